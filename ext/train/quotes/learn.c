/* The learners of train_quotes: see learn.h. */
#include "learn.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "quote/feature.h"

enum { LANES = LABEL_LANES };
#define ROWS_SIZE ((size_t)FEATURE_ROWS * LANES)
/* Rows of transitions: from each label, and from the beginning. */
#define MOVES_SIZE ((size_t)TRANSITION_SETS * (LABEL_COUNT + 1) * LANES)

static void *must(void *p) {
  if (p) return p;
  fprintf(stderr, "train_quotes: out of memory\n");
  exit(1);
}

static float *zeros(size_t count) {
  return must(calloc(count, sizeof(float)));
}

/* xorshift: the same numbers on every machine. */
static uint32_t random_next(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* ---- data ---- */

static size_t count_windows(const Corpus *corpus, size_t *tokens) {
  size_t windows = 0;
  *tokens = 0;
  for (uint32_t d = 0; d < corpus->count; d++) {
    Run w = {0, 0};
    while (window_next(&corpus->items[d].reading, &w)) {
      windows++;
      *tokens += w.end - w.first;
    }
  }
  return windows;
}

/* Compound words have one label, also where gold cuts them. */
static void keep_joined(const uint8_t *sets, uint8_t *labels, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    if (sets[i] != SET_JOINED) continue;
    uint8_t before = labels[i - 1];
    uint8_t now = before ? (uint8_t)(2 + 2 * label_group(before)) : 0;
    /* What began here begins behind it, if it goes on. */
    bool cut = labels[i] && labels[i] != now && i + 1 < count &&
               labels[i + 1] == 2 + 2 * label_group(labels[i]);
    if (cut && sets[i + 1] != SET_JOINED) labels[i + 1]--;
    labels[i] = now;
  }
}

static void add_window(TaggerData *data, const CorpusDocument *doc,
                       Columns *columns, uint32_t d, Run w) {
  Sequence *s = &data->sequences[data->sequence_count++];
  *s = (Sequence){.document = d,
                  .count = w.end - w.first,
                  .first = data->token_count,
                  .window = w};
  columns_fill(columns, w);
  for (uint32_t i = 0; i < s->count; i++) {
    features_make(columns, i, data->features + (s->first + i) * FEATURE_COUNT);
  }
  memcpy(data->sets + s->first, columns->set, s->count);
  s->learned = corpus_labels(doc, w, data->labels + s->first);
  keep_joined(data->sets + s->first, data->labels + s->first, s->count);
  data->token_count += s->count;
}

TaggerData tagger_data_make(const Corpus *corpus) {
  TaggerData data = {0};
  size_t tokens, windows = count_windows(corpus, &tokens);
  data.sequences = must(calloc(windows, sizeof(*data.sequences)));
  data.features = must(malloc(tokens * FEATURE_COUNT * sizeof(uint16_t)));
  data.labels = must(malloc(tokens));
  data.sets = must(malloc(tokens));
  for (uint32_t d = 0; d < corpus->count; d++) {
    CorpusDocument *doc = &corpus->items[d];
    Columns columns;
    Run w = {0, 0};
    columns_init(&columns, &doc->reading, doc->words);
    while (window_next(&doc->reading, &w)) {
      add_window(&data, doc, &columns, d, w);
    }
  }
  fprintf(stderr, "%zu windows, %zu tokens\n", windows, tokens);
  return data;
}

/* ---- what both learners share ---- */

/* A learner's weights and its second array (squares, or the averages). */
typedef struct Weights {
  float *rows, *rows2;
  Crf crf; /* its transitions are the weights */
  float *moves2;
} Weights;

typedef struct Learner {
  const TaggerData *data;
  Weights w;
  Arena arena;
  uint32_t random;
  float dropout;
  float emission[WINDOW_TOKENS * LANES];
  uint8_t keep[WINDOW_TOKENS][FEATURE_COUNT]; /* features not dropped */
} Learner;

