/*
** Words: the closed classes of English that tell where reported speech
** begins and ends, and the words that report it.
**
** In:  nothing. Out: constant lists, which the trainer puts into the model's
** lexicon together with what it counts (see ext/quote/model.h).
**
**   "he" CLASS_PRONOUN      "spokesman" CLASS_ROLE      "said" speech
*/
#ifndef NEWSEXT_QUOTE_WORDS_H
#define NEWSEXT_QUOTE_WORDS_H

#include "base/str.h"

typedef enum WordClass {
  CLASS_LOWER, /* none of those below, lower case */
  CLASS_LY,    /* ends in -ly */
  CLASS_ING,
  CLASS_ED,
  CLASS_S,
  CLASS_CAPITAL,
  CLASS_ALL_CAPITALS,
  CLASS_NUMBER,
  CLASS_ADDRESS,  /* @handle, #tag, URL */
  CLASS_PRONOUN,  /* from here on: by list */
  CLASS_IT,       /* it, you */
  CLASS_RELATIVE, /* who, which */
  CLASS_QUESTION, /* what, whether */
  CLASS_THAT,
  CLASS_POSSESSIVE, /* his */
  CLASS_OBJECT,     /* him */
  CLASS_ARTICLE,
  CLASS_DEMONSTRATIVE,
  CLASS_QUANTIFIER,
  CLASS_OF,
  CLASS_TO,
  CLASS_PREPOSITION,
  CLASS_AS,
  CLASS_SUBORDINATE, /* while, because */
  CLASS_AND,
  CLASS_BUT,
  CLASS_BE,
  CLASS_HAVE,
  CLASS_DO,
  CLASS_MODAL,
  CLASS_NOT,
  CLASS_GENITIVE, /* 's */
  CLASS_THERE,
  CLASS_REFLEXIVE,
  CLASS_DAY,
  CLASS_MONTH,
  CLASS_TIME,
  CLASS_MEDIUM, /* interview, statement, tweet */
  CLASS_HONORIFIC,
  CLASS_ROLE,         /* spokesman, analyst, voters */
  CLASS_ORGANIZATION, /* ministry, survey */
  CLASS_COUNT,
  CLASS_PUNCTUATION = 128 /* + the mark's ASCII form */
} WordClass;

typedef struct WordList {
  uint8_t class;
  const char *words; /* in lower case, parted by single spaces */
} WordList;

extern const WordList WORD_LISTS[];
extern const size_t WORD_LIST_COUNT;

/* Forms of the words that report speech, parted by single spaces. */
extern const char *const SPEECH_WORDS[];
extern const size_t SPEECH_WORD_COUNT;

#endif
