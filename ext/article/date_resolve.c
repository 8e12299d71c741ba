/*
** Placing what a date expression says in time.
**
** In: "Thursday", "last week" as the grammar left them, and the day they are
** seen from. Out: ISO 8601, or the shape of TIMEX3 where ISO has none
** ("2012-SU", "2014-Q3"), or nothing where the reference is missing.
**
** A weekday, month or quarter without a year is the last one up to the
** reference, or the next one where the words around speak of the future; a
** day and month without a year is the nearest.
*/
#include "article/date_grammar.h"

static int floor_div(int a, int b) {
  return a / b - (a % b < 0);
}

static bool has_day(const DateReference *r) {
  return r && r->day > 0;
}
static bool has_month(const DateReference *r) {
  return r && r->month > 0;
}
static bool has_year(const DateReference *r) {
  return r && r->year > 0;
}

static int64_t days_of(const DateReference *r) {
  return date_to_days(r->year, r->month, r->day);
}

/* ISO 8601 has four digits: "9000 years ago" has no value. */
static bool is_printed(int year) {
  return year >= 1 && year <= 9999;
}

static Str print_day(Arena *arena, int64_t days) {
  int y, m, d;
  date_from_days(days, &y, &m, &d);
  return is_printed(y) ? arena_printf(arena, "%04d-%02d-%02d", y, m, d)
                       : STR_NULL;
}

static Str print_year(Arena *arena, int year) {
  return is_printed(year) ? arena_printf(arena, "%04d", year) : STR_NULL;
}

static Str print_week(Arena *arena, int64_t days, const char *tail) {
  int year, week;
  date_iso_week(days, &year, &week);
  return is_printed(year)
             ? arena_printf(arena, "%04d-W%02d%s", year, week, tail)
             : STR_NULL;
}

/* Months counted from year 0. */
static Str print_month(Arena *arena, int months) {
  int year = floor_div(months, 12), month = months - year * 12 + 1;
  return is_printed(year) ? arena_printf(arena, "%04d-%02d", year, month)
                          : STR_NULL;
}

enum { SOME_YEAR = 2022 }; /* to see two digits from where nothing is known */

/* The year that two digits mean: the nearest that is not far in the future. */
static int full_year(int two, const DateReference *r) {
  int now = has_year(r) ? r->year : SOME_YEAR;
  int year = now / 100 * 100 + two;
  return year > now + 10 ? year - 100 : year;
}

/*
** The year of something printed without one that begins in month `month`: the
** shift's ("last May"), or by the reference's tense; 0: not known.
*/
static int year_of(const DateValue *v, int month, const DateReference *r) {
  if (v->short_year) return full_year(v->year, r);
  if (v->year || !has_year(r)) return v->year;
  if (v->shifted && v->unit == UNIT_YEAR) return r->year + v->shift;
  if (!has_month(r)) return r->year;
  if (v->shifted && v->shift < 0) return r->year - (month >= r->month);
  if (v->shifted && v->shift > 0) return r->year + (month <= r->month);
  if (v->shifted) return r->year;
  if (r->tense == DATE_FUTURE) return r->year + (month < r->month);
  if (month <= r->month) return r->year;
  /* "November" in October is rather the next one: the other is "last". */
  return r->year - !(r->tense == DATE_UNTOLD && month <= r->month + 3);
}

/*
** The same for a quarter or half: of those that have begun, the last one;
** next year's only if this year's is long over.
*/
static int year_of_piece(const DateValue *v, int month,
                         const DateReference *r) {
  if (v->year || v->shifted || !has_month(r)) return year_of(v, month, r);
  if (month > r->month) return r->year - (r->tense != DATE_FUTURE);
  return r->year + (r->tense == DATE_FUTURE && month + 6 < r->month);
}

/* The year in which month/day comes nearest to the reference. */
static int nearest_year(int month, int day, const DateReference *r) {
  int best = r->year;
  int64_t least = INT64_MAX, from = days_of(r);
  for (int year = r->year - 1; year <= r->year + 1; year++) {
    int64_t gap = date_to_days(year, month, day) - from;
    if (r->tense == DATE_FUTURE && gap >= 0) gap /= 3; /* "will start on" */
    if (r->tense == DATE_PAST && gap < 0) gap /= 3;    /* "was shot on" */
    if (gap < 0) gap = -gap;
    if (gap < least) least = gap, best = year;
  }
  return best;
}

