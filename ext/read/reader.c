/* What all readers do with a record: see reader.h. */
#include "read/reader.h"

#include "base/utf8.h"
#include "read/html.h"

/*
** Numbers count what is given out, so that they are the same with and without
** a wish for one of them.
*/
bool reader_count(Reader *reader, Record *record) {
  reader->number++;
  record->number = reader->number;
  if (reader->only && reader->number > reader->only) reader->done = true;
  return !reader->only || reader->number == reader->only;
}

/* Lines in front of the damage are good ones. */
bool reader_is_cut(const Reader *reader, Str line) {
  bool ends = line.length && line.data[line.length - 1] == '\n';
  return reader->stream->problem && !ends;
}

Str reader_shown(Str s, size_t most) {
  if (s.length <= most) return s;
  s.length = most;
  while (s.length && utf8_is_tail(s.data[s.length])) s.length--;
  return s;
}

ReadResult reader_fail(Record *record, Str error) {
  record->text = STR_NULL;
  record->error = error;
  return READ_ROW;
}

/* In MiB where the limit is whole ones, as the default is. */
ReadResult reader_too_long(Reader *reader, Arena *arena, Record *record) {
  size_t limit = reader->guard->max_record;
  bool whole = limit >> 20 && limit % (1 << 20) == 0;
  return reader_fail(
      record,
      arena_printf(arena, "newsext: a record of more than %zu %s",
                   whole ? limit >> 20 : limit, whole ? "MiB" : "bytes"));
}

ReadResult reader_text(Arena *arena, Record *record, Str bytes, Str declared) {
  if (!decode_text(arena, bytes, declared, &record->text, &record->encoding,
                   &record->error)) {
    record->text = STR_NULL;
  }
  return READ_ROW;
}

ReadResult reader_page(Arena *arena, Record *record, Str bytes, Str declared) {
  if (!declared.data) declared = html_charset(bytes);
  reader_text(arena, record, bytes, declared);
  if (record->text.data) {
    record->text = html_extract(arena, record->text, &record->meta);
  }
  return READ_ROW;
}

Str reader_without_mark(Str s) {
  bool mark = s.length >= 3 && !memcmp(s.data, "\xEF\xBB\xBF", 3);
  return mark ? str_slice(s, 3, s.length - 3) : s;
}

/* Compression does not hide what a file is. */
bool path_has_extension(Str path, const char *extension) {
  static const char *const packed[] = {".gz", ".zst", ".xz", ".bz2"};
  size_t n = strlen(extension);
  for (size_t i = 0; i < sizeof(packed) / sizeof(*packed); i++) {
    Str end = str_from_c(packed[i]);
    if (path.length < end.length) continue;
    Str tail = str_slice(path, path.length - end.length, end.length);
    if (!str_equal_nocase(tail, end)) continue;
    path.length -= end.length;
    break;
  }
  return path.length > n && path.data[path.length - n - 1] == '.' &&
         str_equal_nocase(str_slice(path, path.length - n, n),
                          (Str){extension, n});
}

bool reader_whole(Reader *reader, Arena *arena, Record *record, Str *bytes) {
  bool too_long = reader->expected > reader->guard->max_record;
  *bytes = STR_NULL;
  if (reader->done) return false;
  reader->done = true;
  reader_count(reader, record);
  if (!too_long) {
    *bytes = stream_rest(reader->stream, arena, reader->expected,
                         reader->guard->max_record, &too_long);
  }
  if (too_long) reader_too_long(reader, arena, record);
  return too_long || (bytes->data && !reader->stream->problem);
}

/* A file of plain text is one record. */
ReadResult text_next(Reader *reader, Arena *arena, Record *record) {
  Str bytes;
  if (!reader_whole(reader, arena, record, &bytes)) return READ_END;
  if (record->error.data) return READ_ROW;
  return reader_text(arena, record, bytes, STR_NULL);
}

/* A file that holds one page. */
ReadResult html_next(Reader *reader, Arena *arena, Record *record) {
  Str bytes;
  if (!reader_whole(reader, arena, record, &bytes)) return READ_END;
  if (record->error.data) return READ_ROW;
  return reader_page(arena, record, bytes, STR_NULL);
}
