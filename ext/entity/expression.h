/*
** Dates and sums of money by grammar, merged with what the tagger found.
**
** In:  the tagger's mentions. Out: the same list, where
**   - a DATE or MONEY takes the extent that the grammar gives it
**     ("US[$5 million]" -> "[US$5 million]");
**   - dates and sums that the tagger missed are added;
**   - relative dates ("last week") are added where the day is known that they
**     are seen from (options.published, meta.published): elsewhere they would
**     say nothing, and neither "last week" nor the Friday of "Friday night",
**     a time rather than a day, is a mention.
** Mentions of other types stand as they are, and win over the grammar.
*/
#ifndef NEWSEXT_ENTITY_EXPRESSION_H
#define NEWSEXT_ENTITY_EXPRESSION_H

#include "entity/tagger.h"

MentionList expressions_merge(Document *d, MentionList tagged);

#endif
