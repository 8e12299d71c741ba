/* Tests of segments, headline, deck, dateline and body: article/article.h. */
#include "article/article.h"

#include "check.h"

typedef struct Fixture {
  Arena arena;
  Document document;
} Fixture;

static const Article *read_article(Fixture *f, const char *text) {
  arena_reset(&f->arena);
  document_init(&f->document, &f->arena, str_from_c(text));
  return document_article(&f->document);
}

static Str words_of(const Fixture *f, Span span) {
  return span.length ? str_span(f->document.text, span) : STR_NULL;
}

/* The role of the segment that begins with `start`; "none" when it is none. */
static const char *role_of(const Fixture *f, const Article *a,
                           const char *start) {
  Str want = str_from_c(start);
  for (uint32_t i = 0; i < a->segment_count; i++) {
    Str have = words_of(f, a->segments[i].span);
    if (have.length >= want.length &&
        memcmp(have.data, want.data, want.length) == 0) {
      return SEGMENT_ROLE_NAMES[a->segments[i].role];
    }
  }
  return "none";
}

#define CHECK_ROLE(start, role)                                                \
  CHECK_STR(str_from_c(role_of(&f, a, start)), role)

#define LEDE                                                                   \
  "NAIROBI, July 3 (Xinhua) -- Farmers along the lake said on Monday that "    \
  "the rains had come early, and that most of the maize was safe for now."
#define SECOND                                                                 \
  "\"We have waited for this since the spring of last year,\" said Wanjiru "   \
  "Otieno, who grows maize and beans on two acres near the shore."
#define THIRD                                                                  \
  "The ministry of agriculture had warned in May that a third of the harvest " \
  "could be lost if the dry weather went on into the autumn."

/* A page as crawlers leave it: most roles in one text. */
static const char PAGE[] =
    "Skip to main content\n\nMenu\n\nShare this:\n\n"
    "Early rains save maize along the lake\n\n"
    "By Jane Doe and Li Wei | Reuters\n\n"
    "Published: 3 July 2019\n\n"
    "Farmers had feared for a third of the harvest, the ministry said.\n\n"
    "Maize near the shore of the lake on July 1, 2018. Photo: Ann Poe\n\n" LEDE
    "\n\n" SECOND "\n\nWaiting for rain\n\n" THIRD "\n\n"
    "Officials said they would wait for the end of the month before they "
    "gave out any of the food that had been stored.\n\n(tfa)\n\n"
    "Related Posts\n\n"
    "KISUMU, July 1 (Xinhua) -- Boats were kept in the harbour on Friday "
    "after a storm had...\n\n"
    "Leave a Reply\n\nYour email address will not be published.\n\n"
    "Copyright 2019 Example News. All rights reserved.\n";

static void test_page(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, PAGE);
  CHECK_STR(a->headline_text, "Early rains save maize along the lake");
  CHECK_STR(
      a->deck_text,
      "Farmers had feared for a third of the harvest, the ministry said.");
  CHECK_STR(a->byline, "Jane Doe, Li Wei");
  CHECK_STR(words_of(&f, a->dateline.span), "NAIROBI, July 3 (Xinhua)");
  CHECK_STR(a->dateline.place_text, "NAIROBI");
  CHECK_STR(a->dateline.place.name, "Nairobi");
  CHECK_STR(str_from_c(a->dateline.place.country), "KE");
  CHECK_STR(a->dateline.date, "2019-07-03");
  CHECK_STR(a->dateline.agency, "Xinhua");
  CHECK_STR(a->agency, "Xinhua");
  CHECK_STR(a->published, "2019-07-03");
  CHECK_STR(a->language, "en");
  CHECK_ROLE("Skip to", "navigation");
  CHECK_ROLE("Menu", "navigation");
  CHECK_ROLE("Share this", "navigation");
  CHECK_ROLE("By Jane", "byline");
  CHECK_ROLE("Maize near", "caption");
  CHECK_ROLE("NAIROBI", "paragraph");
  CHECK_ROLE("\"We have", "paragraph");
  CHECK_ROLE("Waiting for rain", "subheading");
  CHECK_ROLE("The ministry", "paragraph");
  CHECK_ROLE("(tfa)", "credit");
  CHECK_ROLE("Related Posts", "navigation");
  CHECK_ROLE("KISUMU", "teaser");
  CHECK_ROLE("Leave a Reply", "comment");
  CHECK_ROLE("Your email", "comment");
  CHECK_ROLE("Copyright 2019", "boilerplate");
  arena_free(&f.arena);
}

