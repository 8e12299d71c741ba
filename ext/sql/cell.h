/*
** Cell: one value of one row, on its way from a Document to SQL or JSON.
**
** Text in a cell belongs to the document or to scratch memory: it is used
** before the next cell is asked for. A text that may be long has a place in
** its Analysis (`keep`), where one shared copy is kept for all who read it.
*/
#ifndef NEWSEXT_SQL_CELL_H
#define NEWSEXT_SQL_CELL_H

#include "base/str.h"

struct SharedText;

typedef enum CellKind {
  CELL_NULL,
  CELL_TEXT,
  CELL_JSON, /* text that is JSON */
  CELL_INTEGER,
  CELL_REAL
} CellKind;

typedef struct Cell {
  CellKind kind;
  Str text;
  int64_t integer;
  double real;
  struct SharedText **keep; /* or NULL */
} Cell;

#define NULL_CELL ((Cell){.kind = CELL_NULL})

/* SQL text; NULL when not known. */
static inline Cell text_cell(Str s) {
  return s.data ? (Cell){.kind = CELL_TEXT, .text = s} : NULL_CELL;
}

/* The same, NULL also when there are no words. */
static inline Cell words_cell(Str s) {
  return s.length ? text_cell(s) : NULL_CELL;
}

static inline Cell integer_cell(int64_t n) {
  return (Cell){.kind = CELL_INTEGER, .integer = n};
}

static inline Cell real_cell(double x) {
  return (Cell){.kind = CELL_REAL, .real = x};
}

/* A probability, with as many places as mean something. */
static inline Cell score_cell(float score) {
  return real_cell((double)(int64_t)((double)score * 10000 + 0.5) / 10000);
}

#endif
