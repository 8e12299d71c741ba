/*
** The loops of kernel.h, included by kernel.c once for each kind of machine.
** KERNEL(name) gives the function its name, TARGET its instructions. Vectors
** (LANES numbers of 32 bits, twice as many of 16) and their conversions come
** from the machine's file, kernel_sse2.h or another; sums of products from
** kernel_sums.h or kernel_vnni.h.
*/

TARGET static void KERNEL(row_add)(float *sum, const ModelRow *row,
                                   float unit) {
  Floats scale = FLOATS_ALL(unit * (float)row->scale);
  UNROLL
  for (int k = 0; k < LABEL_STRIDE; k += LANES) {
    Floats x;
    KERNEL(floats_of_bytes)(&x, (const int8_t *)row + k);
    FLOATS_AT(sum + k) += x * scale;
  }
}

TARGET static void KERNEL(scores_add)(float *sum, const float *x,
                                      float factor) {
  Floats f = FLOATS_ALL(factor);
  UNROLL
  for (int k = 0; k < LABEL_STRIDE; k += LANES) {
    FLOATS_AT(sum + k) += FLOATS_AT(x + k) * f;
  }
}

/* Adds the yes-or-no inputs to products from number `j` on. */
TARGET static inline void KERNEL(tile_inputs)(Shorts *x, const Model *m,
                                              uint32_t j, uint32_t inputs) {
  const int16_t *flags = (const int16_t *)m->section[SECTION_FLAG] + j;
  for (; inputs; inputs &= inputs - 1) {
    const int16_t *flag = flags + (size_t)__builtin_ctz(inputs) * m->products;
    UNROLL
    for (int k = 0; k < TILE / SHORTS; k++)
      x[k] += SHORTS_AT(flag + SHORTS * k);
  }
}

/* The products of WORDS words from number `j` on, TILE of each. */
TARGET static inline void KERNEL(tile_products)(const Model *m, uint32_t j,
                                                const WordInput *const *words) {
  const int8_t *weight =
      (const int8_t *)m->section[SECTION_INPUT] + 4 * (size_t)j;
  const int32_t *shift = (const int32_t *)m->section[SECTION_INPUT_SHIFT] + j;
  const float *scale = (const float *)m->section[SECTION_INPUT_SCALE] + j;
  TileInts acc[WORDS][TILE_INTS];
  KERNEL(tile_sums)(acc, weight, shift, (size_t)m->products, words);
  UNROLL
  for (int n = 0; n < WORDS; n++) {
    Shorts x[TILE / SHORTS];
    int8_t *out = words[n]->out + j;
    KERNEL(tile_scale)(x, acc[n], scale, m->header->vector_unit);
    KERNEL(tile_inputs)(x, m, j, words[n]->inputs);
    UNROLL
    for (int k = 0; k < TILE / SHORTS; k++) {
      x[k] += SHORTS_ALL(1 << (PRODUCT_KEPT_SHIFT - 1));
      x[k] >>= PRODUCT_KEPT_SHIFT;
      KERNEL(bytes_of_shorts)(out + SHORTS * k, &x[k]);
    }
    /* New words' memory is far away: it is asked for a tile ahead. */
    __builtin_prefetch(out + TILE, 1);
  }
}

TARGET static void KERNEL(products)(const Model *m, const WordInput *words,
                                    uint32_t count) {
  const WordInput *order[NEW_WORDS + WORDS];
  words_order(order, words, count);
  for (uint32_t n = 0; n < WORDS; n++) order[count + n] = order[count - 1];
  for (uint32_t j = 0; j < m->products; j += TILE) {
    for (uint32_t i = 0; i < count; i += WORDS) {
      KERNEL(tile_products)(m, j, order + i);
    }
  }
}

/* Its own function for each number of parts, as that keeps them at hand. */
TARGET static inline void KERNEL(window_sum)(int16_t *out, const int16_t *bias,
                                             const int8_t *const *part,
                                             uint32_t parts, uint32_t size) {
  const int8_t *at[HIDDEN_WINDOW];
  memcpy(at, part, parts * sizeof(*at));
  for (uint32_t j = 0; j < size; j += SHORTS) {
    Shorts x, sum = {0};
    UNROLL
    for (uint32_t k = 0; k < parts; k++) {
      KERNEL(shorts_of_bytes)(&x, at[k] + j);
      sum += x;
    }
    SHORTS_AT(out + j) = SHORTS_AT(bias + j) + (sum << PRODUCT_KEPT_SHIFT);
  }
}

TARGET static void KERNEL(hidden_window)(int16_t *out, const int16_t *bias,
                                         const int8_t *const *part,
                                         uint32_t size) {
  KERNEL(window_sum)(out, bias, part, HIDDEN_WINDOW, size);
}

TARGET static void KERNEL(gate_window)(int16_t *out, const int16_t *bias,
                                       const int8_t *const *part,
                                       uint32_t size) {
  KERNEL(window_sum)(out, bias, part, GATE_WINDOW, size);
}

TARGET static void KERNEL(positive)(int16_t *x, uint32_t size) {
  const Shorts zero = {0};
  for (uint32_t j = 0; j < size; j += SHORTS) {
    Shorts y = SHORTS_AT(x + j);
    y = SHORTS_MAX(y, zero);
    /* At most 32: products of 255 and all hidden units then fit 32 bits. */
    SHORTS_AT(x + j) = SHORTS_MIN(y, SHORTS_ALL(16383));
  }
}

/* From -1 at -2 to 1 at 2, smoothly; by address, as vectors of this length
   may not be passed by value everywhere. */
