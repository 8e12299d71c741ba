/*
** segments, extract_segments: every line or block of a text and its role.
**
**   SELECT role, substr(text, start, length)
**   FROM segments('dump/') JOIN articles('dump/') USING (article);
*/
#include "sql/table.h"

enum { ARTICLE, SEGMENT, ROLE, START, LENGTH, SCORE };

static const Column COLUMNS[] = {
    [ARTICLE] = {"article", "TEXT"},  [SEGMENT] = {"segment", "INTEGER"},
    [ROLE] = {"role", "TEXT"},        [START] = {"start", "INTEGER"},
    [LENGTH] = {"length", "INTEGER"}, [SCORE] = {"score", "REAL"},
};

static uint32_t segments_count(Analysis *a) {
  return a->has_text ? document_article(&a->document)->segment_count : 0;
}

static Cell segments_cell(Analysis *a, uint32_t row, int column) {
  const Segment *s = &document_article(&a->document)->segments[row];
  switch (column) {
  case ARTICLE:
    return text_cell(a->record.article);
  case SEGMENT:
    return integer_cell((int64_t)row + 1);
  case ROLE:
    return text_cell(str_from_c(SEGMENT_ROLE_NAMES[s->role]));
  case START:
    return analysis_start(a, s->span);
  case LENGTH:
    return analysis_length(a, s->span);
  case SCORE:
    return score_cell(s->score);
  default:
    return NULL_CELL;
  }
}

const TableSpec SEGMENTS_TABLE = {
    .name = "segments",
    .value_name = "extract_segments",
    .columns = COLUMNS,
    .column_count = SCORE + 1,
    .value_first = SEGMENT,
    .value_end = SCORE + 1,
    .cost = 1,
    .rows = 20,
    .count = segments_count,
    .cell = segments_cell,
};
