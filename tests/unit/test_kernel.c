/*
** Tests of entity/kernel.h: all versions of the loops give the same bits, for
** numbers at the ends of what they are given. One more version is compiled
** here: what other machines than x86-64 and arm64 get.
*/
#define KERNEL_PORTABLE
#define kernels_usable portable_usable
#define kernels_choose portable_choose
#include "entity/kernel.c"
#undef kernels_usable
#undef kernels_choose
#include "check.h"

#include <math.h>
#include <stdlib.h>

const Kernels *kernels_choose(void);
uint32_t kernels_usable(const Kernels *out[KERNELS_MOST]);

enum { WORDS_TRIED = 7, SEEDS = 5 };

/* What the loops of one version make of the same numbers. */
typedef struct Results {
  int8_t *products; /* [WORDS_TRIED][m->products] */
  int16_t *hidden, *gates, *cells;
  float *cell;
  float scores[WORDS_TRIED][LABEL_STRIDE], weight[LABEL_STRIDE];
  float mixed[BIOES_LANES];
} Results;

static uint32_t random_next(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* Vectors at random; of the first two words, the least and the largest. */
static void words_make(WordInput *words, const Model *m, int8_t *out,
                       uint32_t *state) {
  for (uint32_t i = 0; i < WORDS_TRIED; i++) {
    words[i].out = out + (size_t)i * m->products;
    words[i].inputs = random_next(state) & ((1u << INPUT_COUNT) - 1);
    for (int k = 0; k < MODEL_VECTOR; k++) {
      words[i].vector.value[k] = (uint8_t)(i == 0   ? 0
                                           : i == 1 ? 255
                                                    : random_next(state));
    }
  }
}

static void run_dense(Results *r, const Kernels *kernels, const Model *m) {
  const int16_t *bias = m->section[SECTION_BIAS];
  const int8_t *part[HIDDEN_WINDOW];
  for (uint32_t k = 0; k < HIDDEN_WINDOW; k++) {
    part[k] = r->products + (size_t)k * m->products;
  }
  kernels->hidden_window(r->hidden, bias, part, m->header->hidden);
  kernels->positive(r->hidden, m->header->hidden);
  kernels->gate_window(r->gates, bias + m->header->hidden, part, m->gates);
  kernels->remember(r->cell, r->cells, r->gates, r->gates + m->header->cells,
                    m->header->cells);
}

static void run_scores(Results *r, const Kernels *kernels, const Model *m) {
  const int16_t *from[WORDS_TRIED];
  float *to[WORDS_TRIED];
  for (uint32_t i = 0; i < WORDS_TRIED; i++) {
    from[i] = r->hidden + 2 * i;
    to[i] = r->scores[i];
  }
  /* Cells stand behind the hidden units, and room for what is read ahead. */
  memcpy(r->hidden + m->header->hidden, r->cells,
         m->header->cells * sizeof(*r->cells));
  kernels->scores(to, m, m->section[SECTION_SCORE],
                  m->section[SECTION_SCORE_SCALE], from, WORDS_TRIED);
  const ModelRow *rows = m->section[SECTION_ROW];
  for (uint32_t i = 0; i < 64; i++) {
    kernels->row_add(r->scores[0], rows + i, m->header->row_unit);
  }
  kernels->scores_add(r->scores[0], r->scores[1], -0.375f);
  kernels->weigh(r->weight, r->scores[0]);
  kernels->mix(r->mixed, r->weight, (const float *)m->section[SECTION_CHAIN]);
}

static void *zeros(size_t count, size_t size) {
  void *p = calloc(count, size);
  if (!p) abort();
  return p;
}

static void results_make(Results *r, const Kernels *kernels, const Model *m,
                         uint32_t seed) {
  WordInput words[WORDS_TRIED];
  r->products = zeros(WORDS_TRIED, m->products);
  r->hidden = zeros(m->outputs + 2 * WORDS_TRIED, sizeof(*r->hidden));
  r->gates = zeros(m->gates, sizeof(*r->gates));
  r->cells = zeros(m->header->cells, sizeof(*r->cells));
  r->cell = zeros(m->header->cells, sizeof(*r->cell));
  words_make(words, m, r->products, &seed);
  kernels->products(m, words, WORDS_TRIED);
  run_dense(r, kernels, m);
  run_scores(r, kernels, m);
}

static void results_free(Results *r) {
  free(r->products);
  free(r->hidden);
  free(r->gates);
  free(r->cells);
  free(r->cell);
}

static void results_compare(const Results *a, const Results *b,
                            const Model *m) {
  CHECK(!memcmp(a->products, b->products, (size_t)WORDS_TRIED * m->products));
  CHECK(!memcmp(a->hidden, b->hidden, m->outputs * sizeof(*a->hidden)));
  CHECK(!memcmp(a->gates, b->gates, m->gates * sizeof(*a->gates)));
  CHECK(!memcmp(a->cells, b->cells, m->header->cells * sizeof(*a->cells)));
  CHECK(!memcmp(a->cell, b->cell, m->header->cells * sizeof(*a->cell)));
  CHECK(!memcmp(a->scores, b->scores, sizeof(a->scores)));
  CHECK(!memcmp(a->weight, b->weight, sizeof(a->weight)));
  CHECK(!memcmp(a->mixed, b->mixed, sizeof(a->mixed)));
}

/* A word's product, number by number as SECTION_INPUT says. */
static int product_plain(const Model *m, const WordInput *w, uint32_t j) {
  const int8_t *weight = m->section[SECTION_INPUT];
  const int16_t *flag = m->section[SECTION_FLAG];
  const float *scale = m->section[SECTION_INPUT_SCALE];
  int32_t sum = 0;
  for (size_t i = 0; i < MODEL_VECTOR; i++) {
    int x = w->vector.value[i] - 128;
    sum += x * weight[(i / 4 * m->products + j) * 4 + i % 4];
  }
  float x = (float)sum * scale[j] * m->header->vector_unit;
  x = x > PRODUCT_MOST ? PRODUCT_MOST : x < -PRODUCT_MOST ? -PRODUCT_MOST : x;
  int y = (int)lrintf(x);
  for (uint32_t i = 0; i < INPUT_COUNT; i++) {
    if (w->inputs >> i & 1) y += flag[i * m->products + j];
  }
  y = (y + (1 << (PRODUCT_KEPT_SHIFT - 1))) >> PRODUCT_KEPT_SHIFT;
  return y > INT8_MAX ? INT8_MAX : y < INT8_MIN ? INT8_MIN : y;
}

static void test_products(const Model *m) {
  uint32_t seed = 11, wrong = 0, cut = 0;
  Results r;
  WordInput words[WORDS_TRIED];
  results_make(&r, kernels_choose(), m, seed);
  words_make(words, m, r.products, &seed);
  for (uint32_t i = 0; i < WORDS_TRIED; i++) {
    for (uint32_t j = 0; j < m->products; j++) {
      int want = product_plain(m, &words[i], j);
      wrong += words[i].out[j] != want;
      cut += want == INT8_MAX || want == INT8_MIN;
    }
  }
  CHECK_INT(wrong, 0);
  CHECK(cut > 0);
  results_free(&r);
}

static void test_versions_agree(const Model *m) {
  const Kernels *tried[2 * KERNELS_MOST];
  uint32_t count = kernels_usable(tried);
  count += portable_usable(tried + count);
  CHECK(count >= 2);
  for (uint32_t seed = 0; seed < SEEDS; seed++) {
    Results first;
    results_make(&first, tried[0], m, seed);
    for (uint32_t k = 1; k < count; k++) {
      Results r;
      results_make(&r, tried[k], m, seed);
      results_compare(&first, &r, m);
      results_free(&r);
    }
    results_free(&first);
  }
}

int main(void) {
  Model m;
  CHECK(model_open(&m, model_embedded()));
  test_products(&m);
  test_versions_agree(&m);
  return CHECK_DONE();
}
