/* Training of the network: see network.h. */
#include "network.h"

#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const TrainOptions TRAIN_DEFAULTS = {.epochs = 6,
                                     .hidden_dropout = 0.5f,
                                     .input_dropout = 0.2f,
                                     .word_dropout = 0.1f,
                                     .row_dropout = 0.3f,
                                     .dense_rate = 2e-3f,
                                     .row_rate = 0.02f,
                                     .row_decay = 3e-4f,
                                     .transition_rate = 0.05f};

enum { MOST_WORDS = PASSAGE_TOKENS + 1, MOST = PASSAGE_TOKENS, DROPS = 64 };

/* The work on one sample; rows are candidates unless said otherwise. */
typedef struct Work {
  uint32_t word_count;
  uint32_t *word_of; /* [word of the sample] its number in the vocabulary */
  uint32_t *local;   /* [token] number among the sample's words */
  uint8_t *dropped_word;
  float *input;               /* [word][INPUT_SIZE] */
  float *product, *d_product; /* [word][PRODUCTS] */
  float *gate;                /* [GATES] behind the clamp */
  float *d_sum;               /* [HIDDEN + GATES] */
  float *output, *d_output;   /* [OUTPUT] behind dropout */
  float *memory;              /* [2 * CELLS] before dropout */
  uint8_t *kept;              /* [OUTPUT] not dropped */
  uint64_t *kept_rows;        /* bits */
  float *score, *d_score, *pooled, *d_pooled, *target; /* [LABEL_STRIDE] */
  float *group_sum; /* [group][LABEL_STRIDE] */
  uint32_t *group_count;
} Work;

struct Network {
  const Vocabulary *vocabulary;
  uint32_t rows;
  float *row, *row_square, *row_mean;
  Dense *dense, *gradient, *momentum, *square, *mean;
  Arena arena;
  Crf chain;
  float *transition_square, *transition_mean, *pair, *pair_gold;
  uint32_t transitions, means;
  Work w;
  uint64_t random;
  double rate; /* of all steps, falling */
  long step;
  uint32_t *stamp, *stamp_local, stamp_now; /* [word of the vocabulary] */
};

static void *alloc(size_t count, size_t size) {
  void *p = aligned_alloc(64, (count * size + 127) & ~(size_t)63);
  if (!p) abort();
  return memset(p, 0, (count * size + 127) & ~(size_t)63);
}

#define NEW(Type, count) ((Type *)alloc((count), sizeof(Type)))

static uint64_t random_bits(Network *n) {
  n->random ^= n->random << 13;
  n->random ^= n->random >> 7;
  n->random ^= n->random << 17;
  return n->random;
}

static float random_unit(Network *n) {
  return (float)((random_bits(n) >> 16) & 0xFFFFFF) / (float)0x1000000;
}

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

/* Where the products of an offset begin within a word's products. */
static int hidden_at(int offset) {
  return (offset + HIDDEN_REACH) * HIDDEN;
}
static int gate_at(int offset) {
  return HIDDEN_WINDOW * HIDDEN + (offset + GATE_REACH) * GATES;
}

/* ---- forward ---- */

