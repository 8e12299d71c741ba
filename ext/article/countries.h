/*
** Countries: which ones a text speaks of, to tell places of one name apart.
**
**   CountryCount c = {.count = 0};
**   countries_find(&c, STR("Brazilian police …, the third city of Brazil"));
**     -> c.codes[0] "BR", c.counts[0] 2
*/
#ifndef NEWSEXT_ARTICLE_COUNTRIES_H
#define NEWSEXT_ARTICLE_COUNTRIES_H

#include "base/str.h"

enum { COUNTRIES_MOST = 8 };

/* The countries that an article names, most first; later ones are left out. */
typedef struct CountryCount {
  char codes[COUNTRIES_MOST][3]; /* ISO 3166-1 alpha-2 */
  uint32_t counts[COUNTRIES_MOST];
  uint32_t count;
} CountryCount;

void countries_add(CountryCount *c, const char *code, uint32_t weight);
/* Adds those that running text names, themselves or by a nationality; not the
** United States. */
void countries_find(CountryCount *c, Str text);

#endif
