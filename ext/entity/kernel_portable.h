/*
** Vectors of 128 bits for kernel_loops.h, by what GCC and clang do for any
** machine (Using the GNU Compiler Collection, Vector Extensions): as
** kernel_avx2.h. KERNEL_PORTABLE chooses them, for their test.
*/

#define LANES 4
VECTOR_TYPES(LANES);

/* Lane by lane, `a` where the comparison holds, else `b`. */
#define CHOOSE(Type, Mask, test, a, b)                                         \
  ((Type)(((Mask)(test) & (Mask)(a)) | (~(Mask)(test) & (Mask)(b))))
#define FLOATS_MIN(a, b) CHOOSE(Floats, Ints, (a) < (b), a, b)
#define FLOATS_MAX(a, b) CHOOSE(Floats, Ints, (a) > (b), a, b)
#define SHORTS_MIN(a, b) CHOOSE(Shorts, Shorts, (a) < (b), a, b)
#define SHORTS_MAX(a, b) CHOOSE(Shorts, Shorts, (a) > (b), a, b)

typedef int8_t KERNEL(Bytes4) __attribute__((vector_size(4)));
typedef int8_t KERNEL(Bytes8) __attribute__((vector_size(8)));
typedef int16_t KERNEL(Shorts4) __attribute__((vector_size(8)));

TARGET static inline void KERNEL(floats_of_bytes)(Floats *out,
                                                  const int8_t *x) {
  KERNEL(Bytes4) bytes;
  memcpy(&bytes, x, sizeof(bytes));
  *out = __builtin_convertvector(__builtin_convertvector(bytes, Ints), Floats);
}

TARGET static inline void KERNEL(floats_of_shorts)(Floats *out,
                                                   const int16_t *x) {
  KERNEL(Shorts4) shorts;
  memcpy(&shorts, x, sizeof(shorts));
  *out = __builtin_convertvector(__builtin_convertvector(shorts, Ints), Floats);
}

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts *out,
                                                  const int8_t *x) {
  KERNEL(Bytes8) bytes;
  memcpy(&bytes, x, sizeof(bytes));
  *out = __builtin_convertvector(bytes, Shorts);
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts *x) {
  Shorts y = SHORTS_MIN(*x, SHORTS_ALL(INT8_MAX));
  y = SHORTS_MAX(y, SHORTS_ALL(INT8_MIN));
  KERNEL(Bytes8) bytes = __builtin_convertvector(y, KERNEL(Bytes8));
  memcpy(out, &bytes, sizeof(bytes));
}

/* Rounded to even: a float of 1.5 * 2^23 and more has no fraction. */
TARGET static inline void KERNEL(shorts_of_floats)(int16_t *out,
                                                   const Floats *x) {
  const Floats big = FLOATS_ALL(12582912.0f);
  Ints y = __builtin_convertvector((*x + big) - big, Ints);
  KERNEL(Shorts4) shorts = __builtin_convertvector(y, KERNEL(Shorts4));
  memcpy(out, &shorts, sizeof(shorts));
}

/* ---- sums: see kernel_sums.h ---- */

/* Numbers of 8 and 16 bits are widened by shifting others out of 32. */
typedef struct KERNEL(QuadInput) {
  int32_t x[4];
} KERNEL(QuadInput);
typedef struct KERNEL(QuadWeights) {
  Ints w[4];
} KERNEL(QuadWeights);
typedef struct KERNEL(PairInput) {
  int32_t x[2];
} KERNEL(PairInput);
typedef Ints KERNEL(QuadSum), KERNEL(PairSum);

TARGET static inline void KERNEL(quad_input)(QuadInput *out, const uint8_t *x) {
  for (int i = 0; i < 4; i++) out->x[i] = x[i];
}

TARGET static inline void KERNEL(quad_weights)(QuadWeights *out,
                                               const int8_t *w) {
  const Ints all = INTS_AT(w);
  out->w[0] = all << 24 >> 24;
  out->w[1] = all << 16 >> 24;
  out->w[2] = all << 8 >> 24;
  out->w[3] = all >> 24;
}

TARGET static inline void KERNEL(quad_add)(QuadSum *sum, const QuadWeights *w,
                                           const QuadInput *x) {
  UNROLL
  for (int i = 0; i < 4; i++) *sum += w->w[i] * x->x[i];
}

TARGET static inline void KERNEL(quad_finish)(Ints *out, const QuadSum *sum,
                                              const int32_t *shift) {
  *out = *sum + INTS_AT(shift);
}

TARGET static inline void KERNEL(pair_input)(PairInput *out, const int16_t *x) {
  for (int i = 0; i < 2; i++) out->x[i] = x[i];
}

TARGET static inline void KERNEL(pair_add)(PairSum *sum, const int16_t *w,
                                           const PairInput *x) {
  const Ints both = INTS_AT(w);
  *sum += (both << 16 >> 16) * x->x[0] + (both >> 16) * x->x[1];
}

TARGET static inline void KERNEL(pair_finish)(Ints *out, const PairSum *sum) {
  *out = *sum;
}
