/*
** Columns of the quotation tagger: see column.h. What concerns a token alone
** comes first, then its sentence, its comma segment, the marks, the paragraph.
*/
#include "quote/column.h"

#include "base/hash.h"

enum {
  NONE = UINT32_MAX,
  EDGE_BEFORE = UINT32_MAX - 1, /* cells beyond the window */
  EDGE_BEHIND = UINT32_MAX - 2,
  DASH = '_',         /* the ASCII form of dashes */
  COLUMN_UNKNOWN = 1, /* no such thing; 0 stays free */
};

/* ---- words ---- */

/* Curly marks, dashes and dots beyond ASCII (U+20xx) as ASCII; 0: others. */
static char ascii_form(unsigned char second, unsigned char third) {
  if (second != 0x80) return 0;
  switch (third) {
  case 0x93:
  case 0x94:
    return DASH;
  case 0x98:
  case 0x99:
    return '\'';
  case 0x9C:
  case 0x9D:
  case 0x9E:
    return '"';
  case 0xA6:
    return '.';
  default:
    return 0;
  }
}

/* Folds the next character of a word into `*out`; returns its bytes. */
static size_t fold_char(Str word, size_t at, char *out) {
  unsigned char c = (unsigned char)word.data[at];
  *out = ascii_lower((char)c);
  if (c == 0xE2 && at + 2 < word.length) {
    char folded = ascii_form((unsigned char)word.data[at + 1],
                             (unsigned char)word.data[at + 2]);
    if (folded) {
      *out = folded;
      return 3;
    }
  }
  return 1;
}

uint32_t word_form(Str word) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < word.length;) {
    char c;
    i += fold_char(word, i, &c);
    h = (h ^ (unsigned char)c) * 16777619u;
  }
  h ^= h >> 15;
  return h ? h : 1;
}

static bool ends_in(Str word, const char *end, size_t length) {
  if (word.length <= length + 2) return false;
  return str_equal_nocase(str_slice(word, word.length - length, length),
                          (Str){end, length});
}

/*
** One ASCII character for a punctuation mark, however it is written: -- and –
** are dashes, '' and “ are double marks. 0: some other symbol.
*/
static char ascii_mark(Str mark) {
  char c;
  size_t length = fold_char(mark, 0, &c);
  if (c & 0x80) return 0;
  if (length == mark.length) return c;
  if (c == '-') return DASH;
  return c == '\'' || c == '`' ? '"' : c;
}

/* The class of a word that is in no list. */
static uint8_t class_by_shape(const Token *t, Str word) {
  if (t->kind == TOKEN_NUMBER) return CLASS_NUMBER;
  if (t->kind == TOKEN_ADDRESS) return CLASS_ADDRESS;
  if (t->kind == TOKEN_PUNCT) {
    return (uint8_t)(CLASS_PUNCTUATION + ascii_mark(word));
  }
  if (t->flags & TOKEN_ALL_CAPITALS) return CLASS_ALL_CAPITALS;
  if (t->flags & TOKEN_CAPITAL) return CLASS_CAPITAL;
  if (ends_in(word, "ly", 2)) return CLASS_LY;
  if (ends_in(word, "ing", 3)) return CLASS_ING;
  if (ends_in(word, "ed", 2)) return CLASS_ED;
  return ends_in(word, "s", 1) ? CLASS_S : CLASS_LOWER;
}

/* A hyphen that stands free is a dash. */
static bool is_dash(const Reading *r, uint32_t i) {
  const Token *t = &r->text->tokens[i];
  bool has_next = i + 1 < r->text->token_count;
  return t->length == 1 && r->d->text.data[t->start] == '-' && has_next &&
         (t->flags & TOKEN_SPACE_BEFORE) && (t[1].flags & TOKEN_SPACE_BEFORE);
}

