/*
** What the tagger keeps of the words that it has met, and its room to work.
**
** For each distinct word: its form, the sums of its features at each offset,
** and the products of its vector with the dense branch's weights: about 8 KB
** and 10 microseconds. Kept from document to document, in two generations:
** when the young one is full, it becomes the old one, and what is then used
** again moves on. So memory is bounded and common words stay.
*/
#ifndef NEWSEXT_ENTITY_MENTION_CACHE_H
#define NEWSEXT_ENTITY_MENTION_CACHE_H

#include "entity/bioes.h"
#include "entity/tagger.h"

enum {
  CACHE_WORDS = 7168, /* of a generation; more than PASSAGE_TOKENS */
  CACHE_SLOTS = 16384,
  UNARY_SUMS = 2 * REACH + 2, /* one for each offset, and 0 at the start */
  UNARY_OPENING = 2 * REACH + 1
};

/* A word, followed in memory by its products (int8_t [model.products]). */
typedef struct WordRecord {
  WordForm form; /* first: a WordForm * is a WordRecord * */
  float sum[UNARY_SUMS][LABEL_STRIDE];
} WordRecord;

static inline const int8_t *record_products(const WordRecord *r) {
  return (const int8_t *)(r + 1);
}

typedef struct Generation {
  char *records;
  uint32_t count;
  uint64_t words[CACHE_WORDS]; /* form.word of each record, side by side */
  uint16_t slots[CACHE_SLOTS]; /* hash table: record + 1; 0: free */
} Generation;

/* Room for a sentence and for a passage. */
typedef struct TaggerWork {
  WordInput new_word[NEW_WORDS];
  uint32_t new_words;
  Passage passage;
  float score[PASSAGE_TOKENS][LABEL_STRIDE];
  float pooled[PASSAGE_TOKENS][LABEL_STRIDE];
  float group_sum[PASSAGE_TOKENS][LABEL_STRIDE];
  /* Of a sentence: features, then rows; sums of the dense branch. */
  uint64_t feature[SENTENCE_TOKENS][TOKEN_FEATURES];
  const ModelRow *row[SENTENCE_TOKENS][TOKEN_FEATURES];
  uint32_t feature_count[SENTENCE_TOKENS], row_count[SENTENCE_TOKENS];
  BioesWork chain;
  BioesSpan spans[SENTENCE_TOKENS];
} TaggerWork;

typedef struct MentionCache {
  Model model;
  Bioes chain;
  const Kernels *kernels;
  Generation *young, *old;
  size_t record_size;
  uint32_t passages; /* number of the last one */
  TaggerWork *work;
  WordRecord *before, *behind; /* of FORM_BEFORE, FORM_BEHIND */
  int16_t *dense; /* [SENTENCE_TOKENS][outputs + gates], see tagger.c */
  float *cell;    /* [cells] */
} MentionCache;

/* NULL when out of memory or without a model. */
MentionCache *mention_cache_new(Str model, const Kernels *kernels);

/* Makes room for `words` new ones (at most PASSAGE_TOKENS); forms found before
** may go away. */
void mention_cache_reserve(MentionCache *cache, uint32_t words);
/* The word's form; of a WordRecord, whose products are not there before
** mention_cache_complete. Valid until the next reserve. */
WordForm *mention_cache_find(MentionCache *cache, Str word, uint8_t flags);
/* Computes the products of the words that were new. */
void mention_cache_complete(MentionCache *cache);

#endif
