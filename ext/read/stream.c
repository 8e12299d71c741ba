/* Bytes that arrive in pieces: see stream.h. */
#include "read/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  ASK_EVERY = 1 << 20, /* bytes between two questions to the user */
  BUFFER = 64 << 10
};

bool guard_work(Guard *guard, size_t bytes) {
  guard->unasked += bytes;
  if (guard->unasked >= ASK_EVERY) {
    guard->unasked = 0;
    if (guard->interrupted && guard->interrupted(guard->context)) {
      guard->stopped = true;
    }
  }
  return guard_ends(guard);
}

/* --- files -------------------------------------------------------------------
 */

/* A file that shrinks while it is read simply ends; so does one that grows. */
static size_t read_file(Stream *s, char *to, size_t room) {
  ssize_t n;
  if (s->left && s->left < room) room = (size_t)s->left;
  do {
    n = read(s->fd, to, room);
  } while (n < 0 && errno == EINTR);
  if (n < 0) s->problem = "the file cannot be read";
  if (n <= 0) return 0;
  if (s->left) {
    s->left -= (uint64_t)n;
    s->at_end = s->left == 0;
  }
  return (size_t)n;
}

/* The buffer is the stream's own and grows with the longest record. */
Stream *stream_over(Stream *below, Guard *guard) {
  Stream *s = calloc(1, sizeof(*s));
  if (s) s->buffer = malloc(BUFFER);
  if (!s || !s->buffer) {
    free(s);
    guard->no_memory = true;
    return NULL;
  }
  s->capacity = BUFFER;
  s->below = below;
  s->guard = guard;
  s->fd = -1;
  return s;
}

Stream *stream_open_file(int fd, uint64_t size, Guard *guard) {
  Stream *s = stream_over(NULL, guard);
  if (!s) {
    close(fd);
    return NULL;
  }
  s->fd = fd;
  s->left = size;
  s->read = read_file;
  return s;
}

void stream_close(Stream *s) {
  while (s) {
    Stream *below = s->below;
    if (s->free_state) s->free_state(s);
    if (s->fd >= 0) close(s->fd);
    free(s->buffer);
    free(s);
    s = below;
  }
}

/* --- the buffer ----------------------------------------------------------- */

/* Reads once into `to`; 0 at the end. */
static size_t read_piece(Stream *s, char *to, size_t room) {
  if (s->at_end || s->problem || guard_ends(s->guard)) return 0;
  size_t n = s->read(s, to, room);
  if (n == 0) s->at_end = true;
  if (guard_work(s->guard, n)) return 0;
  return n;
}

/* Room for `want` bytes from s->start on, moving and growing the buffer. */
static bool make_room(Stream *s, size_t want) {
  if (s->start) {
    memmove(s->buffer, s->buffer + s->start, s->end - s->start);
    s->end -= s->start;
    s->start = 0;
  }
  if (want <= s->capacity) return true;
  size_t capacity = s->capacity;
  while (capacity < want) capacity *= 2;
  char *larger = realloc(s->buffer, capacity);
  if (!larger) {
    s->guard->no_memory = true;
    return false;
  }
  s->buffer = larger;
  s->capacity = capacity;
  return true;
}

/* Bytes are moved to the front only when there is no room behind them. */
size_t stream_more(Stream *s, size_t want) {
  while (s->end - s->start < want) {
    if (s->at_end || s->problem) break;
    if (s->start + want > s->capacity && !make_room(s, want)) break;
    size_t n = read_piece(s, s->buffer + s->end, s->capacity - s->end);
    if (n == 0) break;
    s->end += n;
  }
  return s->end - s->start;
}

uint64_t stream_discard(Stream *s, uint64_t count) {
  uint64_t passed = 0;
  while (passed < count) {
    size_t have = stream_more(s, 1);
    if (have == 0) break;
    if (have > count - passed) have = (size_t)(count - passed);
    stream_skip(s, have);
    passed += have;
  }
  return passed;
}

/* --- lines and wholes ----------------------------------------------------- */

/* Passes the rest of a line. */
static void skip_line(Stream *s) {
  size_t have;
  while ((have = stream_more(s, 1)) > 0) {
    const char *from = s->buffer + s->start;
    const char *end = memchr(from, '\n', have);
    stream_skip(s, end ? (size_t)(end - from) + 1 : have);
    if (end) return;
  }
}

/* Looks at each byte once, however many pieces the line comes in. */
bool stream_line(Stream *s, size_t limit, Str *line, bool *cut) {
  size_t looked = 0;
  *cut = false;
  for (;;) {
    size_t have = s->end - s->start;
    const char *from = s->buffer + s->start;
    const char *end = memchr(from + looked, '\n', have - looked);
    size_t length = end ? (size_t)(end - from) + 1 : have;
    if (length > limit) {
      *cut = true;
      *line = STR("");
      skip_line(s);
      return true;
    }
    if (end || stream_more(s, have + 1) == have) {
      *line = (Str){s->buffer + s->start, length};
      stream_skip(s, length);
      return length > 0;
    }
    looked = have;
  }
}

/* The arena's array is extended in place where it can be. */
Str stream_rest(Stream *s, Arena *arena, size_t expected, size_t limit,
                bool *too_long) {
  size_t have = stream_more(s, 1), capacity = expected + 1;
  *too_long = false;
  if (capacity < have) capacity = have;
  char *bytes = NULL;
  size_t count = 0;
  for (;;) {
    if (count + have > limit) {
      *too_long = true;
      return STR_NULL;
    }
    if (!bytes || count + have > capacity) {
      while (capacity < count + have) capacity *= 2;
      bytes = arena_grow(arena, bytes, count, capacity, 1);
    }
    if (!bytes || guard_ends(s->guard)) return STR_NULL;
    if (have == 0) return (Str){bytes, count};
    memcpy(bytes + count, s->buffer + s->start, have);
    count += have;
    stream_skip(s, have);
    have = stream_more(s, 1);
  }
}
