/*
** Learning of the tagger's weights, and of the linker's.
**
** Tagger: two learners over the same features, whose weights are added: a
** conditional random field (AdaGrad, feature dropout, softmax margin) and an
** averaged structured perceptron (feature dropout). The first is better at
** exact edges, the second at finding all.
** Linker: averaged perceptrons that rank candidates with a margin.
*/
#ifndef NEWSEXT_TRAIN_QUOTES_LEARN_H
#define NEWSEXT_TRAIN_QUOTES_LEARN_H

#include "corpus.h"

/* One window, ready for learning. */
typedef struct Sequence {
  uint32_t document, count;
  size_t first; /* index of its first token in the arrays below */
  Run window;
  bool learned; /* false: lies in text that was not annotated */
} Sequence;

typedef struct TaggerData {
  Sequence *sequences;
  size_t sequence_count, token_count;
  uint16_t *features; /* FEATURE_COUNT for each token */
  uint8_t *labels, *sets;
} TaggerData;

TaggerData tagger_data_make(const Corpus *corpus);

/*
** Learns from all sequences but those of documents with number % folds ==
** held_out (folds == 0: from all) and puts the weights into `model`. The
** weights of `seeds` runs, which differ by chance alone, are added: what
** dropout adds in noise goes, and the sum is as fast as one.
*/
void tagger_learn(const TaggerData *data, uint32_t folds, uint32_t held_out,
                  uint32_t seed, uint32_t seeds, QuoteModel *model);

/* One choice of the linker: features of each candidate, and the right ones. */
typedef struct RankCase {
  uint32_t document;
  size_t first; /* index of its first candidate in RankData.candidates */
  uint32_t count;
} RankCase;

typedef struct RankCandidate {
  size_t first; /* index of its first feature in RankData.features */
  uint32_t count;
  bool right;
} RankCandidate;

typedef struct RankData {
  struct {
    RankCase *items;
    size_t count, capacity;
  } cases;
  struct {
    RankCandidate *items;
    size_t count, capacity;
  } candidates;
  struct {
    uint32_t *items;
    size_t count, capacity;
  } features;
  Arena arena;
} RankData;

/*
** Learns from all cases but the held-out documents', as tagger_learn does, and
** averages five runs that differ in order alone.
*/
void rank_learn(const RankData *data, uint32_t folds, uint32_t held_out,
                uint32_t seed, int16_t *weights);

#endif
