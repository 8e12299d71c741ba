/*
** Rules for what is seen from a day: "last week", "next year's first quarter",
** "two days ago", "yesterday evening", "the weekend". See date_parser.h.
*/
#include "article/date_parser.h"

/* "the last half of 2022", "last quarter of last year", behind "last". */
static bool last_piece(Parser *p, DateValue *v) {
  const DateToken *t = token_peek(p, 0);
  bool quarter = t->kind == DC_UNIT && t->value == UNIT_QUARTER;
  if ((!quarter && t->kind != DC_HALF) || !token_is(p, 1, DC_OF)) return false;
  int start = p->at++;
  if (!date_rule_year_behind(p, v)) {
    p->at = start;
    return false;
  }
  v->kind = quarter ? DATE_QUARTER : DATE_HALF;
  v->amount = quarter ? 4 : 2;
  p->core_first = p->core_end = p->at;
  if (v->year) core_is(p, p->at - 1);
  return true;
}

/* "last year", "this weekend", "next year's first quarter": behind "last". */
static bool shift_unit(Parser *p, DateValue *v, int shift) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind != DC_UNIT || t->plural || t->value == UNIT_HOUR) return false;
  p->at++;
  v->kind = DATE_SHIFTED;
  v->unit = (uint8_t)t->value;
  v->amount = (int16_t)shift;
  int behind = p->at;
  DateValue q = {0};
  if (v->unit == UNIT_YEAR && token_accept(p, DC_POSSESSIVE) &&
      date_rule_quarter(p, &q) && !q.year) {
    *v = q;
    v->unit = UNIT_YEAR;
    v->shifted = true;
    v->shift = (int8_t)shift;
    behind = p->at;
  }
  p->at = p->core_first = p->core_end = behind;
  return true;
}

/* "this morning", "last night", "last summer": behind "this". */
static bool shift_part(Parser *p, DateValue *v, int shift) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind == DC_PART) {
    v->kind = DATE_RELATIVE;
    v->amount = (int16_t)shift;
    return date_rule_part(p, v);
  }
  if (t->kind != DC_SEASON) return false;
  p->at++;
  v->kind = DATE_SEASON;
  v->amount = t->value;
  v->shifted = true;
  v->shift = (int8_t)shift;
  return true;
}

/* "last Friday", "next May", "this Monday, May 2": behind "last". */
static bool shift_named(Parser *p, DateValue *v, int shift) {
  const DateToken *t = token_peek(p, 0);
  DateValue named = {.shifted = true, .shift = (int8_t)shift};
  bool ok = false;
  if (t->kind == DC_WEEKDAY) {
    ok = date_rule_weekday(p, &named);
  } else if (token_is_month(t)) {
    named.unit = UNIT_HOUR; /* the shift is of the month itself, not a year */
    ok = date_rule_month_first(p, &named, NULL);
  }
  if (ok) *v = named;
  return ok;
}

bool date_rule_shift(Parser *p, DateValue *v) {
  if (!token_is(p, 0, DC_SHIFT)) return false;
  int start = p->at;
  int shift = token_peek(p, 0)->value;
  p->at++;
  if (token_is(p, 0, DC_SHIFT)) { /* this past week */
    shift = token_peek(p, 0)->value;
    p->at++;
  }
  p->core_first = p->core_end = p->at;
  if ((shift < 0 && last_piece(p, v)) || shift_unit(p, v, shift) ||
      shift_part(p, v, shift) || shift_named(p, v, shift)) {
    p->sure = true;
    return true;
  }
  p->at = start;
  return false;
}

/* "two weeks ago", "a year earlier", "10 days later", "year-ago" profit. */
bool date_rule_offset(Parser *p, DateValue *v) {
  bool bare = token_is(p, 0, DC_UNIT) && !token_peek(p, 0)->plural &&
              token_is(p, 1, DC_HYPHEN);
  if (!bare && !token_is_amount(token_peek(p, 0))) return false;
  int start = p->at, amount = bare ? 1 : token_peek(p, 0)->value;
  p->at += !bare;
  if (token_is(p, 0, DC_OF)) p->at++; /* a couple of */
  const DateToken *unit = token_peek(p, 0);
  int sign = token_is(p, 1, DC_AGO) ? -1 : token_is(p, 1, DC_HENCE) ? 1 : 0;
  bool before =
      token_is(p, 1, DC_HYPHEN) && token_is(p, 2, DC_AGO); /* year-ago */
  if (unit->kind != DC_UNIT || (!sign && !before) || amount < 0) {
    p->at = start;
    return false;
  }
  v->kind = DATE_OFFSET;
  v->unit = (uint8_t)unit->value;
  v->amount = (int16_t)(before ? -amount : sign * amount);
  p->at += before ? 3 : 2;
  p->core_first = p->core_end = p->at;
  p->sure = true;
  return true;
}

/* "yesterday evening", "today". */
bool date_rule_relative(Parser *p, DateValue *v) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind != DC_RELATIVE) return false;
  v->kind = DATE_RELATIVE;
  v->amount = t->value;
  if (t->end - t->start == 7 && ascii_lower(p->text.data[t->start + 2]) == 'n')
    v->part = PART_NIGHT; /* tonight */
  p->at++;
  date_rule_part(p, v);
  p->core_first = p->core_end = p->at;
  p->sure = true;
  return true;
}

/* "the day before yesterday", "the weekend", "the summer". */
bool date_rule_the_unit(Parser *p, DateValue *v) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind == DC_SEASON && t->value != SEASON_SPRING &&
      t->end - t->start == 6) { /* not "the fall of" */
    v->kind = DATE_SEASON;
    v->amount = t->value;
    p->at++;
    p->core_first = p->core_end = p->at;
    p->sure = true;
    return true;
  }
  if (t->kind != DC_UNIT || t->plural) return false;
  const DateToken *anchor = token_peek(p, 2);
  if (t->value == UNIT_DAY && anchor->kind == DC_RELATIVE && anchor->value) {
    v->kind = DATE_RELATIVE;
    v->amount = (int16_t)(anchor->value * 2);
    p->at += 3;
  } else if (t->value == UNIT_WEEKEND || p->depth > 0) { /* end of the year */
    v->kind = DATE_SHIFTED;
    v->unit = (uint8_t)t->value;
    p->at++;
  } else {
    return false;
  }
  p->core_first = p->core_end = p->at;
  p->sure = true;
  return true;
}
