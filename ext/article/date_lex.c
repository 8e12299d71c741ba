/*
** Words of date expressions. In: text and a place in it. Out: one token.
**
**   "Sept. 30th, '89"  -> MONTH 9, ORDINAL 30, COMMA, NUMBER 89
*/
#include "article/date_lex.h"

enum { LONGEST_WORD = 14 };

typedef struct DateWord {
  char word[LONGEST_WORD];
  uint8_t kind;
  int8_t value;
} DateWord;

/* In order of the first letter: LETTERS tells where each begins. */
static const DateWord WORDS[] = {
    {"a", DC_CARDINAL, 1}, /* a year ago */
    {"afternoon", DC_PART, PART_AFTERNOON},
    {"ago", DC_AGO, 0},
    {"an", DC_CARDINAL, 1},
    {"and", DC_AND, 0},
    {"apr", DC_MONTH, 4},
    {"april", DC_MONTH, 4},
    {"aug", DC_MONTH, 8},
    {"august", DC_MONTH, 8},
    {"autumn", DC_SEASON, SEASON_FALL},
    {"beginning", DC_PHASE, 0}, /* the beginning of May */
    {"between", DC_FROM, 0},
    {"boxing", DC_HOLIDAY, 0},
    {"centuries", DC_UNIT, UNIT_CENTURY},
    {"century", DC_UNIT, UNIT_CENTURY},
    {"christmas", DC_HOLIDAY, 0},
    {"coming", DC_SHIFT, 1}, /* this coming Friday */
    {"couple", DC_CARDINAL, 2},
    {"current", DC_SHIFT, 0},
    {"day", DC_UNIT, UNIT_DAY},
    {"days", DC_UNIT, UNIT_DAY},
    {"dec", DC_MONTH, 12},
    {"decade", DC_UNIT, UNIT_DECADE},
    {"decades", DC_UNIT, UNIT_DECADE},
    {"december", DC_MONTH, 12},
    {"earlier", DC_AGO, 0}, /* two days earlier; earlier this month */
    {"early", DC_PHASE, 0},
    {"eight", DC_CARDINAL, 8},
    {"eighteenth", DC_ORDINAL, 18},
    {"eighth", DC_ORDINAL, 8},
    {"eighties", DC_DECADE, 80},
    {"eleven", DC_CARDINAL, 11},
    {"eleventh", DC_ORDINAL, 11},
    {"end", DC_PHASE, 0},
    {"evening", DC_PART, PART_EVENING},
    {"fall", DC_SEASON, SEASON_FALL},
    {"feb", DC_MONTH, 2},
    {"february", DC_MONTH, 2},
    {"fifteenth", DC_ORDINAL, 15},
    {"fifth", DC_ORDINAL, 5},
    {"fifties", DC_DECADE, 50},
    {"fifty", DC_CARDINAL, 50},
    {"financial", DC_FISCAL, 0}, /* the financial year 2021-22 */
    {"first", DC_ORDINAL, 1},
    {"fiscal", DC_FISCAL, 0},
    {"five", DC_CARDINAL, 5},
    {"forties", DC_DECADE, 40},
    {"fortnight", DC_UNIT, UNIT_FORTNIGHT},
    {"forty", DC_CARDINAL, 40},
    {"four", DC_CARDINAL, 4},
    {"fourteenth", DC_ORDINAL, 14},
    {"fourth", DC_ORDINAL, 4},
    {"fri", DC_WEEKDAY, 5},
    {"friday", DC_WEEKDAY, 5},
    {"fridays", DC_WEEKDAY, 5},
    {"from", DC_FROM, 0},
    {"fy", DC_FISCAL, 0},
    {"h1", DC_QUARTER, 11},
    {"h2", DC_QUARTER, 12},
    {"half", DC_HALF, 0},
    {"halloween", DC_HOLIDAY, 0},
    {"hence", DC_HENCE, 0},
    {"hour", DC_UNIT, UNIT_HOUR},
    {"hours", DC_UNIT, UNIT_HOUR},
    {"in", DC_OF, 1}, /* in early May in 2020 */
    {"jan", DC_MONTH, 1},
    {"january", DC_MONTH, 1},
    {"jul", DC_MONTH, 7},
    {"july", DC_MONTH, 7},
    {"jun", DC_MONTH, 6},
    {"june", DC_MONTH, 6},
    {"last", DC_SHIFT, -1},
    {"late", DC_PHASE, 0},
    {"later", DC_HENCE, 0},   /* a week later; later this year */
    {"latest", DC_SHIFT, -1}, /* the latest quarter: the one reported */
    {"mar", DC_MONTH, 3},
    {"march", DC_MONTH, 3},
    {"may", DC_MONTH, 5},
    {"mid", DC_PHASE, 0},
    {"middle", DC_PHASE, 0},
    {"mon", DC_WEEKDAY, 1},
    {"monday", DC_WEEKDAY, 1},
    {"mondays", DC_WEEKDAY, 1},
    {"month", DC_UNIT, UNIT_MONTH},
    {"months", DC_UNIT, UNIT_MONTH},
    {"morning", DC_PART, PART_MORNING},
    {"new", DC_HOLIDAY, 0}, /* New Year's Eve */
    {"next", DC_SHIFT, 1},
    {"night", DC_PART, PART_NIGHT},
    {"nine", DC_CARDINAL, 9},
    {"nineteenth", DC_ORDINAL, 19},
    {"nineties", DC_DECADE, 90},
    {"ninth", DC_ORDINAL, 9},
    {"noon", DC_PART, PART_NOON},
    {"nov", DC_MONTH, 11},
    {"november", DC_MONTH, 11},
    {"oct", DC_MONTH, 10},
    {"october", DC_MONTH, 10},
    {"of", DC_OF, 0},
    {"on", DC_ON, 0},
    {"one", DC_CARDINAL, 1},
    {"past", DC_SHIFT, -1},
    {"previous", DC_SHIFT, -1},
    {"q1", DC_QUARTER, 1},
    {"q2", DC_QUARTER, 2},
    {"q3", DC_QUARTER, 3},
    {"q4", DC_QUARTER, 4},
    {"quarter", DC_UNIT, UNIT_QUARTER},
    {"quarters", DC_UNIT, UNIT_QUARTER},
    {"sat", DC_WEEKDAY, 6},
    {"saturday", DC_WEEKDAY, 6},
    {"saturdays", DC_WEEKDAY, 6},
    {"second", DC_ORDINAL, 2},
    {"sep", DC_MONTH, 9},
    {"sept", DC_MONTH, 9},
    {"september", DC_MONTH, 9},
    {"seven", DC_CARDINAL, 7},
    {"seventeenth", DC_ORDINAL, 17},
    {"seventh", DC_ORDINAL, 7},
    {"seventies", DC_DECADE, 70},
    {"six", DC_CARDINAL, 6},
    {"sixteenth", DC_ORDINAL, 16},
    {"sixth", DC_ORDINAL, 6},
    {"sixties", DC_DECADE, 60},
    {"spring", DC_SEASON, SEASON_SPRING},
    {"start", DC_PHASE, 0},
    {"summer", DC_SEASON, SEASON_SUMMER},
    {"sun", DC_WEEKDAY, 7},
    {"sunday", DC_WEEKDAY, 7},
    {"sundays", DC_WEEKDAY, 7},
    {"ten", DC_CARDINAL, 10},
    {"tenth", DC_ORDINAL, 10},
    {"thanksgiving", DC_HOLIDAY, 0},
    {"the", DC_THE, 0},
    {"third", DC_ORDINAL, 3},
    {"thirteenth", DC_ORDINAL, 13},
    {"thirties", DC_DECADE, 30},
    {"thirty", DC_CARDINAL, 30},
    {"this", DC_SHIFT, 0},
    {"three", DC_CARDINAL, 3},
    {"through", DC_TO, 0},
    {"thu", DC_WEEKDAY, 4},
    {"thur", DC_WEEKDAY, 4},
    {"thurs", DC_WEEKDAY, 4},
    {"thursday", DC_WEEKDAY, 4},
    {"thursdays", DC_WEEKDAY, 4},
    {"till", DC_TO, 0},
    {"to", DC_TO, 0},
    {"today", DC_RELATIVE, 0},
    {"tomorrow", DC_RELATIVE, 1},
    {"tonight", DC_RELATIVE, 0},
    {"tue", DC_WEEKDAY, 2},
    {"tues", DC_WEEKDAY, 2},
    {"tuesday", DC_WEEKDAY, 2},
    {"tuesdays", DC_WEEKDAY, 2},
    {"twelfth", DC_ORDINAL, 12},
    {"twelve", DC_CARDINAL, 12},
    {"twenties", DC_DECADE, 20},
    {"twentieth", DC_ORDINAL, 20},
    {"twenty", DC_CARDINAL, 20},
    {"two", DC_CARDINAL, 2},
    {"until", DC_TO, 0},
    {"upcoming", DC_SHIFT, 1},
    {"valentine", DC_HOLIDAY, 0},
    {"wed", DC_WEEKDAY, 3},
    {"wednesday", DC_WEEKDAY, 3},
    {"wednesdays", DC_WEEKDAY, 3},
    {"weds", DC_WEEKDAY, 3},
    {"week", DC_UNIT, UNIT_WEEK},
    {"weekend", DC_UNIT, UNIT_WEEKEND},
    {"weekends", DC_UNIT, UNIT_WEEKEND},
    {"weeks", DC_UNIT, UNIT_WEEK},
    {"winter", DC_SEASON, SEASON_WINTER},
    {"year", DC_UNIT, UNIT_YEAR},
    {"years", DC_UNIT, UNIT_YEAR},
    {"yesterday", DC_RELATIVE, -1},
};

