/*
** Pairing of quotation marks: see mark.h.
**
** One state machine walks over the double marks of a block: each mark opens
** or closes by its own shape, by what stands beside it and by whether a span
** is open. Single marks are looked at afterwards, outside the double spans,
** because most of them are apostrophes.
*/
#include "quote/mark.h"

#include <utf8proc.h>

#include "base/utf8.h"

typedef enum MarkShape {
  SHAPE_NONE,
  SHAPE_DOUBLE_OPEN,
  SHAPE_DOUBLE_CLOSE,
  SHAPE_DOUBLE, /* may open or close */
  SHAPE_SINGLE_OPEN,
  SHAPE_SINGLE_CLOSE, /* also the apostrophe */
  SHAPE_SINGLE
} MarkShape;

static const struct {
  uint32_t point;
  uint8_t shape;
} MARKS[] = {
    {'"', SHAPE_DOUBLE},          /* "straight" */
    {0x201C, SHAPE_DOUBLE_OPEN},  /* “curly” */
    {0x201D, SHAPE_DOUBLE_CLOSE}, /* “curly” */
    {0x201E, SHAPE_DOUBLE_OPEN},  /* „German“ */
    {0x201F, SHAPE_DOUBLE},       /* ‟high-reversed” */
    {0x00AB, SHAPE_DOUBLE_OPEN},  /* «French» */
    {0x00BB, SHAPE_DOUBLE_CLOSE}, /* «French» */
    {0xFF02, SHAPE_DOUBLE},       /* ＂full width＂ */
    {'\'', SHAPE_SINGLE},         /* 'straight' */
    {'`', SHAPE_SINGLE},          /* `typewriter' */
    {0x2018, SHAPE_SINGLE_OPEN},  /* ‘British’ */
    {0x2019, SHAPE_SINGLE_CLOSE}, /* ‘British’, and it’s */
    {0x201B, SHAPE_SINGLE_OPEN},  /* ‛high-reversed’ */
};

/* Words that begin with an apostrophe: it opens no quotation. */
static const Str CLIPPED[] = {
    STR("em"), /* get 'em */
    STR("tis"),   STR("twas"),  STR("til"),    STR("till"),
    STR("cause"), STR("bout"),  STR("n"), /* rock 'n' roll */
    STR("round"), STR("cuz"),   STR("merica"), STR("neath"),
    STR("cos"),   STR("twere"),
};

/* First bytes of marks in UTF-8: all others are passed over at once. */
static bool may_be_mark(char c) {
  return c == '"' || c == '\'' || c == '`' || c == '\xC2' || c == '\xE2' ||
         c == '\xEF';
}

/* ---- characters ---- */

typedef struct Char {
  uint32_t point;
  uint32_t length;
} Char;

static const Char OUTSIDE = {' ', 0}; /* what stands beyond a block's edge */

static Char char_at(Str text, size_t at, size_t end) {
  if (at >= end) return OUTSIDE;
  Char c;
  c.length = (uint32_t)utf8_decode(text.data + at, text.data + end, &c.point);
  return c;
}

static Char char_before(Str text, size_t at, size_t begin) {
  if (at <= begin) return OUTSIDE;
  size_t p = at - 1;
  while (p > begin && ((unsigned char)text.data[p] & 0xC0) == 0x80) p--;
  return char_at(text, p, at);
}

static MarkShape shape_of(uint32_t point) {
  for (size_t i = 0; i < sizeof(MARKS) / sizeof(*MARKS); i++) {
    if (MARKS[i].point == point) return (MarkShape)MARKS[i].shape;
  }
  return SHAPE_NONE;
}

static bool is_double(MarkShape s) {
  return s >= SHAPE_DOUBLE_OPEN && s <= SHAPE_DOUBLE;
}
static bool is_single(MarkShape s) {
  return s >= SHAPE_SINGLE_OPEN;
}

static bool is_digit(uint32_t point) {
  return point >= '0' && point <= '9';
}

static bool is_word(uint32_t point) {
  if (point < 0x80) return ascii_is_alpha((char)point) || is_digit(point);
  utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)point);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO &&
         c != UTF8PROC_CATEGORY_MN && c != UTF8PROC_CATEGORY_MC &&
         c != UTF8PROC_CATEGORY_ME;
}

static bool is_one_of(uint32_t point, const char *set) {
  return point && point < 0x80 && strchr(set, (int)point);
}

/* White space and dashes: they leave a word on either side of a mark free. */
static bool is_gap(uint32_t point) {
  return is_one_of(point, " \t\n\r-/") || point == 0xA0 || point == 0x2009 ||
         point == 0x202F || point == 0x2013 || point == 0x2014;
}

