/*
** Link: which mentions of an article stand for one person, organization or
** place.
**
** In:  d->text and e->mentions in order of the text, each with span and type
**      (nothing else of them is used).
** Out: mentions[i].entity, and e->entities in order of their first mention,
**      with name, type, first_mention, mention_count.
**
**   "Marta Lindqvist … Lindqvist’s"   -> one entity "Marta Lindqvist"
**   "… Labour Organization (ILO) … ILO"  -> one entity, the long form
**
** Deterministic; time near-linear in the mentions.
*/
#ifndef NEWSEXT_ENTITY_LINK_H
#define NEWSEXT_ENTITY_LINK_H

#include "entity/entity.h"

void entities_link(Document *d, Entities *e);

#endif
