/*
** Scan: small steps over a Str, shared by the matchers of this room. All take
** a position and stay within the text; none allocates.
**
**   size_t at = scan_space(s, 0);
**   if (scan_dash(s, &at)) …            -- " – " and " -- " are one dash
*/
#ifndef NEWSEXT_ARTICLE_SCAN_H
#define NEWSEXT_ARTICLE_SCAN_H

#include "base/str.h"

static inline unsigned char scan_byte(Str s, size_t at) {
  return at < s.length ? (unsigned char)s.data[at] : 0;
}

/* True when the bytes of `what` stand at `at`. */
static inline bool scan_is(Str s, size_t at, Str what) {
  return at <= s.length && s.length - at >= what.length &&
         memcmp(s.data + at, what.data, what.length) == 0;
}

/* Length of the white space at `at`: ASCII, or a no-break space. */
size_t scan_space_length(Str s, size_t at);
/* The first position at or after `at` that is no white space. */
size_t scan_space(Str s, size_t at);

/*
** A dash that separates, with the space around it: " - ", "— ", " -- ", ".-".
** A hyphen without any space is none ("Port-au-Prince"). Moves `*at` behind.
*/
bool scan_dash(Str s, size_t *at);

/*
** Length of the word at `at`: letters of any script, digits, and ' ’ - . where
** a letter follows. 0 when there is none.
*/
size_t scan_word(Str s, size_t at);

/* The first letter is upper case ASCII, or not ASCII at all. */
bool scan_is_capital(Str word);
/* Two or more letters, nearly all upper case: "LEON", "McLEAN", "N.Y". */
bool scan_is_upper(Str word);

#endif
