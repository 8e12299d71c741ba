/* Fuzz target: HTML to its visible text, with metadata and hints of roles. */
#include "base/utf8.h"
#include "invariants.h"
#include "read/read.h"

static void must_hold_metadata(Str text, const Metadata *m) {
  const Str texts[] = {
      m->url,    m->site,   m->language,  m->headline,       m->deck,
      m->byline, m->agency, m->published, m->published_from, m->file_modified};
  for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
    must_be_text(texts[i]);
  }
  uint32_t start = 0;
  for (size_t i = 0; i < m->hint_count; i++) {
    Span span = m->hints[i].span;
    MUST(span.start >= start && m->hints[i].role < ROLE_COUNT);
    MUST((size_t)span.start + span.length <= text.length);
    MUST(utf8_is_boundary(text, span.start));
    MUST(utf8_is_boundary(text, (size_t)span.start + span.length));
    start = span.start;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  fuzz_open(&f, data, size);
  html_is_page(f.d.text);
  Metadata meta = {0};
  Str text = html_extract(&f.arena, f.d.text, &meta);
  MUST(text.data && utf8_is_valid(text));
  must_hold_metadata(text, &meta);
  Document d;
  document_init(&d, &f.arena, text);
  d.meta = meta;
  must_hold_article(&d);
  fuzz_close(&f);
  return 0;
}
