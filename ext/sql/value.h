/*
** Values: SQL text as it is given, as the text that is analysed.
**
** SQL text may be broken UTF-8. What substr() and length() of SQLite take for
** one character is one code point of the decoded text, so that a start and a
** length that are true of the one are true of the other:
**
**   given             SQLite counts       analysed
**   valid sequence    1                   the same
**   lone byte 80-BF   1                   U+FFFD
**   C0-FF and every   1                   U+FFFD, unless the whole of it is
**   80-BF behind it                       valid
**   NUL               end of text         end of text
**
** A BLOB is a file's bytes: it is decoded as a file is, and spans are those of
** the decoded text.
*/
#ifndef NEWSEXT_SQL_VALUE_H
#define NEWSEXT_SQL_VALUE_H

#include "base/arena.h"

/* Valid UTF-8 without NUL; `raw` itself where that is so already. STR_NULL
** when out of memory or longer than a document may be. */
Str value_decode(Arena *arena, Str raw, bool bytes);

#endif
