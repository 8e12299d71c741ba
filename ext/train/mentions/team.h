/*
** Several networks that vote: what the packed model will do, with weights as
** they were learned. Mentions are found by the tagger's own code.
*/
#ifndef TRAIN_MENTIONS_TEAM_H
#define TRAIN_MENTIONS_TEAM_H

#include "entity/bioes.h"
#include "network.h"

typedef struct Team {
  Network *network[8];
  uint32_t count;
  float transitions[CHAIN_SIZE]; /* mean of the networks */
  Bioes chain;
  BioesWork *work;
  float (*score)[LABEL_STRIDE]; /* [PASSAGE_TOKENS] mean of the networks */
} Team;

/* Trains `count` networks, whose seeds follow `seed`. */
void team_train(Team *t, const Vocabulary *v, uint32_t rows,
                const TrainData *data, const TrainOptions *o, uint64_t seed,
                uint32_t count);
void team_free(Team *t);
/* Scores of the sample's candidates into t->score. */
void team_score(Team *t, const Sample *m);
/* Mentions of the run that begins at candidate `first`, as bioes_find says;
** behind team_score. */
uint32_t team_find(Team *t, const Sample *m, uint32_t first, float least,
                   BioesSpan spans[SENTENCE_TOKENS]);
/* What the team believes of each candidate becomes what is to be learned. */
void team_soften(Team *t, Corpus *c, float weight);

#endif
