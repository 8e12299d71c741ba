/* What was said and who said it: see quote.h. */
#include "quote/quote.h"

const char *const QUOTE_KIND_NAMES[QUOTE_KIND_COUNT] = {"direct", "mixed",
                                                        "indirect", "scare"};
const char *const CUE_CLASS_NAMES[CUE_CLASS_COUNT] = {
    "say",  "claim",   "confirm", "deny",      "ask",  "demand",
    "warn", "promise", "praise",  "criticize", "think"};
const char *const SPEAKER_KIND_NAMES[SPEAKER_KIND_COUNT] = {
    "person", "organization", "group", "anonymous", "unknown"};

const Quotes *document_quotes(Document *d) {
  static const Quotes empty = {0};
  if (!d->stage_quotes) d->stage_quotes = ARENA_NEW(d->arena, Quotes);
  return d->stage_quotes ? d->stage_quotes : &empty;
}
