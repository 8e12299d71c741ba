/*
** The main content of a page: which blocks are the article.
**
** In:  a tree with its blocks. Out: a role for each block; how many bytes of
** running text the article has.
**
** The method is that of readability and its descendants, on blocks: text is
** "good" when it is long, has the common words of a language and few links;
** good text lifts the elements around it, the nearest most; the best element
** holds the article. What calls itself navigation, sharing or comments is left
** out, unless it holds so much of the page's good text that it lies.
*/
#ifndef NEWSEXT_READ_HTML_MAIN_H
#define NEWSEXT_READ_HTML_MAIN_H

#include "read/html_tree.h"

/*
** `headline`, `deck`: what metadata calls the article and says of it, or NULL.
** `*deck_shown`: the deck's words stand on the page, in front of the story.
*/
size_t html_choose(HtmlTree *tree, Str headline, Str deck, bool *deck_shown);

#endif
