/* SQL text as the text that is analysed: see value.h. */
#include "sql/value.h"

#include "read/read.h"

static const size_t LONGEST_TEXT = (size_t)1 << 30;

/* Bytes of what SQLite's substr() steps over as one character. */
static size_t step_length(const unsigned char *p, const unsigned char *end) {
  const unsigned char *q = p + 1;
  if (*p >= 0xC0) {
    while (q < end && (*q & 0xC0) == 0x80) q++;
  }
  return (size_t)(q - p);
}

/* True for one well-formed sequence (RFC 3629, section 4) of `n` bytes. */
static bool step_is_valid(const unsigned char *p, size_t n) {
  if (*p < 0x80) return true;
  if (*p < 0xC2 || *p > 0xF4) return false;
  if (n != (*p < 0xE0 ? 2u : *p < 0xF0 ? 3u : 4u)) return false;
  switch (*p) {
  case 0xE0:
    return p[1] >= 0xA0; /* shorter form */
  case 0xED:
    return p[1] < 0xA0; /* surrogate */
  case 0xF0:
    return p[1] >= 0x90; /* shorter form */
  case 0xF4:
    return p[1] < 0x90; /* above U+10FFFF */
  default:
    return true;
  }
}

/* Start of the first run of bytes at or after `p` that is not ASCII. */
static const unsigned char *skip_ascii(const unsigned char *p,
                                       const unsigned char *end) {
  uint64_t eight;
  for (; end - p >= 8; p += 8) {
    memcpy(&eight, p, 8);
    if (eight & 0x8080808080808080u) break;
  }
  while (p < end && *p < 0x80) p++;
  return p;
}

/* Bytes of `raw` up to its first fault. */
static size_t valid_length(Str raw) {
  const unsigned char *p = (const unsigned char *)raw.data;
  const unsigned char *start = p, *end = p + raw.length;
  while ((p = skip_ascii(p, end)) < end) {
    size_t n = step_length(p, end);
    if (!step_is_valid(p, n)) break;
    p += n;
  }
  return (size_t)(p - start);
}

/* Faults from `good` bytes on become U+FFFD. */
static Str value_repair(Arena *arena, Str raw, size_t good) {
  static const char replacement[] = "\xEF\xBF\xBD";
  Buffer out = {.arena = arena};
  while (!arena->failed) {
    buffer_add(&out, str_slice(raw, 0, good));
    raw = str_slice(raw, good, raw.length - good);
    if (raw.length == 0 || out.count > LONGEST_TEXT) break;
    const unsigned char *p = (const unsigned char *)raw.data;
    size_t bad = step_length(p, p + raw.length);
    buffer_add(&out, str_from_c(replacement));
    raw = str_slice(raw, bad, raw.length - bad);
    good = valid_length(raw);
  }
  return arena->failed ? STR_NULL : buffer_str(&out);
}

Str value_decode(Arena *arena, Str raw, bool bytes) {
  Str text, encoding = STR_NULL, error = STR_NULL;
  if (arena->failed || !raw.data) return STR_NULL;
  if (bytes && decode_text(arena, raw, STR_NULL, &text, &encoding, &error)) {
    return text.length > LONGEST_TEXT ? STR_NULL : text;
  }
  const char *nul = raw.length ? memchr(raw.data, 0, raw.length) : NULL;
  if (nul) raw.length = (size_t)(nul - raw.data);
  size_t good = valid_length(raw);
  text = good == raw.length ? raw : value_repair(arena, raw, good);
  return text.length > LONGEST_TEXT ? STR_NULL : text;
}
