/*
** JSON: a text to a tree of values, and where a value ends in a stream.
**
** In:  a Str in UTF-8. Out: nodes in an arena. A string without escapes points
** into the text, which must therefore outlive the tree.
**
**   JsonError e;
**   const Json *o = json_parse(&arena, STR("{\"types\": [\"PERSON\"]}"), &e);
**   if (!o) … e.message, e.offset
**   JSON_EACH(item, json_member(o, "types")) … json_string(item)
**
** Accepted beyond RFC 8259, because dumps have it: control characters within
** strings, NaN and Infinity (read as null). Half a surrogate pair and U+0000
** become U+FFFD. Values nested deeper than JSON_DEPTH are an error.
*/
#ifndef NEWSEXT_READ_JSON_H
#define NEWSEXT_READ_JSON_H

#include "base/arena.h"

enum { JSON_DEPTH = 128 };

typedef enum JsonKind {
  JSON_NULL,
  JSON_FALSE,
  JSON_TRUE,
  JSON_NUMBER,
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT
} JsonKind;

typedef struct Json {
  JsonKind kind;
  Str key;                  /* of an object's member, decoded; else NULL */
  Str text;                 /* string: decoded; number: as written */
  Str source;               /* the value as it stands in the text */
  double number;            /* JSON_NUMBER */
  size_t count;             /* elements or members */
  const struct Json *child; /* the first of them */
  const struct Json *next;  /* the next one within the same parent */
} Json;

typedef struct JsonError {
  const char *message; /* "a value is missing", …; static text */
  size_t offset;       /* byte at which it was found */
} JsonError;

/*
** The one value that `text` holds. NULL when it is not JSON (`e` says why) or
** out of memory (`arena->failed`). `e` may be NULL.
*/
const Json *json_parse(Arena *arena, Str text, JsonError *e);

/* Member of an object by its name; the first of several, NULL when none. */
const Json *json_member(const Json *object, const char *name);
const Json *json_member_str(const Json *object, Str name);
/* A string's characters; STR_NULL for everything else, `value` NULL too. */
Str json_string(const Json *value);

/* Loops over elements or members; nothing happens when `parent` is NULL. */
#define JSON_EACH(item, parent)                                                \
  for (const Json *item = json_first(parent); item; item = item->next)

static inline const Json *json_first(const Json *parent) {
  return parent ? parent->child : NULL;
}

/*
** Finds the end of a value that arrives in pieces. Start with {0}; feed the
** bytes behind the last ones fed. A value is an array, an object, or a string
** or word up to the next white space, comma or bracket.
*/
typedef struct JsonScan {
  size_t depth;
  bool in_string, escaped, in_word, started;
} JsonScan;

/*
** Bytes of `piece` that belong to the value; `*done` when its end was among
** them. Never fails: what is no JSON is found out by json_parse.
*/
size_t json_scan(JsonScan *scan, Str piece, bool *done);

#endif
