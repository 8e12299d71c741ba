/*
** Mend: what grammar knows better than the linker.
**
** In:  an attribution of the linker. Out: the same with its source and
** content where the words around the cue leave no doubt.
**
**   According to | a report by the court, | it rained    source "a report …"
**   quoted | Lind | as saying that …                     source "Lind"
**   Lind | was quoted by the paper as saying …           source "Lind"
**   it is worth noting that …                            nobody says it
**   "We stay," he said, | cutting off a question         the marked words alone
*/
#ifndef NEWSEXT_QUOTE_MEND_H
#define NEWSEXT_QUOTE_MEND_H

#include "quote/column.h"

/* False when the attribution is none and has to be dropped. */
bool attribution_mend(const Reading *r, const Word *words, Attribution *a);

#endif
