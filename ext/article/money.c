/*
** Sums of money: number, scale and currency, whichever order they come in.
**
** A sum is looked for at each number, in digits or words. Before it a sign or
** code ("US$", "Rs", "EUR") may stand, behind it a scale ("bn", "crore") and a
** noun or code ("million Egyptian pounds", "CUP"). One of both must be there.
*/
#include "article/money.h"

#include "article/gazetteer.h"
#include "article/money_table.h"

/* digits * 10^exponent; digits hold up to 18 places. */
typedef struct Amount {
  uint64_t digits;
  int exponent;
  bool known; /* "millions of dollars" has no number */
} Amount;

typedef struct Sum {
  size_t start, end;
  Amount first, last; /* last: of a range */
  bool range;
  const char *code; /* NULL: not known */
  uint8_t family;
  int unit; /* -2: cents */
} Sum;

/* Words behind a number; tight: may stand without a space ("5m"). */
static const struct {
  char word[12];
  int8_t exponent;
  bool loose; /* also after a space: "5 mn" */
} SCALES[] = {
    {"thousand", 3, true}, {"million", 6, true},  {"millions", 6, true},
    {"billion", 9, true},  {"billions", 9, true}, {"trillion", 12, true},
    {"lakh", 5, true},     {"lakhs", 5, true},    {"lac", 5, true},
    {"crore", 7, true},    {"crores", 7, true},   {"hundred", 2, true},
    {"mn", 6, true},       {"mln", 6, true},      {"mil", 6, true},
    {"bn", 9, true},       {"bln", 9, true},      {"bil", 9, true},
    {"trn", 12, true},     {"tn", 12, true},      {"cr", 7, true},
    {"k", 3, false},       {"m", 6, false},       {"b", 9, false},
    {"t", 12, false},
};

/* Numbers in words; "half a million" is two of them. */
static const struct {
  char word[12];
  int16_t value; /* tenths */
} NUMBERS[] = {
    {"half", 5},     {"a", 10},        {"an", 10},      {"one", 10},
    {"two", 20},     {"three", 30},    {"four", 40},    {"five", 50},
    {"six", 60},     {"seven", 70},    {"eight", 80},   {"nine", 90},
    {"ten", 100},    {"eleven", 110},  {"twelve", 120}, {"fifteen", 150},
    {"twenty", 200}, {"thirty", 300},  {"forty", 400},  {"fifty", 500},
    {"sixty", 600},  {"seventy", 700}, {"eighty", 800}, {"ninety", 900},
};

/* Amounts that nobody counted. */
static const char *const VAGUE[] = {"hundreds", "thousands", "millions",
                                    "billions", "trillions", "tens",
                                    "crores",   "lakhs",     "several"};

static char at(Str s, size_t i) {
  return i < s.length ? s.data[i] : 0;
}

static bool is_letter(Str s, size_t i) {
  return ascii_is_alpha(at(s, i)) || (unsigned char)at(s, i) >= 0xC3;
}

static Str word_at(Str s, size_t i) {
  size_t end = i;
  while (end - i < 40 && ascii_is_alpha(at(s, end))) end++;
  return str_slice(s, i, end - i);
}

static bool is_vague(Str word) {
  return STR_IS_IN(word, VAGUE);
}

/* One space, hyphen or no-break space: its length, else 0. */
static size_t gap_at(Str s, size_t i) {
  if (at(s, i) == ' ' || at(s, i) == '-' || at(s, i) == '\n') return 1;
  return i + 1 < s.length && !memcmp(s.data + i, "\xC2\xA0", 2) ? 2 : 0;
}

static size_t digit_run(Str s, size_t i) {
  size_t n = 0;
  while (ascii_is_digit(at(s, i + n))) n++;
  return n;
}

/* More than 18 digits are no sum that could be told exactly. */
static void amount_digits(Amount *a, Str s, size_t i, size_t n) {
  for (size_t k = 0; k < n; k++) {
    if (a->digits >= 100000000000000000u) a->known = false;
    if (!a->known) return;
    a->digits = a->digits * 10 + (uint64_t)(s.data[i + k] - '0');
  }
}

