/*
** The parts of a dateline that are no place: services, days, marks. See
** dateline_parts.h.
*/
#include "article/agency.h"
#include "article/dateline_parts.h"
#include "article/scan.h"
#include "base/chunk.h"

enum { MAX_LOWER = 5 }; /* letters of a small word within a name */

/* A name in brackets, no longer than services' names are. */
bool dateline_scan_bracket(Str s, size_t *at, Span *name, bool known) {
  size_t open = scan_space(s, *at);
  if (scan_byte(s, open) != '(') return false;
  size_t close = open + 1;
  while (close < s.length && close - open < 42 && s.data[close] != ')' &&
         s.data[close] != '(') {
    close++;
  }
  if (scan_byte(s, close) != ')' || close < open + 3) return false;
  Str inside = str_trim(str_slice(s, open + 1, close - open - 1));
  if (inside.length == 0 || !ascii_is_alpha(inside.data[0])) return false;
  if (known && !agency_is_known(inside)) {
    return false;
  }
  *name = (Span){(uint32_t)(inside.data - s.data), (uint32_t)inside.length};
  *at = close + 1;
  return true;
}

/* What stands behind a name in a dateline: a comma, a dot, a dash, a day. */
static bool is_after_name(Str s, size_t at) {
  unsigned char c = scan_byte(s, scan_space(s, at));
  return c == ',' || c == '.' || c == '-' || c == ':' || c == 0xE2 ||
         ascii_is_digit((char)c);
}

/* A service or outlet without brackets: up to four words. */
bool dateline_scan_agency(Str s, size_t *at, Span *name, bool upper_city) {
  size_t ends[4];
  int count = 0;
  size_t next = scan_space(s, *at), start = next;
  while (count < 4) {
    size_t n = scan_word(s, next);
    if (n == 0 || ascii_is_digit(s.data[next])) break;
    ends[count++] = next + n;
    next = scan_space(s, next + n);
  }
  while (count > 0) {
    Str words = str_slice(s, start, ends[--count] - start);
    if (!is_after_name(s, ends[count])) continue;
    bool outlet = agency_is_outlet(words);
    /* "LEON, GTO -" is a state; "Lahore, GTO -" would be a service. */
    if (outlet && upper_city && scan_is_upper(words) &&
        !agency_lookup(words).data) {
      outlet = false;
    }
    if (!outlet) continue;
    *name = (Span){(uint32_t)start, (uint32_t)words.length};
    *at = ends[count];
    return true;
  }
  return false;
}

bool dateline_scan_day(Str s, size_t *at, Day *day) {
  size_t next = scan_space(s, *at);
  if (scan_byte(s, next) == ',') next = scan_space(s, next + 1);
  next += day_weekday(s, next);
  bool bracket = scan_byte(s, next) == '(';
  size_t n = day_scan(s, next + bracket, day);
  bool glued = next > 0 && ascii_is_alpha(s.data[next - 1]);
  if (n == 0 || glued) return false;
  next += bracket + n;
  if (bracket && scan_byte(s, next++) != ')') return false;
  *at = next;
  return true;
}

/* The story begins here: a capital, a digit, a quotation mark, no small word.
 */
bool dateline_story_starts(Str s, size_t at) {
  unsigned char c = scan_byte(s, at);
  return ascii_is_upper((char)c) || ascii_is_digit((char)c) || c >= 0x80 ||
         c == '"' || c == '\'' || c == '<' || c == '$' ||
         (ascii_is_lower((char)c) &&
          ascii_is_upper((char)scan_byte(s, at + 1)));
}

/* The last bytes of runs of six letters or more that begin with a small one
** behind a space: no name has such a word, and most sentences do. */
static uint64_t long_words(const Chunk *c) {
  uint64_t lower = chunk_between(c, 'a', 'z');
  uint64_t run =
      lower | chunk_between(c, 'A', 'Z') | chunk_between(c, 0xC3, 0xFF);
  uint64_t starts = lower & chunk_equal(c, ' ') << 1;
  for (int i = 0; i < MAX_LOWER; i++) {
    starts = starts << 1 & run;
  }
  return starts;
}

/* Marks that may end a dateline: a dash, a colon, a bracket. */
static uint64_t end_marks(const Chunk *c) {
  uint64_t wide = chunk_equal(c, 0xE2);
  if (wide) wide &= chunk_equal(c, 0x80) >> 1;
  return wide | chunk_equal(c, ':') | chunk_equal(c, '-') | chunk_equal(c, ')');
}

bool dateline_is_possible(Str block) {
  /* Words and marks that reach into the next chunk are whole there. */
  enum { STEP = CHUNK - MAX_LOWER - 2 };
  unsigned char first = scan_byte(block, 0);
  if (!ascii_is_alpha((char)first) && first != '(' && first < 0xC3 &&
      !ascii_is_digit((char)first)) {
    return false;
  }
  if (block.length > MAX_DATELINE) block.length = MAX_DATELINE;
  for (size_t at = 0; at < block.length; at += STEP) {
    Chunk c = chunk_at(block, at);
    uint64_t marks = end_marks(&c), words = long_words(&c);
    /* The lowest bit of both decides. */
    uint64_t either = marks | words;
    if (either) return (marks & -marks) == (either & -either);
  }
  return false;
}

/* A hyphen between two letters, "Yoon Suk-yeol", is no dash. */
static bool joins_letters(Str s, size_t at) {
  return s.data[at] == '-' && at > 0 && ascii_is_alpha(s.data[at - 1]) &&
         ascii_is_alpha((char)scan_byte(s, at + 1));
}

/* The parts that cannot be in a block, for it does not have their marks. */
uint32_t dateline_missing_parts(Str s) {
  uint64_t colons = 0, brackets = 0;
  bool dash = false;
  for (size_t at = 0; at < s.length; at += CHUNK) {
    Chunk c = chunk_at(s, at);
    uint64_t dashes = chunk_equal(&c, '-') | chunk_equal(&c, 0xE2);
    for (; dashes && !dash; dashes &= dashes - 1) {
      dash = !joins_letters(s, at + chunk_lowest(dashes));
    }
    colons |= chunk_equal(&c, ':');
    brackets |= chunk_equal(&c, '(');
  }
  return (dash ? 0 : dateline_part_bit('-')) |
         (colons ? 0 : dateline_part_bit(':')) |
         (brackets ? 0 : dateline_part_bit('X') | dateline_part_bit('K'));
}
