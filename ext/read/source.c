/*
** Source: a folder, file or glob pattern to records: source_open, _next and
** _close of read.h. Opens the files one by one (walk.c), finds the format of
** each (format.c) and lets its reader give the records.
*/
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/charset.h"
#include "read/date.h"
#include "read/feed.h"
#include "read/fields.h"

enum { DEFAULT_RECORD = 64 << 20, LARGEST_RECORD = 1 << 30, HEAD = 16 << 10 };

struct Source {
  Feed feed;
  Guard guard;
  const Format *format; /* forced by the user, or NULL */
  Arena memory;         /* the user's options, as long as the source */
  const Json *fields;
  Str only;      /* address of the one record that is wanted, or NULL */
  bool has_data; /* a piece of data is open, and `reader` reads it */
  Reader reader;
};

/* --- the request -------------------------------------------------------------
 */

/* `format` takes the value, cut to fit, and one more text. */
static ReadResult fail(ReadError *e, const char *format, Str value,
                       const char *more) {
  value = reader_shown(value, 160);
  snprintf(e->message, sizeof(e->message), format, (int)value.length,
           value.data, more);
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

/*
** A name that we do not have is an error: it would be passed over in silence.
*/
static ReadResult take_fields(Source *s, Str fields, ReadError *e) {
  JsonError why;
  char names[200];
  if (!fields.data) return READ_OK;
  Str copy = arena_str(&s->memory, fields);
  s->fields = json_parse(&s->memory, copy, &why);
  if (s->memory.failed) return READ_NOMEM;
  if (!s->fields) {
    return fail(e, "fields is not JSON: %.*s: %s", fields, why.message);
  }
  if (s->fields->kind != JSON_OBJECT) {
    return fail(e, "fields is not a JSON object: %.*s%s", fields, "");
  }
  Str unknown = field_unknown(s->fields);
  field_list(names, sizeof(names));
  if (!unknown.data) return READ_OK;
  return fail(e, "unknown field: %.*s (there are %s)", unknown, names);
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
  s->feed.guard = &s->guard;
  s->feed.only = walk_only(s->only);
  s->feed.walk = walk_open(r->source, walk_only(r->article), stop, e->message,
                           sizeof(e->message));
  if (s->feed.walk) return s->memory.failed ? READ_NOMEM : READ_OK;
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

static void close_data(Source *s) {
  arena_free(&s->reader.memory);
  s->has_data = false;
}

void source_close(Source *s) {
  if (!s) return;
  close_data(s);
  feed_close(&s->feed);
  arena_free(&s->memory);
  free(s);
}

/* --- one record ----------------------------------------------------------- */

/* File names need not be UTF-8; what is shown of them is. */
static Str shown_name(Arena *arena, Str name) {
  size_t replaced;
  if (utf8_is_valid(name)) return arena_str(arena, name);
  return arena_str(arena, charset_decode(arena, CHARSET_UTF8, name, &replaced));
}

/* What is known of every record of a piece. */
static void start_record(Source *s, Arena *arena, Record *record) {
  *record = (Record){.number = 1};
  record->path = shown_name(arena, s->feed.piece.path);
  record->article = shown_name(arena, s->feed.piece.article);
  record->stamp = s->feed.piece.stamp;
  record->meta.file_modified = date_day(arena, (int64_t)s->feed.piece.modified);
}

/* By the whole address: numbers and members included. */
static bool is_wanted(const Source *s, const Record *record) {
  return !s->only.data || str_equal(s->only, record->article);
}

/* Adds "#n", and says whether the record is the one that is wanted. */
static bool finish_record(Source *s, Arena *arena, Record *record) {
  Reader *reader = &s->reader;
  /* a reader may know it better: JSON Lines, WET */
  if (reader->format && !record->format) record->format = reader->format->name;
  if (reader->format && reader->format->many && !reader->single) {
    record->article =
        arena_printf(arena, "%.*s#%lld", (int)record->article.length,
                     record->article.data, (long long)record->number);
  }
  record->meta.path = record->article;
  return is_wanted(s, record);
}

/* A record for data that cannot be opened, or not read to its end. */
static ReadResult bad_data(Source *s, Arena *arena, Record *record,
                           const char *problem) {
  start_record(s, arena, record);
  record->error = arena_printf(arena, "newsext: %s", problem);
  if (!s->has_data) return is_wanted(s, record) ? READ_ROW : READ_OK;
  if (s->reader.format->many) record->number = s->reader.number + 1;
  return READ_ROW;
}

/* --- one file ------------------------------------------------------------- */

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

/* The format by the first bytes, which may be UTF-16. */
static const Format *find_format(Source *s, Str head) {
  Arena *memory = &s->reader.memory;
  size_t replaced;
  if (s->format) return s->format;
  if (unpack_is_utf16(head)) {
    bool big = head.data[0] == '\xFE';
    head = charset_decode(memory, big ? CHARSET_UTF16BE : CHARSET_UTF16LE,
                          str_slice(head, 2, head.length - 2), &replaced);
  }
  return format_detect(memory, head.data ? head : STR(""), s->reader.path);
}

/* Formats of many records are read as UTF-8; others are decoded as a whole. */
static void open_data(Source *s) {
  Piece *piece = &s->feed.piece;
  s->has_data = true;
  s->reader = (Reader){.guard = &s->guard, .fields = s->fields};
  s->reader.path = piece->article;
  s->reader.expected = (size_t)piece->size;
  stream_more(piece->stream, HEAD);
  Str head = stream_bytes(piece->stream);
  s->reader.format = find_format(s, head);
  if (s->reader.format->many) {
    s->reader.only = wanted_number(s);
    if (unpack_is_utf16(head)) {
      piece->stream = unpack_utf16(piece->stream, &s->guard);
    }
  }
  s->reader.stream = piece->stream;
}

/* The next piece of data: READ_OK when it is open, READ_ROW if it is bad. */
static ReadResult next_data(Source *s, Arena *arena, Record *record) {
  switch (feed_next(&s->feed)) {
  case WALK_FILE:
    open_data(s);
    return s->guard.no_memory ? READ_NOMEM : READ_OK;
  case WALK_BAD:
    return bad_data(s, arena, record, s->feed.piece.problem);
  case WALK_STOPPED:
    return READ_INTERRUPTED;
  case WALK_NOMEM:
    return READ_NOMEM;
  default:
    return READ_END;
  }
}

/*
** The next record of the open data. READ_OK when there was none (it is closed
** then) or not the one that is wanted.
*/
static ReadResult next_record(Source *s, Arena *arena, Record *record) {
  const Stream *stream = s->feed.piece.stream;
  ArenaMark mark = arena_mark(arena);
  start_record(s, arena, record);
  ReadResult result = s->reader.format->next(&s->reader, arena, record);
  if (arena->failed || s->reader.memory.failed || s->guard.no_memory) {
    return READ_NOMEM;
  }
  if (s->guard.stopped) return READ_INTERRUPTED;
  bool ended = result == READ_END;
  if (ended && stream->problem) {
    result = bad_data(s, arena, record, stream->problem);
  }
  if (result != READ_ROW || !finish_record(s, arena, record)) {
    arena_rewind(arena, mark);
    result = READ_OK;
  }
  if (ended) close_data(s);
  return result;
}

/* READ_OK between two records: data was opened, closed or passed over. */
ReadResult source_next(Source *s, Arena *arena, Record *record) {
  ReadResult result;
  do {
    result = s->has_data ? next_record(s, arena, record)
                         : next_data(s, arena, record);
  } while (result == READ_OK);
  return arena->failed ? READ_NOMEM : result;
}
