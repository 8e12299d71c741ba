/*
** Reading: a document's tokens as the quote room sees them, and the
** attributions that its parts hand to each other.
**
** In:  document_text(d), document_article(d). Out: for each token the marked
** span and the sentence that it is in. Internal to the quote room.
*/
#ifndef NEWSEXT_QUOTE_READING_H
#define NEWSEXT_QUOTE_READING_H

#include "quote/mark.h"
#include "quote/quote.h"

enum { NO_MARK = UINT32_MAX };

typedef struct Reading {
  Document *d;
  const Text *text;
  Marks marks;
  bool british; /* speech stands in single marks: they count as double ones */
  uint32_t *mark_of;     /* for each token: index into marks.items or NO_MARK */
  uint32_t *sentence_of; /* for each token: index into text->sentences */
} Reading;

/* False when out of memory. */
bool reading_init(Reading *r, Document *d);

/* True when quotations are looked for in a block. */
bool reading_has_block(const Reading *r, uint32_t block);

static inline uint32_t reading_block(const Reading *r, uint32_t token) {
  return r->text->sentences[r->sentence_of[token]].block;
}

static inline Str reading_word(const Reading *r, uint32_t token) {
  return token_str(r->d, &r->text->tokens[token]);
}

/* True for words, numbers and addresses; false for punctuation. */
static inline bool token_has_word(const Token *t) {
  return t->kind != TOKEN_PUNCT;
}

/* Tokens [first, end); empty: none. */
typedef struct Run {
  uint32_t first, end;
} Run;

/* The tokens of a marked span, marks included. */
Run reading_mark_run(const Reading *r, const MarkSpan *mark);
/* `run`, which is in the marked span, without the span's own marks. */
Run reading_mark_inner(const Reading *r, const MarkSpan *mark, Run run);
/* The first token that ends behind byte `at`. */
uint32_t reading_token_at(const Reading *r, uint32_t at);

/* How an attribution was found. */
typedef enum Origin {
  ORIGIN_LINKED,   /* by the tagger and the linker */
  ORIGIN_FRAME,    /* left-over marks beside "as X put it" and the like */
  ORIGIN_FLOATING, /* left-over marks that somebody must have said */
  ORIGIN_SCARE     /* marked words that nobody said */
} Origin;

/* Who said what, as runs of tokens. */
typedef struct Attribution {
  const Run *contents; /* in order of the text, not overlapping */
  uint32_t content_count;
  Run cue, source;
  uint8_t origin; /* Origin */
  float margin;   /* of the linker's closest choice; ORIGIN_LINKED only */
} Attribution;

typedef struct AttributionList {
  Attribution *items;
  size_t count, capacity;
} AttributionList;

/*
** Rows out of attributions (which are put into order), all fields but those
** that speaker_resolve fills. Empty when out of memory.
*/
Quotes rows_make(Reading *r, AttributionList *list);

#endif
