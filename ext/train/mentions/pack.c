/* Quantising and writing the weights: see pack.h. */
#include "pack.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The file in the making. */
typedef struct Image {
  ModelHeader *header;
  char *bytes;
  size_t size, offset[SECTION_COUNT];
} Image;

static void *section(const Image *image, ModelSection k) {
  return image->bytes + image->offset[k];
}

static void *alloc(size_t size) {
  void *p = calloc(1, size ? size : 1);
  if (!p) abort();
  return p;
}

static float float_most(float a, float b) {
  return a > b ? a : b;
}

void pack_init(Pack *p, const Vocabulary *v, const Dictionary *d) {
  *p = (Pack){.vocabulary = v, .dictionary = d, .rows_most = 120000};
  p->rows = alloc((size_t)d->rows * LABEL_STRIDE * sizeof(float));
  for (int i = 0; i < SCORE_KNOTS; i++) p->score[i] = i / (SCORE_KNOTS - 1.0f);
}

void pack_add(Pack *p, Network *n) {
  if (p->networks == PACK_MOST_NETWORKS) abort();
  size_t count = (size_t)p->dictionary->rows * LABEL_STRIDE;
  const float *rows = network_rows(n);
  for (size_t i = 0; i < count; i++) p->rows[i] += rows[i];
  for (int i = 0; i < CHAIN_SIZE; i++) {
    p->transitions[i] += network_chain(n)->transition[i];
  }
  p->dense[p->networks] = alloc(sizeof(Dense));
  *p->dense[p->networks++] = *network_dense(n);
}

/* ---- hash tables of entries ---- */

/* An entry on its way into a bucket; the strongest come first. */
typedef struct Entry {
  uint64_t hash;
  uint32_t bucket, source;
  float strength;
} Entry;

static int entry_order(const void *a, const void *b) {
  const Entry *x = a, *y = b;
  if (x->bucket != y->bucket) return x->bucket < y->bucket ? -1 : 1;
  if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
  return x->source < y->source ? -1 : x->source > y->source;
}

/* Full buckets lose their weakest. Returns how many entries are left. */
static uint32_t entries_sort(Entry *e, uint32_t count, uint32_t buckets) {
  uint32_t kept = 0, in_bucket = 0;
  for (uint32_t i = 0; i < count; i++) {
    e[i].bucket = model_bucket(e[i].hash, buckets);
  }
  qsort(e, count, sizeof(*e), entry_order);
  for (uint32_t i = 0; i < count; i++) {
    in_bucket = i && e[i].bucket == e[i - 1].bucket ? in_bucket + 1 : 0;
    if (in_bucket < BUCKET_KEYS) e[kept++] = e[i];
  }
  return kept;
}

static uint32_t bucket_count(uint32_t entries) {
  return entries / 21 + 1;
}

static void buckets_fill(ModelBucket *b, uint32_t buckets, const Entry *e,
                         uint32_t count) {
  uint32_t i = 0;
  for (uint32_t k = 0; k < buckets; k++) {
    b[k].first = i;
    for (uint32_t j = 0; i < count && e[i].bucket == k; i++, j++) {
      b[k].key[j] = model_key(e[i].hash);
    }
  }
}

/* ---- rows ---- */

static float row_most(const Pack *p, uint32_t row) {
  float most = 0;
  for (int y = 0; y < LABEL_COUNT; y++) {
    float w = fabsf(p->rows[(size_t)row * LABEL_STRIDE + y]);
    most = float_most(most, w / (float)p->networks);
  }
  return most;
}

static Entry *rows_choose(const Pack *p, uint32_t *count, uint32_t *buckets) {
  const Dictionary *d = p->dictionary;
  Entry *e = alloc((size_t)d->rows * sizeof(*e));
  *count = 0;
  for (size_t slot = 0; slot <= d->mask; slot++) {
    if (!d->key[slot] || d->value[slot] == NO_ROW) continue;
    uint32_t row = d->value[slot];
    e[(*count)++] = (Entry){d->key[slot], 0, row, row_most(p, row)};
  }
  qsort(e, *count, sizeof(*e), entry_order);
  if (*count > p->rows_most) *count = p->rows_most;
  *buckets = bucket_count(*count);
  *count = entries_sort(e, *count, *buckets);
  return e;
}

