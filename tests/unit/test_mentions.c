/* The tagger of mentions, on texts written for this test. */
#include <stdio.h>
#include <stdlib.h>

#include "base/crf.h"
#include "check.h"
#include "entity/mention_cache.h"
#include "entity/tagger.h"

/* A document over a C string, and its mentions. */
typedef struct Fixture {
  Arena arena;
  Document d;
  Caches caches;
  MentionList list;
} Fixture;

static void fixture_tag(Fixture *f, Str text) {
  document_init(&f->d, &f->arena, text);
  f->d.options.whole = true;
  f->d.caches = &f->caches;
  f->list = mention_tag(&f->d);
}

static void fixture_end(Fixture *f) {
  mention_cache_free(f->caches.mentions);
  arena_free(&f->arena);
}

/* True when `words` are a mention of that type. */
static bool has(const Fixture *f, const char *words, EntityType type) {
  for (size_t i = 0; i < f->list.count; i++) {
    const Mention *m = &f->list.items[i];
    if (m->type == type &&
        str_equal(str_span(f->d.text, m->span), str_from_c(words))) {
      return true;
    }
  }
  printf("  no mention <%s>\n", words);
  return false;
}

#define ARTICLE                                                                \
  "LUSAKA, July 3 - President Maria Delgado of Colombia met German Foreign "   \
  "Minister Anna Weber in Nairobi on Thursday.\n\n"                            \
  "\"We agreed on a loan of $40 million,\" Delgado told reporters. Weber, "    \
  "who "                                                                       \
  "arrived from Berlin, said the World Bank would pay half of it in 2023.\n"

static void test_types(void) {
  Fixture f = {0};
  fixture_tag(&f, STR(ARTICLE));
  CHECK(has(&f, "Maria Delgado", TYPE_PERSON));
  CHECK(has(&f, "Anna Weber", TYPE_PERSON));
  CHECK(has(&f, "Delgado", TYPE_PERSON));
  CHECK(has(&f, "Weber", TYPE_PERSON));
  CHECK(has(&f, "Colombia", TYPE_LOCATION));
  CHECK(has(&f, "Nairobi", TYPE_LOCATION));
  CHECK(has(&f, "Berlin", TYPE_LOCATION));
  CHECK(has(&f, "German", TYPE_NORP));
  CHECK(has(&f, "World Bank", TYPE_ORGANIZATION));
  CHECK(has(&f, "Thursday", TYPE_DATE));
  CHECK(has(&f, "2023", TYPE_DATE));
  CHECK(has(&f, "$40 million", TYPE_MONEY));
  fixture_end(&f);
}

/* In order, apart, on token borders, within one sentence, scores in 0 to 1. */
static void check_list(const Fixture *f) {
  const Text *t = document_text((Document *)(uintptr_t)&f->d);
  uint32_t behind = 0;
  bool apart = true, borders = true, scores = true, inside = true;
  for (size_t i = 0; i < f->list.count; i++) {
    const Mention *m = &f->list.items[i];
    const Sentence *s = &t->sentences[m->sentence];
    const Token *last = &t->tokens[m->end_token - 1];
    apart &= m->span.start >= behind && m->span.length > 0;
    behind = m->span.start + m->span.length;
    borders &= m->span.start == t->tokens[m->first_token].start &&
               behind == last->start + last->length;
    inside &= m->first_token >= s->first_token &&
              m->end_token <= s->end_token && m->segment == s->block;
    scores &= m->score >= 0 && m->score <= 1;
  }
  CHECK(apart);
  CHECK(borders);
  CHECK(inside);
  CHECK(scores);
}

static void test_headlines(void) {
  Fixture f = {0};
  fixture_tag(&f, STR("BRAZIL AND JAPAN SIGN TRADE DEAL IN TOKYO ON MONDAY"));
  CHECK(has(&f, "BRAZIL", TYPE_LOCATION));
  CHECK(has(&f, "JAPAN", TYPE_LOCATION));
  CHECK(has(&f, "TOKYO", TYPE_LOCATION));
  check_list(&f);
  fixture_tag(&f, STR("Kenya And Egypt Agree On Water Of The Nile In Cairo"));
  CHECK(has(&f, "Kenya", TYPE_LOCATION));
  CHECK(has(&f, "Egypt", TYPE_LOCATION));
  CHECK(has(&f, "Cairo", TYPE_LOCATION));
  check_list(&f);
  fixture_end(&f);
}

