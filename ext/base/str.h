/*
** Str: a piece of text as pointer and length. The bytes need not end in NUL
** and may hold NUL. `data == NULL` means "not known" (SQL NULL); an empty text
** has a non-NULL pointer and length 0. A Str never owns its bytes.
*/
#ifndef NEWSEXT_BASE_STR_H
#define NEWSEXT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
  const char *data;
  size_t length;
} Str;

/* A part of a document's text, in bytes. `length == 0` means "none". */
typedef struct Span {
  uint32_t start;
  uint32_t length;
} Span;

#define STR(literal) ((Str){literal, sizeof(literal) - 1})
#define STR_NULL     ((Str){NULL, 0})

static inline Str str_from_c(const char *text) {
  return (Str){text, text ? strlen(text) : 0};
}

static inline bool str_equal(Str a, Str b) {
  return a.length == b.length &&
         (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline Str str_slice(Str s, size_t start, size_t length) {
  return (Str){s.data + start, length};
}

/* The words of `span` within `text`. */
static inline Str str_span(Str text, Span span) {
  return (Str){text.data + span.start, span.length};
}

static inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static inline bool ascii_is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}
static inline bool ascii_is_alpha(char c) {
  return ascii_is_upper(c) || ascii_is_lower(c);
}
static inline bool ascii_is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Equal when ASCII letters are compared without case. */
bool str_equal_nocase(Str a, Str b);
/* The same with a C string, for tables: most differ in the first letter. */
static inline bool str_is_nocase(Str s, const char *word) {
  size_t i = 0;
  while (i < s.length && word[i] &&
         ascii_lower(s.data[i]) == ascii_lower(word[i])) {
    i++;
  }
  return i == s.length && word[i] == 0;
}
/* True when `s` is one of the C strings of a table, in any case. */
bool str_is_in(Str s, const char *const *table, size_t count);
#define STR_IS_IN(s, table)                                                    \
  str_is_in((s), (table), sizeof(table) / sizeof *(table))

bool str_starts_nocase(Str s, Str prefix);
/* The order of two texts, byte by byte: below, at or above 0. */
static inline int str_compare(Str a, Str b) {
  size_t n = a.length < b.length ? a.length : b.length;
  int order = n ? memcmp(a.data, b.data, n) : 0;
  return order ? order : (a.length > b.length) - (a.length < b.length);
}
/* The order of `s` and a C string without case: below, at or above 0. */
int str_compare_nocase(Str s, const char *word);
/* `s` without ASCII white space at both ends. */
Str str_trim(Str s);
/* Position of `needle` in `s` at or after `from`, or SIZE_MAX. */
size_t str_find(Str s, Str needle, size_t from);

#endif
