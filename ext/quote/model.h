/*
** The quotation model: weights and lexicon, as trained and as shipped.
**
** The file ext/model/quotes.bin is this structure, little-endian, made by
** ext/train/train_quotes.c. It is linked into the library and read only; a
** trainer makes its own in memory and hands it to the same functions.
*/
#ifndef NEWSEXT_QUOTE_MODEL_H
#define NEWSEXT_QUOTE_MODEL_H

#include "base/crf.h"
#include "quote/words.h"

/*
** Labels of tokens: outside, or beginning (1 + 2 * group) or inside
** (2 + 2 * group) a span of one of these groups. Sources and contents say on
** which side their cue stands; that does most of the linking.
*/
typedef enum LabelGroup {
  GROUP_SOURCE_RIGHT,  /* source whose cue is to its right: "He | said" */
  GROUP_SOURCE_LEFT,   /* "said | the minister" */
  GROUP_CUE,           /* "said", "has denied", "according to" */
  GROUP_CONTENT_RIGHT, /* content whose cue is to its right */
  GROUP_CONTENT_LEFT,  /* "said | that it will rain" */
  GROUP_CONTENT_FAR,   /* content continued from a sentence before */
  GROUP_OTHER,         /* attribution without words of speech: "she hopes" */
  GROUP_COUNT
} LabelGroup;

enum {
  LABEL_COUNT = 1 + 2 * GROUP_COUNT,
  LABEL_LANES = 16,
  SET_JOINED = 12, /* of transitions: into the rest of a compound word */
  TRANSITION_SETS = 13,
  LEXICON_SLOTS = 4096, /* a power of two, half of them empty */
  FEATURE_ROWS = 1 << 16,
  LINK_WEIGHTS = 1 << 15,
  LINK_UNIT = 512 /* a ranker's weight of 1.0 */
};

static inline bool label_begins(uint32_t label) {
  return label & 1;
}
static inline LabelGroup label_group(uint32_t label) {
  return (LabelGroup)((label - 1) / 2);
}

typedef struct Lexeme {
  uint32_t form;  /* hash of the folded word; 0: the slot is empty */
  uint8_t class;  /* WordClass */
  uint8_t cue;    /* 0 to 3: how often the form is part of a cue */
  uint8_t speech; /* 1: reports speech */
  uint8_t unused;
} Lexeme;

typedef struct QuoteModel {
  char magic[8];                 /* QUOTE_MAGIC */
  float scale;                   /* a row's weight is its byte times this */
  uint32_t seed;                 /* of the training run */
  Lexeme lexicon[LEXICON_SLOTS]; /* open addressing by form */
  float transition[TRANSITION_SETS][LABEL_LANES][LABEL_LANES];
  int16_t cue_weights[LINK_WEIGHTS];    /* which cue a content belongs to */
  int16_t source_weights[LINK_WEIGHTS]; /* which source a cue has */
  int8_t rows[FEATURE_ROWS][LABEL_LANES];
} QuoteModel;

#define QUOTE_MAGIC "NXQUOT1"

/* The model that is linked in. */
const QuoteModel *quote_model(void);

/* The lexicon's entry of a form, or NULL. */
const Lexeme *model_lexeme(const QuoteModel *model, uint32_t form);

/* The chain of labels with the model's transitions. False: out of memory. */
bool model_crf(const QuoteModel *model, Crf *crf, Arena *arena);

#endif
