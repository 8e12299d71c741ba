/*
** The network that is trained: rows of weights for sparse features, and a
** dense branch, both adding to the scores of a linear chain over labels.
**
**   input x      of a word: its vector and yes-or-no inputs
**   hidden h     relu of a linear window of x
**   memory c     f c' + (1 - f) z, from left to right and from right to left;
**                z and f are linear windows of x behind a soft clamp, so for
**                each word all products can be kept
**   scores       rows + h Wh + c Wc + the mean of (h Ph + c Pc) over the other
**                places in the passage where the word has a capital
**
** All of it is computed for candidates alone; memory passes over the others.
*/
#ifndef TRAIN_MENTIONS_NETWORK_H
#define TRAIN_MENTIONS_NETWORK_H

#include "base/crf.h"
#include "corpus.h"
#include "entity/model.h"

/* Of one network; a model holds several. */
enum {
  INPUT_SIZE = VECTOR_SIZE + INPUT_COUNT,
  HIDDEN = 128,
  CELLS = 64,        /* for each direction */
  GATES = 4 * CELLS, /* z and f forward, z and f backward */
  OUTPUT = HIDDEN + 2 * CELLS,
  HIDDEN_REACH = (HIDDEN_WINDOW - 1) / 2,
  GATE_REACH = (GATE_WINDOW - 1) / 2,
  /* All products kept for a word: those of each offset, one after another. */
  PRODUCTS = HIDDEN_WINDOW * HIDDEN + GATE_WINDOW * GATES
};

/* The dense weights, in one array: see network_init. */
typedef struct Dense {
  float input[INPUT_SIZE][PRODUCTS];
  float bias[HIDDEN + GATES];
  float score[OUTPUT][LABEL_STRIDE];
  float pool[OUTPUT][LABEL_STRIDE];
} Dense;

enum { DENSE_COUNT = sizeof(Dense) / sizeof(float) };

typedef struct TrainOptions {
  int epochs;
  float hidden_dropout, input_dropout, word_dropout, row_dropout;
  float dense_rate, row_rate, row_decay, transition_rate;
} TrainOptions;
extern const TrainOptions TRAIN_DEFAULTS;

typedef struct Network Network;

/* A network for `rows` rows of features. Never NULL. */
Network *network_new(const Vocabulary *v, uint32_t rows);
void network_free(Network *n);

/*
** Learns from the samples of `corpora[0 … count)`. Where `twins` and `others`
** are given, they hold the samples of corpora[0] re-cased and with names
** exchanged (OTHERS times), and each epoch takes one of them all.
** Documents of corpora[0] whose number modulo `folds` is `fold` are left out
** (folds 0: none). Same seed, same weights.
*/
enum { OTHERS = 3 };
typedef struct TrainData {
  const Corpus *corpora[8];
  size_t count;
  const Corpus *twins, *others;
  uint32_t folds, fold;
} TrainData;
void network_train(Network *n, const TrainData *data, const TrainOptions *o,
                   uint64_t seed);

/* Scores of the sample's candidates: [candidate][LABEL_STRIDE]. */
const float *network_scores(Network *n, const Sample *m);

/* What was learned. */
float *network_rows(Network *n); /* [rows][LABEL_STRIDE] */
Dense *network_dense(Network *n);
Crf *network_chain(Network *n);

#endif