/*
** "1,450,000", "1,50,000", "12.5", "100 000" (with a sign before it), and the
** decimal comma of "1,7 million". Returns the end.
*/
static size_t number_at(Str s, size_t i, bool spaced, Amount *a) {
  size_t n = digit_run(s, i);
  *a = (Amount){.known = true};
  amount_digits(a, s, i, n);
  i += n;
  for (;;) {
    char sign = at(s, i);
    size_t more = digit_run(s, i + 1);
    bool group =
        sign == ',' && (more == 3 || (more == 2 && at(s, i + 3) == ','));
    group |=
        sign == ' ' && spaced && n <= 3 && more == 3 && !is_letter(s, i + 4);
    if (!group) break;
    amount_digits(a, s, i + 1, more);
    i += 1 + more;
  }
  size_t more = digit_run(s, i + 1);
  bool comma =
      at(s, i) == ',' && more > 0 && more < 3 && at(s, i + 1 + more) == ' ';
  if ((at(s, i) == '.' || comma) && more > 0 && more < 10) {
    amount_digits(a, s, i + 1, more);
    a->exponent = -(int)more;
    i += 1 + more;
  }
  return i;
}

/* A scale at `i` or behind a gap: its end, and the exponent; else `i`. */
static size_t scale_at(Str s, size_t i, int *exponent) {
  size_t gap = gap_at(s, i);
  if (gap && !memcmp(s.data + i, "-plus", i + 5 <= s.length ? 5 : 0) &&
      i + 5 <= s.length)
    return scale_at(s, i + 5, exponent); /* 600-plus billion */
  Str word = word_at(s, i + gap);
  for (size_t k = 0; word.length && k < sizeof SCALES / sizeof *SCALES; k++) {
    if (!str_is_nocase(word, SCALES[k].word) || (gap && !SCALES[k].loose))
      continue;
    *exponent += SCALES[k].exponent;
    return i + gap + word.length;
  }
  return i;
}

/* "US", "U.S.", "HK", "Egyptian", "Hong Kong": a country before a noun. */
static size_t country_at(Str s, size_t i, char country[3]) {
  GazetteerEntry e;
  if (!ascii_is_upper(at(s, i))) return 0;
  size_t n = gazetteer_match(s, i, GAZ_DEMONYM | GAZ_COUNTRY, &e);
  if (n) memcpy(country, e.country, 3);
  return n;
}

/* A noun or code behind the amount: the end, else `i`. */
static size_t currency_at(Str s, size_t i, Sum *sum) {
  size_t start = i + gap_at(s, i);
  Str word = word_at(s, start);
  if (str_is_nocase(word, "of")) {
    start += word.length + gap_at(s, start + word.length);
    word = word_at(s, start);
  }
  const char *code = money_code(word);
  if (code) {
    sum->code = code;
    return start + word.length;
  }
  char country[3] = "";
  if (str_is_nocase(word, "CFA"))
    start += word.length + 1, memcpy(country, "SN", 3);
  size_t named = country_at(s, start, country);
  if (named) {
    start += named;
    start += gap_at(s, start);
  }
  word = word_at(s, start);
  const MoneyNoun *noun = money_noun(word);
  if (!noun || is_letter(s, start + word.length)) return i;
  sum->code = money_of_country(noun->family, country, noun->code);
  sum->family = country[0] ? FAMILY_NONE : noun->family;
  sum->unit = noun->exponent;
  return start + word.length;
}

/* The sign before byte `i`: the start of it, else `i`. */
static size_t sign_before(Str s, size_t i, Sum *sum) {
  size_t end = i;
  if (end > 0 && s.data[end - 1] == ' ') end--;
  if (end > 1 && !memcmp(s.data + end - 2, "\xC2\xA0", 2)) end -= 2;
  size_t low = end > 16 ? end - 16 : 0;
  Str before = str_slice(s, low, end - low);
  if (before.length >= 3) {
    const char *code = money_code(str_slice(before, before.length - 3, 3));
    size_t start = end - 3;
    bool whole = start == 0 || !is_letter(s, start - 1);
    if (code && whole) {
      sum->code = code;
      return start;
    }
  }
  const MoneySign *sign = money_sign_before(before);
  if (!sign || (sign->tight && end < i)) return i;
  sum->code = sign->code;
  sum->family = sign->family;
  return end - sign->length;
}

