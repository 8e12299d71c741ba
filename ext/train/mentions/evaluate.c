/* Counting right mentions: see evaluate.h. */
#include "evaluate.h"

#include <stdio.h>

/* One label, as its bit is the only one set. */
static int gold_label(const Sample *m, uint32_t c) {
  return m->allowed[c] ? __builtin_ctzll(m->allowed[c]) : LABEL_O;
}

/* End of the mention that begins at c, or c when none does. */
static uint32_t gold_end(const Sample *m, uint32_t c) {
  int label = gold_label(m, c);
  if (label == LABEL_O || label_continues(label)) return c;
  while (c < m->candidate_count && label_goes_on(gold_label(m, c))) c++;
  return c + 1;
}

/* Adds a mention of the run that begins at candidate `run`. */
static void counts_add_span(Counts *k, const Sample *m, uint32_t run,
                            const BioesSpan *span) {
  uint32_t first = run + span->first, end = run + span->end;
  bool right = gold_end(m, first) == end &&
               label_type(gold_label(m, first)) == span->type &&
               !(m->allowed[first] & SPAN_INEXACT);
  k->found[span->type]++;
  k->right[span->type] += right;
  /* Each probability counts for the two knots that it lies between. */
  float at = span->probability * (SCORE_KNOTS - 1);
  int knot = at >= SCORE_KNOTS - 2 ? SCORE_KNOTS - 2 : at > 0 ? (int)at : 0;
  double upper = at - knot;
  k->belief_found[knot] += 1 - upper;
  k->belief_found[knot + 1] += upper;
  k->belief_right[knot] += right ? 1 - upper : 0;
  k->belief_right[knot + 1] += right ? upper : 0;
}

static void counts_add_gold(Counts *k, const Sample *m) {
  uint32_t kept = 0;
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    if (gold_end(m, c) > c) k->gold[label_type(gold_label(m, c))]++, kept++;
  }
  if (m->gold_count > kept) k->missed += m->gold_count - kept;
}

void counts_corpus(Counts *counts, const float *least, int count, Team *t,
                   const Corpus *c, uint32_t folds, uint32_t fold) {
  BioesSpan spans[SENTENCE_TOKENS];
  for (size_t i = 0; i < c->count; i++) {
    const Sample *m = &c->samples[i];
    if (folds && m->document % folds != fold) continue;
    team_score(t, m);
    for (int k = 0; k < count; k++) {
      counts_add_gold(&counts[k], m);
      for (uint32_t run = 0; run < m->candidate_count; run = m->run_end[run]) {
        uint32_t found = team_find(t, m, run, least[k], spans);
        for (uint32_t j = 0; j < found; j++) {
          counts_add_span(&counts[k], m, run, &spans[j]);
        }
      }
    }
  }
}

static double f1(double right, double found, double gold) {
  return right > 0 ? 200 * right / (found + gold) : 0;
}

static double f1_types(const Counts *k, int first, int end, uint32_t missed) {
  double right = 0, found = 0, gold = missed;
  for (int i = first; i < end; i++) {
    right += k->right[i], found += k->found[i], gold += k->gold[i];
  }
  return f1(right, found, gold);
}

double counts_f1(const Counts *k) {
  return f1_types(k, 0, TYPE_COUNT, k->missed);
}
double counts_f1_names(const Counts *k) {
  return f1_types(k, TYPE_PERSON, TYPE_LOCATION + 1, 0);
}

void counts_print(const Counts *k) {
  for (int i = 0; i < TYPE_COUNT; i++) {
    printf("  %-13s P %6.2f  R %6.2f  F1 %6.2f  gold %u\n",
           ENTITY_TYPE_NAMES[i], 100.0 * k->right[i] / (k->found[i] + 1e-9),
           100.0 * k->right[i] / (k->gold[i] + 1e-9),
           f1(k->right[i], k->found[i], k->gold[i]), k->gold[i]);
  }
  printf("  ALL F1 %.2f  PERSON+ORGANIZATION+LOCATION %.2f  not expressible "
         "%u\n",
         counts_f1(k), counts_f1_names(k), k->missed);
}

void counts_calibrate(const Counts *k, float score[SCORE_KNOTS]) {
  enum { PRIOR = 10 }; /* as many as say that the chain is right */
  double right[SCORE_KNOTS], found[SCORE_KNOTS];
  int size[SCORE_KNOTS], pools = 0;
  /* Neighbours whose shares fall are pooled (isotonic regression). */
  for (int i = 0; i < SCORE_KNOTS; i++) {
    found[pools] = k->belief_found[i] + PRIOR;
    right[pools] = k->belief_right[i] + PRIOR * (i / (SCORE_KNOTS - 1.0));
    size[pools++] = 1;
    while (pools > 1 && right[pools - 2] / found[pools - 2] >
                            right[pools - 1] / found[pools - 1]) {
      pools--;
      found[pools - 1] += found[pools];
      right[pools - 1] += right[pools];
      size[pools - 1] += size[pools];
    }
  }
  for (int p = 0, i = 0; p < pools; p++) {
    for (int j = 0; j < size[p]; j++) score[i++] = (float)(right[p] / found[p]);
  }
}