/* A year in which month/day falls on `weekday`, within five of `near`. */
static int weekday_year(const DateValue *v, int near) {
  for (int step = 0; step <= 5; step++)
    for (int sign = -1; sign <= 1; sign += 2) {
      int year = near + sign * step;
      if (date_weekday(date_to_days(year, v->month, v->day)) == v->weekday)
        return year;
    }
  return near;
}

static const char *part_tail(uint8_t part) {
  static const char *const TAIL[] = {"", "TMO", "T12:00", "TAF", "TEV", "TNI"};
  return TAIL[part];
}

static Str resolve_day(Arena *arena, Str text, const DateValue *v,
                       const DateReference *r) {
  int year = year_of(v, v->month, r);
  int month = v->month, day = v->day;
  if (!v->year && !v->shifted && has_day(r)) {
    year = nearest_year(month, day, r);
    if (v->weekday) year = weekday_year(v, year);
  }
  if (day > date_month_length(2000, month)) return STR_NULL; /* Feb 30 */
  if (!year) return arena_printf(arena, "--%02d-%02d", month, day);
  if (day > date_month_length(year, month)) return STR_NULL;
  if (v->ambiguous && has_day(r)) { /* 3/4/2022: the one that fits better */
    int64_t gap = date_to_days(year, month, day) - days_of(r);
    int64_t other = date_to_days(year, day, month) - days_of(r);
    if (gap > 0 && other <= 0) month = v->day, day = v->month;
  }
  Str clock = str_span(text, v->clock);
  return arena_printf(arena, "%04d-%02d-%02d%.*s%s", year, month, day,
                      (int)v->clock.length, v->clock.length ? clock.data : "",
                      part_tail(v->part));
}

static Str resolve_month(Arena *arena, const DateValue *v,
                         const DateReference *r) {
  int year = year_of(v, v->month, r);
  return year ? arena_printf(arena, "%04d-%02d", year, v->month)
              : arena_printf(arena, "--%02d", v->month);
}

/* Quarters, halves and seasons: a year and a code. */
static Str resolve_piece(Arena *arena, const DateValue *v,
                         const DateReference *r) {
  static const char *const SEASON[] = {"SP", "SU", "FA", "WI"};
  static const int SEASON_MONTH[] = {3, 6, 9, 12};
  int first = v->kind == DATE_QUARTER ? v->amount * 3 - 2
              : v->kind == DATE_HALF  ? v->amount * 6 - 5
                                      : SEASON_MONTH[v->amount];
  DateValue base = *v;
  /* "last summer" in July is the year before; "this winter" in January too. */
  int year = year_of_piece(&base, first, r);
  if (v->kind == DATE_SEASON && v->shifted && v->shift == 0 && has_month(r) &&
      first == 12 && r->month < 6)
    year--;
  if (v->kind == DATE_SEASON && v->shifted && v->shift < 0 && has_month(r) &&
      first < r->month && r->month < first + 3)
    year--;
  if (!year) return STR_NULL;
  if (v->kind == DATE_SEASON)
    return arena_printf(arena, "%04d-%s", year, SEASON[v->amount]);
  return arena_printf(arena, "%04d-%c%d", year,
                      v->kind == DATE_QUARTER ? 'Q' : 'H', v->amount);
}

static Str resolve_weekday(Arena *arena, const DateValue *v,
                           const DateReference *r) {
  if (!has_day(r)) return STR_NULL;
  int64_t today = days_of(r);
  int back = (date_weekday(today) - v->weekday + 7) % 7;
  int64_t day = today - back;
  if (v->shifted && v->unit == UNIT_WEEK)
    day = today - date_weekday(today) + v->weekday + 7 * v->shift;
  else if (v->shifted && v->shift < 0)
    day = today - (back ? back : 7);
  else if (v->shifted && v->shift > 0)
    day = today + 7 - back;
  else if (v->shifted || r->tense == DATE_FUTURE)
    day = back ? today + 7 - back : today;
  Str s = print_day(arena, day);
  return v->part ? arena_printf(arena, "%.*s%s", (int)s.length,
                                s.data ? s.data : "", part_tail(v->part))
                 : s;
}

