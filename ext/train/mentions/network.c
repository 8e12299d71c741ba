/* The network's memory and its way forward: see network.h. */
#include "network_parts.h"

#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const TrainOptions TRAIN_DEFAULTS = {.epochs = 14,
                                     .hidden_dropout = 0.5f,
                                     .input_dropout = 0.2f,
                                     .word_dropout = 0.1f,
                                     .row_dropout = 0.3f,
                                     .dense_rate = 2e-3f,
                                     .row_rate = 0.02f,
                                     .row_decay = 3e-4f,
                                     .transition_rate = 0.05f};

static void *alloc(size_t count, size_t size) {
  void *p = aligned_alloc(64, (count * size + 127) & ~(size_t)63);
  if (!p) abort();
  return memset(p, 0, (count * size + 127) & ~(size_t)63);
}

#define NEW(Type, count) ((Type *)alloc((count), sizeof(Type)))

static void work_init(Work *w) {
  w->word_of = NEW(uint32_t, MOST_WORDS);
  w->local = NEW(uint32_t, MOST);
  w->dropped_word = NEW(uint8_t, MOST_WORDS);
  w->input = NEW(float, (size_t)MOST_WORDS *INPUT_SIZE);
  w->product = NEW(float, (size_t)MOST_WORDS *PRODUCTS);
  w->d_product = NEW(float, (size_t)MOST_WORDS *PRODUCTS);
  w->gate = NEW(float, (size_t)MOST *GATES);
  w->d_sum = NEW(float, (size_t)MOST *(HIDDEN + GATES));
  w->output = NEW(float, (size_t)MOST *OUTPUT);
  w->d_output = NEW(float, (size_t)MOST *OUTPUT);
  w->memory = NEW(float, (size_t)MOST * 2 * CELLS);
  w->kept = NEW(uint8_t, (size_t)MOST * OUTPUT);
  w->kept_rows = NEW(uint64_t, MOST);
  w->score = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->d_score = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->pooled = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->d_pooled = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->target = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->group_sum = NEW(float, (size_t)MOST *LABEL_STRIDE);
  w->group_count = NEW(uint32_t, MOST);
}

static void chain_init(Network *n) {
  enum { SIDE = LABEL_COUNT + 1 };
  uint8_t legal[SIDE * SIDE] = {0};
  for (int a = 0; a < LABEL_COUNT; a++) {
    for (int b = 0; b < LABEL_COUNT; b++) {
      legal[a * SIDE + b] = label_follows(a, b);
    }
    legal[a * SIDE + LABEL_COUNT] = !label_goes_on(a);
    legal[LABEL_COUNT * SIDE + a] = !label_continues(a);
  }
  if (!crf_init(&n->chain, &n->arena, LABEL_COUNT, 1, legal)) abort();
  n->transitions = SIDE * n->chain.stride;
  n->transition_square = NEW(float, n->transitions);
  n->transition_mean = NEW(float, n->transitions);
  n->pair = NEW(float, n->transitions);
  n->pair_gold = NEW(float, n->transitions);
}

Network *network_new(const Vocabulary *v, uint32_t rows) {
  Network *n = NEW(Network, 1);
  n->vocabulary = v;
  n->rows = rows;
  n->row = NEW(float, (size_t)rows *LABEL_STRIDE);
  n->row_square = NEW(float, (size_t)rows *LABEL_STRIDE);
  n->row_mean = NEW(float, (size_t)rows *LABEL_STRIDE);
  n->dense = NEW(Dense, 1);
  n->gradient = NEW(Dense, 1);
  n->momentum = NEW(Dense, 1);
  n->square = NEW(Dense, 1);
  n->mean = NEW(Dense, 1);
  n->stamp = NEW(uint32_t, v->count + 1);
  n->stamp_local = NEW(uint32_t, v->count + 1);
  chain_init(n);
  work_init(&n->w);
  return n;
}

void network_free(Network *n) {
  Work *w = &n->w;
  void *all[] = {n->row,
                 n->row_square,
                 n->row_mean,
                 n->dense,
                 n->gradient,
                 n->momentum,
                 n->square,
                 n->mean,
                 n->stamp,
                 n->stamp_local,
                 n->pair,
                 n->pair_gold,
                 n->transition_square,
                 n->transition_mean,
                 w->word_of,
                 w->local,
                 w->dropped_word,
                 w->input,
                 w->product,
                 w->d_product,
                 w->gate,
                 w->d_sum,
                 w->output,
                 w->d_output,
                 w->memory,
                 w->kept,
                 w->kept_rows,
                 w->score,
                 w->d_score,
                 w->pooled,
                 w->d_pooled,
                 w->target,
                 w->group_sum,
                 w->group_count};
  for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) free(all[i]);
  arena_free(&n->arena);
  free(n);
}

