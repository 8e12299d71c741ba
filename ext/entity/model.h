/*
** Weights of the tagger of mentions: the layout of ext/model/mentions.bin.
**
** In:  the bytes of the file, embedded in the library. Out: pointers into it;
**      nothing is copied or unpacked, so loading costs nothing and all
**      connections share one copy.
**
** The file is a ModelHeader and the sections of ModelSection, each at the next
** multiple of 64 bytes; their sizes follow from the header. Numbers are little
** endian. ext/train writes it through the same functions.
*/
#ifndef NEWSEXT_ENTITY_MODEL_H
#define NEWSEXT_ENTITY_MODEL_H

#include "entity/feature.h"
#include "entity/label.h"

enum {
  MODEL_VECTOR = 100, /* numbers of a word's vector */
  HIDDEN_WINDOW = 5,  /* words that a hidden unit sees: -2 to +2 */
  GATE_WINDOW = 3,    /* words that a memory cell's gates see: -1 to +1 */
  BUCKET_KEYS = 30,
  SCORE_KNOTS = 17,
  CHAIN_SIZE = (LABEL_COUNT + 1) * LABEL_STRIDE
};

typedef struct ModelHeader {
  char magic[8];   /* MODEL_MAGIC */
  uint32_t hidden; /* units, a multiple of 64 */
  uint32_t cells;  /* of the memory, both directions; a multiple of 64 */
  uint32_t row_buckets, rows;
  uint32_t vector_buckets, vectors;
  float vector_unit;
  float row_unit; /* a row's weight is weight * scale * row_unit */
  float least;    /* a mention is to be more probable: see bioes_find */
  /* Calibration: the score where the chain says 0, 1/16 … 1; between: lines. */
  float score[SCORE_KNOTS];
} ModelHeader;

#define MODEL_MAGIC "NXMENT05"

/* Keys of a hash table's entries that share the upper half of their hash. */
typedef struct ModelBucket {
  uint32_t first;            /* entry of key[0]; the others follow it */
  uint16_t key[BUCKET_KEYS]; /* lower bits of the hash; 0: free */
} ModelBucket;

/* Weights of one feature. The scale stands in lanes that no label uses. */
typedef struct ModelRow {
  int8_t weight[LABEL_STRIDE - 2];
  uint16_t scale;
} ModelRow;

/*
** A word's vector is stored as 25 codes: each names one of 256 centroids, which
** holds four of its numbers (product quantisation, Jegou et al. 2011). So all
** 341,479 words fit where 90,000 would; training sees the same numbers.
*/
enum {
  CODE_SIZE = 4,
  VECTOR_CODES = MODEL_VECTOR / CODE_SIZE,
  CENTROIDS = 256
};

typedef struct ModelCodes {
  uint8_t code[VECTOR_CODES];
} ModelCodes;

/* A vector put together: number i is (value[i] - 128) * header->vector_unit. */
typedef struct ModelVector {
  uint8_t value[MODEL_VECTOR];
} ModelVector;

typedef enum ModelSection {
  SECTION_CHAIN,       /* float [from][LABEL_STRIDE]; from 37: beginning */
  SECTION_INPUT,       /* int8_t [MODEL_VECTOR / 4][products][4] */
  SECTION_INPUT_SHIFT, /* int32_t [products]: -128 times the sum of weights */
  SECTION_INPUT_SCALE, /* float [products] */
  SECTION_FLAG,        /* int16_t [INPUT_COUNT][products] */
  SECTION_BIAS,        /* int16_t [hidden + gates] */
  SECTION_SCORE,       /* int16_t [outputs / 2][LABEL_STRIDE][2] */
  SECTION_SCORE_SCALE, /* float [2][LABEL_STRIDE]: hidden units, cells */
  SECTION_POOL,        /* as SECTION_SCORE */
  SECTION_POOL_SCALE,
  SECTION_ROW_BUCKET,
  SECTION_ROW,
  SECTION_VECTOR_BUCKET,
  SECTION_VECTOR,   /* ModelCodes [vectors] */
  SECTION_CENTROID, /* uint8_t [VECTOR_CODES][CENTROIDS][CODE_SIZE] */
  SECTION_COUNT
} ModelSection;

/*
** Fixed point: sums of products of inputs and weights are 1/512, a cell's
** content is read as 1/16384. What is kept of a word is rounded to 1/32 and cut
** to a byte: in a window the errors cancel out, and half the memory is read.
*/
/* Weights of the inputs are this at most, so that two products of one with a
** value of a vector fit into 16 bits. */
#define INPUT_MOST         63
#define PRODUCT_ONE        512
#define CELL_ONE           16384
#define PRODUCT_KEPT_SHIFT 4
/* A product is cut here before its inputs are added, and biases. */
#define PRODUCT_MOST 5400

typedef struct Model {
  const ModelHeader *header;
  uint32_t gates;    /* 2 * cells: what goes in, and what is kept */
  uint32_t products; /* numbers kept for a word */
  uint32_t outputs;  /* hidden + cells */
  const void *section[SECTION_COUNT];
} Model;

/* Where each section begins; returns the size of the file. */
size_t model_layout(const ModelHeader *h, size_t offset[SECTION_COUNT]);
/* False when `bytes` are no such file. They must be aligned to 64. */
bool model_open(Model *m, Str bytes);
/* The weights within the library. */
Str model_embedded(void);

/*
** A word's products come in blocks, one for each offset at which they are
** used: HIDDEN_WINDOW of them for hidden units, from -2 to +2, then GATE_WINDOW
** for gates, from -1 to +1. Returns the number of the block's first product.
*/
enum { PRODUCT_BLOCKS = HIDDEN_WINDOW + GATE_WINDOW };
static inline uint32_t model_block_first(const Model *m, uint32_t block) {
  if (block < HIDDEN_WINDOW) return block * m->header->hidden;
  return HIDDEN_WINDOW * m->header->hidden + (block - HIDDEN_WINDOW) * m->gates;
}

/* Bucket and key of a hash in a table of `buckets` buckets. */
static inline uint32_t model_bucket(uint64_t hash, uint32_t buckets) {
  return (uint32_t)(((hash >> 32) * buckets) >> 32);
}
static inline uint16_t model_key(uint64_t hash) {
  return (hash & 0xFFFF) ? (uint16_t)(hash & 0xFFFF) : 1;
}

enum { NO_ENTRY = UINT32_MAX };
/* Number of the entry with this hash, or NO_ENTRY. */
uint32_t bucket_find(const ModelBucket *b, uint16_t key);

static inline const ModelBucket *model_row_bucket(const Model *m,
                                                  uint64_t feature) {
  return (const ModelBucket *)m->section[SECTION_ROW_BUCKET] +
         model_bucket(feature, m->header->row_buckets);
}
/* The vector of a word into `v`; false when it has none. */
bool model_vector(const Model *m, Str word, ModelVector *v);

#endif
