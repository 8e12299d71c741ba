/*
** The grammar of date expressions, by recursive descent over their words.
**
** In: text and the start of a word. Out: what is said ("Thursday, one week
** back"), not yet when that was; see date_resolve.c. The rules are in
** date_rule_*.c; which are tried is told by the first word, so a place where no
** expression starts costs one look-up.
*/
#include "article/date_parser.h"

enum { DEEPEST = 4 }; /* "the end of the beginning of …" */

static bool parse_single(Parser *p, DateValue *v);

/* "early", "late", "mid-", "the end of", "later": then what they belong to. */
static bool parse_phase(Parser *p, DateValue *v) {
  int start = p->at;
  if (!token_accept(p, DC_PHASE) && !token_accept(p, DC_AGO) &&
      !token_accept(p, DC_HENCE))
    return false;
  token_accept_hyphen(p);
  if (!token_accept(p, DC_OF)) token_accept(p, DC_ON);
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
  switch (token_peek(p, 0)->kind) {
  case DC_WEEKDAY:
    return date_rule_weekday(p, v);
  case DC_MONTH:
    return date_rule_month_first(p, v, last);
  case DC_NUMBER:
    return date_rule_year_first(p, v, last) ||
           date_rule_day_first(p, v, last) || date_rule_offset(p, v);
  case DC_ORDINAL:
    return date_rule_century(p, v) || date_rule_quarter(p, v) ||
           date_rule_day_first(p, v, last);
  case DC_QUARTER:
    return date_rule_quarter(p, v);
  case DC_DECADE:
    return date_rule_decade(p, v);
  case DC_SEASON:
    return date_rule_season(p, v);
  case DC_SHIFT:
    return date_rule_shift(p, v);
  case DC_RELATIVE:
    return date_rule_relative(p, v);
  case DC_CARDINAL:
  case DC_UNIT:
    return date_rule_offset(p, v);
  case DC_FISCAL:
    return date_rule_fiscal(p, v, last);
  case DC_HOLIDAY:
    return date_rule_holiday(p, v);
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
  bool the = token_accept(p, DC_THE);
  if (parse_any(p, v, NULL) || (the && date_rule_the_unit(p, v))) return true;
  p->at = start;
  return false;
}

/*
** "January 31-February 6", "Feb-March 2022": a second end behind a dash. Ends
** parted by a word ("from May to July") are two dates to English Worldwide;
** date_parse joins them.
*/
static void parse_second_end(Parser *p, DateParse *out) {
  if (out->last.kind || !token_is(p, 0, DC_HYPHEN)) return;
  if (out->first.kind != DATE_DAY && out->first.kind != DATE_MONTH) return;
  Parser saved = *p;
  DateValue last = {0};
  p->at++;
  int first = saved.core_first;
  bool fits = (date_rule_month_first(p, &last, NULL) ||
               date_rule_day_first(p, &last, NULL)) &&
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

bool date_grammar(Str text, size_t at, DateParse *out) {
  if (date_grammar_digits(text, at, out)) return true;
  DateToken first = date_lex(text, at);
  if (!date_may_begin((DateClass)first.kind)) return false;
  Parser p;
  p.text = text;
  p.tokens[0] = first;
  p.count = 1;
  p.at = p.depth = p.core_first = p.core_end = 0;
  p.core_bare_decade = p.sure = false;
  *out = (DateParse){0};
  bool the = token_accept(&p, DC_THE);
  if (!parse_any(&p, &out->first, &out->last) &&
      !(the && date_rule_the_unit(&p, &out->first)))
    return false;
  parse_second_end(&p, out);
  out->all = token_span(&p, 0, p.at);
  out->core = token_span(&p, p.core_first, p.core_end);
  if (p.core_bare_decade && out->core.length > 4) out->core.length = 4;
  out->sure = p.sure;
  return true;
}
