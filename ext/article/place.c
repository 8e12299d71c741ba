/*
** Places: which of the places of a name is meant. See place.h.
**
** What a name can be is scored: inhabitants (as a power of two), a bonus for
** capitals, for a country that the article speaks of, and for the state or
** country printed with it. After the passes of CLIFF-CLAVIN (D'Ignazio et al.
** 2014): countries first, then what stands beside the name, then the article's
** countries, then the most people.
*/
#include "article/place.h"

#include "article/fold.h"
#include "article/gazetteer_table.h"
#include "article/place_rows.h"
#include "article/place_table.h"

enum {
  MAX_REGIONS = 12,
  MAX_NGRAM = 4,   /* words of a place within a longer name */
  NAME_LIMIT = 200 /* bytes: what is longer is no place */
};

/* Scores, in powers of two of inhabitants. */
static const double CAPITAL_BONUS = 3,
                    FAR_CAPITAL_BONUS =
                        2, /* of a country that the article does not name */
    SEAT_BONUS = 4,        /* without any countries to go by */
    CONTEXT_BONUS = 4.5,   /* the country that the article names most; */
    CONTEXT_STEP = 0.7,    /* the next ones less by this, */
    CONTEXT_LEAST = 1.5,   /* but never less than this */
    ALONE_BONUS = 2.5,     /* the same for a name alone in a dateline, which */
    ALONE_LEAST = 0.5,     /* nobody would print who meant Geneva, Illinois */
    REGION_LOSS = 3,       /* a state against a city of its name */
    STATE_CITY = 20;       /* a city of a million: "New York" */

/* What a region printed behind a city can mean: a country, or a part of it. */
typedef struct RegionMeaning {
  char country[3];
  uint16_t region; /* 0: anywhere in the country */
} RegionMeaning;

typedef struct RegionSet {
  RegionMeaning items[MAX_REGIONS];
  uint32_t count;
} RegionSet;

static const char *country_code(uint8_t index) {
  return GAZETTEER_COUNTRIES[index].code;
}

static bool same_country(const PlaceRow *row, const char *code) {
  return memcmp(country_code(row->country), code, 2) == 0;
}

static void set_point(Place *out, int lat, int lon) {
  out->has_point = lat != PLACE_NO_POINT;
  out->lat = out->has_point ? lat / 100.0 : 0;
  out->lon = out->has_point ? lon / 100.0 : 0;
}

static void set_country(Place *out, const char *code) {
  memcpy(out->country, code, 2);
  out->country[2] = 0;
}

static void set_country_point(Place *out) {
  for (uint32_t i = 0; i < GAZETTEER_COUNTRY_COUNT; i++)
    if (!memcmp(GAZETTEER_COUNTRIES[i].code, out->country, 2))
      set_point(out, PLACE_COUNTRY_POINTS[i][0], PLACE_COUNTRY_POINTS[i][1]);
}

/* "NEW DELHI" -> "New Delhi"; mixed case stays as printed. */
static Str as_name(Arena *arena, Str printed) {
  Str copy = arena_str(arena, printed);
  bool lower = false;
  for (size_t i = 0; i < printed.length; i++)
    lower |= ascii_is_lower(printed.data[i]);
  if (!copy.data || lower || printed.length < 4) return copy;
  char *c = (char *)copy.data;
  for (size_t i = 1; i < copy.length; i++)
    if (ascii_is_upper(c[i]) && (ascii_is_alpha(c[i - 1]) || c[i - 1] == '\''))
      c[i] = ascii_lower(c[i]);
  return copy;
}

static void set_row(Arena *arena, Place *out, const PlaceRow *row) {
  out->name =
      row->region & PLACE_ALIAS ? row->name : arena_str(arena, row->name);
  set_country(out, country_code(row->country));
  set_point(out, row->lat, row->lon);
}

static void region_add(RegionSet *set, const char *country, uint16_t region) {
  if (set->count == MAX_REGIONS) return;
  RegionMeaning *m = &set->items[set->count++];
  *m = (RegionMeaning){.region = region};
  memcpy(m->country, country, 2);
}

