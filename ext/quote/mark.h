/*
** Quotation marks: which words of a text stand between marks.
**
** In:  document_lines(d) (marks are paired block by block). Out: the marked
** spans in order of the text, never overlapping, marks included.
**
**   Marks m;
**   marks_find(&m, d->arena, d->text, document_lines(d));
**   -- He said: "We go home."     one span, from the first mark to the last
**
** Scraped news has every kind of mark, and lost and reversed ones; a mistake
** never reaches past its block. Nested marks ("He said 'no' to us") are part
** of the outer span and not reported.
*/
#ifndef NEWSEXT_QUOTE_MARK_H
#define NEWSEXT_QUOTE_MARK_H

#include "text/text.h"

enum {
  MARK_CONTINUES = 1, /* the block ends inside; the next one opens again */
  MARK_CONTINUED = 2, /* is such a block that opens again */
  MARK_UNCLOSED = 4, /* the closing mark is missing: where it ends is guessed */
  MARK_UNOPENED = 8, /* the opening mark is missing */
  MARK_REVERSED = 16 /* a mark points the wrong way: ”We will,” he said */
};

typedef struct MarkSpan {
  uint32_t start, length; /* bytes, marks included */
  uint32_t block;
  uint8_t open, close; /* bytes of the opening and closing mark; 0: missing */
  uint8_t flags;       /* MARK_… */
  bool single;         /* 'single' marks */
} MarkSpan;

typedef struct Marks {
  MarkSpan *items;
  size_t count, capacity;
} Marks;

/*
** All marked spans of `text`, whose blocks are in `lines`. Out of memory:
** `arena->failed`, and what was found so far. Takes linear time.
*/
void marks_find(Marks *marks, Arena *arena, Str text, const Text *lines);

/*
** The number of bytes that the mark at `at` takes: 1 to 6 (two single marks
** may stand for one double mark); 0 when there is none at `at`.
*/
uint32_t mark_length(Str text, size_t at);

#endif
