/*
** Tables: what makes articles, segments, mentions and quotes different.
**
** A table is a list of columns and two functions: how many rows a document
** has, and what stands in a cell. One virtual-table module (table.c) does the
** rest, over a dump and over a text value, and rows_json.c the JSON.
*/
#ifndef NEWSEXT_SQL_TABLE_H
#define NEWSEXT_SQL_TABLE_H

#include "sql/analysis.h"

typedef struct Column {
  const char *name;
  const char *type;
} Column;

typedef struct TableSpec {
  const char *name;       /* over a dump: "mentions" */
  const char *value_name; /* over a value: "extract_entities" */
  const Column *columns;  /* over a dump */
  int column_count;
  int value_first, value_end; /* the ones that a value has, too */
  bool one_row;               /* one row for each record, bad ones as well */
  bool html;                  /* a value that is a page is reduced to text */
  bool whole;                 /* nothing in a value is boilerplate */
  int cost;                   /* of analysing one text, for the planner */
  int rows;                   /* of one text, about */
  uint32_t (*count)(Analysis *a);
  bool (*keep)(Analysis *a, uint32_t row); /* NULL: all rows */
  Cell (*cell)(Analysis *a, uint32_t row, int column);
} TableSpec;

extern const TableSpec ARTICLES_TABLE, SEGMENTS_TABLE, MENTIONS_TABLE,
    QUOTES_TABLE;

/* Registers the table `spec` over files or over values. An SQLite code. */
int table_register(Module *module);

#endif
