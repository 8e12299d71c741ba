/* Tests of ext/base: arena, buffer, text helpers, hash, UTF-8, classes. */
#include "base/arena.h"
#include "base/filter.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "check.h"

static void test_arena_alloc(void) {
  Arena a = {0};
  char *p = arena_alloc(&a, 1), *q = arena_alloc(&a, 0);
  CHECK(p && q && p != q);
  CHECK_INT((uintptr_t)p % 16, 0);
  CHECK_INT((uintptr_t)q % 16, 0);
  char *z = arena_zero(&a, 100);
  int sum = 0;
  for (int i = 0; z && i < 100; i++) sum += z[i] != 0;
  CHECK_INT(sum, 0);
  char *large = arena_alloc(&a, 5 << 20); /* larger than any first block */
  CHECK(large != NULL);
  if (large) memset(large, 1, 5 << 20);
  CHECK(!a.failed);
  arena_free(&a);
  CHECK(a.block == NULL);
}

static void test_arena_failure(void) {
  Arena a = {0};
  CHECK(arena_array(&a, SIZE_MAX / 2, 3) == NULL); /* the product overflows */
  CHECK(a.failed);
  CHECK(arena_alloc(&a, 1) == NULL); /* sticky: not even one byte */
  CHECK(arena_str(&a, STR("x")).data == NULL);
  CHECK(arena_printf(&a, "%d", 1).data == NULL);
  arena_reset(&a);
  CHECK(!a.failed);
  CHECK(arena_alloc(&a, SIZE_MAX) == NULL); /* would wrap when aligned */
  CHECK(a.failed);
  arena_reset(&a);
  CHECK(arena_alloc(&a, SIZE_MAX - 40) == NULL); /* no room for the header */
  CHECK(a.failed);
  arena_free(&a);
}

static void test_arena_grow(void) {
  Arena a = {0};
  int *items = ARENA_ARRAY(&a, int, 4);
  for (int i = 0; i < 4; i++) items[i] = i;
  int *larger = arena_grow(&a, items, 4, 100, sizeof(int));
  for (int i = 0; i < 4; i++) CHECK_INT(larger[i], i);
  arena_alloc(&a, 1); /* no longer the last: must move */
  int *moved = arena_grow(&a, larger, 4, 30000, sizeof(int));
  CHECK(moved != larger);
  for (int i = 0; i < 4; i++) CHECK_INT(moved[i], i);
  CHECK(arena_grow(&a, moved, 4, SIZE_MAX / 2, sizeof(int)) == NULL);
  CHECK(a.failed);
  arena_free(&a);
}

static void test_tables(void) {
  static const char *const BOATS[] = {"ferry", "tug"};
  CHECK(STR_IS_IN(STR("Ferry"), BOATS));
  CHECK(STR_IS_IN(STR("tug"), BOATS));
  CHECK(!STR_IS_IN(STR("tugs"), BOATS));
  CHECK(!STR_IS_IN(STR("fer"), BOATS));
  CHECK(!STR_IS_IN(STR(""), BOATS));
}

static void test_bare(void) {
  static const struct {
    uint32_t cp;
    const char *bare;
  } CASES[] = {{0xC9, "e"},         /* É */
               {0x1EC7, "e"},       /* ệ: two accents */
               {0xFB01, "fi"},      /* the ligature */
               {0x416, "\xD0\xB6"}, /* Cyrillic Zhe: small */
               {0x301, ""}};        /* an accent alone */
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char out[UNICODE_BARE_MAX];
    CHECK_STR(((Str){out, unicode_bare(CASES[i].cp, out)}), CASES[i].bare);
  }
}

static void test_arena_push(void) {
  struct {
    int *items;
    size_t count, capacity;
  } list = {0};
  Arena a = {0};
  for (int i = 0; i < 1000; i++) {
    if (ARENA_PUSH(&a, &list)) list.items[list.count++] = i;
  }
  CHECK_INT(list.count, 1000);
  CHECK_INT(list.items[999], 999);
  a.failed = true;
  list.count = list.capacity;
  CHECK(!ARENA_PUSH(&a, &list));
  arena_free(&a);
}

