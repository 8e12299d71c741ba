/*
** Look-up in the front-coded table of places: binary search over blocks, then
** decoding of one or two of them. See place_table.h for the bytes.
*/
#include "article/place_rows.h"

#include "article/fold.h"
#include "article/place_table.h"

/* A row being decoded; `name` keeps the letters for the next row. */
typedef struct Cursor {
  const unsigned char *at;
  char name[PLACE_NAME_MAX];
  size_t length;
  PlaceRow row;
} Cursor;

static uint16_t read_16(const unsigned char *p) {
  return (uint16_t)(p[0] | p[1] << 8);
}

/* How many letters a row adds; moves `at` on to them. */
static size_t read_length(const unsigned char **at) {
  size_t length = *(*at)++ & 15;
  return length == 15 ? *(*at)++ : length;
}

static void cursor_name(Cursor *c) {
  size_t shared = *c->at >> 4, more = read_length(&c->at);
  if (shared + more > PLACE_NAME_MAX) more = PLACE_NAME_MAX - shared;
  memcpy(c->name + shared, c->at, more);
  c->length = shared + more;
  c->at += more;
}

static void cursor_next(Cursor *c) {
  cursor_name(c);
  PlaceRow *r = &c->row;
  r->country = c->at[0];
  r->people = c->at[1];
  r->region = read_16(c->at + 2);
  r->lat = (int16_t)read_16(c->at + 4);
  r->lon = (int16_t)read_16(c->at + 6);
  c->at += 8;
  r->name = (Str){c->name, c->length};
  if (r->region & PLACE_ALIAS) {
    r->name = (Str){(const char *)c->at + 1, *c->at};
    c->at += 1 + *c->at;
  }
}

/* The first name of a block, which is whole. */
static Str block_name(uint32_t block) {
  const unsigned char *at = PLACES + PLACE_BLOCKS[block];
  size_t length = read_length(&at);
  return (Str){(const char *)at, length};
}

/* The last block that begins before `key`: equal names may end it. */
static uint32_t block_of(Str key) {
  uint32_t low = 0, high = PLACE_BLOCK_COUNT;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (fold_compare(block_name(middle), key) < 0)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* Moves to the next row named `key`; false when there is none. */
static bool cursor_seek(Cursor *c, Str key) {
  const unsigned char *end = PLACES + PLACE_BLOCKS[PLACE_BLOCK_COUNT];
  while (c->at < end) {
    cursor_next(c);
    int order = fold_compare((Str){c->name, c->length}, key);
    if (order >= 0) return order == 0;
  }
  return false;
}

static Cursor cursor_start(Str key) {
  return (Cursor){.at = PLACES + PLACE_BLOCKS[block_of(key)]};
}

/* Most words that are looked up are no place. */
static bool may_be_place(Str folded) {
  return folded.length > 0 && filter_has(PLACE_FILTER, folded);
}

void place_rows_find(Str name, PlaceRows *found) {
  char key[FOLD_MAX];
  Str folded = {key, fold_name(name, key, sizeof key)};
  found->count = 0;
  if (!may_be_place(folded)) return;
  Cursor c = cursor_start(folded);
  while (found->count < PLACE_ROWS_MAX && cursor_seek(&c, folded)) {
    uint32_t i = found->count++;
    found->rows[i] = c.row;
    if (c.row.region & PLACE_ALIAS) continue; /* a constant name */
    memcpy(found->names[i], c.name, c.length);
    found->rows[i].name = (Str){found->names[i], c.length};
  }
}

int place_rows_people(Str name, bool *region) {
  char key[FOLD_MAX];
  Str folded = {key, fold_name(name, key, sizeof key)};
  *region = false;
  if (!may_be_place(folded)) return 0;
  int city = 0, state = 0;
  Cursor c = cursor_start(folded);
  while (cursor_seek(&c, folded)) {
    int *most = c.row.region & PLACE_IS_REGION ? &state : &city;
    if (c.row.people > *most) *most = c.row.people;
  }
  *region = city == 0 && state > 0;
  return city ? city : state;
}
