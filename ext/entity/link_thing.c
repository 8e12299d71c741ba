/*
** Linking of organizations, places, nationalities and products: the same name
** however it is spelt, long names and their acronyms, full names and short.
**
**   "US", "U.S.", "United States"          one country (gazetteer)
**   "Harbour Workers' Union (HWU)", "HWU"  brackets, or initials alone
**   "Nordic Timber Group", "Nordic Timber" a short form and its generic rest
**   "Health Ministry", "the Ministry"      the only one whose name ends so
*/
#include "article/place.h"
#include "base/hash.h"
#include "entity/linker.h"
#include "entity/spell.h"

enum {
  THING_WORDS = 12,  /* words of a name that are looked at */
  ACRONYM_SHORT = 2, /* letters */
  ACRONYM_LONG = 10
};

/* Words without a letter in an acronym. */
static const char *const SMALL_WORDS[] = {"of",  "the", "and", "for", "in",
                                          "on",  "to",  "at",  "de",  "la",
                                          "del", "des", "du",  "&"};

/* End the full names of bodies and add nothing: "Arle Police Command". */
static const char *const GENERIC_RESTS[] = {
    "cafe",       "command",       "enterprises",  "headquarters",
    "holding",    "holdings",      "hotel",        "hotels",
    "industries", "international", "organisation", "organization",
    "restaurant", "team",          "worldwide"};

/* A folded name cut into words. */
typedef struct Words {
  Str items[THING_WORDS];
  uint32_t count;
} Words;

typedef struct ThingIndex {
  Linker *l;
  Chain keys;     /* key, or the gazetteer's name -> draft */
  Chain heads;    /* words that a longer name begins with -> draft */
  Chain tails;    /* words that a longer name ends with -> draft */
  Chain initials; /* of a longer name -> draft */
} ThingIndex;

static bool is_small_word(Str word) {
  for (size_t i = 0; i < sizeof(SMALL_WORDS) / sizeof(*SMALL_WORDS); i++) {
    if (str_equal(word, str_from_c(SMALL_WORDS[i]))) return true;
  }
  return false;
}

static void words_of(const Form *form, Words *words) {
  Str s = form->fold;
  words->count = 0;
  size_t at = 0;
  while (at < s.length && words->count < THING_WORDS) {
    size_t end = at;
    while (end < s.length && s.data[end] != ' ') end++;
    words->items[words->count++] = str_slice(s, at, end - at);
    at = end + 1;
  }
  if (at < s.length) words->count = 0; /* too long to be compared */
}

static uint64_t words_hash(const Words *words, uint32_t from, uint32_t to) {
  uint64_t h = 0;
  for (uint32_t i = from; i < to; i++)
    h = hash_mix(h, hash_str(words->items[i]));
  return h;
}

static bool is_organization(EntityType type) {
  return type == TYPE_ORGANIZATION || type == TYPE_FACILITY ||
         type == TYPE_PRODUCT;
}

/* "Washington, D.C." is the Washington of the text. */
static Str place_key(const Form *form) {
  bool capital =
      form->type == TYPE_LOCATION && str_equal(form->key, STR("washingtondc"));
  return capital ? STR("washington") : form->key;
}

/* What the name is known as: countries and organizations meet under it. */
static uint64_t normal_key(Linker *l, Form *form) {
  GazetteerEntry e;
  if (form->type == TYPE_NORP ||
      !gazetteer_find(form->text, GAZ_COUNTRY | GAZ_ORGANIZATION, &e) ||
      e.name.length == 0)
    return hash_str(place_key(form));
  form->standard = (e.kind & GAZ_COUNTRY) &&
                   str_equal(spell_fold(l->d->arena, e.name), form->fold);
  return hash_mix(hash_str(e.name), 7);
}

static void same_names_link(ThingIndex *index) {
  Linker *l = index->l;
  for (uint32_t i = 0; i < l->forms.count; i++) {
    Form *form = &l->forms.items[i];
    if (form->class != CLASS_THING) continue;
    uint64_t key = normal_key(l, form);
    uint32_t item = chain_find(&index->keys, key);
    if (item) {
      form->draft = index->keys.items[item].value;
      linker_draft_name(l, form->draft, i);
    } else {
      form->draft = linker_draft_add(l, i);
      chain_add(&index->keys, key, form->draft);
    }
    if (l->d->arena->failed) return;
  }
}

static void initials_add(ThingIndex *index, const Words *words, bool small,
                         uint32_t draft) {
  char letters[THING_WORDS];
  size_t n = 0;
  for (uint32_t i = 0; i < words->count; i++) {
    if (small || !is_small_word(words->items[i]))
      letters[n++] = words->items[i].data[0];
  }
  if (n >= ACRONYM_SHORT)
    chain_add(&index->initials, hash_bytes(letters, n), draft);
}