static void rows_write(const Pack *p, const Image *image, const Entry *e) {
  ModelRow *out = section(image, SECTION_ROW);
  for (uint32_t i = 0; i < image->header->rows; i++) {
    const float *w = p->rows + (size_t)e[i].source * LABEL_STRIDE;
    float scale = e[i].strength / 127 / image->header->row_unit;
    out[i].scale = (uint16_t)(scale < 1 ? 1 : ceilf(scale));
    float unit = (float)out[i].scale * image->header->row_unit;
    for (int y = 0; y < LABEL_COUNT; y++) {
      out[i].weight[y] = (int8_t)lrintf(w[y] / (float)p->networks / unit);
    }
  }
  buckets_fill(section(image, SECTION_ROW_BUCKET), image->header->row_buckets,
               e, image->header->rows);
}

/* ---- word vectors ---- */

static Entry *vectors_choose(const Pack *p, uint32_t *count,
                             uint32_t *buckets) {
  const Vectors *v = p->vocabulary->vectors;
  Entry *e = alloc(v->count * sizeof(*e));
  for (uint32_t i = 0; i < v->count; i++) {
    e[i] = (Entry){v->key[i], 0, i, -(float)i};
  }
  *buckets = bucket_count(v->count);
  *count = entries_sort(e, v->count, *buckets);
  return e;
}

static void vectors_write(const Pack *p, const Image *image, const Entry *e) {
  const Vectors *v = p->vocabulary->vectors;
  ModelCodes *out = section(image, SECTION_VECTOR);
  for (uint32_t i = 0; i < image->header->vectors; i++) {
    out[i] = v->code[e[i].source];
  }
  memcpy(section(image, SECTION_CENTROID), v->centroid, sizeof(v->centroid));
  buckets_fill(section(image, SECTION_VECTOR_BUCKET),
               image->header->vector_buckets, e, image->header->vectors);
}

/* ---- the dense branch ---- */

/* Place in the model of a network's gate: all z, then all f. */
static uint32_t gate_place(const Pack *p, uint32_t network, uint32_t gate) {
  uint32_t direction = gate / (2 * CELLS), in = gate % (2 * CELLS);
  uint32_t half = p->networks * CELLS, cell = in % CELLS;
  uint32_t forget = in / CELLS;
  return forget * 2 * half + direction * half + network * CELLS + cell;
}

static uint32_t product_place(const Pack *p, uint32_t network, uint32_t j) {
  uint32_t hidden = p->networks * HIDDEN, gates = p->networks * GATES;
  if (j < HIDDEN_WINDOW * HIDDEN) {
    return j / HIDDEN * hidden + network * HIDDEN + j % HIDDEN;
  }
  j -= HIDDEN_WINDOW * HIDDEN;
  return HIDDEN_WINDOW * hidden + j / GATES * gates +
         gate_place(p, network, j % GATES);
}

static uint32_t output_place(const Pack *p, uint32_t network, uint32_t j) {
  if (j < HIDDEN) return network * HIDDEN + j;
  uint32_t direction = (j - HIDDEN) / CELLS, cell = (j - HIDDEN) % CELLS;
  return p->networks * (HIDDEN + direction * CELLS) + network * CELLS + cell;
}

static int16_t fixed(float x, float most) {
  x *= PRODUCT_ONE;
  return (int16_t)lrintf(x > most ? most : x < -most ? -most : x);
}

static void input_write(const Pack *p, const Image *image, uint32_t network) {
  const Dense *d = p->dense[network];
  uint32_t products = p->networks * PRODUCTS;
  int8_t *weight = section(image, SECTION_INPUT);
  int32_t *shift = section(image, SECTION_INPUT_SHIFT);
  float *scale = section(image, SECTION_INPUT_SCALE);
  int16_t *flag = section(image, SECTION_FLAG);
  for (uint32_t j = 0; j < PRODUCTS; j++) {
    uint32_t to = product_place(p, network, j);
    float most = 1e-9f;
    for (int i = 0; i < VECTOR_SIZE; i++) {
      most = float_most(most, fabsf(d->input[i][j]));
    }
    scale[to] = most / INPUT_MOST * PRODUCT_ONE;
    for (size_t i = 0; i < VECTOR_SIZE; i++) {
      long w = lrintf(d->input[i][j] / (most / INPUT_MOST));
      weight[(i / 4 * products + to) * 4 + i % 4] = (int8_t)w;
      shift[to] -= (int32_t)(128 * w);
    }
    for (size_t i = 0; i < INPUT_COUNT; i++) {
      flag[i * products + to] =
          fixed(d->input[VECTOR_SIZE + i][j], PRODUCT_MOST);
    }
  }
}

