/*
** Tests of ext/base/chunk.h against a loop over bytes. test_chunk_portable.c is
** the same without SSE2.
*/
#include "base/chunk.h"

#include "check.h"

/* Bytes of all kinds, the same on every run. */
static void fill(char *bytes, size_t count, uint32_t seed) {
  for (size_t i = 0; i < count; i++) {
    seed = seed * 1664525u + 1013904223u;
    bytes[i] = (char)(seed >> 24);
  }
}

static uint64_t slow_between(const char *bytes, int low, int high) {
  uint64_t bits = 0;
  for (int i = 0; i < CHUNK; i++) {
    int byte = (unsigned char)bytes[i];
    if (byte >= low && byte <= high) bits |= (uint64_t)1 << i;
  }
  return bits;
}

static void test_bitmaps(void) {
  char bytes[CHUNK + 1];
  int wrong = 0;
  for (uint32_t seed = 0; seed < 256; seed++) {
    fill(bytes, CHUNK, seed);
    for (int i = 0; i < 8; i++) bytes[i * 7] = (char)(seed + (uint32_t)i - 4);
    Chunk c = chunk_load(bytes);
    int low = (int)seed,
        high = low + (int)(seed % 23) > 255 ? 255 : low + (int)(seed % 23);
    wrong += chunk_high(&c) != slow_between(bytes, 0x80, 0xFF);
    wrong +=
        chunk_equal(&c, (unsigned char)low) != slow_between(bytes, low, low);
    wrong += chunk_between(&c, (unsigned char)low, (unsigned char)high) !=
             slow_between(bytes, low, high);
    wrong += chunk_between(&c, 'A', 'Z') != slow_between(bytes, 'A', 'Z');
    wrong += chunk_between(&c, 0xC3, 0xFF) != slow_between(bytes, 0xC3, 0xFF);
  }
  CHECK_INT(wrong, 0);
}

static void test_counts(void) {
  CHECK_INT(chunk_count(0), 0);
  CHECK_INT(chunk_count(UINT64_MAX), 64);
  CHECK_INT(chunk_count(0x8000000000000001u), 2);
  CHECK_INT(chunk_count(0xF0F0F0F0u), 16);
  CHECK(chunk_first(0) == 0);
  CHECK(chunk_first(5) == 31);
  CHECK(chunk_first(64) == UINT64_MAX);
  CHECK(chunk_first(1000) == UINT64_MAX);
  CHECK_INT(chunk_lowest(0x30), 4);
}

/* Nothing behind the text is read, and there are zeros instead. */
static void test_end(void) {
  char bytes[CHUNK + 10];
  memset(bytes, 'x', sizeof bytes);
  Str text = {bytes, 70};
  Chunk c = chunk_at(text, 0);
  CHECK(chunk_equal(&c, 'x') == UINT64_MAX);
  c = chunk_at(text, 6);
  CHECK(chunk_equal(&c, 'x') == UINT64_MAX);
  c = chunk_at(text, 67);
  CHECK(chunk_equal(&c, 'x') == 7);
  CHECK(chunk_equal(&c, 0) == ~(uint64_t)7);
}

int main(void) {
  test_bitmaps();
  test_counts();
  test_end();
  return CHECK_DONE();
}
