/*
** Analyses and the few that are kept: see analysis.h. In: a record or a text
** value. Out: a Document with everything that SQL asks of it.
*/
#include "sql/analysis.h"
SQLITE_EXTENSION_INIT3

#include <stdlib.h>

#include "sql/convert.h"
#include "sql/value.h"

/* Kept without a user: enough for the tables of one query, small enough to
** stay in a processor's cache when a dump streams through. */
enum { IDLE_COUNT = 4, IDLE_BYTES = 8 << 20 };

static bool known_equal(Str a, Str b) {
  return !a.data == !b.data && str_equal(a, b);
}

static bool key_equal(const AnalysisKey *a, const AnalysisKey *b) {
  return a->bytes == b->bytes && a->html == b->html && a->whole == b->whole &&
         known_equal(a->source, b->source) &&
         known_equal(a->options, b->options) && known_equal(a->text, b->text);
}

static Analysis *analysis_find(Connection *c, const AnalysisKey *key) {
  for (Analysis *a = c->analyses; a; a = a->next) {
    if (!a->arena.failed && key_equal(&a->key, key)) return a;
  }
  return NULL;
}

/* Takes `a` out of the list. */
static void analysis_unlink(Analysis *a) {
  Analysis **at = &a->stopper.connection->analyses;
  while (*at && *at != a) at = &(*at)->next;
  if (*at) *at = a->next;
}

static void analysis_to_front(Analysis *a) {
  analysis_unlink(a);
  a->next = a->stopper.connection->analyses;
  a->stopper.connection->analyses = a;
}

static void analysis_free(Analysis *a) {
  shared_text_release(a->shared_text);
  shared_text_release(a->shared_body);
  arena_free(&a->arena);
  free(a);
}

/* Empties `a`; its memory waits for the next text. */
static void analysis_retire(Analysis *a) {
  Connection *c = a->stopper.connection;
  analysis_unlink(a);
  if (c->spare) {
    analysis_free(a);
    return;
  }
  shared_text_release(a->shared_text);
  shared_text_release(a->shared_body);
  Arena arena = a->arena;
  arena_reset(&arena);
  *a = (Analysis){.arena = arena, .stopper = {c, false}};
  c->spare = a;
}

Analysis *analysis_new(Connection *c) {
  Analysis *a = c->spare;
  c->spare = NULL;
  if (!a) a = calloc(1, sizeof(*a));
  if (!a) return NULL;
  a->stopper = (Stopper){c, false};
  a->users = 1;
  a->next = c->analyses;
  c->analyses = a;
  return a;
}

/* Drops what nobody uses beyond the newest IDLE_COUNT. */
static void analyses_trim(Connection *c) {
  int idle = 0;
  for (Analysis *a = c->analyses, *next; a; a = next) {
    next = a->next;
    if (a->users == 0 && ++idle > IDLE_COUNT) analysis_retire(a);
  }
}

void analysis_release(Analysis *a) {
  if (!a || --a->users > 0) return;
  if (a->arena.failed || arena_size(&a->arena) > IDLE_BYTES) {
    analysis_retire(a);
    return;
  }
  analyses_trim(a->stopper.connection);
}

void analysis_drop_all(Connection *c) {
  while (c->analyses) {
    Analysis *a = c->analyses;
    c->analyses = a->next;
    analysis_free(a);
  }
  if (c->spare) analysis_free(c->spare);
  c->spare = NULL;
}

static void analysis_set_document(Analysis *a, Str text) {
  Document *d = &a->document;
  document_init(d, &a->arena, text);
  d->meta = a->record.meta;
  d->options = a->options.document;
  d->options.published = arena_str(&a->arena, d->options.published);
  d->options.whole = a->key.whole;
  d->caches = &a->stopper.connection->caches;
  d->interrupted = stopper_ask;
  d->interrupt_context = &a->stopper;
  a->has_text = text.data != NULL;
}

static void analysis_set_key(Analysis *a, const AnalysisKey *key,
                             const Options *options) {
  a->key = *key;
  a->key.source = arena_str(&a->arena, key->source);
  a->key.text = arena_str(&a->arena, key->text);
  a->key.options = arena_str(&a->arena, key->options);
  a->options = *options;
}

void analysis_begin(Analysis *a, const AnalysisKey *key,
                    const Options *options) {
  analysis_set_key(a, key, options);
  analysis_set_document(a, a->record.text);
}

/* The text of a value: decoded, and a page reduced to its words. */
static Str value_text(Analysis *a) {
  Str text = value_decode(&a->arena, a->key.text, a->key.bytes);
  if (!a->key.html || !text.data || !html_is_page(text)) return text;
  return html_extract(&a->arena, text, &a->record.meta);
}

Analysis *analysis_of_value(Connection *c, const AnalysisKey *key,
                            const Options *options) {
  Analysis *a = analysis_find(c, key);
  if (a) {
    a->users++;
    analysis_to_front(a);
    return a;
  }
  a = analysis_new(c);
  if (!a) return NULL;
  analysis_set_key(a, key, options);
  analysis_set_document(a, value_text(a));
  return a;
}

Analysis *analysis_kept(Connection *c, const AnalysisKey *key) {
  Analysis *a = analysis_find(c, key);
  if (!a || a->record.error.data) return NULL;
  FileStamp now = file_stamp(a->record.path);
  if (!file_stamp_equal(&a->record.stamp, &now)) return NULL;
  a->users++;
  analysis_to_front(a);
  return a;
}

int analysis_status(const Analysis *a) {
  if (a->stopper.stopped) return SQLITE_INTERRUPT;
  return a->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static const Points *analysis_points(Analysis *a) {
  if (!a->has_points) a->points = points_make(&a->arena, a->document.text);
  a->has_points = true;
  return &a->points;
}

Cell analysis_start(Analysis *a, Span span) {
  if (span.length == 0) return NULL_CELL;
  return integer_cell((int64_t)points_at(analysis_points(a), span.start) + 1);
}

Cell analysis_length(Analysis *a, Span span) {
  if (span.length == 0) return NULL_CELL;
  const Points *points = analysis_points(a);
  return integer_cell((int64_t)points_at(points, span.start + span.length) -
                      points_at(points, span.start));
}

Cell analysis_words(Analysis *a, Span span) {
  if (span.length == 0) return NULL_CELL;
  return text_cell(str_span(a->document.text, span));
}

Cell analysis_text(Analysis *a) {
  Cell cell = text_cell(a->document.text);
  cell.keep = &a->shared_text;
  return cell;
}

Cell analysis_body(Analysis *a) {
  if (!a->has_body) a->body = article_body(&a->document);
  a->has_body = true;
  Cell cell = text_cell(a->body);
  cell.keep = &a->shared_body;
  return cell;
}
