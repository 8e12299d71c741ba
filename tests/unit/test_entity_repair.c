/* Mentions mended by the rest of the article. All names are invented. */
#include "check.h"
#include "entity/repair.h"
#include "marked.h"

static Str text_of(const Marked *m, uint32_t i) {
  return str_span(m->d.text, m->e.mentions[i].span);
}

static void test_particles(void) {
  Marked m;
  marked_make(&m, "{P:Ursula van der Hoek} came. “No,” van der {P:Hoek} said. "
                  "A friend of {P:Hoek} left. Yes, de {P:Hoek} said.");
  CHECK_INT(mentions_repair(&m.d, m.e.mentions, m.e.mention_count), 4);
  CHECK_STR(text_of(&m, 1), "van der Hoek");
  CHECK_STR(text_of(&m, 2), "Hoek"); /* "of" is no particle of hers */
  CHECK_STR(text_of(&m, 3), "Hoek"); /* nor is "de" */
  CHECK_INT(m.e.mentions[1].end_token - m.e.mentions[1].first_token, 3);
  marked_free(&m);
}

static void test_types(void) {
  Marked m;
  marked_make(&m, "{P:Rosa Lindqvistova} came. {L:Lindqvistova} spoke; "
                  "{P:Anna Paris} left {L:Paris}. {O:LINDQVISTOVA} closed.");
  mentions_repair(&m.d, m.e.mentions, m.e.mention_count);
  CHECK_INT(m.e.mentions[1].type, TYPE_PERSON);
  CHECK_INT(m.e.mentions[3].type, TYPE_LOCATION); /* a city all the same */
  CHECK_INT(m.e.mentions[4].type, TYPE_ORGANIZATION);
  marked_free(&m);
}

static void test_tails(void) {
  Marked m;
  marked_make(&m, "The {O:Office for Ports} in {L:Arle} ({O:OPA}) met the "
                  "{O:Arle Bank} of {L:Zul} ({O:QRX}).");
  uint32_t n = mentions_repair(&m.d, m.e.mentions, m.e.mention_count);
  CHECK_INT(n, 5); /* Arle is within the office's name now */
  CHECK_STR(text_of(&m, 0), "Office for Ports in Arle");
  CHECK_STR(text_of(&m, 1), "OPA");
  CHECK_STR(text_of(&m, 2), "Arle Bank");
  CHECK_INT(mentions_repair(&m.d, m.e.mentions, 0), 0);
  marked_free(&m);
  /* The nearest name that the letters fit has its tail already. */
  marked_make(&m, "{O:Sund Bank} beat {O:Sund Fistball Club} ({O:SFC}).");
  CHECK_INT(mentions_repair(&m.d, m.e.mentions, m.e.mention_count), 3);
  CHECK_STR(text_of(&m, 0), "Sund Bank");
  CHECK_STR(text_of(&m, 1), "Sund Fistball Club");
  marked_free(&m);
}

static void test_districts(void) {
  Marked m;
  marked_make(&m, "In {L:Washington}, {L:DC} and {L:Washington} D.C. she met "
                  "{P:Lee}, {L:DC} said. {L:Washington}, {L:Ohio} and "
                  "{L:Bogota}, {L:DC}.");
  CHECK_INT(mentions_repair(&m.d, m.e.mentions, m.e.mention_count), 8);
  CHECK_STR(text_of(&m, 0), "Washington, DC");
  CHECK_STR(text_of(&m, 1), "Washington D.C.");
  CHECK_INT(m.e.mentions[1].end_token - m.e.mentions[1].first_token, 2);
  CHECK_STR(text_of(&m, 3), "DC");
  CHECK_STR(text_of(&m, 4), "Washington");
  CHECK_STR(text_of(&m, 6), "Bogota");
  marked_free(&m);
  /* What is no mention is taken in as well, but not from the next sentence. */
  marked_make(&m,
              "He left {L:Washington}. DC is hot. {L:WASHINGTON} DC burns.");
  CHECK_INT(mentions_repair(&m.d, m.e.mentions, m.e.mention_count), 2);
  CHECK_STR(text_of(&m, 0), "Washington");
  CHECK_STR(text_of(&m, 1), "WASHINGTON DC");
  marked_free(&m);
}

int main(void) {
  test_particles();
  test_types();
  test_tails();
  test_districts();
  return CHECK_DONE();
}
