/*
** Gazetteer: what a word or a run of words is known to name.
**
** In:  words as printed. Out: kinds (country, nationality, office, agency …),
** the normal name, country, gender.
**
**   GazetteerEntry e;
**   gazetteer_find(STR("Russian"), GAZ_DEMONYM, &e)      -> e.country "RU"
**   gazetteer_find(STR("Agence France-Presse"), GAZ_AGENCY, &e) -> "AFP"
**   gazetteer_match(text, at, GAZ_OFFICE, &e)   -> bytes of "Foreign Minister"
**
** Case, accents, hyphens, dots and kinds of apostrophe are folded, but "US" is
** only found in capitals ("us" is none), "turkey" is no country (a name needs
** its capital), "Miss." needs its dot to be Mississippi. Offices, honorifics
** and the like are found in any case.
**
** The tables are constant and sorted by hash (ext/model/gazetteer.c, made by
** ext/train/make_gazetteer.c): nothing is built at start. Cities are in
*place.h.
*/
#ifndef NEWSEXT_ARTICLE_GAZETTEER_H
#define NEWSEXT_ARTICLE_GAZETTEER_H

#include "base/str.h"

typedef enum Gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE } Gender;

enum {
  GAZ_COUNTRY = 1 << 0,       /* "Russia", "U.S.", "Holland": name, country */
  GAZ_DEMONYM = 1 << 1,       /* "Russian", "Britons": country */
  GAZ_PEOPLE = 1 << 2,        /* "Kurdish", "Arab", "Latino": no country */
  GAZ_RELIGION = 1 << 3,      /* "Muslims", "Catholic" */
  GAZ_POLITICS = 1 << 4,      /* "Democrats", "Tory", "communist" */
  GAZ_SEAT = 1 << 5,          /* "Kremlin", "White House": country, its city */
  GAZ_STATE = 1 << 6,         /* "Calif.", "Ontario", "Wales": full name */
  GAZ_REGION = 1 << 7,        /* "Middle East", "the West", "Africa" */
  GAZ_MONTH = 1 << 8,         /* "Feb.", "September": number 1 … 12 */
  GAZ_WEEKDAY = 1 << 9,       /* "Thursday", "Tue": number 1 (Monday) … 7 */
  GAZ_HONORIFIC = 1 << 10,    /* "Mr", "Dr.", "Sheikh", "Gen.": gender */
  GAZ_OFFICE = 1 << 11,       /* "president", "Foreign Minister", "spokesman" */
  GAZ_ORG_HEAD = 1 << 12,     /* "Ministry", "University", "Union" */
  GAZ_ORG_SUFFIX = 1 << 13,   /* "Inc.", "GmbH", "Ltd" */
  GAZ_ORGANIZATION = 1 << 14, /* "NATO", "United Nations" */
  GAZ_AGENCY = 1 << 15,       /* "AP", "Agence France-Presse": normal name */
  GAZ_FACILITY_HEAD = 1 << 16, /* "Airport", "Bridge", "Stadium" */
  GAZ_PLACE_HEAD = 1 << 17,    /* "River", "Province", "Islands" */
  GAZ_EVENT_HEAD = 1 << 18,    /* "Cup", "War", "Summit" */
  GAZ_LANDMARK = 1 << 20,      /* "Manhattan", "Heathrow": country, city */
  GAZ_PARTICLE = 1 << 19,      /* "von", "bin", "al": inside a person's name */

  GAZ_NORP = GAZ_DEMONYM | GAZ_PEOPLE | GAZ_RELIGION | GAZ_POLITICS,
  GAZ_GEOGRAPHIC =
      GAZ_COUNTRY | GAZ_SEAT | GAZ_STATE | GAZ_REGION | GAZ_LANDMARK,
  GAZ_ALL = (1 << 21) - 1
};

typedef struct GazetteerEntry {
  uint32_t kind;   /* one GAZ_… */
  Str name;        /* normal name, constant: "United States", "AP", "Moscow" */
  char country[3]; /* ISO 3166-1 alpha-2, or "" */
  uint8_t gender;  /* Gender, of honorifics and offices: "queen", "Mr" */
  uint8_t number;  /* month or weekday; else 0 */
} GazetteerEntry;

/* All kinds that `name` (whole) has, as printed; 0: not known. */
uint32_t gazetteer_kinds(Str name);
/* The first entry of `name` (whole) among `kinds`; `entry` may be NULL. */
bool gazetteer_find(Str name, uint32_t kinds, GazetteerEntry *entry);
/*
** The longest name that starts at byte `from` of `text`, which must be the
** start of a word, and ends at the end of a word: its length in bytes, 0 when
** there is none. Words are parted by spaces, one line end or a hyphen.
*/
size_t gazetteer_match(Str text, size_t from, uint32_t kinds,
                       GazetteerEntry *entry);
/*
** True when `word` is known as a first name: "Olena", "José". `*gender` (may
** be NULL) is GENDER_UNKNOWN when both bear it. ~40,000 names.
*/
bool gazetteer_first_name(Str word, Gender *gender);
/* English name of an ISO 3166-1 alpha-2 code; STR_NULL when there is none. */
Str gazetteer_country_name(const char *code);

#endif
