/* What the format says of the lines: see hints.h. */
#include "article/hints.h"

#include "article/body.h"

/* The hint for each block in turn: both are in order of the text. */
typedef struct Hints {
  const RoleHint *at, *end;
  const char *text;
} Hints;

static Hints hints_start(const Document *d) {
  const RoleHint *first = d->meta.hints;
  const RoleHint *end = first ? first + d->meta.hint_count : NULL;
  return (Hints){first, end, d->text.data};
}

/* The role that the format gives to a block; ROLE_COUNT: it says nothing. */
static uint8_t next_hint(Hints *h, const SegmentBlock *b) {
  uint32_t start = (uint32_t)(b->text.data - h->text);
  while (h->at < h->end && h->at->span.start + h->at->span.length <= start) {
    h->at++;
  }
  bool covers = h->at < h->end && h->at->span.start <= start;
  return covers ? h->at->role : ROLE_COUNT;
}

/* The last block that the format has for the story; `count`: none. */
static uint32_t last_of_story(const Document *d, const SegmentBlock *blocks,
                              uint32_t count) {
  Hints h = hints_start(d);
  uint32_t last = count;
  for (uint32_t i = 0; i < count; i++) {
    if (body_has_role(next_hint(&h, &blocks[i]))) last = i;
  }
  return last;
}

/* The story is what the format says it is; the rest lies around it. */
void hints_set_states(const Document *d, SegmentBlock *blocks, uint32_t count) {
  uint32_t last = last_of_story(d, blocks, count);
  Hints h = hints_start(d);
  bool begun = false, headline = false;
  if (last == count) return;
  for (uint32_t i = 0; i < count; i++) {
    SegmentBlock *b = &blocks[i];
    uint8_t hint = next_hint(&h, b);
    if (hint == ROLE_COUNT) continue;
    if (body_has_role(hint)) {
      begun = true;
      b->state = STATE_BODY;
    } else if (hint == ROLE_HEADLINE) {
      headline = true;
      b->state = STATE_HEADLINE;
    } else if (begun) {
      b->state = i < last ? STATE_GAP : STATE_TAIL;
    } else if (b->state != STATE_FRONT) {
      b->state = headline ? STATE_HEAD : STATE_FRONT;
    }
  }
}

/* Cues of the words tell a credit from a caption better than tags do. */
void hints_set_roles(const Document *d, SegmentBlock *blocks, uint32_t count) {
  Hints h = hints_start(d);
  for (uint32_t i = 0; i < count; i++) {
    SegmentBlock *b = &blocks[i];
    uint8_t hint = next_hint(&h, b);
    if (hint == ROLE_COUNT || hint == b->role) continue;
    bool story = body_has_role(hint), seems = body_has_role(b->role);
    if (story != seems && story) continue; /* "ADVERTISEMENT" is none */
    if (story || seems || hint == ROLE_DECK || hint == ROLE_COMMENT) {
      b->role = hint;
    }
  }
}
