/* Annotated texts to samples: see corpus.h. Readers of files: readers.c. */
#include "corpus.h"

#include <stdlib.h>

#include "base/hash.h"
#include "gold.h"

static void *grow(void *items, size_t count, size_t size) {
  void *p = realloc(items, (count ? count : 1) * size);
  if (!p) abort();
  return p;
}

#define NEW_ARRAY(Type, count) ((Type *)grow(NULL, (count), sizeof(Type)))

void vocabulary_init(Vocabulary *v, const Vectors *vectors) {
  *v = (Vocabulary){.vectors = vectors, .mask = (1u << 20) - 1};
  v->capacity = 1u << 19;
  v->form = NEW_ARRAY(WordForm, v->capacity);
  v->vector = NEW_ARRAY(uint32_t, v->capacity);
  v->slot = calloc(v->mask + 1, sizeof(*v->slot));
  if (!v->slot) abort();
}

static WordForm *vocabulary_find(Vocabulary *v, Str word, uint8_t flags) {
  uint64_t key = form_hash(word);
  uint32_t slot = (uint32_t)(key >> 9) & v->mask;
  while (v->slot[slot] && v->form[v->slot[slot] - 1].word != key) {
    slot = (slot + 1) & v->mask;
  }
  if (!v->slot[slot]) {
    if (v->count == v->capacity) abort();
    form_make(&v->form[v->count], word, flags);
    v->vector[v->count] = vectors_find(v->vectors, word);
    v->slot[slot] = ++v->count;
  }
  return &v->form[v->slot[slot] - 1];
}

/* Labels that a token of a span may have, by where it is in it. */
static uint64_t span_labels(const GoldSpan *g, bool first, bool last) {
  uint64_t allowed = g->or_outside ? 1 : 0;
  int part = first ? (last ? LABEL_S : LABEL_B) : (last ? LABEL_E : LABEL_I);
  for (int type = 0; type < TYPE_COUNT; type++) {
    if (!(g->types >> type & 1)) continue;
    if (!g->or_outside) {
      allowed |= 1ull << (part + type);
    } else {
      for (int k = LABEL_B; k < LABEL_COUNT; k += TYPE_COUNT) {
        allowed |= 1ull << (k + type);
      }
    }
  }
  return allowed;
}

static uint64_t outside_labels(const GoldText *t) {
  GoldSpan all = {.types = t->outside_types, .or_outside = true};
  return span_labels(&all, false, false);
}

/* For each token the span that it is in (index + 1), 0: none. */
static uint32_t *tokens_to_spans(const GoldText *t, const Text *text) {
  uint32_t *of = calloc(text->token_count + 1, sizeof(*of)), i = 0;
  if (!of) abort();
  for (uint32_t k = 0; k < t->count; k++) {
    const GoldSpan *g = &t->spans[k];
    while (i < text->token_count &&
           text->tokens[i].start + text->tokens[i].length <= g->start) {
      i++;
    }
    for (uint32_t j = i; j < text->token_count; j++) {
      if (text->tokens[j].start >= g->end) break;
      if (!of[j]) of[j] = k + 1;
    }
  }
  return of;
}

/* True when tokens [first, end) of the passage are all candidates. */
static bool all_candidates(const Passage *p, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    if (!p->candidate[i]) return false;
  }
  return true;
}

/* Fills `allowed` over the passage's tokens; counts the spans kept. */
static uint32_t passage_labels(const Passage *p, const Text *text,
                               const GoldText *gold, const uint32_t *span_of,
                               uint64_t *allowed) {
  uint32_t kept = 0;
  for (uint32_t k = 0; k < p->sentence_count; k++) {
    const PassageSentence *s = &p->sentences[k];
    for (uint32_t i = s->first, end; i < s->end; i = end) {
      uint32_t span = span_of[p->token[i]];
      for (end = i + 1; end < s->end && span_of[p->token[end]] == span; end++) {
        if (!span) break;
      }
      bool usable = span && all_candidates(p, i, end);
      for (uint32_t j = i; j < end; j++) {
        allowed[j] =
            !usable ? outside_labels(gold)
                    : span_labels(&gold->spans[span - 1], j == i, j + 1 == end);
      }
      if (!usable) continue;
      const Token *last = &text->tokens[p->token[end - 1]];
      bool exact =
          text->tokens[p->token[i]].start == gold->spans[span - 1].start &&
          last->start + last->length == gold->spans[span - 1].end;
      if (!exact) allowed[i] |= SPAN_INEXACT;
      kept += exact;
    }
  }
  return kept;
}

