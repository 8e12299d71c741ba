/*
** Segment: from the facts of the blocks to what each block is.
**
** First each block gets a state, its place in the page: in front of the
** headline, the headline, between it and the story, the story, a gap in the
** story, behind it. Then a role within that state.
*/
#ifndef NEWSEXT_ARTICLE_SEGMENT_H
#define NEWSEXT_ARTICLE_SEGMENT_H

#include "article/article.h"
#include "article/facts.h"

typedef enum SegmentState {
  STATE_FRONT, /* menus and the like */
  STATE_HEADLINE,
  STATE_HEAD, /* deck, byline, date, caption */
  STATE_BODY,
  STATE_GAP,  /* within the story and not of it: captions, adverts */
  STATE_TAIL, /* related stories, comments, legal lines */
  STATE_COUNT
} SegmentState;

/* What is known of one block on the way to its role. */
typedef struct SegmentBlock {
  const BlockFacts *facts;
  Str text;
  uint8_t state, role;
  float score;    /* probability of the state, as far as its lead tells */
  float headline; /* how far the headline's state is behind the best: 0 … */
} SegmentBlock;

struct SegmentModel;

/* A headline may be this far behind the best state and still be the one. */
#define HEADLINE_REACH 5.0f

/* Sets `state` and `score` of each block. */
void segment_find_states(Document *d, const struct SegmentModel *model,
                         SegmentBlock *blocks, uint32_t count);
/* Sets `role` of each block from its state. */
void segment_find_roles(SegmentBlock *blocks, uint32_t count);

#endif
