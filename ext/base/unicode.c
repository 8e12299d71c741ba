/* Classes of characters, by utf8proc: see unicode.h. */
#include "base/unicode.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* General category -> our class. What is not named is UNICODE_MARK. */
static const uint8_t CLASS_OF_CATEGORY[] = {
    [UTF8PROC_CATEGORY_CN] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_LU] = UNICODE_UPPER,
    [UTF8PROC_CATEGORY_LL] = UNICODE_LOWER,
    [UTF8PROC_CATEGORY_LT] = UNICODE_UPPER,
    [UTF8PROC_CATEGORY_LM] = UNICODE_LETTER,
    [UTF8PROC_CATEGORY_LO] = UNICODE_LETTER,
    [UTF8PROC_CATEGORY_MN] = UNICODE_EXTEND,
    [UTF8PROC_CATEGORY_MC] = UNICODE_EXTEND,
    [UTF8PROC_CATEGORY_ME] = UNICODE_EXTEND,
    [UTF8PROC_CATEGORY_ND] = UNICODE_DIGIT,
    [UTF8PROC_CATEGORY_NL] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_NO] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PC] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PD] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PS] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PE] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PI] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PF] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_PO] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_SM] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_SC] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_SK] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_SO] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_ZS] = UNICODE_SPACE,
    [UTF8PROC_CATEGORY_ZL] = UNICODE_SPACE,
    [UTF8PROC_CATEGORY_ZP] = UNICODE_SPACE,
    [UTF8PROC_CATEGORY_CC] = UNICODE_SPACE,
    [UTF8PROC_CATEGORY_CF] = UNICODE_SPACE,
    [UTF8PROC_CATEGORY_CS] = UNICODE_MARK,
    [UTF8PROC_CATEGORY_CO] = UNICODE_MARK,
};

/* Format characters that stand within words: soft hyphen, the joiners of
** Persian and Indic writing, word joiner. */
static bool is_joiner(uint32_t cp) {
  return cp == 0xAD || cp == 0x200C || cp == 0x200D || cp == 0x2060;
}

UnicodeClass unicode_class(uint32_t cp) {
  if (cp < 0x80) {
    char c = (char)cp;
    if (ascii_is_lower(c)) return UNICODE_LOWER;
    if (ascii_is_upper(c)) return UNICODE_UPPER;
    if (ascii_is_digit(c)) return UNICODE_DIGIT;
    return cp <= ' ' || cp == 0x7F ? UNICODE_SPACE : UNICODE_MARK;
  }
  if (is_joiner(cp)) return UNICODE_EXTEND;
  return (
      UnicodeClass)CLASS_OF_CATEGORY[utf8proc_category((utf8proc_int32_t)cp)];
}

uint32_t unicode_to_lower(uint32_t cp) {
  if (cp < 0x80) return (uint32_t)ascii_lower((char)cp);
  return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t unicode_to_upper(uint32_t cp) {
  if (cp < 0x80) return ascii_is_lower((char)cp) ? cp - 32 : cp;
  return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

/* Letters that no decomposition takes apart. */
static const struct {
  uint32_t cp;
  const char *plain;
} SPELT_OUT[] = {
    {0xDF, "ss"},  /* Großmann */
    {0xE6, "ae"},  /* Bjæring */
    {0xF0, "d"},   /* Guðrún */
    {0xF8, "o"},   /* Jørgensen */
    {0xFE, "th"},  /* Þór */
    {0x111, "d"},  /* Đorđe */
    {0x127, "h"},  /* Ħamrun */
    {0x131, "i"},  /* Erdoğanlı: dotless i */
    {0x142, "l"},  /* Wałęsa */
    {0x153, "oe"}, /* Cœur */
    {0x180, "b"},  {0x19A, "l"}, {0x1E5, "g"},
    {0x268, "i"},  {0x289, "u"}, {0x1E9E, "ss"}, /* capital sharp s */
};

static const char *spelt_out(uint32_t cp) {
  for (size_t i = 0; i < sizeof(SPELT_OUT) / sizeof(SPELT_OUT[0]); i++) {
    if (SPELT_OUT[i].cp == cp) return SPELT_OUT[i].plain;
  }
  return NULL;
}

/* Accents above and below Latin, Greek and Cyrillic letters; the vowel signs of
** other scripts are letters to their readers and stay. */
static bool is_accent(uint32_t cp) {
  return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x1AB0 && cp <= 0x1AFF) ||
         (cp >= 0x1DC0 && cp <= 0x1DFF);
}

static bool is_hangul(uint32_t cp) {
  return cp >= 0xAC00 && cp <= 0xD7A3;
}

/*
** One character folded, at most 64 bytes. Case folding may give two letters
** and decomposition more; accents are dropped on the way.
*/
static size_t fold_character(uint32_t cp, char out[64]) {
  enum { LETTERS = 16 };
  utf8proc_int32_t parts[LETTERS];
  int boundary = 0;
  if (is_hangul(cp)) return utf8_encode(cp, out);
  const char *plain = spelt_out(unicode_to_lower(cp));
  if (plain) return (size_t)(stpcpy(out, plain) - out);
  utf8proc_ssize_t n = utf8proc_decompose_char(
      (utf8proc_int32_t)cp, parts, LETTERS,
      UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
  if (n < 0 || n > LETTERS) return utf8_encode(cp, out);
  size_t length = 0;
  for (utf8proc_ssize_t i = 0; i < n; i++) {
    if (is_accent((uint32_t)parts[i])) continue;
    length += utf8_encode((uint32_t)parts[i], out + length);
  }
  return length;
}

size_t unicode_bare(uint32_t cp, char out[UNICODE_BARE_MAX]) {
  enum { LETTERS = UNICODE_BARE_MAX / UTF8_MAX_BYTES };
  utf8proc_int32_t parts[LETTERS];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      (utf8proc_int32_t)cp, parts, LETTERS,
      UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
  size_t length = 0;
  for (utf8proc_ssize_t i = 0; i < n && i < LETTERS; i++) {
    length += utf8_encode((uint32_t)parts[i], out + length);
  }
  return length;
}

Str unicode_fold(Arena *arena, Str s) {
  Buffer b = {.arena = arena};
  const char *end = s.data + s.length;
  for (const char *p = s.data; p < end;) {
    char folded[64];
    uint32_t cp;
    p += utf8_decode(p, end, &cp);
    if (cp < 0x80) {
      buffer_add_char(&b, ascii_lower((char)cp));
    } else {
      buffer_add(&b, (Str){folded, fold_character(cp, folded)});
    }
  }
  return arena->failed ? STR_NULL : buffer_str(&b);
}

Str unicode_lower(Arena *arena, Str s) {
  Buffer b = {.arena = arena};
  const char *end = s.data + s.length;
  for (const char *p = s.data; p < end;) {
    char lower[UTF8_MAX_BYTES];
    uint32_t cp;
    p += utf8_decode(p, end, &cp);
    buffer_add(&b, (Str){lower, utf8_encode(unicode_to_lower(cp), lower)});
  }
  return arena->failed ? STR_NULL : buffer_str(&b);
}
