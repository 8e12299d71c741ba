/*
** Vectors of 128 bits for kernel_loops.h, by NEON, which every arm64 has: as
** kernel_avx2.h.
*/

#define LANES 4
VECTOR_TYPES(LANES);

#define FLOATS_MIN(a, b) ((Floats)vminq_f32((float32x4_t)(a), (float32x4_t)(b)))
#define FLOATS_MAX(a, b) ((Floats)vmaxq_f32((float32x4_t)(a), (float32x4_t)(b)))
#define SHORTS_MIN(a, b) ((Shorts)vminq_s16((int16x8_t)(a), (int16x8_t)(b)))
#define SHORTS_MAX(a, b) ((Shorts)vmaxq_s16((int16x8_t)(a), (int16x8_t)(b)))

TARGET static inline void KERNEL(floats_of_bytes)(Floats *out,
                                                  const int8_t *x) {
  int32_t four;
  memcpy(&four, x, sizeof(four));
  int16x8_t y = vmovl_s8(vreinterpret_s8_s32(vdup_n_s32(four)));
  *out = (Floats)vcvtq_f32_s32(vmovl_s16(vget_low_s16(y)));
}

TARGET static inline void KERNEL(floats_of_shorts)(Floats *out,
                                                   const int16_t *x) {
  *out = (Floats)vcvtq_f32_s32(vmovl_s16(vld1_s16(x)));
}

TARGET static inline void KERNEL(shorts_of_bytes)(Shorts *out,
                                                  const int8_t *x) {
  *out = (Shorts)vmovl_s8(vld1_s8(x));
}

/* Cut to what a byte can hold. */
TARGET static inline void KERNEL(bytes_of_shorts)(int8_t *out,
                                                  const Shorts *x) {
  vst1_s8(out, vqmovn_s16((int16x8_t)*x));
}

/* Rounded to even. */
TARGET static inline void KERNEL(shorts_of_floats)(int16_t *out,
                                                   const Floats *x) {
  vst1_s16(out, vqmovn_s32(vcvtnq_s32_f32((float32x4_t)*x)));
}

/* ---- sums: see kernel_sums.h ---- */

typedef int8x16_t KERNEL(QuadInput), KERNEL(QuadWeights);
typedef int16x8_t KERNEL(PairInput);
typedef struct KERNEL(PairSum) {
  int32x4_t low, high; /* two numbers of each label */
} KERNEL(PairSum);

/* The numbers less 128, as they fit a signed byte then. */
TARGET static inline void KERNEL(quad_input)(QuadInput *out, const uint8_t *x) {
  uint32_t four;
  memcpy(&four, x, sizeof(four));
  *out = vreinterpretq_s8_u32(vdupq_n_u32(four ^ 0x80808080u));
}

TARGET static inline void KERNEL(quad_weights)(QuadWeights *out,
                                               const int8_t *w) {
  *out = vld1q_s8(w);
}

#if defined(__ARM_FEATURE_DOTPROD)

typedef int32x4_t KERNEL(QuadSum);

TARGET static inline void KERNEL(quad_add)(QuadSum *sum, const QuadWeights *w,
                                           const QuadInput *x) {
  *sum = vdotq_s32(*sum, *w, *x);
}

TARGET static inline void KERNEL(quad_finish)(Ints *out, const QuadSum *sum,
                                              const int32_t *shift) {
  (void)shift;
  *out = (Ints)*sum;
}

#else

typedef struct KERNEL(QuadSum) {
  int32x4_t low, high; /* two numbers of each product */
} KERNEL(QuadSum);

TARGET static inline void KERNEL(quad_add)(QuadSum *sum, const QuadWeights *w,
                                           const QuadInput *x) {
  int16x8_t low = vmull_s8(vget_low_s8(*w), vget_low_s8(*x));
  sum->low = vpadalq_s16(sum->low, low);
  sum->high = vpadalq_s16(sum->high, vmull_high_s8(*w, *x));
}

TARGET static inline void KERNEL(quad_finish)(Ints *out, const QuadSum *sum,
                                              const int32_t *shift) {
  (void)shift;
  *out = (Ints)vpaddq_s32(sum->low, sum->high);
}

#endif

TARGET static inline void KERNEL(pair_input)(PairInput *out, const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof(pair));
  *out = vreinterpretq_s16_s32(vdupq_n_s32(pair));
}

TARGET static inline void KERNEL(pair_add)(PairSum *sum, const int16_t *w,
                                           const PairInput *x) {
  int16x8_t y = vld1q_s16(w);
  sum->low = vmlal_s16(sum->low, vget_low_s16(y), vget_low_s16(*x));
  sum->high = vmlal_high_s16(sum->high, y, *x);
}

TARGET static inline void KERNEL(pair_finish)(Ints *out, const PairSum *sum) {
  *out = (Ints)vpaddq_s32(sum->low, sum->high);
}
