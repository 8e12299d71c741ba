/* What was said and who said it: see quote.h. */
#include "quote/quote.h"

#include "quote/attribute.h"
#include "quote/speaker.h"

const char *const QUOTE_KIND_NAMES[QUOTE_KIND_COUNT] = {"direct", "mixed",
                                                        "indirect", "scare"};
const char *const CUE_CLASS_NAMES[CUE_CLASS_COUNT] = {
    "say",  "claim",   "confirm", "deny",      "ask",  "demand",
    "warn", "promise", "praise",  "criticize", "think"};
const char *const SPEAKER_KIND_NAMES[SPEAKER_KIND_COUNT] = {
    "person", "organization", "group", "anonymous", "unknown"};

/* English, or not known to be another language, or asked for all the same. */
static bool is_readable(Document *d) {
  Str language = document_text(d)->language;
  return !language.data || d->options.any_language ||
         str_starts_nocase(language, STR("en"));
}

static void find_quotes(Document *d, Quotes *quotes) {
  Reading r;
  AttributionList list = {0};
  if (!is_readable(d) || !reading_init(&r, d) ||
      !quotes_attribute(&r, quote_model(), &list)) {
    return;
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
