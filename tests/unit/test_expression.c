/* Dates and sums by grammar, merged with the tagger's mentions. */
#include "check.h"
#include "entity/expression.h"

static Arena arena;
static Document doc;

static void begin(const char *text, const char *published) {
  arena_reset(&arena);
  document_init(&doc, &arena, str_from_c(text));
  doc.options.whole = true;
  doc.options.published = str_from_c(published);
}

static MentionList tagged(const char *words, EntityType type, float score) {
  static Mention items[1];
  size_t at = words ? str_find(doc.text, str_from_c(words), 0) : 0;
  items[0] = (Mention){.type = (uint8_t)type, .score = score};
  if (words) items[0].span = (Span){(uint32_t)at, (uint32_t)strlen(words)};
  const Text *t = document_text(&doc);
  for (uint32_t i = 0; i < t->sentence_count; i++)
    if (t->tokens[t->sentences[i].first_token].start <= at)
      items[0].sentence = i;
  return (MentionList){items, words ? 1 : 0, words ? 1 : 0};
}

/* "DATE Friday|MONEY $5", in order. */
static Str shown(MentionList list) {
  Buffer b = {.arena = &arena};
  for (size_t i = 0; i < list.count; i++) {
    Str words = str_span(doc.text, list.items[i].span);
    buffer_printf(&b, "%s%s %.*s", i ? "|" : "",
                  ENTITY_TYPE_NAMES[list.items[i].type], (int)words.length,
                  words.data);
  }
  return buffer_str(&b);
}

static void test_added(void) {
  begin("Farmers got $5 million in May 2021.", NULL);
  MentionList list = expressions_merge(&doc, tagged(NULL, TYPE_DATE, 0));
  CHECK_STR(shown(list), "MONEY $5 million|DATE May 2021");
  const Text *text = document_text(&doc);
  CHECK_INT(text->tokens[list.items[1].first_token].start,
            list.items[1].span.start);
  CHECK_INT(list.items[1].end_token - list.items[1].first_token, 2);
}

/* Mentions share no word, be it as odd as this one. */
static void test_one_word(void) {
  begin("They paid \xC2\xA3"
        "3bpvt4,000 euros.",
        NULL);
  MentionList list = expressions_merge(&doc, tagged(NULL, TYPE_DATE, 0));
  CHECK_STR(shown(list), "MONEY \xC2\xA3"
                         "3");
}

static void test_extent(void) {
  begin("The bridge cost US$5 million to build.", NULL);
  CHECK_STR(
      shown(expressions_merge(&doc, tagged("$5 million", TYPE_MONEY, 0.9f))),
      "MONEY US$5 million");
  /* what the tagger takes for another thing stays */
  begin("The Expo 2021 Dubai fair opened.", NULL);
  CHECK_STR(shown(expressions_merge(
                &doc, tagged("Expo 2021 Dubai", TYPE_MISC, 0.9f))),
            "MISC Expo 2021 Dubai");
  /* and so does a date that the grammar does not know */
  begin("Shops close for Eid every year.", NULL);
  CHECK_STR(shown(expressions_merge(&doc, tagged("Eid", TYPE_DATE, 0.5f))),
            "DATE Eid");
  begin("Then SKW 1 won the match.", NULL);
  CHECK_INT(expressions_merge(&doc, tagged("SKW 1", TYPE_DATE, 0.5f)).count, 0);
}

static void test_relative(void) {
  begin("Prices fell last week. They met on Friday night.", NULL);
  CHECK_INT(expressions_merge(&doc, tagged("Friday", TYPE_DATE, 0.9f)).count,
            0);
  begin("Prices fell last week. They met on Friday night.", "2022-02-12");
  CHECK_STR(shown(expressions_merge(&doc, tagged(NULL, TYPE_DATE, 0))),
            "DATE last week|DATE Friday night");
  begin("Prices fell last week. They met on Friday night.", "2022-02-12");
  CHECK_STR(shown(expressions_merge(&doc, tagged("Friday", TYPE_MISC, 0.9f))),
            "DATE last week|DATE Friday night");
  begin("They met on Friday night.", NULL);
  CHECK_STR(shown(expressions_merge(&doc, tagged("Friday", TYPE_MISC, 0.9f))),
            "MISC Friday");
}

int main(void) {
  test_added();
  test_one_word();
  test_extent();
  test_relative();
  arena_free(&arena);
  return CHECK_DONE();
}
