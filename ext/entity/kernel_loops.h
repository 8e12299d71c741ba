/*
** The loops of kernel.h, included by kernel.c once for each kind of machine.
** KERNEL(name) gives the function its name, TARGET its instructions. Sums of
** products, and conversions that a compiler does number by number, are spelled
** out where USE_AVX2 is 1; sums in one instruction each where USE_VNNI is 1 as
** well.
*/

/* Candidates whose scores, and words whose products are computed together, as
   registers allow, so that weights are read once for them; the last few with
   the last one again. */
#define TOGETHER (USE_VNNI ? 4 : USE_AVX2 ? 2 : 1)
#define WORDS    (USE_VNNI ? 4 : 1)
/* Vectors of sums for a tile of products. */
#if USE_VNNI
#define TileInts Ints16
#else
#define TileInts Ints
#endif
#define TILE_INTS (TILE * sizeof(int32_t) / sizeof(TileInts))

#if USE_AVX2

#define FLOATS_MIN(a, b) ((Floats)_mm256_min_ps((a), (b)))
#define FLOATS_MAX(a, b) ((Floats)_mm256_max_ps((a), (b)))
#define SHORTS_MIN(a, b)                                                       \
  ((Shorts16)_mm256_min_epi16((__m256i)(a), (__m256i)(b)))
#define SHORTS_MAX(a, b)                                                       \
  ((Shorts16)_mm256_max_epi16((__m256i)(a), (__m256i)(b)))

TARGET static inline void KERNEL(floats_of_bytes)(Floats *out,
                                                  const int8_t *x) {
  __m128i bytes = _mm_loadl_epi64((const __m128i *)(const void *)x);
  *out = (Floats)_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes));
}

TARGET static inline void KERNEL(floats_of_shorts)(Floats *out,
                                                   const int16_t *x) {
  __m128i shorts = _mm_loadu_si128((const __m128i *)(const void *)x);
  *out = (Floats)_mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(shorts));
}

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts16 *out,
                                                  const int8_t *x) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)x);
  *out = (Shorts16)_mm256_cvtepi8_epi16(bytes);
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts16 *x) {
  __m256i y = _mm256_permute4x64_epi64(
      _mm256_packs_epi16((__m256i)*x, (__m256i)*x), 0x08);
  _mm_storeu_si128((__m128i *)(void *)out, _mm256_castsi256_si128(y));
}

/* Rounded to even. */
TARGET static inline void KERNEL(shorts_of_floats)(int16_t *out,
                                                   const Floats *x) {
  __m256i y = _mm256_cvtps_epi32((__m256)*x);
  __m128i shorts = _mm_packs_epi32(_mm256_castsi256_si128(y),
                                   _mm256_extracti128_si256(y, 1));
  _mm_storeu_si128((__m128i *)(void *)out, shorts);
}

#else

#define FLOATS_MIN(a, b) SELECT(Floats, Ints, (a) < (b), a, b)
#define FLOATS_MAX(a, b) SELECT(Floats, Ints, (a) > (b), a, b)
#define SHORTS_MIN(a, b) SELECT(Shorts16, Shorts16, (a) < (b), a, b)
#define SHORTS_MAX(a, b) SELECT(Shorts16, Shorts16, (a) > (b), a, b)

TARGET static inline void KERNEL(floats_of_bytes)(Floats *out,
                                                  const int8_t *x) {
  Bytes bytes;
  memcpy(&bytes, x, sizeof(bytes));
  *out = __builtin_convertvector(bytes, Floats);
}

TARGET static inline void KERNEL(floats_of_shorts)(Floats *out,
                                                   const int16_t *x) {
  Shorts shorts;
  memcpy(&shorts, x, sizeof(shorts));
  *out = __builtin_convertvector(__builtin_convertvector(shorts, Ints), Floats);
}

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts16 *out,
                                                  const int8_t *x) {
  Bytes16 bytes;
  memcpy(&bytes, x, sizeof(bytes));
  *out = __builtin_convertvector(bytes, Shorts16);
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts16 *x) {
  Shorts16 y = SHORTS_MIN(*x, SHORTS_ALL(INT8_MAX));
  y = SHORTS_MAX(y, SHORTS_ALL(INT8_MIN));
  Bytes16 bytes = __builtin_convertvector(y, Bytes16);
  memcpy(out, &bytes, sizeof(bytes));
}

/* Rounded to even: a float of 1.5 * 2^23 and more has no fraction. */
TARGET static inline void KERNEL(shorts_of_floats)(int16_t *out,
                                                   const Floats *x) {
  const Floats big = FLOATS_ALL(12582912.0f);
  Floats y = (*x + big) - big;
  Shorts shorts =
      __builtin_convertvector(__builtin_convertvector(y, Ints), Shorts);
  memcpy(out, &shorts, sizeof(shorts));
}

#endif

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

#if USE_VNNI

/* acc[WORDS][TILE] += weights times vectors: see below. Wide vectors, as this
   is most of the work. */
