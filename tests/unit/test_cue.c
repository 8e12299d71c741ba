/* Classes of cues, in all forms of a verb and in phrases. */
#include "quote/cue.h"

#include "check.h"

static void test_words(void) {
  static const struct {
    const char *word;
    CueClass class;
  } rows[] = {
      {"say", CUE_SAY},
      {"Says", CUE_SAY},
      {"said", CUE_SAY},
      {"saying", CUE_SAY},
      {"told", CUE_SAY},
      {"wrote", CUE_SAY},
      {"stresses", CUE_SAY},
      {"quipped", CUE_SAY},
      {"noting", CUE_SAY},
      {"claims", CUE_CLAIM},
      {"argued", CUE_CLAIM},
      {"insisting", CUE_CLAIM},
      {"implied", CUE_CLAIM},
      {"implies", CUE_CLAIM},
      {"admitted", CUE_CONFIRM},
      {"admitting", CUE_CONFIRM},
      {"conceding", CUE_CONFIRM},
      {"DENIED", CUE_DENY},
      {"denies", CUE_DENY},
      {"denying", CUE_DENY},
      {"refuted", CUE_DENY},
      {"asked", CUE_ASK},
      {"wondering", CUE_ASK},
      {"urges", CUE_DEMAND},
      {"begged", CUE_DEMAND},
      {"threatened", CUE_WARN},
      {"warns", CUE_WARN},
      {"vowed", CUE_PROMISE},
      {"swore", CUE_PROMISE},
      {"hailed", CUE_PRAISE},
      {"praising", CUE_PRAISE},
      {"slammed", CUE_CRITICIZE},
      {"criticising", CUE_CRITICIZE},
      {"accuses", CUE_CRITICIZE},
      {"thought", CUE_THINK},
      {"believes", CUE_THINK},
      {"table", CUE_NONE},
      {"bed", CUE_NONE},
      {"", CUE_NONE},
      {"ing", CUE_NONE},
      {"incomprehensibilities", CUE_NONE},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    CueClass have = cue_word_class(str_from_c(rows[i].word));
    if (have != rows[i].class) printf("%s:\n", rows[i].word);
    CHECK_INT(have, rows[i].class);
  }
}

static void test_phrases(void) {
  CHECK_INT(cue_class(STR("has repeatedly denied")), CUE_DENY);
  CHECK_INT(cue_class(STR("said in a statement")), CUE_SAY);
  CHECK_INT(cue_class(STR("called on")), CUE_DEMAND);
  CHECK_INT(cue_class(STR("called")), CUE_SAY);
  CHECK_INT(cue_class(STR("according to")), CUE_SAY);
  CHECK_INT(cue_class(STR(":")), CUE_SAY);
  CHECK_INT(cue_class(STR("\xE2\x80\x93")), CUE_SAY);
  CHECK_INT(cue_class(STR("went on to warn")), CUE_WARN);
  CHECK_INT(cue_class(STR("")), CUE_NONE);
}

int main(void) {
  test_words();
  test_phrases();
  return CHECK_DONE();
}
