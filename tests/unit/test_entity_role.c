/* Roles printed with names. Names and offices are invented. */
#include "check.h"
#include "marked.h"

static void check_role(const char *marked, uint32_t mention, const char *role) {
  Marked m;
  marked_make(&m, marked);
  Str have = m.e.mentions[mention].role;
  bool same =
      role ? have.data && str_equal(have, str_from_c(role)) : !have.data;
  if (!same) printf("in: %s\n", marked);
  CHECK_STR(have, role);
  marked_free(&m);
}

static void test_titles(void) {
  check_role("They met {N:Arlish} Foreign Minister {P:Rosa Lind} there.", 1,
             "Arlish Foreign Minister");
  check_role("He thanked former coach and pilot {P:Tom Bay}.", 0,
             "former coach and pilot");
  check_role("It was led by reality TV host {P:Ann Ruiz}.", 0,
             "reality TV host");
  check_role("The President of the Republic {P:Rosa Lind} came.", 0,
             "President of the Republic");
  check_role("Secretary for Ports {P:Tom Bay} came.", 0, "Secretary for Ports");
  check_role("University of Arle chemist Dr {P:Ann Ruiz} came.", 0,
             "University of Arle chemist");
  check_role("Dr. {P:Ann Ruiz} and Mr {P:Tom Bay} came.", 0, NULL);
  check_role("Dr. {P:Ann Ruiz} and Mr {P:Tom Bay} came.", 1, NULL);
  check_role("Then they met {P:Tom Bay}.", 0, NULL);
  check_role("Featuring actors {P:Ann Ruiz} and {P:Tom Bay}, it won.", 0,
             "actors");
  check_role("Featuring actors {P:Ann Ruiz} and {P:Tom Bay}, it won.", 1,
             "actors");
  check_role("The actor {P:Ann Ruiz} and {P:Tom Bay} won.", 1, NULL);
}

static void test_appositives(void) {
  check_role("{P:Rosa Lind}, 45, a lawyer for the {O:Dockers’ Union}, said so.",
             0, "lawyer for the Dockers\xE2\x80\x99 Union");
  check_role("{P:Rosa Lind}, president of {O:Arle Bank} ({O:AB}), said so.", 0,
             "president of Arle Bank");
  check_role("“Yes,” said {P:Rosa Lind}, chair of {O:Arle Bank}.", 0,
             "chair of Arle Bank");
  check_role("The deputy mayor of {L:Arle}, {P:Rosa Lind}, told us.", 1,
             "deputy mayor of Arle");
  check_role("{P:Rosa Lind}, who leads the club, said so.", 0, NULL);
  check_role("{P:Rosa Lind}, President {P:Tom Bay} and others came.", 0, NULL);
  check_role("{P:Rosa Lind}, a town in the south, is old.", 0, NULL);
  check_role("Last year, prosecutors charged ten, {P:Rosa Lind} said.", 0,
             NULL);
  check_role("{P:Rosa Lind} (D-Ohio), the committee’s vice-chairman, left.", 0,
             "vice-chairman");
}

/* An entity has the fullest of its roles, a mention only its own. */
static void test_entity_role(void) {
  Marked m;
  marked_make(&m, "Minister {P:Rosa Lind} came. {P:Lind}, minister for ports "
                  "and ships, spoke. {P:Lind} left.");
  CHECK_STR(m.e.mentions[0].role, "Minister");
  CHECK_STR(m.e.mentions[2].role, NULL);
  CHECK_STR(m.e.entities[m.e.mentions[2].entity].role,
            "minister for ports and ships");
  CHECK_INT(m.e.mentions[0].role_span.start, 0);
  CHECK_INT(m.e.mentions[0].role_span.length, 8);
  marked_free(&m);
}

int main(void) {
  test_titles();
  test_appositives();
  test_entity_role();
  return CHECK_DONE();
}
