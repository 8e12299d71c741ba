/* The scalar functions over one text value: see functions.h. */
#include "sql/functions.h"
SQLITE_EXTENSION_INIT3

#include "article/date.h"
#include "newsext.h"
#include "quote/annotate.h"
#include "sql/convert.h"
#include "sql/rows_json.h"
#include "sql/value.h"

#ifndef SQLITE_RESULT_SUBTYPE
#define SQLITE_RESULT_SUBTYPE                                                  \
  0x001000000 /* since 3.45; unknown bits are free */
#endif

enum {
  PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
  PURE_JSON = PURE | SQLITE_RESULT_SUBTYPE
};

/* One call: what it works on, and how it ended. */
typedef struct Call {
  sqlite3_context *context;
  Connection *connection;
  const char *name;
  Analysis *analysis; /* NULL: the text was NULL, or an error is set */
} Call;

/*
** The analysis of argv[0]. When there is none the result is set already, to
** NULL or an error; else call_end must follow.
*/
static bool call_begin(Call *call, const AnalysisKey *kind,
                       sqlite3_value **argv, const Options *options) {
  AnalysisKey key = *kind;
  if (!argument_text(argv[0], &key.text, &key.bytes)) {
    sqlite3_result_error_nomem(call->context);
    return false;
  }
  if (!key.text.data) return false;
  call->analysis = analysis_of_value(call->connection, &key, options);
  if (!call->analysis) {
    sqlite3_result_error_nomem(call->context);
    return false;
  }
  arena_reset(&call->connection->scratch);
  return true;
}

/* Returns `cell`, unless something failed on the way to it. */
static void call_end(Call *call, Cell cell) {
  int rc = analysis_status(call->analysis);
  if (rc == SQLITE_OK && call->connection->scratch.failed) rc = SQLITE_NOMEM;
  if (rc == SQLITE_OK && !call->analysis->has_text) rc = SQLITE_TOOBIG;
  if (rc == SQLITE_OK) {
    result_cell(call->context, &cell);
  } else {
    result_code(call->context, rc);
  }
  analysis_release(call->analysis);
}

/* Options of an extract_…() function; `arena` holds what they point to. */
static bool call_options(Call *call, Arena *arena, Options *options, Str json) {
  ReadError error = {""};
  bool good = options_parse(options, arena, json, false, &error);
  if (good) return true;
  if (arena->failed) {
    sqlite3_result_error_nomem(call->context);
  } else {
    result_message(call->context, call->name, error.message);
  }
  return false;
}

static void extract_rows(Call *call, const TableSpec *spec,
                         const AnalysisKey *kind, sqlite3_value **argv,
                         const Options *options) {
  if (!call_begin(call, kind, argv, options)) return;
  Buffer out = {.arena = &call->connection->scratch};
  json_add_rows(&out, spec, call->analysis);
  call_end(call, (Cell){.kind = CELL_JSON, .text = buffer_str(&out)});
}

static void extract_function(sqlite3_context *context, int argc,
                             sqlite3_value **argv) {
  const Module *m = sqlite3_user_data(context);
  const TableSpec *spec = m->spec;
  Call call = {context, m->connection, spec->value_name, NULL};
  AnalysisKey kind = {.html = spec->html, .whole = spec->whole};
  Options options;
  Arena arena = {0};
  if (argc > 1 && !argument_text(argv[1], &kind.options, NULL)) {
    sqlite3_result_error_nomem(context);
  } else if (call_options(&call, &arena, &options, kind.options)) {
    extract_rows(&call, spec, &kind, argv, &options);
  }
  arena_free(&arena);
}

/* Begins a call of a function on an article without options. */
static bool article_begin(Call *call, const char *name,
                          sqlite3_context *context, sqlite3_value **argv) {
  static const AnalysisKey kind = {.html = true};
  static const Options options = {.types = UINT32_MAX};
  *call = (Call){context, sqlite3_user_data(context), name, NULL};
  return call_begin(call, &kind, argv, &options);
}

static void headline_function(sqlite3_context *context, int argc,
                              sqlite3_value **argv) {
  Call call;
  (void)argc;
  if (!article_begin(&call, "headline", context, argv)) return;
  const Article *article = document_article(&call.analysis->document);
  call_end(&call, words_cell(article->headline_text));
}