static void test_arena_rewind(void) {
  Arena a = {0};
  char *kept = arena_alloc(&a, 16);
  kept[0] = 'k';
  ArenaMark mark = arena_mark(&a);
  char *scratch = arena_alloc(&a, 32);
  arena_alloc(&a, 3 << 20); /* a block of its own, to be freed */
  arena_rewind(&a, mark);
  char *again = arena_alloc(&a, 32);
  CHECK(a.block && again != NULL);
  CHECK_INT(kept[0], 'k');
  (void)scratch;
  arena_reset(&a);
  CHECK(arena_alloc(&a, 8) != NULL);
  arena_free(&a);
}

static void test_arena_text(void) {
  Arena a = {0};
  Str s = arena_str(&a, STR("a\0b"));
  CHECK_INT(s.length, 3);
  CHECK_INT(s.data[3], 0);
  CHECK_STR(arena_str(&a, STR_NULL), NULL);
  CHECK_STR(arena_str(&a, STR("")), "");
  CHECK_STR(arena_printf(&a, "%s:%d", "line", 7), "line:7");
  arena_free(&a);
}

static void test_buffer(void) {
  Arena a = {0};
  Buffer b = {.arena = &a};
  CHECK_STR(buffer_str(&b), "");
  for (int i = 0; i < 1000; i++) buffer_add(&b, STR("ab"));
  buffer_add_char(&b, '!');
  CHECK_INT(b.count, 2001);
  CHECK_STR(str_slice(buffer_str(&b), 1997, 4), "bab!");
  b = (Buffer){.arena = &a};
  buffer_printf(&b, "%d %s", 42, "x");
  buffer_printf(&b, "%0200d", 1); /* longer than its small buffer */
  CHECK_INT(b.count, 204);
  CHECK_STR(str_slice(buffer_str(&b), 0, 5), "42 x0");
  buffer_add(&b, (Str){"", SIZE_MAX / 2});
  CHECK(a.failed);
  buffer_add(&b, STR("more"));
  CHECK_INT(b.count, 204); /* nothing is added once it has failed */
  arena_free(&a);
}

static void test_str(void) {
  CHECK(str_equal(STR(""), STR_NULL));
  CHECK(!str_equal(STR("a"), STR("b")));
  CHECK(str_equal_nocase(STR("NATO"), STR("nato")));
  CHECK(!str_equal_nocase(STR("NATO"), STR("nat")));
  CHECK(str_is_nocase(STR("NATO"), "Nato"));
  CHECK(!str_is_nocase(STR("NATO"), "Nat"));
  CHECK(!str_is_nocase(STR("NAT"), "Nato"));
  CHECK(!str_is_nocase(STR("N\0x"), "N"));
  CHECK(str_is_nocase(STR(""), ""));
  CHECK_INT(str_compare(STR("ap"), STR("ap")), 0);
  CHECK(str_compare(STR("ap"), STR("apa")) < 0);
  CHECK(str_compare(STR("\xC3\xA9"), STR("z")) > 0); /* bytes have no sign */
  CHECK(str_compare(STR(""), STR("a")) < 0);
  CHECK_INT(str_compare_nocase(STR("ap"), "AP"), 0);
  CHECK_INT(str_compare_nocase(STR("AFP"), "AP"), -1);
  CHECK_INT(str_compare_nocase(STR("ap"), "apa"), -1);
  CHECK_INT(str_compare_nocase(STR("apa"), "AP"), 1);
  CHECK_INT(str_compare_nocase(STR("ap\0x"), "AP"), 1);
  CHECK_INT(str_compare_nocase(STR(""), ""), 0);
  CHECK(str_starts_nocase(STR("Http://x"), STR("HTTP")));
  CHECK(!str_starts_nocase(STR("ht"), STR("http")));
  CHECK_STR(str_trim(STR(" \t a b\r\n")), "a b");
  CHECK_STR(str_trim(STR(" \n ")), "");
  CHECK_INT(str_find(STR("abcabc"), STR("ca"), 0), 2);
  CHECK_INT(str_find(STR("abcabc"), STR("abc"), 1), 3);
  CHECK_INT(str_find(STR("abcabc"), STR(""), 6), 6);
  CHECK(str_find(STR("abc"), STR("abcd"), 0) == SIZE_MAX);
  CHECK(str_find(STR("abc"), STR("a"), 7) == SIZE_MAX);
  CHECK(str_find(STR("abc"), STR(""), 4) == SIZE_MAX);
}

