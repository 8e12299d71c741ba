/* Quotations: who said what, over small news texts written for this test. */
#include "quote/quote.h"

#include "check.h"

/* The quotes of `text`, taken as a whole. */
static const Quotes *quotes_of(Arena *arena, Document *d, const char *text) {
  document_init(d, arena, str_from_c(text));
  d->options.whole = true;
  return document_quotes(d);
}

/* The first quote of a kind; NULL when there is none. */
static const Quote *find(const Quotes *q, QuoteKind kind) {
  for (uint32_t i = 0; i < q->quote_count; i++) {
    if (q->quotes[i].kind == kind) return &q->quotes[i];
  }
  return NULL;
}

/* One sentence, its one quotation, and the words around it. */
static const struct {
  const char *text, *words, *cue, *source;
  uint8_t kind, parts;
} CASES[] = {
    {"\"The dam will hold through the winter,\" said Mayor Ida Holm.",
     "The dam will hold through the winter,", "said", "Mayor Ida Holm",
     QUOTE_DIRECT, 1},
    {"“The dam will hold,” Mayor Ida Holm said on Monday, “but the road may "
     "not.”",
     "The dam will hold, but the road may not.", "said", "Mayor Ida Holm",
     QUOTE_DIRECT, 2},
    {"Mayor Ida Holm said that the dam would hold through the winter.",
     "that the dam would hold through the winter", "said", "Mayor Ida Holm",
     QUOTE_INDIRECT, 1},
    {"According to the harbour office, two ferries were damaged.",
     "two ferries were damaged", "According to", "the harbour office",
     QUOTE_INDIRECT, 1},
    {"Holm told reporters that the plan was \"a gift to the town\".",
     "that the plan was \"a gift to the town\"", "told", "Holm", QUOTE_MIXED,
     1},
};

static void test_cases(void) {
  Arena arena = {0};
  for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
    Document d;
    const Quotes *all = quotes_of(&arena, &d, CASES[i].text);
    const Quote *q = find(all, (QuoteKind)CASES[i].kind);
    CHECK(q != NULL);
    if (q) {
      CHECK_STR(q->words, CASES[i].words);
      CHECK_STR(str_span(d.text, q->cue), CASES[i].cue);
      CHECK_STR(str_span(d.text, q->source), CASES[i].source);
      CHECK_INT(q->part_count, CASES[i].parts);
      CHECK(q->score > 0 && q->score <= 1);
      Span last = q->parts[q->part_count - 1];
      CHECK_INT(q->span.start, q->parts[0].start);
      CHECK_INT(q->span.start + q->span.length, last.start + last.length);
    }
    arena_reset(&arena);
  }
  arena_free(&arena);
}

/* Marks that nobody said, and words that stand without a cue. */
static void test_leftovers(void) {
  Arena arena = {0};
  Document d;
  const Quotes *q = quotes_of(
      &arena, &d, "On Friday it dropped the so-called \"river tax\".");
  CHECK(find(q, QUOTE_SCARE) != NULL);
  CHECK(find(q, QUOTE_DIRECT) == NULL);
  if (find(q, QUOTE_SCARE)) {
    CHECK_STR(find(q, QUOTE_SCARE)->words, "river tax");
  }
  arena_reset(&arena);

  q = quotes_of(&arena, &d,
                "The old man put down his cup.\n\n"
                "\"We have waited for this road for thirty years, and now it "
                "ends at a fence.\"\n\nThe rain went on.");
  CHECK(find(q, QUOTE_DIRECT) != NULL);
  arena_free(&arena);
}

/* The same words have the same fingerprint, whatever case and marks. */
static void test_fingerprint(void) {
  Arena arena = {0};
  Document a, b, c;
  const Quotes *x = quotes_of(
      &arena, &a, "\"We won't sell the harbour,\" said Holm on Friday.");
  const Quotes *y = quotes_of(
      &arena, &b, "Holm said on Friday: “We won’t sell the Harbour.”");
  const Quotes *z = quotes_of(
      &arena, &c, "\"We will sell the harbour,\" said Holm on Friday.");
  CHECK_INT(x->quote_count, 1);
  CHECK_INT(y->quote_count, 1);
  CHECK_INT(z->quote_count, 1);
  if (x->quote_count && y->quote_count && z->quote_count) {
    CHECK(x->quotes[0].fingerprint == y->quotes[0].fingerprint);
    CHECK(x->quotes[0].fingerprint != z->quotes[0].fingerprint);
  }
  arena_free(&arena);
}

