/* The page of an annotated text: complete, nested, escaped. */
#include "check.h"
#include "marked.h"
#include "quote/annotate.h"

static uint32_t count(Str s, const char *what) {
  uint32_t n = 0;
  size_t at = 0;
  while ((at = str_find(s, str_from_c(what), at)) != SIZE_MAX) n++, at++;
  return n;
}

static Str page_of(Marked *m, const char *marked) {
  marked_make(m, marked);
  Quotes *q = ARENA_NEW(m->d.arena, Quotes);
  q->quotes = m->quotes;
  q->quote_count = m->quote_count;
  for (uint32_t i = 0; i < q->quote_count; i++)
    m->quotes[i].words = str_span(m->d.text, m->quotes[i].span);
  m->d.stage_quotes = q;
  return annotate_html(&m->d);
}

/* Every element is closed, in the order in which they were opened. */
static bool is_nested(Str s) {
  Str open[64];
  size_t depth = 0;
  for (size_t i = 0; i < s.length; i++) {
    if (s.data[i] != '<' || s.data[i + 1] == '!') continue;
    size_t start = i + 1 + (s.data[i + 1] == '/'), end = start;
    while (ascii_is_alpha(s.data[end]) || ascii_is_digit(s.data[end])) end++;
    Str tag = str_slice(s, start, end - start);
    if (str_equal(tag, STR("meta")) || str_equal(tag, STR("br"))) continue;
    if (s.data[i + 1] != '/') {
      if (depth == 64) return false;
      open[depth++] = tag;
    } else if (depth == 0 || !str_equal(open[--depth], tag)) {
      return false;
    }
  }
  return depth == 0;
}

static void test_page(void) {
  Marked m;
  Str page = page_of(&m, "<S1:{P:Rosa Lind}> <C1:denied> that <M1:the {L:Arle} "
                         "port would \"close\">. {P:Lind} left.");
  CHECK(is_nested(page));
  CHECK_INT(count(page, "<!DOCTYPE html>"), 1);
  CHECK_INT(count(page, "<script"), 0);
  CHECK_INT(count(page, "http:") + count(page, "https:"), 0);
  CHECK_INT(count(page, "prefers-color-scheme:dark"), 1);
  CHECK_INT(count(page, "title=\"PERSON: Rosa Lind\""), 2);
  CHECK_INT(count(page, "class=\"by\" href=\"#s0\">Rosa Lind"), 1);
  CHECK_INT(count(page, "<a id=\"s0\"></a>"), 1);
  CHECK_INT(count(page, "deny"), 2); /* behind the words and in the list */
  CHECK_INT(count(page, "mixed m LOCATION"), 1);
  marked_free(&m);
}

static void test_escapes(void) {
  Marked m;
  Str page = page_of(
      &m, "{P:Tom \"<b\" Bay} <script>x</script> & 'co' </p>\x01 1 < 2");
  CHECK(is_nested(page));
  CHECK_INT(count(page, "<script"), 0);
  size_t body = str_find(page, STR("<body>"), 0); /* behind the title */
  page = str_slice(page, body, page.length - body);
  CHECK_INT(count(page, "&lt;script&gt;x&lt;/script&gt;"), 1);
  CHECK_INT(count(page, "Tom &quot;&lt;b&quot; Bay"), 2); /* tooltip as well */
  CHECK_INT(count(page, "&amp; &#39;co&#39; &lt;/p&gt;"), 1);
  CHECK_INT(count(page, "\x01"), 0);
  marked_free(&m);
  page = page_of(&m, "");
  CHECK(is_nested(page));
  marked_free(&m);
}

/* Quotations that overlap and mentions across their edges still nest. */
static void test_overlaps(void) {
  Marked m;
  marked_make(&m, "{P:Rosa Lind Bay} one two three four five six seven");
  Span parts[3] = {{5, 20}, {10, 8}, {0, 30}};
  Quote quotes[3];
  for (int i = 0; i < 3; i++)
    quotes[i] = (Quote){.kind = (uint8_t)i,
                        .span = parts[i],
                        .parts = &parts[i],
                        .part_count = 1,
                        .cue = {(uint32_t)(12 + i), 9},
                        .source = {(uint32_t)(2 * i), 6},
                        .entity = NO_ENTITY};
  Quotes q = {quotes, 3};
  m.d.stage_quotes = &q;
  Str page = annotate_html(&m.d);
  CHECK(is_nested(page));
  CHECK_INT(count(page, "class=\"by\""), 3);
  marked_free(&m);
}

int main(void) {
  test_page();
  test_escapes();
  test_overlaps();
  return CHECK_DONE();
}
