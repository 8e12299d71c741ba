/*
** Runs a fuzz target over files, without libFuzzer: an ordinary test.
**
**   fuzz_quote tests/fuzz/corpus/text/ *      -> "62 passed, 0 failed"
**
** Each file is run whole, and cut off at up to CUTS places; a broken promise
** aborts, so the closing line is then missing.
*/
#include "invariants.h"

enum { CUTS = 24 };

static uint8_t *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  size_t capacity = 1 << 16;
  uint8_t *data = malloc(capacity);
  *size = 0;
  for (size_t n;
       data && (n = fread(data + *size, 1, capacity - *size, file));) {
    *size += n;
    if (*size < capacity) continue;
    uint8_t *larger = realloc(data, capacity *= 2);
    if (!larger) free(data);
    data = larger;
  }
  fclose(file);
  return data;
}

int main(int argc, char **argv) {
  int passed = 0, failed = 0;
  for (int i = 1; i < argc; i++) {
    size_t size;
    uint8_t *data = read_file(argv[i], &size);
    if (!data) {
      printf("%s: cannot be read\n", argv[i]);
      failed++;
      continue;
    }
    fprintf(stderr, "%s\n", argv[i]);
    LLVMFuzzerTestOneInput(data, size);
    for (size_t cut = 1; cut <= CUTS && size > CUTS; cut++) {
      LLVMFuzzerTestOneInput(data, size * cut / (CUTS + 1));
    }
    free(data);
    passed++;
  }
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}
