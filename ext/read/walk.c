/* The regular files of a source, opened one by one: see walk.h. */
#include "read/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/names.h"

/* One folder on the way down. */
typedef struct Level {
  Names names;
  size_t length;  /* of walk->path with this folder's slash */
  uint64_t parts; /* those of the pattern that its names may match, as bits */
  size_t only;    /* where its part of walk->only starts */
} Level;

struct Walk {
  Level *levels;
  size_t depth; /* folders open; 0 at the end */
  WalkStop stop;
  char *path; /* of what is looked at now, as opened */
  size_t path_length, path_capacity;
  size_t base; /* bytes of path that are not part of `article` */
  char *parts; /* pattern, each part ends in NUL; or NULL: everything */
  size_t part_count;
  size_t *part;   /* where each starts in `parts` */
  char *only;     /* parts end in NUL, two at the end; or NULL: all files */
  bool is_file;   /* the source is one file, not yet given out */
  bool has_first; /* `first` is to be returned next */
  WalkResult first;
  WalkFile first_file;
};

enum {
  OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
  MOST_PARTS = 60 /* of a pattern: they are bits of a word */
};

/* With two NULs: a list of parts ends in an empty one. */
static char *copy_text(Str s) {
  char *copy = malloc(s.length + 2);
  if (!copy) return NULL;
  if (s.length) memcpy(copy, s.data, s.length);
  copy[s.length] = copy[s.length + 1] = 0;
  return copy;
}

/* --- the path ----------------------------------------------------------------
 */

/* Cuts the path to `length` bytes and puts `name` behind them. */
static bool path_set(Walk *w, size_t length, const char *name) {
  size_t more = strlen(name);
  if (w->path_capacity < length + more + 2) {
    size_t capacity = (length + more + 2) * 2;
    char *larger = realloc(w->path, capacity);
    if (!larger) return false;
    w->path = larger;
    w->path_capacity = capacity;
  }
  memcpy(w->path + length, name, more + 1);
  w->path_length = length + more;
  return true;
}

/* --- patterns ------------------------------------------------------------- */

static bool has_wildcard(Str s) {
  return memchr(s.data, '*', s.length) || memchr(s.data, '?', s.length) ||
         memchr(s.data, '[', s.length);
}

/* Bytes of the folders at the start of a pattern that have no wildcard. */
static size_t plain_folders(Str pattern) {
  size_t plain = 0;
  for (size_t i = 0; i < pattern.length; i++) {
    if (pattern.data[i] != '/') continue;
    if (has_wildcard((Str){pattern.data, i})) break;
    plain = i + 1;
  }
  return plain;
}

/* Cuts a pattern at its slashes into walk->parts. */
static bool split_pattern(Walk *w, Str pattern) {
  w->parts = copy_text(pattern);
  w->part = calloc(pattern.length + 1, sizeof(*w->part));
  if (!w->parts || !w->part) return false;
  for (size_t i = 0; i < pattern.length; i++) {
    if (w->parts[i] == '/') {
      w->parts[i] = 0;
    } else if (i == 0 || w->parts[i - 1] == 0) {
      w->part[w->part_count++] = i;
    }
  }
  return w->part_count <= MOST_PARTS;
}

static const char *pattern_part(const Walk *w, size_t index) {
  return w->parts + w->part[index];
}

static bool is_any_depth(const Walk *w, size_t index) {
  return index < w->part_count && !strcmp(pattern_part(w, index), "**");
}

/*
** One part against `name`: true when a file matches with it. For a folder,
** the parts that its own names may go on with are added to `*next`. Behind
** the last part everything matches: a folder that a pattern names is read
** whole.
*/
static bool part_matches(const Walk *w, size_t index, const Name *name,
                         uint64_t *next) {
  if (index >= w->part_count || is_any_depth(w, index)) {
    *next |= (uint64_t)1 << index;
    return index + 1 >= w->part_count;
  }
  if (fnmatch(pattern_part(w, index), name->text, FNM_NOESCAPE)) return false;
  *next |= (uint64_t)1 << (index + 1);
  return index + 1 == w->part_count;
}

/* `parts`: a bit for each part that `name` may have to match. */
static bool matches(const Walk *w, uint64_t parts, const Name *name,
                    uint64_t *next) {
  bool match = !w->parts;
  *next = 0;
  if (match) return true;
  for (size_t i = 0; i <= w->part_count; i++) {
    if (!(parts >> i & 1)) continue;
    if (part_matches(w, i, name, next)) match = true;
    /* "**" may also stand for no folder at all */
    if (is_any_depth(w, i)) parts |= (uint64_t)1 << (i + 1);
  }
  return name->is_folder ? *next != 0 : match;
}

