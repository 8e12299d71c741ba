/*
** Features of a block for the model of states: numbers of what is true of it
** and of its neighbours. The trainer and the extension share this file.
**
**   FeatureContext c;
**   features_begin(arena, &c, blocks, count);
**   n = features_of(&c, i, ids);            -- ids[0 … n)
*/
#ifndef NEWSEXT_ARTICLE_SEGMENT_FEATURES_H
#define NEWSEXT_ARTICLE_SEGMENT_FEATURES_H

#include "article/segment.h"

/* X(name, number of values). Changing this list needs a new training. */
#define FEATURE_TEMPLATES(X)                                                   \
  X(BIAS, 1)         /* always 0 */                                            \
  X(WORDS, 12)       /* how many words */                                      \
  X(STOPS, 8)        /* share of small words */                                \
  X(LAST, 40)        /* length and last mark */                                \
  X(FIRST, 30)       /* length and first character */                          \
  X(CAPITALS, 30)    /* length and share of capitalised words */               \
  X(UPPERS, 5)       /* half of the words in capitals, by length */            \
  X(NUMBERS, 20)     /* length and share of numbers */                         \
  X(SENTENCES, 5)    /* ends of sentences within */                            \
  X(CLASS, 72)       /* words of each class: length, how many */               \
  X(CUE, 30)         /* cues, in a stub or a longer line */                    \
  X(REPEATED, 20)    /* length; repeats, is repeated */                        \
  X(MARKS, 10)       /* quotes, bars, addresses, commas, dates */              \
  X(FROM_START, 9)   /* how far from the first block */                        \
  X(FROM_END, 9)     /* how far from the last */                               \
  X(POSITION, 10)    /* tenth of the page */                                   \
  X(DATELINE, 2)     /* begins with a dateline, weak or strong */              \
  X(IN_TEXT, 30)     /* length; share of its words that paragraphs use */      \
  X(NEIGHBOURS, 216) /* quality before, own, after */                          \
  X(WIDER, 36)       /* quality two before, two after */                       \
  X(NEAR, 25)        /* paragraphs among five before, five after */            \
  X(BEFORE, 40)      /* share of the page's paragraphs in front; quality */    \
  X(CUE_BEFORE, 15)  /* cues of the block before */                            \
  X(CUE_AFTER, 15)   /* cues of the block after */                             \
  X(SECTION, 16)     /* last heading of a list or form, how far back */        \
  X(JOINT, 48)       /* last mark of the block before, own first */            \
  X(RUN, 25)         /* length of the run of stubs around; quality */          \
  X(DATES_NEAR, 4)   /* a date before, after */                                \
  X(DATES, 20)       /* dates among four before and after; quality */          \
  X(SIZE, 5)         /* blocks of the page */                                  \
  X(TITLE, 90)       /* in front: length, words in text, last mark, cues */    \
  X(TITLE_BEST, 2)   /* in front: has most words of the text, or not */        \
  X(TITLE_NEXT, 8)   /* in front: date, byline, share bar behind it */

#define FEATURE_ENUM(name, size) FEATURE_##name, /* a template's number */
enum { FEATURE_TEMPLATES(FEATURE_ENUM) FEATURE_TEMPLATE_COUNT };
#undef FEATURE_ENUM

#define FEATURE_SUM(name, size) +(size)
enum { FEATURE_COUNT = 0 FEATURE_TEMPLATES(FEATURE_SUM) };
#undef FEATURE_SUM

enum { MAX_FEATURES = 112 }; /* of one block */

/* What the features of all blocks need: sums over the page. */
typedef struct FeatureContext {
  const SegmentBlock *blocks;
  uint32_t count;
  uint32_t *paragraphs; /* [count + 1] words of paragraphs in front */
  uint32_t *good;       /* [count + 1] paragraphs in front */
  uint32_t *dates;      /* [count + 1] dated lines in front */
  uint32_t *run_start;  /* [count] first block of the run of stubs, or itself */
  uint32_t *run_end;    /* [count] */
  uint32_t section_at;  /* block of the last heading, walking on */
  int section;
  uint32_t front_end; /* blocks before the story, roughly */
  uint32_t title;     /* the one among them that shares most words with it */
  uint32_t base[FEATURE_TEMPLATE_COUNT];
} FeatureContext;

bool features_begin(Arena *arena, FeatureContext *c, const SegmentBlock *blocks,
                    uint32_t count);
/* Fills `ids` for block i; must be called for i = 0, 1, 2 … in turn. */
int features_of(FeatureContext *c, uint32_t i, uint16_t *ids);

#endif
