/*
** What a date expression says, before it is placed in time: between the
** date_*.c files only.
*/
#ifndef NEWSEXT_ARTICLE_DATE_GRAMMAR_H
#define NEWSEXT_ARTICLE_DATE_GRAMMAR_H

#include "article/date_lex.h"

typedef enum DateKind {
  DATE_NONE,
  DATE_DAY,      /* month, day; year or not; weekday or not */
  DATE_MONTH,    /* month; year or not */
  DATE_YEAR,     /* year */
  DATE_DECADE,   /* year / 10 in `amount`; two digits only: `short_year` */
  DATE_CENTURY,  /* amount: 19 for the 19th */
  DATE_QUARTER,  /* amount 1 … 4; year or not */
  DATE_HALF,     /* amount 1, 2; year or not */
  DATE_SEASON,   /* amount: DateSeason; year or not */
  DATE_WEEKDAY,  /* weekday; shift or not */
  DATE_RELATIVE, /* amount: days from the reference */
  DATE_SHIFTED,  /* unit, amount: this (0), last (-1), next week */
  DATE_OFFSET,   /* unit, amount: two weeks ago (-2) */
  DATE_HOLIDAY   /* Christmas; year or not */
} DateKind;

typedef struct DateValue {
  uint8_t kind;    /* DateKind */
  uint8_t unit;    /* DateUnit */
  uint8_t part;    /* DatePartOfDay */
  bool short_year; /* the century of `year` or `amount` is not printed */
  bool shifted;    /* `shift` holds: "last Friday", "next year's" */
  bool ambiguous;  /* 3/4/2022: day and month may change places */
  int8_t shift;
  int8_t month, day, weekday; /* 0: not said */
  int16_t year;               /* 0: not said */
  int16_t amount;
  Span clock; /* "T10:30Z", as printed; length 0: none */
} DateValue;

/* A whole expression: one value, or the two ends of a range. */
typedef struct DateParse {
  DateValue first, last; /* last.kind DATE_NONE: no range */
  Span all, core;        /* as in DateSpan */
  bool sure; /* cannot be anything but a date ("2022" alone could be) */
} DateParse;

/* Longest expression that starts at `at`; false when there is none. */
bool date_grammar(Str text, size_t at, DateParse *out);
/* Numbers only: 2022-02-12T10:30Z, 15/2/2022, 15.2.22. */
bool date_grammar_digits(Str text, size_t at, DateParse *out);

/* The value in ISO 8601 or the shape of TIMEX3; STR_NULL: cannot be placed. */
Str date_resolve(Arena *arena, Str text, const DateParse *parse,
                 const DateReference *reference);

#endif
