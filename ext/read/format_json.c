/*
** JSON: one object a line (JSON Lines), objects one behind another, an array
** of them, or one object that is an article or holds an array of them.
**
**   {"title": "…", "text": "…", "publish_date": "06-13-2014"}
**   [{"title": …}, {"title": …}]
**   {"status": "ok", "articles": [{"title": …}, …]}
*/
#include "read/fields.h"

enum { LONGEST_LOOK = 1 << 20 /* at a first line */ };

typedef enum JsonForm {
  FORM_UNKNOWN,
  FORM_LINES,
  FORM_VALUES, /* one behind another; an array's elements too */
  FORM_ARRAY,
  FORM_MEMBERS /* of an array within one object, which is in memory */
} JsonForm;

typedef struct JsonState {
  JsonForm form;
  const Json *next; /* FORM_MEMBERS: the next element */
} JsonState;

/* --- the form of a file --------------------------------------------------- */

/*
** White space, and a byte order mark, which may stand in front of each part of
** files that were put together.
*/
static void skip_space(Stream *s) {
  static const char mark[] = "\xEF\xBB\xBF";
  if (stream_more(s, 3) >= 3 && !memcmp(stream_bytes(s).data, mark, 3)) {
    stream_skip(s, 3);
  }
  while (stream_more(s, 1)) {
    Str have = stream_bytes(s);
    size_t n = 0;
    while (n < have.length && ascii_is_space(have.data[n])) n++;
    stream_skip(s, n);
    if (n < have.length) return;
  }
}

static bool is_blank(Str s) {
  return str_trim(s).length == 0;
}

/* Is the first line one whole value? `*length` is that of the line. */
static bool is_line_whole(Stream *s, size_t *length) {
  bool done = false;
  Str have = stream_bytes(s);
  const char *end = NULL;
  for (size_t want = 4096; !end && want <= LONGEST_LOOK; want *= 2) {
    size_t count = stream_more(s, want);
    have = stream_bytes(s);
    end = memchr(have.data, '\n', count);
    if (count < want) break;
  }
  if (end) have.length = (size_t)(end - have.data);
  JsonScan scan = {0};
  *length = json_scan(&scan, have, &done);
  if (!done || !is_blank(str_slice(have, *length, have.length - *length))) {
    return false;
  }
  *length = have.length;
  return true;
}

/* JSON Lines when the first line is one whole value, and more follows. */
static JsonForm find_form(Reader *r) {
  Stream *s = r->stream;
  size_t length;
  skip_space(s);
  Str have = stream_bytes(s);
  if (have.length && have.data[0] == '[') return FORM_ARRAY;
  if (!is_line_whole(s, &length)) return FORM_VALUES;
  stream_more(s, length + 64);
  have = stream_bytes(s);
  bool more = !is_blank(str_slice(have, length, have.length - length));
  return more || path_has_extension(r->path, "jsonl") ||
                 path_has_extension(r->path, "ndjson")
             ? FORM_LINES
             : FORM_VALUES;
}

/* --- one value after another ---------------------------------------------- */

/*
** The next value of FORM_VALUES or FORM_ARRAY, in the arena. False at the
** end. One that is too long, or does not end, is empty.
*/
static bool next_value(Reader *r, Arena *arena, bool keep, Str *value) {
  JsonScan scan = {0};
  Buffer all = {.arena = arena};
  bool done = false, too_long = false;
  *value = STR_NULL;
  skip_space(r->stream);
  while (!done && stream_more(r->stream, 1)) {
    Str have = stream_bytes(r->stream);
    have.length = json_scan(&scan, have, &done);
    too_long |= all.count + have.length > r->guard->max_record;
    if (keep && !too_long) buffer_add(&all, have);
    stream_skip(r->stream, have.length);
    if (arena->failed) return false;
  }
  if (done && !too_long && keep) *value = buffer_str(&all);
  return scan.started;
}

/* Passes "[", "," and "]" between the elements. */
static void skip_between(Stream *s) {
  for (;;) {
    skip_space(s);
    Str have = stream_bytes(s);
    if (!have.length) return;
    char c = have.data[0];
    if (c != ',' && c != ']' && c != '}') return;
    stream_skip(s, 1);
  }
}

/* --- a value to a record -------------------------------------------------- */

/* For the message of a record without text: what could be mapped. */
static Str member_names(Arena *arena, const Json *object) {
  Buffer all = {.arena = arena};
  JSON_EACH(member, object) {
    if (all.count) buffer_add(&all, STR(", "));
    buffer_add(&all, member->key);
    if (all.count > 200) break;
  }
  return buffer_str(&all);
}

/* Arrays and words between objects are no articles. */
static ReadResult fill_from(Reader *r, Arena *arena, Record *record,
                            const Json *object) {
  if (object->kind != JSON_OBJECT) {
    return reader_fail(record, STR("newsext: not a JSON object"));
  }
  Values values = values_of_json(arena, r->fields, object);
  return record_fill(arena, record, &values, member_names(arena, object));
}

