/*
** Dates: values seen from Saturday, 12 February 2022, spans in running text,
** and the calendar.
*/
#include "article/date.h"
#include "article/date_lex.h"
#include "check.h"

static Arena arena;

/* The value of `expression` seen from 2022-02-12. */
static Str seen(const char *expression) {
  DateReference r = date_reference(STR("2022-02-12"));
  return date_parse(&arena, str_from_c(expression), &r);
}
static Str alone(const char *expression) {
  return date_parse(&arena, str_from_c(expression), NULL);
}

/* A word of each letter: the index over the table of words is right. */
static void test_words(void) {
  static const struct {
    const char *word;
    DateClass kind;
    int value;
  } SAMPLES[] = {
      {"a", DC_CARDINAL, 1},        {"Autumn", DC_SEASON, SEASON_FALL},
      {"beginning", DC_PHASE, 0},   {"century", DC_UNIT, UNIT_CENTURY},
      {"Dec.", DC_MONTH, 12},       {"decades", DC_UNIT, UNIT_DECADE},
      {"earlier", DC_AGO, 0},       {"eve", DC_NONE, 0},
      {"from", DC_FROM, 0},         {"ghost", DC_NONE, 0},
      {"H2", DC_QUARTER, 12},       {"in", DC_OF, 1},
      {"July", DC_MONTH, 7},        {"kilo", DC_NONE, 0},
      {"latest", DC_SHIFT, -1},     {"mornings", DC_NONE, 0},
      {"ninth", DC_ORDINAL, 9},     {"one", DC_CARDINAL, 1},
      {"previous", DC_SHIFT, -1},   {"quarters", DC_UNIT, UNIT_QUARTER},
      {"Saturdays", DC_WEEKDAY, 6}, {"yesterday", DC_RELATIVE, -1},
      {"until", DC_TO, 0},          {"Valentine", DC_HOLIDAY, 0},
      {"Weds", DC_WEEKDAY, 3},      {"1990s", DC_DECADE, 1990},
      {"'80s", DC_DECADE, 80},      {"21st", DC_ORDINAL, 21},
      {"5G", DC_NONE, 0},           {"1,500", DC_NONE, -1},
  };
  for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
    DateToken t = date_lex(str_from_c(SAMPLES[i].word), 0);
    CHECK_INT(t.kind, SAMPLES[i].kind);
    if (SAMPLES[i].kind) CHECK_INT(t.value, SAMPLES[i].value);
  }
}

static void test_days(void) {
  CHECK_STR(alone("Feb 12"), "--02-12");
  CHECK_STR(seen("Feb 12"), "2022-02-12");
  CHECK_STR(alone("12 February 2022"), "2022-02-12");
  CHECK_STR(alone("the 25th of July 2022"), "2022-07-25");
  CHECK_STR(alone("Feb. 12th, 2022"), "2022-02-12");
  CHECK_STR(alone("Sunday, 13 February 2022"), "2022-02-13");
  CHECK_STR(seen("Nov. 30"), "2021-11-30"); /* 74 days back, 291 ahead */
  CHECK_STR(seen("July 31"), "2022-07-31"); /* 169 days ahead */
  CHECK_STR(alone("31 February 2021"), NULL);
  CHECK_STR(alone("Feb. 30"), NULL);
  CHECK_STR(alone("Feb. 29, 2024"), "2024-02-29");
  CHECK_STR(alone("Christmas Eve 2020"), "2020-12-24");
  CHECK_STR(seen("Thanksgiving"), "2021-11-25");
}

static void test_digits(void) {
  CHECK_STR(alone("2022-02-12"), "2022-02-12");
  CHECK_STR(alone("2022-02-12T10:30Z"), "2022-02-12T10:30Z");
  CHECK_STR(alone("2022-02-12T10:30:00+01:00"), "2022-02-12T10:30:00+01:00");
  CHECK_STR(alone("15/2/2022"), "2022-02-15");
  CHECK_STR(alone("2/15/22"), "2022-02-15");
  CHECK_STR(alone("15.2.2022"), "2022-02-15");
  CHECK_STR(alone("3/4/2022"), "2022-04-03"); /* day first where both fit */
  CHECK_STR(seen("3/2/2022"), "2022-02-03");
  CHECK_STR(seen("2/3/2022"), "2022-02-03"); /* 2 March was yet to come */
  CHECK_STR(alone("31/31/2022"), NULL);
  CHECK_STR(alone("1.2.3"), NULL);
}

