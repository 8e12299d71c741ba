/* Language, first version: English when most letters are ASCII. */
#include "text/token.h"

Str language_find(const Document *d, const Text *t) {
  uint32_t ascii = 0, words = 0;
  (void)d;
  for (uint32_t i = 0; i < t->token_count && words < 1000; i++) {
    if (t->tokens[i].kind != TOKEN_WORD) continue;
    words++;
    ascii += !(t->tokens[i].flags & TOKEN_NOT_ASCII);
  }
  return words && ascii * 10 >= words * 9 ? STR("en") : STR_NULL;
}
