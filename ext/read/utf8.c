/* What is valid UTF-8: see utf8.h. */
#include "read/utf8.h"

size_t utf8_ascii(Str s) {
  size_t i = 0;
  uint64_t word;
  while (i + 8 <= s.length) {
    memcpy(&word, s.data + i, 8);
    if (word & 0x8080808080808080ull) break;
    i += 8;
  }
  while (i < s.length && !(s.data[i] & 0x80)) i++;
  return i;
}

/*
** What a lead byte asks for: the length of its sequence, and the range of the
** second byte, which excludes overlong forms, surrogates and > U+10FFFF.
*/
static size_t lead_length(unsigned char lead, unsigned *low, unsigned *high) {
  *low = 0x80;
  *high = 0xBF;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  if (lead == 0xE0) *low = 0xA0;
  if (lead == 0xED) *high = 0x9F;
  if (lead == 0xF0) *low = 0x90;
  if (lead == 0xF4) *high = 0x8F;
  return lead < 0xF0 ? 3 : 4;
}

/* Bytes at the start that fit the lead byte; `*want` is all it asks for. */
static size_t sequence_part(Str s, size_t *want) {
  unsigned low, high;
  *want = 0;
  if (s.length == 0) return 0;
  *want = lead_length((unsigned char)s.data[0], &low, &high);
  if (*want == 0) return 0;
  size_t i = 1;
  while (i < *want && i < s.length) {
    unsigned byte = (unsigned char)s.data[i];
    if (byte < low || byte > high) break;
    low = 0x80;
    high = 0xBF;
    i++;
  }
  return i;
}

size_t utf8_sequence(Str s) {
  size_t want, have = sequence_part(s, &want);
  return have == want ? have : 0;
}

size_t utf8_broken(Str s) {
  size_t want, have = sequence_part(s, &want);
  return have ? have : 1;
}

size_t utf8_valid(Str s) {
  size_t i = 0;
  while (i < s.length) {
    i += utf8_ascii((Str){s.data + i, s.length - i});
    while (i < s.length && (s.data[i] & 0x80)) {
      size_t n = utf8_sequence((Str){s.data + i, s.length - i});
      if (n == 0) return i;
      i += n;
    }
  }
  return i;
}
