/*
** Trains the model that tells a story's lines from what stands around them.
**
** In:  html/text-open.jsonl, pages with the lines to keep and the headline,
**      and dateline/reuters-open.jsonl, wire stories with crawlers' clutter.
** Out: the weights as C, ext/model/segments.c.
**
**   train_segments --data DIR --cv           five folds over the pages
**   train_segments --data DIR --out FILE     trains on all and writes
**   --epochs N (30), --l2 X (0.3), --wire N (every N-th wire story, 0: none)
**
** A linear-chain conditional random field over six states, trained by AdaGrad
** on one page at a time. Each page is seen as it is, with all of its menus,
** and cut down to headline and story, so that clean dumps are known as well.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "article/segment_model.h"
#include "read/json.h"

enum { S = STATE_COUNT, FOLDS = 5 };
#ifndef HEAD_L2
#define HEAD_L2 0.1
#endif

typedef struct Settings {
  const char *data, *out;
  bool cv;
  int epochs, wire;
  double l2;
} Settings;

/* A page: blocks with features and gold states. */
typedef struct Sample {
  Arena arena;
  Document document;
  const Text *text;
  SegmentBlock *blocks;
  uint32_t count;
  uint8_t *gold;
  uint32_t *kept; /* words of the block that are to be kept */
  uint16_t (*ids)[MAX_FEATURES];
  int *id_count;
  int fold; /* -1: always in training */
  bool scored;
  bool has_headline;
  uint32_t wanted; /* words to be kept */
  double weight;
} Sample;

typedef struct Samples {
  Sample **items;
  size_t count, capacity;
} Samples;

typedef struct Weights {
  double feature[FEATURE_COUNT][S], step[S][S], first[S], last[S];
} Weights;

static void *check(void *p) {
  if (!p) {
    fprintf(stderr, "train_segments: out of memory\n");
    exit(1);
  }
  return p;
}

/* ------------------------------------------------------- reading pages --- */

typedef struct Spans {
  Span *items; /* bytes */
  size_t count;
} Spans;

/* Byte offsets of code points; `count + 1` of them. */
static uint32_t *code_points(Arena *arena, Str text) {
  uint32_t *at = check(ARENA_ARRAY(arena, uint32_t, text.length + 1));
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
  Spans out = {check(ARENA_ARRAY(arena, Span, list ? list->count + 1 : 1)), 0};
  JSON_EACH(item, list) {
    const Json *start = json_first(item);
    if (!start || !start->next) continue;
    uint32_t from = at[(size_t)start->number];
    uint32_t end = at[(size_t)start->next->number];
    out.items[out.count++] = (Span){from, end - from};
  }
  return out;
}

static uint32_t count_words(Str s) {
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
    if (from < end) words += count_words(str_slice(text, from, end - from));
  }
  return words;
}

static void set_gold(Sample *x, Spans keep, Span headline) {
  uint32_t first = UINT32_MAX, last = 0, title = UINT32_MAX;
  for (uint32_t i = 0; i < x->count; i++) {
    Span b = {x->text->blocks[i].start, x->text->blocks[i].length};
    Str text = str_span(x->document.text, b);
    x->kept[i] = words_within(x->document.text, b, keep);
    bool kept = x->kept[i] * 2 > count_words(text) ||
                (x->kept[i] && x->kept[i] * 3 > count_words(text));
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
  Sample *x = check(calloc(1, sizeof *x));
  text = arena_str(&x->arena, text);
  document_init(&x->document, &x->arena, text);
  x->text = document_lines(&x->document);
  x->count = x->text->block_count;
  const BlockFacts *facts = check(facts_gather(&x->document, x->text));
  size_t n = x->count + 1;
  x->blocks = check(ARENA_ARRAY(&x->arena, SegmentBlock, n));
  x->gold = check(ARENA_ARRAY(&x->arena, uint8_t, n));
  x->kept = check(ARENA_ARRAY(&x->arena, uint32_t, n));
  x->id_count = check(ARENA_ARRAY(&x->arena, int, n));
  x->ids = check(arena_array(&x->arena, n, sizeof *x->ids));
  for (uint32_t i = 0; i < x->count; i++) {
    const Block *b = &x->text->blocks[i];
    x->blocks[i] = (SegmentBlock){.facts = &facts[i],
                                  .text = str_slice(text, b->start, b->length)};
  }
  FeatureContext c;
  if (!features_begin(&x->arena, &c, x->blocks, x->count)) check(NULL);
  for (uint32_t i = 0; i < x->count; i++) {
    x->id_count[i] = features_of(&c, i, x->ids[i]);
  }
  return x;
}

static void samples_add(Samples *list, Sample *x) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity * 2 + 64;
    list->items =
        check(realloc(list->items, list->capacity * sizeof *list->items));
  }
  list->items[list->count++] = x;
}

