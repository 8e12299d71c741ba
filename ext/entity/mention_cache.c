/* Words kept by the tagger: see mention_cache.h. */
#include "entity/mention_cache.h"

#include <stdlib.h>

static WordRecord *record_at(const MentionCache *c, const Generation *g,
                             uint32_t i) {
  return (WordRecord *)(void *)(g->records + i * c->record_size);
}

static uint32_t generation_slot(const Generation *g, uint64_t word) {
  uint32_t slot = (uint32_t)(word >> 20) % CACHE_SLOTS;
  while (g->slots[slot] && g->words[g->slots[slot] - 1u] != word) {
    slot = (slot + 1) % CACHE_SLOTS;
  }
  return slot;
}

/* Features of a word at all offsets, and the rows that they have. */
typedef struct RecordRows {
  uint64_t feature[UNARY_SUMS][FORM_FEATURES];
  uint32_t count[UNARY_SUMS];
  const ModelRow *row[UNARY_SUMS][FORM_FEATURES];
} RecordRows;

static void record_find_features(const Model *m, const WordForm *form,
                                 RecordRows *r) {
  for (int k = 0; k < UNARY_SUMS; k++) {
    bool opens = k == UNARY_OPENING;
    int offset = opens ? 0 : k - REACH;
    r->count[k] = form_features(form, offset, opens, r->feature[k]);
    for (uint32_t i = 0; i < r->count[k]; i++) {
      __builtin_prefetch(model_row_bucket(m, r->feature[k][i]));
    }
  }
}

static void record_find_rows(const Model *m, RecordRows *r) {
  const ModelRow *rows = m->section[SECTION_ROW];
  for (int k = 0; k < UNARY_SUMS; k++) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < r->count[k]; i++) {
      uint64_t feature = r->feature[k][i];
      uint32_t row =
          bucket_find(model_row_bucket(m, feature), model_key(feature));
      if (row >= m->header->rows) continue;
      __builtin_prefetch(rows + row);
      r->row[k][found++] = rows + row;
    }
    r->count[k] = found;
  }
}

void mention_cache_complete(MentionCache *c) {
  if (!c->work->new_words) return;
  c->kernels->products(&c->model, c->work->new_word, c->work->new_words);
  c->work->new_words = 0;
}

/* All that is kept of a word. `word` is STR_NULL for the paddings. */
static void record_make(MentionCache *c, WordRecord *r, Str word) {
  RecordRows found;
  record_find_features(&c->model, &r->form, &found);
  record_find_rows(&c->model, &found);
  memset(r->sum, 0, sizeof(r->sum));
  for (int k = 0; k < UNARY_SUMS; k++) {
    for (uint32_t i = 0; i < found.count[k]; i++) {
      c->kernels->row_add(r->sum[k], found.row[k][i],
                          c->model.header->row_unit);
    }
  }
  if (c->work->new_words == NEW_WORDS) mention_cache_complete(c);
  WordInput *input = &c->work->new_word[c->work->new_words++];
  input->out = (int8_t *)(r + 1);
  memset(&input->vector, 128, sizeof(input->vector));
  bool known = word.data && model_vector(&c->model, word, &input->vector);
  input->inputs = form_inputs(&r->form, known);
}

static void *cache_alloc(size_t size) {
  return aligned_alloc(64, (size + 63) & ~(size_t)63);
}

static bool cache_make_paddings(MentionCache *c) {
  c->before = cache_alloc(c->record_size);
  c->behind = cache_alloc(c->record_size);
  if (!c->before || !c->behind) return false;
  c->before->form = FORM_BEFORE;
  c->behind->form = FORM_BEHIND;
  record_make(c, c->before, STR_NULL);
  record_make(c, c->behind, STR_NULL);
  return true;
}

MentionCache *mention_cache_new(Str model, const Kernels *kernels) {
  MentionCache *c = calloc(1, sizeof(*c));
  if (!c) return NULL;
  c->kernels = kernels;
  bool ok = model_open(&c->model, model);
  if (ok) {
    bioes_make(&c->chain, c->model.section[SECTION_CHAIN]);
    size_t width = c->model.outputs + c->model.gates;
    c->record_size = sizeof(WordRecord) + c->model.products;
    c->record_size = (c->record_size + 63) & ~(size_t)63;
    c->work = cache_alloc(sizeof(*c->work));
    if (c->work) c->work->new_words = 0;
    c->young = calloc(1, sizeof(*c->young));
    c->old = calloc(1, sizeof(*c->old));
    c->dense = cache_alloc(SENTENCE_TOKENS * width * sizeof(*c->dense));
    c->cell = cache_alloc(c->model.header->cells * sizeof(*c->cell));
    ok = c->work && c->young && c->old && c->dense && c->cell &&
         cache_make_paddings(c);
  }
  if (ok) {
    /* Pages are taken from the system as words come, not now. */
    c->young->records = cache_alloc(CACHE_WORDS * c->record_size);
    ok = c->young->records != NULL;
  }
  if (!ok) {
    mention_cache_free(c);
    return NULL;
  }
  return c;
}

void mention_cache_free(MentionCache *c) {
  if (!c) return;
  if (c->young) free(c->young->records);
  if (c->old) free(c->old->records);
  free(c->young);
  free(c->old);
  free(c->work);
  free(c->before);
  free(c->behind);
  free(c->dense);
  free(c->cell);
  free(c);
}

void mention_cache_reserve(MentionCache *c, uint32_t words) {
  if (c->young->count + words <= CACHE_WORDS) return;
  /* The old generation's memory serves the new young one; without any, the
     young one is emptied. */
  if (!c->old->records) {
    c->old->records = cache_alloc(CACHE_WORDS * c->record_size);
  }
  if (c->old->records) {
    Generation *old = c->old;
    c->old = c->young;
    c->young = old;
  }
  c->young->count = 0;
  memset(c->young->slots, 0, sizeof(c->young->slots));
}

WordForm *mention_cache_find(MentionCache *c, Str word, uint8_t flags) {
  uint64_t key = form_hash(word);
  uint32_t slot = generation_slot(c->young, key);
  if (c->young->slots[slot]) {
    WordRecord *known = record_at(c, c->young, c->young->slots[slot] - 1u);
    __builtin_prefetch(&known->form);
    return &known->form;
  }
  WordRecord *r = record_at(c, c->young, c->young->count);
  c->young->words[c->young->count] = key;
  c->young->slots[slot] = (uint16_t)++c->young->count;
  uint32_t old = c->old->records ? generation_slot(c->old, key) : 0;
  if (c->old->records && c->old->slots[old]) {
    memcpy(r, record_at(c, c->old, c->old->slots[old] - 1u), c->record_size);
    /* A stamp of the passage at hand cannot be: it has just begun. */
  } else {
    form_make(&r->form, word, flags);
    record_make(c, r, word);
  }
  return &r->form;
}
