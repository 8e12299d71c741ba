/* The members of zip and tar archives, by libarchive: see unpack.h. */
#include "read/unpack.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef NEWSEXT_ARCHIVE
#include <archive.h>
#include <archive_entry.h>
#endif

struct Archive {
  Stream *below; /* owned */
  Guard *guard;
  const char *problem;
  char message[160];
  size_t given; /* bytes of below's buffer that libarchive is looking at */
  uint64_t member_start; /* of below, where the member began */
#ifdef NEWSEXT_ARCHIVE
  struct archive *archive;
  locale_t utf8; /* libarchive converts names to the thread's locale */
#endif
};

/* Does `magic` stand at byte `at`? Longer magic than head: no. */
static bool starts(Str s, const char *magic, size_t at, size_t length) {
  return s.length >= at + length && !memcmp(s.data + at, magic, length);
}

/* Office documents are zip archives too, of parts that are no articles. */
static bool is_office(Str head) {
  return starts(head, "[Content_Types]", 30, 15) ||
         starts(head, "mimetype", 30, 8) || starts(head, "_rels/", 30, 6);
}

/*
** xz and bzip2 are left to libarchive: dumps have them around tar files only.
*/
static bool is_packed_tar(Str head) {
  return starts(head,
                "\xFD"
                "7zXZ",
                0, 6) ||
         (starts(head, "BZh", 0, 3) && starts(head, "1AY&SY", 4, 6));
}

bool archive_is(Str head) {
  if (starts(head, "PK\x03\x04", 0, 4)) return !is_office(head);
  return starts(head, "PK\x05\x06", 0, 4) || starts(head, "ustar", 257, 5) ||
         is_packed_tar(head);
}

const char *archive_problem(const Archive *archive) {
  return archive->problem;
}

#ifdef NEWSEXT_ARCHIVE
/* --- libarchive reads from our stream ------------------------------------- */

/*
** libarchive has no call to say that it is done with a buffer: it is when it
** asks for the next one.
*/
static void take_given(Archive *a) {
  stream_skip(a->below, a->given);
  a->given = 0;
}

/* Bytes straight from our buffer, without a copy. 0 is the end. */
static la_ssize_t give_bytes(struct archive *la, void *context,
                             const void **bytes) {
  Archive *a = context;
  (void)la;
  take_given(a);
  a->given = stream_more(a->below, 1);
  *bytes = a->below->buffer + a->below->start;
  if (guard_ends(a->guard) || a->below->problem) return -1;
  return (la_ssize_t)a->given;
}

/* Only files can be sought in: a zip's directory stands at its end. */
static la_int64_t seek_bytes(struct archive *la, void *context,
                             la_int64_t offset, int whence) {
  Archive *a = context;
  Stream *s = a->below;
  (void)la;
  take_given(a);
  if (whence == SEEK_CUR) {
    offset -= (la_int64_t)(s->end - s->start);
  }
  off_t at = lseek(s->fd, offset, whence);
  if (at < 0) return ARCHIVE_FATAL;
  s->start = s->end = 0;
  s->at_end = false;
  return at;
}

/*
** The first problem stays: later ones follow from it. What is below knows
** better than libarchive what went wrong.
*/
static void fail(Archive *a, const char *text) {
  if (a->problem || guard_ends(a->guard)) return;
  a->problem = a->below->problem;
  if (a->problem) return;
  snprintf(a->message, sizeof(a->message), "the archive is damaged: %s",
           text ? text : "unknown");
  a->problem = a->message;
}

Archive *archive_open(Stream *below, Guard *guard) {
  Archive *a = calloc(1, sizeof(*a));
  if (a) a->archive = archive_read_new();
  if (!a || !a->archive) {
    guard->no_memory = true;
    stream_close(below);
    free(a);
    return NULL;
  }
  a->below = below;
  a->guard = guard;
  a->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  struct archive *la = a->archive;
  /* only these: libarchive's other formats are where its faults were */
  archive_read_support_format_tar(la);
  archive_read_support_format_zip(la);
  stream_more(below, 512);
  if (is_packed_tar(stream_bytes(below))) {
    archive_read_support_filter_xz(la);
    archive_read_support_filter_bzip2(la);
    archive_read_support_format_raw(la);
  }
  archive_read_set_read_callback(la, give_bytes);
  if (below->fd >= 0) archive_read_set_seek_callback(la, seek_bytes);
  archive_read_set_callback_data(la, a);
  if (archive_read_open1(la) != ARCHIVE_OK) {
    fail(a, archive_error_string(la));
  }
  return a;
}

