/* The parts of the quote room one by one: marks, columns, tagger, linker. */
#include "quote/attribute.h"
#include "quote/feature.h"
#include "quote/frame.h"
#include "quote/mend.h"
#include "quote/scare.h"

#include "check.h"

/* A text read as a whole, and all that hangs on it. */
typedef struct Fixture {
  Arena arena;
  Document d;
  Reading r;
} Fixture;

static void fixture_init(Fixture *f, const char *text) {
  *f = (Fixture){0};
  document_init(&f->d, &f->arena, str_from_c(text));
  f->d.options.whole = true;
  CHECK(reading_init(&f->r, &f->d));
}

/* ---- marked spans ---- */

static const struct {
  const char *text;
  bool said;
} MARKED[] = {
    {"The so-called \"dry road\" floods each spring.", false},
    {"She reads \"The Long Winter\" to the children.", false},
    {"They nicknamed him \"the fox\" at school.", false},
    {"The gate bears the number \"1911\" in red.", false},
    {"It was a \"holiday\" that few remember.", false},
    {"He sat down. \"We are not going back there,\" and that was it.", true},
    {"The clerk vowed to \"count every vote\" by noon.", true},
    {"Lind said it was \"a bad day\" for the town.", true},
    {"There was \"nothing in the law that would stop a town from selling "
     "it\" then.",
     true},
};

static void test_said(void) {
  for (size_t i = 0; i < sizeof(MARKED) / sizeof(*MARKED); i++) {
    Fixture f;
    fixture_init(&f, MARKED[i].text);
    CHECK_INT(f.r.marks.count, 1);
    Run run = reading_mark_run(&f.r, &f.r.marks.items[0]);
    if (mark_is_said(&f.r, run) != MARKED[i].said) {
      CHECK_STR(STR("wrong"), MARKED[i].text);
    } else {
      CHECK(true);
    }
    arena_free(&f.arena);
  }
}

static void test_reading(void) {
  Fixture f;
  fixture_init(&f, "Lind said: \"We stay.\" Rain fell.");
  CHECK_INT(f.r.marks.count, 1);
  Run run = reading_mark_run(&f.r, &f.r.marks.items[0]);
  CHECK_STR(reading_word(&f.r, run.first), "\"");
  CHECK_STR(reading_word(&f.r, run.end - 1), "\"");
  Run inner = reading_mark_inner(&f.r, &f.r.marks.items[0], run);
  CHECK_INT(inner.end - inner.first, run.end - run.first - 2);
  CHECK_STR(reading_word(&f.r, inner.first), "We");
  CHECK_INT(f.r.mark_of[0], NO_MARK);
  CHECK_INT(f.r.mark_of[inner.first], 0);
  CHECK_INT(reading_token_at(&f.r, 0), 0);
  CHECK_INT(reading_token_at(&f.r, 5), 1); /* "said" starts there */
  CHECK(reading_has_block(&f.r, 0));
  CHECK(!f.r.british);
  arena_free(&f.arena);

  fixture_init(&f, "‘We are going to stay where we are,’ Lind said.");
  CHECK(f.r.british);
  Word *words = words_read(&f.r, quote_model());
  CHECK(words && words[1].quoted == 1); /* as in double marks */
  arena_free(&f.arena);
}

/* ---- frames ---- */

static const struct {
  const char *text, *cue, *source; /* source NULL: no frame */
} FRAMES[] = {
    {"\"We go on, all of us.\" – Ida Lind", "", "Ida Lind"},
    {"\"We go on, all of us.\" -- Ida Lind, a nurse", "", "Ida Lind"},
    {"\"We go on,\" – and then he left", "", NULL},
    {"The plan, as Ida Lind put it, is \"a dead letter\".", "put it",
     "Ida Lind"},
    {"It was, in the words of the old king, \"a bad day\".", "in the words of",
     "the old king"},
    {"As a rule, he put it on the \"shelf\".", "", NULL},
};

