/*
** Where places are: country and point of LOCATION, FACILITY and NORP. The
** countries that an article speaks of tell places of one name apart. See
** entity_parts.h.
*/
#include "article/countries.h"
#include "article/place.h"
#include "entity/entity_parts.h"

static bool is_place(EntityType type) {
  return type == TYPE_LOCATION || type == TYPE_FACILITY || type == TYPE_NORP;
}

static void countries_count(Document *d, const Entities *e, CountryCount *c) {
  const Article *article = document_article(d);
  if (article->dateline.place.country[0])
    countries_add(c, article->dateline.place.country, 1);
  for (uint32_t i = 0; i < e->entity_count; i++) {
    GazetteerEntry found;
    if (is_place(e->entities[i].type) &&
        gazetteer_find(e->entities[i].name, GAZ_COUNTRY | GAZ_DEMONYM,
                       &found) &&
        found.country[0])
      countries_add(c, found.country, e->entities[i].mention_count);
  }
}

/*
** "Paris, Texas": the next mention after a comma is where a place lies. Not in
** a list of countries ("France, Belgium").
*/
static Str region_after(const Document *d, const Entities *e, uint32_t index) {
  if (index + 1 >= e->mention_count) return STR_NULL;
  const Mention *m = &e->mentions[index], *next = m + 1;
  uint32_t end = m->span.start + m->span.length;
  if (next->type != TYPE_LOCATION || next->span.start != end + 2 ||
      d->text.data[end] != ',' ||
      (gazetteer_kinds(str_span(d->text, m->span)) &
       (GAZ_COUNTRY | GAZ_REGION)))
    return STR_NULL;
  return str_span(d->text, next->span);
}

/* Nationalities have a country when the gazetteer says so, and no point. */
static void people_place(Entity *entity) {
  GazetteerEntry found;
  entity->place = (Place){.name = STR_NULL};
  if (gazetteer_find(entity->name, GAZ_DEMONYM, &found))
    memcpy(entity->place.country, found.country, 3);
}

/* "Port of Arle", "5 Mill Road, Arle": the place that a name ends with. */
static bool tail_place(Document *d, const PlaceContext *context, Str name,
                       Place *out) {
  static const char *const LINKS[] = {", ",   " of ", " at ",
                                      " in ", " de ", " del "};
  for (size_t i = 0; i < sizeof(LINKS) / sizeof(*LINKS); i++) {
    Str link = str_from_c(LINKS[i]);
    size_t at = str_find(name, link, 1);
    if (at == SIZE_MAX) continue;
    at += link.length;
    Str tail = str_slice(name, at, name.length - at);
    if (str_starts_nocase(tail, STR("the ")))
      tail = str_slice(tail, 4, tail.length - 4);
    if (!place_resolve_within(d->arena, tail, context, out)) continue;
    out->has_point = false; /* near it, not in it */
    out->name = STR_NULL;
    return true;
  }
  return false;
}

/* "the West", "Europe", "the Pacific": larger than a country. */
static bool is_region(Str name) {
  uint32_t kinds = gazetteer_kinds(name);
  return (kinds & GAZ_REGION) &&
         !(kinds & (GAZ_COUNTRY | GAZ_STATE | GAZ_SEAT));
}

static bool entity_place(Document *d, const Entities *e, Entity *entity,
                         const CountryCount *countries) {
  if (is_region(entity->name)) return false;
  PlaceContext context = {.region = region_after(d, e, entity->first_mention),
                          .countries = (const char(*)[3])countries->codes,
                          .country_count = countries->count};
  return place_resolve(d->arena, entity->name, &context, &entity->place) ||
         tail_place(d, &context, entity->name, &entity->place);
}

/*
** The country that two of three mentions of places with a country are of;
** NULL when there is none, or too few to tell.
*/
static const char *country_spoken_of(const CountryCount *c) {
  uint32_t all = 0;
  for (uint32_t i = 0; i < c->count; i++) all += c->counts[i];
  return all >= 2 && c->counts[0] * 3 >= all * 2 ? c->codes[0] : NULL;
}

/* What no gazetteer knows lies in the country that the article is about. */
static void places_suppose(Entities *e, const CountryCount *spoken_of) {
  const char *code = country_spoken_of(spoken_of);
  for (uint32_t i = 0; code && i < e->entity_count; i++) {
    Entity *entity = &e->entities[i];
    if ((entity->type == TYPE_LOCATION || entity->type == TYPE_FACILITY) &&
        !entity->place.country[0] && !entity->place.name.data &&
        gazetteer_kinds(entity->name) == 0)
      memcpy(entity->place.country, code, 3);
  }
}

void places_find(Document *d, Entities *e) {
  CountryCount named = {.count = 0}, resolved = {.count = 0};
  countries_count(d, e, &named);
  if (document_article(d)->dateline.place.country[0])
    countries_add(&resolved, document_article(d)->dateline.place.country, 2);
  for (uint32_t i = 0; i < e->entity_count && !d->arena->failed; i++) {
    Entity *entity = &e->entities[i];
    if (!is_place(entity->type)) continue;
    if (entity->type == TYPE_NORP)
      people_place(entity);
    else if (!entity_place(d, e, entity, &named))
      entity->place = (Place){.name = STR_NULL};
    if (entity->place.country[0])
      countries_add(&resolved, entity->place.country, entity->mention_count);
  }
  places_suppose(e, &resolved);
}
