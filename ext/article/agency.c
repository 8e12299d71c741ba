/* News services: see agency.h. */
#include "article/agency.h"

#include "article/scan.h"

/* Names as printed and the short name; compared without case, and in that
** order: searched by halves. */
static const struct {
  const char *name, *agency;
} AGENCIES[] = {
    {"AA", "AA"}, /* Anadolu, Turkey */
    {"AAP", "AAP"},
    {"ABNA", "ABNA"},
    {"ACAN-EFE", "EFE"},
    {"ACN", "ACN"},
    {"AFP", "AFP"},
    {"Agence France Presse", "AFP"},
    {"Agence France-Presse", "AFP"},
    {"Agencia Brasil", "ABR"},
    {"AGI", "AGI"},
    {"ANA", "ANA"},
    {"Anadolu", "AA"},
    {"Anadolu Agency", "AA"},
    {"Andina", "Andina"},
    {"ANI", "ANI"},
    {"ANP", "ANP"},
    {"ANSA", "ANSA"},
    {"ANTARA", "ANTARA"},
    {"AP", "AP"},
    {"APA", "APA"},
    {"APP", "APP"},
    {"APS", "APS"},
    {"Asia News Network", "ANN"},
    {"Associated Press", "AP"},
    {"Australian Associated Press", "AAP"},
    {"BBC", "BBC"},
    {"BBC News", "BBC"},
    {"Belga", "Belga"},
    {"BelTA", "BelTA"},
    {"BERNAMA", "Bernama"},
    {"Bloomberg", "Bloomberg"},
    {"Bloomberg News", "Bloomberg"},
    {"BNN Bloomberg", "BNN Bloomberg"},
    {"Canadian Press", "CP"},
    {"CMC", "CMC"},
    {"CNA", "CNA"},
    {"CNBC", "CNBC"},
    {"CNN", "CNN"},
    {"CNS", "CNS"},
    {"CP", "CP"},
    {"CTK", "CTK"},
    {"Deutsche Presse-Agentur", "dpa"},
    {"DPA", "dpa"},
    {"DW", "DW"},
    {"EFE", "EFE"},
    {"ENA", "ENA"},
    {"Fars", "Fars"},
    {"Fars News Agency", "Fars"},
    {"GNA", "GNA"},
    {"Hina", "HINA"},
    {"IANS", "IANS"},
    {"IFP", "IFP"},
    {"INA", "INA"},
    {"Inter Press Service", "IPS"},
    {"Interfax", "Interfax"},
    {"IPS", "IPS"},
    {"IRNA", "IRNA"},
    {"ISNA", "ISNA"},
    {"ITAR-TASS", "TASS"},
    {"JIJI", "Jiji"},
    {"Jiji Press", "Jiji"},
    {"JTA", "JTA"},
    {"KCNA", "KCNA"},
    {"KUNA", "KUNA"},
    {"Kyodo", "Kyodo"},
    {"Kyodo News", "Kyodo"},
    {"LUSA", "Lusa"},
    {"Mehr", "Mehr"},
    {"Mehr News Agency", "Mehr"},
    {"MENA", "MENA"},
    {"MNA", "MNA"},
    {"NAMPA", "NAMPA"},
    {"NAN", "NAN"},
    {"Notimex", "Notimex"},
    {"NPR", "NPR"},
    {"NTB", "NTB"},
    {"PA", "PA"},
    {"PA Media", "PA"},
    {"PAP", "PAP"},
    {"PNA", "PNA"},
    {"Prensa Latina", "Prensa Latina"},
    {"Press Association", "PA"},
    {"Press Trust of India", "PTI"},
    {"PTI", "PTI"},
    {"QNA", "QNA"},
    {"Reuter", "Reuters"},
    {"Reuters", "Reuters"},
    {"Reuters Health", "Reuters"},
    {"RFE/RL", "RFE/RL"},
    {"RIA", "RIA Novosti"},
    {"RIA Novosti", "RIA Novosti"},
    {"Ritzau", "Ritzau"},
    {"RNZ", "RNZ"},
    {"SABC", "SABC"},
    {"SANA", "SANA"},
    {"SAnews", "SAnews"},
    {"SAPA", "SAPA"},
    {"Saudi Press Agency", "SPA"},
    {"SPA", "SPA"},
    {"Sputnik", "Sputnik"},
    {"STA", "STA"},
    {"Tasnim", "Tasnim"},
    {"TASS", "TASS"},
    {"The Associated Press", "AP"},
    {"The Canadian Press", "CP"},
    {"Thomson Reuters Foundation", "Thomson Reuters Foundation"},
    {"TNS", "TNS"},
    {"Tribune News Service", "TNS"},
    {"TT", "TT"},
    {"Ukrinform", "Ukrinform"},
    {"UNB", "UNB"},
    {"UNI", "UNI"},
    {"United Press International", "UPI"},
    {"UPI", "UPI"},
    {"VNA", "VNA"},
    {"VOA", "VOA"},
    {"Voice of America", "VOA"},
    {"WAFA", "WAFA"},
    {"WAM", "WAM"},
    {"Xinhua", "Xinhua"},
    {"Xinhua News Agency", "Xinhua"},
    {"Yonhap", "Yonhap"},
    {"Yonhap News Agency", "Yonhap"},
};