static void test_frames(void) {
  for (size_t i = 0; i < sizeof(FRAMES) / sizeof(*FRAMES); i++) {
    Fixture f;
    Run cue = {0, 0}, source = {0, 0};
    fixture_init(&f, FRAMES[i].text);
    const Word *words = words_read(&f.r, quote_model());
    Run run = reading_mark_run(&f.r, &f.r.marks.items[0]);
    bool found = frame_find(&f.r, words, run, &cue, &source);
    CHECK(found == (FRAMES[i].source != NULL));
    if (found) {
      const Token *a = &f.r.text->tokens[source.first];
      const Token *b = &f.r.text->tokens[source.end - 1];
      CHECK_STR(str_slice(f.d.text, a->start, b->start + b->length - a->start),
                FRAMES[i].source);
    }
    if (found && FRAMES[i].cue[0]) {
      const Token *a = &f.r.text->tokens[cue.first];
      CHECK_STR(str_slice(f.d.text, a->start, strlen(FRAMES[i].cue)),
                FRAMES[i].cue);
    }
    arena_free(&f.arena);
  }
}

/* ---- columns ---- */

static void test_words(void) {
  CHECK(word_form(STR("Said")) == word_form(STR("said")));
  CHECK(word_form(STR("it’s")) == word_form(STR("IT'S")));
  CHECK(word_form(STR("said")) != word_form(STR("says")));
  CHECK(word_form(STR("")) != 0);
  CHECK_INT(step_of(3), 3);
  CHECK_INT(step_of(6), 4);
  CHECK_INT(step_of(12), 5);
  CHECK_INT(step_of(24), 6);
  CHECK_INT(step_of(1000), 7);

  Fixture f;
  fixture_init(&f, "He said the much-quoted US memo - unread - told us so.");
  Word *w = words_read(&f.r, quote_model());
  CHECK(w != NULL);
  CHECK_INT(w[0].class, CLASS_PRONOUN);
  CHECK(w[1].cue >= 2 && w[1].speech); /* said */
  for (uint32_t i = 0; i < f.r.text->token_count; i++) {
    Str word = reading_word(&f.r, i);
    if (str_equal(word, STR("quoted"))) CHECK_INT(w[i].cue, 0);
    if (str_equal(word, STR("US"))) CHECK_INT(w[i].class, CLASS_ALL_CAPITALS);
    if (str_equal(word, STR("us"))) CHECK_INT(w[i].class, CLASS_OBJECT);
  }
  arena_free(&f.arena);
}

/* A paragraph of 3,000 tokens is taken in windows that end with sentences. */
static void test_windows(void) {
  Arena arena = {0};
  Buffer text = {.arena = &arena};
  for (int i = 0; i < 500; i++) buffer_add(&text, STR("They spoke all day. "));
  buffer_add(&text, STR("\n\nAnother paragraph."));
  buffer_add_char(&text, 0);
  Fixture f;
  fixture_init(&f, text.items);
  Run w = {0, 0};
  uint32_t covered = 0, count = 0;
  while (window_next(&f.r, &w)) {
    CHECK(w.first == covered && w.end - w.first <= WINDOW_TOKENS);
    CHECK(w.end == f.r.text->token_count ||
          f.r.sentence_of[w.end] != f.r.sentence_of[w.end - 1]);
    covered = w.end;
    count++;
  }
  CHECK_INT(covered, f.r.text->token_count);
  CHECK_INT(count, 4); /* 2,500 tokens in three, and the other paragraph */
  arena_free(&f.arena);
  arena_free(&arena);
}