TARGET static inline void KERNEL(clamp_smooth)(Floats *x) {
  const Floats two = FLOATS_ALL(2.0f);
  Floats y = FLOATS_MIN(*x, two);
  y = FLOATS_MAX(y, -two);
  *x = y * (FLOATS_ALL(0.75f) - FLOATS_ALL(0.0625f) * y * y);
}

TARGET static void KERNEL(remember)(float *cell, int16_t *out, const int16_t *z,
                                    const int16_t *f, uint32_t size) {
  const Floats unit = FLOATS_ALL(1.0f / PRODUCT_ONE), half = FLOATS_ALL(0.5f);
  const Floats one = FLOATS_ALL(1.0f);
  for (uint32_t j = 0; j < size; j += LANES) {
    Floats in, keep;
    KERNEL(floats_of_shorts)(&in, z + j);
    KERNEL(floats_of_shorts)(&keep, f + j);
    in *= unit;
    keep *= unit * half;
    KERNEL(clamp_smooth)(&in);
    KERNEL(clamp_smooth)(&keep);
    keep = half + half * keep;
    Floats c = in * (one - keep) + keep * FLOATS_AT(cell + j);
    FLOATS_AT(cell + j) = c;
    c *= FLOATS_ALL((float)CELL_ONE - 1);
    KERNEL(shorts_of_floats)(out + j, &c);
  }
}

/* out[TOGETHER][LABEL_STRIDE], of hidden units and of cells. */
TARGET static inline void KERNEL(scores_of_some)(float *const *out,
                                                 const Model *m,
                                                 const int16_t *weights,
                                                 const float *scale,
                                                 const int16_t *const *x) {
  uint32_t hidden = m->header->hidden;
  const int16_t *cells[TOGETHER];
  for (int k = 0; k < TOGETHER; k++) cells[k] = x[k] + hidden;
  Ints a[TOGETHER][LABEL_STRIDE / LANES], b[TOGETHER][LABEL_STRIDE / LANES];
  KERNEL(pairs_sum)(a, weights, x, hidden);
  KERNEL(pairs_sum)
  (b, weights + (size_t)hidden * LABEL_STRIDE, cells, m->header->cells);
  for (int k = 0; k < TOGETHER; k++) {
    UNROLL
    for (int i = 0; i < LABEL_STRIDE / LANES; i++) {
      const float *s = scale + i * LANES;
      FLOATS_AT(out[k] + i * LANES) =
          __builtin_convertvector(a[k][i], Floats) * FLOATS_AT(s) +
          __builtin_convertvector(b[k][i], Floats) *
              FLOATS_AT(s + LABEL_STRIDE);
    }
  }
}

TARGET static void KERNEL(scores)(float *const *out, const Model *m,
                                  const int16_t *weights, const float *scale,
                                  const int16_t *const *x, uint32_t count) {
  float *to[TOGETHER];
  const int16_t *from[TOGETHER];
  for (uint32_t i = 0; i < count; i += TOGETHER) {
    for (uint32_t k = 0; k < TOGETHER; k++) {
      uint32_t at = i + k < count ? i + k : count - 1;
      to[k] = out[at];
      from[k] = x[at];
    }
    KERNEL(scores_of_some)(to, m, weights, scale, from);
  }
}

/* bioes_exp of LANES numbers at once; 1.8e-35 for what is below -80. */
TARGET static inline void KERNEL(exp_below_zero)(Floats *x) {
  Floats y = FLOATS_MAX(*x, FLOATS_ALL(-80.0f));
  y = FLOATS_MIN(y, FLOATS_ALL(0.0f));
  Ints n = __builtin_convertvector(
      y * FLOATS_ALL(1.44269504f) - FLOATS_ALL(0.5f), Ints);
  Floats whole = __builtin_convertvector(n, Floats);
  Floats r = (y - whole * FLOATS_ALL(0.693145752f)) -
             whole * FLOATS_ALL(1.42860677e-6f);
  y = FLOATS_ALL(0.00833333333f) + r * FLOATS_ALL(0.00138889f);
  y = FLOATS_ALL(0.0416666667f) + r * y;
  y = FLOATS_ALL(0.166666666f) + r * y;
  y = FLOATS_ALL(0.5f) + r * y;
  y = FLOATS_ALL(1.0f) + r * y;
  y = FLOATS_ALL(1.0f) + r * y;
  *x = y * (Floats)((n + 127) << 23);
}

TARGET static void KERNEL(weigh)(float *weight, const float *scores) {
  float top = scores[0];
  for (int y = 1; y < LABEL_COUNT; y++) top = scores[y] > top ? scores[y] : top;
  for (int k = 0; k < LABEL_STRIDE; k += LANES) {
    Floats x = FLOATS_AT(scores + k) - FLOATS_ALL(top);
    KERNEL(exp_below_zero)(&x);
    FLOATS_AT(weight + k) = x;
  }
  for (int y = LABEL_COUNT; y < LABEL_STRIDE; y++) weight[y] = 0;
}

TARGET static void KERNEL(mix)(float *out, const float *before,
                               const float *move) {
  Floats sum[BIOES_LANES / LANES] = {{0}};
  for (int a = 0; a < BIOES_CLOSED; a++) {
    const float *row = move + a * BIOES_LANES;
    UNROLL
    for (int k = 0; k < BIOES_LANES / LANES; k++) {
      sum[k] += FLOATS_ALL(before[a]) * FLOATS_AT(row + k * LANES);
    }
  }
  UNROLL
  for (int k = 0; k < BIOES_LANES / LANES; k++) {
    FLOATS_AT(out + k * LANES) = sum[k];
  }
}

#undef KERNEL
#undef TARGET
#undef WORDS
#undef TOGETHER
#undef BLOCK
#undef TileInts
#undef LANES
#undef FLOATS_MIN
#undef FLOATS_MAX
#undef SHORTS_MIN
#undef SHORTS_MAX
