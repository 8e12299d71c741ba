/*
** Links between the mentions of one article. Names and events are invented.
*/
#include "check.h"
#include "entity/chain.h"
#include "entity/name.h"
#include "marked.h"

#define NAME_IS(m, i, want) CHECK_STR(marked_name(&(m), (i)), (want))

static void test_surnames(void) {
  Marked m;
  marked_make(&m, "{P:Lind} visits {L:Arle}\n\n"
                  "{P:Rosa Lind} met Mr {P:Bay} on {D:Monday}. {P:Tom Bay}’s "
                  "aide thanked {P:Lind’s} team.");
  NAME_IS(m, 0, "Rosa Lind"); /* ahead of the full name */
  NAME_IS(m, 1, "Arle");
  NAME_IS(m, 3, "Tom Bay");
  NAME_IS(m, 6, "Rosa Lind"); /* without the possessive */
  CHECK_INT(m.e.mention_count, 7);
  CHECK_INT(m.e.entity_count, 4);
  CHECK_INT(m.e.entities[m.e.mentions[0].entity].mention_count, 3);
  CHECK_INT(m.e.entities[m.e.mentions[0].entity].first_mention, 0);
  marked_free(&m);
}

static void test_name_orders(void) {
  Marked m;
  marked_make(&m,
              "{P:Zhao Minhua} and {P:Ursula van der Hoek} met {P:Pilar Ruiz "
              "Ortega} and {P:Omar bin Said Al Harthy}. {P:Zhao} thanked "
              "{P:van der Hoek}, {P:Ruiz} and {P:Al Harthy}. {P:Kang Min-ho} "
              "came; {P:Kang} left. {P:Pilar} stayed.");
  NAME_IS(m, 4, "Zhao Minhua");
  NAME_IS(m, 5, "Ursula van der Hoek");
  NAME_IS(m, 6, "Pilar Ruiz Ortega");
  NAME_IS(m, 7, "Omar bin Said Al Harthy");
  NAME_IS(m, 9, "Kang Min-ho");
  NAME_IS(m, 10, "Pilar Ruiz Ortega");
  marked_free(&m);
}

static void test_fuller_forms(void) {
  Marked m;
  marked_make(&m, "{P:PETER HOLM RESIGNS}\n\n{P:Peter Holm} left. {P:Peter J. "
                  "Holm} was 60. {P:P. Holm} had led {O:Nordic Timber Group}; "
                  "{O:Nordic Timber} is old.");
  NAME_IS(m, 1, "Peter J. Holm");
  NAME_IS(m, 2, "Peter J. Holm");
  NAME_IS(m, 3, "Peter J. Holm");
  NAME_IS(m, 5, "Nordic Timber Group");
  marked_free(&m);
  marked_make(&m, "{P:ROSA LIND} WINS\n\n{P:Rosa Lind} won.");
  NAME_IS(m, 0, "Rosa Lind"); /* capitals never give the name … */
  marked_free(&m);
  marked_make(&m, "Union Members {P:Slam Rosa Lind} Again\n\n{P:Rosa Lind} "
                  "smiled, and {P:Lind} left the town that she was born in.");
  NAME_IS(m, 0, "Rosa Lind"); /* the verb of a headline is none of it … */
  NAME_IS(m, 2, "Rosa Lind");
  marked_free(&m);
  marked_make(&m, "Ports and Rails: {P:Anna Rosa Lind} Wins\n\nIt was {P:Lind} "
                  "whom the members of the union wanted.");
  NAME_IS(m, 1, "Anna Rosa Lind"); /* … but a surname is not fuller */
  marked_free(&m);
  marked_make(&m, "{P:ROSA LIND} WINS");
  NAME_IS(m, 0, "ROSA LIND"); /* … unless there is no other */
  marked_free(&m);
}

static void test_misspelt(void) {
  Marked m;
  marked_make(&m, "{P:Hanna Wohlschmidt} spoke. {P:Wolschmitt} added that "
                  "{P:Sergei Antonov} and {P:Sergey Antonov} agreed.");
  NAME_IS(m, 1, "Hanna Wohlschmidt");
  CHECK_INT(m.e.mentions[2].entity, m.e.mentions[3].entity);
  marked_free(&m);
  /* Two candidates: nobody can tell. A first name is no misspelling. */
  marked_make(&m, "{P:Ann Bergmann} and {P:Ole Bergman} met {P:Bergmaan} and "
                  "{P:Carla Martens}. {P:Martin} came.");
  NAME_IS(m, 2, "Bergmaan");
  NAME_IS(m, 4, "Martin");
  marked_free(&m);
}

