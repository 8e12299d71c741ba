/* Places: names alone, with what is printed beside them, and in context. */
#include "article/countries.h"
#include "article/place.h"
#include "article/place_rows.h"
#include "article/place_table.h"
#include "check.h"

static Arena arena;
static Place place;

/* Resolves with the article's countries ("USGB"); the country, NULL: none. */
static Str country_in(const char *name, const char *region, const char *codes) {
  char countries[8][3] = {{0}};
  uint32_t count = (uint32_t)strlen(codes) / 2;
  for (uint32_t i = 0; i < count; i++) memcpy(countries[i], codes + 2 * i, 2);
  PlaceContext context = {.region = str_from_c(region),
                          .countries = (const char(*)[3])countries,
                          .country_count = count};
  bool known = place_resolve(&arena, str_from_c(name), &context, &place);
  return known ? str_from_c(place.country) : STR_NULL;
}
static Str country(const char *name) {
  return country_in(name, NULL, "");
}

static bool is_near(double lat, double lon) {
  double a = place.lat - lat, b = place.lon - lon;
  return place.has_point && a * a + b * b < 0.04;
}

static void test_cities(void) {
  CHECK_STR(country("Washington"), "US");
  CHECK_STR(place.name, "Washington");
  CHECK(is_near(38.90, -77.04));
  CHECK_STR(country("Geneva"), "CH");
  CHECK_STR(place.name, "Geneva");
  CHECK(is_near(46.20, 6.15));
  CHECK_STR(country("Kiev"), "UA");
  CHECK_STR(place.name, "Kyiv");
  CHECK_STR(country("PARIS"), "FR");
  CHECK_STR(place.name, "Paris");
  CHECK_STR(country("YAOUNDE"), "CM");
  CHECK_STR(place.name, "Yaound\xC3\xA9");
  CHECK_STR(country("Santiago"), "CL");
  CHECK_STR(country("The Hague"), "NL");
  CHECK_STR(country("Saigon"), "VN");
  CHECK_STR(country("Nowhereville"), NULL);
  CHECK_STR(country(""), NULL);
}

static void test_countries(void) {
  CHECK_STR(country("Georgia"), "GE");
  CHECK_STR(country("Jordan"), "JO");
  CHECK_STR(country("Chad"), "TD");
  CHECK(is_near(11.4, 16.4)); /* where its people live */
  CHECK_STR(country("the Netherlands"), "NL");
  CHECK_STR(country("Russia's"), "RU");
  CHECK_STR(place.name, "Russia");
  CHECK_STR(country("Trinidad and Tobago"), "TT");
  CHECK_STR(country("Russian"), "RU");
  CHECK_STR(country("Middle East"), "");
  CHECK_STR(place.name, "Middle East");
}

static void test_beside(void) {
  CHECK_STR(country("Paris, Texas"), "US");
  CHECK(is_near(33.66, -95.56));
  CHECK_STR(country_in("Paris", "Texas", ""), "US");
  CHECK_STR(country("Moscow, Idaho"), "US");
  CHECK_STR(country("Birmingham, Ala."), "US");
  CHECK(is_near(33.52, -86.80));
  CHECK_STR(country("LEON, GUANAJUATO"), "MX");
  CHECK_STR(country("Egypt, Cairo"), "EG");
  CHECK_STR(place.name, "Cairo");
  CHECK_STR(country("Oyam & Gulu, Uganda"), "UG");
  CHECK_STR(place.name, "Oyam");
  CHECK_STR(country("Sydney and Kuala Lumpur"), "AU");
  CHECK_STR(country("Tbilisi, Georgia"), "GE");
  CHECK_STR(country("Atlanta, Georgia"), "US");
  /* not in the table: the country all the same, and no point */
  CHECK_STR(country("SMALLVILLE FALLS, Kenya"), "KE");
  CHECK_STR(place.name, "Smallville Falls");
  CHECK(!place.has_point);
}

static void test_context(void) {
  CHECK_STR(country_in("Georgia", NULL, "US"), "US");
  CHECK_STR(country_in("Georgia", NULL, "USGE"), "GE");
  CHECK_STR(country_in("Paris", NULL, "US"), "FR");
  CHECK_STR(country_in("Birmingham", NULL, "US"), "US");
  CHECK_STR(country("Birmingham"), "GB");
  CHECK_STR(country_in("Punjab", NULL, "IN"), "IN");
}

/* A name alone in a dateline: countries decide between cities of like size. */
static void test_alone(void) {
  static const char PK[1][3] = {"PK"}, ES[1][3] = {"ES"}, US[1][3] = {"US"},
                    CA[1][3] = {"CA"};
  static const struct {
    const char *name;
    const char (*countries)[3];
    const char *country;
  } CASES[] = {
      {"HYDERABAD", PK, "PK"}, {"CORDOBA", ES, "ES"},
      {"GENEVA", US, "CH"}, /* not the one in Illinois */
      {"PARIS", US, "FR"},     {"LONDON", PK, "GB"},
      {"VICTORIA", CA, "CA"}, /* the city, not a state of Australia */
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    PlaceContext context = {
        .countries = CASES[i].countries, .country_count = 1, .alone = true};
    CHECK(place_resolve(&arena, str_from_c(CASES[i].name), &context, &place));
    CHECK_STR(str_from_c(place.country), CASES[i].country);
  }
}

