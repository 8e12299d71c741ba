/*
** UTF-8 for the readers: what is valid, and how a code point is written.
*/
#ifndef NEWSEXT_READ_UTF8_H
#define NEWSEXT_READ_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT ((Str){"\xEF\xBF\xBD", 3}) /* U+FFFD */

/* Writes `c` (0 … 0x10FFFF) in one to four bytes; returns what is behind. */
static inline char *utf8_put(char *to, uint32_t c) {
  if (c < 0x80) {
    *to++ = (char)c;
    return to;
  }
  if (c < 0x800) {
    *to++ = (char)(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      *to++ = (char)(0xE0 | c >> 12);
    } else {
      *to++ = (char)(0xF0 | c >> 18);
      *to++ = (char)(0x80 | (c >> 12 & 63));
    }
    *to++ = (char)(0x80 | (c >> 6 & 63));
  }
  *to++ = (char)(0x80 | (c & 63));
  return to;
}

/* Bytes of the valid sequence at the start of `s`, 0 when there is none. */
size_t utf8_sequence(Str s);
/*
** The same for a sequence that breaks off: the bytes, at least 1, that one
** U+FFFD stands for (the "maximal subpart" of the Unicode standard).
*/
size_t utf8_broken(Str s);
/* Bytes at the start of `s` that are valid UTF-8. ASCII runs at 8 a step. */
size_t utf8_valid(Str s);
/* How many bytes at the start of `s` are ASCII. */
size_t utf8_ascii(Str s);

#endif
