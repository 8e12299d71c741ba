/*
** Columns: what the quotation tagger and its linker know of each token.
**
** In:  a Reading. Out: for each token a row of small numbers ("columns"):
** its form, class and shape, where it stands in the sentence and its comma
** segment, the nearest cue on either side, the marked span around it …
** Features are conjunctions of these (ext/quote/feature.h). Trainer and
** tagger both use this file, so that they cannot differ.
**
** Text is taken window by window: a paragraph, or as many sentences of a very
** long one as fit into WINDOW_TOKENS.
*/
#ifndef NEWSEXT_QUOTE_COLUMN_H
#define NEWSEXT_QUOTE_COLUMN_H

#include "quote/model.h"
#include "quote/reading.h"

enum { WINDOW_TOKENS = 1024, WINDOW_PAD = 3 };

typedef enum Column {
  COL_FORM,
  COL_SHAPE,
  COL_SUFFIX3,
  COL_SUFFIX2,
  COL_CLASS,
  COL_CUE,      /* 0-3: how often the form is part of a cue */
  COL_SPEECH,   /* reports speech */
  COL_QUOTED,   /* outside, inside double, inside single marks */
  COL_OPENS,    /* opening mark: length of the span and type of mark */
  COL_CLOSES,   /* closing mark: what stands before it */
  COL_INDEX,    /* from the sentence's start, in steps (see step_of) */
  COL_END,      /* to its end */
  COL_COMMAS,   /* so far, outside marks */
  COL_LEFT_CUE, /* nearest strong cue to the left: its form */
  COL_LEFT_DISTANCE,
  COL_LEFT_COMMAS, /* commas between */
  COL_LEFT_CLASS,  /* class of the word behind it */
  COL_RIGHT_CUE,
  COL_RIGHT_DISTANCE,
  COL_RIGHT_COMMAS,
  COL_RIGHT_CLASS, /* class of the word before it */
  COL_BEFORE_MARK, /* in a marked span: form before it */
  COL_BEFORE_CLASS,
  COL_BEHIND_MARK,
  COL_BEHIND_CLASSES, /* of the two words behind it */
  COL_MARK_WORDS,
  COL_MARK_STARTS, /* the span starts its sentence */
  COL_MARK_ENDS,   /* last punctuation, several sentences, flags */
  COL_FIRST_FORM,  /* of the sentence */
  COL_FIRST_CLASSES,
  COL_SENTENCE_QUOTED, /* not, partly, wholly */
  COL_SENTENCE_CUES,
  COL_PARAGRAPH, /* how it opens, whether all is marked */
  COL_PARAGRAPH_BEFORE,
  COL_SENTENCE_BEFORE,
  COL_SENTENCE_INDEX,
  COL_NEXT_OPEN,
  COL_LAST_CLOSE,
  COL_SENTENCE_SPEECH,
  COL_SENTENCE_THAT,
  COL_SEGMENT_FORM, /* first word of the comma segment */
  COL_SEGMENT_CLASS,
  COL_SEGMENT_INDEX,
  COL_NEXT_FORM, /* first word of the next segment */
  COL_NEXT_CLASS,
  COL_NEXT_DISTANCE,
  COL_SEGMENT_CUES, /* cues in the segment before, in this, in the next */
  COL_SEGMENTS_LEFT,
  COLUMN_COUNT
} Column;

/* What is known of a token by itself. */
typedef struct Word {
  uint32_t form; /* hash of the folded word */
  uint8_t class; /* WordClass; marks: CLASS_PUNCTUATION + ASCII form */
  uint8_t cue;   /* 0 to 3 */
  uint8_t speech;
  uint8_t quoted; /* 0, 1 double, 2 single */
} Word;

/* A cue strong enough to be one by itself. */
static inline bool word_is_cue(const Word *w) {
  return w->cue >= 2 && !w->quoted;
}

/* Words of all tokens of the document; NULL when out of memory. */
Word *words_read(const Reading *r, const QuoteModel *model);
/* The form of a word by itself, as words_read gives it. */
uint32_t word_form(Str word);

/* A distance in steps: 0 1 2 3 4-6 7-12 13-24 25+. */
static inline uint32_t step_of(uint32_t n) {
  return n < 4 ? n : n < 7 ? 4 : n < 13 ? 5 : n < 25 ? 6 : 7;
}

typedef struct Columns {
  const Reading *r;
  const Word *words;
  uint32_t (*cells)[COLUMN_COUNT]; /* WINDOW_PAD rows before and behind */
  uint32_t *left_cue, *right_cue;  /* of each token of the window */
  uint8_t *set;                    /* of transitions into each token */
  Run window;
  uint32_t paragraph_before;
} Columns;

/* Room for one window. False when out of memory. */
bool columns_init(Columns *c, const Reading *r, const Word *words);
/* Fills `c->cells` and `c->set` for a window, called in order of the text. */
void columns_fill(Columns *c, Run window);

/*
** The windows of all blocks that are read, in order: start with `*window` =
** {0, 0}. False at the end.
*/
bool window_next(const Reading *r, Run *window);

#endif
