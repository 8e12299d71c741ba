/*
** The stage of entities: tagger, then links, roles, genders, places and
** values, each in its own file. See entity.h.
*/
#include "entity/entity.h"

#include "entity/entity_parts.h"
#include "entity/expression.h"
#include "entity/gender.h"
#include "entity/link.h"
#include "entity/repair.h"
#include "entity/role.h"
#include "entity/tagger.h"

const char *const ENTITY_TYPE_NAMES[TYPE_COUNT] = {
    "PERSON",  "ORGANIZATION", "LOCATION", "FACILITY", "NORP",
    "PRODUCT", "DATE",         "MONEY",    "MISC"};

static uint32_t word_count(Str s) {
  uint32_t n = 0;
  for (size_t i = 0; i < s.length; i++) n += s.data[i] == ' ';
  return n;
}

/* An entity's role is the fullest of its mentions' roles, the first of equals.
 */
static void roles_collect(Entities *e) {
  for (uint32_t i = 0; i < e->mention_count; i++) {
    const Mention *m = &e->mentions[i];
    Entity *entity = &e->entities[m->entity];
    if (!m->role.data) continue;
    if (!entity->role.data || word_count(m->role) > word_count(entity->role))
      entity->role = m->role;
  }
}

/* Certain words first: honorific or noun before a mention, the role, the name.
 */
static void genders_find(Document *d, Entities *e) {
  for (uint32_t i = 0; i < e->mention_count; i++) {
    const Mention *m = &e->mentions[i];
    Entity *entity = &e->entities[m->entity];
    if (m->type == TYPE_PERSON && !entity->gender)
      entity->gender = gender_before(d, m->span.start);
  }
  for (uint32_t i = 0; i < e->entity_count; i++) {
    Entity *entity = &e->entities[i];
    if (entity->type != TYPE_PERSON) continue;
    if (!entity->gender && entity->role.data)
      entity->gender = gender_of_role(entity->role);
    if (!entity->gender) entity->gender = gender_of_name(entity->name);
  }
}

void entities_finish(Document *d, Entities *e) {
  entities_link(d, e);
  roles_find(d, e);
  roles_collect(e);
  genders_find(d, e);
  places_find(d, e);
  values_find(d, e);
  if (d->arena->failed) *e = (Entities){.mentions = NULL};
}

static const Entities NO_ENTITIES;

const Entities *document_entities(Document *d) {
  if (d->stage_entities) return d->stage_entities;
  Entities *e = ARENA_NEW(d->arena, Entities);
  if (!e) return &NO_ENTITIES;
  MentionList list = expressions_merge(d, mention_tag(d));
  e->mentions = list.items;
  e->mention_count = mentions_repair(d, list.items, (uint32_t)list.count);
  entities_finish(d, e);
  d->stage_entities = e;
  return e;
}
