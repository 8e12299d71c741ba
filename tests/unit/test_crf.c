/* Viterbi and forward-backward against sums over all sequences. */
#include "base/crf.h"

#include <math.h>

#include "check.h"

/* Labels O, B, I; I only behind B or I; a sequence may not end in B. */
static const uint8_t LEGAL[4 * 4] = {1, 1, 0, 1, 1, 1, 1, 0,
                                     1, 1, 1, 1, 1, 1, 0, 1};
enum { K = 3, LENGTH = 5 };

static uint32_t random_state = 7;
static float random_score(void) {
  random_state = random_state * 1664525u + 1013904223u;
  return (float)(random_state >> 8) / (float)(1 << 23) - 1.0f;
}

static void fill(Crf *crf, float *emission, uint8_t *set) {
  for (uint32_t s = 0; s < crf->sets; s++) {
    for (uint32_t a = 0; a <= K; a++) {
      for (uint32_t k = 0; k < K; k++) {
        if (LEGAL[a * (K + 1) + k]) crf_row(crf, s, a)[k] = random_score();
      }
    }
  }
  for (size_t t = 0; t < LENGTH; t++) {
    set[t] = (uint8_t)(t % 2);
    for (uint32_t k = 0; k < K; k++) {
      emission[t * crf->stride + k] = 3 * random_score();
    }
  }
}

/* Visits all 3^5 sequences; the slow truth. */
static void check_against_all(const Crf *crf, const float *emission,
                              const uint8_t *set, Arena *arena) {
  double sum = 0, marginal[LENGTH][K] = {{0}}, top = -1e30;
  uint8_t labels[LENGTH], best[LENGTH] = {0}, found[LENGTH];
  double o_then_b = 0;
  for (int code = 0; code < 243; code++) {
    for (int t = 0, c = code; t < LENGTH; t++, c /= 3) labels[t] = c % 3;
    double s = crf_score(crf, emission, set, LENGTH, labels);
    if (s < CRF_NEVER / 2) continue;
    sum += exp(s);
    if (s > top) {
      top = s;
      memcpy(best, labels, LENGTH);
    }
    for (int t = 0; t < LENGTH; t++) {
      marginal[t][labels[t]] += exp(s);
      if (t && set[t] == 1 && labels[t - 1] == 0 && labels[t] == 1) {
        o_then_b += exp(s);
      }
    }
  }
  float have = crf_viterbi(crf, emission, set, LENGTH, found, arena);
  CHECK(memcmp(best, found, LENGTH) == 0);
  CHECK(fabs(have - top) < 1e-4);

  float m[LENGTH * 4], pair[2 * 4 * 4] = {0};
  double log_sum = crf_marginals(crf, emission, set, LENGTH, m, pair, arena);
  CHECK(fabs(log_sum - log(sum)) < 1e-4);
  for (int t = 0; t < LENGTH; t++) {
    for (int k = 0; k < K; k++) {
      CHECK(fabs(m[t * 4 + k] - marginal[t][k] / sum) < 1e-4);
    }
  }
  CHECK(fabs(pair[(1 * 4 + 0) * 4 + 1] - o_then_b / sum) < 1e-4);
}

static void test_all_sequences(void) {
  Arena arena = {0};
  for (int round = 0; round < 20; round++) {
    Crf crf;
    uint8_t set[LENGTH];
    CHECK(crf_init(&crf, &arena, K, 2, LEGAL));
    float *emission = crf_emissions(&crf, &arena, LENGTH);
    fill(&crf, emission, set);
    check_against_all(&crf, emission, set, &arena);
    arena_reset(&arena);
  }
  arena_free(&arena);
}

/* Emissions alone would choose I I B: no legal sequence has them. */
static void test_legality(void) {
  Arena arena = {0};
  Crf crf;
  uint8_t best[3];
  CHECK(crf_init(&crf, &arena, K, 1, LEGAL));
  CHECK_INT(crf.stride, 4);
  float *e = crf_emissions(&crf, &arena, 3);
  e[2] = 5, e[4 + 2] = 5, e[8 + 1] = 5;
  crf_viterbi(&crf, e, NULL, 3, best, &arena);
  CHECK_INT(best[0], 1);
  CHECK_INT(best[1], 2);
  CHECK_INT(best[2], 0);
  arena_free(&arena);
}

static void test_edges(void) {
  Arena arena = {0};
  Crf crf;
  uint8_t best[1] = {9};
  float m[4];
  CHECK(crf_init(&crf, &arena, K, 1, LEGAL));
  CHECK(!crf_init(&crf, &arena, CRF_MAX_LABELS + 1, 1, LEGAL));
  CHECK(crf_init(&crf, &arena, K, 1, LEGAL));
  CHECK(crf_viterbi(&crf, NULL, NULL, 0, best, &arena) == 0);
  CHECK_INT(best[0], 9);
  float *e = crf_emissions(&crf, &arena, 1);
  crf_viterbi(&crf, e, NULL, 1, best, &arena);
  CHECK_INT(best[0], 0); /* all scores are equal: the lowest label */
  crf_marginals(&crf, e, NULL, 1, m, NULL, &arena);
  CHECK(fabs(m[0] - 1.0) < 1e-6); /* B may not end it, I not begin it */
  arena.failed = true;
  CHECK(crf_viterbi(&crf, e, NULL, 1, best, &arena) == 0);
  CHECK(crf_marginals(&crf, e, NULL, 1, m, NULL, &arena) == 0);
  arena_free(&arena);
}

/* A long sequence neither underflows nor loses its scale. */
static void test_long(void) {
  enum { LONG = 20000 };
  Arena arena = {0};
  Crf crf;
  crf_init(&crf, &arena, K, 1, LEGAL);
  float *e = crf_emissions(&crf, &arena, LONG);
  uint8_t *best = ARENA_ARRAY(&arena, uint8_t, LONG);
  float *m = ARENA_ARRAY(&arena, float, LONG *crf.stride);
  for (size_t t = 0; t < LONG; t++) e[t * crf.stride + t % 2] = 20;
  crf_viterbi(&crf, e, NULL, LONG - 1, best, &arena);
  CHECK(best[0] == 0 && best[1] == 1 && best[LONG - 2] == 0);
  double log_sum = crf_marginals(&crf, e, NULL, LONG - 1, m, NULL, &arena);
  CHECK(fabs(log_sum - 20.0 * (LONG - 1)) < 1);
  CHECK(m[1000 * crf.stride] > 0.999);
  arena_free(&arena);
}

int main(void) {
  test_all_sequences();
  test_legality();
  test_edges();
  test_long();
  return CHECK_DONE();
}
