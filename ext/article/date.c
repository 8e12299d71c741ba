/*
** Dates in running text: finding them, and reading one with what stands
** around it. The grammar is in date_grammar.c, the placing in date_resolve.c.
*/
#include "article/date.h"

#include "article/date_grammar.h"

enum { LOOK_AROUND = 120 }; /* bytes before and after that tell the tense */

/* Words of a whole expression may be in any case, so give months capitals. */
static Str with_capitals(Arena *arena, Str s) {
  char *copy = arena_alloc(arena, s.length + 1);
  if (!copy) return STR_NULL;
  for (size_t i = 0; i < s.length; i++) {
    bool starts = i == 0 || s.data[i - 1] == ' ' || s.data[i - 1] == '-';
    copy[i] = starts && ascii_is_lower(s.data[i]) ? (char)(s.data[i] - 32)
                                                  : s.data[i];
  }
  return (Str){copy, s.length};
}

/* Where a token of `kind` follows at `at`: its end, else 0. */
static size_t behind(Str s, size_t at, DateClass kind) {
  DateToken t = date_lex(s, at);
  return t.kind == kind ? t.end : 0;
}

static bool ends_at(Str s, size_t at) {
  DateToken t = date_lex(s, at);
  if (t.kind == DC_POSSESSIVE || t.kind == DC_DOT || t.kind == DC_COMMA)
    t = date_lex(s, t.end);
  return t.kind == DC_END;
}

/* "from March 2011 to January 2013", "between 2000 and 2010". */
static bool parse_whole(Str s, DateParse *out) {
  size_t at = behind(s, 0, DC_FROM);
  bool range = at > 0;
  if (!range) at = behind(s, 0, DC_ON);
  if (!at) at = behind(s, 0, DC_OF);
  if (!date_grammar(s, at, out)) return false;
  size_t end = out->all.start + out->all.length;
  if (ends_at(s, end)) return true;
  size_t next = behind(s, end, DC_TO);
  if (!next && range) next = behind(s, end, DC_AND);
  if (!next) next = behind(s, end, DC_HYPHEN);
  DateParse last;
  if (!next || out->last.kind || !date_grammar(s, next, &last)) return false;
  if (!ends_at(s, last.all.start + last.all.length)) return false;
  out->last = last.first;
  /* "from March to May 2022": the year is said once. */
  if (!out->first.year && !out->first.shifted && last.first.year &&
      last.first.kind == out->first.kind) {
    out->first.year = last.first.year;
    out->first.short_year = last.first.short_year;
  }
  return true;
}

Str date_parse(Arena *arena, Str expression, const DateReference *reference) {
  Str s = with_capitals(arena, str_trim(expression));
  DateParse parse;
  if (!s.data || s.length > 200 || !parse_whole(s, &parse)) return STR_NULL;
  return date_resolve(arena, s, &parse, reference);
}

/* A word of letters that ends before `at`, behind one space or hyphen. */
static Str word_before(Str text, size_t at) {
  while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '-')) at--;
  size_t end = at;
  while (at > 0 && ascii_is_alpha(text.data[at - 1])) at--;
  return str_slice(text, at, end - at);
}

/* What stands before a bare year, month or decade in a date. */
static const char *const DATE_LEADS[] = {
    "in",         "since", "by",     "until", "from",   "during",
    "early",      "late",  "mid",    "the",   "last",   "this",
    "next",       "circa", "end",    "till",  "fiscal", "year",
    "throughout", "of",    "before", "after"};
/* The same, but before amounts as well: "about 2000 people". */
static const char *const LOOSE_LEADS[] = {
    "and", "to", "or", "between", "for", "about", "than", "around", "through"};

/* Words behind a number of four digits that make it an amount: "2000 people".
 */
static bool is_amount(Str text, size_t end) {
  DateToken t = date_lex(text, end);
  if (t.kind != DC_NONE || !t.space) return false;
  Str word = str_slice(text, t.start, t.end - t.start);
  /* a plural in small letters, or a unit: "meters", "kg" */
  bool small = word.length > 0 && ascii_is_lower(word.data[0]);
  char last = word.length ? word.data[word.length - 1] : 0;
  return small &&
         (str_equal(word, STR("people")) || (word.length > 3 && last == 's'));
}

/* True when an unsure parse ("2022", "May", "80s") is a date where it stands.
 */
