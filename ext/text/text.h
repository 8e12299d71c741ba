/*
** Text: lines, blocks, tokens and sentences of a document.
**
** In:  d->text. Out: arrays in order of the text; all offsets are bytes.
**
**   const Text *t = document_text(d);
**   for (uint32_t i = 0; i < t->token_count; i++) … t->tokens[i] …
*/
#ifndef NEWSEXT_TEXT_TEXT_H
#define NEWSEXT_TEXT_TEXT_H

#include "text/document.h"

/* A line without its end and without white space at both ends. */
typedef struct Line {
  uint32_t start, length; /* length 0: a blank line */
  uint32_t words;         /* runs of non-space, as wc -w counts */
} Line;

/*
** A block: what a reader sees as one paragraph, heading or stub. One line, or
** several lines joined where the text is hard-wrapped. Never blank.
*/
typedef struct Block {
  uint32_t start, length;
  uint32_t first_line, end_line; /* [first, end) */
  uint32_t words;
  uint32_t first_token, end_token;       /* set by document_text */
  uint32_t first_sentence, end_sentence; /* set by document_text */
} Block;

typedef enum TokenKind {
  TOKEN_WORD,   /* starts with a letter: "Washington", "O'Neill", "U.S." */
  TOKEN_NUMBER, /* starts with a digit: "1,000", "2nd", "10:30" */
  TOKEN_CLITIC, /* 's 're 've 'll 'd 'm n't, straight or curly */
  TOKEN_PUNCT,  /* one mark or symbol; or a run of dots, a run of hyphens,
                   two apostrophes or two backticks that stand for a quote */
  TOKEN_ADDRESS /* URL, e-mail address, @handle, #tag */
} TokenKind;

enum {
  TOKEN_CAPITAL = 1,      /* first letter is upper case (any script) */
  TOKEN_ALL_CAPITALS = 2, /* two or more letters, none lower case */
  TOKEN_HAS_DIGIT = 4,
  TOKEN_SPACE_BEFORE = 8, /* white space, or the start of the text, before it */
  TOKEN_LINE_START = 16,  /* first token of its line */
  TOKEN_NOT_ASCII = 32,
  TOKEN_ABBREVIATION = 64 /* holds its final dot: "Mr.", "Feb.", "U.S." */
};

typedef struct Token {
  uint32_t start;
  uint32_t length;
  uint8_t kind;  /* TokenKind */
  uint8_t flags; /* TOKEN_… */
} Token;

/* Tokens [first_token, end_token). Never crosses a block. */
typedef struct Sentence {
  uint32_t first_token, end_token;
  uint32_t block;
} Sentence;

typedef struct Text {
  Line *lines;
  uint32_t line_count;
  Block *blocks;
  uint32_t block_count;
  bool hard_wrapped;
  Str language; /* BCP 47 of the whole text, STR_NULL when not known */

  bool has_tokens; /* document_text has run */
  Token *tokens;
  uint32_t token_count;
  Sentence *sentences;
  uint32_t sentence_count;
} Text;

/* Lines, blocks and language only: cheap, near memory speed. */
const Text *document_lines(Document *d);
/* All of it. */
const Text *document_text(Document *d);

/* The token's words. */
static inline Str token_str(const Document *d, const Token *t) {
  return (Str){d->text.data + t->start, t->length};
}
/* True when the token is this one ASCII mark. */
static inline bool token_is_mark(const Document *d, const Token *t, char mark) {
  return t->length == 1 && d->text.data[t->start] == mark;
}

/*
** Byte offsets to code points. `points_make` costs nothing on ASCII text;
** else one pass over the text. `points_at` counts the code points before
** `byte`, so SQL's `start` is points_at(…) + 1.
*/
typedef struct Points {
  Str text;
  const uint32_t *every; /* code points before each 64th byte; NULL: ASCII */
} Points;
Points points_make(Arena *arena, Str text);
uint32_t points_at(const Points *points, uint32_t byte);

#endif
