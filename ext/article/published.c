/*
** The day of publication and what told it: metadata, a dated line, the
** dateline with its year found, the address, the names of file and folders.
*/
#include <stdlib.h>

#include "article/cues.h"
#include "article/day.h"
#include "article/parts.h"
#include "article/scan.h"

/* Days between a dateline and another date that tells its year. */
enum { MAX_DAYS_APART = 45 };

/* "By TPN, in News, Property · 31 Jan 2025, 20:02" is more than a date. */
enum { MAX_DATE_WORDS = 14 };

typedef struct Search {
  Document *d;
  Article *a;
  Day latest; /* the day the file was written; nothing is later */
} Search;

static bool is_possible(const Search *s, Day day) {
  if (!day.year) return false;
  if (!s->latest.year) return true;
  Day first = {day.year, day.month ? day.month : 1, day.day ? day.day : 1};
  return day_number(first) <= day_number(s->latest);
}

static bool set_published(Search *s, Day day, Str from) {
  if (!is_possible(s, day)) return false;
  s->a->published = day_format(s->d->arena, day);
  s->a->published_from = from;
  return s->a->published.data != NULL;
}

/* "Published: 12 Feb 2022", or a line that is little more than a date. */
static bool is_dated_line(const SegmentBlock *b) {
  const BlockFacts *f = b->facts;
  if (!f->dated || b->role == ROLE_CAPTION || b->role == ROLE_CREDIT ||
      b->role == ROLE_COMMENT || b->role == ROLE_TEASER) {
    return false;
  }
  if (f->cues & (CUE_DATED | CUE_BYLINE)) return true;
  return f->words <= MAX_DATE_WORDS && f->stops <= 2;
}

static bool find_dated_line(const Search *s, const SegmentBlock *blocks,
                            Day *day) {
  bool cue_found = false;
  for (uint32_t i = 0; i < s->a->segment_count && !cue_found; i++) {
    Day found;
    if (blocks[i].state == STATE_BODY || !is_dated_line(&blocks[i]) ||
        !day_find(blocks[i].text, &found) || !is_possible(s, found)) {
      continue;
    }
    if (blocks[i].state == STATE_TAIL && !(blocks[i].facts->cues & CUE_DATED)) {
      continue;
    }
    cue_found = blocks[i].facts->cues & CUE_DATED;
    if (!day->year || cue_found) *day = found;
  }
  return day->year > 0;
}

/* "(15/2/2022)" within the story: the day on which it was written. */
static bool find_day_in_brackets(const Search *s, const SegmentBlock *blocks,
                                 Day *day) {
  for (uint32_t i = 0; i < s->a->segment_count; i++) {
    Str text = blocks[i].text;
    if (blocks[i].role != ROLE_PARAGRAPH) continue;
    for (size_t at = str_find(text, STR("("), 0); at != SIZE_MAX;
         at = str_find(text, STR("("), at + 1)) {
      if (!ascii_is_digit((char)scan_byte(text, at + 1))) continue;
      size_t n = day_scan(text, at + 1, day);
      bool closed = n > 0 && scan_byte(text, at + 1 + n) == ')';
      if (closed && day_is_full(*day) && is_possible(s, *day)) return true;
    }
  }
  return false;
}

/* The year that puts `day` nearest to, and not long after, `other`. */
static bool year_near(Day day, Day other, int *year) {
  if (!other.year || !other.month) return false;
  if (!other.day) other.day = 15;
  long best = MAX_DAYS_APART + 1;
  for (int y = other.year - 1; y <= other.year + 1; y++) {
    Day try = {y, day.month, day.day ? day.day : 15};
    long apart = labs(day_number(try) - day_number(other));
    if (apart < best) {
      best = apart;
      *year = y;
    }
  }
  return best <= MAX_DAYS_APART;
}

/* What an address or another source beside the text says of the day. */
static bool find_outside(const Search *s, Day *day, Str *from) {
  const Metadata *meta = &s->d->meta;
  *from = STR("address");
  if (s->a->url.data && day_find_in_path(s->a->url, day)) return true;
  *from = STR("metadata");
  if (meta->published.data && day_parse_iso(meta->published, day) &&
      day->year) {
    return true;
  }
  *from = STR("file name");
  return day_find_in_name(meta->path, day);
}

/* The dateline's day with its year, as far as that can be known. */
static bool find_dateline_day(const Search *s, Day line, Day brackets,
                              Day outside, Day *day) {
  if (!s->a->dateline.date.data || !day_parse_iso(s->a->dateline.date, day)) {
    return false;
  }
  if (day->year || !day->month) return day->year > 0;
  if (year_near(*day, line, &day->year)) return true;
  if (year_near(*day, outside, &day->year)) return true;
  if (year_near(*day, brackets, &day->year)) return true;
  day->year = s->d->options.year;
  /* Each file of a folder named by its year is of that year, unless a date
  ** has told otherwise. */
  if (!day->year && !outside.year) {
    day->year = day_year_of_folders(s->d->meta.path);
  }
  return day->year > 0;
}

void parts_find_published(Document *d, Article *a, const SegmentBlock *blocks) {
  Search s = {.d = d, .a = a};
  const Metadata *meta = &d->meta;
  if (meta->file_modified.data) day_parse_iso(meta->file_modified, &s.latest);
  if (meta->published.data && meta->published.length) {
    Day day;
    if (day_parse_iso(meta->published, &day) && is_possible(&s, day)) {
      a->published = meta->published;
      a->published_from = STR("metadata");
    }
  }
  Day line = {0}, outside = {0}, brackets = {0}, dateline = {0};
  Str from = STR_NULL;
  find_dated_line(&s, blocks, &line);
  find_outside(&s, &outside, &from);
  if (!find_day_in_brackets(&s, blocks, &brackets)) brackets = (Day){0};
  bool has_day = find_dateline_day(&s, line, brackets, outside, &dateline);
  if (has_day && is_possible(&s, dateline)) {
    a->dateline.date = day_format(d->arena, dateline);
  }
  if (a->published.data) return;
  if (line.year && set_published(&s, line, STR("line"))) return;
  if (has_day && set_published(&s, dateline, STR("dateline"))) return;
  if (brackets.year && set_published(&s, brackets, STR("line"))) return;
  if (outside.year && set_published(&s, outside, from)) return;
  if (a->dateline.date.data) {
    a->published = a->dateline.date;
    a->published_from = STR("dateline");
  }
}