/* Features of a candidate, of all kinds, into `out`; returns their number. */
static uint32_t candidate_features(const Passage *p, const PassageSentence *s,
                                   uint32_t i, uint64_t *out) {
  uint32_t n = 0;
  for (int k = -REACH; k <= REACH; k++) {
    n += form_features(passage_form(p, s, i, k), k, i == s->first, out + n);
  }
  return n + passage_features(p, s, i, out + n);
}

enum { MOST_FEATURES = (2 * REACH + 1) * FORM_FEATURES + TOKEN_FEATURES };

static void sample_add_candidates(Sample *m, const Passage *p,
                                  const uint64_t *allowed) {
  uint32_t most = p->token_count, used = 0;
  m->candidate = NEW_ARRAY(uint32_t, most);
  m->group = NEW_ARRAY(uint32_t, most);
  m->run_end = NEW_ARRAY(uint32_t, most);
  m->allowed = NEW_ARRAY(uint64_t, most);
  m->row_start = NEW_ARRAY(uint32_t, most + 1);
  m->features = NEW_ARRAY(uint64_t, (size_t)most * MOST_FEATURES);
  for (uint32_t k = 0; k < p->sentence_count; k++) {
    const PassageSentence *s = &p->sentences[k];
    for (uint32_t i = s->first; i < s->end; i++) {
      if (!p->candidate[i]) continue;
      uint32_t c = m->candidate_count++;
      const WordForm *form = p->form[i];
      bool pooled = (form->flags & FORM_CAPITAL) &&
                    p->groups[form->group].capital_count > 1;
      m->candidate[c] = i;
      m->group[c] = pooled ? form->group : NO_GROUP;
      m->allowed[c] = allowed[i];
      m->row_start[c] = used;
      used += candidate_features(p, s, i, m->features + used);
    }
  }
  m->row_start[m->candidate_count] = used;
  m->features = grow(m->features, used, sizeof(*m->features));
}

/* A run ends with its sentence or before a token that is no candidate. */
static void sample_find_runs(Sample *m) {
  uint32_t sentence = 0, start = 0;
  for (uint32_t c = 0; c < m->candidate_count; c++) {
    while (m->candidate[c] >= m->sentence[sentence].end) sentence++;
    bool ends = c + 1 == m->candidate_count ||
                m->candidate[c + 1] != m->candidate[c] + 1 ||
                m->candidate[c + 1] >= m->sentence[sentence].end;
    if (!ends) continue;
    for (; start <= c; start++) m->run_end[start] = c + 1;
  }
}

static void corpus_add_passage(Corpus *c, const Vocabulary *v, Passage *p,
                               const Text *text, const GoldText *gold,
                               const uint32_t *span_of) {
  if (!p->token_count) return;
  passage_finish(p);
  uint64_t *allowed = NEW_ARRAY(uint64_t, p->token_count);
  uint32_t kept = passage_labels(p, text, gold, span_of, allowed);
  Sample m = {.document = c->documents,
              .token_count = p->token_count,
              .sentence_count = p->sentence_count,
              .partial = gold->partial,
              .weight = gold->partial ? 0.5f : 1.0f};
  m.word = NEW_ARRAY(uint32_t, p->token_count);
  m.sentence = NEW_ARRAY(PassageSentence, p->sentence_count);
  memcpy(m.sentence, p->sentences, p->sentence_count * sizeof(*m.sentence));
  for (uint32_t i = 0; i < p->token_count; i++) {
    m.word[i] = (uint32_t)(p->form[i] - v->form);
  }
  sample_add_candidates(&m, p, allowed);
  sample_find_runs(&m);
  free(allowed);
  c->kept_spans += kept;
  if (c->count == c->capacity) {
    c->capacity = c->capacity * 2 + 64;
    c->samples = grow(c->samples, c->capacity, sizeof(*c->samples));
  }
  c->samples[c->count++] = m;
}

