/*
** Feed: a source's pieces of data, one after another: files, and the members
** of the archives among them, decompressed.
**
** In:  a Walk. Out: streams with their address, "2022.zip/jan/a.txt".
*/
#ifndef NEWSEXT_READ_FEED_H
#define NEWSEXT_READ_FEED_H

#include "read/unpack.h"
#include "read/walk.h"

/* An archive may hold archives, and those no more of them. */
enum { FEED_ARCHIVES = 2 };

/* A piece of data. Valid until the next feed_next; any bytes in the names. */
typedef struct Piece {
  Stream *stream; /* NULL when it cannot be read at all: `problem` */
  Str article;    /* below the source, members' names behind it */
  Str path;       /* of the file */
  time_t modified;
  FileStamp stamp; /* of the file */
  uint64_t size;   /* of the file, when it is the piece itself; else 0 */
  const char *problem;
} Piece;

typedef struct Feed {
  Walk *walk; /* owned */
  Guard *guard;
  Str only; /* nothing but data at the start of this address; or NULL */
  WalkFile file;
  Piece piece;
  Archive *archives[FEED_ARCHIVES];       /* open ones, the innermost last */
  size_t name_lengths[FEED_ARCHIVES + 1]; /* of `name`, for each of them */
  size_t archive_count;
  char *name; /* of the innermost archive or the piece */
  size_t name_capacity;
  char message[160];
} Feed;

/* The next piece, in feed->piece. */
WalkResult feed_next(Feed *feed);
void feed_close(Feed *feed);

#endif
