/*
** Convert: SQL values in, Cells out.
*/
#ifndef NEWSEXT_SQL_CONVERT_H
#define NEWSEXT_SQL_CONVERT_H

#include <sqlite3ext.h>

#include "sql/cell.h"

/*
** One copy of a long text that all results share: it is freed when the last
** of them and the Analysis have let go. Counted without a lock, for values of
** a connection are only touched under that connection's own.
*/
typedef struct SharedText SharedText;

void shared_text_release(SharedText *text); /* NULL is allowed */

/*
** A value's text, or the bytes of a BLOB (where `blob` is not NULL: then it
** tells which), on loan until the value changes. STR_NULL for NULL. False when
** out of memory.
*/
bool argument_text(sqlite3_value *value, Str *out, bool *blob);

/* JSON gets the subtype by which SQLite's json_…() functions know it. */
void result_cell(sqlite3_context *context, const Cell *cell);
/* SQLITE_NOMEM, SQLITE_INTERRUPT … as the function's error. */
void result_code(sqlite3_context *context, int rc);
/* "newsext: dateline(): …" */
void result_message(sqlite3_context *context, const char *function,
                    const char *message);

#endif