static void test_contested(void) {
  CHECK(place_is_contested(STR("HYDERABAD")));
  CHECK(place_is_contested(STR("Valencia")));
  CHECK(!place_is_contested(STR("GENEVA")));
  CHECK(!place_is_contested(STR("Washington")));
  CHECK(!place_is_contested(STR("Nowhereville")));
  CHECK(!place_is_contested(STR("")));
}

static void test_spoken_of(void) {
  CountryCount c = {.count = 0};
  countries_find(&c, STR("U.S. and Pakistani troops met in Karachi, Pakistan. "
                         "Spain's minister said the French would not."));
  CHECK_INT(c.count, 3); /* all but the United States */
  CHECK_STR(str_from_c(c.codes[0]), "PK");
  CHECK_INT(c.counts[0], 2);
  CHECK_STR(str_from_c(c.codes[1]), "ES");
  CHECK_STR(str_from_c(c.codes[2]), "FR");
  countries_add(&c, "FR", 5);
  CHECK_STR(str_from_c(c.codes[0]), "FR");
}

static void test_seats_and_states(void) {
  CHECK_STR(country("White House"), "US");
  CHECK_STR(place.name, "White House");
  CHECK(is_near(38.90, -77.04));
  CHECK_STR(country("Kremlin"), "RU");
  CHECK_STR(country("Calif."), "US");
  CHECK_STR(place.name, "California");
  CHECK(place.has_point);
  CHECK_STR(country("southern Lebanon"), "LB");
  CHECK_STR(country("Lagos State"), "NG");
}

static void test_within(void) {
  CHECK(place_resolve_within(&arena, STR("Tokyo Dome"), NULL, &place));
  CHECK_STR(str_from_c(place.country), "JP");
  CHECK(place_resolve_within(&arena, STR("French Open Arena"), NULL, &place));
  CHECK_STR(str_from_c(place.country), "FR");
  CHECK(!place_resolve_within(&arena, STR("Old Mill Bridge"), NULL, &place));
  CHECK_STR(str_from_c(place.country), "");
}

static void test_rank(void) {
  CHECK_INT(place_rank(STR("France")), 9);
  CHECK_INT(place_rank(STR("London")), 9); /* a capital */
  CHECK_INT(place_rank(STR("Mumbai")), 9);
  CHECK_INT(place_rank(STR("Ohio")), 7);
  CHECK(place_rank(STR("Jujuy")) > 0);
  CHECK(place_rank(STR("Fargo")) >= 2 && place_rank(STR("Fargo")) <= 4);
  CHECK_INT(place_rank(STR("sandwich board")), 0);
}

static void test_rows(void) {
  static PlaceRows found;
  place_rows_find(STR("kiev"), &found);
  CHECK_INT(found.count, 1);
  CHECK_STR(found.rows[0].name, "Kyiv");
  CHECK(found.rows[0].region & PLACE_CAPITAL);
  place_rows_find(STR("Springfield"), &found);
  CHECK(found.count > 8); /* in many states */
  for (uint32_t i = 0; i < found.count; i++)
    CHECK_STR(found.rows[i].name, "Springfield");
  place_rows_find(STR("aaaa"), &found); /* before the first */
  CHECK_INT(found.count, 0);
  place_rows_find(STR("zzzz"), &found); /* behind the last */
  CHECK_INT(found.count, 0);
  /* 8 * log2(2,100,000) is 168 */
  bool region;
  int people = place_rows_people(STR("Paris"), &region);
  CHECK(people >= 165 && people <= 172);
  CHECK(!region);
  CHECK(place_rows_people(STR("Jujuy"), &region) > 0);
  CHECK(region); /* a province of Argentina, no city */
  CHECK_INT(place_rows_people(STR("Nowhereville"), &region), 0);
}

static void test_hostile(void) {
  static char long_name[5000];
  memset(long_name, 'A', sizeof long_name);
  Str s = {long_name, sizeof long_name};
  CHECK(!place_resolve(&arena, s, NULL, &place));
  CHECK(!place_resolve_within(&arena, s, NULL, &place));
  CHECK(!place_resolve(&arena, STR(",,,,"), NULL, &place));
  CHECK(!place_resolve(&arena, STR(" & "), NULL, &place));
  CHECK_INT(place_rank(s), 0);
}

int main(void) {
  test_cities();
  test_countries();
  test_beside();
  test_context();
  test_alone();
  test_contested();
  test_spoken_of();
  test_seats_and_states();
  test_within();
  test_rank();
  test_rows();
  test_hostile();
  arena_free(&arena);
  return CHECK_DONE();
}
