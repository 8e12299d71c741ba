/* The tagger's inner loops, in two versions: see kernel.h. */
#include "entity/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum {
  LANES = 8,
  LABEL_VECTORS = LABEL_STRIDE / LANES,
  TILE = 64 /* products whose weights stay in the nearest cache */
};

/*
** Vectors of the compiler's own: on a machine with shorter ones each becomes
** two. They are read and written where they stand, at any alignment.
*/
typedef float Floats __attribute__((vector_size(32)));
typedef int32_t Ints __attribute__((vector_size(32)));
typedef int32_t Ints16 __attribute__((vector_size(64)));
typedef int16_t Shorts __attribute__((vector_size(16)));
typedef int8_t Bytes __attribute__((vector_size(8)));
typedef int8_t Bytes16 __attribute__((vector_size(16)));
typedef int16_t Shorts16 __attribute__((vector_size(32)));
typedef float FloatsAt __attribute__((vector_size(32), aligned(4), may_alias));
typedef int16_t ShortsAt
    __attribute__((vector_size(32), aligned(2), may_alias));

/* So that arrays of a few vectors stay in registers. */
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

#define FLOATS_AT(p)  (*(FloatsAt *)(uintptr_t)(p))
#define SHORTS_AT(p)  (*(ShortsAt *)(uintptr_t)(p))
#define FLOATS_ALL(x) ((Floats){0} + (x))
#define SHORTS_ALL(x) ((Shorts16){0} + (int16_t)(x))
/* Lane by lane, `a` where the comparison holds, else `b`. */
#define SELECT(Type, Mask, test, a, b)                                         \
  ((Type)(((Mask)(test) & (Mask)(a)) | (~(Mask)(test) & (Mask)(b))))

/* Words with the same inputs side by side: what the processor did for the one
   it foresees for the next. */
static void words_order(const WordInput **order, const WordInput *words,
                        uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t k = i;
    for (; k && order[k - 1]->inputs > words[i].inputs; k--) {
      order[k] = order[k - 1];
    }
    order[k] = &words[i];
  }
}

#define ALL_KERNELS(SUFFIX)                                                    \
  {                                                                            \
    row_add_##SUFFIX, scores_add_##SUFFIX, products_##SUFFIX,                  \
        hidden_window_##SUFFIX, gate_window_##SUFFIX, positive_##SUFFIX,       \
        remember_##SUFFIX, scores_##SUFFIX, weigh_##SUFFIX, mix_##SUFFIX       \
  }

#define KERNEL(name) name##_baseline
#define TARGET
#define USE_AVX2 0
#define USE_VNNI 0
#include "entity/kernel_loops.h"
#undef KERNEL
#undef TARGET
#undef USE_AVX2
#undef USE_VNNI

static const Kernels BASELINE = ALL_KERNELS(baseline);

#if defined(__x86_64__)

#define KERNEL(name) name##_avx2
#define TARGET       __attribute__((target("avx2")))
#define USE_AVX2     1
#define USE_VNNI     0
#include "entity/kernel_loops.h"
#undef KERNEL
#undef TARGET
#undef USE_VNNI

static const Kernels AVX2 = ALL_KERNELS(avx2);

#define KERNEL(name) name##_vnni
#define TARGET       __attribute__((target("avx2,avx512f,avx512vl,avx512vnni")))
#define USE_VNNI     1
#include "entity/kernel_loops.h"

static const Kernels VNNI = ALL_KERNELS(vnni);

uint32_t kernels_usable(const Kernels *out[KERNELS_MOST]) {
  uint32_t count = 0;
  if (__builtin_cpu_supports("avx512vnni") &&
      __builtin_cpu_supports("avx512vl")) {
    out[count++] = &VNNI;
  }
  if (__builtin_cpu_supports("avx2")) out[count++] = &AVX2;
  out[count++] = &BASELINE;
  return count;
}

#else

uint32_t kernels_usable(const Kernels *out[KERNELS_MOST]) {
  out[0] = &BASELINE;
  return 1;
}

#endif

const Kernels *kernels_choose(void) {
  const Kernels *usable[KERNELS_MOST];
  kernels_usable(usable);
  return usable[0];
}
