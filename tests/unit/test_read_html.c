/* HTML: main content, metadata, hints, and pages that are broken. */
#include <stdlib.h>

#include "article/article.h"
#include "base/utf8.h"
#include "check.h"
#include "read/html.h"
#include "read/html_scan.h"

static Arena arena;

/* The lines with one of the roles in `roles` (a bit each), one behind
** another. */
static Str lines_of(Str text, const Metadata *meta, unsigned roles) {
  Buffer all = {.arena = &arena};
  buffer_add(&all, STR(""));
  for (size_t i = 0; i < meta->hint_count; i++) {
    if (!(roles >> meta->hints[i].role & 1)) continue;
    buffer_add(&all, str_span(text, meta->hints[i].span));
    buffer_add_char(&all, '\n');
  }
  return all.count ? buffer_str(&all) : STR("");
}

enum {
  BODY = 1 << ROLE_PARAGRAPH | 1 << ROLE_SUBHEADING | 1 << ROLE_LIST,
  HEADLINE = 1 << ROLE_HEADLINE,
  CAPTION = 1 << ROLE_CAPTION,
  COMMENT = 1 << ROLE_COMMENT
};

/* Hints cover each line of the text once and in order. */
static void check_hints(Str text, const Metadata *meta) {
  size_t at = 0;
  for (size_t i = 0; i < meta->hint_count; i++) {
    Span span = meta->hints[i].span;
    CHECK(span.length > 0 && span.start + span.length <= text.length);
    CHECK(meta->hints[i].role < ROLE_COUNT);
    for (; at < span.start && at < text.length; at++) {
      CHECK(text.data[at] == '\n');
    }
    CHECK(at == span.start);
    at = span.start + span.length;
  }
  CHECK(at == text.length);
}

#define PARAGRAPHS                                                             \
  "<p>The harbour of Riga will close for the winter, the mayor of the city "   \
  "said on Monday at the town hall.</p>\n"                                     \
  "<p>\"It is too shallow,\" said Jane Doe, who owns a caf&eacute; at the "    \
  "quay,&nbsp;and she added that it was no surprise to her.</p>\n"             \
  "<h2>What comes next</h2>\n"                                                 \
  "<ul><li>Ships of the line go to the port of Liepaja</li></ul>\n"            \
  "<p>Short one.</p>\n"                                                        \
  "<p>Ferries will call at the other quay until the ice has gone, and that "   \
  "may take until the end of April.</p>\n"

static const char PAGE[] =
    "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset='utf-8'>"
    "<title>Harbour to close - The Baltic Herald</title>"
    "<meta property=\"og:title\" content=\"Harbour to close\">"
    "<meta property=\"og:site_name\" content=\"The Baltic Herald\">"
    "<link rel=canonical href=\"https://x.example/a\">"
    "<style>p { color: red }</style>"
    "<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": "
    "\"WebSite\", \"name\": \"x\"}, {\"@type\": [\"NewsArticle\"], "
    "\"headline\": \"Harbour to close\", \"datePublished\": "
    "\"2022-02-12T10:00:00+02:00\", \"author\": [{\"name\": \"Jane Doe\"}, "
    "{\"name\": \"Li Wei\"}]}]}</script></head>\n"
    "<body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>"
    "<header><a href=/>The Baltic Herald</a></header>"
    "<main><article><h1>Harbour to close</h1>"
    "<div class=\"social-share\">Share this story with all of your friends "
    "and with the family that you have, or do not.</div>"
    "<figure><img src=x><figcaption>The harbour in winter, when it is "
    "closed.</figcaption></figure>"
    "<div class=\"article-body\">" PARAGRAPHS "</div></article></main>"
    "<aside><p>Other news: the mayor of the city of Liepaja has opened the "
    "new bridge to the island.</p></aside>"
    "<section id=\"comments\"><p>I have said for years that it would come to "
    "this, and nobody in the city would hear it.</p></section>"
    "<footer><p>Copyright of the Baltic Herald</p></footer></body></html>";

static void test_page(void) {
  Metadata meta = {0};
  Str text = html_extract(&arena, STR(PAGE), &meta);
  check_hints(text, &meta);
  CHECK_STR(lines_of(text, &meta, BODY),
            "The harbour of Riga will close for the winter, the mayor of the "
            "city said on Monday at the town hall.\n"
            "\"It is too shallow,\" said Jane Doe, who owns a café at the "
            "quay, and she added that it was no surprise to her.\n"
            "What comes next\n"
            "Ships of the line go to the port of Liepaja\n"
            "Short one.\n"
            "Ferries will call at the other quay until the ice has gone, and "
            "that may take until the end of April.\n");
  CHECK_STR(lines_of(text, &meta, HEADLINE), "Harbour to close\n");
  CHECK_STR(lines_of(text, &meta, CAPTION),
            "The harbour in winter, when it is closed.\n");
  CHECK_STR(lines_of(text, &meta, COMMENT),
            "I have said for years that it would come to this, and nobody in "
            "the city would hear it.\n");
  CHECK(str_find(text, STR("color"), 0) == SIZE_MAX);
  CHECK(str_find(text, STR("Home\n\nWorld\n\n"), 0) == 0);
}