void archive_close(Archive *a) {
  if (!a) return;
  archive_read_free(a->archive);
  if (a->utf8) freelocale(a->utf8);
  stream_close(a->below);
  free(a);
}

/* --- members -------------------------------------------------------------- */

/* Hidden ones, and what macOS puts beside each file. */
static bool is_hidden(Str name) {
  for (size_t i = 0; i < name.length; i++) {
    bool first = i == 0 || name.data[i - 1] == '/';
    if (first && name.data[i] == '.') return true;
  }
  return str_find(name, STR("__MACOSX/"), 0) != SIZE_MAX;
}

/* As a path below the archive: "./a.txt" and "/a.txt" are "a.txt". */
static Str member_name(struct archive_entry *entry) {
  const char *name = archive_entry_pathname(entry);
  Str s = str_from_c(name ? name : "?");
  for (;;) {
    size_t prefix = str_starts_nocase(s, STR("./"))  ? 2
                    : str_starts_nocase(s, STR("/")) ? 1
                                                     : 0;
    if (prefix == 0) return s;
    s = str_slice(s, prefix, s.length - prefix);
  }
}

/* The next header, its name as UTF-8 whatever the program's locale is. */
static int next_header(Archive *a, struct archive_entry **entry) {
  locale_t before = a->utf8 ? uselocale(a->utf8) : (locale_t)0;
  int result = archive_read_next_header(a->archive, entry);
  if (before) uselocale(before);
  return result;
}

bool archive_next(Archive *a, Member *member) {
  struct archive_entry *entry;
  while (!a->problem && !guard_ends(a->guard)) {
    int result = next_header(a, &entry);
    if (result == ARCHIVE_EOF) return false;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
      fail(a, archive_error_string(a->archive));
      return false;
    }
    guard_work(a->guard, 512);
    member->only = archive_format(a->archive) == ARCHIVE_FORMAT_RAW;
    member->name = member_name(entry);
    member->modified = archive_entry_mtime(entry);
    a->member_start = a->below->taken;
    if (archive_entry_filetype(entry) != AE_IFREG && !member->only) continue;
    if (!is_hidden(member->name)) return true;
  }
  return false;
}

/*
** A problem of one member ends that member; the archive goes on when it can.
*/
static size_t read_member(Stream *s, char *to, size_t room) {
  Archive *a = s->state;
  la_ssize_t n = archive_read_data(a->archive, to, room);
  if (n < 0 && !guard_ends(a->guard)) {
    fail(a, archive_error_string(a->archive));
    s->problem = a->problem;
    /* a bad member need not be the end of the archive */
    if (n != ARCHIVE_FATAL) a->problem = NULL;
  }
  if (n <= 0) return 0;
  uint64_t in = a->below->taken - a->member_start + a->given;
  return unpack_grows(s, s->taken + (s->end - s->start) + (size_t)n, in)
             ? 0
             : (size_t)n;
}

/* The stream borrows the archive, which must outlive it. */
Stream *archive_stream(Archive *a) {
  Stream *s = stream_over(NULL, a->guard);
  if (!s) return NULL;
  s->state = a;
  s->read = read_member;
  return s;
}
#else
Archive *archive_open(Stream *below, Guard *guard) {
  Archive *a = calloc(1, sizeof(*a));
  if (!a) {
    guard->no_memory = true;
    stream_close(below);
    return NULL;
  }
  a->below = below;
  a->guard = guard;
  a->problem = "this build does not read archives (no libarchive)";
  return a;
}

void archive_close(Archive *a) {
  if (!a) return;
  stream_close(a->below);
  free(a);
}

bool archive_next(Archive *a, Member *member) {
  (void)a, (void)member;
  return false;
}

Stream *archive_stream(Archive *a) {
  return stream_over(NULL, a->guard);
}
#endif