static void test_odd_texts(void) {
  Fixture f = {0};
  fixture_tag(&f, STR(""));
  CHECK_INT(f.list.count, 0);
  fixture_tag(&f, STR(" \n\n\t "));
  CHECK_INT(f.list.count, 0);
  fixture_tag(&f, STR("it rained, and nobody was seen in the old streets."));
  CHECK_INT(f.list.count, 0);
  fixture_tag(&f, STR("\xC3\x89lodie M\xC3\xBCller \xE2\x80\x94 \xF0\x9F\x98"
                      "\x80 \xE5\x8C\x97\xE4\xBA\xAC visited Paris."));
  CHECK(has(&f, "Paris", TYPE_LOCATION));
  check_list(&f);
  fixture_end(&f);
}

static bool same(const MentionList *a, const MentionList *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    const Mention *x = &a->items[i], *y = &b->items[i];
    if (x->span.start != y->span.start || x->span.length != y->span.length ||
        x->type != y->type || x->score != y->score ||
        x->sentence != y->sentence) {
      return false;
    }
  }
  return true;
}

/* What was tagged before, or a lack of caches, changes nothing. */
static void test_same_again(void) {
  Fixture first = {0}, warm = {0}, none = {0};
  fixture_tag(&first, STR(ARTICLE));
  fixture_tag(&warm, STR("Peter Banda of Malawi spoke to Weber in Lilongwe."));
  fixture_tag(&warm, STR(ARTICLE));
  document_init(&none.d, &none.arena, STR(ARTICLE));
  none.d.options.whole = true;
  none.list = mention_tag(&none.d);
  CHECK(first.list.count > 8);
  CHECK(same(&first.list, &warm.list));
  CHECK(same(&first.list, &none.list));
  fixture_end(&first);
  fixture_end(&warm);
  fixture_end(&none);
}

/* Words that never came before, until the cache has turned over; and others
** that come again and again, and move from one generation to the next. */
static void test_cache_turns_over(void) {
  enum { TEXTS = 40, WORDS = 600 };
  Fixture f = {0}, fresh = {0};
  char *text = malloc(WORDS * 16);
  if (!text) return;
  fixture_tag(&fresh, STR(ARTICLE));
  for (int k = 0; k < TEXTS; k++) {
    int n = 0;
    for (int i = 0; i < WORDS; i++) {
      n += sprintf(text + n, "q%dx%d%s", k, i, i % 20 == 19 ? ".\n\n" : " ");
    }
    arena_reset(&f.arena);
    fixture_tag(&f, (Str){text, (size_t)n});
    if (k % 2) continue;
    arena_reset(&f.arena);
    fixture_tag(&f, STR(ARTICLE));
    CHECK(same(&f.list, &fresh.list));
  }
  CHECK(f.caches.mentions && f.caches.mentions->old->records);
  fixture_end(&f);
  fixture_end(&fresh);
  free(text);
}

/* A million capital words, with and without an end to the sentence. */
static void test_long_texts(void) {
  enum { WORDS = 1000000 };
  static const char *const WORD[] = {"Ax ", "BULA ", "Cor. "};
  Fixture f = {0};
  char *text = malloc(WORDS * 5 + 1);
  if (!text) return;
  for (int k = 0; k < 2; k++) {
    size_t n = 0;
    for (int i = 0; i < WORDS; i++) {
      const char *word = WORD[k ? i % 3 : i % 2];
      memcpy(text + n, word, strlen(word));
      n += strlen(word);
    }
    arena_reset(&f.arena);
    fixture_tag(&f, (Str){text, n});
    CHECK(!f.arena.failed);
    check_list(&f);
  }
  fixture_end(&f);
  free(text);
}

static bool stop(void *context) {
  return ++*(int *)context > 1;
}

static void test_interrupt(void) {
  Fixture f = {0};
  int asked = 0;
  document_init(&f.d, &f.arena, STR(ARTICLE ARTICLE));
  document_text(&f.d);
  asked = 1;
  f.d.interrupted = stop;
  f.d.interrupt_context = &asked;
  f.list = mention_tag(&f.d);
  CHECK(f.arena.failed);
  CHECK_INT(f.list.count, 0);
  fixture_end(&f);
}

