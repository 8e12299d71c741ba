/* What is in a folder, sorted: see names.h. */
#include "read/names.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/walk.h"

int names_open(Names *names, int fd, const char *only) {
  *names = (Names){.only = only, .more = true};
  names->folder = fdopendir(fd);
  if (names->folder) return 0;
  int error = errno;
  close(fd);
  return error;
}

/*
** Byte order of the paths that come of it: a folder's name counts with the
** slash behind it, so "a.txt" is before what is in "a".
*/
static int name_compare(const Name *a, const Name *b) {
  const unsigned char *x = (const unsigned char *)a->text;
  const unsigned char *y = (const unsigned char *)b->text;
  while (*x && *x == *y) x++, y++;
  int cx = *x ? *x : a->is_folder ? '/' : 0;
  int cy = *y ? *y : b->is_folder ? '/' : 0;
  return cx - cy;
}

static int compare_pointers(const void *a, const void *b) {
  return name_compare(*(Name *const *)a, *(Name *const *)b);
}

/* --- the heap: the greatest name of the batch is heap[0] ------------------ */

static void heap_down(Names *n, size_t i) {
  for (;;) {
    size_t child = 2 * i + 1;
    if (child >= n->count) return;
    if (child + 1 < n->count &&
        name_compare(n->heap[child + 1], n->heap[child]) > 0) {
      child++;
    }
    if (name_compare(n->heap[i], n->heap[child]) >= 0) return;
    Name *swap = n->heap[i];
    n->heap[i] = n->heap[child];
    n->heap[child] = swap;
    i = child;
  }
}

/* Makes room from the leaf up. */
static void heap_push(Names *n, Name *name) {
  size_t i = n->count++;
  while (i && name_compare(n->heap[(i - 1) / 2], name) < 0) {
    n->heap[i] = n->heap[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  n->heap[i] = name;
}

static size_t name_cost(const Name *name) {
  /* malloc's own bytes and the pointer to it are counted too */
  return sizeof(Name) + strlen(name->text) + 1 + 16 + sizeof(Name *);
}

/* It will come with a later batch. */
static void heap_drop_greatest(Names *n) {
  Name *greatest = n->heap[0];
  n->used -= name_cost(greatest);
  free(greatest);
  n->heap[0] = n->heap[--n->count];
  heap_down(n, 0);
  n->more = true;
}

static bool heap_room(Names *n) {
  if (n->count < n->capacity) return true;
  size_t capacity = n->capacity ? n->capacity * 2 : 64;
  Name **larger = realloc(n->heap, capacity * sizeof(*larger));
  if (!larger) return false;
  n->heap = larger;
  n->capacity = capacity;
  return true;
}

/* --- one reading of the folder ---------------------------------------------
 */

/* Regular file or folder, and not hidden. */
static bool is_wanted(const Names *n, const struct dirent *e, bool *folder) {
  if (e->d_name[0] == '.') return false;
  unsigned char type = e->d_type;
  if (type == DT_UNKNOWN) {
    struct stat st;
    if (fstatat(dirfd(n->folder), e->d_name, &st, AT_SYMLINK_NOFOLLOW)) {
      return false;
    }
    type = S_ISREG(st.st_mode) ? DT_REG : S_ISDIR(st.st_mode) ? DT_DIR : 0;
  }
  *folder = type == DT_DIR;
  return type == DT_DIR || type == DT_REG;
}

/* Names of earlier batches, and those beyond a full one, are not kept. */
static void names_add(Names *n, const char *text, bool is_folder) {
  size_t length = strlen(text) + 1;
  Name *name = malloc(sizeof(Name) + length);
  if (!name || !heap_room(n)) {
    free(name);
    n->failed = true;
    return;
  }
  name->is_folder = is_folder;
  memcpy(name->text, text, length);
  bool before = n->last && name_compare(name, n->last) <= 0;
  bool later = n->more && n->count && name_compare(name, n->heap[0]) >= 0;
  if (before || later) {
    free(name);
    return;
  }
  n->used += name_cost(name);
  heap_push(n, name);
  while (n->used > WALK_BATCH && n->count > 1) heap_drop_greatest(n);
}

/* A folder that changes meanwhile gives what it has now; order holds. */
static void read_folder(Names *n, bool (*stop)(void *), void *context) {
  const struct dirent *e;
  bool folder;
  size_t seen = 0;
  n->more = false;
  rewinddir(n->folder);
  while (!n->failed && (e = readdir(n->folder)) != NULL) {
    if (++seen % 4096 == 0 && stop && stop(context)) return;
    if (is_wanted(n, e, &folder)) names_add(n, e->d_name, folder);
  }
}

static bool look_up_name(Names *n, const char *name) {
  struct stat st;
  if (fstatat(dirfd(n->folder), name, &st, AT_SYMLINK_NOFOLLOW)) return false;
  bool folder = S_ISDIR(st.st_mode);
  if (folder || S_ISREG(st.st_mode)) names_add(n, name, folder);
  return true;
}

/* The one name that is wanted, if it is there; else without its "#12". */
static void look_up(Names *n) {
  size_t length = strlen(n->only);
  n->more = false;
  if (n->only[0] == '.' || length == 0 || strchr(n->only, '/')) return;
  if (look_up_name(n, n->only)) return;
  while (length && ascii_is_digit(n->only[length - 1])) length--;
  if (length < 2 || n->only[length - 1] != '#') return;
  char *name = strndup(n->only, length - 1);
  if (name) look_up_name(n, name);
  n->failed |= !name;
  free(name);
}

/* The last name of a batch is kept: the next batch begins behind it. */
static void next_batch(Names *n, bool (*stop)(void *), void *context) {
  free(n->last);
  n->last = n->count ? n->heap[n->count - 1] : NULL;
  for (size_t i = 0; i + 1 < n->count; i++) free(n->heap[i]);
  n->count = n->used = n->next = 0;
  if (n->only) {
    look_up(n);
  } else {
    read_folder(n, stop, context);
  }
  if (n->count) qsort(n->heap, n->count, sizeof(*n->heap), compare_pointers);
}

const Name *names_next(Names *n, bool (*stop)(void *), void *context) {
  if (n->next == n->count && n->more && !n->failed) {
    next_batch(n, stop, context);
  }
  return n->next < n->count && !n->failed ? n->heap[n->next++] : NULL;
}

void names_close(Names *n) {
  for (size_t i = 0; i < n->count; i++) free(n->heap[i]);
  free(n->heap);
  free(n->last);
  if (n->folder) closedir(n->folder);
  *n = (Names){0};
}
