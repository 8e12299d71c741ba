/*
** Filter: a bit for each name of a constant table, so that a look-up of what
** the table does not hold ends with one glance, most times (Bloom 1970, with
** one hash). Names share bits: "true" means that the table has to be asked.
**
**   static uint32_t bits[FILTER_WORDS];
**   filter_add(bits, STR("kyiv"));
**   filter_has(bits, STR("kyiv"))    -> true
*/
#ifndef NEWSEXT_BASE_FILTER_H
#define NEWSEXT_BASE_FILTER_H

#include "base/hash.h"

/* For tens of thousands of names: one in five to eight others gets past. */
enum { FILTER_BITS = 18, FILTER_WORDS = 1 << (FILTER_BITS - 5) };

static inline uint32_t filter_bit(Str key) {
  return (uint32_t)(hash_mix(hash_str(key), 0) >> (64 - FILTER_BITS));
}

static inline void filter_add(uint32_t *bits, Str key) {
  uint32_t bit = filter_bit(key);
  bits[bit / 32] |= 1u << bit % 32;
}

static inline bool filter_has(const uint32_t *bits, Str key) {
  uint32_t bit = filter_bit(key);
  return bits[bit / 32] >> bit % 32 & 1;
}

#endif
