/*
** Region: states, provinces and countries as they stand behind a city.
**
**   region_match(STR("Calif., March 2 -"), 0)  -> 6
*/
#ifndef NEWSEXT_ARTICLE_REGION_H
#define NEWSEXT_ARTICLE_REGION_H

#include "base/str.h"

/* Length of the region's name at `at`, its final dot included; 0: none. */
size_t region_match(Str s, size_t at);

/* The short form as tables have it: "Mass" -> "Mass."; else as printed. */
Str region_standard(Str printed);

#endif
