/* The weights' file: see model.h. */
#include "entity/model.h"

static size_t section_size(const ModelHeader *h, ModelSection section) {
  size_t gates = 2 * (size_t)h->cells, outputs = (size_t)h->hidden + h->cells;
  size_t products = HIDDEN_WINDOW * (size_t)h->hidden + GATE_WINDOW * gates;
  switch (section) {
  case SECTION_CHAIN:
    return CHAIN_SIZE * sizeof(float);
  case SECTION_INPUT:
    return MODEL_VECTOR * products;
  case SECTION_INPUT_SHIFT:
    return products * sizeof(int32_t);
  case SECTION_INPUT_SCALE:
    return products * sizeof(float);
  case SECTION_FLAG:
    return INPUT_COUNT * products * sizeof(int16_t);
  case SECTION_BIAS:
    return (h->hidden + gates) * sizeof(int16_t);
  case SECTION_SCORE:
  case SECTION_POOL:
    return outputs * LABEL_STRIDE * sizeof(int16_t);
  case SECTION_SCORE_SCALE:
  case SECTION_POOL_SCALE:
    return 2 * LABEL_STRIDE * sizeof(float);
  case SECTION_ROW_BUCKET:
    return h->row_buckets * sizeof(ModelBucket);
  case SECTION_ROW:
    return h->rows * sizeof(ModelRow);
  case SECTION_VECTOR_BUCKET:
    return h->vector_buckets * sizeof(ModelBucket);
  case SECTION_VECTOR:
    return h->vectors * sizeof(ModelCodes);
  case SECTION_CENTROID:
    return VECTOR_CODES * CENTROIDS * CODE_SIZE;
  default:
    return 0;
  }
}

size_t model_layout(const ModelHeader *h, size_t offset[SECTION_COUNT]) {
  size_t at = sizeof(*h);
  for (int k = 0; k < SECTION_COUNT; k++) {
    at = (at + 63) & ~(size_t)63;
    offset[k] = at;
    at += section_size(h, (ModelSection)k);
  }
  return at;
}

bool model_open(Model *m, Str bytes) {
  size_t offset[SECTION_COUNT];
  const ModelHeader *h = (const ModelHeader *)(const void *)bytes.data;
  *m = (Model){0};
  if (bytes.length < sizeof(*h)) return false;
  if (memcmp(h->magic, MODEL_MAGIC, sizeof(h->magic)) != 0) return false;
  if (h->hidden % 64 || h->cells % 64 || !h->row_buckets ||
      !h->vector_buckets) {
    return false;
  }
  if (model_layout(h, offset) != bytes.length) return false;
  m->header = h;
  m->gates = 2 * h->cells;
  m->products = HIDDEN_WINDOW * h->hidden + GATE_WINDOW * m->gates;
  m->outputs = h->hidden + h->cells;
  for (int k = 0; k < SECTION_COUNT; k++) {
    m->section[k] = bytes.data + offset[k];
  }
  return true;
}

/* Eight keys at once; the compiler has an instruction for each line. */
typedef uint16_t Keys __attribute__((vector_size(16)));

uint32_t bucket_find(const ModelBucket *b, uint16_t key) {
  static const Keys PLACES[4] = {{0, 0, 1, 2, 3, 4, 5, 6},
                                 {7, 8, 9, 10, 11, 12, 13, 14},
                                 {15, 16, 17, 18, 19, 20, 21, 22},
                                 {23, 24, 25, 26, 27, 28, 29, 30}};
  /* The first two lanes hold `first`: they are masked by a place of 0. */
  Keys want = {key, key, key, key, key, key, key, key}, found = {0};
  for (int k = 0; k < 4; k++) {
    Keys have;
    memcpy(&have, (const char *)b + 16 * k, sizeof(have));
    found |= (Keys)(have == want) & PLACES[k];
  }
  uint64_t half[2];
  memcpy(half, &found, sizeof(half));
  half[0] |= half[1];
  half[0] |= half[0] >> 32;
  uint32_t place = (uint32_t)(half[0] | half[0] >> 16) & 0xFFFF;
  return place ? b->first + place - 1 : NO_ENTRY;
}

static const ModelCodes *model_codes(const Model *m, Str word) {
  uint64_t keys[VECTOR_KEYS];
  uint32_t count = form_vector_keys(word, keys);
  const ModelBucket *buckets = m->section[SECTION_VECTOR_BUCKET];
  for (uint32_t i = 0; i < count; i++) {
    uint32_t bucket = model_bucket(keys[i], m->header->vector_buckets);
    uint32_t entry = bucket_find(&buckets[bucket], model_key(keys[i]));
    if (entry < m->header->vectors) {
      return (const ModelCodes *)m->section[SECTION_VECTOR] + entry;
    }
  }
  return NULL;
}

bool model_vector(const Model *m, Str word, ModelVector *v) {
  const ModelCodes *codes = model_codes(m, word);
  const uint8_t *centroid = m->section[SECTION_CENTROID];
  for (size_t i = 0; codes && i < VECTOR_CODES; i++) {
    size_t at = (i * CENTROIDS + codes->code[i]) * CODE_SIZE;
    memcpy(v->value + i * CODE_SIZE, centroid + at, CODE_SIZE);
  }
  return codes != NULL;
}
