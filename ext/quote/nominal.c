/*
** Sources that are no pronouns: names, "Rosa Lind, a lawyer", "the senator",
** "a spokesman for the union", "Moscow", "several aides". See discourse.h.
**
** The first noun phrase decides: a name in it that nothing possesses is the
** speaker; else its last word tells what kind of speaker to look for.
*/
#include "article/gazetteer.h"
#include "base/hash.h"
#include "entity/gender.h"
#include "entity/role_noun.h"
#include "quote/discourse.h"
#include "quote/source_noun.h"

/* Words that end the first noun phrase of a source. */
static const char *const PHRASE_ENDS[] = {
    "of",       "for",       "at",        "in",    "from",    "to",
    "with",     "on",        "who",       "that",  "which",   "by",
    "and",      "about",     "as",        "whose", "during",  "after",
    "familiar", "close",     "including", "among", "now",     "then",
    "today",    "yesterday", "earlier",   "later", "recently"};

/* A source and what was found in it. */
typedef struct Phrase {
  TokenRun all;
  uint32_t end;         /* of the first noun phrase */
  uint32_t first, last; /* mentions that overlap: [first, last) */
  Str head;             /* last word of the first noun phrase */
  uint32_t kinds;       /* NOUN_… of the head */
} Phrase;

static const Referent NOBODY = {.entity = NO_ENTITY, .kind = SPEAKER_UNKNOWN};

Referent referent_of(const Discourse *c, uint32_t entity) {
  if (entity == NO_ENTITY) return NOBODY;
  const Entity *e = &c->e->entities[entity];
  Referent r = {.entity = entity, .name = e->name, .role = e->role};
  r.kind = e->type == TYPE_PERSON ? SPEAKER_PERSON : SPEAKER_ORGANIZATION;
  if (e->type == TYPE_LOCATION || e->type == TYPE_FACILITY)
    r.role = STR("government");
  return r;
}

static Referent referent_unnamed(SpeakerKind kind) {
  Referent r = NOBODY;
  r.kind = kind;
  return r;
}

static Referent referent_text(const Discourse *c, uint32_t first, uint32_t end,
                              SpeakerKind kind) {
  const Token *a = &c->t->tokens[first], *b = &c->t->tokens[end - 1];
  Referent r = referent_unnamed(kind);
  r.name = str_slice(c->d->text, a->start, b->start + b->length - a->start);
  return r;
}

static bool is_mark(const Discourse *c, uint32_t token) {
  return c->t->tokens[token].kind == TOKEN_PUNCT;
}

/* A mark inside a word: gender-based, 9/11, O'Hara. */
static bool is_joint(const Discourse *c, uint32_t token) {
  return token + 1 < c->t->token_count && is_mark(c, token) &&
         !(c->t->tokens[token].flags & TOKEN_SPACE_BEFORE) &&
         !(c->t->tokens[token + 1].flags & TOKEN_SPACE_BEFORE) &&
         c->t->tokens[token + 1].kind != TOKEN_PUNCT;
}

static const Mention *mention(const Discourse *c, uint32_t index) {
  return &c->e->mentions[index];
}

static bool is_within_mention(const Discourse *c, const Phrase *p,
                              uint32_t token) {
  for (uint32_t i = p->first; i < p->last; i++) {
    if (mention(c, i)->first_token <= token && token < mention(c, i)->end_token)
      return true;
  }
  return false;
}

/* The ")" of an aside that opens at `token` and does not end the source. */
static uint32_t bracket_end(const Discourse *c, const Phrase *p,
                            uint32_t token) {
  if (!str_equal(discourse_word(c, token), STR("("))) return 0;
  for (uint32_t i = token + 1; i + 1 < p->all.end && i - token < 8; i++) {
    if (str_equal(discourse_word(c, i), STR(")"))) return i;
  }
  return 0;
}

static uint32_t phrase_end(const Discourse *c, const Phrase *p) {
  for (uint32_t i = p->all.first + 1; i < p->all.end; i++) {
    if (is_within_mention(c, p, i)) continue;
    uint32_t aside = bracket_end(c, p, i);
    if (aside) {
      i = aside;
      continue;
    }
    if (is_mark(c, i) && !is_joint(c, i)) return i;
    if (WORD_AMONG(discourse_word(c, i), PHRASE_ENDS)) return i;
  }
  return p->all.end;
}

