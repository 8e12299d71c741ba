/*
** Walk: the regular files of a folder, a file or a glob pattern, opened one
** after another in byte order of their paths.
**
** In:  "dumps", "dumps/a.txt", "dumps/2022-*" or a pattern with "**".
** Out: a file descriptor, the path below the source, the path as opened.
**
** Hidden files, symbolic links, pipes, sockets and devices are passed over; a
** link that the user names as the source itself is followed. Memory depends
** on the depth of folders and not on how many files there are: a large folder
** is read again for each WALK_BATCH bytes of names.
*/
#ifndef NEWSEXT_READ_WALK_H
#define NEWSEXT_READ_WALK_H

#include <sys/types.h>
#include <time.h>

#include "read/read.h"

enum {
  WALK_DEPTH = 128,    /* folders within folders */
  WALK_BATCH = 4 << 20 /* bytes of names kept of one folder */
};

typedef struct Walk Walk;

typedef enum WalkResult {
  WALK_FILE, /* `file` is filled, and its descriptor the caller's */
  WALK_BAD,  /* the same, but `file->error` says why it cannot be opened */
  WALK_END,
  WALK_NOMEM,
  WALK_STOPPED /* interrupted */
} WalkResult;

typedef struct WalkFile {
  int fd;      /* -1 when there is an error */
  Str article; /* below the source; valid until the next walk_next */
  Str path;    /* as opened */
  FileStamp stamp;
  time_t modified;
  int error; /* errno */
} WalkFile;

/* Asked now and then; true means stop. `ask` may be NULL. */
typedef struct WalkStop {
  bool (*ask)(void *context);
  void *context;
} WalkStop;

struct stat;
FileStamp stamp_of_stat(const struct stat *st);

/*
** Starts at `source`. `only`, when not NULL, is one path below the source:
** nothing but the file at it, or at the start of it, is looked at. Returns
** NULL with `message` (`size` bytes) filled when there is no such source.
*/
Walk *walk_open(Str source, Str only, WalkStop stop, char *message,
                size_t size);
WalkResult walk_next(Walk *walk, WalkFile *file);
void walk_close(Walk *walk); /* NULL is allowed */

#endif
