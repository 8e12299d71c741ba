/* Networks that vote: see team.h. */
#include "team.h"

#include <stdlib.h>

void team_train(Team *t, const Vocabulary *v, uint32_t rows,
                const TrainData *data, const TrainOptions *o, uint64_t seed,
                uint32_t count) {
  float transitions[CHAIN_SIZE] = {0};
  *t = (Team){.count = count};
  t->work = malloc(sizeof(*t->work));
  t->score = malloc(PASSAGE_TOKENS * sizeof(*t->score));
  if (!t->work || !t->score) abort();
  for (uint32_t k = 0; k < count; k++) {
    t->network[k] = network_new(v, rows);
    network_train(t->network[k], data, o, seed + k);
    const float *x = network_chain(t->network[k])->transition;
    for (int i = 0; i < CHAIN_SIZE; i++) {
      bool never = x[i] <= CRF_NEVER / 2;
      transitions[i] = never ? CRF_NEVER : transitions[i] + x[i] / (float)count;
    }
  }
  bioes_make(&t->chain, transitions);
}

void team_free(Team *t) {
  for (uint32_t k = 0; k < t->count; k++) network_free(t->network[k]);
  free(t->work);
  free(t->score);
}

void team_label(Team *t, const Sample *m, uint8_t *labels) {
  size_t size = (size_t)m->candidate_count * LABEL_STRIDE;
  float *mean = t->score[0];
  memset(mean, 0, size * sizeof(float));
  for (uint32_t k = 0; k < t->count; k++) {
    const float *x = network_scores(t->network[k], m);
    for (size_t i = 0; i < size; i++) mean[i] += x[i] / (float)t->count;
  }
  for (uint32_t c = 0; c < m->candidate_count; c = m->run_end[c]) {
    bioes_label(&t->chain, kernels_choose(), t->work, t->score[c],
                m->run_end[c] - c, labels + c);
  }
}
