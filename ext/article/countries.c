/* The countries that a text speaks of: see countries.h. */
#include "article/countries.h"

#include "article/gazetteer.h"
#include "article/scan.h"

void countries_add(CountryCount *c, const char *code, uint32_t weight) {
  uint32_t i = 0;
  while (i < c->count && memcmp(c->codes[i], code, 2) != 0) i++;
  if (i == COUNTRIES_MOST) return;
  if (i == c->count) {
    memcpy(c->codes[i], code, 3);
    c->counts[i] = 0;
    c->count++;
  }
  c->counts[i] += weight;
  for (; i && c->counts[i] > c->counts[i - 1]; i--) { /* keep it sorted */
    char swap[3];
    uint32_t n = c->counts[i];
    memcpy(swap, c->codes[i], 3);
    memcpy(c->codes[i], c->codes[i - 1], 3);
    memcpy(c->codes[i - 1], swap, 3);
    c->counts[i] = c->counts[i - 1];
    c->counts[i - 1] = n;
  }
}

/*
** All the world's news speak of the United States, and most American towns are
** named after a city that is better known: they are told by their states.
*/
static bool is_evidence(const GazetteerEntry *found) {
  return found->country[0] && memcmp(found->country, "US", 2) != 0;
}

void countries_find(CountryCount *c, Str text) {
  for (size_t at = 0; at < text.length;) {
    size_t n = scan_word(text, at), name = 0;
    GazetteerEntry found;
    if (n > 0 && scan_is_capital(str_slice(text, at, n))) {
      name = gazetteer_match(text, at, GAZ_COUNTRY | GAZ_DEMONYM, &found);
    }
    if (name > 0 && is_evidence(&found)) countries_add(c, found.country, 1);
    if (name > n) n = name;
    at += n ? n : 1;
  }
}