static void test_periods(void) {
  CHECK_STR(alone("March 2021"), "2021-03");
  CHECK_STR(seen("late November"), "2021-11");
  CHECK_STR(alone("mid-November"), "--11");
  CHECK_STR(alone("early 2015"), "2015");
  CHECK_STR(alone("the 1990s"), "199");
  CHECK_STR(alone("nineties"), "199");
  CHECK_STR(alone("19th century"), "18");
  CHECK_STR(alone("Q3 2014"), "2014-Q3");
  CHECK_STR(seen("the third quarter"), "2021-Q3");
  CHECK_STR(alone("second half of 2022"), "2022-H2");
  CHECK_STR(alone("summer of 2012"), "2012-SU");
  CHECK_STR(alone("fiscal 2021"), "2021");
  CHECK_STR(alone("FY22"), "2022");
  CHECK_STR(seen("December of last year"), "2021-12");
  CHECK_STR(seen("second quarter of this year"), "2022-Q2");
}

static void test_relative(void) {
  CHECK_STR(seen("yesterday"), "2022-02-11");
  CHECK_STR(seen("Thursday"), "2022-02-10");
  CHECK_STR(seen("Saturday"), "2022-02-12");
  CHECK_STR(seen("last Saturday"), "2022-02-05");
  CHECK_STR(seen("next Monday"), "2022-02-14");
  CHECK_STR(seen("Friday night"), "2022-02-11TNI");
  CHECK_STR(seen("Wednesday last week"), "2022-02-02");
  CHECK_STR(seen("two days ago"), "2022-02-10");
  CHECK_STR(seen("10 years ago"), "2012");
  CHECK_STR(seen("9000 years ago"), NULL); /* no year of ISO 8601 */
  CHECK_STR(seen("2000 centuries ago"), NULL);
  CHECK_STR(seen("a decade ago"), "2012");
  CHECK_STR(seen("last month"), "2022-01");
  CHECK_STR(seen("this week"), "2022-W06");
  CHECK_STR(seen("last week"), "2022-W05");
  CHECK_STR(seen("next year"), "2023");
  CHECK_STR(seen("the end of the year"), "2022");
  CHECK_STR(alone("yesterday"), NULL);
  CHECK_STR(alone("Thursday"), NULL);
  DateReference year = date_reference(STR("2022"));
  CHECK_STR(date_parse(&arena, STR("last year"), &year), "2021");
  CHECK_STR(date_parse(&arena, STR("last week"), &year), NULL);
}

static void test_ranges(void) {
  CHECK_STR(seen("Feb 10-12"), "2022-02-10/2022-02-12");
  CHECK_STR(alone("29th & 30th December 2022"), "2022-12-29/2022-12-30");
  CHECK_STR(alone("January 31-February 6, 2022"), "2022-01-31/2022-02-06");
  CHECK_STR(alone("from March 2011 to January 2013"), "2011-03/2013-01");
  CHECK_STR(alone("between 2000 and 2010"), "2000/2010");
  CHECK_STR(alone("2021-22"), "2021/2022");
  CHECK_STR(alone("1846 to 48"), "1846/1848");
}

static void test_nonsense(void) {
  static const char *const NOT[] = {"",    "hello", "20 people", "decade", "99",
                                    "the", "4.5",   "12345",     "1,500"};
  for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++)
    CHECK_STR(seen(NOT[i]), NULL);
  CHECK_INT(date_reference(STR("hello")).year, 0);
  CHECK_INT(date_reference(STR("2022-13-01")).month, 0);
  CHECK_INT(date_reference(STR("2022-02-30")).day, 0);
}

/* The cores found in `text`, parted by bars. */
static Str cores(const char *text) {
  Buffer b = {.arena = &arena};
  Str s = str_from_c(text);
  DateSpan span;
  for (size_t at = 0; date_find(s, at, &span);
       at = (size_t)span.all.start + span.all.length) {
    if (b.count) buffer_add(&b, STR("|"));
    buffer_add(&b, str_span(s, span.core));
  }
  return b.count ? buffer_str(&b) : STR_NULL;
}

