/*
** CSV and TSV with a header (RFC 4180): a row is a record.
**
**   id,title,publication,date,content
**   1,"A title, with a comma",The Outlet,2016-12-31,"First line
**   second line"
**
** The delimiter is the one of , ; tab | that the header has most of. A mark
** within a cell that is not doubled is taken as it is. A quotation mark that is
** never closed costs its own row only: reading goes on at the next line.
*/
#include "read/fields.h"

enum { MOST_COLUMNS = 1024, MOST_REWINDS = 16, LONGEST_HEADER = 8192 };

typedef struct Csv {
  char delimiter;
  size_t column_count;
  Str names;                           /* of all columns, for messages */
  int rank[FIELD_COUNT][MOST_COLUMNS]; /* field_rank of each column */
  int rewinds; /* rows with an unclosed mark; beyond MOST_REWINDS a line is a
                  row, so that hostile files do not cost a square of time */
} Csv;

typedef struct Cells {
  Str *items;
  size_t count, capacity;
} Cells;

/* --- where a row ends ----------------------------------------------------- */

typedef struct RowScan {
  bool quoted, closing, cell_start;
} RowScan;

/* Bytes of the row in `piece`, its line end included when `*done`. */
static size_t scan_row(RowScan *scan, char delimiter, Str piece, bool *done) {
  *done = false;
  for (size_t i = 0; i < piece.length; i++) {
    char c = piece.data[i];
    if (scan->closing) {
      /* a mark within quotes: closes them only in front of a delimiter */
      scan->closing = false;
      if (c == '"') continue;
      if (c == delimiter || c == '\n' || c == '\r') scan->quoted = false;
    } else if (scan->quoted) {
      scan->closing = c == '"';
      continue;
    }
    if (scan->quoted) continue;
    if (c == '\n') return *done = true, i + 1;
    if (c == '"' && scan->cell_start) scan->quoted = true;
    scan->cell_start = c == delimiter;
  }
  return piece.length;
}

typedef enum RowEnd { ROW_WHOLE, ROW_NONE, ROW_TOO_LONG, ROW_UNCLOSED } RowEnd;

/* The next row, not yet passed, as unread bytes of the stream. */
static RowEnd find_row(Reader *r, const Csv *csv, Str *row) {
  RowScan scan = {.cell_start = true};
  size_t length = 0;
  bool done = false;
  while (!done) {
    size_t have = stream_more(r->stream, length + 1);
    if (have == length) break;
    Str piece = str_slice(stream_bytes(r->stream), length, have - length);
    length += scan_row(&scan, csv->delimiter, piece, &done);
    if (length > r->guard->max_record) break;
  }
  *row = (Str){stream_bytes(r->stream).data, length};
  if (length == 0) return ROW_NONE;
  if (length > r->guard->max_record) {
    return scan.quoted ? ROW_UNCLOSED : ROW_TOO_LONG;
  }
  return done || !scan.quoted || scan.closing ? ROW_WHOLE : ROW_UNCLOSED;
}

/* --- cells ---------------------------------------------------------------- */

/* Two marks within quotes are one. */
static Str plain_cell(Arena *arena, Str cell, bool doubled) {
  if (!doubled) return cell;
  char *text = arena_alloc(arena, cell.length);
  size_t n = 0;
  if (!text) return STR("");
  for (size_t i = 0; i < cell.length; i++) {
    text[n++] = cell.data[i];
    if (cell.data[i] == '"' && i + 1 < cell.length && cell.data[i + 1] == '"') {
      i++;
    }
  }
  return (Str){text, n};
}

/* One cell at `*at`, which moves behind its delimiter. */
static Str take_cell(Arena *arena, Str row, char delimiter, size_t *at) {
  size_t i = *at;
  bool doubled = false;
  if (i < row.length && row.data[i] == '"') {
    size_t from = ++i;
    while (i < row.length) {
      bool last = i + 1 == row.length;
      if (row.data[i] != '"') {
        i++;
      } else if (last || row.data[i + 1] == delimiter) {
        break;
      } else {
        doubled |= row.data[i + 1] == '"';
        i += row.data[i + 1] == '"' ? 2 : 1;
      }
    }
    size_t end = i < row.length ? i : row.length;
    *at = i + 2;
    return plain_cell(arena, str_slice(row, from, end - from), doubled);
  }
  const char *end = memchr(row.data + i, delimiter, row.length - i);
  size_t length = end ? (size_t)(end - row.data) - i : row.length - i;
  *at = i + length + 1;
  return str_slice(row, i, length);
}

