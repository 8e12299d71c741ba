/*
** Charsets: bytes of a known encoding to UTF-8.
**
** UTF-16, UTF-32, ISO-8859-1 and windows-1252 are done here; all others by
** ICU, when it is built in.
*/
#ifndef NEWSEXT_READ_CHARSET_H
#define NEWSEXT_READ_CHARSET_H

#include "base/arena.h"

typedef enum Charset {
  CHARSET_UNKNOWN,
  CHARSET_UTF8,
  CHARSET_1252, /* ASCII and ISO-8859-1 too: on the web they are this */
  CHARSET_UTF16LE,
  CHARSET_UTF16BE,
  CHARSET_UTF32LE,
  CHARSET_UTF32BE,
  CHARSET_OTHER /* ask ICU */
} Charset;

/* From a label: "utf8", " ISO-8859-1", "Shift_JIS". */
Charset charset_of(Str label);
/* "UTF-8", "windows-1252", …; STR_NULL for CHARSET_OTHER and _UNKNOWN. */
Str charset_name(Charset charset);

/*
** `bytes` as UTF-8 in the arena; NUL and what is no character become U+FFFD.
** `*replaced` counts those. STR_NULL when out of memory or not possible.
*/
Str charset_decode(Arena *arena, Charset charset, Str bytes, size_t *replaced);
/* windows-1252's character for one byte; 0xFFFD for the five undefined. */
uint32_t charset_1252(unsigned char byte);

/*
** Bytes, at least 1, at the start of `s` that one U+FFFD stands for: those
** that would begin a character of UTF-8 (Unicode's "maximal subpart").
*/
size_t charset_broken_utf8(Str s);

/* ICU's converter for `label`. STR_NULL when there is none, or no ICU. */
Str charset_icu_decode(Arena *arena, Str label, Str bytes, size_t *replaced);
/* ICU's guess at the charset of `sample`, or STR_NULL when unsure, no ICU. */
Str charset_icu_detect(Arena *arena, Str sample);

#endif
