/* Files of annotated text: see corpus.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/hash.h"
#include "exchange.h"
#include "read/json.h"

enum { TYPE_ALL = (1 << TYPE_COUNT) - 1 };
#define BIT(type) (1u << (type))

static void die(const char *path, const char *why) {
  fprintf(stderr, "train_mentions: %s: %s\n", path, why);
  exit(1);
}

static Str file_read(Arena *arena, const char *path) {
  FILE *f = fopen(path, "rb");
  Buffer b = {.arena = arena};
  char piece[1 << 16];
  if (!f) die(path, strerror(errno));
  for (size_t n; (n = fread(piece, 1, sizeof(piece), f)) > 0;) {
    buffer_add(&b, (Str){piece, n});
  }
  fclose(f);
  if (arena->failed) die(path, "out of memory");
  return buffer_str(&b);
}

/* The next line of `*rest` without its end; false behind the last one. */
static bool line_next(Str *rest, Str *line) {
  if (!rest->length) return false;
  const char *end = memchr(rest->data, '\n', rest->length);
  size_t length = end ? (size_t)(end - rest->data) : rest->length;
  *line = (Str){rest->data, length};
  if (line->length && line->data[line->length - 1] == '\r') line->length--;
  length += end != NULL;
  *rest = (Str){rest->data + length, rest->length - length};
  return true;
}

static void gold_add(GoldText *t, GoldSpan span) {
  if (t->count == t->capacity) {
    t->capacity = t->capacity * 2 + 64;
    t->spans = realloc(t->spans, t->capacity * sizeof(*t->spans));
    if (!t->spans) abort();
  }
  t->spans[t->count++] = span;
}

static int span_order(const void *a, const void *b) {
  const GoldSpan *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

/* Byte offset of each code point of the text, and its length behind. */
static uint32_t *points_to_bytes(Str text, size_t *count) {
  uint32_t *at = malloc((text.length + 1) * sizeof(*at));
  if (!at) abort();
  *count = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (((unsigned char)text.data[i] & 0xC0) != 0x80) {
      at[(*count)++] = (uint32_t)i;
    }
  }
  at[*count] = (uint32_t)text.length;
  return at;
}

static uint32_t type_bit(Str name) {
  for (int type = 0; type < TYPE_COUNT; type++) {
    if (str_equal(name, str_from_c(ENTITY_TYPE_NAMES[type]))) return BIT(type);
  }
  return 0;
}

static void gold_from_json(GoldText *t, const Json *o) {
  size_t count;
  t->text = json_string(json_member(o, "text"));
  t->count = 0;
  uint32_t *at = points_to_bytes(t->text, &count);
  JSON_EACH(e, json_member(o, "entities")) {
    const Json *start = json_first(e);
    const Json *length = start ? start->next : NULL;
    const Json *type = length ? length->next : NULL;
    if (!type || start->number < 1 || length->number < 1) continue;
    size_t from = (size_t)start->number - 1;
    size_t to = from + (size_t)length->number;
    uint32_t types = type_bit(json_string(type));
    if (to > count || !types) continue;
    gold_add(t, (GoldSpan){at[from], at[to], types, false});
  }
  qsort(t->spans, t->count, sizeof(*t->spans), span_order);
  free(at);
}

/* Upper-cases the letter at `at` (or lower-cases it) where bytes stay as many.
 */
static void letter_recase(char *text, size_t length, size_t at, bool upper) {
  utf8proc_int32_t c;
  utf8proc_uint8_t out[4];
  utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                        (utf8proc_ssize_t)(length - at), &c);
  if (n <= 0) return;
  c = upper ? utf8proc_toupper(c) : utf8proc_tolower(c);
  if (utf8proc_encode_char(c, out) == n) memcpy(text + at, out, (size_t)n);
}

/* How a sentence is set: headlines are of all three kinds. */
typedef enum LetterCase {
  CASE_UPPER,
  CASE_TITLE,
  CASE_HEADLINE,
  CASE_COUNT
} LetterCase;

/* Small words, which headlines leave in lower case. */
static bool word_is_small(Str word) {
  static const char *const SMALL[] = {"a",  "an", "the", "of",   "in",
                                      "on", "to", "for", "and",  "at",
                                      "by", "as", "or",  "with", "from"};
  for (size_t i = 0; i < sizeof(SMALL) / sizeof(*SMALL); i++) {
    if (str_equal(word, str_from_c(SMALL[i]))) return true;
  }
  return false;
}

/* Titles as programs set them: "U.S. Says It'S Un'S 2Nd" */
static void token_set_title(char *text, size_t length, const Token *t) {
  bool letter_before = false;
  for (uint32_t i = 0; i < t->length; i++) {
    char c = text[t->start + i];
    letter_recase(text, length, t->start + i, !letter_before);
    letter_before = ascii_is_alpha(c) || (unsigned char)c >= 0x80;
  }
}

