/* Pages for training: see samples.h. */
#include "samples.h"

#include <stdio.h>
#include <stdlib.h>

#include "read/json.h"

void *samples_check(void *p) {
  if (!p) {
    fprintf(stderr, "train_segments: out of memory\n");
    exit(1);
  }
  return p;
}

typedef struct Spans {
  Span *items; /* bytes */
  size_t count;
} Spans;

/* Byte offsets of code points; `count + 1` of them. */
static uint32_t *code_points(Arena *arena, Str text) {
  uint32_t *at = samples_check(ARENA_ARRAY(arena, uint32_t, text.length + 1));
  size_t n = 0;
  for (size_t i = 0; i <= text.length; i++) {
    if (i == text.length || ((unsigned char)text.data[i] & 0xC0) != 0x80) {
      at[n++] = (uint32_t)i;
    }
  }
  return at;
}

/* [[start, end), …] in code points. */
static Spans read_spans(Arena *arena, const Json *list, const uint32_t *at) {
  Spans out = {
      samples_check(ARENA_ARRAY(arena, Span, list ? list->count + 1 : 1)), 0};
  JSON_EACH(item, list) {
    const Json *start = json_first(item);
    if (!start || !start->next) continue;
    uint32_t from = at[(size_t)start->number];
    uint32_t end = at[(size_t)start->next->number];
    out.items[out.count++] = (Span){from, end - from};
  }
  return out;
}

uint32_t samples_count_words(Str s) {
  uint32_t words = 0;
  bool inside = false;
  for (size_t i = 0; i < s.length; i++) {
    unsigned char c = (unsigned char)s.data[i];
    bool letter = ascii_is_alpha((char)c) || ascii_is_digit((char)c) ||
                  (c >= 0x80 && c != 0xE2);
    if (c == 0xE2) i += 2;
    words += letter && !inside;
    inside = letter;
  }
  return words;
}

/* Words of [start, end) that lie in any of the spans, which are in order. */
static uint32_t words_within(Str text, Span block, Spans spans) {
  uint32_t words = 0;
  for (size_t i = 0; i < spans.count; i++) {
    uint32_t from = spans.items[i].start;
    uint32_t end = from + spans.items[i].length;
    if (from < block.start) from = block.start;
    if (end > block.start + block.length) end = block.start + block.length;
    if (from < end)
      words += samples_count_words(str_slice(text, from, end - from));
  }
  return words;
}

static void set_gold(Sample *x, Spans keep, Span headline) {
  uint32_t first = UINT32_MAX, last = 0, title = UINT32_MAX;
  for (uint32_t i = 0; i < x->count; i++) {
    Span b = {x->text->blocks[i].start, x->text->blocks[i].length};
    Str text = str_span(x->document.text, b);
    x->kept[i] = words_within(x->document.text, b, keep);
    bool kept = x->kept[i] * 2 > samples_count_words(text) ||
                (x->kept[i] && x->kept[i] * 3 > samples_count_words(text));
    if (headline.length && b.start < headline.start + headline.length &&
        headline.start < b.start + b.length && title == UINT32_MAX) {
      title = i;
    } else if (kept) {
      if (first == UINT32_MAX) first = i;
      last = i;
    }
    x->gold[i] = kept ? STATE_BODY : STATE_GAP;
  }
  for (uint32_t i = 0; i < x->count; i++) {
    if (i == title && i < first)
      x->gold[i] = STATE_HEADLINE;
    else if (i == title)
      x->gold[i] = i > last ? STATE_TAIL : STATE_GAP;
    else if (i < first)
      x->gold[i] = i > title ? STATE_HEAD : STATE_FRONT;
    else if (i > last)
      x->gold[i] = STATE_TAIL;
  }
  x->has_headline = headline.length > 0;
}

/* Blocks, facts and features of a text; gold states are not yet set. */
static Sample *make_sample(Str text) {
  Sample *x = samples_check(calloc(1, sizeof *x));
  text = arena_str(&x->arena, text);
  document_init(&x->document, &x->arena, text);
  x->text = document_lines(&x->document);
  x->count = x->text->block_count;
  const BlockFacts *facts = samples_check(facts_gather(&x->document, x->text));
  size_t n = x->count + 1;
  x->blocks = samples_check(ARENA_ARRAY(&x->arena, SegmentBlock, n));
  x->gold = samples_check(ARENA_ARRAY(&x->arena, uint8_t, n));
  x->kept = samples_check(ARENA_ARRAY(&x->arena, uint32_t, n));
  x->id_count = samples_check(ARENA_ARRAY(&x->arena, int, n));
  x->ids = samples_check(arena_array(&x->arena, n, sizeof *x->ids));
  for (uint32_t i = 0; i < x->count; i++) {
    const Block *b = &x->text->blocks[i];
    x->blocks[i] = (SegmentBlock){.facts = &facts[i],
                                  .text = str_slice(text, b->start, b->length)};
  }
  FeatureContext c;
  if (!features_begin(&x->arena, &c, x->blocks, x->count)) samples_check(NULL);
  for (uint32_t i = 0; i < x->count; i++) {
    x->id_count[i] = features_of(&c, i, x->ids[i]);
  }
  return x;
}

static void samples_add(Samples *list, Sample *x) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity * 2 + 64;
    list->items = samples_check(
        realloc(list->items, list->capacity * sizeof *list->items));
  }
  list->items[list->count++] = x;
}