/* May stand before an opening mark, or behind a closing one. */
static bool is_left_out(uint32_t point) {
  return is_gap(point) || is_one_of(point, "([{");
}
static bool is_right_out(uint32_t point) {
  return is_gap(point) || is_one_of(point, ")]},.;:!?") || point == 0x2026;
}

/* ---- double marks ---- */

/* A single mark of the block that is being walked over. */
typedef struct Single {
  uint32_t at;
  uint8_t length, shape;
  uint8_t rank;   /* as a closing mark: 0 best, 2 worst; NO_CLOSE */
  uint32_t close; /* index of the closing mark for one that opens before it */
} Single;

enum { NO_CLOSE = 3 };

typedef struct Walk {
  Marks *marks;
  Arena *arena;
  Str text;
  uint32_t begin, end; /* of the block */
  uint32_t block;
  size_t first; /* index of the block's first span */
  bool carried; /* the block before continues in this one */
  bool open;
  MarkSpan now; /* the open span */
  struct {
    Single *items;
    size_t count, capacity;
  } singles;
} Walk;

typedef enum Turn { TURN_CLOSES = -1, TURN_NONE, TURN_OPENS } Turn;

/* 6'2": after feet a double mark means inches even inside a quotation. */
static bool is_feet_inches(const Walk *w, size_t at) {
  size_t p = at, digits = 0;
  while (p > w->begin && digits < 2 &&
         is_digit((unsigned char)w->text.data[p - 1])) {
    p--;
    digits++;
  }
  if (digits == 0) return false;
  Char c = char_before(w->text, p, w->begin);
  if (c.point == ' ') c = char_before(w->text, --p, w->begin);
  if (c.point != '\'' && c.point != 0x2019 && c.point != 0x2032) return false;
  p -= c.length;
  return p > w->begin && is_digit((unsigned char)w->text.data[p - 1]);
}

/* Is what stands left of the mark, `left`, outside of words? */
static bool leaves_left(const Walk *w, size_t at, Char left) {
  if (is_left_out(left.point)) return true;
  if (!is_single(shape_of(left.point))) return false;
  return is_left_out(char_before(w->text, at - left.length, w->begin).point);
}

/* Whether a double mark opens or closes; `*reversed`: against its shape. */
static Turn turn_of(const Walk *w, size_t at, Char mark, bool *reversed) {
  MarkShape shape = shape_of(mark.point);
  Char left = char_before(w->text, at, w->begin);
  Char right = char_at(w->text, at + mark.length, w->end);
  bool out_left = leaves_left(w, at, left);
  bool out_right =
      is_right_out(right.point) || is_single(shape_of(right.point));
  *reversed = false;
  if (shape == SHAPE_DOUBLE_OPEN) {
    *reversed = w->open && !out_left && out_right; /* “We will,“ he said */
    return *reversed ? TURN_CLOSES : TURN_OPENS;
  }
  if (shape == SHAPE_DOUBLE_CLOSE) {
    /* ”We will,” he said; and: to ” wait and see ” */
    bool ends = at + mark.length >= w->end || is_one_of(right.point, ".,;:!?");
    *reversed = !w->open && out_left && (!out_right || !ends);
    return *reversed ? TURN_OPENS : TURN_CLOSES;
  }
  if (is_digit(left.point) && (!w->open || is_feet_inches(w, at))) {
    return TURN_NONE; /* a 19" screen */
  }
  if (out_left && !out_right) return TURN_OPENS;
  if (out_right && !out_left) return TURN_CLOSES;
  return w->open ? TURN_CLOSES : TURN_OPENS;
}

static void add_span(Walk *w, MarkSpan span, size_t end) {
  if (end <= span.start) return;
  span.length = (uint32_t)(end - span.start);
  span.block = w->block;
  if (ARENA_PUSH(w->arena, w->marks)) w->marks->items[w->marks->count++] = span;
}

static bool has_spans(const Walk *w) {
  return w->marks->count > w->first;
}

/*
** The place behind the last character of `set` in [from, to), or `from`.
** With `space`, behind the white space that must follow it.
*/
static size_t behind_last(Str text, size_t from, size_t to, const char *set,
                          bool space) {
  for (size_t p = to; p-- > from;) {
    if (!is_one_of((unsigned char)text.data[p], set)) continue;
    if (!space) return p + 1;
    size_t q = p + 1;
    while (q < to && ascii_is_space(text.data[q])) q++;
    if (q > p + 1) return q;
  }
  return from;
}

/* A mark opens while a span is open: the closing mark was lost. */
static void close_lost(Walk *w, size_t at) {
  size_t inside = w->now.start + w->now.open;
  size_t end = behind_last(w->text, inside, at, ".!?,", false);
  if (end == inside) {
    end = at;
    while (end > inside && ascii_is_space(w->text.data[end - 1])) end--;
  }
  w->now.flags |= MARK_UNCLOSED;
  add_span(w, w->now, end);
}

