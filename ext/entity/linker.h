/*
** Linker: the workings shared by link.c, link_person.c and link_thing.c.
**
** Mentions with the same words are one Form. Each form gets a Draft (a group
** that becomes an entity): its own, or that of a fuller form. A form that fits
** several drafts keeps them as candidates and each of its mentions decides.
*/
#ifndef NEWSEXT_ENTITY_LINKER_H
#define NEWSEXT_ENTITY_LINKER_H

#include "entity/chain.h"
#include "entity/entity.h"
#include "entity/name.h"

enum {
  NO_DRAFT = UINT32_MAX,
  CANDIDATES = 12, /* drafts that an ambiguous form may stand for */
  LOOKS = 48       /* items of a chain that are looked at */
};

/* What forms may share a draft: persons never mix with places. */
typedef enum FormClass { CLASS_PERSON, CLASS_THING, CLASS_ALONE } FormClass;

typedef struct Form {
  Str text;   /* cleaned; of a person without honorific, possessive */
  Str fold;   /* of a thing: folded, without "the" */
  Str key;    /* fold without spaces */
  Name *name; /* of a person */
  uint8_t class;
  uint8_t type; /* EntityType of its first mention */
  uint8_t words;
  bool shouted;   /* ALL CAPS: never the name of an entity that has others */
  bool title;     /* in headlines alone, whose verbs have capitals too */
  bool standard;  /* the usual name of a country, whatever is longer */
  uint32_t first; /* its first mention */
  uint32_t count; /* mentions */
  uint32_t draft; /* or NO_DRAFT: then candidates */
  uint32_t *candidates;
  uint32_t candidate_count;
} Form;

typedef struct Draft {
  uint32_t parent; /* a fuller draft that it was merged into, or itself */
  uint32_t form;   /* that names it */
  uint32_t last;   /* newest mention so far, while mentions are assigned */
  uint32_t first;  /* first mention of its forms */
  uint32_t entity; /* index of the entity made of it */
  uint8_t gender;  /* of a person: what the forms' honorifics tell */
} Draft;

typedef struct FormList {
  Form *items;
  size_t count, capacity;
} FormList;

typedef struct DraftList {
  Draft *items;
  size_t count, capacity;
} DraftList;

typedef struct Linker {
  Document *d;
  Entities *e;
  FormList forms;
  DraftList drafts;
  uint32_t *form_of; /* of each mention */
} Linker;

/* A new draft named by `form`; NO_DRAFT when out of memory. */
uint32_t linker_draft_add(Linker *l, uint32_t form);
/* Follows parents. */
uint32_t linker_root(const Linker *l, uint32_t draft);
/* Makes `form` the name of its draft when it is fuller than the present one. */
void linker_draft_name(Linker *l, uint32_t draft, uint32_t form);

void linker_persons(Linker *l); /* link_person.c: drafts of CLASS_PERSON */
void linker_things(Linker *l);  /* link_thing.c: drafts of CLASS_THING */

#endif
