/*
** Linear-chain models: see crf.h. Both passes walk over rows of `stride`
** floats, four at a time, so that one step is "for each label before: add its
** row of transitions to a whole row of labels after". Methods: Viterbi (1967);
** forward-backward with each row scaled to sum 1, as in Rabiner (1989).
*/
#include "base/crf.h"

#include <math.h>

enum { LANES = 4 };

/* Vectors of the compiler: gcc and clang make SSE2 or NEON of them. */
typedef float Quad __attribute__((vector_size(16)));
typedef int32_t QuadMask __attribute__((vector_size(16)));

static Quad quad_load(const float *p) {
  Quad q;
  memcpy(&q, p, sizeof(q));
  return q;
}

static Quad quad_fill(float x) {
  return (Quad){x, x, x, x};
}

bool crf_init(Crf *crf, Arena *arena, uint32_t labels, uint32_t sets,
              const uint8_t *legal) {
  uint32_t stride = (labels + LANES - 1) & ~(uint32_t)(LANES - 1);
  size_t row_count = (size_t)sets * (labels + 1);
  *crf = (Crf){.labels = labels, .stride = stride, .sets = sets};
  if (labels == 0 || labels > CRF_MAX_LABELS) return false;
  crf->transition = ARENA_ARRAY(arena, float, row_count *stride);
  crf->end = ARENA_ARRAY(arena, float, stride);
  if (!crf->transition || !crf->end) return false;
  for (size_t r = 0; r < row_count; r++) {
    const uint8_t *row = legal + (r % (labels + 1)) * (labels + 1);
    for (uint32_t k = 0; k < stride; k++) {
      crf->transition[r * stride + k] = k < labels && row[k] ? 0.0f : CRF_NEVER;
    }
  }
  for (uint32_t k = 0; k < stride; k++) {
    bool may_end = k < labels && legal[k * (labels + 1) + labels];
    crf->end[k] = may_end ? 0.0f : CRF_NEVER;
  }
  return true;
}

float *crf_emissions(const Crf *crf, Arena *arena, size_t length) {
  return arena_zero(arena, length * crf->stride * sizeof(float));
}

static const float *set_rows(const Crf *crf, const uint8_t *set, size_t t) {
  return crf_row(crf, set ? set[t] : 0, 0);
}

/*
** One step of Viterbi: scores of the position before in `prev`, of this one
** into `next`; `from` gets the best label before each label.
*/
static void viterbi_step(const Crf *crf, const float *rows, const float *prev,
                         const float *emission, float *next, uint8_t *from) {
  for (uint32_t q = 0; q < crf->stride; q += LANES) {
    Quad best = quad_fill(prev[0]) + quad_load(rows + q);
    QuadMask arg = {0, 0, 0, 0};
    for (uint32_t a = 1; a < crf->labels; a++) {
      Quad v = quad_fill(prev[a]) + quad_load(rows + a * crf->stride + q);
      QuadMask better = v > best, label = {(int)a, (int)a, (int)a, (int)a};
      best = (Quad)(((QuadMask)v & better) | ((QuadMask)best & ~better));
      arg = (label & better) | (arg & ~better);
    }
    best += quad_load(emission + q);
    memcpy(next + q, &best, sizeof(best));
    for (uint32_t i = 0; i < LANES; i++) from[q + i] = (uint8_t)arg[i];
  }
}

float crf_viterbi(const Crf *crf, const float *emission, const uint8_t *set,
                  size_t length, uint8_t *best, Arena *arena) {
  ArenaMark mark = arena_mark(arena);
  uint32_t stride = crf->stride;
  uint8_t *from = length ? arena_array(arena, length, stride) : NULL;
  float score[2][CRF_MAX_LABELS], top = 0;
  if (!from) return 0;

  const float *begin = set_rows(crf, set, 0) + crf->labels * stride;
  for (uint32_t k = 0; k < stride; k++) score[0][k] = begin[k] + emission[k];
  for (size_t t = 1; t < length; t++) {
    viterbi_step(crf, set_rows(crf, set, t), score[(t - 1) & 1],
                 emission + t * stride, score[t & 1], from + t * stride);
  }

  uint32_t label = 0;
  for (uint32_t k = 0; k < crf->labels; k++) {
    float v = score[(length - 1) & 1][k] + crf->end[k];
    if (k == 0 || v > top) {
      top = v;
      label = k;
    }
  }
  for (size_t t = length; t-- > 0;) {
    best[t] = (uint8_t)label;
    if (t) label = from[t * stride + label];
  }
  arena_rewind(arena, mark);
  return top;
}

/* What forward-backward keeps: rows of `stride` for each position. */
typedef struct Lattice {
  const Crf *crf;
  float *move;   /* exp of the transitions; 0 where illegal */
  float *weight; /* exp of the emissions, less each row's largest */
  float *alpha;  /* scaled to sum 1 */
  float *scale;  /* 1 / (the sum of alpha before scaling) */
} Lattice;

static bool lattice_init(Lattice *l, const Crf *crf, Arena *arena,
                         size_t length) {
  size_t move_count = (size_t)crf->sets * (crf->labels + 1) * crf->stride;
  l->crf = crf;
  l->move = ARENA_ARRAY(arena, float, move_count);
  l->weight = ARENA_ARRAY(arena, float, length * crf->stride);
  l->alpha = ARENA_ARRAY(arena, float, length * crf->stride);
  l->scale = ARENA_ARRAY(arena, float, length);
  if (!l->move || !l->weight || !l->alpha || !l->scale) return false;
  for (size_t i = 0; i < move_count; i++) {
    float x = crf->transition[i];
    l->move[i] = x > CRF_NEVER / 2 ? expf(x) : 0.0f;
  }
  return true;
}

