/*
** Reader: one file's bytes to its records. One kind for each format.
**
** In:  a Stream at the start of the data (decompressed). Out: records, one for
** each call of `next`. The source (source.c) opens the files, finds the format
** by content (format.c) and puts the parts of a record's address together.
*/
#ifndef NEWSEXT_READ_READER_H
#define NEWSEXT_READ_READER_H

#include "read/json.h"
#include "read/read.h"
#include "read/stream.h"

typedef struct Reader Reader;

/* A format. `next` fills `record`, which comes with the file's own parts set:
** path, file_modified. It returns READ_ROW or READ_END; a problem of the
** stream is told by the source, behind the last record. */
typedef struct Format {
  const char *name;
  ReadResult (*next)(Reader *reader, Arena *arena, Record *record);
  bool many; /* a file holds several records: their address ends in "#n" */
} Format;

struct Reader {
  const Format *format;
  Stream *stream; /* not owned */
  Guard *guard;
  const Json *fields; /* the user's mapping of names, or NULL */
  Str path;           /* for its extension */
  size_t expected;    /* size of the file in bytes, as far as known */
  int64_t number;     /* of the record given out last */
  int64_t only;       /* the one record that is wanted; 0: all of them */
  bool done;
  bool single;  /* JSON: the file is one record after all */
  Arena memory; /* lives as long as the file: a CSV's header */
  void *state;  /* in `memory` */
};

/*
** Counts a record. False when it is not the one that is wanted: then it may be
** passed over without a look at its content.
*/
bool reader_count(Reader *reader, Record *record);

/* Is `line` the start of one, whose rest could not be read? */
bool reader_is_cut(const Reader *reader, Str line);

/* At most `most` bytes of `s`, for messages; never half a character. */
Str reader_shown(Str s, size_t most);

/* A record that holds nothing but an error. `error` is static or in arena. */
ReadResult reader_fail(Record *record, Str error);
/* "newsext: a record of more than 64 MiB" */
ReadResult reader_too_long(Reader *reader, Arena *arena, Record *record);
/* The record's text from undecoded bytes; sets `error` when it is none. */
ReadResult reader_text(Arena *arena, Record *record, Str bytes, Str declared);

/* The same for an HTML page; `declared` NULL: what the page says itself. */
ReadResult reader_page(Arena *arena, Record *record, Str bytes, Str declared);
/*
** The one record of a whole file: its bytes, or `record->error` when it is
** too long. False at the end, and when the stream has a problem.
*/
bool reader_whole(Reader *reader, Arena *arena, Record *record, Str *bytes);

/* The format of a file, by its first bytes and, where these do not tell, its
** name. Never NULL: plain text is what is nothing else. `arena` is left as it
** was, but for a failure. */
const Format *format_detect(Arena *arena, Str head, Str path);
/* By its name; NULL when there is none. */
const Format *format_find(Str name);
/* "text, html, …": all names, for the error message. */
void format_list(char *to, size_t size);

/*
** Does `head` begin with the header of a CSV file: does it name a text? A file
** that is named .csv or .tsv (`by_name`) needs two columns, whatever they are.
** Names are copied into `arena` for the time of the call.
*/
bool csv_is_header(Arena *arena, Str head, bool by_name);

/* `s` without the byte order mark of UTF-8. */
Str reader_without_mark(Str s);
/* "a/b.JSONL.gz" has the extension "jsonl". */
bool path_has_extension(Str path, const char *extension);

ReadResult text_next(Reader *reader, Arena *arena, Record *record);
ReadResult json_next(Reader *reader, Arena *arena, Record *record);
ReadResult csv_next(Reader *reader, Arena *arena, Record *record);
ReadResult warc_next(Reader *reader, Arena *arena, Record *record);
ReadResult html_next(Reader *reader, Arena *arena, Record *record);
ReadResult reuters_next(Reader *reader, Arena *arena, Record *record);
ReadResult lexis_next(Reader *reader, Arena *arena, Record *record);
ReadResult rtf_next(Reader *reader, Arena *arena, Record *record);
ReadResult markdown_next(Reader *reader, Arena *arena, Record *record);

/* A line "2 of 10 DOCUMENTS" in the first bytes. */
bool lexis_is_file(Str head);
/* Front matter at the start. */
bool markdown_is_file(Str head);

#endif
