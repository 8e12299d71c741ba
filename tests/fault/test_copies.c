/*
** Each table against its own copy, under queries made at random.
**
**   test_copies [seed [queries]]
**
** A copy made by CREATE TABLE AS SELECT is an ordinary table: whatever is
** asked of it, SQLite answers without our plans. The same question put to the
** table over files must get the same rows, with SQLite's optimizer and
** without. Questions are made of WHERE (=, IN, BETWEEN, LIKE, IS NULL, OR),
** joins, EXISTS, GROUP BY, ORDER BY, LIMIT and OFFSET; constants are values
** of the copy, so that they are met.
*/
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "body.h"
#include "newsext.h"

#ifndef SQLITE_TESTCTRL_OPTIMIZATIONS
#define SQLITE_TESTCTRL_OPTIMIZATIONS 15
#endif

static const char DUMP[] = "tests/dump/gulf-today";

static const struct {
  const char *name;
  int column_count;
  const char *columns[12];
} TABLES[] = {
    {"articles",
     10,
     {"article", "article", "record", "format", "headline", "dateline",
      "published", "words", "body", "error"}},
    {"segments",
     7,
     {"article", "article", "segment", "role", "start", "length", "score"}},
    {"mentions",
     10,
     {"article", "article", "mention", "type", "text", "start", "entity",
      "role", "value", "segment"}},
    {"quotes",
     10,
     {"article", "article", "quote_id", "kind", "quote", "cue", "speaker",
      "speaker_kind", "parts", "segment"}},
};
enum { TABLE_COUNT = 4 };

static sqlite3 *db;
static uint64_t state; /* of the generator */
static char question[2][8192];
static size_t used[2];

/* splitmix64 */
static uint64_t draw(uint64_t bound) {
  uint64_t z = state += 0x9E3779B97F4A7C15ull;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return (z ^ (z >> 31)) % bound;
}

/* Adds to both forms of the question. */
static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void say(const char *format, ...) {
  for (int i = 0; i < 2; i++) {
    va_list arguments;
    va_start(arguments, format);
    size_t room = sizeof(question[i]) - used[i];
    int n = vsnprintf(question[i] + used[i], room, format, arguments);
    va_end(arguments);
    if (n > 0 && (size_t)n < room) used[i] += (size_t)n;
  }
}

/* The table over files in one form, as a function or created; and its copy. */
static void say_table(int table, const char *alias) {
  const char *name = TABLES[table].name;
  used[0] += (size_t)(draw(2) ? sprintf(question[0] + used[0], "made_%s %s",
                                        name, alias)
                              : sprintf(question[0] + used[0], "%s('%s') %s",
                                        name, DUMP, alias));
  used[1] += (size_t)sprintf(question[1] + used[1], "copy_%s %s", name, alias);
}

static const char *draw_column(int table) {
  return TABLES[table].columns[draw((uint64_t)TABLES[table].column_count)];
}

/* A value of a column as SQL. */
static void say_value(int table, const char *column) {
  char sql[512];
  sqlite3_stmt *statement = NULL;
  snprintf(sql, sizeof(sql),
           "SELECT quote(substr(%s, 1, 300)) FROM copy_%s ORDER BY rowid LIMIT "
           "1 OFFSET abs(%" PRId64 ") %% (SELECT count(*) FROM copy_%s)",
           column, TABLES[table].name, (int64_t)(draw(UINT64_MAX) >> 2),
           TABLES[table].name);
  sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  bool found = sqlite3_step(statement) == SQLITE_ROW;
  say("%s", found ? (const char *)sqlite3_column_text(statement, 0) : "NULL");
  sqlite3_finalize(statement);
}

static void say_list(int table, const char *column) {
  say(" IN (");
  for (int i = 0, n = 1 + (int)draw(4); i < n; i++) {
    if (i) say(", ");
    say_value(table, column);
  }
  say(")");
}

