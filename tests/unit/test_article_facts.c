/* Tests of what is counted in a block: article/facts.h. */
#include "article/facts.h"

#include "check.h"

typedef struct Fixture {
  Arena arena;
  Document document;
} Fixture;

/* The facts of the blocks of `text`. */
static const BlockFacts *facts_of(Fixture *f, Str text) {
  arena_reset(&f->arena);
  document_init(&f->document, &f->arena, text);
  return facts_gather(&f->document, document_lines(&f->document));
}

#define LINE                                                                   \
  "The UN said: \xE2\x80\x9CNo.\xE2\x80\x9D McKay of NATO, 52, wrote to "      \
  "a@b.org and http://b.org | \xE2\x80\xA2 \"Well!\" Why?"

/* Wherever the bytes of a line lie, the same is counted. */
static void test_counts(void) {
  Fixture f = {0};
  char text[400];
  for (size_t n = 0; n < 200; n++) {
    memset(text, 'x', n);
    memcpy(text + n, " " LINE, sizeof(" " LINE));
    Str s = str_from_c(text);
    if (n == 0) s = str_slice(s, 1, s.length - 1);
    const BlockFacts *b = facts_of(&f, s);
    CHECK_INT(b->words, 19 + (n > 0));
    CHECK_INT(b->capitals, 7);
    CHECK_INT(b->uppers, 2); /* UN, NATO */
    CHECK_INT(b->numbers, 1);
    CHECK_INT(b->sentence_ends, 3); /* behind "No" stands a mark, too */
    CHECK_INT(b->commas, 2);
    CHECK_INT(b->quotes, 3);
    CHECK_INT(b->bars, 2);
    CHECK_INT(b->addresses, 2);
    CHECK_INT(b->stops, 7); /* The No of to a and Why */
    CHECK_INT(b->class_words[0], 7);
    CHECK(b->classes & WORD_SAY);
    CHECK_INT(b->last, LAST_STOP);
  }
  arena_free(&f.arena);
}

/* A word longer than what is looked at together is one word. */
static void test_long_words(void) {
  Fixture f = {0};
  char text[700];
  for (size_t n = 1; n < 650; n += 13) {
    memset(text, 'A', n);
    memcpy(text + n, " b", 2);
    const BlockFacts *b = facts_of(&f, (Str){text, n + 2});
    CHECK_INT(b->words, 2);
    CHECK_INT(b->capitals, 1);
    CHECK_INT(b->uppers, n > 1);
    text[n - 1] = 'c'; /* no longer all capitals */
    b = facts_of(&f, (Str){text, n + 2});
    CHECK_INT(b->uppers, 0);
  }
  arena_free(&f.arena);
}

/* One word that ends the text, in a chunk, filling one, in several. */
static void test_last_words(void) {
  Fixture f = {0};
  char text[200];
  memset(text, 'A', sizeof(text));
  for (size_t n = 1; n <= sizeof(text); n++) {
    uint32_t hash;
    Str s = {text, n};
    CHECK_INT(words_scan(s, 0, &hash), n);
    const BlockFacts *b = facts_of(&f, s);
    CHECK_INT(b->words, 1);
    CHECK_INT(b->uppers, n > 1);
    CHECK_INT(b->hash, 31u + hash);
  }
  arena_free(&f.arena);
}

/* The hash of a line's words knows no marks, but their order. */
static void test_repeats(void) {
  Fixture f = {0};
  const BlockFacts *b = facts_of(
      &f, STR("Ferry returns\n\nReturns ferry\n\nFERRY: returns!\n\nFerry"));
  CHECK(!b[0].repeats && b[0].is_repeated);
  CHECK(!b[1].repeats && !b[1].is_repeated);
  CHECK(b[2].repeats && !b[2].is_repeated);
  CHECK(!b[3].repeats);
  arena_free(&f.arena);
}

/* A heading shares words with the paragraphs; their first words are left out,
** which many lines begin with. */
static void test_share(void) {
  Fixture f = {0};
  const BlockFacts *b = facts_of(
      &f, STR("Harbour ferry sinks\n\n"
              "Officials in the town said on Friday that nobody had been hurt "
              "when the old wooden ferry ran into the wall of the harbour.\n\n"
              "Harbour ferry sinks\n"));
  CHECK_INT(b[0].in_text, 66);
  CHECK_INT(b[1].in_text, 0);
  CHECK_INT(b[1].quality, QUALITY_GOOD);
  arena_free(&f.arena);
}

int main(void) {
  test_counts();
  test_long_words();
  test_last_words();
  test_repeats();
  test_share();
  return CHECK_DONE();
}