/* States and provinces of that name; with `country` not NULL only there. */
static void region_add_rows(RegionSet *set, Str name, const char *country) {
  PlaceRows found;
  place_rows_find(name, &found);
  for (uint32_t i = 0; i < found.count; i++) {
    PlaceRow *row = &found.rows[i];
    if ((row->region & PLACE_IS_REGION) &&
        (!country || same_country(row, country)))
      region_add(set, country_code(row->country), row->region & PLACE_REGION);
  }
}

/* A state as printed behind a city: "Mass" without its dot as well. */
static bool find_state(Str text, GazetteerEntry *e) {
  if (gazetteer_find(text, GAZ_STATE, e)) return true;
  char dotted[8];
  if (text.length >= sizeof dotted) return false;
  memcpy(dotted, text.data, text.length);
  dotted[text.length] = '.';
  return gazetteer_find((Str){dotted, text.length + 1}, GAZ_STATE, e);
}

/* "Texas", "Calif.", "Uganda", "Guanajuato": all that it can mean. */
static RegionSet region_meanings(Str text) {
  RegionSet set = {.count = 0};
  GazetteerEntry e;
  text = str_trim(text);
  if (text.length == 0 || text.length > NAME_LIMIT) return set;
  if (gazetteer_find(text, GAZ_COUNTRY, &e)) region_add(&set, e.country, 0);
  if (find_state(text, &e)) {
    uint32_t before = set.count;
    region_add_rows(&set, e.name, e.country);
    /* a state that GeoNames calls otherwise: its country at least */
    if (set.count == before) region_add(&set, e.country, 0);
  }
  if (set.count == 0) region_add_rows(&set, text, NULL);
  return set;
}

static bool in_regions(const PlaceRow *row, const RegionSet *set) {
  for (uint32_t i = 0; i < set->count; i++)
    if (same_country(row, set->items[i].country) &&
        (set->items[i].region == 0 ||
         set->items[i].region == (row->region & PLACE_REGION)))
      return true;
  return false;
}

/* What the article's countries add to a place in `code`. */
static double context_score(const PlaceContext *context, const char *code) {
  if (!context) return 0;
  for (uint32_t i = 0; i < context->country_count; i++) {
    if (memcmp(context->countries[i], code, 2)) continue;
    double most = context->alone ? ALONE_BONUS : CONTEXT_BONUS;
    double least = context->alone ? ALONE_LEAST : CONTEXT_LEAST;
    double bonus = most - CONTEXT_STEP * i;
    return bonus > least ? bonus : least;
  }
  return 0;
}

static bool speaks_of(const PlaceContext *context, const char *code) {
  return context_score(context, code) > 0;
}

static double row_score(const PlaceRow *row, const PlaceContext *context,
                        const char *seat) {
  double near = context_score(context, country_code(row->country));
  bool far =
      context && context->country_count > 0 && near == 0 && !context->alone;
  double score = row->people / 8.0 + near;
  if (row->region & PLACE_IS_REGION) score -= REGION_LOSS;
  if (row->region & PLACE_CAPITAL)
    score += far ? FAR_CAPITAL_BONUS : CAPITAL_BONUS;
  if (seat && same_country(row, seat) && !far) score += SEAT_BONUS;
  return score;
}

/* The best place of the name, NULL: none. With regions only those within. */
static const PlaceRow *best_row(const PlaceRows *found,
                                const RegionSet *regions,
                                const PlaceContext *context, const char *seat) {
  const PlaceRow *best = NULL;
  double most = 0;
  for (uint32_t i = 0; i < found->count; i++) {
    const PlaceRow *row = &found->rows[i];
    if (regions && !in_regions(row, regions)) continue;
    double score = row_score(row, context, seat);
    if (!best || score > most) best = row, most = score;
  }
  return best;
}

