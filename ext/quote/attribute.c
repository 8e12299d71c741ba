/* From marks and words to who said what: see attribute.h. */
#include "quote/attribute.h"

#include "quote/frame.h"
#include "quote/mend.h"
#include "quote/scare.h"

enum { NONE = UINT32_MAX, MOST_PARTS = 64 };

/* Tokens that are part of some content, and of a source or cue. */
enum { IN_CONTENT = 1, IN_FRAME = 2 };

static uint8_t *cover(const Reading *r, const AttributionList *list) {
  uint8_t *covered = arena_zero(r->d->arena, r->text->token_count);
  for (size_t i = 0; covered && i < list->count; i++) {
    const Attribution *a = &list->items[i];
    for (uint32_t p = 0; p < a->content_count; p++) {
      for (uint32_t t = a->contents[p].first; t < a->contents[p].end; t++) {
        covered[t] |= IN_CONTENT;
      }
    }
    for (uint32_t t = a->source.first; t < a->source.end; t++) {
      covered[t] |= IN_FRAME;
    }
    for (uint32_t t = a->cue.first; t < a->cue.end; t++) {
      covered[t] |= IN_FRAME;
    }
  }
  return covered;
}

/* True when less than a fifth of the span's words is in some content. */
static bool is_left_over(const Reading *r, const uint8_t *covered, Run run) {
  uint32_t words = 0, inside = 0;
  for (uint32_t i = run.first; i < run.end; i++) {
    if (!token_has_word(&r->text->tokens[i])) continue;
    words++;
    inside += (covered[i] & IN_CONTENT) != 0;
  }
  return words > 0 && inside * 5 < words;
}

/*
** The attribution that each block's last content belongs to: a paragraph that
** is nothing but a quotation goes on with that of the paragraph before.
*/
static uint32_t *last_of_blocks(const Reading *r, const AttributionList *list) {
  uint32_t *last = ARENA_ARRAY(r->d->arena, uint32_t, r->text->block_count);
  uint32_t *end =
      arena_zero(r->d->arena, r->text->block_count * sizeof(uint32_t));
  if (!last || !end) return NULL;
  for (uint32_t b = 0; b < r->text->block_count; b++) last[b] = NONE;
  for (size_t i = 0; i < list->count; i++) {
    const Attribution *a = &list->items[i];
    for (uint32_t p = 0; p < a->content_count; p++) {
      uint32_t b = reading_block(r, a->contents[p].first);
      bool marked = r->mark_of[a->contents[p].end - 1] != NO_MARK;
      if (marked && a->contents[p].end > end[b]) {
        end[b] = a->contents[p].end;
        last[b] = (uint32_t)i;
      }
    }
  }
  return last;
}

static bool has_words(const Reading *r, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    if (token_has_word(&r->text->tokens[i])) return true;
  }
  return false;
}

/* Is the run all the words of its block? */
static bool fills_block(const Reading *r, Run run) {
  const Block *b = &r->text->blocks[reading_block(r, run.first)];
  /* This order: of many spans in a block all but the last fail at once. */
  return !has_words(r, run.end, b->end_token) &&
         !has_words(r, b->first_token, run.first);
}

/* Adds a content behind the others of an attribution. */
static void append_content(Arena *arena, Attribution *a, Run run) {
  Run *contents = ARENA_ARRAY(arena, Run, a->content_count + 1);
  if (!contents) return;
  memcpy(contents, a->contents, a->content_count * sizeof(Run));
  contents[a->content_count++] = run;
  a->contents = contents;
}

/* Spans that no content covers, and what became of the ones before. */
typedef struct LeftOvers {
  const Reading *r;
  const Word *words;
  AttributionList *list;
  uint32_t *last;  /* of each block: index of its last attribution, or NONE */
  uint32_t before; /* attribution of the left-over span before, or NONE */
} LeftOvers;

/* The attribution that a left-over span goes on with, or NONE. */
static uint32_t continued(const LeftOvers *o, Run run) {
  uint32_t block = reading_block(o->r, run.first);
  if (o->before != NONE) {
    const Attribution *a = &o->list->items[o->before];
    if (a->content_count < MOST_PARTS &&
        !has_words(o->r, a->contents[a->content_count - 1].end, run.first)) {
      return o->before;
    }
  }
  if (block > 0 && fills_block(o->r, run) && o->last[block - 1] != NONE) {
    const Attribution *a = &o->list->items[o->last[block - 1]];
    bool latest = a->contents[a->content_count - 1].end <= run.first;
    if (latest && a->content_count < MOST_PARTS) return o->last[block - 1];
  }
  return NONE;
}

static void add_left_over(LeftOvers *o, Run run) {
  Arena *arena = o->r->d->arena;
  Run cue = {0, 0}, source = {0, 0};
  bool framed = frame_find(o->r, o->words, run, &cue, &source);
  bool said = framed || mark_is_said(o->r, run);
  Origin origin = framed ? ORIGIN_FRAME : said ? ORIGIN_FLOATING : ORIGIN_SCARE;
  uint32_t to = said && !framed ? continued(o, run) : NONE;
  if (to != NONE) {
    append_content(arena, &o->list->items[to], run);
  } else {
    Run *contents = ARENA_ARRAY(arena, Run, 1);
    if (!contents || !ARENA_PUSH(arena, o->list)) return;
    *contents = run;
    to = (uint32_t)o->list->count++;
    o->list->items[to] = (Attribution){.contents = contents,
                                       .content_count = 1,
                                       .cue = cue,
                                       .source = source,
                                       .origin = (uint8_t)origin};
  }
  o->before = said ? to : NONE;
  if (said) o->last[reading_block(o->r, run.first)] = to;
}

/* Marked spans that no content covers. */
static void add_left_overs(const Reading *r, const Word *words,
                           AttributionList *list) {
  uint8_t *covered = cover(r, list);
  LeftOvers o = {r, words, list, last_of_blocks(r, list), NONE};
  if (!covered || !o.last) return;
  for (size_t i = 0; i < r->marks.count && !r->d->arena->failed; i++) {
    const MarkSpan *m = &r->marks.items[i];
    Run run = reading_mark_run(r, m);
    bool guessed = (m->flags & (MARK_UNOPENED | MARK_CONTINUED)) ==
                   MARK_UNOPENED; /* nobody knows where it began */
    if (run.first < run.end && !guessed && reading_has_block(r, m->block) &&
        is_left_over(r, covered, run)) {
      add_left_over(&o, run);
    }
  }
}

static void mend_all(const Reading *r, const Word *words,
                     AttributionList *list) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++) {
    Attribution a = list->items[i];
    if (attribution_mend(r, words, &a)) list->items[kept++] = a;
  }
  list->count = kept;
}

bool quotes_attribute(const Reading *r, const QuoteModel *model,
                      AttributionList *list) {
  PieceList pieces = {0};
  Linker linker;
  const Word *words = words_read(r, model);
  if (!words || !quote_tag(r, model, words, &pieces) ||
      !linker_init(&linker, r, words, &pieces)) {
    return false;
  }
  link_all(&linker, model, list);
  mend_all(r, words, list);
  add_left_overs(r, words, list);
  return !r->d->arena->failed;
}
