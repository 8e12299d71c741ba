/*
** Who said it. People, places and events are invented.
*/
#include "check.h"
#include "marked.h"

#define SPEAKER_IS(m, i, want) CHECK_STR((m).quotes[i].speaker, (want))
#define KIND_IS(m, i, want)    CHECK_INT((m).quotes[i].speaker_kind, (want))

/* The speaker and kind of the last quotation of a text. */
static void check_last(const char *marked, const char *name, SpeakerKind kind) {
  Marked m;
  marked_make(&m, marked);
  const Quote *q = &m.quotes[m.quote_count - 1];
  bool same = name ? q->speaker.data && str_equal(q->speaker, str_from_c(name))
                   : !q->speaker.data;
  if (!same || q->speaker_kind != kind) printf("in: %s\n", marked);
  CHECK_STR(q->speaker, name);
  CHECK_INT(q->speaker_kind, kind);
  marked_free(&m);
}

static void test_names(void) {
  Marked m;
  marked_make(&m, "{P:Rosa Lind}, the mayor of {L:Arle}, came. <S1:Ms. "
                  "{P:Lind}> <C1:denied> <I1:that the port would close>.");
  SPEAKER_IS(m, 0, "Rosa Lind");
  KIND_IS(m, 0, SPEAKER_PERSON);
  CHECK_STR(m.quotes[0].role, "mayor of Arle");
  CHECK_INT(m.quotes[0].cue_class, CUE_DENY);
  CHECK_INT(m.quotes[0].entity, m.e.mentions[0].entity);
  marked_free(&m);
  check_last("<S1:{P:Ann Ruiz}, 45, a lawyer for {P:Tom Bay},> <C1:said> "
             "<I1:it rained>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("<S1:{P:Bay} campaign spokesman {P:Karl Moor}> <C1:said> <I1:it "
             "rained>.",
             "Karl Moor", SPEAKER_PERSON);
  check_last("<S1:The deputy mayor of {L:Arle}, {P:Ann Ruiz},> <C1:said> "
             "<I1:it rained>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("<S1:The President of the Republic {P:Ann Ruiz}> <C1:said> <I1:it "
             "rained>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("<S1:{P:Ann Ruiz} and {P:Tom Bay}> <C1:said> <I1:it rained>.",
             "Ann Ruiz and Tom Bay", SPEAKER_GROUP);
  check_last("{P:Ann Ruiz} walks. <S1:Her rival, Councillor {P:Tom Bay},> "
             "<C1:said> <I1:it rained>.",
             "Tom Bay", SPEAKER_PERSON);
  check_last("<S1:{O:Arle Grid}'s chief executive, {P:Tom Bay},> <C1:said> "
             "<I1:it rained>.",
             "Tom Bay", SPEAKER_PERSON);
  check_last("<S1:Zoltana Pritt> <C1:said> <I1:it rained>.", "Zoltana Pritt",
             SPEAKER_PERSON); /* a name that the tagger missed */
}

static void test_organizations(void) {
  Marked m;
  check_last("{P:Ann Ruiz} came. <S1:The operator, {O:Arle Grid},> <C1:said> "
             "<I1:it rained>.",
             "Arle Grid", SPEAKER_ORGANIZATION);
  marked_make(&m, "<S1:{L:Moscow}> <C1:denied> <I1:that it had>. <S2:A "
                  "spokesman for {O:Arle Bank}> <C2:said> <I2:it had>.");
  SPEAKER_IS(m, 0, "Moscow"); /* a place that speaks is its government */
  KIND_IS(m, 0, SPEAKER_ORGANIZATION);
  CHECK_STR(m.quotes[0].role, "government");
  SPEAKER_IS(m, 1, "Arle Bank");
  CHECK_STR(m.quotes[1].role, "spokesman");
  marked_free(&m);
  check_last("{O:Arle Bank} grew. <S1:The bank> <C1:said> <I1:it grew>.",
             "Arle Bank", SPEAKER_ORGANIZATION);
  check_last("<S1:{O:Arle Bank}> <C1:said> <I1:so>. <S2:It> <C2:added> "
             "<I2:that more will come>.",
             "Arle Bank", SPEAKER_ORGANIZATION);
  check_last("<S1:The {N:Arlish} police> <C1:said> <I1:it was calm>.",
             "Arlish police", SPEAKER_ORGANIZATION);
  check_last("<S1:{P:Ann Ruiz}> <C1:said> <I1:so>. <S2:The statement> "
             "<C2:added> <I2:that more will come>.",
             "Ann Ruiz", SPEAKER_PERSON);
}

