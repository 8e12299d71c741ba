/*
** Source nouns: what the last word of a source says of who speaks.
**
**   "spokesman"  a voice: its organization speaks
**   "report"     a document: who made it speaks
**   "company"    a body: the one named before, or named with it
**   "aides"      unnamed: nobody that the reader is told
*/
#ifndef NEWSEXT_QUOTE_SOURCE_NOUN_H
#define NEWSEXT_QUOTE_SOURCE_NOUN_H

#include "base/str.h"

enum {
  NOUN_VOICE = 1,
  NOUN_DOCUMENT = 2,
  NOUN_BODY = 4,
  NOUN_OWN_BODY = 8, /* a body by the words before it: "UAE police" */
  NOUN_UNNAMED = 16,
  NOUN_STATES = 32 /* "countries": a group that can be told from others */
};

/* The NOUN_… of a word, in any case; 0 for other words. */
uint32_t source_noun_kinds(Str word);
/* True for what opens an indefinite source: "a", "several", "dozens". */
bool source_is_indefinite(Str word);
/* True for a noun in the plural, by its form or in a list. */
bool source_is_plural(Str word);
/* True when "the `head`" can be the body called `name`. */
bool source_body_fits(Str name, Str head);
/*
** The `n`-th other role noun (from 0) that "the `noun`" can have been
** introduced with: "the lawmaker" as a senator; STR_NULL when no more.
*/
Str source_role_synonym(Str noun, size_t n);

#endif
