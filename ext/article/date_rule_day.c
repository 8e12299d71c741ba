/*
** Rules for days and months: "Feb. 12, 2022", "the 25th of July", "March 4 to
** 15", "Monday, May 2", "Friday night", "Christmas Eve". See date_parser.h.
*/
#include "article/date_parser.h"

/* "last year", "this week": a shift of `unit`, behind "May" or "Friday". */
static bool accept_shift(Parser *p, DateUnit unit, DateValue *v) {
  const DateToken *shift = token_peek(p, 0), *what = token_peek(p, 1);
  if (shift->kind != DC_SHIFT || what->kind != DC_UNIT ||
      what->value != (int)unit || what->plural)
    return false;
  v->shifted = true;
  v->unit = (uint8_t)unit;
  v->shift = (int8_t)shift->value;
  p->at += 2;
  return true;
}

/*
** A year behind month, quarter and so on: "2022", ", 2022", "of 2022", "'89",
** "last year", "of this year".
*/
bool date_rule_year_behind(Parser *p, DateValue *v) {
  int start = p->at;
  bool comma = token_accept(p, DC_COMMA);
  if (!comma) token_accept(p, DC_OF);
  token_accept(p, DC_THE);
  token_accept(p, DC_FISCAL);
  const DateToken *t = token_peek(p, 0);
  bool two = !comma && t->kind == DC_NUMBER && t->digits == 2 &&
             t->end - t->start > 2; /* '89 */
  if (token_is_year(t) || two) {
    v->year = t->value;
    v->short_year = two;
    p->at++;
    return true;
  }
  if (!comma && accept_shift(p, UNIT_YEAR, v)) return true;
  p->at = start;
  return false;
}

/* "night", "morning": behind a day. */
bool date_rule_part(Parser *p, DateValue *v) {
  if (!token_is(p, 0, DC_PART)) return false;
  v->part = (uint8_t)token_peek(p, 0)->value;
  p->at++;
  return true;
}

/*
** The second day of "12-14 February" or "Feb 12 and 13": a day that no unit
** ("and 13 weeks") follows.
*/
static bool parse_second_day(Parser *p, int8_t *day) {
  int start = p->at;
  bool joins = token_accept(p, DC_HYPHEN) || token_accept(p, DC_TO) ||
               token_accept(p, DC_AND) || token_accept(p, DC_SLASH);
  if (joins && token_is_day(token_peek(p, 0)) && !token_is(p, 1, DC_UNIT)) {
    *day = (int8_t)token_peek(p, 0)->value;
    p->at++;
    return true;
  }
  p->at = start;
  return false;
}

/* The year behind a day or month, and the core: all but "of last year". */
static void year_and_core(Parser *p, DateValue *v, int first) {
  core_is(p, first);
  if (date_rule_year_behind(p, v) && v->year) core_is(p, first);
}

/* "Feb. 12, 2022", "March 4 to 15", "May last year", "June": month first. */
bool date_rule_month_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  const DateToken *month = token_peek(p, 0);
  if (!token_is_month(month)) return false;
  v->kind = DATE_MONTH;
  v->month = (int8_t)month->value;
  p->at++;
  if (token_is_day(token_peek(p, 0)) && !token_is(p, 1, DC_PART)) {
    v->kind = DATE_DAY;
    v->day = (int8_t)token_peek(p, 0)->value;
    p->at++;
    int8_t second;
    if (last && parse_second_day(p, &second)) {
      *last = *v;
      last->day = second;
    }
    p->sure = true;
  }
  year_and_core(p, v, first);
  if (v->year) p->sure = true;
  if (last && last->kind) last->year = v->year;
  return true;
}

