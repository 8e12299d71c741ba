/*
** Calendar arithmetic in the proleptic Gregorian calendar, on days since
** 1970-01-01. After H. Hinnant, "chrono-Compatible Low-Level Date Algorithms":
** years begin in March, so that the leap day is the last one.
**
**   date_to_days(2022, 2, 12)  -> 19035
**   date_weekday(19035)        -> 6, a Saturday
*/
#include "article/date.h"

enum {
  DAYS_PER_ERA = 146097, /* 400 years */
  DAYS_TO_1970 = 719468  /* from 0000-03-01 */
};

static int64_t floor_div(int64_t a, int64_t b) {
  return a / b - (a % b < 0);
}

int64_t date_to_days(int year, int month, int day) {
  int64_t y = (int64_t)year - (month <= 2);
  int64_t era = floor_div(y, 400);
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

void date_from_days(int64_t days, int *year, int *month, int *day) {
  days += DAYS_TO_1970;
  int64_t era = floor_div(days, DAYS_PER_ERA);
  int64_t d = days - era * DAYS_PER_ERA;
  int64_t y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
  d -= 365 * y + y / 4 - y / 100;
  int64_t m = (5 * d + 2) / 153;
  *day = (int)(d - (153 * m + 2) / 5 + 1);
  *month = (int)(m < 10 ? m + 3 : m - 9);
  *year = (int)(y + era * 400 + (*month <= 2));
}

int date_weekday(int64_t days) {
  return (int)(days + 3 - floor_div(days + 3, 7) * 7) + 1;
}

int date_month_length(int year, int month) {
  static const uint8_t LENGTH[] = {31, 28, 31, 30, 31, 30,
                                   31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month < 1 || month > 12) return 0;
  return LENGTH[month - 1] + (month == 2 && leap);
}

void date_iso_week(int64_t days, int *year, int *week) {
  int month, day;
  /* A week belongs to the year of its Thursday. */
  int64_t thursday = days - date_weekday(days) + 4;
  date_from_days(thursday, year, &month, &day);
  *week = (int)((thursday - date_to_days(*year, 1, 1)) / 7) + 1;
}

/* The number of `count` digits at `at`, or -1. */
static int digits(Str s, size_t at, size_t count) {
  int n = 0;
  if (at + count > s.length) return -1;
  for (size_t i = at; i < at + count; i++) {
    if (!ascii_is_digit(s.data[i])) return -1;
    n = n * 10 + s.data[i] - '0';
  }
  return n;
}

DateReference date_reference(Str iso) {
  DateReference r = {0};
  int year = digits(iso, 0, 4);
  if (year <= 0 || digits(iso, 4, 1) >= 0) return r;
  r.year = year;
  if (iso.length < 7 || iso.data[4] != '-') return r;
  int month = digits(iso, 5, 2);
  if (month < 1 || month > 12) return r;
  r.month = month;
  if (iso.length < 10 || iso.data[7] != '-') return r;
  int day = digits(iso, 8, 2);
  if (day >= 1 && day <= date_month_length(year, month)) r.day = day;
  return r;
}
