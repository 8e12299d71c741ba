/*
** Document: one record of news and all that is known about it.
**
** The stages hang on it and each is computed at most once, when first asked:
**
**   document_lines(d)     ext/text/text.h       lines and blocks
**   document_text(d)      ext/text/text.h       + tokens and sentences
**   document_article(d)   ext/article/article.h segments, headline, dateline …
**   document_entities(d)  ext/entity/entity.h   mentions
**   document_quotes(d)    ext/quote/quote.h     quotations
**
** Each returns a pointer that is never NULL; after an out-of-memory error
** (`d->arena->failed`) what it points to is empty. All memory belongs to the
** arena. A Document is used by one thread at a time.
*/
#ifndef NEWSEXT_TEXT_DOCUMENT_H
#define NEWSEXT_TEXT_DOCUMENT_H

#include "base/arena.h"

struct Text;
struct Article;
struct Entities;
struct Quotes;

/* A part of the text whose role the format itself tells (HTML: <h1>). */
typedef struct RoleHint {
  Span span;
  uint8_t role; /* enum SegmentRole, ext/article/article.h */
} RoleHint;

/* What a format says beside the text. Unknown fields are STR_NULL. */
typedef struct Metadata {
  Str url, site, language, headline, deck, byline, agency;
  Str published;      /* ISO 8601 */
  Str published_from; /* "metadata" */
  Str path;          /* of the record below the source: names may hold a date */
  Str file_modified; /* ISO 8601 day: nothing was published after it */
  const RoleHint *hints; /* in order of the text */
  size_t hint_count;
} Metadata;

typedef struct DocumentOptions {
  bool whole;        /* the text is no article: nothing is boilerplate */
  bool all;          /* mentions and quotes of teasers, navigation … too */
  bool any_language; /* tag texts that are not English as well */
  Str published;     /* day against which "Thursday" is resolved */
  int year;          /* year of datelines without one; 0: not known */
} DocumentOptions;

/*
** What outlives a document, one for each connection: caches of the taggers.
** Made by the rooms that use them when first needed; `caches_free` (sql room)
** calls each room's own free function.
*/
typedef struct Caches {
  struct MentionCache *mentions;
  struct QuoteCache *quotes;
} Caches;

typedef struct Document {
  Arena *arena;
  Str text; /* valid UTF-8 without NUL, at most 1 GiB */
  Metadata meta;
  DocumentOptions options;
  Caches *caches; /* may be NULL: then nothing is kept */

  /* Asked now and then by long loops; true means stop. May be NULL. */
  bool (*interrupted)(void *context);
  void *interrupt_context;

  /* Stages, NULL until computed. Private to the rooms named above. */
  struct Text *stage_text;
  struct Article *stage_article;
  struct Entities *stage_entities;
  struct Quotes *stage_quotes;
} Document;

/* A document over `text`, which must outlive it. `text` is valid UTF-8. */
void document_init(Document *d, Arena *arena, Str text);

/* Asks `interrupted`; when true, sets `arena->failed` so that all loops end. */
bool document_stopped(Document *d);

#endif