static void test_two_of_one_surname(void) {
  Marked m;
  marked_make(&m, "{P:Karl Weber} spoke first, {P:Weber} said. {P:Ines Weber} "
                  "came later. {P:Weber} left. Mr. {P:Weber} stayed. {P:Karl} "
                  "slept.");
  NAME_IS(m, 1, "Karl Weber"); /* the one named last */
  NAME_IS(m, 3, "Ines Weber");
  NAME_IS(m, 5, "Karl Weber");
  CHECK(m.e.mentions[0].entity != m.e.mentions[2].entity);
  marked_free(&m);
  marked_make(&m, "{P:Karl Weber Jr} and {P:Karl Weber Sr}");
  CHECK(m.e.mentions[0].entity != m.e.mentions[1].entity);
  marked_free(&m);
}

static void test_alias(void) {
  Marked m;
  marked_make(&m, "{P:Lakmali Perera}, better known as {P:Tara Moon}, sang. "
                  "{P:Moon} bowed.");
  NAME_IS(m, 1, "Lakmali Perera");
  NAME_IS(m, 2, "Lakmali Perera");
  marked_free(&m);
}

static void test_organizations(void) {
  Marked m;
  marked_make(&m,
              "The {O:Harbour Workers’ Union} ({O:HWU}) and the {O:Arle Port "
              "Authority} met. {O:HWU} left; {O:APA} stayed. The {O:Instituto "
              "del Mar} ({O:CONMAR}) and {O:CONMAR} agree. The {O:United "
              "Nations} and the {O:UN} are one.");
  NAME_IS(m, 1, "Harbour Workers\xE2\x80\x99 Union");
  NAME_IS(m, 3, "Harbour Workers\xE2\x80\x99 Union");
  NAME_IS(m, 4, "Arle Port Authority"); /* initials without brackets */
  NAME_IS(m, 6, "Instituto del Mar");
  NAME_IS(m, 7, "Instituto del Mar");
  NAME_IS(m, 9, "United Nations");
  marked_free(&m);
}

static void test_places(void) {
  Marked m;
  marked_make(&m, "{L:Kenya} and {O:Kenya Railways} are two; so are {L:York} "
                  "and {L:New York}. The {L:United States}, the {L:U.S.} and "
                  "{L:US} are one. {N:French} is not {L:France}.");
  NAME_IS(m, 0, "Kenya");
  NAME_IS(m, 2, "York");
  NAME_IS(m, 5, "United States");
  NAME_IS(m, 6, "United States");
  CHECK(m.e.mentions[7].entity != m.e.mentions[8].entity);
  marked_free(&m);
  /* A capital with its district, but not the paper of that name. */
  marked_make(&m, "In {L:Washington, D.C.} and {L:Washington} she reads the "
                  "{O:Washington Post} and flies to {L:Washington DC}.");
  CHECK_INT(m.e.mentions[1].entity, m.e.mentions[0].entity);
  CHECK(m.e.mentions[2].entity != m.e.mentions[0].entity);
  CHECK_INT(m.e.mentions[3].entity, m.e.mentions[0].entity);
  marked_free(&m);
  /* A person and a place of one name are two. */
  marked_make(&m, "{P:Jordan Lee} flew to {L:Jordan}. {P:Jordan} slept.");
  NAME_IS(m, 1, "Jordan");
  NAME_IS(m, 2, "Jordan Lee");
  marked_free(&m);
}

static void test_types(void) {
  Marked m;
  marked_make(&m, "{O:Arle} played. {L:Arle} lies south. {L:Arle} is old. "
                  "{D:Monday} and {D:Monday}, {X:Monday}");
  CHECK_INT(m.e.entities[m.e.mentions[0].entity].type, TYPE_LOCATION);
  CHECK_INT(m.e.mentions[0].type, TYPE_ORGANIZATION);
  CHECK_INT(m.e.mentions[3].entity, m.e.mentions[4].entity);
  CHECK(m.e.mentions[4].entity != m.e.mentions[5].entity);
  marked_free(&m);
}

static void test_gender(void) {
  Marked m;
  marked_make(&m, "Mrs. {P:Lind} met {P:K. Bay}, the king of Arle, and "
                  "spokeswoman {P:T. Moon}, and {P:Q. Xu}.");
  CHECK_INT(m.e.entities[m.e.mentions[0].entity].gender, GENDER_FEMALE);
  CHECK_INT(m.e.entities[m.e.mentions[1].entity].gender, GENDER_MALE);
  CHECK_INT(m.e.entities[m.e.mentions[2].entity].gender, GENDER_FEMALE);
  CHECK_INT(m.e.entities[m.e.mentions[3].entity].gender, GENDER_UNKNOWN);
  marked_free(&m);
}

