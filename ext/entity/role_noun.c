/*
** The table of role nouns and modifiers: see role_noun.h.
**
** The gazetteer has the offices of state; here are the trades and other
** nouns by which news introduces people; kinship is no role. All tables are
*sorted by bytes
** (a test checks it).
*/
#include "entity/role_noun.h"

#include "article/gazetteer.h"

/* clang-format off */
static const char *const ROLE_NOUNS[] = {
    "academic", "accountant", "activist", "actor", "actress", "administrator",
    "admiral", "adviser", "advisor", "advocate", "agent", "aide", "airman",
    "ally", "ambassador", "analyst", "anchor", "anchorman", "anthropologist",
    "apprentice", "archaeologist", "archbishop", "architect", "aristocrat",
    "artist", "assassin", "assistant", "associate", "astronaut", "astronomer",
    "astrophysicist", "athlete", "attorney", "auditor", "author", "ayatollah",
    "baker", "ballerina", "banker", "barber", "baron", "barrister", "bassist",
    "batsman", "biographer", "biologist", "bishop", "blogger", "boss",
    "botanist", "bowler", "boxer", "brewer", "brigadier", "broadcaster",
    "broker", "builder", "bureaucrat", "businessman", "businessperson",
    "businesswoman", "butcher", "cameraman", "campaigner", "candidate",
    "captain", "cardinal", "caretaker", "cartoonist", "celebrity", "cellist",
    "ceo", "cfo", "chair", "chairman", "chairperson", "chairwoman", "champion",
    "chancellor", "chaplain", "chef", "chemist", "chief", "chieftain",
    "choreographer", "cleric", "clerk", "climber", "clinician", "coach",
    "cofounder", "collector", "colonel", "columnist", "comedian", "comedienne",
    "commandant", "commander", "commentator", "commissioner", "communist",
    "composer", "comptroller", "conductor", "congressman", "congresswoman",
    "conservationist", "consul", "consultant", "contractor", "controller",
    "convener", "convenor", "cook", "coordinator", "corporal", "correspondent",
    "cosmonaut", "councillor", "councilman", "councilor", "councilwoman",
    "counsel", "counsellor", "counselor", "counterpart", "countess", "creator",
    "criminologist", "critic", "curator", "cyclist", "czar", "dancer",
    "deacon", "dean", "defector", "defender", "delegate", "democrat",
    "dentist", "deputy", "designer", "detective", "developer", "dictator",
    "diplomat", "director", "dissident", "doctor", "driver", "drummer",
    "duchess", "duke", "ecologist", "economist", "editor", "educator",
    "electrician", "emir", "emperor", "employee", "engineer", "entertainer",
    "entrepreneur", "envoy", "epidemiologist", "ethicist", "evangelist",
    "examiner", "executive", "expert", "explorer", "farmer", "fellow",
    "fighter", "filmmaker", "financier", "firefighter", "fisherman",
    "footballer", "forecaster", "foreman", "forester", "founder", "frontman",
    "gangster", "general", "geneticist", "geographer", "geologist",
    "goalkeeper", "golfer", "governor", "graduate", "guerrilla", "guitarist",
    "gunman", "gymnast", "gynaecologist", "head", "headmaster", "headteacher",
    "heir", "heiress", "historian", "host", "hostess", "icon", "idol",
    "illustrator", "imam", "immunologist", "inspector", "instructor", "intern",
    "interpreter", "inventor", "investigator", "investor", "jeweller",
    "jockey", "journalist", "judge", "jurist", "juror", "justice", "keeper",
    "king", "knight", "labourer", "landlord", "lawmaker", "lawyer", "leader",
    "lecturer", "legend", "legislator", "librarian", "lieutenant", "linguist",
    "lobbyist", "lord", "maestro", "magician", "magistrate", "magnate",
    "manager", "marshal", "mathematician", "mayor", "mayoress", "mechanic",
    "mediator", "medic", "member", "mentor", "merchant", "meteorologist",
    "microbiologist", "midfielder", "militant", "miner", "minister",
    "missionary", "moderator", "mogul", "monarch", "monk", "mountaineer",
    "muezzin", "mufti", "musician", "nationalist", "naturalist", "negotiator",
    "neurologist", "neuroscientist", "neurosurgeon", "newsreader", "nominee",
    "novelist", "nun", "nurse", "nutritionist", "officer", "official",
    "ombudsman", "oncologist", "operator", "organiser", "organist",
    "organizer", "owner", "paediatrician", "painter", "palaeontologist",
    "paramedic", "partner", "pastor", "pathologist", "patriarch", "patron",
    "pediatrician", "performer", "pharmacist", "philanthropist", "philosopher",
    "photographer", "physician", "physicist", "physiotherapist", "pianist",
    "pilot", "pioneer", "pitcher", "plaintiff", "planner", "player",
    "playmaker", "playwright", "plumber", "poet", "policeman", "policewoman",
    "policymaker", "politician", "pollster", "pontiff", "pope", "postmaster",
    "potter", "premier", "presenter", "president", "priest", "prince",
    "princess", "principal", "prisoner", "procurator", "producer", "professor",
    "programmer", "promoter", "proprietor", "prosecutor", "provost",
    "psychiatrist", "psychologist", "publicist", "publisher", "pundit",
    "pupil", "quarterback", "queen", "rabbi", "racer", "radiologist", "ranger",
    "rapper", "rapporteur", "recruiter", "rector", "referee", "regulator",
    "reporter", "representative", "researcher", "retiree", "rider", "rival",
    "runner", "sailor", "salesman", "scholar", "scientist", "screenwriter",
    "sculptor", "secretary", "seismologist", "selector", "senator", "sergeant",
    "servant", "sheikh", "sheriff", "shopkeeper", "singer", "skipper",
    "sociologist", "soldier", "solicitor", "soloist", "songwriter", "soprano",
    "speaker", "specialist", "spokesman", "spokesperson", "spokeswoman",
    "sprinter", "spy", "staffer", "star", "statesman", "statistician",
    "steward", "stockbroker", "strategist", "striker", "student", "sultan",
    "superintendent", "superstar", "surgeon", "surveyor", "swimmer",
    "tactician", "teacher", "teammate", "technician", "technologist", "tenor",
    "terrorist", "theologian", "therapist", "trader", "trainer", "translator",
    "traveller", "treasurer", "trustee", "tsar", "tutor", "tycoon", "umpire",
    "undersecretary", "understudy", "vaccinologist", "veteran", "veterinarian",
    "vicar", "viceroy", "violinist", "virologist", "volcanologist",
    "volunteer", "voter", "waiter", "waitress", "warden", "warlord",
    "weatherman", "weightlifter", "whistleblower", "winger", "worker",
    "wrestler", "writer", "youtuber", "zoologist"};
