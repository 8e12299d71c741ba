/* Dates in metadata: see date.h. */
#include "read/date.h"

#include <stdlib.h>

enum { LONGEST = 80, MOST_NUMBERS = 3, FIRST_YEAR = 1500, LAST_YEAR = 2199 };

typedef struct Date {
  int number[MOST_NUMBERS], digits[MOST_NUMBERS], count;
  int month_word; /* 1 … 12; 0: the month is a number */
  bool has_time, has_seconds, after_noon, before_noon, has_zone;
  int hour, minute, second, zone; /* zone: minutes east of UTC */
  bool bad;
} Date;

typedef struct Cursor {
  const char *at, *end;
} Cursor;

/* The character `ahead` of the cursor; 0 beyond the end. */
static char peek(const Cursor *c, size_t ahead) {
  return (size_t)(c->end - c->at) > ahead ? c->at[ahead] : 0;
}

/* Digits at the cursor, at most `most` of them are a number. */
static int take_number(Cursor *c, int *digits) {
  int value = 0;
  *digits = 0;
  while (ascii_is_digit(peek(c, 0))) {
    if (++*digits <= 9) value = value * 10 + (*c->at - '0');
    c->at++;
  }
  return value;
}

/* --- parts ---------------------------------------------------------------- */

/* "February", "Feb", "SEPT": the number of a month, or 0. */
static int month_of(Str word) {
  static const char *const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.length < 3) return 0;
  for (int i = 0; i < 12; i++) {
    if (str_starts_nocase(str_from_c(months[i]), word)) return i + 1;
  }
  return 0;
}

/*
** A month, half of the day, or the zone; weekdays and the rest mean nothing.
*/
static void take_word(Date *d, Cursor *c) {
  Str word = {c->at, 0};
  while (ascii_is_alpha(peek(c, 0))) c->at++;
  word.length = (size_t)(c->at - word.data);
  int month = month_of(word);
  if (month) {
    if (d->month_word && d->month_word != month) d->bad = true;
    d->month_word = month;
  }
  if (str_equal_nocase(word, STR("pm")) || str_equal_nocase(word, STR("p"))) {
    d->after_noon = true;
  }
  d->before_noon |= str_equal_nocase(word, STR("am"));
  if (d->has_time && !d->has_zone &&
      (str_equal_nocase(word, STR("z")) || str_equal_nocase(word, STR("utc")) ||
       str_equal_nocase(word, STR("gmt")))) {
    d->has_zone = true;
    d->zone = 0;
  }
}

/* ":30", ":30:15", ":30:15.123" behind the hour. */
static void take_time(Date *d, Cursor *c, int hour) {
  int digits;
  d->has_time = true;
  d->hour = hour;
  c->at++;
  d->minute = take_number(c, &digits);
  if (digits != 2) d->bad = true;
  if (peek(c, 0) == ':' && ascii_is_digit(peek(c, 1))) {
    c->at++;
    d->second = take_number(c, &digits);
    d->has_seconds = true;
    if (digits != 2) d->bad = true;
  }
  if ((peek(c, 0) == '.' || peek(c, 0) == ',') && ascii_is_digit(peek(c, 1))) {
    c->at++;
    take_number(c, &digits);
  }
}

/* "+01:00", "-0500" behind the time. */
static bool take_zone(Date *d, Cursor *c) {
  int sign = *c->at == '-' ? -1 : 1, digits;
  if (!d->has_time || !ascii_is_digit(peek(c, 1))) return false;
  c->at++;
  int value = take_number(c, &digits);
  if (digits == 4) {
    value = value / 100 * 60 + value % 100;
  } else {
    value *= 60;
    if (peek(c, 0) == ':') {
      c->at++;
      value += take_number(c, &digits);
    }
  }
  d->has_zone = true;
  d->zone = sign * value;
  if (value > 15 * 60) d->bad = true;
  return true;
}

/*
** A run of digits is an hour when ":" follows, a whole date when it has eight,
** else one of day, month and year: which one is decided at the end.
*/
static void take_digits(Date *d, Cursor *c) {
  int digits, value = take_number(c, &digits);
  if (peek(c, 0) == ':' && digits <= 2 && ascii_is_digit(peek(c, 1)) &&
      !d->has_time) {
    take_time(d, c, value);
  } else if (digits == 8 && d->count == 0) {
    d->number[0] = value / 10000, d->digits[0] = 4;
    d->number[1] = value / 100 % 100, d->digits[1] = 2;
    d->number[2] = value % 100, d->digits[2] = 2;
    d->count = 3;
  } else if (digits == 6 && d->count == 3 && !d->has_time) {
    d->has_time = d->has_seconds = true; /* 20220212T103000 */
    d->hour = value / 10000;
    d->minute = value / 100 % 100;
    d->second = value % 100;
  } else if (d->count < MOST_NUMBERS) {
    d->number[d->count] = value;
    d->digits[d->count++] = digits;
  }
}

/*
** One pass over the characters: order and punctuation differ from dump to
** dump, the parts do not.
*/
static void scan(Date *d, Cursor *c) {
  while (c->at < c->end) {
    char ch = *c->at;
    if (ascii_is_digit(ch)) {
      take_digits(d, c);
    } else if (ascii_is_alpha(ch)) {
      take_word(d, c);
    } else if ((ch != '+' && ch != '-') || !take_zone(d, c)) {
      c->at++;
    }
  }
}