/* A copy of a page with only the blocks that have one of these states. */
static Sample *cut_sample(const Sample *x, uint32_t states) {
  Arena arena = {0};
  Buffer out = {.arena = &arena};
  uint8_t *gold = samples_check(ARENA_ARRAY(&arena, uint8_t, x->count + 1));
  uint32_t n = 0;
  for (uint32_t i = 0; i < x->count; i++) {
    if (!(states >> x->gold[i] & 1)) continue;
    if (n > 0) buffer_add(&out, STR("\n\n"));
    buffer_add(&out, x->blocks[i].text);
    gold[n++] = x->gold[i];
  }
  Sample *y = make_sample(buffer_str(&out));
  for (uint32_t i = 0; i < n && i < y->count; i++) y->gold[i] = gold[i];
  if (y->count != n) y->count = 0; /* lines were joined: not the same blocks */
  y->fold = x->fold;
  y->weight = 0.5;
  arena_free(&arena);
  return y;
}

/* [start, end] in code points, or anything else when there is no headline. */
static Span read_title(const Json *headline, const uint32_t *at) {
  if (!headline || headline->kind != JSON_ARRAY || !headline->child) {
    return (Span){0, 0};
  }
  uint32_t start = at[(size_t)headline->child->number];
  return (Span){start, at[(size_t)headline->child->next->number] - start};
}

static void add_page(Samples *list, const Json *page, const char *text_name,
                     const char *gold_name, int fold, bool main) {
  Arena arena = {0};
  Str text = json_string(json_member(page, text_name));
  const Json *gold = json_member(page, gold_name);
  const Json *headline = json_member(gold, "headline");
  uint32_t *at = code_points(&arena, text);
  Spans keep = read_spans(&arena, json_member(gold, "keep"), at);
  Sample *x = make_sample(text);
  set_gold(x, keep, read_title(headline, at));
  x->fold = fold;
  x->scored = main;
  x->weight = main ? 1 : 0.5;
  x->wanted = words_within(text, (Span){0, (uint32_t)text.length}, keep);
  samples_add(list, x);
  if (main) {
    uint32_t story = 1u << STATE_BODY | 1u << STATE_GAP;
    uint32_t clean = story | 1u << STATE_HEADLINE | 1u << STATE_HEAD;
    samples_add(list, cut_sample(x, clean));
    samples_add(list, cut_sample(x, 1u << STATE_BODY));
    samples_add(list, cut_sample(x, clean | 1u << STATE_TAIL));
  }
  arena_free(&arena);
}

static void add_wire(Samples *list, const Json *story) {
  Arena arena = {0};
  Str text = json_string(json_member(story, "text"));
  const Json *gold = json_member(story, "gold");
  const Json *spans = json_member(gold, "spans");
  const Json *headline = json_member(spans, "headline");
  const Json *dateline = json_member(spans, "dateline");
  uint32_t *at = code_points(&arena, text);
  Spans keep = read_spans(&arena, json_member(gold, "body"), at);
  if (dateline && dateline->child && keep.count) {
    uint32_t start = at[(size_t)dateline->child->number];
    keep.items[0].length += keep.items[0].start - start;
    keep.items[0].start = start;
  }
  Sample *x = make_sample(text);
  set_gold(x, keep, read_title(headline, at));
  x->fold = -1;
  x->weight = 0.3;
  samples_add(list, x);
  arena_free(&arena);
}

static Str read_file(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "rb");
  if (!f) {
    fprintf(stderr, "train_segments: cannot open %s\n", path);
    exit(1);
  }
  fseek(f, 0, SEEK_END);
  size_t size = (size_t)ftell(f);
  rewind(f);
  char *data = samples_check(malloc(size + 1));
  if (fread(data, 1, size, f) != size) exit(1);
  fclose(f);
  return (Str){data, size};
}

typedef void LineReader(Samples *list, const Json *object, int number,
                        const Settings *o);

static void read_lines(Samples *list, const Settings *o, const char *name,
                       LineReader *reader) {
  Str all = read_file(o->data, name);
  int number = 0;
  for (size_t at = 0; at < all.length;) {
    size_t end = str_find(all, STR("\n"), at);
    if (end == SIZE_MAX) end = all.length;
    Arena arena = {0};
    const Json *object = json_parse(&arena, str_slice(all, at, end - at), NULL);
    if (object) reader(list, object, number++, o);
    arena_free(&arena);
    at = end + 1;
  }
  free((char *)all.data);
}

static void page_reader(Samples *list, const Json *page, int number,
                        const Settings *o) {
  (void)o;
  add_page(list, page, "text_main", "main", number % FOLDS, true);
  add_page(list, page, "text_full", "full", number % FOLDS, false);
}

static void wire_reader(Samples *list, const Json *story, int number,
                        const Settings *o) {
  if (number % o->wire == 0) add_wire(list, story);
}

void samples_read(Samples *list, const Settings *o) {
  read_lines(list, o, "html/text-open.jsonl", page_reader);
  if (o->wire > 0) {
    read_lines(list, o, "dateline/reuters-open.jsonl", wire_reader);
  }
}

void samples_free(Samples *list) {
  for (size_t i = 0; i < list->count; i++) {
    arena_free(&list->items[i]->arena);
    free(list->items[i]);
  }
  free(list->items);
}