static bool resolve_country(const GazetteerEntry *e, Place *out) {
  out->name = e->name;
  set_country(out, e->country);
  set_country_point(out);
  return true;
}

/* A seat or landmark: its country, and the point of its city. */
static bool resolve_seat(Arena *arena, Str printed, const GazetteerEntry *e,
                         Place *out) {
  set_country(out, e->country);
  out->name = as_name(arena, printed);
  if (e->name.data) {
    PlaceRows found;
    RegionSet country = {.count = 0};
    region_add(&country, e->country, 0);
    place_rows_find(e->name, &found);
    const PlaceRow *row = best_row(&found, &country, NULL, NULL);
    if (row) set_point(out, row->lat, row->lon);
  }
  return true;
}

/* A state of the gazetteer; its point where the table of places has it. */
static bool resolve_state(const GazetteerEntry *e, Place *out) {
  PlaceRows found;
  place_rows_find(e->name, &found);
  out->name = e->name;
  set_country(out, e->country);
  for (uint32_t i = 0; i < found.count; i++) {
    bool region = found.rows[i].region & PLACE_IS_REGION;
    if (same_country(&found.rows[i], e->country) && (region || !out->has_point))
      set_point(out, found.rows[i].lat, found.rows[i].lon);
  }
  return true;
}

/* True when the seat is the city itself: "Kiev", but not "White House". */
static bool is_city_of_seat(const PlaceRow *row, const GazetteerEntry *seat) {
  return row && same_country(row, seat->country) &&
         str_equal_nocase(row->name, seat->name);
}

/* The article speaks of the city's country and not of the other one. */
static bool is_preferred(const PlaceContext *context, const PlaceRow *row,
                         const char *other) {
  return row && speaks_of(context, country_code(row->country)) &&
         !speaks_of(context, other);
}

/* Among cities, states and seats of one name, no country. */
static bool resolve_local(Arena *arena, Str name, const PlaceContext *context,
                          Place *out) {
  GazetteerEntry state, seat;
  bool is_state = gazetteer_find(name, GAZ_STATE, &state);
  bool is_seat = gazetteer_find(name, GAZ_SEAT | GAZ_LANDMARK, &seat);
  PlaceRows found;
  place_rows_find(name, &found);
  const PlaceRow *row =
      best_row(&found, NULL, context, is_seat ? seat.country : NULL);
  if (is_seat && !is_city_of_seat(row, &seat) &&
      !is_preferred(context, row, seat.country))
    return resolve_seat(arena, name, &seat, out);
  if (is_state && !is_seat && !is_preferred(context, row, state.country) &&
      (!row || row->people / 8.0 < STATE_CITY ||
       !same_country(row, state.country)))
    return resolve_state(&state, out);
  if (row) set_row(arena, out, row);
  return row != NULL;
}

/* "Fujian province", "southern Lebanon": what is left without these words. */
static Str without_kind(Str name) {
  static const char *const DIRECTIONS[] = {
      "north",        "south",        "east",         "west",
      "northern",     "southern",     "eastern",      "western",
      "central",      "northeast",    "northwest",    "southeast",
      "southwest",    "northeastern", "northwestern", "southeastern",
      "southwestern", "upper",        "lower",        "greater",
      "downtown",     "rural",        "inner",        "outer",
      "occupied"};
  const char *space = memchr(name.data, ' ', name.length);
  if (!space) return STR_NULL;
  size_t first = (size_t)(space - name.data);
  Str word = str_slice(name, 0, first);
  if (STR_IS_IN(word, DIRECTIONS))
    return str_trim(str_slice(name, first, name.length - first));
  size_t last = name.length;
  while (name.data[last - 1] != ' ') last--;
  char kind[16] = {0};
  size_t n = name.length - last;
  if (n < 3 || n >= sizeof kind) return STR_NULL;
  memcpy(kind, name.data + last, n);
  if (ascii_is_lower(kind[0])) kind[0] = (char)(kind[0] - 32);
  return gazetteer_find((Str){kind, n}, GAZ_PLACE_HEAD, NULL)
             ? str_trim(str_slice(name, 0, last))
             : STR_NULL;
}

