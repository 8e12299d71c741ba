/*
** Marked: a document made of a text with marks, for tests of what comes
** behind the taggers.
**
**   {P:Rosa Lind}   a mention: P person, O organization, L location,
**                   F facility, N nationality, R product, D date,
**                   M money, X misc
**   <S1:he>         of quotation 1: its source; C its cue; D, M, I the words,
**                   direct, mixed or indirect; S, C and words may hold mentions
**
**   Marked m;
**   marked_make(&m, "<S1:{P:Rosa Lind}> <C1:said> <I1:it rained>.");
**   m.e.mentions[0] … m.quotes[0] …
**   marked_free(&m);
*/
#ifndef NEWSEXT_MARKED_H
#define NEWSEXT_MARKED_H

#include <stdio.h>
#include <stdlib.h>

#include "entity/entity_parts.h"
#include "quote/speaker.h"
#include "text/text.h"

enum { MARKED_QUOTES = 16, MARKED_DEPTH = 8, MARKED_PARTS = 4 };

typedef struct Marked {
  Arena arena;
  Document d;
  Entities e;
  Quote quotes[MARKED_QUOTES];
  Span parts[MARKED_QUOTES][MARKED_PARTS];
  uint32_t quote_count;
  char *text;
} Marked;

typedef struct MarkedOpen {
  char what;
  int quote; /* -1: a mention */
  uint32_t start, mention;
} MarkedOpen;

static inline EntityType marked_type(char letter) {
  static const char letters[] = "POLFNRDMX";
  static const uint8_t types[] = {
      TYPE_PERSON,  TYPE_ORGANIZATION, TYPE_LOCATION, TYPE_FACILITY, TYPE_NORP,
      TYPE_PRODUCT, TYPE_DATE,         TYPE_MONEY,    TYPE_MISC};
  const char *at = strchr(letters, letter);
  return at ? types[at - letters] : TYPE_MISC;
}

static inline void marked_close(Marked *m, const MarkedOpen *o, uint32_t end) {
  Span span = {o->start, end - o->start};
  if (o->quote < 0) {
    m->e.mentions[o->mention].span = span;
    return;
  }
  Quote *q = &m->quotes[o->quote];
  if (o->what == 'S') {
    q->source = span;
  } else if (o->what == 'C') {
    q->cue = span;
  } else {
    q->kind = o->what == 'D'   ? QUOTE_DIRECT
              : o->what == 'M' ? QUOTE_MIXED
                               : QUOTE_INDIRECT;
    m->parts[o->quote][q->part_count++] = span;
    q->parts = m->parts[o->quote];
    q->span = (Span){q->parts[0].start, end - q->parts[0].start};
  }
}

static inline void marked_tokens(Marked *m) {
  const Text *t = document_text(&m->d);
  for (uint32_t i = 0; i < m->e.mention_count; i++) {
    Mention *x = &m->e.mentions[i];
    while (x->first_token < t->token_count &&
           t->tokens[x->first_token].start < x->span.start)
      x->first_token++;
    x->end_token = x->first_token;
    while (x->end_token < t->token_count &&
           t->tokens[x->end_token].start < x->span.start + x->span.length)
      x->end_token++;
    while (x->sentence < t->sentence_count &&
           t->sentences[x->sentence].end_token <= x->first_token)
      x->sentence++;
  }
}

static inline void marked_make(Marked *m, const char *marked) {
  *m = (Marked){.quote_count = 0};
  m->text = malloc(strlen(marked) + 1);
  m->e.mentions = calloc(strlen(marked) / 4 + 1, sizeof(Mention));
  MarkedOpen open[MARKED_DEPTH];
  int depth = 0;
  uint32_t n = 0;
  for (const char *s = marked; *s; s++) {
    if (*s == '{' && s[2] == ':') {
      Mention *x = &m->e.mentions[m->e.mention_count];
      x->type = (uint8_t)marked_type(s[1]);
      x->score = 1;
      open[depth++] = (MarkedOpen){s[1], -1, n, m->e.mention_count++};
      s += 2;
    } else if (*s == '<' && s[3] == ':') {
      int quote = s[2] - '1';
      open[depth++] = (MarkedOpen){s[1], quote, n, 0};
      if ((uint32_t)quote + 1 > m->quote_count)
        m->quote_count = (uint32_t)quote + 1;
      s += 3;
    } else if (depth && (*s == '}' || *s == '>')) {
      marked_close(m, &open[--depth], n);
    } else {
      m->text[n++] = *s;
    }
  }
  document_init(&m->d, &m->arena, (Str){m->text, n});
  m->d.options.whole = true;
  marked_tokens(m);
  entities_finish(&m->d, &m->e);
  m->d.stage_entities = &m->e;
  speaker_resolve(&m->d, m->quotes, m->quote_count);
}

/* Name of the entity of mention `i`. */
static inline Str marked_name(const Marked *m, uint32_t i) {
  return m->e.entities[m->e.mentions[i].entity].name;
}

static inline void marked_free(Marked *m) {
  arena_free(&m->arena);
  free(m->text);
  free(m->e.mentions);
}

#endif
