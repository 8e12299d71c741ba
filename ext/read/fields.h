/*
** Fields: which member of a JSON object, or column of a CSV file, is what.
**
** In:  names and values of one record. Out: the record's text and metadata.
** The names that dumps use are in one table (fields.c); the user's own mapping
** `{"text": "story", "headline": "article.title"}` comes before it.
*/
#ifndef NEWSEXT_READ_FIELDS_H
#define NEWSEXT_READ_FIELDS_H

#include "read/reader.h"

typedef enum Field {
  FIELD_TEXT,
  FIELD_HEADLINE,
  FIELD_DECK,
  FIELD_BYLINE,
  FIELD_AGENCY,
  FIELD_PUBLISHED,
  FIELD_URL,
  FIELD_SITE,
  FIELD_LANGUAGE,
  FIELD_CRAWLED, /* the day it was fetched: nothing is younger */
  FIELD_COUNT
} Field;

/* The values of a record; STR_NULL where there is none. */
typedef struct Values {
  Str of[FIELD_COUNT];
} Values;

/*
** How well `name` names `field`: 0 not at all, else the smaller the better.
*/
int field_rank(const Json *fields, Field field, Str name);
/* What the user maps `field` to, or STR_NULL. */
Str field_mapped(const Json *fields, Field field);
/* The first of our names in `fields` that is none; STR_NULL: all are good. */
Str field_unknown(const Json *fields);
/* "text, headline, …" */
void field_list(char *to, size_t size);

/* The values of a JSON object. */
Values values_of_json(Arena *arena, const Json *fields, const Json *object);

/*
** Fills text and metadata of `record`; HTML in the text is taken out. Without
** a text the record has an error that says which names there are.
*/
ReadResult record_fill(Arena *arena, Record *record, const Values *values,
                       Str names);

#endif