/* A hyphen between two words, or the word behind it: the rest of a compound. */
static bool is_joined(const Reading *r, uint32_t i) {
  const Token *t = &r->text->tokens[i];
  uint32_t count = r->text->token_count;
  bool hyphen = t->length == 1 && r->d->text.data[t->start] == '-';
  uint32_t at = hyphen ? i : i - 1; /* where the hyphen is */
  if (at == 0 || i == 0 || at + 1 >= count) return false;
  t = &r->text->tokens[at];
  return t->length == 1 && r->d->text.data[t->start] == '-' &&
         !((t->flags | t[1].flags) & TOKEN_SPACE_BEFORE) &&
         token_has_word(t - 1) && token_has_word(t + 1);
}

static Word word_read(const Reading *r, const QuoteModel *model, uint32_t i) {
  const Token *t = &r->text->tokens[i];
  Str text = reading_word(r, i);
  Word w = {.form = word_form(text), .class = class_by_shape(t, text)};
  if (is_dash(r, i)) w.class = CLASS_PUNCTUATION + DASH;
  if (w.class > CLASS_PUNCTUATION) {
    char mark = (char)(w.class - CLASS_PUNCTUATION);
    w.form = word_form((Str){&mark, 1});
  }
  const Lexeme *l = model_lexeme(model, w.form);
  if (l) {
    /* "US" and "IT" are names, "us" and "it" pronouns. */
    bool name = (t->flags & TOKEN_ALL_CAPITALS) && t->length == 2;
    if (l->class && !name) w.class = l->class;
    /* so-called, much-quoted: such words report nothing */
    bool tail = (l->cue || l->speech) && is_joined(r, i);
    w.cue = tail ? 0 : l->cue;
    w.speech = tail ? 0 : l->speech;
  }
  uint32_t mark = r->mark_of[i];
  if (mark != NO_MARK) {
    w.quoted = r->marks.items[mark].single && !r->british ? 2 : 1;
  }
  return w;
}

Word *words_read(const Reading *r, const QuoteModel *model) {
  Word *words = ARENA_ARRAY(r->d->arena, Word, r->text->token_count);
  for (uint32_t i = 0; words && i < r->text->token_count; i++) {
    words[i] = word_read(r, model, i);
  }
  return words;
}

/* ---- windows ---- */

bool columns_init(Columns *c, const Reading *r, const Word *words) {
  enum { ROWS = WINDOW_TOKENS + 2 * WINDOW_PAD };
  *c = (Columns){.r = r, .words = words};
  c->cells = arena_array(r->d->arena, ROWS, sizeof(*c->cells));
  c->left_cue = ARENA_ARRAY(r->d->arena, uint32_t, WINDOW_TOKENS);
  c->right_cue = ARENA_ARRAY(r->d->arena, uint32_t, WINDOW_TOKENS);
  c->set = ARENA_ARRAY(r->d->arena, uint8_t, WINDOW_TOKENS);
  return !r->d->arena->failed;
}

/* As many whole sentences as fit; one that does not is cut. */
static uint32_t window_end(const Reading *r, uint32_t first, uint32_t end) {
  uint32_t limit = first + WINDOW_TOKENS;
  if (end <= limit) return end;
  uint32_t s = r->sentence_of[limit];
  uint32_t start = r->text->sentences[s].first_token;
  return start > first ? start : limit;
}

/* The first token behind the dateline, when `at` is where that begins. */
static uint32_t behind_dateline(const Reading *r, uint32_t at, uint32_t end) {
  Span dateline = document_article(r->d)->dateline.span;
  if (dateline.length == 0 || r->text->tokens[at].start != dateline.start) {
    return at;
  }
  uint32_t first = reading_token_at(r, dateline.start + dateline.length);
  while (first < end && !token_has_word(&r->text->tokens[first]) &&
         r->mark_of[first] == NO_MARK) {
    first++;
  }
  return first < end ? first : at;
}

bool window_next(const Reading *r, Run *window) {
  uint32_t at = window->end;
  while (at < r->text->token_count) {
    uint32_t b = reading_block(r, at);
    const Block *block = &r->text->blocks[b];
    if (reading_has_block(r, b)) {
      at = behind_dateline(r, at, block->end_token);
      *window = (Run){at, window_end(r, at, block->end_token)};
      return true;
    }
    at = block->end_token;
  }
  return false;
}

