/*
** Quotes: what was said, who said it, in which words it was reported.
**
** In:  document_text(d), document_article(d), document_entities(d).
** Out: quotations in order of their first byte.
*/
#ifndef NEWSEXT_QUOTE_QUOTE_H
#define NEWSEXT_QUOTE_QUOTE_H

#include "entity/entity.h"

typedef enum QuoteKind {
  QUOTE_DIRECT,
  QUOTE_MIXED,
  QUOTE_INDIRECT,
  QUOTE_SCARE,
  QUOTE_KIND_COUNT
} QuoteKind;

typedef enum CueClass {
  CUE_SAY,
  CUE_CLAIM,
  CUE_CONFIRM,
  CUE_DENY,
  CUE_ASK,
  CUE_DEMAND,
  CUE_WARN,
  CUE_PROMISE,
  CUE_PRAISE,
  CUE_CRITICIZE,
  CUE_THINK,
  CUE_CLASS_COUNT,
  CUE_NONE = CUE_CLASS_COUNT
} CueClass;

typedef enum SpeakerKind {
  SPEAKER_PERSON,
  SPEAKER_ORGANIZATION,
  SPEAKER_GROUP,
  SPEAKER_ANONYMOUS,
  SPEAKER_UNKNOWN,
  SPEAKER_KIND_COUNT
} SpeakerKind;

extern const char *const QUOTE_KIND_NAMES[QUOTE_KIND_COUNT];
extern const char *const CUE_CLASS_NAMES[CUE_CLASS_COUNT];
extern const char *const SPEAKER_KIND_NAMES[SPEAKER_KIND_COUNT];

enum { NO_ENTITY = UINT32_MAX };

typedef struct Quote {
  uint8_t kind;         /* QuoteKind */
  uint8_t cue_class;    /* CueClass, or CUE_NONE */
  uint8_t speaker_kind; /* SpeakerKind */
  Span span;            /* covers all parts */
  const Span *parts;    /* exact spans, marks included */
  uint32_t part_count;
  Str words;           /* the parts joined by a space, outer marks removed */
  Span cue;            /* "said"; length 0: none */
  Span source;         /* what is printed: "the minister"; length 0: none */
  uint32_t entity;     /* index into Entities.entities, or NO_ENTITY */
  Str speaker;         /* resolved name; NULL where nobody could tell */
  Str role, addressee; /* or NULL */
  uint32_t sentence, segment;
  uint64_t fingerprint; /* the same words elsewhere have the same value */
  float score;
} Quote;

typedef struct Quotes {
  Quote *quotes;
  uint32_t quote_count;
} Quotes;

const Quotes *document_quotes(Document *d);

#endif
