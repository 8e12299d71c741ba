/*
** Rows as JSON: see rows_json.h. Numbers are written by SQLite's own printf,
** for libc's follows the host's locale and may write 0,5.
*/
#include "sql/rows_json.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include "sql/analysis.h"
#include "sql/table.h"

static void json_add_escaped(Buffer *out, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  switch (c) {
  case '"':
    buffer_add(out, STR("\\\""));
    return;
  case '\\':
    buffer_add(out, STR("\\\\"));
    return;
  case '\n':
    buffer_add(out, STR("\\n"));
    return;
  case '\r':
    buffer_add(out, STR("\\r"));
    return;
  case '\t':
    buffer_add(out, STR("\\t"));
    return;
  default:
    break;
  }
  char code[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
  buffer_add(out, (Str){code, sizeof(code)});
}

void json_add_string(Buffer *out, Str s) {
  if (!s.data) {
    buffer_add(out, STR("null"));
    return;
  }
  buffer_add_char(out, '"');
  size_t done = 0;
  for (size_t i = 0; i < s.length; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c >= ' ' && c != '"' && c != '\\') continue;
    buffer_add(out, str_slice(s, done, i - done));
    json_add_escaped(out, c);
    done = i + 1;
  }
  buffer_add(out, str_slice(s, done, s.length - done));
  buffer_add_char(out, '"');
}

void json_add_cell(Buffer *out, const Cell *cell) {
  char number[64];
  switch (cell->kind) {
  case CELL_NULL:
    buffer_add(out, STR("null"));
    return;
  case CELL_TEXT:
    json_add_string(out, cell->text);
    return;
  case CELL_JSON:
    buffer_add(out, cell->text);
    return;
  case CELL_INTEGER:
    sqlite3_snprintf(sizeof(number), number, "%lld", (long long)cell->integer);
    break;
  case CELL_REAL:
    sqlite3_snprintf(sizeof(number), number, "%!.15g", cell->real);
    break;
  }
  buffer_add(out, str_from_c(number));
}

static void json_add_row(Buffer *out, const TableSpec *spec, Analysis *a,
                         uint32_t row) {
  for (int i = spec->value_first; i < spec->value_end; i++) {
    buffer_add(out, i == spec->value_first ? STR("{") : STR(","));
    json_add_string(out, str_from_c(spec->columns[i].name));
    buffer_add_char(out, ':');
    /* A cell may have used up the memory: then the rows are gone. */
    Cell cell = a->arena.failed ? NULL_CELL : spec->cell(a, row, i);
    json_add_cell(out, &cell);
  }
  buffer_add_char(out, '}');
}

void json_add_rows(Buffer *out, const TableSpec *spec, Analysis *a) {
  uint32_t count = spec->count(a);
  bool first = true;
  if (!spec->one_row) buffer_add_char(out, '[');
  for (uint32_t row = 0; row < count && !out->arena->failed; row++) {
    if (spec->keep && !spec->keep(a, row)) continue;
    if (!first) buffer_add_char(out, ',');
    json_add_row(out, spec, a, row);
    first = false;
  }
  if (!spec->one_row) buffer_add_char(out, ']');
}
