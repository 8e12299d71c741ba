/*
** Scare marks: marked words that nobody said.
**
** In:  a marked span that no attribution covers. Out: whether somebody said
** it all the same ("floating": a quotation without cue and source).
**
**   the so-called "peace plan"              scare
**   He nodded. "It will be a long night."   floating
*/
#ifndef NEWSEXT_QUOTE_SCARE_H
#define NEWSEXT_QUOTE_SCARE_H

#include "quote/reading.h"

/*
** True when the words of the marked span `run` were said. Decides by what
** stands around and at the end of the span, rather than by its length.
*/
bool mark_is_said(const Reading *r, Run run);

#endif