/* A name alone, without a region printed with it. */
static bool resolve_name(Arena *arena, Str name, const PlaceContext *context,
                         Place *out) {
  GazetteerEntry country, state, other;
  bool is_country = gazetteer_find(name, GAZ_COUNTRY, &country);
  /* Georgia: the state only where the article speaks of the US alone */
  if (is_country && gazetteer_find(name, GAZ_STATE, &state) &&
      speaks_of(context, state.country) && !speaks_of(context, country.country))
    return resolve_state(&state, out);
  if (is_country) return resolve_country(&country, out);
  /* "Pacific", "Mars": towns bear these names as well, but seldom make news */
  if (gazetteer_find(name, GAZ_REGION, &other)) {
    out->name = other.name;
    return true;
  }
  if (resolve_local(arena, name, context, out)) return true;
  if (gazetteer_find(name, GAZ_DEMONYM, &other))
    return resolve_country(&other, out);
  Str bare = without_kind(name);
  if (!bare.length || gazetteer_find(bare, GAZ_REGION, NULL)) return false;
  if (gazetteer_find(bare, GAZ_COUNTRY, &country))
    return resolve_country(&country, out);
  return resolve_local(arena, bare, context, out);
}

/* A city and the region printed with it: "Paris", "Texas". */
static bool resolve_in(Arena *arena, Str name, Str region,
                       const PlaceContext *context, Place *out) {
  RegionSet set = region_meanings(region);
  if (set.count == 0) return resolve_name(arena, name, context, out);
  PlaceRows found;
  place_rows_find(name, &found);
  const PlaceRow *row = best_row(&found, &set, context, NULL);
  if (row) {
    set_row(arena, out, row);
    return true;
  }
  /* "Egypt, Cairo": the other way round */
  RegionSet outer = region_meanings(name);
  place_rows_find(region, &found);
  row = outer.count ? best_row(&found, &outer, context, NULL) : NULL;
  if (row && !(row->region & PLACE_IS_REGION)) {
    set_row(arena, out, row);
    return true;
  }
  /* a place that the table lacks: where it is, not which point */
  out->name = as_name(arena, name);
  set_country(out, set.items[0].country);
  return true;
}

/* The end of the first city of several: "Oyam & Gulu", "A and B", "A/B". */
static size_t first_city_end(Str s) {
  static const char *const BREAKS[] = {" & ", " and ", "/",
                                       ";",   " - ",   " AND "};
  size_t end = s.length;
  for (size_t i = 0; i < sizeof BREAKS / sizeof *BREAKS; i++) {
    size_t at = str_find(s, str_from_c(BREAKS[i]), 0);
    if (at != SIZE_MAX && at > 0 && at < end) end = at;
  }
  return end;
}

/* Without "the" before and a possessive behind. */
static Str bare_name(Str s) {
  s = str_trim(s);
  if (str_starts_nocase(s, STR("the ")) &&
      !gazetteer_kinds(s)) /* "The Hague" stays */
    s = str_trim(str_slice(s, 4, s.length - 4));
  if (s.length > 2 && !memcmp(s.data + s.length - 2, "'s", 2)) s.length -= 2;
  if (s.length > 4 && !memcmp(s.data + s.length - 4, "\xE2\x80\x99s", 4))
    s.length -= 4;
  return s;
}

