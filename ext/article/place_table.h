/*
** The shape of the table of places: between place.c and what
** ext/train/make_places.c writes into ext/model/places.c.
**
** Rows in order of their folded name, in blocks of 16. A row is
**
**   name     a byte: letters shared with the name before (high 4 bits) and
**            letters that follow (low 4 bits; 15: a byte with their number
**            follows), then the letters. A block begins with a whole name.
**   country  1 byte: index in GAZETTEER_COUNTRIES
**   people   1 byte: 8 * log2(inhabitants + 1)
**   region   2 bytes: PLACE_… flags and the number of its state or province
**   lat, lon 2 bytes each, signed, hundredths of a degree
**   normal   only with PLACE_ALIAS: a length and the normal name
**
** Numbers are little-endian. Folding is that of fold.h.
*/
#ifndef NEWSEXT_ARTICLE_PLACE_TABLE_H
#define NEWSEXT_ARTICLE_PLACE_TABLE_H

#include "base/filter.h"

enum {
  PLACE_REGION = 0x0FFF,    /* number of the state or province; 0: none */
  PLACE_CAPITAL = 0x1000,   /* of a country */
  PLACE_IS_REGION = 0x2000, /* the row is a state or province itself */
  PLACE_ALIAS = 0x4000,
  PLACE_SEAT = 0x8000, /* capital of its state or province */
  PLACE_BLOCK = 16,
  PLACE_NO_POINT = 0x7FFF
};

extern const unsigned char PLACES[];
extern const uint32_t PLACE_BLOCKS[]; /* offsets, one past the end too */
extern const uint32_t PLACE_BLOCK_COUNT;
extern const uint32_t PLACE_FILTER[FILTER_WORDS]; /* of the folded names */
/* Latitude and longitude of each of GAZETTEER_COUNTRIES. */
extern const int16_t PLACE_COUNTRY_POINTS[][2];

#endif
