/*
** Reuters-21578's SGML: a thousand stories in a file.
**
**   <REUTERS NEWID="1" …><DATE>26-FEB-1987 15:01:01.79</DATE>…
**   <TEXT><TITLE>…</TITLE><AUTHOR>…</AUTHOR><DATELINE>  SALVADOR, Feb 26 -
**   </DATELINE><BODY>Showers continued …</BODY></TEXT></REUTERS>
**
** The text is title, author, and the dateline in front of the body, as it was
** printed. Stories without a body (TYPE="BRIEF") have their title alone.
*/
#include "read/date.h"
#include "read/html_scan.h"
#include "read/reader.h"

static const Str START = STR("<REUTERS"), END = STR("</REUTERS>");

/*
** Bytes of the stream up to and with `mark`, not passed; 0: it does not come
** within the limit (`*too_long`) or at all.
*/
static size_t find_mark(Reader *r, Str mark, bool *too_long) {
  size_t looked = 0;
  *too_long = false;
  for (;;) {
    Str have = stream_bytes(r->stream);
    size_t at = str_find(have, mark, looked);
    if (at != SIZE_MAX) return at + mark.length;
    looked = have.length >= mark.length ? have.length - mark.length + 1 : 0;
    if (have.length > r->guard->max_record) return *too_long = true, 0;
    if (stream_more(r->stream, have.length + 1) == have.length) return 0;
  }
}

/* What stands between <name …> and </name>; STR_NULL without them. */
static Str element(Str story, const char *name) {
  char mark[24];
  size_t length = strlen(name);
  mark[0] = '<';
  memcpy(mark + 1, name, length);
  size_t at = str_find(story, (Str){mark, length + 1}, 0);
  if (at == SIZE_MAX) return STR_NULL;
  const char *open = memchr(story.data + at, '>', story.length - at);
  if (!open) return STR_NULL;
  size_t start = (size_t)(open - story.data) + 1;
  mark[1] = '/';
  memcpy(mark + 2, name, length);
  mark[0] = '<';
  size_t end = str_find(story, (Str){mark, length + 2}, start);
  if (end == SIZE_MAX) return STR_NULL;
  return str_slice(story, start, end - start);
}

/* The wire's own end marks: "Reuter" and ^C. */
static Str without_end_marks(Str s) {
  for (;;) {
    s = str_trim(s);
    size_t start = s.length;
    while (start && s.data[start - 1] != '\n') start--;
    Str last = str_trim(str_slice(s, start, s.length - start));
    if (s.length && s.data[s.length - 1] == 3) {
      s.length--;
    } else if (str_equal_nocase(last, STR("reuter"))) {
      s.length = start;
    } else {
      return s;
    }
  }
}

/* Parts are lines of their own, as a page prints them. */
static void add_part(Buffer *text, Str part) {
  part = str_trim(part);
  if (!part.length) return;
  if (text->count) buffer_add(text, STR("\n\n"));
  buffer_add(text, part);
}

/* Some stories have no parts: their text is all there is. */
static ReadResult fill(Arena *arena, Record *record, Str story) {
  Buffer text = {.arena = arena};
  Str title = html_plain(arena, element(story, "TITLE"));
  Str author = html_plain(arena, element(story, "AUTHOR"));
  Str dateline = html_plain(arena, element(story, "DATELINE"));
  Str body = html_unescape(arena, element(story, "BODY"));
  bool parts = title.data || body.data;
  if (!parts) body = html_unescape(arena, element(story, "TEXT"));
  body = without_end_marks(body.data ? body : STR(""));
  buffer_add(&text, STR(""));
  add_part(&text, title);
  add_part(&text, author);
  add_part(&text, dateline);
  if (dateline.length && body.length) {
    buffer_add_char(&text, ' ');
    buffer_add(&text, body);
  } else {
    add_part(&text, body);
  }
  record->text = text.count ? buffer_str(&text) : STR("");
  if (title.length) record->meta.headline = title;
  if (author.length) record->meta.byline = author;
  record->meta.published = date_iso(arena, element(story, "DATE"));
  if (record->meta.published.data) {
    record->meta.published_from = STR("metadata");
  }
  record->meta.agency = STR("Reuters");
  return READ_ROW;
}

/* Decoded as a whole: the files hold bytes of unknown origin here and there. */
static ReadResult read_story(Arena *arena, Record *record, Str bytes) {
  Str story;
  if (!decode_text(arena, bytes, STR("utf-8"), &story, &record->encoding,
                   &record->error)) {
    return READ_ROW;
  }
  return fill(arena, record, story);
}

/* A story that is too long is passed by looking for the next start. */
ReadResult reuters_next(Reader *r, Arena *arena, Record *record) {
  bool too_long;
  for (;;) {
    size_t start = find_mark(r, START, &too_long);
    if (too_long) {
      stream_skip(r->stream, stream_bytes(r->stream).length - START.length);
      continue;
    }
    if (start == 0) return READ_END;
    stream_skip(r->stream, start);
    bool wanted = reader_count(r, record);
    if (r->done) return READ_END;
    size_t length = find_mark(r, END, &too_long);
    if (too_long) return reader_too_long(r, arena, record);
    if (length == 0) {
      r->done = true;
      return r->stream->problem
                 ? READ_END
                 : reader_fail(record, STR("newsext: the story does not end"));
    }
    Str story = str_slice(stream_bytes(r->stream), 0, length - END.length);
    if (wanted) story = arena_str(arena, story);
    stream_skip(r->stream, length);
    if (wanted && story.data) return read_story(arena, record, story);
    if (arena->failed) return READ_END;
  }
}