/* "$25-35 million", "3–5 million", "$2 to $3": the second number; its end. */
static size_t range_at(Str s, size_t i, Sum *sum) {
  size_t next = i;
  if (at(s, i) == '-')
    next = i + 1;
  else if (i + 2 < s.length && !memcmp(s.data + i, "\xE2\x80\x93", 3))
    next = i + 3;
  if (next == i) return i;
  Sum other = *sum;
  size_t digits = next;
  while (digits < s.length && digits < next + 6 &&
         !ascii_is_digit(at(s, digits)))
    digits++;
  if (!ascii_is_digit(at(s, digits))) return i;
  if (digits > next && sign_before(s, digits, &other) != next) return i;
  size_t end = number_at(s, digits, false, &sum->last);
  sum->range = true;
  return end;
}

/* Codes that are words or names as well: COP26, SDG 15, TOP 10, N12, R2. */
static bool is_doubtful(const Sum *sum, Str s, size_t i) {
  static const char *const NAMES[] = {"COP", "SDG", "TOP", "ALL", "MOP",
                                      "BAM", "PEN", "BOB", "SOS", "NIO"};
  size_t length = i - sum->start;
  bool letter = length == 1 && ascii_is_alpha(s.data[sum->start]);
  bool name = false;
  Str code = str_slice(s, sum->start, length > 3 ? 3 : length);
  for (size_t k = 0; k < sizeof NAMES / sizeof *NAMES; k++)
    name |= str_equal(code, str_from_c(NAMES[k]));
  bool round = sum->first.exponent >= 3;
  return (letter && !round && sum->first.digits < 100) ||
         (name && !round && sum->first.digits < 1000);
}

/* "US$50 billion dollars": the noun says what the sign has said. */
static bool says_again(const Sum *sign, const Sum *noun) {
  bool dollars = noun->family == FAMILY_DOLLAR && sign->code[2] == 'D';
  return noun->unit == 0 && (dollars || !strcmp(sign->code, noun->code));
}

/* Number in digits at `i`, with what stands around it. */
static bool sum_of_digits(Str s, size_t i, Sum *sum) {
  *sum = (Sum){.start = i};
  sum->start = sign_before(s, i, sum);
  bool signed_ = sum->start < i;
  sum->end = number_at(s, i, signed_, &sum->first);
  int scale = 0, first_scale = 0;
  size_t end = scale_at(s, sum->end, &first_scale);
  size_t range = range_at(s, end, sum);
  if (sum->range) {
    size_t behind = scale_at(s, range, &scale);
    end = behind;
    sum->last.exponent += scale;
    sum->first.exponent += first_scale ? first_scale : scale;
  } else {
    sum->first.exponent += first_scale;
  }
  if (signed_ && is_doubtful(sum, s, i)) return false;
  Sum named = *sum;
  size_t behind = currency_at(s, end, &named);
  if (behind == end && !signed_) return false;
  if (behind > end && signed_ && says_again(sum, &named)) {
    sum->end = behind;
    return true;
  }
  /* "CFC 2 won": a verb, unless it is many */
  bool verb = named.family == FAMILY_WON || named.family == FAMILY_SOM;
  if (!signed_ && verb && sum->first.exponent < 3 && sum->first.digits < 1000)
    return false;
  if (!signed_) *sum = named;
  sum->end = signed_ ? end : behind;
  sum->first.exponent += sum->unit;
  sum->last.exponent += sum->unit;
  return true;
}

static int number_word(Str word) {
  char first = word.length ? ascii_lower(word.data[0]) : 0;
  for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
    if (NUMBERS[i].word[0] == first && str_is_nocase(word, NUMBERS[i].word))
      return NUMBERS[i].value;
  return 0;
}