/* --- going down and up ---------------------------------------------------- */

static void level_pop(Walk *w) {
  names_close(&w->levels[--w->depth].names);
}

/* Opens the folder `fd` as the next level; errno when it cannot be read. */
static int level_push(Walk *w, int fd, uint64_t parts, size_t only) {
  Level *level = &w->levels[w->depth];
  if (!path_set(w, w->path_length, "/")) {
    close(fd);
    return ENOMEM;
  }
  const char *name = w->only ? w->only + only : NULL;
  int error = names_open(&level->names, fd, name);
  if (error) return error;
  level->length = w->path_length;
  level->parts = parts;
  level->only = only;
  w->depth++;
  return 0;
}

/* Where the part of `only` below this level's starts. */
static size_t next_only(const Walk *w, const Level *level) {
  if (!w->only) return 0;
  return level->only + strlen(w->only + level->only) + 1;
}

/* Size and day are those of the open file, not of the name. */
static WalkResult give_file(Walk *w, int fd, int error, WalkFile *file) {
  struct stat st = {0};
  if (fd >= 0 && fstat(fd, &st)) error = errno;
  if (fd >= 0 && (error || !S_ISREG(st.st_mode))) {
    close(fd);
    fd = -1;
    if (!error) error = EINVAL; /* it was replaced by something else */
  }
  *file = (WalkFile){.fd = fd, .error = error};
  file->path = (Str){w->path, w->path_length};
  file->article = (Str){w->path + w->base, w->path_length - w->base};
  if (fd >= 0) file->stamp = stamp_of_stat(&st);
  file->modified = st.st_mtime;
  return fd >= 0 ? WALK_FILE : WALK_BAD;
}

/* Vanished, or turned into a link, since the folder was read. */
static bool is_gone(int error) {
  return error == ENOENT || error == ELOOP;
}

/* A name that matched: a folder is entered, a file given out (`*done`). */
static WalkResult visit(Walk *w, Level *level, const Name *name, uint64_t next,
                        WalkFile *file, bool *done) {
  int flags = OPEN_FLAGS | O_NOFOLLOW;
  if (name->is_folder) flags |= O_DIRECTORY;
  int fd = openat(dirfd(level->names.folder), name->text, flags);
  int error = fd < 0 ? errno : 0;
  if (is_gone(error)) return WALK_END;
  *done = true;
  if (!name->is_folder || fd < 0) return give_file(w, fd, error, file);
  if (w->depth == WALK_DEPTH) {
    close(fd);
    return give_file(w, -1, ELOOP, file);
  }
  *done = false;
  error = level_push(w, fd, next, next_only(w, level));
  if (error == ENOMEM) return *done = true, WALK_NOMEM;
  if (!error) return WALK_END;
  *done = true;
  return give_file(w, -1, error, file);
}

/* Is the one file of the source what `only` asks for, or a record in it? */
static bool is_only(const Walk *w) {
  const char *name = w->path + w->base;
  size_t length = strlen(name);
  if (!w->only || !strcmp(w->only, name)) return true;
  return !strncmp(w->only, name, length) && w->only[length] == '#';
}

static WalkResult give_source(Walk *w, WalkFile *file) {
  w->is_file = false;
  if (!is_only(w)) return WALK_END;
  int fd = open(w->path, OPEN_FLAGS);
  return give_file(w, fd, fd < 0 ? errno : 0, file);
}

/* One name after another, down into folders and up again at their end. */
static WalkResult walk_step(Walk *w, WalkFile *file) {
  *file = (WalkFile){.fd = -1};
  if (w->is_file) return give_source(w, file);
  while (w->depth) {
    Level *level = &w->levels[w->depth - 1];
    if (w->stop.ask && w->stop.ask(w->stop.context)) return WALK_STOPPED;
    const Name *name = names_next(&level->names, w->stop.ask, w->stop.context);
    uint64_t next;
    bool done = false;
    if (level->names.failed) return WALK_NOMEM;
    if (!name) {
      level_pop(w);
      continue;
    }
    if (!matches(w, level->parts, name, &next)) continue;
    if (!path_set(w, level->length, name->text)) return WALK_NOMEM;
    WalkResult result = visit(w, level, name, next, file, &done);
    if (done) return result;
  }
  return WALK_END;
}

WalkResult walk_next(Walk *w, WalkFile *file) {
  if (!w->has_first) return walk_step(w, file);
  w->has_first = false;
  *file = w->first_file;
  return w->first;
}

/* --- open and close ------------------------------------------------------- */

