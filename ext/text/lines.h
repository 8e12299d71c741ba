/*
** Lines and blocks: the stages below document_lines. Private to ext/text.
*/
#ifndef NEWSEXT_TEXT_LINES_H
#define NEWSEXT_TEXT_LINES_H

#include "text/text.h"

/* Fills lines, line_count. */
void lines_find(Document *d, Text *t);
/* Fills blocks, block_count, hard_wrapped from the lines. */
void blocks_find(Document *d, Text *t);

/* BCP 47 code of the language, STR_NULL when not known. */
Str language_find(Str text);

/* `span` of the text without white space at both ends, Unicode's included. */
Span text_trim(Str text, Span span);

#endif
