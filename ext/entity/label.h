/*
** Labels of tokens: outside, or where in a mention of which type a token is
** (BIOES: begin, inside, outside, end, single).
**
**   Marta Lindqvist met Kaarel Tamm in Brussels
**   B     E         O   B      E    O  S
*/
#ifndef NEWSEXT_ENTITY_LABEL_H
#define NEWSEXT_ENTITY_LABEL_H

#include "entity/entity.h"

/*
** The type is added to the letter: LABEL_B + TYPE_PERSON. What may open a
** mention (B, S) stands behind O, so that the labels that may follow a closed
** one are the first LABEL_OPEN_COUNT.
*/
enum {
  LABEL_O = 0,
  LABEL_B = 1,
  LABEL_S = LABEL_B + TYPE_COUNT,
  LABEL_I = LABEL_S + TYPE_COUNT,
  LABEL_E = LABEL_I + TYPE_COUNT,
  LABEL_COUNT = LABEL_E + TYPE_COUNT,
  LABEL_OPEN_COUNT = LABEL_I,
  LABEL_STRIDE = 40 /* LABEL_COUNT rounded up to whole vectors of 8 */
};

static inline bool label_is_inside(int label) {
  return label >= LABEL_I && label < LABEL_E;
}
/* True when a mention goes on behind the label. */
static inline bool label_goes_on(int label) {
  return (label >= LABEL_B && label < LABEL_S) || label_is_inside(label);
}
/* True when the label continues a mention. */
static inline bool label_continues(int label) {
  return label >= LABEL_I;
}

static inline int label_type(int label) {
  return label == LABEL_O ? TYPE_COUNT : (label - LABEL_B) % TYPE_COUNT;
}

/* True when `to` may stand behind `from`. */
static inline bool label_follows(int from, int to) {
  if (label_goes_on(from) != label_continues(to)) return false;
  return !label_continues(to) || label_type(from) == label_type(to);
}

#endif