float *network_rows(Network *n) {
  return n->row;
}
Dense *network_dense(Network *n) {
  return n->dense;
}
Crf *network_chain(Network *n) {
  return &n->chain;
}

static void words_collect(Network *n, const Sample *m, bool train, float drop) {
  Work *w = &n->w;
  n->stamp_now++;
  w->word_count = 1; /* word 0 is the padding */
  w->dropped_word[0] = 0;
  for (uint32_t i = 0; i < m->token_count; i++) {
    uint32_t word = m->word[i];
    if (n->stamp[word] != n->stamp_now) {
      n->stamp[word] = n->stamp_now;
      n->stamp_local[word] = w->word_count;
      w->dropped_word[w->word_count] = train && random_unit(n) < drop;
      w->word_of[w->word_count++] = word;
    }
    w->local[i] = n->stamp_local[word];
  }
}

static void word_input(Network *n, uint32_t k, float *x, bool train,
                       float drop) {
  const Vocabulary *v = n->vocabulary;
  memset(x, 0, INPUT_SIZE * sizeof(float));
  uint32_t vector = UINT32_MAX, inputs = form_inputs(&FORM_BEFORE, false);
  if (k) {
    if (!n->w.dropped_word[k]) vector = v->vector[n->w.word_of[k]];
    inputs = form_inputs(&v->form[n->w.word_of[k]], vector != UINT32_MAX);
  }
  if (vector != UINT32_MAX) {
    const float *value = v->vectors->value + (size_t)vector * VECTOR_SIZE;
    memcpy(x, value, VECTOR_SIZE * sizeof(float));
  }
  for (int i = 0; i < INPUT_COUNT; i++) {
    x[VECTOR_SIZE + i] = (float)(inputs >> i & 1);
  }
  if (!train) return;
  for (int i = 0; i < VECTOR_SIZE; i++) {
    x[i] = random_unit(n) < drop ? 0 : x[i] / (1 - drop);
  }
}

/* Sums the window's products into hidden units and gates of candidate c. */
static void candidate_sum(Network *n, const PassageSentence *s, uint32_t token,
                          uint32_t c) {
  Work *w = &n->w;
  const float *bias = n->dense->bias;
  float *h = w->output + (size_t)c * OUTPUT, *g = w->gate + (size_t)c * GATES;
  memcpy(h, bias, HIDDEN * sizeof(float));
  memcpy(g, bias + HIDDEN, GATES * sizeof(float));
  for (int k = -HIDDEN_REACH; k <= HIDDEN_REACH; k++) {
    const float *p = w->product + (size_t)word_at(w, s, token, k) * PRODUCTS;
    for (int j = 0; j < HIDDEN; j++) h[j] += p[hidden_at(k) + j];
  }
  for (int k = -GATE_REACH; k <= GATE_REACH; k++) {
    const float *p = w->product + (size_t)word_at(w, s, token, k) * PRODUCTS;
    for (int j = 0; j < GATES; j++) g[j] += p[gate_at(k) + j];
  }
  for (int j = 0; j < HIDDEN; j++) h[j] = h[j] > 0 ? h[j] : 0;
}

/* One direction of the memory over candidates [first, end). */
static void memory_run(Work *w, int64_t first, int64_t end, int step,
                       int direction) {
  float c[CELLS] = {0};
  for (int64_t i = first; i != end; i += step) {
    const float *z = w->gate + i * GATES + direction * 2 * CELLS;
    float *out = w->memory + i * 2 * CELLS + direction * CELLS;
    for (int k = 0; k < CELLS; k++) {
      float f = 0.5f + 0.5f * clamp_smooth(0.5f * z[CELLS + k]);
      c[k] = clamp_smooth(z[k]) * (1 - f) + f * c[k];
      out[k] = c[k];
    }
  }
}

static void dense_forward(Network *n, const Sample *m, bool train,
                          const TrainOptions *o) {
  Work *w = &n->w;
  words_collect(n, m, train, o->word_dropout);
  for (uint32_t k = 0; k < w->word_count; k++) {
    word_input(n, k, w->input + (size_t)k * INPUT_SIZE, train,
               o->input_dropout);
  }
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)w->word_count,
              PRODUCTS, INPUT_SIZE, 1, w->input, INPUT_SIZE, n->dense->input[0],
              PRODUCTS, 0, w->product, PRODUCTS);
  for (uint32_t k = 0, c = 0, end; k < m->sentence_count; k++, c = end) {
    const PassageSentence *s = &m->sentence[k];
    end = sentence_candidates(m, s, c);
    for (uint32_t i = c; i < end; i++) candidate_sum(n, s, m->candidate[i], i);
    memory_run(w, c, end, 1, 0);
    memory_run(w, (int64_t)end - 1, (int64_t)c - 1, -1, 1);
  }
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    memcpy(w->output + (size_t)c * OUTPUT + HIDDEN,
           w->memory + (size_t)c * 2 * CELLS, 2 * CELLS * sizeof(float));
  }
}

