/*
** Entities: mentions of people, organizations, places, dates and sums, and
** the entity in the same article that each stands for.
**
** In:  document_text(d), document_article(d). Out: mentions in text order,
** never overlapping, and the entities that they name.
*/
#ifndef NEWSEXT_ENTITY_ENTITY_H
#define NEWSEXT_ENTITY_ENTITY_H

#include "article/article.h"
#include "article/gazetteer.h" /* Gender */

typedef enum EntityType {
  TYPE_PERSON,
  TYPE_ORGANIZATION,
  TYPE_LOCATION,
  TYPE_FACILITY,
  TYPE_NORP,
  TYPE_PRODUCT,
  TYPE_DATE,
  TYPE_MONEY,
  TYPE_MISC,
  TYPE_COUNT
} EntityType;

extern const char *const ENTITY_TYPE_NAMES[TYPE_COUNT];

typedef struct Mention {
  Span span;
  uint32_t first_token, end_token;
  uint32_t sentence; /* index into Text.sentences */
  uint32_t segment;  /* index into Article.segments */
  uint32_t entity;   /* index into Entities.entities */
  uint8_t type;      /* EntityType */
  float score;       /* calibrated probability that span and type are right */
  Span role_span;    /* office or title printed with it; length 0: none */
  Str role;          /* its words; NULL when none */
  Str value;         /* DATE: ISO 8601, MONEY: "EUR 1500000"; else NULL */
} Mention;

/* One person, organization, place … of the article. */
typedef struct Entity {
  Str name; /* the fullest name in the article, as printed */
  uint8_t type;
  uint8_t gender; /* of a person, as far as the text tells */
  Str role;       /* the fullest role printed with any mention; or NULL */
  Place place;    /* of a LOCATION, FACILITY or NORP, where resolved */
  uint32_t first_mention, mention_count;
} Entity;

typedef struct Entities {
  Mention *mentions;
  uint32_t mention_count;
  Entity *entities;
  uint32_t entity_count;
} Entities;

const Entities *document_entities(Document *d);

#endif
