/*
** The virtual-table module of all tables, over files and over one value.
**
**   articles(source [, options])          eponymous, and as
**   CREATE VIRTUAL TABLE temp.a USING articles('dump/', '{"all": true}')
**   extract_article(input [, options])    eponymous only
**
** In:  arguments, as hidden columns behind the visible ones.
** Out: the rows of one Analysis after another. Stages of a document run when
** a column asks for them, so what colUsed would tell is had for nothing.
**
** rowid: a hash of where the row comes from, so that a row has the same one
** in every scan. SQLite needs that to tell rows apart that it gets from two
** scans (WHERE article = 'a' OR article = 'b').
*/
#include "sql/table.h"
SQLITE_EXTENSION_INIT3

#include <stdio.h>

#include "base/hash.h"
#include "sql/convert.h"
#include "sql/scan.h"

typedef struct Table {
  sqlite3_vtab base;
  const Module *module;
  char *source; /* of CREATE VIRTUAL TABLE; NULL: an argument of each scan */
  char *options;
} Table;

typedef struct Cursor {
  sqlite3_vtab_cursor base;
  Scan scan;
  uint32_t row, row_count; /* of scan.current */
} Cursor;

static const char *module_name(const Module *m) {
  return m->dump ? m->spec->name : m->spec->value_name;
}

/* Columns [first, end) are seen; then come the two hidden arguments. */
static int module_first(const Module *m) {
  return m->dump ? 0 : m->spec->value_first;
}

static int module_count(const Module *m) {
  return m->dump ? m->spec->column_count
                 : m->spec->value_end - m->spec->value_first;
}

/* "CREATE TABLE x(article TEXT, …, source HIDDEN, options HIDDEN)". */
static int table_declare(sqlite3 *db, const Module *m) {
  sqlite3_str *sql = sqlite3_str_new(db);
  sqlite3_str_appendall(sql, "CREATE TABLE x(");
  for (int i = 0; i < module_count(m); i++) {
    const Column *column = &m->spec->columns[module_first(m) + i];
    sqlite3_str_appendf(sql, "%s %s, ", column->name, column->type);
  }
  sqlite3_str_appendf(sql, "%s HIDDEN, options HIDDEN)",
                      m->dump ? "source" : "input");
  char *text = sqlite3_str_finish(sql);
  int rc = text ? sqlite3_declare_vtab(db, text) : SQLITE_NOMEM;
  sqlite3_free(text);
  return rc;
}

/* 'it''s' to it's: an argument of CREATE VIRTUAL TABLE as SQL means it. */
static char *table_dequote(const char *argument) {
  char quote = argument[0] == '[' ? ']' : argument[0];
  char *text = sqlite3_mprintf("%s", argument);
  if (!text ||
      (quote != '\'' && quote != '"' && quote != '`' && quote != ']')) {
    return text;
  }
  char *to = text;
  for (const char *from = argument + 1; *from; from++) {
    if (*from == quote && *++from != quote) break;
    *to++ = *from;
  }
  *to = 0;
  return text;
}

