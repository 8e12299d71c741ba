/*
** Cues: phrases that tell what a line is, whatever stands around it.
**
**   cues_find(STR("You may also like"), …)   -> CUE_RELATED | CUE_WHOLE
**   cues_find(STR("Photo: Jane Doe"), …)     -> CUE_CREDIT
*/
#ifndef NEWSEXT_ARTICLE_CUES_H
#define NEWSEXT_ARTICLE_CUES_H

#include "article/words.h"

enum {
  CUE_RELATED = 1,     /* heads a list of other stories */
  CUE_COMMENTS = 2,    /* a comment form or its readers' words */
  CUE_SHARE = 4,       /* share bars */
  CUE_NAVIGATION = 8,  /* menus, "Skip to content" */
  CUE_NEWSLETTER = 16, /* asks to subscribe, register, pay */
  CUE_LEGAL = 32,      /* copyright, cookies, terms */
  CUE_CREDIT = 64,     /* who took the picture, who helped to report */
  CUE_CAPTION = 128,   /* "FILE PHOTO:", "Image 1 of 3" */
  CUE_BYLINE = 256,    /* "By Jane Doe" */
  CUE_DATED = 512,     /* "Published: 12 Feb 2022" */
  CUE_MORE = 1024,     /* "READ MORE: …" within a story */
  CUE_ADVERT = 2048,   /* "ADVERTISEMENT" */
  CUE_AUTHOR = 4096,   /* about the author */
  CUE_END = 8192,      /* "ENDS", "(tfa)", "Reuter": the story's last line */
  CUE_WHOLE = 16384,   /* the phrase is all of the line */
  CUE_COUNT = 15
};

/*
** The cues of a line; 0 for most, and for long paragraphs. `classes` are the
** WORD_… classes of all its words: they tell whether it is worth looking.
*/
uint32_t cues_find(Str line, uint32_t classes);

/*
** Which phrases may fit: rows of cue_rows.h by what a line has, in buckets.
** Bucket b is row[first[b]] … row[first[b + 1] - 1].
*/
enum { CUE_BUCKETS = 256, CUE_MOST_ROWS = 256 };
typedef struct CueTable {
  uint16_t first[CUE_BUCKETS + 1];
  uint16_t row[CUE_MOST_ROWS];
} CueTable;

typedef struct CueIndex {
  CueTable start;                /* by the first two bytes */
  CueTable within;               /* by the hash of a phrase's key word */
  uint8_t key_at[CUE_MOST_ROWS]; /* where that word is in the phrase */
} CueIndex;

/* Made from the phrases by make_words. */
extern const CueIndex CUE_INDEX;

/* Fills the index; adds WORD_CUE for the key words of the phrases. */
void cues_index(WordIndex *words, CueIndex *index);

#endif