static void test_metadata(void) {
  Metadata meta = {0};
  html_extract(&arena, STR(PAGE), &meta);
  CHECK_STR(meta.headline, "Harbour to close");
  CHECK_STR(meta.byline, "Jane Doe, Li Wei");
  CHECK_STR(meta.published, "2022-02-12T10:00:00+02:00");
  CHECK_STR(meta.published_from, "metadata");
  CHECK_STR(meta.url, "https://x.example/a");
  CHECK_STR(meta.site, "The Baltic Herald");
  CHECK_STR(meta.language, "en-GB");
  /* what is known already stays */
  Metadata known = {.headline = STR("Known"), .url = STR("https://y.example")};
  html_extract(&arena, STR(PAGE), &known);
  CHECK_STR(known.headline, "Known");
  CHECK_STR(known.url, "https://y.example");
}

static void check_published(Str page, const char *want) {
  Metadata meta = {0};
  html_extract(&arena, page, &meta);
  CHECK_STR(meta.published, want);
}

static void test_dates(void) {
  check_published(STR("<meta property=article:published_time "
                      "content=2022-02-12T10:00:00Z><time "
                      "datetime=2021-01-01>x</time>"),
                  "2022-02-12T10:00:00Z");
  check_published(STR("<time datetime='2022-02-11'>a</time><time "
                      "itemprop=datePublished datetime='2022-02-12'>b</time>"),
                  "2022-02-12");
  check_published(STR("<span itemprop=\"datePublished\" content=\"12 Feb "
                      "2022\">x</span>"),
                  "2022-02-12");
  check_published(STR("<time class=updated datetime='2022-02-12'>x</time>"),
                  NULL);
  check_published(STR("<meta name=date content=soon>"), NULL);
}

static void check_headline(Str page, const char *want) {
  Metadata meta = {0};
  html_extract(&arena, page, &meta);
  CHECK_STR(meta.headline, want);
}

static void test_headlines(void) {
  check_headline(STR("<title>Port of Riga closes again | Herald</title>"),
                 "Port of Riga closes again");
  check_headline(STR("<title>Herald</title><h1>Port closes</h1>"),
                 "Port closes");
  check_headline(STR("<meta property=og:title content='Port closes today - "
                     "The Herald'><meta property=og:site_name content='The "
                     "Herald'>"),
                 "Port closes today");
  /* the <h1> of the site is not the headline */
  check_headline(STR("<title>Port of Riga closes again</title><h1>The "
                     "Herald</h1><h1>Port of Riga closes again</h1>"),
                 "Port of Riga closes again");
  /* two places have the start of what the page itself has */
  check_headline(STR("<meta property=og:title content='Port of Riga closes'>"
                     "<meta name=twitter:title content='Port of Riga closes'>"
                     "<h1>Port of Riga closes and what it means</h1>"),
                 "Port of Riga closes");
  check_headline(STR("<p>nothing</p>"), NULL);
}

/* A story that is cut into pieces by what stands between its paragraphs. */
static void test_pieces(void) {
  Metadata meta = {0};
  Str text = html_extract(
      &arena,
      STR("<body><div><div><div>" PARAGRAPHS "</div><div class=ad>Buy now and "
          "save a lot of money on the things that you do not "
          "need</div><div>" PARAGRAPHS "</div></div></div></body>"),
      &meta);
  Str body = lines_of(text, &meta, BODY);
  size_t first = str_find(body, STR("The harbour of Riga"), 0);
  CHECK(first == 0);
  CHECK(str_find(body, STR("The harbour of Riga"), 1) != SIZE_MAX);
  CHECK(str_find(body, STR("Buy now"), 0) == SIZE_MAX);
}

/* A class that would throw away the article itself is not believed. */
static void test_lying_class(void) {
  Metadata meta = {0};
  Str text = html_extract(&arena,
                          STR("<div class='sidebar related'>" PARAGRAPHS
                              "</div><p>And that is it.</p>"),
                          &meta);
  CHECK(str_find(lines_of(text, &meta, BODY), STR("The harbour of Riga"), 0) ==
        0);
}

/* Pages that are made by scripts keep their text in JSON-LD. */
static void test_stored_text(void) {
  Metadata meta = {0};
  Str text = html_extract(
      &arena,
      STR("<script type=application/ld+json>{\"@type\":\"Article\","
          "\"articleBody\":\"The harbour will close &amp; stay so for the "
          "winter.\"}</script><div id=root>Loading</div>"),
      &meta);
  CHECK_STR(text, "The harbour will close & stay so for the winter.");
  CHECK_STR(lines_of(text, &meta, BODY),
            "The harbour will close & stay so for the winter.\n");
}

static void check_text(Str page, const char *want) {
  Metadata meta = {0};
  Str text = html_extract(&arena, page, &meta);
  CHECK_STR(text, want);
  check_hints(text, &meta);
}

