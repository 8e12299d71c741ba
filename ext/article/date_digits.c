/*
** Dates in digits: ISO 8601 and the forms of forms.
**
**   2022-02-12  2022-02-12T10:30:00+01:00  2022/02/12  20220212T1030Z (no)
**   15/2/2022   15.2.2022   2/15/22   15-02-2022
**
** Where both numbers could be a month, the day comes first, as in most of the
** world, and the value is marked as ambiguous.
*/
#include "article/date_grammar.h"

/* Reads up to `most` digits; returns how many. */
static size_t digits_at(Str s, size_t at, size_t most, int *value) {
  size_t n = 0;
  *value = 0;
  while (n < most && at + n < s.length && ascii_is_digit(s.data[at + n]))
    *value = *value * 10 + s.data[at + n++] - '0';
  return n;
}

static bool digit_at(Str s, size_t at) {
  return at < s.length && ascii_is_digit(s.data[at]);
}

/* "10:30", "10:30:00.5": its length, 0 when it is none. */
static size_t clock_at(Str s, size_t at) {
  int hour, minute, second;
  if (digits_at(s, at, 2, &hour) != 2 || hour > 24) return 0;
  if (at + 2 >= s.length || s.data[at + 2] != ':') return 0;
  if (digits_at(s, at + 3, 2, &minute) != 2 || minute > 59) return 0;
  if (at + 5 >= s.length || s.data[at + 5] != ':') return 5;
  if (digits_at(s, at + 6, 2, &second) != 2 || second > 60) return 5;
  size_t n = 8;
  if (at + n < s.length && s.data[at + n] == '.' && digit_at(s, at + n + 1))
    for (n++; digit_at(s, at + n);) n++;
  return n;
}

/* "Z", "+01:00", "+0100": the offset behind a time of day. */
static size_t offset_at(Str s, size_t at) {
  int value;
  if (at >= s.length) return 0;
  if (s.data[at] == 'Z') return 1;
  if (s.data[at] != '+' && s.data[at] != '-') return 0;
  if (digits_at(s, at + 1, 2, &value) != 2) return 0;
  size_t colon = at + 3 < s.length && s.data[at + 3] == ':';
  return digits_at(s, at + 3 + colon, 2, &value) == 2 ? 5 + colon : 3;
}

static bool is_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= date_month_length(year ? year : 2000, month);
}

static DateValue day_value(int year, int month, int day) {
  return (DateValue){.kind = DATE_DAY,
                     .year = (int16_t)year,
                     .month = (int8_t)month,
                     .day = (int8_t)day};
}

/* Year first: 2022-02-12, 2022/2/12, with a time of day. Returns the end. */
static size_t year_first(Str s, size_t at, DateValue *v) {
  int year, month, day;
  if (digits_at(s, at, 5, &year) != 4 || at + 4 >= s.length) return 0;
  char sign = s.data[at + 4];
  if (sign != '-' && sign != '/' && sign != '.') return 0;
  size_t m = digits_at(s, at + 5, 3, &month);
  size_t next = at + 5 + m;
  if (m == 0 || m > 2 || next >= s.length || s.data[next] != sign) return 0;
  size_t d = digits_at(s, next + 1, 3, &day);
  if (d == 0 || d > 2 || !is_day(year, month, day)) return 0;
  *v = day_value(year, month, day);
  size_t end = next + 1 + d;
  if (end < s.length && (s.data[end] == 'T' || s.data[end] == ' ')) {
    size_t clock = clock_at(s, end + 1);
    if (clock && s.data[end] == 'T') {
      size_t n = 1 + clock + offset_at(s, end + 1 + clock);
      v->clock = (Span){(uint32_t)end, (uint32_t)n};
      end += n;
    }
  }
  return end;
}

/* Day or month first: 15/2/2022, 2/15/22. Returns the end. */
static size_t year_last(Str s, size_t at, DateValue *v) {
  int a, b, year;
  size_t n = digits_at(s, at, 3, &a), next = at + n;
  if (n == 0 || n > 2 || next >= s.length) return 0;
  char sign = s.data[next];
  if (sign != '/' && sign != '.' && sign != '-') return 0;
  size_t m = digits_at(s, next + 1, 3, &b);
  if (m == 0 || m > 2) return 0;
  next += 1 + m;
  if (next >= s.length || s.data[next] != sign) return 0;
  size_t y = digits_at(s, next + 1, 5, &year);
  if (y != 4 && !(y == 2 && sign == '/')) return 0;
  if (y == 2) year += year < 50 ? 2000 : 1900;
  if (year < 1000 || year > 2999) return 0;
  if (is_day(year, b, a))
    *v = day_value(year, b, a);
  else if (is_day(year, a, b))
    *v = day_value(year, a, b);
  else
    return 0;
  v->ambiguous = a <= 12 && b <= 12 && a != b;
  return next + 1 + y;
}

bool date_grammar_digits(Str text, size_t at, DateParse *out) {
  if (!digit_at(text, at) || (at > 0 && digit_at(text, at - 1))) return false;
  DateValue v = {0};
  size_t end = year_first(text, at, &v);
  if (!end) end = year_last(text, at, &v);
  if (!end || digit_at(text, end)) return false;
  /* Part of something longer: a version, an address, a score. */
  char behind = end + 1 < text.length ? text.data[end] : 0;
  if ((behind == '/' || behind == '.' || behind == '-') &&
      digit_at(text, end + 1))
    return false;
  Span span = {(uint32_t)at, (uint32_t)(end - at)};
  *out = (DateParse){.first = v, .all = span, .core = span, .sure = true};
  return true;
}
