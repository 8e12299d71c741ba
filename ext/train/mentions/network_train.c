/* Training of the network, step by step: see network.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "network_parts.h"

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
  network_forward(n, m, true, o);
  double loss = network_backward(n, m, o);
  dense_step(n, o);
  rows_step(n, m, o);
  transitions_step(n, m, o);
  return loss;
}

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

/* A sample, and others that may stand in for it. */
typedef struct Order {
  const Sample *sample, *twin, *other[OTHERS];
} Order;

static const Sample *corpus_sample(const Corpus *c, size_t i) {
  return c && i < c->count ? &c->samples[i] : NULL;
}

static size_t order_make(Order *order, const TrainData *data) {
  size_t count = 0;
  for (size_t k = 0; k < data->count; k++) {
    for (size_t i = 0; i < data->corpora[k]->count; i++) {
      const Sample *m = &data->corpora[k]->samples[i];
      if (k == 0 && data->folds && m->document % data->folds == data->fold) {
        continue;
      }
      Order o = {.sample = m};
      if (k == 0) {
        o.twin = corpus_sample(data->twins, i);
        for (int n = 0; data->others && n < OTHERS; n++) {
          o.other[n] = corpus_sample(&data->others[n], i);
        }
      }
      order[count++] = o;
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

/* Which one is learned from this time. */
static const Sample *order_draw(Network *n, const Order *o) {
  const float twins = 0.5f, others = 0.3f;
  if (!o->twin) return o->sample;
  float dice = random_unit(n);
  if (dice < twins) return o->twin;
  if (dice >= twins + others) return o->sample;
  const Sample *other = o->other[random_bits(n) % OTHERS];
  return other ? other : o->sample;
}

void network_train(Network *n, const TrainData *data, const TrainOptions *o,
                   uint64_t seed) {
  enum { WARM_UP = 60 };
  size_t most = 0;
  for (size_t k = 0; k < data->count; k++) most += data->corpora[k]->count;
  Order *order = malloc((most + 1) * sizeof(*order));
  if (!order) abort();
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
      loss += sample_learn(n, order_draw(n, &order[i]), o);
    }
    if (e >= o->epochs - last) network_remember(n, 1.0f / (float)last);
    fprintf(stderr, "  epoch %d loss %.0f\n", e + 1, loss);
  }
  network_recall(n);
  free(order);
}