/* Long paths are cut: the message has a fixed size. */
static void describe(char *message, size_t size, const char *what, Str s) {
  int shown = s.length > 400 ? 400 : (int)s.length;
  snprintf(message, size, "%s: %.*s", what, shown, s.data ? s.data : "");
}

/* Cuts `only` at its slashes, as a level looks up one part of it each. */
static bool split_only(Walk *w, Str only) {
  w->only = copy_text(only);
  if (!w->only) return false;
  for (size_t i = 0; i < only.length; i++) {
    if (w->only[i] == '/') w->only[i] = 0;
  }
  return true;
}

/* The source as one path that is there. Returns errno. */
static int open_path(Walk *w, Str source) {
  size_t length = source.length;
  bool slash = false;
  struct stat st;
  while (length > 1 && w->path[length - 1] == '/') length--;
  if (length < source.length) slash = true;
  w->path[length] = 0;
  w->path_length = length;
  if (stat(w->path, &st)) return errno;
  if (S_ISREG(st.st_mode)) {
    if (slash) return ENOTDIR;
    const char *folder = strrchr(w->path, '/');
    w->base = folder ? (size_t)(folder + 1 - w->path) : 0;
    w->is_file = true;
    return 0;
  }
  if (!S_ISDIR(st.st_mode)) return EINVAL;
  int fd = open(w->path, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
  if (fd < 0) return errno;
  if (w->path[length - 1] == '/') w->path_length--; /* the root folder */
  int error = level_push(w, fd, 1, 0);
  w->base = w->path_length;
  return error;
}

/* The source as a pattern. Returns errno; ENOENT: no such folder. */
static int open_pattern(Walk *w, Str source) {
  size_t plain = plain_folders(source);
  Str rest = {source.data + plain, source.length - plain};
  if (!split_pattern(w, rest)) {
    return w->part_count > MOST_PARTS ? ENAMETOOLONG : ENOMEM;
  }
  const char *folder = plain ? w->path : ".";
  w->path[plain ? plain : w->path_length] = 0;
  int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
  if (fd < 0) return errno;
  /* level_push puts the slash back; "*.txt" is opened as it is written */
  w->path_length = plain ? plain - 1 : 0;
  int error = level_push(w, fd, 1, 0);
  if (!error && !plain) {
    w->path_length = 0;
    w->levels[0].length = 0;
  }
  w->base = w->path_length;
  return error;
}

/* Says what is wrong with the source, in the words of the user's world. */
static void explain(int error, bool pattern, Str source, char *message,
                    size_t size) {
  char buffer[128];
  const char *what = "no such file or directory";
  bool none = error == ENOENT || error == ENOTDIR;
  if (none && pattern) what = "no file matches";
  if (error == EINVAL) what = "is not a folder or file";
  if (!none && error != EINVAL) {
    what = strerror_r(error, buffer, sizeof(buffer));
  }
  describe(message, size, what, source);
}

/* A pattern must match something; its first file is kept for walk_next. */
static int find_first(Walk *w) {
  w->first = walk_step(w, &w->first_file);
  w->has_first = true;
  return w->first == WALK_END && !w->only ? ENOENT : 0;
}

/* A path that is there wins over the pattern that it may also be. */
static bool walk_start(Walk *w, Str source, char *message, size_t size) {
  bool pattern = false;
  int error = source.length ? open_path(w, source) : ENOENT;
  if (error == ENOENT && source.length && has_wildcard(source)) {
    pattern = true;
    memcpy(w->path, source.data, source.length);
    w->path_length = source.length;
    error = open_pattern(w, source);
    if (!error) error = find_first(w);
  }
  /* no message stands for no memory */
  if (error && error != ENOMEM) {
    explain(error, pattern, source, message, size);
  }
  return !error;
}

Walk *walk_open(Str source, Str only, WalkStop stop, char *message,
                size_t size) {
  Walk *w = calloc(1, sizeof(*w));
  message[0] = 0;
  if (!w) return NULL;
  w->stop = stop;
  w->levels = calloc(WALK_DEPTH, sizeof(*w->levels));
  w->path = copy_text(source);
  w->path_capacity = source.length + 2;
  bool good = w->levels && w->path && (!only.data || split_only(w, only));
  if (good && memchr(source.data ? source.data : "", 0, source.length)) {
    describe(message, size, "no such file or directory", source);
    good = false;
  }
  if (good && walk_start(w, source, message, size)) return w;
  walk_close(w);
  return NULL;
}

void walk_close(Walk *w) {
  if (!w) return;
  if (w->has_first && w->first_file.fd >= 0) close(w->first_file.fd);
  while (w->depth) level_pop(w);
  free(w->levels);
  free(w->path);
  free(w->parts);
  free(w->part);
  free(w->only);
  free(w);
}
