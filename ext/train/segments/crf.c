/* Training of the states' model: see crf.h. */
#include "crf.h"

#include <math.h>
#include <stdlib.h>

#define HEAD_L2 0.1 /* of the others' hold on the headline's weights */

typedef struct Weights {
  double feature[FEATURE_COUNT][S], step[S][S], first[S], last[S];
} Weights;

static double log_sum(const double *x) {
  double top = x[0], sum = 0;
  for (int s = 1; s < S; s++) top = fmax(top, x[s]);
  for (int s = 0; s < S; s++) sum += exp(x[s] - top);
  return top + log(sum);
}

typedef struct Lattice {
  double (*own)[S], (*alpha)[S], (*beta)[S];
} Lattice;

static void own_scores(const Weights *w, const Sample *x, double (*own)[S]) {
  for (uint32_t i = 0; i < x->count; i++) {
    for (int s = 0; s < S; s++) own[i][s] = 0;
    for (int k = 0; k < x->id_count[i]; k++) {
      for (int s = 0; s < S; s++) own[i][s] += w->feature[x->ids[i][k]][s];
    }
  }
}

/* Forward and backward sums; returns the log of the sum over all paths. */
static double run_lattice(const Weights *w, const Sample *x, Lattice *l) {
  uint32_t n = x->count;
  own_scores(w, x, l->own);
  for (int s = 0; s < S; s++) {
    l->alpha[0][s] = w->first[s] + l->own[0][s];
    l->beta[n - 1][s] = w->last[s];
  }
  for (uint32_t i = 1; i < n; i++) {
    for (int s = 0; s < S; s++) {
      double in[S];
      for (int r = 0; r < S; r++) in[r] = l->alpha[i - 1][r] + w->step[r][s];
      l->alpha[i][s] = log_sum(in) + l->own[i][s];
    }
  }
  for (uint32_t i = n - 1; i-- > 0;) {
    for (int s = 0; s < S; s++) {
      double out[S];
      for (int r = 0; r < S; r++) {
        out[r] = w->step[s][r] + l->own[i + 1][r] + l->beta[i + 1][r];
      }
      l->beta[i][s] = log_sum(out);
    }
  }
  double end[S];
  for (int s = 0; s < S; s++) end[s] = l->alpha[n - 1][s] + w->last[s];
  return log_sum(end);
}

/* AdaGrad: each weight has its own step, smaller the more it has moved. */
static void update(double *weight, double *sum, double gradient, double l2) {
  gradient -= l2 * *weight;
  *sum += gradient * gradient;
  *weight += 0.15 * gradient / sqrt(*sum + 1e-8);
}

static void learn(Weights *w, Weights *sums, const Sample *x, Lattice *l,
                  double l2) {
  double all = run_lattice(w, x, l);
  uint32_t n = x->count;
  for (uint32_t i = 0; i < n; i++) {
    double g[S];
    for (int s = 0; s < S; s++) {
      double p = exp(l->alpha[i][s] + l->beta[i][s] - all);
      g[s] = x->weight * ((x->gold[i] == s) - p);
    }
    for (int k = 0; k < x->id_count[i]; k++) {
      uint16_t id = x->ids[i][k];
      for (int s = 0; s < S; s++) {
        /* There is one headline to a page: too few to hold it back as much. */
        double hold = s == STATE_HEADLINE ? l2 * HEAD_L2 : l2;
        update(&w->feature[id][s], &sums->feature[id][s], g[s], hold);
      }
    }
    for (int s = 0; i == 0 && s < S; s++) {
      update(&w->first[s], &sums->first[s], g[s], l2);
    }
    for (int s = 0; i + 1 == n && s < S; s++) {
      update(&w->last[s], &sums->last[s], g[s], l2);
    }
    if (i == 0) continue;
    for (int r = 0; r < S; r++) {
      for (int s = 0; s < S; s++) {
        double p = exp(l->alpha[i - 1][r] + w->step[r][s] + l->own[i][s] +
                       l->beta[i][s] - all);
        double gold = x->gold[i - 1] == r && x->gold[i] == s;
        update(&w->step[r][s], &sums->step[r][s], x->weight * (gold - p), l2);
      }
    }
  }
}

static uint64_t random_next(uint64_t *state) {
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return *state >> 33;
}

/* Trains on all but one fold (-1: on all); the mean of the later weights. */
static Weights *train(const Samples *list, int fold, const Settings *o) {
  Weights *w = samples_check(calloc(1, sizeof *w));
  Weights *sums = samples_check(calloc(1, sizeof *sums));
  Weights *mean = samples_check(calloc(1, sizeof *mean));
  size_t most = 1, n = 0;
  Sample **used = samples_check(malloc(list->count * sizeof *used));
  for (size_t i = 0; i < list->count; i++) {
    Sample *x = list->items[i];
    if (x->count == 0 || (fold >= 0 && x->fold == fold)) continue;
    used[n++] = x;
    if (x->count > most) most = x->count;
  }
  Lattice l = {samples_check(malloc(most * sizeof *l.own)),
               samples_check(malloc(most * sizeof *l.own)),
               samples_check(malloc(most * sizeof *l.own))};
  uint64_t seed = 7;
  int averaged = 0;
  for (int epoch = 0; epoch < o->epochs; epoch++) {
    for (size_t i = n; i > 1; i--) {
      size_t j = random_next(&seed) % i;
      Sample *swap = used[i - 1];
      used[i - 1] = used[j];
      used[j] = swap;
    }
    for (size_t i = 0; i < n; i++) {
      learn(w, sums, used[i], &l, o->l2 / (double)n);
    }
    if (epoch * 2 < o->epochs) continue;
    averaged++;
    double *to = (double *)mean, *from = (double *)w;
    for (size_t k = 0; k < sizeof *w / sizeof *to; k++) to[k] += from[k];
  }
  double *to = (double *)mean;
  for (size_t k = 0; k < sizeof *w / sizeof *to; k++) to[k] /= averaged;
  free(used);
  free(l.own);
  free(l.alpha);
  free(l.beta);
  free(w);
  free(sums);
  return mean;
}

static int16_t thousandths(double x) {
  x = round(x * 1000);
  return (int16_t)(x > 32000 ? 32000 : x < -32000 ? -32000 : x);
}

static void quantize(const Weights *w, SegmentModel *m) {
  *m = (SegmentModel){0};
  for (int s = 0; s < S; s++) {
    for (int k = 0; k < FEATURE_COUNT; k++) {
      m->feature[k][s] = thousandths(w->feature[k][s]);
    }
    for (int r = 0; r < S; r++) m->step[r][s] = thousandths(w->step[r][s]);
    m->first[s] = thousandths(w->first[s]);
    m->last[s] = thousandths(w->last[s]);
  }
}

void crf_train(const Samples *list, int fold, const Settings *o,
               SegmentModel *out) {
  Weights *w = train(list, fold, o);
  quantize(w, out);
  free(w);
}