static void test_find(void) {
  CHECK_STR(cores("It opened on Monday, May 2, 2022, in Lome."),
            "Monday, May 2, 2022");
  CHECK_STR(cores("Prices rose in late July and again on 3 August."),
            "July|3 August");
  CHECK_STR(cores("from June 2018 to March 2019"), "June 2018|March 2019");
  CHECK_STR(cores("In the 1960s he left; by 1971 he was back."), "1960|1971");
  CHECK_STR(cores("thefts fell from 91,000 in 2014 to 68,500 in 2020"),
            "2014|2020");
  CHECK_STR(cores("The line, built from 1914 to 68, closed."), "1914 to 68");
  CHECK_STR(cores("about 2000 people and 1500 cars"), NULL);
  CHECK_STR(cores("They may march; May said so."), NULL);
  CHECK_STR(cores("40,28 and $2015 and 5.2020"), NULL);
  CHECK_STR(cores("\xE2\x80\x9CThursday\xE2\x80\x9D"), "Thursday");
  /* relative expressions have no core, but are found */
  DateSpan span;
  CHECK(date_find(STR("sales fell last week again"), 0, &span));
  CHECK_INT(span.all.start, 11);
  CHECK_INT(span.all.length, 9);
  CHECK_INT(span.core.length, 0);
  CHECK(!date_match(STR("a Monday"), 0, &span));
  CHECK(date_match(STR("a Monday"), 2, &span));
}

/* The value of `words` where they stand in `text`, from 2022-02-12. */
static Str value_in(const char *text, const char *words) {
  Str s = str_from_c(text);
  size_t at = str_find(s, str_from_c(words), 0);
  DateReference r = date_reference(STR("2022-02-12"));
  return date_value(&arena, s, (Span){(uint32_t)at, (uint32_t)strlen(words)},
                    &r);
}

static void test_value(void) {
  CHECK_STR(value_in("The fair opened on Monday.", "Monday"), "2022-02-07");
  CHECK_STR(value_in("The fair will open on Monday.", "Monday"), "2022-02-14");
  CHECK_STR(value_in("He said Friday that it will rain.", "Friday"),
            "2022-02-11");
  CHECK_STR(value_in("They met last Thursday.", "Thursday"), "2022-02-10");
  CHECK_STR(value_in("It began in the 1960s.", "1960"), "196");
  CHECK_STR(value_in("It is due to end in May.", "May"), "2022-05");
  CHECK_STR(value_in("It ended in May.", "May"), "2021-05");
  CHECK_STR(value_in("in September of last year", "September"), "2021-09");
  CHECK_STR(value_in("nothing here", "nothing"), NULL);
}

static void test_calendar(void) {
  int y, m, d, week;
  CHECK_INT(date_to_days(1970, 1, 1), 0);
  CHECK_INT(date_to_days(2022, 2, 12), 19035);
  CHECK_INT(date_to_days(1, 1, 1), -719162);
  CHECK_INT(date_weekday(date_to_days(2022, 2, 12)), 6);
  CHECK_INT(date_weekday(date_to_days(1900, 1, 1)), 1);
  CHECK_INT(date_month_length(1900, 2), 28);
  CHECK_INT(date_month_length(2000, 2), 29);
  CHECK_INT(date_month_length(2000, 13), 0);
  for (int64_t days = -800000; days < 200000; days += 997) {
    date_from_days(days, &y, &m, &d);
    if (date_to_days(y, m, d) != days) CHECK_INT(date_to_days(y, m, d), days);
  }
  date_iso_week(date_to_days(2021, 1, 3), &y, &week);
  CHECK_INT(y, 2020);
  CHECK_INT(week, 53);
  date_iso_week(date_to_days(2022, 2, 12), &y, &week);
  CHECK_INT(week, 6);
}

int main(void) {
  test_words();
  test_days();
  test_digits();
  test_periods();
  test_relative();
  test_ranges();
  test_nonsense();
  test_find();
  test_value();
  test_calendar();
  arena_free(&arena);
  return CHECK_DONE();
}
