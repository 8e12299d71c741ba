/*
** Agency: the news services that a dateline, a credit line or the text names.
**
**   agency_normalize(STR("The Associated Press"))  -> "AP"
**   agency_normalize(STR("MNN"))                   -> "MNN" (not known: as is)
*/
#ifndef NEWSEXT_ARTICLE_AGENCY_H
#define NEWSEXT_ARTICLE_AGENCY_H

#include "article/words.h"
#include "base/arena.h"

/* The usual short name of a service, STR_NULL when it is not in the table. */
Str agency_lookup(Str name);
/* The short name, or `name` itself when it is not in the table. */
Str agency_normalize(Str name);

/* A name that holds a known service or a word of outlets: "afrol News". */
bool agency_is_known(Str name);
/* The same, or one that begins with an acronym: "TVN Polska". */
bool agency_is_outlet(Str name);

/* Adds WORD_SERVICE for the words that services' names begin with. */
void agency_index(WordIndex *index);

/*
** The service that a paragraph names as its source: "Xinhua news agency
** reported", "according to Reuters". STR_NULL when there is none.
*/
Str agency_in_text(Str paragraph);
/* The service of a credit or byline: "Reporting by AFP", "Jane Doe | Reuters".
 */
Str agency_in_credit(Str line);

#endif
