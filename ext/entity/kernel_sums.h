/*
** The tagger's sums of products, for kernel_loops.h, of a machine's steps:
**
**   quad_input    four numbers of a vector, ready for quad_add
**   quad_weights  LANES products' weights for four numbers, widened if need be
**   quad_add      adds the products of the one with the other
**   quad_finish   the LANES sums in order, with `shift`, which undoes the 128
**                 that is in a vector's numbers
**   pair_…        the same of two numbers of 16 bits and LANES labels' weights
**
** So weights are read and widened once for WORDS words or TOGETHER candidates,
** and what a machine adds in another order is put in order once for a tile.
*/

/* acc[WORDS][TILE] = shift + the sums over the words' vectors of their numbers
   times weights, of which four times `products` are for each four numbers. */
TARGET static inline void KERNEL(tile_sums)(TileInts (*acc)[TILE_INTS],
                                            const int8_t *weight,
                                            const int32_t *shift,
                                            size_t products,
                                            const WordInput *const *words) {
  QuadInput x[VECTOR_CODES][WORDS];
  for (int i = 0; i < VECTOR_CODES; i++) {
    for (int n = 0; n < WORDS; n++) {
      KERNEL(quad_input)(&x[i][n], words[n]->vector.value + 4 * i);
    }
  }
  for (size_t k = 0; k < TILE_INTS; k += BLOCK) {
    QuadSum sum[WORDS][BLOCK];
    memset(sum, 0, sizeof(sum));
    for (size_t i = 0; i < VECTOR_CODES; i++) {
      const int8_t *from = weight + 4 * (i * products + k * LANES);
      UNROLL
      for (int j = 0; j < BLOCK; j++) {
        QuadWeights w;
        KERNEL(quad_weights)(&w, from + 4 * j * LANES);
        UNROLL
        for (int n = 0; n < WORDS; n++) {
          KERNEL(quad_add)(&sum[n][j], &w, &x[i][n]);
        }
      }
    }
    UNROLL
    for (int n = 0; n < WORDS; n++) {
      UNROLL
      for (size_t j = 0; j < BLOCK; j++) {
        KERNEL(quad_finish)
        (&acc[n][k + j], &sum[n][j], shift + (k + j) * LANES);
      }
    }
  }
}

/* Scaled to fixed point, cut, and rounded. */
TARGET static inline void KERNEL(tile_scale)(Shorts *out, const TileInts *acc,
                                             const float *scale,
                                             float vector_scale) {
  const Floats most = FLOATS_ALL((float)PRODUCT_MOST);
  UNROLL
  for (int k = 0; k < TILE / LANES; k++) {
    Floats x = __builtin_convertvector(acc[k], Floats) *
               FLOATS_AT(scale + k * LANES) * FLOATS_ALL(vector_scale);
    x = FLOATS_MIN(x, most);
    x = FLOATS_MAX(x, -most);
    KERNEL(shorts_of_floats)((int16_t *)out + k * LANES, &x);
  }
}

/* acc[TOGETHER][LABEL_STRIDE] = x[TOGETHER][size] times the weights
   [size / 2][LABEL_STRIDE][2]. */
TARGET static inline void KERNEL(pairs_sum)(Ints (*acc)[LABEL_STRIDE / LANES],
                                            const int16_t *w,
                                            const int16_t *const *x,
                                            uint32_t size) {
  PairSum sum[TOGETHER][LABEL_STRIDE / LANES];
  memset(sum, 0, sizeof(sum));
  for (uint32_t i = 0; i < size; i += 2, w += 2 * LABEL_STRIDE) {
    UNROLL
    for (int n = 0; n < TOGETHER; n++) {
      PairInput y;
      KERNEL(pair_input)(&y, x[n] + i);
      UNROLL
      for (int k = 0; k < LABEL_STRIDE / LANES; k++) {
        KERNEL(pair_add)(&sum[n][k], w + 2 * k * LANES, &y);
      }
    }
  }
  UNROLL
  for (int n = 0; n < TOGETHER; n++) {
    UNROLL
    for (int k = 0; k < LABEL_STRIDE / LANES; k++) {
      KERNEL(pair_finish)(&acc[n][k], &sum[n][k]);
    }
  }
}