static void parts_index(ThingIndex *index) {
  const Linker *l = index->l;
  for (uint32_t i = 0; i < l->forms.count; i++) {
    const Form *form = &l->forms.items[i];
    if (form->class != CLASS_THING || form->words < 2) continue;
    Words words;
    words_of(form, &words);
    for (uint32_t k = 1; k < words.count; k++) {
      chain_add(&index->heads, words_hash(&words, 0, k), i);
      chain_add(&index->tails, words_hash(&words, k, words.count), i);
    }
    initials_add(index, &words, false, i);
    initials_add(index, &words, true, i);
  }
}

/* All capitals, dots aside: "NATO", "U.N."; a plural or lower s may follow. */
static bool is_acronym(const Form *form) {
  size_t capitals = 0, others = 0;
  for (size_t i = 0; i < form->text.length; i++) {
    char c = form->text.data[i];
    if (ascii_is_upper(c))
      capitals++;
    else if (c != '.')
      others++;
  }
  return capitals >= ACRONYM_SHORT && capitals <= ACRONYM_LONG && others == 0;
}

/* Merges the group of `form` into that of the fuller `into`. */
static void forms_merge(Linker *l, uint32_t form, uint32_t into) {
  uint32_t from = linker_root(l, l->forms.items[form].draft);
  uint32_t to = linker_root(l, l->forms.items[into].draft);
  if (from == to) return;
  l->drafts.items[from].parent = to;
  linker_draft_name(l, to, l->drafts.items[from].form);
  if (l->drafts.items[from].first < l->drafts.items[to].first)
    l->drafts.items[to].first = l->drafts.items[from].first;
}

/* Test whether the fuller form `b` can be meant by `a`. */
typedef bool FormTest(const Form *a, const Form *b);

/* The only group among the forms of `key` that passes; its form, or none. */
static uint32_t only_form(const ThingIndex *index, const Chain *chain,
                          uint64_t key, uint32_t form, FormTest *test) {
  const Linker *l = index->l;
  uint32_t found = UINT32_MAX;
  int looks = LOOKS;
  for (uint32_t i = chain_find(chain, key); i; i = chain_next(chain, i)) {
    uint32_t other = chain->items[i].value;
    if (other == form || !test(&l->forms.items[form], &l->forms.items[other]))
      continue;
    if (found != UINT32_MAX && linker_root(l, l->forms.items[found].draft) !=
                                   linker_root(l, l->forms.items[other].draft))
      return UINT32_MAX;
    found = other;
    if (!looks--) return UINT32_MAX;
  }
  return found;
}

static bool acronym_test(const Form *a, const Form *b) {
  return b->words >= 2 &&
         (is_organization(a->type) == is_organization(b->type));
}

static void acronyms_link(ThingIndex *index) {
  Linker *l = index->l;
  for (uint32_t i = 0; i < l->forms.count; i++) {
    Form *form = &l->forms.items[i];
    if (form->class != CLASS_THING || form->words != 1 || !is_acronym(form))
      continue;
    uint32_t into = only_form(index, &index->initials, hash_str(form->key), i,
                              acronym_test);
    if (into != UINT32_MAX) forms_merge(l, i, into);
  }
}

static bool letters_from(Str acronym, Str name, size_t from) {
  size_t at = 0;
  for (size_t i = from; i < name.length && at < acronym.length; i++)
    at += name.data[i] == acronym.data[at];
  return at == acronym.length;
}

/* The acronym's letters stand, in order, from the first letter of a word on. */
static bool letters_in_order(const Form *acronym, const Form *longer) {
  Str key = acronym->key, name = longer->fold;
  int looks = THING_WORDS;
  for (size_t i = 0; key.length && i < name.length && looks; i++) {
    if (i && name.data[i - 1] != ' ') continue;
    looks--;
    if (name.data[i] == key.data[0] && letters_from(key, name, i)) return true;
  }
  return false;
}

/* "(" stands between two mentions and ")" behind the second. */
static bool is_bracketed(const Document *d, Span a, Span b) {
  uint32_t end = a.start + a.length, after = b.start + b.length;
  if (b.start < end || b.start - end > 2 || after >= d->text.length)
    return false;
  return d->text.data[b.start - 1] == '(' && d->text.data[after] == ')';
}

/*
** "Long Name (ACR)": an acronym whose letters stand in the name, or of three
** and more capitals (names are translated, their acronyms are not).
*/
static bool bracket_test(const Form *shorter, const Form *longer) {
  if (longer->words < 2 || shorter->words != 1) return false;
  if (gazetteer_kinds(shorter->text) & (GAZ_GEOGRAPHIC | GAZ_AGENCY))
    return false;
  if (letters_in_order(shorter, longer)) return true;
  return is_acronym(shorter) && shorter->key.length >= 3 &&
         shorter->type == TYPE_ORGANIZATION &&
         longer->type == TYPE_ORGANIZATION;
}

