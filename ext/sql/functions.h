/*
** Functions: the scalar functions over one text value.
**
**   extract_article(text [, options])   one JSON object
**   extract_segments(text [, options])  JSON arrays of objects, as the
**   extract_entities(text [, options])  tables of the same names have rows
**   extract_quotes(text [, options])
**   dateline(text [, field])            JSON object, or one of its fields
**   headline(text), byline(text), body(text)
**   annotate(text)                      a page of HTML
**   news_date(expression, reference)    "last Friday", "2022-02-12"
**   news_fingerprint(text), news_distance(a, b)
**   newsext_version(), newsext_info()
**
** NULL gives NULL. A page of HTML is read as its text by all that work on an
** article as a whole. None opens a path, so all are innocuous.
*/
#ifndef NEWSEXT_SQL_FUNCTIONS_H
#define NEWSEXT_SQL_FUNCTIONS_H

#include "sql/table.h"

/* The extract_…() function of a table over values. An SQLite code. */
int functions_register_extract(Module *module);
/* All others. */
int functions_register(Connection *c);

/* newsext_info(): ext/sql/info.c */
void info_add_json(Buffer *out);
/* A number that changes with the weights of the tagger of mentions. */
uint64_t info_mentions_model(void);

#endif