static Learner *learner_new(const TaggerData *data, uint32_t seed,
                            float dropout) {
  static const QuoteModel *blank;
  if (!blank) blank = must(calloc(1, sizeof(QuoteModel)));
  Learner *l = must(calloc(1, sizeof(*l)));
  l->data = data;
  l->w.rows = zeros(ROWS_SIZE);
  l->w.rows2 = zeros(ROWS_SIZE);
  l->w.moves2 = zeros(MOVES_SIZE);
  l->random = seed * 2654435761u + 12345;
  l->dropout = dropout;
  if (!model_crf(blank, &l->w.crf, &l->arena)) must(NULL);
  return l;
}

static void learner_free(Learner *l) {
  free(l->w.rows);
  free(l->w.rows2);
  free(l->w.moves2);
  arena_free(&l->arena);
  free(l);
}

static const uint16_t *features_of(const Learner *l, const Sequence *s,
                                   uint32_t i) {
  return l->data->features + (s->first + i) * FEATURE_COUNT;
}

/* Emissions with some features dropped and the others made larger. */
static void score_sequence(Learner *l, const Sequence *s) {
  float grow = 1 / (1 - l->dropout);
  uint32_t threshold = (uint32_t)(l->dropout * 256);
  for (uint32_t i = 0; i < s->count; i++) {
    const uint16_t *f = features_of(l, s, i);
    float sum[LANES] = {0};
    for (uint32_t j = 0; j < FEATURE_COUNT; j++) {
      bool keep = j == 0 || (random_next(&l->random) >> 24) >= threshold;
      l->keep[i][j] = keep;
      if (!keep) continue;
      const float *row = l->w.rows + (size_t)f[j] * LANES;
      for (uint32_t k = 0; k < LANES; k++) sum[k] += row[k];
    }
    for (uint32_t k = 0; k < LANES; k++) {
      l->emission[i * LANES + k] = k < LABEL_COUNT ? sum[k] * grow : 0;
    }
  }
}

/* Indexes of the sequences to learn from, in a new order each epoch. */
static size_t *order_make(const TaggerData *data, uint32_t folds,
                          uint32_t held_out, size_t *count) {
  size_t *order = must(malloc(data->sequence_count * sizeof(*order)));
  *count = 0;
  for (size_t i = 0; i < data->sequence_count; i++) {
    const Sequence *s = &data->sequences[i];
    if (!s->learned || (folds && s->document % folds == held_out)) continue;
    order[(*count)++] = i;
  }
  return order;
}

static void shuffle(size_t *order, size_t count, uint32_t *random) {
  for (size_t i = count; i-- > 1;) {
    size_t j = random_next(random) % (i + 1), x = order[i];
    order[i] = order[j];
    order[j] = x;
  }
}

/* ---- conditional random field ---- */

static const float STEP = 0.05f, EPSILON = 0.01f, DECAY = 3e-4f,
                   TOO_SMALL = 0.003f, MARGIN = 0.5f, MARGIN_OUTSIDE = 1.0f;

/* AdaGrad: steps get smaller where gradients have been large. */
static void step_weight(float *w, float *squares, float gradient) {
  *squares += gradient * gradient;
  *w -= STEP * gradient / (sqrtf(*squares) + EPSILON);
}

/*
** Softmax margin: what is wrong is made better before learning, so that the
** gold must win by more; most of all "outside" where there is something.
*/
static void add_margin(Learner *l, const Sequence *s) {
  const uint8_t *gold = l->data->labels + s->first;
  for (uint32_t i = 0; i < s->count; i++) {
    float *e = l->emission + i * LANES;
    if (gold[i]) e[0] += MARGIN_OUTSIDE;
    for (uint32_t k = 0; k < LABEL_COUNT; k++) {
      if (k != gold[i]) e[k] += MARGIN;
    }
  }
}

