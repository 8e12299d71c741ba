/*
** The tagger's sums of products for kernel_loops.h, instead of kernel_sums.h:
** by AVX-512 VNNI, which multiplies and sums in one instruction, in vectors of
** 512 bits, as this is most of the work. All else is as for AVX2.
*/

TARGET static inline void KERNEL(tile_sums)(TileInts (*acc)[TILE_INTS],
                                            const int8_t *weight,
                                            const int32_t *shift,
                                            size_t products,
                                            const WordInput *const *words) {
  UNROLL
  for (size_t k = 0; k < TILE_INTS; k++) {
    memcpy(&acc[0][k], shift + 16 * k, sizeof(TileInts));
    UNROLL
    for (int n = 1; n < WORDS; n++) acc[n][k] = acc[0][k];
  }
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
TARGET static inline void KERNEL(tile_scale)(Shorts *out, const TileInts *acc,
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
    out[k] = (Shorts)_mm512_cvtepi32_epi16(_mm512_cvtps_epi32(x));
  }
}

TARGET static inline void KERNEL(pairs_sum)(Ints (*acc)[LABEL_STRIDE / LANES],
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
