/*
** Roles of blocks within their states: see segment.h.
**
** "Photo: NATO" is a credit wherever it stands; a line of five words is a
** subheading within the story, but navigation in front of it.
*/
#include "article/agency.h"
#include "article/byline.h"
#include "article/cues.h"
#include "article/scan.h"
#include "article/segment.h"

/* The role of a line that its cues settle, whatever its state. */
static const struct {
  uint32_t cue;
  uint8_t role;
} CUE_ROLES[] = {
    {CUE_COMMENTS, ROLE_COMMENT},       /* Leave a Reply */
    {CUE_LEGAL, ROLE_BOILERPLATE},      /* © 2022 Example News */
    {CUE_NEWSLETTER, ROLE_BOILERPLATE}, /* Subscribe to our newsletter */
    {CUE_ADVERT, ROLE_BOILERPLATE},     /* ADVERTISEMENT */
    {CUE_SHARE, ROLE_NAVIGATION},       /* Share this: Facebook */
    {CUE_NAVIGATION, ROLE_NAVIGATION},  /* Skip to main content */
    {CUE_RELATED, ROLE_NAVIGATION},     /* You may also like */
    {CUE_MORE, ROLE_TEASER},            /* READ MORE: Talks resume */
    {CUE_CAPTION, ROLE_CAPTION},        /* FILE PHOTO: … */
    {CUE_AUTHOR, ROLE_BOILERPLATE},     /* About the author */
    {CUE_END, ROLE_CREDIT},             /* (tfa) */
};

static uint8_t role_by_cue(const BlockFacts *f, uint8_t otherwise) {
  /* "… the harbour last week. Photo: Jane Doe" is a caption and its credit. */
  if (f->cues & CUE_CREDIT) return f->words > 8 ? ROLE_CAPTION : ROLE_CREDIT;
  for (size_t i = 0; i < sizeof CUE_ROLES / sizeof *CUE_ROLES; i++) {
    if (f->cues & CUE_ROLES[i].cue) return CUE_ROLES[i].role;
  }
  return otherwise;
}

/* "Published 12 Feb 2022, 10:30", "November 18, 2019 | Updated: 9:54 pm". */
static bool is_date_line(const BlockFacts *f) {
  bool picture = f->cues & (CUE_CREDIT | CUE_CAPTION);
  bool short_line = f->words < 16 && f->stops <= 3;
  return f->dated && !picture && (short_line || f->cues & CUE_DATED);
}

/*
** A name alone is the writer's where a date or "By" stands beside it, and a
** caption or a link anywhere else.
*/
static bool is_writer(const SegmentBlock *blocks, uint32_t count, uint32_t i) {
  const BlockFacts *f = blocks[i].facts;
  if (f->cues & ~(uint32_t)CUE_DATED || f->words > 8) return false;
  BylineKind kind = byline_kind(blocks[i].text);
  if (kind != BYLINE_NAME) return kind == BYLINE_DATED;
  uint32_t before = i; /* the last block with words */
  while (before > 0 && blocks[before - 1].facts->words == 0) before--;
  if (before > 0 && blocks[before - 1].role == ROLE_BYLINE) return true;
  for (uint32_t k = i > 0 ? i - 1 : 0; k < count && k <= i + 2; k++) {
    const BlockFacts *g = blocks[k].facts;
    bool by = k < i && g->words <= 4 && g->classes & WORD_AUTHOR;
    if (k != i && (by || is_date_line(g) || g->cues & CUE_DATED)) return true;
  }
  return false;
}

static uint8_t role_in_front(const SegmentBlock *b) {
  const BlockFacts *f = b->facts;
  if (byline_is_line(b->text, f)) return ROLE_BYLINE;
  if (is_date_line(f)) return ROLE_BOILERPLATE;
  if (f->last == LAST_ELLIPSIS && f->words > 8) return ROLE_TEASER;
  return role_by_cue(f, f->words >= 5 ? ROLE_TEASER : ROLE_NAVIGATION);
}

/* Between headline and story: the first sentence there is the deck. */
static uint8_t role_in_head(const SegmentBlock *b, bool *deck_seen,
                            bool headline_seen) {
  const BlockFacts *f = b->facts;
  if (f->repeats && !f->cues && f->words > 2) return ROLE_BOILERPLATE;
  if (f->dateline) return ROLE_DATELINE;
  if (byline_is_line(b->text, f)) return ROLE_BYLINE;
  if (is_date_line(f)) return ROLE_BOILERPLATE;
  uint8_t role = role_by_cue(f, ROLE_COUNT);
  if (role != ROLE_COUNT) return role;
  bool sentence = f->last == LAST_STOP || f->words >= 8;
  if (headline_seen && !*deck_seen && sentence && f->words < 70 &&
      f->words >= 4) {
    *deck_seen = true;
    return ROLE_DECK;
  }
  return f->words >= 2 ? ROLE_CAPTION : ROLE_BOILERPLATE;
}

