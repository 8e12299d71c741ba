/*
** Money: sums of money, found in running text and turned into a currency code
** and a plain amount.
**
**   money_parse(arena, STR("$1.5bn"))            -> "USD 1500000000"
**   money_parse(arena, STR("Rs 20 crore"))       -> "INR 200000000"
**   money_parse(arena, STR("half a million dollars")) -> "USD 500000"
**   money_parse(arena, STR("$25-35 million"))    -> "USD 25000000/35000000"
**
** The code is ISO 4217. A bare "$", "pound", "peso" … is the commonest one
** (USD, GBP, MXN) unless `country` says better: the ISO 3166 code of where the
** article is from ("Rs" in PK: PKR).
*/
#ifndef NEWSEXT_ARTICLE_MONEY_H
#define NEWSEXT_ARTICLE_MONEY_H

#include "article/words.h"
#include "base/arena.h"

/* "CUR amount", in the arena; STR_NULL when it is no sum of money. */
Str money_parse(Arena *arena, Str expression);
/* The same; `country` is an ISO 3166-1 alpha-2 code, "" or NULL. */
Str money_parse_in(Arena *arena, Str expression, const char *country);
/* The first sum of money that starts at or after `from`. */
bool money_find(Str text, size_t from, Span *out);
/* Adds WORD_AMOUNT for the words that a sum may begin with. */
void money_index(WordIndex *index);

#endif