/* Where the words of each letter begin in WORDS: test_date looks up all. */
static const uint8_t LETTERS[27] = {
    0,  10,  13,  19,  25,  35,  57,  57,  64,  65,  71,  71,  75, 86,
    96, 101, 103, 109, 109, 130, 161, 163, 164, 173, 173, 176, 176};

bool date_may_begin(DateClass kind) {
  switch (kind) {
  case DC_NONE:
  case DC_END:
  case DC_PART:
  case DC_HALF:
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

void date_lex_index(WordIndex *index) {
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    Str word = str_from_c(WORDS[i].word);
    while (ascii_is_digit(word.data[word.length - 1])) word.length--; /* q1 */
    if (date_may_begin((DateClass)WORDS[i].kind))
      words_add(index, word, WORD_MOMENT);
  }
}

/* `word` is filled up with zeros, so that it compares as two numbers. */
static const DateWord *word_find(const char word[LONGEST_WORD]) {
  if (!ascii_is_lower(*word)) return NULL;
  size_t letter = (size_t)(*word - 'a');
  for (size_t i = LETTERS[letter]; i < LETTERS[letter + 1]; i++)
    if (memcmp(WORDS[i].word, word, LONGEST_WORD) == 0) return &WORDS[i];
  return NULL;
}

static char byte_at(Str s, size_t at) {
  return at < s.length ? s.data[at] : 0;
}

/* Letters and digits; beyond ASCII all but the marks of C2 xx and E2 80 xx. */
static bool is_word_at(Str s, size_t at) {
  char c = byte_at(s, at);
  if ((unsigned char)c < 128) return ascii_is_alpha(c) || ascii_is_digit(c);
  return c != '\xC2' &&
         !(c == '\xE2' && ((unsigned char)byte_at(s, at + 1) & 0xFE) == 0x80);
}

/* Length of a dash or curly apostrophe (U+2010 … U+201F) at `at`, else 0. */
static size_t curly_at(Str s, size_t at, unsigned char from, unsigned char to) {
  if (at + 2 >= s.length || memcmp(s.data + at, "\xE2\x80", 2)) return 0;
  unsigned char last = (unsigned char)s.data[at + 2];
  return last >= from && last <= to ? 3 : 0;
}
static size_t dash_at(Str s, size_t at) {
  return curly_at(s, at, 0x90, 0x95);
}
static size_t apostrophe_at(Str s, size_t at) {
  return byte_at(s, at) == '\'' ? 1 : curly_at(s, at, 0x98, 0x99);
}

/* "st", "nd", "rd", "th" and no letter behind: 2, else 0. */
static size_t ordinal_suffix(Str s, size_t at) {
  static const char SUFFIX[4][2] = {"st", "nd", "rd", "th"};
  for (int i = 0; i < 4; i++)
    if (ascii_lower(byte_at(s, at)) == SUFFIX[i][0] &&
        ascii_lower(byte_at(s, at + 1)) == SUFFIX[i][1] &&
        !is_word_at(s, at + 2))
      return 2;
  return 0;
}

/* A number that starts at t->start: with its suffix, if it has one. */
static void lex_number(Str s, DateToken *t) {
  size_t at = t->start;
  int value = 0;
  while (ascii_is_digit(byte_at(s, at))) {
    if (value < 3000) value = value * 10 + s.data[at] - '0';
    at++;
  }
  size_t count = at - t->start;
  t->digits = count < 9 ? (uint8_t)count : 9;
  t->value = (int16_t)(count <= 4 ? value : -1);
  t->kind = count <= 4 ? DC_NUMBER : DC_NONE;
  size_t mark = apostrophe_at(s, at);
  char next = byte_at(s, at), behind = byte_at(s, at + 1);
  if (ordinal_suffix(s, at)) {
    t->kind = DC_ORDINAL;
    at += 2;
  } else if (next == 's' && !is_word_at(s, at + 1) && value % 10 == 0 &&
             (count == 2 || count == 4)) {
    t->kind = DC_DECADE; /* 1990s, 80s */
    at++;
  } else if (mark && byte_at(s, at + mark) == 's' && count == 4 &&
             value % 10 == 0 && !is_word_at(s, at + mark + 1)) {
    t->kind = DC_DECADE; /* 1990's */
    at += mark + 1;
  } else if (is_word_at(s, at)) {
    t->kind = DC_NONE; /* 5G, 20kg */
    while (is_word_at(s, at)) at++;
  } else if ((next == ',' || next == '.') && ascii_is_digit(behind) &&
             !(next == ',' && count == 2)) {
    t->kind = DC_NONE; /* 1,500 and 4.5; "12,2022" is a date badly typed */
  }
  t->end = (uint32_t)at;
}

/* "FY22", "FY2022": the token is "FY", the number follows. */
static size_t fiscal_length(Str s, size_t at) {
  return ascii_lower(byte_at(s, at)) == 'f' &&
                 ascii_lower(byte_at(s, at + 1)) == 'y' &&
                 ascii_is_digit(byte_at(s, at + 2))
             ? 2
             : 0;
}

/* A short form takes its dot: "Sept.", "Tues.", but not "May." */
static bool is_short(const DateWord *w, size_t n) {
  if (w->kind == DC_MONTH)
    return n <= 4 && !(w->value >= 5 && w->value <= 7 && n == 4) &&
           w->value != 5;
  return w->kind == DC_WEEKDAY && n <= 5;
}

static void lex_word(Str s, DateToken *t) {
  size_t at = t->start;
  t->capital = ascii_is_upper(s.data[at]);
  char word[LONGEST_WORD] = {0};
  size_t n = 0;
  while (is_word_at(s, at)) {
    if (n < LONGEST_WORD - 1) word[n] = ascii_lower(s.data[at]);
    n++, at++;
  }
  size_t fiscal = fiscal_length(s, t->start);
  if (fiscal) {
    at = t->start + fiscal;
    n = fiscal;
    memset(word + n, 0, sizeof word - n);
  }
  const DateWord *w = n < LONGEST_WORD ? word_find(word) : NULL;
  t->end = (uint32_t)at;
  if (!w) return;
  t->kind = w->kind;
  t->value = w->value;
  t->plural = n > 3 && word[n - 1] == 's' && w->kind != DC_HOLIDAY &&
              !(w->kind == DC_WEEKDAY && n < 7);
  if (is_short(w, n) && byte_at(s, at) == '.') t->end++;
}

static void lex_sign(Str s, DateToken *t) {
  static const struct {
    char sign;
    uint8_t kind;
  } SIGNS[] = {{',', DC_COMMA}, {'-', DC_HYPHEN}, {'/', DC_SLASH},
               {'.', DC_DOT},   {'(', DC_OPEN},   {')', DC_CLOSE},
               {'&', DC_AND}};
  size_t mark = apostrophe_at(s, t->start), dash = dash_at(s, t->start);
  unsigned char lead = (unsigned char)s.data[t->start];
  t->end = t->start + (lead == 0xE2 ? 3 : lead == 0xC2 ? 2 : 1);
  if (t->end > s.length) t->end = (uint32_t)s.length;
  if (dash) t->kind = DC_HYPHEN;
  if (mark && ascii_lower(byte_at(s, t->end)) == 's' &&
      !is_word_at(s, t->end + 1)) {
    t->kind = DC_POSSESSIVE;
    t->end++;
  } else if (mark && ascii_is_digit(byte_at(s, t->end))) { /* '89, '80s */
    uint32_t start = t->start;
    t->start = t->end;
    lex_number(s, t);
    t->start = start;
    if (t->digits != 2) t->kind = DC_NONE;
  }
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
    if (SIGNS[i].sign == s.data[t->start]) t->kind = SIGNS[i].kind;
}

DateToken date_lex(Str text, size_t at) {
  size_t start = at;
  int lines = 0;
  while (at < text.length && ascii_is_space(text.data[at])) {
    lines += text.data[at] == '\n';
    at++;
  }
  /* U+00A0 is a space as well. */
  while (at + 1 < text.length && !memcmp(text.data + at, "\xC2\xA0", 2))
    at += 2;
  DateToken t = {(uint32_t)at, (uint32_t)at, DC_END, 0,
                 at > start,   false,        false,  0};
  if (at >= text.length || lines > 1) return t;
  t.kind = DC_NONE;
  char c = text.data[at];
  if (ascii_is_digit(c))
    lex_number(text, &t);
  else if (is_word_at(text, at))
    lex_word(text, &t);
  else
    lex_sign(text, &t);
  return t;
}