static void test_columns(void) {
  Fixture f;
  Columns c;
  Run w = {0, 0};
  uint16_t a[FEATURE_COUNT], b[FEATURE_COUNT];
  fixture_init(&f, "Rain fell. Lind said, after a pause, \"we stay\" again.");
  const Word *words = words_read(&f.r, quote_model());
  CHECK(columns_init(&c, &f.r, words) && window_next(&f.r, &w));
  columns_fill(&c, w);
  uint32_t said = 4; /* Rain fell . Lind said */
  CHECK_STR(reading_word(&f.r, said), "said");
  const uint32_t *row = c.cells[said + WINDOW_PAD];
  CHECK_INT(row[COL_FORM], word_form(STR("said")));
  CHECK_INT(row[COL_INDEX], 1);
  CHECK_INT(row[COL_QUOTED], 0);
  CHECK_INT(row[COL_SENTENCE_INDEX], 1);
  CHECK_INT(c.cells[said + 1 + WINDOW_PAD][COL_LEFT_CUE],
            word_form(STR("said")));
  CHECK_INT(c.cells[said + 2 + WINDOW_PAD][COL_LEFT_COMMAS], 1);
  CHECK(c.cells[0][COL_FORM] != c.cells[f.r.text->token_count + WINDOW_PAD]
                                       [COL_FORM]); /* the two edges */
  features_make(&c, said, a);
  features_make(&c, said, b);
  CHECK(memcmp(a, b, sizeof(a)) == 0);
  features_make(&c, said + 1, b);
  CHECK(memcmp(a, b, sizeof(a)) != 0);
  arena_free(&f.arena);
}

/* ---- model and tagger ---- */

static void test_model(void) {
  const QuoteModel *m = quote_model();
  CHECK(memcmp(m->magic, QUOTE_MAGIC, sizeof(m->magic)) == 0);
  CHECK(m->scale > 0);
  const Lexeme *l = model_lexeme(m, word_form(STR("spokesman")));
  CHECK(l && l->class == CLASS_ROLE);
  CHECK(model_lexeme(m, word_form(STR("qwertzuiop"))) == NULL);

  Arena arena = {0};
  Crf crf;
  CHECK(model_crf(m, &crf, &arena));
  CHECK_INT(crf.labels, LABEL_COUNT);
  /* Inside a cue only behind a cue; never at the beginning. */
  uint32_t begin = 1 + 2 * GROUP_CUE, inside = begin + 1;
  CHECK(crf_row(&crf, 0, begin)[inside] > CRF_NEVER / 2);
  CHECK(crf_row(&crf, 0, 0)[inside] == CRF_NEVER);
  CHECK(crf_row(&crf, 0, LABEL_COUNT)[inside] == CRF_NEVER);
  /* Within a compound word nothing begins. */
  CHECK(crf_row(&crf, SET_JOINED, 0)[begin] == CRF_NEVER);
  CHECK(crf_row(&crf, SET_JOINED, begin)[inside] > CRF_NEVER / 2);
  arena_free(&arena);
}

static void test_pieces(void) {
  Arena arena = {0};
  PieceList pieces = {0};
  uint8_t cue = 1 + 2 * GROUP_CUE;
  const uint8_t labels[] = {0, cue, cue + 1, cue, 0, 1, 2};
  pieces_add(&pieces, &arena, (Run){10, 17}, labels);
  CHECK_INT(pieces.count, 3);
  CHECK(pieces.items[0].run.first == 11 && pieces.items[0].run.end == 13);
  CHECK(pieces.items[1].run.first == 13 && pieces.items[1].run.end == 14);
  CHECK(pieces.items[2].run.first == 15 && pieces.items[2].run.end == 17);
  CHECK_INT(pieces.items[1].group, GROUP_CUE);
  CHECK_INT(pieces.items[2].group, GROUP_SOURCE_RIGHT);
  arena_free(&arena);
}

