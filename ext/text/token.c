/*
** Tokens: words, numbers, clitics, punctuation marks, addresses.
**
** In:  the blocks. Out: Text.tokens in order of the text; every character that
** is no white space is in one, but for joiners that stand alone.
**
** A table of ASCII classes runs over plain words at several hundred MB/s; a
** word that meets one of . ' @ : , or a character beyond ASCII takes the slow
** road below. The rules are those that annotators of news follow:
**
**   Yoon Suk-yeol's U.S. trip  -> Yoon Suk - yeol 's U.S. trip
**   Mr. O'Neill didn't pay $1,000.50 in the 1990s.
**                              -> Mr. O'Neill did n't pay $ 1,000.50 in the
*1990 s .
*/
#include "text/token.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/abbreviation.h"

enum {
  LOWER = 1,
  UPPER = 2,
  DIGIT = 4,
  HIGH = 8, /* a byte of a character beyond ASCII */
  SPACE = 16,
  MARK = 32,
  JOINS = 64, /* a mark that may belong to the word before it */
  ALNUM = LOWER | UPPER | DIGIT
};

#define L10 LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER
#define U10 UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER
#define S8  SPACE, SPACE, SPACE, SPACE, SPACE, SPACE, SPACE, SPACE
#define D5  DIGIT, DIGIT, DIGIT, DIGIT, DIGIT
#define H16                                                                    \
  HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH,      \
      HIGH, HIGH, HIGH, HIGH
#define J MARK | JOINS

