/*
** Name: the parts of a person's name, and whether two forms can be one name.
**
** In:  a mention as printed: "Mr. Ali bin Salim Al-Hajri's".
** Out: text "Ali bin Salim Al-Hajri", folded words ali bin salim al hajri,
**      the surname among them, what the honorific tells of the gender.
*/
#ifndef NEWSEXT_ENTITY_NAME_H
#define NEWSEXT_ENTITY_NAME_H

#include "article/gazetteer.h"
#include "base/arena.h"

enum { NAME_WORDS = 10 }; /* words of a name that are looked at */

typedef struct Name {
  Str text;                  /* without honorific and possessive, as printed */
  Str words[NAME_WORDS];     /* folded; initials are one or two letters */
  uint64_t surname_skeleton; /* hash, of its last word; by name_sound */
  uint8_t count;             /* of words; 0: nothing is left */
  uint8_t surname;           /* words[surname] begins the surname … */
  uint8_t surname_end;       /* … and it ends before this one */
  uint8_t suffix;            /* of "Jr", "III": 1 + row of the table, or 0 */
  uint8_t gender;            /* Gender that the honorific tells */
  bool shouted;              /* ALL CAPS of more than four letters */
} Name;

/* Parses `printed`; `name->text` has single spaces and may be in `arena`. */
void name_parse(Arena *arena, Str printed, Name *name);
/* Adds the skeleton, for which name_match asks. */
void name_sound(Name *name);

/* The text of a mention of any type without line ends and double spaces. */
Str name_clean(Arena *arena, Str printed);

/* How a shorter form can stand for a longer one, best first. */
typedef enum NameMatch {
  MATCH_NONE,
  MATCH_ALIKE,   /* misspelt: Linquist, Marta Lindqvist */
  MATCH_GIVEN,   /* a word that is not the surname: Jorge, Jorge Orgando */
  MATCH_SURNAME, /* Tamm, Kaarel Tamm; Xi, Xi Jinping */
  MATCH_FULL     /* Roy Delacroix, Roy J Delacroix */
} NameMatch;

/* `full` has at least as many words as `form`. */
NameMatch name_match(const Name *form, const Name *full);

/*
** True when a single word may be matched as a misspelling: long enough, and
** neither a first name nor anything else that the gazetteer knows.
*/
bool name_may_be_misspelt(const Name *name);

#endif
