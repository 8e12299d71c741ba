/* Tests of ext/article/day.h and scan.h. */
#include "article/day.h"

#include "article/scan.h"
#include "check.h"

typedef struct Case {
  const char *text;
  size_t length;
  Day day;
} Case;

static const Case CASES[] = {
    {"Feb 12", 6, {0, 2, 12}},
    {"Feb. 12, 2022 (X)", 13, {2022, 2, 12}},
    {"Sept. 3", 7, {0, 9, 3}},
    {"March 2nd, 1987", 15, {1987, 3, 2}},
    {"Jun 14 2022", 11, {2022, 6, 14}},
    {"June 2022:", 9, {2022, 6, 0}},
    {"26 July 2022:", 12, {2022, 7, 26}},
    {"5 February - A", 10, {0, 2, 5}},
    {"3rd of May, 2001", 16, {2001, 5, 3}},
    {"12-Feb-2022", 11, {2022, 2, 12}},
    {"2022-02-12T10:30", 10, {2022, 2, 12}},
    {"15/2/2022)", 9, {2022, 2, 15}},
    {"2/15/2022", 9, {2022, 2, 15}},
    {"3/4/2022", 8, {2022, 0, 0}}, /* either order */
    {"4/4/2022", 8, {2022, 4, 4}},
    {"May be", 0, {0, 0, 0}},
    {"Marching 12", 0, {0, 0, 0}},
    {"32 May", 0, {0, 0, 0}},
    {"2022", 0, {0, 0, 0}},
    {"10.5.3", 0, {0, 0, 0}},
    {"", 0, {0, 0, 0}},
};

static void test_scan(void) {
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Day day = {0};
    size_t n = day_scan(str_from_c(CASES[i].text), 0, &day);
    if (n != CASES[i].length) printf("%s\n", CASES[i].text);
    CHECK_INT(n, CASES[i].length);
    if (n == 0) continue;
    CHECK_INT(day.year, CASES[i].day.year);
    CHECK_INT(day.month, CASES[i].day.month);
    CHECK_INT(day.day, CASES[i].day.day);
  }
}

static void test_words(void) {
  CHECK_INT(day_month(STR("MArch")), 3);
  CHECK_INT(day_month(STR("Sept.")), 9);
  CHECK_INT(day_month(STR("Febr")), 0);
  CHECK_INT(day_month(STR("Ma")), 0);
  CHECK_INT(day_weekday(STR("Tuesday, Feb 1"), 0), 9);
  CHECK_INT(day_weekday(STR("Thu Feb 1"), 0), 4);
  CHECK_INT(day_weekday(STR("Sunbathing"), 0), 0);
}

static void test_find(void) {
  Day day;
  CHECK(day_find(STR("Updated 19:09 GMT, November 18, 2019"), &day));
  CHECK(day.year == 2019 && day.month == 11 && day.day == 18);
  CHECK(!day_find(STR("Updated on Nov 18"), &day)); /* no year */
  CHECK(!day_find(STR("room 2019-12"), &day));
  CHECK(day_find_in_path(STR("https://x.org/2022/02/12/rain"), &day));
  CHECK(day.year == 2022 && day.month == 2 && day.day == 12);
  CHECK(day_find_in_path(STR("001_20190503.txt"), &day));
  CHECK(day.year == 2019 && day.month == 5 && day.day == 3);
  CHECK(day_find_in_path(STR("x/2019/05/rain-in-may"), &day));
  CHECK(day.year == 2019 && day.month == 5 && day.day == 0);
  CHECK(!day_find_in_path(STR("story-14848164.php"), &day));
  CHECK(!day_find_in_path(STR("https://x.org/design-2018-rain/"), &day));
  CHECK_INT(day.year, 0);
}

