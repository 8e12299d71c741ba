/*
** What is kept for one SQLite connection: see connection.h. In: the handle.
** Out: reference-counted state, and an answer to "is this statement to end?".
*/
#include "sql/connection.h"
SQLITE_EXTENSION_INIT3

#include <stdlib.h>
#include <time.h>

#include "entity/tagger.h"
#include "sql/analysis.h"

/* Between two questions: far below what a person notices, and rare enough
** that asking costs less than a hundredth of the time. */
static const int64_t POLL_INTERVAL = 25000000; /* ns */

/* At its start SQLite's machine looks at the flag that sqlite3_interrupt sets.
** It calls a progress handler after so many steps of one statement as its host
** has chosen, so there are well over 1000 of them: 1000 is what Datasette and
** others ask for. */
static const char POLL_SQL[] =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 70) "
    "SELECT max(i) FROM n";

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

Connection *connection_new(sqlite3 *db) {
  Connection *c = calloc(1, sizeof(*c));
  if (!c) return NULL;
  c->db = db;
  c->references = 1;
  c->polled = now();
  return c;
}

Connection *connection_hold(Connection *c) {
  c->references++;
  return c;
}

/* Each room's own free function, for what it keeps between documents. */
static void caches_free(Caches *caches) {
  mention_cache_free(caches->mentions);
  *caches = (Caches){0};
}

void connection_release(Connection *c) {
  if (!c || --c->references > 0) return;
  analysis_drop_all(c);
  caches_free(&c->caches);
  arena_free(&c->scratch);
  free(c);
}

/*
** SQLite before 3.41 has no way to ask for its flag, so a small statement is
** run on the same connection: while another one is active it returns
** SQLITE_INTERRUPT. The statement is made anew each time: one that was kept
** would make sqlite3_close fail, for no destructor of ours runs before it.
*/
static bool connection_interrupted(Connection *c) {
#if SQLITE_VERSION_NUMBER >= 3041000
  if (sqlite3_libversion_number() >= 3041000 && sqlite3_is_interrupted(c->db)) {
    return true;
  }
#endif
  sqlite3_stmt *poll = NULL;
  int rc = sqlite3_prepare_v2(c->db, POLL_SQL, -1, &poll, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_step(poll);
  sqlite3_finalize(poll);
  return rc == SQLITE_INTERRUPT;
}

bool stopper_ask(void *context) {
  Stopper *stopper = context;
  Connection *c = stopper->connection;
  if (stopper->stopped) return true;
  int64_t t = now();
  if (t - c->polled < POLL_INTERVAL) return false;
  c->polled = t;
  stopper->stopped = connection_interrupted(c);
  return stopper->stopped;
}
