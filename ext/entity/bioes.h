/*
** The chain of labels over a run of candidates: the best legal sequence, and
** how probable each mention in it is.
**
** In:  scores for each label of each token, a run at a time. Out: labels.
**
** What ext/base/crf.h does for any labels, made fast for these: a closed label
** (O, E, S) may be followed by any that opens (O, B, S), an open one only by
** its own I and E. So 19 by 19 moves are looked at, not 37 by 37.
*/
#ifndef NEWSEXT_ENTITY_BIOES_H
#define NEWSEXT_ENTITY_BIOES_H

#include "entity/kernel.h"

/* Moves from B and from I to I and to E of the same type. */
enum { MOVE_B_I, MOVE_I_I, MOVE_B_E, MOVE_I_E, MOVE_INSIDE };

typedef struct BioesMoves {
  float begin[BIOES_LANES];
  float closed[BIOES_CLOSED][BIOES_LANES]; /* [from closed][to open] */
  float inside[MOVE_INSIDE][TYPE_COUNT];
} BioesMoves;

typedef struct Bioes {
  BioesMoves score;                             /* as trained */
  BioesMoves weight;                            /* exp of it */
  float weight_back[BIOES_CLOSED][BIOES_LANES]; /* [to open][from closed] */
} Bioes;

/* Room for one run of up to SENTENCE_TOKENS. */
typedef struct BioesWork {
  int32_t from_closed[SENTENCE_TOKENS][BIOES_LANES];
  uint16_t from_inside[SENTENCE_TOKENS][2]; /* bits by type: I, E came from I */
  float weight[SENTENCE_TOKENS][LABEL_STRIDE]; /* exp of the scores */
  float forward[SENTENCE_TOKENS][LABEL_STRIDE];
  float backward[SENTENCE_TOKENS][LABEL_STRIDE];
  float scale[SENTENCE_TOKENS];
} BioesWork;

/* `transitions`: SECTION_CHAIN of the model. */
void bioes_make(Bioes *chain, const float *transitions);
/* The best labels of a run; scores are [count][LABEL_STRIDE]. */
void bioes_label(const Bioes *chain, const Kernels *k, BioesWork *w,
                 const float *scores, uint32_t count, uint8_t *labels);
/* To be called before bioes_span for the same run. */
void bioes_weigh(const Bioes *chain, const Kernels *k, BioesWork *w,
                 const float *scores, uint32_t count);
/* Probability that tokens [first, end) of the run are a mention of `type`. */
float bioes_span(const Bioes *chain, const BioesWork *w, uint32_t first,
                 uint32_t end, int type);

/* exp for x <= 0, by sums and products alone: the same on every machine. */
float bioes_exp(float x);

#endif
