/* Lists of the nouns that sources end with: see source_noun.h. */
#include "quote/source_noun.h"

/* Speak for an organization: its words are the organization's. */
static const char *const VOICES[] = {
    "spokesman",     "spokesmen",   "spokesperson",  "spokespeople",
    "spokespersons", "spokeswoman", "representative"};

/* Things that speak for who made them. */
static const char *const DOCUMENTS[] = {
    "ad",       "analysis", "article",    "blog",       "book",     "brief",
    "bulletin", "charge",   "complaint",  "decision",   "document", "editorial",
    "email",    "filing",   "finding",    "indictment", "lawsuit",  "letter",
    "mail",     "memo",     "memorandum", "message",    "note",     "order",
    "paper",    "petition", "piece",      "poll",       "post",     "probe",
    "release",  "report",   "review",     "ruling",     "site",     "statement",
    "study",    "suit",     "survey",     "tweet",      "verdict",  "video",
    "website"};

/* Bodies: "the company" is the one named last, "UAE police" one of its own. */
static const char *const BODIES[] = {
    "administration", "agency",      "alliance",   "army",
    "assembly",       "association", "authority",  "bank",
    "board",          "broadcaster", "bureau",     "cabinet",
    "campaign",       "chamber",     "channel",    "charity",
    "club",           "coalition",   "commission", "committee",
    "company",        "congress",    "council",    "court",
    "department",     "developer",   "embassy",    "federation",
    "firm",           "force",       "foundation", "government",
    "group",          "hospital",    "institute",  "magazine",
    "media",          "military",    "ministry",   "monitor",
    "network",        "newspaper",   "office",     "organisation",
    "organization",   "outlet",      "panel",      "paper",
    "parliament",     "party",       "police",     "publication",
    "publisher",      "regulator",   "school",     "senate",
    "service",        "side",        "society",    "station",
    "supplier",       "team",        "television", "tribunal",
    "union",          "university",  "watchdog"};

/* What a body's name may hold instead of the word: "the union", "… Workers". */
static const struct {
  const char *word, *name;
} BODY_SYNONYMS[] = {
    {"agency", "administration"},
    {"agency", "press"},
    {"broadcaster", "tv"},
    {"broadcaster", "television"},
    {"channel", "tv"},
    {"channel", "television"},
    {"company", "corp"},
    {"company", "inc"},
    {"company", "energy"},
    {"company", "group"},
    {"department", "ministry"},
    {"firm", "group"},
    {"firm", "llp"},
    {"force", "police"},
    {"newspaper", "gazette"},
    {"newspaper", "herald"},
    {"newspaper", "journal"},
    {"newspaper", "news"},
    {"newspaper", "post"},
    {"newspaper", "times"},
    {"newspaper", "tribune"},
    {"network", "news"},
    {"network", "television"},
    {"network", "tv"},
    {"regulator", "authority"},
    {"regulator", "commission"},
    {"union", "federation"},
    {"union", "workers"},
    {"watchdog", "authority"},
    {"watchdog", "commission"},
};

/* Groups of states: what is printed is who speaks. */
static const char *const STATES[] = {"allies",      "capitals", "countries",
                                     "governments", "nations",  "states"};

/* Bodies that are themselves with the words before them: "UAE police". */
static const char *const OWN_BODIES[] = {
    "administration", "army",     "campaign", "government",
    "media",          "military", "ministry", "police",
    "parliament",     "regime",   "team",     "television"};

/* One of several, or many: nobody in particular. */
static const char *const INDEFINITES[] = {
    "a",         "an",       "another",   "any",     "both",     "certain",
    "countless", "dozens",   "each",      "either",  "every",    "few",
    "fellow",    "five",     "four",      "half",    "hundreds", "many",
    "most",      "multiple", "no",        "nobody",  "none",     "one",
    "other",     "others",   "scores",    "several", "some",     "somebody",
    "someone",   "ten",      "thousands", "three",   "top",      "two",
    "various"};

/* Whose names are held back. */
static const char *const UNNAMED[] = {
    "aide",     "aides",     "diplomat",  "diplomats", "insider",
    "insiders", "official",  "officials", "officer",   "officers",
    "person",   "resident",  "someone",   "source",    "sources",
    "witness",  "witnesses", "weatherman"};

/* Words for a leader: a role noun that other words can stand for. */
static const struct {
  const char *word, *role;
} ROLE_SYNONYMS[] = {
    {"candidate", "nominee"},
    {"congressman", "rep"},
    {"congressman", "representative"},
    {"congresswoman", "rep"},
    {"congresswoman", "representative"},
    {"diplomat", "minister"},
    {"diplomat", "secretary"},
    {"governor", "gov"},
    {"lawmaker", "rep"},
    {"lawmaker", "senator"},
    {"lawyer", "attorney"},
    {"leader", "president"},
    {"leader", "minister"},
    {"nominee", "candidate"},
    {"pm", "minister"},
    {"pontiff", "pope"},
    {"premier", "minister"},
    {"senator", "sen"},
    {"state", "president"}, /* the Head of State */
    {"dictator", "president"},
};

#define AMONG(word, table)                                                     \
  among((word), (table), sizeof(table) / sizeof(*(table)))

static bool among(Str word, const char *const *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (str_equal_nocase(word, str_from_c(table[i]))) return true;
  }
  return false;
}

uint32_t source_noun_kinds(Str word) {
  uint32_t kinds = 0;
  if (AMONG(word, VOICES)) kinds |= NOUN_VOICE;
  if (AMONG(word, DOCUMENTS)) kinds |= NOUN_DOCUMENT;
  if (AMONG(word, BODIES)) kinds |= NOUN_BODY;
  if (AMONG(word, OWN_BODIES)) kinds |= NOUN_OWN_BODY;
  if (AMONG(word, UNNAMED)) kinds |= NOUN_UNNAMED;
  if (AMONG(word, STATES)) kinds |= NOUN_STATES;
  return kinds;
}

bool source_is_indefinite(Str word) {
  return AMONG(word, INDEFINITES);
}

bool source_is_plural(Str word) {
  static const char *const PLURALS[] = {
      "people", "men", "women", "children", "police", "public", "accused"};
  if (AMONG(word, PLURALS)) return true;
  return word.length > 3 && ascii_lower(word.data[word.length - 1]) == 's' &&
         ascii_lower(word.data[word.length - 2]) != 's' &&
         !str_equal_nocase(word, STR("boss"));
}

static bool name_holds(Str name, Str word) {
  for (size_t at = 0; at + word.length <= name.length; at++) {
    bool starts = at == 0 || !ascii_is_alpha(name.data[at - 1]);
    if (starts &&
        str_starts_nocase(str_slice(name, at, name.length - at), word))
      return true;
  }
  return false;
}

bool source_body_fits(Str name, Str head) {
  if (name_holds(name, head)) return true;
  for (size_t i = 0; i < sizeof(BODY_SYNONYMS) / sizeof(*BODY_SYNONYMS); i++) {
    if (str_equal_nocase(head, str_from_c(BODY_SYNONYMS[i].word)) &&
        name_holds(name, str_from_c(BODY_SYNONYMS[i].name)))
      return true;
  }
  return false;
}

Str source_role_synonym(Str noun, size_t n) {
  for (size_t i = 0; i < sizeof(ROLE_SYNONYMS) / sizeof(*ROLE_SYNONYMS); i++) {
    if (!str_equal(noun, str_from_c(ROLE_SYNONYMS[i].word))) continue;
    if (n-- == 0) return str_from_c(ROLE_SYNONYMS[i].role);
  }
  return STR_NULL;
}