static void test_pronouns(void) {
  check_last("Mrs. {P:Lind} met Mr. {P:Bay}. <S1:She> <C1:said> <I1:it "
             "rained>.",
             "Lind", SPEAKER_PERSON);
  check_last("Mrs. {P:Lind} met Mr. {P:Bay}. <S1:He> <C1:said> <I1:it "
             "rained>.",
             "Bay", SPEAKER_PERSON);
  check_last("Mrs. {P:Lind} came. <S1:He> <C1:said> <I1:it rained>.", NULL,
             SPEAKER_UNKNOWN); /* nobody fits */
  check_last("{P:Q. Xu} spoke after {P:V. Zed}. He was late, {P:Xu} said. "
             "<S1:{P:Xu}> <C1:said> <I1:so>. <S2:He> <C2:added> <I2:more>.",
             "Q. Xu", SPEAKER_PERSON);
  check_last("“{P:Tom Bay} lied,” they sang. {P:Karl Moor} came. <S1:He> "
             "<C1:said> <I1:it rained>.",
             "Karl Moor", SPEAKER_PERSON);
  check_last("<S1:An official> <C1:said> <I1:so>. <S2:He> <C2:added> "
             "<I2:more>.",
             NULL, SPEAKER_ANONYMOUS);
  check_last("<S1:They> <C1:said> <I1:so>.", NULL, SPEAKER_GROUP);
  check_last("{P:Tom Bay} came. <S1:I> <C1:said> <I1:so>.", NULL,
             SPEAKER_UNKNOWN);
  check_last("{P:Tom Bay}, <S1:who> <C1:said> <I1:so>, left.", "Tom Bay",
             SPEAKER_PERSON);
  check_last("{P:Tom Bay} met donors <S1:who> <C1:said> <I1:so>.", NULL,
             SPEAKER_UNKNOWN);
}

/* Sources that begin too late, or with a relative pronoun. */
static void test_cut_sources(void) {
  check_last("{P:Moor}, <S1:another resident of the street>, <C1:said> <I1:it "
             "rained>.",
             "Moor", SPEAKER_PERSON);
  check_last("After talks with {P:Moor}, <S1:a resident> <C1:said> <I1:it "
             "rained>.",
             NULL, SPEAKER_ANONYMOUS);
  check_last("The {O:Arle Bank}, <S1:which also asked> <C1:said> <I1:so>.",
             "Arle Bank", SPEAKER_ORGANIZATION);
  check_last("“<D1:Mrs. {P:Lind} cried. “So,” <S2:she> <C2:said> <I2:to all>>” "
             "<C1:wrote> <S1:Ms. {P:Ann Ruiz}>.",
             "Lind", SPEAKER_PERSON);
}

/* A colon hands the word to whom its sentence names. */
static void test_colon(void) {
  check_last("<S1:Mr. {P:Bay}> <C1:said> <I1:so>. Mr. {P:Bay} came. He was "
             "praised by Mr. {P:Karl Moor}, who told the meeting: “<D2:We "
             "go>,” <S2:he> <C2:said>.",
             "Karl Moor", SPEAKER_PERSON);
  check_last("Mrs. {P:Lind} told them: “<D1:We go>,” <S1:he> <C1:said>.", NULL,
             SPEAKER_UNKNOWN);
}

