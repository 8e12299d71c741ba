/*
** What document_entities does behind the tagger, apart so that mentions from
** elsewhere (tests, trainers) can be taken through it.
**
** In:  e->mentions with span, tokens, sentence and type, in text order.
** Out: their entity, role and value, and e->entities with names, roles,
**      genders and places.
*/
#ifndef NEWSEXT_ENTITY_ENTITY_PARTS_H
#define NEWSEXT_ENTITY_ENTITY_PARTS_H

#include "entity/entity.h"

void entities_finish(Document *d, Entities *e);

/* The steps that need the article's place and day. */
void places_find(Document *d, Entities *e); /* where.c: Entity.place */
void values_find(Document *d, Entities *e); /* value.c: Mention.value */

#endif
