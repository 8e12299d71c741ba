/*
** Places: from the words of a dateline or a mention to a country and a point.
**
** In:  "Oyam & Gulu, Uganda", "Calif.", "Kiev", with what the article says
** besides. Out: a Place (article.h) with normal name, country, lat, lon.
**
**   PlaceContext c = {.region = STR("Texas")};
**   place_resolve(arena, STR("Paris"), &c, &place)   -> US, 33.66, -95.56
**   place_resolve(arena, STR("Paris"), NULL, &place) -> FR, 48.85, 2.35
**
** Cities are those of GeoNames (CC-BY 4.0, see NOTICE) with 10,000 inhabitants
** or more (US: 4,000); points are rounded to 0.01 degrees. The point of a
** country or state is the mean of where its people live. Countries, capitals,
** exonyms and seats of power come from the gazetteer.
*/
#ifndef NEWSEXT_ARTICLE_PLACE_H
#define NEWSEXT_ARTICLE_PLACE_H

#include "article/article.h"
#include "article/gazetteer.h"

/* What helps to tell two places of one name apart. All of it may be empty. */
typedef struct PlaceContext {
  Str region;                 /* printed with it: "Texas", "Uganda"; or NULL */
  const char (*countries)[3]; /* that the article speaks of, most first */
  uint32_t country_count;
  bool alone; /* the name stands alone in a dateline: it is a well-known place,
              ** and countries decide only between places of like size */
} PlaceContext;

/*
** Fills `*out`; false (and an empty `*out`) when nothing is known of the name.
** Several cities ("A and B, Uganda") give the first. Nationalities give their
** country. `context` may be NULL. `out->name` is constant or in `arena`.
*/
bool place_resolve(Arena *arena, Str name, const PlaceContext *context,
                   Place *out);
/*
** The same for a name that has a place within: "Tokyo Dome", "Port of Duqm",
** "southern Lebanon". Only countries, states, seats and cities of 100,000, or
** of a country that `context` names, are believed there.
*/
bool place_resolve_within(Arena *arena, Str name, const PlaceContext *context,
                          Place *out);
/*
** True when cities of several countries bear the name and are of like size, so
** that `context.alone` can decide: it is worth looking for countries.
*/
bool place_is_contested(Str name);
/*
** How well known a place of this name is: 0 not at all, 1 … 9 for about
** 10,000 … 10 million inhabitants or more; countries and seats are 9.
*/
int place_rank(Str name);

#endif
