/* Words in their passage: counts, candidates, pairs, evidence. See feature.h.
 */
#include <string.h>

#include "base/hash.h"
#include "entity/feature.h"

void passage_clear(Passage *p, uint32_t number) {
  p->number = number;
  p->token_count = p->sentence_count = p->group_count = 0;
  memset(p->slots, 0, sizeof(p->slots));
}

bool passage_has_room(const Passage *p, uint32_t tokens) {
  return tokens <= PASSAGE_TOKENS - p->token_count;
}

/* The group of a form; forms remember it for the rest of the passage. */
static WordGroup *passage_group(Passage *p, WordForm *form) {
  if (form->passage == p->number) return &p->groups[form->group];
  uint32_t slot = (uint32_t)(form->lower % GROUP_SLOTS);
  while (p->slots[slot] && p->groups[p->slots[slot] - 1].lower != form->lower) {
    slot = (slot + 1) % GROUP_SLOTS;
  }
  if (!p->slots[slot]) {
    p->groups[p->group_count] = (WordGroup){.lower = form->lower,
                                            .first_capital = NO_TOKEN,
                                            .last_capital = NO_TOKEN};
    p->slots[slot] = (uint16_t)++p->group_count;
  }
  form->passage = p->number;
  form->group = p->slots[slot] - 1u;
  return &p->groups[form->group];
}

/* Seven in ten words have a capital, and there are more than three of them. */
static bool forms_are_title(WordForm *const *forms, uint32_t count) {
  uint32_t words = 0, capitals = 0;
  for (uint32_t i = 0; i < count; i++) {
    bool word = forms[i]->flags & FORM_LETTERS;
    words += word;
    capitals += word && (forms[i]->flags & FORM_CAPITAL);
  }
  return words > 3 && capitals * 10 >= words * 7;
}

static void group_add_capital(Passage *p, WordGroup *g, uint32_t i) {
  if (g->last_capital != NO_TOKEN) p->next_capital[g->last_capital] = i;
  if (g->first_capital == NO_TOKEN) g->first_capital = i;
  g->last_capital = i;
  g->capital_count++;
}

void passage_add(Passage *p, WordForm *const *forms, uint32_t count,
                 uint32_t first_token, uint32_t sentence, bool opens_document) {
  uint32_t first = p->token_count;
  bool title = forms_are_title(forms, count);
  p->sentences[p->sentence_count++] =
      (PassageSentence){first, first + count, sentence, title, opens_document};
  p->token_count += count;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = first + i;
    p->form[at] = forms[i];
    p->token[at] = first_token + i;
    p->next_capital[at] = NO_TOKEN;
    p->candidate[at] = false;
    WordGroup *g = passage_group(p, forms[i]);
    if (forms[i]->flags & FORM_CAPITAL) {
      group_add_capital(p, g, at);
      g->middle_count += i > 0 && !title;
    } else {
      g->lower_count += (forms[i]->flags & FORM_LETTERS) != 0;
    }
  }
}

/* A token is a candidate when it or one within two of it is a trigger. */
void passage_finish(Passage *p) {
  for (uint32_t k = 0; k < p->sentence_count; k++) {
    const PassageSentence *s = &p->sentences[k];
    uint32_t done = s->first; /* up to here all is decided */
    for (uint32_t i = s->first; i < s->end; i++) {
      if (!(p->form[i]->flags & FORM_TRIGGER)) continue;
      uint32_t from = i < s->first + 2 ? s->first : i - 2;
      uint32_t to = s->end - i <= 2 ? s->end : i + 3;
      for (done = from > done ? from : done; done < to; done++) {
        p->candidate[done] = true;
      }
    }
  }
}

/* Numbers of the templates, continued from feature.c. */
enum {
  T_PAIR = 40,          /* two lower-cased words; + which */
  T_SHAPES = 50,        /* two or three shapes */
  T_WORD_SHAPE = 54,    /* a neighbour and the token's shape */
  T_TITLE = 60,         /* in a title line */
  T_OPENING = 61,       /* in the first sentence of the document */
  T_EVIDENCE = 62,      /* counts elsewhere */
  T_EVIDENCE_WEAK = 63, /* the same, where the capital itself says little */
  T_BEFORE_OTHER = 64,  /* word before another occurrence */
  T_BEHIND_OTHER = 65,
  OTHERS = 4 /* occurrences whose neighbours are looked at */
};

static uint32_t pair_features(const WordForm *const w[5], uint64_t *features) {
  uint32_t n = 0;
  uint64_t before = hash_mix(w[1]->short_shape, w[2]->short_shape);
  features[n++] = hash_mix(T_PAIR, hash_mix(w[1]->lower, w[2]->lower));
  features[n++] = hash_mix(T_PAIR + 1, hash_mix(w[2]->lower, w[3]->lower));
  features[n++] = hash_mix(T_PAIR + 2, hash_mix(w[0]->lower, w[1]->lower));
  features[n++] = hash_mix(T_PAIR + 3, hash_mix(w[3]->lower, w[4]->lower));
  features[n++] = hash_mix(T_PAIR + 4, hash_mix(w[1]->lower, w[3]->lower));
  features[n++] = hash_mix(T_SHAPES, before);
  features[n++] =
      hash_mix(T_SHAPES + 1, hash_mix(w[2]->short_shape, w[3]->short_shape));
  features[n++] = hash_mix(T_SHAPES + 2, hash_mix(before, w[3]->short_shape));
  features[n++] =
      hash_mix(T_WORD_SHAPE, hash_mix(w[1]->lower, w[2]->short_shape));
  features[n++] =
      hash_mix(T_WORD_SHAPE + 1, hash_mix(w[3]->lower, w[2]->short_shape));
  return n;
}

static uint32_t at_most_two(uint32_t n) {
  return n < 2 ? n : 2;
}

/* Neighbours of the first few other occurrences with a capital. */
static uint32_t other_features(const Passage *p, const WordGroup *g, uint32_t i,
                               uint64_t *features) {
  uint32_t n = 0, seen = 0;
  for (uint32_t k = g->first_capital; k != NO_TOKEN && seen < OTHERS;
       k = p->next_capital[k]) {
    if (k == i) continue;
    seen++;
    if (k) features[n++] = hash_mix(T_BEFORE_OTHER, p->form[k - 1]->lower);
    if (k + 1 < p->token_count) {
      features[n++] = hash_mix(T_BEHIND_OTHER, p->form[k + 1]->lower);
    }
  }
  return n;
}

uint32_t passage_features(const Passage *p, const PassageSentence *s,
                          uint32_t i, uint64_t features[TOKEN_FEATURES]) {
  const WordForm *w[5];
  for (int k = -2; k <= 2; k++) w[k + 2] = passage_form(p, s, i, k);
  uint32_t n = pair_features(w, features);
  bool capital = w[2]->flags & FORM_CAPITAL;
  if (s->title) features[n++] = hash_mix(T_TITLE, capital);
  if (s->opens_document) features[n++] = hash_mix(T_OPENING, 0);
  if (!capital) return n;
  const WordGroup *g = &p->groups[p->form[i]->group];
  uint32_t evidence =
      at_most_two(g->lower_count) * 3 + at_most_two(g->middle_count);
  features[n++] = hash_mix(T_EVIDENCE, evidence);
  if (i == s->first || s->title) {
    features[n++] = hash_mix(T_EVIDENCE_WEAK, evidence);
  }
  return n + other_features(p, g, i, features + n);
}
