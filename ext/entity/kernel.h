/*
** The tagger's inner loops, for vectors of the machine at hand.
**
** Each comes in two versions: one for the baseline of the architecture, one
** for AVX2. Both give the same bits: sums are of integers, or of floats lane
** by lane in one order, and products are never fused with sums.
*/
#ifndef NEWSEXT_ENTITY_KERNEL_H
#define NEWSEXT_ENTITY_KERNEL_H

#include "entity/model.h"

/* Labels behind which no mention is open; labels that may follow, padded. */
enum { BIOES_CLOSED = LABEL_OPEN_COUNT, BIOES_LANES = 24 };

typedef struct Kernels {
  /* sum[LABEL_STRIDE] += the row's weights, times `unit`. */
  void (*row_add)(float *sum, const ModelRow *row, float unit);
  /* sum[LABEL_STRIDE] += x * factor. */
  void (*scores_add)(float *sum, const float *x, float factor);
  /*
  ** All products of a word, as 1/512: `out` has m->products elements.
  ** `vector` may be NULL; `inputs` are INPUT_… bits.
  */
  void (*products)(int16_t *out, const Model *m, const ModelVector *vector,
                   uint32_t inputs);
  /* out[size] = bias + the parts, element by element. size % 16 == 0. */
  void (*window)(int16_t *out, const int16_t *bias, const int16_t *const *part,
                 uint32_t parts, uint32_t size);
  /* x[size] is cut to what is not negative. */
  void (*positive)(int16_t *x, uint32_t size);
  /*
  ** One step of `size` cells: cell = f cell + (1 - f) z, where z and f are
  ** sums of products; `out` is the cell's content as 1/16384. size % 16 == 0.
  */
  void (*remember)(float *cell, int16_t *out, const int16_t *z,
                   const int16_t *f, uint32_t size);
  /*
  ** out[LABEL_STRIDE] = the weights (laid out as SECTION_SCORE) times
  ** x[m->outputs], with one scale for hidden units and one for cells.
  */
  void (*scores)(float *out, const Model *m, const int16_t *weights,
                 const float *scale, const int16_t *x);
  /*
  ** A step of the chain: from the BIOES_CLOSED closed labels to BIOES_LANES
  ** others, through move[BIOES_CLOSED][BIOES_LANES]: the best sum of both and
  ** where it came from (the first of equals), or the sum of products.
  */
  void (*best)(float *out, int32_t *from, const float *before,
               const float *move);
  void (*mix)(float *out, const float *before, const float *move);
} Kernels;

/* The fastest that this machine can run. */
const Kernels *kernels_choose(void);
/* What every machine of the architecture can run. */
const Kernels *kernels_baseline(void);

#endif
