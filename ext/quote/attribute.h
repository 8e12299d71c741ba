/*
** Attribute: from marks and words to who said what.
**
** In:  a Reading and a model. Out: attributions, in no particular order:
** first what the tagger and the linker find, then marked spans that they left
** over: said by somebody ("floating", without cue and source), or scare marks.
*/
#ifndef NEWSEXT_QUOTE_ATTRIBUTE_H
#define NEWSEXT_QUOTE_ATTRIBUTE_H

#include "quote/linker.h"

/* False when out of memory. */
bool quotes_attribute(const Reading *r, const QuoteModel *model,
                      AttributionList *list);

#endif