/* Cells beyond MOST_COLUMNS are left out: no dump has so many. */
static Cells split_row(Arena *arena, Str row, char delimiter) {
  Cells cells = {0};
  while (row.length && (row.data[row.length - 1] == '\n' ||
                        row.data[row.length - 1] == '\r')) {
    row.length--;
  }
  for (size_t at = 0; at <= row.length && cells.count < MOST_COLUMNS;) {
    Str cell = take_cell(arena, row, delimiter, &at);
    if (!ARENA_PUSH(arena, &cells)) break;
    cells.items[cells.count++] = cell;
  }
  return cells;
}

/* --- the header ----------------------------------------------------------- */

/* By the header: the rows below are full of commas that delimit nothing. */
static char find_delimiter(Str line) {
  static const char candidates[] = ",;\t|";
  size_t counts[256] = {0};
  bool quoted = false;
  for (size_t i = 0; i < line.length; i++) {
    if (line.data[i] == '"') quoted = !quoted;
    counts[(unsigned char)line.data[i]] += !quoted;
  }
  char best = candidates[0];
  for (const char *c = candidates + 1; *c; c++) {
    if (counts[(unsigned char)*c] > counts[(unsigned char)best]) best = *c;
  }
  return best;
}

static Str first_line(Str head) {
  const char *end = memchr(head.data, '\n', head.length);
  if (end) head.length = (size_t)(end - head.data);
  return head;
}

/* Cells that are names of a field. */
static size_t count_names(const Cells *cells, Field field) {
  size_t count = 0;
  for (size_t i = 0; i < cells->count; i++) {
    count += field_rank(NULL, field, str_trim(cells->items[i])) > 0;
  }
  return count;
}

bool csv_is_header(Arena *arena, Str head, bool by_name) {
  ArenaMark mark = arena_mark(arena);
  Str line = first_line(reader_without_mark(head));
  Cells cells = {0};
  if (line.length < LONGEST_HEADER) {
    cells = split_row(arena, line, find_delimiter(line));
  }
  /* prose has commas too, but its words are not names of fields */
  bool header = count_names(&cells, FIELD_TEXT) > 0;
  if (header) {
    size_t known = 0;
    for (int f = 0; f < FIELD_COUNT; f++) {
      known += count_names(&cells, (Field)f);
    }
    header = known >= 2 && known * 3 >= cells.count;
  }
  bool named = by_name && cells.count >= 2;
  arena_rewind(arena, mark);
  return header || named;
}

/* Each name is looked up once here, and never again for a row. */
static void read_names(Reader *r, Csv *csv, const Cells *cells) {
  Buffer names = {.arena = &r->memory};
  csv->column_count = cells->count;
  for (size_t i = 0; i < cells->count; i++) {
    Str name = str_trim(cells->items[i]);
    if (i) buffer_add(&names, STR(", "));
    buffer_add(&names, name);
    for (int f = 0; f < FIELD_COUNT; f++) {
      csv->rank[f][i] = field_rank(r->fields, (Field)f, name);
    }
  }
  csv->names = buffer_str(&names);
}

/*
** NULL when out of memory. A header that cannot be read leaves no columns, and
** each row then says that it has no text.
*/
static Csv *read_header(Reader *r) {
  Csv *csv = ARENA_NEW(&r->memory, Csv);
  Str row, text, encoding, error;
  if (!csv) return NULL;
  stream_more(r->stream, 4096);
  Str head = stream_bytes(r->stream);
  stream_skip(r->stream, head.length - reader_without_mark(head).length);
  csv->delimiter = find_delimiter(first_line(stream_bytes(r->stream)));
  if (find_row(r, csv, &row) != ROW_WHOLE) return csv;
  Str copy = arena_str(&r->memory, row);
  stream_skip(r->stream, row.length);
  if (!decode_text(&r->memory, copy, STR_NULL, &text, &encoding, &error)) {
    return csv;
  }
  Cells cells = split_row(&r->memory, text, csv->delimiter);
  read_names(r, csv, &cells);
  return csv;
}

