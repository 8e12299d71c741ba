/*
** Parts of datelines, as the rows of dateline.c put them together. Scanners
** take a position, and move it behind what they have found.
*/
#ifndef NEWSEXT_ARTICLE_DATELINE_PARTS_H
#define NEWSEXT_ARTICLE_DATELINE_PARTS_H

#include "article/dateline.h"

enum { MAX_DATELINE = 140, MAX_ENDS = 6 };

/* Ways to end the place that starts at one point, the longest first. */
typedef struct PlaceEnds {
  size_t end[MAX_ENDS];
  int count;
  size_t city_end;
  bool upper, region;
} PlaceEnds;

/* The place that starts at `at`; `count` is 0 where there is none. */
void dateline_place_ends(Str s, size_t at, PlaceEnds *ends);

/* A service in brackets: "(AP)"; `known`: only one of the table. */
bool dateline_scan_bracket(Str s, size_t *at, Span *name, bool known);
/* A service or outlet without brackets: "CNBC Indonesia". */
bool dateline_scan_agency(Str s, size_t *at, Span *name, bool upper_city);
/* A day, month or date, a comma or weekday before it. */
bool dateline_scan_day(Str s, size_t *at, Day *day);
/* True where the story begins, as far as one letter tells. */
bool dateline_story_starts(Str s, size_t at);

/* The parts of rows that need a mark, as bits of a set. */
static inline uint32_t dateline_part_bit(char part) {
  return (uint32_t)1 << (part & 31); /* their five low bits differ */
}
/* Those that cannot be in a block, for it does not have their marks. */
uint32_t dateline_missing_parts(Str block);

#endif