static uint32_t *cell(Columns *c, uint32_t token) {
  return c->cells[token - c->window.first + WINDOW_PAD];
}

static bool is_mark_class(const Word *w, char c) {
  return w->class == CLASS_PUNCTUATION + c;
}

static bool is_comma(const Word *w) {
  return !w->quoted && (is_mark_class(w, ',') || is_mark_class(w, ';') ||
                        is_mark_class(w, DASH));
}

static bool cuts_segment(const Word *w) {
  return is_comma(w) || (!w->quoted && is_mark_class(w, ':'));
}

/* Xx9 in runs of at most two, six characters: "McCain" -> "XxXxx". */
static uint32_t shape_of_word(Str word) {
  uint32_t h = 7, made = 0;
  char last = 0, before = 0;
  for (size_t i = 0; i < word.length && made < 6; i++) {
    char c = word.data[i];
    char s = ascii_is_upper(c)   ? 'X'
             : ascii_is_lower(c) ? 'x'
             : ascii_is_digit(c) ? 'd'
                                 : c;
    if (s == last && s == before) continue;
    before = last;
    last = s;
    h = (h ^ (unsigned char)s) * 16777619u;
    made++;
  }
  return h;
}

static uint32_t suffix_of_word(Str word, size_t length) {
  if (word.length < length) length = word.length;
  return word_form(str_slice(word, word.length - length, length));
}

static void fill_word(Columns *c, uint32_t i) {
  const Word *w = &c->words[i];
  Str text = reading_word(c->r, i);
  uint32_t *row = cell(c, i);
  memset(row, 0, sizeof(c->cells[0]));
  row[COL_FORM] = w->form;
  row[COL_SHAPE] = shape_of_word(text);
  row[COL_SUFFIX3] = suffix_of_word(text, 3);
  row[COL_SUFFIX2] = suffix_of_word(text, 2);
  row[COL_CLASS] = w->class;
  row[COL_CUE] = w->cue;
  row[COL_SPEECH] = w->speech;
  row[COL_QUOTED] = w->quoted;
}

/* ---- sentences ---- */

/* Nearest strong cues on both sides, and commas so far. */
static void find_cues(Columns *c, Run s) {
  uint32_t last = NONE, commas = 0, base = c->window.first;
  for (uint32_t i = s.first; i < s.end; i++) {
    c->left_cue[i - base] = last;
    if (word_is_cue(&c->words[i])) last = i;
    cell(c, i)[COL_COMMAS] = commas;
    if (is_comma(&c->words[i])) commas++;
  }
  last = NONE;
  for (uint32_t i = s.end; i-- > s.first;) {
    c->right_cue[i - base] = last;
    if (word_is_cue(&c->words[i])) last = i;
  }
}

static uint32_t at_most(uint32_t n, uint32_t limit) {
  return n < limit ? n : limit;
}

static void fill_cues(Columns *c, Run s) {
  uint32_t base = c->window.first;
  for (uint32_t i = s.first; i < s.end; i++) {
    uint32_t *row = cell(c, i), left = c->left_cue[i - base];
    uint32_t right = c->right_cue[i - base];
    row[COL_LEFT_CUE] = row[COL_RIGHT_CUE] = COLUMN_UNKNOWN;
    row[COL_LEFT_DISTANCE] = row[COL_RIGHT_DISTANCE] = 8;
    row[COL_LEFT_COMMAS] = row[COL_RIGHT_COMMAS] = 4;
    row[COL_LEFT_CLASS] = row[COL_RIGHT_CLASS] = 255;
    if (left != NONE) {
      row[COL_LEFT_CUE] = c->words[left].form;
      row[COL_LEFT_DISTANCE] = step_of(i - left);
      row[COL_LEFT_COMMAS] =
          at_most(row[COL_COMMAS] - cell(c, left)[COL_COMMAS], 3);
      if (left + 1 < s.end) row[COL_LEFT_CLASS] = c->words[left + 1].class;
    }
    if (right != NONE) {
      row[COL_RIGHT_CUE] = c->words[right].form;
      row[COL_RIGHT_DISTANCE] = step_of(right - i);
      row[COL_RIGHT_COMMAS] =
          at_most(cell(c, right)[COL_COMMAS] - row[COL_COMMAS], 3);
      if (right > s.first) row[COL_RIGHT_CLASS] = c->words[right - 1].class;
    }
  }
}

