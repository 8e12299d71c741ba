/* What honorifics, nouns and first names tell of gender: see gender.h. */
#include "entity/gender.h"

/* Nouns for one gender only. Not in the gazetteer's offices, or not gendered
** there. Sorted; the letter is the gender. */
static const struct {
  const char *word;
  uint8_t gender;
} GENDERED_NOUNS[] = {
    {"actress", GENDER_FEMALE},   {"aunt", GENDER_FEMALE},
    {"boy", GENDER_MALE},         {"brother", GENDER_MALE},
    {"businessman", GENDER_MALE}, {"businesswoman", GENDER_FEMALE},
    {"chairman", GENDER_MALE},    {"chairwoman", GENDER_FEMALE},
    {"congressman", GENDER_MALE}, {"congresswoman", GENDER_FEMALE},
    {"countess", GENDER_FEMALE},  {"daughter", GENDER_FEMALE},
    {"duchess", GENDER_FEMALE},   {"father", GENDER_MALE},
    {"gentleman", GENDER_MALE},   {"girl", GENDER_FEMALE},
    {"grandfather", GENDER_MALE}, {"grandmother", GENDER_FEMALE},
    {"heiress", GENDER_FEMALE},   {"husband", GENDER_MALE},
    {"king", GENDER_MALE},        {"lady", GENDER_FEMALE},
    {"man", GENDER_MALE},         {"mother", GENDER_FEMALE},
    {"nephew", GENDER_MALE},      {"niece", GENDER_FEMALE},
    {"policeman", GENDER_MALE},   {"policewoman", GENDER_FEMALE},
    {"pope", GENDER_MALE},        {"prince", GENDER_MALE},
    {"princess", GENDER_FEMALE},  {"queen", GENDER_FEMALE},
    {"sister", GENDER_FEMALE},    {"son", GENDER_MALE},
    {"spokesman", GENDER_MALE},   {"spokeswoman", GENDER_FEMALE},
    {"sportsman", GENDER_MALE},   {"sportswoman", GENDER_FEMALE},
    {"uncle", GENDER_MALE},       {"widow", GENDER_FEMALE},
    {"widower", GENDER_MALE},     {"wife", GENDER_FEMALE},
    {"woman", GENDER_FEMALE},
};

static Gender noun_gender(Str word) {
  size_t low = 0, high = sizeof(GENDERED_NOUNS) / sizeof(*GENDERED_NOUNS);
  char lower[16];
  if (word.length == 0 || word.length >= sizeof(lower)) return GENDER_UNKNOWN;
  for (size_t i = 0; i < word.length; i++) lower[i] = ascii_lower(word.data[i]);
  lower[word.length] = 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strcmp(GENDERED_NOUNS[middle].word, lower);
    if (order == 0) return GENDERED_NOUNS[middle].gender;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return GENDER_UNKNOWN;
}

static Gender word_gender(Str word) {
  Gender gender = noun_gender(word);
  GazetteerEntry e;
  if (!gender && gazetteer_find(word, GAZ_HONORIFIC | GAZ_OFFICE, &e))
    gender = e.gender;
  return gender;
}

Gender gender_before(const Document *d, uint32_t at) {
  const char *text = d->text.data;
  uint32_t end = at;
  while (end && (text[end - 1] == ' ' || text[end - 1] == '\n')) end--;
  if (end == at || at - end > 2) return GENDER_UNKNOWN;
  uint32_t start = end;
  while (start && end - start < 16 && !ascii_is_space(text[start - 1])) start--;
  Str word = str_slice(d->text, start, end - start);
  Gender gender = word_gender(word);
  if (!gender && word.length > 2 && word.data[word.length - 1] == '.')
    gender = word_gender(str_slice(word, 0, word.length - 1));
  return gender;
}

Gender gender_of_role(Str role) {
  if (role.length > 300) role.length = 300;
  for (size_t at = 0; at < role.length;) {
    size_t end = at;
    while (end < role.length && ascii_is_alpha(role.data[end])) end++;
    Gender gender = word_gender(str_slice(role, at, end - at));
    if (gender) return gender;
    if (end + 3 < role.length && memcmp(role.data + end, " of ", 4) == 0)
      return GENDER_UNKNOWN; /* "secretary of the Queen" tells nothing */
    at = end + 1;
  }
  return GENDER_UNKNOWN;
}

Gender gender_of_name(Str name) {
  size_t end = 0;
  while (end < name.length && name.data[end] != ' ') end++;
  if (end == 0 || end == name.length) return GENDER_UNKNOWN;
  Gender gender = GENDER_UNKNOWN;
  if (gazetteer_first_name(str_slice(name, 0, end), &gender)) return gender;
  return GENDER_UNKNOWN;
}
