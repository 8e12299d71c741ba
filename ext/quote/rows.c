/*
** Attributions to rows: spans, kind, words and fingerprint. See reading.h.
**
**   "We will win," she said, "and soon."
**   -> kind direct, two parts, words: We will win, and soon.
*/
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "quote/reading.h"

static Span run_span(const Reading *r, Run run) {
  if (run.first >= run.end) return (Span){0, 0};
  const Token *a = &r->text->tokens[run.first];
  const Token *b = &r->text->tokens[run.end - 1];
  return (Span){a->start, b->start + b->length - a->start};
}

/* Letters and digits of a run, and how many of them stand between marks. */
typedef struct Letters {
  uint32_t all, marked;
} Letters;

static Letters count_letters(const Reading *r, Run run) {
  Letters n = {0, 0};
  for (uint32_t i = run.first; i < run.end; i++) {
    const Token *t = &r->text->tokens[i];
    if (!token_has_word(t)) continue;
    n.all += t->length;
    if (r->mark_of[i] != NO_MARK) n.marked += t->length;
  }
  return n;
}

/*
** Takes in the marks beside a run whose words fill a marked span up to its
** edge, so that parts have their marks wherever the tagger stopped.
*/
static Run take_marks(const Reading *r, Run run) {
  const Token *tokens = r->text->tokens;
  while (run.first > 0 && r->mark_of[run.first] != NO_MARK &&
         r->mark_of[run.first - 1] == r->mark_of[run.first] &&
         tokens[run.first - 1].start <
             r->marks.items[r->mark_of[run.first]].start +
                 r->marks.items[r->mark_of[run.first]].open) {
    run.first--;
  }
  uint32_t last = run.end - 1;
  if (r->mark_of[last] == NO_MARK) return run;
  const MarkSpan *m = &r->marks.items[r->mark_of[last]];
  while (run.end < r->text->token_count &&
         r->mark_of[run.end] == r->mark_of[last] &&
         tokens[run.end].start >= m->start + m->length - m->close) {
    run.end++;
  }
  return run;
}

/* The words of a part: without outer marks when all of it is marked. */
static Str part_words(const Reading *r, Run run, Span part) {
  Str words = str_span(r->d->text, part);
  Letters n = count_letters(r, run);
  if (n.marked < n.all || n.all == 0) return words;
  size_t open = mark_length(words, 0);
  words = str_trim(str_slice(words, open, words.length - open));
  for (size_t back = 1; back <= 6 && back < words.length; back++) {
    size_t at = words.length - back;
    if (back == mark_length(words, at) && r->mark_of[run.end - 1] != NO_MARK) {
      /* Two single marks may stand for one double mark. */
      size_t pair = at >= back && mark_length(words, at - back) == 2 * back;
      words.length = at - (pair ? back : 0);
      break;
    }
  }
  return str_trim(words);
}

/* Adds words with each run of white space (line ends) made one space. */
static void add_words(Buffer *out, Str words) {
  if (out->count) buffer_add_char(out, ' ');
  for (size_t i = 0; i < words.length; i++) {
    if (!ascii_is_space(words.data[i])) {
      buffer_add_char(out, words.data[i]);
    } else if (!ascii_is_space(words.data[i - 1])) {
      buffer_add_char(out, ' ');
    }
  }
}

/* Hash of a word without case and apostrophes. */
static uint64_t hash_word(Str word) {
  uint64_t h = 1469598103934665603ull;
  for (size_t i = 0; i < word.length;) {
    uint32_t c;
    i += utf8_decode(word.data + i, word.data + word.length, &c);
    c = unicode_to_lower(c);
    if (c != '\'' && c != 0x2019) h = (h ^ c) * 1099511628211ull;
  }
  return h;
}

/* The same words give the same value, whatever case and marks they have. */
static uint64_t add_fingerprint(const Reading *r, Run run, uint64_t h) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (!token_has_word(&r->text->tokens[i])) continue;
    h = hash_mix(h, hash_word(reading_word(r, i)));
  }
  return h;
}