/* What a sentence has as a whole. */
typedef struct SentenceSum {
  uint32_t quoted, cues, speech;
  bool that;
} SentenceSum;

static SentenceSum sum_sentence(const Columns *c, Run s) {
  SentenceSum sum = {0};
  for (uint32_t i = s.first; i < s.end; i++) {
    const Word *w = &c->words[i];
    sum.quoted += w->quoted != 0;
    sum.cues += word_is_cue(w);
    sum.speech += w->speech && !w->quoted;
    sum.that |= w->class == CLASS_THAT;
  }
  return sum;
}

/* 0 nothing is marked, 1 some, 2 all. */
static uint32_t quoted_share(uint32_t quoted, Run run) {
  return quoted == 0 ? 0 : quoted == run.end - run.first ? 2 : 1;
}

static void fill_places(Columns *c, Run s, const SentenceSum *sum) {
  const Word *first = &c->words[s.first];
  uint32_t second = s.first + 1 < s.end ? first[1].class : 255;
  uint32_t share = quoted_share(sum->quoted, s);
  for (uint32_t i = s.first; i < s.end; i++) {
    uint32_t *row = cell(c, i);
    row[COL_INDEX] = step_of(i - s.first);
    row[COL_END] = step_of(s.end - 1 - i);
    row[COL_FIRST_FORM] = first->form;
    row[COL_FIRST_CLASSES] = first->class * 256u + second;
    row[COL_SENTENCE_QUOTED] = share;
    row[COL_SENTENCE_CUES] = at_most(sum->cues, 3);
    row[COL_SENTENCE_SPEECH] = at_most(sum->speech, 3);
    row[COL_SENTENCE_THAT] = sum->that;
    row[COL_COMMAS] = at_most(row[COL_COMMAS], 3);
  }
}

/* Distances to the next opening and from the last closing mark. */
static void fill_mark_distances(Columns *c, Run s) {
  uint32_t seen = NONE;
  for (uint32_t i = s.first; i < s.end; i++) {
    cell(c, i)[COL_LAST_CLOSE] = seen == NONE ? 8 : step_of(i - seen);
    if (cell(c, i)[COL_CLOSES]) seen = i;
  }
  seen = NONE;
  for (uint32_t i = s.end; i-- > s.first;) {
    cell(c, i)[COL_NEXT_OPEN] = seen == NONE ? 8 : step_of(seen - i);
    if (cell(c, i)[COL_OPENS]) seen = i;
  }
}

/* ---- comma segments ---- */

/* Segment [first, end) and the comma behind it. */
typedef struct Segments {
  Run before, now, next;
  uint32_t cues_before, cues_now, cues_next; /* 0-2; 3: no such segment */
  uint32_t index;
} Segments;

static uint32_t segment_end(const Columns *c, uint32_t from, uint32_t end) {
  while (from < end && !cuts_segment(&c->words[from])) from++;
  return from;
}

/* 0 no cue, 1 a strong cue, 2 one that reports speech. */
static uint32_t segment_cues(const Columns *c, Run run) {
  uint32_t cues = 0;
  for (uint32_t i = run.first; i < run.end; i++) {
    if (!word_is_cue(&c->words[i])) continue;
    cues = c->words[i].speech ? 2 : cues ? cues : 1;
  }
  return cues;
}

