/* What was said and who said it: see quote.h. */
#include "quote/quote.h"

#include "quote/cue.h"
#include "quote/reading.h"
#include "quote/scare.h"
#include "quote/speaker.h"

const char *const QUOTE_KIND_NAMES[QUOTE_KIND_COUNT] = {"direct", "mixed",
                                                        "indirect", "scare"};
const char *const CUE_CLASS_NAMES[CUE_CLASS_COUNT] = {
    "say",  "claim",   "confirm", "deny",      "ask",  "demand",
    "warn", "promise", "praise",  "criticize", "think"};
const char *const SPEAKER_KIND_NAMES[SPEAKER_KIND_COUNT] = {
    "person", "organization", "group", "anonymous", "unknown"};

/* A run of capitalised words or a pronoun that ends or begins at `at`. */
static Run source_beside(const Reading *r, uint32_t at, bool left) {
  const Sentence *s = &r->text->sentences[r->sentence_of[left ? at - 1 : at]];
  Run run = {at, at};
  if (left) {
    while (run.first > s->first_token && r->mark_of[run.first - 1] == NO_MARK &&
           (r->text->tokens[run.first - 1].flags & TOKEN_CAPITAL)) {
      run.first--;
    }
    Str word = reading_word(r, at - 1);
    if (run.first == run.end &&
        (str_equal(word, STR("he")) || str_equal(word, STR("she")) ||
         str_equal(word, STR("they")))) {
      run.first--;
    }
  } else {
    while (run.end < s->end_token && r->mark_of[run.end] == NO_MARK &&
           (r->text->tokens[run.end].flags & TOKEN_CAPITAL)) {
      run.end++;
    }
  }
  return run;
}

/* The reporting word nearest to a marked span, in its sentences. */
static Run nearest_cue(const Reading *r, Run run) {
  const Text *t = r->text;
  uint32_t from = t->sentences[r->sentence_of[run.first]].first_token;
  uint32_t to = t->sentences[r->sentence_of[run.end - 1]].end_token;
  for (uint32_t i = 0; i < 12; i++) {
    if (run.end + i < to && r->mark_of[run.end + i] == NO_MARK &&
        cue_word_class(reading_word(r, run.end + i)) < CUE_PRAISE) {
      return (Run){run.end + i, run.end + i + 1};
    }
    if (run.first >= from + i + 1 && r->mark_of[run.first - i - 1] == NO_MARK &&
        cue_word_class(reading_word(r, run.first - i - 1)) < CUE_PRAISE) {
      return (Run){run.first - i - 1, run.first - i};
    }
  }
  return (Run){0, 0};
}

static void attribute_mark(Reading *r, Run run, AttributionList *list) {
  Run *content = ARENA_NEW(r->d->arena, Run);
  if (!content || !ARENA_PUSH(r->d->arena, list)) return;
  *content = run;
  Attribution a = {.contents = content, .content_count = 1, .score = 0.5f};
  a.scare = !mark_is_said(r, run);
  if (!a.scare) a.cue = nearest_cue(r, run);
  if (a.cue.end > a.cue.first) {
    if (a.cue.first > 0) a.source = source_beside(r, a.cue.first, true);
    if (a.source.first == a.source.end && a.cue.end < r->text->token_count) {
      a.source = source_beside(r, a.cue.end, false);
    }
  }
  list->items[list->count++] = a;
}

static void find_quotes(Document *d, Quotes *quotes) {
  Reading r;
  AttributionList list = {0};
  if (!reading_init(&r, d)) return;
  for (size_t i = 0; i < r.marks.count && !d->arena->failed; i++) {
    Run run = reading_mark_run(&r, &r.marks.items[i]);
    if (run.first == run.end ||
        !reading_has_block(&r, r.marks.items[i].block)) {
      continue;
    }
    attribute_mark(&r, run, &list);
  }
  *quotes = rows_make(&r, &list);
  speaker_resolve(d, quotes->quotes, quotes->quote_count);
}

const Quotes *document_quotes(Document *d) {
  static const Quotes empty = {0};
  if (!d->stage_quotes) {
    d->stage_quotes = ARENA_NEW(d->arena, Quotes);
    if (d->stage_quotes) find_quotes(d, d->stage_quotes);
  }
  return d->stage_quotes && !d->arena->failed ? d->stage_quotes : &empty;
}
