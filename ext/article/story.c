/*
** The dateline of a story: which block has it, and what it says.
*/
#include "article/agency.h"
#include "article/countries.h"
#include "article/dateline.h"
#include "article/parts.h"
#include "article/place.h"
#include "article/region.h"
#include "article/scan.h"

enum {
  MAX_STRONG_PARAGRAPHS = 6, /* a dateline stands in the first paragraphs */
  MAX_WEAK_PARAGRAPHS = 3,
  MAX_HEAD_BLOCKS = 12, /* lines between headline and story */
  MAX_CONTEXT = 2000,   /* bytes that tell which country is spoken of */
  MIN_STORY_WORDS = 5,  /* behind a weak dateline on its own line */
};

static Span shift(Span span, uint32_t by) {
  return (Span){span.start + by, span.length};
}

/* "SYDNEY and KUALA LUMPUR", "Oyam & Gulu", "Beijing/Moscow" */
static bool is_several(Str city) {
  return str_find(city, STR("/"), 0) != SIZE_MAX ||
         str_find(city, STR("&"), 0) != SIZE_MAX ||
         str_find(city, STR(" and "), 0) != SIZE_MAX ||
         str_find(city, STR(" AND "), 0) != SIZE_MAX;
}

/* "HYDERABAD, Feb 26 - Pakistani police …": what follows tells which one. */
static void find_countries(const Document *d, const Dateline *dateline,
                           CountryCount *named) {
  size_t story = dateline->span.start + dateline->span.length;
  size_t length = d->text.length - story;
  if (length > MAX_CONTEXT) length = MAX_CONTEXT;
  countries_find(named, str_slice(d->text, story, length));
}

static void resolve_place(Document *d, Dateline *out, Str city, Str place) {
  CountryCount named = {.count = 0};
  PlaceContext context = {.region = STR_NULL, .alone = true};
  Str rest = str_slice(place, city.length, place.length - city.length);
  size_t at = scan_space(rest, 0);
  if (scan_byte(rest, at) == ',' || scan_byte(rest, at) == '(') {
    Str region = str_slice(rest, at + 1, rest.length - at - 1);
    if (scan_byte(rest, at) == '(') region.length--;
    context.region = region_standard(str_trim(region));
  } else if (place_is_contested(city)) {
    find_countries(d, out, &named);
    context.countries = (const char(*)[3])named.codes;
    context.country_count = named.count;
  }
  bool known = place_resolve(d->arena, city, &context, &out->place);
  /* The point is the first city's, the name says all that is printed. */
  if (!known || !out->place.name.data || is_several(city)) {
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

/* Blocks that may have the dateline: the story's, and the head's lines. */
static bool may_have_dateline(const SegmentBlock *b, bool headline) {
  if (b->role == ROLE_PARAGRAPH || b->role == ROLE_DATELINE) return true;
  if (b->state == STATE_HEAD) {
    return b->role != ROLE_CAPTION && b->role != ROLE_CREDIT;
  }
  return b->state == STATE_FRONT && !headline &&
         b->facts->quality == QUALITY_GOOD;
}

void parts_find_dateline(Document *d, Article *a, SegmentBlock *blocks) {
  uint32_t count = document_lines(d)->block_count, paragraphs = 0;
  bool headline = false;
  for (uint32_t i = 0; i < count; i++) {
    headline |= blocks[i].role == ROLE_HEADLINE;
  }
  for (uint32_t i = 0; i < count; i++) {
    SegmentBlock *b = &blocks[i];
    if (paragraphs >= MAX_STRONG_PARAGRAPHS) return;
    if (!may_have_dateline(b, headline)) continue;
    uint32_t limit = b->facts->dateline == DATELINE_STRONG
                         ? MAX_STRONG_PARAGRAPHS
                         : MAX_WEAK_PARAGRAPHS;
    const DatelineParts *parts = b->facts->parts;
    if (parts && paragraphs < limit) {
      bool alone = parts->rest >= b->text.length;
      b->role = alone ? ROLE_DATELINE : ROLE_PARAGRAPH;
      close_head(blocks, i);
      set_dateline(d, a, b, parts);
      return;
    }
    if (b->role == ROLE_DATELINE) b->role = ROLE_PARAGRAPH;
    paragraphs += b->role == ROLE_PARAGRAPH;
  }
}
