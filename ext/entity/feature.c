/*
** Features of single words: see feature.h. Those of words in their passage are
** in passage.c.
*/
#include "entity/feature.h"

#include <utf8proc.h>

#include "article/place.h"
#include "base/hash.h"

const WordForm FORM_BEFORE = {
    .word = 11, .lower = 11, .shape = 11, .short_shape = 11};
const WordForm FORM_BEHIND = {
    .word = 13, .lower = 13, .shape = 13, .short_shape = 13};

/* Longer words are cut: nobody's name is that long. */
enum { WORD_BYTES = 96 };

/* A word in lower case, and the class of each of its letters. */
typedef struct Spelling {
  char word[WORD_BYTES];    /* curly marks made straight */
  char lower[WORD_BYTES];   /* in lower case */
  char classes[WORD_BYTES]; /* X x d, or the mark itself; one a letter */
  uint32_t word_length, lower_length, class_count;
} Spelling;

/* Words in lower case, without a digit, that mentions begin with. */
static const char *const TRIGGERS[] = {
    /* "northern province of Gilan", "southwestern part of Seoul" */
    "northern", "southern", "eastern", "western", "northeastern",
    "northwestern", "southeastern", "southwestern",
    /* "tens of millions of dinars", "hundreds of thousands of euros" */
    "tens", "hundreds",
    /* "earlier today", "the past two decades", "last spring" */
    "today", "yesterday", "tomorrow", "tonight", "day", "days", "week", "weeks",
    "weekend", "month", "months", "year", "years", "decade", "decades",
    "century", "centuries", "ago", "spring", "summer", "autumn", "winter",
    "morning", "afternoon", "evening", "night", "fortnight", "quarter",
    /* "two million dollars", "several thousand rupees" */
    "thousand", "million", "billion", "trillion", "lakh", "crore", "dollars",
    "dollar", "euros", "euro", "pounds", "cents", "rupees", "yuan", "yen",
    "pesos", "naira", "shillings", "rand", "dirhams", "dinars", "riyals",
    "francs", "kronor", "roubles", "rubles", "won", "lira", "ringgit", "baht"};

/* "€", "£", "¥", "₹" … with which sums begin or end. */
static const char *const CURRENCY_SIGNS[] = {"$", "€", "£", "¥",
                                             "₹", "₦", "₱", "₩"};

static bool word_is_trigger(const Spelling *w) {
  Str word = {w->word, w->word_length};
  return STR_IS_IN(word, TRIGGERS) || STR_IS_IN(word, CURRENCY_SIGNS);
}

/* Curly quotation marks and dashes have no vector: the plain ones have. */
static uint32_t letter_plain(uint32_t c) {
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x02BC:
    return '\'';
  case 0x201C:
  case 0x201D:
  case 0x00AB:
  case 0x00BB:
    return '"';
  case 0x2013:
  case 0x2014:
    return '-';
  default:
    return c;
  }
}

/* The next letter of `word` at `*at`; what is no UTF-8 counts as one byte. */
static uint32_t word_letter(Str word, size_t *at) {
  unsigned char first = (unsigned char)word.data[*at];
  utf8proc_int32_t c = 0;
  utf8proc_ssize_t size = 1;
  if (first < 0x80) {
    c = first;
  } else {
    size = utf8proc_iterate((const utf8proc_uint8_t *)word.data + *at,
                            (utf8proc_ssize_t)(word.length - *at), &c);
    if (size <= 0) c = 0xFFFD, size = 1;
  }
  *at += (size_t)size;
  return letter_plain((uint32_t)c);
}