static bool is_list_item(const SegmentBlock *b) {
  const BlockFacts *f = b->facts;
  if (f->first == FIRST_BULLET && scan_byte(b->text, 1) != '-') return true;
  /* "1. Close the door" */
  size_t digits = 0;
  while (ascii_is_digit((char)scan_byte(b->text, digits))) digits++;
  char mark = (char)scan_byte(b->text, digits);
  return digits > 0 && digits < 3 && (mark == '.' || mark == ')') &&
         scan_byte(b->text, digits + 1) == ' ';
}

/* Cues that a line of the story cannot have, when they are all of it. */
enum {
  NEVER_BODY = CUE_COMMENTS | CUE_SHARE | CUE_NAVIGATION | CUE_ADVERT |
               CUE_RELATED | CUE_END,
  NEVER_SHORT_BODY =
      CUE_CREDIT | CUE_CAPTION | CUE_LEGAL | CUE_DATED | CUE_NEWSLETTER
};

static bool is_never_body(const BlockFacts *f) {
  bool whole = f->cues & CUE_WHOLE || f->words == 0;
  return (f->cues & NEVER_BODY && (whole || f->words <= 4)) ||
         (f->cues & NEVER_SHORT_BODY && f->words <= 6);
}

static uint8_t role_in_body(const SegmentBlock *b, bool followed) {
  const BlockFacts *f = b->facts;
  if (is_never_body(f)) return role_by_cue(f, ROLE_BOILERPLATE);
  if (is_list_item(b)) return ROLE_LIST;
  bool open = f->last == LAST_LETTER || f->last == LAST_DIGIT ||
              f->last == LAST_BRACKET || f->last == LAST_OTHER ||
              (f->last == LAST_STOP && f->words <= 8 &&
               scan_byte(b->text, b->text.length - 1) == '?');
  bool heading = open && f->words <= 12 && f->commas == 0 && followed &&
                 f->first != FIRST_QUOTE && !f->dateline;
  return heading ? ROLE_SUBHEADING : ROLE_PARAGRAPH;
}

/* A short line in sentence case right in front of a paragraph. */
static bool is_crosshead(const BlockFacts *f, const SegmentBlock *next) {
  uint32_t page = WORD_SOCIAL | WORD_MENU | WORD_PROMO | WORD_LEGAL |
                  WORD_RELATED | WORD_PHOTO | WORD_REPLY | WORD_DATE;
  return next && next->state == STATE_BODY &&
         next->facts->quality == QUALITY_GOOD && f->last == LAST_LETTER &&
         f->words >= 2 && f->words <= 8 && f->capitals < f->words &&
         f->numbers == 0 && !f->cues && !(f->classes & page) && !f->repeats &&
         !f->addresses && !f->bars;
}

static uint8_t role_in_gap(const SegmentBlock *b, const SegmentBlock *next) {
  const BlockFacts *f = b->facts;
  if (is_crosshead(f, next)) return ROLE_SUBHEADING;
  if (byline_is_line(b->text, f)) return ROLE_BYLINE;
  if (is_date_line(f)) return ROLE_BOILERPLATE;
  /* Captions are sentences or end with a credit; links to stories do not. */
  bool link = f->last == LAST_LETTER && f->words >= 5 && f->words <= 16;
  uint8_t otherwise = ROLE_CAPTION;
  if (f->last == LAST_ELLIPSIS || link) otherwise = ROLE_TEASER;
  if (f->words <= 3) otherwise = ROLE_BOILERPLATE;
  return role_by_cue(f, otherwise);
}

static uint8_t role_in_tail(const SegmentBlock *b, bool *comments) {
  const BlockFacts *f = b->facts;
  *comments |= (f->cues & CUE_COMMENTS) != 0;
  uint8_t otherwise = ROLE_TEASER;
  if (*comments && f->last != LAST_ELLIPSIS)
    otherwise = ROLE_COMMENT;
  else if (f->words < 5)
    otherwise = ROLE_NAVIGATION;
  return role_by_cue(f, otherwise);
}

void segment_find_roles(SegmentBlock *blocks, uint32_t count) {
  bool deck = false, headline = false, comments = false;
  uint32_t story = 0; /* blocks of the story so far */
  for (uint32_t i = 0; i < count; i++) {
    SegmentBlock *b = &blocks[i];
    bool head = b->state == STATE_HEAD || b->state == STATE_GAP;
    story += b->state == STATE_BODY;
    if (head && headline && story <= 2 && is_writer(blocks, count, i)) {
      b->role = ROLE_BYLINE;
      continue;
    }
    switch ((SegmentState)b->state) {
    case STATE_HEADLINE:
      b->role = ROLE_HEADLINE;
      headline = true;
      break;
    case STATE_HEAD:
      b->role = role_in_head(b, &deck, headline);
      break;
    case STATE_BODY: {
      bool followed = i + 1 < count && blocks[i + 1].state == STATE_BODY;
      b->role = role_in_body(b, followed);
      break;
    }
    case STATE_GAP:
      b->role = role_in_gap(b, i + 1 < count ? b + 1 : NULL);
      break;
    case STATE_TAIL:
      b->role = role_in_tail(b, &comments);
      break;
    default:
      b->role = role_in_front(b);
      break;
    }
  }
}
