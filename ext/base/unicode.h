/*
** Classes of characters, for whatever is not ASCII. A thin face of utf8proc,
** so that no other room depends on it.
**
**   unicode_class(0x2019)  -> UNICODE_MARK         the curly apostrophe
**   unicode_class(0x0416)  -> UNICODE_UPPER        Cyrillic Zhe
**   unicode_fold(&arena, STR("Łódź Ångström"))  -> "lodz angstrom"
*/
#ifndef NEWSEXT_BASE_UNICODE_H
#define NEWSEXT_BASE_UNICODE_H

#include "base/arena.h"

typedef enum UnicodeClass {
  UNICODE_SPACE,  /* white space, zero-width space, direction marks, controls */
  UNICODE_UPPER,  /* upper- or title-case letter */
  UNICODE_LOWER,  /* lower-case letter */
  UNICODE_LETTER, /* letter of a script without case, modifier letter */
  UNICODE_DIGIT,  /* decimal digit of any script */
  UNICODE_EXTEND, /* continues a word: accent, vowel sign, joiner, soft hyphen
                   */
  UNICODE_MARK    /* punctuation, symbol, other number, private, unassigned */
} UnicodeClass;

/* Any code point, ASCII as well. Surrogates and beyond are UNICODE_MARK. */
UnicodeClass unicode_class(uint32_t cp);

static inline bool unicode_is_letter(uint32_t cp) {
  UnicodeClass c = unicode_class(cp);
  return c == UNICODE_UPPER || c == UNICODE_LOWER || c == UNICODE_LETTER;
}
static inline bool unicode_is_upper(uint32_t cp) {
  return unicode_class(cp) == UNICODE_UPPER;
}
static inline bool unicode_is_lower(uint32_t cp) {
  return unicode_class(cp) == UNICODE_LOWER;
}
static inline bool unicode_is_space(uint32_t cp) {
  return unicode_class(cp) == UNICODE_SPACE;
}
static inline bool unicode_is_digit(uint32_t cp) {
  return unicode_class(cp) == UNICODE_DIGIT;
}

/* Simple mappings: one code point to one. */
uint32_t unicode_to_lower(uint32_t cp);
uint32_t unicode_to_upper(uint32_t cp);

/*
** One character folded for look-up: lower case, decomposed, without any mark;
** "É" is "e", "ﬁ" is "fi", a vowel sign nothing. Returns its bytes.
*/
enum { UNICODE_BARE_MAX = 64 };
size_t unicode_bare(uint32_t cp, char out[UNICODE_BARE_MAX]);

/*
** Lower-case copy of well-formed `s` without diacritics, Latin letters that
** have no decomposition spelt out (ø o, ł l, đ d, ß ss, æ ae, þ th). Scripts
** other than Latin keep their letters. STR_NULL when out of memory.
*/
Str unicode_fold(Arena *arena, Str s);
/* Lower-case copy that keeps diacritics. STR_NULL when out of memory. */
Str unicode_lower(Arena *arena, Str s);

#endif
