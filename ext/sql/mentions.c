/*
** mentions, extract_entities: people, organizations, places, dates, sums.
**
**   SELECT entity, count(*) FROM mentions('dump/') WHERE type = 'PERSON'
**   GROUP BY entity ORDER BY 2 DESC;
*/
#include "entity/entity.h"

#include "sql/table.h"

enum {
  ARTICLE,
  MENTION,
  TYPE,
  TEXT,
  START,
  LENGTH,
  ENTITY,
  KEY,
  ROLE,
  COUNTRY,
  LAT,
  LON,
  VALUE,
  SENTENCE,
  SEGMENT,
  SCORE
};

static const Column COLUMNS[] = {
    [ARTICLE] = {"article", "TEXT"},
    [MENTION] = {"mention", "INTEGER"},
    [TYPE] = {"type", "TEXT"},
    [TEXT] = {"text", "TEXT"},
    [START] = {"start", "INTEGER"},
    [LENGTH] = {"length", "INTEGER"},
    [ENTITY] = {"entity", "TEXT"},
    [KEY] = {"key", "TEXT"},
    [ROLE] = {"role", "TEXT"},
    [COUNTRY] = {"country", "TEXT"},
    [LAT] = {"lat", "REAL"},
    [LON] = {"lon", "REAL"},
    [VALUE] = {"value", "TEXT"},
    [SENTENCE] = {"sentence", "INTEGER"},
    [SEGMENT] = {"segment", "INTEGER"},
    [SCORE] = {"score", "REAL"},
};

static uint32_t mentions_count(Analysis *a) {
  return a->has_text ? document_entities(&a->document)->mention_count : 0;
}

static bool mentions_keep(Analysis *a, uint32_t row) {
  const Mention *m = &document_entities(&a->document)->mentions[row];
  return a->options.types >> m->type & 1;
}

/* What is known of the thing that is named, wherever it is named. */
static Cell entity_cell(const Entity *e, int column) {
  const Place *place = &e->place;
  switch (column) {
  case ENTITY:
    return text_cell(e->name);
  case COUNTRY:
    return words_cell(str_from_c(place->country));
  case LAT:
    return place->has_point ? real_cell(place->lat) : NULL_CELL;
  case LON:
    return place->has_point ? real_cell(place->lon) : NULL_CELL;
  default:
    return NULL_CELL; /* key: name_key() is not there yet */
  }
}

static Cell mentions_cell(Analysis *a, uint32_t row, int column) {
  const Entities *all = document_entities(&a->document);
  const Mention *m = &all->mentions[row];
  switch (column) {
  case ARTICLE:
    return text_cell(a->record.article);
  case MENTION:
    return integer_cell((int64_t)row + 1);
  case TYPE:
    return text_cell(str_from_c(ENTITY_TYPE_NAMES[m->type]));
  case TEXT:
    return analysis_words(a, m->span);
  case START:
    return analysis_start(a, m->span);
  case LENGTH:
    return analysis_length(a, m->span);
  case ROLE:
    return words_cell(m->role);
  case VALUE:
    return words_cell(m->value);
  case SENTENCE:
    return integer_cell((int64_t)m->sentence + 1);
  case SEGMENT:
    return integer_cell((int64_t)m->segment + 1);
  case SCORE:
    return score_cell(m->score);
  default:
    return m->entity < all->entity_count
               ? entity_cell(&all->entities[m->entity], column)
               : NULL_CELL;
  }
}

const TableSpec MENTIONS_TABLE = {
    .name = "mentions",
    .value_name = "extract_entities",
    .columns = COLUMNS,
    .column_count = SCORE + 1,
    .value_first = MENTION,
    .value_end = SCORE + 1,
    .whole = true,
    .cost = 10,
    .rows = 40,
    .count = mentions_count,
    .keep = mentions_keep,
    .cell = mentions_cell,
};