/* One token: the gradient is the marginal less the gold. */
static void step_rows(Learner *l, const Sequence *s, uint32_t i,
                      const float *marginal) {
  const uint16_t *f = features_of(l, s, i);
  uint32_t gold = l->data->labels[s->first + i];
  float gradient[LANES] = {0}, largest = 0;
  for (uint32_t k = 0; k < LABEL_COUNT; k++) {
    gradient[k] = marginal[k] - (k == gold);
    largest = fmaxf(largest, fabsf(gradient[k]));
  }
  if (largest <= TOO_SMALL) return;
  for (uint32_t j = 0; j < FEATURE_COUNT; j++) {
    if (!l->keep[i][j]) continue;
    float *row = l->w.rows + (size_t)f[j] * LANES;
    float *squares = l->w.rows2 + (size_t)f[j] * LANES;
    for (uint32_t k = 0; k < LANES; k++) {
      float g = gradient[k] + DECAY * row[k];
      squares[k] += g * g;
      row[k] -= STEP * g / (sqrtf(squares[k]) + EPSILON);
    }
  }
}

/* Transitions: expected less seen. They are few, so none is dropped. */
static void step_moves(Learner *l, const Sequence *s, float *expected) {
  const uint8_t *gold = l->data->labels + s->first;
  const uint8_t *set = l->data->sets + s->first;
  Crf *crf = &l->w.crf;
  for (uint32_t i = 0; i < s->count; i++) {
    uint32_t from = i ? gold[i - 1] : LABEL_COUNT;
    expected[crf_row(crf, set[i], from) - crf->transition + gold[i]] -= 1;
  }
  for (size_t m = 0; m < MOVES_SIZE; m++) {
    if (fabsf(expected[m]) > TOO_SMALL) {
      step_weight(&crf->transition[m], &l->w.moves2[m], expected[m]);
    }
  }
}

static double learn_crf_sequence(Learner *l, const Sequence *s) {
  ArenaMark mark = arena_mark(&l->arena);
  const uint8_t *set = l->data->sets + s->first;
  float *marginal = ARENA_ARRAY(&l->arena, float, s->count *LANES);
  float *expected = arena_zero(&l->arena, MOVES_SIZE * sizeof(float));
  must(expected);
  score_sequence(l, s);
  add_margin(l, s);
  double loss = crf_marginals(&l->w.crf, l->emission, set, s->count, marginal,
                              expected, &l->arena) -
                crf_score(&l->w.crf, l->emission, set, s->count,
                          l->data->labels + s->first);
  for (uint32_t i = 0; i < s->count; i++) {
    step_rows(l, s, i, marginal + i * LANES);
  }
  step_moves(l, s, expected);
  arena_rewind(&l->arena, mark);
  return loss;
}

static void add_into(float *sum, const float *x, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += x[i];
}

/* Weights averaged over the ends of the last epochs. */
static void learn_crf(Learner *l, const size_t *order_in, size_t count) {
  enum { EPOCHS = 6, AVERAGED = 3 };
  size_t *order = must(malloc(count * sizeof(*order)));
  float *rows = zeros(ROWS_SIZE), *moves = zeros(MOVES_SIZE);
  memcpy(order, order_in, count * sizeof(*order));
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    double loss = 0;
    shuffle(order, count, &l->random);
    for (size_t i = 0; i < count; i++) {
      loss += learn_crf_sequence(l, &l->data->sequences[order[i]]);
    }
    fprintf(stderr, "  crf epoch %d loss %.0f\n", epoch, loss);
    if (epoch < EPOCHS - AVERAGED) continue;
    add_into(rows, l->w.rows, ROWS_SIZE);
    add_into(moves, l->w.crf.transition, MOVES_SIZE);
  }
  for (size_t i = 0; i < ROWS_SIZE; i++) l->w.rows[i] = rows[i] / AVERAGED;
  for (size_t i = 0; i < MOVES_SIZE; i++) {
    l->w.crf.transition[i] = moves[i] / AVERAGED;
  }
  free(rows);
  free(moves);
  free(order);
}

/* ---- averaged perceptron ---- */

/* Adds `x` to a weight, and x * time to its running correction. */
static void bump(float *w, float *late, float x, float time) {
  *w += x;
  *late += x * time;
}

static void bump_move(Learner *l, uint32_t set, uint32_t from, uint32_t to,
                      float x, float time) {
  size_t at =
      (size_t)(crf_row(&l->w.crf, set, from) - l->w.crf.transition) + to;
  bump(&l->w.crf.transition[at], &l->w.moves2[at], x, time);
}

