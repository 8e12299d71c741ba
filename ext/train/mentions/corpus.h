/*
** Annotated texts as the network sees them.
**
** In:  data/ner, JSON Lines (character spans), ner/extra (CoNLL columns).
** Out: passages of word numbers, feature rows and allowed labels, cut by the
**      product's own tokenizer and features.
*/
#ifndef TRAIN_MENTIONS_CORPUS_H
#define TRAIN_MENTIONS_CORPUS_H

#include "entity/feature.h"
#include "entity/label.h"
#include "vectors.h"

/* Parts for cross-validation: a document is in part number % FOLDS. */
enum { FOLDS = 5 };

enum { NO_ROW = UINT32_MAX, NO_GROUP = UINT32_MAX };

/*
** In Sample.allowed of a mention's first token: its borders are not those of
** our tokens. It is learned from, snapped outwards, and counts as missed.
*/
#define SPAN_INEXACT (1ull << 63)

/* Distinct words of all texts, and their vectors. */
typedef struct Vocabulary {
  const Vectors *vectors;
  uint32_t count, capacity;
  WordForm *form;
  uint32_t *vector; /* index into vectors, or UINT32_MAX */
  uint32_t *slot;
  uint32_t mask;
} Vocabulary;

/* Hashed features and how often they are seen; later their row of weights. */
typedef struct Dictionary {
  uint64_t *key; /* 0: free */
  uint32_t *value;
  size_t mask, used;
  uint32_t rows;
} Dictionary;

/* A passage; arrays over tokens, and over candidates [0, candidate_count). */
typedef struct Sample {
  uint32_t document; /* number in its file */
  uint32_t token_count, candidate_count, sentence_count, gold_count;
  float weight;
  bool partial;   /* several labels may be allowed */
  uint32_t *word; /* [token] */
  PassageSentence *sentence;
  uint32_t *candidate; /* token of each candidate */
  uint32_t *group;     /* [candidate] words pooled together, or NO_GROUP */
  uint32_t *run_end;   /* [candidate] end of the run of candidates it is in */
  uint64_t *allowed;   /* [candidate] bits of labels; gold: a single one */
  uint32_t *row_start; /* [candidate + 1] into rows */
  uint32_t *rows;
  uint64_t *features; /* instead of rows, until corpus_number_rows */
  float *soft;        /* [candidate][LABEL_STRIDE] a team's belief, or NULL */
} Sample;

typedef struct Corpus {
  Sample *samples;
  size_t count, capacity;
  uint32_t documents;
  /* Spans of the annotation, and those that our tokens can express and whose
  ** tokens are candidates. */
  uint32_t gold_spans, kept_spans;
} Corpus;

/* How a text is re-cased before it is read. */
typedef enum Recase {
  RECASE_NONE,
  RECASE_SOME,
  RECASE_UPPER,
  RECASE_TITLE
} Recase;

void vocabulary_init(Vocabulary *v, const Vectors *vectors);
/* JSON Lines of {"text", "entities": [[start from 1, length, TYPE]]}. */
void corpus_read_jsonl(Corpus *c, Vocabulary *v, const char *path,
                       Recase recase);
/* The same with names exchanged (exchange.h), another way for each `seed`. */
void corpus_read_exchanged(Corpus *c, Vocabulary *v, const char *path,
                           uint64_t seed);
/* WikiGold's and Universal NER's columns: labels of other schemes, as sets. */
void corpus_read_wikigold(Corpus *c, Vocabulary *v, const char *path);
void corpus_read_uner(Corpus *c, Vocabulary *v, const char *path);
/*
** JSON Lines of {"id", "text"} without annotation, each `every`th; for a team
** to label. Articles of the Worldwide collection ("enww/…") are left out, as
** its held-back parts may be among them.
*/
void corpus_read_plain(Corpus *c, Vocabulary *v, const char *path,
                       uint32_t every);

/* Counts the features; then numbers those seen `least` times; then looks up. */
void dictionary_count(Dictionary *d, const Corpus *c);
void dictionary_number(Dictionary *d, uint32_t least);
void corpus_number_rows(Corpus *c, const Dictionary *d);

#endif
