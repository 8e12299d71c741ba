/*
** The n-th open or read fails, or reads give one byte at a time.
**
** Short reads change nothing. A file that cannot be opened or read is one row
** of `articles` with an error, or a bad argument where it is the source
** itself; it ends no query, and no file stays open.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "body.h"
#include "faults.h"
#include "newsext.h"

static long passed, failed;

static void check(bool good, const char *what, FaultKind kind, long n) {
  if (good) {
    passed++;
    return;
  }
  failed++;
  printf("fault %d at call %ld: %s\n", (int)kind, n, what);
}

/* Articles of the dump, and how many of them have an error. */
typedef struct Count {
  int code;
  long all, bad;
} Count;

static Count count_articles(const char *folder) {
  char sql[256];
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  Count count = {.all = -1};
  snprintf(sql, sizeof(sql),
           "SELECT count(*), count(error) FROM articles('%s')", folder);
  int rc = sqlite3_open(":memory:", &db);
  if (!rc) rc = sqlite3_newsext_init(db, NULL, NULL);
  if (!rc) rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (!rc && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
    count.all = (long)sqlite3_column_int64(statement, 0);
    count.bad = (long)sqlite3_column_int64(statement, 1);
    rc = SQLITE_OK;
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  count.code = rc;
  return count;
}

static void short_reads(const char *folder) {
  for (int i = 0; i < BODY_COUNT; i++) {
    Outcome want = body_run(&BODIES[i], folder);
    fault_start(FAULT_SHORT, 1, true);
    Outcome have = body_run(&BODIES[i], folder);
    fault_stop();
    check(have.code == want.code && have.hash == want.hash, BODIES[i].name,
          FAULT_SHORT, 1);
  }
}

/* Each call in turn: at most the one file that it belongs to is bad. */
static void failing_calls(const char *folder, FaultKind kind) {
  Count want = count_articles(folder);
  fault_start(kind, 0, false);
  count_articles(folder);
  long calls = fault_stop();
  check(want.code == SQLITE_OK && calls > 0, "nothing to fail", kind, 0);
  for (long n = 1; n <= calls; n++) {
    int file = fault_free_file();
    fault_start(kind, n, false);
    Count have = count_articles(folder);
    fault_stop();
    check(fault_free_file() == file, "a file stays open", kind, n);
    if (kind == FAULT_OPEN && have.code == SQLITE_ERROR) {
      check(n <= 2, "an article's file ends the query", kind, n);
    } else {
      /* of a file with two records both may be lost, or an error come third */
      check(have.code == SQLITE_OK && labs(have.all - want.all) <= 1 &&
                have.bad >= want.bad && have.bad <= want.bad + 1,
            "more than one file is lost", kind, n);
    }
  }
}

/* With all calls failing every body ends, as bad as it may. */
static void failing_for_good(const char *folder, FaultKind kind) {
  for (int i = 0; i < BODY_COUNT; i++) {
    int file = fault_free_file();
    for (long n = 1; n < 8; n++) {
      fault_start(kind, n, true);
      Outcome have = body_run(&BODIES[i], folder);
      fault_stop();
      check(have.code == SQLITE_OK || have.code == SQLITE_ERROR, BODIES[i].name,
            kind, n);
      check(have.memory == 0 && fault_free_file() == file, "leak", kind, n);
    }
  }
}

int main(void) {
  char folder[64];
  if (!body_write_dump(folder)) return 2;
  body_run(&BODIES[0], folder); /* what SQLite opens once, it has now */
  short_reads(folder);
  failing_calls(folder, FAULT_OPEN);
  failing_calls(folder, FAULT_READ);
  failing_for_good(folder, FAULT_OPEN);
  failing_for_good(folder, FAULT_READ);
  body_remove_dump(folder);
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed != 0;
}
