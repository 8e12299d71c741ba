/* States, provinces and countries behind a city: see region.h. */
#include "article/region.h"

#include "article/gazetteer.h"
#include "article/scan.h"

/* Printed with or without their dots: "Calif.", "Fla", "MINN.", "W.Va.". */
static const char *const SHORT_FORMS[] = {
    "Ala.",   "Alaska", "Ariz.",  "Ark.",   "Calif.", "Cal.",   "Colo.",
    "Conn.",  "Del.",   "D.C.",   "Fla.",   "Ga.",    "Hawaii", "Idaho",
    "Ill.",   "Ind.",   "Ia.",    "Iowa",   "Kan.",   "Kans.",  "Ky.",
    "La.",    "Maine",  "Md.",    "Mass.",  "Mich.",  "Minn.",  "Miss.",
    "Mo.",    "Mont.",  "Neb.",   "Nebr.",  "Nev.",   "N.H.",   "N.J.",
    "N.M.",   "N.Y.",   "N.C.",   "N.D.",   "Ohio",   "Okla.",  "Ore.",
    "Oreg.",  "Pa.",    "Penn.",  "R.I.",   "S.C.",   "S.D.",   "Tenn.",
    "Tex.",   "Texas",  "Utah",   "Vt.",    "Va.",    "Wash.",  "W.Va.",
    "W. Va.", "Wis.",   "Wisc.",  "Wyo.",   "P.R.",   "Alta.",  "B.C.",
    "Man.",   "N.B.",   "N.L.",   "N.S.",   "N.W.T.", "Ont.",   "P.E.I.",
    "Que.",   "Sask.",  "Y.T.",   "N.S.W.", "NSW",    "Vic.",   "Qld.",
    "U.K.",   "U.S.",   "U.S.A.", "U.A.E.", "UK",     "USA",    "UAE",
    "AL",     "AK",     "AZ",     "AR",     "CA",     "CO",     "CT",
    "DE",     "DC",     "FL",     "GA",     "HI",     "ID",     "IL",
    "KS",     "KY",     "LA",     "ME",     "MD",     "MA",     "MI",
    "MN",     "MS",     "MO",     "MT",     "NE",     "NV",     "NH",
    "NJ",     "NM",     "NY",     "NC",     "ND",     "OK",     "PA",
    "RI",     "SC",     "SD",     "TN",     "TX",     "UT",     "VT",
    "VA",     "WA",     "WV",     "WI",     "WY",
};

/* Names that the gazetteer of today does not have. */
static const char *const NAMES[] = {"Czechoslovakia", "Kashmir", "Punjab",
                                    "Yugoslavia"};

/* No letter or hyphen follows: "Nigeria-based" is none. */
static bool ends_here(Str s, size_t at) {
  unsigned char next = scan_byte(s, at);
  return !ascii_is_alpha((char)next) && next != '-' && next < 0xC3;
}

/* Length of `name` at `at` when no letter follows it; 0 when it is not there.
 */
static size_t match_name(Str s, size_t at, Str name) {
  Str rest = str_slice(s, at, s.length - at);
  if (!str_starts_nocase(rest, name)) return 0;
  return ends_here(rest, name.length) ? name.length : 0;
}

/* The same for a short form, whose final dot may be missing. */
static size_t match_short(Str s, size_t at, Str name) {
  size_t n = match_name(s, at, name);
  if (n == 0 && name.data[name.length - 1] == '.') {
    n = match_name(s, at, str_slice(name, 0, name.length - 1));
  } else if (n > 0 && scan_byte(s, at + n) == '.' &&
             scan_byte(s, at + n - 1) != '.') {
    n++;
  }
  return n;
}

/* A country or state by its name. */
static size_t match_gazetteer(Str s, size_t at) {
  enum { LONGEST = 60 }; /* a line is not looked through */
  Str rest = str_slice(s, at, s.length - at);
  if (rest.length > LONGEST) rest.length = LONGEST;
  size_t n = gazetteer_match(rest, 0, GAZ_COUNTRY | GAZ_STATE, NULL);
  return ends_here(s, at + n) ? n : 0;
}

size_t region_match(Str s, size_t at) {
  if (!ascii_is_upper((char)scan_byte(s, at))) return 0;
  size_t best = match_gazetteer(s, at);
  char first = s.data[at], second = ascii_lower((char)scan_byte(s, at + 1));
  for (size_t i = 0; i < sizeof SHORT_FORMS / sizeof *SHORT_FORMS; i++) {
    if (SHORT_FORMS[i][0] != first ||
        ascii_lower(SHORT_FORMS[i][1]) != second) {
      continue;
    }
    size_t n = match_short(s, at, str_from_c(SHORT_FORMS[i]));
    if (n > best) best = n;
  }
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    size_t n = match_name(s, at, str_from_c(NAMES[i]));
    if (n > best) best = n;
  }
  return best;
}

Str region_standard(Str printed) {
  for (size_t i = 0; i < sizeof SHORT_FORMS / sizeof *SHORT_FORMS; i++) {
    Str form = str_from_c(SHORT_FORMS[i]);
    if (match_short(printed, 0, form) == printed.length) return form;
  }
  return printed;
}
