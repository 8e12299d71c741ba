/* Byte offsets to code points: see text.h. */
#include "base/utf8.h"
#include "text/text.h"

enum { STEP = 64 };

Points points_make(Arena *arena, Str text) {
  Points p = {.text = text};
  if (utf8_ascii_length(text, 0) == text.length) return p;
  uint32_t *every = ARENA_ARRAY(arena, uint32_t, text.length / STEP + 1);
  if (!every) return p;
  uint32_t count = 0;
  for (size_t at = 0, i = 0; at <= text.length; at += STEP, i++) {
    every[i] = count;
    size_t end = at + STEP < text.length ? at + STEP : text.length;
    count += (uint32_t)utf8_count(text, at, end);
  }
  p.every = every;
  return p;
}

uint32_t points_at(const Points *points, uint32_t byte) {
  if (!points->every) return byte;
  size_t start = byte / STEP * (size_t)STEP;
  return points->every[byte / STEP] +
         (uint32_t)utf8_count(points->text, start, byte);
}
