/*
** Dateline: where, when and by which service a story was filed, as the words
** in front of its first sentence say it.
**
**   dateline_parse("NAIROBI, July 3 (Xinhua) -- Kenya …", &parts)
**     -> place "NAIROBI", day 3 July, agency "Xinhua", strong
*/
#ifndef NEWSEXT_ARTICLE_DATELINE_H
#define NEWSEXT_ARTICLE_DATELINE_H

#include "article/day.h"

/* How sure the words themselves make it. */
typedef enum DatelineStrength {
  DATELINE_NONE,
  DATELINE_WEAK,  /* a place and a mark: "Munich: ", "AMMAN — " */
  DATELINE_STRONG /* with a day or a known service */
} DatelineStrength;

/* All spans count from the start of the block. */
typedef struct DatelineParts {
  DatelineStrength strength;
  size_t length; /* of the words, without the mark that ends them */
  size_t rest;   /* where the story goes on; the block's length: nowhere */
  Span place;    /* "SADDLE BROOK, N.J."; length 0: none */
  Span city;     /* "SADDLE BROOK" */
  bool colon;    /* it ends with a colon */
  bool upper;    /* the city is printed in capitals */
  bool region;   /* a known region or country follows the city */
  Span agency;   /* length 0: none */
  Day day;
} DatelineParts;

/*
** Matches the start of a block. What is weak still needs proof that its place
** is one (dateline_is_place). False: there is no dateline.
*/
bool dateline_parse(Str block, DatelineParts *parts);

/*
** True when what a weak dateline calls a place is one: known, or printed like
** one ("THUWAL — ", never "SMITH: ").
*/
bool dateline_is_place(Str block, const DatelineParts *parts);

/* A quick look: can this block begin with a strong dateline at all? */
bool dateline_is_possible(Str block);

/* "NEW DELHI" -> "New Delhi", "DAR ES SALAAM" -> "Dar es Salaam". */
Str dateline_clean_place(Arena *arena, Str printed);

#endif
