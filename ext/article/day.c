/* Calendar days as printed: see day.h. */
#include "article/day.h"

#include "article/date.h"
#include "article/scan.h"

static const char *const MONTHS[12] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

static const char *const WEEKDAYS[7] = {"monday",   "tuesday", "wednesday",
                                        "thursday", "friday",  "saturday",
                                        "sunday"};

/* `word` is `name`, or at least `least` letters of its beginning. */
static bool is_short_form(Str word, const char *name, size_t least) {
  Str full = str_from_c(name);
  return word.length >= least && word.length <= full.length &&
         str_starts_nocase(full, word);
}

static Str without_dot(Str word) {
  if (word.length && word.data[word.length - 1] == '.') word.length--;
  return word;
}

int day_month(Str word) {
  word = without_dot(word);
  if (word.length < 3 || word.length > 9) return 0;
  char first = ascii_lower(word.data[0]), third = ascii_lower(word.data[2]);
  for (int i = 0; i < 12; i++) {
    if (MONTHS[i][0] != first || MONTHS[i][2] != third) continue;
    /* "Febr" and "Septemb" are not written: 3 letters, "Sept", or all. */
    Str full = str_from_c(MONTHS[i]);
    bool length_ok = word.length == 3 || word.length == full.length ||
                     (i == 8 && word.length == 4);
    if (length_ok && is_short_form(word, MONTHS[i], 3)) return i + 1;
  }
  return 0;
}

size_t day_weekday(Str s, size_t at) {
  size_t n = scan_word(s, at);
  Str word = without_dot(str_slice(s, at, n));
  for (int i = 0; i < 7 && word.length >= 3; i++) {
    if (WEEKDAYS[i][0] != ascii_lower(word.data[0])) continue;
    bool length_ok = word.length == 3 || word.length == strlen(WEEKDAYS[i]);
    if (!length_ok || !is_short_form(word, WEEKDAYS[i], 3)) continue;
    size_t end = at + n;
    if (scan_byte(s, end) == '.') end++;
    end = scan_space(s, end);
    if (scan_byte(s, end) == ',') end = scan_space(s, end + 1);
    return end - at;
  }
  return 0;
}

/* Reads up to `most` digits; returns how many, the value in `*value`. */
static size_t read_digits(Str s, size_t at, size_t most, int *value) {
  size_t n = 0;
  *value = 0;
  while (n < most && ascii_is_digit((char)scan_byte(s, at + n))) {
    *value = *value * 10 + (scan_byte(s, at + n) - '0');
    n++;
  }
  return ascii_is_digit((char)scan_byte(s, at + n)) ? 0 : n;
}

static bool is_year(int value) {
  return value >= 1800 && value <= 2199;
}

static bool is_day(int value) {
  return value >= 1 && value <= 31;
}

/* A day of the month with its ending: "12", "2nd", "the 3rd" without "the". */
static size_t read_day(Str s, size_t at, int *day) {
  size_t n = read_digits(s, at, 2, day);
  if (n == 0 || !is_day(*day)) return 0;
  static const char *const ENDINGS[] = {"st", "nd", "rd", "th"};
  for (int i = 0; i < 4; i++) {
    Str ending = str_from_c(ENDINGS[i]);
    if (at + n + 2 <= s.length &&
        str_equal_nocase(str_slice(s, at + n, 2), ending)) {
      return n + 2;
    }
  }
  return ascii_is_alpha((char)scan_byte(s, at + n)) ? 0 : n;
}

/* A month's word and the dot of its short form. */
static size_t read_month(Str s, size_t at, int *month) {
  size_t n = 0;
  while (ascii_is_alpha((char)scan_byte(s, at + n))) n++;
  *month = n > 9 ? 0 : day_month(str_slice(s, at, n));
  if (*month == 0) return 0;
  return n + (scan_byte(s, at + n) == '.');
}

/* A year behind a day or month: " 2022", ", 2022"; 0 when there is none. */
static size_t read_year_after(Str s, size_t at, int *year) {
  size_t next = scan_space(s, at);
  if (scan_byte(s, next) == ',') next = scan_space(s, next + 1);
  size_t n = next > at ? read_digits(s, next, 4, year) : 0;
  return n == 4 && is_year(*year) ? next + n - at : 0;
}

/* "Feb 12, 2022", "Jun 14 2022", "June 2022", "Feb. 12". */
static size_t scan_month_first(Str s, size_t at, Day *day) {
  size_t n = read_month(s, at, &day->month);
  if (n == 0) return 0;
  size_t end = at + n;
  size_t next = scan_space(s, end);
  n = read_day(s, next, &day->day);
  /* "March 2-3" and "May 12-strong" are read up to the first day. */
  if (n > 0 && (next > end || scan_byte(s, end - 1) == '.')) {
    end = next + n;
    n = read_year_after(s, end, &day->year);
    if (n == 0) day->year = 0;
    return end + n - at;
  }
  day->day = 0;
  n = read_year_after(s, end, &day->year);
  if (n == 0) return 0;
  return end + n - at;
}