/* --- what they mean ------------------------------------------------------- */

typedef struct Day {
  int year, month, day; /* 0: not known */
} Day;

/* The first number that has (not) four digits; -1: there is none. */
static int number_of_digits(const Date *d, bool four, int skip) {
  for (int i = 0; i < d->count; i++) {
    if ((d->digits[i] == 4) == four && i != skip) return i;
  }
  return -1;
}

/* "12 February 2022", "Feb 2022", "26-FEB-87" */
static Day day_by_word(const Date *d) {
  Day day = {.month = d->month_word};
  int year = number_of_digits(d, true, -1);
  int first = number_of_digits(d, false, -1);
  if (year >= 0) {
    day.year = d->number[year];
    if (first >= 0 && d->digits[first] <= 2) day.day = d->number[first];
  } else if (d->count >= 2 && d->digits[1] == 2) {
    day.day = d->number[0];
    day.year = d->number[1] + (d->number[1] < 70 ? 2000 : 1900);
  }
  return day;
}

/*
** "2022-02-12", "02/12/2022", and "13/02/2022", which can only be a day first.
*/
static Day day_by_numbers(const Date *d) {
  const int *n = d->number;
  if (d->count >= 2 && d->digits[0] == 4) {
    return (Day){n[0], n[1], d->count > 2 && d->digits[2] <= 2 ? n[2] : 0};
  }
  if (d->count == 3 && d->digits[2] == 4) {
    return n[0] > 12 ? (Day){n[2], n[1], n[0]} : (Day){n[2], n[0], n[1]};
  }
  return (Day){0};
}

/* A date that no calendar has was misread, and is worse than none. */
static bool day_is_real(Day day) {
  static const char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR) return false;
  if (day.month < 1 || day.month > 12) return false;
  if (day.day < 0 || day.day > days[day.month - 1]) return false;
  bool leap = day.year % 4 == 0 && (day.year % 100 || day.year % 400 == 0);
  return day.month != 2 || day.day < 29 || leap;
}

/* A time that cannot be leaves the day as it is. */
static void add_time(Buffer *to, Date *d) {
  if (d->after_noon && d->hour < 12) d->hour += 12;
  if (d->before_noon && d->hour == 12) d->hour = 0;
  if (d->hour > 23 || d->minute > 59 || d->second > 60) return;
  buffer_printf(to, "T%02d:%02d", d->hour, d->minute);
  if (d->has_seconds) buffer_printf(to, ":%02d", d->second);
  if (!d->has_zone) return;
  int zone = abs(d->zone);
  if (zone == 0) {
    buffer_add_char(to, 'Z');
  } else {
    buffer_printf(to, "%c%02d:%02d", d->zone < 0 ? '-' : '+', zone / 60,
                  zone % 60);
  }
}

/* A number alone of ten or thirteen digits: seconds or milliseconds. */
static Str epoch(Arena *arena, Str s) {
  int64_t value = 0;
  size_t digits = 0;
  while (digits < s.length && ascii_is_digit(s.data[digits])) {
    if (digits < 14) value = value * 10 + (s.data[digits] - '0');
    digits++;
  }
  if (digits < s.length && s.data[digits] != '.') return STR_NULL;
  if (digits == 13) return date_of_seconds(arena, value / 1000);
  return digits == 10 ? date_of_seconds(arena, value) : STR_NULL;
}

Str date_iso(Arena *arena, Str printed) {
  Str s = str_trim(printed);
  if (!s.data || s.length < 6 || s.length > LONGEST) return STR_NULL;
  Str by_epoch = epoch(arena, s);
  if (by_epoch.data) return by_epoch;
  Date d = {0};
  Cursor c = {s.data, s.data + s.length};
  scan(&d, &c);
  Day day = d.month_word ? day_by_word(&d) : day_by_numbers(&d);
  if (d.bad || !day_is_real(day)) return STR_NULL;
  Buffer to = {.arena = arena};
  buffer_printf(&to, "%04d-%02d", day.year, day.month);
  if (day.day) buffer_printf(&to, "-%02d", day.day);
  if (day.day && d.has_time) add_time(&to, &d);
  return buffer_str(&to);
}

/* Years 0 to 9999; NULL is none. */
static bool is_printable(const struct tm *tm) {
  return tm && tm->tm_year >= -1900 && tm->tm_year <= 8099;
}

static void print_two(char *to, int number) {
  to[0] = (char)('0' + number / 10);
  to[1] = (char)('0' + number % 10);
}

Str date_of_seconds(Arena *arena, int64_t seconds) {
  struct tm tm;
  time_t when = (time_t)seconds;
  if (!is_printable(gmtime_r(&when, &tm))) return STR_NULL;
  return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                      tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
                      tm.tm_min, tm.tm_sec);
}

/* By hand: this is done for every file. */
Str date_day(Arena *arena, int64_t seconds) {
  struct tm tm;
  time_t when = (time_t)seconds;
  char *day = arena_alloc(arena, 10);
  if (!day || !is_printable(gmtime_r(&when, &tm))) return STR_NULL;
  int year = tm.tm_year + 1900;
  print_two(day, year / 100);
  print_two(day + 2, year % 100);
  day[4] = day[7] = '-';
  print_two(day + 5, tm.tm_mon + 1);
  print_two(day + 8, tm.tm_mday);
  return (Str){day, 10};
}