static const uint8_t CLASS[256] = {S8, S8, S8, S8,
                                   /* SP ! " # $ % & ' */
                                   SPACE, MARK, MARK, MARK, MARK, MARK, MARK, J,
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

typedef struct Scanner {
  Document *d;
  Text *t;
  const char *p;      /* the text */
  size_t at, end;     /* next byte, end of the block */
  size_t block_token; /* first token of the block */
  size_t capacity;
  size_t limit;   /* of tokens, until the next look around: at most capacity */
  uint8_t before; /* TOKEN_SPACE_BEFORE, TOKEN_LINE_START of the next token */
  WordCutter cutter;
} Scanner;

static uint8_t class_at(const Scanner *s, size_t at) {
  return at < s->end ? CLASS[(unsigned char)s->p[at]] : SPACE;
}

static bool is_digit_at(const Scanner *s, size_t at) {
  return class_at(s, at) == DIGIT;
}

static bool tokens_grow(Scanner *s) {
  size_t left = s->d->text.length - s->at;
  size_t more = s->t->token_count + s->t->token_count / 2 + left / 8 + 64;
  Token *larger = arena_grow(s->d->arena, s->t->tokens, s->t->token_count, more,
                             sizeof(Token));
  if (!larger) return false;
  s->t->tokens = larger;
  s->capacity = more;
  return true;
}

/* Room for more tokens, unless the user wants to stop: asked now and then. */
static bool tokens_go_on(Scanner *s) {
  enum { AT_ONCE = 1 << 16 };
  bool good = !(s->t->token_count && document_stopped(s->d)) &&
              (s->t->token_count < s->capacity || tokens_grow(s));
  if (!good) s->at = s->end; /* ends the loops */
  s->limit = s->t->token_count + AT_ONCE;
  if (s->limit > s->capacity) s->limit = s->capacity;
  return good;
}

/* Adds a token and moves behind it. */
static inline void emit(Scanner *s, size_t start, size_t end, TokenKind kind,
                        unsigned flags) {
  s->at = end;
  if (s->t->token_count == s->limit && !tokens_go_on(s)) return;
  s->t->tokens[s->t->token_count++] =
      (Token){.start = (uint32_t)start,
              .length = (uint32_t)(end - start),
              .kind = (uint8_t)kind,
              .flags = (uint8_t)(flags | s->before)};
  s->before = 0;
}

/* Flags of any token, character by character. */
static unsigned flags_of(const char *p, size_t start, size_t end) {
  unsigned flags = 0, letters = 0;
  bool lower = false, upper = false;
  for (size_t at = start; at < end;) {
    uint32_t cp;
    size_t n = utf8_decode(p + at, p + end, &cp);
    UnicodeClass k = unicode_class(cp);
    if (n > 1) flags |= TOKEN_NOT_ASCII;
    if (k == UNICODE_DIGIT) flags |= TOKEN_HAS_DIGIT;
    if (k == UNICODE_UPPER && at == start) flags |= TOKEN_CAPITAL;
    upper |= k == UNICODE_UPPER;
    lower |= k == UNICODE_LOWER;
    letters += k == UNICODE_UPPER || k == UNICODE_LETTER;
    at += n;
  }
  if (upper && !lower && letters >= 2) flags |= TOKEN_ALL_CAPITALS;
  return flags;
}

/* The same for a run of ASCII letters and digits, whose classes are known. */
static inline unsigned flags_of_plain(const char *p, size_t start, size_t end,
                                      unsigned seen) {
  if (seen == LOWER) return 0;
  if (seen & DIGIT) return flags_of(p, start, end);
  unsigned flags = ascii_is_upper(p[start]) ? TOKEN_CAPITAL : 0;
  if (!(seen & LOWER) && end - start >= 2) flags |= TOKEN_ALL_CAPITALS;
  return flags;
}

static TokenKind kind_of(const Scanner *s, size_t start) {
  uint32_t cp;
  utf8_decode(s->p + start, s->p + s->end, &cp);
  return unicode_is_digit(cp) ? TOKEN_NUMBER : TOKEN_WORD;
}

static void emit_word(Scanner *s, size_t start, size_t end, unsigned flags) {
  emit(s, start, end, kind_of(s, start), flags | flags_of(s->p, start, end));
}

static void emit_address(Scanner *s, size_t start, size_t end) {
  emit(s, start, end, TOKEN_ADDRESS, flags_of(s->p, start, end));
}

/* A character beyond ASCII that continues a word of spaced script. */
static size_t word_character(const Scanner *s, size_t at) {
  uint32_t cp;
  size_t n = utf8_decode(s->p + at, s->p + s->end, &cp);
  UnicodeClass k = unicode_class(cp);
  return k == UNICODE_SPACE || k == UNICODE_MARK || script_is_unspaced(cp) ? 0
                                                                           : n;
}

/* End of the run of letters, digits and accents at `at`. */
static size_t run_end(const Scanner *s, size_t at) {
  for (size_t n; at < s->end; at += n) {
    uint8_t c = CLASS[(unsigned char)s->p[at]];
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
static size_t clitic_end(const Scanner *s, size_t at, bool *is_t) {
  static const Str clitics[] = {STR("s"), STR("re"), STR("ve"), STR("ll"),
                                STR("d"), STR("m"),  STR("t")};
  size_t n = apostrophe(s, at, true);
  if (n == 0) return 0;
  size_t end = run_end(s, at + n);
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
static size_t word_end(const Scanner *s, size_t start, size_t at) {
  for (;;) {
    at = run_end(s, at);
    bool is_t = false;
    size_t n = apostrophe(s, at, false);
    if (n) {
      size_t clitic = clitic_end(s, at, &is_t);
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
  return run_end(s, at) == at + n ? n : 0;
}

static bool is_dot(const Scanner *s, size_t at) {
  return at < s->end && s->p[at] == '.';
}

/*
** End of a string of letters with dots that starts at `start`: "U.S.", "a.m.",
** "Ph.D.", "U.S" without its last dot; 0: none.
*/
static size_t initials_end(const Scanner *s, size_t start, size_t dot) {
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
  return (Str){s->p + at, run_end(s, at) - at};
}

static bool is_capital(Str word) {
  if (word.length == 0) return false;
  uint32_t cp;
  utf8_decode(word.data, word.data + word.length, &cp);
  return unicode_is_upper(cp);
}

/* The token before the one to come, or NULL at the start of a block. */
static const Token *token_before(const Scanner *s) {
  size_t count = s->t->token_count;
  return count > s->block_token ? &s->t->tokens[count - 1] : NULL;
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
  const Token *before = token_before(s);
  return letter.data[0] != 'I' || (before && before->flags & TOKEN_CAPITAL);
}

/* True when the dot behind the word belongs to it: "Mr.", "Feb.", "No. 10". */
static bool keeps_dot(const Scanner *s, size_t start, size_t dot) {
  if (is_dot(s, dot + 1)) return false;
  const Token *before = token_before(s);
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

/* A word with a dot behind it: a domain, initials, an abbreviation. */
static bool scan_dotted(Scanner *s, size_t start, size_t dot) {
  size_t end = initials_end(s, start, dot);
  if (end) {
    emit_word(s, start, end, s->p[end - 1] == '.' ? TOKEN_ABBREVIATION : 0);
    return true;
  }
  end = address_domain_end(s->p, start, dot, s->end);
  if (end) {
    emit_address(s, start, end);
    return true;
  }
  if (!keeps_dot(s, start, dot) && !is_initial(s, start, dot)) return false;
  emit_word(s, start, dot + 1, TOKEN_ABBREVIATION);
  return true;
}

/* An @ behind a word: takes back the tokens of the address before it. */
static bool scan_mail(Scanner *s, size_t word, size_t sign) {
  Text *t = s->t;
  size_t start, low = t->token_count > s->block_token
                          ? t->tokens[s->block_token].start
                          : s->at;
  size_t end = address_mail_end(s->p, low, sign, s->end, &start);
  if (!end) return false;
  if (start > word) start = word; /* o'neill@un.org */
  while (t->token_count > s->block_token &&
         t->tokens[t->token_count - 1].start >= start) {
    Token *last = &t->tokens[--t->token_count];
    s->before = last->flags & (TOKEN_SPACE_BEFORE | TOKEN_LINE_START);
  }
  const Token *last = token_before(s);
  if (last && last->start + last->length > start) {
    start = last->start + last->length; /* part of an older token */
  }
  emit_address(s, start, end);
  return true;
}

/* "1990s", "20s": the decade and its s are two tokens. */
static bool is_decade(const Scanner *s, size_t start, size_t end) {
  if (end - start < 3 || s->p[end - 1] != 's' || s->p[end - 2] != '0') {
    return false;
  }
  for (size_t i = start; i < end - 1; i++) {
    if (!is_digit_at(s, i)) return false;
  }
  return true;
}

/* "don't": the word ends before the n, which goes with the clitic. */
static bool emit_negated(Scanner *s, size_t start, size_t end) {
  bool is_t = false;
  size_t stop = clitic_end(s, end, &is_t);
  if (!is_t || end - start < 2 || ascii_lower(s->p[end - 1]) != 'n') {
    return false;
  }
  emit_word(s, start, end - 1, 0);
  emit(s, end - 1, stop, TOKEN_CLITIC, flags_of(s->p, end - 1, stop));
  return true;
}

/* A clitic where a token may start: "Osei's", "U.S.'s", "(NATO)'s". */
static bool scan_clitic(Scanner *s) {
  bool is_t = false;
  size_t end = s->before ? 0 : clitic_end(s, s->at, &is_t);
  if (!end || is_t) return false;
  emit(s, s->at, end, TOKEN_CLITIC, flags_of(s->p, s->at, end));
  return true;
}

/* The slow road: a word that starts at `start` and runs to `at` at least. */
static void scan_word(Scanner *s, size_t start, size_t at) {
  size_t end = word_end(s, start, at), url;
  char next = end < s->end ? s->p[end] : ' ';
  if ((next == ':' || next == '.') &&
      (url = address_url_end(s->p, start, s->end)) > 0) {
    emit_address(s, start, url);
    return;
  }
  if (next == '@' && scan_mail(s, start, end)) return;
  if (next == '.' && scan_dotted(s, start, end)) return;
  if (is_decade(s, start, end)) {
    emit_word(s, start, end - 1, 0);
    emit(s, end - 1, end, TOKEN_WORD, 0);
    return;
  }
  if (!emit_negated(s, start, end)) emit_word(s, start, end, 0);
}

/* A mark of ASCII; runs of dots, of hyphens and doubled marks are one token. */
static void scan_mark(Scanner *s) {
  size_t start = s->at, end = start + 1;
  char c = s->p[start];
  if ((c == '\'' || c == '`') && scan_clitic(s)) return;
  size_t tag = c == '@' || c == '#' ? address_tag_end(s->p, start, s->end) : 0;
  if (tag) {
    emit_address(s, start, tag);
    return;
  }
  size_t most = c == '.' || c == '-'    ? s->end
                : c == '\'' || c == '`' ? start + 2
                                        : end;
  while (end < most && end < s->end && s->p[end] == c) end++;
  emit(s, start, end, TOKEN_PUNCT, 0);
}

/* A run of a script without spaces. */
static void scan_unspaced(Scanner *s) {
  enum { LONGEST = 4096 }; /* bytes that ICU sees at once */
  size_t start = s->at, end = start;
  while (end < s->end && end - start < LONGEST) {
    uint32_t cp;
    size_t n = utf8_decode(s->p + end, s->p + s->end, &cp);
    if (!script_is_unspaced(cp) &&
        (end == start || unicode_class(cp) != UNICODE_EXTEND)) {
      break;
    }
    end += n;
  }
  Str run = {s->p + start, end - start};
  if (!word_cutter_start(&s->cutter, run)) s->d->arena->failed = true;
  for (size_t from = 0; from < run.length && s->at == start + from;) {
    size_t to = word_cutter_next(&s->cutter, run, from);
    emit(s, start + from, start + to, TOKEN_WORD, TOKEN_NOT_ASCII);
    from = to;
  }
}

/* A character beyond ASCII where a token may start. */
static void scan_high(Scanner *s) {
  uint32_t cp;
  size_t n = utf8_decode(s->p + s->at, s->p + s->end, &cp);
  switch (unicode_class(cp)) {
  case UNICODE_SPACE:
    s->before |= TOKEN_SPACE_BEFORE;
    if (cp == 0x2028 || cp == 0x2029) s->before |= TOKEN_LINE_START;
    s->at += n;
    break;
  case UNICODE_EXTEND:
    s->at += n;
    break;
  case UNICODE_MARK:
    if (scan_clitic(s)) break;
    emit(s, s->at, s->at + n, TOKEN_PUNCT, TOKEN_NOT_ASCII);
    break;
  default:
    if (script_is_unspaced(cp))
      scan_unspaced(s);
    else
      scan_word(s, s->at, s->at);
  }
}

static void scan_space(Scanner *s) {
  char c = s->p[s->at++];
  s->before |= TOKEN_SPACE_BEFORE;
  if (c == '\n' || c == '\r' || c == '\f') s->before |= TOKEN_LINE_START;
}

/*
** True when the mark at `at` cannot belong to the word before it, which spares
** most words before a comma or a full stop the slow road.
*/
static inline bool ends_plainly(const Scanner *s, size_t start, size_t at,
                                unsigned seen) {
  enum { LONGEST_ABBREVIATION = 6 };
  unsigned next = class_at(s, at + 1);
  switch (s->p[at]) {
  case ',':
    return next != DIGIT;
  case ':':
    return next == SPACE;
  case '.':
    return next == SPACE && seen == LOWER && at - start > LONGEST_ABBREVIATION;
  default:
    return false;
  }
}

/* The fast road: letters and digits of ASCII up to a space or a plain mark. */
static void scan_block(Scanner *s) {
  const char *p = s->p;
  while (s->at < s->end) {
    size_t start = s->at, at = start;
    unsigned seen = 0, c;
    while (at < s->end && ((c = CLASS[(unsigned char)p[at]]) & ALNUM)) {
      seen |= c;
      at++;
    }
    c = class_at(s, at);
    if (at == start) {
      if (c & SPACE)
        scan_space(s);
      else if (c & HIGH)
        scan_high(s);
      else
        scan_mark(s);
    } else if (seen == (DIGIT | LOWER) || c & HIGH ||
               (c & JOINS && !ends_plainly(s, start, at, seen))) {
      scan_word(s, start, at);
    } else {
      TokenKind kind =
          CLASS[(unsigned char)p[start]] == DIGIT ? TOKEN_NUMBER : TOKEN_WORD;
      emit(s, start, at, kind, flags_of_plain(p, start, at, seen));
    }
  }
}

void tokens_find(Document *d, Text *t) {
  Scanner s = {.d = d, .t = t, .p = d->text.data};
  for (uint32_t i = 0; i < t->block_count && !d->arena->failed; i++) {
    Block *b = &t->blocks[i];
    s.at = b->start;
    s.end = b->start + (size_t)b->length;
    s.block_token = t->token_count;
    s.before = TOKEN_SPACE_BEFORE | TOKEN_LINE_START;
    b->first_token = t->token_count;
    scan_block(&s);
    b->end_token = t->token_count;
  }
  word_cutter_close(&s.cutter);
  if (d->arena->failed) t->token_count = 0;
}
