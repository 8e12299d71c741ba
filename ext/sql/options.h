/*
** Options: the JSON object that users give as the last argument.
**
** In:  `{"types": ["PERSON"], "published": "2022-02-12"}`.
** Out: a struct; or a message that names the options there are, for a typing
** error that is silently ignored costs a user an afternoon.
*/
#ifndef NEWSEXT_SQL_OPTIONS_H
#define NEWSEXT_SQL_OPTIONS_H

#include "read/read.h"

typedef struct Options {
  DocumentOptions document;
  uint32_t types;    /* bit 1 << EntityType: the ones to keep */
  Str format;        /* of the reader; NULL: told by content */
  Str fields;        /* JSON object for the reader; or NULL */
  size_t max_record; /* bytes; 0: the reader's own limit */
} Options;

/*
** Reads `json` (STR_NULL: no options) into `options`; what they point to is in
** `arena` or in `json`. `dump`: those of the tables over files, too. False
** with a message in `e`, or out of memory (`arena->failed`).
*/
bool options_parse(Options *options, Arena *arena, Str json, bool dump,
                   ReadError *e);

#endif