static Phrase phrase_make(const Discourse *c, TokenRun source) {
  Phrase p = {.all = source};
  const Token *b = &c->t->tokens[source.end - 1];
  p.first = discourse_mention_from(c, c->t->tokens[source.first].start);
  p.last = p.first;
  while (p.last < c->e->mention_count &&
         mention(c, p.last)->span.start < b->start + b->length)
    p.last++;
  p.end = phrase_end(c, &p);
  uint32_t head = p.end - 1;
  while (head > source.first && c->t->tokens[head].kind == TOKEN_CLITIC) head--;
  p.head = discourse_word(c, head);
  p.kinds = source_noun_kinds(p.head);
  return p;
}

static bool is_possessive(const Discourse *c, const Mention *m) {
  return m->end_token < c->t->token_count &&
         c->t->tokens[m->end_token].kind == TOKEN_CLITIC;
}

/* The next mention at or after `from` of a person, not possessive. */
static uint32_t next_person(const Discourse *c, const Phrase *p,
                            uint32_t from) {
  for (uint32_t i = from; i < p->last; i++) {
    const Mention *m = mention(c, i);
    bool trailing = m->end_token + 1 >= p->all.end;
    if (m->type == TYPE_PERSON && (trailing || !is_possessive(c, m))) return i;
  }
  return NO_MENTION;
}

static Referent referent_mention(const Discourse *c, uint32_t index) {
  const Mention *m = mention(c, index);
  Referent r = referent_of(c, m->entity);
  r.kind = m->type == TYPE_PERSON ? SPEAKER_PERSON : SPEAKER_ORGANIZATION;
  if (m->role.data) r.role = m->role;
  return r;
}

/* "Rosa Lind and Tom Bay": both, as a group. */
static bool joint_speakers(const Discourse *c, const Phrase *p, uint32_t first,
                           Referent *out) {
  uint32_t second = next_person(c, p, first + 1);
  if (second == NO_MENTION) return false;
  const Mention *a = mention(c, first), *b = mention(c, second);
  if (a->entity == b->entity) return false;
  bool joined = false;
  for (uint32_t i = a->end_token; i < b->first_token; i++)
    joined |= str_equal_nocase(discourse_word(c, i), STR("and"));
  if (!joined || b->first_token - a->end_token > 8) return false;
  Str x = c->e->entities[a->entity].name, y = c->e->entities[b->entity].name;
  *out = referent_unnamed(SPEAKER_GROUP);
  out->name = arena_printf(c->d->arena, "%.*s and %.*s", (int)x.length, x.data,
                           (int)y.length, y.data);
  return true;
}

static uint32_t words_first(const Discourse *c, const Phrase *p) {
  static const char *const ARTICLES[] = {"the", "a", "an", "this", "that"};
  uint32_t first = p->all.first;
  if (first + 1 < p->end && WORD_AMONG(discourse_word(c, first), ARTICLES))
    first++;
  return first;
}

/* Nothing between the phrase and a name makes it somebody else's. */
static bool is_plain_between(const Discourse *c, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    Str word = discourse_word(c, i);
    if (is_mark(c, i) && !is_joint(c, i)) return false;
    if (!str_equal_nocase(word, STR("and")) && WORD_AMONG(word, PHRASE_ENDS))
      return false;
  }
  return true;
}

/* "Rosa Lind Arle Port Director": a title behind the name without a comma. */
static bool title_follows(const Discourse *c, const Phrase *p,
                          const Mention *m) {
  if (m->first_token != p->all.first || !role_is_noun(p->head)) return false;
  for (uint32_t i = m->end_token; i < p->end; i++) {
    if (!(c->t->tokens[i].flags & TOKEN_CAPITAL)) return false;
  }
  return true;
}

static bool follows_comma(const Discourse *c, const Phrase *p, uint32_t at) {
  return at > p->all.first && str_equal(discourse_word(c, at - 1), STR(","));
}

/* The first token of a mention, with the title printed before it. */
static uint32_t titled_first(const Discourse *c, const Mention *m) {
  bool titled = m->role_span.length && m->role_span.start < m->span.start;
  uint32_t first =
      titled ? discourse_token_at(c, m->role_span.start) : m->first_token;
  return first < m->first_token ? first : m->first_token;
}

