/*
** Where a word ends: apostrophes, clitics, dots, numbers. See scanner.h.
*/
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/scanner.h"

#define L10 LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER
#define U10 UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER
#define S8  SPACE, SPACE, SPACE, SPACE, SPACE, SPACE, SPACE, SPACE
#define D5  DIGIT, DIGIT, DIGIT, DIGIT, DIGIT
#define H16                                                                    \
  HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH,      \
      HIGH, HIGH, HIGH, HIGH
#define J MARK | JOINS

const uint8_t SCANNER_CLASS[256] = {S8, S8, S8, S8,
                                    /* SP ! " # $ % & ' */
                                    SPACE, MARK, MARK, MARK, MARK, MARK, MARK,
                                    J,
                                    /* ( ) * + , - . / */
                                    MARK, MARK, MARK, MARK, J, MARK, J, MARK,
                                    /* 0 to 9 : ; < = > ? */
                                    D5, D5, J, MARK, MARK, MARK, MARK, MARK,
                                    /* @ A to Z [ \ ] ^ _ */
                                    J, U10, U10, UPPER, UPPER, UPPER, UPPER,
                                    UPPER, UPPER, MARK, MARK, MARK, MARK, MARK,
                                    /* ` a to z { | } ~ DEL */
                                    J, L10, L10, LOWER, LOWER, LOWER, LOWER,
                                    LOWER, LOWER, MARK, MARK, MARK, MARK, SPACE,
                                    /* 80 to FF */
                                    H16, H16, H16, H16, H16, H16, H16, H16};

#undef L10
#undef U10
#undef S8
#undef D5
#undef H16
#undef J

/* A character beyond ASCII that continues a word of spaced script. */
static size_t word_character(const Scanner *s, size_t at) {
  uint32_t cp;
  size_t n = utf8_decode(s->p + at, s->p + s->end, &cp);
  UnicodeClass k = unicode_class(cp);
  return k == UNICODE_SPACE || k == UNICODE_MARK || script_is_unspaced(cp) ? 0
                                                                           : n;
}

/* End of the run of letters, digits and accents at `at`. */
size_t word_run_end(const Scanner *s, size_t at) {
  for (size_t n; at < s->end; at += n) {
    uint8_t c = SCANNER_CLASS[(unsigned char)s->p[at]];
    n = c & ALNUM ? 1 : c & HIGH ? word_character(s, at) : 0;
    if (n == 0) break;
  }
  return at;
}

/*
** Length of the apostrophe at `at`: ' or U+2019. `sloppy` takes ` U+00B4 and
** U+2018 as well, which stand for one before a clitic only.
*/
static size_t apostrophe(const Scanner *s, size_t at, bool sloppy) {
  static const Str right = STR("\xE2\x80\x99"), left = STR("\xE2\x80\x98"),
                   acute = STR("\xC2\xB4");
  if (at >= s->end) return 0;
  Str rest = {s->p + at, s->end - at};
  if (rest.data[0] == '\'') return 1;
  if ((unsigned char)rest.data[0] >= 0x80) {
    if (str_starts_nocase(rest, right)) return 3;
    if (sloppy && str_starts_nocase(rest, left)) return 3;
    return sloppy && str_starts_nocase(rest, acute) ? 2 : 0;
  }
  return sloppy && rest.data[0] == '`' ? 1 : 0;
}

/* End of the clitic whose apostrophe is at `at`: 's 're 've 'll 'd 'm; 0: none.
** `*is_t` tells that it is the 't of n't. */
size_t word_clitic_end(const Scanner *s, size_t at, bool *is_t) {
  static const Str clitics[] = {STR("s"), STR("re"), STR("ve"), STR("ll"),
                                STR("d"), STR("m"),  STR("t")};
  size_t n = apostrophe(s, at, true);
  if (n == 0) return 0;
  size_t end = word_run_end(s, at + n);
  Str letters = {s->p + at + n, end - at - n};
  if (letters.length > 2) return 0;
  for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++) {
    if (!str_equal_nocase(letters, clitics[i])) continue;
    *is_t = clitics[i].data[0] == 't';
    return end;
  }
  return 0;
}

/* True when a letter stands at `at`. */
static bool is_letter_at(const Scanner *s, size_t at) {
  uint8_t c = class_at(s, at);
  if (!(c & HIGH)) return (c & (LOWER | UPPER)) != 0;
  return word_character(s, at) > 0;
}

/* True when the dot, comma or colon at `at` is inside a number: 1,000.50. */
static bool joins_number(const Scanner *s, size_t start, size_t at) {
  return is_digit_at(s, start) && is_digit_at(s, at - 1) &&
         is_digit_at(s, at + 1) && strchr(".,:", s->p[at]) != NULL;
}

