/*
** Word vectors as codes: see vectors.h. Each group of four numbers has its own
** 256 centroids, found by k-means over the commonest words.
*/
#include <math.h>
#include <stdlib.h>

#include "vectors.h"

enum { SAMPLE = 60000, ROUNDS = 8 };

/* Centroids of one group, number by number, so that loops are vectors. */
typedef struct Group {
  float at[CODE_SIZE][CENTROIDS];
} Group;

static uint32_t group_nearest(const Group *g, const float *x) {
  float distance[CENTROIDS] = {0};
  for (int k = 0; k < CODE_SIZE; k++) {
    for (int c = 0; c < CENTROIDS; c++) {
      float d = g->at[k][c] - x[k];
      distance[c] += d * d;
    }
  }
  uint32_t best = 0;
  for (uint32_t c = 1; c < CENTROIDS; c++) {
    if (distance[c] < distance[best]) best = c;
  }
  return best;
}

/* One round of k-means; a centroid without words stays where it is. */
static void group_move(Group *g, const Vectors *v, uint32_t words, int first) {
  static double sum[CODE_SIZE][CENTROIDS], count[CENTROIDS];
  memset(sum, 0, sizeof(sum));
  memset(count, 0, sizeof(count));
  for (uint32_t i = 0; i < words; i++) {
    const float *x = v->value + (size_t)i * VECTOR_SIZE + first;
    uint32_t c = group_nearest(g, x);
    count[c]++;
    for (int k = 0; k < CODE_SIZE; k++) sum[k][c] += x[k];
  }
  for (int c = 0; c < CENTROIDS; c++) {
    for (int k = 0; k < CODE_SIZE && count[c] > 0; k++) {
      g->at[k][c] = (float)(sum[k][c] / count[c]);
    }
  }
}

/* Centroids to bytes, then each word's group to the nearest of those. */
static void group_encode(Group *g, Vectors *v, int group) {
  for (int c = 0; c < CENTROIDS; c++) {
    for (int k = 0; k < CODE_SIZE; k++) {
      float x = fmaxf(-127, fminf(127, roundf(g->at[k][c] / v->unit)));
      v->centroid[group][c][k] = (uint8_t)(x + 128);
      g->at[k][c] = x * v->unit;
    }
  }
  for (uint32_t i = 0; i < v->count; i++) {
    float *x = v->value + (size_t)i * VECTOR_SIZE + group * CODE_SIZE;
    uint32_t c = group_nearest(g, x);
    v->code[i].code[group] = (uint8_t)c;
    for (int k = 0; k < CODE_SIZE; k++) x[k] = g->at[k][c];
  }
}

void vectors_quantise(Vectors *v) {
  static Group group[VECTOR_CODES];
  uint32_t words = v->count < SAMPLE ? v->count : SAMPLE;
  float most = 0;
  v->code = malloc(v->count * sizeof(*v->code));
  if (!v->code) abort();
  for (int j = 0; j < VECTOR_CODES; j++) {
    for (uint32_t c = 0; c < CENTROIDS; c++) {
      const float *x =
          v->value + (size_t)(c * (words / CENTROIDS)) * VECTOR_SIZE;
      for (int k = 0; k < CODE_SIZE; k++) {
        group[j].at[k][c] = x[j * CODE_SIZE + k];
      }
    }
    for (int r = 0; r < ROUNDS; r++) {
      group_move(&group[j], v, words, j * CODE_SIZE);
    }
    for (int k = 0; k < CODE_SIZE; k++) {
      for (int c = 0; c < CENTROIDS; c++) {
        most = fmaxf(most, fabsf(group[j].at[k][c]));
      }
    }
  }
  v->unit = most / 127;
  for (int j = 0; j < VECTOR_CODES; j++) group_encode(&group[j], v, j);
}
