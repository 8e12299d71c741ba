/*
** Stream: bytes that arrive in pieces, through one buffer.
**
** A stream reads from a file, or from another stream through a decompressor.
** What it has read and nobody has taken yet is `stream_bytes`.
**
**   Stream *s = stream_open_file(fd, size, &guard);
**   if (stream_more(s, 4) >= 4 && stream_bytes(s).data[0] == 'W') …
**   while (stream_line(s, limit, &line)) …
**   if (s->problem) … "the gzip data is damaged"
**   stream_close(s);
*/
#ifndef NEWSEXT_READ_STREAM_H
#define NEWSEXT_READ_STREAM_H

#include "base/arena.h"

/* What all streams of a source share: the user's wish to stop, and limits. */
typedef struct Guard {
  bool (*interrupted)(void *context); /* or NULL */
  void *context;
  size_t unasked;    /* bytes read since it was asked */
  bool stopped;      /* it said so: sticky */
  bool no_memory;    /* an allocation failed: sticky */
  size_t max_record; /* bytes of one record */
} Guard;

typedef struct Stream Stream;
struct Stream {
  /* Reads up to `room` bytes; 0 at the end and when s->problem is set. */
  size_t (*read)(Stream *s, char *to, size_t room);
  void (*free_state)(Stream *s); /* or NULL */
  void *state;                   /* of a decompressor */
  Stream *below;                 /* what it reads from, owned; or NULL */
  Guard *guard;
  const char *problem; /* static text, sticky */
  char *buffer;
  size_t start, end, capacity; /* unread bytes are [start, end) */
  uint64_t taken;              /* bytes that stream_skip has passed */
  int fd;                      /* of a file, owned; or -1 */
  uint64_t left;               /* bytes that the file has still; 0: who knows */
  bool at_end;                 /* nothing more comes from below */
};

/* True when the query is to end: interrupted or out of memory. */
static inline bool guard_ends(const Guard *guard) {
  return guard->stopped || guard->no_memory;
}
/* Counts `bytes` of work; asks the user now and then. True: stop. */
bool guard_work(Guard *guard, size_t bytes);

/*
** Takes `fd`. It ends behind `size` bytes, when that is not 0, and is not asked
** whether there are more. NULL when out of memory (`guard->no_memory`); `fd` is
** closed then.
*/
Stream *stream_open_file(int fd, uint64_t size, Guard *guard);
/* An empty stream over `below`, for the decompressors. NULL: no memory. */
Stream *stream_over(Stream *below, Guard *guard);
void stream_close(Stream *s); /* and what is below it; NULL is allowed */

/*
** Tries to have `want` unread bytes in the buffer; returns how many there are,
** less only at the end or when there is a problem.
*/
size_t stream_more(Stream *s, size_t want);
static inline Str stream_bytes(const Stream *s) {
  return (Str){s->buffer + s->start, s->end - s->start};
}
/* Passes `count` of the unread bytes. */
static inline void stream_skip(Stream *s, size_t count) {
  s->start += count;
  s->taken += count;
}
/* Passes `count` bytes, read or not; returns how many there were. */
uint64_t stream_discard(Stream *s, uint64_t count);

/*
** The next line with its end (LF, if there is one), passed; valid until the
** next call. False at the end. A line of more than `limit` bytes is passed
** without being kept: it is empty, and `*cut` is set.
*/
bool stream_line(Stream *s, size_t limit, Str *line, bool *cut);

/*
** All that is left, in the arena. STR_NULL with `*too_long` when it is more
** than `limit` bytes; STR_NULL alone when the guard ends or out of memory.
** `expected` bytes are made room for at once.
*/
Str stream_rest(Stream *s, Arena *arena, size_t expected, size_t limit,
                bool *too_long);

#endif