static void fill_segment(Columns *c, const Segments *g, Run s) {
  uint32_t to = g->now.end < s.end ? g->now.end + 1 : s.end;
  bool has_next = g->next.first < s.end;
  uint32_t left = has_next ? (g->next.end < s.end ? 2 : 1) : 0;
  for (uint32_t i = g->now.first; i < to; i++) {
    uint32_t *row = cell(c, i);
    const Word *first = &c->words[g->now.first];
    row[COL_SEGMENT_FORM] = g->index ? first->form : COLUMN_UNKNOWN;
    row[COL_SEGMENT_CLASS] = g->index ? first->class : 255;
    row[COL_SEGMENT_INDEX] = step_of(i - g->now.first);
    row[COL_NEXT_FORM] =
        has_next ? c->words[g->next.first].form : COLUMN_UNKNOWN;
    row[COL_NEXT_CLASS] = has_next ? c->words[g->next.first].class : 255;
    row[COL_NEXT_DISTANCE] = step_of(g->now.end - i);
    row[COL_SEGMENT_CUES] =
        g->cues_before * 16 + g->cues_now * 4 + g->cues_next;
    row[COL_SEGMENTS_LEFT] = left;
  }
}

static void fill_segments(Columns *c, Run s) {
  Segments g = {.cues_before = 3};
  g.now = (Run){s.first, segment_end(c, s.first, s.end)};
  g.cues_now = segment_cues(c, g.now);
  while (g.now.first < s.end) {
    uint32_t next = g.now.end < s.end ? g.now.end + 1 : s.end;
    g.next = (Run){next, segment_end(c, next, s.end)};
    g.cues_next = g.now.end < s.end ? segment_cues(c, g.next) : 3;
    fill_segment(c, &g, s);
    g.cues_before = g.cues_now;
    g.cues_now = g.cues_next;
    g.now = g.next;
    g.index++;
  }
}

/* ---- marked spans ---- */

/* Which punctuation stands last in a span: 1 none, 2 , 3 . 4 ? 5 ! 6 other. */
static uint32_t last_stop(const Columns *c, Run inner) {
  static const char STOPS[] = ",.?!";
  if (inner.first >= inner.end) return 1;
  const Word *w = &c->words[inner.end - 1];
  if (w->class < CLASS_PUNCTUATION) return 1;
  const char *stop = strchr(STOPS, w->class - CLASS_PUNCTUATION);
  return stop && *stop ? 2 + (uint32_t)(stop - STOPS) : 6;
}

static uint32_t words_in(const Reading *r, Run run) {
  uint32_t n = 0;
  for (uint32_t i = run.first; i < run.end; i++) {
    n += token_has_word(&r->text->tokens[i]);
  }
  return n;
}

/* Columns of all tokens in one marked span, as far as the window goes. */
static void fill_mark(Columns *c, const MarkSpan *m, Run run, Run whole) {
  const Reading *r = c->r;
  uint32_t words = words_in(r, run);
  uint32_t stop = last_stop(c, reading_mark_inner(r, m, run));
  bool starts = run.first == c->window.first ||
                r->sentence_of[run.first - 1] != r->sentence_of[run.first];
  bool several = r->sentence_of[run.first] != r->sentence_of[run.end - 1];
  const Word *before =
      run.first > c->window.first ? &c->words[run.first - 1] : NULL;
  const Word *behind = run.end < c->window.end ? &c->words[run.end] : NULL;
  uint32_t second =
      run.end + 1 < c->window.end ? c->words[run.end + 1].class : 255;
  for (uint32_t i = run.first; i < run.end; i++) {
    uint32_t *row = cell(c, i);
    row[COL_BEFORE_MARK] = before ? before->form : COLUMN_UNKNOWN;
    row[COL_BEFORE_CLASS] = before ? before->class : 255;
    row[COL_BEHIND_MARK] = behind ? behind->form : COLUMN_UNKNOWN;
    row[COL_BEHIND_CLASSES] = (behind ? behind->class : 255) * 256u + second;
    row[COL_MARK_WORDS] = 1 + step_of(words);
    row[COL_MARK_STARTS] = 1 + starts;
    row[COL_MARK_ENDS] = stop * 64 + several * 32u + m->flags;
  }
  if (run.first == whole.first) {
    uint32_t size = words < 4 ? words : words < 8 ? 4 : 5;
    cell(c, run.first)[COL_OPENS] = 1 + size * 2 + (m->single && !r->british);
  }
  if (run.end == whole.end) cell(c, run.end - 1)[COL_CLOSES] = stop;
}

