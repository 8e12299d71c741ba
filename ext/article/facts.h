/*
** Facts: what can be counted in a block, in one pass over its bytes.
*/
#ifndef NEWSEXT_ARTICLE_FACTS_H
#define NEWSEXT_ARTICLE_FACTS_H

#include "article/dateline.h"
#include "article/words.h"
#include "text/text.h"

/* What a block begins with. */
typedef enum FirstKind {
  FIRST_UPPER,
  FIRST_LOWER,
  FIRST_DIGIT,
  FIRST_QUOTE,
  FIRST_BULLET, /* -, •, *, > */
  FIRST_OTHER,
  FIRST_COUNT
} FirstKind;

/* What it ends with, closing quotation marks aside. */
typedef enum LastKind {
  LAST_STOP,     /* . ! ? */
  LAST_ELLIPSIS, /* … or ... */
  LAST_COLON,
  LAST_COMMA,
  LAST_BRACKET,
  LAST_DIGIT,
  LAST_LETTER,
  LAST_OTHER,
  LAST_COUNT
} LastKind;

/* A coarse judgement: how much like running text is it? */
typedef enum Quality {
  QUALITY_STUB,     /* up to 3 words, no sentence */
  QUALITY_SHORT,    /* a heading, a link, a name */
  QUALITY_SENTENCE, /* short, but ends like a sentence */
  QUALITY_LONG,     /* long, but not like a sentence */
  QUALITY_GOOD,     /* a paragraph */
  QUALITY_COUNT
} Quality;

typedef struct BlockFacts {
  uint32_t words, capitals, uppers, numbers;
  uint32_t stops; /* words of class WORD_STOP */
  uint32_t sentence_ends, commas, quotes, bars, addresses;
  uint16_t class_words[WORD_CLASS_COUNT];
  uint32_t classes; /* of all words, or-ed */
  uint32_t cues;    /* CUE_… */
  uint32_t hash;    /* of its words: equal for repeated lines */
  uint8_t first, last, quality;
  uint8_t dateline; /* DatelineStrength; weak: in front of a sentence */
  const DatelineParts *parts; /* of the dateline, when there is one */
  bool repeats;               /* an earlier block has the same words */
  bool is_repeated;           /* a later block has the same words */
  bool dated;                 /* short, and holds a full date */
  uint8_t in_text; /* share of its words that the paragraphs use, 0 … 100 */
} BlockFacts;

/* The facts of all blocks, in their order; NULL when out of memory. */
BlockFacts *facts_gather(Document *d, const Text *text);

#endif