/* SQLITE_ROW when the schema holds a table of this name: it is being made. */
static int table_find(sqlite3 *db, const char *schema, const char *name) {
  sqlite3_stmt *find = NULL;
  char *sql = sqlite3_mprintf(
      "SELECT 1 FROM \"%w\".sqlite_schema WHERE type = 'table' AND name = %Q",
      schema, name);
  if (!sql) return SQLITE_NOMEM;
  int rc = sqlite3_prepare_v2(db, sql, -1, &find, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_step(find);
  sqlite3_finalize(find);
  sqlite3_free(sql);
  return rc;
}

/*
** A virtual table in a file would make that file useless to all who have not
** this extension, so only "temp" may have one: SQLITE_ERROR for the others.
** SQLite connects an eponymous table, too, as if it stood in "main", under the
** module's name and without arguments.
*/
static int table_may_stay(sqlite3 *db, int argc, const char *const *argv) {
  if (sqlite3_stricmp(argv[1], "temp") == 0) return SQLITE_OK;
  if (argc > 3 || sqlite3_stricmp(argv[2], argv[0]) != 0) return SQLITE_ERROR;
  if (sqlite3_txn_state(db, argv[1]) != SQLITE_TXN_WRITE) return SQLITE_OK;
  int rc = table_find(db, argv[1], argv[2]);
  if (rc == SQLITE_ROW) return SQLITE_ERROR;
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Takes the arguments of CREATE VIRTUAL TABLE; a message where they are bad. */
static int table_set_arguments(Table *t, int argc, const char *const *argv,
                               char **error) {
  if (argc > 5) {
    *error = sqlite3_mprintf("newsext: %s: at most two arguments, source and "
                             "options",
                             argv[0]);
    return SQLITE_ERROR;
  }
  if (argc > 3 && !(t->source = table_dequote(argv[3]))) return SQLITE_NOMEM;
  if (argc > 4 && !(t->options = table_dequote(argv[4]))) return SQLITE_NOMEM;
  return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base) {
  Table *t = (Table *)base;
  sqlite3_free(t->source);
  sqlite3_free(t->options);
  sqlite3_free(t);
  return SQLITE_OK;
}

static int table_connect(sqlite3 *db, void *aux, int argc,
                         const char *const *argv, sqlite3_vtab **out,
                         char **error) {
  const Module *m = aux;
  int rc = table_may_stay(db, argc, argv);
  if (rc == SQLITE_ERROR) {
    *error = sqlite3_mprintf(
        "newsext: no virtual table is left in a database: CREATE VIRTUAL "
        "TABLE temp.%w, or CREATE TABLE %w AS SELECT * FROM %s('…')",
        argv[2], argv[2], argv[0]);
  }
  if (rc != SQLITE_OK) return rc;
  Table *t = sqlite3_malloc64(sizeof(*t));
  if (!t) return SQLITE_NOMEM;
  *t = (Table){.module = m};
  rc = table_set_arguments(t, argc, argv, error);
  if (rc == SQLITE_OK) rc = table_declare(db, m);
  /* A table over a dump opens files: never from within a view or trigger that
  ** somebody else's database brings. One over a value only computes. */
  if (rc == SQLITE_OK) {
    rc = sqlite3_vtab_config(db, m->dump ? SQLITE_VTAB_DIRECTONLY
                                         : SQLITE_VTAB_INNOCUOUS);
  }
  if (rc != SQLITE_OK) {
    table_disconnect(&t->base);
    return rc;
  }
  *out = &t->base;
  return SQLITE_OK;
}

enum { PLAN_SOURCE = 1, PLAN_OPTIONS = 2, PLAN_ARTICLE = 4, PLAN_BITS = 3 };

/* The part that `column = ?` plays in a plan, or 0. */
static int plan_bit(const Table *t, int column) {
  int argument = column - module_count(t->module);
  if (argument == 0) return t->source ? 0 : PLAN_SOURCE;
  if (argument == 1) return t->source ? 0 : PLAN_OPTIONS;
  return column == 0 && t->module->dump ? PLAN_ARTICLE : 0;
}

/* Rows and their cost: only the ratio between plans has a meaning. */
static void plan_estimate(sqlite3_index_info *info, const Table *t, int plan) {
  const TableSpec *spec = t->module->spec;
  double texts = t->module->dump && !(plan & PLAN_ARTICLE) ? 10000 : 1;
  info->estimatedRows = (sqlite3_int64)(texts * spec->rows);
  info->estimatedCost = texts * (10.0 * spec->cost + spec->rows);
  if (texts == 1 && spec->one_row) info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
  /* Without its source a scan only says what is missing. */
  if (!t->source && !(plan & PLAN_SOURCE)) info->estimatedCost = 1e99;
}

/*
** Plans. idxNum is a sum of
**   1  source = ?   (of a value: input = ?)
**   2  options = ?
**   4  article = ?  over a dump: one file is opened, or none when it is kept
** and argv has one value for each, in this order. Constraints of any other
** kind are SQLite's own business, so are LIMIT and OFFSET: a row is computed
** when it is asked for. `article` is checked again by SQLite, for the reader
** compares bytes, whatever the type of the value. IN comes as one = after
** another.
*/
static int table_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  const Table *t = (Table *)base;
  int plan = 0, unusable = 0, at[PLAN_ARTICLE + 1] = {0};
  for (int i = 0; i < info->nConstraint; i++) {
    /* `op` first: of a LIMIT, iColumn has no meaning */
    if (info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    int bit = plan_bit(t, info->aConstraint[i].iColumn);
    if (!bit || (plan & bit)) continue;
    if (!info->aConstraint[i].usable) {
      unusable |= bit;
    } else if (bit != PLAN_ARTICLE ||
               sqlite3_stricmp(sqlite3_vtab_collation(info, i), "BINARY") ==
                   0) {
      plan |= bit;
      at[bit] = i;
    }
  }
  /* Arguments that are there, but not in this order of the tables. */
  if (unusable & ~plan & (PLAN_SOURCE | PLAN_OPTIONS)) return SQLITE_CONSTRAINT;
  int argument = 0;
  for (int bit = 1; bit <= PLAN_ARTICLE; bit <<= 1) {
    if (!(plan & bit)) continue;
    info->aConstraintUsage[at[bit]].argvIndex = ++argument;
    info->aConstraintUsage[at[bit]].omit = bit != PLAN_ARTICLE;
  }
  info->idxNum = plan;
  plan_estimate(info, t, plan);
  return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  Cursor *c = sqlite3_malloc64(sizeof(*c));
  if (!c) return SQLITE_NOMEM;
  *c = (Cursor){.scan.module = ((Table *)base)->module};
  *out = &c->base;
  return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *base) {
  scan_close(&((Cursor *)base)->scan);
  sqlite3_free(base);
  return SQLITE_OK;
}

/* Passes an error on, with a message where there is one. */
static int cursor_fail(Cursor *c, int rc) {
  sqlite3_vtab *vtab = c->base.pVtab;
  const char *message = c->scan.error.message;
  if (rc != SQLITE_ERROR || !message[0]) return rc;
  sqlite3_free(vtab->zErrMsg);
  vtab->zErrMsg = sqlite3_mprintf(
      "newsext: %s(): %s", module_name(((Table *)vtab)->module), message);
  return rc;
}

/* Moves on to a record that has rows, and to the first of them to keep. */
static int cursor_settle(Cursor *c) {
  const TableSpec *spec = c->scan.module->spec;
  Analysis *a;
  while ((a = c->scan.current) != NULL) {
    if (c->row == 0) c->row_count = spec->count(a);
    int rc = analysis_status(a);
    if (rc != SQLITE_OK) return rc;
    while (c->row < c->row_count && spec->keep && !spec->keep(a, c->row)) {
      c->row++;
    }
    if (c->row < c->row_count) return SQLITE_OK;
    c->row = 0;
    rc = scan_next(&c->scan);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base) {
  Cursor *c = (Cursor *)base;
  c->row++;
  return cursor_fail(c, cursor_settle(c));
}

/* Reads argv as the plan tells; `*none` when a NULL asks for no rows. False
** when out of memory. */
static bool cursor_arguments(const Module *m, int plan, sqlite3_value **argv,
                             ScanArguments *out, bool *none) {
  bool good = true;
  if (plan & PLAN_SOURCE) {
    good = argument_text(*argv++, &out->source, m->dump ? NULL : &out->bytes);
    *none = !out->source.data;
  }
  if (plan & PLAN_OPTIONS) {
    good = argument_text(*argv++, &out->options, NULL) && good;
  }
  if (plan & PLAN_ARTICLE) {
    good = argument_text(*argv++, &out->article, NULL) && good;
    *none = *none || !out->article.data;
  }
  return good;
}

/* May be called again on the same cursor: in a join, for each outer row. */
static int cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *text,
                         int argc, sqlite3_value **argv) {
  Cursor *c = (Cursor *)base;
  const Table *t = (const Table *)base->pVtab;
  const Module *m = t->module;
  (void)text;
  (void)argc;
  scan_close(&c->scan);
  c->row = 0;
  ScanArguments arguments = {.source = str_from_c(t->source),
                             .options = str_from_c(t->options)};
  bool none = false;
  if (!t->source && !(plan & PLAN_SOURCE)) {
    snprintf(c->scan.error.message, sizeof(c->scan.error.message),
             m->dump ? "a folder, file or pattern is missing: %s('dump/')"
                     : "a text is missing: %s('…')",
             module_name(m));
    return cursor_fail(c, SQLITE_ERROR);
  }
  if (!cursor_arguments(m, plan, argv, &arguments, &none)) return SQLITE_NOMEM;
  if (none) return SQLITE_OK;
  int rc = scan_open(&c->scan, &arguments);
  if (rc == SQLITE_OK) rc = cursor_settle(c);
  return cursor_fail(c, rc);
}

static int cursor_eof(sqlite3_vtab_cursor *base) {
  return ((Cursor *)base)->scan.current == NULL;
}

/* The hidden columns are the arguments as they were given. */
static Cell cursor_argument(const Scan *scan, int argument) {
  if (argument == 1) return text_cell(scan->key.options);
  return text_cell(scan->module->dump ? scan->key.source : scan->key.text);
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context,
                         int column) {
  Cursor *c = (Cursor *)base;
  const Module *m = c->scan.module;
  Analysis *a = c->scan.current;
  Arena *scratch = &m->connection->scratch;
  /* The cell before may have used up the memory: then the rows are gone. */
  if (analysis_status(a) != SQLITE_OK) return analysis_status(a);
  arena_reset(scratch);
  Cell cell = column < module_count(m)
                  ? m->spec->cell(a, c->row, module_first(m) + column)
                  : cursor_argument(&c->scan, column - module_count(m));
  int rc = analysis_status(a);
  if (rc == SQLITE_OK && scratch->failed) rc = SQLITE_NOMEM;
  if (rc == SQLITE_OK) result_cell(context, &cell);
  return rc;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  const Cursor *c = (const Cursor *)base;
  const Analysis *a = c->scan.current;
  uint64_t hash = hash_mix(hash_str(a->key.source), hash_str(a->key.text));
  *rowid = (sqlite3_int64)(hash_mix(hash, c->row) >> 1);
  return SQLITE_OK;
}

/* Eponymous and creatable: xCreate is xConnect. */
static const sqlite3_module DUMP_MODULE = {
    .xCreate = table_connect,
    .xConnect = table_connect,
    .xBestIndex = table_best_index,
    .xDisconnect = table_disconnect,
    .xDestroy = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

/* Eponymous only: no xCreate. */
static const sqlite3_module VALUE_MODULE = {
    .xConnect = table_connect,
    .xBestIndex = table_best_index,
    .xDisconnect = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

static void module_release(void *aux) {
  connection_release(((Module *)aux)->connection);
}

int table_register(Module *m) {
  Connection *c = connection_hold(m->connection);
  /* SQLite calls module_release when this fails, too */
  return sqlite3_create_module_v2(c->db, module_name(m),
                                  m->dump ? &DUMP_MODULE : &VALUE_MODULE, m,
                                  module_release);
}