/* Whether a person's mention is the speaker and not part of a description. */
static bool is_head_name(const Discourse *c, const Phrase *p,
                         const Mention *m) {
  if (m->first_token >= p->end) {
    /* "the mayor, Rosa Lind"; "her rival, Councillor Tom Bay" */
    if (follows_comma(c, p, m->first_token) ||
        follows_comma(c, p, titled_first(c, m)))
      return true;
    /* "expert and advocate Rosa Lind" */
    if (is_plain_between(c, p->end, m->first_token)) return true;
    /* "The President of the Republic Rosa Lind": the title is her own */
    return m->role_span.length && m->role_span.start < m->span.start &&
           m->role_span.start <= c->t->tokens[words_first(c, p)].start;
  }
  return m->end_token >= p->end || title_follows(c, p, m) ||
         c->t->tokens[m->end_token].kind == TOKEN_PUNCT;
}

/* A person who is named: in the phrase itself, or in apposition to it. */
static bool person_named(const Discourse *c, const Phrase *p, Referent *out) {
  uint32_t i = next_person(c, p, p->first);
  while (i != NO_MENTION && !is_head_name(c, p, mention(c, i)))
    i = next_person(c, p, i + 1);
  if (i == NO_MENTION) return false;
  if (!joint_speakers(c, p, i, out)) *out = referent_mention(c, i);
  return true;
}

static uint32_t phrase_organization(const Discourse *c, const Phrase *p,
                                    bool core) {
  uint32_t found = NO_MENTION;
  for (uint32_t i = p->first; i < p->last; i++) {
    const Mention *m = mention(c, i);
    if (core && m->first_token >= p->end) break;
    if (m->type == TYPE_ORGANIZATION || m->type == TYPE_FACILITY ||
        m->type == TYPE_PRODUCT || m->type == TYPE_MISC ||
        m->type == TYPE_LOCATION) {
      found = i;
      if (!core && m->type == TYPE_ORGANIZATION) break;
    }
  }
  return found;
}

/* "UAE police", "state television": a body by the words before it. */
static bool own_body(const Discourse *c, const Phrase *p, Referent *out) {
  uint32_t first = words_first(c, p);
  if (!(p->kinds & NOUN_OWN_BODY) || p->end - first < 2) return false;
  for (uint32_t i = first; i < p->end; i++) {
    if (c->t->tokens[i].kind != TOKEN_WORD) return false;
  }
  static const char *const VAGUE[] = {"his", "her", "their",
                                      "its", "our", "local"};
  if (WORD_AMONG(discourse_word(c, first), VAGUE)) return false;
  *out = referent_text(c, first, p->end, SPEAKER_ORGANIZATION);
  return true;
}

/* A spokesperson, a document or a body, with what it belongs to. */
static bool voice_of(const Discourse *c, const Phrase *p, Referent *out) {
  bool voice = (p->kinds & NOUN_VOICE) && ascii_is_lower(p->head.data[0]);
  bool document = (p->kinds & NOUN_DOCUMENT);
  bool body = (p->kinds & NOUN_BODY);
  if (!voice && !document && !body) return false;
  for (uint32_t i = p->first; !body && i < p->last; i++) {
    if (mention(c, i)->type != TYPE_PERSON) continue;
    if (document)
      *out = referent_mention(c, i); /* Bay's letter */
    else
      *out = referent_unnamed(SPEAKER_ANONYMOUS); /* Bay's spokesman */
    return true;
  }
  if (body && own_body(c, p, out)) return true;
  uint32_t organization = phrase_organization(c, p, false);
  if (organization != NO_MENTION) {
    *out = referent_mention(c, organization);
    if (voice)
      out->role = referent_text(c, p->end - 1, p->end, SPEAKER_UNKNOWN).name;
    return true;
  }
  if (!voice) return false;
  *out = referent_unnamed(SPEAKER_ANONYMOUS);
  return true;
}

static bool is_indefinite(const Discourse *c, const Phrase *p) {
  const Token *first = &c->t->tokens[p->all.first];
  return first->kind == TOKEN_NUMBER ||
         source_is_indefinite(token_str(c->d, first));
}

