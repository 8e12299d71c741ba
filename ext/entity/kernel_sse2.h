/*
** Vectors of 128 bits for kernel_loops.h, by SSE2, which every x86-64 has: as
** kernel_avx2.h. What SSE2 has no instruction for is put together: a byte is
** widened by doubling it and shifting its lower copy out.
*/

#define LANES 4
VECTOR_TYPES(LANES);

#define FLOATS_MIN(a, b) ((Floats)_mm_min_ps((a), (b)))
#define FLOATS_MAX(a, b) ((Floats)_mm_max_ps((a), (b)))
#define SHORTS_MIN(a, b) ((Shorts)_mm_min_epi16((__m128i)(a), (__m128i)(b)))
#define SHORTS_MAX(a, b) ((Shorts)_mm_max_epi16((__m128i)(a), (__m128i)(b)))

TARGET static inline void KERNEL(floats_of_bytes)(Floats *out,
                                                  const int8_t *x) {
  int32_t four;
  memcpy(&four, x, sizeof(four));
  __m128i y = _mm_cvtsi32_si128(four);
  y = _mm_unpacklo_epi8(y, y);
  y = _mm_unpacklo_epi16(y, y);
  *out = (Floats)_mm_cvtepi32_ps(_mm_srai_epi32(y, 24));
}

TARGET static inline void KERNEL(floats_of_shorts)(Floats *out,
                                                   const int16_t *x) {
  __m128i y = _mm_loadl_epi64((const __m128i *)(const void *)x);
  y = _mm_unpacklo_epi16(y, y);
  *out = (Floats)_mm_cvtepi32_ps(_mm_srai_epi32(y, 16));
}

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts *out,
                                                  const int8_t *x) {
  __m128i y = _mm_loadl_epi64((const __m128i *)(const void *)x);
  *out = (Shorts)_mm_srai_epi16(_mm_unpacklo_epi8(y, y), 8);
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts *x) {
  __m128i y = _mm_packs_epi16((__m128i)*x, (__m128i)*x);
  _mm_storel_epi64((__m128i *)(void *)out, y);
}

/* Rounded to even. */
TARGET static inline void KERNEL(shorts_of_floats)(int16_t *out,
                                                   const Floats *x) {
  __m128i y = _mm_cvtps_epi32((__m128)*x);
  _mm_storel_epi64((__m128i *)(void *)out, _mm_packs_epi32(y, y));
}

/* ---- sums: see kernel_sums.h ---- */

typedef Shorts KERNEL(QuadInput);
typedef struct KERNEL(QuadWeights) {
  Shorts low, high; /* 256 times two products' each */
} KERNEL(QuadWeights);
typedef struct KERNEL(QuadSum) {
  Ints low, high; /* 256 times the sums, two for each product */
} KERNEL(QuadSum);
typedef Ints KERNEL(PairInput), KERNEL(PairSum);

TARGET static inline void KERNEL(quad_input)(QuadInput *out, const uint8_t *x) {
  int32_t four;
  memcpy(&four, x, sizeof(four));
  __m128i y = _mm_unpacklo_epi8(_mm_cvtsi32_si128(four), _mm_setzero_si128());
  *out = (Shorts)_mm_unpacklo_epi64(y, y);
}

/* A byte in the upper half of 16 bits needs no shift to widen it: sums of all
   VECTOR_CODES fit 32 bits, 25 * 4 * 255 * 63 * 256 < 2^31. */
TARGET static inline void KERNEL(quad_weights)(QuadWeights *out,
                                               const int8_t *w) {
  const __m128i zero = _mm_setzero_si128();
  __m128i y = _mm_loadu_si128((const __m128i *)(const void *)w);
  out->low = (Shorts)_mm_unpacklo_epi8(zero, y);
  out->high = (Shorts)_mm_unpackhi_epi8(zero, y);
}

TARGET static inline void KERNEL(quad_add)(QuadSum *sum, const QuadWeights *w,
                                           const QuadInput *x) {
  sum->low += (Ints)_mm_madd_epi16((__m128i)w->low, (__m128i)*x);
  sum->high += (Ints)_mm_madd_epi16((__m128i)w->high, (__m128i)*x);
}

TARGET static inline void KERNEL(quad_finish)(Ints *out, const QuadSum *sum,
                                              const int32_t *shift) {
  __m128 low = (__m128)sum->low, high = (__m128)sum->high;
  Ints all = (Ints)_mm_shuffle_ps(low, high, _MM_SHUFFLE(2, 0, 2, 0)) +
             (Ints)_mm_shuffle_ps(low, high, _MM_SHUFFLE(3, 1, 3, 1));
  *out = (all >> 8) + INTS_AT(shift);
}

TARGET static inline void KERNEL(pair_input)(PairInput *out, const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof(pair));
  *out = (Ints)_mm_set1_epi32(pair);
}

TARGET static inline void KERNEL(pair_add)(PairSum *sum, const int16_t *w,
                                           const PairInput *x) {
  __m128i y = _mm_load_si128((const __m128i *)(const void *)w);
  *sum += (Ints)_mm_madd_epi16(y, (__m128i)*x);
}

TARGET static inline void KERNEL(pair_finish)(Ints *out, const PairSum *sum) {
  *out = *sum;
}
