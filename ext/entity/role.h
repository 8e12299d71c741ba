/*
** Role: the office, trade or kinship that an article prints with a name.
**
** In:  document_text(d) and the mentions (span, tokens, type) in text order.
** Out: role_span and role of the PERSON mentions that have one.
**
**   "[former Treasurer] Rosa Lind"            title before the name
**   "the [deputy mayor of Arle], Rosa Lind,"  appositive before it
**   "Rosa Lind, 45, a [lawyer for the union]," appositive behind it
**   "[actors] Rosa Lind and Tom Bay"          shared by a list
**
** Articles ("the", "a"), courtesies ("Mr", "Dr.") and possessors are left out.
*/
#ifndef NEWSEXT_ENTITY_ROLE_H
#define NEWSEXT_ENTITY_ROLE_H

#include "entity/entity.h"

void roles_find(Document *d, Entities *e);

#endif
