/*
** A small harness for the unit tests: CHECK… count, main returns CHECK_DONE().
*/
#ifndef NEWSEXT_CHECK_H
#define NEWSEXT_CHECK_H

#include <stdio.h>

#include "base/str.h"

static int check_passed, check_failed;

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (condition) {                                                           \
      check_passed++;                                                          \
    } else {                                                                   \
      check_failed++;                                                          \
      printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);                   \
    }                                                                          \
  } while (0)

/* Compares a Str with a C string; NULL means "not known". */
#define CHECK_STR(have, want)                                                  \
  check_str((have), str_from_c(want), __FILE__, __LINE__)

static inline void check_str(Str have, Str want, const char *file, int line) {
  if (!have.data == !want.data && str_equal(have, want)) {
    check_passed++;
    return;
  }
  check_failed++;
  printf("%s:%d: have <%.*s>, want <%.*s>\n", file, line, (int)have.length,
         have.data ? have.data : "", (int)want.length,
         want.data ? want.data : "");
}

#define CHECK_INT(have, want)                                                  \
  do {                                                                         \
    long long have_ = (long long)(have), want_ = (long long)(want);            \
    if (have_ == want_) {                                                      \
      check_passed++;                                                          \
    } else {                                                                   \
      check_failed++;                                                          \
      printf("%s:%d: %s is %lld, want %lld\n", __FILE__, __LINE__, #have,      \
             have_, want_);                                                    \
    }                                                                          \
  } while (0)

#define CHECK_DONE()                                                           \
  (printf("%d passed, %d failed\n", check_passed, check_failed),               \
   check_failed != 0)

#endif
