/*
** The words of date expressions: between the date_*.c files only.
*/
#ifndef NEWSEXT_ARTICLE_DATE_LEX_H
#define NEWSEXT_ARTICLE_DATE_LEX_H

#include "article/date.h"

typedef enum DateClass {
  DC_NONE,     /* any other word or sign */
  DC_END,      /* the text ends */
  DC_NUMBER,   /* "12": value, digits */
  DC_ORDINAL,  /* "12th", "third": value */
  DC_DECADE,   /* "1990s", "'80s", "nineties": value, digits (2 or 4) */
  DC_MONTH,    /* value 1 … 12 */
  DC_WEEKDAY,  /* value 1 … 7 */
  DC_SEASON,   /* value: DateSeason */
  DC_UNIT,     /* value: DateUnit; plural */
  DC_SHIFT,    /* "last" -1, "this" 0, "next" 1 */
  DC_RELATIVE, /* "yesterday": value in days */
  DC_PART,     /* "morning": value: DatePartOfDay */
  DC_CARDINAL, /* "two", "a", "couple": value */
  DC_PHASE,    /* "early", "mid", "end", "later": leave the value alone */
  DC_AGO,      /* "ago", "earlier" */
  DC_HENCE,    /* "later" behind a span of time, "hence" */
  DC_FISCAL,   /* "fiscal", "FY" */
  DC_QUARTER,  /* "Q3": value; "H1": value 11, 12 */
  DC_HALF,     /* "half" */
  DC_HOLIDAY,  /* value: index */
  DC_THE,
  DC_OF, /* "of", "in" */
  DC_AND,
  DC_TO,   /* "to", "through", "until", a dash */
  DC_FROM, /* "from", "between" */
  DC_ON,
  DC_POSSESSIVE, /* 's */
  DC_COMMA,
  DC_HYPHEN,
  DC_SLASH,
  DC_DOT,
  DC_OPEN,
  DC_CLOSE
} DateClass;

typedef enum DateUnit {
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_WEEKEND,
  UNIT_WEEK,
  UNIT_FORTNIGHT,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY
} DateUnit;

typedef enum DateSeason {
  SEASON_SPRING,
  SEASON_SUMMER,
  SEASON_FALL,
  SEASON_WINTER
} DateSeason;

typedef enum DatePartOfDay {
  PART_NONE,
  PART_MORNING,
  PART_NOON,
  PART_AFTERNOON,
  PART_EVENING,
  PART_NIGHT
} DatePartOfDay;

typedef struct DateToken {
  uint32_t start, end; /* bytes of the text */
  uint8_t kind;        /* DateClass */
  uint8_t digits;      /* of a number */
  bool space;          /* white space before it */
  bool capital;
  bool plural;
  int16_t value;
} DateToken;

/* True for what an expression may begin with: most words of a text do not. */
bool date_may_begin(DateClass kind);
/* Adds WORD_MOMENT for the words, or their letters, that do. */
void date_lex_index(WordIndex *index);

/* The token at or behind `at` (white space is skipped, one line end). */
DateToken date_lex(Str text, size_t at);

#endif
