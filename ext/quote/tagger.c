/* The quotation tagger: see tagger.h. */
#include "quote/tagger.h"

#include "quote/feature.h"

/* Vectors of the compiler: eight weights are added at a time. */
typedef int8_t Weights __attribute__((vector_size(8)));
typedef int16_t Sums __attribute__((vector_size(16)));

/*
** The weights of all features of a token, summed by label. Sums of
** FEATURE_COUNT bytes fit into 16 bits.
*/
static void sum_rows(const QuoteModel *model, const uint16_t *rows,
                     float *emission) {
  Sums low = {0}, high = {0};
  for (uint32_t j = 0; j < FEATURE_COUNT; j++) {
    Weights w[2];
    memcpy(w, model->rows[rows[j]], sizeof(w));
    low += __builtin_convertvector(w[0], Sums);
    high += __builtin_convertvector(w[1], Sums);
  }
  for (uint32_t k = 0; k < 8; k++) {
    emission[k] = (float)low[k] * model->scale;
    emission[8 + k] = (float)high[k] * model->scale;
  }
}

/* Asks for rows ahead of use: they are all over the model. */
static void ask_rows(const QuoteModel *model, const uint16_t *rows) {
  for (uint32_t j = 0; j < FEATURE_COUNT; j++) {
    __builtin_prefetch(model->rows[rows[j]]);
  }
}

/* Emissions of the tokens of a window, each summed while the features of the
   next are made. */
static void window_emissions(const QuoteModel *model, const Columns *columns,
                             uint32_t count, float *emission) {
  uint16_t rows[2][FEATURE_COUNT];
  for (uint32_t i = 0; i <= count; i++) {
    if (i < count) {
      features_make(columns, i, rows[i % 2]);
      ask_rows(model, rows[i % 2]);
    }
    if (i > 0) {
      sum_rows(model, rows[(i - 1) % 2],
               emission + (size_t)(i - 1) * LABEL_LANES);
    }
  }
}

void pieces_add(PieceList *pieces, Arena *arena, Run window,
                const uint8_t *labels) {
  uint32_t count = window.end - window.first;
  for (uint32_t i = 0; i < count;) {
    uint32_t end = i + 1;
    if (labels[i] == 0) {
      i++;
      continue;
    }
    LabelGroup group = label_group(labels[i]);
    while (end < count && labels[end] == 2 + 2 * group) end++;
    if (ARENA_PUSH(arena, pieces)) {
      pieces->items[pieces->count++] =
          (Piece){{window.first + i, window.first + end}, (uint8_t)group};
    }
    i = end;
  }
}

bool quote_tag(const Reading *r, const QuoteModel *model, const Word *words,
               PieceList *pieces) {
  Arena *arena = r->d->arena;
  Columns columns;
  Crf crf;
  Run window = {0, 0};
  float *emission = ARENA_ARRAY(arena, float, WINDOW_TOKENS *LABEL_LANES);
  uint8_t *labels = ARENA_ARRAY(arena, uint8_t, WINDOW_TOKENS);
  if (!columns_init(&columns, r, words) || !model_crf(model, &crf, arena)) {
    return false;
  }
  while (window_next(r, &window) && !document_stopped(r->d)) {
    uint32_t count = window.end - window.first;
    columns_fill(&columns, window);
    window_emissions(model, &columns, count, emission);
    crf_viterbi(&crf, emission, columns.set, count, labels, arena);
    if (!arena->failed) pieces_add(pieces, arena, window, labels);
  }
  return !arena->failed;
}
