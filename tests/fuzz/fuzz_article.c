/* Fuzz target: lines, blocks, tokens, sentences, segments, code points. */
#include "base/utf8.h"
#include "invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  fuzz_open(&f, data, size);
  must_hold_lines(&f.d);
  must_hold_article(&f.d);
  must_hold_text(&f.d);
  Points points = points_make(&f.arena, f.d.text);
  uint32_t end = (uint32_t)f.d.text.length;
  MUST(points_at(&points, end) == utf8_count(f.d.text, 0, end));
  fuzz_close(&f);
  return 0;
}