static void say_term(int table, const char *alias) {
  const char *column = draw_column(table);
  static const char *const compare[] = {"=", "<", ">=", "<>", "IS"};
  say("%s.%s", alias, column);
  switch (draw(7)) {
  case 0:
    say_list(table, column);
    break;
  case 1:
    say(" IS NULL");
    break;
  case 2:
    say(" IS NOT NULL");
    break;
  case 3:
    say(" LIKE '%%%c%%'", (int)('a' + draw(26)));
    break;
  case 4:
    say(" BETWEEN ");
    say_value(table, column);
    say(" AND ");
    say_value(table, column);
    break;
  default:
    say(" %s ", compare[draw(5)]);
    say_value(table, column);
  }
}

/*
** What is pushed down, in forms that it must not be taken for. Not within OR,
** where SQLite itself forgets a COLLATE when there is an index (3.40.1).
*/
static void say_article(int table, const char *alias, bool within_or) {
  static const char *const forms[][2] = {{"", ""},
                                         {"+", ""},
                                         {"CAST(", " AS BLOB)"},
                                         {"", " COLLATE NOCASE"},
                                         {"upper(", ") COLLATE NOCASE"}};
  uint64_t form = draw(8) % (within_or ? 3 : 5);
  say("%s.article = %s", alias, forms[form][0]);
  say_value(table, "article");
  say("%s", forms[form][1]);
}

/* One article or a part of another: two scans whose rows must not be mixed. */
static void say_either(int table, const char *alias) {
  say(" WHERE (");
  say_article(table, alias, true);
  say(" AND ");
  say_term(table, alias);
  say(") OR ");
  say_article(table, alias, true);
}

static void say_where(int table, const char *alias) {
  if (draw(8) == 0) {
    say_either(table, alias);
    return;
  }
  int terms = (int)draw(4);
  bool articles = draw(3) == 0, within_or = draw(2);
  for (int i = 0; i < terms; i++) {
    say("%s", i == 0 ? " WHERE " : within_or ? " OR " : " AND ");
    if (articles) {
      say_article(table, alias, within_or);
    } else {
      say_term(table, alias);
    }
  }
}

/* All columns by their numbers, so that no two orders are possible. */
static void say_order(int columns) {
  say(" ORDER BY ");
  int first = 1 + (int)draw((uint64_t)columns);
  for (int i = 0; i < columns; i++) {
    say("%s%d%s", i ? ", " : "", (first + i - 1) % columns + 1,
        draw(3) ? "" : " DESC");
  }
  if (draw(2)) return;
  say(" LIMIT %d", (int)draw(12));
  if (draw(2)) say(" OFFSET %d", (int)draw(6));
}

static void say_columns(int table, const char *alias) {
  for (int i = 1; i < TABLES[table].column_count; i++) {
    say("%s%s.%s", i > 1 ? ", " : "", alias, TABLES[table].columns[i]);
  }
}

/* SELECT … FROM a WHERE … ORDER BY … LIMIT … */
static void make_plain(int table) {
  say("SELECT ");
  say_columns(table, "a");
  say(" FROM ");
  say_table(table, "a");
  say_where(table, "a");
  say_order(TABLES[table].column_count - 1);
}

/* SELECT … FROM a JOIN b ON b.article = a.article WHERE … */
static void make_join(int table) {
  static const char *const joins[] = {"JOIN", "LEFT JOIN", "CROSS JOIN"};
  int other = (int)draw(TABLE_COUNT);
  say("SELECT ");
  say_columns(table, "a");
  say(", ");
  say_columns(other, "b");
  say(" FROM ");
  say_table(table, "a");
  say(" %s ", joins[draw(3)]);
  say_table(other, "b");
  say(" ON b.article = a.article");
  if (draw(2)) {
    say(" AND ");
    say_term(other, "b");
  }
  say_where(table, "a");
}