/* Other languages are left alone, unless they are asked for. */
static void test_language(void) {
  static const char GERMAN[] =
      "Der Minister sagte am Montag, dass die Brücke geschlossen bleibt und "
      "nicht vor dem Winter wieder geöffnet wird. \"Das ist für uns alle keine "
      "gute Nachricht, aber es gibt keinen anderen Weg\", sagte er den "
      "Journalisten nach der Sitzung im Rathaus.";
  Arena arena = {0};
  Document d;
  CHECK_INT(quotes_of(&arena, &d, GERMAN)->quote_count, 0);
  document_init(&d, &arena, str_from_c(GERMAN));
  d.options.whole = d.options.any_language = true;
  CHECK(document_quotes(&d)->quote_count > 0);
  arena_free(&arena);
}

/* The dateline is no part of the source. */
static void test_dateline(void) {
  Arena arena = {0};
  Document d;
  document_init(
      &d, &arena,
      STR("Bridge stays closed\n\n"
          "OSLO, Jan 8 (AP) - Transport Minister Ida Lind said on "
          "Saturday that the bridge would stay closed until spring."
          "\n\nRepairs began in November and cost more each week.\n"));
  const Quotes *q = document_quotes(&d);
  const Quote *found = find(q, QUOTE_INDIRECT);
  CHECK(found != NULL);
  if (found) {
    CHECK_STR(str_span(d.text, found->source), "Transport Minister Ida Lind");
  }
  arena_free(&arena);
}

/* Empty and odd texts, and a failed arena: nothing, and no crash. */
static void test_hostile(void) {
  static const char *const TEXTS[] = {
      "", "\"", "\"\"\"\"", "said", ": : :", "\"said\" said \"said\""};
  Arena arena = {0};
  Document d;
  for (size_t i = 0; i < sizeof(TEXTS) / sizeof(*TEXTS); i++) {
    const Quotes *q = quotes_of(&arena, &d, TEXTS[i]);
    for (uint32_t k = 0; k < q->quote_count; k++) {
      Span s = q->quotes[k].span;
      CHECK(s.length > 0 && s.start + s.length <= d.text.length);
    }
    arena_reset(&arena);
  }
  arena.failed = true;
  CHECK_INT(quotes_of(&arena, &d, "\"No,\" he said.")->quote_count, 0);
  arena_free(&arena);
}

/* A long paragraph of one kind of trap takes linear time. */
static void test_long(void) {
  static const char *const UNITS[] = {"said \"so\" ", "he said he said ",
                                      "\"a\" ", "Who said, "};
  enum { TIMES = 20000 };
  Arena arena = {0};
  for (size_t u = 0; u < sizeof(UNITS) / sizeof(*UNITS); u++) {
    Buffer text = {.arena = &arena};
    for (int i = 0; i < TIMES; i++) buffer_add(&text, str_from_c(UNITS[u]));
    Document d;
    document_init(&d, &arena, buffer_str(&text));
    d.options.whole = d.options.any_language = true;
    const Quotes *q = document_quotes(&d);
    uint32_t start = 0;
    bool ordered = true;
    for (uint32_t i = 0; i < q->quote_count; i++) {
      if (q->quotes[i].span.start < start) ordered = false;
      start = q->quotes[i].span.start;
    }
    CHECK(ordered && !arena.failed);
    arena_reset(&arena);
  }
  arena_free(&arena);
}

int main(void) {
  test_cases();
  test_leftovers();
  test_fingerprint();
  test_language();
  test_dateline();
  test_hostile();
  test_long();
  return CHECK_DONE();
}
