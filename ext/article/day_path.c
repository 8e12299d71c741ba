/*
** Days in addresses and in the names of files and folders: see day.h.
**
** A file's neighbours have a part in it: who sorts a dump into folders writes
** down for all of it when it was published. Their texts are not looked into,
** so that a record says the same whether it is read alone or among others.
*/
#include "article/day.h"

#include "article/scan.h"

enum { FIRST_YEAR = 1980, END_YEAR = 2100 };

/* The number of just `count` digits at `at`, else -1. */
static int number_at(Str s, size_t at, size_t count) {
  int value = 0;
  for (size_t i = 0; i < count; i++) {
    char c = (char)scan_byte(s, at + i);
    if (!ascii_is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return ascii_is_digit((char)scan_byte(s, at + count)) ? -1 : value;
}

/* `day->day` may be 0: only the month is known. */
static bool is_day_of_path(const Day *day) {
  return day->year >= FIRST_YEAR && day->year < END_YEAR && day->month >= 1 &&
         day->month <= 12 && day->day >= 0 && day->day <= 31;
}

/*
** A date at `at`: 20220212, 2022-02-12, 2022/02. Returns its length; the marks
** between its parts are the same.
*/
static size_t date_at(Str path, size_t at, Day *day) {
  int whole = number_at(path, at, 8), year = number_at(path, at, 4);
  *day = (Day){whole / 10000, whole / 100 % 100, whole % 100};
  if (whole >= 0) return day->day && is_day_of_path(day) ? 8 : 0;
  char mark = (char)scan_byte(path, at + 4);
  if (year < 0 || (mark != '/' && mark != '-' && mark != '_')) return 0;
  *day = (Day){year, number_at(path, at + 5, 2), 0};
  if (!is_day_of_path(day)) return 0;
  int number = scan_byte(path, at + 7) == (unsigned char)mark
                   ? number_at(path, at + 8, 2)
                   : -1;
  if (number < 1) return 7;
  day->day = number;
  return is_day_of_path(day) ? 10 : 0;
}

bool day_find_in_path(Str path, Day *day) {
  for (size_t at = 0; at + 7 <= path.length; at++) {
    if (at > 0 && ascii_is_digit(path.data[at - 1])) continue;
    if (date_at(path, at, day) > 0) return true;
  }
  *day = (Day){0, 0, 0};
  return false;
}

static bool is_letter_or_digit(Str s, size_t at) {
  char c = (char)scan_byte(s, at);
  return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* The names of folders end so, and of files that hold several records. */
static bool is_container_end(Str s, size_t at) {
  return scan_byte(s, at) == '/' || scan_byte(s, at) == '#';
}

bool day_find_in_name(Str path, Day *day) {
  Day found;
  *day = (Day){0, 0, 0};
  for (size_t at = 0; at < path.length; at++) {
    if (at > 0 && is_letter_or_digit(path, at - 1)) continue;
    size_t n = date_at(path, at, &found);
    if (n == 0) continue;
    /* "20220212T103000" goes on; what else does is no date but a number */
    bool time = found.day && scan_byte(path, at + n) == 'T';
    if (is_letter_or_digit(path, at + n) && !time) continue;
    /* A month alone is a folder: "2022/02/", "2022-02/". */
    bool folder =
        (at == 0 || path.data[at - 1] == '/') && is_container_end(path, at + n);
    if (found.day || (folder && !day->day)) *day = found;
  }
  return day->year > 0;
}

/* Where the names of containers end: what follows is a title, perhaps. */
static size_t containers_end(Str path) {
  size_t end = path.length;
  while (end > 0 && !is_container_end(path, end - 1)) end--;
  return end;
}

int day_year_of_folders(Str path) {
  int found = 0;
  path.length = containers_end(path);
  for (size_t at = 0; at < path.length; at++) {
    if (at > 0 && is_letter_or_digit(path, at - 1)) continue;
    int year = number_at(path, at, 4);
    if (year < FIRST_YEAR || year >= END_YEAR) continue;
    if (is_letter_or_digit(path, at + 4)) continue;
    if (found && found != year) return 0; /* "2019-2022/" */
    found = year;
  }
  return found;
}