static bool is_date_here(Str text, const DateParse *parse) {
  size_t start = parse->all.start, end = start + parse->all.length;
  char before = start > 0 ? text.data[start - 1] : ' ';
  char after = end < text.length ? text.data[end] : ' ';
  Str lead = word_before(text, start);
  bool led = STR_IS_IN(lead, DATE_LEADS);
  bool loose = led || STR_IS_IN(lead, LOOSE_LEADS);
  switch (parse->first.kind) {
  case DATE_YEAR: {
    int year = parse->first.year;
    bool inside = before == '(' || before == '[';
    if (before == '$' || before == '.' || before == '#' || after == '%' ||
        (unsigned char)before >= 128 || ascii_is_alpha(before))
      return false;
    if (year < 1800 || year > 2100)
      return (loose || inside) && year >= 1400 && !is_amount(text, end);
    if (date_lex(text, end).kind == DC_UNIT) return false;
    return led || inside || !is_amount(text, end);
  }
  case DATE_DECADE:
    return !str_equal_nocase(lead, STR("his")) &&
           !str_equal_nocase(lead, STR("her")) &&
           !str_equal_nocase(lead, STR("their"));
  case DATE_MONTH: /* "May", "March", "Jun": names and verbs as well */
    if (parse->all.length == 3 && !loose) return false;
    return loose || before == '(' || parse->first.month != 3;
  case DATE_WEEKDAY:
    return loose || before == '(' || after == ','; /* "Sat" */
  default:
    return true;
  }
}

/* Not within a word, nor behind the comma or dot of a number. */
static bool starts_word(Str text, size_t at) {
  if (at == 0) return true;
  char c = text.data[at - 1];
  if (ascii_is_alpha(c) || ascii_is_digit(c)) return false;
  if ((c == ',' || c == '.') && at > 1 && ascii_is_digit(text.data[at]))
    return !ascii_is_digit(text.data[at - 2]);
  /* beyond ASCII only marks may stand before it: quotes, dashes, spaces */
  if ((unsigned char)c < 0x80) return true;
  return at >= 3 && (!memcmp(text.data + at - 3, "\xE2\x80", 2) ||
                     !memcmp(text.data + at - 2, "\xC2", 1));
}

static bool match_at(Str text, size_t at, DateParse *parse) {
  return starts_word(text, at) && date_grammar(text, at, parse) &&
         (parse->sure || is_date_here(text, parse));
}

bool date_match(Str text, size_t at, DateSpan *out) {
  DateParse parse;
  if (at >= text.length || !match_at(text, at, &parse)) return false;
  *out = (DateSpan){parse.all, parse.core};
  return true;
}

/* "the", "a", "an": a date begins with them only where one could begin behind
** them, at `next`. */
static bool leads_nowhere(Str text, size_t at, size_t next) {
  size_t n = 0;
  while (at + n < next && ascii_is_alpha(text.data[at + n])) n++;
  Str word = str_slice(text, at, n);
  bool article = str_is_nocase(word, "the") || str_is_nocase(word, "a") ||
                 str_is_nocase(word, "an");
  return article && at + n + 1 < next && ascii_is_alpha(text.data[at + n + 1]);
}

bool date_find(Str text, size_t from, DateSpan *out) {
  size_t at = words_seek(text, from, WORD_MOMENT), next;
  for (; at < text.length; at = next) {
    next = words_seek(text, at + 1, WORD_MOMENT);
    if (!leads_nowhere(text, at, next) && date_match(text, at, out))
      return true;
  }
  return false;
}

/* Words that put what stands beside them into the future, or the past. */
static const char *const FUTURE_WORDS[] = {
    "will",        "would",   "shall",     "upcoming", "due",     "scheduled",
    "plans",       "planned", "expected",  "expects",  "until",   "till",
    "begins",      "starts",  "opens",     "deadline", "next",    "slated",
    "ll",          "wo",      "effective", "expire",   "expires", "coming",
    "forthcoming", "be"}; /* "to be published in" */
static const char *const PAST_WORDS[] = {
    "was",   "were",  "had",    "did",  "since", "last",   "ago",     "took",
    "began", "ended", "ending", "died", "born",  "killed", "arrested"};

static bool ends_in_ed(Str word) {
  return word.length > 4 &&
         str_equal_nocase(str_slice(word, word.length - 2, 2), STR("ed"));
}

static void words_add_all(WordIndex *index, const char *const *words,
                          size_t count, uint32_t class) {
  for (size_t i = 0; i < count; i++)
    words_add(index, str_from_c(words[i]), class);
}

void date_index(WordIndex *index) {
  date_lex_index(index);
  words_add_all(index, FUTURE_WORDS, sizeof FUTURE_WORDS / sizeof *FUTURE_WORDS,
                WORD_TENSE);
  words_add_all(index, PAST_WORDS, sizeof PAST_WORDS / sizeof *PAST_WORDS,
                WORD_TENSE);
}

