/*
** Lines: where they end, their words, white space trimmed.
**
** In:  the text. Out: Text.lines, one for each line, blank ones too.
**
** A line ends at LF, CR LF, CR, form feed, U+2028 or U+2029. Sixty-four bytes
** at a time become two bitmaps, white space and line ends; a word starts
** where a space bit is followed by none. So the cost hangs on the bytes and
** not on the words: over a gigabyte a second.
**
**   "Beijing, Feb 12:\r\n\r\n Talks began.\n"  -> 3 lines of 3, 0, 2 words
*/
#include "text/lines.h"

#include "base/chunk.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* Bit i tells of byte i of a chunk. */
typedef struct Bitmaps {
  uint64_t space; /* white space, line ends included */
  uint64_t end;   /* line ends: the first byte of one */
  uint64_t
      high; /* starts of characters that may be white space: C2 E1 E2 E3 EF */
} Bitmaps;

/* U+2010 … U+2027: dashes, quotation marks, bullets, the most frequent signs
** beyond ASCII. */
static uint64_t general_marks(const Chunk *c) {
  return chunk_equal(c, 0xE2) & chunk_equal(c, 0x80) >> 1 &
         chunk_between(c, 0x90, 0xA7) >> 2;
}

static Bitmaps bitmaps_of(const Chunk *c) {
  Bitmaps b = {.space = chunk_between(c, '\t', '\r')};
  if (b.space) b.end = chunk_equal(c, '\n') | chunk_between(c, '\f', '\r');
  b.space |= chunk_equal(c, ' ');
  if (chunk_high(c)) {
    b.high = chunk_equal(c, 0xC2) | chunk_between(c, 0xE1, 0xE3) |
             chunk_equal(c, 0xEF);
    b.high &= ~general_marks(c);
  }
  return b;
}

typedef struct LineScan {
  Document *d;
  Text *t;
  size_t capacity;
  uint64_t next_space; /* bits of a wide space that reach into the next chunk */
  uint32_t start;      /* of the line that is open */
  uint32_t words;      /* of it, so far */
} LineScan;

/* Marks wide white space: NBSP, U+2000 to U+200B, U+2028, U+3000 … */
static void mark_wide(LineScan *s, Bitmaps *b, size_t at) {
  Str text = s->d->text;
  for (uint64_t left = b->high; left; left &= left - 1) {
    unsigned bit = chunk_lowest(left);
    uint32_t cp;
    size_t n =
        utf8_decode(text.data + at + (size_t)bit, text.data + text.length, &cp);
    if (!unicode_is_space(cp)) continue;
    uint64_t run = ((uint64_t)1 << n) - 1;
    b->space |= run << bit;
    if (bit + (int)n > CHUNK) s->next_space |= run >> (CHUNK - bit);
    if (cp == 0x2028 || cp == 0x2029) b->end |= (uint64_t)1 << bit;
  }
}

static void line_close(LineScan *s, uint32_t end) {
  Text *t = s->t;
  if (t->line_count == s->capacity) {
    size_t more = s->capacity ? s->capacity * 2 : 32;
    Line *larger =
        arena_grow(s->d->arena, t->lines, t->line_count, more, sizeof(Line));
    if (!larger) return;
    t->lines = larger;
    s->capacity = more;
  }
  Span span = {s->start, end - s->start};
  if (s->words)
    span = text_trim(s->d->text, span);
  else
    span.length = 0;
  if (span.length == 0) s->words = 0; /* marks that nobody sees */
  t->lines[t->line_count++] = (Line){span.start, span.length, s->words};
  s->words = 0;
}

/* Closes the lines that end in a chunk. `first` holds the starts of words. */
static void chunk_lines(LineScan *s, const Bitmaps *b, uint64_t first,
                        size_t at) {
  Str text = s->d->text;
  for (uint64_t left = b->end; left; left &= left - 1) {
    unsigned bit = chunk_lowest(left);
    uint32_t end = (uint32_t)(at + (size_t)bit);
    uint64_t before = ((uint64_t)1 << bit) - 1;
    s->words += chunk_count(first & before);
    first &= ~before;
    bool second_half = text.data[end] == '\n' && end && end == s->start &&
                       text.data[end - 1] == '\r';
    if (!second_half) line_close(s, end);
    s->start = end + ((unsigned char)text.data[end] < 0x80 ? 1 : 3);
  }
  s->words += chunk_count(first);
}

void lines_find(Document *d, Text *t) {
  Str text = d->text;
  LineScan s = {.d = d, .t = t};
  uint64_t was_space = 1; /* before the text */
  for (size_t at = 0; at < text.length && !d->arena->failed; at += CHUNK) {
    size_t left = text.length - at;
    Chunk chunk = chunk_at(text, at);
    Bitmaps b = bitmaps_of(&chunk);
    b.space |= s.next_space;
    s.next_space = 0;
    if (b.high) mark_wide(&s, &b, at);
    uint64_t first = ~b.space & (b.space << 1 | was_space);
    first &= chunk_first(left);
    was_space = b.space >> (CHUNK - 1);
    chunk_lines(&s, &b, first, at);
    if (at && at % (1 << 20) == 0 && document_stopped(d)) break;
  }
  if (s.start < text.length) line_close(&s, (uint32_t)text.length);
  if (d->arena->failed) t->line_count = 0;
}

/* Length of the white space that `text` has at `at` (0: none). */
static size_t space_at(Str text, size_t at, size_t end) {
  if (ascii_is_space(text.data[at])) return 1;
  if ((unsigned char)text.data[at] < 0x80) return 0;
  uint32_t cp;
  size_t n = utf8_decode(text.data + at, text.data + end, &cp);
  return unicode_is_space(cp) ? n : 0;
}

Span text_trim(Str text, Span span) {
  size_t start = span.start, end = span.start + (size_t)span.length, n;
  while (start < end && (n = space_at(text, start, end)) > 0) start += n;
  while (end > start) {
    size_t last = utf8_before((Str){text.data, end}, end);
    if (last < start || !space_at(text, last, end)) break;
    end = last;
  }
  return (Span){(uint32_t)start, (uint32_t)(end - start)};
}
