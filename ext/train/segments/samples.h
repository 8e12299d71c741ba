/*
** Pages for training: blocks with their features and gold states.
**
** In:  html/text-open.jsonl, dateline/reuters-open.jsonl. Out: samples.
*/
#ifndef TRAIN_SEGMENTS_SAMPLES_H
#define TRAIN_SEGMENTS_SAMPLES_H

#include "article/segment_model.h"

enum { S = STATE_COUNT, FOLDS = 5 };

typedef struct Settings {
  const char *data, *out;
  bool cv;
  int epochs, wire;
  double l2;
} Settings;

/* A page: blocks with features and gold states. */
typedef struct Sample {
  Arena arena;
  Document document;
  const Text *text;
  SegmentBlock *blocks;
  uint32_t count;
  uint8_t *gold;
  uint32_t *kept; /* words of the block that are to be kept */
  uint16_t (*ids)[MAX_FEATURES];
  int *id_count;
  int fold; /* -1: always in training */
  bool scored;
  bool has_headline;
  uint32_t wanted; /* words to be kept */
  double weight;
} Sample;

typedef struct Samples {
  Sample **items;
  size_t count, capacity;
} Samples;

/* Ends the program with a message when `p` is NULL. */
void *samples_check(void *p);
/* Words as the scorer counts them: runs of letters and digits. */
uint32_t samples_count_words(Str s);
/* Pages in fold number % FOLDS; wire stories in no fold. */
void samples_read(Samples *list, const Settings *o);
void samples_free(Samples *list);

#endif
