/* Tests of ext/article/dateline.h, agency.h and region.h. */
#include "article/dateline.h"

#include "article/agency.h"
#include "article/region.h"
#include "check.h"

/* What a matcher should find at the start of a block; NULL: no such part. */
typedef struct Shape {
  const char *block, *words, *place, *city, *agency;
  Day day;
  uint8_t strength;
} Shape;

static const Shape SHAPES[] = {
    {"NAIROBI, July 3 (Xinhua) -- Farmers along the lake said", /* P,DX- */
     "NAIROBI, July 3 (Xinhua)",
     "NAIROBI",
     "NAIROBI",
     "Xinhua",
     {0, 7, 3},
     DATELINE_STRONG},
    {"YANGON, July 25 (Reuters): Traders", /* P,DX: */
     "YANGON, July 25 (Reuters)",
     "YANGON",
     "YANGON",
     "Reuters",
     {0, 7, 25},
     DATELINE_STRONG},
    {"Colombo, Jan 8 (QRN) The ferry ministry", /* P,DX^ */
     "Colombo, Jan 8 (QRN)",
     "Colombo",
     "Colombo",
     "QRN",
     {0, 1, 8},
     DATELINE_STRONG},
    {"LISBON, March 12, Reuter - The port", /* P,D,A- */
     "LISBON, March 12, Reuter",
     "LISBON",
     "LISBON",
     "Reuter",
     {0, 3, 12},
     DATELINE_STRONG},
    {"PORTO, Feb 26 - Showers fell",
     "PORTO, Feb 26",
     "PORTO",
     "PORTO",
     NULL,
     {0, 2, 26},
     DATELINE_STRONG}, /* P,D- */
    {"CHICO, Calif., Feb. 2, 2016 - The mill",
     "CHICO, Calif., Feb. 2, 2016",
     "CHICO, Calif.",
     "CHICO",
     NULL,
     {2016, 2, 2},
     DATELINE_STRONG},
    {"JOHANNESBURG March 13 - Miners",
     "JOHANNESBURG March 13",
     "JOHANNESBURG",
     "JOHANNESBURG",
     NULL,
     {0, 3, 13},
     DATELINE_STRONG},
    {"Beijing, Feb 12: Talks go on",
     "Beijing, Feb 12",
     "Beijing",
     "Beijing",
     NULL,
     {0, 2, 12},
     DATELINE_STRONG},                             /* P,D: */
    {"CAIRO \xE2\x80\x93 26 July 2022: The canal", /* P-D: */
     "CAIRO \xE2\x80\x93 26 July 2022",
     "CAIRO",
     "CAIRO",
     NULL,
     {2022, 7, 26},
     DATELINE_STRONG},
    {"RICHMOND, Va \xE2\x80\x94 Oct 03, 2025 \xE2\x80\x94 A bridge",
     "RICHMOND, Va \xE2\x80\x94 Oct 03, 2025",
     "RICHMOND, Va",
     "RICHMOND",
     NULL,
     {2025, 10, 3},
     DATELINE_STRONG}, /* P-D- */
    {"BERLIN (dpa), 4 May - Trains",
     "BERLIN (dpa), 4 May",
     "BERLIN",
     "BERLIN",
     "dpa",
     {0, 5, 4},
     DATELINE_STRONG}, /* PX,D- */
    {"PARIS (AP) \xE2\x80\x94 Bakers",
     "PARIS (AP)",
     "PARIS",
     "PARIS",
     "AP",
     {0, 0, 0},
     DATELINE_STRONG}, /* PK- */
    {"TROY, N.C. (AP) -- A dam",
     "TROY, N.C. (AP)",
     "TROY, N.C.",
     "TROY",
     "AP",
     {0, 0, 0},
     DATELINE_STRONG},
    {"Paarl (South Africa), Jan 21 (QRN) The home side",
     "Paarl (South Africa), Jan 21 (QRN)",
     "Paarl (South Africa)",
     "Paarl",
     "QRN",
     {0, 1, 21},
     DATELINE_STRONG},
    {"Oyam & Gulu, Uganda , Jun 14 2022 (IPS) - Seeds",
     "Oyam & Gulu, Uganda , Jun 14 2022 (IPS)",
     "Oyam & Gulu, Uganda",
     "Oyam & Gulu",
     "IPS",
     {2022, 6, 14},
     DATELINE_STRONG},
    {"SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - Like",
     "SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS)",
     "SYDNEY and KUALA LUMPUR",
     "SYDNEY and KUALA LUMPUR",
     "IPS",
     {2022, 7, 26},
     DATELINE_STRONG},
    {"AFP.- London -The champion",
     "AFP.- London",
     "London",
     "London",
     "AFP",
     {0, 0, 0},
     DATELINE_STRONG}, /* A.-P- */
    {"afrol News, 24 March - Police",
     "afrol News, 24 March",
     NULL,
     NULL,
     "afrol News",
     {0, 3, 24},
     DATELINE_STRONG}, /* A,D- */
    {"Aug 27 (Reuters) - A court",
     "Aug 27 (Reuters)",
     NULL,
     NULL,
     "Reuters",
     {0, 8, 27},
     DATELINE_STRONG}, /* DK- */
    {"(Reuters) - World records fell",
     "(Reuters)",
     NULL,
     NULL,
     "Reuters",
     {0, 0, 0},
     DATELINE_STRONG}, /* K- */
    {"(CNN) Residents of the valley",
     "(CNN)",
     NULL,
     NULL,
     "CNN",
     {0, 0, 0},
     DATELINE_STRONG}, /* K^ */
    {"Jakarta, CNBC Indonesia \xE2\x80\x93 The bank",
     "Jakarta, CNBC Indonesia",
     "Jakarta",
     "Jakarta",
     "CNBC Indonesia",
     {0, 0, 0},
     DATELINE_WEAK}, /* P,A- */
    {"LEON, GUANAJUATO.- A boy",
     "LEON, GUANAJUATO",
     "LEON, GUANAJUATO",
     "LEON",
     NULL,
     {0, 0, 0},
     DATELINE_WEAK}, /* P.- */
    {"AMMAN \xE2\x80\x94 The industry",
     "AMMAN",
     "AMMAN",
     "AMMAN",
     NULL,
     {0, 0, 0},
     DATELINE_WEAK}, /* P- */
    {"TEHRAN\xE2\x80\x94In the summit",
     "TEHRAN",
     "TEHRAN",
     "TEHRAN",
     NULL,
     {0, 0, 0},
     DATELINE_WEAK},
    {"ST. LOUIS - The arch",
     "ST. LOUIS",
     "ST. LOUIS",
     "ST. LOUIS",
     NULL,
     {0, 0, 0},
     DATELINE_WEAK},
    {"Munich: The envoy",
     "Munich",
     "Munich",
     "Munich",
     NULL,
     {0, 0, 0},
     DATELINE_WEAK}, /* P: */
};

