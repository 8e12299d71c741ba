/*
** Arena: memory that is freed all at once, with a sticky error.
**
** Everything that belongs to one document is allocated here, so there is
** nothing to clean up one by one. Once an allocation has failed, `failed` stays
** set and every later call returns NULL without trying: callers may carry on
** with loops over zero elements and test `failed` once at the end.
**
**   Arena a = {0};                            -- ready for use
**   Token *t = ARENA_ARRAY(&a, Token, n);     -- uninitialised, or NULL
**   arena_reset(&a);                          -- empty again, keeps a block
**   arena_free(&a);
*/
#ifndef NEWSEXT_BASE_ARENA_H
#define NEWSEXT_BASE_ARENA_H

#include "base/str.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
  ArenaBlock *block; /* newest first */
  char *next;        /* free bytes in the newest block: [next, end) */
  char *end;
  bool failed; /* out of memory (or interrupted): sticky until reset */
} Arena;

/* A point to which the arena can be taken back: scratch memory. */
typedef struct ArenaMark {
  ArenaBlock *block;
  char *next;
} ArenaMark;

/* `size` bytes aligned to 16, uninitialised; NULL when out of memory. */
void *arena_alloc(Arena *arena, size_t size);
/* The same, filled with zeros. */
void *arena_zero(Arena *arena, size_t size);
/* `count * size` bytes with a check for overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);
/*
** A larger copy of an array: `count` elements are kept, room for `capacity`.
** Extends in place when the array was the last thing allocated.
*/
void *arena_grow(Arena *arena, void *array, size_t count, size_t capacity,
                 size_t size);
/* A copy of `s` in the arena, NUL-terminated behind its length. */
Str arena_str(Arena *arena, Str s);
/* printf into the arena. STR_NULL when out of memory. */
Str arena_printf(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes that the arena holds, used or not. */
size_t arena_size(const Arena *arena);

ArenaMark arena_mark(const Arena *arena);
void arena_rewind(Arena *arena, ArenaMark mark);
/* Empties the arena; keeps one block of at most 1 MiB. Clears `failed`. */
void arena_reset(Arena *arena);
void arena_free(Arena *arena);

#define ARENA_ARRAY(arena, Type, count)                                        \
  ((Type *)arena_array((arena), (count), sizeof(Type)))
#define ARENA_NEW(arena, Type) ((Type *)arena_zero((arena), sizeof(Type)))

/*
** Makes room for one more element of a growing array `list.items`,
** `list.count`, `list.capacity`; false when out of memory.
**   if (ARENA_PUSH(arena, &list)) list.items[list.count++] = x;
*/
#define ARENA_PUSH(arena, list)                                                \
  ((list)->count < (list)->capacity ||                                         \
   arena_push_grow((arena), (void **)&(list)->items, (list)->count,            \
                   &(list)->capacity, sizeof(*(list)->items)))
bool arena_push_grow(Arena *arena, void **items, size_t count, size_t *capacity,
                     size_t size);

/* Bytes built piece by piece in an arena. `{.arena = a}` is an empty one. */
typedef struct Buffer {
  Arena *arena;
  char *items;
  size_t count;
  size_t capacity;
} Buffer;

void buffer_add(Buffer *buffer, Str s);
void buffer_add_char(Buffer *buffer, char c);
void buffer_printf(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The bytes so far; valid until the next call that adds. */
Str buffer_str(const Buffer *buffer);

#endif
