/* Streams over gzip and Zstandard: see unpack.h. */
#include "read/unpack.h"

#include <stdlib.h>

#ifdef NEWSEXT_ZLIB
#include <zlib.h>
#endif
#ifdef NEWSEXT_ZSTD
#include <zstd.h>
#endif

/* A small file may grow as it likes: a bomb has to be large to be one. */
bool unpack_grows(Stream *s, uint64_t out, uint64_t in) {
  if (out < UNPACK_FREE || out / UNPACK_RATIO < in) return false;
  s->problem = "compressed data that grows more than 200 times is not read";
  return true;
}

#if defined(NEWSEXT_ZLIB) || defined(NEWSEXT_ZSTD)
/*
** A stream over `below` that is read with `*unpacker`, which it frees with
** `free_state`; that may be none. NULL when out of memory: then all is closed.
*/
static Stream *unpacker_stream(Stream *below, Guard *guard, void *unpacker,
                               size_t (*read)(Stream *, char *, size_t),
                               void (*free_state)(Stream *)) {
  Stream *s = unpacker ? stream_over(below, guard) : NULL;
  Stream none = {.state = unpacker};
  if (s) {
    s->state = unpacker;
    s->read = read;
    s->free_state = free_state;
    return s;
  }
  guard->no_memory = true;
  if (unpacker) free_state(&none);
  stream_close(below);
  return NULL;
}

/* What is below ended, or cannot be read, before the data was complete. */
static size_t cut_off(Stream *s, const char *problem) {
  if (guard_ends(s->guard)) return 0;
  s->problem = s->below->problem ? s->below->problem : problem;
  return 0;
}
#endif

static size_t read_nothing(Stream *s, char *to, size_t room) {
  (void)s, (void)to, (void)room;
  return 0;
}

/* A stream that has nothing but a problem. */
static Stream *refuse(Stream *below, Guard *guard, const char *problem) {
  Stream *s = stream_over(below, guard);
  if (!s) {
    stream_close(below);
    return NULL;
  }
  s->read = read_nothing;
  s->problem = problem;
  return s;
}

/* --- gzip ----------------------------------------------------------------- */

static bool is_gzip(Str head) {
  return head.length >= 3 && !memcmp(head.data, "\x1F\x8B\x08", 3);
}

#ifdef NEWSEXT_ZLIB
typedef struct Inflater {
  z_stream z;
  uint64_t out, in;
  bool ended; /* between two members */
} Inflater;

static void inflater_free(Stream *s) {
  Inflater *f = s->state;
  inflateEnd(&f->z);
  free(f);
}

/* Files may hold several members; other bytes behind one are ignored. */
static bool next_member(Stream *s) {
  Inflater *f = s->state;
  if (!f->ended) return true;
  stream_more(s->below, 3);
  if (!is_gzip(stream_bytes(s->below))) return false;
  f->ended = false;
  return inflateReset(&f->z) == Z_OK;
}

/* At least one byte unless it ends: what comes in may give nothing yet. */
static size_t read_gzip(Stream *s, char *to, size_t room) {
  Inflater *f = s->state;
  f->z.next_out = (Bytef *)to;
  f->z.avail_out = room > UINT32_MAX ? UINT32_MAX : (uInt)room;
  size_t wanted = f->z.avail_out;
  while (f->z.avail_out == wanted) {
    if (!next_member(s)) return 0;
    size_t have = stream_more(s->below, 1);
    if (have == 0) return cut_off(s, "the gzip data is cut off");
    f->z.next_in = (Bytef *)(s->below->buffer + s->below->start);
    f->z.avail_in = (uInt)have;
    int result = inflate(&f->z, Z_NO_FLUSH);
    stream_skip(s->below, have - f->z.avail_in);
    f->in += have - f->z.avail_in;
    f->ended = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR) s->guard->no_memory = true;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      return cut_off(s, "the gzip data is damaged");
    }
  }
  f->out += wanted - f->z.avail_out;
  return unpack_grows(s, f->out, f->in) ? 0 : wanted - f->z.avail_out;
}

static Inflater *inflater_new(void) {
  Inflater *f = calloc(1, sizeof(*f));
  if (f && inflateInit2(&f->z, 15 + 16) == Z_OK) return f;
  free(f);
  return NULL;
}

