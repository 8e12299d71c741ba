/* Tests of fingerprints, of words.h and of cues.h. */
#include "article/agency.h"
#include "article/article.h"
#include "article/cues.h"
#include "article/date.h"
#include "article/money.h"
#include "check.h"

#define TITLE "Early rains save maize along the lake\n\n"
#define ONE                                                                    \
  "Farmers along the lake said on Monday that the rains had come early, and "  \
  "that most of the maize was safe for now, but that nobody could be sure "    \
  "before the end of the month.\n\n"
#define TWO                                                                    \
  "The ministry of agriculture had warned in May that a third of the harvest " \
  "could be lost if the dry weather went on into the autumn, and had asked "   \
  "its neighbours for seed.\n\n"
#define THREE                                                                  \
  "Boats were kept in the harbour for most of the week, and the ferry to the " \
  "islands did not run until Sunday, when the wind on the lake had gone "      \
  "down and the maize could be shipped.\n\n"
#define FOUR                                                                   \
  "\"We have waited for this since the spring,\" said Wanjiru Otieno, who "    \
  "grows maize and beans on two acres near the shore of the lake.\n\n"
#define OTHER                                                                  \
  "The court in the capital opened its new session with a case about the "     \
  "fees that banks may ask of students, a lawyer for the union said.\n\n"      \
  "Judges are expected to hear both sides until Friday, and to give their "    \
  "ruling on the loans before the term begins.\n\n"                            \
  "Students had protested in front of the banks in March, when the fees were " \
  "raised for the second time within a year.\n"

static uint64_t fingerprint(const char *text, bool *known) {
  Arena arena = {0};
  Document d;
  document_init(&d, &arena, str_from_c(text));
  uint64_t out = article_fingerprint(&d, known);
  arena_free(&arena);
  return out;
}

static int distance(const char *a, const char *b) {
  bool known_a, known_b;
  uint64_t x = fingerprint(a, &known_a), y = fingerprint(b, &known_b);
  CHECK(known_a && known_b);
  return __builtin_popcountll(x ^ y);
}

static void test_fingerprint(void) {
  const char *base = TITLE "NAIROBI, July 3 (Xinhua) -- " ONE TWO THREE FOUR;
  CHECK_INT(distance(base, base), 0);
  /* Another headline, no dateline: the story is the same. */
  CHECK(distance(base, "Maize is safe, farmers say\n\n" ONE TWO THREE FOUR) <=
        2);
  /* The end is cut off, a paragraph is left out. */
  CHECK(distance(base, TITLE ONE TWO THREE) <= 6);
  CHECK(distance(base, TITLE ONE TWO FOUR) <= 8);
  CHECK(distance(base, "Court hears case about fees\n\n" OTHER) > 10);
  bool known;
  CHECK_INT(fingerprint("", &known), 0);
  CHECK(!known);
}

/* The same words always have the same fingerprint, on every machine. */
static void test_stable(void) {
  bool known;
  uint64_t straight = fingerprint(TITLE ONE TWO THREE FOUR, &known);
  uint64_t again = fingerprint(TITLE ONE TWO THREE FOUR, &known);
  CHECK(straight == again);
  const char *curly = TITLE ONE TWO THREE
      "\xE2\x80\x9CWe have waited for this since the spring,\xE2\x80\x9D said "
      "Wanjiru Otieno, who grows maize and beans on two acres near the shore "
      "of the lake.\n\n";
  CHECK(straight == fingerprint(curly, &known));
}

static uint32_t hash_of(const char *word) {
  uint32_t hash = 0;
  CHECK(words_scan(str_from_c(word), 0, &hash) == strlen(word));
  return hash;
}

static void test_words(void) {
  static WordIndex index;
  static CueIndex cues;
  words_index(&index);
  cues_index(&index, &cues);
  agency_index(&index);
  date_index(&index);
  money_index(&index);
  /* What is embedded was made from the lists as they are now. */
  CHECK(memcmp(&index, &WORD_INDEX, sizeof index) == 0);
  CHECK(memcmp(&cues, &CUE_INDEX, sizeof cues) == 0);
  CHECK_INT(index.lost, 0);
  CHECK(words_classes(hash_of("the")) & WORD_STOP);
  CHECK(words_classes(hash_of("Facebook")) & WORD_SOCIAL);
  CHECK(words_classes(hash_of("Xinhua")) & WORD_SERVICE);
  CHECK_INT(words_classes(hash_of("Wanjiru")), 0);
  CHECK(hash_of("BOAT") == hash_of("boat"));
  CHECK(hash_of("boat") != hash_of("boats"));
  CHECK(hash_of("fisherwomen") != hash_of("fisherwoman"));
  /* A word near the end of the text has the same hash. */
  uint32_t hash;
  CHECK_INT(words_scan(STR("a boat"), 2, &hash), 4);
  CHECK(hash == hash_of("boat"));
  CHECK_INT(words_scan(STR("\xE2\x80\x94"), 0, &hash), 0);
}

