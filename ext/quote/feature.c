/* Templates of features: see feature.h. */
#include "quote/feature.h"

enum { MAX_PARTS = 4 };

/*
** One feature: the conjunction of columns of the tokens `offset` away. The
** number of a row is part of its hash: a new row goes to the end.
*/
typedef struct Template {
  uint8_t count;
  struct {
    uint8_t column;
    int8_t offset;
  } parts[MAX_PARTS];
} Template;

static const Template TEMPLATES[] = {
    /* The token alone (the first has no part: how common each label is). */
    {0, {{0, 0}}},
    /* Forms around it: "told", "that", "he". */
    {1, {{COL_FORM, -3}}},
    {1, {{COL_FORM, -2}}},
    {1, {{COL_FORM, -1}}},
    {1, {{COL_FORM, 0}}},
    {1, {{COL_FORM, 1}}},
    {1, {{COL_FORM, 2}}},
    {1, {{COL_FORM, 3}}},
    {2, {{COL_FORM, 0}, {COL_FORM, 1}}},
    {2, {{COL_FORM, -1}, {COL_FORM, 0}}},
    {2, {{COL_FORM, -2}, {COL_FORM, -1}}},
    /* Endings and shapes: "-ing", "Xx". */
    {1, {{COL_SUFFIX3, 0}}},
    {1, {{COL_SUFFIX2, 0}}},
    {1, {{COL_SHAPE, -1}}},
    {1, {{COL_SHAPE, 0}}},
    {1, {{COL_SHAPE, 1}}},
    /* Is it, or does it touch, a word that is often a cue? */
    {1, {{COL_CUE, -1}}},
    {1, {{COL_CUE, 0}}},
    {1, {{COL_CUE, 1}}},
    /* Inside or outside of marks, and at their edges. */
    {1, {{COL_QUOTED, 0}}},
    {3, {{COL_QUOTED, -1}, {COL_QUOTED, 0}, {COL_QUOTED, 1}}},
    {2, {{COL_OPENS, 0}, {COL_CLOSES, 0}}},
    {2, {{COL_OPENS, -1}, {COL_CLOSES, -1}}},
    /* Where it stands in its sentence. */
    {1, {{COL_INDEX, 0}}},
    {1, {{COL_END, 0}}},
    {1, {{COL_COMMAS, 0}}},
    /* The nearest cues: "said" three words to the left, one comma between. */
    {1, {{COL_LEFT_CUE, 0}}},
    {1, {{COL_LEFT_DISTANCE, 0}}},
    {2, {{COL_LEFT_CUE, 0}, {COL_FORM, 0}}},
    {2, {{COL_LEFT_COMMAS, 0}, {COL_QUOTED, 0}}},
    {1, {{COL_RIGHT_CUE, 0}}},
    {1, {{COL_RIGHT_DISTANCE, 0}}},
    {2, {{COL_RIGHT_COMMAS, 0}, {COL_QUOTED, 0}}},
    /* Classes around it, in twos and threes: pronoun, modal, be. */
    {1, {{COL_CLASS, -2}}},
    {1, {{COL_CLASS, -1}}},
    {1, {{COL_CLASS, 0}}},
    {1, {{COL_CLASS, 1}}},
    {1, {{COL_CLASS, 2}}},
    {2, {{COL_CLASS, -1}, {COL_CLASS, 0}}},
    {2, {{COL_CLASS, 0}, {COL_CLASS, 1}}},
    {3, {{COL_CLASS, -2}, {COL_CLASS, -1}, {COL_CLASS, 0}}},
    {3, {{COL_CLASS, 0}, {COL_CLASS, 1}, {COL_CLASS, 2}}},
    {3, {{COL_CLASS, -1}, {COL_CLASS, 0}, {COL_CLASS, 1}}},
    {3, {{COL_CLASS, 1}, {COL_CLASS, 2}, {COL_CLASS, 3}}},
    {3, {{COL_CLASS, -3}, {COL_CLASS, -2}, {COL_CLASS, -1}}},
    /* Classes beside the nearest cues, and with them. */
    {2, {{COL_LEFT_CLASS, 0}, {COL_LEFT_DISTANCE, 0}}},
    {2, {{COL_LEFT_CUE, 0}, {COL_LEFT_CLASS, 0}}},
    {2, {{COL_RIGHT_CLASS, 0}, {COL_RIGHT_DISTANCE, 0}}},
    {2, {{COL_RIGHT_CUE, 0}, {COL_RIGHT_CLASS, 0}}},
    {2, {{COL_CLASS, 0}, {COL_LEFT_CUE, 0}}},
    {2, {{COL_CLASS, 0}, {COL_RIGHT_CUE, 0}}},
    {3, {{COL_CLASS, 0}, {COL_LEFT_DISTANCE, 0}, {COL_QUOTED, 0}}},
    {3, {{COL_CLASS, 0}, {COL_RIGHT_DISTANCE, 0}, {COL_QUOTED, 0}}},
    {4,
     {{COL_CLASS, 0},
      {COL_LEFT_COMMAS, 0},
      {COL_RIGHT_COMMAS, 0},
      {COL_QUOTED, 0}}},
    /* In marks: what is before and behind the span, and how long it is. */
    {1, {{COL_BEFORE_MARK, 0}}},
    {1, {{COL_BEFORE_CLASS, 0}}},
    {2, {{COL_BEFORE_MARK, 0}, {COL_MARK_WORDS, 0}}},
    {1, {{COL_BEHIND_MARK, 0}}},
    {1, {{COL_BEHIND_CLASSES, 0}}},
    {3, {{COL_BEFORE_CLASS, 0}, {COL_BEHIND_CLASSES, 0}, {COL_MARK_WORDS, 0}}},
    {2, {{COL_MARK_WORDS, 0}, {COL_MARK_STARTS, 0}}},
    {1, {{COL_MARK_ENDS, 0}}},
    {2, {{COL_MARK_ENDS, 0}, {COL_BEHIND_CLASSES, 0}}},
    {3, {{COL_MARK_STARTS, 0}, {COL_MARK_ENDS, 0}, {COL_SENTENCE_QUOTED, 0}}},
    /* The sentence: how it begins, what of it is marked. */
    {1, {{COL_FIRST_FORM, 0}}},
    {1, {{COL_FIRST_CLASSES, 0}}},
    {3, {{COL_SENTENCE_QUOTED, 0}, {COL_SENTENCE_CUES, 0}, {COL_QUOTED, 0}}},
    /* The paragraph, the one before, the sentence before. */
    {1, {{COL_PARAGRAPH, 0}}},
    {3, {{COL_PARAGRAPH, 0}, {COL_SENTENCE_INDEX, 0}, {COL_QUOTED, 0}}},
    {1, {{COL_PARAGRAPH_BEFORE, 0}}},
    {2, {{COL_PARAGRAPH_BEFORE, 0}, {COL_SENTENCE_INDEX, 0}}},
    {1, {{COL_SENTENCE_BEFORE, 0}}},
    {3, {{COL_SENTENCE_BEFORE, 0}, {COL_QUOTED, 0}, {COL_INDEX, 0}}},
    /* How far the next and the last mark are. */
    {2, {{COL_NEXT_OPEN, 0}, {COL_QUOTED, 0}}},
    {2, {{COL_LAST_CLOSE, 0}, {COL_QUOTED, 0}}},
    {2, {{COL_NEXT_OPEN, 0}, {COL_LEFT_DISTANCE, 0}}},
    {2, {{COL_LAST_CLOSE, 0}, {COL_RIGHT_DISTANCE, 0}}},
    {2, {{COL_FORM, 0}, {COL_NEXT_OPEN, 0}}},
    {2, {{COL_FORM, 0}, {COL_LAST_CLOSE, 0}}},
    /* Words of speech in the sentence, and beside the token. */
    {1, {{COL_SENTENCE_SPEECH, 0}}},
    {2, {{COL_SPEECH, 0}, {COL_FORM, -1}}},
    {2, {{COL_SPEECH, 0}, {COL_FORM, 1}}},
    {2, {{COL_SENTENCE_THAT, 0}, {COL_LEFT_DISTANCE, 0}}},
    {2, {{COL_FORM, -1}, {COL_LEFT_CUE, 0}}},
    {2, {{COL_FORM, 1}, {COL_RIGHT_CUE, 0}}},
    /* The very edges of marked spans. */
    {2, {{COL_OPENS, 0}, {COL_CLASS, -1}}},
    {2, {{COL_CLOSES, 0}, {COL_CLASS, 1}}},
    {2, {{COL_OPENS, 0}, {COL_FORM, -1}}},
    {2, {{COL_CLOSES, 0}, {COL_FORM, 1}}},
    {3, {{COL_CLOSES, -1}, {COL_FORM, 0}, {COL_FORM, 1}}},
    {3, {{COL_CLOSES, -1}, {COL_CLASS, 0}, {COL_CLASS, 1}}},
    {2, {{COL_END, 0}, {COL_FORM, 0}}},
    {3, {{COL_INDEX, 0}, {COL_CLASS, 0}, {COL_CLASS, 1}}},
    /* Comma segments: how this one and the next begin, where the cues are. */
    {1, {{COL_SEGMENT_FORM, 0}}},
    {1, {{COL_SEGMENT_CLASS, 0}}},
    {2, {{COL_SEGMENT_CLASS, 0}, {COL_SEGMENT_CUES, 0}}},
    {2, {{COL_SEGMENT_FORM, 0}, {COL_LEFT_CUE, 0}}},
    {2, {{COL_SEGMENT_INDEX, 0}, {COL_SEGMENT_CLASS, 0}}},
    {1, {{COL_NEXT_FORM, 0}}},
    {1, {{COL_NEXT_CLASS, 0}}},
    {2, {{COL_NEXT_CLASS, 0}, {COL_SEGMENT_CUES, 0}}},
    {2, {{COL_FORM, 0}, {COL_NEXT_FORM, 0}}},
    {3, {{COL_CLASS, 0}, {COL_NEXT_CLASS, 0}, {COL_NEXT_DISTANCE, 0}}},
    {2, {{COL_SEGMENT_CUES, 0}, {COL_QUOTED, 0}}},
    {2, {{COL_SEGMENT_CUES, 0}, {COL_CLASS, 0}}},
    {2, {{COL_SEGMENT_CUES, 0}, {COL_SEGMENTS_LEFT, 0}}},
    {2, {{COL_NEXT_DISTANCE, 0}, {COL_SEGMENTS_LEFT, 0}}},
    {3, {{COL_SEGMENT_CUES, 0}, {COL_SEGMENTS_LEFT, 0}, {COL_QUOTED, 0}}},
    {3, {{COL_SEGMENT_CLASS, 0}, {COL_NEXT_CLASS, 0}, {COL_SEGMENTS_LEFT, 0}}},
};

_Static_assert(sizeof(TEMPLATES) / sizeof(*TEMPLATES) == FEATURE_COUNT,
               "one row for each template");

/* Fixed for good: the trained rows depend on it. */
static uint64_t hash_step(uint64_t h, uint32_t value) {
  h = (h ^ value) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 29);
}

void features_make(const Columns *c, uint32_t at, uint16_t *rows) {
  const uint32_t(*cells)[COLUMN_COUNT] =
      (const uint32_t(*)[COLUMN_COUNT])c->cells + at + WINDOW_PAD;
  for (uint32_t j = 0; j < FEATURE_COUNT; j++) {
    const Template *t = &TEMPLATES[j];
    uint64_t h = (j + 1) * 0xC2B2AE3D27D4EB4Full;
    for (uint32_t p = 0; p < t->count; p++) {
      h = hash_step(h, cells[t->parts[p].offset][t->parts[p].column]);
    }
    h ^= h >> 32;
    rows[j] = (uint16_t)((h * 0xff51afd7ed558ccdull) >> 48);
  }
}
