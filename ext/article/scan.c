/* Small steps over a Str: see scan.h. */
#include "article/scan.h"

static const Str RIGHT_QUOTE = {"\xE2\x80\x99", 3};

size_t scan_space_length(Str s, size_t at) {
  unsigned char c = scan_byte(s, at);
  if (c == 0) return 0;
  if (ascii_is_space((char)c)) return 1;
  return scan_is(s, at, STR("\xC2\xA0")) ? 2 : 0;
}

size_t scan_space(Str s, size_t at) {
  for (size_t n; (n = scan_space_length(s, at)) > 0;) at += n;
  return at;
}

/* Length of one dash character at `at`: - ‐ ‑ ‒ – — ― −. */
static size_t dash_length(Str s, size_t at) {
  if (scan_byte(s, at) == '-') return 1;
  if (scan_is(s, at, STR("\xE2\x80")) && scan_byte(s, at + 2) >= 0x90 &&
      scan_byte(s, at + 2) <= 0x95) {
    return 3;
  }
  return scan_is(s, at, STR("\xE2\x88\x92")) ? 3 : 0;
}

bool scan_dash(Str s, size_t *at) {
  size_t start = scan_space(s, *at), end = start;
  size_t marks = 0;
  bool hyphens = true; /* "-" and "--" join words as well */
  for (size_t n; (n = dash_length(s, end)) > 0 && marks < 4; marks++) {
    hyphens &= n == 1;
    end += n;
  }
  if (marks == 0) return false;
  size_t after = scan_space(s, end);
  bool glued = start == *at && after == end && after < s.length;
  if (hyphens && glued) return false;
  *at = after;
  return true;
}

/* Length of one letter or digit at `at`; punctuation beyond ASCII is none. */
static size_t letter_length(Str s, size_t at) {
  unsigned char c = scan_byte(s, at);
  if (ascii_is_alpha((char)c) || ascii_is_digit((char)c)) return 1;
  if (c < 0xC3) return 0; /* C2: signs, no letters */
  if (c == 0xE2 || (c == 0xE3 && scan_byte(s, at + 1) == 0x80)) return 0;
  size_t n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  return at + n <= s.length ? n : 0;
}

size_t scan_word(Str s, size_t at) {
  size_t end = at;
  for (;;) {
    size_t n = letter_length(s, end);
    if (n == 0 && end > at) {
      unsigned char c = scan_byte(s, end);
      size_t inner = c == '\'' || c == '-' || c == '.' || c == '`' ? 1
                     : scan_is(s, end, RIGHT_QUOTE)                ? 3
                                                                   : 0;
      size_t next = inner ? letter_length(s, end + inner) : 0;
      n = next ? inner + next : 0;
    }
    if (n == 0) return end - at;
    end += n;
  }
}

bool scan_is_capital(Str word) {
  return word.length > 0 &&
         (ascii_is_upper(word.data[0]) || (unsigned char)word.data[0] >= 0x80);
}

bool scan_is_upper(Str word) {
  size_t upper = 0, lower = 0;
  for (size_t i = 0; i < word.length; i++) {
    upper += ascii_is_upper(word.data[i]);
    lower += ascii_is_lower(word.data[i]);
  }
  return upper >= 2 && (lower == 0 || (lower == 1 && upper >= 4));
}
