/* Replacements of malloc, open and read that fail on order: see faults.h. */
#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static FaultKind active;
static long countdown, calls;
static bool fails_for_good;

void fault_start(FaultKind kind, long n, bool for_good) {
  active = kind;
  countdown = n;
  fails_for_good = for_good;
  calls = 0;
}

long fault_stop(void) {
  active = FAULT_NONE;
  return calls;
}

/* The lowest one that is free: it rises when one is left open. */
int fault_free_file(void) {
  int fd = dup(STDERR_FILENO);
  if (fd >= 0) close(fd);
  return fd;
}

/* Counts a call; true when it is to fail. */
static bool fault_hits(FaultKind kind) {
  if (active != kind) return false;
  calls++;
  return countdown &&
         (calls == countdown || (fails_for_good && calls > countdown));
}

/*
** libarchive ends the whole process when it lacks memory for a name or a
** message, and takes a library's lack of memory for damage. That is not ours
** to mend: neither it nor what it calls fails, only what is our own.
*/
static int within_archive;

static bool caller_is_spared(const void *caller) {
  Dl_info where, here;
  if (!dladdr(caller, &where) || !where.dli_fname) return false;
  if (strstr(where.dli_fname, "libarchive")) return true;
  return within_archive && dladdr((void *)fault_start, &here) &&
         where.dli_fbase != here.dli_fbase;
}

static bool memory_fails(const void *caller) {
  if (active != FAULT_MEMORY || caller_is_spared(caller)) return false;
  if (!fault_hits(FAULT_MEMORY)) return false;
  errno = ENOMEM;
  return true;
}

#ifdef FAULT_WRAP
#define MALLOC  __wrap_malloc
#define CALLOC  __wrap_calloc
#define REALLOC __wrap_realloc
#define REAL(f) __real_##f
long fault_live_blocks(void) {
  return -1;
}
#else
#define MALLOC  malloc
#define CALLOC  calloc
#define REALLOC realloc
#define REAL(f) __libc_##f
static long live_blocks;
long fault_live_blocks(void) {
  return live_blocks;
}
#endif

/* Seen by the libraries, too: the rest of this program is compiled hidden. */
#pragma GCC visibility push(default)
void *REAL(malloc)(size_t);
void *REAL(calloc)(size_t, size_t);
void *REAL(realloc)(void *, size_t);
void *MALLOC(size_t);
void *CALLOC(size_t, size_t);
void *REALLOC(void *, size_t);

static void *counted(void *block) {
#ifndef FAULT_WRAP
  if (block) live_blocks++;
#endif
  return block;
}

void *MALLOC(size_t size) {
  return memory_fails(__builtin_return_address(0))
             ? NULL
             : counted(REAL(malloc)(size));
}

void *CALLOC(size_t count, size_t size) {
  return memory_fails(__builtin_return_address(0))
             ? NULL
             : counted(REAL(calloc)(count, size));
}

void *REALLOC(void *block, size_t size) {
  if (memory_fails(__builtin_return_address(0))) return NULL;
  void *moved = REAL(realloc)(block, size);
  return block ? moved : counted(moved);
}

#ifndef FAULT_WRAP
void __libc_free(void *);
void *__libc_memalign(size_t, size_t);

void free(void *block) {
  if (block) live_blocks--;
  __libc_free(block);
}

void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size) {
  return memory_fails(__builtin_return_address(0))
             ? NULL
             : counted(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  void *block = memalign(alignment, size);
  if (block) *out = block;
  return block ? 0 : ENOMEM;
}
#endif

#pragma GCC visibility pop

int __real_open(const char *, int, ...);
int __real_openat(int, const char *, int, ...);
ssize_t __real_read(int, void *, size_t);
int __wrap_open(const char *, int, ...);
int __wrap_openat(int, const char *, int, ...);
ssize_t __wrap_read(int, void *, size_t);

int __wrap_open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  int mode = flags & O_CREAT ? va_arg(arguments, int) : 0;
  va_end(arguments);
  if (fault_hits(FAULT_OPEN)) {
    errno = EACCES;
    return -1;
  }
  return __real_open(path, flags, mode);
}

/* Only newsext calls it, and it creates no files. */
int __wrap_openat(int folder, const char *path, int flags, ...) {
  if (fault_hits(FAULT_OPEN)) {
    errno = EACCES;
    return -1;
  }
  return __real_openat(folder, path, flags);
}

ssize_t __wrap_read(int fd, void *to, size_t size) {
  if (fault_hits(FAULT_READ)) {
    errno = EIO;
    return -1;
  }
  if (size > 1 && fault_hits(FAULT_SHORT)) size = 1;
  return __real_read(fd, to, size);
}

#ifdef NEWSEXT_ICU
#include <unicode/ucsdet.h>

/* ICU 72's detector frees what it never made when it lacks memory while it is
** opened. That is not ours to mend: nothing fails in there. */
#define JOIN(a, b)   a##b
#define WRAPPED(f)   JOIN(__wrap_, f)
#define UNWRAPPED(f) JOIN(__real_, f)
UCharsetDetector *WRAPPED(ucsdet_open)(UErrorCode *status);
UCharsetDetector *UNWRAPPED(ucsdet_open)(UErrorCode *status);

UCharsetDetector *WRAPPED(ucsdet_open)(UErrorCode *status) {
  FaultKind before = active;
  active = FAULT_NONE;
  UCharsetDetector *detector = UNWRAPPED(ucsdet_open)(status);
  active = before;
  return detector;
}
#endif

#ifdef NEWSEXT_ARCHIVE
#include <archive.h>
#include <locale.h>

la_ssize_t __real_archive_read_data(struct archive *, void *, size_t);
la_ssize_t __wrap_archive_read_data(struct archive *, void *, size_t);
int __real_archive_read_next_header(struct archive *, struct archive_entry **);
int __wrap_archive_read_next_header(struct archive *, struct archive_entry **);

la_ssize_t __wrap_archive_read_data(struct archive *a, void *to, size_t size) {
  within_archive++;
  la_ssize_t count = __real_archive_read_data(a, to, size);
  within_archive--;
  return count;
}

/* glibc keeps a name of a locale that it could not load. */
locale_t __real_newlocale(int, const char *, locale_t);
locale_t __wrap_newlocale(int, const char *, locale_t);

locale_t __wrap_newlocale(int mask, const char *name, locale_t base) {
  within_archive++;
  locale_t locale = __real_newlocale(mask, name, base);
  within_archive--;
  return locale;
}

int __wrap_archive_read_next_header(struct archive *a,
                                    struct archive_entry **entry) {
  within_archive++;
  int result = __real_archive_read_next_header(a, entry);
  within_archive--;
  return result;
}
#endif