static void brackets_link(ThingIndex *index) {
  Linker *l = index->l;
  for (uint32_t i = 0; i + 1 < l->e->mention_count; i++) {
    uint32_t a = l->form_of[i], b = l->form_of[i + 1];
    const Form *x = &l->forms.items[a], *y = &l->forms.items[b];
    if (x->class != CLASS_THING || y->class != CLASS_THING) continue;
    if (!is_bracketed(l->d, l->e->mentions[i].span, l->e->mentions[i + 1].span))
      continue;
    if (bracket_test(y, x))
      forms_merge(l, b, a);
    else if (letters_in_order(x, y) && bracket_test(x, y))
      forms_merge(l, a, b);
  }
}

/* True for what is a name in its own right: a place, a people, a first name. */
static bool is_other_name(const Form *form) {
  uint32_t kinds = gazetteer_kinds(form->text);
  return (kinds & (GAZ_GEOGRAPHIC | GAZ_NORP)) || place_rank(form->text) > 0;
}

/* What is left of `b` behind the words of `a`. */
static Str rest_of(const Form *a, const Form *b) {
  size_t at = a->fold.length + 1;
  return at < b->fold.length ? str_slice(b->fold, at, b->fold.length - at)
                             : STR("");
}

/* The rest ends in a generic word: Group, Ltd, National Park, Ocean. */
static bool rest_is_generic(const Form *a, const Form *b) {
  if (b->words > a->words + 2) return false;
  Str rest = rest_of(a, b);
  size_t start = rest.length;
  while (start && rest.data[start - 1] != ' ') start--;
  uint32_t heads = a->type == TYPE_LOCATION
                       ? GAZ_PLACE_HEAD | GAZ_FACILITY_HEAD
                       : GAZ_ORG_HEAD | GAZ_ORG_SUFFIX | GAZ_FACILITY_HEAD;
  Str last = str_slice(rest, start, rest.length - start);
  for (size_t i = 0; i < sizeof(GENERIC_RESTS) / sizeof(*GENERIC_RESTS); i++) {
    if (str_equal(last, str_from_c(GENERIC_RESTS[i]))) return true;
  }
  return gazetteer_kinds(last) & heads;
}

/* The rest says where: "Supreme Court" for "Supreme Court of India". */
static bool rest_is_where(const Form *a, const Form *b) {
  static const char *const LINKS[] = {"of ", "in ", "at ", "for "};
  Str rest = rest_of(a, b);
  for (size_t i = 0; a->words > 1 && i < sizeof(LINKS) / sizeof(*LINKS); i++) {
    if (str_starts_nocase(rest, str_from_c(LINKS[i]))) return true;
  }
  return false;
}

/* "Nordic Timber" for "Nordic Timber Group". */
static bool head_test(const Form *a, const Form *b) {
  if (a->type == TYPE_NORP || b->type == TYPE_NORP) return false;
  if ((a->type == TYPE_LOCATION) != (b->type == TYPE_LOCATION) &&
      b->type != TYPE_FACILITY)
    return false;
  if (is_other_name(a)) return false;
  return rest_is_generic(a, b) || rest_is_where(a, b) ||
         (is_organization(a->type) && b->first < a->first);
}

/* "Health Ministry" for "Kinshasa Health Ministry", named before. */
static bool tail_test(const Form *a, const Form *b) {
  if (!is_organization(a->type) || !is_organization(b->type)) return false;
  if (a->words == 1 && !(gazetteer_kinds(a->text) & GAZ_ORG_HEAD)) return false;
  return b->first < a->first && !is_other_name(a);
}

static void shorter_link(ThingIndex *index) {
  Linker *l = index->l;
  for (uint32_t i = 0; i < l->forms.count; i++) {
    const Form *form = &l->forms.items[i];
    if (form->class != CLASS_THING || form->words >= THING_WORDS) continue;
    Words words;
    words_of(form, &words);
    if (words.count == 0) continue;
    uint64_t key = words_hash(&words, 0, words.count);
    uint32_t into = only_form(index, &index->heads, key, i, head_test);
    if (into == UINT32_MAX)
      into = only_form(index, &index->tails, key, i, tail_test);
    if (into != UINT32_MAX) forms_merge(l, i, into);
  }
}

void linker_things(Linker *l) {
  ThingIndex index = {.l = l};
  size_t n = l->forms.count;
  chain_init(&index.keys, l->d->arena, n);
  chain_init(&index.heads, l->d->arena, 3 * n);
  chain_init(&index.tails, l->d->arena, 3 * n);
  chain_init(&index.initials, l->d->arena, 2 * n);
  same_names_link(&index);
  parts_index(&index);
  if (l->d->arena->failed) return;
  brackets_link(&index);
  acronyms_link(&index);
  shorter_link(&index);
}