void corpus_add_text(Corpus *c, Vocabulary *v, const GoldText *gold) {
  static Passage passage;
  static uint32_t number;
  Arena arena = {0};
  Document d;
  document_init(&d, &arena, gold->text);
  const Text *text = document_text(&d);
  uint32_t *span_of = tokens_to_spans(gold, text);
  WordForm *forms[SENTENCE_TOKENS];
  size_t first_sample = c->count;
  passage_clear(&passage, ++number);
  for (uint32_t k = 0; k < text->sentence_count; k++) {
    const Sentence *s = &text->sentences[k];
    for (uint32_t i = s->first_token, n; i < s->end_token; i += n) {
      n = s->end_token - i;
      if (n > SENTENCE_TOKENS) n = SENTENCE_TOKENS;
      if (!passage_has_room(&passage, n)) {
        corpus_add_passage(c, v, &passage, text, gold, span_of);
        passage_clear(&passage, ++number);
      }
      for (uint32_t j = 0; j < n; j++) {
        const Token *t = &text->tokens[i + j];
        forms[j] = vocabulary_find(v, token_str(&d, t), t->flags);
      }
      passage_add(&passage, forms, n, i, k, k == 0);
    }
  }
  corpus_add_passage(c, v, &passage, text, gold, span_of);
  if (c->count > first_sample) {
    c->samples[first_sample].gold_count = gold->count;
  }
  c->gold_spans += gold->count;
  c->documents++;
  free(span_of);
  arena_free(&arena);
}

static size_t dictionary_slot(const Dictionary *d, uint64_t key) {
  size_t slot = (size_t)(key >> 11) & d->mask;
  while (d->key[slot] && d->key[slot] != key) slot = (slot + 1) & d->mask;
  return slot;
}

void dictionary_count(Dictionary *d, const Corpus *c) {
  if (!d->key) {
    d->mask = ((size_t)1 << 24) - 1;
    d->key = calloc(d->mask + 1, sizeof(*d->key));
    d->value = calloc(d->mask + 1, sizeof(*d->value));
    if (!d->key || !d->value) abort();
  }
  for (size_t k = 0; k < c->count; k++) {
    const Sample *m = &c->samples[k];
    for (uint32_t i = 0; i < m->row_start[m->candidate_count]; i++) {
      size_t slot = dictionary_slot(d, m->features[i]);
      if (!d->key[slot] && ++d->used > d->mask - d->mask / 8) abort();
      d->key[slot] = m->features[i];
      d->value[slot]++;
    }
  }
}

void dictionary_number(Dictionary *d, uint32_t least) {
  for (size_t slot = 0; slot <= d->mask; slot++) {
    bool kept = d->key[slot] && d->value[slot] >= least;
    d->value[slot] = kept ? d->rows++ : NO_ROW;
  }
}

void corpus_number_rows(Corpus *c, const Dictionary *d) {
  for (size_t k = 0; k < c->count; k++) {
    Sample *m = &c->samples[k];
    uint32_t used = 0, i = 0;
    m->rows = NEW_ARRAY(uint32_t, m->row_start[m->candidate_count]);
    for (uint32_t x = 0; x < m->candidate_count; x++) {
      uint32_t end = m->row_start[x + 1];
      m->row_start[x] = used;
      for (; i < end; i++) {
        uint32_t row = d->value[dictionary_slot(d, m->features[i])];
        if (row != NO_ROW) m->rows[used++] = row;
      }
    }
    m->row_start[m->candidate_count] = used;
    m->rows = grow(m->rows, used, sizeof(*m->rows));
    free(m->features);
    m->features = NULL;
  }
}
