/*
** Repair: slips of a tagger that sees one sentence at a time, mended by what
** the whole article says.
**
** In:  mentions in text order with spans, tokens and types.
** Out: the same with spans and types set right, and their new number.
**
**   "Ursula van der Hoek … van der |Hoek|"    -> |van der Hoek|
**   "Rosa Lindqvist … |Lindqvist| (a place?)" -> a person as well
**   "|Office for Ports| in |Arle| (OPA)"      -> |Office for Ports in Arle|
*/
#ifndef NEWSEXT_ENTITY_REPAIR_H
#define NEWSEXT_ENTITY_REPAIR_H

#include "entity/entity.h"

uint32_t mentions_repair(Document *d, Mention *mentions, uint32_t count);

#endif
