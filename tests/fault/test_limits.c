/*
** A query ends soon after it is told to, and needs no more memory for more
** files.
**
**   test_limits [full]    with `full`, on 1 GB; else on 100 MB
**
** Time is the process's own, so that a busy machine does not matter: what it
** works between sqlite3_interrupt() and the end of the query. Memory is the
** peak of the resident set.
*/
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "body.h"
#include "newsext.h"

static const double MOST_SECONDS = 0.1;
enum { MOST_KILOBYTES = 2048, FEW_FILES = 300, MANY_FILES = 1500 };

static long passed, failed;

static void check(bool good, const char *what, double value) {
  if (good) {
    passed++;
    return;
  }
  failed++;
  printf("%s (%g)\n", what, value);
}

static double work_time(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static sqlite3 *open_database(void) {
  sqlite3 *db = NULL;
  if (sqlite3_open(":memory:", &db) || sqlite3_newsext_init(db, NULL, NULL)) {
    printf("cannot open\n");
    exit(2);
  }
  return db;
}

/* --- interrupts ----------------------------------------------------------- */

/* Someone who waits until the query has worked for a while, then ends it. */
typedef struct Impatience {
  sqlite3 *db;
  double start, patience; /* seconds of work */
  double ended;           /* when it was told to end; 0: not yet */
  bool over;              /* the query has ended by itself */
} Impatience;

static void *lose_patience(void *argument) {
  Impatience *who = argument;
  struct timespec nap = {0, 1000000};
  while (!__atomic_load_n(&who->over, __ATOMIC_ACQUIRE)) {
    nanosleep(&nap, NULL);
    if (work_time() - who->start < who->patience) continue;
    who->ended = work_time();
    sqlite3_interrupt(who->db);
    break;
  }
  return NULL;
}

/* The same by a progress handler, as Datasette does. */
static int progress(void *argument) {
  Impatience *who = argument;
  if (work_time() - who->start < who->patience) return 0;
  if (who->ended == 0) who->ended = work_time();
  return 1;
}

static int run(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  while (rc == SQLITE_OK || rc == SQLITE_ROW) rc = sqlite3_step(statement);
  sqlite3_finalize(statement);
  return rc;
}

/* True when the query ended by itself before the patience did. */
static bool interrupt_query(const char *sql, double patience, bool handler) {
  Impatience who = {.db = open_database(), .patience = patience};
  pthread_t thread;
  who.start = work_time();
  if (handler) {
    sqlite3_progress_handler(who.db, 1000, progress, &who);
  } else {
    pthread_create(&thread, NULL, lose_patience, &who);
  }
  int rc = run(who.db, sql);
  double end = work_time();
  __atomic_store_n(&who.over, true, __ATOMIC_RELEASE);
  if (!handler) pthread_join(thread, NULL);
  sqlite3_close(who.db);
  if (rc == SQLITE_DONE) return true;
  check(rc == SQLITE_INTERRUPT, sql, rc);
  if (end - who.ended >= MOST_SECONDS) printf("after %g s: ", patience);
  check(end - who.ended < MOST_SECONDS, sql, end - who.ended);
  return false;
}

static const char PARAGRAPH[] =
    "NAIROBI, July 3 (MNN) -- President Alma Otieno said \"we will mend the "
    "road along the lake\" on Monday, when she met Mayor Joseph Kamau of "
    "Kisumu. He asked for 5 million euros, officials said.\n\n";

/* One record of so many bytes, or (`records`) many of 4 KB as JSON Lines. */
static bool write_large(const char *path, long bytes, bool records) {
  long paragraphs = bytes / (long)sizeof(PARAGRAPH);
  FILE *f = fopen(path, "wb");
  bool good = f != NULL;
  for (long i = 0; good && i < paragraphs; i++) {
    if (records) {
      good = fputs("{\"text\": \"", f) >= 0;
      for (int k = 0; good && k < 20; k++, i++) {
        good = fputs("Mayor Alma Otieno of Kisumu said \\\"the road along the "
                     "lake is open\\\" on Monday, and that it cost 5 million "
                     "euros. Officials in Nairobi had promised as much.\\n\\n",
                     f) >= 0;
      }
      good = good && fputs("\"}\n", f) >= 0;
    } else {
      good = fputs(PARAGRAPH, f) >= 0;
    }
  }
  return f && fclose(f) == 0 && good;
}

/* Ever later, through all that is done with the file. */
static void test_interrupts(const char *folder, const char *name, long bytes,
                            bool records) {
  static const char *const queries[] = {"SELECT sum(words) FROM articles('%s')",
                                        "SELECT count(*) FROM mentions('%s')",
                                        "SELECT count(*) FROM quotes('%s')"};
  char sql[256], path[256];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  check(write_large(path, bytes, records), "cannot write a large file", 0);
  for (int q = 0; q < 3; q++) {
    snprintf(sql, sizeof(sql), queries[q], path);
    double patience = 0.02;
    for (int i = 0; i < 5; i++, patience *= 2) {
      if (interrupt_query(sql, patience, i % 3 == 2)) break;
    }
    check(patience > 0.03, "no query was long enough", patience);
  }
  unlink(path);
}

/* --- memory --------------------------------------------------------------- */

static long peak_kilobytes(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static bool write_files(const char *folder, int from, int to) {
  char name[32], text[4096];
  for (int i = from; i < to; i++) {
    int length = 0;
    for (int line = 0; line < 12; line++) {
      length += snprintf(text + length, sizeof(text) - (size_t)length,
                         "Officials of town %d said on Monday that road %d was "
                         "\"open again\", as Jane Mwangi had asked.\n\n",
                         i % 100, line);
    }
    snprintf(name, sizeof(name), "%06d.txt", i);
    if (!body_write_file(folder, name, text, (unsigned long)length)) {
      return false;
    }
  }
  return true;
}

static void count_all(const char *folder) {
  static const char *const queries[] = {
      "SELECT count(*), sum(words), sum(length(body)) FROM articles('%s')",
      "SELECT count(*) FROM segments('%s')",
      "SELECT count(*) FROM articles('%s') JOIN mentions('%s') USING (article)",
      "SELECT count(*) FROM quotes('%s')"};
  char sql[512];
  sqlite3 *db = open_database();
  for (int q = 0; q < 4; q++) {
    snprintf(sql, sizeof(sql), queries[q], folder, folder);
    int rc = run(db, sql);
    check(rc == SQLITE_DONE, sql, rc);
  }
  sqlite3_close(db);
}

static void test_memory_of_many(const char *folder) {
  check(write_files(folder, 0, FEW_FILES), "cannot write files", 0);
  count_all(folder);
  long few = peak_kilobytes();
  check(write_files(folder, FEW_FILES, MANY_FILES), "cannot write files", 0);
  count_all(folder);
  long more = peak_kilobytes() - few;
  check(more < MOST_KILOBYTES, "kilobytes more for more files", (double)more);
}

int main(int argc, char **argv) {
  char folder[] = "/tmp/newsext-limits-XXXXXX";
  bool full = argc > 1 && strcmp(argv[1], "full") == 0;
  if (!mkdtemp(folder)) return 2;
  test_memory_of_many(folder);
  body_remove_dump(folder);
  strcpy(folder + strlen(folder) - 6, "XXXXXX");
  if (!mkdtemp(folder)) return 2;
  long megabytes = full ? 1000 : 100;
  test_interrupts(folder, "many.jsonl", megabytes * 1000000, true);
  test_interrupts(folder, "large.txt", megabytes * 60000, false);
  body_remove_dump(folder);
  printf("%ld passed, %ld failed\n", passed, failed);
  return failed != 0;
}
