/* Gradients of the network: see network_parts.h. */
#include "network_parts.h"

#include <cblas.h>

/* Scores of what is not allowed become impossible. */
static void scores_mask(float *score, const Sample *m, uint32_t first,
                        uint32_t end) {
  for (uint32_t c = first; c < end; c++, score += LABEL_STRIDE) {
    for (int y = 0; y < LABEL_COUNT; y++) {
      if (!(m->allowed[c] >> y & 1)) score[y] = -1e4f;
    }
  }
}

/*
** Gradient of the chain's loss: expected less wanted, of labels and pairs.
** Another team's beliefs are wanted label by label; pairs are left alone.
*/
static double chain_backward(Network *n, const Sample *m) {
  Work *w = &n->w;
  double loss = 0;
  memset(n->pair, 0, n->transitions * sizeof(float));
  memset(n->pair_gold, 0, n->transitions * sizeof(float));
  for (uint32_t c = 0, end; c < m->candidate_count; c = end) {
    end = m->run_end[c];
    size_t at = (size_t)c * LABEL_STRIDE;
    float *pair = m->soft ? NULL : n->pair;
    loss += crf_marginals(&n->chain, w->score + at, NULL, end - c,
                          w->d_score + at, pair, &n->arena);
    if (m->soft) continue;
    scores_mask(w->score + at, m, c, end);
    loss -= crf_marginals(&n->chain, w->score + at, NULL, end - c,
                          w->target + at, n->pair_gold, &n->arena);
  }
  size_t count = (size_t)m->candidate_count * LABEL_STRIDE;
  const float *target = m->soft ? m->soft : w->target;
  for (size_t i = 0; i < count; i++) {
    w->d_score[i] = (w->d_score[i] - target[i]) * m->weight;
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
  network_pool(w, m, w->d_score, w->d_pooled, false);
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

double network_backward(Network *n, const Sample *m, const TrainOptions *o) {
  double loss = chain_backward(n, m);
  dense_backward(n, m, o->hidden_dropout);
  return loss;
}
