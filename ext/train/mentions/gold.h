/* One annotated text, between the readers and the corpus. */
#ifndef TRAIN_MENTIONS_GOLD_H
#define TRAIN_MENTIONS_GOLD_H

#include "corpus.h"

/* A span in bytes, and what it may be. */
typedef struct GoldSpan {
  uint32_t start, end;
  uint32_t types;  /* bits of EntityType */
  bool or_outside; /* or no mention, or a shorter one of these types */
} GoldSpan;

typedef struct GoldText {
  Str text;
  GoldSpan *spans; /* in order, not overlapping */
  uint32_t count, capacity;
  bool partial;
  uint32_t outside_types; /* what words outside of all spans may be, too */
} GoldText;

/* A generator of its own for each text: the same whatever is read before. */
static inline uint32_t random_next(uint64_t *state) {
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return (uint32_t)(*state >> 33);
}

/* Tokenizes the text and adds its passages to the corpus. */
void corpus_add_text(Corpus *c, Vocabulary *v, const GoldText *gold);

#endif
