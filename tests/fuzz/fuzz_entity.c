/* Fuzz target: mentions and the entities that they name. */
#include "invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  fuzz_open(&f, data, size);
  must_hold_entities(&f.d);
  fuzz_close(&f);
  return 0;
}