static void byline_function(sqlite3_context *context, int argc,
                            sqlite3_value **argv) {
  Call call;
  (void)argc;
  if (!article_begin(&call, "byline", context, argv)) return;
  const Article *article = document_article(&call.analysis->document);
  call_end(&call, words_cell(article->byline));
}

static void body_function(sqlite3_context *context, int argc,
                          sqlite3_value **argv) {
  Call call;
  (void)argc;
  if (!article_begin(&call, "body", context, argv)) return;
  call_end(&call, analysis_body(call.analysis));
}

static void annotate_function(sqlite3_context *context, int argc,
                              sqlite3_value **argv) {
  Call call;
  (void)argc;
  if (!article_begin(&call, "annotate", context, argv)) return;
  call_end(&call, call.analysis->has_text
                      ? text_cell(annotate_html(&call.analysis->document))
                      : NULL_CELL);
}

/* A reference that is NULL or no day is not known: "2022" needs none. */
static void date_function(sqlite3_context *context, int argc,
                          sqlite3_value **argv) {
  Connection *c = sqlite3_user_data(context);
  Str expression, day;
  (void)argc;
  if (!argument_text(argv[0], &expression, NULL) ||
      !argument_text(argv[1], &day, NULL)) {
    sqlite3_result_error_nomem(context);
    return;
  }
  arena_reset(&c->scratch);
  DateReference reference = date_reference(day);
  expression = value_decode(&c->scratch, expression, false);
  Cell cell = NULL_CELL;
  if (expression.data) {
    cell = words_cell(date_parse(&c->scratch, expression,
                                 reference.year ? &reference : NULL));
  }
  if (c->scratch.failed) {
    sqlite3_result_error_nomem(context);
  } else {
    result_cell(context, &cell);
  }
}

static void fingerprint_function(sqlite3_context *context, int argc,
                                 sqlite3_value **argv) {
  Call call;
  bool known = false;
  (void)argc;
  if (!article_begin(&call, "news_fingerprint", context, argv)) return;
  uint64_t value = article_fingerprint(&call.analysis->document, &known);
  call_end(&call, known ? integer_cell((int64_t)value) : NULL_CELL);
}

/* Bits in which two fingerprints differ: 0 (the same) to 64. */
static void distance_function(sqlite3_context *context, int argc,
                              sqlite3_value **argv) {
  (void)argc;
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL ||
      sqlite3_value_type(argv[1]) == SQLITE_NULL) {
    return;
  }
  uint64_t differing = (uint64_t)sqlite3_value_int64(argv[0]) ^
                       (uint64_t)sqlite3_value_int64(argv[1]);
  int count = 0;
  for (; differing; differing &= differing - 1) count++;
  sqlite3_result_int(context, count);
}

static const char *const DATELINE_FIELDS[] = {"text",  "start",   "length",
                                              "place", "country", "lat",
                                              "lon",   "date",    "agency"};
enum { DATELINE_FIELD_COUNT = 9 };

static Cell dateline_cell(Analysis *a, const Dateline *dateline, int field) {
  const Place *place = &dateline->place;
  switch (field) {
  case 0:
    return analysis_words(a, dateline->span);
  case 1:
    return analysis_start(a, dateline->span);
  case 2:
    return analysis_length(a, dateline->span);
  case 3:
    return words_cell(place->name);
  case 4:
    return words_cell(str_from_c(place->country));
  case 5:
    return place->has_point ? real_cell(place->lat) : NULL_CELL;
  case 6:
    return place->has_point ? real_cell(place->lon) : NULL_CELL;
  case 7:
    return words_cell(dateline->date);
  default:
    return words_cell(dateline->agency);
  }
}

static Cell dateline_object(Call *call, const Dateline *dateline) {
  Buffer out = {.arena = &call->connection->scratch};
  for (int i = 0; i < DATELINE_FIELD_COUNT; i++) {
    buffer_add_char(&out, i ? ',' : '{');
    json_add_string(&out, str_from_c(DATELINE_FIELDS[i]));
    buffer_add_char(&out, ':');
    Cell cell = dateline_cell(call->analysis, dateline, i);
    json_add_cell(&out, &cell);
  }
  buffer_add_char(&out, '}');
  return (Cell){.kind = CELL_JSON, .text = buffer_str(&out)};
}

