/*
** The dateline of a story: which block has it, and what it says.
*/
#include "article/agency.h"
#include "article/dateline.h"
#include "article/parts.h"
#include "article/place.h"
#include "article/scan.h"

enum {
  MAX_STRONG_PARAGRAPHS = 6, /* a dateline stands in the first paragraphs */
  MAX_WEAK_PARAGRAPHS = 3,
  MAX_HEAD_BLOCKS = 12, /* lines between headline and story */
  MIN_STORY_WORDS = 5,  /* behind a weak dateline on its own line */
};

/*
** True when a weak dateline's place is a place: known, or printed like one
** ("THUWAL — ", never "SMITH: ") in front of a sentence.
*/
static bool is_place(const DatelineParts *p, Str text) {
  Str city = str_span(text, p->city), place = str_span(text, p->place);
  if (place_rank(city) > 0 || place_rank(place) > 0) return true;
  if (p->colon) return false;
  return p->upper && (p->region || city.length >= 4);
}

static bool accepts(const SegmentBlock *b, const DatelineParts *p,
                    uint32_t paragraphs) {
  if (p->strength == DATELINE_STRONG) {
    return paragraphs < MAX_STRONG_PARAGRAPHS;
  }
  Str rest = str_slice(b->text, p->rest, b->text.length - p->rest);
  if (rest.length > 0 && b->facts->words < MIN_STORY_WORDS + 3) return false;
  return paragraphs < MAX_WEAK_PARAGRAPHS && is_place(p, b->text);
}

static Span shift(Span span, uint32_t by) {
  return (Span){span.start + by, span.length};
}

static void resolve_place(Document *d, Dateline *out, Str city, Str place) {
  PlaceContext context = {.region = STR_NULL};
  Str rest = str_slice(place, city.length, place.length - city.length);
  size_t at = scan_space(rest, 0);
  if (scan_byte(rest, at) == ',' || scan_byte(rest, at) == '(') {
    context.region = str_trim(str_slice(rest, at + 1, rest.length - at - 1));
  }
  bool known = place_resolve(d->arena, city, &context, &out->place);
  if (!known || !out->place.name.data) {
    out->place.name = dateline_clean_place(d->arena, city);
  }
}

static void set_dateline(Document *d, Article *a, const SegmentBlock *b,
                         const DatelineParts *p) {
  uint32_t base = (uint32_t)(b->text.data - d->text.data);
  Dateline *out = &a->dateline;
  out->span = (Span){base, (uint32_t)p->length};
  if (p->place.length > 0) {
    out->place_text = str_span(d->text, shift(p->place, base));
    resolve_place(d, out, str_span(b->text, p->city),
                  str_span(b->text, p->place));
  }
  if (p->agency.length > 0) {
    out->agency = agency_normalize(str_span(b->text, p->agency));
  }
  out->date = day_format(d->arena, p->day);
}

/* The words of a weak dateline that stands alone need its dash. */
static bool is_alone(const SegmentBlock *b, const DatelineParts *p) {
  return p->rest >= b->text.length;
}

/*
** The dateline opens the story: what stands between the headline and it is a
** deck or a caption, however much it reads like a paragraph.
*/
static void close_head(SegmentBlock *blocks, uint32_t story) {
  uint32_t first = story;
  bool deck = false;
  while (first > 0 && blocks[first - 1].role != ROLE_HEADLINE) first--;
  if (first == 0 || story - first > MAX_HEAD_BLOCKS) return;
  for (uint32_t i = first; i < story; i++) {
    SegmentBlock *b = &blocks[i];
    deck |= b->role == ROLE_DECK;
    if (b->role != ROLE_PARAGRAPH && b->role != ROLE_SUBHEADING) continue;
    bool is_deck = !deck && b->facts->words >= 6;
    b->role = is_deck ? ROLE_DECK : ROLE_CAPTION;
    b->state = STATE_HEAD;
    deck |= is_deck;
  }
}

void parts_find_dateline(Document *d, Article *a, SegmentBlock *blocks) {
  uint32_t count = document_lines(d)->block_count, paragraphs = 0;
  for (uint32_t i = 0; i < count; i++) {
    SegmentBlock *b = &blocks[i];
    bool head = b->state == STATE_HEAD && b->role != ROLE_CAPTION &&
                b->role != ROLE_CREDIT;
    bool body = b->role == ROLE_PARAGRAPH || b->role == ROLE_DATELINE;
    if (paragraphs >= MAX_STRONG_PARAGRAPHS) return;
    if (!head && !body) continue;
    DatelineParts parts;
    if (dateline_parse(b->text, &parts) && accepts(b, &parts, paragraphs)) {
      if (is_alone(b, &parts))
        b->role = ROLE_DATELINE;
      else
        b->role = ROLE_PARAGRAPH;
      close_head(blocks, i);
      set_dateline(d, a, b, &parts);
      return;
    }
    if (b->role == ROLE_DATELINE) b->role = ROLE_PARAGRAPH;
    paragraphs += b->role == ROLE_PARAGRAPH;
  }
}
