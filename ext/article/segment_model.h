/*
** The model of states: weights of a linear-chain conditional random field
** (Lafferty et al. 2001), trained by ext/train/train_segments.c.
*/
#ifndef NEWSEXT_ARTICLE_SEGMENT_MODEL_H
#define NEWSEXT_ARTICLE_SEGMENT_MODEL_H

#include "article/segment_features.h"

/* Thousandths of the weights, by feature and state. */
enum { STATE_LANES = 8 }; /* rows are padded: sums run in vectors */

typedef struct SegmentModel {
  int16_t feature[FEATURE_COUNT][STATE_LANES];
  int16_t step[STATE_COUNT][STATE_COUNT]; /* from one state to the next */
  int16_t first[STATE_COUNT], last[STATE_COUNT];
} SegmentModel;

/* ext/model/segments.c, written by the trainer. */
extern const SegmentModel SEGMENT_MODEL;

#endif
