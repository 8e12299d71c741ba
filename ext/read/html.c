/* Pages to text: see read.h. */
#include "read/read.h"

bool html_is_page(Str bytes) {
  (void)bytes;
  return false;
}

Str html_extract(Arena *arena, Str page, Metadata *meta) {
  (void)arena, (void)meta;
  return page;
}
