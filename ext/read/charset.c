/* Bytes of a known encoding to UTF-8: see charset.h. */
#include "read/charset.h"

#include "base/utf8.h"

/* --- names ---------------------------------------------------------------- */

/* The labels that browsers take for these encodings (WHATWG), and Python's. */
static const struct {
  Str label; /* lower case, without "-", "_" and spaces */
  Charset charset;
} LABELS[] = {
    {STR("utf8"), CHARSET_UTF8},          {STR("utf8sig"), CHARSET_UTF8},
    {STR("unicode11utf8"), CHARSET_UTF8}, {STR("ascii"), CHARSET_1252},
    {STR("usascii"), CHARSET_1252},       {STR("iso88591"), CHARSET_1252},
    {STR("latin1"), CHARSET_1252},        {STR("l1"), CHARSET_1252},
    {STR("windows1252"), CHARSET_1252},   {STR("cp1252"), CHARSET_1252},
    {STR("utf16"), CHARSET_UTF16LE},      {STR("utf16le"), CHARSET_UTF16LE},
    {STR("unicode"), CHARSET_UTF16LE},    {STR("utf16be"), CHARSET_UTF16BE},
    {STR("utf32"), CHARSET_UTF32LE},      {STR("utf32le"), CHARSET_UTF32LE},
    {STR("utf32be"), CHARSET_UTF32BE},
};

Charset charset_of(Str label) {
  char plain[32];
  size_t n = 0;
  for (size_t i = 0; i < label.length; i++) {
    char c = ascii_lower(label.data[i]);
    if (c == '-' || c == '_' || ascii_is_space(c)) continue;
    if (n == sizeof(plain)) return CHARSET_OTHER;
    plain[n++] = c;
  }
  if (n == 0) return CHARSET_UNKNOWN;
  for (size_t i = 0; i < sizeof(LABELS) / sizeof(*LABELS); i++) {
    if (str_equal(LABELS[i].label, (Str){plain, n})) return LABELS[i].charset;
  }
  return CHARSET_OTHER;
}

Str charset_name(Charset charset) {
  switch (charset) {
  case CHARSET_UTF8:
    return STR("UTF-8");
  case CHARSET_1252:
    return STR("windows-1252");
  case CHARSET_UTF16LE:
    return STR("UTF-16LE");
  case CHARSET_UTF16BE:
    return STR("UTF-16BE");
  case CHARSET_UTF32LE:
    return STR("UTF-32LE");
  case CHARSET_UTF32BE:
    return STR("UTF-32BE");
  default:
    return STR_NULL;
  }
}

/* --- one code unit after another ------------------------------------------ */

/* windows-1252 from 0x80 to 0x9F; the rest is ISO-8859-1. */
static const uint16_t HIGH_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

uint32_t charset_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? HIGH_1252[byte - 0x80] : byte;
}

/* An unsigned number of `width` bytes. */
static uint32_t unit(const char *at, int width, bool big) {
  uint32_t value = 0;
  for (int i = 0; i < width; i++) {
    int shift = 8 * (big ? width - 1 - i : i);
    value |= (uint32_t)(unsigned char)at[i] << shift;
  }
  return value;
}

/* The character at *at, which moves behind it. 0xFFFD when it is none. */
static uint32_t next_utf16(const char **at, const char *end, bool big) {
  if (end - *at < 2) return *at = end, 0xFFFD;
  uint32_t c = unit(*at, 2, big);
  *at += 2;
  if (c < 0xD800 || c > 0xDFFF) return c;
  if (c > 0xDBFF || end - *at < 2) return 0xFFFD;
  uint32_t low = unit(*at, 2, big);
  if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
  *at += 2;
  return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

/* What is cut off at the end is one U+FFFD. */
static uint32_t next_utf32(const char **at, const char *end, bool big) {
  if (end - *at < 4) return *at = end, 0xFFFD;
  uint32_t c = unit(*at, 4, big);
  *at += 4;
  return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

size_t charset_broken_utf8(Str s) {
  unsigned lead = (unsigned char)s.data[0], low = 0x80, high = 0xBF;
  size_t want = lead < 0xC2 || lead > 0xF4 ? 1
                : lead < 0xE0              ? 2
                : lead < 0xF0              ? 3
                                           : 4;
  /* the second byte has a narrower range behind four of the lead bytes */
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  size_t i = 1;
  while (i < want && i < s.length) {
    unsigned byte = (unsigned char)s.data[i];
    if (byte < low || byte > high) break;
    low = 0x80;
    high = 0xBF;
    i++;
  }
  return i;
}

/* One U+FFFD for each broken sequence, as browsers show it. */
static uint32_t next_utf8(const char **at, const char *end) {
  uint32_t c;
  size_t n = utf8_decode_strict(*at, end, &c);
  Str rest = {*at, (size_t)(end - *at)};
  *at += n ? n : charset_broken_utf8(rest);
  return n ? c : 0xFFFD;
}

static uint32_t next_char(Charset charset, const char **at, const char *end) {
  switch (charset) {
  case CHARSET_UTF16LE:
    return next_utf16(at, end, false);
  case CHARSET_UTF16BE:
    return next_utf16(at, end, true);
  case CHARSET_UTF32LE:
    return next_utf32(at, end, false);
  case CHARSET_UTF32BE:
    return next_utf32(at, end, true);
  case CHARSET_1252:
    return charset_1252((unsigned char)*(*at)++);
  default:
    return next_utf8(at, end);
  }
}

/*
** Bytes that the characters take in UTF-8; they are written to `to` unless it
** is NULL, so that one pass measures and the next one writes.
*/
static size_t transcode(Charset charset, Str bytes, char *to,
                        size_t *replaced) {
  const char *at = bytes.data, *end = at + bytes.length;
  char spare[UTF8_MAX_BYTES];
  size_t length = 0;
  *replaced = 0;
  while (at < end) {
    uint32_t c = next_char(charset, &at, end);
    if (c == 0 || c == UTF8_REPLACEMENT) {
      c = UTF8_REPLACEMENT;
      ++*replaced;
    }
    length += utf8_encode(c, to ? to + length : spare);
  }
  return length;
}

Str charset_decode(Arena *arena, Charset charset, Str bytes, size_t *replaced) {
  size_t length = transcode(charset, bytes, NULL, replaced);
  /* the last character is written with room for the longest */
  char *text = arena_alloc(arena, length + UTF8_MAX_BYTES);
  if (!text) return STR_NULL;
  return (Str){text, transcode(charset, bytes, text, replaced)};
}
