/*
** Role nouns: words for what somebody is or does ("minister", "goalkeeper",
** "widow"), and the words that go before them ("former", "deputy").
*/
#ifndef NEWSEXT_ENTITY_ROLE_NOUN_H
#define NEWSEXT_ENTITY_ROLE_NOUN_H

#include "base/str.h"

/*
** True for a role noun in any case, singular or plural, also as a part of a
** hyphenated word: "Vice-President", "procurator-general", "co-founders".
** Offices and ranks of the gazetteer count ("Gen.").
*/
bool role_is_noun(Str word);
/* True for a plural role noun: "actors", "policemen". */
bool role_is_plural(Str word);
/* True for an adjective that opens or fills a role: "former", "chief". */
bool role_is_modifier(Str word);
/*
** True for an honorific that is no role by itself: "Mr", "Dr.", "Professor".
*/
bool role_is_courtesy(Str word);
/* The singular, in lower case, in `out` (of 32 bytes); its length or 0. */
size_t role_singular(Str word, char *out);

#endif
