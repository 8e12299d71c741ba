/* A document as the quote room sees it: see reading.h. */
#include "quote/reading.h"

/* Marks are in order and do not overlap, and so are tokens: one merge. */
static void assign_marks(Reading *r) {
  size_t m = 0;
  for (uint32_t i = 0; i < r->text->token_count; i++) {
    const Token *t = &r->text->tokens[i];
    while (m < r->marks.count &&
           r->marks.items[m].start + r->marks.items[m].length <= t->start) {
      m++;
    }
    bool inside = m < r->marks.count && r->marks.items[m].start <= t->start;
    r->mark_of[i] = inside ? (uint32_t)m : NO_MARK;
  }
}

/* Which marks have the longer spans, those of speech? */
static bool is_british(const Marks *marks) {
  enum { SPEECH = 24 }; /* bytes: scare marks hold less */
  size_t singles = 0, doubles = 0;
  for (size_t i = 0; i < marks->count; i++) {
    if (marks->items[i].length < SPEECH) continue;
    if (marks->items[i].single) {
      singles++;
    } else {
      doubles++;
    }
  }
  return singles > doubles;
}

bool reading_init(Reading *r, Document *d) {
  *r = (Reading){.d = d, .text = document_text(d)};
  r->mark_of = ARENA_ARRAY(d->arena, uint32_t, r->text->token_count);
  r->sentence_of = ARENA_ARRAY(d->arena, uint32_t, r->text->token_count);
  marks_find(&r->marks, d->arena, d->text, r->text);
  if (d->arena->failed) return false;
  r->british = is_british(&r->marks);
  assign_marks(r);
  for (uint32_t s = 0; s < r->text->sentence_count; s++) {
    const Sentence *sentence = &r->text->sentences[s];
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
      r->sentence_of[i] = s;
    }
  }
  return true;
}

bool reading_has_block(const Reading *r, uint32_t block) {
  const DocumentOptions *o = &r->d->options;
  const Article *a = document_article(r->d);
  if (o->all || o->whole || block >= a->segment_count) return true;
  return article_role_is_read((SegmentRole)a->segments[block].role);
}

uint32_t reading_token_at(const Reading *r, uint32_t at) {
  uint32_t low = 0, high = r->text->token_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const Token *t = &r->text->tokens[middle];
    if (t->start + t->length <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Run reading_mark_run(const Reading *r, const MarkSpan *mark) {
  Run run = {reading_token_at(r, mark->start), 0};
  run.end = reading_token_at(r, mark->start + mark->length - 1) + 1;
  if (run.end > r->text->token_count) run.end = r->text->token_count;
  if (run.end < run.first) run.end = run.first;
  return run;
}

Run reading_mark_inner(const Reading *r, const MarkSpan *mark, Run run) {
  const Token *tokens = r->text->tokens;
  uint32_t begin = mark->start + mark->open;
  uint32_t end = mark->start + mark->length - mark->close;
  while (run.first < run.end && tokens[run.first].start < begin) run.first++;
  while (run.end > run.first && tokens[run.end - 1].start >= end) run.end--;
  return run;
}
