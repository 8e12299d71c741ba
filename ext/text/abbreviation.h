/*
** Abbreviations: which words keep the dot behind them, and whether a sentence
** may end there.
*/
#ifndef NEWSEXT_TEXT_ABBREVIATION_H
#define NEWSEXT_TEXT_ABBREVIATION_H

#include "base/str.h"

typedef enum Abbreviation {
  ABBREVIATION_NONE,
  ABBREVIATION_TITLE,    /* "Mr. Brown": a name follows, never an end */
  ABBREVIATION_MONTH,    /* "Feb. 12", "Mon. night" */
  ABBREVIATION_NUMBERED, /* "No. 10", "Art. 5": only before a digit */
  ABBREVIATION_COMPANY,  /* "Acme Inc.": the dot is a token of its own */
  ABBREVIATION_OTHER,    /* "etc.", "Calif.", "Ave." */
  ABBREVIATION_INNER,    /* "e.g.", "vs.": never an end */
  ABBREVIATION_INITIALS  /* "U.S.", "a.m.", "J.": letters with dots */
} Abbreviation;

/* The kind of `word`, written without its dot: "Gen" -> TITLE. Letters count
** with their case: "sun" is no weekday. `after_comma`: a comma stands before
*it,
** as before the states of the US ("Gary, Ind."). */
Abbreviation abbreviation_find(Str word, bool after_comma);

/* True for a capitalised word that starts sentences and not names: "The",
** "He", "But". */
bool abbreviation_is_starter(Str word);

#endif