static void test_text(void) {
  check_text(STR(""), "");
  check_text(STR("plain  text\n here"), "plain text here");
  check_text(STR("<p>one<p>two<br>three<br><br>four"),
             "one\n\ntwo\nthree\n\nfour");
  check_text(STR("a <b>bold</b>ly <i> go </i>"), "a boldly go");
  check_text(STR("1 < 2 &lt; 3 & 4 &amp; &bogus; &#65;&#x42; &copy=1"),
             "1 < 2 < 3 & 4 & &bogus; AB &copy=1");
  check_text(STR("&#150;&#0;&#xD800;&shy;x"), "–\xEF\xBF\xBD\xEF\xBF\xBDx");
  check_text(STR("<pre>one\ntwo</pre>"), "one\ntwo");
  check_text(STR("<li>a<li>b</li><table><tr><td>c<td>d</table>"),
             "a\n\nb\n\nc\n\nd");
  check_text(STR("<script>var a = '<p>no</p>';</script><p>yes"), "yes");
  check_text(STR("<noscript><p>no</p></noscript><svg><text>no</text></svg>ok"),
             "ok");
  check_text(STR("<p title='a > b'>x</p><p class=y\">z"), "x\n\nz");
  check_text(STR("<!-- <p>no</p> --><p>yes</p><!-- <p>open"), "yes\n\nopen");
}

/* --- is it a page, and in which charset
 * ------------------------------------------------ */

static void test_is_page(void) {
  CHECK(html_is_page(STR("<!DOCTYPE html><html>")));
  CHECK(html_is_page(STR("\xEF\xBB\xBF \n<HTML lang=en>")));
  CHECK(html_is_page(STR("<?xml version='1.0'?><!-- x --><html>")));
  CHECK(html_is_page(STR("<p>One.</p>")));
  CHECK(html_is_page(STR("<table><tr><td>One")));
  CHECK(!html_is_page(STR("<rss version=2>")));
  CHECK(!html_is_page(STR("<!DOCTYPE lewis SYSTEM 'x'>")));
  CHECK(!html_is_page(STR("<pictured> The mayor said")));
  CHECK(!html_is_page(STR("Plain text with <p> in it")));
  CHECK(!html_is_page(STR("")));
  CHECK(!html_is_page(STR("<!-- never closed")));
}

static void test_charset(void) {
  CHECK_STR(html_charset(STR("<head><meta charset=\"Shift_JIS\">")),
            "Shift_JIS");
  CHECK_STR(html_charset(STR("<meta http-equiv=Content-Type content='text/"
                             "html; charset=koi8-r'>")),
            "koi8-r");
  CHECK_STR(html_charset(STR("<html><body><meta charset=x>")), NULL);
}

static void test_attributes(void) {
  Str a = STR(" class=\"a b\" id='x' hidden data-y = z /");
  CHECK_STR(html_value(a, "class"), "a b");
  CHECK_STR(html_value(a, "ID"), "x");
  CHECK_STR(html_value(a, "hidden"), "");
  CHECK_STR(html_value(a, "data-y"), "z");
  CHECK_STR(html_value(a, "style"), NULL);
  CHECK_STR(html_value(STR("a=\"open"), "a"), "open");
}

/* --- hostile pages
 * ------------------------------------------------------------------------ */

static void repeat_page(const char *piece, size_t bytes) {
  size_t n = strlen(piece);
  char *page = malloc(bytes);
  for (size_t i = 0; i < bytes; i++) page[i] = piece[i % n];
  Metadata meta = {0};
  Str text = html_extract(&arena, (Str){page, bytes}, &meta);
  CHECK(text.data && !arena.failed);
  CHECK(utf8_valid_length(text) == text.length);
  free(page);
  arena_reset(&arena);
}

/* Each would take minutes if anything were quadratic. */
static void test_hostile(void) {
  static const char *const pieces[] = {"<div>",
                                       "<p>",
                                       "<a href=x>",
                                       "</p>",
                                       "<!--",
                                       "<a b=\"",
                                       "<a b='",
                                       "<",
                                       "<script>",
                                       "<title>",
                                       "&",
                                       "&#x",
                                       "<li>x",
                                       "<table><td>x",
                                       "<b>x</i>",
                                       "<br>",
                                       "x <br>",
                                       "<h1>a b</h1>",
                                       "<meta name=date>",
                                       "<?",
                                       "<div class=' a b'>x",
                                       "<script type=ld+json>{\"a\":[",
                                       "</x></y><x>"};
  for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
    repeat_page(pieces[i], 1 << 20);
  }
}

/* Out of memory: nothing comes out, and nothing breaks. */
static void test_no_memory(void) {
  Arena failed = {.failed = true};
  Metadata meta = {0};
  CHECK_STR(html_extract(&failed, STR(PAGE), &meta), "");
  CHECK_INT(meta.hint_count, 0);
  CHECK_STR(html_plain(&failed, STR("a &amp; b")), "");
  CHECK(failed.failed);
  arena_free(&failed);
}

int main(void) {
  test_page();
  test_metadata();
  test_dates();
  test_headlines();
  test_pieces();
  test_lying_class();
  test_stored_text();
  test_text();
  test_is_page();
  test_charset();
  test_attributes();
  test_hostile();
  test_no_memory();
  arena_free(&arena);
  return CHECK_DONE();
}
