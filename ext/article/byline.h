/*
** Byline: who wrote it.
**
**   byline_names(arena, STR("By Jane Doe and Li Wei | Reuters"))
**     -> "Jane Doe, Li Wei"
*/
#ifndef NEWSEXT_ARTICLE_BYLINE_H
#define NEWSEXT_ARTICLE_BYLINE_H

#include "article/facts.h"
#include "base/arena.h"

/* True for a line that names its writers and says so ("By …"). */
bool byline_is_line(Str line, const BlockFacts *facts);
/* True for a line that is a name and nothing else: "Jane Doe". */
bool byline_is_name(Str line);

/*
** The writers' names, joined by ", ", without "By", offices, outlets, mail
** addresses and dates. STR_NULL when no name is left.
*/
Str byline_names(Arena *arena, Str line);

#endif
