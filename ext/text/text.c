/* The stages of a text, each computed once: see text.h. */
#include "text/text.h"

#include "text/lines.h"
#include "text/token.h"

static Text *text_stage(Document *d) {
  if (!d->stage_text) {
    Text *t = ARENA_NEW(d->arena, Text);
    if (t) {
      lines_find(d, t);
      blocks_find(d, t);
      t->language = language_find(d->text);
      if (d->arena->failed) *t = (Text){0};
    }
    d->stage_text = t;
  }
  return d->stage_text;
}

const Text *document_lines(Document *d) {
  static const Text empty = {0};
  const Text *t = text_stage(d);
  return t ? t : &empty;
}

const Text *document_text(Document *d) {
  static const Text empty = {0};
  Text *t = text_stage(d);
  if (!t) return &empty;
  if (t->has_tokens || d->arena->failed) return t;
  tokens_find(d, t);
  sentences_find(d, t);
  if (d->arena->failed) *t = (Text){0};
  t->has_tokens = true;
  return t;
}
