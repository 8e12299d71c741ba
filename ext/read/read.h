/*
** Read: from a folder, file or glob to records of decoded text.
**
** Knows neither SQLite nor language. Each format streams in constant memory.
**
**   Source *s;
**   ReadError e;
**   if (source_open(&s, &request, &e) == READ_OK)
**     while (source_next(s, &arena, &record) == READ_ROW) …
**   source_close(s);
*/
#ifndef NEWSEXT_READ_READ_H
#define NEWSEXT_READ_READ_H

#include "text/document.h"

typedef enum ReadResult {
  READ_OK,
  READ_ROW,
  READ_END,
  READ_NOMEM,
  READ_INTERRUPTED,
  READ_ERROR /* bad argument: the message is in ReadError */
} ReadResult;

typedef struct ReadError {
  char message[512]; /* "no such file or directory: dumps/x" */
} ReadError;

typedef struct ReadRequest {
  Str source; /* folder, file or glob pattern */
  /* text, html, json, jsonl, csv, tsv, warc, wet, reuters, lexis, rtf or
  ** markdown; STR_NULL: told by content */
  Str format;
  Str fields;  /* JSON object: our name -> the name in JSON or CSV; or NULL */
  Str article; /* only the record with this id; STR_NULL: all */
  size_t max_record;                  /* bytes; 0: 64 MiB */
  bool (*interrupted)(void *context); /* or NULL */
  void *interrupt_context;
} ReadRequest;

/* A file as it was when it was opened. */
typedef struct FileStamp {
  bool known;
  int64_t size, modified, changed; /* bytes; ns */
  uint64_t inode;
} FileStamp;

/* One record. A bad one has `error` set and whatever else is known. */
typedef struct Record {
  Str article;     /* path below the source, and "#n" for records in a file */
  Str path;        /* as opened */
  FileStamp stamp; /* of the file at `path` */
  int64_t number;  /* of the record in its file, from 1 */
  const char *format; /* "text", "html", "jsonl", … or NULL */
  Str encoding;       /* "UTF-8", "windows-1252", …; or NULL */
  Str text;           /* decoded: valid UTF-8 without NUL; NULL on error */
  Metadata meta;
  Str error; /* "newsext: …" or NULL */
} Record;

typedef struct Source Source;

ReadResult source_open(Source **out, const ReadRequest *request, ReadError *e);
/* The next record, allocated in `arena` (which the caller resets). */
ReadResult source_next(Source *s, Arena *arena, Record *record);
void source_close(Source *s); /* NULL is allowed */

/* The stamp that a file has now; not known when there is none. The path ends
** in NUL. */
FileStamp file_stamp(Str path);
/* False when one of them is not known. */
bool file_stamp_equal(const FileStamp *a, const FileStamp *b);

/*
** Bytes to UTF-8: BOM, UTF-8, UTF-16 without BOM, `declared` charset,
** windows-1252, then ICU's detector. Line ends and odd spaces stay. NUL
** becomes U+FFFD. Returns false and sets `*error` for what is no text.
*/
bool decode_text(Arena *arena, Str bytes, Str declared, Str *text,
                 Str *encoding, Str *error);

/* True when `bytes` look like an HTML page. */
bool html_is_page(Str bytes);
/*
** Visible text of a page, with metadata and hints. `page` is UTF-8. Blocks are
** separated by an empty line; there is one hint for each line that is not
** empty, in order. What `meta` knows already stays.
*/
Str html_extract(Arena *arena, Str page, Metadata *meta);

#endif