static uint32_t letter_lower(uint32_t c) {
  if (c < 0x80) return (uint32_t)(unsigned char)ascii_lower((char)c);
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static char letter_class(uint32_t c, uint32_t lower) {
  if (c < 0x80) {
    char a = (char)c;
    if (ascii_is_digit(a)) return 'd';
    return ascii_is_alpha(a) ? (c == lower ? 'x' : 'X') : a;
  }
  return c != lower ? 'X' : 'x';
}

static uint32_t letter_put(char *out, uint32_t c) {
  if (c < 0x80) return *out = (char)c, 1u;
  return (uint32_t)utf8proc_encode_char((utf8proc_int32_t)c,
                                        (utf8proc_uint8_t *)out);
}

static void spelling_make(Spelling *w, Str word) {
  w->word_length = w->lower_length = w->class_count = 0;
  for (size_t at = 0; at < word.length;) {
    if (w->word_length + 4 > WORD_BYTES || w->lower_length + 4 > WORD_BYTES) {
      break;
    }
    uint32_t c = word_letter(word, &at), lower = letter_lower(c);
    w->word_length += letter_put(w->word + w->word_length, c);
    w->lower_length += letter_put(w->lower + w->lower_length, lower);
    w->classes[w->class_count++] = letter_class(c, lower);
  }
}

static uint64_t never_zero(uint64_t hash) {
  return hash ? hash : 1;
}

/* Hash of the classes, where runs longer than `most` count as `most`. */
static uint64_t classes_hash(const Spelling *w, uint32_t most) {
  char cut[WORD_BYTES];
  uint32_t length = 0, run = 0;
  for (uint32_t i = 0; i < w->class_count; i++) {
    run = i && w->classes[i] == w->classes[i - 1] ? run + 1 : 1;
    if (run <= most) cut[length++] = w->classes[i];
  }
  return never_zero(hash_bytes(cut, length));
}

static void form_add_affixes(WordForm *form, const Spelling *w) {
  for (uint32_t i = 0; i < AFFIXES && i < w->word_length; i++) {
    const char *end = w->word + w->word_length;
    form->prefix[i] = never_zero(hash_bytes(w->word, i + 1));
    form->suffix[i] = never_zero(hash_bytes(end - i - 1, i + 1));
  }
}

/* The classes tell all but for caseless scripts, which the flags know. */
static uint32_t form_flags(const Spelling *w, uint8_t token_flags) {
  uint32_t upper = 0, lower = 0, digits = 0;
  for (uint32_t i = 0; i < w->class_count; i++) {
    upper += w->classes[i] == 'X';
    lower += w->classes[i] == 'x';
    digits += w->classes[i] == 'd';
  }
  bool capital = (token_flags & TOKEN_CAPITAL) || w->classes[0] == 'X';
  uint32_t flags = capital ? FORM_CAPITAL : 0;
  if (upper > 1 && lower == 0) flags |= FORM_ALL_CAPITALS;
  if (digits) flags |= FORM_DIGIT;
  if (upper + lower) flags |= FORM_LETTERS;
  /* "iPhone", "eThekwini" */
  if (capital || upper || digits || word_is_trigger(w)) flags |= FORM_TRIGGER;
  return flags;
}

/* Names are looked up where there is a capital; kinds of words in any case. */
static uint32_t form_known(const Spelling *w, Str word) {
  bool capital = w->classes[0] == 'X';
  if (!capital && w->classes[0] != 'x') return 0;
  uint32_t known = gazetteer_kinds(word);
  if (!capital) return known;
  if (gazetteer_first_name(word, NULL)) known |= KNOWN_FIRST_NAME;
  return known + KNOWN_PLACE * (uint32_t)((place_rank(word) + 1) / 2);
}

void form_make(WordForm *form, Str word, uint8_t token_flags) {
  Spelling w;
  spelling_make(&w, word);
  *form = (WordForm){.word = form_hash(word)};
  form->shape = classes_hash(&w, 3);
  form->short_shape = classes_hash(&w, 1);
  form->length = w.word_length > 12 ? 12 : w.word_length;
  form->flags = form_flags(&w, token_flags);
  form->known = form_known(&w, word);
  form_add_affixes(form, &w);
  for (uint32_t i = 0; i < w.lower_length; i++) {
    if (ascii_is_digit(w.lower[i])) w.lower[i] = '0';
  }
  form->lower = never_zero(hash_bytes(w.lower, w.lower_length));
}

uint64_t form_hash(Str word) {
  bool plain = true;
  for (size_t i = 0; i < word.length; i++) plain &= !(word.data[i] & 0x80);
  if (plain && word.length <= WORD_BYTES - 4) {
    return never_zero(hash_str(word));
  }
  Spelling w;
  spelling_make(&w, word);
  return never_zero(hash_bytes(w.word, w.word_length));
}

/* `text` without accents into `out`; returns its length, 0: nothing changed. */
static uint32_t accents_strip(const char *text, uint32_t length, char *out) {
  uint32_t used = 0;
  bool changed = false;
  for (size_t at = 0; at < length;) {
    uint32_t c = word_letter((Str){text, length}, &at);
    utf8proc_int32_t parts[4] = {(utf8proc_int32_t)c};
    if (c >= 0x80) {
      utf8proc_decompose_char((utf8proc_int32_t)c, parts, 4,
                              UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, NULL);
    }
    changed |= (uint32_t)parts[0] != c;
    if (parts[0] > 0) used += letter_put(out + used, (uint32_t)parts[0]);
  }
  return changed ? used : 0;
}

uint32_t form_vector_keys(Str word, uint64_t keys[VECTOR_KEYS]) {
  Spelling w;
  char bare[WORD_BYTES * 2];
  uint32_t count = 0;
  spelling_make(&w, word);
  keys[count++] = never_zero(hash_bytes(w.lower, w.lower_length));
  uint32_t length = accents_strip(w.lower, w.lower_length, bare);
  if (length) keys[count++] = never_zero(hash_bytes(bare, length));
  bool digits = false;
  for (uint32_t i = 0; i < w.lower_length; i++) {
    if (ascii_is_digit(w.lower[i])) w.lower[i] = '0', digits = true;
  }
  if (digits) keys[count++] = never_zero(hash_bytes(w.lower, w.lower_length));
  return count;
}

static uint32_t known_inputs(uint32_t known) {
  static const struct {
    uint32_t kinds, input;
  } INPUTS[] = {
      {KNOWN_FIRST_NAME, INPUT_FIRST_NAME},
      {~(uint32_t)(KNOWN_PLACE - 1), INPUT_PLACE},
      {GAZ_GEOGRAPHIC, INPUT_GREAT_PLACE},
      {GAZ_NORP, INPUT_NORP},
      {GAZ_ORG_HEAD | GAZ_ORG_SUFFIX | GAZ_ORGANIZATION | GAZ_AGENCY,
       INPUT_ORG_WORD},
      {GAZ_HONORIFIC | GAZ_OFFICE, INPUT_OFFICE},
      {GAZ_FACILITY_HEAD | GAZ_EVENT_HEAD | GAZ_PLACE_HEAD, INPUT_THING_HEAD},
      {GAZ_PARTICLE | GAZ_MONTH | GAZ_WEEKDAY, INPUT_SMALL_WORD}};
  uint32_t inputs = known >= 3 * KNOWN_PLACE ? INPUT_GREAT_PLACE : 0;
  for (size_t i = 0; i < sizeof(INPUTS) / sizeof(*INPUTS); i++) {
    if (known & INPUTS[i].kinds) inputs |= INPUTS[i].input;
  }
  return inputs;
}

uint32_t form_inputs(const WordForm *f, bool has_vector) {
  if (f->word == FORM_BEFORE.word || f->word == FORM_BEHIND.word) {
    return INPUT_PADDING;
  }
  bool capital = f->flags & FORM_CAPITAL, letters = f->flags & FORM_LETTERS;
  uint32_t inputs = has_vector ? 0 : INPUT_NO_VECTOR;
  if (capital) inputs |= INPUT_CAPITAL;
  if (f->flags & FORM_ALL_CAPITALS) inputs |= INPUT_ALL_CAPITALS;
  if (f->flags & FORM_DIGIT) inputs |= INPUT_DIGIT;
  if (!letters) inputs |= INPUT_NO_LETTER;
  if (letters && !capital) inputs |= INPUT_LOWER;
  if (capital && f->length == 1) inputs |= INPUT_LONE_CAPITAL;
  return inputs | known_inputs(f->known);
}

/* Numbers of the templates: part of the trained weights' meaning. */
enum {
  T_WORD = 1,
  T_LOWER = 2,   /* + offset + REACH: 2 to 8 */
  T_SHAPE = 10,  /* + offset + 2: 10 to 14 */
  T_PREFIX = 20, /* + length - 1 */
  T_SUFFIX = 24,
  T_CASE = 28,
  T_LENGTH = 29,
  T_BIAS = 30,
  T_NEAR_SUFFIX = 31, /* + offset + 1 */
  T_KNOWN = 35,       /* + offset + 1 */
  T_KNOWN_NAME = 38   /* first name, place */
};

/* Features of the token's own word. */
static uint32_t own_features(const WordForm *f, bool opens_sentence,
                             uint64_t *features) {
  uint32_t n = 0;
  features[n++] = hash_mix(T_WORD, f->word);
  for (uint32_t i = 0; i < AFFIXES; i++) {
    if (f->prefix[i]) features[n++] = hash_mix(T_PREFIX + i, f->prefix[i]);
    if (f->suffix[i]) features[n++] = hash_mix(T_SUFFIX + i, f->suffix[i]);
  }
  uint32_t letters = f->flags & (FORM_CAPITAL | FORM_ALL_CAPITALS);
  features[n++] = hash_mix(T_CASE, letters + 4u * opens_sentence);
  features[n++] = hash_mix(T_LENGTH, f->length);
  features[n++] = hash_mix(T_BIAS, 0);
  uint32_t name = f->known / KNOWN_FIRST_NAME;
  if (name) features[n++] = hash_mix(T_KNOWN_NAME, name);
  return n;
}

uint32_t form_features(const WordForm *f, int offset, bool opens_sentence,
                       uint64_t features[FORM_FEATURES]) {
  uint32_t n = offset ? 0 : own_features(f, opens_sentence, features);
  int distance = offset < 0 ? -offset : offset;
  features[n++] = hash_mix((uint64_t)(T_LOWER + offset + REACH), f->lower);
  if (distance <= 2) {
    uint64_t shape = distance == 2 ? f->short_shape : f->shape;
    features[n++] = hash_mix((uint64_t)(T_SHAPE + offset + 2), shape);
  }
  if (distance <= 1 && f->known) {
    features[n++] = hash_mix((uint64_t)(T_KNOWN + offset + 1), f->known);
  }
  if (distance == 1 && f->suffix[2]) {
    features[n++] = hash_mix((uint64_t)(T_NEAR_SUFFIX + offset), f->suffix[2]);
  }
  return n;
}