/* Trained weights depend on these values: they must never change. */
static void test_hash(void) {
  CHECK(hash_str(STR("")) == 0x14650fb05b571ce3ull);
  CHECK(hash_str(STR("Kyiv")) == 0x74d92bde5fddda15ull);
  CHECK(hash_bytes("Kyiv", 4) == hash_str(STR("Kyiv")));
  CHECK(hash_mix(1, 2) == 0x75c13cc056c44f0eull);
  CHECK(hash_mix(2, 1) == 0x3348b58a74bd6372ull);
}

static void test_filter(void) {
  static uint32_t bits[FILTER_WORDS];
  char name[16];
  int had = 0;
  for (int i = 0; i < 20000; i++) {
    snprintf(name, sizeof name, "town %d", i);
    filter_add(bits, str_from_c(name));
  }
  for (int i = 0; i < 40000; i++) {
    snprintf(name, sizeof name, "town %d", i);
    bool has = filter_has(bits, str_from_c(name));
    if (i < 20000 && !has) CHECK(has);
    had += i >= 20000 && has;
  }
  /* 1 - exp(-20000 / 2^18) of the others share a bit: 1470 */
  CHECK(had > 1300 && had < 1650);
}

static void test_utf8_decode(void) {
  static const struct {
    const char *bytes;
    size_t length;
    uint32_t cp; /* of the first character */
    size_t used; /* 0: malformed */
  } cases[] = {
      {"A", 1, 'A', 1},
      {"\xC3\xA9", 2, 0xE9, 2},
      {"\xE2\x80\x99", 3, 0x2019, 3},
      {"\xF0\x9F\x98\x80", 4, 0x1F600, 4},
      {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
      {"\xC0\x80", 2, 0, 0},         /* overlong NUL */
      {"\xC1\xBF", 2, 0, 0},         /* overlong */
      {"\xE0\x9F\xBF", 3, 0, 0},     /* overlong */
      {"\xED\xA0\x80", 3, 0, 0},     /* surrogate */
      {"\xF0\x8F\xBF\xBF", 4, 0, 0}, /* overlong */
      {"\xF4\x90\x80\x80", 4, 0, 0}, /* above U+10FFFF */
      {"\xF5\x80\x80\x80", 4, 0, 0},
      {"\x80", 1, 0, 0},     /* a tail alone */
      {"\xE2\x80", 2, 0, 0}, /* cut off */
      {"\xC3", 1, 0, 0},
      {"\xC3(", 2, 0, 0},
      {"", 0, 0, 0},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    uint32_t cp = 0;
    const char *p = cases[i].bytes;
    CHECK_INT(utf8_decode_strict(p, p + cases[i].length, &cp), cases[i].used);
    if (cases[i].used) CHECK_INT(cp, cases[i].cp);
    if (!cases[i].length) continue;
    size_t n = utf8_decode(p, p + cases[i].length, &cp);
    CHECK_INT(n, cases[i].used ? cases[i].used : 1);
    if (!cases[i].used) CHECK_INT(cp, UTF8_REPLACEMENT);
  }
}

static void test_utf8_encode(void) {
  for (uint32_t cp = 0; cp <= 0x110000; cp += cp < 0x900 ? 1 : 61) {
    char out[UTF8_MAX_BYTES];
    uint32_t back;
    size_t n = utf8_encode(cp, out);
    bool scalar = cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
    if (utf8_decode_strict(out, out + n, &back) != n ||
        back != (scalar ? cp : UTF8_REPLACEMENT)) {
      CHECK_INT(back, cp);
    }
  }
  char out[UTF8_MAX_BYTES];
  CHECK_INT(utf8_encode(0xD800, out), 3);
  CHECK(memcmp(out, "\xEF\xBF\xBD", 3) == 0);
}

static void test_utf8_text(void) {
  Str s = STR("Citt\xC3\xA0 \xE2\x82\xAC 5"); /* Città € 5 */
  CHECK_INT(utf8_valid_length(s), s.length);
  CHECK(utf8_is_valid(s));
  CHECK_INT(utf8_count(s, 0, s.length), 9);
  CHECK_INT(utf8_count(s, 4, 6), 1);
  CHECK_INT(utf8_ascii_length(s, 0), 4);
  CHECK_INT(utf8_ascii_length(STR("plain text of 24 letters"), 3), 21);
  CHECK_INT(utf8_valid_length(STR("12345678abc\xFFz")), 11);
  CHECK(!utf8_is_valid(STR("\xE2\x82")));
  CHECK(utf8_is_boundary(s, 4));
  CHECK(!utf8_is_boundary(s, 5));
  CHECK(utf8_is_boundary(s, s.length));
  CHECK(!utf8_is_boundary(s, s.length + 1));
  CHECK_INT(utf8_before(s, 6), 4);
  CHECK_INT(utf8_before(s, 4), 3);
  CHECK_INT(utf8_before(s, 0), 0);
}

static void test_unicode(void) {
  CHECK(unicode_is_upper('A') && unicode_is_lower('z') &&
        unicode_is_digit('7') && unicode_is_space('\n'));
  CHECK(unicode_is_upper(0x416) && unicode_is_lower(0x436)); /* Ж ж */
  CHECK(unicode_is_letter(0x639));                           /* Arabic ain */
  CHECK(unicode_is_digit(0x663));                            /* Arabic 3 */
  CHECK(unicode_is_space(0xA0) && unicode_is_space(0x2029) &&
        unicode_is_space(0x3000) && unicode_is_space(0x200B));
  CHECK_INT(unicode_class(0x2019), UNICODE_MARK);
  CHECK_INT(unicode_class(0xAD), UNICODE_EXTEND); /* soft hyphen */
  CHECK_INT(unicode_class(0x301), UNICODE_EXTEND);
  CHECK_INT(unicode_class(0x110000), UNICODE_MARK);
  CHECK_INT(unicode_class(0xD800), UNICODE_MARK);
  CHECK_INT(unicode_to_lower(0x130), 'i'); /* I with dot, simple mapping */
  CHECK_INT(unicode_to_lower(0xC9), 0xE9);
  CHECK_INT(unicode_to_upper('q'), 'Q');
  CHECK_INT(unicode_to_upper(0x11F), 0x11E);
}

static void test_fold(void) {
  Arena a = {0};
  CHECK_STR(unicode_fold(&a, STR("Łódź Ångström")), "lodz angstrom");
  CHECK_STR(unicode_fold(&a, STR("GROSSMANN Großmann")), "grossmann grossmann");
  CHECK_STR(unicode_fold(&a, STR("Jørgen Æbelø Þór Đorđe")),
            "jorgen aebelo thor dorde");
  CHECK_STR(unicode_fold(&a, STR("Erdoğan İstanbul ısı")),
            "erdogan istanbul isi");
  CHECK_STR(unicode_fold(&a, STR("Жуй 김정은")), "жуи 김정은");
  CHECK_STR(unicode_fold(&a, STR("हिन्दी")), "हिन्दी"); /* vowel signs stay */
  CHECK_STR(unicode_fold(&a, STR("")), "");
  CHECK_STR(unicode_lower(&a, STR("ÉCOLE Ä1")), "école ä1");
  a.failed = true;
  CHECK_STR(unicode_fold(&a, STR("x")), NULL);
  arena_free(&a);
}

int main(void) {
  test_arena_alloc();
  test_arena_failure();
  test_arena_grow();
  test_arena_push();
  test_arena_rewind();
  test_arena_text();
  test_buffer();
  test_str();
  test_hash();
  test_filter();
  test_utf8_decode();
  test_utf8_encode();
  test_utf8_text();
  test_unicode();
  test_fold();
  test_tables();
  test_bare();
  return CHECK_DONE();
}
