/* Prints a filter (base/filter.h) as C: shared by make_names and make_places.
 */
#ifndef NEWSEXT_TRAIN_PRINT_FILTER_H
#define NEWSEXT_TRAIN_PRINT_FILTER_H

#include <stdio.h>

#include "base/filter.h"

static inline void print_filter(const char *name, const uint32_t *bits) {
  printf("\n/* clang-format off */\nconst uint32_t %s[FILTER_WORDS] = {", name);
  for (int i = 0; i < FILTER_WORDS; i++)
    printf("%s0x%X,", i % 8 ? " " : "\n    ", bits[i]);
  printf("\n};\n/* clang-format on */\n");
}

#endif