/*
** End of the word that starts at `start` and runs to `at` at least: past inner
** apostrophes (O'Neill, N'Djamena) and the marks within numbers, up to a
** clitic.
*/
size_t word_end(const Scanner *s, size_t start, size_t at) {
  for (;;) {
    at = word_run_end(s, at);
    bool is_t = false;
    size_t n = apostrophe(s, at, false);
    if (n) {
      size_t clitic = word_clitic_end(s, at, &is_t);
      if (clitic && (!is_t || ascii_lower(s->p[at - 1]) == 'n')) return at;
      if (!is_letter_at(s, at + n)) return at;
      at += n;
    } else if (at < s->end && joins_number(s, start, at)) {
      at++;
    } else {
      return at;
    }
  }
}

/* Length of the one letter that is all of the run at `at`; else 0. */
static size_t single_letter(const Scanner *s, size_t at) {
  if (!is_letter_at(s, at)) return 0;
  uint32_t cp;
  size_t n = utf8_decode(s->p + at, s->p + s->end, &cp);
  return word_run_end(s, at) == at + n ? n : 0;
}

static bool is_dot(const Scanner *s, size_t at) {
  return at < s->end && s->p[at] == '.';
}

/*
** End of a string of letters with dots that starts at `start`: "U.S.", "a.m.",
** "Ph.D.", "U.S" without its last dot; 0: none.
*/
size_t word_initials_end(const Scanner *s, size_t start, size_t dot) {
  bool doctor =
      dot - start == 2 && s->p[start] == 'P' && s->p[start + 1] == 'h';
  size_t n = single_letter(s, start), count = 1;
  if (!doctor && (n == 0 || start + n != dot)) return 0;
  size_t at = dot + 1;
  while ((n = single_letter(s, at)) > 0 && is_dot(s, at + n)) {
    at += n + 1;
    count++;
  }
  if (n && !apostrophe(s, at + n, false)) at += n, count++; /* U.S */
  return count >= 2 ? at : 0;
}

/* The word behind white space at `at`, for a look ahead; may be empty. */
static Str next_word(const Scanner *s, size_t at) {
  while (at < s->end && class_at(s, at) == SPACE) at++;
  return (Str){s->p + at, word_run_end(s, at) - at};
}

static bool is_capital(Str word) {
  if (word.length == 0) return false;
  uint32_t cp;
  utf8_decode(word.data, word.data + word.length, &cp);
  return unicode_is_upper(cp);
}

/*
** "J. Edgar Hoover", "Donald J. Trump": a single capital keeps its dot before a
** name, not before "The" or "He" ("the Plan B. The ..."); I only within one.
*/
static bool is_initial(const Scanner *s, size_t start, size_t dot) {
  Str letter = {s->p + start, dot - start};
  if (!is_capital(letter) || single_letter(s, start) != letter.length) {
    return false;
  }
  Str next = next_word(s, dot + 1);
  if (!is_capital(next)) return false;
  if (next.length > 1 && abbreviation_is_starter(next)) return false;
  const Token *before = scanner_before(s);
  return letter.data[0] != 'I' || (before && before->flags & TOKEN_CAPITAL);
}

/* True when the dot behind the word belongs to it: "Mr.", "Feb.", "No. 10". */
static bool is_abbreviation(const Scanner *s, size_t start, size_t dot) {
  if (is_dot(s, dot + 1)) return false;
  const Token *before = scanner_before(s);
  bool comma = before && strchr(",-", s->p[before->start]); /* (D-Mass.) */
  Str next = next_word(s, dot + 1);
  switch (abbreviation_find((Str){s->p + start, dot - start}, comma)) {
  case ABBREVIATION_NONE:
  case ABBREVIATION_COMPANY:
    return false;
  case ABBREVIATION_NUMBERED:
    return next.length && ascii_is_digit(*next.data);
  case ABBREVIATION_TITLE:
    return true; /* even in "Mr.Brown" */
  default:
    return !is_letter_at(s, dot + 1);
  }
}

bool word_keeps_dot(const Scanner *s, size_t start, size_t dot) {
  return is_abbreviation(s, start, dot) || is_initial(s, start, dot);
}

/* "1990s", "20s": the decade and its s are two tokens. */
bool word_is_decade(const Scanner *s, size_t start, size_t end) {
  if (end - start < 3 || s->p[end - 1] != 's' || s->p[end - 2] != '0') {
    return false;
  }
  for (size_t i = start; i < end - 1; i++) {
    if (!is_digit_at(s, i)) return false;
  }
  return true;
}
