/* JSON texts to trees: see json.h. */
#include "read/json.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef struct Parser {
  Arena *arena;
  const char *start, *at, *end;
  int depth;
  const char *message; /* of the first error */
  const char *where;
} Parser;

/* A value with the bytes that it was read from. */
static bool parse_value(Parser *p, Json *into);

/* The first error stays: the others follow from it. */
static bool parse_fail(Parser *p, const char *message) {
  if (!p->message) {
    p->message = message;
    p->where = p->at;
  }
  return false;
}

static void skip_space(Parser *p) {
  while (p->at < p->end && ascii_is_space(*p->at)) p->at++;
}

static bool accept(Parser *p, char c) {
  skip_space(p);
  if (p->at == p->end || *p->at != c) return false;
  p->at++;
  return true;
}

/* --- strings -------------------------------------------------------------- */

static int hex_digit(char c) {
  if (ascii_is_digit(c)) return c - '0';
  c = ascii_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits at p->at, or -1. */
static long parse_hex4(Parser *p) {
  long value = 0;
  if (p->end - p->at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    int digit = hex_digit(p->at[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  p->at += 4;
  return value;
}

/* What follows "\u"; a pair of surrogates is one character. */
static long parse_code_point(Parser *p) {
  long code = parse_hex4(p);
  if (code >= 0xD800 && code < 0xDC00 && p->end - p->at >= 6 &&
      p->at[0] == '\\' && p->at[1] == 'u') {
    const char *back = p->at;
    p->at += 2;
    long low = parse_hex4(p);
    if (low >= 0xDC00 && low < 0xE000) {
      return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    p->at = back;
  }
  bool half = code >= 0xD800 && code < 0xE000;
  return half || code == 0 ? 0xFFFD : code;
}

/* One escape sequence, p->at behind the backslash. NULL when it is none. */
static char *parse_escape(Parser *p, char *to) {
  static const char from[] = "\"\\/bfnrt", is[] = "\"\\/\b\f\n\r\t";
  char c = *p->at++;
  if (c == 'u') {
    long code = parse_code_point(p);
    return code < 0 ? NULL : to + utf8_encode((uint32_t)code, to);
  }
  const char *found = c ? strchr(from, c) : NULL;
  if (!found) return NULL;
  *to++ = is[found - from];
  return to;
}

/* The end of a string that starts at p->at: its closing mark, or NULL. */
static const char *string_end(const Parser *p, bool *escapes) {
  *escapes = false;
  for (const char *s = p->at; s < p->end; s++) {
    if (*s == '"') return s;
    if (*s != '\\') continue;
    *escapes = true;
    if (++s == p->end) break;
  }
  return NULL;
}

/* p->at behind the opening mark. No escape is shorter than what it means. */
static bool parse_string(Parser *p, Str *into) {
  bool escapes;
  const char *end = string_end(p, &escapes);
  if (!end) return parse_fail(p, "a string does not end");
  if (!escapes) {
    *into = (Str){p->at, (size_t)(end - p->at)};
    p->at = end + 1;
    return true;
  }
  char *bytes = arena_alloc(p->arena, (size_t)(end - p->at));
  char *to = bytes;
  if (!bytes) return false;
  while (p->at < end) {
    if (*p->at != '\\') {
      *to++ = *p->at++;
      continue;
    }
    p->at++;
    to = parse_escape(p, to);
    if (!to || p->at > end) return parse_fail(p, "a bad escape in a string");
  }
  *into = (Str){bytes, (size_t)(to - bytes)};
  p->at = end + 1;
  return true;
}

/* --- numbers and words ---------------------------------------------------- */

/* Lenient about form: "01" and "+1" are numbers to whoever wrote them. */
static bool parse_number(Parser *p, Json *into) {
  char copy[64];
  const char *from = p->at;
  while (p->at < p->end &&
         (ascii_is_digit(*p->at) || *p->at == '-' || *p->at == '+' ||
          *p->at == '.' || *p->at == 'e' || *p->at == 'E')) {
    p->at++;
  }
  into->kind = JSON_NUMBER;
  into->text = (Str){from, (size_t)(p->at - from)};
  size_t length = into->text.length;
  if (length >= sizeof(copy)) length = sizeof(copy) - 1;
  memcpy(copy, from, length);
  copy[length] = 0;
  char *rest;
  into->number = strtod(copy, &rest);
  return rest != copy || parse_fail(p, "a bad number");
}

static bool parse_word(Parser *p, Json *into) {
  static const struct {
    Str word;
    JsonKind kind;
  } words[] = {{STR("true"), JSON_TRUE},     {STR("false"), JSON_FALSE},
               {STR("null"), JSON_NULL},     {STR("NaN"), JSON_NULL},
               {STR("Infinity"), JSON_NULL}, {STR("-Infinity"), JSON_NULL}};
  for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
    size_t n = words[i].word.length;
    if ((size_t)(p->end - p->at) < n) continue;
    if (memcmp(p->at, words[i].word.data, n)) continue;
    into->kind = words[i].kind;
    p->at += n;
    return true;
  }
  char c = *p->at;
  if (ascii_is_digit(c) || c == '-') return parse_number(p, into);
  return parse_fail(p, "a value is missing");
}

/* --- arrays and objects --------------------------------------------------- */

static bool parse_key(Parser *p, Json *member) {
  if (!accept(p, '"')) return parse_fail(p, "a member's name is missing");
  if (!parse_string(p, &member->key)) return false;
  return accept(p, ':') || parse_fail(p, "':' is missing");
}

/* Elements or members up to `close`, p->at behind the opening bracket. */
static bool parse_list(Parser *p, Json *into, char close) {
  const Json **link = &into->child;
  if (accept(p, close)) return true;
  do {
    Json *item = ARENA_NEW(p->arena, Json);
    if (!item) return false;
    if (close == '}' && !parse_key(p, item)) return false;
    if (!parse_value(p, item)) return false;
    *link = item;
    link = &item->next;
    into->count++;
  } while (accept(p, ','));
  return accept(p, close) || parse_fail(p, "',' or a bracket is missing");
}

/* Recursion is bounded by JSON_DEPTH. */
static bool parse_any(Parser *p, Json *into) {
  char c = *p->at;
  if (c == '"') {
    p->at++;
    into->kind = JSON_STRING;
    return parse_string(p, &into->text);
  }
  if (c != '{' && c != '[') return parse_word(p, into);
  if (p->depth == JSON_DEPTH) return parse_fail(p, "nested too deeply");
  p->at++;
  p->depth++;
  into->kind = c == '{' ? JSON_OBJECT : JSON_ARRAY;
  bool good = parse_list(p, into, c == '{' ? '}' : ']');
  p->depth--;
  return good;
}

static bool parse_value(Parser *p, Json *into) {
  skip_space(p);
  if (p->at == p->end) return parse_fail(p, "a value is missing");
  const char *from = p->at;
  bool good = parse_any(p, into);
  into->source = (Str){from, (size_t)(p->at - from)};
  return good;
}

const Json *json_parse(Arena *arena, Str text, JsonError *e) {
  if (!text.data) text = STR("");
  Parser p = {.arena = arena,
              .start = text.data,
              .at = text.data,
              .end = text.data + text.length};
  Json *root = ARENA_NEW(arena, Json);
  bool good = root && parse_value(&p, root);
  if (good) {
    skip_space(&p);
    good = p.at == p.end || parse_fail(&p, "more text behind the value");
  }
  if (good) return root;
  if (e) {
    e->message = p.message ? p.message : "out of memory";
    e->offset = p.where ? (size_t)(p.where - p.start) : 0;
  }
  return NULL;
}

/* --- access --------------------------------------------------------------- */

const Json *json_member_str(const Json *object, Str name) {
  if (!object || object->kind != JSON_OBJECT) return NULL;
  JSON_EACH(member, object) {
    if (str_equal(member->key, name)) return member;
  }
  return NULL;
}

const Json *json_member(const Json *object, const char *name) {
  return json_member_str(object, str_from_c(name));
}

Str json_string(const Json *value) {
  return value && value->kind == JSON_STRING ? value->text : STR_NULL;
}

/* --- the end of a value in a stream --------------------------------------- */

/* One byte within a string; true when the value ends with it. */
static bool scan_string(JsonScan *scan, char c) {
  if (scan->escaped) {
    scan->escaped = false;
  } else if (c == '\\') {
    scan->escaped = true;
  } else if (c == '"') {
    scan->in_string = false;
    return scan->depth == 0;
  }
  return false;
}

/* One byte outside strings; true when the value ends with it. */
static bool scan_byte(JsonScan *scan, char c) {
  if (c == '"') {
    scan->in_string = scan->started = true;
  } else if (c == '{' || c == '[') {
    scan->depth++;
    scan->started = true;
  } else if (c == '}' || c == ']') {
    if (scan->depth) scan->depth--;
    return scan->depth == 0;
  } else if (scan->depth == 0 && !ascii_is_space(c)) {
    scan->in_word = scan->started = true;
  }
  return false;
}

static bool ends_word(char c) {
  return ascii_is_space(c) || c == ',' || c == ']' || c == '}' || c == '[' ||
         c == '{' || c == '"';
}

size_t json_scan(JsonScan *scan, Str piece, bool *done) {
  *done = false;
  for (size_t i = 0; i < piece.length; i++) {
    char c = piece.data[i];
    if (scan->in_string) {
      if (scan_string(scan, c)) return *done = true, i + 1;
    } else if (scan->in_word && ends_word(c)) {
      return *done = true, i;
    } else if (!scan->in_word && scan_byte(scan, c)) {
      return *done = true, i + 1;
    }
  }
  return piece.length;
}
