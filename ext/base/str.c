/* Text as pointer and length: see str.h. */
#include "base/str.h"

bool str_equal_nocase(Str a, Str b) {
  return a.length == b.length && str_starts_nocase(a, b);
}

bool str_is_in(Str s, const char *const *table, size_t count) {
  char first = s.length ? s.data[0] : 0;
  for (size_t i = 0; i < count; i++) {
    if ((table[i][0] ^ first) & ~0x20) continue; /* whatever its case */
    if (str_is_nocase(s, table[i])) return true;
  }
  return false;
}

bool str_starts_nocase(Str s, Str prefix) {
  if (s.length < prefix.length) return false;
  for (size_t i = 0; i < prefix.length; i++) {
    if (ascii_lower(s.data[i]) != ascii_lower(prefix.data[i])) return false;
  }
  return true;
}

int str_compare_nocase(Str s, const char *word) {
  for (size_t i = 0; i < s.length; i++) {
    unsigned char a = (unsigned char)ascii_lower(s.data[i]);
    unsigned char b = (unsigned char)ascii_lower(word[i]);
    if (a != b) return a < b ? -1 : 1;
    if (b == 0) return 1; /* a NUL in `s`: the C string ends here */
  }
  return word[s.length] ? -1 : 0;
}

Str str_trim(Str s) {
  while (s.length && ascii_is_space(s.data[0])) s.data++, s.length--;
  while (s.length && ascii_is_space(s.data[s.length - 1])) s.length--;
  return s;
}

size_t str_find(Str s, Str needle, size_t from) {
  if (needle.length == 0) return from <= s.length ? from : SIZE_MAX;
  while (from + needle.length <= s.length) {
    const char *hit = memchr(s.data + from, needle.data[0],
                             s.length - from - needle.length + 1);
    if (!hit) return SIZE_MAX;
    from = (size_t)(hit - s.data);
    if (memcmp(hit, needle.data, needle.length) == 0) return from;
    from++;
  }
  return SIZE_MAX;
}
