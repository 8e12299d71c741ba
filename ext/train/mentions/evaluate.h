/*
** How good labels are: spans and types exactly as annotated; and how far the
** chain's probabilities can be believed.
*/
#ifndef TRAIN_MENTIONS_EVALUATE_H
#define TRAIN_MENTIONS_EVALUATE_H

#include "team.h"

typedef struct Counts {
  uint32_t right[TYPE_COUNT], found[TYPE_COUNT], gold[TYPE_COUNT];
  uint32_t missed; /* gold spans that our tokens cannot express */
  /* Mentions found, and right ones, by their probability: 0-1/16, … */
  double belief_found[SCORE_KNOTS], belief_right[SCORE_KNOTS];
} Counts;

/* What a mention's probability may have to exceed. */
enum { LEAST_FIRST = 28, LEAST_STEP = 2, LEAST_COUNT = 12 }; /* percent */
static inline float least_of(int k) {
  return (float)(LEAST_FIRST + LEAST_STEP * k) / 100;
}

/* Finds mentions in the documents whose number modulo `folds` is `fold` (folds
** 0: all), and adds what is right, for `count` values of `least`. */
void counts_corpus(Counts *counts, const float *least, int count, Team *t,
                   const Corpus *c, uint32_t folds, uint32_t fold);
/* F1 in percent over all types; of persons, places, organizations. */
double counts_f1(const Counts *counts);
double counts_f1_names(const Counts *counts);
void counts_print(const Counts *counts);

/*
** The share of right ones for each probability 0, 1/16, … 1, smoothed so that
** it never falls; lines between them are the calibration.
*/
void counts_calibrate(const Counts *counts, float score[SCORE_KNOTS]);

#endif
