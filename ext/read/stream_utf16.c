/*
** A stream of UTF-8 over one of UTF-16: CSV files from spreadsheets are so.
*/
#include "base/utf8.h"
#include "read/unpack.h"

static uint32_t unit_at(const char *at, bool big) {
  unsigned char a = (unsigned char)at[0], b = (unsigned char)at[1];
  return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

/* The next character of what is below; false at its end. */
static bool next_char(Stream *s, bool big, uint32_t *c) {
  size_t have = stream_more(s->below, 2);
  const char *at = s->below->buffer + s->below->start;
  *c = UTF8_REPLACEMENT;
  if (have < 2) {
    stream_skip(s->below, have);
    return have == 1;
  }
  uint32_t first = unit_at(at, big);
  stream_skip(s->below, 2);
  if (first < 0xD800 || first > 0xDFFF) return *c = first ? first : *c, true;
  if (first > 0xDBFF || stream_more(s->below, 2) < 2) return true;
  uint32_t low = unit_at(s->below->buffer + s->below->start, big);
  if (low < 0xDC00 || low > 0xDFFF) return true;
  stream_skip(s->below, 2);
  *c = 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00);
  return true;
}

/* Stops while a character of four bytes still fits. */
static size_t read_utf16(Stream *s, char *to, size_t room, bool big) {
  size_t n = 0;
  uint32_t c;
  while (n + UTF8_MAX_BYTES <= room && next_char(s, big, &c)) {
    n += utf8_encode(c, to + n);
  }
  if (n == 0) s->problem = s->below->problem;
  return n;
}

static size_t read_little(Stream *s, char *to, size_t room) {
  return read_utf16(s, to, room, false);
}

static size_t read_big(Stream *s, char *to, size_t room) {
  return read_utf16(s, to, room, true);
}

bool unpack_is_utf16(Str head) {
  return head.length >= 2 && (!memcmp(head.data, "\xFF\xFE", 2) ||
                              !memcmp(head.data, "\xFE\xFF", 2));
}

Stream *unpack_utf16(Stream *below, Guard *guard) {
  Stream *s = stream_over(below, guard);
  if (!s) {
    stream_close(below);
    return NULL;
  }
  bool big = stream_bytes(below).data[0] == '\xFE';
  stream_skip(below, 2);
  s->read = big ? read_big : read_little;
  return s;
}
