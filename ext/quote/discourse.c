/*
** What a reader remembers, and whom a pronoun means: see discourse.h.
**
** The weights of traces are those of a measured rule system (PolNeAR's
** development articles); no single one matters much.
*/
#include "quote/discourse.h"

#include <stdlib.h>

#include "article/gazetteer.h"
#include "base/hash.h"
#include "entity/role_noun.h"
#include "quote/cue.h"

enum { FAR_SENTENCES = 12, FAR_TRACES = 48, ORG_SENTENCES = 4 };

static const char *const AUXILIARIES[] = {
    "is",    "was",  "are",    "were",  "has",   "had", "have",
    "will",  "did",  "does",   "would", "could", "can", "may",
    "might", "must", "should", "also",  "who"};
/* Verbs behind which the speaker may stand: ", said Rosa Lind". */
static const char *const INVERTED[] = {
    "added",    "adds",     "argued",   "argues", "concluded", "explained",
    "explains", "insisted", "noted",    "notes",  "recalled",  "replied",
    "said",     "says",     "stressed", "wrote",  "writes"};
static const char *const PREPOSITIONS[] = {
    "about", "after",  "against", "at",    "before", "behind", "by",
    "for",   "from",   "in",      "like",  "of",     "on",     "over",
    "to",    "toward", "towards", "under", "upon",   "with",   "without"};

bool word_among(Str word, const char *const *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (str_is_nocase(word, table[i])) return true;
  }
  return false;
}

