/*
** Names: what is in a folder, sorted, a batch at a time.
**
**   Names n;
**   if (names_open(&n, fd) == 0)
**     while ((name = names_next(&n, &is_folder)) != NULL) …
**   names_close(&n);
**
** A batch holds at most WALK_BATCH bytes of names; for the next one the folder
** is read again. So a folder of a million files needs no more memory than one
** of fifty thousand.
*/
#ifndef NEWSEXT_READ_NAMES_H
#define NEWSEXT_READ_NAMES_H

#include <dirent.h>

#include "base/str.h"

typedef struct Name {
  bool is_folder;
  char text[]; /* ends in NUL */
} Name;

typedef struct Names {
  DIR *folder; /* owned; dirfd() opens what is in it */
  Name **heap; /* a max-heap while a batch is gathered, then sorted */
  size_t count, capacity, used; /* used: bytes of names in the batch */
  size_t next;
  Name *last;       /* the greatest name of the batches before; or NULL */
  bool more;        /* names were left for another batch */
  bool failed;      /* out of memory */
  const char *only; /* the one name wanted; or NULL */
} Names;

/* Takes `fd`. Returns 0 or errno. */
int names_open(Names *names, int fd, const char *only);
/*
** The next regular file or folder, NULL at the end or when `failed`. Valid
** until the next call. `stop` is asked now and then.
*/
const Name *names_next(Names *names, bool (*stop)(void *), void *context);
void names_close(Names *names);

#endif
