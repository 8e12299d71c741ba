/*
** Headline, deck, byline, agency, address and site of an article.
*/
#include "article/agency.h"
#include "article/byline.h"
#include "article/cues.h"
#include "article/parts.h"
#include "article/scan.h"

enum { MAX_BODY_AGENCY_PARAGRAPHS = 12 };

static Str text_of(const Document *d, Span span) {
  return span.length ? str_span(d->text, span) : STR_NULL;
}

/* What the format says wins; what the text shows stands in for it. */
static Str either(Str metadata, Str text) {
  return metadata.data && metadata.length ? metadata : text;
}

/* The byline that begins in segment `i`: writers may have a line each. */
static Span byline_lines(const Article *a, const SegmentBlock *blocks,
                         uint32_t i) {
  Span span = a->segments[i].span;
  for (uint32_t k = i + 1; k < a->segment_count; k++) {
    Span next = a->segments[k].span;
    bool name = a->segments[k].role == ROLE_BYLINE;
    if (name) span.length = next.start + next.length - span.start;
    if (!name && blocks[k].facts->words > 0) break;
  }
  return span;
}

static void find_spans(Article *a, const SegmentBlock *blocks) {
  bool by, said_by = false; /* "By Jane Doe" wins over a mere name */
  for (uint32_t i = 0; i < a->segment_count; i++) {
    Span span = a->segments[i].span;
    switch (a->segments[i].role) {
    case ROLE_HEADLINE:
      if (a->headline.length == 0) a->headline = span;
      break;
    case ROLE_DECK:
      if (a->deck.length == 0) a->deck = span;
      break;
    case ROLE_BYLINE:
      by = blocks[i].facts->cues & CUE_BYLINE;
      if (blocks[i].state != STATE_TAIL &&
          (a->byline_span.length == 0 || (by && !said_by))) {
        a->byline_span = byline_lines(a, blocks, i);
        said_by = by;
      }
      break;
    default:
      break;
    }
  }
}

/* The service of the first credit line, or of the first paragraphs. */
static Str find_agency(const Document *d, const Article *a,
                       const SegmentBlock *blocks) {
  Str byline = text_of(d, a->byline_span);
  Str found = byline.data ? agency_in_credit(byline) : STR_NULL;
  uint32_t paragraphs = 0;
  for (uint32_t i = 0; i < a->segment_count && !found.data; i++) {
    Str text = text_of(d, a->segments[i].span);
    if (a->segments[i].role != ROLE_PARAGRAPH) continue;
    if (++paragraphs > MAX_BODY_AGENCY_PARAGRAPHS) break;
    uint32_t classes = blocks[i].facts->classes;
    if (!(classes & WORD_SOURCE) || !(classes & WORD_SERVICE)) continue;
    found = agency_in_text(text);
  }
  return found;
}

/* An address on the first line: "https://example.org/2022/02/12/story". */
static Str find_url(const Document *d, const Article *a) {
  if (a->segment_count == 0) return STR_NULL;
  Str line = text_of(d, a->segments[0].span);
  if (str_starts_nocase(line, STR("URL:"))) {
    line = str_trim(str_slice(line, 4, line.length - 4));
  }
  bool address = str_starts_nocase(line, STR("http://")) ||
                 str_starts_nocase(line, STR("https://")) ||
                 str_starts_nocase(line, STR("www."));
  for (size_t i = 0; address && i < line.length; i++) {
    address = !ascii_is_space(line.data[i]);
  }
  return address ? line : STR_NULL;
}

/* "https://www.example.org/a" -> "example.org" */
static Str site_of(Str url) {
  size_t start = str_find(url, STR("://"), 0);
  start = start == SIZE_MAX ? 0 : start + 3;
  size_t end = start;
  while (end < url.length && url.data[end] != '/' && url.data[end] != '?' &&
         url.data[end] != '#' && url.data[end] != ':') {
    end++;
  }
  Str host = str_slice(url, start, end - start);
  if (str_starts_nocase(host, STR("www."))) {
    host = str_slice(host, 4, host.length - 4);
  }
  return host.length ? host : STR_NULL;
}

void parts_find_head(Document *d, Article *a, const SegmentBlock *blocks) {
  find_spans(a, blocks);
  a->headline_text = either(d->meta.headline, text_of(d, a->headline));
  a->deck_text = either(d->meta.deck, text_of(d, a->deck));
  Str byline = either(d->meta.byline, text_of(d, a->byline_span));
  if (byline.data) a->byline = byline_names(d->arena, byline);
  a->agency = a->dateline.agency;
  if (!a->agency.data && d->meta.agency.data) {
    a->agency = agency_normalize(d->meta.agency);
  }
  if (!a->agency.data) a->agency = find_agency(d, a, blocks);
  a->url = either(d->meta.url, find_url(d, a));
  a->site = either(d->meta.site, a->url.data ? site_of(a->url) : STR_NULL);
}
