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

/* A line without "By" that may be a byline, for where it stands. */
typedef enum BylineKind {
  BYLINE_NONE,
  BYLINE_NAME, /* a name, perhaps with an office: "Jane Doe", "Jane Doe Editor"
                */
  BYLINE_DATED /* with a day: "Jane Doe 2 hours ago" */
} BylineKind;
BylineKind byline_kind(Str line);

/*
** The writers' names, joined by ", ", without "By", offices, outlets, mail
** addresses and dates; the first fifty. STR_NULL when no name is left.
*/
Str byline_names(Arena *arena, Str line);

#endif
