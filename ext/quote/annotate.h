/*
** Annotate: an article as a page of HTML in which one sees what was found.
**
** In:  a document. Out: a whole page, UTF-8, that needs nothing but itself (no
** scripts, no fonts, no addresses) and follows the reader's light or dark mode:
**
**   - mentions coloured by type, with a legend; the tooltip has the entity, its
**     role, value and country
**   - quotations by kind, each followed by its speaker, linked to the words
**     that name the speaker
**   - lines that are no part of the article dimmed
**   - a list of who said what
**
** All text is escaped.
*/
#ifndef NEWSEXT_QUOTE_ANNOTATE_H
#define NEWSEXT_QUOTE_ANNOTATE_H

#include "quote/quote.h"

/* The page, in the document's arena; STR_NULL when out of memory. */
Str annotate_html(Document *d);

/* What stands between <style> and </style>. */
extern const char ANNOTATE_STYLE[];

#endif
