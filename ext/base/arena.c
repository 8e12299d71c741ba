/* Memory that is freed all at once: see arena.h. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct ArenaBlock {
  ArenaBlock *older;
  size_t size; /* of the bytes behind this header */
};

enum { ALIGNMENT = 16, FIRST_BLOCK = 64 << 10, KEPT_BLOCK = 1 << 20 };

/*
** Under AddressSanitizer each allocation is a block of its own with the bytes
** behind it poisoned, or else nobody would see one array run into the next.
*/
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ARENA_ASAN                           0
#define ASAN_POISON_MEMORY_REGION(p, size)   ((void)(p), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#endif

_Static_assert(sizeof(ArenaBlock) <= ALIGNMENT, "room for the header");

static char *block_bytes(ArenaBlock *block) {
  return (char *)block + ALIGNMENT;
}

static bool arena_add_block(Arena *arena, size_t need) {
  size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
  if (size > ((size_t)64 << 20)) size = (size_t)64 << 20;
  if (size < need || ARENA_ASAN) size = need;
  ArenaBlock *block = NULL;
  if (size <= PTRDIFF_MAX - ALIGNMENT) block = malloc(size + ALIGNMENT);
  if (!block) {
    arena->failed = true;
    return false;
  }
  block->older = arena->block;
  block->size = size;
  arena->block = block;
  arena->next = block_bytes(block);
  arena->end = arena->next + size;
  return true;
}

void *arena_alloc(Arena *arena, size_t size) {
  if (arena->failed) return NULL;
  if (size > SIZE_MAX - ALIGNMENT) {
    arena->failed = true;
    return NULL;
  }
  size_t asked = size;
  size = size ? (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1) : ALIGNMENT;
  if ((ARENA_ASAN || (size_t)(arena->end - arena->next) < size) &&
      !arena_add_block(arena, size)) {
    return NULL;
  }
  char *p = arena->next;
  arena->next += size;
  ASAN_POISON_MEMORY_REGION(p + asked, size - asked);
  return p;
}

void *arena_zero(Arena *arena, size_t size) {
  void *p = arena_alloc(arena, size);
  return p ? memset(p, 0, size) : NULL;
}

void *arena_array(Arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) {
    arena->failed = true;
    return NULL;
  }
  return arena_alloc(arena, count * size);
}

/* True when `array` is the last thing allocated and `need` bytes fit there. */
static bool can_extend(const Arena *arena, const char *array, size_t old,
                       size_t need) {
  if (ARENA_ASAN || !array || array + old != arena->next) return false;
  return need <= (size_t)(arena->end - array) / ALIGNMENT * ALIGNMENT;
}

void *arena_grow(Arena *arena, void *array, size_t count, size_t capacity,
                 size_t size) {
  size_t old = (count * size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  if (arena->failed) return NULL;
  if (capacity < SIZE_MAX / size &&
      can_extend(arena, array, old, capacity * size)) {
    arena->next = array;
    return arena_alloc(arena, capacity * size);
  }
  void *larger = arena_array(arena, capacity, size);
  if (larger && count) memcpy(larger, array, count * size);
  return larger;
}

bool arena_push_grow(Arena *arena, void **items, size_t count, size_t *capacity,
                     size_t size) {
  size_t more = *capacity ? *capacity * 2 : 16;
  void *larger = arena_grow(arena, *items, count, more, size);
  if (!larger) return false;
  *items = larger;
  *capacity = more;
  return true;
}

Str arena_str(Arena *arena, Str s) {
  if (!s.data) return STR_NULL;
  char *copy = arena_alloc(arena, s.length + 1);
  if (!copy) return STR_NULL;
  memcpy(copy, s.data, s.length);
  copy[s.length] = 0;
  return (Str){copy, s.length};
}

static Str arena_vprintf(Arena *arena, const char *format, va_list args) {
  char small[64]; /* spares most texts to be printed twice */
  va_list again;
  va_copy(again, args);
  int length = vsnprintf(small, sizeof(small), format, args);
  char *text = length < 0 ? NULL : arena_alloc(arena, (size_t)length + 1);
  if (text && (size_t)length < sizeof(small))
    memcpy(text, small, (size_t)length + 1);
  else if (text)
    vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text ? (Str){text, (size_t)length} : STR_NULL;
}

Str arena_printf(Arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str s = arena_vprintf(arena, format, args);
  va_end(args);
  return s;
}

size_t arena_size(const Arena *arena) {
  size_t size = 0;
  for (const ArenaBlock *b = arena->block; b; b = b->older) size += b->size;
  return size;
}

ArenaMark arena_mark(const Arena *arena) {
  return (ArenaMark){arena->block, arena->next};
}

void arena_rewind(Arena *arena, ArenaMark mark) {
  while (arena->block != mark.block) {
    ArenaBlock *older = arena->block->older;
    free(arena->block);
    arena->block = older;
  }
  arena->next = mark.next;
  arena->end =
      arena->block ? block_bytes(arena->block) + arena->block->size : NULL;
}

void arena_reset(Arena *arena) {
  ArenaBlock *kept = arena->block;
  if (kept && kept->size <= KEPT_BLOCK) {
    arena->block = kept->older;
    kept->older = NULL;
  } else {
    kept = NULL;
  }
  arena_free(arena);
  if (!kept) return;
  arena->block = kept;
  arena->next = block_bytes(kept);
  arena->end = arena->next + kept->size;
}

void arena_free(Arena *arena) {
  arena_rewind(arena, (ArenaMark){NULL, NULL});
  *arena = (Arena){0};
}

void buffer_add(Buffer *buffer, Str s) {
  if (buffer->arena->failed || s.length == 0) return;
  if (s.length > SIZE_MAX / 4 - buffer->count) {
    buffer->arena->failed = true;
    return;
  }
  if (buffer->capacity - buffer->count < s.length) {
    size_t capacity = (buffer->count + s.length) * 2;
    char *larger =
        arena_grow(buffer->arena, buffer->items, buffer->count, capacity, 1);
    if (!larger) return;
    buffer->items = larger;
    buffer->capacity = capacity;
  }
  memcpy(buffer->items + buffer->count, s.data, s.length);
  buffer->count += s.length;
}

void buffer_add_char(Buffer *buffer, char c) {
  buffer_add(buffer, (Str){&c, 1});
}

void buffer_printf(Buffer *buffer, const char *format, ...) {
  char small[128];
  va_list args;
  va_start(args, format);
  int length = vsnprintf(small, sizeof(small), format, args);
  va_end(args);
  if (length < (int)sizeof(small)) {
    if (length > 0) buffer_add(buffer, (Str){small, (size_t)length});
    return;
  }
  Arena scratch = {0};
  va_start(args, format);
  Str s = arena_vprintf(&scratch, format, args);
  va_end(args);
  buffer_add(buffer, s);
  if (scratch.failed) buffer->arena->failed = true;
  arena_free(&scratch);
}

Str buffer_str(const Buffer *buffer) {
  return (Str){buffer->items ? buffer->items : "", buffer->count};
}
