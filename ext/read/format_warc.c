/*
** WARC and WET: the archives that web crawlers write (ISO 28500).
**
**   WARC/1.0 CRLF
**   WARC-Type: response CRLF
**   WARC-Target-URI: https://outlet.example/story CRLF
**   Content-Length: 1234 CRLF CRLF
**   HTTP/1.1 200 OK …
**
** Responses, resources and conversions (the plain text of WET files) are
** records; requests, revisits, metadata and what is neither HTML nor text are
** passed over. The day of the crawl is the last on which it can have been
** published, and no more is made of it. Compression of each record by itself
** is one gzip stream of many members to unpack.c.
*/
#include "read/charset.h"
#include "read/date.h"
#include "read/html.h"
#include "read/http.h"
#include "read/reader.h"

enum { LONGEST_HEADERS = 64 << 10 };

typedef struct WarcHeaders {
  Str lines, type, address, date;
  uint64_t length;
  bool has_length;
} WarcHeaders;

/* --- finding records ------------------------------------------------------ */

static bool at_record(Str s) {
  return s.length >= 7 && !memcmp(s.data, "WARC/", 5) &&
         ascii_is_digit(s.data[5]) && s.data[6] == '.';
}

/*
** Passes what is in front of the next record: two line ends, or, where a
** length was wrong, whatever there is. False at the end.
*/
static bool find_record(Stream *s) {
  while (stream_more(s, 7) >= 7) {
    Str have = stream_bytes(s);
    size_t at = 0;
    while (at + 7 <= have.length) {
      const char *w = memchr(have.data + at, 'W', have.length - at - 6);
      if (!w) {
        at = have.length - 6;
        break;
      }
      at = (size_t)(w - have.data);
      bool starts_line = at == 0 || have.data[at - 1] == '\n';
      if (starts_line && at_record(str_slice(have, at, have.length - at))) {
        stream_skip(s, at);
        return true;
      }
      at++;
    }
    stream_skip(s, at);
  }
  return false;
}

/* Longer than 18 digits would run over, and is no length. */
static uint64_t parse_length(Str value, bool *good) {
  uint64_t length = 0;
  *good = value.length > 0 && value.length < 19;
  for (size_t i = 0; i < value.length && *good; i++) {
    *good = ascii_is_digit(value.data[i]);
    length = length * 10 + (uint64_t)(value.data[i] - '0');
  }
  return length;
}

/* The headers at the stream's start, passed and copied. False: none. */
static bool read_headers(Stream *s, Arena *arena, WarcHeaders *h) {
  size_t length = 0, want = 1024, replaced;
  *h = (WarcHeaders){0};
  while (length == 0) {
    size_t have = stream_more(s, want);
    length = http_headers_length(stream_bytes(s));
    if (length == 0 && (have < want || want >= LONGEST_HEADERS)) return false;
    want *= 2;
  }
  /* headers may hold any bytes */
  h->lines = charset_decode(arena, CHARSET_UTF8,
                            str_slice(stream_bytes(s), 0, length), &replaced);
  if (!h->lines.data) return false;
  stream_skip(s, length);
  h->type = http_header(h->lines, STR("WARC-Type"));
  h->address = http_header(h->lines, STR("WARC-Target-URI"));
  h->date = http_header(h->lines, STR("WARC-Date"));
  h->length = parse_length(http_header(h->lines, STR("Content-Length")),
                           &h->has_length);
  /* wget writes <https://…> */
  if (h->address.length > 2 && h->address.data[0] == '<') {
    h->address = str_slice(h->address, 1, h->address.length - 2);
  }
  return true;
}

/* --- the block of one record ---------------------------------------------- */

