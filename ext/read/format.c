/*
** Formats: their names, and which one a file is in, by its first bytes. The
** name of a file counts only where its content does not tell.
*/
#include <stdio.h>

#include "read/html.h"
#include "read/reader.h"

static const Format FORMATS[] = {
    {"text", text_next, false},      {"html", html_next, false},
    {"json", json_next, true},       {"jsonl", json_next, true},
    {"csv", csv_next, true},         {"tsv", csv_next, true},
    {"warc", warc_next, true},       {"wet", warc_next, true},
    {"reuters", reuters_next, true}, {"lexis", lexis_next, true},
    {"rtf", rtf_next, false},        {"markdown", markdown_next, false},
};
enum { FORMAT_COUNT = sizeof(FORMATS) / sizeof(*FORMATS) };

const Format *format_find(Str name) {
  for (size_t i = 0; i < FORMAT_COUNT; i++) {
    if (str_is_nocase(name, FORMATS[i].name)) {
      return &FORMATS[i];
    }
  }
  return NULL;
}

void format_list(char *to, size_t size) {
  size_t used = 0;
  for (size_t i = 0; i < FORMAT_COUNT && used < size; i++) {
    int n = snprintf(to + used, size - used, "%s%s", i ? ", " : "",
                     FORMATS[i].name);
    used += n > 0 ? (size_t)n : 0;
  }
}

/* --- each format's first bytes -------------------------------------------- */

/* WET and WAT files begin like this too. */
static bool is_warc(Str head) {
  return head.length >= 7 && !memcmp(head.data, "WARC/", 5) &&
         ascii_is_digit(head.data[5]);
}

/* {"name": or an empty object; [ and an object. Prose may begin with "[". */
static bool is_json(Str head, Str path) {
  Str s = str_trim(head);
  if (s.length < 2 || (s.data[0] != '{' && s.data[0] != '[')) return false;
  if (path_has_extension(path, "json") || path_has_extension(path, "jsonl")) {
    return true;
  }
  Str rest = str_trim(str_slice(s, 1, s.length - 1));
  if (!rest.length) return false;
  if (s.data[0] == '[') return rest.data[0] == '{';
  return rest.data[0] == '"' || rest.data[0] == '}';
}

/* A page may begin with anything: its name and a tag are enough. */
static bool is_html_by_name(Str head, Str path) {
  bool named = path_has_extension(path, "html") ||
               path_has_extension(path, "htm") ||
               path_has_extension(path, "xhtml");
  return named && memchr(head.data, '<', head.length);
}

static bool is_reuters(Str head) {
  Str s = str_trim(head);
  return str_starts_nocase(s, STR("<!DOCTYPE lewis")) ||
         str_starts_nocase(s, STR("<REUTERS "));
}

static bool is_markdown(Str head, Str path) {
  return markdown_is_file(head) || path_has_extension(path, "md") ||
         path_has_extension(path, "markdown");
}

/* By its header, or by its name. */
static bool is_csv(Arena *arena, Str head, Str path) {
  bool by_name = path_has_extension(path, "csv") ||
                 path_has_extension(path, "tsv") ||
                 path_has_extension(path, "tab");
  return csv_is_header(arena, head, by_name);
}

/* From what cannot be mistaken to what is told by a few words only. */
const Format *format_detect(Arena *arena, Str head, Str path) {
  head = reader_without_mark(head);
  const char *name = "text";
  if (is_warc(head)) {
    name = "warc";
  } else if (str_starts_nocase(head, STR("{\\rtf"))) {
    name = "rtf";
  } else if (is_reuters(head)) {
    name = "reuters";
  } else if (is_json(head, path)) {
    name = "json";
  } else if (html_is_page(head) || is_html_by_name(head, path)) {
    name = "html";
  } else if (is_csv(arena, head, path)) {
    name = "csv";
  } else if (lexis_is_file(head)) {
    name = "lexis";
  } else if (is_markdown(head, path)) {
    name = "markdown";
  }
  return format_find(str_from_c(name));
}
