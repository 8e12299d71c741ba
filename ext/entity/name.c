/*
** Parsing and comparing of persons' names: see name.h.
*/
#include "entity/name.h"

#include "article/place.h"
#include "base/hash.h"
#include "entity/role_noun.h"
#include "entity/spell.h"

/* Suffixes; two names with different ones are two persons. */
static const char *const NAME_SUFFIXES[] = {"jr", "sr", "ii", "iii", "iv"};

/*
** Family names that stand first in Chinese, Korean and Vietnamese names,
** romanised. Sorted. With one of them in front and no first name of Europe
** behind it, "Xi Jinping" has the surname Xi.
*/
/* clang-format off */
static const char *const FIRST_SURNAMES[] = {
    "ahn", "bae", "bai", "bui", "byun", "cai", "cao", "chan", "chang", "chao",
    "chau", "chen", "cheng", "cheung", "chiang", "cho", "choe", "choi", "chow",
    "chu", "chua", "chun", "chung", "cui", "dai", "dang", "deng", "ding", "do",
    "dong", "du", "duan", "fan", "fang", "feng", "fu", "fung", "gao", "goh",
    "gong", "gu", "guo", "ha", "han", "hao", "he", "heo", "ho", "hong", "hou",
    "hsieh", "hsu", "hu", "huang", "hui", "hung", "huynh", "hwang", "im",
    "jang", "jeon", "jeong", "ji", "jia", "jiang", "jin", "jo", "jung", "kang",
    "kim", "ko", "kong", "koo", "kwak", "kwan", "kwok", "kwon", "lai", "lam",
    "lau", "le", "lee", "lei", "leung", "li", "liang", "liao", "lim", "lin",
    "ling", "liu", "lo", "long", "lu", "luo", "luong", "ma", "mai", "mao",
    "meng", "min", "mo", "moon", "nam", "ng", "ngo", "nguyen", "noh", "oh",
    "ong", "ou", "pan", "park", "peng", "pham", "phan", "qi", "qian", "qiao",
    "qin", "qiu", "qu", "ren", "roh", "ryu", "seo", "shao", "shen", "shi",
    "shin", "sim", "sin", "siu", "so", "sohn", "son", "song", "su", "suh",
    "sun", "tam", "tan", "tang", "tao", "teo", "tian", "to", "tong", "tran",
    "truong", "tsai", "tsang", "tse", "tsui", "vo", "vu", "wan", "wang", "wei",
    "wen", "wong", "woo", "wu", "xi", "xia", "xiang", "xiao", "xie", "xu",
    "xue", "yan", "yang", "yao", "yau", "ye", "yeo", "yeung", "yi", "yim",
    "yin", "yip", "yiu", "yoo", "yoon", "yu", "yuan", "yuen", "yun", "zeng",
    "zhan", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou"};
/* clang-format on */

static bool is_first_surname(Str word) {
  size_t low = 0, high = sizeof(FIRST_SURNAMES) / sizeof(*FIRST_SURNAMES);
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = str_compare(str_from_c(FIRST_SURNAMES[middle]), word);
    if (order == 0) return true;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

/* Bytes of a possessive at the end: 's ’s, or the mark alone after s. */
static size_t possessive_length(Str s) {
  static const char *const ENDS[] = {"'s", "\xE2\x80\x99s", "'S",
                                     "\xE2\x80\x99S"};
  for (size_t i = 0; i < sizeof(ENDS) / sizeof(*ENDS); i++) {
    size_t n = strlen(ENDS[i]);
    if (s.length > n && memcmp(s.data + s.length - n, ENDS[i], n) == 0)
      return n;
  }
  if (s.length > 2 && (memcmp(s.data + s.length - 2, "s'", 2) == 0)) return 1;
  return 0;
}

Str name_clean(Arena *arena, Str printed) {
  Str s = str_trim(printed);
  bool plain = true;
  for (size_t i = 0; i < s.length && plain; i++) {
    bool space = ascii_is_space(s.data[i]);
    plain = !space || (s.data[i] == ' ' && !ascii_is_space(s.data[i - 1]));
  }
  if (plain) return s;
  Buffer out = {.arena = arena};
  for (size_t i = 0; i < s.length; i++) {
    if (!ascii_is_space(s.data[i]))
      buffer_add_char(&out, s.data[i]);
    else if (!ascii_is_space(s.data[i - 1]))
      buffer_add_char(&out, ' ');
  }
  return buffer_str(&out);
}

/* Cuts honorifics off the front as long as something is left. */
static Str honorifics_cut(Str s, uint8_t *gender) {
  for (;;) {
    GazetteerEntry e;
    size_t n = gazetteer_match(s, 0, GAZ_HONORIFIC, &e);
    if (n == 0 || n >= s.length) return s;
    if (n < s.length && s.data[n] == '.') n++;
    Str rest = str_trim(str_slice(s, n, s.length - n));
    if (rest.length == 0 || rest.length == s.length - n) return s;
    if (!*gender) *gender = e.gender;
    s = rest;
  }
}

/* "Democrat Hillary Clinton", "Minister Rosa Lind": no part of the name. */
static Str labels_cut(Str s) {
  for (;;) {
    const char *space = memchr(s.data, ' ', s.length);
    if (!space) return s;
    Str word = str_slice(s, 0, (size_t)(space - s.data));
    Str rest = str_slice(s, word.length + 1, s.length - word.length - 1);
    bool label = (gazetteer_kinds(word) & GAZ_POLITICS) || role_is_noun(word);
    if (!label || gazetteer_first_name(word, NULL) ||
        !memchr(rest.data, ' ', rest.length))
      return s;
    s = rest;
  }
}

/* ALL CAPS: no lower-case letter and more than four upper-case ones. */
static bool is_shouted(Str s) {
  size_t capitals = 0;
  for (size_t i = 0; i < s.length; i++) {
    if (ascii_is_lower(s.data[i])) return false;
    capitals += ascii_is_upper(s.data[i]);
  }
  return capitals > 4;
}

static void words_split(Name *name, Str folded) {
  size_t at = 0;
  while (at < folded.length && name->count < NAME_WORDS) {
    size_t end = at;
    while (end < folded.length && folded.data[end] != ' ') end++;
    if (end > at) name->words[name->count++] = str_slice(folded, at, end - at);
    at = end + 1;
  }
}

static void suffix_cut(Name *name) {
  if (name->count < 2) return;
  for (uint8_t i = 0; i < sizeof(NAME_SUFFIXES) / sizeof(*NAME_SUFFIXES); i++) {
    if (!str_equal(name->words[name->count - 1], str_from_c(NAME_SUFFIXES[i])))
      continue;
    name->suffix = (uint8_t)(i + 1);
    name->count--;
    return;
  }
}

/* True for "Suk-han", "Jong-un": the given name of an East Asian name. */
static bool has_lower_hyphen(Str text) {
  for (size_t i = 1; i + 1 < text.length; i++) {
    if (text.data[i] == '-' && ascii_is_lower(text.data[i + 1])) return true;
  }
  return false;
}

/*
** Where the surname is: behind the given names with its particles ("von der
** Leyen"), or in front in Chinese and Korean names.
*/
static void surname_find(Name *name) {
  uint8_t n = name->count;
  name->surname = n ? (uint8_t)(n - 1) : 0;
  name->surname_end = n;
  if (n < 2) return;
  if (is_first_surname(name->words[0]) &&
      (has_lower_hyphen(name->text) ||
       (!is_first_surname(name->words[n - 1]) &&
        !gazetteer_first_name(name->words[0], NULL)))) {
    name->surname = 0, name->surname_end = 1;
    return;
  }
  while (name->surname > 1 &&
         (gazetteer_kinds(name->words[name->surname - 1]) & GAZ_PARTICLE))
    name->surname--;
}

static uint64_t skeleton_hash(Str word) {
  Spelling s;
  spell_word(word, &s);
  return hash_bytes(s.skeleton, s.skeleton_length);
}

void name_parse(Arena *arena, Str printed, Name *name) {
  *name = (Name){.count = 0};
  Str text = name_clean(arena, printed);
  text.length -= possessive_length(text);
  size_t aside = str_find(text, STR(" ("), 0); /* "Ann Ruiz (D-Ohio" */
  if (aside != SIZE_MAX && aside > 0) text.length = aside;
  name->text = labels_cut(honorifics_cut(text, &name->gender));
  name->shouted = is_shouted(name->text);
  words_split(name, spell_fold(arena, name->text));
  suffix_cut(name);
  surname_find(name);
}

void name_sound(Name *name) {
  if (name->count > 0)
    name->surname_skeleton = skeleton_hash(name->words[name->surname_end - 1]);
}

bool name_may_be_misspelt(const Name *name) {
  if (name->count != 1 || name->words[0].length < 5) return false;
  return gazetteer_kinds(name->text) == 0 && place_rank(name->text) == 0 &&
         !gazetteer_first_name(name->text, NULL);
}

/* Equal, or one the initial of the other. */
static bool word_compatible(Str a, Str b) {
  if (str_equal(a, b)) return true;
  return a.length && b.length && (a.length == 1 || b.length == 1) &&
         a.data[0] == b.data[0];
}

/* Where `form` stands in `full` word by word, or -1. */
static int words_position(const Name *form, const Name *full) {
  for (int at = full->count - form->count; at >= 0; at--) {
    int i = 0;
    while (i < form->count && str_equal(form->words[i], full->words[at + i]))
      i++;
    if (i == form->count) return at;
  }
  return -1;
}

/* Words that are no initials: equal, or spellings of one name. */
static bool words_alike(Str a, Str b, double least) {
  if (str_equal(a, b)) return true;
  return a.length >= 4 && b.length >= 4 && spell_alike(a, b, least);
}

/* First names: equal, initial, or a misspelling that keeps the gender. */
static bool given_compatible(const Name *x, const Name *y) {
  Str a = x->words[0], b = y->words[0];
  if (word_compatible(a, b)) return true;
  if (!words_alike(a, b, 0.7)) return false;
  Gender of_a = GENDER_UNKNOWN, of_b = GENDER_UNKNOWN;
  gazetteer_first_name(a, &of_a);
  gazetteer_first_name(b, &of_b);
  return !of_a || !of_b || of_a == of_b;
}

/* Their skeletons are known: most pairs end there. */
static bool surnames_alike(const Name *x, const Name *y) {
  Str a = x->words[x->surname_end - 1], b = y->words[y->surname_end - 1];
  if (x->surname_skeleton != y->surname_skeleton) return spell_one_slip(a, b);
  return words_alike(a, b, 0.75);
}

/* Every middle word of `form` stands, in order, among those of `full`. */
static bool middles_compatible(const Name *form, const Name *full) {
  int at = 1;
  for (int i = 1; i + 1 < form->count; i++) {
    while (at + 1 < full->count &&
           !word_compatible(form->words[i], full->words[at]))
      at++;
    if (at + 1 >= full->count) return false;
    at++;
  }
  return true;
}

static bool full_names_match(const Name *form, const Name *full) {
  return surnames_alike(form, full) && given_compatible(form, full) &&
         middles_compatible(form, full);
}

NameMatch name_match(const Name *form, const Name *full) {
  if (!form->count || form->count > full->count) return MATCH_NONE;
  if (form->suffix && full->suffix && form->suffix != full->suffix)
    return MATCH_NONE;
  int at = words_position(form, full);
  if (at >= 0) {
    int end = at + form->count;
    if (form->count > 1 && end > full->surname) return MATCH_FULL;
    bool last = end == full->count;
    bool surname = at < full->surname_end && end > full->surname;
    return last || surname ? MATCH_SURNAME : MATCH_GIVEN;
  }
  if (form->count > 1) {
    return full_names_match(form, full) ? MATCH_FULL : MATCH_NONE;
  }
  return surnames_alike(form, full) ? MATCH_ALIKE : MATCH_NONE;
}