/* One segment for each block, in order, each with a score. */
static void test_cover(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, PAGE);
  const Text *t = document_lines(&f.document);
  CHECK_INT(a->segment_count, t->block_count);
  for (uint32_t i = 0; i < a->segment_count; i++) {
    CHECK_INT(a->segments[i].span.start, t->blocks[i].start);
    CHECK(a->segments[i].score >= 0 && a->segments[i].score <= 1);
  }
  arena_free(&f.arena);
}

static void test_body(void) {
  Fixture f = {0};
  const Article *a =
      read_article(&f, "Early rains save maize along the lake\n\n" LEDE
                       "\n\n" SECOND "\n\n" THIRD "\n");
  Str body = article_body(&f.document);
  CHECK_STR(str_slice(body, 0, 31), "Farmers along the lake said on ");
  CHECK(str_find(body, STR("\n\nThe ministry"), 0) != SIZE_MAX);
  CHECK(str_find(body, STR("NAIROBI"), 0) == SIZE_MAX);
  uint32_t words = 0;
  for (size_t i = 0; i < body.length; i++) {
    bool space = ascii_is_space(body.data[i]);
    words += !space && (i == 0 || ascii_is_space(body.data[i - 1]));
  }
  CHECK_INT(a->words, words);
  arena_free(&f.arena);
}

static void test_doubled_headline(void) {
  Fixture f = {0};
  const Article *a =
      read_article(&f, "Early rains save maize along the lake\n\n"
                       "Early rains save maize along the lake\n\n\n" LEDE
                       "\n\n" SECOND "\n\n" THIRD "\n\nYou may also like\n");
  CHECK_STR(a->headline_text, "Early rains save maize along the lake");
  uint32_t headlines = 0;
  for (uint32_t i = 0; i < a->segment_count; i++) {
    headlines += a->segments[i].role == ROLE_HEADLINE;
  }
  CHECK_INT(headlines, 1);
  CHECK(a->segments[1].role != ROLE_PARAGRAPH);
  CHECK_ROLE("You may", "navigation");
  arena_free(&f.arena);
}

/* No headline: the first line is the story, and says where it comes from. */
static void test_no_headline(void) {
  Fixture f = {0};
  const Article *a = read_article(
      &f,
      "Jakarta, CNBC Indonesia \xE2\x80\x93 The central bank said it will "
      "keep its rate where it is for now. The decision was expected by "
      "most of those who trade in bonds.\n" SECOND "\n"
      "\"We see no need,\" the governor said on Tuesday (15/2/2022).\n" THIRD
      "\n(tfa)\n\xE2\x80\x93");
  CHECK_STR(a->headline_text, NULL);
  CHECK_STR(a->dateline.place.name, "Jakarta");
  CHECK_STR(a->agency, "CNBC Indonesia");
  CHECK_STR(a->published, "2022-02-15");
  CHECK_STR(a->published_from, "line");
  CHECK_ROLE("Jakarta", "paragraph");
  CHECK_ROLE("(tfa)", "credit");
  CHECK(a->segments[a->segment_count - 1].role > ROLE_LIST);
  arena_free(&f.arena);
}

/* A dateline on a line of its own, and one behind a deck. */
static void test_dateline_places(void) {
  Fixture f = {0};
  const Article *a = read_article(
      &f, "Early rains save maize along the lake\n\n"
          "AUBURN, Wash. \xE2\x80\x94\n\n" SECOND "\n\n" THIRD "\n");
  CHECK_STR(words_of(&f, a->dateline.span), "AUBURN, Wash.");
  CHECK_ROLE("AUBURN", "dateline");
  a = read_article(&f,
                   "Early rains save maize along the lake\n\n"
                   "Most of the harvest on the shore is safe for now.\n\n"
                   "AMMAN \xE2\x80\x94 Farmers said on Monday that the "
                   "rains had come early this year.\n\n" SECOND "\n\n" THIRD);
  CHECK_STR(words_of(&f, a->dateline.span), "AMMAN");
  CHECK_ROLE("Most of", "deck");
  /* Only teasers have one. */
  a = read_article(&f, "Early rains save maize along the lake\n\n" SECOND
                       "\n\n" THIRD "\n\nRelated Posts\n\n"
                       "KISUMU, July 1 (Xinhua) -- Boats were kept in the "
                       "harbour on Friday after a storm...\n");
  CHECK_INT(a->dateline.span.length, 0);
  /* A speaker in front of a colon is no place. */
  a = read_article(&f, "Early rains save maize along the lake\n\n"
                       "Otieno: We have waited for this since the spring of "
                       "last year, and so have all of my neighbours.\n\n" SECOND
                       "\n\n" THIRD);
  CHECK_INT(a->dateline.span.length, 0);
  arena_free(&f.arena);
}

