/*
** Linker: which cue a content belongs to, and which source a cue has.
**
** In:  the tagger's pieces. Out: attributions; contents that share a cue are
** one attribution (a quotation that its cue interrupts, or one that runs over
** several paragraphs), and cues may share a source ("said A and added B").
**
** Method: two rankers over a few candidates each, linear in hashed features,
** learned on pieces that a tagger made of articles it had not seen.
*/
#ifndef NEWSEXT_QUOTE_LINKER_H
#define NEWSEXT_QUOTE_LINKER_H

#include "quote/tagger.h"

enum { LINK_CANDIDATES = 64, LINK_FEATURES = 24 };

/* A piece with what the linker asks about it again and again. */
typedef struct LinkPiece {
  Run run;
  uint8_t group;                         /* LabelGroup, or LINK_NOUN */
  uint8_t ending;                        /* of a cue's head: WordEnding */
  uint8_t is_cue, is_content, is_source; /* may stand for one */
  uint32_t head;                         /* token of a cue's head word */
  uint32_t block, first_sentence, last_sentence;
  uint32_t order;                   /* pieces before it */
  uint32_t sources, cues, contents; /* tagged as such before it */
} LinkPiece;

enum { LINK_NOUN = GROUP_COUNT }; /* a noun phrase found by its words */

typedef struct Linker {
  const Reading *r;
  const Word *words;
  LinkPiece *pieces;
  uint32_t count;
  uint8_t *group_of; /* for each token: 1 + group of its piece; 0: none */
} Linker;

/* Candidates for one choice; the last one is always "none". */
typedef struct LinkChoice {
  LinkPiece items[LINK_CANDIDATES];
  uint32_t count; /* without "none", whose index this is */
} LinkChoice;

/* Hashes of a candidate's features. */
typedef struct LinkFeatures {
  uint32_t items[LINK_FEATURES];
  uint32_t count;
} LinkFeatures;

/* False when out of memory. */
bool linker_init(Linker *l, const Reading *r, const Word *words,
                 const PieceList *pieces);

/* Cues that the content `x` (an index of pieces) may belong to. */
void link_cues(const Linker *l, uint32_t x, LinkChoice *choice);
/* Features of its candidate `i`; i == choice->count: of dropping `x`. */
void link_cue_features(const Linker *l, uint32_t x, const LinkChoice *choice,
                       uint32_t i, LinkFeatures *features);
/* Sources that the cue `c` may have. */
void link_sources(const Linker *l, uint32_t c, LinkChoice *choice);
void link_source_features(const Linker *l, uint32_t c, const LinkChoice *choice,
                          uint32_t i, LinkFeatures *features);

/* Attributions of the whole document. */
void link_all(const Linker *l, const QuoteModel *model, AttributionList *list);

#endif