/* The place of the field's name, -1 when there is none of that name. */
static int dateline_field(Str name) {
  for (int i = 0; i < DATELINE_FIELD_COUNT; i++) {
    if (str_equal(name, str_from_c(DATELINE_FIELDS[i]))) return i;
  }
  return -1;
}

static void dateline_function(sqlite3_context *context, int argc,
                              sqlite3_value **argv) {
  Call call;
  Str name = STR_NULL;
  if (argc > 1 && !argument_text(argv[1], &name, NULL)) {
    sqlite3_result_error_nomem(context);
    return;
  }
  if (argc > 1 && !name.data) return;
  int field = argc > 1 ? dateline_field(name) : -1;
  if (argc > 1 && field < 0) {
    result_message(context, "dateline",
                   "a field is text, start, length, place, country, lat, lon, "
                   "date or agency");
    return;
  }
  if (!article_begin(&call, "dateline", context, argv)) return;
  const Dateline *dateline =
      &document_article(&call.analysis->document)->dateline;
  Cell cell = NULL_CELL;
  if (dateline->span.length > 0) {
    cell = field < 0 ? dateline_object(&call, dateline)
                     : dateline_cell(call.analysis, dateline, field);
  }
  call_end(&call, cell);
}

static void version_function(sqlite3_context *context, int argc,
                             sqlite3_value **argv) {
  (void)argc;
  (void)argv;
  sqlite3_result_text(context, NEWSEXT_VERSION, -1, SQLITE_STATIC);
}

static void info_function(sqlite3_context *context, int argc,
                          sqlite3_value **argv) {
  Connection *c = sqlite3_user_data(context);
  (void)argc;
  (void)argv;
  arena_reset(&c->scratch);
  Buffer out = {.arena = &c->scratch};
  info_add_json(&out);
  Cell cell = {.kind = CELL_JSON, .text = buffer_str(&out)};
  if (c->scratch.failed) {
    sqlite3_result_error_nomem(context);
  } else {
    result_cell(context, &cell);
  }
}

static const struct {
  const char *name;
  int arguments;
  int flags;
  void (*function)(sqlite3_context *, int, sqlite3_value **);
} FUNCTIONS[] = {
    {"dateline", 1, PURE_JSON, dateline_function},
    {"dateline", 2, PURE, dateline_function},
    {"headline", 1, PURE, headline_function},
    {"byline", 1, PURE, byline_function},
    {"body", 1, PURE, body_function},
    {"annotate", 1, PURE, annotate_function},
    {"news_date", 2, PURE, date_function},
    {"news_fingerprint", 1, PURE, fingerprint_function},
    {"news_distance", 2, PURE, distance_function},
    {"newsext_version", 0, PURE, version_function},
    {"newsext_info", 0, PURE_JSON, info_function},
};

static void connection_destroy(void *c) {
  connection_release(c);
}

static void extract_destroy(void *module) {
  connection_release(((Module *)module)->connection);
}

/* In both, SQLite calls the destructor when it cannot register. */
int functions_register(Connection *c) {
  int rc = SQLITE_OK;
  for (size_t i = 0;
       rc == SQLITE_OK && i < sizeof(FUNCTIONS) / sizeof(FUNCTIONS[0]); i++) {
    rc = sqlite3_create_function_v2(c->db, FUNCTIONS[i].name,
                                    FUNCTIONS[i].arguments, FUNCTIONS[i].flags,
                                    connection_hold(c), FUNCTIONS[i].function,
                                    NULL, NULL, connection_destroy);
  }
  return rc;
}

int functions_register_extract(Module *m) {
  int rc = SQLITE_OK;
  for (int arguments = 1; rc == SQLITE_OK && arguments <= 2; arguments++) {
    connection_hold(m->connection);
    rc = sqlite3_create_function_v2(m->connection->db, m->spec->value_name,
                                    arguments, PURE_JSON, m, extract_function,
                                    NULL, NULL, extract_destroy);
  }
  return rc;
}