static void test_hints(void) {
  Fixture f = {0};
  const char *text =
      "Some words above\n\nThe real headline of the page\n\n" LEDE "\n\n" SECOND
      "\n\n" THIRD;
  document_init(&f.document, &f.arena, str_from_c(text));
  size_t at = str_find(f.document.text, STR("The real"), 0);
  size_t second = str_find(f.document.text, STR("\"We have"), 0);
  RoleHint hints[] = {{{(uint32_t)at, 29}, ROLE_HEADLINE},
                      {{(uint32_t)second, 20}, ROLE_CAPTION}};
  f.document.meta.hints = hints;
  f.document.meta.hint_count = 2;
  f.document.meta.byline = STR("Ann Poe");
  f.document.meta.published = STR("2019-07-04T08:00:00Z");
  const Article *a = document_article(&f.document);
  CHECK_STR(a->headline_text, "The real headline of the page");
  CHECK_ROLE("\"We have", "caption");
  CHECK_STR(a->byline, "Ann Poe");
  CHECK_STR(a->published, "2019-07-04T08:00:00Z");
  CHECK_STR(a->published_from, "metadata");
  CHECK_STR(a->dateline.date, "2019-07-03");
  arena_free(&f.arena);
}

static const char FRENCH[] =
    "Les pluies sauvent le ma\xC3\xAFs au bord du lac\n\n"
    "Les paysans du lac ont dit lundi que les pluies \xC3\xA9taient venues "
    "t\xC3\xB4t, et que la plus grande partie de la r\xC3\xA9"
    "colte est sauve.\n\n"
    "Le minist\xC3\xA8re avait dit en mai que le tiers de la r\xC3\xA9"
    "colte pourrait \xC3\xAAtre perdu si la s\xC3\xA9"
    "cheresse durait jusqu'\xC3\xA0 l'automne.\n\n"
    "Partager sur Facebook\n";

static void test_french(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, FRENCH);
  CHECK_STR(a->language, "fr");
  CHECK_ROLE("Les paysans", "paragraph");
  CHECK_ROLE("Le minist", "paragraph");
  arena_free(&f.arena);
}

static void test_hostile(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, "");
  CHECK_INT(a->segment_count, 0);
  CHECK_STR(article_body(&f.document), NULL);
  a = read_article(&f, "\n \n\t\n");
  CHECK_INT(a->segment_count, 0);
  static char marks[100000];
  for (size_t i = 0; i < sizeof marks; i++) marks[i] = i % 2 ? '\n' : '"';
  arena_reset(&f.arena);
  document_init(&f.document, &f.arena, (Str){marks, sizeof marks});
  CHECK_INT(document_article(&f.document)->segment_count, 50000);
  memset(marks, 'A', sizeof marks);
  arena_reset(&f.arena);
  document_init(&f.document, &f.arena, (Str){marks, sizeof marks});
  CHECK_INT(document_article(&f.document)->segment_count, 1);
  arena_free(&f.arena);
}

static void test_read_roles(void) {
  CHECK(article_role_is_read(ROLE_HEADLINE) && article_role_is_read(ROLE_LIST));
  CHECK(article_role_is_read(ROLE_CAPTION));
  CHECK(!article_role_is_read(ROLE_TEASER));
  CHECK(!article_role_is_read(ROLE_BOILERPLATE));
}

int main(void) {
  test_page();
  test_cover();
  test_body();
  test_doubled_headline();
  test_no_headline();
  test_dateline_places();
  test_hints();
  test_french();
  test_hostile();
  test_read_roles();
  return CHECK_DONE();
}
