/* Folding, sounds and likeness of names. */
#include "check.h"
#include "entity/role_noun.h"
#include "entity/spell.h"

static void test_fold(void) {
  Arena a = {0};
  CHECK_STR(spell_fold(&a, STR("M\xC3\xBCller-O\xE2\x80\x99Hara")),
            "muller ohara");
  CHECK_STR(spell_fold(&a, STR("  U.S.  Steel, Inc. ")), "us steel inc");
  CHECK_STR(spell_fold(&a, STR("S\xC3\xB8ren \xC5\x81uk\xC3\xA6\xC3\x9F")),
            "soren lukaess");
  CHECK_STR(spell_fold(&a, STR("\xD0\x9E\xD0\xBB\xD0\xB3\xD0\xB0")),
            "\xD0\xBE\xD0\xBB\xD0\xB3\xD0\xB0");
  CHECK_STR(spell_fold(&a, STR("")), "");
  CHECK_STR(spell_fold(&a, STR("...!")), "");
  CHECK_STR(spell_fold(&a, STR("\xC3")), ""); /* a broken letter */
  arena_free(&a);
}

static void check_sound(const char *word, const char *sound,
                        const char *skeleton) {
  Spelling s;
  spell_word(str_from_c(word), &s);
  CHECK_STR(((Str){s.sound, s.sound_length}), sound);
  CHECK_STR(((Str){s.skeleton, s.skeleton_length}), skeleton);
}

static void test_sounds(void) {
  check_sound("schultz", "shuls", "sls");
  check_sound("scholz", "shols", "sls");
  check_sound("bush", "bush", "bs");
  check_sound("gorbatcheff", "gorbachof", "grbcf");
  check_sound("medvedev", "medvedof", "mdvdf");
  check_sound("mohammed", "mohamed", "mmd");
  check_sound("", "", "");
  Spelling s; /* a word longer than what is looked at */
  spell_word(STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
             &s);
  CHECK(s.sound_length > 30 && s.sound_length <= SPELL_LONGEST);
}

static void test_likeness(void) {
  CHECK(spell_alike(STR("scholz"), STR("schultz"), 0.75));
  CHECK(spell_alike(STR("sergei"), STR("sergey"), 0.75));
  CHECK(spell_alike(STR("eldrige"), STR("eldridge"), 0.75));
  CHECK(!spell_alike(STR("martin"), STR("morton"), 0.75));
  CHECK(!spell_alike(STR("lee"), STR("li"), 0.75));
  CHECK(!spell_alike(STR("route66"), STR("route67"), 0.75));
  CHECK(spell_one_slip(STR("eldrige"), STR("eldridge")));
  CHECK(!spell_one_slip(STR("smith"), STR("smyth"))); /* too short to tell */
  CHECK(!spell_alike(STR("reed"), STR("rudd"), 0.75));
  CHECK(spell_similarity(STR("abcd"), STR("abcd")) == 1.0);
  CHECK(spell_similarity(STR("abcd"), STR("abxd")) == 0.75);
  CHECK(spell_similarity(STR(""), STR("ab")) == 0.0);
}

static void test_role_nouns(void) {
  CHECK(role_is_noun(STR("goalkeeper")));
  CHECK(role_is_noun(STR("Policemen")));
  CHECK(role_is_noun(STR("secretaries")));
  CHECK(role_is_noun(STR("actresses")));
  CHECK(role_is_noun(STR("vice-president")));
  CHECK(role_is_noun(STR("co-founder")));
  CHECK(!role_is_noun(STR("Mr.")));
  CHECK(!role_is_noun(STR("table")));
  CHECK(!role_is_noun(STR("")));
  CHECK(role_is_plural(STR("actors")));
  CHECK(!role_is_plural(STR("boss")));
  CHECK(role_is_courtesy(STR("Dr.")));
  CHECK(role_is_modifier(STR("former")));
  char singular[32];
  CHECK_STR(((Str){singular, role_singular(STR("Policemen"), singular)}),
            "policeman");
}

int main(void) {
  test_fold();
  test_sounds();
  test_likeness();
  test_role_nouns();
  return CHECK_DONE();
}