static void test_names(void) {
  Day day;
  CHECK(day_find_in_name(STR("a/times_2022-02-12_rain.txt"), &day));
  CHECK(day.year == 2022 && day.month == 2 && day.day == 12);
  CHECK(day_find_in_name(STR("20220212T103000.html"), &day) && day.day == 12);
  /* The last one is the file's own. */
  CHECK(day_find_in_name(STR("2022-06-01/2022_02_12.txt"), &day));
  CHECK(day.month == 2 && day.day == 12);
  CHECK(day_find_in_name(STR("2022-02-12/2022-06/a.txt"), &day));
  CHECK(day.month == 2 && day.day == 12);
  CHECK(day_find_in_name(STR("x/2019/05/rain.txt"), &day));
  CHECK(day.year == 2019 && day.month == 5 && day.day == 0);
  CHECK(day_find_in_name(STR("2019-05.jsonl/2019-05#3"), &day));
  CHECK(!day_find_in_name(STR("rain-2019-05.txt"), &day)); /* part 5? */
  CHECK(!day_find_in_name(STR("a20190503.txt"), &day));    /* a number */
  CHECK(!day_find_in_name(STR("20190503f.txt"), &day));
  CHECK(!day_find_in_name(STR("2019-13-01.txt"), &day));
  CHECK(!day_find_in_name(STR_NULL, &day));
  CHECK_INT(day_year_of_folders(STR("times-2019/05/a.txt")), 2019);
  CHECK_INT(day_year_of_folders(STR("2019.zip/2019-05-03/a.txt")), 2019);
  CHECK_INT(day_year_of_folders(STR("times-2019.csv#12")), 2019);
  CHECK_INT(day_year_of_folders(STR("2018/2019/a.txt")), 0);
  CHECK_INT(day_year_of_folders(STR("a/census-2020.txt")), 0);
  CHECK_INT(day_year_of_folders(STR("id2019/a.txt")), 0);
  CHECK_INT(day_year_of_folders(STR("20190503/a.txt")), 0);
  CHECK_INT(day_year_of_folders(STR_NULL), 0);
}

static void test_format(void) {
  Arena a = {0};
  Day day;
  CHECK_STR(day_format(&a, (Day){2022, 2, 12}), "2022-02-12");
  CHECK_STR(day_format(&a, (Day){2022, 2, 0}), "2022-02");
  CHECK_STR(day_format(&a, (Day){2022, 0, 0}), "2022");
  CHECK_STR(day_format(&a, (Day){0, 2, 12}), "--02-12");
  CHECK_STR(day_format(&a, (Day){0, 0, 0}), NULL);
  CHECK(day_parse_iso(STR("2022-02-12T10:30Z"), &day) && day.day == 12);
  CHECK(day_parse_iso(STR("--02-12"), &day) && day.month == 2 && !day.year);
  CHECK(!day_parse_iso(STR("yesterday"), &day));
  CHECK_INT(day_number((Day){1970, 1, 1}), 0);
  CHECK_INT(day_number((Day){2000, 3, 1}), 11017);
  CHECK_INT(day_number((Day){2022, 2, 12}) - day_number((Day){2021, 2, 12}),
            365);
  arena_free(&a);
}

static void test_steps(void) {
  size_t at = 3;
  CHECK(scan_dash(STR("Bon \xE2\x80\x93 x"), &at) && at == 8);
  at = 4;
  CHECK(scan_dash(STR("Bonn -- x"), &at) && at == 8);
  at = 4;
  CHECK(!scan_dash(STR("Port-au"), &at) && at == 4);
  CHECK_INT(scan_word(STR("O'Neill said"), 0), 7);
  CHECK_INT(scan_word(STR("N.Y. (AP)"), 0), 3);
  CHECK_INT(scan_word(STR("\xC3\x89vora \xE2\x80\x94"), 0), 6);
  CHECK_INT(scan_word(STR("\xE2\x80\x94 x"), 0), 0);
  CHECK(scan_is_upper(STR("McLEAN")) && !scan_is_upper(STR("Lean")));
  CHECK_INT(scan_space(STR("  \xC2\xA0x"), 0), 4);
}

int main(void) {
  test_scan();
  test_words();
  test_find();
  test_names();
  test_format();
  test_steps();
  return CHECK_DONE();
}