static void fill_marks(Columns *c) {
  for (uint32_t i = c->window.first; i < c->window.end;) {
    uint32_t mark = c->r->mark_of[i];
    Run run = {i, i + 1};
    if (mark == NO_MARK) {
      i++;
      continue;
    }
    while (run.end < c->window.end && c->r->mark_of[run.end] == mark) run.end++;
    const MarkSpan *m = &c->r->marks.items[mark];
    Run whole = reading_mark_run(c->r, m);
    fill_mark(c, m, run, whole);
    i = run.end;
  }
}

/* ---- paragraphs ---- */

static void fill_paragraph(Columns *c) {
  Run w = c->window;
  SentenceSum sum = sum_sentence(c, w);
  bool opens = cell(c, w.first)[COL_OPENS];
  uint32_t share = quoted_share(sum.quoted, w);
  uint32_t how = opens ? 2 : c->words[w.first].quoted ? 1 : 0;
  for (uint32_t i = w.first; i < w.end; i++) {
    cell(c, i)[COL_PARAGRAPH] = how * 2 + (share == 2);
    cell(c, i)[COL_PARAGRAPH_BEFORE] = c->paragraph_before;
  }
  const Word *last = &c->words[w.end - 1];
  bool closed = cell(c, w.end - 1)[COL_CLOSES];
  bool colon = is_mark_class(last, ':') ||
               (w.end - w.first > 1 && is_mark_class(last - 1, ':'));
  uint32_t end = colon ? 3 : !last->quoted ? 0 : closed ? 1 : 2;
  c->paragraph_before = 1 + share * 8 + end * 2 + (sum.cues > 0);
}

/* The sentence before, as the next one sees it. */
static uint32_t sentence_memory(const Columns *c, Run s,
                                const SentenceSum *sum) {
  const Word *last = &c->words[s.end - 1];
  uint32_t stop = last->class >= CLASS_PUNCTUATION ? last->class : 0;
  return 1 + stop * 8 + quoted_share(sum->quoted, s) * 2 + (sum->cues > 0);
}

static void fill_sentences(Columns *c) {
  uint32_t before = 0, index = 0;
  for (uint32_t i = c->window.first; i < c->window.end; index++) {
    uint32_t end = c->r->text->sentences[c->r->sentence_of[i]].end_token;
    Run s = {i, end < c->window.end ? end : c->window.end};
    SentenceSum sum = sum_sentence(c, s);
    find_cues(c, s);
    fill_cues(c, s);
    fill_places(c, s, &sum);
    fill_mark_distances(c, s);
    fill_segments(c, s);
    for (; i < s.end; i++) {
      cell(c, i)[COL_SENTENCE_BEFORE] = before;
      cell(c, i)[COL_SENTENCE_INDEX] = at_most(index, 3);
    }
    before = sentence_memory(c, s, &sum);
  }
}

/* Which set of transitions leads into a token: marks, and what is before. */
static void fill_sets(Columns *c) {
  const Word *w = c->words;
  for (uint32_t i = c->window.first; i < c->window.end; i++) {
    bool first = i == c->window.first;
    bool starts = first || c->r->sentence_of[i] != c->r->sentence_of[i - 1];
    uint32_t place = starts ? 1 : cuts_segment(&w[i - 1]) ? 2 : 0;
    uint32_t marks = (!first && w[i - 1].quoted ? 2u : 0u) + (w[i].quoted != 0);
    c->set[i - c->window.first] = (uint8_t)(marks * 3 + place);
    if (!first && is_joined(c->r, i)) c->set[i - c->window.first] = SET_JOINED;
  }
}

void columns_fill(Columns *c, Run window) {
  uint32_t count = window.end - window.first;
  c->window = window;
  for (uint32_t p = 0; p < WINDOW_PAD; p++) {
    for (uint32_t k = 0; k < COLUMN_COUNT; k++) {
      c->cells[p][k] = EDGE_BEFORE;
      c->cells[WINDOW_PAD + count + p][k] = EDGE_BEHIND;
    }
  }
  for (uint32_t i = window.first; i < window.end; i++) fill_word(c, i);
  fill_marks(c);
  fill_sentences(c);
  fill_paragraph(c);
  fill_sets(c);
}
