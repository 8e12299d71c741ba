/*
** Tagger: which runs of tokens are sources, cues and contents of reported
** speech.
**
** In:  a Reading and its words. Out: pieces in order of the text, none of
** them across a paragraph, never overlapping.
**
**   "It is over," she said on Friday.
**   [ content  ]  [s] [cue]
**
** Method: a linear chain over hashed features, paragraph by paragraph, whose
** weights were learned by ext/train/train_quotes.c.
*/
#ifndef NEWSEXT_QUOTE_TAGGER_H
#define NEWSEXT_QUOTE_TAGGER_H

#include "quote/column.h"

typedef struct Piece {
  Run run;
  uint8_t group; /* LabelGroup */
} Piece;

typedef struct PieceList {
  Piece *items;
  size_t count, capacity;
} PieceList;

/* Adds the pieces of all blocks that are read. False when out of memory. */
bool quote_tag(const Reading *r, const QuoteModel *model, const Word *words,
               PieceList *pieces);

/* The pieces that a window's labels make, added to a list. */
void pieces_add(PieceList *pieces, Arena *arena, Run window,
                const uint8_t *labels);

#endif
