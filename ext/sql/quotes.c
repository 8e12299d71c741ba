/*
** quotes, extract_quotes: what was said, by whom, in which words reported.
**
**   SELECT speaker, cue, quote FROM quotes('dump/') WHERE kind = 'direct';
*/
#include "quote/quote.h"

#include "sql/table.h"

enum {
  ARTICLE,
  QUOTE_ID,
  KIND,
  QUOTE,
  START,
  LENGTH,
  PARTS,
  CUE,
  CUE_START,
  CUE_LENGTH,
  CUE_CLASS,
  SPEAKER,
  SPEAKER_KEY,
  SPEAKER_TEXT,
  SPEAKER_START,
  SPEAKER_LENGTH,
  SPEAKER_KIND,
  ROLE,
  ADDRESSEE,
  FINGERPRINT,
  SENTENCE,
  SEGMENT,
  SCORE
};

static const Column COLUMNS[] = {
    [ARTICLE] = {"article", "TEXT"},
    [QUOTE_ID] = {"quote_id", "INTEGER"},
    [KIND] = {"kind", "TEXT"},
    [QUOTE] = {"quote", "TEXT"},
    [START] = {"start", "INTEGER"},
    [LENGTH] = {"length", "INTEGER"},
    [PARTS] = {"parts", "TEXT"},
    [CUE] = {"cue", "TEXT"},
    [CUE_START] = {"cue_start", "INTEGER"},
    [CUE_LENGTH] = {"cue_length", "INTEGER"},
    [CUE_CLASS] = {"cue_class", "TEXT"},
    [SPEAKER] = {"speaker", "TEXT"},
    [SPEAKER_KEY] = {"speaker_key", "TEXT"},
    [SPEAKER_TEXT] = {"speaker_text", "TEXT"},
    [SPEAKER_START] = {"speaker_start", "INTEGER"},
    [SPEAKER_LENGTH] = {"speaker_length", "INTEGER"},
    [SPEAKER_KIND] = {"speaker_kind", "TEXT"},
    [ROLE] = {"role", "TEXT"},
    [ADDRESSEE] = {"addressee", "TEXT"},
    [FINGERPRINT] = {"fingerprint", "INTEGER"},
    [SENTENCE] = {"sentence", "INTEGER"},
    [SEGMENT] = {"segment", "INTEGER"},
    [SCORE] = {"score", "REAL"},
};

static uint32_t quotes_count(Analysis *a) {
  return a->has_text ? document_quotes(&a->document)->quote_count : 0;
}

/* [[start,length],…] */
static Cell parts_cell(Analysis *a, const Quote *q) {
  Buffer out = {.arena = &a->stopper.connection->scratch};
  buffer_add_char(&out, '[');
  for (uint32_t i = 0; i < q->part_count; i++) {
    Cell start = analysis_start(a, q->parts[i]);
    Cell length = analysis_length(a, q->parts[i]);
    buffer_printf(&out, "%s[%lld,%lld]", i ? "," : "", (long long)start.integer,
                  (long long)length.integer);
  }
  buffer_add_char(&out, ']');
  return (Cell){.kind = CELL_JSON, .text = buffer_str(&out)};
}

static Cell cue_cell(Analysis *a, const Quote *q, int column) {
  switch (column) {
  case CUE:
    return analysis_words(a, q->cue);
  case CUE_START:
    return analysis_start(a, q->cue);
  case CUE_LENGTH:
    return analysis_length(a, q->cue);
  default:
    return q->cue_class == CUE_NONE
               ? NULL_CELL
               : text_cell(str_from_c(CUE_CLASS_NAMES[q->cue_class]));
  }
}

static Cell speaker_cell(Analysis *a, const Quote *q, int column) {
  switch (column) {
  case SPEAKER:
    return words_cell(q->speaker);
  case SPEAKER_TEXT:
    return analysis_words(a, q->source);
  case SPEAKER_START:
    return analysis_start(a, q->source);
  case SPEAKER_LENGTH:
    return analysis_length(a, q->source);
  case SPEAKER_KIND:
    return text_cell(str_from_c(SPEAKER_KIND_NAMES[q->speaker_kind]));
  default:
    return NULL_CELL; /* speaker_key: name_key() is not there yet */
  }
}

static Cell quote_cell(Analysis *a, const Quote *q, int column) {
  switch (column) {
  case KIND:
    return text_cell(str_from_c(QUOTE_KIND_NAMES[q->kind]));
  case QUOTE:
    return text_cell(q->words);
  case START:
    return analysis_start(a, q->span);
  case LENGTH:
    return analysis_length(a, q->span);
  case PARTS:
    return parts_cell(a, q);
  case ROLE:
    return words_cell(q->role);
  case ADDRESSEE:
    return words_cell(q->addressee);
  case FINGERPRINT:
    return integer_cell((int64_t)q->fingerprint);
  case SENTENCE:
    return integer_cell((int64_t)q->sentence + 1);
  case SEGMENT:
    return integer_cell((int64_t)q->segment + 1);
  default:
    return score_cell(q->score);
  }
}

static Cell quotes_cell(Analysis *a, uint32_t row, int column) {
  const Quote *q = &document_quotes(&a->document)->quotes[row];
  if (column == ARTICLE) return text_cell(a->record.article);
  if (column == QUOTE_ID) return integer_cell((int64_t)row + 1);
  if (column >= CUE && column <= CUE_CLASS) return cue_cell(a, q, column);
  if (column >= SPEAKER && column <= SPEAKER_KIND) {
    return speaker_cell(a, q, column);
  }
  return quote_cell(a, q, column);
}

const TableSpec QUOTES_TABLE = {
    .name = "quotes",
    .value_name = "extract_quotes",
    .columns = COLUMNS,
    .column_count = SCORE + 1,
    .value_first = QUOTE_ID,
    .value_end = SCORE + 1,
    .whole = true,
    .cost = 20,
    .rows = 10,
    .count = quotes_count,
    .cell = quotes_cell,
};
