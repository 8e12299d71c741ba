/* Stored HTTP responses: see http.h. */
#include "read/http.h"

#include "read/unpack.h"

/* Some crawlers write LF alone. */
size_t http_headers_length(Str bytes) {
  for (size_t i = 0; i < bytes.length; i++) {
    const char *line = memchr(bytes.data + i, '\n', bytes.length - i);
    if (!line) return 0;
    i = (size_t)(line - bytes.data);
    if (i + 1 < bytes.length && bytes.data[i + 1] == '\n') return i + 2;
    if (i + 2 < bytes.length && bytes.data[i + 1] == '\r' &&
        bytes.data[i + 2] == '\n') {
      return i + 3;
    }
  }
  return 0;
}

/* The first of several, as browsers do. */
Str http_header(Str lines, Str name) {
  size_t at = 0;
  while (at < lines.length) {
    Str rest = str_slice(lines, at, lines.length - at);
    const char *end = memchr(rest.data, '\n', rest.length);
    Str line = rest;
    if (end) line.length = (size_t)(end - rest.data);
    at += line.length + 1;
    if (line.length <= name.length || line.data[name.length] != ':') continue;
    if (!str_starts_nocase(line, name)) continue;
    size_t from = name.length + 1;
    return str_trim(str_slice(line, from, line.length - from));
  }
  return STR_NULL;
}

Str http_type(Str value, Str *charset) {
  *charset = STR_NULL;
  if (!value.data) return STR_NULL;
  for (size_t i = 0; i < value.length; i++) {
    Str rest = str_slice(value, i, value.length - i);
    if (!str_starts_nocase(rest, STR("charset="))) continue;
    rest = str_slice(rest, 8, rest.length - 8);
    size_t n = 0;
    if (rest.length && (rest.data[0] == '"' || rest.data[0] == '\'')) {
      rest = str_slice(rest, 1, rest.length - 1);
    }
    while (n < rest.length && !strchr(";\"' \t,", rest.data[n])) n++;
    *charset = str_slice(rest, 0, n);
    break;
  }
  const char *end = memchr(value.data, ';', value.length);
  if (end) value.length = (size_t)(end - value.data);
  return str_trim(value);
}

bool http_is_text(Str type) {
  return type.length == 0 || str_equal_nocase(type, STR("text/html")) ||
         str_equal_nocase(type, STR("text/plain")) ||
         str_equal_nocase(type, STR("application/xhtml+xml"));
}

/* --- bodies --------------------------------------------------------------- */

/* A chunk's size in hexadecimal; false when the line is none. */
static bool chunk_size(Str line, size_t *size) {
  size_t i = 0;
  *size = 0;
  for (; i < line.length && i < 8; i++) {
    char c = ascii_lower(line.data[i]);
    int digit = ascii_is_digit(c)        ? c - '0'
                : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                                         : -1;
    if (digit < 0) break;
    *size = *size * 16 + (size_t)digit;
  }
  return i > 0;
}

/*
** Joins the chunks. A body that does not look chunked is left alone: crawlers
** keep the header of what they have joined.
*/
static Str join_chunks(Arena *arena, Str body) {
  char *joined = arena_alloc(arena, body.length);
  size_t at = 0, count = 0;
  if (!joined) return body;
  while (at < body.length) {
    Str rest = str_slice(body, at, body.length - at);
    const char *end = memchr(rest.data, '\n', rest.length);
    size_t size, line = end ? (size_t)(end - rest.data) : rest.length;
    if (!chunk_size(str_slice(rest, 0, line), &size) || line > 64) {
      /* at the start: not chunked; later: the rest is cut off */
      if (at == 0) return body;
      break;
    }
    if (size == 0) break;
    at += line + 1;
    if (at >= body.length) break;
    if (size > body.length - at) size = body.length - at;
    memcpy(joined + count, body.data + at, size);
    count += size;
    at += size;
    if (at < body.length && body.data[at] == '\r') at++;
    if (at < body.length && body.data[at] == '\n') at++;
  }
  return (Str){joined, count};
}

/* gzip or zlib, by their first two bytes. */
static bool is_compressed(Str body) {
  return body.length > 2 &&
         ((unsigned char)body.data[0] == 0x1F ||
          (unsigned char)body.data[0] == 0x78) &&
         ((unsigned char)body.data[1] == 0x8B ||
          (unsigned char)body.data[1] == 0x9C ||
          (unsigned char)body.data[1] == 0x01 ||
          (unsigned char)body.data[1] == 0xDA);
}

static void decode_body(Arena *arena, HttpResponse *h, Str headers,
                        size_t limit) {
  Str transfer = http_header(headers, STR("Transfer-Encoding"));
  Str content = http_header(headers, STR("Content-Encoding"));
  if (str_equal_nocase(transfer, STR("chunked"))) {
    h->body = join_chunks(arena, h->body);
  }
  if (!content.length || str_equal_nocase(content, STR("identity"))) return;
  /* as with chunks, the header may have outlived the compression */
  if (is_compressed(h->body)) {
    Str plain = unpack_bytes(arena, h->body, limit);
    if (plain.data) {
      h->body = plain;
    } else {
      h->error = "the body's compression is damaged or not known";
    }
  } else if (str_equal_nocase(content, STR("br"))) {
    size_t look = h->body.length < 512 ? h->body.length : 512;
    bool text = look && memchr(h->body.data, '<', look);
    if (!text) h->error = "a body in Brotli compression is not read";
  }
}

HttpResponse http_parse(Arena *arena, Str bytes, size_t limit) {
  HttpResponse h = {0};
  if (!str_starts_nocase(bytes, STR("HTTP/"))) return h;
  const char *space =
      memchr(bytes.data, ' ', bytes.length < 16 ? bytes.length : 16);
  size_t length = http_headers_length(bytes);
  if (!space || length == 0) return h;
  for (const char *c = space + 1;
       c < bytes.data + bytes.length && ascii_is_digit(*c) && h.status < 1000;
       c++) {
    h.status = h.status * 10 + (*c - '0');
  }
  Str headers = str_slice(bytes, 0, length);
  h.type = http_type(http_header(headers, STR("Content-Type")), &h.charset);
  h.body = str_slice(bytes, length, bytes.length - length);
  decode_body(arena, &h, headers, limit);
  return h;
}
