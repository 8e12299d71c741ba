/*
** What must hold for every text, however hostile: shared by the fuzz targets.
**
** In:  any bytes. A broken promise prints its line and aborts, so that
*libFuzzer
** and the replay program both stop there.
*/
#ifndef NEWSEXT_FUZZ_INVARIANTS_H
#define NEWSEXT_FUZZ_INVARIANTS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "quote/quote.h"

#define MUST(condition)                                                        \
  do {                                                                         \
    if (!(condition)) {                                                        \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);  \
      abort();                                                                 \
    }                                                                          \
  } while (0)

/* The entry point of each target. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
** A document over `data` made well formed: malformed bytes become '?', NUL a
** space. The options hang on the bytes. Close it with fuzz_close.
*/
typedef struct FuzzDocument {
  Arena arena;
  Document d;
  char *copy; /* of just the text's size, so that a sanitizer sees its ends */
} FuzzDocument;

void fuzz_open(FuzzDocument *f, const uint8_t *data, size_t size);
void fuzz_close(FuzzDocument *f);

/* Well-formed UTF-8, or NULL. */
void must_be_text(Str s);
void must_hold_lines(Document *d);
void must_hold_text(Document *d);
void must_hold_article(Document *d);
void must_hold_entities(Document *d);
void must_hold_quotes(Document *d);

#endif
