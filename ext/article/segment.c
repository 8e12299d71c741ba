/*
** States of blocks: see segment.h. The best path through the model's scores,
** and for each block how much better its state is than any other.
*/
#include "article/segment.h"

#include <math.h>

#include "article/segment_model.h"

enum {
  STOP_BLOCKS = 1 << 14, /* after so many it is asked whether to stop */
  MAX_WORDS_BEFORE_HEADLINE = 40,
  MAX_HEADLINE_DATELINE = 12, /* words, of "Tokyo: Trains Run Again" */
};

typedef struct Path {
  const SegmentModel *model;
  int32_t (*own)[STATE_COUNT];     /* scores of the block's features */
  int32_t (*forward)[STATE_COUNT]; /* best path that ends here, own included */
  uint8_t (*back)[STATE_COUNT];    /* the state before */
} Path;

static void score_block(const SegmentModel *model, FeatureContext *c,
                        uint32_t i, int32_t *scores) {
  uint16_t ids[MAX_FEATURES];
  int32_t sums[STATE_LANES] = {0};
  int n = features_of(c, i, ids);
  for (int k = 0; k < n; k++) {
    const int16_t *row = model->feature[ids[k]];
    for (int s = 0; s < STATE_LANES; s++) sums[s] += row[s];
  }
  memcpy(scores, sums, STATE_COUNT * sizeof *scores);
}

static void step_forward(const Path *p, uint32_t i) {
  const SegmentModel *model = p->model;
  for (int s = 0; s < STATE_COUNT; s++) {
    int32_t best = INT32_MIN;
    for (int from = 0; from < STATE_COUNT; from++) {
      int32_t score = p->forward[i - 1][from] + model->step[from][s];
      if (score > best) {
        best = score;
        p->back[i][s] = (uint8_t)from;
      }
    }
    p->forward[i][s] = best + p->own[i][s];
  }
  /* Sums of a long page would run over: only differences matter. */
  int32_t top = p->forward[i][0];
  for (int s = 1; s < STATE_COUNT; s++) {
    if (p->forward[i][s] > top) top = p->forward[i][s];
  }
  for (int s = 0; s < STATE_COUNT; s++) p->forward[i][s] -= top;
}

/* The lead of `state` over the best other one, as a probability. */
static float lead_score(const int32_t *scores, int state) {
  int32_t other = INT32_MIN;
  for (int s = 0; s < STATE_COUNT; s++) {
    if (s != state && scores[s] > other) other = scores[s];
  }
  double lead = (scores[state] - (double)other) / 1000;
  return (float)(1 / (1 + exp(-lead)));
}

/* Goes back along the best path; `behind` is the best that can follow. */
static void step_back(const Path *p, SegmentBlock *blocks, uint32_t count) {
  const SegmentModel *model = p->model;
  int32_t behind[STATE_COUNT];
  int state = 0;
  for (int s = 0; s < STATE_COUNT; s++) behind[s] = model->last[s];
  for (uint32_t i = count; i-- > 0;) {
    int32_t all[STATE_COUNT];
    for (int s = 0; s < STATE_COUNT; s++) all[s] = p->forward[i][s] + behind[s];
    if (i + 1 == count) {
      for (int s = 1; s < STATE_COUNT; s++) {
        if (all[s] > all[state]) state = s;
      }
    }
    blocks[i].state = (uint8_t)state;
    blocks[i].score = lead_score(all, state);
    blocks[i].headline = (float)(all[state] - all[STATE_HEADLINE]) / 1000;
    int32_t next[STATE_COUNT];
    for (int s = 0; s < STATE_COUNT; s++) {
      next[s] = INT32_MIN;
      for (int to = 0; to < STATE_COUNT; to++) {
        int32_t score = model->step[s][to] + p->own[i][to] + behind[to];
        if (score > next[s]) next[s] = score;
      }
    }
    int32_t top = next[0];
    for (int s = 1; s < STATE_COUNT; s++) top = next[s] > top ? next[s] : top;
    for (int s = 0; s < STATE_COUNT; s++) behind[s] = next[s] - top;
    if (i > 0) state = p->back[i][state];
  }
}

/* "Home > News > Fire in the docks": the headline stands alone behind it. */
static uint32_t behind_breadcrumbs(const SegmentBlock *blocks, uint32_t count,
                                   uint32_t best) {
  for (uint32_t i = best + 1; i < count && i <= best + 4; i++) {
    Str line = blocks[best].text, title = blocks[i].text;
    if (title.length >= line.length || blocks[i].facts->words < 4) continue;
    if (memcmp(line.data + line.length - title.length, title.data,
               title.length) == 0) {
      return i;
    }
  }
  return best;
}

/* A headline is no paragraph and has no dateline. */
static bool can_be_headline(const BlockFacts *f) {
  if (f->dateline && f->words > MAX_HEADLINE_DATELINE) return false;
  if (f->words > 40) return false;
  return f->sentence_ends < 2 || f->words <= 20;
}

/*
** There is one headline, and it stands in front of the story: the block where
** it costs least to have it, if that is little enough.
*/
static void choose_headline(SegmentBlock *blocks, uint32_t count) {
  uint32_t best = count, body_words = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (blocks[i].state == STATE_BODY) body_words += blocks[i].facts->words;
    if (body_words > MAX_WORDS_BEFORE_HEADLINE) break;
    if (can_be_headline(blocks[i].facts) &&
        blocks[i].headline < HEADLINE_REACH &&
        (best == count || blocks[i].headline < blocks[best].headline)) {
      best = i;
    }
  }
  best = behind_breadcrumbs(blocks, count, best);
  for (uint32_t i = 0; i < count; i++) {
    uint8_t *state = &blocks[i].state;
    if (i == best) {
      *state = STATE_HEADLINE;
    } else if (best < count && i < best && *state != STATE_FRONT) {
      *state = STATE_FRONT;
    } else if (*state == STATE_HEADLINE) {
      *state = STATE_HEAD;
    } else if (*state == STATE_FRONT && best < count && i > best) {
      *state = STATE_HEAD;
    }
  }
}

void segment_find_states(Document *d, const SegmentModel *model,
                         SegmentBlock *blocks, uint32_t count) {
  Arena *arena = d->arena;
  ArenaMark mark = arena_mark(arena);
  FeatureContext c;
  size_t row = sizeof(int32_t[STATE_COUNT]);
  Path p = {model, arena_array(arena, count, row),
            arena_array(arena, count, row),
            arena_array(arena, count, STATE_COUNT)};
  if (features_begin(arena, &c, blocks, count)) {
    for (uint32_t i = 0; i < count; i++) {
      if (i % STOP_BLOCKS == STOP_BLOCKS - 1 && document_stopped(d)) break;
      score_block(model, &c, i, p.own[i]);
      if (i > 0) step_forward(&p, i);
      for (int s = 0; i == 0 && s < STATE_COUNT; s++) {
        p.forward[0][s] = p.own[0][s] + model->first[s];
      }
    }
    if (!arena->failed) {
      step_back(&p, blocks, count);
      choose_headline(blocks, count);
    }
  }
  arena_rewind(arena, mark);
}