/* clang-format on */

/* Before a role noun: "acting head", "national champion", "vice chairman". */
static const char *const MODIFIERS[] = {
    "acting",    "assistant", "associate",    "chief",     "co",
    "corporate", "deputy",    "designated",   "elected",   "emeritus",
    "ex",        "executive", "first",        "foreign",   "former",
    "founding",  "general",   "incumbent",    "interim",   "joint",
    "junior",    "lead",      "leading",      "long-time", "longtime",
    "main",      "managing",  "national",     "new",       "newly",
    "outgoing",  "permanent", "presidential", "prime",     "principal",
    "regional",  "retired",   "ruling",       "senior",    "special",
    "then",      "top",       "veteran",      "vice",      "world",
    "young"};

/* Shown before names out of courtesy; they name no office. */
static const char *const COURTESIES[] = {
    "dame",   "dr",     "hon",  "honourable", "lady",  "madam",
    "madame", "messrs", "miss", "mme",        "mr",    "mrs",
    "ms",     "mx",     "prof", "professor",  "señor", "sir"};

#define COUNT_OF(table) (sizeof(table) / sizeof(*(table)))

static bool table_has(const char *const *table, size_t count, Str word) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = str_compare_nocase(word, table[middle]);
    if (order == 0) return true;
    if (order > 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

enum { WORD_LONGEST = 32 };

/* Lower case without a final dot; false when too long to be a role. */
static bool word_lower(Str word, char *out, Str *lower) {
  if (word.length && word.data[word.length - 1] == '.') word.length--;
  if (word.length == 0 || word.length >= WORD_LONGEST) return false;
  for (size_t i = 0; i < word.length; i++) {
    if (!word.data[i]) return false;
    out[i] = ascii_lower(word.data[i]);
  }
  *lower = (Str){out, word.length};
  return true;
}

/* Endings of a plural, and what the singular has instead. */
static const struct {
  const char *plural, *singular;
} PLURALS[] = {
    {"men", "man"},       /* policemen */
    {"people", "person"}, /* salespeople */
    {"ies", "y"},         /* secretaries */
    {"sses", "ss"},       /* actresses */
    {"s", ""},            /* actors */
};

static bool noun_listed(Str lower) {
  return table_has(ROLE_NOUNS, COUNT_OF(ROLE_NOUNS), lower);
}

/* Writes the singular of a plural that is listed; 0 when it is none. */
static size_t plural_to_singular(Str lower, char *out) {
  for (size_t i = 0; i < COUNT_OF(PLURALS); i++) {
    Str ending = str_from_c(PLURALS[i].plural);
    Str other = str_from_c(PLURALS[i].singular);
    if (lower.length <= ending.length + 1) continue;
    size_t stem = lower.length - ending.length;
    if (memcmp(lower.data + stem, ending.data, ending.length) != 0) continue;
    if (stem + other.length >= WORD_LONGEST) continue;
    memcpy(out, lower.data, stem);
    memcpy(out + stem, other.data, other.length);
    if (noun_listed((Str){out, stem + other.length}))
      return stem + other.length;
  }
  return 0;
}

static bool simple_noun(Str lower) {
  char singular[WORD_LONGEST];
  GazetteerEntry e;
  if (table_has(COURTESIES, COUNT_OF(COURTESIES), lower)) return false;
  if (noun_listed(lower) || plural_to_singular(lower, singular)) return true;
  return gazetteer_find(lower, GAZ_OFFICE, &e);
}

bool role_is_noun(Str word) {
  char bytes[WORD_LONGEST];
  Str lower;
  GazetteerEntry e;
  if (!word_lower(word, bytes, &lower)) return false;
  if (simple_noun(lower)) return true;
  /* "Gen." is a rank only with its dot or capital. */
  if (ascii_is_upper(word.data[0]) && !role_is_courtesy(word) &&
      gazetteer_find(word, GAZ_HONORIFIC, &e))
    return true;
  const char *hyphen = memchr(lower.data, '-', lower.length);
  if (!hyphen) return false;
  size_t at = (size_t)(hyphen - lower.data);
  if (simple_noun(str_slice(lower, 0, at))) return true;
  while (at < lower.length &&
         (hyphen = memchr(lower.data + at + 1, '-', lower.length - at - 1)))
    at = (size_t)(hyphen - lower.data);
  return simple_noun(str_slice(lower, at + 1, lower.length - at - 1));
}

size_t role_singular(Str word, char *out) {
  char bytes[WORD_LONGEST];
  Str lower;
  if (!word_lower(word, bytes, &lower)) return 0;
  if (!noun_listed(lower)) {
    size_t n = plural_to_singular(lower, out);
    if (n) return n;
  }
  memcpy(out, lower.data, lower.length);
  return lower.length;
}

bool role_is_plural(Str word) {
  char bytes[WORD_LONGEST], singular[WORD_LONGEST];
  Str lower;
  return word_lower(word, bytes, &lower) && !noun_listed(lower) &&
         plural_to_singular(lower, singular) > 0;
}

bool role_is_modifier(Str word) {
  char bytes[WORD_LONGEST];
  Str lower;
  return word_lower(word, bytes, &lower) &&
         table_has(MODIFIERS, COUNT_OF(MODIFIERS), lower);
}

bool role_is_courtesy(Str word) {
  char bytes[WORD_LONGEST];
  Str lower;
  return word_lower(word, bytes, &lower) &&
         table_has(COURTESIES, COUNT_OF(COURTESIES), lower);
}