/* The cues of a line, as the facts of a block would have them. */
static uint32_t cues_of(const char *text) {
  Str line = str_from_c(text);
  uint32_t classes = 0;
  for (size_t at = 0; at < line.length;) {
    uint32_t hash;
    size_t n = words_scan(line, at, &hash);
    if (n > 0) classes |= words_classes(hash);
    at += n ? n : words_gap(line, at);
  }
  return cues_find(line, classes);
}

static void test_cues(void) {
  CHECK_INT(cues_of("You may also like"), CUE_RELATED | CUE_WHOLE);
  CHECK_INT(cues_of("Related Posts"), CUE_RELATED | CUE_WHOLE);
  CHECK(cues_of("Leave a Reply") & CUE_COMMENTS);
  CHECK(cues_of("34 Comments") & CUE_COMMENTS);
  CHECK(cues_of("Connect with us") & CUE_SHARE);
  CHECK(cues_of("Skip to main content") & CUE_NAVIGATION);
  CHECK(cues_of("Sign up for our newsletter") & CUE_NEWSLETTER);
  CHECK(cues_of("\xC2\xA9 2022 Example News") & CUE_LEGAL);
  CHECK(cues_of("Nets on the quay. Photo: Ann Poe") & CUE_CREDIT);
  CHECK(cues_of("(Reporting by Jane Doe; Editing by Li Wei)") & CUE_CREDIT);
  CHECK(cues_of("FILE PHOTO: Nets on the quay") & CUE_CAPTION);
  CHECK(cues_of("By Jane Doe") & CUE_BYLINE);
  CHECK(cues_of("Published: 12 Feb 2022") & CUE_DATED);
  CHECK(cues_of("READ MORE: Harbour to close") & CUE_MORE);
  CHECK_INT(cues_of("ADVERTISEMENT"), CUE_ADVERT | CUE_WHOLE);
  CHECK(cues_of("Jane Doe is a staff writer in Lisbon.") & CUE_AUTHOR);
  CHECK_INT(cues_of("(tfa)"), CUE_END | CUE_WHOLE);
  CHECK(cues_of("\xE2\x80\x93") & CUE_END);
  CHECK_INT(cues_of("Homes were flooded along the lake"), 0);
  CHECK_INT(cues_of("Farmers said that the rains had come early"), 0);
  CHECK_INT(cues_of(""), 0);
}

/* Where the first word of a date, or a number, is found. */
static size_t moment(const char *text, size_t from) {
  return words_seek(str_from_c(text), from, WORD_MOMENT);
}

static void test_seek(void) {
  CHECK_INT(moment("They met on Monday, he said", 0), 12);
  CHECK_INT(moment("They met on Monday, he said", 13), 27); /* in the word */
  CHECK_INT(moment("in the '90s", 4), 7);
  CHECK_INT(moment("at 10:30", 0), 3);
  CHECK_INT(moment("at 10:30", 4), 6);
  CHECK_INT(moment("by FY22", 0), 3);
  CHECK_INT(moment("", 0), 0);
  Str half = STR("Nearly half");
  CHECK_INT(words_seek(half, 0, WORD_AMOUNT), 7);
  CHECK_INT(words_seek(half, 0, WORD_MOMENT), half.length);
  /* Wherever it stands in a chunk, and behind a word longer than one. */
  char text[256];
  for (size_t at = 0; at < 200; at++) {
    for (const char *mark = ",x"; *mark; mark++) {
      memset(text, *mark, at);
      strcpy(text + at, " Monday");
      CHECK_INT(moment(text, 0), at + 1);
    }
  }
}

int main(void) {
  test_fingerprint();
  test_stable();
  test_words();
  test_seek();
  test_cues();
  return CHECK_DONE();
}
