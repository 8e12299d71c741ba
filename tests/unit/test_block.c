/* Tests of ext/text: one line one block, and hard-wrapped texts joined. */
#include "check.h"
#include "text/text.h"

/* Line ranges of the blocks: "0-1 2-4". */
static void check_blocks(const char *text, bool wrapped, const char *want,
                         int line) {
  Arena a = {0};
  Document d;
  document_init(&d, &a, str_from_c(text));
  const Text *t = document_lines(&d);
  Buffer b = {.arena = &a};
  for (uint32_t i = 0; i < t->block_count; i++) {
    buffer_printf(&b, "%s%u-%u", i ? " " : "", t->blocks[i].first_line,
                  t->blocks[i].end_line);
  }
  check_str(buffer_str(&b), str_from_c(want), __FILE__, line);
  if (t->hard_wrapped != wrapped) printf("line %d: hard_wrapped\n", line);
  CHECK(t->hard_wrapped == wrapped);
  arena_free(&a);
}
#define BLOCKS(text, wrapped, want) check_blocks(text, wrapped, want, __LINE__)

static void test_plain(void) {
  BLOCKS("", false, "");
  BLOCKS("\n\n", false, "");
  BLOCKS("Talks stall\n\nVIENNA (AP) - Talks stalled.\nBy Jane Okoro\n", false,
         "0-1 2-3 3-4");
}

/* Paragraphs of one line each: long, and short ones as well. */
static void test_paragraphs(void) {
  BLOCKS("The governor said on Monday that the old bridge over the river would "
         "be closed to lorries until the end of the year, and perhaps longer.\n"
         "Engineers had found cracks in two of its piers in the spring, and in "
         "a third one last week, according to a report seen by the paper.\n",
         false, "0-1 1-2");
  BLOCKS("Share this\nFollow us on social media\nread more about this story\n"
         "about the author\nprivacy policy and terms\n",
         false, "0-1 1-2 2-3 3-4 4-5");
}

static void test_blank_between(void) {
  BLOCKS("Bridge to close for lorries\n"
         "\n"
         "The governor said on Monday that the old bridge over the river\n"
         "would be closed to lorries until the end of the year, and perhaps\n"
         "longer. Engineers had found cracks in two of its piers in the\n"
         "spring.\n"
         "\n"
         "Lorries will have to take the road by way of Port Amara, which is\n"
         "forty kilometres longer and not paved everywhere.\n",
         true, "0-1 2-6 7-9");
}

static void test_indented(void) {
  BLOCKS("BRIDGE TO CLOSE FOR LORRIES\n"
         "    The governor said on Monday that the old bridge over the\n"
         "river would be closed to lorries until the end of the year, and\n"
         "perhaps longer, since cracks were found.\n"
         "    Lorries will have to take the road by way of Port Amara,\n"
         "which is forty kilometres longer and not paved everywhere.\n",
         true, "0-1 1-4 4-6");
}

/* A headline right above the body, names at the start of lines. */
static void test_headline_above(void) {
  BLOCKS("Governor Closes Old Bridge Over Amara River For All Heavy Lorries\n"
         "The governor said on Monday that the old bridge over the river\n"
         "would be closed to lorries until the end of the year. Governor\n"
         "Amina Diallo told reporters in Port Amara that engineers of the\n"
         "Ministry of Works had found cracks in two of its piers, and that\n"
         "repairs would begin soon.\n",
         true, "0-1 1-6");
}

static void test_lists_and_tables(void) {
  BLOCKS(
      "The governor said on Monday that the old bridge over the river\n"
      "would be closed to lorries until the end of the year. It is not\n"
      "the only one in danger, and the ministry gave a list of others:\n"
      "- the railway bridge at Port Amara, which was built in the year 1911\n"
      "- the footbridge in the park\n"
      "1. Introduction to the report of the engineers .............. 12\n"
      "2. Findings ................................................. 19\n",
      true, "0-3 3-4 4-5 5-6 6-7");
}

/* A table of contents, and verse: short lines that nobody joins. */
static void test_not_wrapped(void) {
  BLOCKS("Introduction ............................................. 1\n"
         "How the bridge was built ................................. 7\n"
         "how it was paid for ..................................... 21\n",
         false, "0-1 1-2 2-3");
  BLOCKS("the river runs\nby night and day\nthe bridge is old\n"
         "and will not stay\n",
         false, "0-1 1-2 2-3 3-4");
}

static void test_short_dump(void) {
  BLOCKS("The governor said on Monday that the old bridge over the river\n"
         "would be closed to lorries until the end of the year, and perhaps\n"
         "longer.\n",
         true, "0-3");
}

/* Joined lines are one block with all the words; sentences run across. */
static void test_joined_words(void) {
  Arena a = {0};
  Document d;
  document_init(&d, &a,
                STR("  The governor said on Monday that the old bridge over "
                    "the river\r\n  would be closed to lorries until the end "
                    "of the year, and perhaps\r\n  longer.\r\n"));
  const Text *t = document_text(&d);
  CHECK_INT(t->block_count, 1);
  CHECK_INT(t->blocks[0].words, 26);
  CHECK_INT(t->blocks[0].start, 2);
  CHECK_INT(t->sentence_count, 1);
  int starts = 0;
  for (uint32_t i = 0; i < t->token_count; i++) {
    starts += (t->tokens[i].flags & TOKEN_LINE_START) != 0;
  }
  CHECK_INT(starts, 3);
  arena_free(&a);
}

int main(void) {
  test_plain();
  test_paragraphs();
  test_blank_between();
  test_indented();
  test_headline_above();
  test_lists_and_tables();
  test_not_wrapped();
  test_short_dump();
  test_joined_words();
  return CHECK_DONE();
}
