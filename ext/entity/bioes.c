/* Mentions and their probabilities: see bioes.h. */
#include "entity/bioes.h"

#include "base/crf.h"

/* Closed labels in the order of the rows: O, E of each type, S of each type. */
static int closed_label(int k) {
  if (k == 0) return LABEL_O;
  return k <= TYPE_COUNT ? LABEL_E + k - 1 : LABEL_S + k - 1 - TYPE_COUNT;
}

static void closed_gather(float out[BIOES_CLOSED], const float *by_label) {
  out[0] = by_label[LABEL_O];
  memcpy(out + 1, by_label + LABEL_E, TYPE_COUNT * sizeof(float));
  memcpy(out + 1 + TYPE_COUNT, by_label + LABEL_S, TYPE_COUNT * sizeof(float));
}

/* For x <= 0, by sums and products alone: the same on every machine. */
static float bioes_exp(float x) {
  if (!(x > -80.0f)) return 0;
  int32_t n = (int32_t)(x * 1.44269504f - 0.5f);
  float r = (x - (float)n * 0.693145752f) - (float)n * 1.42860677e-6f;
  float y =
      1 +
      r * (1 + r * (0.5f + r * (0.166666666f +
                                r * (0.0416666667f +
                                     r * (0.00833333333f + r * 0.00138889f)))));
  union {
    uint32_t bits;
    float value;
  } power = {.bits = (uint32_t)(n + 127) << 23};
  return y * power.value;
}

static float move_weight(float score) {
  /* Transitions may score above 0: exp(x) = 1 / exp(-x). */
  if (score <= CRF_NEVER / 2) return 0;
  return score <= 0 ? bioes_exp(score) : 1 / bioes_exp(-score);
}

static void moves_make(BioesMoves *m, const float *transitions) {
  const float *begin = transitions + LABEL_COUNT * LABEL_STRIDE;
  memcpy(m->begin, begin, sizeof(m->begin));
  for (int a = 0; a < BIOES_CLOSED; a++) {
    const float *row = transitions + closed_label(a) * LABEL_STRIDE;
    memcpy(m->closed[a], row, sizeof(m->closed[a]));
  }
  static const int FROM[MOVE_INSIDE] = {LABEL_B, LABEL_I, LABEL_B, LABEL_I};
  static const int TO[MOVE_INSIDE] = {LABEL_I, LABEL_I, LABEL_E, LABEL_E};
  for (int k = 0; k < MOVE_INSIDE; k++) {
    for (int c = 0; c < TYPE_COUNT; c++) {
      m->inside[k][c] = transitions[(FROM[k] + c) * LABEL_STRIDE + TO[k] + c];
    }
  }
}

void bioes_make(Bioes *chain, const float *transitions) {
  *chain = (Bioes){0};
  moves_make(&chain->weight, transitions);
  float *weight = (float *)&chain->weight;
  for (size_t i = 0; i < sizeof(BioesMoves) / sizeof(float); i++) {
    weight[i] = move_weight(weight[i]);
  }
  for (int a = 0; a < BIOES_CLOSED; a++) {
    for (int b = 0; b < BIOES_CLOSED; b++) {
      chain->weight_back[b][a] = chain->weight.closed[a][b];
    }
  }
}

static void forward_step(const Bioes *chain, const Kernels *k,
                         const float *before, float *now) {
  float closed[BIOES_CLOSED];
  const float(*in)[TYPE_COUNT] = chain->weight.inside;
  closed_gather(closed, before);
  k->mix(now, closed, chain->weight.closed[0]);
  for (int c = 0; c < TYPE_COUNT; c++) {
    float b = before[LABEL_B + c], i = before[LABEL_I + c];
    now[LABEL_I + c] = b * in[MOVE_B_I][c] + i * in[MOVE_I_I][c];
    now[LABEL_E + c] = b * in[MOVE_B_E][c] + i * in[MOVE_I_E][c];
  }
}

/* From the token behind, whose backward weights are in `after`, to this one. */
static void backward_step(const Bioes *chain, const Kernels *k,
                          const float *after, const float *weight, float scale,
                          float *now) {
  float ahead[LABEL_STRIDE], closed[BIOES_LANES];
  const float(*in)[TYPE_COUNT] = chain->weight.inside;
  for (int y = 0; y < LABEL_STRIDE; y++) {
    ahead[y] = after[y] * weight[y] * scale;
  }
  k->mix(closed, ahead, chain->weight_back[0]);
  memset(now, 0, LABEL_STRIDE * sizeof(float));
  for (int a = 0; a < BIOES_CLOSED; a++) now[closed_label(a)] = closed[a];
  for (int c = 0; c < TYPE_COUNT; c++) {
    float i = ahead[LABEL_I + c], e = ahead[LABEL_E + c];
    now[LABEL_B + c] = i * in[MOVE_B_I][c] + e * in[MOVE_B_E][c];
    now[LABEL_I + c] = i * in[MOVE_I_I][c] + e * in[MOVE_I_E][c];
  }
}

