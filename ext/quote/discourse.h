/*
** Discourse: what has been named so far, as a reader remembers it at some
** point of the text. Shared by the files of the speaker resolver.
**
** Every person that is named, referred to by a pronoun or quoted leaves a
** Trace. A pronoun goes to the person whose traces are the freshest.
*/
#ifndef NEWSEXT_QUOTE_DISCOURSE_H
#define NEWSEXT_QUOTE_DISCOURSE_H

#include "entity/chain.h"
#include "quote/quote.h"
#include "text/text.h"

enum { NO_MENTION = UINT32_MAX };

/* A moment at which a person was before the reader's eyes. */
typedef struct Trace {
  uint32_t entity; /* NO_ENTITY: somebody without a name ("an official") */
  uint32_t sentence, block;
  bool marked;  /* within quotation marks */
  float weight; /* how much it stands out, before distance is taken off */
} Trace;

/* Who an expression stands for. */
typedef struct Referent {
  uint32_t entity; /* or NO_ENTITY */
  Str name;        /* NULL: could not be told */
  Str role;        /* or NULL */
  uint8_t kind;    /* SpeakerKind */
} Referent;

/* A run of tokens [first, end). */
typedef struct TokenRun {
  uint32_t first, end;
} TokenRun;

typedef struct Discourse {
  Document *d;
  const Text *t;
  const Entities *e;
  uint32_t *sentence_of; /* of each token */
  uint8_t *inside;       /* of each token: INSIDE_… */
  uint8_t *gender;       /* of each entity, as far as known now */
  uint32_t *seen;        /* of each entity: traces so far */
  Chain roles;           /* hash of a role noun -> mention that had it */
  struct {
    Trace *items;
    size_t count, capacity;
  } traces;
  uint32_t last_speaker;   /* entity that spoke last, or NO_ENTITY */
  uint32_t next_mention;   /* mentions before this one have been read */
  uint32_t read_to;        /* and pronouns before this token */
  Referent previous;       /* of the quotation resolved before … */
  uint32_t previous_token; /* … which was here; NO_MENTION: none yet */
} Discourse;

enum {
  INSIDE_MARKS = 1,   /* words between quotation marks */
  INSIDE_CONTENT = 2, /* words of an indirect quotation */
  INSIDE_HEADLINE = 4 /* a line in which most words are capitalised */
};

#define WORD_AMONG(word, table)                                                \
  word_among((word), (table), sizeof(table) / sizeof(*(table)))

/* True when `word` is in `table`, without regard to case. */
bool word_among(Str word, const char *const *table, size_t count);

/* Key in `roles` of all whose role names a country: "Greek President". */
uint64_t discourse_country_key(const char *code);
/* Country that a word of `words` names, "" when none does. */
void discourse_country(Str words, char out[3]);

/* False when out of memory. `quotes` tell what stands inside quotations. */
bool discourse_init(Discourse *c, Document *d, const Quote *quotes,
                    uint32_t count);
static inline Str discourse_word(const Discourse *c, uint32_t token) {
  return token_str(c->d, &c->t->tokens[token]);
}
/* The token at or after `byte`. */
uint32_t discourse_token_at(const Discourse *c, uint32_t byte);
/* Tokens of a span; empty for an empty span. */
TokenRun discourse_run(const Discourse *c, Span span);

/* Reads on up to `token`: mentions and pronouns before it leave traces. */
void discourse_read(Discourse *c, uint32_t token);
/* A speaker was resolved at `token`. */
void discourse_speaker(Discourse *c, uint32_t token, const Referent *speaker);

/*
** The person that a pronoun or "the senator" at `token` stands for, of
** `gender` (GENDER_UNKNOWN: any). NO_ENTITY when nobody fits or when the
** freshest trace is of somebody without a name; `*found` tells the two apart.
*/
uint32_t discourse_person(Discourse *c, uint32_t token, Gender gender,
                          bool *found);
/* The organization named or quoted last, within four sentences. */
uint32_t discourse_organization(const Discourse *c, uint32_t token);

/* The index of the first mention that ends behind `byte`. */
uint32_t discourse_mention_from(const Discourse *c, uint32_t byte);

/* nominal.c: who a source that is no pronoun stands for. */
Referent nominal_resolve(Discourse *c, TokenRun source);
/* A Referent for an entity. */
Referent referent_of(const Discourse *c, uint32_t entity);

/* addressee.c: whom it was said to, or NULL. */
Str addressee_find(const Discourse *c, const Quote *q);

#endif