TARGET static inline void KERNEL(tile_sums)(TileInts (*acc)[TILE_INTS],
                                            const int8_t *weight,
                                            size_t products,
                                            const WordInput *const *words) {
  for (size_t i = 0; i < MODEL_VECTOR; i += 4) {
    const int8_t *w = weight + i * products;
    UNROLL
    for (int n = 0; n < WORDS; n++) {
      int32_t four;
      memcpy(&four, words[n]->vector.value + i, sizeof(four));
      UNROLL
      for (size_t k = 0; k < TILE_INTS; k++) {
        acc[n][k] = (Ints16)_mm512_dpbusd_epi32((__m512i)acc[n][k],
                                                _mm512_set1_epi32(four),
                                                _mm512_loadu_si512(w + 64 * k));
      }
    }
  }
}

/* Scaled to fixed point, cut, and rounded to even. */
TARGET static inline void KERNEL(tile_scale)(Shorts16 *out, const TileInts *acc,
                                             const float *scale,
                                             float vector_scale) {
  const __m512 most = _mm512_set1_ps((float)PRODUCT_MOST);
  const __m512 least = _mm512_set1_ps(-(float)PRODUCT_MOST);
  UNROLL
  for (size_t k = 0; k < TILE_INTS; k++) {
    __m512 x = _mm512_cvtepi32_ps((__m512i)acc[k]);
    x = _mm512_mul_ps(x, _mm512_loadu_ps(scale + 16 * k));
    x = _mm512_mul_ps(x, _mm512_set1_ps(vector_scale));
    x = _mm512_max_ps(_mm512_min_ps(x, most), least);
    out[k] = (Shorts16)_mm512_cvtepi32_epi16(_mm512_cvtps_epi32(x));
  }
}

#else

/* acc[16] += weights[16][4] times the four bytes of x, which are not negative.
   No pair of products exceeds 16 bits, as weights have 7: INPUT_MOST. */
TARGET static inline void KERNEL(quad_add)(Ints *acc, const int8_t *w,
                                           const uint8_t *x) {
#if USE_AVX2
  int32_t four;
  memcpy(&four, x, sizeof(four));
  const __m256i all = _mm256_set1_epi32(four);
  UNROLL
  for (int k = 0; k < 2; k++) {
    __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)(w + 32 * k));
    acc[k] += (Ints)_mm256_madd_epi16(_mm256_maddubs_epi16(all, y),
                                      _mm256_set1_epi16(1));
  }
#else
  for (int k = 0; k < 2; k++) {
    for (int i = 0; i < LANES; i++) {
      const int8_t *y = w + 32 * k + 4 * i;
      acc[k][i] += x[0] * y[0] + x[1] * y[1] + x[2] * y[2] + x[3] * y[3];
    }
  }
#endif
}

/* acc[WORDS][TILE] += the sums over the words' vectors of their numbers times
   weights, of which four times `products` are for each four numbers. */
TARGET static inline void KERNEL(tile_sums)(TileInts (*acc)[TILE_INTS],
                                            const int8_t *weight,
                                            size_t products,
                                            const WordInput *const *words) {
  for (size_t i = 0; i < MODEL_VECTOR; i += 4) {
    const int8_t *w = weight + i * products;
    for (int n = 0; n < WORDS; n++) {
      UNROLL
      for (int k = 0; k < TILE / LANES; k += 2) {
        KERNEL(quad_add)
        (acc[n] + k, w + 4 * LANES * k, words[n]->vector.value + i);
      }
    }
  }
}

