/* Networks that vote: see team.h. */
#include "team.h"

#include <stdlib.h>

void team_train(Team *t, const Vocabulary *v, uint32_t rows,
                const TrainData *data, const TrainOptions *o, uint64_t seed,
                uint32_t count) {
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
      float *mean = &t->transitions[i];
      *mean = never ? CRF_NEVER : *mean + x[i] / (float)count;
    }
  }
  bioes_make(&t->chain, t->transitions);
}

void team_free(Team *t) {
  for (uint32_t k = 0; k < t->count; k++) network_free(t->network[k]);
  free(t->work);
  free(t->score);
}

void team_score(Team *t, const Sample *m) {
  size_t size = (size_t)m->candidate_count * LABEL_STRIDE;
  float *mean = t->score[0];
  memset(mean, 0, size * sizeof(float));
  for (uint32_t k = 0; k < t->count; k++) {
    const float *x = network_scores(t->network[k], m);
    for (size_t i = 0; i < size; i++) mean[i] += x[i] / (float)t->count;
  }
}

uint32_t team_find(Team *t, const Sample *m, uint32_t first, float least,
                   BioesSpan spans[SENTENCE_TOKENS]) {
  return bioes_find(&t->chain, kernels_choose(), t->work, t->score[first],
                    m->run_end[first] - first, least, spans);
}

void team_soften(Team *t, Corpus *corpus, float weight) {
  Arena arena = {0};
  Crf crf = *network_chain(t->network[0]);
  crf.transition = t->transitions;
  for (size_t i = 0; i < corpus->count; i++) {
    Sample *m = &corpus->samples[i];
    size_t size = (size_t)m->candidate_count * LABEL_STRIDE * sizeof(float);
    m->soft = malloc(size ? size : 1);
    if (!m->soft) abort();
    m->weight = weight;
    team_score(t, m);
    for (uint32_t c = 0; c < m->candidate_count; c = m->run_end[c]) {
      crf_marginals(&crf, t->score[c], NULL, m->run_end[c] - c,
                    m->soft + (size_t)c * LABEL_STRIDE, NULL, &arena);
    }
  }
  arena_free(&arena);
}
