/*
** Tagger: which words of a document name a person, a place, a day, a sum …
**
** In:  document_text(d), document_article(d), d->options.
** Out: mentions in order of the text, never overlapping, never across
**      sentences, with span, tokens, sentence, segment, type and score.
**
**   "Marta Lindqvist met Kaarel Tamm in Brussels on Thursday"
**    PERSON              PERSON         LOCATION    DATE
**
** Only segments that are read (article_role_is_read) are tagged, or all of
** them with `options.all` or `options.whole`. What the tagger learned about
** words is kept in d->caches->mentions, when there is one: results do not
** depend on it, only speed does.
*/
#ifndef NEWSEXT_ENTITY_TAGGER_H
#define NEWSEXT_ENTITY_TAGGER_H

#include "entity/entity.h"

typedef struct MentionList {
  Mention *items;
  size_t count, capacity;
} MentionList;

/*
** Tags the document. All fields of a Mention but those named above are zero.
** The list is in the document's arena; empty when that has failed.
*/
MentionList mention_tag(Document *d);

/* Frees what the tagger kept; NULL is allowed. */
void mention_cache_free(struct MentionCache *cache);

#endif
