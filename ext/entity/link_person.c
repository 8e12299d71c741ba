/*
** Linking of persons: full names define drafts, the longest first; shorter
** forms join those that they can stand for.
**
**   "Rebane"         -> Andres Rebane       (surname, also ahead of the name)
**   "Roy Delacroix"  -> Roy J Delacroix     (initial more)
**   "Linquist"       -> Marta Lindqvist     (misspelt, only one candidate)
*/
#include <stdlib.h>

#include "base/hash.h"
#include "entity/linker.h"

typedef struct PersonIndex {
  Linker *l;
  Chain words;  /* each word of a draft's names -> draft */
  Chain sounds; /* skeleton, and first letters, of its surnames -> draft */
} PersonIndex;

/* Keys under which misspelt surnames meet: their skeletons, their beginnings.
 */
static void sound_keys(const Name *name, uint64_t keys[2]) {
  Str word = name->words[name->surname_end - 1];
  keys[0] = hash_mix(name->surname_skeleton, 1);
  keys[1] =
      hash_mix(hash_bytes(word.data, word.length < 3 ? word.length : 3), 2);
}

static void index_add(PersonIndex *index, const Name *name, uint32_t draft) {
  for (int i = 0; i < name->count; i++)
    chain_add(&index->words, hash_str(name->words[i]), draft);
  if (name->count == 0) return;
  uint64_t keys[2];
  sound_keys(name, keys);
  chain_add(&index->sounds, keys[0], draft);
  chain_add(&index->sounds, keys[1], draft);
}

/* The best candidates seen so far; a better match forgets the others. */
typedef struct Choice {
  NameMatch best;
  uint32_t drafts[CANDIDATES];
  uint32_t count;
} Choice;

static void choice_add(Choice *choice, NameMatch match, uint32_t draft) {
  if (match < choice->best || match == MATCH_NONE) return;
  if (match > choice->best) choice->count = 0;
  choice->best = match;
  for (uint32_t i = 0; i < choice->count; i++) {
    if (choice->drafts[i] == draft) return;
  }
  if (choice->count < CANDIDATES) choice->drafts[choice->count++] = draft;
}

static void choice_look(PersonIndex *index, const Chain *chain, uint64_t key,
                        const Name *name, Choice *choice) {
  int looks = LOOKS;
  for (uint32_t i = chain_find(chain, key); i && looks--;
       i = chain_next(chain, i)) {
    uint32_t draft = chain->items[i].value;
    const Draft *to = &index->l->drafts.items[draft];
    const Name *full = index->l->forms.items[to->form].name;
    if (full) choice_add(choice, name_match(name, full), draft);
  }
}

static void choice_find(PersonIndex *index, const Name *name, Choice *choice) {
  *choice = (Choice){.best = MATCH_NONE};
  if (name->count == 0) return;
  Str surname = name->words[name->surname_end - 1];
  choice_look(index, &index->words, hash_str(surname), name, choice);
  if (name->count > 1)
    choice_look(index, &index->words, hash_str(name->words[0]), name, choice);
  if (choice->best != MATCH_NONE) return;
  if (name->count == 1 && !name_may_be_misspelt(name)) return;
  uint64_t keys[2];
  sound_keys(name, keys);
  choice_look(index, &index->sounds, keys[0], name, choice);
  choice_look(index, &index->sounds, keys[1], name, choice);
  /* A misspelling that fits two persons is left alone. */
  if (choice->best == MATCH_ALIKE && choice->count > 1) choice->count = 0;
}

/* Several drafts fit: each mention will choose. */
static void form_leave_open(PersonIndex *index, Form *form,
                            const Choice *choice) {
  form->candidates = ARENA_ARRAY(index->l->d->arena, uint32_t, choice->count);
  if (!form->candidates) return;
  memcpy(form->candidates, choice->drafts,
         choice->count * sizeof(*choice->drafts));
  form->candidate_count = choice->count;
}

static void person_link(PersonIndex *index, uint32_t at) {
  Linker *l = index->l;
  Form *form = &l->forms.items[at];
  Choice choice;
  choice_find(index, form->name, &choice);
  if (choice.count > 1) {
    form_leave_open(index, form, &choice);
    return;
  }
  if (choice.count == 1) {
    form->draft = choice.drafts[0];
    linker_draft_name(l, form->draft, at);
  } else {
    form->draft = linker_draft_add(l, at);
    if (form->draft == NO_DRAFT) return;
  }
  if (form->name->gender && !l->drafts.items[form->draft].gender)
    l->drafts.items[form->draft].gender = form->name->gender;
  if (choice.count == 0 || choice.best == MATCH_FULL)
    index_add(index, form->name, form->draft);
}

typedef struct PersonOrder {
  uint32_t form, words, first;
} PersonOrder;

/* Longest names first; the order of the text among equals. */
static int order_compare(const void *a, const void *b) {
  const PersonOrder *x = a, *y = b;
  if (x->words != y->words) return x->words > y->words ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* "…, better known as |Name|": what stands between two names says it. */
static bool says_alias(Str between) {
  static const char *const WORDS[] = {"known as", "alias", "nicknamed",
                                      "a.k.a.",   "aka",   "born"};
  if (between.length == 0 || between.length > 32) return false;
  for (size_t i = 0; i < sizeof(WORDS) / sizeof(*WORDS); i++) {
    size_t at = str_find(between, str_from_c(WORDS[i]), 0);
    if (at != SIZE_MAX) return true;
  }
  return false;
}

/* Two names of one person, said to be: the first one stays. */
static void aliases_link(Linker *l) {
  for (uint32_t i = 0; i + 1 < l->e->mention_count; i++) {
    Form *a = &l->forms.items[l->form_of[i]];
    Form *b = &l->forms.items[l->form_of[i + 1]];
    Span x = l->e->mentions[i].span, y = l->e->mentions[i + 1].span;
    if (a->class != CLASS_PERSON || b->class != CLASS_PERSON ||
        a->draft == NO_DRAFT || b->draft == NO_DRAFT ||
        y.start < x.start + x.length ||
        !says_alias(str_slice(l->d->text, x.start + x.length,
                              y.start - x.start - x.length)))
      continue;
    uint32_t from = linker_root(l, b->draft), to = linker_root(l, a->draft);
    l->drafts.items[from].parent = to;
  }
}

void linker_persons(Linker *l) {
  PersonIndex index = {.l = l};
  Arena *arena = l->d->arena;
  chain_init(&index.words, arena, 2 * l->forms.count);
  chain_init(&index.sounds, arena, 2 * l->forms.count);
  PersonOrder *order = ARENA_ARRAY(arena, PersonOrder, l->forms.count);
  if (!order) return;
  size_t n = 0;
  for (uint32_t i = 0; i < l->forms.count; i++) {
    const Form *form = &l->forms.items[i];
    if (form->class == CLASS_PERSON && form->name)
      order[n++] = (PersonOrder){i, form->words, form->first};
  }
  qsort(order, n, sizeof(*order), order_compare);
  for (size_t i = 0; i < n && !arena->failed; i++)
    person_link(&index, order[i].form);
  if (!arena->failed) aliases_link(l);
}