/* SELECT x, count(*) FROM a WHERE … GROUP BY x */
static void make_group(int table) {
  const char *column = draw_column(table);
  say("SELECT a.%s, count(*), min(a.article), count(DISTINCT a.article) FROM ",
      column);
  say_table(table, "a");
  say_where(table, "a");
  say(" GROUP BY a.%s", column);
  if (draw(2)) say(" HAVING count(*) > 1");
}

/* SELECT … FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.article = …) */
static void make_exists(int table) {
  int other = (int)draw(TABLE_COUNT);
  say("SELECT ");
  say_columns(table, "a");
  say(", (SELECT count(*) FROM ");
  say_table(other, "c");
  say(" WHERE c.article = a.article) FROM ");
  say_table(table, "a");
  say(" WHERE %s (SELECT 1 FROM ", draw(2) ? "EXISTS" : "NOT EXISTS");
  say_table(other, "b");
  say_where(other, "b");
  say("%s b.article = a.article)",
      strstr(question[1], " b WHERE") ? " AND" : " WHERE");
}

static void make_question(void) {
  static void (*const makers[])(int) = {make_plain, make_plain, make_join,
                                        make_group, make_exists};
  used[0] = used[1] = 0;
  makers[draw(5)]((int)draw(TABLE_COUNT));
}

/* All rows, in whatever order: a sum of their hashes. */
static Outcome answer(const char *sql) {
  Outcome outcome = {0};
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  while (rc == SQLITE_OK &&
         (outcome.code = sqlite3_step(statement)) == SQLITE_ROW) {
    uint64_t row = 0;
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      const char *text = (const char *)sqlite3_column_text(statement, i);
      size_t length = (size_t)sqlite3_column_bytes(statement, i);
      row = hash_mix(row, text ? hash_bytes(text, length) + 1 : 0);
    }
    outcome.rows++;
    outcome.hash += row;
  }
  if (rc != SQLITE_OK) outcome.code = rc;
  sqlite3_finalize(statement);
  return outcome;
}

static bool check_question(void) {
  Outcome want = answer(question[1]);
  Outcome have = answer(question[0]);
  sqlite3_test_control(SQLITE_TESTCTRL_OPTIMIZATIONS, db, -1);
  Outcome slow = answer(question[0]);
  sqlite3_test_control(SQLITE_TESTCTRL_OPTIMIZATIONS, db, 0);
  bool good = want.code == SQLITE_DONE && have.code == SQLITE_DONE &&
              have.hash == want.hash && have.rows == want.rows &&
              slow.hash == want.hash && slow.rows == want.rows;
  if (!good) {
    printf("%s\n  copy: %ld rows, %d; table: %ld, %d; unoptimized: %ld, %d\n",
           question[0], want.rows, want.code, have.rows, have.code, slow.rows,
           slow.code);
  }
  return good;
}

static int make_tables(void) {
  char sql[512];
  int rc = sqlite3_open(":memory:", &db);
  if (rc == SQLITE_OK) rc = sqlite3_newsext_init(db, NULL, NULL);
  for (int i = 0; rc == SQLITE_OK && i < TABLE_COUNT; i++) {
    const char *name = TABLES[i].name;
    snprintf(sql, sizeof(sql),
             "CREATE TEMP TABLE copy_%s AS SELECT * FROM %s('%s');"
             "CREATE VIRTUAL TABLE temp.made_%s USING %s('%s')",
             name, name, DUMP, name, name, DUMP);
    rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  }
  return rc;
}

int main(int argc, char **argv) {
  long passed = 0, failed = 0, rows = 0;
  state = argc > 1 ? strtoull(argv[1], NULL, 10) : 2;
  long count = argc > 2 ? atol(argv[2]) : 500;
  if (make_tables() != SQLITE_OK) {
    printf("%s\n", sqlite3_errmsg(db));
    return 2;
  }
  for (long i = 0; i < count; i++) {
    make_question();
    if (check_question())
      passed++;
    else
      failed++;
    rows += answer(question[1]).rows;
  }
  sqlite3_close(db);
  if (rows < count) failed++, printf("questions without answers\n");
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed != 0;
}