/* A copy of a page with only the blocks that have one of these states. */
static Sample *cut_sample(const Sample *x, uint32_t states) {
  Arena arena = {0};
  Buffer out = {.arena = &arena};
  uint8_t *gold = check(ARENA_ARRAY(&arena, uint8_t, x->count + 1));
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

static void add_page(Samples *list, const Json *page, const char *text_name,
                     const char *gold_name, int fold, bool main) {
  Arena arena = {0};
  Str text = json_string(json_member(page, text_name));
  const Json *gold = json_member(page, gold_name);
  const Json *headline = json_member(gold, "headline");
  uint32_t *at = code_points(&arena, text);
  Spans keep = read_spans(&arena, json_member(gold, "keep"), at);
  Span title = {0, 0};
  if (headline && headline->kind == JSON_ARRAY && headline->child) {
    title.start = at[(size_t)headline->child->number];
    title.length = at[(size_t)headline->child->next->number] - title.start;
  }
  Sample *x = make_sample(text);
  set_gold(x, keep, title);
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
  Span title = {0, 0};
  if (headline && headline->kind == JSON_ARRAY && headline->child) {
    title.start = at[(size_t)headline->child->number];
    title.length = at[(size_t)headline->child->next->number] - title.start;
  }
  Sample *x = make_sample(text);
  set_gold(x, keep, title);
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
  char *data = check(malloc(size + 1));
  if (fread(data, 1, size, f) != size) exit(1);
  fclose(f);
  return (Str){data, size};
}

typedef void LineReader(Samples *list, const Json *object, int number);

static void read_lines(Samples *list, const char *folder, const char *name,
                       LineReader *reader) {
  Str all = read_file(folder, name);
  int number = 0;
  for (size_t at = 0; at < all.length;) {
    size_t end = str_find(all, STR("\n"), at);
    if (end == SIZE_MAX) end = all.length;
    Arena arena = {0};
    const Json *object = json_parse(&arena, str_slice(all, at, end - at), NULL);
    if (object) reader(list, object, number++);
    arena_free(&arena);
    at = end + 1;
  }
  free((char *)all.data);
}

static void page_reader(Samples *list, const Json *page, int number) {
  add_page(list, page, "text_main", "main", number % FOLDS, true);
  add_page(list, page, "text_full", "full", number % FOLDS, false);
}

static int wire_step; /* set once from the command line */

static void wire_reader(Samples *list, const Json *story, int number) {
  if (number % wire_step == 0) add_wire(list, story);
}

/* ------------------------------------------------------------- training --- */

static double log_sum(const double *x) {
  double top = x[0], sum = 0;
  for (int s = 1; s < S; s++) top = fmax(top, x[s]);
  for (int s = 0; s < S; s++) sum += exp(x[s] - top);
  return top + log(sum);
}

typedef struct Lattice {
  double (*own)[S], (*alpha)[S], (*beta)[S];
} Lattice;

static void own_scores(const Weights *w, const Sample *x, double (*own)[S]) {
  for (uint32_t i = 0; i < x->count; i++) {
    for (int s = 0; s < S; s++) own[i][s] = 0;
    for (int k = 0; k < x->id_count[i]; k++) {
      for (int s = 0; s < S; s++) own[i][s] += w->feature[x->ids[i][k]][s];
    }
  }
}

/* Forward and backward sums; returns the log of the sum over all paths. */
static double run_lattice(const Weights *w, const Sample *x, Lattice *l) {
  uint32_t n = x->count;
  own_scores(w, x, l->own);
  for (int s = 0; s < S; s++) {
    l->alpha[0][s] = w->first[s] + l->own[0][s];
    l->beta[n - 1][s] = w->last[s];
  }
  for (uint32_t i = 1; i < n; i++) {
    for (int s = 0; s < S; s++) {
      double in[S];
      for (int r = 0; r < S; r++) in[r] = l->alpha[i - 1][r] + w->step[r][s];
      l->alpha[i][s] = log_sum(in) + l->own[i][s];
    }
  }
  for (uint32_t i = n - 1; i-- > 0;) {
    for (int s = 0; s < S; s++) {
      double out[S];
      for (int r = 0; r < S; r++) {
        out[r] = w->step[s][r] + l->own[i + 1][r] + l->beta[i + 1][r];
      }
      l->beta[i][s] = log_sum(out);
    }
  }
  double end[S];
  for (int s = 0; s < S; s++) end[s] = l->alpha[n - 1][s] + w->last[s];
  return log_sum(end);
}

/* AdaGrad: each weight has its own step, smaller the more it has moved. */
static void update(double *weight, double *sum, double gradient, double l2) {
  gradient -= l2 * *weight;
  *sum += gradient * gradient;
  *weight += 0.15 * gradient / sqrt(*sum + 1e-8);
}

static void learn(Weights *w, Weights *sums, const Sample *x, Lattice *l,
                  double l2) {
  double all = run_lattice(w, x, l);
  uint32_t n = x->count;
  for (uint32_t i = 0; i < n; i++) {
    double g[S];
    for (int s = 0; s < S; s++) {
      double p = exp(l->alpha[i][s] + l->beta[i][s] - all);
      g[s] = x->weight * ((x->gold[i] == s) - p);
    }
    for (int k = 0; k < x->id_count[i]; k++) {
      uint16_t id = x->ids[i][k];
      for (int s = 0; s < S; s++) {
        /* There is one headline to a page: too few to hold it back as much. */
        double hold = s == STATE_HEADLINE ? l2 * HEAD_L2 : l2;
        update(&w->feature[id][s], &sums->feature[id][s], g[s], hold);
      }
    }
    for (int s = 0; i == 0 && s < S; s++) {
      update(&w->first[s], &sums->first[s], g[s], l2);
    }
    for (int s = 0; i + 1 == n && s < S; s++) {
      update(&w->last[s], &sums->last[s], g[s], l2);
    }
    if (i == 0) continue;
    for (int r = 0; r < S; r++) {
      for (int s = 0; s < S; s++) {
        double p = exp(l->alpha[i - 1][r] + w->step[r][s] + l->own[i][s] +
                       l->beta[i][s] - all);
        double gold = x->gold[i - 1] == r && x->gold[i] == s;
        update(&w->step[r][s], &sums->step[r][s], x->weight * (gold - p), l2);
      }
    }
  }
}

static uint64_t random_next(uint64_t *state) {
  *state = *state * 6364136223846793005ull + 1442695040888963407ull;
  return *state >> 33;
}

/* Trains on all but one fold (-1: on all); the mean of the later weights. */
static Weights *train(const Samples *list, int fold, const Settings *o) {
  Weights *w = check(calloc(1, sizeof *w));
  Weights *sums = check(calloc(1, sizeof *sums));
  Weights *mean = check(calloc(1, sizeof *mean));
  size_t most = 1, n = 0;
  Sample **used = check(malloc(list->count * sizeof *used));
  for (size_t i = 0; i < list->count; i++) {
    Sample *x = list->items[i];
    if (x->count == 0 || (fold >= 0 && x->fold == fold)) continue;
    used[n++] = x;
    if (x->count > most) most = x->count;
  }
  Lattice l = {check(malloc(most * sizeof *l.own)),
               check(malloc(most * sizeof *l.own)),
               check(malloc(most * sizeof *l.own))};
  uint64_t seed = 7;
  int averaged = 0;
  for (int epoch = 0; epoch < o->epochs; epoch++) {
    for (size_t i = n; i > 1; i--) {
      size_t j = random_next(&seed) % i;
      Sample *swap = used[i - 1];
      used[i - 1] = used[j];
      used[j] = swap;
    }
    for (size_t i = 0; i < n; i++) {
      learn(w, sums, used[i], &l, o->l2 / (double)n);
    }
    if (epoch * 2 < o->epochs) continue;
    averaged++;
    double *to = (double *)mean, *from = (double *)w;
    for (size_t k = 0; k < sizeof *w / sizeof *to; k++) to[k] += from[k];
  }
  double *to = (double *)mean;
  for (size_t k = 0; k < sizeof *w / sizeof *to; k++) to[k] /= averaged;
  free(used);
  free(l.own);
  free(l.alpha);
  free(l.beta);
  free(w);
  free(sums);
  return mean;
}

static int16_t thousandths(double x) {
  x = round(x * 1000);
  return (int16_t)(x > 32000 ? 32000 : x < -32000 ? -32000 : x);
}

static void quantize(const Weights *w, SegmentModel *m) {
  *m = (SegmentModel){0};
  for (int s = 0; s < S; s++) {
    for (int k = 0; k < FEATURE_COUNT; k++) {
      m->feature[k][s] = thousandths(w->feature[k][s]);
    }
    for (int r = 0; r < S; r++) m->step[r][s] = thousandths(w->step[r][s]);
    m->first[s] = thousandths(w->first[s]);
    m->last[s] = thousandths(w->last[s]);
  }
}

/* --------------------------------------------------------------- scores --- */

typedef struct Score {
  double f1;
  int pages, headlines, headlines_right;
} Score;

static bool in_body(const SegmentBlock *b) {
  return b->role == ROLE_PARAGRAPH || b->role == ROLE_SUBHEADING ||
         b->role == ROLE_LIST;
}

static double score_page(const SegmentModel *m, Sample *x, Score *score) {
  uint32_t have = 0, right = 0, titles = 0, good = 0, wanted = 0;
  for (uint32_t i = 0; i < x->count; i++) {
    if (x->gold[i] == STATE_HEADLINE) wanted = x->blocks[i].facts->hash;
  }
  segment_find_states(&x->arena, m, x->blocks, x->count);
  segment_find_roles(x->blocks, x->count);
  for (uint32_t i = 0; i < x->count; i++) {
    if (in_body(&x->blocks[i])) {
      have += count_words(x->blocks[i].text);
      right += x->kept[i];
    }
    bool title = x->blocks[i].role == ROLE_HEADLINE;
    titles += title;
    good += title && x->blocks[i].facts->hash == wanted;
  }
  uint32_t all = have + x->wanted;
  double f1 = all ? 2.0 * right / all : 1;
  score->f1 += f1;
  score->pages++;
  score->headlines += x->has_headline;
  score->headlines_right += titles == 1 && good == 1;
  return f1;
}

static void cross_validate(const Samples *list, const Settings *o) {
  Score score = {0};
  SegmentModel *m = check(malloc(sizeof *m));
  for (int fold = 0; fold < FOLDS; fold++) {
    Weights *w = train(list, fold, o);
    quantize(w, m);
    free(w);
    for (size_t i = 0; i < list->count; i++) {
      Sample *x = list->items[i];
      if (!x->scored || x->fold != fold) continue;
      double f1 = score_page(m, x, &score);
      if (getenv("VERBOSE")) {
        printf("%zu %.3f\n", i, f1);
        uint32_t want = 0, have = 0;
        for (uint32_t k = 0; k < x->count; k++) {
          if (x->gold[k] == STATE_HEADLINE) want = k + 1;
          if (x->blocks[k].role == ROLE_HEADLINE) have = k + 1;
        }
        if (want != have) {
          for (uint32_t k = 0; k < x->count && k < want + 12 && k < 60; k++)
            printf("    %d %d %.1f %s %.*s\n", x->gold[k], x->blocks[k].state,
                   x->blocks[k].headline,
                   k + 1 == want   ? "WANT"
                   : k + 1 == have ? "HAVE"
                                   : "",
                   (int)(x->blocks[k].text.length > 80
                             ? 80
                             : x->blocks[k].text.length),
                   x->blocks[k].text.data);
        }
      }
    }
  }
  printf("%d pages: body mean F1 %.2f, headline right %d of %d\n", score.pages,
         100 * score.f1 / score.pages, score.headlines_right, score.headlines);
  free(m);
}

/* --------------------------------------------------------------- output --- */

static void write_rows(FILE *f, const char *name, const int16_t *values,
                       int rows, int lanes) {
  fprintf(f, "    .%s = {\n", name);
  for (int r = 0; r < rows; r++) {
    fprintf(f, "        {");
    for (int s = 0; s < S; s++) {
      fprintf(f, "%d%s", values[r * lanes + s], s + 1 < S ? ", " : "");
    }
    fprintf(f, "},\n");
  }
  fprintf(f, "    },\n");
}

static void write_vector(FILE *f, const char *name, const int16_t *values) {
  fprintf(f, "    .%s = {", name);
  for (int s = 0; s < S; s++) {
    fprintf(f, "%d%s", values[s], s + 1 < S ? ", " : "");
  }
  fprintf(f, "},\n");
}

static void write_model(const SegmentModel *m, const char *path) {
  FILE *f = fopen(path, "w");
  if (!f) {
    fprintf(stderr, "train_segments: cannot write %s\n", path);
    exit(1);
  }
  fprintf(f, "/*\n** Generated by train_segments --data DIR --out FILE; not to "
             "be edited.\n** Thousandths of weights, see "
             "ext/article/segment_model.h.\n*/\n");
  fprintf(f, "#include \"article/segment_model.h\"\n\n/* clang-format off */\n"
             "const SegmentModel SEGMENT_MODEL = {\n");
  write_rows(f, "feature", &m->feature[0][0], FEATURE_COUNT, STATE_LANES);
  write_rows(f, "step", &m->step[0][0], S, S);
  write_vector(f, "first", m->first);
  write_vector(f, "last", m->last);
  fprintf(f, "};\n");
  fclose(f);
}

static bool read_settings(Settings *o, int argc, char **argv) {
  *o = (Settings){.epochs = 30, .wire = 12, .l2 = 0.3};
  for (int i = 1; i < argc; i++) {
    const char *value = i + 1 < argc ? argv[i + 1] : "";
    if (!strcmp(argv[i], "--cv")) {
      o->cv = true;
      continue;
    }
    if (!strcmp(argv[i], "--data"))
      o->data = value;
    else if (!strcmp(argv[i], "--out"))
      o->out = value;
    else if (!strcmp(argv[i], "--epochs"))
      o->epochs = atoi(value);
    else if (!strcmp(argv[i], "--wire"))
      o->wire = atoi(value);
    else if (!strcmp(argv[i], "--l2"))
      o->l2 = atof(value);
    else
      return false;
    i++;
  }
  return o->data && o->epochs > 0;
}

int main(int argc, char **argv) {
  Settings o;
  if (!read_settings(&o, argc, argv)) {
    fprintf(stderr, "usage: train_segments --data DIR [--cv] [--out FILE] "
                    "[--epochs N] [--l2 X] [--wire N]\n");
    return 2;
  }
  Samples list = {0};
  read_lines(&list, o.data, "html/text-open.jsonl", page_reader);
  wire_step = o.wire;
  if (o.wire > 0) {
    read_lines(&list, o.data, "dateline/reuters-open.jsonl", wire_reader);
  }
  if (o.cv) cross_validate(&list, &o);
  if (o.out) {
    SegmentModel *m = check(malloc(sizeof *m));
    Weights *w = train(&list, -1, &o);
    quantize(w, m);
    write_model(m, o.out);
    free(w);
    free(m);
  }
  for (size_t i = 0; i < list.count; i++) {
    arena_free(&list.items[i]->arena);
    free(list.items[i]);
  }
  free(list.items);
  return 0;
}