static void bias_write(const Pack *p, const Image *image, uint32_t network) {
  int16_t *bias = section(image, SECTION_BIAS);
  const float *from = p->dense[network]->bias;
  for (uint32_t j = 0; j < HIDDEN; j++) {
    bias[network * HIDDEN + j] = fixed(from[j], PRODUCT_MOST);
  }
  for (uint32_t j = 0; j < GATES; j++) {
    bias[p->networks * HIDDEN + gate_place(p, network, j)] =
        fixed(from[HIDDEN + j], PRODUCT_MOST);
  }
}

/* One of the two output matrices: SECTION_SCORE or SECTION_POOL. */
static void output_write(const Pack *p, const Image *image, bool pool) {
  int16_t *weight = section(image, pool ? SECTION_POOL : SECTION_SCORE);
  float *scale =
      section(image, pool ? SECTION_POOL_SCALE : SECTION_SCORE_SCALE);
  uint32_t hidden = p->networks * HIDDEN;
  float most[2][LABEL_STRIDE];
  for (int y = 0; y < LABEL_STRIDE; y++) most[0][y] = most[1][y] = 1e-9f;
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t n = 0; n < p->networks; n++) {
      const Dense *d = p->dense[n];
      for (uint32_t j = 0; j < OUTPUT; j++) {
        const float *from = pool ? d->pool[j] : d->score[j];
        size_t to = output_place(p, n, j);
        float *top = most[to >= hidden];
        for (size_t y = 0; y < LABEL_COUNT; y++) {
          float w = from[y] / (float)p->networks;
          if (!pass)
            top[y] = float_most(top[y], fabsf(w));
          else
            weight[(to / 2 * LABEL_STRIDE + y) * 2 + to % 2] =
                (int16_t)lrintf(w / top[y] * 255);
        }
      }
    }
  }
  for (int y = 0; y < LABEL_STRIDE; y++) {
    scale[y] = most[0][y] / 255 / PRODUCT_ONE;
    scale[LABEL_STRIDE + y] = most[1][y] / 255 / (CELL_ONE - 1);
  }
}

static void chain_write(const Pack *p, const Image *image) {
  float *out = section(image, SECTION_CHAIN);
  for (int i = 0; i < CHAIN_SIZE; i++) {
    bool never = p->transitions[i] <= CRF_NEVER / 2;
    out[i] = never ? CRF_NEVER : p->transitions[i] / (float)p->networks;
  }
}

static void image_save(const Image *image, const char *path) {
  FILE *f = fopen(path, "wb");
  bool ok = f && fwrite(image->bytes, 1, image->size, f) == image->size;
  if (f && fclose(f) != 0) ok = false;
  if (!ok) {
    fprintf(stderr, "train_mentions: %s: %s\n", path, strerror(errno));
    exit(1);
  }
}

void pack_write(const Pack *p, const char *path) {
  uint32_t rows, vectors, row_buckets, vector_buckets;
  Entry *row = rows_choose(p, &rows, &row_buckets);
  Entry *vector = vectors_choose(p, &vectors, &vector_buckets);
  ModelHeader h = {.hidden = p->networks * HIDDEN,
                   .cells = p->networks * 2 * CELLS,
                   .row_buckets = row_buckets,
                   .rows = rows,
                   .vector_buckets = vector_buckets,
                   .vectors = vectors};
  memcpy(h.magic, MODEL_MAGIC, sizeof(h.magic));
  memcpy(h.score, p->score, sizeof(h.score));
  h.least = p->least;
  h.vector_unit = p->vocabulary->vectors->unit;
  for (uint32_t i = 0; i < rows; i++) {
    h.row_unit = float_most(h.row_unit, row[i].strength / 127 / 65000);
  }
  Image image = {.header = &h};
  image.size = model_layout(&h, image.offset);
  image.bytes = alloc(image.size);
  memcpy(image.bytes, &h, sizeof(h));
  rows_write(p, &image, row);
  vectors_write(p, &image, vector);
  chain_write(p, &image);
  for (uint32_t n = 0; n < p->networks; n++) {
    input_write(p, &image, n);
    bias_write(p, &image, n);
  }
  output_write(p, &image, false);
  output_write(p, &image, true);
  image_save(&image, path);
  printf("%s: %zu bytes: %u of %u rows, %u vectors, %u networks\n", path,
         image.size, rows, p->dictionary->rows, vectors, p->networks);
  free(image.bytes);
  free(row);
  free(vector);
}
