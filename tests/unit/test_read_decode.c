/* Decoding: every encoding a crawler leaves, and what is refused. */
#include "base/utf8.h"
#include "check.h"
#include "read/read.h"

#include <stdlib.h>

static Arena arena;

static void check_decoded(Str bytes, const char *declared, const char *text,
                          const char *encoding) {
  Str have, name, error;
  CHECK(decode_text(&arena, bytes, str_from_c(declared), &have, &name, &error));
  CHECK_STR(have, text);
  CHECK_STR(name, encoding);
  CHECK_STR(error, NULL);
}

static void check_refused(Str bytes, const char *why) {
  Str text, name, error;
  CHECK(!decode_text(&arena, bytes, STR_NULL, &text, &name, &error));
  CHECK_STR(error, why);
  CHECK_STR(text, NULL);
}

static void test_utf8(void) {
  check_decoded(STR(""), NULL, "", "UTF-8");
  check_decoded(STR_NULL, NULL, "", "UTF-8");
  check_decoded(STR("plain\r\n"), NULL, "plain\r\n", "UTF-8");
  check_decoded(STR("\xEF\xBB\xBF"
                    "caf\xC3\xA9"),
                "latin1", "café", "UTF-8");
  Str text, name, error, bytes = STR("said \xE2\x80\x9Cyes\xE2\x80\x9D");
  CHECK(decode_text(&arena, bytes, STR_NULL, &text, &name, &error));
  CHECK(text.data == bytes.data); /* not copied */
  check_decoded(STR("a\0b is a zero in a text"), NULL,
                "a\xEF\xBF\xBD"
                "b is a zero in a text",
                "UTF-8");
}

/* Mojibake is valid UTF-8, and nobody can know that it was not meant. */
static void test_mojibake(void) {
  check_decoded(STR("â€œyesâ€\xC2\x9D"), NULL, "â€œyesâ€\xC2\x9D", "UTF-8");
}

static void test_broken_utf8(void) {
  /* a text that was cut within a character */
  check_decoded(STR("na\xC3\xAFve \xE2\x80\x94 and cut \xE2\x80"), NULL,
                "naïve — and cut \xEF\xBF\xBD", "UTF-8");
  check_decoded(STR("only cut \xE2\x80"), NULL, "only cut \xEF\xBF\xBD",
                "UTF-8");
  /* a windows-1252 byte pasted between UTF-8 */
  check_decoded(STR("na\xC3\xAFve, S\xC3\xA3o, caf\xE9."), NULL,
                "naïve, São, café.", "UTF-8");
  /* surrogates, overlong forms, beyond U+10FFFF */
  check_decoded(STR("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
                    "\xED\xA0\x80"),
                NULL, "éééééé\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "UTF-8");
}

static void test_1252(void) {
  check_decoded(STR("\x93It is caf\xE9,\x94 he said \x96 twice"), NULL,
                "“It is café,” he said – twice", "windows-1252");
  check_decoded(STR("S\xE3o Paulo"), "iso-8859-1", "São Paulo", "windows-1252");
  /* declared as what it is not */
  check_decoded(STR("S\xE3o Paulo is big"), "utf-8", "São Paulo is big",
                "windows-1252");
}

static void test_utf16(void) {
  check_decoded(STR("\xFF\xFEh\0i\0\x14\x20"), NULL, "hi—", "UTF-16LE");
  check_decoded(STR("\xFE\xFF\0h\0i\x20\x14"), NULL, "hi—", "UTF-16BE");
  check_decoded(STR("h\0e\0l\0l\0o\0 \0\x14\x20"), NULL, "hello —", "UTF-16LE");
  check_decoded(STR("\0h\0e\0l\0l\0o"), NULL, "hello", "UTF-16BE");
  check_decoded(STR("\xFF\xFE\0\0h\0\0\0i\0\0\0"), NULL, "hi", "UTF-32LE");
  check_decoded(STR("\0\0\xFE\xFF\0\0\0h"), NULL, "h", "UTF-32BE");
  /* half a pair of surrogates, half a unit */
  check_decoded(STR("\xFF\xFE\x3D\xD8h\0i"), NULL, "\xEF\xBF\xBDh\xEF\xBF\xBD",
                "UTF-16LE");
  check_decoded(STR("\xFF\xFE\x3D\xD8\x00\xDE"), NULL, "\xF0\x9F\x98\x80",
                "UTF-16LE");
}

static void test_icu(void) {
#ifdef NEWSEXT_ICU
  check_decoded(STR("\xCC\xEE\xF1\xEA\xE2\xE0"), "windows-1251", "Москва",
                "windows-1251");
  check_decoded(STR("\x1B$B4A;z\x1B(B ok"), "ISO-2022-JP", "漢字 ok",
                "ISO-2022-JP");
  Str text, name, error;
  Str russian = STR("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 "
                    "\xED\xE0 \xE2\xF1\xF2\xF0\xE5\xF7\xE5 "
                    "\xE2 \xCC\xEE\xF1\xEA\xE2\xE5 \xF1\xEA\xE0\xE7\xE0\xEB, "
                    "\xF7\xF2\xEE \xEE\xED\xE8 \xE3\xEE\xF2\xEE\xE2\xFB.");
  CHECK(decode_text(&arena, russian, STR_NULL, &text, &name, &error));
  CHECK_STR(name, "windows-1251");
  CHECK(str_find(text, STR("в Москве сказал"), 0) != SIZE_MAX);
#endif
}

static void test_binary(void) {
  check_refused(STR("%PDF-1.4 and so on"),
                "newsext: not text but a PDF document");
  char bytes[2000];
  uint32_t x = 1;
  for (size_t i = 0; i < sizeof(bytes); i++) {
    x = x * 1664525 + 1013904223;
    bytes[i] = (char)(x >> 24);
  }
  check_refused((Str){bytes, sizeof(bytes)},
                "newsext: not text, or in an unknown encoding");
  memset(bytes, 0, sizeof(bytes));
  check_refused((Str){bytes, sizeof(bytes)},
                "newsext: not text, or in an unknown encoding");
}

/* Whatever comes out is valid UTF-8 without NUL. */
static void test_any_bytes(void) {
  static const char *const labels[] = {NULL, "utf-8", "utf-16", "gb18030",
                                       "latin1"};
  uint32_t x = 7;
  for (int round = 0; round < 4000; round++) {
    char bytes[48];
    size_t length = (size_t)round % sizeof(bytes);
    for (size_t i = 0; i < length; i++) {
      x = x * 1664525 + 1013904223;
      bytes[i] = x >> 31 ? (char)(x >> 16) : (char)('a' + (x >> 16) % 26);
    }
    Str text, name, error;
    if (!decode_text(&arena, (Str){bytes, length},
                     str_from_c(labels[round % 5]), &text, &name, &error)) {
      CHECK(error.data != NULL);
      continue;
    }
    CHECK(utf8_valid_length(text) == text.length);
    CHECK(memchr(text.data, 0, text.length) == NULL);
    arena_reset(&arena);
  }
}

int main(void) {
  test_utf8();
  test_mojibake();
  test_broken_utf8();
  test_1252();
  test_utf16();
  test_icu();
  test_binary();
  test_any_bytes();
  arena_free(&arena);
  return CHECK_DONE();
}