static const float *lattice_moves(const Lattice *l, const uint8_t *set,
                                  size_t t) {
  uint32_t s = set ? set[t] : 0;
  return l->move + (size_t)s * (l->crf->labels + 1) * l->crf->stride;
}

/* Emissions of one position to weights; returns what was taken off. */
static float lattice_weigh(Lattice *l, const float *emission, size_t t) {
  uint32_t stride = l->crf->stride;
  const float *e = emission + t * stride;
  float *w = l->weight + t * stride, top = e[0];
  for (uint32_t k = 1; k < l->crf->labels; k++) top = e[k] > top ? e[k] : top;
  for (uint32_t k = 0; k < stride; k++) {
    w[k] = k < l->crf->labels ? expf(e[k] - top) : 0.0f;
  }
  return top;
}

/* Fills weights and alphas; returns the log of the sum over all sequences. */
static double lattice_forward(Lattice *l, const float *emission,
                              const uint8_t *set, size_t length) {
  uint32_t labels = l->crf->labels, stride = l->crf->stride;
  double log_sum = 0;
  for (size_t t = 0; t < length; t++) {
    const float *move = lattice_moves(l, set, t);
    float *alpha = l->alpha + t * stride, sum = 0;
    log_sum += lattice_weigh(l, emission, t);
    for (uint32_t k = 0; k < stride; k++) {
      alpha[k] = t ? 0.0f : move[labels * stride + k];
    }
    for (uint32_t a = 0; t && a < labels; a++) {
      float before = alpha[(ptrdiff_t)a - (ptrdiff_t)stride];
      for (uint32_t k = 0; k < stride; k++) {
        alpha[k] += before * move[a * stride + k];
      }
    }
    for (uint32_t k = 0; k < stride; k++) {
      alpha[k] *= l->weight[t * stride + k];
      if (t + 1 == length && l->crf->end[k] < 0) alpha[k] = 0;
      sum += alpha[k];
    }
    /* Nothing legal is left only when every weight underflowed. */
    l->scale[t] = sum > 0 ? 1 / sum : 0;
    for (uint32_t k = 0; k < stride; k++) alpha[k] *= l->scale[t];
    log_sum += sum > 0 ? log(sum) : CRF_NEVER;
  }
  return log_sum;
}

/*
** One step back: from the betas of position t to those of t - 1, and the
** expected transitions between the two into `pair` (may be NULL).
*/
static void lattice_back(const Lattice *l, const uint8_t *set, size_t t,
                         float *beta, float *pair) {
  uint32_t labels = l->crf->labels, stride = l->crf->stride;
  const float *move = lattice_moves(l, set, t);
  const float *alpha = l->alpha + (t - 1) * stride;
  float ahead[CRF_MAX_LABELS], before[CRF_MAX_LABELS] = {0};
  size_t offset = (size_t)(move - l->move);
  for (uint32_t k = 0; k < stride; k++) {
    ahead[k] = beta[k] * l->weight[t * stride + k] * l->scale[t];
  }
  for (uint32_t a = 0; a < labels; a++) {
    float sum = 0;
    for (uint32_t k = 0; k < stride; k++) {
      float x = move[a * stride + k] * ahead[k];
      sum += x;
      if (pair) pair[offset + a * stride + k] += alpha[a] * x;
    }
    before[a] = sum;
  }
  memcpy(beta, before, stride * sizeof(float));
}

double crf_marginals(const Crf *crf, const float *emission, const uint8_t *set,
                     size_t length, float *marginal, float *pair,
                     Arena *arena) {
  ArenaMark mark = arena_mark(arena);
  uint32_t labels = crf->labels, stride = crf->stride;
  float beta[CRF_MAX_LABELS];
  Lattice l;
  if (length == 0 || !lattice_init(&l, crf, arena, length)) return 0;

  double log_sum = lattice_forward(&l, emission, set, length);
  for (uint32_t k = 0; k < stride; k++) beta[k] = crf->end[k] < 0 ? 0 : 1;
  for (size_t t = length; t-- > 0;) {
    for (uint32_t k = 0; k < stride; k++) {
      marginal[t * stride + k] = l.alpha[t * stride + k] * beta[k];
    }
    if (t) lattice_back(&l, set, t, beta, pair);
  }
  if (pair) {
    float *begin =
        pair + (lattice_moves(&l, set, 0) - l.move) + (size_t)labels * stride;
    for (uint32_t k = 0; k < stride; k++) begin[k] += marginal[k];
  }
  arena_rewind(arena, mark);
  return log_sum;
}

double crf_score(const Crf *crf, const float *emission, const uint8_t *set,
                 size_t length, const uint8_t *labels) {
  double score = 0;
  for (size_t t = 0; t < length; t++) {
    uint32_t from = t ? labels[t - 1] : crf->labels;
    score += set_rows(crf, set, t)[from * crf->stride + labels[t]];
    score += emission[t * crf->stride + labels[t]];
  }
  return length ? score + crf->end[labels[length - 1]] : 0;
}