static void token_recase(char *text, size_t length, const Token *t,
                         LetterCase how) {
  bool small = word_is_small((Str){text + t->start, t->length});
  if (how == CASE_TITLE) token_set_title(text, length, t);
  if (how == CASE_HEADLINE && !small) {
    letter_recase(text, length, t->start, true);
  }
  for (uint32_t i = 0; how == CASE_UPPER && i < t->length; i++) {
    letter_recase(text, length, t->start + i, true);
  }
}

/* In percent. */
enum { WHOLE_SHARE = 24, SENTENCE_SHARE = 20 };

/* A copy of the text in which some sentences are set like headlines. */
static Str text_recase(Arena *arena, Str text, Recase recase, uint64_t seed) {
  Document d;
  document_init(&d, arena, text);
  const Text *t = document_text(&d);
  char *copy = (char *)arena_str(arena, text).data;
  if (!copy) abort();
  /* Some texts as a whole: then no other place tells how a word is written. */
  bool all = random_next(&seed) % 100 < WHOLE_SHARE;
  uint32_t how_all = random_next(&seed) >> 4;
  for (uint32_t k = 0; k < t->sentence_count; k++) {
    const Sentence *s = &t->sentences[k];
    uint32_t dice = random_next(&seed) >> 4;
    if (all) dice = how_all;
    LetterCase how = recase == RECASE_UPPER   ? CASE_UPPER
                     : recase == RECASE_TITLE ? CASE_TITLE
                                              : (LetterCase)(dice % CASE_COUNT);
    bool chosen = all || dice / CASE_COUNT % 100 < SENTENCE_SHARE;
    if (recase == RECASE_SOME && !chosen) continue;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
      token_recase(copy, text.length, &t->tokens[i], how);
    }
  }
  return (Str){copy, text.length};
}

/* The next annotated text of a file of JSON Lines; false behind the last. */
static bool gold_next(GoldText *gold, Arena *arena, Str *rest,
                      const char *path) {
  Str line = STR("");
  arena_reset(arena);
  while (!line.length) {
    if (!line_next(rest, &line)) return false;
  }
  const Json *o = json_parse(arena, line, NULL);
  if (!o) die(path, "a line is no JSON");
  gold_from_json(gold, o);
  return true;
}

void corpus_read_jsonl(Corpus *c, Vocabulary *v, const char *path,
                       Recase recase) {
  Arena file = {0}, arena = {0};
  Str rest = file_read(&file, path);
  GoldText gold = {0};
  while (gold_next(&gold, &arena, &rest, path)) {
    if (recase != RECASE_NONE) {
      gold.text = text_recase(&arena, gold.text, recase, c->documents + 1);
    }
    corpus_add_text(c, v, &gold);
  }
  free(gold.spans);
  arena_free(&arena);
  arena_free(&file);
}

void corpus_read_exchanged(Corpus *c, Vocabulary *v, const char *path,
                           uint64_t seed) {
  NamePool pool = {.arena = {0}};
  Arena file = {0}, arena = {0};
  Str all = file_read(&file, path), rest = all;
  GoldText gold = {0};
  for (uint32_t k = 0; gold_next(&gold, &arena, &rest, path); k++) {
    pool_add(&pool, &gold, k);
  }
  pool_finish(&pool);
  rest = all;
  for (uint32_t k = 0; gold_next(&gold, &arena, &rest, path); k++) {
    GoldText other = pool_exchange(&pool, &arena, &gold, k, seed + k);
    corpus_add_text(c, v, &other);
  }
  pool_free(&pool);
  free(gold.spans);
  arena_free(&arena);
  arena_free(&file);
}

void corpus_read_plain(Corpus *c, Vocabulary *v, const char *path,
                       uint32_t every) {
  Arena file = {0}, arena = {0};
  Str rest = file_read(&file, path), line;
  GoldText gold = {.partial = true, .outside_types = TYPE_ALL};
  for (uint32_t k = 0; line_next(&rest, &line); k++) {
    if (!line.length || k % every) continue;
    const Json *o = json_parse(&arena, line, NULL);
    if (!o) die(path, "a line is no JSON");
    Str id = json_string(json_member(o, "id"));
    gold.text = json_string(json_member(o, "text"));
    bool worldwide = id.data && str_starts_nocase(id, STR("enww/"));
    if (gold.text.data && !worldwide) corpus_add_text(c, v, &gold);
    arena_reset(&arena);
  }
  arena_free(&arena);
  arena_free(&file);
}

/* What a label of another scheme may be in ours. */
typedef struct LabelMap {
  const char *name;
  uint32_t types;
  bool or_outside;
} LabelMap;

static const LabelMap WIKIGOLD[] = {
    {"PER", BIT(TYPE_PERSON), false},
    {"LOC", BIT(TYPE_LOCATION) | BIT(TYPE_FACILITY), false},
    {"ORG", BIT(TYPE_ORGANIZATION), false},
    {"MISC",
     BIT(TYPE_NORP) | BIT(TYPE_MISC) | BIT(TYPE_PRODUCT) | BIT(TYPE_DATE),
     true},
    {NULL, BIT(TYPE_DATE) | BIT(TYPE_MONEY), true}};
