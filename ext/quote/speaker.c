/*
** Who said it: see speaker.h. Sources are resolved in the order of the text,
** each with what a reader knows at that point (discourse.h).
*/
#include "quote/speaker.h"

#include <stdlib.h>

#include "quote/cue.h"
#include "quote/discourse.h"

static const Referent NOBODY = {.entity = NO_ENTITY, .kind = SPEAKER_UNKNOWN};

/* What a source of one word is. */
typedef enum SourceKind {
  SOURCE_HE,
  SOURCE_SHE,
  SOURCE_THEY,
  SOURCE_IT,
  SOURCE_SELF, /* I, we, you: the writer, or anybody */
  SOURCE_RELATIVE,
  SOURCE_NOMINAL
} SourceKind;
static const struct {
  const char *word;
  uint8_t kind;
} SOURCE_PRONOUNS[] = {
    {"he", SOURCE_HE},         {"him", SOURCE_HE},
    {"his", SOURCE_HE},        {"she", SOURCE_SHE},
    {"her", SOURCE_SHE},       {"they", SOURCE_THEY},
    {"them", SOURCE_THEY},     {"their", SOURCE_THEY},
    {"it", SOURCE_IT},         {"its", SOURCE_IT},
    {"i", SOURCE_SELF},        {"me", SOURCE_SELF},
    {"we", SOURCE_SELF},       {"us", SOURCE_SELF},
    {"you", SOURCE_SELF},      {"who", SOURCE_RELATIVE},
    {"whom", SOURCE_RELATIVE}, {"which", SOURCE_RELATIVE},
    {"that", SOURCE_RELATIVE},
};

/* Tokens of a source without marks at its end ("she,"). */
static TokenRun source_run(const Discourse *c, Span span) {
  TokenRun run = discourse_run(c, span);
  while (run.end > run.first && c->t->tokens[run.end - 1].kind == TOKEN_PUNCT &&
         !str_equal(discourse_word(c, run.end - 1), STR(")")))
    run.end--;
  return run;
}

static SourceKind source_kind(const Discourse *c, TokenRun run) {
  Str word = discourse_word(c, run.first);
  if (run.end - run.first != 1) /* "which also asked for the data" */
    return str_equal_nocase(word, STR("which")) ||
                   str_equal_nocase(word, STR("who"))
               ? SOURCE_RELATIVE
               : SOURCE_NOMINAL;
  for (size_t i = 0; i < sizeof(SOURCE_PRONOUNS) / sizeof(*SOURCE_PRONOUNS);
       i++) {
    if (str_is_nocase(word, SOURCE_PRONOUNS[i].word))
      return SOURCE_PRONOUNS[i].kind;
  }
  return SOURCE_NOMINAL;
}

/*
** "Rosa Lind told the meeting: “We go,” he said.": when a colon leads to the
** words, the person named last in its sentence is meant, if the gender fits.
*/
static uint32_t person_before_colon(const Discourse *c, const Quote *q,
                                    Gender gender) {
  uint32_t at = discourse_token_at(c, q->span.start);
  while (at > 0 && c->t->tokens[at - 1].kind == TOKEN_PUNCT &&
         !str_equal(discourse_word(c, at - 1), STR(":")))
    at--;
  if (at == 0 || !str_equal(discourse_word(c, at - 1), STR(":")))
    return NO_ENTITY;
  uint32_t start = c->t->sentences[c->sentence_of[at - 1]].first_token;
  for (uint32_t i = c->next_mention; i > 0; i--) {
    const Mention *m = &c->e->mentions[i - 1];
    if (m->first_token < start) break;
    if (m->first_token < at && m->type == TYPE_PERSON &&
        (!c->gender[m->entity] || c->gender[m->entity] == gender))
      return m->entity;
  }
  return NO_ENTITY;
}