/* Fewer bytes than `length` when the file is cut off. */
static Str read_block(Stream *s, Arena *arena, uint64_t length) {
  char *bytes = arena_alloc(arena, (size_t)length);
  size_t count = 0;
  while (bytes && count < length) {
    size_t have = stream_more(s, 1);
    if (have == 0) break;
    if (have > length - count) have = (size_t)(length - count);
    memcpy(bytes + count, stream_bytes(s).data, have);
    stream_skip(s, have);
    count += have;
  }
  return bytes ? (Str){bytes, count} : STR_NULL;
}

/* Servers that say nothing of the type send pages mostly. */
static bool is_page_type(Str type, Str body) {
  bool plain = str_equal_nocase(type, STR("text/plain"));
  return plain ? false : type.length ? true : html_is_page(body);
}

/* A page or a text, with its charset, to the record. */
static ReadResult fill_body(Arena *arena, Record *record, Str type, Str charset,
                            Str body) {
  if (is_page_type(type, body)) {
    return reader_page(arena, record, body, charset);
  }
  return reader_text(arena, record, body, charset);
}

/* READ_OK: the record is no article. */
static ReadResult fill(Reader *r, Arena *arena, Record *record,
                       const WarcHeaders *h, Str block) {
  Str charset, body = block;
  Str type = http_type(http_header(h->lines, STR("Content-Type")), &charset);
  const char *error = NULL;
  if (str_equal_nocase(h->type, STR("response"))) {
    HttpResponse http = http_parse(arena, block, r->guard->max_record);
    if (http.status != 200 && http.status != 203) return READ_OK;
    type = http.type;
    charset = http.charset;
    body = http.body;
    error = http.error;
  }
  if (!http_is_text(type)) return READ_OK;
  bool wanted = reader_count(r, record);
  if (r->done) return READ_END;
  if (!wanted) return READ_OK;
  Str day = date_iso(arena, h->date);
  if (day.length >= 10) record->meta.file_modified = str_slice(day, 0, 10);
  record->meta.url = h->address;
  if (str_equal_nocase(h->type, STR("conversion"))) record->format = "wet";
  if (error) {
    return reader_fail(record, arena_printf(arena, "newsext: %s", error));
  }
  fill_body(arena, record, type, charset, body);
  /* the address that was asked for is surer than what a page says it is */
  if (h->address.length) record->meta.url = h->address;
  return READ_ROW;
}

/* Requests, revisits, metadata and warcinfo are none. */
static bool is_article_type(Str type) {
  return str_equal_nocase(type, STR("response")) ||
         str_equal_nocase(type, STR("resource")) ||
         str_equal_nocase(type, STR("conversion"));
}

/* READ_OK: it is no article, go on. */
static ReadResult next_block(Reader *r, Arena *arena, Record *record) {
  WarcHeaders h;
  Stream *s = r->stream;
  if (!find_record(s)) return READ_END;
  if (!read_headers(s, arena, &h)) {
    stream_skip(s, 7);
    return READ_OK;
  }
  if (!h.has_length) {
    reader_count(r, record);
    return reader_fail(record,
                       STR("newsext: a WARC record without its length"));
  }
  if (!is_article_type(h.type) || !http_is_text(STR(""))) {
    stream_discard(s, h.length);
    return READ_OK;
  }
  if (h.length > r->guard->max_record) {
    stream_discard(s, h.length);
    reader_count(r, record);
    return reader_too_long(r, arena, record);
  }
  Str block = read_block(s, arena, h.length);
  if (!block.data || (block.length < h.length && s->problem)) return READ_END;
  return fill(r, arena, record, &h, block);
}

ReadResult warc_next(Reader *r, Arena *arena, Record *record) {
  ReadResult result = READ_OK;
  ArenaMark mark = arena_mark(arena);
  Record start = *record;
  while (result == READ_OK && !r->done && !guard_ends(r->guard) &&
         !arena->failed) {
    /* what was no article leaves nothing behind */
    arena_rewind(arena, mark);
    *record = start;
    result = next_block(r, arena, record);
  }
  return result == READ_OK ? READ_END : result;
}