/* Smooth, from -1 at -2 to 1 at 2; two products instead of an exponential. */
static inline float clamp_smooth(float x) {
  x = x > 2 ? 2 : x < -2 ? -2 : x;
  return x * (0.75f - 0.0625f * x * x);
}
static inline float clamp_slope(float x) {
  return x > 2 || x < -2 ? 0 : 0.75f - 0.1875f * x * x;
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

/* Number among the sample's words of the token at `offset`; 0: padding. */
static uint32_t word_at(const Work *w, const PassageSentence *s, uint32_t i,
                        int offset) {
  int64_t at = (int64_t)i + offset;
  return at < (int64_t)s->first || at >= (int64_t)s->end ? 0 : w->local[at];
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

/* A sentence's candidates are consecutive: calls `first`, `end` for each. */
static uint32_t sentence_candidates(const Sample *m, const PassageSentence *s,
                                    uint32_t from) {
  while (from < m->candidate_count && m->candidate[from] < s->end) from++;
  return from;
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

/* out[c] (+)= mean of `in` over the other members of c's group. */
static void pool_means(Work *w, const Sample *m, const float *in, float *out,
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

static void forward(Network *n, const Sample *m, bool train,
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
  pool_means(w, m, w->pooled, w->score, true);
}

const float *network_scores(Network *n, const Sample *m) {
  if (m->candidate_count) forward(n, m, false, &TRAIN_DEFAULTS);
  return n->w.score;
}

/* ---- backward ---- */

/* Scores of what is not allowed become impossible. */
static void scores_mask(float *score, const Sample *m, uint32_t first,
                        uint32_t end) {
  for (uint32_t c = first; c < end; c++, score += LABEL_STRIDE) {
    for (int y = 0; y < LABEL_COUNT; y++) {
      if (!(m->allowed[c] >> y & 1)) score[y] = -1e4f;
    }
  }
}

/* Gradient of the chain's loss: expected less wanted, of labels and pairs. */
static double chain_backward(Network *n, const Sample *m) {
  Work *w = &n->w;
  double loss = 0;
  memset(n->pair, 0, n->transitions * sizeof(float));
  memset(n->pair_gold, 0, n->transitions * sizeof(float));
  for (uint32_t c = 0, end; c < m->candidate_count; c = end) {
    end = m->run_end[c];
    size_t at = (size_t)c * LABEL_STRIDE;
    loss += crf_marginals(&n->chain, w->score + at, NULL, end - c,
                          w->d_score + at, n->pair, &n->arena);
    scores_mask(w->score + at, m, c, end);
    loss -= crf_marginals(&n->chain, w->score + at, NULL, end - c,
                          w->target + at, n->pair_gold, &n->arena);
  }
  size_t count = (size_t)m->candidate_count * LABEL_STRIDE;
  for (size_t i = 0; i < count; i++) {
    w->d_score[i] = (w->d_score[i] - w->target[i]) * m->weight;
  }
  return loss * m->weight;
}

static void memory_backward(Work *w, int64_t first, int64_t end, int step,
                            int direction) {
  float d[CELLS] = {0};
  for (int64_t i = end - step; i != first - step; i -= step) {
    size_t at = (size_t)direction * CELLS;
    const float *z = w->gate + i * GATES + 2 * at;
    const float *before =
        i == first ? NULL : w->memory + (i - step) * 2 * CELLS + at;
    const float *d_out = w->d_output + i * OUTPUT + HIDDEN + at;
    float *d_gate = w->d_sum + i * (HIDDEN + GATES) + HIDDEN + 2 * at;
    for (int k = 0; k < CELLS; k++) {
      float a = 0.5f * z[CELLS + k], f = 0.5f + 0.5f * clamp_smooth(a);
      float c = before ? before[k] : 0, total = d[k] + d_out[k];
      d_gate[k] = total * (1 - f) * clamp_slope(z[k]);
      d_gate[CELLS + k] =
          total * (c - clamp_smooth(z[k])) * 0.25f * clamp_slope(a);
      d[k] = total * f;
    }
  }
}

/* From scores to the sums before relu and clamp. */
static void output_backward(Network *n, const Sample *m, float drop) {
  Work *w = &n->w;
  int count = (int)m->candidate_count;
  Dense *g = n->gradient;
  pool_means(w, m, w->d_score, w->d_pooled, false);
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, OUTPUT, LABEL_STRIDE,
              count, 1, w->output, OUTPUT, w->d_score, LABEL_STRIDE, 0,
              g->score[0], LABEL_STRIDE);
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, OUTPUT, LABEL_STRIDE,
              count, 1, w->output, OUTPUT, w->d_pooled, LABEL_STRIDE, 0,
              g->pool[0], LABEL_STRIDE);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, count, OUTPUT,
              LABEL_STRIDE, 1, w->d_score, LABEL_STRIDE, n->dense->score[0],
              LABEL_STRIDE, 0, w->d_output, OUTPUT);
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, count, OUTPUT,
              LABEL_STRIDE, 1, w->d_pooled, LABEL_STRIDE, n->dense->pool[0],
              LABEL_STRIDE, 1, w->d_output, OUTPUT);
  float scale = 1 / (1 - drop);
  for (size_t i = 0; i < (size_t)count * OUTPUT; i++) {
    w->d_output[i] *= w->kept[i] ? scale : 0;
  }
  for (int c = 0; c < count; c++) {
    const float *d = w->d_output + (size_t)c * OUTPUT;
    const float *h = w->output + (size_t)c * OUTPUT;
    float *sum = w->d_sum + (size_t)c * (HIDDEN + GATES);
    for (int k = 0; k < HIDDEN; k++) sum[k] = h[k] > 0 ? d[k] : 0;
  }
}

