/*
** Frames: who is named beside marked words without a reporting verb.
**
** In:  a marked span that no attribution covers. Out: the words that name its
** source, and those that say that it is one.
**
**   "We go on." – Ida Lind              source "Ida Lind"
**   the plan, as Lind put it, is "a dead letter"     cue "put it"
**   in the words of Lind, "a bad day"   cue "in the words of"
*/
#ifndef NEWSEXT_QUOTE_FRAME_H
#define NEWSEXT_QUOTE_FRAME_H

#include "quote/column.h"

/* False when nothing of the kind stands there; then both are left alone. */
bool frame_find(const Reading *r, const Word *words, Run marked, Run *cue,
                Run *source);

#endif
