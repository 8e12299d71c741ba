/*
** Markdown: text without its marks, front matter as metadata.
**
**   ---
**   title: Harbour to close
**   date: 2022-02-12
**   ---
**   # Harbour to close
**   The **harbour** will [close](https://x.example).
**   ->  "Harbour to close\nThe harbour will close."
**
** Images and code go, link texts and list items stay.
*/
#include "read/fields.h"

typedef struct Markdown {
  Arena *arena;
  Buffer out;
  bool in_code; /* between ``` and ``` */
} Markdown;

/* The next line without its end; `*at` moves behind it. */
static Str cut_line(Str text, size_t *at) {
  const char *end = memchr(text.data + *at, '\n', text.length - *at);
  size_t length = end ? (size_t)(end - text.data) - *at : text.length - *at;
  Str line = str_slice(text, *at, length);
  *at += length + (end != NULL);
  if (line.length && line.data[line.length - 1] == '\r') line.length--;
  return line;
}

/* --- front matter --------------------------------------------------------- */

/* The line around front matter. */
static bool is_fence(Str line) {
  return str_equal(str_trim(line), STR("---"));
}

/* Bytes of the front matter with its fences; 0 when there is none. */
static size_t front_matter(Str text) {
  size_t at = 0;
  if (text.length < 8 || !is_fence(cut_line(text, &at))) return 0;
  for (int lines = 0; lines < 100 && at < text.length; lines++) {
    Str line = cut_line(text, &at);
    if (is_fence(line)) return lines ? at : 0;
    bool item = line.length && (ascii_is_space(line.data[0]) ||
                                line.data[0] == '-' || line.data[0] == '#');
    if (line.length && !item && !memchr(line.data, ':', line.length)) return 0;
  }
  return 0;
}

bool markdown_is_file(Str head) {
  return front_matter(head) > 0;
}

/* YAML puts marks around what holds a colon. */
static Str unquoted(Str s) {
  s = str_trim(s);
  bool marks = s.length >= 2 && s.data[0] == s.data[s.length - 1] &&
               (s.data[0] == '"' || s.data[0] == '\'');
  return marks ? str_slice(s, 1, s.length - 2) : s;
}

/* Only "name: value" of the first level: the fields that we want are so. */
static Values read_front(const Json *fields, Str front) {
  Values values = {0};
  int best[FIELD_COUNT] = {0};
  for (size_t at = 0; at < front.length;) {
    Str line = cut_line(front, &at);
    const char *colon = memchr(line.data, ':', line.length);
    if (!colon) continue;
    size_t length = (size_t)(colon - line.data);
    Str name = str_slice(line, 0, length);
    Str value = unquoted(str_slice(line, length + 1, line.length - length - 1));
    for (int f = 0; f < FIELD_COUNT && value.length; f++) {
      int rank = field_rank(fields, (Field)f, name);
      if (rank == 0 || (best[f] && best[f] <= rank)) continue;
      best[f] = rank;
      values.of[f] = value;
    }
  }
  return values;
}

/* --- marks ---------------------------------------------------------------- */

static bool is_mark(char c) {
  return c == '*' || c == '_' || c == '`';
}

/* "[text](address)" at `at`: the text's end and the whole length, or 0. */
static size_t link_length(Str s, size_t at, size_t *text_end) {
  size_t limit = at + 2000 < s.length ? at + 2000 : s.length, i = at + 1;
  int depth = 1;
  for (; i < limit && depth; i++) {
    depth += (s.data[i] == '[') - (s.data[i] == ']');
  }
  *text_end = i - 1;
  if (depth || i >= limit || s.data[i] != '(') return 0;
  for (depth = 0; i < limit; i++) {
    depth += (s.data[i] == '(') - (s.data[i] == ')');
    if (depth == 0) return i + 1 - at;
  }
  return 0;
}

static void write_inline(Markdown *m, Str s, int depth);

