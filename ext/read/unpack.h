/*
** Unpack: streams over compressed streams, and the members of archives.
**
** In:  a Stream whose first bytes are gzip, Zstandard, zip or tar (the last
** also in xz or bzip2). Out: streams of what is in it.
**
**   s = unpack_stream(s, &guard);           -- takes off gzip and Zstandard
**   if (archive_is(head)) {
**     Archive *a = archive_open(s, &guard); -- takes the stream
**     while (archive_next(a, &member)) … archive_stream(a) …
**     if (archive_problem(a)) …
**     archive_close(a);
**   }
**
** Limits: data that grows more than UNPACK_RATIO times is refused, and so is
** data compressed more than twice over.
*/
#ifndef NEWSEXT_READ_UNPACK_H
#define NEWSEXT_READ_UNPACK_H

#include <time.h>

#include "read/stream.h"

enum {
  UNPACK_RATIO = 200,
  UNPACK_FREE = 16 << 20, /* bytes that may come of however little */
  UNPACK_LAYERS = 2
};

/*
** The stream, or one over it that gives the decompressed bytes. What cannot be
** read is told by `problem` of the result. NULL: out of memory (closed then).
*/
Stream *unpack_stream(Stream *s, Guard *guard);
/* Streams for one kind each. They take `below`. NULL: out of memory. */
Stream *unpack_gzip(Stream *below, Guard *guard);
Stream *unpack_zstd(Stream *below, Guard *guard);
/* UTF-8 over UTF-16 with a byte order mark, which the head must have. */
bool unpack_is_utf16(Str head);
Stream *unpack_utf16(Stream *below, Guard *guard);
/* True (and s->problem set) when `out` bytes came of too little. */
bool unpack_grows(Stream *s, uint64_t out, uint64_t in);
/*
** `bytes` of an HTTP body in gzip or zlib form, at most `limit` bytes of it;
** what is there of a damaged one. STR_NULL when it is neither.
*/
Str unpack_bytes(Arena *arena, Str bytes, size_t limit);

typedef struct Archive Archive;

typedef struct Member {
  Str name;        /* "inner/a.txt"; any bytes; valid until the next one */
  bool only;       /* the one thing within a compressed file: no name */
  time_t modified; /* 0: not known */
} Member;

/* True for the first bytes (512 and more) of an archive that can be read. */
bool archive_is(Str head);
Archive *archive_open(Stream *below, Guard *guard);
/* The next regular file that is not hidden. */
bool archive_next(Archive *archive, Member *member);
/* Its bytes; to be closed before the next one. NULL: out of memory. */
Stream *archive_stream(Archive *archive);
const char *archive_problem(const Archive *archive);
void archive_close(Archive *archive); /* NULL is allowed */

#endif
