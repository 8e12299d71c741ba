/* States of blocks: see segment.h. */
#include "article/segment.h"

#include "article/cues.h"

/* What a block adds to a run of story text: about its number of words. */
static double run_value(const BlockFacts *f) {
  uint32_t tail = CUE_RELATED | CUE_COMMENTS;
  if (f->cues & tail && f->words < 12) return -40;
  if (f->last == LAST_ELLIPSIS && f->words > 8) return -12;
  if (f->cues & (CUE_SHARE | CUE_NAVIGATION | CUE_NEWSLETTER | CUE_LEGAL)) {
    return -8 - 0.3 * f->words;
  }
  if (f->dateline) return f->words;
  switch (f->quality) {
  case QUALITY_GOOD:
    return f->words;
  case QUALITY_SENTENCE:
    return 0.6 * f->words;
  case QUALITY_LONG:
    return 0;
  default:
    return -2;
  }
}

void segment_find_states(Document *d, SegmentBlock *blocks, uint32_t count) {
  (void)d;
  double best = 0, sum = 0;
  uint32_t from = 0, first = 0, end = 0;
  for (uint32_t i = 0; i < count; i++) {
    sum += run_value(blocks[i].facts);
    if (sum <= 0) {
      sum = 0;
      from = i + 1;
    } else if (sum > best) {
      best = sum;
      first = from;
      end = i + 1;
    }
  }
  uint32_t headline = count;
  for (uint32_t i = 0; i < first; i++) {
    const BlockFacts *f = blocks[i].facts;
    if (f->words >= 3 && f->words < 40 && !f->cues && !f->dated) {
      headline = i;
      break;
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    const BlockFacts *f = blocks[i].facts;
    blocks[i].score = 0.5f;
    if (i >= end) {
      blocks[i].state = STATE_TAIL;
    } else if (i >= first) {
      bool neutral = f->cues != 0 && f->quality != QUALITY_GOOD;
      blocks[i].state = neutral ? STATE_GAP : STATE_BODY;
    } else if (i == headline) {
      blocks[i].state = STATE_HEADLINE;
    } else {
      blocks[i].state = i > headline ? STATE_HEAD : STATE_FRONT;
    }
  }
}
