/*
** Several networks that vote: what the packed model will do, with weights as
** they were learned. Labels are found by the tagger's own code.
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
/* Labels of the sample's candidates; their scores are left in t->score. */
void team_label(Team *t, const Sample *m, uint8_t *labels);
/* What the team believes of each candidate becomes what is to be learned. */
void team_soften(Team *t, Corpus *c, float weight);

#endif
