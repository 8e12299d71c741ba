/*
** Blocks: what a reader sees as one paragraph, heading or stub.
**
** In:  Text.lines. Out: Text.blocks, Text.hard_wrapped.
**
** One line is one block, unless the text was wrapped at a fixed width by the
** program that wrote it. Then a line ends where the next word did not fit:
** for some width W,
** length <= W < length + 1 + next word. Every pair of lines
** that is broken in mid-sentence votes for the widths that explain it; when
** nearly all agree on one, lines are joined where that width broke them.
** Blank lines, indents, short lines, lists, tables and headings stay apart.
**
**   The minister told reporters on Monday that the talks would go on for at
**   least a week.                          -> one block of two lines
*/
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/lines.h"

enum {
  NARROWEST = 45, /* widths that programs wrap at, in characters */
  WIDEST = 110,
  LONGEST_WORD = 24,    /* of a next word that is believed to have not fitted */
  SAMPLE = 4000,        /* lines that are looked at to decide */
  MOST_BLOCKS = 1 << 18 /* what is known of a block takes memory */
};

/* What one line tells about wrapping. */
typedef struct Shape {
  uint32_t width;      /* in characters, its indent included */
  uint32_t indent;     /* white space before it */
  uint32_t first_word; /* width of its first word */
  bool lower;          /* starts with a lower-case letter */
  bool title;          /* a headline in title case */
  bool ends;           /* ends with a mark that ends sentences */
  bool table;          /* dot leaders, tabs or wide gaps inside, a bullet */
} Shape;

static uint32_t line_indent(Str text, uint32_t start) {
  uint32_t at = start;
  while (at && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t')) at--;
  return start - at;
}

static bool ends_sentence(Str line) {
  size_t n = line.length;
  for (int i = 0; i < 3 && n; i++) { /* behind closing marks */
    size_t last = utf8_before((Str){line.data, n}, n);
    uint32_t cp;
    utf8_decode(line.data + last, line.data + line.length, &cp);
    if (cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x2026) {
      return true;
    }
    if (cp != '"' && cp != '\'' && cp != ')' && cp != 0x201D && cp != 0x2019) {
      return false;
    }
    n = last;
  }
  return false;
}

/* "* item", "- item", "3) item", "3. item": its own block. */
static bool is_item(Str line) {
  if (line.length < 2) return false;
  size_t i = 0;
  while (i < line.length && i < 3 && ascii_is_digit(line.data[i])) i++;
  if (i && i + 1 < line.length) {
    return (line.data[i] == '.' || line.data[i] == ')') &&
           line.data[i + 1] == ' ';
  }
  if (strchr("*-+", line.data[0])) return line.data[1] == ' ';
  return str_starts_nocase(line, STR("\xE2\x80\xA2")); /* bullet */
}

static bool is_table(Str line) {
  return memchr(line.data, '\t', line.length) ||
         str_find(line, STR("     "), 0) != SIZE_MAX ||
         str_find(line, STR("...."), 0) != SIZE_MAX ||
         str_find(line, STR(". . ."), 0) != SIZE_MAX;
}

/* Words that headlines in title case may leave in lower case. */
static bool is_small_word(Str word) {
  static const Str small[] = {
      STR("about"), STR("after"),  STR("against"), STR("among"),
      STR("amid"),  STR("before"), STR("between"), STR("during"),
      STR("from"),  STR("into"),   STR("over"),    STR("since"),
      STR("than"),  STR("under"),  STR("until"),   STR("with"),
      STR("while"), STR("within"), STR("without")};
  for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
    if (str_equal(word, small[i])) return true;
  }
  return false;
}

/* A headline in title case: three or more longer words, all of them and the
** last word with a capital. */
static bool is_title(Str line) {
  unsigned longer = 0;
  bool last = false;
  for (size_t i = 0; i < line.length;) {
    size_t start = i;
    while (i < line.length && line.data[i] != ' ') i++;
    Str word = str_slice(line, start, i - start);
    last = word.length && !ascii_is_lower(word.data[0]);
    if (word.length >= 4) {
      longer++;
      if (!last && !is_small_word(word)) return false;
    }
    while (i < line.length && line.data[i] == ' ') i++;
  }
  return longer >= 3 && last;
}

static Shape line_shape(Str text, const Line *line) {
  Str s = str_slice(text, line->start, line->length);
  const char *space = memchr(s.data, ' ', s.length);
  size_t word = space ? (size_t)(space - s.data) : s.length;
  uint32_t first;
  utf8_decode(s.data, s.data + s.length, &first);
  uint32_t indent = line_indent(text, line->start);
  return (Shape){.width = indent + (uint32_t)utf8_count(s, 0, s.length),
                 .indent = indent,
                 .first_word = (uint32_t)utf8_count(s, 0, word),
                 .lower = unicode_is_lower(first),
                 .title = is_title(s),
                 .ends = ends_sentence(s),
                 .table = is_table(s) || is_item(s)};
}

/* Lines that could come from wrapping; others are not worth a shape. */
static bool can_be_wrapped(const Line *line) {
  return line->length > 0 && line->length <= 4 * WIDEST;
}

/* A sentence goes on from one line to the next. */
static bool runs_on(const Shape *a, const Shape *b) {
  return !a->ends && b->lower && !a->table && !b->table;
}