bool place_resolve(Arena *arena, Str name, const PlaceContext *context,
                   Place *out) {
  *out = (Place){0};
  name = bare_name(name);
  if (name.length == 0 || name.length > NAME_LIMIT) return false;
  /* Whole first: "Washington, D.C.", "Trinidad and Tobago". */
  if (gazetteer_kinds(name) & (GAZ_GEOGRAPHIC | GAZ_DEMONYM) &&
      !(context && context->region.length))
    return resolve_name(arena, name, context, out);
  size_t comma = str_find(name, STR(","), 0);
  Str city = comma == SIZE_MAX ? name : str_slice(name, 0, comma);
  Str region = context ? context->region : STR_NULL;
  if (comma != SIZE_MAX && comma + 1 < name.length) {
    Str rest = str_slice(name, comma + 1, name.length - comma - 1);
    size_t next = str_find(rest, STR(","), 0);
    region = str_trim(next == SIZE_MAX ? rest : str_slice(rest, 0, next));
  }
  city = str_trim(str_slice(city, 0, first_city_end(city)));
  if (city.length == 0) return false;
  if (region.length) return resolve_in(arena, city, region, context, out);
  return resolve_name(arena, city, context, out);
}

/* Words of a name, at most eight. */
typedef struct Words {
  Span items[8];
  uint32_t count;
} Words;

static Words words_of(Str s) {
  Words w = {.count = 0};
  for (size_t at = 0; at < s.length && w.count < 8;) {
    if (!fold_is_word(s, at)) {
      at++;
      continue;
    }
    size_t end = fold_word_end(s, at);
    if (end == at) end++;
    w.items[w.count++] = (Span){(uint32_t)at, (uint32_t)(end - at)};
    at = end;
  }
  return w;
}

/* True for what may be believed inside a longer name. */
static bool is_believed(Str part, const PlaceContext *context, Place *out) {
  uint32_t kinds = gazetteer_kinds(part);
  if (kinds & (GAZ_COUNTRY | GAZ_STATE | GAZ_SEAT | GAZ_LANDMARK | GAZ_DEMONYM))
    return true;
  if (kinds & (GAZ_FACILITY_HEAD | GAZ_PLACE_HEAD | GAZ_ORG_HEAD)) return false;
  return place_rank(part) >= 3 || speaks_of(context, out->country);
}

bool place_resolve_within(Arena *arena, Str name, const PlaceContext *context,
                          Place *out) {
  *out = (Place){0};
  if (name.length > NAME_LIMIT) return false;
  Words w = words_of(name);
  for (uint32_t size = w.count < MAX_NGRAM ? w.count : MAX_NGRAM; size > 0;
       size--)
    for (uint32_t i = 0; i + size <= w.count; i++) {
      Span first = w.items[i], last = w.items[i + size - 1];
      Str part =
          str_slice(name, first.start, last.start + last.length - first.start);
      if (ascii_is_lower(part.data[0])) continue;
      Place place = {0};
      if (resolve_name(arena, part, context, &place) && place.country[0] &&
          is_believed(part, context, &place)) {
        *out = place;
        return true;
      }
    }
  return false;
}

bool place_is_contested(Str name) {
  PlaceRows found;
  place_rows_find(name, &found);
  const PlaceRow *best = best_row(&found, NULL, NULL, NULL);
  for (uint32_t i = 0; i < found.count; i++) {
    const PlaceRow *row = &found.rows[i];
    if (same_country(row, country_code(best->country))) continue;
    double behind = row_score(best, NULL, NULL) - row_score(row, NULL, NULL);
    if (behind < ALONE_BONUS) return true;
  }
  return false;
}

int place_rank(Str name) {
  /* 8 * log2 of 50,000, 100,000, 200,000, 500,000 … 10 million */
  static const uint8_t LEAST[] = {125, 133, 141, 151, 159, 167, 178, 186};
  enum { RANK_STATE = 7 }; /* of a state, however many live there */
  uint32_t kinds = gazetteer_kinds(name);
  if (kinds & (GAZ_COUNTRY | GAZ_SEAT)) return 9;
  bool region;
  int people = place_rows_people(name, &region), rank = people > 0;
  for (size_t i = 0; i < sizeof LEAST && people >= LEAST[i]; i++) rank++;
  if (region && rank > RANK_STATE) rank = RANK_STATE;
  return kinds & GAZ_STATE && rank < RANK_STATE ? RANK_STATE : rank;
}
