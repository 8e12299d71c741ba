/* Files and members of archives, one after another: see feed.h. */
#include "read/feed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* Cuts the name to `length` bytes and puts `more` behind them. */
static bool name_set(Feed *f, size_t length, Str more) {
  if (f->name_capacity < length + more.length + 1) {
    size_t capacity = (length + more.length + 1) * 2;
    char *larger = realloc(f->name, capacity);
    if (!larger) {
      f->guard->no_memory = true;
      return false;
    }
    f->name = larger;
    f->name_capacity = capacity;
  }
  memcpy(f->name + length, more.data, more.length);
  f->piece.article = (Str){f->name, length + more.length};
  return true;
}

/* Is what is wanted this piece, or something in it? */
static bool may_hold(const Feed *f, Str name) {
  if (!f->only.data) return true;
  if (f->only.length < name.length) return false;
  return memcmp(f->only.data, name.data, name.length) == 0;
}

/* The piece goes out as it is, with what is wrong with it. */
static WalkResult give(Feed *f, const char *problem) {
  f->piece.problem = problem;
  return problem ? WALK_BAD : WALK_FILE;
}

static const char *file_problem(Feed *f, int error) {
  if (error == ELOOP) return "folders are nested too deeply";
  char *text = strerror_r(error, f->message, sizeof(f->message));
  return text;
}

/*
** Takes compression off the piece's stream. WALK_END when it is an archive:
** the pieces are then its members.
*/
static WalkResult enter(Feed *f) {
  Stream *plain = f->piece.stream;
  Stream *s = plain ? unpack_stream(plain, f->guard) : NULL;
  f->piece.stream = s;
  if (!s) return WALK_NOMEM;
  if (s != plain) f->piece.size = 0;
  stream_more(s, 512);
  if (!archive_is(stream_bytes(s))) return give(f, NULL);
  if (f->archive_count == FEED_ARCHIVES) {
    return give(f, "archives within archives within archives are not read");
  }
  f->piece.stream = NULL;
  Archive *a = archive_open(s, f->guard);
  if (!a) return WALK_NOMEM;
  f->archives[f->archive_count] = a;
  f->name_lengths[f->archive_count++] = f->piece.article.length;
  return WALK_END;
}

/* The innermost archive is at its end, or cannot be read further. */
static WalkResult leave(Feed *f) {
  Archive *a = f->archives[--f->archive_count];
  const char *problem = archive_problem(a);
  f->piece.article = (Str){f->name, f->name_lengths[f->archive_count]};
  if (problem) {
    snprintf(f->message, sizeof(f->message), "%s", problem);
    problem = f->message;
  }
  archive_close(a);
  return problem ? give(f, problem) : WALK_END;
}

/* The next member of the innermost archive. WALK_END: none, or not wanted. */
static WalkResult next_member(Feed *f) {
  Archive *a = f->archives[f->archive_count - 1];
  size_t length = f->name_lengths[f->archive_count - 1];
  Member member;
  if (!archive_next(a, &member)) return leave(f);
  f->piece.article = (Str){f->name, length};
  if (!member.only) {
    if (!name_set(f, length, STR("/"))) return WALK_NOMEM;
    if (!name_set(f, length + 1, member.name)) return WALK_NOMEM;
  }
  if (!may_hold(f, f->piece.article)) return WALK_END;
  f->piece.size = 0;
  f->piece.modified = member.modified ? member.modified : f->file.modified;
  f->piece.stream = archive_stream(a);
  return enter(f);
}

/* A file that cannot be opened is a piece too: its record says why. */
static WalkResult next_file(Feed *f) {
  WalkResult result = walk_next(f->walk, &f->file);
  if (result != WALK_FILE && result != WALK_BAD) return result;
  f->piece.path = f->file.path;
  f->piece.modified = f->file.modified;
  f->piece.stamp = f->file.stamp;
  f->piece.size = f->file.stamp.size > 0 ? (uint64_t)f->file.stamp.size : 0;
  if (!name_set(f, 0, f->file.article)) return WALK_NOMEM;
  if (result == WALK_BAD) return give(f, file_problem(f, f->file.error));
  f->piece.stream = stream_open_file(f->file.fd, f->piece.size, f->guard);
  return enter(f);
}

WalkResult feed_next(Feed *f) {
  WalkResult result;
  stream_close(f->piece.stream);
  f->piece.stream = NULL;
  f->piece.problem = NULL;
  do {
    bool in_archive = f->archive_count > 0;
    result = in_archive ? next_member(f) : next_file(f);
    if (f->guard->stopped) return WALK_STOPPED;
    if (f->guard->no_memory) return WALK_NOMEM;
    if (result == WALK_END && !in_archive && !f->archive_count) break;
  } while (result == WALK_END);
  return result;
}

void feed_close(Feed *f) {
  stream_close(f->piece.stream);
  while (f->archive_count) archive_close(f->archives[--f->archive_count]);
  walk_close(f->walk);
  free(f->name);
}