static void test_bad_models(void) {
  Model m;
  static const char _Alignas(64) junk[4096] = "NXMENT99";
  CHECK(!model_open(&m, STR("")));
  CHECK(!model_open(&m, (Str){junk, sizeof(junk)}));
  CHECK(!mention_cache_new((Str){junk, sizeof(junk)}, kernels_choose()));
  Str whole = model_embedded();
  CHECK(model_open(&m, whole));
  whole.length--;
  CHECK(!model_open(&m, whole));
}

/* Words of the vectors are found in any case, made-up ones are not. */
static void test_vectors(void) {
  Model m;
  ModelVector a, b, c;
  CHECK(model_open(&m, model_embedded()));
  CHECK(model_vector(&m, STR("president"), &a));
  CHECK(model_vector(&m, STR("PRESIDENT"), &b));
  CHECK(model_vector(&m, STR("minister"), &c));
  CHECK(memcmp(&a, &b, sizeof(a)) == 0);
  CHECK(memcmp(&a, &c, sizeof(a)) != 0);
  CHECK(!model_vector(&m, STR("xqzzkwvrptl"), &a));
  CHECK(!model_vector(&m, STR(""), &a));
}

/* All kinds of loops give the same bits. */
static void test_kernels_agree(void) {
  static const char *const TEXTS[] = {ARTICLE, "THE HAGUE (AP) - U.S. Sen. "
                                               "Bo Li-Katz paid EUR 5m."};
  const Kernels *usable[KERNELS_MOST];
  uint32_t count = kernels_usable(usable);
  CHECK(count >= 1 && usable[0] == kernels_choose());
  MentionCache *a = mention_cache_new(model_embedded(), usable[0]);
  for (uint32_t j = 1; j < count; j++) {
    MentionCache *b = mention_cache_new(model_embedded(), usable[j]);
    CHECK(a && b);
    for (int k = 0; a && b && k < 2; k++) {
      Fixture f = {.caches.mentions = a}, g = {.caches.mentions = b};
      fixture_tag(&f, str_from_c(TEXTS[k]));
      fixture_tag(&g, str_from_c(TEXTS[k]));
      CHECK(f.list.count > 0);
      CHECK(same(&f.list, &g.list));
      arena_free(&f.arena);
      arena_free(&g.arena);
    }
    mention_cache_free(b);
  }
  mention_cache_free(a);
}

/* A chain with the model's transitions, in both implementations. */
static void chain_general(Crf *crf, Arena *arena, const float *transitions) {
  enum { SIDE = LABEL_COUNT + 1 };
  static uint8_t legal[SIDE * SIDE];
  for (int a = 0; a < LABEL_COUNT; a++) {
    for (int b = 0; b < LABEL_COUNT; b++) {
      legal[a * SIDE + b] = label_follows(a, b);
    }
    legal[a * SIDE + LABEL_COUNT] = !label_goes_on(a);
    legal[LABEL_COUNT * SIDE + a] = !label_continues(a);
  }
  CHECK(crf_init(crf, arena, LABEL_COUNT, 1, legal));
  memcpy(crf->transition, transitions, CHAIN_SIZE * sizeof(float));
}

static float random_score(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return (float)(*state >> 8) / (float)(1 << 21) - 4;
}

/* The largest gain of spans within the first tokens, by looking at all. */
static float chain_best_gain(const Bioes *chain, const BioesWork *work,
                             uint32_t count, float least) {
  float best[64] = {0};
  for (uint32_t end = 1; end <= count; end++) {
    best[end] = best[end - 1];
    for (uint32_t first = 0; first < end; first++) {
      for (int type = 0; type < TYPE_COUNT; type++) {
        float p = bioes_span(chain, work, first, end, type);
        float gain = best[first] + p - least;
        if (p > least && gain > best[end]) best[end] = gain;
      }
    }
  }
  return best[count];
}