/* From the sums of a candidate to its words' products. */
static void candidate_backward(Work *w, const PassageSentence *s,
                               uint32_t token, const float *d) {
  for (int k = -HIDDEN_REACH; k <= HIDDEN_REACH; k++) {
    float *p = w->d_product + (size_t)word_at(w, s, token, k) * PRODUCTS;
    for (int j = 0; j < HIDDEN; j++) p[hidden_at(k) + j] += d[j];
  }
  for (int k = -GATE_REACH; k <= GATE_REACH; k++) {
    float *p = w->d_product + (size_t)word_at(w, s, token, k) * PRODUCTS;
    for (int j = 0; j < GATES; j++) p[gate_at(k) + j] += d[HIDDEN + j];
  }
}

static void dense_backward(Network *n, const Sample *m, float drop) {
  Work *w = &n->w;
  output_backward(n, m, drop);
  memset(w->d_product, 0, (size_t)w->word_count * PRODUCTS * sizeof(float));
  float *bias = n->gradient->bias;
  memset(bias, 0, sizeof(n->gradient->bias));
  for (uint32_t k = 0, c = 0, end; k < m->sentence_count; k++, c = end) {
    const PassageSentence *s = &m->sentence[k];
    end = sentence_candidates(m, s, c);
    memory_backward(w, c, end, 1, 0);
    memory_backward(w, (int64_t)end - 1, (int64_t)c - 1, -1, 1);
    for (uint32_t i = c; i < end; i++) {
      const float *d = w->d_sum + (size_t)i * (HIDDEN + GATES);
      for (int j = 0; j < HIDDEN + GATES; j++) bias[j] += d[j];
      candidate_backward(w, s, m->candidate[i], d);
    }
  }
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, INPUT_SIZE, PRODUCTS,
              (int)w->word_count, 1, w->input, INPUT_SIZE, w->d_product,
              PRODUCTS, 0, n->gradient->input[0], PRODUCTS);
}

/* ---- steps ---- */

/* Adam. */
static void dense_step(Network *n, const TrainOptions *o) {
  const float keep = 0.9f, keep_square = 0.99f;
  n->step++;
  float first = 1 / (1 - powf(keep, (float)n->step));
  float second = 1 / (1 - powf(keep_square, (float)n->step));
  float rate = (float)(o->dense_rate * n->rate);
  float *x = (float *)n->dense, *g = (float *)n->gradient;
  float *a = (float *)n->momentum, *b = (float *)n->square;
  for (int i = 0; i < DENSE_COUNT; i++) {
    a[i] = keep * a[i] + (1 - keep) * g[i];
    b[i] = keep_square * b[i] + (1 - keep_square) * g[i] * g[i];
    x[i] -= rate * a[i] * first / (sqrtf(b[i] * second) + 1e-4f);
  }
}

/* AdaGrad with decay on the rows that were used. */
static void rows_step(Network *n, const Sample *m, const TrainOptions *o) {
  float rate = (float)(o->row_rate * n->rate), scale = 1 / (1 - o->row_dropout);
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    float d[LABEL_STRIDE];
    for (int y = 0; y < LABEL_STRIDE; y++) {
      d[y] = n->w.d_score[(size_t)c * LABEL_STRIDE + y] * scale;
    }
    uint32_t from = m->row_start[c], count = m->row_start[c + 1] - from;
    for (uint32_t k = 0; k < count; k++) {
      if (!(n->w.kept_rows[c] >> k & 1)) continue;
      size_t at = (size_t)m->rows[from + k] * LABEL_STRIDE;
      float *restrict x = n->row + at, *restrict q = n->row_square + at;
      for (int y = 0; y < LABEL_STRIDE; y++) {
        float g = d[y] + o->row_decay * x[y];
        q[y] += g * g;
        x[y] -= rate * g / sqrtf(q[y] + 1e-6f);
      }
    }
  }
}

static void transitions_step(Network *n, const Sample *m,
                             const TrainOptions *o) {
  float rate = (float)(o->transition_rate * n->rate);
  for (uint32_t i = 0; i < n->transitions; i++) {
    float g = (n->pair[i] - n->pair_gold[i]) * m->weight;
    if (g == 0 || n->chain.transition[i] <= CRF_NEVER / 2) continue;
    n->transition_square[i] += g * g;
    n->chain.transition[i] -= rate * g / sqrtf(n->transition_square[i] + 1e-4f);
  }
}