/*
** PolNeAR's users call direct what is marked but for a twentieth; what the
** reporter begins ("that 'we go'") is mixed all the same.
*/
static QuoteKind kind_of(const Reading *r, const Attribution *a, Letters n) {
  if (a->origin == ORIGIN_SCARE) return QUOTE_SCARE;
  if (n.marked == 0) return QUOTE_INDIRECT;
  if (r->mark_of[a->contents[0].first] == NO_MARK) return QUOTE_MIXED;
  return n.marked * 20ull >= n.all * 19ull ? QUOTE_DIRECT : QUOTE_MIXED;
}

static bool fill_parts(Reading *r, const Attribution *a, Quote *q) {
  Span *parts = ARENA_ARRAY(r->d->arena, Span, a->content_count);
  Buffer words = {.arena = r->d->arena};
  Letters n = {0, 0};
  uint32_t count = 0, behind = 0; /* the part before ends there */
  if (!parts) return false;
  for (uint32_t i = 0; i < a->content_count; i++) {
    Run run = take_marks(r, a->contents[i]);
    if (run.first < behind) run.first = behind; /* a mark between two parts */
    if (run.first >= run.end) continue;
    behind = run.end;
    Letters here = count_letters(r, run);
    n.all += here.all;
    n.marked += here.marked;
    parts[count] = run_span(r, run);
    add_words(&words, part_words(r, run, parts[count++]));
    q->fingerprint = add_fingerprint(r, run, q->fingerprint);
  }
  if (count == 0) return false;
  const Span *last = &parts[count - 1];
  q->parts = parts;
  q->part_count = count;
  q->span = (Span){parts[0].start, last->start + last->length - parts[0].start};
  q->words = buffer_str(&words);
  q->kind = (uint8_t)kind_of(r, a, n);
  return n.all > 0;
}

/*
** Probability that the words and the source are right. For what the linker
** made it is a logistic curve over its margin and the kind, fitted on the
** cross-validated train part of PolNeAR (calibration error 0.013 in tenths);
** for left-over marks their share of right ones.
*/
static float score_of(const Attribution *a, QuoteKind kind) {
  static const float LEFT_OVER[] = {
      [ORIGIN_FRAME] = 0.8f, [ORIGIN_FLOATING] = 0.5f, [ORIGIN_SCARE] = 0.8f};
  if (a->origin != ORIGIN_LINKED) return LEFT_OVER[a->origin];
  float m = fminf(fmaxf(a->margin, 0), 20) / 10;
  float odds = -0.278f + 0.742f * m + 0.333f * m * m;
  if (kind == QUOTE_DIRECT) odds += 0.883f;
  if (kind == QUOTE_MIXED) odds += 0.347f;
  return 1 / (1 + expf(-odds));
}

static bool row_make(Reading *r, const Attribution *a, Quote *q) {
  *q = (Quote){.cue_class = CUE_NONE,
               .speaker_kind = SPEAKER_UNKNOWN,
               .entity = NO_ENTITY};
  if (a->content_count == 0 || !fill_parts(r, a, q)) return false;
  q->score = score_of(a, (QuoteKind)q->kind);
  q->cue = run_span(r, a->cue);
  q->source = run_span(r, a->source);
  q->sentence = r->sentence_of[a->contents[0].first];
  q->segment = r->text->sentences[q->sentence].block;
  return true;
}

static int by_start(const void *a, const void *b) {
  const Attribution *x = a, *y = b;
  uint32_t p = x->contents[0].first, q = y->contents[0].first;
  if (p != q) return p < q ? -1 : 1;
  p = x->contents[0].end, q = y->contents[0].end;
  return p < q ? -1 : p > q;
}

Quotes rows_make(Reading *r, AttributionList *list) {
  Quotes quotes = {0};
  quotes.quotes = ARENA_ARRAY(r->d->arena, Quote, list->count);
  if (!quotes.quotes) return quotes;
  if (list->count)
    qsort(list->items, list->count, sizeof(*list->items), by_start);
  for (size_t i = 0; i < list->count && !r->d->arena->failed; i++) {
    Quote *q = &quotes.quotes[quotes.quote_count];
    if (row_make(r, &list->items[i], q)) quotes.quote_count++;
  }
  if (r->d->arena->failed) quotes.quote_count = 0;
  return quotes;
}
