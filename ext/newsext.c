/*
** Entry points of the extension: they register tables and functions, nothing
** else.
**
**   .load ./newsext                              all of it
**   .load ./newsext sqlite3_newsext_nofs_init    nothing that opens a path
*/
#include "newsext.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

#include "sql/functions.h"

/* The first with sqlite3_vtab_collation, LIMIT that can be told from a
** constraint, and all else that is used here. */
enum { OLDEST_SQLITE = 3038000 };

static const TableSpec *const TABLES[] = {&ARTICLES_TABLE, &SEGMENTS_TABLE,
                                          &MENTIONS_TABLE, &QUOTES_TABLE};
enum { TABLE_COUNT = sizeof(TABLES) / sizeof(TABLES[0]) };
_Static_assert((int)MODULE_COUNT >= 2 * (int)TABLE_COUNT, "room for each");

static int register_value_tables(Connection *c) {
  int rc = functions_register(c);
  for (int i = 0; rc == SQLITE_OK && i < TABLE_COUNT; i++) {
    Module *m = &c->modules[i];
    *m = (Module){c, TABLES[i], false};
    rc = table_register(m);
    if (rc == SQLITE_OK) rc = functions_register_extract(m);
  }
  return rc;
}

static int register_dump_tables(Connection *c) {
  int rc = SQLITE_OK;
  for (int i = 0; rc == SQLITE_OK && i < TABLE_COUNT; i++) {
    Module *m = &c->modules[TABLE_COUNT + i];
    *m = (Module){c, TABLES[i], true};
    rc = table_register(m);
  }
  return rc;
}

static int newsext_register(sqlite3 *db, char **error, bool files) {
  if (sqlite3_libversion_number() < OLDEST_SQLITE) {
    if (error) {
      *error = sqlite3_mprintf("newsext needs SQLite 3.38 or newer; this is %s",
                               sqlite3_libversion());
    }
    return SQLITE_ERROR;
  }
  Connection *c = connection_new(db);
  if (!c) return SQLITE_NOMEM;
  int rc = register_value_tables(c);
  if (rc == SQLITE_OK && files) rc = register_dump_tables(c);
  connection_release(c); /* what is registered holds on to it */
  if (rc != SQLITE_OK && error) {
    *error = sqlite3_mprintf("newsext: %s", sqlite3_errstr(rc));
  }
  return rc;
}

NEWSEXT_API int sqlite3_newsext_init(sqlite3 *db, char **pzErrMsg,
                                     const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api);
  return newsext_register(db, pzErrMsg, true);
}

NEWSEXT_API int sqlite3_newsext_nofs_init(sqlite3 *db, char **pzErrMsg,
                                          const sqlite3_api_routines *api) {
  SQLITE_EXTENSION_INIT2(api);
  return newsext_register(db, pzErrMsg, false);
}