/* Somebody in particular that the article does not name, or several. */
static bool unnamed(const Discourse *c, const Phrase *p, Referent *out) {
  bool plural = source_is_plural(p->head), indefinite = is_indefinite(c, p);
  if (!plural && !indefinite) return false;
  bool held_back = (p->kinds & NOUN_UNNAMED) || !plural;
  *out = referent_unnamed(held_back ? SPEAKER_ANONYMOUS : SPEAKER_GROUP);
  if (p->kinds & NOUN_STATES)
    *out = referent_text(c, p->all.first, p->end, SPEAKER_GROUP);
  return true;
}

/* "the Chancellor", "the PM": a person, however it was tagged. */
static bool is_office(Str name) {
  return (gazetteer_kinds(name) & GAZ_OFFICE) || str_equal(name, STR("PM"));
}

/* A name of an organization or place that ends the phrase: "the WHO". */
static bool organization_named(const Discourse *c, const Phrase *p,
                               Referent *out) {
  uint32_t i = phrase_organization(c, p, true);
  if (i == NO_MENTION) return false;
  const Mention *m = mention(c, i);
  uint32_t end = m->end_token;
  if (end < p->end && c->t->tokens[end].kind == TOKEN_CLITIC) end++;
  if (end < p->end) return false;
  Str name = str_span(c->d->text, m->span);
  if (source_is_plural(name) && (gazetteer_kinds(name) & GAZ_NORP)) {
    *out = referent_unnamed(SPEAKER_GROUP); /* "Democrats" */
    return true;
  }
  if (is_office(name)) return false;
  *out = referent_mention(c, i);
  return true;
}

/* "the operator, Arle Grid": its name behind the comma. */
static bool organization_follows(const Discourse *c, const Phrase *p,
                                 Referent *out) {
  for (uint32_t i = p->first; i < p->last; i++) {
    const Mention *m = mention(c, i);
    if (m->first_token <= p->end) continue;
    if (m->type != TYPE_ORGANIZATION || m->first_token != p->end + 1 ||
        !str_equal(discourse_word(c, p->end), STR(",")))
      return false;
    *out = referent_mention(c, i);
    return true;
  }
  return false;
}

/* The person named last among those introduced with the noun `role`. */
static void role_look(const Discourse *c, uint64_t key, Gender gender,
                      const char *country, uint32_t *best) {
  int looks = 32;
  for (uint32_t i = chain_find(&c->roles, key); i && looks--;
       i = chain_next(&c->roles, i)) {
    uint32_t at = c->roles.items[i].value;
    const Mention *m = mention(c, at);
    char own[3];
    if (gender && c->gender[m->entity] && c->gender[m->entity] != gender)
      continue;
    discourse_country(m->role, own);
    if (country[0] && own[0] && memcmp(country, own, 2) != 0) continue;
    if (*best == NO_MENTION || at > *best) *best = at;
  }
}

static Str phrase_text(const Discourse *c, const Phrase *p) {
  return referent_text(c, p->all.first, p->all.end, SPEAKER_UNKNOWN).name;
}

/* "his Greek counterpart": the one whose office is of that country. */
static Referent counterpart_resolve(const Discourse *c, const Phrase *p) {
  char country[3];
  uint32_t best = NO_MENTION;
  discourse_country(phrase_text(c, p), country);
  if (!country[0]) return NOBODY;
  role_look(c, discourse_country_key(country), GENDER_UNKNOWN, country, &best);
  return best == NO_MENTION ? NOBODY : referent_of(c, mention(c, best)->entity);
}

/* "the senator": whoever was introduced as one. */
static bool role_holder(Discourse *c, const Phrase *p, Referent *out) {
  char noun[32], country[3];
  size_t n = role_singular(p->head, noun);
  uint32_t best = NO_MENTION;
  Gender gender = gender_of_role(p->head);
  discourse_country(phrase_text(c, p), country);
  if (n == 0) return false;
  role_look(c, hash_bytes(noun, n), gender, country, &best);
  Str other = source_role_synonym((Str){noun, n}, 0);
  for (size_t i = 1; best == NO_MENTION && other.data; i++) {
    role_look(c, hash_str(other), gender, country, &best);
    other = source_role_synonym((Str){noun, n}, i);
  }
  if (best == NO_MENTION) return false;
  *out = referent_of(c, mention(c, best)->entity);
  return true;
}

