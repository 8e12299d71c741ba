/*
** Chunk: sixty-four bytes of text, and bitmaps of what they are.
**
** In:  a place in a text. Out: a number whose bit i tells of byte i, so that
** words, marks and line ends are found and counted without a branch for each
** byte: a loop over bytes is mispredicted at the end of each word.
**
**   Chunk c = chunk_load(text.data + at);
**   uint64_t upper = chunk_between(&c, 'A', 'Z');
**   commas += chunk_count(chunk_equal(&c, ','));
**
** By SSE2, which every x86-64 has, or by 64-bit numbers as vectors of eight
** bytes (Warren, Hacker's Delight, 6-1) with the same bits on every machine.
** CHUNK_PORTABLE chooses the latter, for its test.
*/
#ifndef NEWSEXT_BASE_CHUNK_H
#define NEWSEXT_BASE_CHUNK_H

#include "base/str.h"

#if defined(__SSE2__) && !defined(CHUNK_PORTABLE)
#define CHUNK_SSE2
#include <emmintrin.h>
#endif

enum { CHUNK = 64 };

/* Bits 0 … n - 1; n is at most 64. */
static inline uint64_t chunk_first(size_t n) {
  return n < CHUNK ? ((uint64_t)1 << n) - 1 : UINT64_MAX;
}

/* How many bits are set. */
static inline unsigned chunk_count(uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (unsigned)(bits * 0x0101010101010101u >> 56);
}

/* The lowest bit that is set; `bits` is not 0. */
static inline unsigned chunk_lowest(uint64_t bits) {
  return (unsigned)__builtin_ctzll(bits);
}

#ifdef CHUNK_SSE2

typedef struct Chunk {
  __m128i a, b, c, d;
} Chunk;

static inline Chunk chunk_load(const char *from) {
  const __m128i *p = (const __m128i *)(const void *)from;
  return (Chunk){_mm_loadu_si128(p), _mm_loadu_si128(p + 1),
                 _mm_loadu_si128(p + 2), _mm_loadu_si128(p + 3)};
}

/* The top bits of sixty-four bytes, side by side. No loop: gcc keeps loops. */
static inline uint64_t chunk_tops(__m128i a, __m128i b, __m128i c, __m128i d) {
  uint32_t low = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b)
                                                      << 16;
  uint32_t high =
      (uint32_t)_mm_movemask_epi8(c) | (uint32_t)_mm_movemask_epi8(d) << 16;
  return low | (uint64_t)high << 32;
}

/* Bytes of 0x80 and above. */
static inline uint64_t chunk_high(const Chunk *c) {
  return chunk_tops(c->a, c->b, c->c, c->d);
}

static inline uint64_t chunk_equal(const Chunk *c, unsigned char byte) {
  const __m128i x = _mm_set1_epi8((char)byte);
  return chunk_tops(_mm_cmpeq_epi8(c->a, x), _mm_cmpeq_epi8(c->b, x),
                    _mm_cmpeq_epi8(c->c, x), _mm_cmpeq_epi8(c->d, x));
}

/* Bytes from `low` to `high`, moved to where a signed comparison serves. */
static inline uint64_t chunk_between(const Chunk *c, unsigned char low,
                                     unsigned char high) {
  const __m128i move = _mm_set1_epi8((char)(0x80 - low));
  const __m128i end = _mm_set1_epi8((char)(high - low + 1 - 0x80));
  return chunk_tops(_mm_cmplt_epi8(_mm_add_epi8(c->a, move), end),
                    _mm_cmplt_epi8(_mm_add_epi8(c->b, move), end),
                    _mm_cmplt_epi8(_mm_add_epi8(c->c, move), end),
                    _mm_cmplt_epi8(_mm_add_epi8(c->d, move), end));
}

#else

typedef struct Chunk {
  uint64_t part[8];
} Chunk;

#define CHUNK_EACH 0x0101010101010101u
#define CHUNK_TOPS 0x8080808080808080u

static inline Chunk chunk_load(const char *from) {
  Chunk c;
  memcpy(&c, from, sizeof c);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  for (int i = 0; i < 8; i++) c.part[i] = __builtin_bswap64(c.part[i]);
#endif
  return c;
}

/* The top bits of eight bytes, side by side. */
static inline uint64_t chunk_mask(uint64_t part, int i) {
  part = (part & CHUNK_TOPS) >> 7;
  return (part * 0x0102040810204080u >> 56) << 8 * i;
}

static inline uint64_t chunk_high(const Chunk *c) {
  uint64_t bits = 0;
  for (int i = 0; i < 8; i++) bits |= chunk_mask(c->part[i], i);
  return bits;
}

static inline uint64_t chunk_equal(const Chunk *c, unsigned char byte) {
  uint64_t bits = 0;
  for (int i = 0; i < 8; i++) {
    uint64_t x = c->part[i] ^ CHUNK_EACH * byte;
    uint64_t other = ((x & ~CHUNK_TOPS) + ~CHUNK_TOPS) | x;
    bits |= chunk_mask(~other, i);
  }
  return bits;
}

/* Top bits of the bytes that are `least` or more; above 255 is nothing. */
static inline uint64_t chunk_at_least(uint64_t part, unsigned least) {
  uint64_t low = (part & ~CHUNK_TOPS) + CHUNK_EACH * (0x80 - (least & 0x7F));
  if (least > 0xFF) return 0;
  return least >= 0x80 ? part & low : part | low;
}

static inline uint64_t chunk_between(const Chunk *c, unsigned char low,
                                     unsigned char high) {
  uint64_t bits = 0;
  for (int i = 0; i < 8; i++) {
    uint64_t x = c->part[i];
    bits |=
        chunk_mask(chunk_at_least(x, low) & ~chunk_at_least(x, high + 1u), i);
  }
  return bits;
}

#endif

/*
** The chunk at `at` of `text`; behind the end of the text there are zeros.
** `at` is within the text.
*/
static inline Chunk chunk_at(Str text, size_t at) {
  size_t left = text.length - at;
  if (left >= CHUNK) return chunk_load(text.data + at);
  char last[CHUNK] = {0};
  memcpy(last, text.data + at, left);
  return chunk_load(last);
}

#endif
