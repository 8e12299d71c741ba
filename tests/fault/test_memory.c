/*
** The n-th allocation fails, for each n: once, and with all after it.
**
**   test_memory [full] [body]    without `full`, a sample of n
**
** Whatever fails, nothing may crash or leak, and a query either ends with
** SQLITE_NOMEM or as it does when nothing fails. Each body runs in a process
** of its own, which notes in shared memory how far it came: after a crash
** another goes on behind it.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "body.h"
#include "faults.h"
#include "newsext.h"

/* Of AddressSanitizer, where it is linked: leaks so far, without ending. */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

enum { DENSE = 60, SAMPLES = 160 };

/* What a process tells its parent. */
typedef struct Progress {
  long n; /* the allocation that fails now */
  long passed, failed;
  bool done;
} Progress;

typedef struct Sweep {
  const Body *body;
  const char *folder;
  bool for_good, full;
  Progress *progress;
  Outcome want;
  long count; /* allocations when none fails */
} Sweep;

static void complain(Sweep *s, const char *what, long long value) {
  printf("%s, allocation %ld of %ld%s: %s (%lld)\n", s->body->name,
         s->progress->n, s->count, s->for_good ? " and all after" : "", what,
         value);
  fflush(stdout);
}

static bool outcome_is_good(Sweep *s, const Outcome *have, long blocks) {
  const Outcome *want = &s->want;
  if (have->memory) complain(s, "SQLite's memory leaks", have->memory);
  if (blocks) complain(s, "blocks leak", blocks);
  if (have->close_code) complain(s, "cannot be closed", have->close_code);
  if (have->memory || blocks || have->close_code) return false;
  if (have->code == SQLITE_NOMEM) return true;
  if (have->code != want->code)
    complain(s, "error", have->code);
  else if (have->rows != want->rows)
    complain(s, "rows", have->rows);
  else if (have->hash != want->hash)
    complain(s, "other values", have->rows);
  else
    return true;
  return false;
}

/* Runs the body with the n-th allocation failing; tells what was not freed. */
static Outcome sweep_run(const Sweep *s, long n, long *blocks) {
  long before = fault_live_blocks();
  fault_start(FAULT_MEMORY, n, s->for_good);
  Outcome have = body_run(s->body, s->folder);
  fault_stop();
  *blocks = fault_live_blocks() - before;
  return have;
}

/* Blocks that stay once, but not again, are no leak: a library made something
** for good. */
static void sweep_one(Sweep *s, long n) {
  long blocks;
  s->progress->n = n;
  Outcome have = sweep_run(s, n, &blocks);
  for (int i = 0; blocks != 0 && i < 3; i++) sweep_run(s, n, &blocks);
  if (outcome_is_good(s, &have, blocks)) {
    s->progress->passed++;
  } else {
    s->progress->failed++;
  }
}

/* The next n: all at first, then about SAMPLES more, the same in each run. */
static long sweep_next(const Sweep *s, long n) {
  if (s->full || n < DENSE) return n + 1;
  long step = (s->count - DENSE) / SAMPLES + 1;
  return n + 1 + (n * 2654435761u >> 7) % (2 * step - 1 > 0 ? 2 * step - 1 : 1);
}

/* In a process of its own: from allocation `n` to the last. */
static void sweep_child(Sweep *s, long n) {
  body_run(s->body, s->folder); /* what libraries keep, they have now */
  fault_start(FAULT_MEMORY, 0, false);
  s->want = body_run(s->body, s->folder);
  s->count = fault_stop();
  for (; n <= s->count; n = sweep_next(s, n)) sweep_one(s, n);
  if (__lsan_do_recoverable_leak_check && __lsan_do_recoverable_leak_check()) {
    s->progress->failed++;
  }
  s->progress->done = true;
}

static void sweep_body(Sweep *s) {
  *s->progress = (Progress){.n = 0};
  while (!s->progress->done) {
    long n = s->progress->n + 1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
      sweep_child(s, n);
      _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0) break;
    if (s->progress->done && status == 0) break;
    printf("%s, allocation %ld%s: crash (status %d)\n", s->body->name,
           s->progress->n, s->for_good ? " and all after" : "", status);
    s->progress->failed++;
    if (s->progress->n < n || s->progress->failed > 20) break;
  }
}

int main(int argc, char **argv) {
  char folder[64];
  bool full = argc > 1 && strcmp(argv[1], "full") == 0;
  const char *only = argc > 1 + full ? argv[1 + full] : NULL;
  Progress *progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (progress == MAP_FAILED || !body_write_dump(folder)) return 2;
  /* every small allocation through malloc, none from SQLite's own store */
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
  long passed = 0, failed = 0;
  for (int i = 0; i < 2 * BODY_COUNT; i++) {
    Sweep s = {.body = &BODIES[i / 2],
               .folder = folder,
               .for_good = i % 2,
               .full = full,
               .progress = progress};
    if (only && strcmp(only, s.body->name) != 0) continue;
    sweep_body(&s);
    passed += progress->passed;
    failed += progress->failed;
  }
  body_remove_dump(folder);
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed != 0;
}
