/*
** Day: calendar days as they are printed in and around news.
**
**   Day day;
**   day_scan(STR("Feb. 12, 2022 (Reuters)"), 0, &day)   -> 13, 2022-02-12
**   day_format(arena, day)                               -> "2022-02-12"
*/
#ifndef NEWSEXT_ARTICLE_DAY_H
#define NEWSEXT_ARTICLE_DAY_H

#include "base/arena.h"

/* 0 is "not known" in every part. */
typedef struct Day {
  int year, month, day;
} Day;

/*
** Length of the date at `at`, 0 when there is none. Needs a month, written
** out or as a number beside a year; a weekday before it and the time of day
** are not looked at. 3/4/2022 may be either order: only its year is known.
*/
size_t day_scan(Str s, size_t at, Day *day);
/* Month 1 … 12 of a word ("Feb", "Sept.", "MARCH"), 0 when it is none. */
int day_month(Str word);
/* Length of a weekday and its comma at `at` ("Tuesday, "), or 0. */
size_t day_weekday(Str s, size_t at);

/* The first date in `s` with a known year; false when there is none. */
bool day_find(Str s, Day *day);
/* A date in an address or file name: "/2022/02/12/", "2022-02-12-x.html". */
bool day_find_in_path(Str path, Day *day);
/*
** The last date in the path of a file, which need not be one of publication:
** "times_2022-02-12_rain.txt", or the month of folders "2022/02/rain.txt".
*/
bool day_find_in_name(Str path, Day *day);
/* The one year in the names of folders and other containers, or 0:
** "times-2022/a.txt", "2022.jsonl#7". */
int day_year_of_folders(Str path);
/* The day in front of an ISO 8601 text. */
bool day_parse_iso(Str iso, Day *day);

/* "2022-02-12", "2022-02", "--02-12"; STR_NULL when nothing is known. */
Str day_format(Arena *arena, Day day);
/* Days since 1970-01-01 of a full date. */
long day_number(Day day);
bool day_is_full(Day day);

#endif
