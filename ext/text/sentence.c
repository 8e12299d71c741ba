/*
** Sentences: groups of tokens that end at . ! ? or the end of a block.
**
** In:  blocks and tokens. Out: Text.sentences; they partition the tokens of
** each block.
**
** A sentence may end at an end mark, with the closing marks behind it, when
** what follows starts like one: a capital, a digit, a letter of a script
** without capitals. Abbreviations are weaker by kind:
**
**   Gen. Mark A. Milley spoke on Jan. 8 in the U.S. He left at 5 p.m. Sunday.
**   -> "... in the U.S." | "He left ... Sunday."
*/
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/token.h"

/* How strongly a token ends the sentence. */
typedef enum EndKind {
  END_NONE,
  END_HARD, /* . ! ? 。 before whatever starts like a sentence */
  END_WEAK  /* an abbreviation: only before "The", "He", "But" … */
} EndKind;

typedef struct Splitter {
  const Document *d;
  const Text *t;
  const Block *block;
  uint32_t first; /* first token of the sentence that is open */
  uint32_t asked; /* token at which the user was asked whether to stop */
} Splitter;

static Str words(const Splitter *s, uint32_t i) {
  return token_str(s->d, &s->t->tokens[i]);
}

static uint32_t first_character(Str word) {
  uint32_t cp;
  utf8_decode(word.data, word.data + word.length, &cp);
  return cp;
}

static bool spaced(const Splitter *s, uint32_t i) {
  return (s->t->tokens[i].flags & TOKEN_SPACE_BEFORE) != 0;
}

/* End marks beyond ASCII: ellipsis, Arabic, Indic, Ethiopic, Chinese … */
static bool is_end_mark(uint32_t cp) {
  static const uint16_t marks[] = {0x2026, 0x203C, 0x2047, 0x2048, 0x2049,
                                   0x061F, 0x06D4, 0x0964, 0x0965, 0x104B,
                                   0x1362, 0x1367, 0x17D4, 0x3002, 0xFF01,
                                   0xFF0E, 0xFF1F, 0xFF61, 0x0589};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (marks[i] == cp) return true;
  }
  return false;
}

static bool is_closer(uint32_t cp) {
  static const uint16_t marks[] = {
      '"',    '\'',   ')',    ']',    '}',    0xBB,   0xAB,   0x2019, 0x201D,
      0x203A, 0x2018, 0x201C, 0x300D, 0x300F, 0x3009, 0x300B, 0xFF09};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (marks[i] == cp) return true;
  }
  return false;
}

static bool is_opener(uint32_t cp) {
  static const uint16_t marks[] = {
      '"',    '\'',   '`',    '(',    '[',    '{',    '-',    '*',
      0xAB,   0xBB,   0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
      0x2039, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2022, 0xBF,
      0xA1,   0x300C, 0x300E, 0x3008, 0x300A, 0xFF08};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (marks[i] == cp) return true;
  }
  return false;
}

/* What a dot in or behind the word `w` can mean. */
static EndKind end_of_abbreviation(const Splitter *s, uint32_t i, Str word) {
  if (word.length && word.data[word.length - 1] == '.') word.length--;
  bool comma = i > s->block->first_token && words(s, i - 1).data[0] == ',';
  switch (abbreviation_find(word, comma)) {
  case ABBREVIATION_TITLE:
  case ABBREVIATION_INNER:
  case ABBREVIATION_NUMBERED:
    return END_NONE;
  default:
    return END_WEAK;
  }
}

/* "1. The", "B. The" at the start of a sentence: a number of a list. */
static bool is_enumeration(const Splitter *s, uint32_t i) {
  return i == s->first + 1 && s->t->tokens[s->first].kind == TOKEN_NUMBER;
}

static EndKind end_kind(const Splitter *s, uint32_t i) {
  const Token *token = &s->t->tokens[i];
  Str w = words(s, i);
  if (token->flags & TOKEN_ABBREVIATION) {
    bool initial = memchr(w.data, '.', w.length - 1) == NULL;
    if (initial && w.length <= 5 && (token->flags & TOKEN_CAPITAL) &&
        utf8_count(w, 0, w.length) == 2) {
      return END_NONE; /* "J. Edgar Hoover" */
    }
    return end_of_abbreviation(s, i, w);
  }
  if (token->kind != TOKEN_PUNCT) return END_NONE;
  char c = w.data[0];
  if (c == '!' || c == '?') return END_HARD;
  if (c == '.') {
    if (is_enumeration(s, i)) return END_NONE;
    if (w.length > 1 || spaced(s, i) || i == s->first) return END_HARD;
    Str before = words(s, i - 1);
    bool comma =
        i - 1 > s->block->first_token && words(s, i - 2).data[0] == ',';
    if (abbreviation_find(before, comma) == ABBREVIATION_COMPANY) {
      return END_WEAK;
    }
    return END_HARD;
  }
  if ((unsigned char)c < 0x80) return END_NONE;
  return is_end_mark(first_character(w)) ? END_HARD : END_NONE;
}