static Str resolve_shifted(Arena *arena, const DateValue *v,
                           const DateReference *r) {
  int n = v->amount;
  if (!has_year(r)) return STR_NULL;
  if (v->unit == UNIT_YEAR) return print_year(arena, r->year + n);
  bool ago = v->kind == DATE_OFFSET; /* "a decade ago": a year */
  if (v->unit == UNIT_DECADE)
    return ago ? print_year(arena, r->year + 10 * n)
               : arena_printf(arena, "%03d", r->year / 10 + n);
  if (v->unit == UNIT_CENTURY)
    return ago ? print_year(arena, r->year + 100 * n)
               : arena_printf(arena, "%02d", r->year / 100 + n);
  if (!has_month(r)) return STR_NULL;
  int months = r->year * 12 + r->month - 1;
  if (v->unit == UNIT_MONTH) return print_month(arena, months + n);
  if (v->unit == UNIT_QUARTER) {
    int quarter = floor_div(months, 3) + n;
    return arena_printf(arena, "%04d-Q%d", floor_div(quarter, 4),
                        quarter - floor_div(quarter, 4) * 4 + 1);
  }
  if (!has_day(r)) return STR_NULL;
  int64_t today = days_of(r);
  if (v->unit == UNIT_DAY) return print_day(arena, today + n);
  if (v->unit == UNIT_WEEKEND) {
    /* "the weekend", "last weekend" on Monday to Friday: the one before. */
    bool midweek = date_weekday(today) < 6;
    int weeks = n > 0 ? !midweek : midweek ? -1 : n;
    return print_week(arena, today + 7 * weeks, "-WE");
  }
  return print_week(arena, today + 7 * n * (v->unit == UNIT_FORTNIGHT ? 2 : 1),
                    "");
}

/* "two weeks ago": as precise as the unit. */
static Str resolve_offset(Arena *arena, const DateValue *v,
                          const DateReference *r) {
  if (v->unit == UNIT_DAY || v->unit == UNIT_HOUR) {
    if (!has_day(r)) return STR_NULL;
    int n = v->unit == UNIT_DAY ? v->amount : floor_div(v->amount, 24);
    return print_day(arena, days_of(r) + n);
  }
  return resolve_shifted(arena, v, r);
}

static Str resolve_holiday(Arena *arena, const DateValue *v,
                           const DateReference *r) {
  DateValue day = *v;
  int year = year_of(v, v->month, r);
  if (v->day == 0) { /* the fourth Thursday of November */
    if (!year) return STR_NULL;
    int first = date_weekday(date_to_days(year, v->month, 1));
    day.day = (int8_t)(1 + (4 - first + 7) % 7 + 21);
  }
  day.year = (int16_t)year;
  day.short_year = day.shifted = false;
  day.weekday = 0;
  return resolve_day(arena, STR(""), &day, r);
}

static Str resolve_decade(Arena *arena, const DateValue *v,
                          const DateReference *r) {
  int decade = v->short_year ? full_year(v->amount * 10, r) / 10 : v->amount;
  return arena_printf(arena, "%03d", decade);
}

static Str resolve_one(Arena *arena, Str text, const DateValue *v,
                       const DateReference *r) {
  switch (v->kind) {
  case DATE_DAY:
    return resolve_day(arena, text, v, r);
  case DATE_MONTH:
    return resolve_month(arena, v, r);
  case DATE_YEAR:
    return print_year(arena, year_of(v, 1, r));
  case DATE_DECADE:
    return resolve_decade(arena, v, r);
  case DATE_CENTURY:
    return arena_printf(arena, "%02d", v->amount - 1);
  case DATE_QUARTER:
  case DATE_HALF:
  case DATE_SEASON:
    return resolve_piece(arena, v, r);
  case DATE_WEEKDAY:
    return resolve_weekday(arena, v, r);
  case DATE_RELATIVE: {
    if (!has_day(r)) return STR_NULL;
    Str s = print_day(arena, days_of(r) + v->amount);
    return v->part ? arena_printf(arena, "%.*s%s", (int)s.length,
                                  s.data ? s.data : "", part_tail(v->part))
                   : s;
  }
  case DATE_SHIFTED:
    return resolve_shifted(arena, v, r);
  case DATE_OFFSET:
    return resolve_offset(arena, v, r);
  case DATE_HOLIDAY:
    return resolve_holiday(arena, v, r);
  default:
    return STR_NULL;
  }
}

Str date_resolve(Arena *arena, Str text, const DateParse *parse,
                 const DateReference *reference) {
  Str first = resolve_one(arena, text, &parse->first, reference);
  if (!parse->last.kind || !first.data) return first;
  Str last = resolve_one(arena, text, &parse->last, reference);
  if (!last.data) return first;
  return arena_printf(arena, "%.*s/%.*s", (int)first.length, first.data,
                      (int)last.length, last.data);
}
