/*
** The grammar of date expressions, by recursive descent over their words.
**
** In: text and the start of a word. Out: what is said ("Thursday, one week
** back"), not yet when that was; see date_resolve.c. Each rule takes all its
** words or none. Rules are told apart by the first word, so a place where no
** expression starts costs one look-up.
*/
#include "article/date_grammar.h"

enum { MAX_TOKENS = 24, DEEPEST = 4 };

typedef struct Parser {
  Str text;
  DateToken tokens[MAX_TOKENS];
  int count; /* tokens read so far */
  int at;    /* the next one to take */
  int depth;
  int core_first, core_end; /* tokens of the core; equal: none */
  bool core_bare_decade;    /* "1960s": the core is "1960" */
  bool sure;
} Parser;

static bool parse_single(Parser *p, DateValue *v);

static const DateToken *peek(Parser *p, int ahead) {
  static const DateToken END = {.kind = DC_END};
  int i = p->at + ahead;
  if (i >= MAX_TOKENS) return &END;
  while (p->count <= i) {
    size_t from = p->count ? p->tokens[p->count - 1].end : 0;
    p->tokens[p->count] = date_lex(p->text, from);
    p->count++;
  }
  return &p->tokens[i];
}

static bool is(Parser *p, int ahead, DateClass kind) {
  return peek(p, ahead)->kind == kind;
}

static bool accept(Parser *p, DateClass kind) {
  if (!is(p, 0, kind)) return false;
  p->at++;
  return true;
}

/* A hyphen or dash: "mid-May", "10 – 12". */
static bool accept_hyphen(Parser *p) {
  return accept(p, DC_HYPHEN);
}

static void core_is(Parser *p, int first) {
  p->core_first = first;
  p->core_end = p->at;
}

static bool is_year(const DateToken *t) {
  return t->kind == DC_NUMBER && t->digits == 4 && t->value >= 1000 &&
         t->value <= 2999;
}

static bool is_day(const DateToken *t) {
  return ((t->kind == DC_NUMBER && t->digits <= 2) || t->kind == DC_ORDINAL) &&
         t->value >= 1 && t->value <= 31;
}

static bool is_month(const DateToken *t) {
  return t->kind == DC_MONTH && t->capital;
}

/* "two", "10", "a": an amount before "weeks". */
static bool is_amount(const DateToken *t) {
  return t->kind == DC_CARDINAL || (t->kind == DC_NUMBER && t->value >= 0);
}

/* A year behind month, quarter and so on: "2022", ", 2022", "of 2022",
** "'89", "last year", "of this year". */
static bool parse_year_behind(Parser *p, DateValue *v) {
  int start = p->at;
  bool comma = accept(p, DC_COMMA);
  if (!comma) accept(p, DC_OF);
  accept(p, DC_THE);
  accept(p, DC_FISCAL);
  const DateToken *t = peek(p, 0);
  if (is_year(t)) {
    v->year = t->value;
    p->at++;
    return true;
  }
  if (!comma && t->kind == DC_NUMBER && t->digits == 2 &&
      t->end - t->start > 2) { /* '89 */
    v->year = t->value;
    v->short_year = true;
    p->at++;
    return true;
  }
  if (!comma && t->kind == DC_SHIFT && is(p, 1, DC_UNIT) &&
      peek(p, 1)->value == UNIT_YEAR && !peek(p, 1)->plural) {
    v->shifted = true;
    v->unit = UNIT_YEAR;
    v->shift = (int8_t)t->value;
    p->at += 2;
    return true;
  }
  p->at = start;
  return false;
}

static bool parse_part(Parser *p, DateValue *v) {
  if (!is(p, 0, DC_PART)) return false;
  v->part = (uint8_t)peek(p, 0)->value;
  p->at++;
  return true;
}

/* The second day of "12-14 February" or "Feb 12 and 13": a day that no month
** or unit of its own follows. */
static bool parse_second_day(Parser *p, int8_t *day) {
  int start = p->at;
  bool joins = accept(p, DC_HYPHEN) || accept(p, DC_TO) || accept(p, DC_AND) ||
               accept(p, DC_SLASH);
  if (joins && is_day(peek(p, 0)) && !is(p, 1, DC_UNIT)) {
    *day = (int8_t)peek(p, 0)->value;
    p->at++;
    return true;
  }
  p->at = start;
  return false;
}

