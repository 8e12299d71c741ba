/*
** The shape of the gazetteer's generated tables: between gazetteer.c, place.c
** and what ext/train/make_*.c write into ext/model/. Not for other rooms.
*/
#ifndef NEWSEXT_ARTICLE_GAZETTEER_TABLE_H
#define NEWSEXT_ARTICLE_GAZETTEER_TABLE_H

#include "base/filter.h"

enum {
  GAZ_ANY_CASE = 1,  /* needs no capital: "president" */
  GAZ_CAPITALS = 2,  /* only in capitals: "US" */
  GAZ_NEEDS_DOT = 4, /* only with its final dot: "Miss." */
  GAZ_TAKES_DOT = 8, /* a final dot belongs to it: "Lt. Gen." */
  GAZ_PREFIX = 255,  /* as `kind`: longer names begin like this */
  GAZ_BUCKET_BITS = 12
};

/*
** One meaning of one name. Rows are sorted by the hash of the folded name;
** `tag` is its low half, and the high bits choose the bucket: together 44 bits
** that tell ~10,000 names apart, so the names themselves are not kept.
*/
typedef struct GazetteerRow {
  uint32_t tag;
  uint16_t name; /* offset of the normal name in GAZETTEER_NAMES; 0: none */
  uint8_t kind;  /* number of the GAZ_… bit, or GAZ_PREFIX */
  uint8_t flags;
  char country[2]; /* NUL: none */
  uint8_t gender;
  uint8_t number;
} GazetteerRow;

extern const GazetteerRow GAZETTEER_ROWS[];
/* Rows of bucket b: [GAZETTEER_BUCKETS[b], GAZETTEER_BUCKETS[b + 1]). */
extern const uint16_t GAZETTEER_BUCKETS[(1 << GAZ_BUCKET_BITS) + 1];
/* Each name behind a byte with its length. */
extern const char GAZETTEER_NAMES[];
/* Countries in order of their code: code and offset of the name. */
typedef struct GazetteerCountry {
  char code[2];
  uint16_t name;
} GazetteerCountry;
extern const GazetteerCountry GAZETTEER_COUNTRIES[];
extern const uint32_t GAZETTEER_COUNTRY_COUNT;

/*
** Folded first names (a-z), sorted, in blocks of 16. A name is one byte, the
** letters shared with the name before times 4 plus its gender, and the letters
** that follow, the last with its high bit set. A block begins with a whole
*name.
*/
extern const unsigned char FIRST_NAMES[];
extern const uint32_t FIRST_NAME_BLOCKS[]; /* offsets, one past the end too */
extern const uint32_t FIRST_NAME_BLOCK_COUNT;
extern const uint32_t FIRST_NAME_FILTER[FILTER_WORDS];

static inline uint32_t gazetteer_bucket(uint64_t hash) {
  return (uint32_t)(hash >> (64 - GAZ_BUCKET_BITS));
}

#endif
