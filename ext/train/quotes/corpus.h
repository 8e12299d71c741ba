/*
** Corpus: attributed news to learn quotations from.
**
** In:  JSON Lines with text and attributions (content, cue, source as
** [start, end) in code points). Out: documents cut by the product's own
** scanner, with gold as runs of tokens. Kept in memory until the end.
*/
#ifndef NEWSEXT_TRAIN_QUOTES_CORPUS_H
#define NEWSEXT_TRAIN_QUOTES_CORPUS_H

#include "quote/tagger.h"

enum { GOLD_RUNS = 16 }; /* spans of one part of an attribution */

typedef struct GoldPart {
  Run runs[GOLD_RUNS];
  uint32_t count;
} GoldPart;

typedef struct Gold {
  GoldPart content, cue, source;
  bool speech; /* its cue has a word of speech */
} Gold;

typedef struct CorpusDocument {
  Arena arena;
  Document document;
  Reading reading;
  Str id;
  Word *words; /* set by corpus_read_words */
  Gold *gold;
  uint32_t gold_count;
  uint8_t *ignored; /* for each token: in text that was not annotated */
} CorpusDocument;

typedef struct Corpus {
  CorpusDocument *items;
  uint32_t count;
} Corpus;

/* Ends the program with a message when the file cannot be read. */
Corpus corpus_load(const char *path);

/* Fills the model's lexicon: listed words, and cues as counted in `corpus`. */
void corpus_make_lexicon(const Corpus *corpus, QuoteModel *model);

/* Words of all documents by the model's lexicon, and `speech` of gold. */
void corpus_read_words(Corpus *corpus, const QuoteModel *model);

/* Gold labels of a window's tokens; false when the window is not annotated. */
bool corpus_labels(const CorpusDocument *d, Run window, uint8_t *labels);

/* Overlap of two runs in tokens. */
uint32_t run_overlap(Run a, Run b);
/* Tokens that a part shares with a run. */
uint32_t part_overlap(const GoldPart *part, Run run);

#endif
