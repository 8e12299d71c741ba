/*
** Article: what the lines of a record are, and what they say of where, when
** and by whom it was reported.
**
** In:  document_lines(d), d->meta. Out: segments with roles, and the parts.
*/
#ifndef NEWSEXT_ARTICLE_ARTICLE_H
#define NEWSEXT_ARTICLE_ARTICLE_H

#include "text/text.h"

typedef enum SegmentRole {
  ROLE_HEADLINE,
  ROLE_DECK,
  ROLE_BYLINE,
  ROLE_DATELINE,
  ROLE_PARAGRAPH,
  ROLE_SUBHEADING,
  ROLE_CAPTION,
  ROLE_LIST,
  ROLE_TEASER,
  ROLE_NAVIGATION,
  ROLE_COMMENT,
  ROLE_CREDIT,
  ROLE_BOILERPLATE,
  ROLE_COUNT
} SegmentRole;

/* "headline", "deck", …: the names that SQL shows. */
extern const char *const SEGMENT_ROLE_NAMES[ROLE_COUNT];

/* One block of the text (there is one segment for each Block, in order). */
typedef struct Segment {
  Span span;
  uint8_t role;
  float score; /* probability of the role */
} Segment;

/* A place as a dateline or a mention names it. */
typedef struct Place {
  Str name;        /* normalised English name: "Munich" */
  char country[3]; /* ISO 3166-1 alpha-2, or "" */
  bool has_point;  /* lat, lon are known */
  double lat, lon; /* degrees, WGS 84 */
} Place;

typedef struct Dateline {
  Span span;      /* the words as printed; length 0: there is none */
  Str place_text; /* as printed: "NEW DELHI" */
  Place place;
  Str date;   /* ISO 8601 as known: "2022-02-12", "--01-08"; or NULL */
  Str agency; /* "MNN", "AP"; or NULL */
} Dateline;

typedef struct Article {
  Segment *segments;
  uint32_t segment_count;
  Span headline, deck, byline_span; /* length 0: none in the text */
  Str headline_text, deck_text;     /* text or metadata; or NULL */
  Str byline; /* names as a reader would write them: "Jane Doe, Li Wei" */
  Dateline dateline;
  Str agency;         /* from the dateline, a credit or the body */
  Str published;      /* ISO 8601 as precise as known */
  Str published_from; /* metadata, dateline, line, address, file name */
  Str url, site, language;
  uint32_t words; /* of the body */
} Article;

const Article *document_article(Document *d);

/* Body paragraphs joined by a blank line, without the dateline's words. */
Str article_body(Document *d);
/* 64-bit SimHash of the body; 0 with `*known` false when it has no words. */
uint64_t article_fingerprint(Document *d, bool *known);

/* True when mentions and quotations are looked for in a segment. */
bool article_role_is_read(SegmentRole role);

#endif