static Referent resolve_person(Discourse *c, const Quote *q, uint32_t token,
                               Gender gender) {
  bool found = false;
  uint32_t entity = person_before_colon(c, q, gender);
  if (entity == NO_ENTITY) entity = discourse_person(c, token, gender, &found);
  Referent r = referent_of(c, entity);
  if (found && entity == NO_ENTITY) r.kind = SPEAKER_ANONYMOUS;
  if (entity != NO_ENTITY) {
    r.kind = SPEAKER_PERSON;
    if (!c->gender[entity]) c->gender[entity] = (uint8_t)gender;
  }
  return r;
}

/* The previous quotation's speaker, when it stands within `sentences`. */
static bool previous_near(const Discourse *c, uint32_t token,
                          uint32_t sentences) {
  if (c->previous_token == NO_MENTION || token >= c->t->token_count)
    return false;
  uint32_t here = c->sentence_of[token];
  uint32_t there = c->sentence_of[c->previous_token];
  return here >= there && here - there <= sentences;
}

static Referent resolve_they(const Discourse *c, uint32_t token) {
  if (previous_near(c, token, 3) && c->previous.kind == SPEAKER_GROUP)
    return c->previous;
  Referent r = NOBODY;
  r.kind = SPEAKER_GROUP;
  return r;
}

static Referent resolve_it(const Discourse *c, uint32_t token) {
  if (previous_near(c, token, 3) && c->previous.kind == SPEAKER_ORGANIZATION &&
      c->previous.name.data)
    return c->previous;
  return referent_of(c, discourse_organization(c, token));
}

/* "donors who": many, whoever was named before. */
static bool is_plain_noun(const Discourse *c, uint32_t token) {
  Str w = discourse_word(c, token);
  return w.length > 3 && ascii_is_lower(w.data[0]) &&
         w.data[w.length - 1] == 's' && w.data[w.length - 2] != 's';
}

/* "the Arlish government, |which": the phrase with "the" that ends there. */
static TokenRun phrase_before(const Discourse *c, uint32_t start,
                              uint32_t end) {
  for (uint32_t i = end; i > start && end - i < 6; i--) {
    if (c->t->tokens[i - 1].kind == TOKEN_PUNCT) break;
    if (str_equal_nocase(discourse_word(c, i - 1), STR("the")))
      return (TokenRun){i - 1, end};
  }
  return (TokenRun){0, 0};
}

/* "Rosa Lind, the lawyer who": the nearest name to the left that can speak. */
static Referent resolve_relative(Discourse *c, uint32_t token) {
  bool which = str_equal_nocase(discourse_word(c, token), STR("which"));
  bool who = str_starts_nocase(discourse_word(c, token), STR("who"));
  uint32_t start = c->t->sentences[c->sentence_of[token]].first_token;
  uint32_t end = token;
  if (end > start && str_equal(discourse_word(c, end - 1), STR(","))) end--;
  uint32_t at = c->next_mention;
  for (int looks = 8; at > 0 && looks; at--, looks--) {
    const Mention *m = &c->e->mentions[at - 1];
    if (m->first_token >= token) continue;
    if (m->first_token < start || token - m->first_token > 16) break;
    bool adjacent = m->end_token >= end;
    if (m->type == TYPE_PERSON && !which &&
        (adjacent || !is_plain_noun(c, end - 1)))
      return referent_of(c, m->entity);
    if (adjacent && !who && m->type == TYPE_ORGANIZATION)
      return referent_of(c, m->entity);
    if (adjacent && !who) break;
  }
  TokenRun phrase = phrase_before(c, start, end);
  return phrase.first < phrase.end ? nominal_resolve(c, phrase) : NOBODY;
}

static Referent resolve_source(Discourse *c, const Quote *q, TokenRun run) {
  switch (source_kind(c, run)) {
  case SOURCE_HE:
    return resolve_person(c, q, run.first, GENDER_MALE);
  case SOURCE_SHE:
    return resolve_person(c, q, run.first, GENDER_FEMALE);
  case SOURCE_THEY:
    return resolve_they(c, run.first);
  case SOURCE_IT:
    return resolve_it(c, run.first);
  case SOURCE_SELF:
    return NOBODY;
  case SOURCE_RELATIVE:
    return resolve_relative(c, run.first);
  default:
    return nominal_resolve(c, run);
  }
}

