/*
** From trained networks to the file that the tagger reads.
**
** Several networks of one recipe become one model: their rows and transitions
** are linear, so the mean of their scores is the score of the mean; their dense
** branches stand side by side, and share what they add.
*/
#ifndef TRAIN_MENTIONS_PACK_H
#define TRAIN_MENTIONS_PACK_H

#include "network.h"

enum { PACK_MOST_NETWORKS = 8 };

typedef struct Pack {
  const Vocabulary *vocabulary;
  const Dictionary *dictionary;
  uint32_t networks;
  float *rows; /* sums over the networks, [dictionary->rows][LABEL_STRIDE] */
  float transitions[CHAIN_SIZE];
  Dense *dense[PACK_MOST_NETWORKS];
  float score[SCORE_KNOTS]; /* calibration */
  float least;              /* probability of a mention */
  uint32_t rows_most;       /* rows that are kept, those of most weight */
} Pack;

void pack_init(Pack *p, const Vocabulary *v, const Dictionary *d);
void pack_add(Pack *p, Network *n);
/* Writes the file; ends the program when it cannot. Prints the sizes. */
void pack_write(const Pack *p, const char *path);

#endif