/* The year behind a day or month, and the core: all but "of last year". */
static void year_and_core(Parser *p, DateValue *v, int first) {
  core_is(p, first);
  if (parse_year_behind(p, v) && v->year) core_is(p, first);
}

/* "Feb. 12, 2022", "March 4 to 15", "May last year", "June": month first. */
static bool parse_month_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  const DateToken *month = peek(p, 0);
  if (!is_month(month)) return false;
  v->kind = DATE_MONTH;
  v->month = (int8_t)month->value;
  p->at++;
  if (is_day(peek(p, 0)) && !is(p, 1, DC_PART)) {
    v->kind = DATE_DAY;
    v->day = (int8_t)peek(p, 0)->value;
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
static bool parse_day_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  if (!is_day(peek(p, 0))) return false;
  v->day = (int8_t)peek(p, 0)->value;
  p->at++;
  int8_t second = 0;
  bool two = last && parse_second_day(p, &second);
  if (is(p, 0, DC_UNIT) && peek(p, 0)->value == UNIT_DAY && is(p, 1, DC_OF))
    p->at++; /* the 24th day of November */
  bool of = is(p, 0, DC_OF) && peek(p, 0)->value == 0 && is_month(peek(p, 1));
  if (of) p->at++;
  if (!is_month(peek(p, 0))) {
    p->at = first;
    v->day = 0;
    return false;
  }
  v->kind = DATE_DAY;
  v->month = (int8_t)peek(p, 0)->value;
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
static bool parse_weekday(Parser *p, DateValue *v) {
  int first = p->at;
  const DateToken *t = peek(p, 0);
  if (t->kind != DC_WEEKDAY || !t->capital) return false;
  p->at++;
  v->weekday = (int8_t)t->value;
  p->sure = t->end - t->start > 4;
  int before = p->at;
  accept(p, DC_COMMA);
  accept(p, DC_THE);
  DateValue day = {.weekday = v->weekday};
  if ((parse_month_first(p, &day, NULL) && day.kind == DATE_DAY) ||
      (day = (DateValue){.weekday = v->weekday},
       parse_day_first(p, &day, NULL))) {
    *v = day;
    if (!v->shifted) core_is(p, first);
    return true;
  }
  p->at = before;
  v->kind = DATE_WEEKDAY;
  core_is(p, first);
  if (parse_part(p, v)) { /* "Friday night" is a time, not a day */
    p->sure = true;
    p->core_first = p->core_end;
  }
  accept(p, DC_OF);
  int end = p->at;
  if (is(p, 0, DC_SHIFT) && is(p, 1, DC_UNIT) &&
      peek(p, 1)->value == UNIT_WEEK && !peek(p, 1)->plural) {
    v->shifted = true;
    v->unit = UNIT_WEEK;
    v->shift = (int8_t)peek(p, 0)->value;
    p->at += 2;
    return true;
  }
  p->at = end;
  if (is(p, -1, DC_OF)) p->at--;
  return true;
}

/* The last year of "2021-22", "2021/2022", "1846 to 48"; 0: no range. */
static int second_year(Parser *p, int first) {
  int start = p->at;
  bool slash = accept(p, DC_SLASH);
  bool to = !slash && is(p, 0, DC_TO) && accept(p, DC_TO);
  if (!slash && !to && !accept_hyphen(p)) return 0;
  const DateToken *t = peek(p, 0);
  int last = 0;
  if (t->kind == DC_NUMBER && t->digits == 2)
    last = first / 100 * 100 + t->value;
  else if (is_year(t) && !to)
    last = t->value;
  bool next_century = last == first / 100 * 100; /* 1999-00 */
  if (next_century) last += 100;
  bool fits = last > first && (!slash || last == first + 1) &&
              !is(p, 1, DC_UNIT) && !is(p, 1, DC_MONTH);
  if (!fits || (t->digits == 2 && is(p, 1, DC_HYPHEN))) {
    p->at = start;
    return 0;
  }
  p->at++;
  return last;
}

static bool parse_quarter(Parser *p, DateValue *v);

/* "2022", "2021-22", "1988 third quarter", "2012 summer". */
static bool parse_year_first(Parser *p, DateValue *v, DateValue *last) {
  int first = p->at;
  const DateToken *t = peek(p, 0);
  bool two = t->kind == DC_NUMBER && t->digits == 2 && t->end - t->start > 2;
  if (two) { /* '89 */
    *v = (DateValue){.kind = DATE_YEAR, .year = t->value, .short_year = true};
    p->at++;
    core_is(p, first);
    return true;
  }
  if (!is_year(t)) return false;
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
  if (!end && parse_quarter(p, &quarter) && !quarter.year && !quarter.shifted) {
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
static bool parse_quarter(Parser *p, DateValue *v) {
  int start = p->at;
  const DateToken *t = peek(p, 0);
  if (t->kind == DC_QUARTER && t->capital) {
    v->kind = t->value > 10 ? DATE_HALF : DATE_QUARTER;
    v->amount = (int16_t)(t->value % 10);
    p->at++;
  } else if (t->kind == DC_ORDINAL && t->value <= 4) {
    p->at++;
    accept_hyphen(p);
    bool quarter = is(p, 0, DC_UNIT) && peek(p, 0)->value == UNIT_QUARTER &&
                   !peek(p, 0)->plural;
    bool half = is(p, 0, DC_HALF) && t->value <= 2;
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
  if (parse_year_behind(p, v) && !v->shifted && !v->short_year) {
    core_is(p, p->at - 1);
  } else if (v->kind == DATE_HALF && !v->year && !v->shifted) {
    p->at = start; /* "the second half" of a match */
    return false;
  }
  p->sure = true;
  return true;
}

/* "19th century", "nineteenth-century". */
static bool parse_century(Parser *p, DateValue *v) {
  if (!is(p, 0, DC_ORDINAL)) return false;
  int n = peek(p, 0)->value, ahead = is(p, 1, DC_HYPHEN) ? 2 : 1;
  const DateToken *t = peek(p, ahead);
  if (t->kind != DC_UNIT || t->value != UNIT_CENTURY || t->plural) return false;
  p->at += ahead + 1;
  v->kind = DATE_CENTURY;
  v->amount = (int16_t)n;
  p->sure = true;
  p->core_first = p->core_end = p->at;
  return true;
}

/* "1990s", "the '80s", "nineties". */
static bool parse_decade(Parser *p, DateValue *v) {
  const DateToken *t = peek(p, 0);
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
static bool parse_season(Parser *p, DateValue *v) {
  if (!is(p, 0, DC_SEASON)) return false;
  int start = p->at;
  v->kind = DATE_SEASON;
  v->amount = peek(p, 0)->value;
  p->at++;
  p->core_first = p->core_end = p->at;
  if (!parse_year_behind(p, v)) {
    p->at = start;
    return false;
  }
  if (v->year) core_is(p, p->at - 1);
  p->sure = true;
  return true;
}

/* "fiscal 1989", "FY22", "the financial year 2021-22". */
static bool parse_fiscal(Parser *p, DateValue *v, DateValue *last) {
  int start = p->at;
  if (!accept(p, DC_FISCAL)) return false;
  if (is(p, 0, DC_UNIT) && peek(p, 0)->value == UNIT_YEAR) p->at++;
  const DateToken *t = peek(p, 0);
  p->sure = true;
  if (t->kind == DC_NUMBER && t->digits == 2 && !t->space) { /* FY22 */
    v->kind = DATE_YEAR;
    v->year = t->value;
    v->short_year = true;
    p->at++;
    p->core_first = p->core_end = p->at;
    return true;
  }
  if (parse_year_first(p, v, last)) return true;
  p->at = start;
  return false;
}

/* "the last half of 2022", "last quarter of last year", behind "last". */
static bool parse_last_piece(Parser *p, DateValue *v) {
  const DateToken *t = peek(p, 0);
  bool quarter = t->kind == DC_UNIT && t->value == UNIT_QUARTER;
  if ((!quarter && t->kind != DC_HALF) || !is(p, 1, DC_OF)) return false;
  int start = p->at++;
  if (!parse_year_behind(p, v)) {
    p->at = start;
    return false;
  }
  v->kind = quarter ? DATE_QUARTER : DATE_HALF;
  v->amount = quarter ? 4 : 2;
  p->core_first = p->core_end = p->at;
  if (v->year) core_is(p, p->at - 1);
  return true;
}

/* "last year", "this weekend", "next year's first quarter", "last Friday". */
static bool parse_shift(Parser *p, DateValue *v) {
  if (!is(p, 0, DC_SHIFT)) return false;
  int start = p->at;
  int shift = peek(p, 0)->value;
  p->at++;
  if (is(p, 0, DC_SHIFT)) shift = peek(p, 0)->value, p->at++; /* this past */
  const DateToken *t = peek(p, 0);
  p->core_first = p->core_end = p->at;
  p->sure = true;
  if (shift < 0 && parse_last_piece(p, v)) return true;
  if (t->kind == DC_UNIT && !t->plural && t->value != UNIT_HOUR) {
    p->at++;
    v->kind = DATE_SHIFTED;
    v->unit = (uint8_t)t->value;
    v->amount = (int16_t)shift;
    int behind = p->at;
    DateValue q = {0};
    if (v->unit == UNIT_YEAR && accept(p, DC_POSSESSIVE) &&
        parse_quarter(p, &q) && !q.year) {
      *v = q;
      v->shifted = true;
      v->shift = (int8_t)shift;
      p->core_first = p->core_end = p->at;
      return true;
    }
    p->at = behind;
    return true;
  }
  if (t->kind == DC_PART) { /* this morning, last night */
    v->kind = DATE_RELATIVE;
    v->amount = (int16_t)shift;
    return parse_part(p, v);
  }
  v->shifted = true;
  v->shift = (int8_t)shift;
  if (t->kind == DC_SEASON) {
    p->at++;
    v->kind = DATE_SEASON;
    v->amount = t->value;
    return true;
  }
  DateValue named = *v;
  if (t->kind == DC_WEEKDAY && parse_weekday(p, &named)) {
    *v = named;
    return true;
  }
  named = *v;
  named.unit = UNIT_HOUR; /* the shift is of the month itself, not a year */
  if (is_month(t) && parse_month_first(p, &named, NULL)) {
    *v = named;
    p->sure = true;
    return true;
  }
  p->at = start;
  return false;
}

/* "two weeks ago", "a year earlier", "10 days later", "year-ago" profit. */
static bool parse_offset(Parser *p, DateValue *v) {
  bool bare = is(p, 0, DC_UNIT) && !peek(p, 0)->plural && is(p, 1, DC_HYPHEN);
  if (!bare && !is_amount(peek(p, 0))) return false;
  int start = p->at, amount = bare ? 1 : peek(p, 0)->value;
  p->at += !bare;
  if (is(p, 0, DC_OF)) p->at++; /* a couple of */
  const DateToken *unit = peek(p, 0);
  int sign = is(p, 1, DC_AGO) ? -1 : is(p, 1, DC_HENCE) ? 1 : 0;
  bool before = is(p, 1, DC_HYPHEN) && is(p, 2, DC_AGO); /* year-ago */
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
static bool parse_relative(Parser *p, DateValue *v) {
  const DateToken *t = peek(p, 0);
  if (t->kind != DC_RELATIVE) return false;
  v->kind = DATE_RELATIVE;
  v->amount = t->value;
  if (t->end - t->start == 7 && ascii_lower(p->text.data[t->start + 2]) == 'n')
    v->part = PART_NIGHT; /* tonight */
  p->at++;
  parse_part(p, v);
  p->core_first = p->core_end = p->at;
  p->sure = true;
  return true;
}

/* "the day before yesterday", "the weekend", "the summer". */
static bool parse_the_unit(Parser *p, DateValue *v) {
  const DateToken *t = peek(p, 0);
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
  const DateToken *anchor = peek(p, 2);
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

static bool parse_holiday(Parser *p, DateValue *v) {
  const DateToken *t = peek(p, 0);
  if (t->kind != DC_HOLIDAY || !t->capital) return false;
  Str rest = {p->text.data + t->start, p->text.length - t->start};
  for (size_t i = 0; i < sizeof HOLIDAYS / sizeof *HOLIDAYS; i++) {
    Str words = str_from_c(HOLIDAYS[i].words);
    if (!str_starts_nocase(rest, words)) continue;
    uint32_t end = t->start + (uint32_t)words.length;
    int first = p->at;
    while (!is(p, 0, DC_END) && peek(p, 0)->end <= end) p->at++;
    v->kind = DATE_HOLIDAY;
    v->month = HOLIDAYS[i].month;
    v->day = HOLIDAYS[i].day;
    core_is(p, first);
    parse_year_behind(p, v);
    if (v->year) core_is(p, first);
    p->sure = true;
    return true;
  }
  return false;
}

/* "early", "late", "mid-", "the end of", "later": then what they belong to. */
static bool parse_phase(Parser *p, DateValue *v) {
  int start = p->at;
  if (!accept(p, DC_PHASE) && !accept(p, DC_AGO) && !accept(p, DC_HENCE))
    return false;
  accept_hyphen(p);
  if (!accept(p, DC_OF)) accept(p, DC_ON);
  if (p->depth < DEEPEST) {
    p->depth++;
    bool ok = parse_single(p, v);
    p->depth--;
    if (ok && v->kind == DATE_WEEKDAY) p->core_first = p->core_end;
    if (ok) return true;
  }
  p->at = start;
  return false;
}

/* Rules in order of what a first word most likely begins. */
static bool parse_any(Parser *p, DateValue *v, DateValue *last) {
  switch (peek(p, 0)->kind) {
  case DC_WEEKDAY:
    return parse_weekday(p, v);
  case DC_MONTH:
    return parse_month_first(p, v, last);
  case DC_NUMBER:
    return parse_year_first(p, v, last) || parse_day_first(p, v, last) ||
           parse_offset(p, v);
  case DC_ORDINAL:
    return parse_century(p, v) || parse_quarter(p, v) ||
           parse_day_first(p, v, last);
  case DC_QUARTER:
    return parse_quarter(p, v);
  case DC_DECADE:
    return parse_decade(p, v);
  case DC_SEASON:
    return parse_season(p, v);
  case DC_SHIFT:
    return parse_shift(p, v);
  case DC_RELATIVE:
    return parse_relative(p, v);
  case DC_CARDINAL:
  case DC_UNIT:
    return parse_offset(p, v);
  case DC_FISCAL:
    return parse_fiscal(p, v, last);
  case DC_HOLIDAY:
    return parse_holiday(p, v);
  case DC_PHASE:
  case DC_AGO:
  case DC_HENCE:
    return parse_phase(p, v);
  default:
    return false;
  }
}

static bool parse_single(Parser *p, DateValue *v) {
  int start = p->at;
  *v = (DateValue){0};
  bool the = accept(p, DC_THE);
  if (parse_any(p, v, NULL) || (the && parse_the_unit(p, v))) return true;
  p->at = start;
  return false;
}

/* "January 31-February 6", "Feb-March 2022": a second end behind a dash. */
static void parse_second_end(Parser *p, DateParse *out) {
  if (out->last.kind || !is(p, 0, DC_HYPHEN)) return;
  if (out->first.kind != DATE_DAY && out->first.kind != DATE_MONTH) return;
  Parser saved = *p;
  DateValue last = {0};
  p->at++;
  int first = saved.core_first;
  bool fits =
      (parse_month_first(p, &last, NULL) || parse_day_first(p, &last, NULL)) &&
      last.kind == out->first.kind;
  if (!fits) {
    *p = saved;
    return;
  }
  if (!out->first.year) {
    out->first.year = last.year;
    out->first.short_year = last.short_year;
  }
  out->last = last;
  p->core_first = first;
}

static Span token_span(const Parser *p, int first, int end) {
  if (first >= end) return (Span){0, 0};
  uint32_t start = p->tokens[first].start;
  return (Span){start, p->tokens[end - 1].end - start};
}

/* Kinds that a rule begins with: most words of a text end here. */
static bool may_begin(uint8_t kind) {
  switch (kind) {
  case DC_NONE:
  case DC_END:
  case DC_PART:
  case DC_HALF:
  case DC_CENTURY:
  case DC_OF:
  case DC_AND:
  case DC_TO:
  case DC_FROM:
  case DC_ON:
  case DC_POSSESSIVE:
  case DC_COMMA:
  case DC_HYPHEN:
  case DC_SLASH:
  case DC_DOT:
  case DC_OPEN:
  case DC_CLOSE:
    return false;
  default:
    return true;
  }
}

bool date_grammar(Str text, size_t at, DateParse *out) {
  if (date_grammar_digits(text, at, out)) return true;
  DateToken first = date_lex(text, at);
  if (!may_begin(first.kind)) return false;
  Parser p;
  p.text = text;
  p.tokens[0] = first;
  p.count = 1;
  p.at = p.depth = p.core_first = p.core_end = 0;
  p.core_bare_decade = p.sure = false;
  *out = (DateParse){0};
  bool the = accept(&p, DC_THE);
  if (!parse_any(&p, &out->first, &out->last) &&
      !(the && parse_the_unit(&p, &out->first)))
    return false;
  parse_second_end(&p, out);
  out->all = token_span(&p, 0, p.at);
  out->core = token_span(&p, p.core_first, p.core_end);
  if (p.core_bare_decade && out->core.length > 4) out->core.length = 4;
  out->sure = p.sure;
  return true;
}
