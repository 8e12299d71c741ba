/* Gazetteer and folding: hand-checked names of each kind. */
#include "article/fold.h"
#include "article/gazetteer.h"
#include "check.h"

static const char *fold(const char *name) {
  static char key[FOLD_MAX + 1];
  key[fold_name(str_from_c(name), key, FOLD_MAX)] = 0;
  return key;
}

static void test_fold(void) {
  CHECK_STR(str_from_c(fold("C\xC3\xB4te d\xE2\x80\x99Ivoire")),
            "cote divoire");
  CHECK_STR(str_from_c(fold("U.S. Virgin  Islands")), "us virgin islands");
  CHECK_STR(str_from_c(fold("\xC5\x81\xC3\xB3"
                            "d\xC5\xBA")),
            "lodz");
  CHECK_STR(str_from_c(fold("Trinidad & Tobago")), "trinidad and tobago");
  CHECK_STR(str_from_c(fold("--")), "");
  /* too long for the buffer: nothing rather than a part */
  char key[4];
  CHECK_INT(fold_name(STR("Paris"), key, sizeof key), 0);
  CHECK_INT(fold_compare(STR("New-York City"), STR("new york city")), 0);
  CHECK_INT(fold_compare(STR("St. Lucia"), STR("st lucia")), 0);
  CHECK_INT(fold_compare(STR("Z\xC3\xBCrich"), STR("zurich")), 0);
  CHECK(fold_compare(STR("Paris"), STR("parish")) < 0);
  CHECK(fold_compare(STR("Parish"), STR("paris")) > 0);
  CHECK(fold_compare(STR("St. Lucia"), STR("st lucas")) > 0);
  CHECK(fold_is_word(STR("a"), 0));
  CHECK(fold_is_word(STR("\xC3\x89"), 0)); /* É */
  CHECK(!fold_is_word(STR("-"), 0));
  CHECK(!fold_is_word(STR("a"), 1));
  CHECK_INT(fold_word_end(STR("Russia's army"), 0), 6);
  CHECK_INT(fold_word_end(STR("Guinea-Bissau"), 0), 6);
  CHECK_INT(fold_word_end(STR("U.S. army"), 0), 3);
  CHECK_INT(fold_word_end(STR("O'Neill left"), 0), 7);
}

static Str country(const char *name, uint32_t kinds) {
  static GazetteerEntry e;
  if (!gazetteer_find(str_from_c(name), kinds, &e)) return STR_NULL;
  return str_from_c(e.country);
}

static void test_countries(void) {
  CHECK_STR(country("Russia", GAZ_COUNTRY), "RU");
  CHECK_STR(country("COTE D'IVOIRE", GAZ_COUNTRY), "CI");
  CHECK_STR(country("U.S.", GAZ_COUNTRY), "US");
  CHECK_STR(country("US", GAZ_COUNTRY), "US");
  CHECK_STR(country("us", GAZ_COUNTRY), NULL);
  CHECK_STR(country("Turkey", GAZ_COUNTRY), "TR");
  CHECK_STR(country("turkey", GAZ_COUNTRY), NULL);
  CHECK_STR(country("Georgia", GAZ_ALL), "GE");
  CHECK_STR(country("Georgia", GAZ_STATE), "US");
  CHECK_STR(country("Burma", GAZ_COUNTRY), "MM");
  CHECK_STR(country("Republic of Kenya", GAZ_COUNTRY), "KE");
  CHECK_STR(country("Republic of China", GAZ_COUNTRY), "TW");
  CHECK_STR(country("Congo", GAZ_COUNTRY), "CD");
  CHECK_STR(country("Paris", GAZ_COUNTRY), NULL);
  CHECK_STR(gazetteer_country_name("MM"), "Myanmar");
  CHECK_STR(gazetteer_country_name("BA"), "Bosnia and Herzegovina");
  CHECK_STR(gazetteer_country_name("ZZ"), NULL);
}

static void test_groups(void) {
  CHECK_STR(country("Russian", GAZ_DEMONYM), "RU");
  CHECK_STR(country("Britons", GAZ_DEMONYM), "GB");
  CHECK_STR(country("Emirati", GAZ_NORP), "AE");
  CHECK_STR(country("Thais", GAZ_NORP), "TH");
  CHECK_STR(country("Kurdish", GAZ_NORP), "");
  CHECK_STR(country("polish", GAZ_NORP), NULL);
  CHECK_INT(gazetteer_kinds(STR("Muslims")), GAZ_RELIGION);
  CHECK_INT(gazetteer_kinds(STR("Tories")), GAZ_POLITICS);
  CHECK_INT(gazetteer_kinds(STR("sandwich")), 0);
}