static const char *const NO_DATELINES[] = {
    "READ MORE: Harbour to close for repairs",
    "FILE - Workers mend nets on the quay, May 3, 2019.",
    "Photo: Jane Doe",
    "The minister, who took office on May 3 - a Tuesday - said so.",
    "On Monday, Feb 12: a day to remember",
    "Published: 12 Feb 2022",
    "Well-known players",
    "",
    "-",
    "Smith--Jerome Arthur, 98",
    "By Jane Doe (Reuters)",
};

static Str part(Str block, Span span) {
  return span.length ? str_span(block, span) : STR_NULL;
}

static void test_shapes(void) {
  for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
    const Shape *want = &SHAPES[i];
    Str block = str_from_c(want->block);
    DatelineParts have;
    bool found = dateline_parse(block, &have);
    if (!found) printf("not found: %s\n", want->block);
    CHECK(found);
    if (!found) continue;
    CHECK_STR(str_slice(block, 0, have.length), want->words);
    CHECK_STR(part(block, have.place), want->place);
    CHECK_STR(part(block, have.city), want->city);
    CHECK_STR(part(block, have.agency), want->agency);
    CHECK_INT(have.day.year, want->day.year);
    CHECK_INT(have.day.month, want->day.month);
    CHECK_INT(have.day.day, want->day.day);
    CHECK_INT(have.strength, want->strength);
    CHECK(have.rest > have.length && have.rest < block.length);
  }
}

static void test_negatives(void) {
  for (size_t i = 0; i < sizeof NO_DATELINES / sizeof *NO_DATELINES; i++) {
    DatelineParts parts;
    bool found = dateline_parse(str_from_c(NO_DATELINES[i]), &parts);
    if (found) printf("found: %s\n", NO_DATELINES[i]);
    CHECK(!found);
  }
}