/* "half a million dollars", "tens of billions of yen", "ten lempira". */
static bool sum_of_words(Str s, size_t i, Sum *sum) {
  *sum = (Sum){.start = i, .first = {.digits = 10, .exponent = -1}};
  Str word = word_at(s, i);
  int value = number_word(word), scale = 0;
  bool vague = !value && is_vague(word);
  if (!value && !vague) return false;
  size_t end = i + word.length, next;
  if (value == 5) { /* half a million */
    Str article = word_at(s, end + gap_at(s, end));
    if (!str_is_nocase(article, "a")) return false;
    end += gap_at(s, end) + article.length;
  }
  if (value) sum->first.digits = (uint64_t)value;
  for (int steps = 0; steps < 3; steps++) { /* tens of billions */
    size_t from = end;
    Str of = word_at(s, from + gap_at(s, from));
    if (vague && str_is_nocase(of, "of")) from += gap_at(s, from) + of.length;
    next = scale_at(s, from, &scale);
    if (next == from) break;
    end = next;
  }
  bool article = value == 10 && word.length < 3; /* "a dollar" is no sum */
  if (article && !scale) return false;
  sum->first.known = !vague;
  sum->first.exponent += scale;
  sum->end = currency_at(s, end, sum);
  sum->first.exponent += sum->unit;
  return sum->end > end;
}

void money_index(WordIndex *index) {
  for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
    words_add(index, str_from_c(NUMBERS[i].word), WORD_AMOUNT);
  for (size_t i = 0; i < sizeof VAGUE / sizeof *VAGUE; i++)
    words_add(index, str_from_c(VAGUE[i]), WORD_AMOUNT);
}

/* The first sum at or after `from`. */
static bool sum_find(Str s, size_t from, Sum *sum) {
  for (size_t i = from;; i++) {
    i = words_seek(s, i, WORD_AMOUNT);
    if (i >= s.length) return false;
    if (ascii_is_digit(s.data[i])) {
      if (sum_of_digits(s, i, sum) && sum->start >= from) return true;
    } else if (i == 0 || !(s.data[i - 1] & 0x80)) { /* not within "café" */
      if (sum_of_words(s, i, sum)) return true;
    }
  }
}

bool money_find(Str text, size_t from, Span *out) {
  Sum sum;
  if (!sum_find(text, from, &sum)) return false;
  *out = (Span){(uint32_t)sum.start, (uint32_t)(sum.end - sum.start)};
  return true;
}

/* A plain decimal: no exponent, no zeros at the end of a fraction. */
static void amount_print(Buffer *b, Amount a) {
  char digits[24];
  while (a.exponent < 0 && a.digits % 10 == 0 && a.digits) {
    a.digits /= 10;
    a.exponent++;
  }
  int n = 0;
  uint64_t rest = a.digits;
  do {
    digits[n++] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  while (n <= -a.exponent) digits[n++] = '0';
  while (n > 0) {
    buffer_add_char(b, digits[--n]);
    if (n > 0 && n == -a.exponent) buffer_add_char(b, '.');
  }
  for (int i = 0; i < a.exponent; i++) buffer_add_char(b, '0');
}

Str money_parse_in(Arena *arena, Str expression, const char *country) {
  Sum sum;
  if (!sum_find(expression, 0, &sum) || !sum.first.known) return STR_NULL;
  const char *code = money_of_country(sum.family, country, sum.code);
  if (!code || !code[0]) return STR_NULL;
  Buffer b = {.arena = arena};
  buffer_add(&b, str_from_c(code));
  buffer_add_char(&b, ' ');
  amount_print(&b, sum.first);
  if (sum.range) {
    buffer_add_char(&b, '/');
    amount_print(&b, sum.last);
  }
  return arena->failed ? STR_NULL : buffer_str(&b);
}

Str money_parse(Arena *arena, Str expression) {
  return money_parse_in(arena, expression, NULL);
}
