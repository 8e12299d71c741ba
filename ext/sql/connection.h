/*
** Connection: what newsext keeps for one SQLite connection.
**
** The taggers' caches, the articles analysed last, and scratch memory hang
** here; nothing is global. Every registered function and module holds a
** reference, given back by the destructor that SQLite calls when it drops it,
** so the last of them frees everything.
**
**   Connection *c = connection_new(db);
**   … sqlite3_create_module_v2(db, name, &module, connection_hold(c), release)
**   connection_release(c);
*/
#ifndef NEWSEXT_SQL_CONNECTION_H
#define NEWSEXT_SQL_CONNECTION_H

#include <sqlite3ext.h>

#include "text/document.h"

struct Analysis;
struct TableSpec;
struct Connection;

/* What a module or a function is given by SQLite: which table, over what. */
typedef struct Module {
  struct Connection *connection;
  const struct TableSpec *spec;
  bool dump; /* over files; else over one text value */
} Module;

enum { MODULE_COUNT = 8 };

typedef struct Connection {
  sqlite3 *db;
  int references;
  Caches caches;
  Arena scratch;             /* one cell or one JSON value; reset for each */
  struct Analysis *analyses; /* in use or used lately, newest first */
  struct Analysis *spare;    /* an emptied one, for its memory */
  int64_t polled;            /* when SQLite was last asked, in ns */
  Module modules[MODULE_COUNT];
} Connection;

/* NULL when out of memory. The caller holds the first reference. */
Connection *connection_new(sqlite3 *db);
Connection *connection_hold(Connection *c);
void connection_release(Connection *c);

/*
** Whether the host wants the running statement to end (sqlite3_interrupt, or
** a progress handler that says so). Asked by loops below that know no SQLite;
** `stopped` stays set, so that an ended loop can be told from lack of memory.
*/
typedef struct Stopper {
  Connection *connection;
  bool stopped;
} Stopper;

bool stopper_ask(void *stopper);

#endif
