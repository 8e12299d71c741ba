/* Pages to text: see read.h. */
#include "read/html.h"

bool html_is_page(Str bytes) {
  (void)bytes;
  return false;
}

Str html_charset(Str bytes) {
  (void)bytes;
  return STR_NULL;
}

Str html_extract(Arena *arena, Str page, Metadata *meta) {
  (void)arena, (void)meta;
  return page;
}
