/* What tells one version of a file from another: see read.h. */
#include <sys/stat.h>

#include "read/walk.h"

static int64_t nanoseconds(struct timespec t) {
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

FileStamp stamp_of_stat(const struct stat *st) {
  return (FileStamp){.known = true,
                     .size = (int64_t)st->st_size,
                     .modified = nanoseconds(st->st_mtim),
                     .changed = nanoseconds(st->st_ctim),
                     .inode = (uint64_t)st->st_ino};
}

FileStamp file_stamp(Str path) {
  struct stat st;
  if (!path.data || stat(path.data, &st) != 0) return (FileStamp){0};
  return stamp_of_stat(&st);
}

bool file_stamp_equal(const FileStamp *a, const FileStamp *b) {
  return a->known && b->known && a->size == b->size &&
         a->modified == b->modified && a->changed == b->changed &&
         a->inode == b->inode;
}
