/*
** 64-bit hashing of short texts and numbers. Fixed for good: trained weights
** and fingerprints depend on the values, on every machine.
*/
#ifndef NEWSEXT_BASE_HASH_H
#define NEWSEXT_BASE_HASH_H

#include "base/str.h"

static inline uint64_t hash_mix(uint64_t a, uint64_t b) {
  uint64_t h = (a ^ 0x9E3779B97F4A7C15ull) * 0xff51afd7ed558ccdull;
  h ^= h >> 32;
  h = (h ^ b) * 0xc4ceb9fe1a85ec53ull;
  return h ^ (h >> 29);
}

/* FNV-1a with a final shift. */
static inline uint64_t hash_bytes(const char *data, size_t length) {
  uint64_t h = 1469598103934665603ull;
  for (size_t i = 0; i < length; i++) {
    h ^= (unsigned char)data[i];
    h *= 1099511628211ull;
  }
  return h ^ (h >> 31);
}

static inline uint64_t hash_str(Str s) {
  return hash_bytes(s.data, s.length);
}

#endif
