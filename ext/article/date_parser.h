/*
** The parser of date expressions: what the rules in date_rule_*.c share with
** date_grammar.c. A rule reads tokens from `p->at` on; it takes all its words
** and fills *v, or it takes none and returns false.
*/
#ifndef NEWSEXT_ARTICLE_DATE_PARSER_H
#define NEWSEXT_ARTICLE_DATE_PARSER_H

#include "article/date_grammar.h"

enum { MAX_TOKENS = 24 };

typedef struct Parser {
  Str text;
  DateToken tokens[MAX_TOKENS]; /* read as they are asked for */
  int count;
  int at;                   /* the next one to take */
  int depth;                /* of "the end of early …" */
  int core_first, core_end; /* tokens of the core; equal: none */
  bool core_bare_decade;    /* "1960s": the core is "1960" */
  bool sure;                /* as in DateParse */
} Parser;

/* The token `ahead` of the next one; DC_END where the rules need no more. */
static inline const DateToken *token_peek(Parser *p, int ahead) {
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

static inline bool token_is(Parser *p, int ahead, DateClass kind) {
  return token_peek(p, ahead)->kind == kind;
}

static inline bool token_accept(Parser *p, DateClass kind) {
  if (!token_is(p, 0, kind)) return false;
  p->at++;
  return true;
}

/* A hyphen or dash: "mid-May", "10 – 12". */
static inline bool token_accept_hyphen(Parser *p) {
  return token_accept(p, DC_HYPHEN);
}

/* The core is what was taken from token `first` on. */
static inline void core_is(Parser *p, int first) {
  p->core_first = first;
  p->core_end = p->at;
}

static inline bool token_is_year(const DateToken *t) {
  return t->kind == DC_NUMBER && t->digits == 4 && t->value >= 1000 &&
         t->value <= 2999;
}

static inline bool token_is_day(const DateToken *t) {
  return ((t->kind == DC_NUMBER && t->digits <= 2) || t->kind == DC_ORDINAL) &&
         t->value >= 1 && t->value <= 31;
}

static inline bool token_is_month(const DateToken *t) {
  return t->kind == DC_MONTH && t->capital;
}

/* "two", "10", "a": an amount before "weeks". */
static inline bool token_is_amount(const DateToken *t) {
  return t->kind == DC_CARDINAL || (t->kind == DC_NUMBER && t->value >= 0);
}

/* date_rule_day.c */
bool date_rule_year_behind(Parser *p, DateValue *v);
bool date_rule_part(Parser *p, DateValue *v);
bool date_rule_month_first(Parser *p, DateValue *v, DateValue *last);
bool date_rule_day_first(Parser *p, DateValue *v, DateValue *last);
bool date_rule_weekday(Parser *p, DateValue *v);
bool date_rule_holiday(Parser *p, DateValue *v);
/* date_rule_period.c */
bool date_rule_year_first(Parser *p, DateValue *v, DateValue *last);
bool date_rule_quarter(Parser *p, DateValue *v);
bool date_rule_century(Parser *p, DateValue *v);
bool date_rule_decade(Parser *p, DateValue *v);
bool date_rule_season(Parser *p, DateValue *v);
bool date_rule_fiscal(Parser *p, DateValue *v, DateValue *last);
/* date_rule_relative.c */
bool date_rule_shift(Parser *p, DateValue *v);
bool date_rule_offset(Parser *p, DateValue *v);
bool date_rule_relative(Parser *p, DateValue *v);
bool date_rule_the_unit(Parser *p, DateValue *v);

#endif
