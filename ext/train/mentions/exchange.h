/*
** Names exchanged: annotated texts once more, in which about half of the
** persons, places, organizations and peoples have names that stand for others
** of their kind elsewhere. So it is learned what stands around a name, too.
**
**   "Maria Delgado met Weber. Delgado left."
**   "Ana Tamm met Weber. Tamm left."
**
** A name is replaced by one of as many words wherever it stands in the text; a
** person's words, each by its own. Names come from texts of the same fold, so
** that those left out in cross-validation stay unseen.
*/
#ifndef TRAIN_MENTIONS_EXCHANGE_H
#define TRAIN_MENTIONS_EXCHANGE_H

#include "base/arena.h"
#include "gold.h"

enum { NAME_WORDS_MOST = 6 };

typedef struct NameList {
  Str *items;
  size_t count, capacity;
} NameList;

/* Names by fold, type and number of words. */
typedef struct NamePool {
  Arena arena;
  NameList list[FOLDS][TYPE_COUNT][NAME_WORDS_MOST + 1];
} NamePool;

/* Adds the names of text number `document`. */
void pool_add(NamePool *pool, const GoldText *gold, uint32_t document);
/* To be called when all are added, and before a name is taken. */
void pool_finish(NamePool *pool);
void pool_free(NamePool *pool);

/* The text with other names; its text and spans are in `arena`. */
GoldText pool_exchange(const NamePool *pool, Arena *arena, const GoldText *gold,
                       uint32_t document, uint64_t seed);

#endif
