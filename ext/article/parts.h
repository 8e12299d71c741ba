/*
** Parts: the steps of document_article, each for one part of the article.
*/
#ifndef NEWSEXT_ARTICLE_PARTS_H
#define NEWSEXT_ARTICLE_PARTS_H

#include "article/segment.h"

/* Finds the dateline among the blocks; may change a block's role. */
void parts_find_dateline(Document *d, Article *a, SegmentBlock *blocks);
/* Headline, deck, byline, agency, address and site. */
void parts_find_head(Document *d, Article *a, const SegmentBlock *blocks);
/* The day of publication; needs dateline and head. */
void parts_find_published(Document *d, Article *a, const SegmentBlock *blocks);

#endif
