/*
** Folding of names for look-up: "Côte d’Ivoire" and "COTE D'IVOIRE" are one.
**
** Lower case, no accents, apostrophes and dots dropped, everything else that
** is no letter or digit parts words, one space between words, "&" is "and".
**
**   fold_name(STR("U.S. Virgin Islands"), key, sizeof key)
**     -> "us virgin islands"
*/
#ifndef NEWSEXT_ARTICLE_FOLD_H
#define NEWSEXT_ARTICLE_FOLD_H

#include "base/str.h"

enum { FOLD_MAX = 120 }; /* bytes of the longest key that tables hold */

/*
** Writes the folded form of `name` (valid UTF-8) to `key` of `size` bytes;
** returns its length, or 0 when nothing is left or it does not fit.
*/
size_t fold_name(Str name, char *key, size_t size);
/* The order of `name`, folded, and a folded `key`: below, at or above 0. Most
** names are plain letters, which are compared where they stand. */
int fold_compare(Str name, Str key);

/*
** One word of running text, which starts at byte `at` with a letter or digit:
** letters, digits, marks, dots and apostrophes between letters. "Russia" of
** "Russia's", "U.S" of "U.S.", "d’Ivoire", "Guinea" of "Guinea-Bissau".
** Returns its end.
*/
size_t fold_word_end(Str text, size_t at);

/* True when a letter or digit (any script) starts at byte `at`. */
bool fold_is_word(Str text, size_t at);

#endif