static double sample_learn(Network *n, const Sample *m, const TrainOptions *o) {
  if (!m->candidate_count) return 0;
  forward(n, m, true, o);
  double loss = chain_backward(n, m);
  dense_backward(n, m, o->hidden_dropout);
  dense_step(n, o);
  rows_step(n, m, o);
  transitions_step(n, m, o);
  return loss;
}

/* ---- the whole ---- */

static void fill_random(Network *n, float *x, size_t count, float size) {
  for (size_t i = 0; i < count; i++) x[i] = (2 * random_unit(n) - 1) * size;
}

static void network_begin(Network *n, uint64_t seed) {
  n->random = 88172645463325252ull ^ (seed * 0x9E3779B97F4A7C15ull);
  for (int i = 0; i < 20; i++) random_bits(n);
  Dense *d = n->dense;
  fill_random(n, d->input[0], sizeof(d->input) / sizeof(float),
              0.5f * sqrtf(2.0f / (INPUT_SIZE * HIDDEN_WINDOW * 0.3f)));
  fill_random(n, d->score[0], sizeof(d->score) / sizeof(float),
              0.5f * sqrtf(3.0f / OUTPUT));
  for (int k = 0; k < CELLS; k++) {
    d->bias[HIDDEN + CELLS + k] = d->bias[HIDDEN + 3 * CELLS + k] = 0.5f;
  }
}

static void mean_add(float *mean, const float *x, size_t count, float share) {
  for (size_t i = 0; i < count; i++) mean[i] += x[i] * share;
}

/* Adds the weights as they are to their mean over the last epochs. */
static void network_remember(Network *n, float share) {
  mean_add(n->row_mean, n->row, (size_t)n->rows * LABEL_STRIDE, share);
  mean_add((float *)n->mean, (float *)n->dense, DENSE_COUNT, share);
  mean_add(n->transition_mean, n->chain.transition, n->transitions, share);
}

static void network_recall(Network *n) {
  memcpy(n->row, n->row_mean, (size_t)n->rows * LABEL_STRIDE * sizeof(float));
  memcpy(n->dense, n->mean, sizeof(Dense));
  memcpy(n->chain.transition, n->transition_mean,
         n->transitions * sizeof(float));
}

typedef struct Order {
  const Sample *sample, *twin;
} Order;

static size_t order_make(Order *order, const TrainData *data) {
  size_t count = 0;
  for (size_t k = 0; k < data->count; k++) {
    for (size_t i = 0; i < data->corpora[k]->count; i++) {
      const Sample *m = &data->corpora[k]->samples[i];
      const Sample *twin = NULL;
      if (k == 0 && data->folds && m->document % data->folds == data->fold) {
        continue;
      }
      if (k == 0 && data->twins && i < data->twins->count) {
        twin = &data->twins->samples[i];
      }
      order[count++] = (Order){m, twin};
    }
  }
  return count;
}

static void order_shuffle(Network *n, Order *order, size_t count) {
  for (size_t i = count; i > 1; i--) {
    size_t j = (size_t)(random_bits(n) >> 16) % i;
    Order x = order[i - 1];
    order[i - 1] = order[j];
    order[j] = x;
  }
}

void network_train(Network *n, const TrainData *data, const TrainOptions *o,
                   uint64_t seed) {
  enum { WARM_UP = 60 };
  size_t most = 0;
  for (size_t k = 0; k < data->count; k++) most += data->corpora[k]->count;
  Order *order = NEW(Order, most);
  size_t count = order_make(order, data);
  int last = (o->epochs + 2) / 3; /* epochs whose end points are averaged */
  network_begin(n, seed);
  for (int e = 0; e < o->epochs; e++) {
    double loss = 0;
    order_shuffle(n, order, count);
    for (size_t i = 0; i < count; i++) {
      double done = (e + (double)i / (double)count) / o->epochs;
      n->rate = 1 - 0.9 * done;
      if (e == 0 && i < WARM_UP) n->rate *= (double)(i + 1) / WARM_UP;
      bool twin = order[i].twin && random_unit(n) < 0.5f;
      loss += sample_learn(n, twin ? order[i].twin : order[i].sample, o);
    }
    if (e >= o->epochs - last) network_remember(n, 1.0f / (float)last);
    fprintf(stderr, "  epoch %d loss %.0f\n", e + 1, loss);
  }
  network_recall(n);
  free(order);
}
