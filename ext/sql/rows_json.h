/*
** Rows as JSON: what the scalar functions extract_…() return.
**
** In:  an Analysis and the table whose rows are meant.
** Out: an object (tables of one row) or an array of objects, the columns in
** their order: [{"mention":1,"type":"PERSON","text":"Jane Doe", …}].
*/
#ifndef NEWSEXT_SQL_ROWS_JSON_H
#define NEWSEXT_SQL_ROWS_JSON_H

#include "base/arena.h"
#include "sql/cell.h"

struct Analysis;
struct TableSpec;

/* `s` as a JSON string with its quotes; `null` when it is STR_NULL. */
void json_add_string(Buffer *out, Str s);
void json_add_cell(Buffer *out, const Cell *cell);
/* The columns of a value table, all rows. */
void json_add_rows(Buffer *out, const struct TableSpec *spec,
                   struct Analysis *a);

#endif
