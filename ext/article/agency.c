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

Str agency_lookup(Str name) {
  size_t low = 0, high = sizeof AGENCIES / sizeof *AGENCIES;
  name = str_trim(name);
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

static bool is_outlet_word(Str word) {
  for (size_t i = 0; i < sizeof OUTLET_WORDS / sizeof *OUTLET_WORDS; i++) {
    if (str_is_nocase(word, OUTLET_WORDS[i])) return true;
  }
  return false;
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
    shape.outlet |= shape.words > 1 && is_outlet_word(word);
    shape.outlet |= agency_lookup(word).data != NULL;
    at = scan_space(name, at + n);
  }
  return shape;
}

bool agency_is_known(Str name) {
  if (agency_lookup(name).data) return true;
  NameShape shape = name_shape(name);
  return shape.outlet && shape.words <= 5;
}

bool agency_is_outlet(Str name) {
  NameShape shape = name_shape(name);
  return agency_is_known(name) || (shape.acronym && shape.words <= 2);
}

/* What may follow a service's name where it is the source of a story. */
static const char *const SOURCE_AFTER[] = {
    "news agency reported", /* Xinhua news agency reported */
    "news agency reports",
    "news agency said",
    "news agency has reported",
    "reported", /* "…," Reuters reported */
    "reports",  /* Yonhap reports */
};

static const char *const SOURCE_BEFORE[] = {
    "according to", /* according to AFP */
    "reported by",  /* reported by the AP */
};

/* The word at `at` names a service that is more than a common acronym. */
static Str source_at(Str s, size_t at, size_t *end) {
  size_t n = scan_word(s, at);
  Str word = str_slice(s, at, n);
  *end = at + n;
  if (n < 2 || !ascii_is_upper(word.data[0])) return STR_NULL;
  return agency_lookup(word);
}

static bool is_followed_as_source(Str s, size_t end) {
  size_t next = scan_space(s, end);
  Str rest = str_slice(s, next, s.length - next);
  for (size_t i = 0; i < sizeof SOURCE_AFTER / sizeof *SOURCE_AFTER; i++) {
    if (str_starts_nocase(rest, str_from_c(SOURCE_AFTER[i]))) return true;
  }
  return false;
}

static bool is_preceded_as_source(Str s, size_t at) {
  while (at > 0 && s.data[at - 1] == ' ') at--;
  Str before = str_slice(s, 0, at);
  if (before.length > 4 &&
      str_equal_nocase(str_slice(s, at - 4, 4), STR(" the"))) {
    before.length -= 4;
  }
  for (size_t i = 0; i < sizeof SOURCE_BEFORE / sizeof *SOURCE_BEFORE; i++) {
    Str cue = str_from_c(SOURCE_BEFORE[i]);
    if (before.length >= cue.length &&
        str_equal_nocase(str_slice(s, before.length - cue.length, cue.length),
                         cue)) {
      return true;
    }
  }
  return false;
}

Str agency_in_text(Str paragraph) {
  for (size_t at = 0; at < paragraph.length;) {
    size_t n = scan_word(paragraph, at);
    if (n == 0) {
      at++;
      continue;
    }
    size_t end;
    Str agency = source_at(paragraph, at, &end);
    if (agency.data && (is_followed_as_source(paragraph, end) ||
                        is_preceded_as_source(paragraph, at))) {
      return agency;
    }
    at += n;
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