static void test_places(void) {
  GazetteerEntry e;
  CHECK(gazetteer_find(STR("White House"), GAZ_SEAT, &e));
  CHECK_STR(e.name, "Washington");
  CHECK_STR(country("Kremlin", GAZ_SEAT), "RU");
  CHECK_STR(country("Downing Street", GAZ_SEAT), "GB");
  CHECK(gazetteer_find(STR("Calif."), GAZ_STATE, &e));
  CHECK_STR(e.name, "California");
  CHECK(gazetteer_find(STR("Miss."), GAZ_STATE, &e));
  CHECK_STR(e.name, "Mississippi");
  CHECK(!gazetteer_find(STR("Miss"), GAZ_STATE, &e));
  CHECK(gazetteer_kinds(STR("the West")) & GAZ_REGION);
  CHECK(!(gazetteer_kinds(STR("the west")) & GAZ_REGION));
  CHECK(gazetteer_find(STR("eastern europe"), GAZ_REGION, &e) == false);
  CHECK(gazetteer_find(STR("Eastern Europe"), GAZ_REGION, &e));
  CHECK_STR(e.name, "Eastern Europe");
}

static void test_titles(void) {
  GazetteerEntry e;
  CHECK(gazetteer_find(STR("Mrs."), GAZ_HONORIFIC, &e));
  CHECK_INT(e.gender, GENDER_FEMALE);
  CHECK(gazetteer_find(STR("spokesman"), GAZ_OFFICE, &e));
  CHECK_INT(e.gender, GENDER_MALE);
  CHECK(gazetteer_find(STR("foreign ministers"), GAZ_OFFICE, &e));
  CHECK_INT(e.gender, GENDER_UNKNOWN);
  CHECK(gazetteer_find(STR("Agence France-Presse"), GAZ_AGENCY, &e));
  CHECK_STR(e.name, "AFP");
  CHECK(gazetteer_find(STR("Xinhua News Agency"), GAZ_AGENCY, &e));
  CHECK_STR(e.name, "Xinhua");
  CHECK(!gazetteer_find(STR("MNN"), GAZ_AGENCY, &e)); /* stays as printed */
  CHECK(gazetteer_find(STR("Sept."), GAZ_MONTH, &e));
  CHECK_INT(e.number, 9);
  CHECK(gazetteer_find(STR("Sunday"), GAZ_WEEKDAY, &e));
  CHECK_INT(e.number, 7);
}

static size_t match(const char *text, uint32_t kinds) {
  return gazetteer_match(str_from_c(text), 0, kinds, NULL);
}

static void test_match(void) {
  CHECK_INT(match("United Arab Emirates said", GAZ_COUNTRY), 20);
  CHECK_INT(match("United we stand", GAZ_COUNTRY), 0);
  CHECK_INT(match("U.S. President", GAZ_COUNTRY), 4);
  CHECK_INT(match("Russia's army", GAZ_COUNTRY), 6);
  CHECK_INT(match("Russia.", GAZ_COUNTRY), 6);
  CHECK_INT(match("Guinea-Bissau is", GAZ_COUNTRY), 13);
  CHECK_INT(match("Guinea is", GAZ_COUNTRY), 6);
  CHECK_INT(match("Foreign Minister Ann Lee", GAZ_OFFICE), 16);
  CHECK_INT(match("Lt. Gen. Smith", GAZ_HONORIFIC), 8);
  CHECK_INT(match("Trinidad & Tobago won", GAZ_COUNTRY), 17);
  CHECK_INT(match("", GAZ_ALL), 0);
}

static void test_first_names(void) {
  Gender g;
  CHECK(gazetteer_first_name(STR("Olena"), &g));
  CHECK_INT(g, GENDER_FEMALE);
  CHECK(gazetteer_first_name(STR("Jos\xC3\xA9"), &g));
  CHECK_INT(g, GENDER_MALE);
  CHECK(gazetteer_first_name(STR("Jean-Luc"), &g));
  CHECK_INT(g, GENDER_MALE);
  CHECK(gazetteer_first_name(STR("JAN"), &g));
  CHECK_INT(g, GENDER_UNKNOWN);
  CHECK(!gazetteer_first_name(STR("Zzyzx"), &g));
  CHECK(!gazetteer_first_name(STR(""), NULL));
}

int main(void) {
  test_fold();
  test_countries();
  test_groups();
  test_places();
  test_titles();
  test_match();
  test_first_names();
  return CHECK_DONE();
}
