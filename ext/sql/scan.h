/*
** Scan: from the arguments of a table to one Analysis after another.
**
**   Scan s = {.module = module};
**   int rc = scan_open(&s, &arguments);
**   while (rc == SQLITE_OK && s.current) … rc = scan_next(&s);
**   scan_close(&s);
**
** A scan over values has one text, a scan over a dump any number. After an
** error `error.message` may say what was wrong with the arguments.
*/
#ifndef NEWSEXT_SQL_SCAN_H
#define NEWSEXT_SQL_SCAN_H

#include "sql/table.h"

/* Text as SQLite lends it: copied by scan_open. */
typedef struct ScanArguments {
  Str source;  /* path or glob; or the text itself */
  Str options; /* JSON or STR_NULL */
  Str article; /* only this one; STR_NULL: all */
  bool bytes;  /* `source` is a BLOB */
} ScanArguments;

typedef struct Scan {
  const Module *module;
  Arena arena; /* arguments and options, for as long as it is open */
  AnalysisKey key;
  Options options;
  Source *reader; /* NULL: nothing more to read */
  Stopper stopper;
  Analysis *current; /* NULL: at the end */
  ReadError error;
} Scan;

int scan_open(Scan *scan, const ScanArguments *arguments);
int scan_next(Scan *scan);
/* May be opened again afterwards. */
void scan_close(Scan *scan);

#endif
