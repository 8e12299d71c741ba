/*
** The tagger's inner loops, for vectors of the machine at hand.
**
** Each comes in a version for the baseline of the architecture (SSE2, NEON, or
** what the compiler makes of vectors), and on x86-64 for AVX2 and AVX-512 VNNI.
** All give the same bits: sums are of integers, or of floats lane by lane in
** one order, and products are never fused with sums.
*/
#ifndef NEWSEXT_ENTITY_KERNEL_H
#define NEWSEXT_ENTITY_KERNEL_H

#include "entity/model.h"

/* Labels behind which no mention is open; labels that may follow, padded. */
enum { BIOES_CLOSED = LABEL_OPEN_COUNT, BIOES_LANES = 24 };

/* What the dense branch is to know of a word, and where its products go. */
typedef struct WordInput {
  int8_t *out;
  ModelVector vector; /* 128 throughout, which is 0, when there is none */
  uint32_t inputs;    /* INPUT_… bits */
} WordInput;

/* Words whose products are computed together, at most. */
enum { NEW_WORDS = 128 };

typedef struct Kernels {
  /* sum[LABEL_STRIDE] += the row's weights, times `unit`. */
  void (*row_add)(float *sum, const ModelRow *row, float unit);
  /* sum[LABEL_STRIDE] += x * factor. */
  void (*scores_add)(float *sum, const float *x, float factor);
  /*
  ** All products of `count` words (1 to NEW_WORDS), as 1/32: each `out` has
  ** m->products elements. Many at a time, as reading the weights is most of the
  ** work.
  */
  void (*products)(const Model *m, const WordInput *words, uint32_t count);
  /*
  ** out[size] = bias + the parts, element by element, as 1/512: HIDDEN_WINDOW
  ** parts or GATE_WINDOW. size % 64 == 0.
  */
  void (*hidden_window)(int16_t *out, const int16_t *bias,
                        const int8_t *const *part, uint32_t size);
  void (*gate_window)(int16_t *out, const int16_t *bias,
                      const int8_t *const *part, uint32_t size);
  /* x[size] is cut to what is not negative. */
  void (*positive)(int16_t *x, uint32_t size);
  /*
  ** One step of `size` cells: cell = f cell + (1 - f) z, where z and f are
  ** sums of products; `out` is the cell's content as 1/16384. size % 16 == 0.
  */
  void (*remember)(float *cell, int16_t *out, const int16_t *z,
                   const int16_t *f, uint32_t size);
  /*
  ** out[i][LABEL_STRIDE] = the weights (laid out as SECTION_SCORE) times
  ** x[i][m->outputs], for each i < count, with one scale for hidden units and
  ** one for cells. Many at a time, as reading the weights is most of the work.
  */
  void (*scores)(float *const *out, const Model *m, const int16_t *weights,
                 const float *scale, const int16_t *const *x, uint32_t count);
  /* weight[LABEL_STRIDE] = exp of a token's scores, less the largest. */
  void (*weigh)(float *weight, const float *scores);
  /*
  ** A step of the chain: from the BIOES_CLOSED closed labels to BIOES_LANES
  ** others, through move[BIOES_CLOSED][BIOES_LANES]: the sum of products.
  */
  void (*mix)(float *out, const float *before, const float *move);
} Kernels;

/* The fastest that this machine can run. */
const Kernels *kernels_choose(void);
/* All that it can run, the fastest first; returns how many (at least 1). */
enum { KERNELS_MOST = 3 };
uint32_t kernels_usable(const Kernels *out[KERNELS_MOST]);

#endif
