/* Features of blocks: see segment_features.h. */
#include "article/segment_features.h"

#include "article/cues.h"

enum { QUALITY_NONE = QUALITY_COUNT }; /* beyond the page */

/* The first bucket whose limit is not below `value`; limits rise. No branch:
** none could be predicted. */
static inline int bucket(uint32_t value, const uint16_t *limits, int count) {
  int passed = 0;
  for (int i = 0; i < count; i++) passed += value > limits[i];
  return passed;
}

#define BUCKET(value, ...)                                                     \
  bucket(value, (const uint16_t[]){__VA_ARGS__},                               \
         sizeof((const uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t))

/* Length in five steps: stub, heading, line, sentence, paragraph. */
static int coarse(const BlockFacts *f) {
  return BUCKET(f->words, 3, 7, 14, 29);
}

static int share(uint32_t part, uint32_t whole) {
  return whole ? (int)((uint64_t)part * 100 / whole) : 0;
}

static const BlockFacts *at(const FeatureContext *c, int64_t i) {
  return i >= 0 && i < c->count ? c->blocks[i].facts : NULL;
}

static int quality(const FeatureContext *c, int64_t i) {
  const BlockFacts *f = at(c, i);
  return f ? f->quality : QUALITY_NONE;
}

static bool is_stub(const BlockFacts *f) {
  return f->quality == QUALITY_STUB || f->quality == QUALITY_SHORT;
}

static void find_runs(FeatureContext *c) {
  for (uint32_t i = 0; i < c->count; i++) {
    bool joined =
        i > 0 && is_stub(c->blocks[i].facts) && is_stub(c->blocks[i - 1].facts);
    c->run_start[i] = joined ? c->run_start[i - 1] : i;
  }
  for (uint32_t i = c->count; i-- > 0;) {
    bool joined = i + 1 < c->count && is_stub(c->blocks[i].facts) &&
                  is_stub(c->blocks[i + 1].facts);
    c->run_end[i] = joined ? c->run_end[i + 1] : i + 1;
  }
}

/*
** The front ends where a fifteenth of the story's words are in front of a
** block; the headline shares more words with the story than any other line.
*/
static void find_title(FeatureContext *c) {
  uint32_t most = 0, all = c->paragraphs[c->count];
  c->title = c->count;
  for (uint32_t i = 0; i < c->count; i++) {
    const BlockFacts *f = c->blocks[i].facts;
    if (c->paragraphs[i] > all / 15) break;
    c->front_end = i + 1;
    if (f->quality == QUALITY_GOOD || f->words > 30) continue;
    uint32_t shared = f->in_text * (f->words - f->stops);
    if (shared > most) {
      most = shared;
      c->title = i;
    }
  }
}

bool features_begin(Arena *arena, FeatureContext *c, const SegmentBlock *blocks,
                    uint32_t count) {
  static const uint16_t SIZES[FEATURE_TEMPLATE_COUNT] = {
#define FEATURE_SIZE(name, size) size,
      FEATURE_TEMPLATES(FEATURE_SIZE)
#undef FEATURE_SIZE
  };
  *c = (FeatureContext){.blocks = blocks, .count = count};
  c->paragraphs = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
  c->good = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
  c->dates = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
  c->run_start = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
  c->run_end = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
  if (arena->failed) return false;
  uint32_t base = 0;
  for (int t = 0; t < FEATURE_TEMPLATE_COUNT; t++) {
    c->base[t] = base;
    base += SIZES[t];
  }
  c->paragraphs[0] = c->good[0] = c->dates[0] = 0;
  for (uint32_t i = 0; i < count; i++) {
    const BlockFacts *f = blocks[i].facts;
    bool good = f->quality == QUALITY_GOOD;
    c->paragraphs[i + 1] = c->paragraphs[i] + (good ? f->words : 0);
    c->good[i + 1] = c->good[i] + good;
    c->dates[i + 1] = c->dates[i] + f->dated;
  }
  find_runs(c);
  find_title(c);
  return true;
}

/* The list that grows while one block is looked at. */
typedef struct Features {
  const FeatureContext *c;
  uint16_t *ids;
  int count;
} Features;

static void add(Features *out, int template, int value) {
  if (out->count < MAX_FEATURES) {
    out->ids[out->count++] = (uint16_t)(out->c->base[template] + value);
  }
}

static void add_shape(Features *out, const BlockFacts *f) {
  int size = coarse(f);
  add(out, FEATURE_BIAS, 0);
  add(out, FEATURE_WORDS,
      BUCKET(f->words, 1, 2, 3, 4, 6, 9, 14, 19, 29, 44, 79));
  add(out, FEATURE_STOPS,
      f->words < 5 ? 7
                   : BUCKET(share(f->stops, f->words), 0, 9, 19, 29, 39, 49));
  add(out, FEATURE_LAST, size * LAST_COUNT + f->last);
  add(out, FEATURE_FIRST, size * FIRST_COUNT + f->first);
  add(out, FEATURE_CAPITALS,
      size * 6 + BUCKET(share(f->capitals, f->words), 9, 24, 49, 79, 99));
  if (f->uppers * 2 > f->words) add(out, FEATURE_UPPERS, size);
  add(out, FEATURE_NUMBERS,
      size * 4 + BUCKET(share(f->numbers, f->words), 0, 19, 49));
  add(out, FEATURE_SENTENCES, BUCKET(f->sentence_ends, 0, 1, 2, 4));
  add(out, FEATURE_IN_TEXT, size * 6 + BUCKET(f->in_text, 0, 24, 49, 74, 99));
}

static void add_words(Features *out, const BlockFacts *f) {
  bool longer = f->words > 12;
  uint32_t classes = f->classes & ((1u << WORD_CLASS_COUNT) - 1);
  for (; classes; classes &= classes - 1) {
    int k = __builtin_ctz(classes);
    uint16_t n = f->class_words[k];
    int much = n * 2u >= f->words ? 2 : n > 1;
    add(out, FEATURE_CLASS, (k * 2 + longer) * 3 + much);
  }
  for (uint32_t cues = f->cues; cues; cues &= cues - 1) {
    add(out, FEATURE_CUE, __builtin_ctz(cues) * 2 + (f->words > 6));
  }
  int repeated = f->repeats + 2 * f->is_repeated;
  if (repeated) add(out, FEATURE_REPEATED, coarse(f) * 4 + repeated);
  if (f->quotes) add(out, FEATURE_MARKS, 0 + longer);
  if (f->bars) add(out, FEATURE_MARKS, 2 + longer);
  if (f->addresses) add(out, FEATURE_MARKS, 4 + longer);
  if (f->commas) add(out, FEATURE_MARKS, 6 + longer);
  if (f->dated) add(out, FEATURE_MARKS, 8 + longer);
  if (f->dateline) add(out, FEATURE_DATELINE, f->dateline - 1);
}

static void add_position(Features *out, uint32_t i) {
  const FeatureContext *c = out->c;
  uint32_t back = c->count - 1 - i;
  add(out, FEATURE_FROM_START, BUCKET(i, 0, 1, 2, 3, 5, 9, 19, 39));
  add(out, FEATURE_FROM_END, BUCKET(back, 0, 1, 2, 3, 5, 9, 19, 39));
  add(out, FEATURE_POSITION, (int)((uint64_t)i * 10 / c->count));
  add(out, FEATURE_SIZE, BUCKET(c->count, 9, 19, 39, 99));
  uint32_t before = c->paragraphs[i], all = c->paragraphs[c->count];
  int part = all == 0        ? 0
             : before == 0   ? 1
             : before == all ? 7
                             : 2 + BUCKET(share(before, all), 4, 29, 69, 94);
  add(out, FEATURE_BEFORE, part * QUALITY_COUNT + c->blocks[i].facts->quality);
}

/* What `sums` counts from block `from` to in front of `end`. */
static uint32_t sum_between(const FeatureContext *c, const uint32_t *sums,
                            int64_t from, int64_t end) {
  if (from < 0) from = 0;
  if (end > c->count) end = c->count;
  return from < end ? sums[end] - sums[from] : 0;
}

static void add_cues(Features *out, int template, const BlockFacts *f) {
  for (uint32_t cues = f ? f->cues : 0; cues; cues &= cues - 1) {
    add(out, template, __builtin_ctz(cues));
  }
}

static void add_neighbours(Features *out, uint32_t i) {
  const FeatureContext *c = out->c;
  int64_t n = i;
  int own = c->blocks[i].facts->quality;
  add(out, FEATURE_NEIGHBOURS,
      (quality(c, n - 1) * 6 + own) * 6 + quality(c, n + 1));
  add(out, FEATURE_WIDER, quality(c, n - 2) * 6 + quality(c, n + 2));
  int before = BUCKET(sum_between(c, c->good, n - 5, n), 0, 1, 2, 4);
  int after = BUCKET(sum_between(c, c->good, n + 1, n + 6), 0, 1, 2, 4);
  add(out, FEATURE_NEAR, before * 5 + after);
  int run = BUCKET(c->run_end[i] - c->run_start[i], 1, 2, 4, 9);
  add(out, FEATURE_RUN, run * QUALITY_COUNT + own);
  const BlockFacts *previous = at(c, n - 1), *next = at(c, n + 1);
  add_cues(out, FEATURE_CUE_BEFORE, previous);
  add_cues(out, FEATURE_CUE_AFTER, next);
  if (previous) {
    add(out, FEATURE_JOINT,
        previous->last * FIRST_COUNT + c->blocks[i].facts->first);
  }
  int dates = (previous && previous->dated) + 2 * (next && next->dated);
  if (dates) add(out, FEATURE_DATES_NEAR, dates);
  int around = BUCKET(sum_between(c, c->dates, n - 4, n + 5), 0, 1, 2);
  add(out, FEATURE_DATES, around * QUALITY_COUNT + own);
}

/* What tells a headline from the other lines in front of the story. */
static void add_title(Features *out, uint32_t i) {
  const FeatureContext *c = out->c;
  const BlockFacts *f = c->blocks[i].facts;
  if (i >= c->front_end) return;
  int found = BUCKET(f->in_text, 49, 79);
  int last = f->last == LAST_STOP ? 0 : f->last == LAST_LETTER ? 1 : 2;
  add(out, FEATURE_TITLE,
      ((coarse(f) * 3 + found) * 3 + last) * 2 + (f->cues != 0));
  add(out, FEATURE_TITLE_BEST, i == c->title);
  int next = 0;
  for (uint32_t k = i + 1; k < c->count && k <= i + 4; k++) {
    const BlockFacts *g = c->blocks[k].facts;
    next |= g->dated | (g->cues & CUE_BYLINE ? 2 : 0) |
            (g->cues & CUE_SHARE ? 4 : 0);
  }
  add(out, FEATURE_TITLE_NEXT, next);
}

/* "You may also like", "Comments": what stands under such a heading. */
static void add_section(Features *out, FeatureContext *c, uint32_t i) {
  const BlockFacts *f = c->blocks[i].facts;
  if (c->section > 0) {
    int far = BUCKET(sum_between(c, c->good, c->section_at, i), 0, 1, 4);
    add(out, FEATURE_SECTION, (c->section - 1) * 4 + far);
  }
  if (f->words > 8) return;
  int section = f->cues & CUE_RELATED                   ? 1
                : f->cues & CUE_COMMENTS                ? 2
                : f->cues & (CUE_NEWSLETTER | CUE_MORE) ? 3
                : f->cues & CUE_AUTHOR                  ? 4
                                                        : 0;
  if (section > 0) {
    c->section = section;
    c->section_at = i;
  }
}

int features_of(FeatureContext *c, uint32_t i, uint16_t *ids) {
  Features out = {c, ids, 0};
  const BlockFacts *f = c->blocks[i].facts;
  add_shape(&out, f);
  add_words(&out, f);
  add_position(&out, i);
  add_neighbours(&out, i);
  add_title(&out, i);
  add_section(&out, c, i);
  return out.count;
}