/* All listed words are in the lexicon, with a class or as speech. */
static void test_lists(void) {
  const QuoteModel *m = quote_model();
  uint32_t words = 0, missing = 0, speech = 0;
  for (size_t i = 0; i < WORD_LIST_COUNT + SPEECH_WORD_COUNT; i++) {
    bool class = i < WORD_LIST_COUNT;
    const char *w =
        class ? WORD_LISTS[i].words : SPEECH_WORDS[i - WORD_LIST_COUNT];
    while (*w) {
      size_t length = strcspn(w, " ");
      const Lexeme *l = model_lexeme(m, word_form((Str){w, length}));
      bool good = l && (class ? l->class != 0 : l->speech == 1);
      words++;
      speech += !class;
      missing += !good;
      w += length + (w[length] == ' ');
    }
  }
  CHECK(words > 500 && speech > 150);
  CHECK_INT(missing, 0);
}

/* ---- linker ---- */

/* The run of tokens that has these words, which must be in the text. */
static Run run_of(const Fixture *f, const char *words) {
  size_t at = str_find(f->d.text, str_from_c(words), 0);
  CHECK(at != SIZE_MAX);
  return (Run){reading_token_at(&f->r, (uint32_t)at),
               reading_token_at(&f->r, (uint32_t)(at + strlen(words)) - 1) + 1};
}

/* Two contents around one cue are one attribution with its source. */
static void test_link(void) {
  Fixture f;
  fixture_init(&f, "\"We stay,\" said Ida Lind, \"and we sing.\"");
  Piece pieces[] = {{run_of(&f, "\"We stay,\""), GROUP_CONTENT_RIGHT},
                    {run_of(&f, "said"), GROUP_CUE},
                    {run_of(&f, "Ida Lind"), GROUP_SOURCE_LEFT},
                    {run_of(&f, "\"and we sing.\""), GROUP_CONTENT_LEFT}};
  PieceList list = {pieces, 4, 4};
  const Word *words = words_read(&f.r, quote_model());
  Linker l;
  LinkChoice choice;
  AttributionList found = {0};
  CHECK(linker_init(&l, &f.r, words, &list));
  link_cues(&l, 0, &choice);
  CHECK_INT(choice.count, 1);
  CHECK_INT(choice.items[0].order, 1);
  link_sources(&l, 1, &choice);
  CHECK(choice.count >= 1 && choice.items[0].order == 2);
  LinkFeatures x, y;
  link_cue_features(&l, 0, &choice, choice.count, &x);
  link_source_features(&l, 1, &choice, 0, &y);
  CHECK(x.count > 0 && y.count > 0 && y.count < LINK_FEATURES);
  link_all(&l, quote_model(), &found);
  CHECK_INT(found.count, 1);
  if (found.count == 1) {
    CHECK_INT(found.items[0].content_count, 2);
    CHECK_INT(found.items[0].cue.first, pieces[1].run.first);
    CHECK_INT(found.items[0].source.first, pieces[2].run.first);
  }
  arena_free(&f.arena);
}

/* ---- repairs ---- */

/* As the linker gave it, and what becomes of it; source NULL: dropped. */
static const struct {
  const char *text, *cue, *content, *source, *mended;
} MENDED[] = {
    {"According to a note by the court, it rained all day.", "According to",
     "a note by the court, it rained all day", "a note by the court",
     "it rained all day"},
    {"According to Lind, it rained.", "According to", "it rained", "",
     "it rained"},
    {"The paper quoted Ida Lind as saying it rained.", "saying", "it rained",
     "Ida Lind", "it rained"},
    {"Ida Lind was quoted by the paper as saying it rained.",
     "was quoted by the paper as saying", "it rained", "Ida Lind", "it rained"},
    {"It is worth noting that it rained.", "noting", "that it rained", NULL,
     NULL},
};

static Str run_str(const Fixture *f, Run run) {
  if (run.first >= run.end) return STR("");
  const Token *a = &f->r.text->tokens[run.first];
  const Token *b = &f->r.text->tokens[run.end - 1];
  return str_slice(f->d.text, a->start, b->start + b->length - a->start);
}