static uint8_t tense_of_word(Str word) {
  if (word.length == 0 ||
      !(words_classes(words_hash(word, 0, word.length)) & WORD_TENSE))
    return DATE_UNTOLD;
  if (STR_IS_IN(word, FUTURE_WORDS)) return DATE_FUTURE;
  if (STR_IS_IN(word, PAST_WORDS)) return DATE_PAST;
  return DATE_UNTOLD;
}

/* "said Friday", "was announced on Friday": a verb right before tells best. */
static uint8_t tense_of_verb(Str text, size_t start) {
  static const char *const SKIP[] = {"on", "late", "early", "in", "this"};
  static const char *const SAID[] = {"said",   "told", "met",    "held",
                                     "saying", "won",  "signed", "statement"};
  Str word = word_before(text, start);
  if (STR_IS_IN(word, SKIP))
    word = word_before(text, (size_t)(word.data - text.data));
  if (STR_IS_IN(word, SAID)) return DATE_PAST;
  if (!ends_in_ed(word) || tense_of_word(word)) return DATE_UNTOLD;
  Str helper = word_before(text, (size_t)(word.data - text.data));
  return str_equal_nocase(helper, STR("be")) ? DATE_FUTURE : DATE_PAST;
}

/* True between sentences or lines: `at` is the start of another one. */
static bool is_break(Str text, size_t at) {
  char before = text.data[at - 1];
  return before == '\n' ||
         (before == '.' && at < text.length && ascii_is_space(text.data[at]));
}

/* The nearest telling word before `start`, in its sentence. */
static uint8_t tense_before(Str text, size_t start) {
  size_t low = start > LOOK_AROUND ? start - LOOK_AROUND : 0;
  for (size_t at = start; at > low && !is_break(text, at);) {
    Str word = word_before(text, at);
    size_t begin = (size_t)(word.data - text.data);
    if (word.length == 0) {
      at--;
      continue;
    }
    uint8_t tense = tense_of_word(word);
    if (tense) return tense;
    at = begin;
  }
  return DATE_UNTOLD;
}

/* The first telling word behind `end`, in its sentence. */
static uint8_t tense_behind(Str text, size_t end) {
  size_t high = end + LOOK_AROUND / 2;
  if (high > text.length) high = text.length;
  for (size_t at = end; at < high;) {
    size_t word = at;
    while (word < text.length && ascii_is_alpha(text.data[word])) word++;
    if (word == at) {
      at++;
      if (is_break(text, at)) break;
      continue;
    }
    Str w = str_slice(text, at, word - at);
    uint8_t tense = tense_of_word(w);
    if (tense) return tense;
    if (ends_in_ed(w) || str_equal(w, STR("said"))) return DATE_PAST;
    at = word;
  }
  return DATE_UNTOLD;
}

static uint8_t tense_around(Str text, size_t start, size_t end) {
  /* "Friday's ruling" has the time of no verb. */
  if (date_lex(text, end).kind == DC_POSSESSIVE) return DATE_UNTOLD;
  uint8_t tense = tense_of_verb(text, start);
  if (!tense) tense = tense_before(text, start);
  return tense ? tense : tense_behind(text, end);
}

/* The start of the word of letters or digits before `at`; `at`: none. */
static size_t start_before(Str text, size_t at) {
  size_t i = at;
  while (i > 0 && (text.data[i - 1] == ' ' || text.data[i - 1] == '-')) i--;
  size_t end = i;
  while (i > 0 &&
         (ascii_is_alpha(text.data[i - 1]) || ascii_is_digit(text.data[i - 1])))
    i--;
  return i < end ? i : at;
}

/* The widest expression that covers `span`, from up to five words before it. */
static bool parse_around(Str text, Span span, DateParse *best) {
  enum { WORDS_BEFORE = 5 };
  size_t at = span.start, end = span.start + span.length;
  bool found = date_grammar(text, at, best);
  if (found) end = best->all.start + best->all.length;
  for (int i = 0; i < WORDS_BEFORE; i++) {
    size_t before = start_before(text, at);
    if (before == at) break;
    at = before;
    DateParse parse;
    if (date_grammar(text, at, &parse) &&
        parse.all.start + parse.all.length >= end) {
      *best = parse;
      found = true;
    }
  }
  return found;
}

Str date_value(Arena *arena, Str text, Span span,
               const DateReference *reference) {
  DateParse parse = {0};
  if (span.length == 0 || (size_t)span.start + span.length > text.length)
    return STR_NULL;
  if (!parse_around(text, span, &parse))
    return date_parse(arena, str_span(text, span), reference);
  DateReference r = reference ? *reference : (DateReference){0};
  size_t end = parse.all.start + parse.all.length;
  r.tense = tense_around(text, parse.all.start, end);
  return date_resolve(arena, text, &parse, &r);
}
