/*
** articles, extract_article: one row for each record, what it is and says.
**
**   SELECT article, headline, dateline, published FROM articles('dump/');
**   SELECT headline, body FROM extract_article('<html>…');
*/
#include "sql/table.h"

enum {
  ARTICLE,
  PATH,
  RECORD,
  FORMAT,
  ENCODING,
  URL,
  SITE,
  LANGUAGE,
  HEADLINE,
  DECK,
  BYLINE,
  AGENCY,
  DATELINE,
  PLACE,
  COUNTRY,
  LAT,
  LON,
  PUBLISHED,
  PUBLISHED_FROM,
  WORDS,
  BODY,
  TEXT,
  FINGERPRINT,
  ERROR
};

static const Column COLUMNS[] = {
    [ARTICLE] = {"article", "TEXT"},
    [PATH] = {"path", "TEXT"},
    [RECORD] = {"record", "INTEGER"},
    [FORMAT] = {"format", "TEXT"},
    [ENCODING] = {"encoding", "TEXT"},
    [URL] = {"url", "TEXT"},
    [SITE] = {"site", "TEXT"},
    [LANGUAGE] = {"language", "TEXT"},
    [HEADLINE] = {"headline", "TEXT"},
    [DECK] = {"deck", "TEXT"},
    [BYLINE] = {"byline", "TEXT"},
    [AGENCY] = {"agency", "TEXT"},
    [DATELINE] = {"dateline", "TEXT"},
    [PLACE] = {"place", "TEXT"},
    [COUNTRY] = {"country", "TEXT"},
    [LAT] = {"lat", "REAL"},
    [LON] = {"lon", "REAL"},
    [PUBLISHED] = {"published", "TEXT"},
    [PUBLISHED_FROM] = {"published_from", "TEXT"},
    [WORDS] = {"words", "INTEGER"},
    [BODY] = {"body", "TEXT"},
    [TEXT] = {"text", "TEXT"},
    [FINGERPRINT] = {"fingerprint", "INTEGER"},
    [ERROR] = {"error", "TEXT"},
};

static uint32_t articles_count(Analysis *a) {
  (void)a;
  return 1;
}

/* What the reader knows, good record or bad. */
static Cell record_cell(const Record *r, int column) {
  switch (column) {
  case ARTICLE:
    return text_cell(r->article);
  case PATH:
    return text_cell(r->path);
  case RECORD:
    return integer_cell(r->number);
  case FORMAT:
    return text_cell(str_from_c(r->format));
  case ENCODING:
    return text_cell(r->encoding);
  case ERROR:
    return text_cell(r->error);
  default:
    return NULL_CELL;
  }
}

static Cell fingerprint_cell(Document *d) {
  bool known = false;
  uint64_t fingerprint = article_fingerprint(d, &known);
  return known ? integer_cell((int64_t)fingerprint) : NULL_CELL;
}

static Cell place_cell(const Dateline *dateline, int column) {
  const Place *place = &dateline->place;
  if (dateline->span.length == 0) return NULL_CELL;
  switch (column) {
  case PLACE:
    return words_cell(place->name);
  case COUNTRY:
    return words_cell(str_from_c(place->country));
  case LAT:
    return place->has_point ? real_cell(place->lat) : NULL_CELL;
  default:
    return place->has_point ? real_cell(place->lon) : NULL_CELL;
  }
}

/* What the lines of the text say. */
static Cell parts_cell(Analysis *a, const Article *article, int column) {
  switch (column) {
  case URL:
    return words_cell(article->url);
  case SITE:
    return words_cell(article->site);
  case LANGUAGE:
    return words_cell(article->language);
  case HEADLINE:
    return words_cell(article->headline_text);
  case DECK:
    return words_cell(article->deck_text);
  case BYLINE:
    return words_cell(article->byline);
  case AGENCY:
    return words_cell(article->agency);
  case DATELINE:
    return analysis_words(a, article->dateline.span);
  case PUBLISHED:
    return words_cell(article->published);
  case PUBLISHED_FROM:
    return words_cell(article->published_from);
  case WORDS:
    return integer_cell(article->words);
  default:
    return place_cell(&article->dateline, column);
  }
}

static Cell articles_cell(Analysis *a, uint32_t row, int column) {
  (void)row;
  if (column < URL || column == ERROR) return record_cell(&a->record, column);
  if (!a->has_text) return NULL_CELL;
  switch (column) {
  case TEXT:
    return analysis_text(a);
  case BODY:
    return analysis_body(a);
  case FINGERPRINT:
    return fingerprint_cell(&a->document);
  default:
    return parts_cell(a, document_article(&a->document), column);
  }
}

const TableSpec ARTICLES_TABLE = {
    .name = "articles",
    .value_name = "extract_article",
    .columns = COLUMNS,
    .column_count = ERROR + 1,
    .value_first = URL,
    .value_end = ERROR,
    .one_row = true,
    .html = true,
    .cost = 1,
    .rows = 1,
    .count = articles_count,
    .cell = articles_cell,
};