static const LabelMap UNER[] = {
    {"PER", BIT(TYPE_PERSON), false},
    {"LOC", BIT(TYPE_LOCATION) | BIT(TYPE_FACILITY), false},
    {"ORG", BIT(TYPE_ORGANIZATION) | BIT(TYPE_FACILITY), false},
    {NULL,
     TYPE_ALL &
         ~(BIT(TYPE_PERSON) | BIT(TYPE_LOCATION) | BIT(TYPE_ORGANIZATION)),
     true}};

static const LabelMap *label_map(const LabelMap *map, Str name) {
  while (map->name && !str_equal(name, str_from_c(map->name))) map++;
  return map;
}

/* Words and labels, column by column, become a text with spans. */
typedef struct Columns {
  Buffer text;
  GoldText gold;
  const LabelMap *map;
  bool open; /* the last word was in the last span */
} Columns;

static const LabelMap *columns_outside(const LabelMap *map) {
  while (map->name) map++;
  return map;
}

/* `before` is what stands between the last word and this one. */
static void columns_add(Columns *c, const char *before, Str word, Str label) {
  buffer_add(&c->text, str_from_c(before));
  uint32_t start = (uint32_t)c->text.count;
  buffer_add(&c->text, word);
  bool outside = label.length < 3;
  bool begins = !outside && (label.data[0] == 'B' || !c->open);
  if (begins) {
    const LabelMap *m =
        label_map(c->map, str_slice(label, 2, label.length - 2));
    gold_add(&c->gold, (GoldSpan){start, 0, m->types, m->or_outside});
  }
  if (!outside) c->gold.spans[c->gold.count - 1].end = (uint32_t)c->text.count;
  c->open = !outside;
}

static void columns_flush(Columns *c, Corpus *corpus, Vocabulary *v) {
  c->gold.text = buffer_str(&c->text);
  c->gold.partial = true;
  c->gold.outside_types = columns_outside(c->map)->types;
  if (c->gold.text.length) corpus_add_text(corpus, v, &c->gold);
  c->text.count = c->gold.count = 0;
  c->open = false;
}

/* Marks that stand close to the word before them. */
static bool word_is_close(Str word) {
  static const char CLOSE[] = ".,;:!?)%'";
  return word.length && strchr(CLOSE, word.data[0]) != NULL;
}

void corpus_read_wikigold(Corpus *corpus, Vocabulary *v, const char *path) {
  Arena file = {0}, arena = {0};
  Str rest = file_read(&file, path), line;
  Columns c = {.text = {.arena = &arena}, .map = WIKIGOLD};
  const char *before = "";
  while (line_next(&rest, &line)) {
    const char *gap = line.length ? memchr(line.data, ' ', line.length) : NULL;
    if (!gap) {
      before = c.text.count ? "\n\n" : "";
      c.open = false;
      continue;
    }
    Str word = {line.data, (size_t)(gap - line.data)};
    Str label = {gap + 1, line.length - word.length - 1};
    if (str_equal(word, STR("-DOCSTART-"))) {
      columns_flush(&c, corpus, v);
      before = "";
      continue;
    }
    if (before[0] == ' ' && word_is_close(word)) before = "";
    columns_add(&c, before, word, label);
    before = " ";
  }
  columns_flush(&c, corpus, v);
  free(c.gold.spans);
  arena_free(&arena);
  arena_free(&file);
}

/* Column `k` of a line, separated by tabs. */
static Str column(Str line, int k) {
  const char *at = line.data, *end = line.data + line.length;
  while (k-- && at < end) {
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    at = tab ? tab + 1 : end;
  }
  const char *tab = memchr(at, '\t', (size_t)(end - at));
  return (Str){at, (size_t)((tab ? tab : end) - at)};
}

void corpus_read_uner(Corpus *corpus, Vocabulary *v, const char *path) {
  Arena file = {0}, arena = {0};
  Str rest = file_read(&file, path), line, words = STR(""), word;
  Columns c = {.text = {.arena = &arena}, .map = UNER};
  bool starts = true;
  size_t at = 0;
  while (line_next(&rest, &line)) {
    if (str_starts_nocase(line, STR("# newdoc"))) columns_flush(&c, corpus, v);
    if (str_starts_nocase(line, STR("# text = "))) {
      words = str_slice(line, 9, line.length - 9);
      at = 0, starts = true, c.open = false;
    }
    if (!line.length || line.data[0] == '#') continue;
    /* The words of the line "# text" tell where there is a space. */
    word = column(line, 1);
    size_t found = str_find(words, word, at);
    bool space = at < words.length && words.data[at] == ' ';
    if (found != SIZE_MAX && found <= at + 1) at = found + word.length;
    const char *before =
        starts ? (c.text.count ? "\n\n" : "") : (space ? " " : "");
    columns_add(&c, before, word, column(line, 2));
    starts = false;
  }
  columns_flush(&c, corpus, v);
  free(c.gold.spans);
  arena_free(&arena);
  arena_free(&file);
}
