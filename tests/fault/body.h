/*
** Bodies: SQL that is run from a new connection to its end, again and again.
**
**   Outcome want = body_run(&BODIES[i], folder, true);
*/
#ifndef NEWSEXT_BODY_H
#define NEWSEXT_BODY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Body {
  const char *name;
  /* Statements, NULL at the end. "$D" stands for the folder of the dump. */
  const char *sql[8];
} Body;

extern const Body BODIES[];
extern const int BODY_COUNT;

typedef struct Outcome {
  int code;         /* of SQLite: the first that is not OK */
  long rows;        /* up to there */
  uint64_t hash;    /* of all values of all rows */
  int close_code;   /* of sqlite3_close */
  long long memory; /* sqlite3_memory_used() after it */
} Outcome;

Outcome body_run(const Body *body, const char *folder);

/* A folder with a few small files of several formats; false on error. */
bool body_write_dump(char *folder);
void body_remove_dump(const char *folder);

/* Extra room for tests that want more files: `name` may not hold slashes. */
bool body_write_file(const char *folder, const char *name, const void *bytes,
                     unsigned long length);

#endif
