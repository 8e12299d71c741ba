/*
** Scanner: the state of the cut into tokens, and what a word is made of.
** Private to token.c, which walks and adds tokens, and word.c, which knows
*where
** a word ends.
*/
#ifndef NEWSEXT_TEXT_SCANNER_H
#define NEWSEXT_TEXT_SCANNER_H

#include "text/token.h"

/* Classes of bytes. */
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

extern const uint8_t SCANNER_CLASS[256];

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

static inline uint8_t class_at(const Scanner *s, size_t at) {
  return at < s->end ? SCANNER_CLASS[(unsigned char)s->p[at]] : SPACE;
}

static inline bool is_digit_at(const Scanner *s, size_t at) {
  return class_at(s, at) == DIGIT;
}

/* The token before the one to come, or NULL at the start of a block. */
static inline const Token *scanner_before(const Scanner *s) {
  size_t count = s->t->token_count;
  return count > s->block_token ? &s->t->tokens[count - 1] : NULL;
}

/*
** Each looks at bytes of the block from `at` or `start` on. Ends are the byte
** behind; 0 means that there is no such thing.
*/
/* The run of letters, digits and accents at `at`; `at` itself when none. */
size_t word_run_end(const Scanner *s, size_t at);
/* The word that starts at `start` and runs to `at` at least: past apostrophes
** and marks within it (O'Neill, 1,000.50), up to a clitic. */
size_t word_end(const Scanner *s, size_t start, size_t at);
/* The clitic whose apostrophe is at `at`: 's 're 've 'll 'd 'm, or the 't of
** n't, which `*is_t` tells. */
size_t word_clitic_end(const Scanner *s, size_t at, bool *is_t);
/* "U.S.", "a.m.", "Ph.D.", "U.S": `dot` is the first dot. */
size_t word_initials_end(const Scanner *s, size_t start, size_t dot);
/* True when the dot behind the word belongs to it: "Mr.", "No. 10", "J. Hill".
 */
bool word_keeps_dot(const Scanner *s, size_t start, size_t dot);
/* "1990s", "20s": the decade and its s are two tokens. */
bool word_is_decade(const Scanner *s, size_t start, size_t end);

#endif
