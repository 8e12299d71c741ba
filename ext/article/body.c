/*
** The story alone: see body.h.
*/
#include "article/body.h"

bool body_has_role(uint8_t role) {
  return role == ROLE_PARAGRAPH || role == ROLE_SUBHEADING || role == ROLE_LIST;
}

static bool is_mark_or_space(Str s, size_t *n) {
  static const char *const MARKS[] = {" ",
                                      "-",
                                      ":",
                                      ".",
                                      "\t",
                                      "\xC2\xA0",
                                      "\xE2\x80\x93",
                                      "\xE2\x80\x94",
                                      "\xE2\x80\x95",
                                      "\xE2\x80\x92"};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    Str mark = str_from_c(MARKS[i]);
    if (s.length >= mark.length &&
        memcmp(s.data, mark.data, mark.length) == 0) {
      *n = mark.length;
      return true;
    }
  }
  return false;
}

Str body_words_of(const Document *d, const Article *a, Span span) {
  Str text = str_span(d->text, span);
  Span dateline = a->dateline.span;
  if (dateline.length == 0 || dateline.start != span.start) return text;
  text = str_slice(text, dateline.length, text.length - dateline.length);
  for (size_t n; text.length > 0 && is_mark_or_space(text, &n);) {
    text = str_slice(text, n, text.length - n);
  }
  return text;
}

Str article_body(Document *d) {
  const Article *a = document_article(d);
  Buffer out = {.arena = d->arena};
  bool any = false;
  for (uint32_t i = 0; i < a->segment_count; i++) {
    if (!body_has_role(a->segments[i].role)) continue;
    Str text = body_words_of(d, a, a->segments[i].span);
    if (text.length == 0) continue;
    if (any) buffer_add(&out, STR("\n\n"));
    buffer_add(&out, text);
    any = true;
  }
  return any ? buffer_str(&out) : STR_NULL;
}
