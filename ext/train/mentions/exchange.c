/* Other names for annotated texts: see exchange.h. */
#include "exchange.h"

#include <stdlib.h>

/* In percent; how often a name is drawn until one fits. */
enum { EXCHANGED_SHARE = 50, DRAWS = 8 };

/* A name of the text, or a word of a person's, and what stands for it. */
typedef struct NamePair {
  int type;
  Str from, to;
} NamePair;

typedef struct Exchange {
  const NamePool *pool;
  const GoldText *gold;
  uint32_t fold;
  uint64_t random;
  NamePair *pairs;
  uint32_t count;
} Exchange;

static int type_of(const GoldSpan *g) {
  int type = __builtin_ctz(g->types);
  switch (type) {
  case TYPE_PERSON:
  case TYPE_LOCATION:
  case TYPE_ORGANIZATION:
  case TYPE_NORP:
    return type;
  default:
    return -1;
  }
}

/* Words between single spaces; 0 when that is not what parts them. */
static uint32_t word_count(Str name) {
  uint32_t count = 1;
  for (size_t i = 0; i < name.length; i++) {
    char c = name.data[i];
    bool space = c == ' ';
    if (c == '\n' || c == '\r' || c == '\t') return 0;
    if (space && (i == 0 || name.data[i - 1] == ' ')) return 0;
    count += space;
  }
  return count <= NAME_WORDS_MOST ? count : 0;
}

static Str word_next(Str *rest) {
  const char *end = memchr(rest->data, ' ', rest->length);
  Str word = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
  size_t skip = word.length + (end != NULL);
  *rest = (Str){rest->data + skip, rest->length - skip};
  return word;
}

static bool is_capital(Str word) {
  return word.length && ascii_is_upper(word.data[0]);
}

static Str gold_name(const GoldText *gold, const GoldSpan *g) {
  return (Str){gold->text.data + g->start, g->end - g->start};
}

void pool_add(NamePool *pool, const GoldText *gold, uint32_t document) {
  for (uint32_t i = 0; i < gold->count; i++) {
    const GoldSpan *g = &gold->spans[i];
    Str name = gold_name(gold, g);
    int type = type_of(g);
    uint32_t words = word_count(name);
    if (type < 0 || !words) continue;
    NameList *list = &pool->list[document % FOLDS][type][words];
    name = arena_str(&pool->arena, name);
    if (!ARENA_PUSH(&pool->arena, list)) abort();
    list->items[list->count++] = name;
  }
}

static int name_order(const void *a, const void *b) {
  return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Sorts the names and keeps each once. */
static void list_finish(NameList *list) {
  size_t kept = 0;
  if (!list->count) return;
  qsort(list->items, list->count, sizeof(*list->items), name_order);
  for (size_t i = 0; i < list->count; i++) {
    if (kept && str_equal(list->items[kept - 1], list->items[i])) continue;
    list->items[kept++] = list->items[i];
  }
  list->count = kept;
}

void pool_finish(NamePool *pool) {
  NameList *list = &pool->list[0][0][0];
  size_t lists = sizeof(pool->list) / sizeof(*list);
  for (size_t i = 0; i < lists; i++) list_finish(list + i);
}

void pool_free(NamePool *pool) {
  arena_free(&pool->arena);
}

static const NamePair *pair_find(const Exchange *x, int type, Str from) {
  for (uint32_t i = 0; i < x->count; i++) {
    const NamePair *p = &x->pairs[i];
    if (p->type == type && str_equal(p->from, from)) return p;
  }
  return NULL;
}

static const NamePair *pair_add(Exchange *x, int type, Str from, Str to) {
  x->pairs[x->count] = (NamePair){type, from, to};
  return &x->pairs[x->count++];
}

/* Another name for `name`, or itself. */
static Str name_draw(Exchange *x, int type, Str name) {
  const NameList *list = &x->pool->list[x->fold][type][word_count(name)];
  if (random_next(&x->random) % 100 >= EXCHANGED_SHARE) return name;
  for (int i = 0; i < DRAWS && list->count; i++) {
    Str other = list->items[random_next(&x->random) % list->count];
    if (is_capital(other) == is_capital(name)) return other;
  }
  return name;
}

/* Decides on the words of a person of whom no word is decided on. */
static void person_pair(Exchange *x, Str name) {
  Str rest = name;
  while (rest.length) {
    if (pair_find(x, TYPE_PERSON, word_next(&rest))) return;
  }
  Str other = name_draw(x, TYPE_PERSON, name);
  for (rest = name; rest.length;) {
    Str from = word_next(&rest), to = word_next(&other);
    bool both = is_capital(from) && is_capital(to);
    pair_add(x, TYPE_PERSON, from, both ? to : from);
  }
}

/* Longer names first: "Delgado" is the Maria Delgado of the text. */
static void persons_pair(Exchange *x) {
  for (uint32_t words = NAME_WORDS_MOST; words; words--) {
    for (uint32_t i = 0; i < x->gold->count; i++) {
      const GoldSpan *g = &x->gold->spans[i];
      Str name = gold_name(x->gold, g);
      if (type_of(g) == TYPE_PERSON && word_count(name) == words) {
        person_pair(x, name);
      }
    }
  }
}

static void person_put(Exchange *x, Buffer *out, Str name) {
  for (Str rest = name; rest.length;) {
    Str word = word_next(&rest);
    const NamePair *pair = pair_find(x, TYPE_PERSON, word);
    buffer_add(out, pair ? pair->to : word);
    if (rest.length) buffer_add_char(out, ' ');
  }
}

static void name_put(Exchange *x, Buffer *out, const GoldSpan *g) {
  Str name = gold_name(x->gold, g);
  int type = type_of(g);
  if (type < 0 || !word_count(name)) {
    buffer_add(out, name);
  } else if (type == TYPE_PERSON) {
    person_put(x, out, name);
  } else {
    const NamePair *pair = pair_find(x, type, name);
    if (!pair) pair = pair_add(x, type, name, name_draw(x, type, name));
    buffer_add(out, pair->to);
  }
}

GoldText pool_exchange(const NamePool *pool, Arena *arena, const GoldText *gold,
                       uint32_t document, uint64_t seed) {
  size_t pairs = (size_t)gold->count * NAME_WORDS_MOST + 1;
  Exchange x = {.pool = pool,
                .gold = gold,
                .fold = document % FOLDS,
                .random = seed,
                .pairs = ARENA_ARRAY(arena, NamePair, pairs)};
  GoldText out = *gold;
  Buffer text = {.arena = arena};
  out.spans = ARENA_ARRAY(arena, GoldSpan, gold->count + 1);
  if (!x.pairs || !out.spans) abort();
  persons_pair(&x);
  uint32_t at = 0;
  for (uint32_t i = 0; i < gold->count; i++) {
    const GoldSpan *g = &gold->spans[i];
    buffer_add(&text, str_slice(gold->text, at, g->start - at));
    out.spans[i] = *g;
    out.spans[i].start = (uint32_t)text.count;
    name_put(&x, &text, g);
    out.spans[i].end = (uint32_t)text.count;
    at = g->end;
  }
  buffer_add(&text, str_slice(gold->text, at, gold->text.length - at));
  if (arena->failed) abort();
  out.text = buffer_str(&text);
  return out;
}
