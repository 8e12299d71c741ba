/*
** Spell: names made comparable. Folding takes away what does not tell names
** apart (case, accents, dots, apostrophes); the sound of a word takes away what
** transcriptions differ in; its skeleton keeps the consonants alone.
**
**   fold      "Müller-O’Hara" -> "muller ohara"
**   sound     "schultz" -> "shuls", "scholz" -> "shols"
**   skeleton  "shuls" -> "sls",   "shols" -> "sls"
**
** The rules follow the normalisation of names in Europe Media Monitor's
** NewsExplorer (Steinberger and Pouliquen), which was made for misspelt news.
*/
#ifndef NEWSEXT_ENTITY_SPELL_H
#define NEWSEXT_ENTITY_SPELL_H

#include "base/arena.h"

enum { SPELL_LONGEST = 40 }; /* bytes of a word that are looked at */

/* A folded word and what sounds like it. */
typedef struct Spelling {
  char sound[SPELL_LONGEST];
  char skeleton[SPELL_LONGEST];
  uint8_t sound_length, skeleton_length;
} Spelling;

/*
** Lower case, accents gone, special letters written out (ß ss, ø o, æ ae),
** apostrophes and dots gone, every run of other marks and spaces one space.
** Letters of other scripts stay. STR_NULL when out of memory.
*/
Str spell_fold(Arena *arena, Str name);

/* Sound and skeleton of one folded word. */
void spell_word(Str folded, Spelling *out);

/* 1 - edit distance / longer length; 1 when equal, 0 when nothing is. */
double spell_similarity(Str a, Str b);

/*
** True when two folded words may be spellings of one name: equal skeletons and
** alike by `least` (0 to 1), or so alike that one slip explains it.
*/
bool spell_alike(Str a, Str b, double least);

/* One slip in a long word that begins alike: eldrige, eldridge. */
bool spell_one_slip(Str a, Str b);

#endif