/* "the bank": the organization named last whose name fits the word. */
static bool body_recall(const Discourse *c, const Phrase *p, Referent *out) {
  int looks = 200;
  for (uint32_t i = c->next_mention; i > 0 && looks--; i--) {
    const Mention *m = mention(c, i - 1);
    if (m->type != TYPE_ORGANIZATION ||
        !source_body_fits(c->e->entities[m->entity].name, p->head))
      continue;
    *out = referent_of(c, m->entity);
    return true;
  }
  return false;
}

/* "the company": one whose name fits, else the last one named. */
static bool body_named_before(const Discourse *c, const Phrase *p,
                              Referent *out) {
  if (!(p->kinds & NOUN_BODY)) return false;
  if (!body_recall(c, p, out))
    *out = referent_of(c, discourse_organization(c, p->all.first));
  return true;
}

/* "the report": of who spoke last, if that is near. */
static bool document_maker(const Discourse *c, const Phrase *p, Referent *out) {
  if (!(p->kinds & NOUN_DOCUMENT)) return false;
  uint32_t here = c->sentence_of[p->all.first];
  if (c->previous_token != NO_MENTION && c->previous.name.data) {
    uint32_t there = c->sentence_of[c->previous_token];
    if (c->t->sentences[here].block - c->t->sentences[there].block <= 2) {
      *out = c->previous;
      return true;
    }
  }
  *out = referent_of(c, discourse_organization(c, p->all.first));
  return true;
}

/* A name that is nobody's mention: what is printed, as it stands. */
static bool name_as_printed(const Discourse *c, const Phrase *p,
                            Referent *out) {
  uint32_t first = words_first(c, p);
  bool article = first > p->all.first;
  for (uint32_t i = first; i < p->end; i++) {
    const Token *t = &c->t->tokens[i];
    bool joined = t->kind == TOKEN_PUNCT && is_joint(c, i);
    if (!joined && (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL)))
      return false;
    if (role_is_noun(discourse_word(c, i)) || is_office(discourse_word(c, i)))
      return false;
  }
  if (gazetteer_kinds(p->head) & GAZ_NORP) return false;
  *out = referent_text(c, first, p->end,
                       article ? SPEAKER_ORGANIZATION : SPEAKER_PERSON);
  return true;
}

/* Who is meant by a singular noun with an article. */
static Referent definite_resolve(Discourse *c, const Phrase *p) {
  static const char *const POSSESSORS[] = {"his", "her", "their", "its", "my"};
  Referent out = NOBODY;
  Str first = discourse_word(c, p->all.first);
  if (str_equal_nocase(p->head, STR("counterpart")))
    return counterpart_resolve(c, p);
  if (WORD_AMONG(first, POSSESSORS)) return referent_unnamed(SPEAKER_ANONYMOUS);
  if (role_holder(c, p, &out)) return out;
  if (body_named_before(c, p, &out)) return out;
  if (document_maker(c, p, &out)) return out;
  if (!role_is_noun(p->head)) return out;
  bool found;
  uint32_t person =
      discourse_person(c, p->all.first, gender_of_role(p->head), &found);
  out = referent_of(c, person);
  if (found && person == NO_ENTITY) out.kind = SPEAKER_ANONYMOUS;
  return out;
}

/* "Lind, |another resident|, said": the name before the comma is hers. */
static bool name_cut_off(const Discourse *c, const Phrase *p, Referent *out) {
  uint32_t first = p->all.first;
  if (first < 2 || p->first == 0 || !is_indefinite(c, p) ||
      !str_equal(discourse_word(c, first - 1), STR(",")))
    return false;
  const Mention *m = mention(c, p->first - 1);
  uint32_t start = c->t->sentences[c->sentence_of[first]].first_token;
  if (m->type != TYPE_PERSON || m->end_token != first - 1 ||
      m->first_token != start)
    return false;
  *out = referent_mention(c, p->first - 1);
  return true;
}

Referent nominal_resolve(Discourse *c, TokenRun source) {
  Phrase p = phrase_make(c, source);
  Referent out = NOBODY;
  if (name_cut_off(c, &p, &out)) return out;
  if (person_named(c, &p, &out)) return out;
  if (voice_of(c, &p, &out)) return out;
  if (organization_named(c, &p, &out)) return out;
  if (organization_follows(c, &p, &out)) return out;
  if (str_equal_nocase(p.head, STR("police")) && body_recall(c, &p, &out))
    return out;
  if (unnamed(c, &p, &out)) return out;
  if (name_as_printed(c, &p, &out)) return out;
  return definite_resolve(c, &p);
}
