/*
** Tokens: words, numbers, clitics, punctuation marks, addresses.
**
** In:  the blocks. Out: Text.tokens in order of the text; every character that
** is no white space is in one, but for joiners that stand alone.
**
** A table of ASCII classes runs over plain words at several hundred MB/s; a
** word that meets one of . ' @ : , or a character beyond ASCII takes the slow
** road by way of word.c. The rules are those that annotators of news follow:
**
**   Yoon Suk-yeol's U.S. trip  -> Yoon Suk - yeol 's U.S. trip
**   Mr. O'Neill didn't pay $1,000 then.
**                              -> Mr. O'Neill did n't pay $ 1,000 then .
*/
#include "text/scanner.h"

#include "base/unicode.h"
#include "base/utf8.h"

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

/* A word with a dot behind it: a domain, initials, an abbreviation. */
static bool scan_dotted(Scanner *s, size_t start, size_t dot) {
  size_t end = word_initials_end(s, start, dot);
  if (end) {
    emit_word(s, start, end, s->p[end - 1] == '.' ? TOKEN_ABBREVIATION : 0);
    return true;
  }
  end = address_domain_end(s->p, start, dot, s->end);
  if (end) {
    emit_address(s, start, end);
    return true;
  }
  if (!word_keeps_dot(s, start, dot)) return false;
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
  const Token *last = scanner_before(s);
  if (last && last->start + last->length > start) {
    start = last->start + last->length; /* part of an older token */
  }
  emit_address(s, start, end);
  return true;
}

/* "don't": the word ends before the n, which goes with the clitic. */
static bool emit_negated(Scanner *s, size_t start, size_t end) {
  bool is_t = false;
  size_t stop = word_clitic_end(s, end, &is_t);
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
  size_t end = s->before ? 0 : word_clitic_end(s, s->at, &is_t);
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
  if (word_is_decade(s, start, end)) {
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
    while (at < s->end && ((c = SCANNER_CLASS[(unsigned char)p[at]]) & ALNUM)) {
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
      TokenKind kind = SCANNER_CLASS[(unsigned char)p[start]] == DIGIT
                           ? TOKEN_NUMBER
                           : TOKEN_WORD;
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
