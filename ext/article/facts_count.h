/*
** Counts: the words and marks of a block, and what is remembered of its words.
*/
#ifndef NEWSEXT_ARTICLE_FACTS_COUNT_H
#define NEWSEXT_ARTICLE_FACTS_COUNT_H

#include "article/facts.h"

/* The words of paragraphs, one bit for each. */
enum { VOCABULARY_BITS = 1 << 15 };
typedef struct Vocabulary {
  uint32_t bits[VOCABULARY_BITS / 32];
} Vocabulary;

/*
** Counts the block in [start, start + length) of the document's text into `f`,
** which is zero before, and adds the words of paragraphs to `v`.
*/
void facts_count(Document *d, BlockFacts *f, Vocabulary *v, const Block *block);

/* The share of a heading's words that the vocabulary has, 0 … 100. */
uint8_t facts_share(const Vocabulary *v, Str heading);

#endif
