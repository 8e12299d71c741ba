/* Tests of bylines, credits, dates of publication and addresses. */
#include "article/article.h"
#include "article/byline.h"
#include "check.h"

typedef struct Fixture {
  Arena arena;
  Document document;
} Fixture;

static void fixture_set(Fixture *f, const char *text) {
  arena_reset(&f->arena);
  document_init(&f->document, &f->arena, str_from_c(text));
}

static const Article *read_article(Fixture *f, const char *text) {
  fixture_set(f, text);
  return document_article(&f->document);
}

static void test_byline_names(void) {
  static const struct {
    const char *line, *names;
  } CASES[] = {
      {"By Jane Doe", "Jane Doe"},
      {"BY JANE DOE, Reuters", "JANE DOE"},
      {"By Jane Doe and Li Wei | Reuters", "Jane Doe, Li Wei"},
      {"By Jane Doe, Li Wei and Ana de la Cruz",
       "Jane Doe, Li Wei, Ana de la Cruz"},
      {"By: Mark A. Roe, Staff Writer", "Mark A. Roe"},
      {"By Jane Doe jane.doe@example.org", "Jane Doe"},
      {"By Jane Doe, Political Editor", "Jane Doe"},
      {"Written by Jane Doe on November 14, 2019", "Jane Doe"},
      {"Analysis by Jane Doe, CNN", "Jane Doe"},
      {"By Jane Doe, Published: 3 July 2019", "Jane Doe"},
      {"Jane Doe, Li Wei", "Jane Doe, Li Wei"},
      /* what a page glues to a name */
      {"By Jane DoeApril 28, 2023 GMT", "Jane Doe"},
      {"By Jane DoeTwitter", "Jane Doe"},
      {"By Jane DoeView More Articles", "Jane Doe"},
      {"By Jane McDoe2 minutes ago", "Jane McDoe"},
      {"by Jane Doe Apr. 28, 2023 1:15 pm", "Jane Doe"},
      {"By Jane Doe For Example.Com", "Jane Doe"},
      {"By Jane Doe Deputy Harbour Editor", "Jane Doe"},
      {"By April Jones and Theresa May", "April Jones, Theresa May"},
      {"By Jane Doe, CNN Editor-at-large", "Jane Doe"},
      {"By JANE DOE, AP Maritime Writer", "JANE DOE"},
      {"Jane Doe,\nLi Wei &\n\xE2\x80\xA6\nAnn PoeNews Reporter",
       "Jane Doe, Li Wei, Ann Poe"},
      {"Jane Doe\nJane Doe", "Jane Doe"},
      {"By HARBOUR POST STAFF", NULL},
      {"By Staff Writer", NULL},
      {"By Reuters", NULL},
      {"By", NULL},
      {"", NULL},
  };
  Arena a = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    CHECK_STR(byline_names(&a, str_from_c(CASES[i].line)), CASES[i].names);
  }
  /* Nobody's list of writers is longer. */
  Buffer many = {.arena = &a};
  for (char c = 'a'; c <= 'z'; c++) {
    for (char d = 'a'; d <= 'z'; d++) {
      Str name = arena_printf(&a, "Ana L%c%cs, ", c, d);
      buffer_add(&many, name);
    }
  }
  Str names = byline_names(&a, buffer_str(&many));
  CHECK(str_starts_nocase(names, STR("Ana Laas, Ana Labs, ")));
  CHECK(str_find(names, STR("Ana Lbxs"), 0) != SIZE_MAX);
  CHECK(str_find(names, STR("Ana Lbys"), 0) == SIZE_MAX);
  arena_free(&a);
}

