/* What the last word of a source tells. */
#include "quote/source_noun.h"

#include "check.h"

int main(void) {
  CHECK_INT(source_noun_kinds(STR("Spokeswoman")), NOUN_VOICE);
  CHECK_INT(source_noun_kinds(STR("lawsuit")), NOUN_DOCUMENT);
  CHECK_INT(source_noun_kinds(STR("company")), NOUN_BODY);
  CHECK_INT(source_noun_kinds(STR("police")), NOUN_BODY | NOUN_OWN_BODY);
  CHECK_INT(source_noun_kinds(STR("officials")), NOUN_UNNAMED);
  CHECK_INT(source_noun_kinds(STR("nations")), NOUN_STATES);
  CHECK_INT(source_noun_kinds(STR("table")), 0);
  CHECK_INT(source_noun_kinds(STR("")), 0);
  CHECK(source_is_indefinite(STR("Several")));
  CHECK(!source_is_indefinite(STR("the")));
  CHECK(source_is_plural(STR("lawyers")));
  CHECK(source_is_plural(STR("people")));
  CHECK(!source_is_plural(STR("boss")));
  CHECK(!source_is_plural(STR("congress")));
  CHECK(source_body_fits(STR("Arle Bank"), STR("bank")));
  CHECK(source_body_fits(STR("Dock Workers of Arle"), STR("union")));
  CHECK(!source_body_fits(STR("Embankment Club"), STR("bank")));
  CHECK_STR(source_role_synonym(STR("premier"), 0), "minister");
  CHECK_STR(source_role_synonym(STR("premier"), 1), NULL);
  CHECK_STR(source_role_synonym(STR("baker"), 0), NULL);
  return CHECK_DONE();
}