/* Decoded by the record: a dump may hold texts of several encodings. */
static const Json *parse_record(Arena *arena, Record *record, Str bytes) {
  Str text, encoding;
  JsonError e;
  if (!decode_text(arena, bytes, STR_NULL, &text, &encoding, &record->error)) {
    return NULL;
  }
  const Json *value = json_parse(arena, text, &e);
  if (!value && !arena->failed) {
    record->error = arena_printf(arena, "newsext: not JSON: %s at byte %zu",
                                 e.message, e.offset + 1);
  }
  return value;
}

static ReadResult fill(Reader *r, Arena *arena, Record *record, Str bytes) {
  const Json *value = parse_record(arena, record, bytes);
  return value ? fill_from(r, arena, record, value) : READ_ROW;
}

/* --- the forms ------------------------------------------------------------ */

/* A broken line costs its own record only. */
static ReadResult next_line(Reader *r, Arena *arena, Record *record) {
  Str line;
  bool cut;
  while (stream_line(r->stream, r->guard->max_record, &line, &cut)) {
    Str trimmed = str_trim(line);
    if (!cut && trimmed.length == 0) continue;
    if (!cut && reader_is_cut(r, line)) return READ_END;
    if (!reader_count(r, record)) {
      if (r->done) return READ_END;
      continue;
    }
    record->format = "jsonl";
    if (cut) return reader_too_long(r, arena, record);
    return fill(r, arena, record, arena_str(arena, trimmed));
  }
  return READ_END;
}

/* Values that are not wanted are scanned, and neither kept nor parsed. */
static ReadResult next_of_stream(Reader *r, Arena *arena, Record *record) {
  for (;;) {
    Str value;
    bool wanted = !r->only || r->number + 1 == r->only;
    skip_between(r->stream);
    if (!next_value(r, arena, wanted, &value)) return READ_END;
    reader_count(r, record);
    if (r->done) return READ_END;
    if (!wanted) continue;
    if (value.data) return fill(r, arena, record, value);
    if (r->stream->problem || arena->failed) return READ_END;
    if (!r->stream->at_end) return reader_too_long(r, arena, record);
    return reader_fail(record, STR("newsext: not JSON: the value does not "
                                   "end"));
  }
}

/* The longest array of objects among the members: {"articles": [...]}. */
static const Json *inner_array(const Json *object) {
  const Json *best = NULL;
  JSON_EACH(member, object) {
    bool objects = member->kind == JSON_ARRAY && member->child &&
                   member->child->kind == JSON_OBJECT;
    if (objects && (!best || member->count > best->count)) best = member;
    if (member->kind != JSON_OBJECT) continue;
    /* Event Registry: {"articles": {"results": [...]}} */
    JSON_EACH(inner, member) {
      objects = inner->kind == JSON_ARRAY && inner->child &&
                inner->child->kind == JSON_OBJECT;
      if (objects && (!best || inner->count > best->count)) best = inner;
    }
  }
  return best;
}

/* Parsed anew into the record's arena, which outlives the file. */
static ReadResult next_member(Reader *r, Arena *arena, Record *record) {
  JsonState *state = r->state;
  while (state->next) {
    const Json *item = state->next;
    state->next = item->next;
    if (!reader_count(r, record)) continue;
    return fill(r, arena, record, arena_str(arena, item->source));
  }
  return READ_END;
}

/* An article may hold arrays of objects too: images, tags. */
static bool has_text(Reader *r, Arena *arena, const Json *object) {
  Values values = values_of_json(arena, r->fields, object);
  return values.of[FIELD_TEXT].data != NULL;
}

/*
** The first value of a file that is not JSON Lines. When it is an object that
** holds the articles it stays in memory, else it is an article itself.
*/
static ReadResult first_value(Reader *r, Arena *arena, Record *record) {
  JsonState *state = r->state;
  Str bytes;
  if (!next_value(r, &r->memory, true, &bytes)) return READ_END;
  if (!bytes.data && r->stream->problem) return READ_END;
  if (!bytes.data) {
    reader_count(r, record);
    return r->stream->at_end
               ? reader_fail(record, STR("newsext: not JSON: the value does "
                                         "not end"))
               : reader_too_long(r, arena, record);
  }
  const Json *value = parse_record(&r->memory, record, bytes);
  const Json *array = value ? inner_array(value) : NULL;
  if (array && !has_text(r, arena, value)) {
    state->form = FORM_MEMBERS;
    state->next = array->child;
    return next_member(r, arena, record);
  }
  skip_space(r->stream);
  r->single = !stream_more(r->stream, 1);
  if (r->single) r->only = 0;
  if (!reader_count(r, record)) return next_of_stream(r, arena, record);
  return fill(r, arena, record, arena_str(arena, bytes));
}

/* The form is found once, with the first record. */
ReadResult json_next(Reader *r, Arena *arena, Record *record) {
  JsonState *state = r->state;
  if (r->done) return READ_END;
  if (!state) {
    r->state = state = ARENA_NEW(&r->memory, JsonState);
    if (!state) {
      r->guard->no_memory = true;
      return READ_END;
    }
    state->form = find_form(r);
    if (state->form == FORM_ARRAY) {
      stream_skip(r->stream, 1);
    } else if (state->form == FORM_VALUES) {
      return first_value(r, arena, record);
    }
  }
  switch (state->form) {
  case FORM_LINES:
    return next_line(r, arena, record);
  case FORM_MEMBERS:
    return next_member(r, arena, record);
  default:
    return next_of_stream(r, arena, record);
  }
}
