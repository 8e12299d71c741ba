/* Fuzz target: quotations and their speakers. */
#include "invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  fuzz_open(&f, data, size);
  must_hold_quotes(&f.d);
  fuzz_close(&f);
  return 0;
}