/* Bytes of lines that are wider than any wrapping. */
static bool mostly_long(const Text *t) {
  uint64_t all = 0, wide = 0;
  for (uint32_t i = 0; i < t->line_count; i++) {
    all += t->lines[i].length;
    if (t->lines[i].length > WIDEST + WIDEST / 4) wide += t->lines[i].length;
  }
  return wide * 2 > all;
}

/* The widths that explain most line ends: any of [low, high]. 0: none. */
typedef struct Wrap {
  uint32_t low, high;
} Wrap;

typedef struct Votes {
  int steps[WIDEST + LONGEST_WORD + 3]; /* differences of the votes */
  int pairs;
} Votes;

/* Each pair of lines in mid-sentence votes for [a.width, a.width + word]. */
static void vote(Votes *v, const Shape *a, const Shape *b) {
  if (!runs_on(a, b) || a->width < NARROWEST / 2) return;
  v->pairs++;
  if (a->width > WIDEST || b->first_word > LONGEST_WORD) return;
  v->steps[a->width]++;
  v->steps[a->width + b->first_word + 1]--;
}

/* Spares most pairs of lines a closer look. */
static bool may_run_on(Str text, const Line *a, const Line *b) {
  if (!can_be_wrapped(a) || !can_be_wrapped(b)) return false;
  char c = text.data[b->start];
  return a->length >= NARROWEST / 2 &&
         (ascii_is_lower(c) || (unsigned char)c >= 0x80);
}

static Wrap votes_count(const Votes *v) {
  int sum = 0, best = 0;
  Wrap wrap = {0, 0};
  for (uint32_t w = 0; w <= WIDEST; w++) {
    sum += v->steps[w];
    if (w >= NARROWEST && sum > best) best = sum, wrap.low = w;
    if (sum == best) wrap.high = w;
  }
  return best >= 2 && best * 10 >= v->pairs * 7 ? wrap : (Wrap){0, 0};
}

static Wrap wrap_find(Str text, const Text *t) {
  Votes v = {0};
  uint32_t seen = 0;
  for (uint32_t i = 1; i < t->line_count && seen < SAMPLE; i++) {
    if (!may_run_on(text, &t->lines[i - 1], &t->lines[i])) continue;
    Shape a = line_shape(text, &t->lines[i - 1]);
    Shape b = line_shape(text, &t->lines[i]);
    vote(&v, &a, &b);
    seen++;
  }
  return votes_count(&v);
}

/*
** True when line b goes on with the paragraph of line a. `first`: a is the
** first line of its block, which may have lost its indent to a crawler.
*/
static bool joins(const Shape *a, const Shape *b, Wrap wrap, bool first) {
  enum { INDENT = 4 };
  if (a->table || b->table) return false;
  if (b->indent > a->indent + (a->ends ? 0 : 1)) return false;
  if (runs_on(a, b) && a->width * 3 >= wrap.low * 2) return true;
  uint32_t width = a->width + (first && !a->indent && !a->ends ? INDENT : 0);
  bool forced = width + 1 + b->first_word > wrap.low;
  if (!forced || a->width > wrap.high + INDENT || width * 2 < wrap.low) {
    return false;
  }
  return !(a->title && !b->title);
}

static bool add_block(Document *d, Text *t, size_t *capacity, uint32_t line) {
  const Line *l = &t->lines[line];
  if (t->block_count == *capacity) {
    size_t more = *capacity ? *capacity * 2 : t->line_count / 2 + 8;
    Block *larger =
        arena_grow(d->arena, t->blocks, t->block_count, more, sizeof(Block));
    if (!larger) return false;
    t->blocks = larger;
    *capacity = more;
  }
  t->blocks[t->block_count++] = (Block){.start = l->start,
                                        .length = l->length,
                                        .first_line = line,
                                        .end_line = line + 1,
                                        .words = l->words};
  return true;
}

static bool is_first_line(const Text *t, uint32_t line) {
  return t->blocks[t->block_count - 1].first_line + 1 == line;
}

static void extend_block(Text *t, uint32_t line) {
  const Line *l = &t->lines[line];
  Block *b = &t->blocks[t->block_count - 1];
  b->length = l->start + l->length - b->start;
  b->end_line = line + 1;
  b->words += l->words;
}

void blocks_find(Document *d, Text *t) {
  Wrap wrap = {0, 0};
  if (!mostly_long(t)) wrap = wrap_find(d->text, t);
  size_t capacity = 0;
  Shape last = {0}, next;
  bool open = false; /* the last line may be gone on with */
  t->hard_wrapped = wrap.low > 0;
  for (uint32_t i = 0; i < t->line_count; i++) {
    if (i % (1 << 16) == (1 << 16) - 1 && document_stopped(d)) return;
    const Line *line = &t->lines[i];
    bool wrapped = wrap.low && can_be_wrapped(line);
    if (wrapped) next = line_shape(d->text, line);
    if (line->length) {
      /* no article has so many: the rest becomes one block, nothing is lost */
      if (t->block_count == MOST_BLOCKS ||
          (wrapped && open && joins(&last, &next, wrap, is_first_line(t, i))))
        extend_block(t, i);
      else if (!add_block(d, t, &capacity, i))
        return;
    }
    open = wrapped;
    if (wrapped) last = next;
  }
}
