/*
** Metadata of a page: <meta>, <title>, <link>, <time>, JSON-LD.
**
** In:  the start tags of a page, one by one. Out: headline, byline, date,
** address, site, language; each from the surest place that has it.
*/
#ifndef NEWSEXT_READ_HTML_META_H
#define NEWSEXT_READ_HTML_META_H

#include "read/html_tree.h"
#include "read/read.h"

typedef enum MetaField {
  META_HEADLINE,
  META_OG_TITLE,
  META_TWITTER_TITLE,
  META_TITLE, /* <title> */
  META_DECK,
  META_BYLINE,
  META_PUBLISHED,
  META_URL,
  META_SITE,
  META_LANGUAGE,
  META_COUNT
} MetaField;

typedef struct HtmlMeta {
  Arena *arena;
  Str value[META_COUNT];
  int rank[META_COUNT]; /* of the place it is from: the smaller the surer */
  Str stored_text;      /* JSON-LD's articleBody, as it is there */
  int scripts;          /* JSON-LD read so far */
} HtmlMeta;

/* For html_tree: `context` is the HtmlMeta. */
void html_meta_visit(void *context, const HtmlToken *token);
/* Takes a value, unless there is one of a smaller rank. */
void html_meta_take(HtmlMeta *m, MetaField field, int rank, Str value);
/* Reads one JSON-LD script. */
void html_meta_read_json(HtmlMeta *m, Str script);
/* Fills `meta`'s fields that are not known yet. */
void html_meta_finish(HtmlMeta *m, Metadata *meta);
/* What most places call the article; STR_NULL when none has a title. */
Str html_meta_headline(const HtmlMeta *m, const HtmlTree *tree);

#endif
