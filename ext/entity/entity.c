/* Mentions and the entities that they name: see entity.h. */
#include "entity/entity.h"

const char *const ENTITY_TYPE_NAMES[TYPE_COUNT] = {
    "PERSON",  "ORGANIZATION", "LOCATION", "FACILITY", "NORP",
    "PRODUCT", "DATE",         "MONEY",    "MISC"};

const Entities *document_entities(Document *d) {
  static const Entities empty = {0};
  if (!d->stage_entities) d->stage_entities = ARENA_NEW(d->arena, Entities);
  return d->stage_entities ? d->stage_entities : &empty;
}