/* A link or image at `*at`, which moves behind it. False: it is none. */
static bool write_link(Markdown *m, Str s, size_t *at, int depth) {
  bool image = s.data[*at] == '!';
  size_t start = *at + image, end;
  if (start >= s.length || s.data[start] != '[' || depth > 3) return false;
  size_t length = link_length(s, start, &end);
  if (length == 0) return false;
  if (!image) {
    write_inline(m, str_slice(s, start + 1, end - start - 1), depth + 1);
  }
  *at = start + length;
  return true;
}

/* "_" within a word is a letter of it; "*" with spaces around is a star. */
static bool is_emphasis(Str s, size_t at) {
  bool before = at > 0 && (ascii_is_alpha(s.data[at - 1]) ||
                           ascii_is_digit(s.data[at - 1]));
  bool after = at + 1 < s.length && (ascii_is_alpha(s.data[at + 1]) ||
                                     ascii_is_digit(s.data[at + 1]));
  bool alone = (at == 0 || s.data[at - 1] == ' ') &&
               (at + 1 == s.length || s.data[at + 1] == ' ');
  if (s.data[at] == '_' && before && after) return false;
  return !alone;
}

static void write_inline(Markdown *m, Str s, int depth) {
  for (size_t i = 0; i < s.length;) {
    char c = s.data[i];
    bool escaped = c == '\\' && i + 1 < s.length &&
                   strchr("\\`*_{}[]()#+-.!|>", s.data[i + 1]);
    if (escaped) {
      buffer_add_char(&m->out, s.data[i + 1]);
      i += 2;
    } else if (is_mark(c) && is_emphasis(s, i)) {
      i++;
    } else if ((c != '[' && c != '!') || !write_link(m, s, &i, depth)) {
      buffer_add_char(&m->out, c);
      i++;
    }
  }
}

/* "# ", "> " in front of a line, "#" behind a heading. */
static Str without_prefix(Str line) {
  Str s = line;
  for (int i = 0; i < 8 && s.length && s.data[0] == '>'; i++) {
    s = str_trim(str_slice(s, 1, s.length - 1));
  }
  size_t hashes = 0;
  while (hashes < s.length && s.data[hashes] == '#') hashes++;
  if (hashes == 0 || hashes > 6) return s;
  if (hashes < s.length && s.data[hashes] != ' ') return s;
  s = str_trim(str_slice(s, hashes, s.length - hashes));
  while (s.length && s.data[s.length - 1] == '#') s.length--;
  return str_trim(s);
}

/* "---", "***", "====": a rule, or what underlines a heading. */
static bool is_rule(Str line) {
  Str s = str_trim(line);
  if (s.length < 3 || !strchr("-*_=", s.data[0])) return false;
  for (size_t i = 1; i < s.length; i++) {
    if (s.data[i] != s.data[0] && s.data[i] != ' ') return false;
  }
  return true;
}

/* A line of the text, or none: code and rules are no prose. */
static void write_line(Markdown *m, Str line) {
  if (str_starts_nocase(str_trim(line), STR("```"))) {
    m->in_code = !m->in_code;
  } else if (!m->in_code && !is_rule(line)) {
    write_inline(m, without_prefix(line), 0);
    buffer_add_char(&m->out, '\n');
  }
}

ReadResult markdown_next(Reader *reader, Arena *arena, Record *record) {
  Str bytes;
  Markdown m = {.arena = arena, .out = {.arena = arena}};
  if (!reader_whole(reader, arena, record, &bytes)) return READ_END;
  if (record->error.data) return READ_ROW;
  reader_text(arena, record, bytes, STR_NULL);
  if (!record->text.data) return READ_ROW;
  Str text = record->text, encoding = record->encoding;
  size_t at = front_matter(text);
  Values values = read_front(reader->fields, str_slice(text, 0, at));
  while (at < text.length) write_line(&m, cut_line(text, &at));
  values.of[FIELD_TEXT] = m.out.count ? buffer_str(&m.out) : STR("");
  record_fill(arena, record, &values, STR(""));
  if (record->text.data) record->encoding = encoding;
  return READ_ROW;
}
