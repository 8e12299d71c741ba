/*
** Mending mentions by the rest of the article: see repair.h. Each rule was
** kept because it set more mentions of other articles right than wrong.
*/
#include "entity/repair.h"

#include "article/place.h"
#include "base/hash.h"
#include "entity/chain.h"
#include "entity/name.h"
#include "entity/spell.h"
#include "text/text.h"

enum { PARTICLES = 3, TAIL_TOKENS = 8 };

typedef struct Repair {
  Document *d;
  const Text *t;
  Mention *mentions;
  uint32_t count;
  Chain surnames; /* hash of the folded surname of each full name */
} Repair;

static uint64_t words_hash(const Name *name, uint8_t from, uint8_t to) {
  uint64_t h = 0;
  for (uint8_t i = from; i < to; i++) h = hash_mix(h, hash_str(name->words[i]));
  return h;
}

static void surnames_collect(Repair *r) {
  chain_init(&r->surnames, r->d->arena, r->count);
  for (uint32_t i = 0; i < r->count; i++) {
    const Mention *m = &r->mentions[i];
    if (m->type != TYPE_PERSON || m->end_token - m->first_token < 2) continue;
    Name name;
    name_parse(r->d->arena, str_span(r->d->text, m->span), &name);
    if (name.count < 2) continue;
    uint64_t key = words_hash(&name, name.surname, name.surname_end);
    if (!chain_find(&r->surnames, key)) chain_add(&r->surnames, key, i);
  }
}

static Span span_between(const Repair *r, uint32_t first, uint32_t end) {
  const Token *a = &r->t->tokens[first], *b = &r->t->tokens[end - 1];
  return (Span){a->start, b->start + b->length - a->start};
}

/* True when `span` folded is the whole surname of a full name. */
static bool is_surname(Repair *r, Span span) {
  Name name;
  name_parse(r->d->arena, str_span(r->d->text, span), &name);
  return name.count > 0 &&
         chain_find(&r->surnames, words_hash(&name, 0, name.count));
}

/* "van der |Hoek|": particles that belong to the surname. */
static void particles_take(Repair *r, uint32_t index) {
  Mention *m = &r->mentions[index];
  uint32_t least = index ? r->mentions[index - 1].end_token : 0;
  uint32_t first = m->first_token;
  while (first > least && m->first_token - first < PARTICLES) {
    Str word = token_str(r->d, &r->t->tokens[first - 1]);
    if (!ascii_is_lower(word.data[0]) ||
        !(gazetteer_kinds(word) & GAZ_PARTICLE))
      break;
    first--;
  }
  if (first == m->first_token) return;
  Span span = span_between(r, first, m->end_token);
  if (!is_surname(r, span)) return;
  m->first_token = first;
  m->span = span;
}

/* One word, taken for an organization or a place, that is a person's name. */
static void person_recognise(Repair *r, Mention *m) {
  if (m->type != TYPE_ORGANIZATION && m->type != TYPE_LOCATION &&
      m->type != TYPE_MISC && m->type != TYPE_PRODUCT)
    return;
  const Token *t = &r->t->tokens[m->first_token];
  Str word = str_span(r->d->text, m->span);
  if (m->end_token != m->first_token + 1 || word.length < 3 ||
      (t->flags & TOKEN_ALL_CAPITALS))
    return;
  if (!is_surname(r, m->span)) return;
  if (gazetteer_kinds(word) || place_rank(word) > 0) return;
  m->type = TYPE_PERSON;
}

static bool is_mark(const Repair *r, uint32_t token, char mark) {
  return token < r->t->token_count &&
         token_is_mark(r->d, &r->t->tokens[token], mark);
}

/* The acronym's letters, in order, from the first word to the last one's. */
static bool acronym_covers(Arena *arena, Str acronym, Str name) {
  Str letters = spell_fold(arena, acronym), words = spell_fold(arena, name);
  size_t at = 0, last = words.length;
  while (last && words.data[last - 1] != ' ') last--;
  if (letters.length < 3 || last == 0 || words.data[0] != letters.data[0] ||
      words.data[last] != letters.data[letters.length - 1])
    return false;
  for (size_t i = 0; i < last && at + 1 < letters.length; i++)
    at += words.data[i] == letters.data[at];
  return at + 1 == letters.length;
}

/* "|Office for Ports| in |Arle| (|OPA|)": the acronym tells where it ends. */
static void tail_take(Repair *r, uint32_t acronym) {
  const Mention *a = &r->mentions[acronym];
  uint32_t open = a->first_token - 1;
  if (a->first_token == 0 || !is_mark(r, open, '(') ||
      !is_mark(r, a->end_token, ')') || a->end_token != open + 2)
    return;
  for (uint32_t i = acronym; i > 0 && acronym - i < 3; i--) {
    Mention *m = &r->mentions[i - 1];
    if (m->sentence != a->sentence || open - m->end_token > TAIL_TOKENS) return;
    if (m->type != TYPE_ORGANIZATION || m->end_token - m->first_token < 2)
      continue;
    Span span = span_between(r, m->first_token, open);
    if (!acronym_covers(r->d->arena, str_span(r->d->text, a->span),
                        str_span(r->d->text, span)))
      continue;
    if (m->end_token == open) return; /* nothing is missing */
    m->span = span;
    m->end_token = open;
    return;
  }
}

/* "|Washington|, |DC|" is one place. */
static void district_take(Repair *r, Mention *m) {
  uint32_t end = m->end_token;
  const Sentence *s = &r->t->sentences[m->sentence];
  if (is_mark(r, end, ',')) end++;
  if (end >= s->end_token) return;
  Str district = token_str(r->d, &r->t->tokens[end]);
  if (!str_is_nocase(str_span(r->d->text, m->span), "Washington") ||
      (!str_equal(district, STR("DC")) && !str_equal(district, STR("D.C."))))
    return;
  m->end_token = end + 1;
  m->span = span_between(r, m->first_token, m->end_token);
}

/* "(R-Ohio)", ", D-Mass.,": a party and a state, nobody's name. */
static bool is_party_tag(Str text, const Mention *m) {
  Str s = str_span(text, m->span);
  return s.length > 3 && s.length < 10 && s.data[1] == '-' &&
         (s.data[0] == 'D' || s.data[0] == 'R' || s.data[0] == 'I') &&
         ascii_is_upper(s.data[2]);
}

/* Drops party tags, and mentions that a longer one before has taken in. */
static uint32_t mentions_drop(Str text, Mention *mentions, uint32_t count) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (is_party_tag(text, &mentions[i])) continue;
    if (kept && mentions[i].span.start < mentions[kept - 1].span.start +
                                             mentions[kept - 1].span.length)
      continue;
    mentions[kept++] = mentions[i];
  }
  return kept;
}

uint32_t mentions_repair(Document *d, Mention *mentions, uint32_t count) {
  Repair r = {d, document_text(d), mentions, count, {.count = 0}};
  surnames_collect(&r);
  for (uint32_t i = 0; i < count && !d->arena->failed; i++) {
    Mention *m = &mentions[i];
    if (m->type == TYPE_PERSON && m->end_token == m->first_token + 1)
      particles_take(&r, i);
    else
      person_recognise(&r, m);
    if (m->type == TYPE_ORGANIZATION) tail_take(&r, i);
    if (m->type == TYPE_LOCATION) district_take(&r, m);
  }
  return d->arena->failed ? 0 : mentions_drop(d->text, mentions, count);
}
