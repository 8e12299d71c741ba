/*
** UTF-8: validation, decoding, encoding. Small and inline; ASCII is skipped
** eight bytes at a time.
**
**   size_t good = utf8_valid_length(bytes);      -- bytes.length when all is
**   uint32_t c;                                     well formed
**   for (size_t i = 0; i < s.length;)
**     i += utf8_decode(s.data + i, s.data + s.length, &c);
*/
#ifndef NEWSEXT_BASE_UTF8_H
#define NEWSEXT_BASE_UTF8_H

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD, UTF8_MAX_BYTES = 4 };

#define UTF8_HIGH_BITS 0x8080808080808080ull

static inline uint64_t utf8_load8(const char *p) {
  uint64_t word;
  memcpy(&word, p, 8);
  return word;
}

/* True for a byte that continues a character: never the start of a span. */
static inline bool utf8_is_tail(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* True when `at` does not lie within a character of `s`. */
static inline bool utf8_is_boundary(Str s, size_t at) {
  return at >= s.length ? at == s.length : !utf8_is_tail(s.data[at]);
}

/* Number of ASCII bytes that `s` starts with, counted from `from`. */
static inline size_t utf8_ascii_length(Str s, size_t from) {
  size_t i = from;
  for (; i + 8 <= s.length; i += 8) {
    uint64_t high = utf8_load8(s.data + i) & UTF8_HIGH_BITS;
    if (!high) continue;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return i + (size_t)(__builtin_ctzll(high) / 8) - from;
#else
    break;
#endif
  }
  while (i < s.length && (unsigned char)s.data[i] < 0x80) i++;
  return i - from;
}

/*
** One character of two to four bytes by table 3-7 of the Unicode standard: no
** overlong form, no surrogate, nothing above U+10FFFF. Returns its length, or
** 0 when it is malformed or cut off.
*/
static inline size_t utf8_decode_strict(const char *at, const char *end,
                                        uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)at;
  size_t room = (size_t)(end - at);
  if (room == 0) return 0;
  if (p[0] < 0x80) return *cp = p[0], 1;
  if (p[0] < 0xC2 || p[0] > 0xF4 || room < 2 || !utf8_is_tail(at[1])) return 0;
  if (p[0] < 0xE0) {
    *cp = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    return 2;
  }
  if (room < 3 || !utf8_is_tail(at[2])) return 0;
  if (p[0] < 0xF0) {
    *cp = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return *cp >= 0x800 && (*cp < 0xD800 || *cp > 0xDFFF) ? 3 : 0;
  }
  if (room < 4 || !utf8_is_tail(at[3])) return 0;
  *cp = (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
        (p[3] & 0x3Fu);
  return *cp >= 0x10000 && *cp <= 0x10FFFF ? 4 : 0;
}

/*
** The character at `at`, with its length in bytes (1 to 4). Never reads at or
** behind `end`; a malformed byte is U+FFFD of length 1. `at < end` must hold.
*/
static inline size_t utf8_decode(const char *at, const char *end,
                                 uint32_t *cp) {
  size_t n = utf8_decode_strict(at, end, cp);
  if (n) return n;
  *cp = UTF8_REPLACEMENT;
  return 1;
}

/* Start of the character that ends at `at`: steps back over at most 3 tails. */
static inline size_t utf8_before(Str s, size_t at) {
  size_t i = at;
  if (i) i--;
  while (i && at - i < UTF8_MAX_BYTES && utf8_is_tail(s.data[i])) i--;
  return i;
}

/* Writes `cp` and returns its length; surrogates and what is too large become
** U+FFFD. */
static inline size_t utf8_encode(uint32_t cp, char out[UTF8_MAX_BYTES]) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = UTF8_REPLACEMENT;
  if (cp < 0x80) return out[0] = (char)cp, 1;
  if (cp < 0x800) {
    out[0] = (char)(0xC0 | cp >> 6);
    out[1] = (char)(0x80 | (cp & 0x3F));
    return 2;
  }
  if (cp < 0x10000) {
    out[0] = (char)(0xE0 | cp >> 12);
    out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[2] = (char)(0x80 | (cp & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | cp >> 18);
  out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
  out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
  out[3] = (char)(0x80 | (cp & 0x3F));
  return 4;
}

/* Length of the longest well-formed start of `s`. */
static inline size_t utf8_valid_length(Str s) {
  size_t i = 0;
  for (;;) {
    i += utf8_ascii_length(s, i);
    if (i == s.length) return i;
    uint32_t cp;
    size_t n = utf8_decode_strict(s.data + i, s.data + s.length, &cp);
    if (n == 0) return i;
    i += n;
  }
}

static inline bool utf8_is_valid(Str s) {
  return utf8_valid_length(s) == s.length;
}

/* Number of code points in [from, to) of well-formed text: bytes that are no
** tails. */
static inline size_t utf8_count(Str s, size_t from, size_t to) {
  size_t tails = 0, i = from;
  for (; i + 8 <= to; i += 8) {
    uint64_t word = utf8_load8(s.data + i);
    uint64_t tail = word >> 7 & ~word >> 6 & 0x0101010101010101ull;
    tails += tail * 0x0101010101010101ull >> 56;
  }
  for (; i < to; i++) tails += utf8_is_tail(s.data[i]);
  return to - from - tails;
}

#endif
