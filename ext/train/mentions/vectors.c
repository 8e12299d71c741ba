/* Reading word vectors: see vectors.h. */
#include "vectors.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "entity/feature.h"

enum { LINE_MAX_BYTES = 1 << 16, MOST = 400000, SLOT_BITS = 20 };

static void die(const char *path, const char *why) {
  fprintf(stderr, "train_mentions: %s: %s\n", path, why);
  exit(1);
}

static uint32_t vectors_slot(const Vectors *v, uint64_t key) {
  uint32_t slot = (uint32_t)(key >> 8) & v->mask;
  while (v->slot[slot] && v->key[v->slot[slot] - 1] != key) {
    slot = (slot + 1) & v->mask;
  }
  return slot;
}

/* "word":[n,n,…,norm,rank] */
static void vectors_add(Vectors *v, Str word, char *numbers) {
  uint64_t key = hash_str(word);
  uint32_t slot = vectors_slot(v, key ? key : 1);
  if (v->slot[slot] || v->count == MOST) return;
  float *value = v->value + (size_t)v->count * VECTOR_SIZE;
  for (int i = 0; i < VECTOR_SIZE; i++) {
    value[i] = strtof(numbers, &numbers);
    if (*numbers == ',') numbers++;
  }
  v->key[v->count++] = key ? key : 1;
  v->slot[slot] = v->count;
}

/* A JSON string's few escapes; in place. */
static Str unescape(char *s, size_t length) {
  size_t n = 0;
  for (size_t i = 0; i < length; i++) {
    if (s[i] == '\\' && i + 1 < length) i++;
    s[n++] = s[i];
  }
  return (Str){s, n};
}

/* Reads the members of the object `vectors`, one after the other. */
static void vectors_read_members(Vectors *v, FILE *f) {
  static char key[LINE_MAX_BYTES], numbers[LINE_MAX_BYTES];
  int c;
  while ((c = getc(f)) == '"' || c == ',') {
    if (c == ',') continue;
    size_t n = 0, m = 0;
    bool escaped = false;
    while ((c = getc(f)) != EOF && (c != '"' || escaped) &&
           n < LINE_MAX_BYTES) {
      escaped = c == '\\' && !escaped;
      key[n++] = (char)c;
    }
    while ((c = getc(f)) != EOF && c != ']' && m < LINE_MAX_BYTES - 1) {
      if (c != ':' && c != '[') numbers[m++] = (char)c;
    }
    numbers[m] = 0;
    vectors_add(v, unescape(key, n), numbers);
  }
}

/* Moves behind the text "vectors":{ . */
static bool vectors_seek(FILE *f) {
  static const char want[] = "\"vectors\":{";
  size_t have = 0;
  for (int c; (c = getc(f)) != EOF;) {
    have = c == want[have] ? have + 1 : c == want[0];
    if (have == sizeof(want) - 1) return true;
  }
  return false;
}

void vectors_read(Vectors *v, const char *path) {
  FILE *f = fopen(path, "r");
  if (!f) die(path, strerror(errno));
  *v = (Vectors){.mask = (1u << SLOT_BITS) - 1};
  v->key = malloc(MOST * sizeof(*v->key));
  v->value = malloc((size_t)MOST * VECTOR_SIZE * sizeof(*v->value));
  v->slot = calloc(v->mask + 1, sizeof(*v->slot));
  if (!v->key || !v->value || !v->slot) die(path, "out of memory");
  if (!vectors_seek(f)) die(path, "holds no \"vectors\"");
  vectors_read_members(v, f);
  if (v->count < 1000) die(path, "holds too few vectors");
  fclose(f);
}

uint32_t vectors_find(const Vectors *v, Str word) {
  uint64_t keys[VECTOR_KEYS];
  uint32_t count = form_vector_keys(word, keys);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t slot = vectors_slot(v, keys[i]);
    if (v->slot[slot]) return v->slot[slot] - 1;
  }
  return UINT32_MAX;
}
