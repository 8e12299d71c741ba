/*
** Vectors of 256 bits for kernel_loops.h, by AVX2: conversions, of which a
** compiler makes loops over numbers, and the steps of sums for kernel_sums.h.
** Vectors go by address, as those of this length may not be passed by value
** everywhere. The same names are in kernel_sse2.h, kernel_neon.h and
** kernel_portable.h.
*/

#define LANES 8
VECTOR_TYPES(LANES);

#define FLOATS_MIN(a, b) ((Floats)_mm256_min_ps((a), (b)))
#define FLOATS_MAX(a, b) ((Floats)_mm256_max_ps((a), (b)))
#define SHORTS_MIN(a, b) ((Shorts)_mm256_min_epi16((__m256i)(a), (__m256i)(b)))
#define SHORTS_MAX(a, b) ((Shorts)_mm256_max_epi16((__m256i)(a), (__m256i)(b)))

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

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts *out,
                                                  const int8_t *x) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)x);
  *out = (Shorts)_mm256_cvtepi8_epi16(bytes);
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts *x) {
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

/* ---- sums: see kernel_sums.h ---- */

typedef int32_t KERNEL(QuadInput);
typedef Ints KERNEL(QuadWeights), KERNEL(QuadSum);
typedef Ints KERNEL(PairInput), KERNEL(PairSum);

TARGET static inline void KERNEL(quad_input)(QuadInput *out, const uint8_t *x) {
  memcpy(out, x, sizeof(*out));
}

TARGET static inline void KERNEL(quad_weights)(QuadWeights *out,
                                               const int8_t *w) {
  memcpy(out, w, sizeof(*out));
}

/* No two products exceed 16 bits, as weights have 7: INPUT_MOST. */
TARGET static inline void KERNEL(quad_add)(QuadSum *sum, const QuadWeights *w,
                                           const QuadInput *x) {
  __m256i pairs = _mm256_maddubs_epi16(_mm256_set1_epi32(*x), (__m256i)*w);
  *sum += (Ints)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

TARGET static inline void KERNEL(quad_finish)(Ints *out, const QuadSum *sum,
                                              const int32_t *shift) {
  *out = *sum + INTS_AT(shift);
}

TARGET static inline void KERNEL(pair_input)(PairInput *out, const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof(pair));
  *out = (Ints)_mm256_set1_epi32(pair);
}

TARGET static inline void KERNEL(pair_add)(PairSum *sum, const int16_t *w,
                                           const PairInput *x) {
  __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)w);
  *sum += (Ints)_mm256_madd_epi16((__m256i)*x, y);
}

TARGET static inline void KERNEL(pair_finish)(Ints *out, const PairSum *sum) {
  *out = *sum;
}