/* Gold up, found down, where they differ. */
static void correct(Learner *l, const Sequence *s, const uint8_t *best,
                    float time) {
  const uint8_t *gold = l->data->labels + s->first;
  const uint8_t *set = l->data->sets + s->first;
  for (uint32_t i = 0; i < s->count; i++) {
    uint32_t g = gold[i], b = best[i];
    uint32_t g_from = i ? gold[i - 1] : LABEL_COUNT;
    uint32_t b_from = i ? best[i - 1] : LABEL_COUNT;
    const uint16_t *f = features_of(l, s, i);
    for (uint32_t j = 0; g != b && j < FEATURE_COUNT; j++) {
      if (!l->keep[i][j]) continue;
      size_t row = (size_t)f[j] * LANES;
      bump(&l->w.rows[row + g], &l->w.rows2[row + g], 1, time);
      bump(&l->w.rows[row + b], &l->w.rows2[row + b], -1, time);
    }
    if (g != b || g_from != b_from) {
      bump_move(l, set[i], g_from, g, 1, time);
      bump_move(l, set[i], b_from, b, -1, time);
    }
  }
}

/*
** Averages over all steps, by the running correction: w - late / time is what
** the weights were on average (Daumé 2006).
*/
static void learn_perceptron(Learner *l, const size_t *order_in, size_t count) {
  enum { EPOCHS = 12 };
  size_t *order = must(malloc(count * sizeof(*order)));
  uint8_t best[WINDOW_TOKENS];
  float time = 1;
  memcpy(order, order_in, count * sizeof(*order));
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    size_t wrong = 0;
    shuffle(order, count, &l->random);
    for (size_t i = 0; i < count; i++, time++) {
      const Sequence *s = &l->data->sequences[order[i]];
      score_sequence(l, s);
      crf_viterbi(&l->w.crf, l->emission, l->data->sets + s->first, s->count,
                  best, &l->arena);
      if (memcmp(best, l->data->labels + s->first, s->count) == 0) continue;
      correct(l, s, best, time);
      wrong++;
    }
    fprintf(stderr, "  perceptron epoch %d wrong %zu of %zu\n", epoch, wrong,
            count);
  }
  for (size_t i = 0; i < ROWS_SIZE; i++) l->w.rows[i] -= l->w.rows2[i] / time;
  for (size_t i = 0; i < MOVES_SIZE; i++) {
    l->w.crf.transition[i] -= l->w.moves2[i] / time;
  }
  free(order);
}

/* ---- the sum of both ---- */

/* Root mean square of the weights that are not zero. */
static double rms(const float *w, size_t count) {
  double sum = 0;
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    sum += (double)w[i] * w[i];
    used += w[i] != 0;
  }
  return used ? sqrt(sum / (double)used) : 1;
}

static void add_scaled(Weights *sum, const Weights *w, double factor) {
  float x = (float)(factor / rms(w->rows, ROWS_SIZE));
  for (size_t i = 0; i < ROWS_SIZE; i++) sum->rows[i] += x * w->rows[i];
  for (size_t i = 0; i < MOVES_SIZE; i++) {
    float move = w->crf.transition[i];
    if (move > CRF_NEVER / 2) sum->crf.transition[i] += x * move;
  }
}

/* One byte for each weight; the scale is that of the largest. */
static void quantise(const Weights *w, QuoteModel *model) {
  float largest = 0;
  for (size_t i = 0; i < ROWS_SIZE; i++) {
    largest = fmaxf(largest, fabsf(w->rows[i]));
  }
  model->scale = largest / 127;
  for (size_t i = 0; i < ROWS_SIZE; i++) {
    model->rows[i / LANES][i % LANES] =
        (int8_t)lrintf(w->rows[i] / model->scale);
  }
  for (uint32_t s = 0; s < TRANSITION_SETS; s++) {
    for (uint32_t a = 0; a <= LABEL_COUNT; a++) {
      const float *row = crf_row(&w->crf, s, a);
      for (uint32_t b = 0; b < LABEL_COUNT; b++) {
        model->transition[s][a][b] = row[b] > CRF_NEVER / 2 ? row[b] : 0;
      }
    }
  }
}