static void test_name_lines(void) {
  CHECK_INT(byline_kind(STR("Jane Doe")), BYLINE_NAME);
  CHECK_INT(byline_kind(STR("Ursula von der Berg")), BYLINE_NAME);
  CHECK_INT(byline_kind(STR("Jane")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("Jane Doe said")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("Staff Reporter")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("BBC News")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("Jane DoeNews Reporter")), BYLINE_NAME);
  CHECK_INT(byline_kind(STR("Jane Doe,")), BYLINE_NAME);
  CHECK_INT(byline_kind(STR("J. Doe")), BYLINE_NAME);
  CHECK_INT(byline_kind(STR("Jane Doe 7 hours")), BYLINE_DATED);
  CHECK_INT(byline_kind(STR("Jane Doe2 minutes ago")), BYLINE_DATED);
  CHECK_INT(byline_kind(STR("Jane Doe|Published 4 months ago")), BYLINE_DATED);
  CHECK_INT(byline_kind(STR("Jane Doe April 28, 2023")), BYLINE_DATED);
  CHECK_INT(byline_kind(STR("Jane Doe 7 boats")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("Current Issue")), BYLINE_NONE);
  CHECK_INT(byline_kind(STR("Download Report")), BYLINE_NONE);
}

#define STORY                                                                  \
  "Farmers along the lake said on Monday that the rains had come early, and "  \
  "that most of the maize was safe for now.\n\n"                               \
  "The ministry of agriculture had warned in May that a third of the harvest " \
  "could be lost if the dry weather went on into the autumn.\n\n"              \
  "Boats were kept in the harbour for most of the week, and the ferry to the " \
  "islands did not run until Sunday.\n"
#define TITLE "Early rains save maize along the lake\n\n"

/* "By …" beside a headline is a byline, in a paragraph it is not. */
static void test_byline(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, TITLE "By Jane Doe\n\n" STORY);
  CHECK_STR(a->byline, "Jane Doe");
  a = read_article(&f, TITLE STORY
                   "\nBy Monday evening the first of the boats had left "
                   "the harbour again, and the market was open.\n");
  CHECK_STR(a->byline, NULL);
  arena_free(&f.arena);
}

static void test_agency(void) {
  Fixture f = {0};
  const Article *a =
      read_article(&f, TITLE STORY "\nThe storm had been expected, Xinhua "
                                   "news agency reported from the coast.\n");
  CHECK_STR(a->agency, "Xinhua");
  CHECK_INT(a->dateline.span.length, 0);
  a = read_article(&f, TITLE "LISBON (AP) \xE2\x80\x94 " STORY);
  CHECK_STR(a->agency, "AP");
  a = read_article(&f, TITLE STORY);
  CHECK_STR(a->agency, NULL);
  arena_free(&f.arena);
}

static void check_published(const Article *a, const char *day,
                            const char *from) {
  CHECK_STR(a->published, day);
  CHECK_STR(a->published_from, from);
}

static void test_published_text(void) {
  Fixture f = {0};
  const Article *a = read_article(&f, TITLE "Published: 12 Feb 2022\n\n" STORY);
  check_published(a, "2022-02-12", "line");
  a = read_article(&f, TITLE "LISBON, 12 Feb 2022 (AP) - " STORY);
  check_published(a, "2022-02-12", "dateline");
  /* No year anywhere: what is known and no more. */
  a = read_article(&f, TITLE "LISBON, Feb 12 (AP) - " STORY);
  check_published(a, "--02-12", "dateline");
  /* The date of a picture tells nothing of the story's. */
  a = read_article(&f, TITLE "Nets on the quay on February 7, 2019. Photo: "
                             "Ann Poe\n\nLISBON, Feb 12 (AP) - " STORY);
  CHECK_STR(a->dateline.date, "--02-12");
  a = read_article(&f, TITLE STORY);
  check_published(a, NULL, NULL);
  arena_free(&f.arena);
}