/* Behind the closing marks and further end marks that belong to token i. */
static uint32_t skip_closers(const Splitter *s, uint32_t i) {
  uint32_t end = s->block->end_token;
  for (i++; i < end && s->t->tokens[i].kind == TOKEN_PUNCT; i++) {
    uint32_t cp = first_character(words(s, i));
    bool curly = cp == 0x201D || cp == 0x2019;
    if (spaced(s, i) && !curly) break;
    if (!is_closer(cp) && cp != '.' && cp != '!' && cp != '?' &&
        !is_end_mark(cp)) {
      break;
    }
  }
  return i;
}

static uint32_t skip_openers(const Splitter *s, uint32_t i) {
  enum { MOST = 8 };
  uint32_t end = s->block->end_token, from = i;
  while (i < end && i - from < MOST && s->t->tokens[i].kind == TOKEN_PUNCT &&
         is_opener(first_character(words(s, i)))) {
    i++;
  }
  return i;
}

/* True when a sentence may start with token i. */
static bool starts_sentence(const Splitter *s, uint32_t i) {
  if (i >= s->block->end_token) return false;
  const Token *token = &s->t->tokens[i];
  uint32_t cp = first_character(words(s, i));
  switch (token->kind) {
  case TOKEN_WORD: {
    UnicodeClass k = unicode_class(cp);
    return k == UNICODE_UPPER || k == UNICODE_LETTER;
  }
  case TOKEN_NUMBER:
  case TOKEN_ADDRESS:
    return true;
  case TOKEN_PUNCT:
    return cp == '$' || cp == 0xA3 || cp == 0x20AC;
  default:
    return false;
  }
}

/* "the statement.He said": no space, yet plainly two sentences. */
static bool glued_break(const Splitter *s, uint32_t mark, uint32_t next) {
  if (mark == s->first) return false;
  const Token *before = &s->t->tokens[mark - 1];
  const Token *after = &s->t->tokens[next];
  if (after->flags & TOKEN_NOT_ASCII || words(s, mark).data[0] & 0x80) {
    return true; /* Chinese and Japanese have no spaces */
  }
  return before->kind == TOKEN_WORD && before->length >= 3 &&
         !(before->flags & (TOKEN_CAPITAL | TOKEN_HAS_DIGIT)) &&
         after->kind == TOKEN_WORD && after->flags & TOKEN_CAPITAL &&
         !(after->flags & TOKEN_ALL_CAPITALS);
}

/* True when the sentence of end mark `mark` ends before token `next`. */
static bool breaks(const Splitter *s, uint32_t mark, EndKind kind,
                   uint32_t next) {
  if (next >= s->block->end_token) return true;
  uint32_t start = skip_openers(s, next);
  if (!starts_sentence(s, start)) return false;
  if (!spaced(s, next) && next == mark + 1 && !glued_break(s, mark, next)) {
    return false;
  }
  if (kind == END_HARD) return true;
  Str word = words(s, start);
  return s->t->tokens[start].flags & TOKEN_CAPITAL &&
         abbreviation_is_starter(word);
}

typedef struct SentenceList {
  Sentence *items;
  size_t count, capacity;
} SentenceList;

static void add_sentence(Arena *arena, SentenceList *list, Sentence x) {
  if (x.end_token > x.first_token && ARENA_PUSH(arena, list)) {
    list->items[list->count++] = x;
  }
}

/* True when the user wants to stop: asked every so many tokens. */
static bool stops(Splitter *s, Document *d, uint32_t token) {
  enum { AT_ONCE = 1 << 16 };
  if (token - s->asked < AT_ONCE) return false;
  s->asked = token;
  return document_stopped(d);
}

static void split_block(Splitter *s, Document *d, SentenceList *list,
                        uint32_t block) {
  Arena *arena = d->arena;
  s->first = s->block->first_token;
  for (uint32_t i = s->first; i < s->block->end_token;) {
    if (stops(s, d, i)) return;
    EndKind kind = end_kind(s, i);
    if (kind == END_NONE) {
      i++;
      continue;
    }
    uint32_t next = skip_closers(s, i);
    if (breaks(s, i, kind, next)) {
      add_sentence(arena, list, (Sentence){s->first, next, block});
      s->first = next;
    }
    i = next;
  }
  add_sentence(arena, list, (Sentence){s->first, s->block->end_token, block});
}

void sentences_find(Document *d, Text *t) {
  SentenceList list = {0};
  Splitter s = {.d = d, .t = t};
  for (uint32_t i = 0; i < t->block_count && !d->arena->failed; i++) {
    Block *b = &t->blocks[i];
    s.block = b;
    b->first_sentence = (uint32_t)list.count;
    split_block(&s, d, &list, i);
    b->end_sentence = (uint32_t)list.count;
  }
  t->sentences = list.items;
  t->sentence_count = d->arena->failed ? 0 : (uint32_t)list.count;
}