/* --- rows to records ------------------------------------------------------ */

/* Of the columns that name a field, the best that has a value in this row. */
static Values values_of_row(const Csv *csv, const Cells *cells) {
  Values values = {0};
  for (int f = 0; f < FIELD_COUNT; f++) {
    int best = 0;
    for (size_t i = 0; i < cells->count && i < csv->column_count; i++) {
      int rank = csv->rank[f][i];
      bool filled = str_trim(cells->items[i]).length > 0;
      if (!rank || (best && best <= rank) || (!filled && best)) continue;
      if (filled) best = rank;
      values.of[f] = cells->items[i];
    }
  }
  return values;
}

/* The row is copied first: the stream moves on, its cells stay. */
static ReadResult fill(Reader *r, Arena *arena, Record *record, Str row) {
  const Csv *csv = r->state;
  Str text, encoding;
  if (!decode_text(arena, arena_str(arena, row), STR_NULL, &text, &encoding,
                   &record->error)) {
    return READ_ROW;
  }
  Cells cells = split_row(arena, text, csv->delimiter);
  Values values = values_of_row(csv, &cells);
  record_fill(arena, record, &values, csv->names);
  if (record->text.data) record->encoding = encoding;
  return READ_ROW;
}

/* Passes one line only: what follows an unclosed mark may be good rows. */
static ReadResult fail_unclosed(Reader *r, Record *record) {
  Csv *csv = r->state;
  Str line;
  bool cut;
  csv->rewinds++;
  stream_line(r->stream, r->guard->max_record, &line, &cut);
  return reader_fail(record, STR("newsext: a quotation mark in this row is "
                                 "not closed"));
}

/* One line of it is passed, as behind an unclosed mark. */
static ReadResult fail_long(Reader *r, Arena *arena, Record *record) {
  Str line;
  bool cut;
  stream_line(r->stream, r->guard->max_record, &line, &cut);
  return reader_too_long(r, arena, record);
}

static ReadResult next_plain_line(Reader *r, Arena *arena, Record *record) {
  Str line;
  bool cut;
  if (!stream_line(r->stream, r->guard->max_record, &line, &cut)) {
    return READ_END;
  }
  if (!cut && reader_is_cut(r, line)) return READ_END;
  bool wanted = reader_count(r, record);
  if (r->done) return READ_END;
  if (cut) return reader_too_long(r, arena, record);
  if (!wanted) return READ_OK;
  return fill(r, arena, record, line);
}

/* READ_OK: nothing to give out, go on. */
static ReadResult next_row(Reader *r, Arena *arena, Record *record) {
  Csv *csv = r->state;
  Str row;
  if (csv->rewinds > MOST_REWINDS) return next_plain_line(r, arena, record);
  RowEnd end = find_row(r, csv, &row);
  if (end == ROW_NONE || reader_is_cut(r, row)) return READ_END;
  if (end == ROW_WHOLE && str_trim(row).length == 0) {
    stream_skip(r->stream, row.length);
    return READ_OK;
  }
  bool wanted = reader_count(r, record);
  if (r->done) return READ_END;
  if (end == ROW_UNCLOSED) return fail_unclosed(r, record);
  if (end == ROW_TOO_LONG) return fail_long(r, arena, record);
  stream_skip(r->stream, row.length);
  return wanted ? fill(r, arena, record, row) : READ_OK;
}

ReadResult csv_next(Reader *r, Arena *arena, Record *record) {
  ReadResult result = READ_OK;
  if (!r->state) r->state = read_header(r);
  if (r->state && ((const Csv *)r->state)->delimiter == '\t') {
    record->format = "tsv";
  }
  if (!r->state) {
    r->guard->no_memory = true;
    return READ_END;
  }
  while (result == READ_OK && !r->done) result = next_row(r, arena, record);
  return result == READ_OK ? READ_END : result;
}