Stream *unpack_gzip(Stream *below, Guard *guard) {
  return unpacker_stream(below, guard, inflater_new(), read_gzip,
                         inflater_free);
}

/* Bodies are small enough to be had whole, and often damaged at their end. */
Str unpack_bytes(Arena *arena, Str bytes, size_t limit) {
  z_stream z = {.next_in = (Bytef *)bytes.data};
  if (bytes.length < 2 || bytes.length > UINT32_MAX) return STR_NULL;
  if (inflateInit2(&z, 15 + 32) != Z_OK) return STR_NULL;
  z.avail_in = (uInt)bytes.length;
  size_t capacity = bytes.length * 4 + 1024, count = 0;
  int result = Z_OK;
  char *out = NULL;
  do {
    if (capacity > limit) capacity = limit;
    out = arena_grow(arena, out, count, capacity, 1);
    if (!out || capacity == count) break;
    z.next_out = (Bytef *)out + count;
    z.avail_out = (uInt)(capacity - count);
    result = inflate(&z, Z_NO_FLUSH);
    count = capacity - z.avail_out;
    capacity *= 2;
  } while (result == Z_OK && z.avail_out == 0);
  inflateEnd(&z);
  bool none = !out || (count == 0 && result != Z_STREAM_END);
  return none ? STR_NULL : (Str){out, count};
}
#else
Stream *unpack_gzip(Stream *below, Guard *guard) {
  return refuse(below, guard, "this build does not read gzip (no zlib)");
}

Str unpack_bytes(Arena *arena, Str bytes, size_t limit) {
  (void)arena, (void)bytes, (void)limit;
  return STR_NULL;
}
#endif

/* --- Zstandard ------------------------------------------------------------ */

static bool is_zstd(Str head) {
  return head.length >= 4 && !memcmp(head.data, "\x28\xB5\x2F\xFD", 4);
}

#ifdef NEWSEXT_ZSTD
typedef struct Zstd {
  ZSTD_DStream *z;
  uint64_t out, in;
  bool ended; /* between two frames */
} Zstd;

static void zstd_free(Stream *s) {
  Zstd *f = s->state;
  ZSTD_freeDStream(f->z);
  free(f);
}

/* The same for frames. */
static size_t read_zstd(Stream *s, char *to, size_t room) {
  Zstd *f = s->state;
  ZSTD_outBuffer out = {to, room, 0};
  while (out.pos == 0) {
    size_t have = stream_more(s->below, 1);
    if (have == 0 && f->ended && !s->below->problem) return 0;
    if (have == 0) return cut_off(s, "the Zstandard data is cut off");
    ZSTD_inBuffer in = {s->below->buffer + s->below->start, have, 0};
    size_t result = ZSTD_decompressStream(f->z, &out, &in);
    stream_skip(s->below, in.pos);
    f->in += in.pos;
    f->ended = result == 0;
    if (ZSTD_isError(result)) {
      return cut_off(s, "the Zstandard data is damaged");
    }
  }
  f->out += out.pos;
  return unpack_grows(s, f->out, f->in) ? 0 : out.pos;
}

static Zstd *zstd_new(void) {
  Zstd *f = calloc(1, sizeof(*f));
  if (f && (f->z = ZSTD_createDStream()) != NULL) return f;
  free(f);
  return NULL;
}

Stream *unpack_zstd(Stream *below, Guard *guard) {
  return unpacker_stream(below, guard, zstd_new(), read_zstd, zstd_free);
}
#else
Stream *unpack_zstd(Stream *below, Guard *guard) {
  return refuse(below, guard, "this build does not read .zst (no libzstd)");
}
#endif

/* By content, layer for layer: names of files lie. */
Stream *unpack_stream(Stream *s, Guard *guard) {
  for (int layer = 0; s; layer++) {
    stream_more(s, 4);
    Str head = stream_bytes(s);
    if (!is_gzip(head) && !is_zstd(head)) break;
    if (layer == UNPACK_LAYERS) {
      return refuse(s, guard, "data compressed three times is not read");
    }
    s = is_gzip(head) ? unpack_gzip(s, guard) : unpack_zstd(s, guard);
  }
  return s;
}
