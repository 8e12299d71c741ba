/*
** The phrases of cues.c: what they are and where in a line they count.
*/
#ifndef NEWSEXT_ARTICLE_CUE_ROWS_H
#define NEWSEXT_ARTICLE_CUE_ROWS_H

#include "article/cues.h"

typedef enum CuePlace {
  START,    /* the line begins with it */
  ANYWHERE, /* it is in the line */
  LAST,     /* no letter follows it: "34 Comments" */
  WHOLE     /* it is all of the line, but for punctuation and digits */
} CuePlace;

typedef struct CueRow {
  Str phrase; /* lower case, two bytes or more */
  uint16_t cue;
  uint8_t where; /* CuePlace */
} CueRow;

enum { CUE_START_COUNT = 235, CUE_WITHIN_COUNT = 72 };
_Static_assert((int)CUE_START_COUNT <= (int)CUE_MOST_ROWS, "the index");

/* START and WHOLE. */
extern const CueRow CUE_STARTS[CUE_START_COUNT];
/* ANYWHERE and LAST. */
extern const CueRow CUE_WITHIN[CUE_WITHIN_COUNT];

#endif
