/*
** Dates in metadata: what JSON, CSV, <meta> and SGML hold, to ISO 8601.
**
**   "26-FEB-1987 15:01:01.79"          ->  1987-02-26T15:01:01
**   "06-13-2014"                       ->  2014-06-13
**   "Sat, 12 Feb 2022 10:00:00 GMT"    ->  2022-02-12T10:00:00Z
**   "2022-02-12 10:30:00.000+01:00"    ->  2022-02-12T10:30:00+01:00
**   1644624000                         ->  2022-02-12T00:00:00Z
**
** The offset stays as printed, so that the day is the publisher's. Fields of
** records only: dates in running text are another room's.
*/
#ifndef NEWSEXT_READ_DATE_H
#define NEWSEXT_READ_DATE_H

#include <time.h>

#include "base/arena.h"

/*
** STR_NULL when `printed` is no date with a year. Of two numbers that may both
** be the month, the first is: dumps are written by American tools.
*/
Str date_iso(Arena *arena, Str printed);
/* Seconds since 1970 as "2022-02-12T00:00:00Z"; STR_NULL beyond 0 … 9999. */
Str date_of_seconds(Arena *arena, int64_t seconds);
/* The day alone: "2022-02-12". */
Str date_day(Arena *arena, int64_t seconds);

#endif