/* One seed of both learners, added to `sum`. */
static void learn_both(const TaggerData *data, const size_t *order,
                       size_t count, uint32_t seed, Weights *sum) {
  Learner *crf = learner_new(data, seed, 0.5f);
  learn_crf(crf, order, count);
  add_scaled(sum, &crf->w, 1.0);
  learner_free(crf);
  Learner *perceptron = learner_new(data, seed + 1, 0.35f);
  learn_perceptron(perceptron, order, count);
  add_scaled(sum, &perceptron->w, 0.5);
  learner_free(perceptron);
}

void tagger_learn(const TaggerData *data, uint32_t folds, uint32_t held_out,
                  uint32_t seed, uint32_t seeds, QuoteModel *model) {
  size_t count;
  size_t *order = order_make(data, folds, held_out, &count);
  Learner *sum = learner_new(data, seed, 0);
  for (uint32_t i = 0; i < seeds; i++) {
    learn_both(data, order, count, seed + 10 * i, &sum->w);
  }
  quantise(&sum->w, model);
  learner_free(sum);
  free(order);
}

/* ---- rankers ---- */

static float rank_score(const RankData *data, const RankCandidate *c,
                        const float *w) {
  float sum = 0;
  for (uint32_t i = 0; i < c->count; i++) {
    sum += w[data->features.items[c->first + i] & (LINK_WEIGHTS - 1)];
  }
  return sum;
}

static void rank_bump(const RankData *data, const RankCandidate *c, float *w,
                      float *late, float x, float time) {
  for (uint32_t i = 0; i < c->count; i++) {
    uint32_t at = data->features.items[c->first + i] & (LINK_WEIGHTS - 1);
    bump(&w[at], &late[at], x, time);
  }
}

/* The best right candidate must win over all others by 1. */
static void rank_step(const RankData *data, const RankCase *k, float *w,
                      float *late, float time) {
  const RankCandidate *right = NULL, *wrong = NULL;
  float right_score = 0, wrong_score = 0;
  for (uint32_t i = 0; i < k->count; i++) {
    const RankCandidate *c = &data->candidates.items[k->first + i];
    float score = rank_score(data, c, w);
    if (c->right && (!right || score > right_score)) {
      right = c;
      right_score = score;
    }
    if (!c->right && (!wrong || score > wrong_score)) {
      wrong = c;
      wrong_score = score;
    }
  }
  if (!right || !wrong || wrong_score + 1 <= right_score) return;
  rank_bump(data, right, w, late, 1, time);
  rank_bump(data, wrong, w, late, -1, time);
}

/* One run of a ranker, its averaged weights added to `sum`. */
static void rank_run(const RankData *data, uint32_t folds, uint32_t held_out,
                     uint32_t seed, float *sum) {
  enum { EPOCHS = 8 };
  float *w = zeros(LINK_WEIGHTS), *late = zeros(LINK_WEIGHTS), time = 1;
  size_t *order = must(malloc(data->cases.count * sizeof(*order)));
  uint32_t random = seed * 2654435761u + 777;
  for (size_t i = 0; i < data->cases.count; i++) order[i] = i;
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, data->cases.count, &random);
    for (size_t i = 0; i < data->cases.count; i++) {
      const RankCase *k = &data->cases.items[order[i]];
      if (folds && k->document % folds == held_out) continue;
      rank_step(data, k, w, late, time++);
    }
  }
  for (uint32_t i = 0; i < LINK_WEIGHTS; i++) sum[i] += w[i] - late[i] / time;
  free(w);
  free(late);
  free(order);
}

void rank_learn(const RankData *data, uint32_t folds, uint32_t held_out,
                uint32_t seed, int16_t *weights) {
  enum { RUNS = 5 };
  float *sum = zeros(LINK_WEIGHTS);
  for (uint32_t i = 0; i < RUNS; i++) {
    rank_run(data, folds, held_out, seed + i, sum);
  }
  for (uint32_t i = 0; i < LINK_WEIGHTS; i++) {
    float x = sum[i] / RUNS * LINK_UNIT;
    weights[i] = (int16_t)lrintf(fmaxf(-32767, fminf(32767, x)));
  }
  free(sum);
}
