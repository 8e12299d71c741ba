/* JSON: values, escapes, errors with their place, depth, ends in a stream. */
#include "check.h"
#include "read/json.h"

#include <stdlib.h>

static Arena arena;

static const Json *parse(const char *text, JsonError *e) {
  return json_parse(&arena, str_from_c(text), e);
}

static void test_values(void) {
  JsonError e;
  const Json *o = parse(" {\"a\": [1, -2.5e2, true, null], \"b\": \"x\"} ", &e);
  CHECK(o && o->kind == JSON_OBJECT);
  CHECK_INT(o->count, 2);
  const Json *a = json_member(o, "a");
  CHECK(a && a->kind == JSON_ARRAY);
  CHECK_INT(a->count, 4);
  double sum = 0;
  JSON_EACH(item, a) {
    sum += item->number;
  }
  CHECK(sum == 1 - 250);
  CHECK_STR(a->child->next->text, "-2.5e2");
  CHECK(a->child->next->next->kind == JSON_TRUE);
  CHECK_STR(json_string(json_member(o, "b")), "x");
  CHECK_STR(json_string(json_member(o, "a")), NULL);
  CHECK(json_member(o, "c") == NULL);
  CHECK_STR(json_string(NULL), NULL);
  CHECK(parse("[NaN, -Infinity]", &e)->child->next->kind == JSON_NULL);
  CHECK(parse("[]", &e)->child == NULL);
}

static void test_strings(void) {
  JsonError e;
  CHECK_STR(parse("\"a\\n\\\"\\/\\u00e9\\t\"", &e)->text, "a\n\"/é\t");
  CHECK_STR(parse("\"\\ud83d\\ude00\"", &e)->text, "\xF0\x9F\x98\x80");
  CHECK_STR(parse("\"\\ud83dx\\u0000\"", &e)->text,
            "\xEF\xBF\xBDx\xEF\xBF\xBD");
  CHECK_STR(parse("\"\\ude00\\ud83d\"", &e)->text, "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK_STR(parse("\"two\nlines\"", &e)->text, "two\nlines");
  const Json *o = parse("{\"k\\u0065y\": 1, \"key\": 2}", &e);
  CHECK(json_member(o, "key")->number == 1);
}

static void check_error(const char *text, const char *message, int offset) {
  JsonError e = {0};
  CHECK(parse(text, &e) == NULL);
  CHECK_STR(str_from_c(e.message), message);
  CHECK_INT(e.offset, offset);
}

static void test_errors(void) {
  check_error("", "a value is missing", 0);
  check_error("{\"a\" 1}", "':' is missing", 5);
  check_error("{a: 1}", "a member's name is missing", 1);
  check_error("[1 2]", "',' or a bracket is missing", 3);
  check_error("[1,]", "a value is missing", 3);
  check_error("[1] x", "more text behind the value", 4);
  check_error("\"abc", "a string does not end", 1);
  check_error("\"abc\\", "a string does not end", 1);
  check_error("\"a\\x\"", "a bad escape in a string", 4);
  check_error("\"\\u12\"", "a bad escape in a string", 3);
  check_error("tru", "a value is missing", 0);
  CHECK(json_parse(&arena, STR_NULL, NULL) == NULL);
  CHECK(!arena.failed);
}

static void test_depth(void) {
  enum { DEEP = 1000000 };
  JsonError e;
  char *deep = malloc(DEEP);
  memset(deep, '[', DEEP);
  CHECK(json_parse(&arena, (Str){deep, DEEP}, &e) == NULL);
  CHECK_STR(str_from_c(e.message), "nested too deeply");
  CHECK_INT(e.offset, JSON_DEPTH);
  memset(deep + JSON_DEPTH, ']', JSON_DEPTH);
  CHECK(json_parse(&arena, (Str){deep, 2 * JSON_DEPTH}, &e) != NULL);
  free(deep);
}

/* The value's length when it is fed in pieces of `piece` bytes. */
static size_t scan_in_pieces(Str text, size_t piece, bool *done) {
  JsonScan scan = {0};
  size_t total = 0;
  *done = false;
  while (total < text.length && !*done) {
    size_t n = text.length - total;
    if (n > piece) n = piece;
    total += json_scan(&scan, str_slice(text, total, n), done);
  }
  return total;
}

static void test_scan(void) {
  Str text = STR(" {\"a}\\\"\": [\"]\", {}]} {\"b\": 1}");
  for (size_t piece = 1; piece < 32; piece++) {
    bool done;
    CHECK_INT(scan_in_pieces(text, piece, &done), 20);
    CHECK(done);
    CHECK_INT(scan_in_pieces(STR("12, 3"), piece, &done), 2);
    CHECK_INT(scan_in_pieces(STR("\"a,b\\\"\" x"), piece, &done), 7);
    scan_in_pieces(STR("{\"a\": ["), piece, &done);
    CHECK(!done);
  }
}

int main(void) {
  test_values();
  test_strings();
  test_errors();
  test_depth();
  test_scan();
  arena_free(&arena);
  return CHECK_DONE();
}