static void output_drop(Network *n, uint32_t count, float drop) {
  Work *w = &n->w;
  uint32_t least = (uint32_t)(drop * 65536);
  float scale = 1 / (1 - drop);
  for (size_t i = 0; i < (size_t)count * OUTPUT; i += 4) {
    uint64_t dice = random_bits(n);
    for (int k = 0; k < 4; k++, dice >>= 16) {
      w->kept[i + k] = (dice & 0xFFFF) >= least;
      w->output[i + k] *= w->kept[i + k] ? scale : 0;
    }
  }
}

static void rows_forward(Network *n, const Sample *m, bool train,
                         const TrainOptions *o) {
  Work *w = &n->w;
  uint32_t least = (uint32_t)(o->row_dropout * 65536);
  float scale = train ? 1 / (1 - o->row_dropout) : 1;
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    float sum[LABEL_STRIDE] = {0};
    uint32_t from = m->row_start[c], count = m->row_start[c + 1] - from;
    uint64_t kept = ~0ull, dice = 0;
    for (uint32_t k = 0; train && k < count; k++, dice >>= 16) {
      if (k % 4 == 0) dice = random_bits(n);
      if ((dice & 0xFFFF) < least) kept &= ~(1ull << k);
    }
    for (uint32_t k = 0; k < count; k++) {
      if (!(kept >> k & 1)) continue;
      const float *row = n->row + (size_t)m->rows[from + k] * LABEL_STRIDE;
      for (int y = 0; y < LABEL_STRIDE; y++) sum[y] += row[y];
    }
    w->kept_rows[c] = kept;
    for (int y = 0; y < LABEL_STRIDE; y++) {
      w->score[(size_t)c * LABEL_STRIDE + y] = sum[y] * scale;
    }
  }
}

void network_pool(Work *w, const Sample *m, const float *in, float *out,
                  bool add) {
  uint32_t groups = 0;
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    if (m->group[c] != NO_GROUP && m->group[c] >= groups) {
      groups = m->group[c] + 1;
    }
  }
  memset(w->group_count, 0, groups * sizeof(*w->group_count));
  memset(w->group_sum, 0, groups * LABEL_STRIDE * sizeof(float));
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    if (m->group[c] == NO_GROUP) continue;
    float *sum = w->group_sum + (size_t)m->group[c] * LABEL_STRIDE;
    w->group_count[m->group[c]]++;
    for (int y = 0; y < LABEL_STRIDE; y++) {
      sum[y] += in[(size_t)c * LABEL_STRIDE + y];
    }
  }
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    float *o = out + (size_t)c * LABEL_STRIDE;
    bool pooled = m->group[c] != NO_GROUP && w->group_count[m->group[c]] > 1;
    if (!add) memset(o, 0, LABEL_STRIDE * sizeof(float));
    if (!pooled) continue;
    const float *sum = w->group_sum + (size_t)m->group[c] * LABEL_STRIDE;
    float share = 1.0f / (float)(w->group_count[m->group[c]] - 1);
    for (int y = 0; y < LABEL_STRIDE; y++) {
      o[y] += share * (sum[y] - in[(size_t)c * LABEL_STRIDE + y]);
    }
  }
}

void network_forward(Network *n, const Sample *m, bool train,
                     const TrainOptions *o) {
  Work *w = &n->w;
  int count = (int)m->candidate_count;
  dense_forward(n, m, train, o);
  rows_forward(n, m, train, o);
  if (train) output_drop(n, m->candidate_count, o->hidden_dropout);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, count, LABEL_STRIDE,
              OUTPUT, 1, w->output, OUTPUT, n->dense->score[0], LABEL_STRIDE, 1,
              w->score, LABEL_STRIDE);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, count, LABEL_STRIDE,
              OUTPUT, 1, w->output, OUTPUT, n->dense->pool[0], LABEL_STRIDE, 0,
              w->pooled, LABEL_STRIDE);
  network_pool(w, m, w->pooled, w->score, true);
}

const float *network_scores(Network *n, const Sample *m) {
  if (m->candidate_count) network_forward(n, m, false, &TRAIN_DEFAULTS);
  return n->w.score;
}