uint32_t discourse_token_at(const Discourse *c, uint32_t byte) {
  uint32_t low = 0, high = c->t->token_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const Token *t = &c->t->tokens[middle];
    if (t->start + t->length <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

TokenRun discourse_run(const Discourse *c, Span span) {
  if (span.length == 0) return (TokenRun){0, 0};
  uint32_t first = discourse_token_at(c, span.start), end = first;
  while (end < c->t->token_count &&
         c->t->tokens[end].start < span.start + span.length)
    end++;
  return (TokenRun){first, end};
}

uint32_t discourse_mention_from(const Discourse *c, uint32_t byte) {
  uint32_t low = 0, high = c->e->mention_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    Span s = c->e->mentions[middle].span;
    if (s.start + s.length <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void inside_mark(Discourse *c, const Quote *q) {
  uint8_t how = q->kind == QUOTE_DIRECT ? INSIDE_MARKS : INSIDE_CONTENT;
  for (uint32_t p = 0; q->kind != QUOTE_SCARE && p < q->part_count; p++) {
    TokenRun run = discourse_run(c, q->parts[p]);
    for (uint32_t i = run.first; i < run.end; i++) c->inside[i] |= how;
  }
}

/* A block in which three of four long words are capitalised is a headline. */
static void headlines_mark(Discourse *c) {
  for (uint32_t b = 0; b < c->t->block_count; b++) {
    const Block *block = &c->t->blocks[b];
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = block->first_token; i < block->end_token; i++) {
      const Token *t = &c->t->tokens[i];
      if (t->kind != TOKEN_WORD || t->length < 4) continue;
      words++;
      capitals += (t->flags & TOKEN_CAPITAL) != 0;
    }
    if (words < 4 || capitals * 4 <= words * 3) continue;
    for (uint32_t i = block->first_token; i < block->end_token; i++)
      c->inside[i] |= INSIDE_HEADLINE;
  }
}

bool discourse_init(Discourse *c, Document *d, const Quote *quotes,
                    uint32_t count) {
  Arena *arena = d->arena;
  *c = (Discourse){.d = d,
                   .t = document_text(d),
                   .e = document_entities(d),
                   .last_speaker = NO_ENTITY,
                   .previous_token = NO_MENTION};
  size_t tokens = (size_t)c->t->token_count + 1;
  size_t entities = (size_t)c->e->entity_count + 1;
  c->sentence_of = ARENA_ARRAY(arena, uint32_t, tokens);
  c->inside = arena_zero(arena, tokens);
  c->gender = arena_zero(arena, entities);
  c->seen = arena_zero(arena, entities * sizeof(uint32_t));
  chain_init(&c->roles, arena, c->e->mention_count);
  if (arena->failed) return false;
  for (uint32_t s = 0; s < c->t->sentence_count; s++) {
    for (uint32_t i = c->t->sentences[s].first_token;
         i < c->t->sentences[s].end_token; i++)
      c->sentence_of[i] = s;
  }
  for (uint32_t i = 0; i < c->e->entity_count; i++)
    c->gender[i] = c->e->entities[i].gender;
  for (uint32_t i = 0; i < count; i++) inside_mark(c, &quotes[i]);
  headlines_mark(c);
  return true;
}

static bool is_sentence_start(const Discourse *c, uint32_t token) {
  return token == c->t->sentences[c->sentence_of[token]].first_token;
}

/* Followed by what a subject is followed by: a verb, an auxiliary. */
static bool is_subject(const Discourse *c, uint32_t after) {
  if (after + 1 >= c->t->token_count) return false;
  Str w = discourse_word(c, after);
  if (str_equal(w, STR(","))) /* "Lind, who told" */
    return str_equal_nocase(discourse_word(c, after + 1), STR("who"));
  if (WORD_AMONG(w, AUXILIARIES) || cue_word_class(w) != CUE_NONE) return true;
  return w.length > 3 && ascii_is_lower(w.data[0]) &&
         memcmp(w.data + w.length - 2, "ed", 2) == 0;
}

/* "…, noted NBC's |Rosa Lind|": the verb stands before the name. */
static bool is_reported(const Discourse *c, const Mention *m) {
  uint32_t first = m->first_token;
  if (m->role_span.length && m->role_span.start < m->span.start)
    first = discourse_token_at(c, m->role_span.start);
  for (uint32_t i = first; i > 0 && first - i < 3; i--) {
    const Token *t = &c->t->tokens[i - 1];
    if (t->kind == TOKEN_PUNCT) return false;
    if (t->kind != TOKEN_WORD || (t->flags & TOKEN_CAPITAL)) continue;
    return WORD_AMONG(token_str(c->d, t), INVERTED);
  }
  return false;
}

static float mention_weight(const Discourse *c, const Mention *m) {
  float weight = 0;
  uint32_t first = m->first_token, after = m->end_token;
  bool start = is_sentence_start(c, first);
  if (after < c->t->token_count && c->t->tokens[after].kind == TOKEN_CLITIC)
    weight -= 1.0f;
  if (start) weight += 0.7f;
  if (is_subject(c, after)) weight += 0.5f;
  if (m->role_span.length) weight += 0.3f; /* just introduced */
  if (!start && WORD_AMONG(discourse_word(c, first - 1), PREPOSITIONS))
    weight -= 0.4f;
  if (!start && is_reported(c, m)) weight += 1.0f;
  if ((c->inside[first] & (INSIDE_MARKS | INSIDE_CONTENT)) == INSIDE_CONTENT)
    weight -= 0.7f;
  if (c->inside[first] & INSIDE_HEADLINE) weight -= 1.0f;
  return weight;
}

static void trace_add(Discourse *c, uint32_t entity, uint32_t token,
                      float weight) {
  if (token >= c->t->token_count) return;
  if (!ARENA_PUSH(c->d->arena, &c->traces)) return;
  uint32_t sentence = c->sentence_of[token];
  c->traces.items[c->traces.count++] =
      (Trace){.entity = entity,
              .sentence = sentence,
              .block = c->t->sentences[sentence].block,
              .marked = c->inside[token] & INSIDE_MARKS,
              .weight = weight};
  if (entity != NO_ENTITY) c->seen[entity]++;
}

uint64_t discourse_country_key(const char *code) {
  return hash_mix(hash_bytes(code, 2), 9);
}

void discourse_country(Str words, char out[3]) {
  out[0] = 0;
  for (size_t at = 0; at < words.length && at < 200;) {
    size_t end = at;
    while (end < words.length && words.data[end] != ' ') end++;
    GazetteerEntry e;
    if (ascii_is_upper(words.data[at]) &&
        gazetteer_find(str_slice(words, at, end - at),
                       GAZ_DEMONYM | GAZ_COUNTRY, &e)) {
      memcpy(out, e.country, 3);
      return;
    }
    at = end + 1;
  }
}

/* Remembers each role noun of a mention's role, and its country. */
static void roles_add(Discourse *c, const Mention *m, uint32_t index) {
  TokenRun run = discourse_run(c, m->role_span);
  char country[3];
  discourse_country(m->role, country);
  if (country[0]) chain_add(&c->roles, discourse_country_key(country), index);
  for (uint32_t i = run.first; i < run.end && i - run.first < 24; i++) {
    char noun[32];
    Str w = discourse_word(c, i);
    if (!role_is_noun(w)) continue;
    size_t n = role_singular(w, noun);
    if (n) chain_add(&c->roles, hash_bytes(noun, n), index);
  }
}

static void pronoun_read(Discourse *c, uint32_t token, Gender gender) {
  bool found;
  uint32_t entity = discourse_person(c, token, gender, &found);
  if (!found) return;
  trace_add(c, entity, token, 0.9f);
  if (entity != NO_ENTITY && !c->gender[entity])
    c->gender[entity] = (uint8_t)gender;
}

/* The gender of "he", "she"; GENDER_UNKNOWN for any other word. */
static Gender subject_pronoun(Str word) {
  if (word.length == 2 && str_equal_nocase(word, STR("he"))) return GENDER_MALE;
  if (word.length == 3 && str_equal_nocase(word, STR("she")))
    return GENDER_FEMALE;
  return GENDER_UNKNOWN;
}

/* Pronouns of the tokens [from, to). */
static void pronouns_read(Discourse *c, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    if (c->inside[i] & (INSIDE_MARKS | INSIDE_HEADLINE)) continue;
    Gender gender = subject_pronoun(discourse_word(c, i));
    if (gender) pronoun_read(c, i, gender);
  }
}

void discourse_read(Discourse *c, uint32_t token) {
  uint32_t at =
      c->next_mention ? c->e->mentions[c->next_mention - 1].end_token : 0;
  if (c->read_to > at) at = c->read_to;
  while (c->next_mention < c->e->mention_count) {
    const Mention *m = &c->e->mentions[c->next_mention];
    if (m->first_token >= token) break;
    if (at < m->first_token) pronouns_read(c, at, m->first_token);
    at = m->end_token;
    if (m->type == TYPE_PERSON) {
      trace_add(c, m->entity, m->first_token, mention_weight(c, m));
      roles_add(c, m, c->next_mention);
    }
    c->next_mention++;
  }
  if (at < token) pronouns_read(c, at, token);
  if (token > c->read_to) c->read_to = token;
}

void discourse_speaker(Discourse *c, uint32_t token, const Referent *speaker) {
  c->previous = *speaker;
  c->previous_token = token;
  bool person = speaker->kind == SPEAKER_PERSON;
  if (person && speaker->entity != NO_ENTITY) {
    c->last_speaker = speaker->entity;
    trace_add(c, speaker->entity, token, 2.1f);
  } else if (speaker->kind == SPEAKER_ORGANIZATION) {
    c->last_speaker = NO_ENTITY; /* the word has passed to another */
  } else if (speaker->kind == SPEAKER_ANONYMOUS) {
    trace_add(c, NO_ENTITY, token, 1.6f);
  }
}

/* What a person gains beyond the freshness of one trace. */
static float person_bonus(const Discourse *c, uint32_t entity, Gender gender) {
  float bonus = 0;
  if (entity == NO_ENTITY) return 0;
  if (gender && c->gender[entity] == gender) bonus += 0.6f;
  if (entity == c->last_speaker) bonus += 0.4f;
  return bonus + 0.05f * (float)(c->seen[entity] < 6 ? c->seen[entity] : 6);
}

uint32_t discourse_person(Discourse *c, uint32_t token, Gender gender,
                          bool *found) {
  *found = false;
  if (token >= c->t->token_count) return NO_ENTITY;
  uint32_t sentence = c->sentence_of[token], best = NO_ENTITY;
  uint32_t block = c->t->sentences[sentence].block;
  float best_score = 0;
  for (size_t n = 0; n < FAR_TRACES && n < c->traces.count; n++) {
    const Trace *x = &c->traces.items[c->traces.count - 1 - n];
    if (x->sentence > sentence) continue;
    if (sentence - x->sentence > FAR_SENTENCES) break;
    uint32_t blocks = block - x->block < 3 ? block - x->block : 3;
    if (x->entity != NO_ENTITY && gender && c->gender[x->entity] &&
        c->gender[x->entity] != gender)
      continue;
    float score = x->weight - (float)(sentence - x->sentence) -
                  0.3f * (float)blocks + person_bonus(c, x->entity, gender);
    if (x->marked && !(c->inside[token] & INSIDE_MARKS)) score -= 2.0f;
    if (*found && score <= best_score) continue;
    *found = true;
    best_score = score;
    best = x->entity;
  }
  return best;
}

uint32_t discourse_organization(const Discourse *c, uint32_t token) {
  uint32_t sentence = c->sentence_of[token], looks = FAR_TRACES;
  for (uint32_t i = c->next_mention; i > 0 && looks--; i--) {
    const Mention *m = &c->e->mentions[i - 1];
    if (m->first_token >= token) continue;
    if (sentence - c->sentence_of[m->first_token] > ORG_SENTENCES) break;
    if (m->type == TYPE_ORGANIZATION) return m->entity;
  }
  return NO_ENTITY;
}