static bool is_place(const char *block) {
  DatelineParts parts;
  Str s = str_from_c(block);
  return dateline_parse(s, &parts) && dateline_is_place(s, &parts);
}

static void test_places(void) {
  CHECK(is_place("Munich: The envoy spoke"));
  CHECK(is_place("KUWAIT: An order was issued"));
  CHECK(is_place("THUWAL \xE2\x80\x94 Mangroves are planted"));
  CHECK(!is_place("SMITH: I never said so"));
  CHECK(!is_place("Putin: Talks will go on"));
  CHECK(!is_place("Yesterday - It rained"));
}

static void test_clean(void) {
  Arena a = {0};
  CHECK_STR(dateline_clean_place(&a, STR("NEW DELHI")), "New Delhi");
  CHECK_STR(dateline_clean_place(&a, STR("DAR ES SALAAM")), "Dar es Salaam");
  CHECK_STR(dateline_clean_place(&a, STR("PORT-AU-PRINCE")), "Port-Au-Prince");
  CHECK_STR(dateline_clean_place(&a, STR("Cape Town")), "Cape Town");
  CHECK_STR(dateline_clean_place(&a, STR("OYAM & GULU")), "Oyam & Gulu");
  arena_free(&a);
}

static void test_agencies(void) {
  CHECK_STR(agency_normalize(STR("The Associated Press")), "AP");
  CHECK_STR(agency_normalize(STR("Reuter")), "Reuters");
  CHECK_STR(agency_normalize(STR("QRN")), "QRN");
  CHECK_STR(agency_lookup(STR("QRN")), NULL);
  CHECK(agency_is_known(STR("afrol News")));
  CHECK(!agency_is_known(STR("KMT")));
  CHECK(agency_is_outlet(STR("TVN Polska")));
  CHECK(!agency_is_outlet(STR("Jane Doe")));
  CHECK_STR(agency_in_text(STR("Rain fell, Xinhua news agency reported.")),
            "Xinhua");
  CHECK_STR(agency_in_text(STR("It sank, according to the AFP.")), "AFP");
  CHECK_STR(agency_in_text(STR("He told Reuters about it.")), NULL);
  CHECK_STR(agency_in_credit(STR("Reporting by Agence France-Presse")), "AFP");
  CHECK_STR(agency_in_credit(STR("By Jane Doe | Reuters")), "Reuters");
  CHECK_STR(agency_in_credit(STR("By Jane Doe")), NULL);
}

static void test_regions(void) {
  CHECK_INT(region_match(STR("Calif., March 2"), 0), 6);
  CHECK_INT(region_match(STR("Fla, March 2"), 0), 3);
  CHECK_INT(region_match(STR("MINN., March 2"), 0), 5);
  CHECK_INT(region_match(STR("W. Va., March"), 0), 6);
  CHECK_INT(region_match(STR("Uganda , Jun"), 0), 6);
  CHECK_INT(region_match(STR("Ugandans"), 0), 0);
  CHECK_INT(region_match(STR("the end"), 0), 0);
  CHECK_STR(region_standard(STR("Mass")), "Mass.");
  CHECK_STR(region_standard(STR("Bavaria")), "Bavaria");
}

/* Long and odd blocks end quickly and stay within their bytes. */
static void test_hostile(void) {
  static char capitals[200000];
  for (size_t i = 0; i < sizeof capitals; i++) {
    capitals[i] = i % 3 == 2 ? ' ' : 'A';
  }
  DatelineParts parts;
  CHECK(!dateline_parse((Str){capitals, sizeof capitals}, &parts));
  memset(capitals, '-', sizeof capitals);
  CHECK(!dateline_parse((Str){capitals, sizeof capitals}, &parts));
  memset(capitals, '(', sizeof capitals);
  CHECK(!dateline_parse((Str){capitals, sizeof capitals}, &parts));
  /* Every beginning of a dateline is cut off somewhere. */
  const char *whole = "Oyam & Gulu, Uganda , Jun 14 2022 (IPS) - Seeds";
  for (size_t n = 0; n <= strlen(whole); n++) {
    dateline_parse((Str){whole, n}, &parts);
    CHECK(parts.length <= n && parts.rest <= n);
  }
}

int main(void) {
  test_shapes();
  test_negatives();
  test_places();
  test_clean();
  test_agencies();
  test_regions();
  test_hostile();
  return CHECK_DONE();
}
