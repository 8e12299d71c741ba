/* What all readers do with a record: see reader.h. */
#include "read/reader.h"

bool reader_count(Reader *reader, Record *record) {
  reader->number++;
  record->number = reader->number;
  if (reader->only && reader->number > reader->only) reader->done = true;
  return !reader->only || reader->number == reader->only;
}

ReadResult reader_fail(Record *record, Str error) {
  record->text = STR_NULL;
  record->error = error;
  return READ_ROW;
}

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

/* A file of plain text is one record. */
ReadResult text_next(Reader *reader, Arena *arena, Record *record) {
  bool too_long;
  if (reader->done) return READ_END;
  reader->done = true;
  if (!reader_count(reader, record)) return READ_END;
  if (reader->expected > reader->guard->max_record) {
    return reader_too_long(reader, arena, record);
  }
  Str bytes = stream_rest(reader->stream, arena, reader->expected,
                          reader->guard->max_record, &too_long);
  if (too_long) return reader_too_long(reader, arena, record);
  if (!bytes.data || reader->stream->problem) return READ_END;
  return reader_text(arena, record, bytes, STR_NULL);
}
