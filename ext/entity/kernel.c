/* The tagger's inner loops, in several versions: see kernel.h. */
#include "entity/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

enum { TILE = 64 }; /* products whose weights stay in the nearest cache */

/*
** Vectors of the compiler's own, as long as the machine's: LANES numbers of 32
** bits. They are read and written where they stand, at any alignment.
*/
#define VECTOR_TYPES(lanes)                                                    \
  typedef float KERNEL(Floats) __attribute__((vector_size(4 * (lanes))));      \
  typedef int32_t KERNEL(Ints) __attribute__((vector_size(4 * (lanes))));      \
  typedef int16_t KERNEL(Shorts) __attribute__((vector_size(4 * (lanes))));    \
  typedef float KERNEL(FloatsAt)                                               \
      __attribute__((vector_size(4 * (lanes)), aligned(4), may_alias));        \
  typedef int32_t KERNEL(IntsAt)                                               \
      __attribute__((vector_size(4 * (lanes)), aligned(4), may_alias));        \
  typedef int16_t KERNEL(ShortsAt)                                             \
      __attribute__((vector_size(4 * (lanes)), aligned(2), may_alias))

#define Floats      KERNEL(Floats)
#define Ints        KERNEL(Ints)
#define Shorts      KERNEL(Shorts)
#define QuadInput   KERNEL(QuadInput)
#define QuadWeights KERNEL(QuadWeights)
#define QuadSum     KERNEL(QuadSum)
#define PairInput   KERNEL(PairInput)
#define PairSum     KERNEL(PairSum)

#define SHORTS        (2 * LANES)
#define FLOATS_AT(p)  (*(KERNEL(FloatsAt) *)(uintptr_t)(p))
#define INTS_AT(p)    (*(KERNEL(IntsAt) *)(uintptr_t)(p))
#define SHORTS_AT(p)  (*(KERNEL(ShortsAt) *)(uintptr_t)(p))
#define FLOATS_ALL(x) ((Floats){0} + (x))
#define SHORTS_ALL(x) ((Shorts){0} + (int16_t)(x))

/* Vectors of sums for a tile of products. */
#define TILE_INTS (TILE * sizeof(int32_t) / sizeof(TileInts))

/* So that arrays of a few vectors stay in registers. */
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

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

/*
** The versions. WORDS whose products and candidates (TOGETHER) whose scores are
** computed together are as many as registers allow, so that weights are read
** once for them; the last few with the last one again. BLOCK: vectors of sums
** for each of the WORDS.
*/
#define KERNEL(name) name##_baseline
#define TARGET
#define WORDS    4
#define BLOCK    1
#define TOGETHER 1
#define TileInts Ints
#if defined(KERNEL_PORTABLE)
#include "entity/kernel_portable.h"
#elif defined(__SSE2__)
#include "entity/kernel_sse2.h"
#elif defined(__aarch64__)
#include "entity/kernel_neon.h"
#else
#include "entity/kernel_portable.h"
#endif
#include "entity/kernel_sums.h"

#include "entity/kernel_loops.h"

static const Kernels BASELINE = ALL_KERNELS(baseline);

#if defined(__x86_64__)

#define KERNEL(name) name##_avx2
#define TARGET       __attribute__((target("avx2")))
#define WORDS        1
#define BLOCK        8
#define TOGETHER     2
#define TileInts     Ints
#include "entity/kernel_avx2.h"
#include "entity/kernel_sums.h"

#include "entity/kernel_loops.h"

static const Kernels AVX2 = ALL_KERNELS(avx2);

typedef int32_t Ints16 __attribute__((vector_size(64)));

#define KERNEL(name) name##_vnni
#define TARGET       __attribute__((target("avx2,avx512f,avx512vl,avx512vnni")))
#define WORDS        4
#define TOGETHER     4
#define TileInts     Ints16
#include "entity/kernel_avx2.h"
#include "entity/kernel_vnni.h"

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