/* "12 February 2022", "the 25th of July", "12-14 February". */
bool date_rule_day_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  if (!token_is_day(token_peek(p, 0))) return false;
  v->day = (int8_t)token_peek(p, 0)->value;
  p->at++;
  int8_t second = 0;
  bool two = last && parse_second_day(p, &second);
  if (token_is(p, 0, DC_UNIT) && token_peek(p, 0)->value == UNIT_DAY &&
      token_is(p, 1, DC_OF))
    p->at++; /* the 24th day of November */
  bool of = token_is(p, 0, DC_OF) && token_peek(p, 0)->value == 0 &&
            token_is_month(token_peek(p, 1));
  if (of) p->at++;
  if (!token_is_month(token_peek(p, 0))) {
    p->at = first;
    v->day = 0;
    return false;
  }
  v->kind = DATE_DAY;
  v->month = (int8_t)token_peek(p, 0)->value;
  p->at++;
  year_and_core(p, v, first);
  if (two) {
    *last = *v;
    last->day = second;
  }
  p->sure = true;
  return true;
}

/* "Monday, February 14, 2022", "Friday night", "Wednesday last week". */
bool date_rule_weekday(Parser *p, DateValue *v) {
  int first = p->at;
  const DateToken *t = token_peek(p, 0);
  if (t->kind != DC_WEEKDAY || !t->capital) return false;
  p->at++;
  v->weekday = (int8_t)t->value;
  p->sure = t->end - t->start > 4;
  int before = p->at;
  token_accept(p, DC_COMMA);
  token_accept(p, DC_THE);
  DateValue day = {.weekday = v->weekday};
  if ((date_rule_month_first(p, &day, NULL) && day.kind == DATE_DAY) ||
      (day = (DateValue){.weekday = v->weekday},
       date_rule_day_first(p, &day, NULL))) {
    *v = day;
    if (!v->shifted) core_is(p, first);
    return true;
  }
  p->at = before;
  v->kind = DATE_WEEKDAY;
  core_is(p, first);
  if (date_rule_part(p, v)) { /* "Friday night" is a time, not a day */
    p->sure = true;
    p->core_first = p->core_end;
  }
  int end = p->at;
  token_accept(p, DC_OF);
  if (!accept_shift(p, UNIT_WEEK, v)) p->at = end;
  return true;
}

/* Feasts of a fixed day; in small letters, longer ones first. */
static const struct {
  const char *words;
  int8_t month, day; /* day 0: the fourth Thursday */
} HOLIDAYS[] = {
    {"christmas eve", 12, 24},
    {"christmas day", 12, 25},
    {"christmas", 12, 25},
    {"boxing day", 12, 26},
    {"new year's eve", 12, 31},
    {"new year's day", 1, 1},
    {"new year\xE2\x80\x99s eve", 12, 31},
    {"new year\xE2\x80\x99s day", 1, 1},
    {"halloween", 10, 31},
    {"thanksgiving day", 11, 0},
    {"thanksgiving", 11, 0},
    {"valentine's day", 2, 14},
    {"valentine\xE2\x80\x99s day", 2, 14},
};

/* "Christmas Eve 2020", "Thanksgiving last year". */
bool date_rule_holiday(Parser *p, DateValue *v) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind != DC_HOLIDAY || !t->capital) return false;
  Str rest = {p->text.data + t->start, p->text.length - t->start};
  for (size_t i = 0; i < sizeof HOLIDAYS / sizeof *HOLIDAYS; i++) {
    Str words = str_from_c(HOLIDAYS[i].words);
    if (!str_starts_nocase(rest, words)) continue;
    uint32_t end = t->start + (uint32_t)words.length;
    int first = p->at;
    while (!token_is(p, 0, DC_END) && token_peek(p, 0)->end <= end) p->at++;
    v->kind = DATE_HOLIDAY;
    v->month = HOLIDAYS[i].month;
    v->day = HOLIDAYS[i].day;
    core_is(p, first);
    date_rule_year_behind(p, v);
    if (v->year) core_is(p, first);
    p->sure = true;
    return true;
  }
  return false;
}
