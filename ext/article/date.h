/*
** Dates: English date expressions, found in running text and turned into
** ISO 8601, as precise as known and no more.
**
**   DateReference r = date_reference(STR("2022-02-12"));
**   date_parse(arena, STR("Feb 12"), &r)       -> "2022-02-12"
**   date_parse(arena, STR("15/2/2022"), NULL)  -> "2022-02-15"
**   date_parse(arena, STR("last week"), &r)    -> "2022-W05"
**   date_parse(arena, STR("Feb 12"), NULL)     -> "--02-12"
**   date_parse(arena, STR("the 1990s"), NULL)  -> "199"
**
** Values have the shape of TIMEX3: "2014-Q3", "2012-SU", "2022-W06-WE",
** "2022-02-11TNI"; a range is "start/end"; beside them "--02-12" for a day
** whose year is not known. What cannot be placed in time is NULL.
*/
#ifndef NEWSEXT_ARTICLE_DATE_H
#define NEWSEXT_ARTICLE_DATE_H

#include "article/words.h"
#include "base/arena.h"

/* What the words around an expression say of its time. */
typedef enum DateTense {
  DATE_UNTOLD, /* weekdays are past, days the nearest */
  DATE_PAST,
  DATE_FUTURE
} DateTense;

/* The day that "Thursday" is seen from. year 0: not known. */
typedef struct DateReference {
  int year, month, day; /* month, day 0: only the year is known */
  uint8_t tense;        /* DateTense */
} DateReference;

/* From ISO 8601 ("2022-02-12T10:30Z", "2022"); year 0 when it is none. */
DateReference date_reference(Str iso);

/*
** The value of a whole expression, in the arena; STR_NULL when it is no date
** or cannot be placed without a reference. `reference` may be NULL.
*/
Str date_parse(Arena *arena, Str expression, const DateReference *reference);

/*
** A date expression in running text. `core` is what English Worldwide marks
** as DATE: "Thursday" of "last Thursday", "2022" of "early 2022", nothing
** (length 0) of "last week". Spans are bytes of the text.
*/
typedef struct DateSpan {
  Span all;
  Span core;
} DateSpan;

/* The first date expression that starts at or after `from`. */
bool date_find(Str text, size_t from, DateSpan *out);
/* The date expression that starts just at `at`, a word's start. */
bool date_match(Str text, size_t at, DateSpan *out);

/*
** The value of a DATE mention: the expression around `span` is taken with the
** words before it ("last", "late") and after it ("1960" + "s", "2021"), and the
** verbs of its sentence tell past from future. STR_NULL when not known.
*/
Str date_value(Arena *arena, Str text, Span span,
               const DateReference *reference);

/* Adds WORD_MOMENT, and WORD_TENSE for the words that tell a tense. */
void date_index(WordIndex *index);

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back. */
int64_t date_to_days(int year, int month, int day);
void date_from_days(int64_t days, int *year, int *month, int *day);
/* 1 (Monday) … 7 (Sunday). */
int date_weekday(int64_t days);
int date_month_length(int year, int month);
/* ISO 8601 week and the year that it belongs to. */
void date_iso_week(int64_t days, int *year, int *week);

#endif