static void test_values(void) {
  Marked m;
  marked_make(&m, "On {D:12 February 2022} they paid {M:$1.5 million}. The "
                  "{L:Port of Lisbon} and {L:Paris}, {L:Texas}, are far; {L:"
                  "France}, {L:Belgium}. {N:Portuguese} ships.");
  CHECK_STR(m.e.mentions[0].value, "2022-02-12");
  CHECK_STR(m.e.mentions[1].value, "USD 1500000");
  const Place *port = &m.e.entities[m.e.mentions[2].entity].place;
  CHECK_STR(str_from_c(port->country), "PT");
  CHECK(!port->has_point);
  const Place *paris = &m.e.entities[m.e.mentions[3].entity].place;
  CHECK_STR(str_from_c(paris->country), "US");
  CHECK(paris->has_point && paris->lat < 40);
  CHECK_STR(str_from_c(m.e.entities[m.e.mentions[5].entity].place.country),
            "FR");
  CHECK_STR(str_from_c(m.e.entities[m.e.mentions[7].entity].place.country),
            "PT");
  marked_free(&m);
  /* What no gazetteer knows lies in the country that all is about. */
  marked_make(&m, "{L:Portugal}, {L:Lisbon} and {N:Portuguese} towns: {L:Zul "
                  "Qarm} is small. {L:the Pacific} is large.");
  CHECK_STR(str_from_c(m.e.entities[m.e.mentions[3].entity].place.country),
            "PT");
  marked_free(&m);
}

/* 10^5 names, all different or all alike, take no more than a moment. */
static void test_many(const char *first, const char *format) {
  enum { MANY = 100000 };
  char *text = malloc((size_t)MANY * 24);
  Entities e = {.mentions = calloc(MANY, sizeof(Mention)),
                .mention_count = MANY};
  uint32_t n = 0;
  for (uint32_t i = 0; i < MANY; i++) {
    char name[24];
    int length = snprintf(name, sizeof(name), i ? format : first, (int)i);
    e.mentions[i].span = (Span){n, (uint32_t)length};
    memcpy(text + n, name, (size_t)length);
    n += (uint32_t)length;
    text[n++] = ' ';
  }
  Arena arena = {0};
  Document d;
  document_init(&d, &arena, (Str){text, n});
  entities_finish(&d, &e);
  CHECK_INT(e.mention_count, MANY);
  CHECK(e.entity_count > 0);
  arena_free(&arena);
  free(e.mentions);
  free(text);
}

static void test_name_parse(void) {
  Arena a = {0};
  Name n;
  name_parse(&a, STR("Mr. Ali bin\n Salim Al-Hajri's"), &n);
  CHECK_STR(n.text, "Ali bin Salim Al-Hajri");
  CHECK_INT(n.count, 5);
  CHECK_INT(n.gender, GENDER_MALE);
  name_parse(&a, STR("Park Min-ji"), &n);
  CHECK_INT(n.surname, 0);
  CHECK_INT(n.surname_end, 1);
  name_parse(&a, STR("Ursula von der Heide"), &n);
  CHECK_INT(n.surname, 1);
  name_parse(&a, STR("John Hale Jr."), &n);
  CHECK_INT(n.count, 2);
  CHECK(n.suffix > 0);
  name_parse(&a, STR(""), &n);
  CHECK_INT(n.count, 0);
  name_parse(&a, STR("Dr."), &n);
  CHECK_STR(n.text, "Dr.");
  arena_free(&a);
}

static void test_chain(void) {
  Arena a = {0};
  Chain c;
  chain_init(&c, &a, 4);
  CHECK_INT(chain_find(&c, 5), 0);
  for (uint32_t i = 0; i < 100; i++) chain_add(&c, i % 2 ? 5 : 16 + i, i);
  uint32_t at = chain_find(&c, 5), count = 0, last = 100;
  for (; at; at = chain_next(&c, at), count++) {
    CHECK(c.items[at].value < last); /* newest first */
    last = c.items[at].value;
  }
  CHECK_INT(count, 50);
  arena_free(&a);
}

int main(void) {
  test_surnames();
  test_name_orders();
  test_fuller_forms();
  test_misspelt();
  test_two_of_one_surname();
  test_alias();
  test_organizations();
  test_places();
  test_types();
  test_gender();
  test_values();
  test_many("Name %d Lind", "Name%d Lind");
  test_many("Lind %d", "Lind");
  test_name_parse();
  test_chain();
  return CHECK_DONE();
}
