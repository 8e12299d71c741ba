/*
** Rows of the table of places by name: between place.c and place_rows.c.
*/
#ifndef NEWSEXT_ARTICLE_PLACE_ROWS_H
#define NEWSEXT_ARTICLE_PLACE_ROWS_H

#include "base/arena.h"

enum { PLACE_NAME_MAX = 128, PLACE_ROWS_MAX = 48 };

/* One place that bears the name looked for. */
typedef struct PlaceRow {
  Str name;         /* normal name; in `place_rows_find`'s buffer or constant */
  uint8_t country;  /* index in GAZETTEER_COUNTRIES */
  uint8_t people;   /* 8 * log2(inhabitants + 1) */
  uint16_t region;  /* PLACE_REGION and flags, place_table.h */
  int16_t lat, lon; /* hundredths of a degree */
} PlaceRow;

typedef struct PlaceRows {
  PlaceRow rows[PLACE_ROWS_MAX];
  uint32_t count;
  char names[PLACE_ROWS_MAX][PLACE_NAME_MAX]; /* behind `rows[i].name` */
} PlaceRows;

/* All places whose name folds to the same; the first 48 of them. */
void place_rows_find(Str name, PlaceRows *found);
/*
** The highest `people` among cities of that name, else among states and
** provinces (then `*region` is true); 0: there is none.
*/
int place_rows_people(Str name, bool *region);

#endif
