/*
** The chain of labels over a run of candidates: how probable each mention is,
** and which mentions together promise most.
**
** In:  scores for each label of each token, a run at a time. Out: mentions.
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
  BioesMoves weight;                            /* exp of what was trained */
  float weight_back[BIOES_CLOSED][BIOES_LANES]; /* [to open][from closed] */
} Bioes;

/* A mention of the run: tokens [first, end). */
typedef struct BioesSpan {
  uint16_t first, end;
  uint8_t type;
  float probability;
} BioesSpan;

/* Room for one run of up to SENTENCE_TOKENS. */
typedef struct BioesWork {
  float weight[SENTENCE_TOKENS][LABEL_STRIDE]; /* exp of the scores */
  float forward[SENTENCE_TOKENS][LABEL_STRIDE];
  float backward[SENTENCE_TOKENS][LABEL_STRIDE];
  float scale[SENTENCE_TOKENS];
  /* What the first tokens of the run can gain, and the mention that ends there
  ** if that gains most (probability 0: none). */
  float gain[SENTENCE_TOKENS + 1];
  BioesSpan last[SENTENCE_TOKENS + 1];
} BioesWork;

/* `transitions`: SECTION_CHAIN of the model. */
void bioes_make(Bioes *chain, const float *transitions);
/*
** Finds the mentions of a run; scores are [count][LABEL_STRIDE], spans have
** room for `count`. Returns how many there are, in order.
**
** They are, of all sets of mentions that do not overlap, the one with the
** largest sum of (probability - least). Where `least` is half of the F1 that
** is reached, this is what F1 is expected to be best with (Jansche 2007); the
** most probable sequence of labels is not.
*/
uint32_t bioes_find(const Bioes *chain, const Kernels *k, BioesWork *w,
                    const float *scores, uint32_t count, float least,
                    BioesSpan *spans);

/* The two steps of bioes_find: to be called before bioes_span for a run … */
void bioes_weigh(const Bioes *chain, const Kernels *k, BioesWork *w,
                 const float *scores, uint32_t count);
/* … and how probable it is that tokens [first, end) are a mention of `type`. */
float bioes_span(const Bioes *chain, const BioesWork *w, uint32_t first,
                 uint32_t end, int type);

#endif
