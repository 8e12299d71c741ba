/*
** Source: a folder, file or glob pattern to records: source_open, _next and
** _close of read.h. Opens the files one by one (walk.c), finds the format of
** each (format.c) and lets its reader give the records.
*/
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "read/charset.h"
#include "read/reader.h"
#include "read/walk.h"

enum { DEFAULT_RECORD = 64 << 20, LARGEST_RECORD = 1 << 30, HEAD = 16 << 10 };

struct Source {
  Walk *walk;
  Guard guard;
  const Format *format; /* forced by the user, or NULL */
  Arena memory;         /* the user's options, as long as the source */
  const Json *fields;
  Str only;      /* address of the one record that is wanted, or NULL */
  bool has_file; /* a file is open: reader, stream and file are of it */
  WalkFile file;
  Stream *stream;
  Reader reader;
};

/* --- the request -------------------------------------------------------------
 */

static ReadResult fail(ReadError *e, const char *format, Str value,
                       const char *more) {
  int shown = value.length > 200 ? 200 : (int)value.length;
  snprintf(e->message, sizeof(e->message), format, shown, value.data, more);
  return READ_ERROR;
}

static ReadResult take_format(Source *s, Str name, ReadError *e) {
  char names[200];
  if (!name.data) return READ_OK;
  s->format = format_find(name);
  if (s->format) return READ_OK;
  format_list(names, sizeof(names));
  return fail(e, "unknown format: %.*s (there are %s)", name, names);
}

static ReadResult take_fields(Source *s, Str fields, ReadError *e) {
  JsonError why;
  if (!fields.data) return READ_OK;
  Str copy = arena_str(&s->memory, fields);
  s->fields = json_parse(&s->memory, copy, &why);
  if (s->memory.failed) return READ_NOMEM;
  if (!s->fields) {
    return fail(e, "fields is not JSON: %.*s: %s", fields, why.message);
  }
  if (s->fields->kind == JSON_OBJECT) return READ_OK;
  return fail(e, "fields is not a JSON object: %.*s%s", fields, "");
}

/* An address with U+FFFD stands for a name that is not UTF-8: the file can
** then be found only by looking at all of them. */
static Str walk_only(Str article) {
  bool plain =
      article.data && str_find(article, STR("\xEF\xBF\xBD"), 0) == SIZE_MAX;
  return plain ? article : STR_NULL;
}

static ReadResult take_source(Source *s, const ReadRequest *r, ReadError *e) {
  WalkStop stop = {r->interrupted, r->interrupt_context};
  s->only = arena_str(&s->memory, r->article);
  s->walk = walk_open(r->source, walk_only(r->article), stop, e->message,
                      sizeof(e->message));
  if (s->walk) return s->memory.failed ? READ_NOMEM : READ_OK;
  return e->message[0] ? READ_ERROR : READ_NOMEM;
}

ReadResult source_open(Source **out, const ReadRequest *r, ReadError *e) {
  e->message[0] = 0;
  *out = NULL;
  Source *s = calloc(1, sizeof(*s));
  if (!s) return READ_NOMEM;
  s->guard.interrupted = r->interrupted;
  s->guard.context = r->interrupt_context;
  s->guard.max_record = r->max_record ? r->max_record : DEFAULT_RECORD;
  if (s->guard.max_record > LARGEST_RECORD) {
    s->guard.max_record = LARGEST_RECORD;
  }
  ReadResult result = take_format(s, r->format, e);
  if (result == READ_OK) result = take_fields(s, r->fields, e);
  if (result == READ_OK) result = take_source(s, r, e);
  if (result == READ_OK) {
    *out = s;
  } else {
    source_close(s);
  }
  return result;
}

static void close_file(Source *s) {
  if (!s->has_file) return;
  stream_close(s->stream);
  arena_free(&s->reader.memory);
  s->stream = NULL;
  s->has_file = false;
}

void source_close(Source *s) {
  if (!s) return;
  close_file(s);
  walk_close(s->walk);
  arena_free(&s->memory);
  free(s);
}

/* --- one record
 * ---------------------------------------------------------------- */

static Str iso_day(Arena *arena, time_t when) {
  struct tm tm;
  if (!gmtime_r(&when, &tm) || tm.tm_year < -1900 || tm.tm_year > 8099) {
    return STR_NULL;
  }
  return arena_printf(arena, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1,
                      tm.tm_mday);
}