static void open_span(Walk *w, size_t at, uint32_t length, bool reversed) {
  if (w->open) close_lost(w, at);
  w->open = true;
  w->now = (MarkSpan){.start = (uint32_t)at, .open = (uint8_t)length};
  if (reversed) w->now.flags |= MARK_REVERSED;
  if (w->carried && at == w->begin) w->now.flags |= MARK_CONTINUED;
}

/* A closing mark without an opening one: back to the sentence's start. */
static void close_stray(Walk *w, size_t at, uint32_t length) {
  MarkSpan span = {.close = (uint8_t)length, .flags = MARK_UNOPENED};
  size_t from = w->begin;
  if (has_spans(w)) {
    const MarkSpan *last = &w->marks->items[w->marks->count - 1];
    from = last->start + last->length;
  }
  size_t start = behind_last(w->text, from, at, ".!?:", true);
  if (w->carried && !has_spans(w)) {
    span.flags |= MARK_CONTINUED;
    start = w->begin;
  } else if (start == from && has_spans(w)) {
    start = at;
  }
  span.start = (uint32_t)start;
  add_span(w, span, at + length);
}

static void close_span(Walk *w, size_t at, uint32_t length, bool reversed) {
  if (!w->open) {
    close_stray(w, at, length);
    return;
  }
  w->open = false;
  w->now.close = (uint8_t)length;
  if (reversed) w->now.flags |= MARK_REVERSED;
  add_span(w, w->now, at + length);
}

static bool is_pair(Str text, size_t at, size_t end, Char mark) {
  return is_single(shape_of(mark.point)) &&
         char_at(text, at + mark.length, end).point == mark.point &&
         mark.point != 0x201B;
}

/* Two single marks for a double one: ``so'', ''so''. Returns their bytes. */
static uint32_t walk_pair(Walk *w, size_t at, Char mark) {
  bool opens = mark.point == '`' || mark.point == 0x2018 ||
               (mark.point == '\'' && !w->open);
  if (opens) {
    open_span(w, at, 2 * mark.length, false);
  } else {
    close_span(w, at, 2 * mark.length, false);
  }
  return 2 * mark.length;
}

static void keep_single(Walk *w, size_t at, Char mark, MarkShape shape) {
  if (ARENA_PUSH(w->arena, &w->singles)) {
    w->singles.items[w->singles.count++] =
        (Single){.at = (uint32_t)at,
                 .length = (uint8_t)mark.length,
                 .shape = (uint8_t)shape};
  }
}

/* Handles the character at `at`, which may be a mark; returns its bytes. */
static uint32_t walk_mark(Walk *w, size_t at) {
  Char mark = char_at(w->text, at, w->end);
  MarkShape shape = shape_of(mark.point);
  bool reversed;
  if (shape == SHAPE_NONE) return mark.length;
  if (is_pair(w->text, at, w->end, mark)) return walk_pair(w, at, mark);
  if (is_single(shape)) {
    keep_single(w, at, mark, shape);
    return mark.length;
  }
  Turn turn = turn_of(w, at, mark, &reversed);
  if (turn == TURN_OPENS) open_span(w, at, mark.length, reversed);
  if (turn == TURN_CLOSES) close_span(w, at, mark.length, reversed);
  return mark.length;
}

/* Does the block at `at` begin with a double mark? */
static bool begins_with_double(Str text, size_t at, size_t end) {
  Char c = char_at(text, at, end);
  return is_double(shape_of(c.point)) || is_pair(text, at, end, c);
}

static void walk_doubles(Walk *w, const Block *next) {
  w->open = false;
  w->singles.count = 0;
  for (size_t i = w->begin; i < w->end;) {
    i += may_be_mark(w->text.data[i]) ? walk_mark(w, i) : 1;
  }
  w->carried = false;
  if (!w->open) return;
  w->carried = next && begins_with_double(w->text, next->start,
                                          next->start + next->length);
  w->now.flags |= w->carried ? MARK_CONTINUES : MARK_UNCLOSED;
  add_span(w, w->now, w->end);
}

/* ---- single marks ---- */

/* How well a single mark would close; NO_CLOSE: an apostrophe, or it opens. */
static uint8_t close_rank(const Walk *w, const Single *s) {
  uint32_t left = char_before(w->text, s->at, w->begin).point;
  uint32_t right = char_at(w->text, s->at + s->length, w->end).point;
  if (s->shape == SHAPE_SINGLE_OPEN || is_word(right) || is_left_out(left)) {
    return NO_CLOSE;
  }
  if (is_one_of(left, ".,?!") || is_one_of(right, ".,?!;:)")) return 0;
  return is_one_of(left, "sS") ? 2 : 1; /* the workers' union */
}

