/*
** A folder for a test of the readers: files are written into it, and all of it
** is removed at the end.
*/
#ifndef NEWSEXT_TREE_H
#define NEWSEXT_TREE_H

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "read/read.h"

static char tree_root[64];

static inline void tree_make(void) {
  strcpy(tree_root, "/tmp/newsext-test-XXXXXX");
  CHECK(mkdtemp(tree_root) != NULL);
}

/* The path of `name` in the folder; valid until the fourth call after this. */
static inline const char *tree_path(const char *name) {
  static char paths[4][512];
  static int turn;
  char *path = paths[turn++ % 4];
  snprintf(path, sizeof(paths[0]), "%s%s%s", tree_root, *name ? "/" : "", name);
  return path;
}

static inline void tree_folder(const char *name) {
  CHECK(mkdir(tree_path(name), 0777) == 0);
}

static inline void tree_file(const char *name, Str bytes) {
  FILE *f = fopen(tree_path(name), "wb");
  CHECK(f && fwrite(bytes.data, 1, bytes.length, f) == bytes.length);
  if (f) fclose(f);
}

static inline int tree_remove_one(const char *path, const struct stat *st,
                                  int type, struct FTW *ftw) {
  (void)st, (void)type, (void)ftw;
  return remove(path);
}

static inline void tree_remove(void) {
  nftw(tree_root, tree_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* All records of a source as text: "address|format|text or error\n". */
static inline Str tree_read(Arena *arena, ReadRequest request) {
  Source *s;
  ReadError e;
  Record r;
  Arena own = {0};
  Buffer all = {.arena = arena};
  ReadResult result = source_open(&s, &request, &e);
  if (result != READ_OK) {
    return arena_printf(arena, "error %d: %s", (int)result, e.message);
  }
  buffer_add(&all, STR(""));
  while ((result = source_next(s, &own, &r)) == READ_ROW) {
    CHECK(r.article.data && r.path.data && r.number > 0);
    CHECK(!r.text.data != !r.error.data);
    Str shown = r.text.data ? r.text : r.error;
    buffer_add(&all, r.article);
    buffer_printf(&all, "|%s|", r.format ? r.format : "-");
    buffer_add(&all, shown);
    buffer_add_char(&all, '\n');
    arena_reset(&own);
  }
  CHECK_INT(result, READ_END);
  source_close(s);
  arena_free(&own);
  return all.count ? buffer_str(&all) : STR("");
}

static inline Str tree_read_name(Arena *arena, const char *name) {
  return tree_read(arena, (ReadRequest){.source = str_from_c(tree_path(name))});
}

#endif