/* File names need not be UTF-8; what is shown of them is. */
static Str shown_name(Arena *arena, Str name) {
  size_t replaced;
  return charset_decode(arena, CHARSET_UTF8, name, &replaced);
}

static void start_record(Source *s, Arena *arena, Record *record) {
  *record = (Record){.number = 1};
  record->path = shown_name(arena, s->file.path);
  record->article = shown_name(arena, s->file.article);
  record->meta.file_modified = iso_day(arena, s->file.modified);
}

static bool is_wanted(const Source *s, const Record *record) {
  return !s->only.data || str_equal(s->only, record->article);
}

/* Adds "#n", and says whether the record is the one that is wanted. */
static bool finish_record(Source *s, Arena *arena, Record *record) {
  Reader *reader = &s->reader;
  if (reader->format) record->format = reader->format->name;
  if (reader->format && reader->format->many && !reader->single) {
    record->article =
        arena_printf(arena, "%.*s#%lld", (int)record->article.length,
                     record->article.data, (long long)record->number);
  }
  return is_wanted(s, record);
}

/* A record for a file that cannot be opened, or not read to its end. */
static ReadResult bad_file(Source *s, Arena *arena, Record *record,
                           const char *problem) {
  char buffer[128];
  start_record(s, arena, record);
  if (!problem) {
    problem = s->file.error == ELOOP
                  ? "folders are nested too deeply"
                  : strerror_r(s->file.error, buffer, sizeof(buffer));
  }
  record->error = arena_printf(arena, "newsext: %s", problem);
  record->number = s->has_file ? s->reader.number + 1 : 1;
  return READ_ROW;
}

/* --- one file
 * -------------------------------------------------------------------- */

/* "dump.jsonl#12" asks for record 12 of a file that holds several. */
static int64_t wanted_number(const Source *s) {
  Str only = s->only;
  int64_t number = 0, factor = 1;
  if (!only.data) return 0;
  size_t i = only.length;
  while (i && ascii_is_digit(only.data[i - 1]) && factor < INT64_MAX / 100) {
    number += (only.data[--i] - '0') * factor;
    factor *= 10;
  }
  return i && only.data[i - 1] == '#' ? number : 0;
}

static bool open_file(Source *s) {
  s->stream = stream_open_file(s->file.fd, &s->guard);
  if (!s->stream) return false;
  s->has_file = true;
  s->reader = (Reader){.stream = s->stream, .guard = &s->guard};
  s->reader.fields = s->fields;
  s->reader.path = s->file.path;
  if (s->file.size > 0) s->reader.expected = (size_t)s->file.size;
  stream_more(s->stream, HEAD);
  s->reader.format = s->format
                         ? s->format
                         : format_detect(stream_bytes(s->stream), s->file.path);
  if (s->reader.format->many) s->reader.only = wanted_number(s);
  return true;
}

/* The next file: READ_OK when it is open, READ_ROW for one that is not. */
static ReadResult next_file(Source *s, Arena *arena, Record *record) {
  switch (walk_next(s->walk, &s->file)) {
  case WALK_FILE:
    return open_file(s) ? READ_OK : READ_NOMEM;
  case WALK_BAD:
    bad_file(s, arena, record, NULL);
    return is_wanted(s, record) ? READ_ROW : READ_OK;
  case WALK_STOPPED:
    return READ_INTERRUPTED;
  case WALK_NOMEM:
    return READ_NOMEM;
  default:
    return READ_END;
  }
}

/*
** The next record of the open file. READ_OK when there was none (the file is
** closed then) or not the one that is wanted.
*/
static ReadResult next_record(Source *s, Arena *arena, Record *record) {
  ArenaMark mark = arena_mark(arena);
  start_record(s, arena, record);
  ReadResult result = s->reader.format->next(&s->reader, arena, record);
  if (arena->failed || s->guard.no_memory) return READ_NOMEM;
  if (s->guard.stopped) return READ_INTERRUPTED;
  bool ended = result == READ_END;
  if (ended && s->stream->problem) {
    result = bad_file(s, arena, record, s->stream->problem);
  }
  if (result == READ_ROW && finish_record(s, arena, record)) {
    result = READ_ROW;
  } else {
    arena_rewind(arena, mark);
    result = READ_OK;
  }
  if (ended) close_file(s);
  return result;
}

ReadResult source_next(Source *s, Arena *arena, Record *record) {
  ReadResult result;
  do {
    result = s->has_file ? next_record(s, arena, record)
                         : next_file(s, arena, record);
  } while (result == READ_OK);
  return arena->failed ? READ_NOMEM : result;
}
