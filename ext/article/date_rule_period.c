/*
** Rules for longer times: "2021-22", "the 1990s", "19th century", "Q3 2014",
** "first half of 2022", "summer of 2012", "FY22". See date_parser.h.
*/
#include "article/date_parser.h"

/* "|59|,000": the token is only the beginning of a number. */
static bool number_goes_on(Parser *p) {
  const DateToken *comma = token_peek(p, 1), *rest = token_peek(p, 2);
  return comma->kind == DC_COMMA && rest->kind == DC_NUMBER &&
         rest->digits == 3 && rest->start == comma->end;
}

/* The last year of "2021-22", "2021/2022", "1846 to 48"; 0: no range. */
static int second_year(Parser *p, int first) {
  int start = p->at;
  bool slash = token_accept(p, DC_SLASH);
  bool to = !slash && token_is(p, 0, DC_TO) && token_accept(p, DC_TO);
  if (!slash && !to && !token_accept_hyphen(p)) return 0;
  const DateToken *t = token_peek(p, 0);
  int last = 0;
  if (t->kind == DC_NUMBER && t->digits == 2)
    last = first / 100 * 100 + t->value;
  else if (token_is_year(t) && !to)
    last = t->value;
  bool next_century = last == first / 100 * 100; /* 1999-00 */
  if (next_century) last += 100;
  bool fits = last > first && (!slash || last == first + 1) &&
              !token_is(p, 1, DC_UNIT) && !token_is(p, 1, DC_MONTH) &&
              !number_goes_on(p);
  if (!fits || (t->digits == 2 && token_is(p, 1, DC_HYPHEN))) {
    p->at = start;
    return 0;
  }
  p->at++;
  return last;
}

/* "2022", "2021-22", "1988 third quarter", "2012 summer". */
bool date_rule_year_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  const DateToken *t = token_peek(p, 0);
  bool two = t->kind == DC_NUMBER && t->digits == 2 && t->end - t->start > 2;
  if (two) { /* '89 */
    *v = (DateValue){.kind = DATE_YEAR, .year = t->value, .short_year = true};
    p->at++;
    core_is(p, first);
    return true;
  }
  if (!token_is_year(t)) return false;
  int year = t->value;
  p->at++;
  core_is(p, first);
  int end = second_year(p, year);
  if (end && last) {
    *last = (DateValue){.kind = DATE_YEAR, .year = (int16_t)end};
    core_is(p, first);
    p->sure = true;
  } else if (end) {
    p->at = p->core_end;
  }
  v->kind = DATE_YEAR;
  v->year = (int16_t)year;
  DateValue quarter = {0};
  int behind = p->at, core_first = p->core_first, core_end = p->core_end;
  if (!end && date_rule_quarter(p, &quarter) && !quarter.year &&
      !quarter.shifted) {
    *v = quarter;
    v->year = (int16_t)year;
    p->sure = true;
  } else {
    p->at = behind;
  }
  p->core_first = core_first;
  p->core_end = core_end;
  return true;
}

/* "Q3 2014", "third-quarter", "the first half of 2022". */
bool date_rule_quarter(Parser *p, DateValue *v) {
  int start = p->at;
  const DateToken *t = token_peek(p, 0);
  if (t->kind == DC_QUARTER && t->capital) {
    v->kind = t->value > 10 ? DATE_HALF : DATE_QUARTER;
    v->amount = (int16_t)(t->value % 10);
    p->at++;
  } else if (t->kind == DC_ORDINAL && t->value <= 4) {
    p->at++;
    token_accept_hyphen(p);
    bool quarter = token_is(p, 0, DC_UNIT) &&
                   token_peek(p, 0)->value == UNIT_QUARTER &&
                   !token_peek(p, 0)->plural;
    bool half = token_is(p, 0, DC_HALF) && t->value <= 2;
    if (!quarter && !half) {
      p->at = start;
      return false;
    }
    v->kind = quarter ? DATE_QUARTER : DATE_HALF;
    v->amount = t->value;
    p->at++;
  } else {
    return false;
  }
  p->core_first = p->core_end = p->at;
  if (date_rule_year_behind(p, v) && !v->shifted && !v->short_year) {
    core_is(p, p->at - 1);
  } else if (v->kind == DATE_HALF && !v->year && !v->shifted) {
    p->at = start; /* "the second half" of a match */
    return false;
  }
  p->sure = true;
  return true;
}

/* "19th century", "nineteenth-century". */
bool date_rule_century(Parser *p, DateValue *v) {
  if (!token_is(p, 0, DC_ORDINAL)) return false;
  int n = token_peek(p, 0)->value, ahead = token_is(p, 1, DC_HYPHEN) ? 2 : 1;
  const DateToken *t = token_peek(p, ahead);
  if (t->kind != DC_UNIT || t->value != UNIT_CENTURY || t->plural) return false;
  p->at += ahead + 1;
  v->kind = DATE_CENTURY;
  v->amount = (int16_t)n;
  p->sure = true;
  p->core_first = p->core_end = p->at;
  return true;
}

/* "1990s", "the '80s", "nineties". */
bool date_rule_decade(Parser *p, DateValue *v) {
  const DateToken *t = token_peek(p, 0);
  if (t->kind != DC_DECADE) return false;
  int first = p->at++;
  v->kind = DATE_DECADE;
  v->amount = (int16_t)(t->value / 10);
  v->short_year = t->value < 100;
  /* "the 2000s" may be a century, "in his 80s" an age: see date_find. */
  p->sure = t->value >= 1000;
  core_is(p, first);
  p->core_bare_decade = t->digits == 4;
  return true;
}

/* "summer of 2012", "summer 2012". Alone it needs "last" or the like. */
bool date_rule_season(Parser *p, DateValue *v) {
  if (!token_is(p, 0, DC_SEASON)) return false;
  int start = p->at;
  v->kind = DATE_SEASON;
  v->amount = token_peek(p, 0)->value;
  p->at++;
  p->core_first = p->core_end = p->at;
  if (!date_rule_year_behind(p, v)) {
    p->at = start;
    return false;
  }
  if (v->year) core_is(p, p->at - 1);
  p->sure = true;
  return true;
}

/* "fiscal 1989", "FY22", "the financial year 2021-22". */
bool date_rule_fiscal(Parser *p, DateValue *v, DateValue *last) {
  int start = p->at;
  if (!token_accept(p, DC_FISCAL)) return false;
  if (token_is(p, 0, DC_UNIT) && token_peek(p, 0)->value == UNIT_YEAR) p->at++;
  const DateToken *t = token_peek(p, 0);
  p->sure = true;
  if (t->kind == DC_NUMBER && t->digits == 2 && !t->space) { /* FY22 */
    v->kind = DATE_YEAR;
    v->year = t->value;
    v->short_year = true;
    p->at++;
    p->core_first = p->core_end = p->at;
    return true;
  }
  if (date_rule_year_first(p, v, last)) return true;
  p->at = start;
  return false;
}
