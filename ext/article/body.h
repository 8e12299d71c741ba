/*
** Body: which segments are the story, and their words.
*/
#ifndef NEWSEXT_ARTICLE_BODY_H
#define NEWSEXT_ARTICLE_BODY_H

#include "article/article.h"

/* Paragraphs, subheadings and lists make the body. */
bool body_has_role(uint8_t role);
/* A segment's words without the dateline and the mark behind it. */
Str body_words_of(const Document *d, const Article *a, Span span);

#endif
