/*
** Who said it: see speaker.h.
*/
#include "quote/speaker.h"

#include "quote/cue.h"

/* The first mention that overlaps `span`; NULL when there is none. */
static const Mention *mention_within(const Entities *e, Span span) {
  uint32_t low = 0, high = e->mention_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    Span have = e->mentions[middle].span;
    if (have.start + have.length <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == e->mention_count) return NULL;
  const Mention *m = &e->mentions[low];
  return m->span.start < span.start + span.length ? m : NULL;
}

static void quote_resolve(const Entities *e, Quote *q) {
  const Mention *m = q->source.length ? mention_within(e, q->source) : NULL;
  q->speaker_kind = SPEAKER_UNKNOWN;
  q->entity = NO_ENTITY;
  q->speaker = q->role = q->addressee = STR_NULL;
  if (!m || m->entity >= e->entity_count) return;
  if (m->type != TYPE_PERSON && m->type != TYPE_ORGANIZATION) return;
  q->entity = m->entity;
  q->speaker = e->entities[m->entity].name;
  q->role = m->role.data ? m->role : e->entities[m->entity].role;
  q->speaker_kind =
      m->type == TYPE_PERSON ? SPEAKER_PERSON : SPEAKER_ORGANIZATION;
}

void speaker_resolve(Document *d, Quote *quotes, uint32_t count) {
  const Entities *e = document_entities(d);
  for (uint32_t i = 0; i < count; i++) {
    quotes[i].cue_class = cue_class(str_span(d->text, quotes[i].cue));
    if (quotes[i].kind != QUOTE_SCARE) quote_resolve(e, &quotes[i]);
  }
}
