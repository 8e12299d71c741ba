/* Fuzz target: JSON to a tree, and the end of a value that comes in pieces. */
#include "base/utf8.h"
#include "invariants.h"
#include "read/json.h"

/* Every node of the tree, with bounded depth. */
static size_t must_hold_json(const Json *value, int depth) {
  size_t nodes = 1, children = 0;
  MUST(depth <= JSON_DEPTH + 1);
  must_be_text(value->key);
  must_be_text(value->text);
  MUST(value->kind <= JSON_OBJECT);
  JSON_EACH(item, value) {
    nodes += must_hold_json(item, depth + 1);
    children++;
  }
  MUST(children == value->count);
  return nodes;
}

/* The same end is found whether the bytes come at once or one by one. */
static void must_scan_alike(Str text) {
  JsonScan whole = {0}, pieces = {0};
  bool done = false, piece_done = false;
  size_t used = json_scan(&whole, text, &done), sum = 0;
  MUST(used <= text.length);
  while (sum < text.length && !piece_done) {
    size_t n = json_scan(&pieces, str_slice(text, sum, 1), &piece_done);
    MUST(n <= 1);
    sum += n;
    if (n == 0) break;
  }
  MUST(sum == used && done == piece_done);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  JsonError e = {0};
  fuzz_open(&f, data, size);
  const Json *value = json_parse(&f.arena, f.d.text, &e);
  if (value) {
    must_hold_json(value, 0);
  } else {
    MUST(e.message && e.offset <= f.d.text.length);
  }
  must_scan_alike(f.d.text);
  fuzz_close(&f);
  return 0;
}