/* Scaled to fixed point, cut, and rounded. */
TARGET static inline void KERNEL(tile_scale)(Shorts16 *out, const TileInts *acc,
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

#endif

/* Adds the yes-or-no inputs to products from number `j` on. */
TARGET static inline void KERNEL(tile_inputs)(Shorts16 *x, const Model *m,
                                              uint32_t j, uint32_t inputs) {
  const int16_t *flags = (const int16_t *)m->section[SECTION_FLAG] + j;
  for (; inputs; inputs &= inputs - 1) {
    const int16_t *flag = flags + (size_t)__builtin_ctz(inputs) * m->products;
    UNROLL
    for (int k = 0; k < TILE / 16; k++) x[k] += SHORTS_AT(flag + 16 * k);
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
  UNROLL
  for (size_t k = 0; k < TILE_INTS; k++) {
    memcpy(&acc[0][k], shift + k * (TILE / TILE_INTS), sizeof(TileInts));
    UNROLL
    for (int n = 1; n < WORDS; n++) acc[n][k] = acc[0][k];
  }
  KERNEL(tile_sums)(acc, weight, (size_t)m->products, words);
  UNROLL
  for (int n = 0; n < WORDS; n++) {
    Shorts16 x[TILE / 16];
    int8_t *out = words[n]->out + j;
    KERNEL(tile_scale)(x, acc[n], scale, m->header->vector_unit);
    KERNEL(tile_inputs)(x, m, j, words[n]->inputs);
    UNROLL
    for (int k = 0; k < TILE / 16; k++) {
      x[k] += SHORTS_ALL(1 << (PRODUCT_KEPT_SHIFT - 1));
      x[k] >>= PRODUCT_KEPT_SHIFT;
      KERNEL(bytes_of_shorts)(out + 16 * k, &x[k]);
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
  for (uint32_t j = 0; j < size; j += 16) {
    Shorts16 x, sum = {0};
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
  const Shorts16 zero = {0};
  for (uint32_t j = 0; j < size; j += 16) {
    Shorts16 y = SHORTS_AT(x + j);
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

#if USE_VNNI

/* acc[TOGETHER][LABEL_STRIDE] = x[TOGETHER][size] times the weights
   [size / 2][LABEL_STRIDE][2]. */
TARGET static inline void KERNEL(pairs_sum)(Ints (*acc)[LABEL_VECTORS],
                                            const int16_t *w,
                                            const int16_t *const *x,
                                            uint32_t size) {
  Ints16 a[TOGETHER] = {{0}}, b[TOGETHER] = {{0}};
  Ints c[TOGETHER] = {{0}};
  for (uint32_t i = 0; i < size; i += 2, w += 2 * LABEL_STRIDE) {
    UNROLL
    for (int k = 0; k < TOGETHER; k++) {
      int32_t pair;
      memcpy(&pair, x[k] + i, sizeof(pair));
      __m512i y = _mm512_set1_epi32(pair);
      a[k] =
          (Ints16)_mm512_dpwssd_epi32((__m512i)a[k], y, _mm512_loadu_si512(w));
      b[k] = (Ints16)_mm512_dpwssd_epi32((__m512i)b[k], y,
                                         _mm512_loadu_si512(w + 32));
      c[k] = (Ints)_mm256_dpwssd_epi32(
          (__m256i)c[k], _mm512_castsi512_si256(y),
          _mm256_loadu_si256((const __m256i *)(const void *)(w + 64)));
    }
  }
  UNROLL
  for (int k = 0; k < TOGETHER; k++) {
    memcpy(acc[k], &a[k], sizeof(a[k]));
    memcpy(acc[k] + 2, &b[k], sizeof(b[k]));
    memcpy(acc[k] + 4, &c[k], sizeof(c[k]));
  }
}

#else

/* acc[LABEL_STRIDE] += weights[LABEL_STRIDE][2] times a pair of x. */
TARGET static inline void KERNEL(pair_add)(Ints *acc, const int16_t *w,
                                           const int16_t *x) {
#if USE_AVX2
  int32_t pair;
  memcpy(&pair, x, sizeof(pair));
  UNROLL
  for (int k = 0; k < LABEL_VECTORS; k++) {
    __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)(w + 16 * k));
    acc[k] += (Ints)_mm256_madd_epi16(_mm256_set1_epi32(pair), y);
  }
#else
  UNROLL
  for (int k = 0; k < LABEL_VECTORS; k++) {
    for (int i = 0; i < LANES; i++) {
      const int16_t *y = w + 16 * k + 2 * i;
      acc[k][i] += x[0] * y[0] + x[1] * y[1];
    }
  }
#endif
}

/* acc[TOGETHER][LABEL_STRIDE] = x[TOGETHER][size] times the weights
   [size / 2][LABEL_STRIDE][2]. */
TARGET static inline void KERNEL(pairs_sum)(Ints (*acc)[LABEL_VECTORS],
                                            const int16_t *w,
                                            const int16_t *const *x,
                                            uint32_t size) {
  memset(acc, 0, TOGETHER * sizeof(*acc));
  for (uint32_t i = 0; i < size; i += 2) {
    UNROLL
    for (int k = 0; k < TOGETHER; k++) {
      KERNEL(pair_add)(acc[k], w + (size_t)i * LABEL_STRIDE, x[k] + i);
    }
  }
}

#endif

/* out[TOGETHER][LABEL_STRIDE], of hidden units and of cells. */
TARGET static inline void KERNEL(scores_of_some)(float *const *out,
                                                 const Model *m,
                                                 const int16_t *weights,
                                                 const float *scale,
                                                 const int16_t *const *x) {
  uint32_t hidden = m->header->hidden;
  const int16_t *cells[TOGETHER];
  for (int k = 0; k < TOGETHER; k++) cells[k] = x[k] + hidden;
  Ints a[TOGETHER][LABEL_VECTORS], b[TOGETHER][LABEL_VECTORS];
  KERNEL(pairs_sum)(a, weights, x, hidden);
  KERNEL(pairs_sum)
  (b, weights + (size_t)hidden * LABEL_STRIDE, cells, m->header->cells);
  for (int k = 0; k < TOGETHER; k++) {
    UNROLL
    for (int i = 0; i < LABEL_VECTORS; i++) {
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

/* bioes_exp of eight numbers at once; 1.8e-35 for what is below -80. */
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
  memcpy(out, sum, sizeof(sum));
}

#undef TOGETHER
#undef WORDS
#undef TileInts
#undef TILE_INTS
#undef FLOATS_MIN
#undef FLOATS_MAX
#undef SHORTS_MIN
#undef SHORTS_MAX