/*
** "According to a statement by the union, …": whatever the tagger made of it,
** the words up to the comma are the source.
*/
static TokenRun source_behind_cue(const Discourse *c, const Quote *q) {
  enum { LONGEST = 14 };
  TokenRun cue = discourse_run(c, q->cue), run = {0, 0};
  if (cue.end - cue.first != 2 ||
      !str_equal_nocase(discourse_word(c, cue.first), STR("according")))
    return run;
  uint32_t end = c->t->sentences[c->sentence_of[cue.first]].end_token;
  run = (TokenRun){cue.end, cue.end};
  while (run.end < end && run.end - run.first < LONGEST) {
    if (c->t->tokens[run.end].kind == TOKEN_PUNCT &&
        str_equal(discourse_word(c, run.end), STR(",")))
      return run;
    run.end++;
  }
  return (TokenRun){0, 0};
}

/* Tokens of a quotation's source; empty when it has none. */
static TokenRun quote_source(const Discourse *c, const Quote *q) {
  TokenRun run = source_run(c, q->source);
  return run.first < run.end ? run : source_behind_cue(c, q);
}

/* Where a quotation is anchored in the text: its source, cue or words. */
static uint32_t quote_anchor(const Discourse *c, const Quote *q) {
  TokenRun run = quote_source(c, q);
  if (run.first < run.end) return run.first;
  uint32_t start = q->cue.length ? q->cue.start : q->span.start;
  return discourse_token_at(c, start);
}

static void quote_write(Quote *q, const Referent *r) {
  q->entity = r->entity;
  q->speaker = r->name;
  q->role = r->role;
  q->speaker_kind = r->kind;
}

typedef struct Anchor {
  uint32_t token, quote;
} Anchor;

static int anchor_compare(const void *a, const void *b) {
  const Anchor *x = a, *y = b;
  if (x->token != y->token) return x->token < y->token ? -1 : 1;
  return x->quote < y->quote ? -1 : x->quote > y->quote;
}

static Anchor *anchors_sort(const Discourse *c, const Quote *quotes,
                            uint32_t count) {
  Anchor *anchors = ARENA_ARRAY(c->d->arena, Anchor, count);
  if (!anchors) return NULL;
  for (uint32_t i = 0; i < count; i++)
    anchors[i] = (Anchor){quote_anchor(c, &quotes[i]), i};
  qsort(anchors, count, sizeof(*anchors), anchor_compare);
  return anchors;
}

/* One quotation; `*last` is the source that was resolved before. */
static void quote_resolve(Discourse *c, Quote *q, uint32_t token, Span *last) {
  TokenRun run = quote_source(c, q);
  bool same = q->source.length && q->source.start == last->start &&
              q->source.length == last->length;
  Referent r = NOBODY;
  discourse_read(c, token);
  if (same)
    r = c->previous;
  else if (run.first < run.end)
    r = resolve_source(c, q, run);
  else if (!q->cue.length && c->previous_token != NO_MENTION)
    r = c->previous;
  quote_write(q, &r);
  if (!same && run.first < run.end) {
    discourse_read(c, run.end);
    discourse_speaker(c, token, &r);
    *last = q->source;
  }
}

void speaker_resolve(Document *d, Quote *quotes, uint32_t count) {
  Discourse c;
  Span last = {0, 0};
  if (count == 0 || !discourse_init(&c, d, quotes, count)) return;
  Anchor *anchors = anchors_sort(&c, quotes, count);
  for (uint32_t i = 0; anchors && i < count && !d->arena->failed; i++) {
    Quote *q = &quotes[anchors[i].quote];
    quote_write(q, &NOBODY);
    q->addressee = STR_NULL;
    q->cue_class = (uint8_t)cue_class(str_span(d->text, q->cue));
    if (q->kind == QUOTE_SCARE) continue;
    quote_resolve(&c, q, anchors[i].token, &last);
    q->addressee = addressee_find(&c, q);
  }
}