static void test_mend(void) {
  for (size_t i = 0; i < sizeof(MENDED) / sizeof(*MENDED); i++) {
    Fixture f;
    fixture_init(&f, MENDED[i].text);
    Run content = run_of(&f, MENDED[i].content);
    Attribution a = {.contents = &content,
                     .content_count = 1,
                     .cue = run_of(&f, MENDED[i].cue)};
    const Word *words = words_read(&f.r, quote_model());
    bool kept = attribution_mend(&f.r, words, &a);
    CHECK(kept == (MENDED[i].source != NULL));
    if (kept) {
      CHECK_STR(run_str(&f, a.source), MENDED[i].source);
      CHECK_STR(run_str(&f, a.contents[0]), MENDED[i].mended);
    }
    arena_free(&f.arena);
  }
}

/* What follows marked words without marks is dropped, not what precedes. */
static void test_mend_direct(void) {
  Fixture f;
  fixture_init(&f, "\"We stay,\" Lind said, cutting off talk of it, \"now.\"");
  Run order[] = {run_of(&f, "\"We stay,\""), run_of(&f, "cutting off talk"),
                 run_of(&f, "\"now.\"")};
  Run other[] = {order[1], order[2]};
  const Word *words = words_read(&f.r, quote_model());
  Attribution a = {
      .contents = order, .content_count = 3, .cue = run_of(&f, "said")};
  CHECK(attribution_mend(&f.r, words, &a));
  CHECK_INT(a.content_count, 2);
  CHECK_STR(run_str(&f, a.contents[1]), "\"now.\"");
  a.contents = other;
  a.content_count = 2;
  CHECK(attribution_mend(&f.r, words, &a));
  CHECK_INT(a.content_count, 2);
  arena_free(&f.arena);
}

/* ---- rows ---- */

static void test_rows(void) {
  Fixture f;
  fixture_init(&f, "She said the \"new\" road is 'fine'. He left.");
  Run late = run_of(&f, "He left"), road = run_of(&f, "the \"new\" road");
  Run fine = run_of(&f, "fine");
  Attribution items[] = {
      {.contents = &late, .content_count = 1},
      {.contents = &fine, .content_count = 1},
      {.contents = &road, .content_count = 1, .cue = run_of(&f, "said")}};
  AttributionList list = {items, 3, 3};
  Quotes q = rows_make(&f.r, &list);
  CHECK_INT(q.quote_count, 3); /* in order of the text */
  CHECK_STR(q.quotes[0].words, "the \"new\" road");
  CHECK_INT(q.quotes[0].kind, QUOTE_MIXED);
  CHECK_STR(str_span(f.d.text, q.quotes[0].cue), "said");
  CHECK_STR(q.quotes[1].words, "fine");
  CHECK_STR(str_span(f.d.text, q.quotes[1].span), "'fine'"); /* marks too */
  CHECK_INT(q.quotes[1].kind, QUOTE_DIRECT);
  CHECK_INT(q.quotes[2].kind, QUOTE_INDIRECT);
  CHECK_INT(q.quotes[2].sentence, 1);
  CHECK_INT(q.quotes[2].source.length, 0);
  arena_free(&f.arena);
}

static void test_attribute(void) {
  Fixture f;
  AttributionList list = {0};
  fixture_init(&f, "\"We stay,\" said Ida Lind.\n\n\"The rain will end, and "
                   "the road will dry, as it has each year.\"");
  CHECK(quotes_attribute(&f.r, quote_model(), &list));
  CHECK_INT(list.count, 1); /* the second paragraph goes on with the first */
  if (list.count) CHECK_INT(list.items[0].content_count, 2);
  arena_free(&f.arena);
}

int main(void) {
  test_said();
  test_reading();
  test_frames();
  test_words();
  test_windows();
  test_columns();
  test_model();
  test_pieces();
  test_lists();
  test_link();
  test_mend();
  test_mend_direct();
  test_rows();
  test_attribute();
  return CHECK_DONE();
}
