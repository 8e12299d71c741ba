/*
** Analysis: one text, what is known of it, and who uses it.
**
** An Analysis holds the arena, the record and the Document whose stages are
** computed when a column asks for them. It is shared by reference: a cursor
** holds the one of its current row, and the last few stay on the connection,
** so that `articles JOIN mentions USING (article)`, or headline(t), body(t) in
** one SELECT, analyse each text once.
*/
#ifndef NEWSEXT_SQL_ANALYSIS_H
#define NEWSEXT_SQL_ANALYSIS_H

#include "article/article.h"
#include "read/read.h"
#include "sql/cell.h"
#include "sql/connection.h"
#include "sql/options.h"

/* What makes two analyses the same. Strings are bytes as the user gave them. */
typedef struct AnalysisKey {
  Str source;  /* of the dump; STR_NULL for a value */
  Str text;    /* the record's id in the dump, or the value itself */
  Str options; /* JSON, or STR_NULL */
  bool bytes;  /* the value is a BLOB: a file's bytes */
  bool html;   /* a page is reduced to its text */
  bool whole;  /* nothing is boilerplate */
} AnalysisKey;

typedef struct Analysis {
  struct Analysis *next; /* on the connection */
  int users;
  Stopper stopper;
  Arena arena;
  AnalysisKey key;
  Options options;
  Record record;
  Document document;
  bool has_text, has_points, has_body;
  Points points;
  Str body;
  struct SharedText *shared_text, *shared_body;
} Analysis;

/*
** An empty one for a record of a dump, which the caller reads into
** `a->arena` and `a->record`; then analysis_begin. NULL: out of memory.
*/
Analysis *analysis_new(Connection *c);
/* Copies key and options and makes the document, when there is a text. */
void analysis_begin(Analysis *a, const AnalysisKey *key,
                    const Options *options);
/* One for a text value, from those kept or made now. */
Analysis *analysis_of_value(Connection *c, const AnalysisKey *key,
                            const Options *options);
/* One for a record of a dump if it is kept and its file is unchanged. */
Analysis *analysis_kept(Connection *c, const AnalysisKey *key);
void analysis_release(Analysis *a); /* NULL is allowed */
void analysis_drop_all(Connection *c);

/* SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT: asked after each use. */
int analysis_status(const Analysis *a);

/* SQL's place of a byte (from 1) and length of a span, in code points. */
Cell analysis_start(Analysis *a, Span span);
Cell analysis_length(Analysis *a, Span span);
/* The words of a span, NULL when there are none. */
Cell analysis_words(Analysis *a, Span span);
/* The whole text and the body, computed once. */
Cell analysis_text(Analysis *a);
Cell analysis_body(Analysis *a);

#endif
