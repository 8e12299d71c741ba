/*
** The fingerprint of a story: reprints of it differ in few of 64 bits.
**
** A SimHash (Charikar 2002): a vector of weighted words, thrown on random
** lines. Three things differ from the plain one, each because of what editors
** do to wire copy:
**
** - They cut from the end. A word counts less the later it stands: it has
**   faded to a third after 300 words.
** - They put in a paragraph of their own. A word counts once a paragraph, and
**   half when only one paragraph has it.
** - Two bits for each of 32 lines, above one mark and above another, instead
**   of one bit for each of 64. A small change of the text then changes fewer
**   bits; what lies far apart still does so in many.
**
** Reprints are at distance 6 or less (see sql/near_copies.sql for measures).
*/
#include <math.h>

#include "article/body.h"
#include "article/words.h"
#include "base/hash.h"

enum {
  MAX_WORDS = 4096, /* what comes later has faded away */
  TABLE_SLOTS = 8192,
  LINES = 32,
};

#define FADE      (1 - 1.0 / 300) /* of a word's weight, for each word */
#define STOP_PART 0.7             /* weight of "the", "of" … */
#define LONE_PART 0.5             /* of words that one paragraph has */
#define BIT_MARK  0.8             /* in standard deviations of a line */

typedef struct Slot {
  uint32_t hash, paragraph; /* 0: empty; the last paragraph seen in */
  double weight;
  uint16_t paragraphs;
  bool stop;
} Slot;

typedef struct Vector {
  Slot slots[TABLE_SLOTS];
  uint16_t order[MAX_WORDS]; /* slots by first use: sums are repeatable */
  uint32_t distinct, words;
  double fade;
} Vector;

static void add_word(Vector *v, uint32_t hash, uint32_t paragraph) {
  if (v->words >= MAX_WORDS) return;
  uint32_t at = (hash ^ hash >> 16) % TABLE_SLOTS;
  while (v->slots[at].hash && v->slots[at].hash != hash) {
    at = (at + 1) % TABLE_SLOTS;
  }
  Slot *slot = &v->slots[at];
  if (!slot->hash) {
    slot->hash = hash;
    slot->stop = words_classes(hash) & WORD_STOP;
    v->order[v->distinct++] = (uint16_t)at;
  }
  if (slot->paragraph != paragraph) {
    slot->paragraph = paragraph;
    slot->paragraphs++;
    slot->weight += v->fade;
  }
  v->fade *= FADE;
  v->words++;
}

static void add_paragraph(Vector *v, Str text, uint32_t number) {
  for (size_t at = 0; at < text.length;) {
    uint32_t hash;
    size_t n = words_scan(text, at, &hash);
    if (n > 0) add_word(v, hash, number);
    at += n ? n : words_gap(text, at);
  }
}

static double slot_weight(const Slot *slot) {
  /* To the power of 1.25, by square roots: the same on every machine. */
  double weight = slot->weight * sqrt(sqrt(slot->weight));
  if (slot->stop) weight *= STOP_PART;
  return slot->paragraphs > 1 ? weight : weight * LONE_PART;
}

static uint64_t project(const Vector *v) {
  double lines[LINES] = {0}, squares = 0;
  for (uint32_t i = 0; i < v->distinct; i++) {
    const Slot *slot = &v->slots[v->order[i]];
    double weight = slot_weight(slot);
    uint64_t signs = hash_mix(slot->hash, 0x6E657773);
    for (int k = 0; k < LINES; k++) {
      lines[k] += (signs >> k & 1) ? weight : -weight;
    }
    squares += weight * weight;
  }
  double mark = BIT_MARK * sqrt(squares);
  uint64_t out = 0;
  for (int k = 0; k < LINES; k++) {
    out |= (uint64_t)(lines[k] > -mark) << (2 * k);
    out |= (uint64_t)(lines[k] > mark) << (2 * k + 1);
  }
  return out;
}

uint64_t article_fingerprint(Document *d, bool *known) {
  const Article *a = document_article(d);
  ArenaMark mark = arena_mark(d->arena);
  Vector *v = ARENA_NEW(d->arena, Vector);
  *known = false;
  if (!v) return 0;
  v->fade = 1;
  for (uint32_t i = 0; i < a->segment_count && v->words < MAX_WORDS; i++) {
    if (!body_has_role(a->segments[i].role)) continue;
    add_paragraph(v, body_words_of(d, a, a->segments[i].span), i + 1);
  }
  *known = v->words > 0;
  uint64_t out = *known ? project(v) : 0;
  arena_rewind(d->arena, mark);
  return out;
}
