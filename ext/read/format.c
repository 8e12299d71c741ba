/*
** Formats: their names, and which one a file is in, by its first bytes.
*/
#include "read/reader.h"

#include <stdio.h>

static const Format FORMATS[] = {
    {"text", text_next, false},
};
enum { FORMAT_COUNT = sizeof(FORMATS) / sizeof(*FORMATS) };

const Format *format_find(Str name) {
  for (size_t i = 0; i < FORMAT_COUNT; i++) {
    if (str_equal_nocase(name, str_from_c(FORMATS[i].name))) {
      return &FORMATS[i];
    }
  }
  return NULL;
}

void format_list(char *to, size_t size) {
  size_t used = 0;
  for (size_t i = 0; i < FORMAT_COUNT && used < size; i++) {
    int n = snprintf(to + used, size - used, "%s%s", i ? ", " : "",
                     FORMATS[i].name);
    used += n > 0 ? (size_t)n : 0;
  }
}

const Format *format_detect(Str head, Str path) {
  (void)head, (void)path;
  return format_find(STR("text"));
}
