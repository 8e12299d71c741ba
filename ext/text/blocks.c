/* Blocks, first version: one line is one block. */
#include "text/lines.h"

void blocks_find(Document *d, Text *t) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < t->line_count; i++) count += t->lines[i].length > 0;
  t->blocks = ARENA_ARRAY(d->arena, Block, count);
  if (!t->blocks) return;
  for (uint32_t i = 0; i < t->line_count; i++) {
    Line *line = &t->lines[i];
    if (!line->length) continue;
    t->blocks[t->block_count++] = (Block){.start = line->start,
                                          .length = line->length,
                                          .first_line = i,
                                          .end_line = i + 1,
                                          .words = line->words};
  }
}
