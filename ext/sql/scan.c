/* Arguments to analyses, over values and over files: see scan.h. */
#include "sql/scan.h"
SQLITE_EXTENSION_INIT3

/* What the reader says, as an SQLite code. */
static int scan_code(ReadResult result) {
  switch (result) {
  case READ_NOMEM:
    return SQLITE_NOMEM;
  case READ_INTERRUPTED:
    return SQLITE_INTERRUPT;
  case READ_ERROR:
    return SQLITE_ERROR;
  default:
    return SQLITE_OK;
  }
}

static int scan_open_value(Scan *scan) {
  Connection *c = scan->module->connection;
  scan->current = analysis_of_value(c, &scan->key, &scan->options);
  if (!scan->current) return SQLITE_NOMEM;
  int rc = analysis_status(scan->current);
  if (rc == SQLITE_OK && !scan->current->has_text) rc = SQLITE_TOOBIG;
  return rc;
}

/* The one article asked for, if it was analysed a moment ago. */
static bool scan_find_kept(Scan *scan, Str article) {
  if (!article.data) return false;
  AnalysisKey key = scan->key;
  key.text = article;
  scan->current = analysis_kept(scan->module->connection, &key);
  return scan->current != NULL;
}

static int scan_open_dump(Scan *scan, Str article) {
  if (scan_find_kept(scan, article)) return SQLITE_OK;
  ReadRequest request = {
      .source = scan->key.source,
      .format = scan->options.format,
      .fields = scan->options.fields,
      .article = article,
      .max_record = scan->options.max_record,
      .interrupted = stopper_ask,
      .interrupt_context = &scan->stopper,
  };
  int rc = scan_code(source_open(&scan->reader, &request, &scan->error));
  return rc == SQLITE_OK ? scan_next(scan) : rc;
}

int scan_open(Scan *scan, const ScanArguments *arguments) {
  const Module *module = scan->module;
  scan->stopper = (Stopper){module->connection, false};
  if (!arguments->source.data) return SQLITE_OK; /* NULL in, no rows out */
  Str source = arena_str(&scan->arena, arguments->source);
  Str article = arena_str(&scan->arena, arguments->article);
  scan->key = (AnalysisKey){
      .source = module->dump ? source : STR_NULL,
      .text = source,
      .options = arena_str(&scan->arena, arguments->options),
      .bytes = arguments->bytes,
      .html = !module->dump && module->spec->html,
      .whole = !module->dump && module->spec->whole,
  };
  if (!options_parse(&scan->options, &scan->arena, scan->key.options,
                     module->dump, &scan->error)) {
    return scan->arena.failed ? SQLITE_NOMEM : SQLITE_ERROR;
  }
  if (scan->arena.failed) return SQLITE_NOMEM;
  return module->dump ? scan_open_dump(scan, article) : scan_open_value(scan);
}

/* Lets go of the current analysis and reads the next record into a new one. */
int scan_next(Scan *scan) {
  analysis_release(scan->current);
  scan->current = NULL;
  if (!scan->reader) return SQLITE_OK;
  if (stopper_ask(&scan->stopper)) return SQLITE_INTERRUPT;
  Analysis *a = analysis_new(scan->module->connection);
  if (!a) return SQLITE_NOMEM;
  ReadResult result = source_next(scan->reader, &a->arena, &a->record);
  if (result == READ_ROW) {
    AnalysisKey key = scan->key;
    key.text = a->record.article;
    analysis_begin(a, &key, &scan->options);
    scan->current = a;
    return analysis_status(a);
  }
  analysis_release(a);
  return scan_code(result);
}

void scan_close(Scan *scan) {
  source_close(scan->reader);
  analysis_release(scan->current);
  arena_free(&scan->arena);
  *scan = (Scan){.module = scan->module};
}
