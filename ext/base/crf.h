/*
** Linear-chain models: the best sequence of labels, and their probabilities.
**
** In:  for each position a row of scores, one for each label ("emissions"),
**      and scores for a label behind another ("transitions").
** Out: the best legal sequence (Viterbi), or the probability of each label at
**      each position (forward-backward), for taggers and their trainers.
**
**   Crf crf;                                   -- labels O, B, I
**   const uint8_t legal[4 * 4] = {1, 1, 0, 1,  -- after O: O, B, the end
**                                 1, 1, 1, 1,  -- after B
**                                 1, 1, 1, 1,  -- after I
**                                 1, 1, 0, 1}; -- at the beginning
**   crf_init(&crf, &arena, 3, 1, legal);
**   float *e = crf_emissions(&crf, &arena, n);  -- fill e[t * crf.stride + k]
**   crf_viterbi(&crf, e, NULL, n, best, &arena);
**
** A model may hold several sets of transitions and name one for each position
** (say, one inside quotation marks and one outside), which costs no time.
*/
#ifndef NEWSEXT_BASE_CRF_H
#define NEWSEXT_BASE_CRF_H

#include "base/arena.h"

enum { CRF_MAX_LABELS = 64 };

/* The score of what may never be. Finite: sums of it stay ordered. */
#define CRF_NEVER (-1e30f)

typedef struct Crf {
  uint32_t labels; /* K */
  uint32_t stride; /* length of a row of scores: K rounded up to 4 */
  uint32_t sets;   /* sets of transitions */
  /*
  ** transition[(set * (K + 1) + from) * stride + to]; `from == K` is the
  ** beginning. CRF_NEVER where illegal and in the lanes from K to stride.
  */
  float *transition;
  float *end; /* [stride]: 0, or CRF_NEVER where a sequence may not end */
} Crf;

/*
** A model of `labels` labels whose legal transitions all score 0. `legal` has
** (labels + 1) rows of (labels + 1) bytes: row = from (the last: beginning),
** column = to (the last: end). False when out of memory.
*/
bool crf_init(Crf *crf, Arena *arena, uint32_t labels, uint32_t sets,
              const uint8_t *legal);

/* The row of scores for what follows `from` in `set`; from == K: begins. */
static inline float *crf_row(const Crf *crf, uint32_t set, uint32_t from) {
  return crf->transition +
         ((size_t)set * (crf->labels + 1) + from) * crf->stride;
}

/* `length` rows of `stride` zeros, to be filled with emissions. */
float *crf_emissions(const Crf *crf, Arena *arena, size_t length);

/*
** The best legal sequence into `best` (one label for each of `length`
** positions) and its score. `set` names the set of the transition *into* each
** position; NULL: always set 0. Scratch memory is taken from the arena and
** given back. Returns 0 with `best` untouched when out of memory or length 0.
** Ties go to the lower label, so results are the same on every machine.
*/
float crf_viterbi(const Crf *crf, const float *emission, const uint8_t *set,
                  size_t length, uint8_t *best, Arena *arena);

/*
** Forward-backward: `marginal[t * stride + k]` becomes the probability of
** label k at position t (lanes from K to stride: 0). When `pair` is not NULL,
** the expected number of each transition is added to it; it is shaped like
** `crf->transition`. Returns the log of the sum over all sequences, which is
** the score of the gold sequence plus its negative log likelihood; 0 when out
** of memory or length 0.
*/
double crf_marginals(const Crf *crf, const float *emission, const uint8_t *set,
                     size_t length, float *marginal, float *pair, Arena *arena);

/* The score of one given sequence. */
double crf_score(const Crf *crf, const float *emission, const uint8_t *set,
                 size_t length, const uint8_t *labels);

#endif
