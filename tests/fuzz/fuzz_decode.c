/*
** Fuzz target: bytes of any charset to UTF-8. Up to a first line "charset:x" is
** taken for the charset that a server declared.
*/
#include "base/utf8.h"
#include "invariants.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  Str text = STR_NULL, encoding = STR_NULL, error = STR_NULL;
  Str declared = STR_NULL, bytes = {(const char *)data, size};
  const char *end = size ? memchr(data, '\n', size) : NULL;
  if (end && str_starts_nocase(bytes, STR("charset:"))) {
    size_t length = (size_t)(end - bytes.data);
    declared = str_slice(bytes, 8, length - 8);
    bytes = str_slice(bytes, length + 1, size - length - 1);
  }
  char *copy = malloc(bytes.length ? bytes.length : 1);
  MUST(copy);
  memcpy(copy, bytes.data, bytes.length);
  bytes.data = copy;
  bool good = decode_text(&arena, bytes, declared, &text, &encoding, &error);
  MUST(!arena.failed);
  if (good) {
    MUST(text.data && utf8_is_valid(text));
    MUST(text.length == 0 || !memchr(text.data, 0, text.length));
    MUST(encoding.data);
  } else {
    MUST(error.data && error.length);
  }
  must_be_text(encoding);
  must_be_text(error);
  arena_free(&arena);
  free(copy);
  return 0;
}