static void test_published_outside(void) {
  Fixture f = {0};
  fixture_set(&f, TITLE "LISBON, Feb 12 (AP) - " STORY);
  f.document.options.year = 2019;
  check_published(document_article(&f.document), "2019-02-12", "dateline");

  fixture_set(&f, TITLE "LISBON, Dec 31 (AP) - " STORY);
  f.document.meta.url = STR("https://www.example.org/2020/01/01/rain");
  const Article *a = document_article(&f.document);
  check_published(a, "2019-12-31", "dateline");
  CHECK_STR(a->site, "example.org");

  fixture_set(&f, TITLE STORY);
  f.document.meta.url = STR("https://example.org/2020/01/02/rain");
  check_published(document_article(&f.document), "2020-01-02", "address");

  fixture_set(&f, TITLE STORY);
  f.document.meta.path = STR("times_2020-01-03_rain.txt");
  check_published(document_article(&f.document), "2020-01-03", "file name");

  /* The address is nearer to the story than the file that it was kept in. */
  fixture_set(&f, TITLE STORY);
  f.document.meta.path = STR("crawl-2022-06-01/rain.html");
  f.document.meta.url = STR("https://example.org/2020/01/02/rain");
  check_published(document_article(&f.document), "2020-01-02", "address");
  arena_free(&f.arena);
}

/* A dateline without a year takes it from the names of file and folders. */
static void test_year_of_names(void) {
  static const struct {
    const char *path, *published, *from;
  } CASES[] = {
      {"times_2020-01-03_rain.txt", "2019-12-31", "dateline"},
      {"2019/12/rain.txt", "2019-12-31", "dateline"},
      {"2020-01/rain.txt", "2019-12-31", "dateline"},
      {"2019/rain.txt", "2019-12-31", "dateline"},
      {"times-2019.jsonl#7", "2019-12-31", "dateline"},
      /* months apart: the file is no copy of that day */
      {"2021-06-01/rain.txt", "2021-06-01", "file name"},
      {"2018-2019/rain.txt", "--12-31", "dateline"},
      {"rain-2019-record.txt", "--12-31", "dateline"},
  };
  Fixture f = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    fixture_set(&f, TITLE "LISBON, Dec 31 (AP) - " STORY);
    f.document.meta.path = str_from_c(CASES[i].path);
    check_published(document_article(&f.document), CASES[i].published,
                    CASES[i].from);
  }
  /* What the user says wins over a folder's name. */
  fixture_set(&f, TITLE "LISBON, Dec 31 (AP) - " STORY);
  f.document.meta.path = STR("2019/rain.txt");
  f.document.options.year = 2016;
  check_published(document_article(&f.document), "2016-12-31", "dateline");
  /* Nothing is published after the file was written. */
  fixture_set(&f, TITLE "LISBON, Dec 31 (AP) - " STORY);
  f.document.meta.path = STR("2019/rain.txt");
  f.document.meta.file_modified = STR("2019-06-01");
  check_published(document_article(&f.document), "--12-31", "dateline");
  arena_free(&f.arena);
}

/* Nothing is published after the file was written. */
static void test_published_limit(void) {
  Fixture f = {0};
  fixture_set(&f, TITLE "Published: 12 Feb 2022\n\n" STORY);
  f.document.meta.file_modified = STR("2021-06-01");
  check_published(document_article(&f.document), NULL, NULL);

  fixture_set(&f, TITLE "Published: 12 Feb 2021\n\n" STORY);
  f.document.meta.file_modified = STR("2021-06-01");
  check_published(document_article(&f.document), "2021-02-12", "line");
  arena_free(&f.arena);
}

static void test_address(void) {
  Fixture f = {0};
  const Article *a = read_article(
      &f, "https://www.example.org/2020/01/02/rain\n\n" TITLE STORY);
  CHECK_STR(a->url, "https://www.example.org/2020/01/02/rain");
  CHECK_STR(a->site, "example.org");
  check_published(a, "2020-01-02", "address");
  a = read_article(&f, TITLE STORY);
  CHECK_STR(a->url, NULL);
  CHECK_STR(a->site, NULL);
  arena_free(&f.arena);
}

int main(void) {
  test_byline_names();
  test_name_lines();
  test_byline();
  test_agency();
  test_published_text();
  test_published_outside();
  test_year_of_names();
  test_published_limit();
  test_address();
  return CHECK_DONE();
}
