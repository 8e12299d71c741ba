/*
** Hints: what the format itself says of the lines (HTML: what holds the story,
** what calls itself navigation), over what the lines look like.
**
** In:  d->meta.hints, in order of the text. Out: states and roles of blocks.
*/
#ifndef NEWSEXT_ARTICLE_HINTS_H
#define NEWSEXT_ARTICLE_HINTS_H

#include "article/segment.h"

/* Between segment_find_states and segment_find_roles. */
void hints_set_states(const Document *d, SegmentBlock *blocks, uint32_t count);
/* Behind segment_find_roles. */
void hints_set_roles(const Document *d, SegmentBlock *blocks, uint32_t count);

#endif