static void test_chain(void) {
  enum { LENGTH = 23 };
  static BioesWork work;
  static Bioes chain;
  Arena arena = {0};
  Model m;
  Crf crf;
  BioesSpan spans[LENGTH];
  uint32_t state = 7, found = 0;
  CHECK(model_open(&m, model_embedded()));
  bioes_make(&chain, m.section[SECTION_CHAIN]);
  chain_general(&crf, &arena, m.section[SECTION_CHAIN]);
  float *score = crf_emissions(&crf, &arena, LENGTH);
  float *marginal = crf_emissions(&crf, &arena, LENGTH);
  for (int k = 0; k < 50; k++) {
    float least = k % 2 ? 0.2f : 0.6f, gain = 0;
    for (int i = 0; i < LENGTH * LABEL_STRIDE; i++) {
      score[i] = i % LABEL_STRIDE < LABEL_COUNT ? random_score(&state) : 0;
    }
    uint32_t count = bioes_find(&chain, kernels_choose(), &work, score, LENGTH,
                                least, spans);
    found += count;
    for (uint32_t i = 0; i < count; i++) {
      const BioesSpan *s = &spans[i];
      float p = bioes_span(&chain, &work, s->first, s->end, s->type);
      CHECK(s->first < s->end && s->end <= LENGTH);
      CHECK(i == 0 || spans[i - 1].end <= s->first);
      CHECK(s->probability > least);
      CHECK(p - s->probability < 1e-4f && s->probability - p < 1e-4f);
      gain += p - least;
    }
    float best = chain_best_gain(&chain, &work, LENGTH, least);
    CHECK(best - gain < 1e-3f && gain - best < 1e-3f);
    /* A single token's mention is as probable as its label. */
    crf_marginals(&crf, score, NULL, LENGTH, marginal, NULL, &arena);
    float want = marginal[11 * LABEL_STRIDE + LABEL_S + TYPE_DATE];
    float have = bioes_span(&chain, &work, 11, 12, TYPE_DATE);
    CHECK(have - want < 1e-4f && want - have < 1e-4f);
  }
  CHECK(found > 100);
  arena_free(&arena);
}

static void test_span_probabilities(void) {
  enum { LENGTH = 3 };
  static BioesWork work;
  static Bioes chain;
  static float transitions[CHAIN_SIZE];
  float score[LENGTH][LABEL_STRIDE] = {{0}};
  for (int a = 0; a <= LABEL_COUNT; a++) {
    for (int b = 0; b < LABEL_STRIDE; b++) {
      bool legal = b < LABEL_COUNT && (a == LABEL_COUNT ? !label_continues(b)
                                                        : label_follows(a, b));
      transitions[a * LABEL_STRIDE + b] = legal ? 0 : CRF_NEVER;
    }
  }
  bioes_make(&chain, transitions);
  bioes_weigh(&chain, kernels_choose(), &work, score[0], LENGTH);
  /* All weights 1. Each of 3 tokens is O or S: 10 ways; a mention of two is
     one of 9: 2 places, 10 ways for the third token; of three: 9. */
  float sequences = 10 * 10 * 10 + 2 * 9 * 10 + 9;
  float have = bioes_span(&chain, &work, 0, 3, TYPE_PERSON) * sequences;
  CHECK(have > 0.999f && have < 1.001f);
  have = bioes_span(&chain, &work, 1, 3, TYPE_PERSON) * sequences;
  CHECK(have > 9.99f && have < 10.01f);
}

static void test_forms(void) {
  WordForm a, b;
  form_make(&a, STR("Kenya\xE2\x80\x99s"), TOKEN_CAPITAL);
  form_make(&b, STR("Kenya's"), TOKEN_CAPITAL);
  CHECK(a.word == b.word && a.lower == b.lower && a.shape == b.shape);
  form_make(&a, STR("1987"), TOKEN_HAS_DIGIT);
  form_make(&b, STR("2023"), TOKEN_HAS_DIGIT);
  CHECK(a.lower == b.lower && a.word != b.word);
  CHECK(a.flags == (FORM_DIGIT | FORM_TRIGGER));
  form_make(&a, STR("\xC3\x89milie"), TOKEN_CAPITAL);
  form_make(&b, STR("\xC3\xA9milie"), 0);
  CHECK(a.lower == b.lower && a.shape != b.shape);
  form_make(&a, STR("USA"), TOKEN_CAPITAL | TOKEN_ALL_CAPITALS);
  CHECK(a.flags & FORM_ALL_CAPITALS);
  CHECK(a.prefix[2] == a.suffix[2] && !a.prefix[3]);
  uint64_t keys[VECTOR_KEYS], plain[VECTOR_KEYS];
  CHECK_INT(form_vector_keys(STR("\xC3\x89milie"), keys), 2);
  CHECK_INT(form_vector_keys(STR("emilie"), plain), 1);
  CHECK(keys[1] == plain[0]);
}

int main(void) {
  test_types();
  test_headlines();
  test_odd_texts();
  test_same_again();
  test_cache_turns_over();
  test_long_texts();
  test_interrupt();
  test_bad_models();
  test_vectors();
  test_kernels_agree();
  test_chain();
  test_span_probabilities();
  test_forms();
  return CHECK_DONE();
}