/* "12 February 2022", "5th of May", "24 March". */
static size_t scan_day_first(Str s, size_t at, Day *day) {
  size_t n = read_day(s, at, &day->day);
  if (n == 0) return 0;
  size_t end = scan_space(s, at + n);
  if (scan_byte(s, end) == '-') end++;
  if (scan_is(s, end, STR("of "))) end += 3;
  n = read_month(s, end, &day->month);
  if (n == 0) return 0;
  end += n;
  n = read_year_after(s, end, &day->year);
  if (n == 0 && scan_byte(s, end) == '-') {
    n = read_digits(s, end + 1, 4, &day->year);
    n = n == 4 && is_year(day->year) ? n + 1 : 0;
  }
  if (n == 0) day->year = 0;
  return end + n - at;
}

/* Decides the order of 15/2/2022 and 2/15/2022; 3/4/2022 stays open. */
static void set_two_numbers(Day *day, int a, int b) {
  if (a > 12 && b <= 12) {
    day->day = a;
    day->month = b;
  } else if (b > 12 && a <= 12) {
    day->day = b;
    day->month = a;
  } else if (a == b) {
    day->day = day->month = a;
  }
}

/* "2022-02-12", "2022/2/12", "15/2/2022", "15.02.2022". */
static size_t scan_numbers(Str s, size_t at, Day *day) {
  int a, b, c;
  size_t n = read_digits(s, at, 4, &a);
  char mark = (char)scan_byte(s, at + n);
  if (n == 0 || n == 3 || (mark != '-' && mark != '/' && mark != '.')) return 0;
  size_t second = at + n + 1;
  size_t m = read_digits(s, second, 2, &b);
  if (m == 0 || scan_byte(s, second + m) != (unsigned char)mark) return 0;
  size_t third = second + m + 1;
  size_t k = read_digits(s, third, 4, &c);
  if (n == 4 && (k == 1 || k == 2) && is_year(a) && b >= 1 && b <= 12 &&
      is_day(c)) {
    *day = (Day){a, b, c};
  } else if (n <= 2 && k == 4 && is_year(c) && is_day(a) && is_day(b)) {
    *day = (Day){c, 0, 0};
    set_two_numbers(day, a, b);
  } else {
    return 0;
  }
  return third + k - at;
}

size_t day_scan(Str s, size_t at, Day *day) {
  unsigned char c = scan_byte(s, at);
  *day = (Day){0, 0, 0};
  if (ascii_is_alpha((char)c)) return scan_month_first(s, at, day);
  if (!ascii_is_digit((char)c)) return 0;
  size_t n = scan_numbers(s, at, day);
  if (n > 0) return n;
  *day = (Day){0, 0, 0};
  return scan_day_first(s, at, day);
}

bool day_find(Str s, Day *day) {
  bool inside = false; /* within a word or number: no date starts here */
  for (size_t at = 0; at < s.length; at++) {
    unsigned char c = scan_byte(s, at);
    bool digit = ascii_is_digit((char)c);
    bool letter = ascii_is_alpha((char)c);
    if (!inside && (digit || letter) && day_scan(s, at, day) > 0 &&
        day->year > 0 && day->month > 0) {
      return true;
    }
    inside = digit || letter || c >= 0x80;
  }
  return false;
}

bool day_parse_iso(Str iso, Day *day) {
  *day = (Day){0, 0, 0};
  if (scan_is(iso, 0, STR("--"))) {
    read_digits(iso, 2, 2, &day->month);
    if (scan_byte(iso, 4) == '-') read_digits(iso, 5, 2, &day->day);
    return day->month >= 1 && day->month <= 12;
  }
  if (read_digits(iso, 0, 4, &day->year) != 4) return false;
  if (scan_byte(iso, 4) == '-') read_digits(iso, 5, 2, &day->month);
  if (scan_byte(iso, 7) == '-') read_digits(iso, 8, 2, &day->day);
  return day->month <= 12 && day->day <= 31;
}

Str day_format(Arena *arena, Day day) {
  if (day.year && day.month && day.day) {
    return arena_printf(arena, "%04d-%02d-%02d", day.year, day.month, day.day);
  }
  if (day.year && day.month) {
    return arena_printf(arena, "%04d-%02d", day.year, day.month);
  }
  if (day.year) return arena_printf(arena, "%04d", day.year);
  if (day.month && day.day) {
    return arena_printf(arena, "--%02d-%02d", day.month, day.day);
  }
  return day.month ? arena_printf(arena, "--%02d", day.month) : STR_NULL;
}

bool day_is_full(Day day) {
  return day.year && day.month && day.day;
}

long day_number(Day day) {
  return (long)date_to_days(day.year, day.month, day.day);
}