static void test_nominals(void) {
  check_last("Senator {P:Ann Ruiz} met Governor {P:Tom Bay}. <S1:The senator> "
             "<C1:said> <I1:it rained>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("German Chancellor {P:Ann Ruiz} met Austrian Chancellor {P:Tom "
             "Bay}. <S1:The {N:German} chancellor> <C1:said> <I1:it rained>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("Greek President {P:Ann Ruiz} met {N:French} President {P:Tom "
             "Bay}. <S1:His {N:Greek} counterpart> <C1:said> <I1:so>.",
             "Ann Ruiz", SPEAKER_PERSON);
  check_last("<S1:Several {N:Western} countries> <C1:said> <I1:so>.",
             "Several Western countries", SPEAKER_GROUP);
  check_last("<S1:Several {N:Western} journalists> <C1:said> <I1:so>.", NULL,
             SPEAKER_GROUP);
  check_last("The {O:Dock Workers of Arle} met {O:Arle Bank}. <S1:The union> "
             "<C1:said> <I1:so>.",
             "Dock Workers of Arle", SPEAKER_ORGANIZATION);
  check_last("They asked the {N:Arlish} government, <S1:which> <C1:said> "
             "<I1:so>.",
             "Arlish government", SPEAKER_ORGANIZATION);
  check_last("<S1:Officials> <C1:said> <I1:so>.", NULL, SPEAKER_ANONYMOUS);
  check_last("<S1:A source> <C1:said> <I1:so>.", NULL, SPEAKER_ANONYMOUS);
  check_last("<S1:A spokesman for {P:Tom Bay}> <C1:said> <I1:so>.", NULL,
             SPEAKER_ANONYMOUS);
  check_last("{P:Tom Bay} came. <S1:His lawyer> <C1:said> <I1:so>.", NULL,
             SPEAKER_ANONYMOUS);
}

static void test_floating(void) {
  check_last("“<D1:It rained>,” <C1:said> <S1:{P:Tom Bay}>.\n\n“<D2:It was "
             "cold>.”",
             "Tom Bay", SPEAKER_PERSON);
  check_last("“<D1:It rained>,” <C1:it was said>.", NULL, SPEAKER_UNKNOWN);
  check_last("“<D1:It rained>.”", NULL, SPEAKER_UNKNOWN);
  check_last("<C1:According to> a report by {O:Arle Bank}, <I1:it rained>.",
             "Arle Bank", SPEAKER_ORGANIZATION);
}

static void check_addressee(const char *marked, const char *want) {
  Marked m;
  marked_make(&m, marked);
  CHECK_STR(m.quotes[0].addressee, want);
  marked_free(&m);
}

static void test_addressees(void) {
  check_addressee("<S1:{P:Tom Bay}> <C1:told> journalists that <I1:it "
                  "rained>.",
                  "journalists");
  check_addressee("<S1:He> <C1:told> the {O:Arle Sea Conference} on Friday "
                  "<I1:it rained>.",
                  "Arle Sea Conference");
  check_addressee("“<D1:It rained>,” <S1:{P:Bay}> <C1:told> Radio Sol.",
                  "Radio Sol");
  check_addressee("<S1:{P:Bay}> <C1:said> in an interview with Radio Sol that "
                  "<I1:it rained>.",
                  "Radio Sol");
  check_addressee("<S1:{P:Bay}> <C1:told> him that <I1:it rained>.", NULL);
  check_addressee("<S1:{P:Bay}> <C1:said> <I1:it rained>.", NULL);
}

/* Scare marks have no speaker; an empty list is no matter. */
static void test_edges(void) {
  Marked m;
  marked_make(&m, "{P:Tom Bay} came.");
  speaker_resolve(&m.d, NULL, 0);
  Span part = {0, 3};
  Quote q = {.kind = QUOTE_SCARE, .part_count = 1, .parts = &part};
  q.span = part;
  speaker_resolve(&m.d, &q, 1);
  CHECK_STR(q.speaker, NULL);
  CHECK_INT(q.entity, NO_ENTITY);
  marked_free(&m);
}

int main(void) {
  test_names();
  test_organizations();
  test_pronouns();
  test_colon();
  test_cut_sources();
  test_nominals();
  test_floating();
  test_addressees();
  test_edges();
  return CHECK_DONE();
}
