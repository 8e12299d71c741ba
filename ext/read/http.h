/*
** HTTP: a stored response to its body, and what its headers say of it.
**
**   "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>…"
**    ->  status 200, type "text/html", charset "utf-8", body "<html>…"
*/
#ifndef NEWSEXT_READ_HTTP_H
#define NEWSEXT_READ_HTTP_H

#include "base/arena.h"

typedef struct HttpResponse {
  int status; /* 0: the bytes are no response */
  Str type;   /* without parameters, as written; or NULL */
  Str charset;
  Str body;          /* chunks joined, decompressed */
  const char *error; /* static; or NULL */
} HttpResponse;

/* A decompressed body is cut at `limit` bytes. */
HttpResponse http_parse(Arena *arena, Str bytes, size_t limit);

/*
** Value of header `name` in lines of "Name: value"; STR_NULL when it is not
** there. For WARC's headers too.
*/
Str http_header(Str lines, Str name);
/* "text/html; charset=\"utf-8\"" to its type, and its charset or STR_NULL. */
Str http_type(Str value, Str *charset);
/* Bytes up to and with the empty line behind headers; 0: there is none. */
size_t http_headers_length(Str bytes);
/* For articles: text/html, application/xhtml+xml, text/plain, or not said. */
bool http_is_text(Str type);

#endif
