/*
** What the parts of the network share: network.c (memory and the way forward),
** network_backward.c (gradients) and network_train.c (steps and epochs).
*/
#ifndef TRAIN_MENTIONS_NETWORK_PARTS_H
#define TRAIN_MENTIONS_NETWORK_PARTS_H

#include "network.h"

enum { MOST_WORDS = PASSAGE_TOKENS + 1, MOST = PASSAGE_TOKENS };

/* The work on one sample; rows are candidates unless said otherwise. */
typedef struct Work {
  uint32_t word_count;
  uint32_t *word_of; /* [word of the sample] its number in the vocabulary */
  uint32_t *local;   /* [token] number among the sample's words */
  uint8_t *dropped_word;
  float *input;               /* [word][INPUT_SIZE] */
  float *product, *d_product; /* [word][PRODUCTS] */
  float *gate;                /* [GATES] behind the clamp */
  float *d_sum;               /* [HIDDEN + GATES] */
  float *output, *d_output;   /* [OUTPUT] behind dropout */
  float *memory;              /* [2 * CELLS] before dropout */
  uint8_t *kept;              /* [OUTPUT] not dropped */
  uint64_t *kept_rows;        /* bits */
  float *score, *d_score, *pooled, *d_pooled, *target; /* [LABEL_STRIDE] */
  float *group_sum; /* [group][LABEL_STRIDE] */
  uint32_t *group_count;
} Work;

struct Network {
  const Vocabulary *vocabulary;
  uint32_t rows;
  float *row, *row_square, *row_mean;
  Dense *dense, *gradient, *momentum, *square, *mean;
  Arena arena;
  Crf chain;
  float *transition_square, *transition_mean, *pair, *pair_gold;
  uint32_t transitions, means;
  Work w;
  uint64_t random;
  double rate; /* of all steps, falling */
  long step;
  uint32_t *stamp, *stamp_local, stamp_now; /* [word of the vocabulary] */
};

static inline uint64_t random_bits(Network *n) {
  n->random ^= n->random << 13;
  n->random ^= n->random >> 7;
  n->random ^= n->random << 17;
  return n->random;
}

static inline float random_unit(Network *n) {
  return (float)((random_bits(n) >> 16) & 0xFFFFFF) / (float)0x1000000;
}

/* Where the products of an offset begin within a word's products. */
static inline int hidden_at(int offset) {
  return (offset + HIDDEN_REACH) * HIDDEN;
}
static inline int gate_at(int offset) {
  return HIDDEN_WINDOW * HIDDEN + (offset + GATE_REACH) * GATES;
}

/* Smooth, from -1 at -2 to 1 at 2; two products instead of an exponential. */
static inline float clamp_smooth(float x) {
  x = x > 2 ? 2 : x < -2 ? -2 : x;
  return x * (0.75f - 0.0625f * x * x);
}
static inline float clamp_slope(float x) {
  return x > 2 || x < -2 ? 0 : 0.75f - 0.1875f * x * x;
}

/* Number among the sample's words of the token at `offset`; 0: padding. */
static inline uint32_t word_at(const Work *w, const PassageSentence *s,
                               uint32_t i, int offset) {
  int64_t at = (int64_t)i + offset;
  return at < (int64_t)s->first || at >= (int64_t)s->end ? 0 : w->local[at];
}

/* A sentence's candidates are consecutive: the end of those from
** candidate `from` on. */
static inline uint32_t
sentence_candidates(const Sample *m, const PassageSentence *s, uint32_t from) {
  while (from < m->candidate_count && m->candidate[from] < s->end) from++;
  return from;
}

/* Scores into w->score, on the way all that the gradients need. */
void network_forward(Network *n, const Sample *m, bool train,
                     const TrainOptions *o);
/* out[c] (+)= mean of `in` over the other members of c's group. */
void network_pool(Work *w, const Sample *m, const float *in, float *out,
                  bool add);
/* Gradients of everything; returns the loss. Behind network_forward. */
double network_backward(Network *n, const Sample *m, const TrainOptions *o);

#endif