void bioes_weigh(const Bioes *chain, const Kernels *k, BioesWork *w,
                 const float *scores, uint32_t count) {
  for (uint32_t t = 0; t < count; t++) {
    float *now = w->forward[t], sum = 0;
    k->weigh(w->weight[t], scores + (size_t)t * LABEL_STRIDE);
    if (t == 0) {
      memset(now, 0, LABEL_STRIDE * sizeof(float));
      memcpy(now, chain->weight.begin, LABEL_OPEN_COUNT * sizeof(float));
    } else {
      forward_step(chain, k, w->forward[t - 1], now);
    }
    for (int y = 0; y < LABEL_COUNT; y++) {
      now[y] *= w->weight[t][y];
      /* The last label closes: what is open there is none of the sequences. */
      if (t + 1 == count && label_goes_on(y)) now[y] = 0;
      sum += now[y];
    }
    w->scale[t] = sum > 0 ? 1 / sum : 0;
    for (int y = 0; y < LABEL_COUNT; y++) now[y] *= w->scale[t];
  }
  float *last = w->backward[count - 1];
  for (int y = 0; y < LABEL_STRIDE; y++) {
    last[y] = y < LABEL_COUNT && !label_goes_on(y);
  }
  for (uint32_t t = count - 1; t-- > 0;) {
    backward_step(chain, k, w->backward[t + 1], w->weight[t + 1],
                  w->scale[t + 1], w->backward[t]);
  }
}

/* From B or I of token t - 1, at `p`, to a label of token t. */
static float inside_move(const Bioes *chain, const BioesWork *w, uint32_t t,
                         int move, int label, float p) {
  return p * chain->weight.inside[move][label_type(label)] *
         w->weight[t][label] * w->scale[t];
}

float bioes_span(const Bioes *chain, const BioesWork *w, uint32_t first,
                 uint32_t end, int type) {
  if (end - first == 1) {
    int label = LABEL_S + type;
    return w->forward[first][label] * w->backward[first][label];
  }
  float p = w->forward[first][LABEL_B + type];
  for (uint32_t t = first + 1; t + 1 < end; t++) {
    int move = t == first + 1 ? MOVE_B_I : MOVE_I_I;
    p = inside_move(chain, w, t, move, LABEL_I + type, p);
  }
  int move = end - first == 2 ? MOVE_B_E : MOVE_I_E;
  p = inside_move(chain, w, end - 1, move, LABEL_E + type, p);
  return p * w->backward[end - 1][LABEL_E + type];
}

/* ---- the mentions that gain most ---- */

static void span_offer(BioesWork *w, uint32_t first, uint32_t end, int type,
                       float p, float least) {
  float gain = w->gain[first] + p - least;
  if (p <= least || gain <= w->gain[end]) return;
  w->gain[end] = gain;
  w->last[end] = (BioesSpan){(uint16_t)first, (uint16_t)end, (uint8_t)type, p};
}

/* All mentions of two tokens and more that begin at `first`. They are followed
** as long as what goes on there is probable enough. */
static void spans_offer(const Bioes *chain, BioesWork *w, uint32_t first,
                        uint32_t count, int type, float least) {
  float p = w->forward[first][LABEL_B + type];
  float goes_on = p * w->backward[first][LABEL_B + type];
  for (uint32_t t = first + 1; t < count && goes_on > least; t++) {
    bool opened = t == first + 1;
    float e = inside_move(chain, w, t, opened ? MOVE_B_E : MOVE_I_E,
                          LABEL_E + type, p);
    span_offer(w, first, t + 1, type, e * w->backward[t][LABEL_E + type],
               least);
    p = inside_move(chain, w, t, opened ? MOVE_B_I : MOVE_I_I, LABEL_I + type,
                    p);
    goes_on = p * w->backward[t][LABEL_I + type];
  }
}

/* Fills gain and last for all numbers of tokens, from few to many. */
static void gains_find(const Bioes *chain, BioesWork *w, uint32_t count,
                       float least) {
  for (uint32_t t = 0; t <= count; t++) {
    w->gain[t] = 0;
    w->last[t].probability = 0;
  }
  for (uint32_t t = 0; t <= count; t++) {
    if (t && w->gain[t] <= w->gain[t - 1]) {
      w->gain[t] = w->gain[t - 1];
      w->last[t].probability = 0;
    }
    for (int type = 0; t < count && type < TYPE_COUNT; type++) {
      int label = LABEL_S + type;
      span_offer(w, t, t + 1, type,
                 w->forward[t][label] * w->backward[t][label], least);
      spans_offer(chain, w, t, count, type, least);
    }
  }
}

uint32_t bioes_find(const Bioes *chain, const Kernels *k, BioesWork *w,
                    const float *scores, uint32_t count, float least,
                    BioesSpan *spans) {
  uint32_t found = 0;
  bioes_weigh(chain, k, w, scores, count);
  gains_find(chain, w, count, least);
  for (uint32_t end = count; end > 0;) {
    bool none = w->last[end].probability <= 0;
    found += !none;
    end = none ? end - 1 : w->last[end].first;
  }
  for (uint32_t end = count, i = found; i > 0;) {
    if (w->last[end].probability <= 0) {
      end--;
      continue;
    }
    spans[--i] = w->last[end];
    end = spans[i].first;
  }
  return found;
}
