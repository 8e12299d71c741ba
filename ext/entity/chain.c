/* An index from keys to numbers: see chain.h. */
#include "entity/chain.h"

void chain_init(Chain *chain, Arena *arena, size_t expected) {
  size_t size = 16;
  while (size < expected && size < ((size_t)1 << 24)) size *= 2;
  *chain = (Chain){.arena = arena, .mask = (uint32_t)(size - 1), .count = 1};
  chain->heads = arena_zero(arena, size * sizeof(uint32_t));
}

void chain_add(Chain *chain, uint64_t key, uint32_t value) {
  if (!chain->heads) return;
  if (!chain->items) {
    chain->capacity = 64;
    chain->items = ARENA_ARRAY(chain->arena, ChainItem, chain->capacity);
    if (!chain->items) chain->capacity = 0;
  }
  if (!ARENA_PUSH(chain->arena, chain)) return;
  uint32_t *head = &chain->heads[key & chain->mask];
  uint32_t item = (uint32_t)chain->count++;
  chain->items[item] = (ChainItem){key, value, *head};
  *head = item;
}

static uint32_t chain_from(const Chain *chain, uint32_t item, uint64_t key) {
  while (item && chain->items[item].key != key) item = chain->items[item].next;
  return item;
}

uint32_t chain_find(const Chain *chain, uint64_t key) {
  if (!chain->heads) return 0;
  return chain_from(chain, chain->heads[key & chain->mask], key);
}

uint32_t chain_next(const Chain *chain, uint32_t item) {
  return chain_from(chain, chain->items[item].next, chain->items[item].key);
}