/*
** Gives each single mark the mark that would close it: the first behind it
** that is no plural's apostrophe, else the first at all. One pass from the
** end, so that a million open marks do not look for a million ends.
*/
static void rank_singles(Walk *w) {
  uint32_t good = UINT32_MAX, any = UINT32_MAX;
  for (size_t i = w->singles.count; i-- > 0;) {
    Single *s = &w->singles.items[i];
    s->rank = close_rank(w, s);
    s->close = good != UINT32_MAX ? good : any;
    if (s->rank != NO_CLOSE) any = (uint32_t)i;
    if (s->rank < 2) good = (uint32_t)i;
  }
}

/* Is the word behind the mark a clipped one ('em) or a decade ('90s)? */
static bool is_clipped(const Walk *w, size_t at) {
  size_t end = at;
  while (end < w->end && end < at + 8 &&
         (ascii_is_alpha(w->text.data[end]) ||
          ascii_is_digit(w->text.data[end]))) {
    end++;
  }
  Str word = {w->text.data + at, end - at};
  if (word.length >= 2 && word.length <= 3 && ascii_is_digit(word.data[0]) &&
      ascii_is_digit(word.data[1])) {
    return word.length == 2 || word.data[2] == 's';
  }
  for (size_t i = 0; i < sizeof(CLIPPED) / sizeof(*CLIPPED); i++) {
    if (str_equal_nocase(word, CLIPPED[i])) return true;
  }
  return false;
}

static bool single_opens(const Walk *w, const Single *s) {
  size_t after = s->at + s->length;
  uint32_t left = char_before(w->text, s->at, w->begin).point;
  uint32_t right = char_at(w->text, after, w->end).point;
  if (!is_left_out(left)) return false;
  if (!is_word(right) && !is_one_of(right, "$#@[") &&
      !is_double(shape_of(right))) {
    return false;
  }
  return s->shape == SHAPE_SINGLE_OPEN || !is_clipped(w, after);
}

/* Merges spans [first, middle) and [middle, count), each in order. */
static void merge_spans(Walk *w, size_t middle) {
  size_t single_count = w->marks->count - middle;
  MarkSpan *all = w->marks->items;
  MarkSpan *singles = ARENA_ARRAY(w->arena, MarkSpan, single_count);
  if (!singles) {
    w->marks->count = middle;
    return;
  }
  memcpy(singles, all + middle, single_count * sizeof(*singles));
  size_t a = middle, b = single_count, out = w->marks->count;
  while (b > 0) {
    bool take_double = a > w->first && all[a - 1].start > singles[b - 1].start;
    all[--out] = take_double ? all[--a] : singles[--b];
  }
}

/* Spans in single marks, outside of those in double marks. */
static void walk_singles(Walk *w) {
  size_t middle = w->marks->count, taken = w->first;
  uint32_t free_from = w->begin;
  rank_singles(w);
  for (size_t i = 0; i < w->singles.count; i++) {
    const Single *s = &w->singles.items[i];
    while (taken < middle &&
           w->marks->items[taken].start + w->marks->items[taken].length <=
               s->at) {
      taken++;
    }
    if (s->at < free_from || s->close == UINT32_MAX || !single_opens(w, s)) {
      continue;
    }
    const Single *close = &w->singles.items[s->close];
    if (taken < middle && w->marks->items[taken].start < close->at) continue;
    add_span(w,
             (MarkSpan){.start = s->at,
                        .open = s->length,
                        .close = close->length,
                        .single = true},
             close->at + close->length);
    free_from = close->at + close->length;
  }
  if (w->marks->count > middle) merge_spans(w, middle);
}

void marks_find(Marks *marks, Arena *arena, Str text, const Text *lines) {
  Walk w = {.marks = marks, .arena = arena, .text = text};
  *marks = (Marks){0};
  for (uint32_t i = 0; i < lines->block_count && !arena->failed; i++) {
    const Block *b = &lines->blocks[i];
    w.begin = b->start;
    w.end = b->start + b->length;
    w.block = i;
    w.first = marks->count;
    walk_doubles(&w, i + 1 < lines->block_count ? b + 1 : NULL);
    if (w.singles.count) walk_singles(&w);
  }
}

uint32_t mark_length(Str text, size_t at) {
  Char mark = char_at(text, at, text.length);
  if (shape_of(mark.point) == SHAPE_NONE) return 0;
  return is_pair(text, at, text.length, mark) ? 2 * mark.length : mark.length;
}
