/*
** The tables that are searched by halves are sorted: every word is found. The
** files are included, so that their tables are seen.
*/
#include "entity/gender.c"
#include "entity/name.c"
#include "entity/role_noun.c"
#include "quote/cue.c"

#include "check.h"

static void test_sorted(const char *const *table, size_t count) {
  for (size_t i = 1; i < count; i++) {
    if (strcmp(table[i - 1], table[i]) >= 0) printf("%s\n", table[i]);
    CHECK(strcmp(table[i - 1], table[i]) < 0);
  }
}

static void test_words(void) {
  test_sorted(ROLE_NOUNS, COUNT_OF(ROLE_NOUNS));
  test_sorted(MODIFIERS, COUNT_OF(MODIFIERS));
  test_sorted(COURTESIES, COUNT_OF(COURTESIES));
  test_sorted(FIRST_SURNAMES, COUNT_OF(FIRST_SURNAMES));
  for (size_t i = 0; i < COUNT_OF(ROLE_NOUNS); i++)
    CHECK(noun_listed(str_from_c(ROLE_NOUNS[i])));
  for (size_t i = 0; i < COUNT_OF(FIRST_SURNAMES); i++)
    CHECK(is_first_surname(str_from_c(FIRST_SURNAMES[i])));
  for (size_t i = 0; i < COUNT_OF(GENDERED_NOUNS); i++)
    CHECK_INT(noun_gender(str_from_c(GENDERED_NOUNS[i].word)),
              GENDERED_NOUNS[i].gender);
  for (size_t i = 0; i < CUE_WORD_COUNT; i++)
    CHECK_INT(cue_word_class(str_from_c(CUE_WORDS[i].word)),
              CUE_WORDS[i].class);
}

static void test_genders(void) {
  CHECK_INT(gender_of_role(STR("spokeswoman for the union")), GENDER_FEMALE);
  CHECK_INT(gender_of_role(STR("king of Arle")), GENDER_MALE);
  CHECK_INT(gender_of_role(STR("minister")), GENDER_UNKNOWN);
  CHECK_INT(gender_of_role(STR("secretary of the Queen")), GENDER_UNKNOWN);
  CHECK_INT(gender_of_role(STR("")), GENDER_UNKNOWN);
  CHECK_INT(gender_of_name(STR("Maria Lind")), GENDER_FEMALE);
  CHECK_INT(gender_of_name(STR("Peter Lind")), GENDER_MALE);
  CHECK_INT(gender_of_name(STR("Lind")), GENDER_UNKNOWN);
  Arena arena = {0};
  Document d;
  document_init(&d, &arena, STR("Mrs. Lind and Mr Bay met; the Bay"));
  CHECK_INT(gender_before(&d, 5), GENDER_FEMALE);
  CHECK_INT(gender_before(&d, 17), GENDER_MALE);
  CHECK_INT(gender_before(&d, 30), GENDER_UNKNOWN);
  CHECK_INT(gender_before(&d, 0), GENDER_UNKNOWN);
  arena_free(&arena);
}

int main(void) {
  test_words();
  test_genders();
  return CHECK_DONE();
}
