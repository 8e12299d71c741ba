/*
** Chain: an index from 64-bit keys to numbers, several for a key, in an arena.
** Newest first, so that a bounded look finds what was said last.
**
**   Chain c;
**   chain_init(&c, arena, 1000);
**   chain_add(&c, hash, 7);
**   for (uint32_t i = chain_find(&c, hash); i; i = chain_next(&c, i))
**     … c.items[i].value …
*/
#ifndef NEWSEXT_ENTITY_CHAIN_H
#define NEWSEXT_ENTITY_CHAIN_H

#include "base/arena.h"

typedef struct ChainItem {
  uint64_t key;
  uint32_t value, next;
} ChainItem;

typedef struct Chain {
  Arena *arena;
  uint32_t *heads; /* NULL when out of memory: everything is then empty */
  uint32_t mask;
  ChainItem *items; /* items[0] is unused: 0 means none */
  size_t count, capacity;
} Chain;

/* `expected`: about how many pairs will be added; more only makes it slower. */
void chain_init(Chain *chain, Arena *arena, size_t expected);
void chain_add(Chain *chain, uint64_t key, uint32_t value);
/* The newest item of `key`, or 0. */
uint32_t chain_find(const Chain *chain, uint64_t key);
/* The next older item of the same key, or 0. */
uint32_t chain_next(const Chain *chain, uint32_t item);

#endif