/* Words that make a name the name of an outlet: "afrol News". */
static const char *const OUTLET_WORDS[] = {
    "agency",   "bureau",    "broadcasting", "chronicle", "correspondent",
    "daily",    "desk",      "express",      "gazette",   "guardian",
    "herald",   "insider",   "journal",      "magazine",  "mail",
    "media",    "mirror",    "monitor",      "network",   "news",
    "newswire", "observer",  "online",       "post",      "press",
    "radio",    "report",    "reporter",     "service",   "standard",
    "sun",      "telegraph", "television",   "times",     "today",
    "tribune",  "tv",        "weekly",       "wire",
};

/* "Ana" and "Pap" are names of people; agencies are "ANA", "dpa". */
static bool is_given_name(Str name) {
  return name.length == 3 && ascii_is_upper(name.data[0]) &&
         ascii_is_lower(name.data[1]);
}

Str agency_lookup(Str name) {
  size_t low = 0, high = sizeof AGENCIES / sizeof *AGENCIES;
  name = str_trim(name);
  uint32_t hash;
  if (words_scan(name, 0, &hash) == 0 || is_given_name(name)) return STR_NULL;
  if (!(words_classes(hash) & (WORD_SERVICE | WORD_STOP))) return STR_NULL;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = str_compare_nocase(name, AGENCIES[middle].name);
    if (order == 0) return str_from_c(AGENCIES[middle].agency);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return STR_NULL;
}

Str agency_normalize(Str name) {
  Str known = agency_lookup(name);
  return known.data ? known : name;
}

void agency_index(WordIndex *index) {
  for (size_t i = 0; i < sizeof AGENCIES / sizeof *AGENCIES; i++) {
    Str name = str_from_c(AGENCIES[i].name);
    bool article = str_starts_nocase(name, STR("the "));
    if (!article) words_add(index, name, WORD_SERVICE);
  }
}

/* How a name reads, word by word. */
typedef struct NameShape {
  size_t words;
  bool outlet;  /* holds a word of outlets, or a known service */
  bool acronym; /* begins with one */
} NameShape;

static NameShape name_shape(Str name) {
  enum { MOST_WORDS = 5 }; /* of a name; a paragraph is not looked through */
  NameShape shape = {0};
  for (size_t at = 0; at < name.length;) {
    size_t n = scan_word(name, at);
    Str word = str_slice(name, at, n);
    bool slash = n == 0 && name.data[at] == '/' && shape.words > 0;
    if (n == 0 && !slash) return (NameShape){0}; /* no other punctuation */
    if (slash)
      n = 1;
    else if (shape.words++ == 0)
      shape.acronym = scan_is_upper(word);
    if (shape.words > MOST_WORDS) return (NameShape){.words = shape.words};
    shape.outlet |= shape.words > 1 && STR_IS_IN(word, OUTLET_WORDS);
    shape.outlet |= agency_lookup(word).data != NULL;
    at = scan_space(name, at + n);
  }
  return shape;
}

static bool is_known(Str name, const NameShape *shape) {
  return shape->outlet || agency_lookup(name).data;
}

bool agency_is_known(Str name) {
  NameShape shape = name_shape(name);
  return is_known(name, &shape);
}

bool agency_is_outlet(Str name) {
  NameShape shape = name_shape(name);
  return is_known(name, &shape) || (shape.acronym && shape.words <= 2);
}

/*
** What stands beside a service's name where it is the source of a story:
** "Xinhua news agency reported", "according to the AFP".
*/
static const struct {
  const char *words;
  bool before; /* the name stands in front of the words */
} SOURCES[] = {
    {" news agency report", true}, /* Xinhua news agency reported */
    {" news agency said", true},   /* the Fars news agency said */
    {" reported", true},           /* "…", Reuters reported */
    {" reports", true},            /* Yonhap reports */
    {"according to ", false},      /* according to AFP */
    {"reported by ", false},       /* reported by the AP */
};

/* The service whose name ends at `end`. */
static Str service_before(Str s, size_t end) {
  size_t at = end;
  while (at > 0 && !ascii_is_space(s.data[at - 1])) at--;
  Str name = str_slice(s, at, end - at);
  return scan_is_capital(name) ? agency_lookup(name) : STR_NULL;
}

/* The service whose name starts at `at`, "the" aside. */
static Str service_after(Str s, size_t at) {
  if (scan_is(s, at, STR("the "))) at += 4;
  Str name = str_slice(s, at, scan_word(s, at));
  return scan_is_capital(name) ? agency_lookup(name) : STR_NULL;
}

Str agency_in_text(Str paragraph) {
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    Str words = str_from_c(SOURCES[i].words);
    for (size_t at = str_find(paragraph, words, 0); at != SIZE_MAX;
         at = str_find(paragraph, words, at + 1)) {
      Str found = SOURCES[i].before
                      ? service_before(paragraph, at)
                      : service_after(paragraph, at + words.length);
      if (found.data) return found;
    }
  }
  return STR_NULL;
}

Str agency_in_credit(Str line) {
  if (line.length > 300) return STR_NULL;
  for (size_t at = 0; at < line.length;) {
    size_t n = scan_word(line, at);
    if (n == 0) {
      at++;
      continue;
    }
    /* Longest first: "Associated Press" before "Press". */
    for (size_t words = 3, end; words > 0; words--) {
      end = at + n;
      for (size_t w = 1; w < words; w++) {
        size_t next = scan_space(line, end);
        end = next + scan_word(line, next);
      }
      Str name = str_slice(line, at, end - at);
      Str agency = agency_lookup(name);
      if (agency.data && scan_is_capital(name)) return agency;
    }
    at += n;
  }
  return STR_NULL;
}
