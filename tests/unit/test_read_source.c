/* Sources: folders, files, patterns, one address, and what is passed over. */
#include <fcntl.h>

#include "tree.h"

static Arena arena;

static void make_files(void) {
  tree_make();
  tree_folder("d");
  tree_folder("d/a");
  tree_folder("d/deep");
  tree_folder("d/deep/er");
  tree_folder("d/.git");
  tree_file("d/a.txt", STR("one"));
  tree_file("d/a/b.txt", STR("two"));
  tree_file("d/deep/er/caf\xE9.txt", STR("three"));
  tree_file("d/deep/z.log", STR("four"));
  tree_file("d/.hidden", STR("no"));
  tree_file("d/.git/x.txt", STR("no"));
  tree_file("d/empty.txt", STR(""));
  tree_file("d/photo.jpg", STR("\xFF\xD8\xFF\xE0 and so on"));
  CHECK(mkfifo(tree_path("d/pipe"), 0666) == 0);
  CHECK(symlink(tree_path("d"), tree_path("d/deep/loop")) == 0);
  CHECK(symlink(tree_path("d/a.txt"), tree_path("d/link.txt")) == 0);
}

/* "a.txt" comes before "a/b.txt": byte order of the paths. */
static void test_folder(void) {
  const char *all = "a.txt|text|one\n"
                    "a/b.txt|text|two\n"
                    "deep/er/caf\xEF\xBF\xBD.txt|text|three\n"
                    "deep/z.log|text|four\n"
                    "empty.txt|text|\n"
                    "photo.jpg|text|newsext: not text but a JPEG image\n";
  CHECK_STR(tree_read_name(&arena, "d"), all);
  CHECK_STR(tree_read_name(&arena, "d/"), all);
}

static void test_file(void) {
  CHECK_STR(tree_read_name(&arena, "d/a.txt"), "a.txt|text|one\n");
  /* a link that the user names is followed */
  CHECK_STR(tree_read_name(&arena, "d/link.txt"), "link.txt|text|one\n");
  CHECK_STR(tree_read_name(&arena, "d/deep/loop/a"), "b.txt|text|two\n");
}

static void test_pattern(void) {
  CHECK_STR(tree_read_name(&arena, "d/*.txt"),
            "a.txt|text|one\nempty.txt|text|\n");
  CHECK_STR(tree_read_name(&arena, "d/*/?.txt"), "a/b.txt|text|two\n");
  CHECK_STR(tree_read_name(&arena, "d/**/[bz].*"),
            "a/b.txt|text|two\ndeep/z.log|text|four\n");
  CHECK_STR(tree_read_name(&arena, "d/*/er"),
            "deep/er/caf\xEF\xBF\xBD.txt|text|three\n");
  /* a file whose name looks like a pattern */
  tree_file("e[1].txt", STR("five"));
  CHECK_STR(tree_read_name(&arena, "e[1].txt"), "e[1].txt|text|five\n");
}

static void check_open_error(const char *source, const char *message) {
  Source *s;
  ReadError e;
  ReadRequest request = {.source = str_from_c(source)};
  CHECK_INT(source_open(&s, &request, &e), READ_ERROR);
  CHECK(s == NULL);
  CHECK_STR(str_from_c(e.message), message);
}

static void test_errors(void) {
  char want[600];
  check_open_error("", "no such file or directory: ");
  check_open_error("no/such/thing", "no such file or directory: no/such/thing");
  snprintf(want, sizeof(want), "no file matches: %s", tree_path("d/*.tzt"));
  check_open_error(tree_path("d/*.tzt"), want);
  snprintf(want, sizeof(want), "is not a folder or file: %s",
           tree_path("d/pipe"));
  check_open_error(tree_path("d/pipe"), want);
  snprintf(want, sizeof(want), "no such file or directory: %s",
           tree_path("d/a.txt/"));
  check_open_error(tree_path("d/a.txt/"), want);
  CHECK(str_find(tree_read(&arena, (ReadRequest){.source = STR("/tmp"),
                                                 .format = STR("word")}),
                 STR("unknown format: word (there are text"), 0) == 9);
  CHECK_STR(tree_read(&arena, (ReadRequest){.source = STR("/tmp"),
                                            .fields = STR("[1]")}),
            "error 5: fields is not a JSON object: [1]");
}

static void check_one(const char *source, Str article, const char *want) {
  ReadRequest request = {.source = str_from_c(tree_path(source)),
                         .article = article};
  CHECK_STR(tree_read(&arena, request), want);
}

static void test_one_article(void) {
  check_one("d", STR("a/b.txt"), "a/b.txt|text|two\n");
  check_one("d", STR("deep/er/caf\xEF\xBF\xBD.txt"),
            "deep/er/caf\xEF\xBF\xBD.txt|text|three\n");
  check_one("d/a.txt", STR("a.txt"), "a.txt|text|one\n");
  check_one("d/*.txt", STR("a.txt"), "a.txt|text|one\n");
  check_one("d/*.txt", STR("photo.jpg"), "");
  check_one("d", STR("no.txt"), "");
  check_one("d", STR(""), "");
  check_one("d", STR("a"), "");
  check_one("d", STR("a.txt#1"), "");
  check_one("d", STR("link.txt"), "");
  check_one("d", STR(".hidden"), "");
  check_one("d/a", STR("../a.txt"), "");
  check_one("d/a.txt", STR("b.txt"), "");
}

static void test_record_size(void) {
  ReadRequest request = {.source = str_from_c(tree_path("d/deep/z.log")),
                         .max_record = 3};
  CHECK_STR(tree_read(&arena, request),
            "z.log|text|newsext: a record of more than 3 bytes\n");
  request.max_record = 4;
  CHECK_STR(tree_read(&arena, request), "z.log|text|four\n");
}

static void test_metadata(void) {
  Source *s;
  ReadError e;
  Record r;
  ReadRequest request = {.source = str_from_c(tree_path("d/a.txt"))};
  struct timespec times[2] = {{.tv_sec = 1644624000}, {.tv_sec = 1644624000}};
  CHECK(utimensat(AT_FDCWD, tree_path("d/a.txt"), times, 0) == 0);
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  CHECK_INT(source_next(s, &arena, &r), READ_ROW);
  CHECK_STR(r.meta.file_modified, "2022-02-12");
  CHECK_STR(r.path, tree_path("d/a.txt"));
  CHECK_STR(r.encoding, "UTF-8");
  source_close(s);
}

/* A record has the stamp of what was read; written anew, the file has another.
 */
static void test_stamp(void) {
  Source *s;
  ReadError e;
  Record r;
  tree_file("stamp.txt", STR("first"));
  ReadRequest request = {.source = str_from_c(tree_path("stamp.txt"))};
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  CHECK_INT(source_next(s, &arena, &r), READ_ROW);
  FileStamp now = file_stamp(r.path);
  CHECK(r.stamp.known && now.known);
  CHECK_INT(r.stamp.size, 5);
  CHECK(file_stamp_equal(&r.stamp, &now));
  tree_file("stamp.txt", STR("longer"));
  now = file_stamp(r.path);
  CHECK(!file_stamp_equal(&r.stamp, &now));
  now = file_stamp(str_from_c(tree_path("no.txt")));
  CHECK(!now.known && !file_stamp_equal(&now, &now));
  source_close(s);
}

/* A log that is written to while it is read ends where it was opened. */
static void test_growing_file(void) {
  Source *s;
  ReadError e;
  Record r;
  int records = 0;
  const char *path = tree_path("log.jsonl");
  FILE *f = fopen(path, "wb");
  for (int i = 0; f && i < 4000; i++) fputs("{\"text\": \"A boat.\"}\n", f);
  fflush(f);
  ReadRequest request = {.source = str_from_c(path)};
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  while (source_next(s, &arena, &r) == READ_ROW) {
    if (records++ == 0) {
      for (int i = 0; i < 9; i++) fputs("{\"text\": \"Late.\"}\n", f);
      fflush(f);
    }
    arena_reset(&arena);
  }
  CHECK_INT(records, 4000);
  source_close(s);
  fclose(f);
}

static void test_unreadable(void) {
  if (geteuid() == 0) return; /* root reads everything */
  tree_folder("u");
  tree_file("u/no.txt", STR("secret"));
  CHECK(chmod(tree_path("u/no.txt"), 0) == 0);
  CHECK_STR(tree_read_name(&arena, "u"),
            "no.txt|-|newsext: Permission denied\n");
}

/* Files and folders that vanish between two records. */
static void test_changing_folder(void) {
  Source *s;
  ReadError e;
  Record r;
  tree_folder("c");
  tree_folder("c/m");
  tree_file("c/a.txt", STR("first"));
  tree_file("c/b.txt", STR("gone"));
  tree_file("c/m/x.txt", STR("gone too"));
  tree_file("c/z.txt", STR("last"));
  ReadRequest request = {.source = str_from_c(tree_path("c"))};
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  CHECK_INT(source_next(s, &arena, &r), READ_ROW);
  CHECK(unlink(tree_path("c/b.txt")) == 0);
  CHECK(unlink(tree_path("c/m/x.txt")) == 0);
  CHECK(rmdir(tree_path("c/m")) == 0);
  CHECK_INT(source_next(s, &arena, &r), READ_ROW);
  CHECK_STR(r.article, "z.txt");
  CHECK_INT(source_next(s, &arena, &r), READ_END);
  CHECK_INT(source_next(s, &arena, &r), READ_END);
  source_close(s);
}

static bool stop_after(void *context) {
  return --*(int *)context < 0;
}

static void test_interrupt(void) {
  Source *s;
  ReadError e;
  Record r;
  int calls = 3;
  ReadRequest request = {.source = str_from_c(tree_path("d")),
                         .interrupted = stop_after,
                         .interrupt_context = &calls};
  ReadResult result = source_open(&s, &request, &e);
  CHECK_INT(result, READ_OK);
  while (result == READ_OK || result == READ_ROW) {
    result = source_next(s, &arena, &r);
  }
  CHECK_INT(result, READ_INTERRUPTED);
  source_close(s);
}

/* More names than one batch holds come sorted, each of them once. */
static void test_many_files(void) {
  enum { FILES = 15000 };
  char name[250], last[250] = "";
  Source *s;
  ReadError e;
  Record r;
  int count = 0;
  tree_folder("many");
  for (int i = 0; i < FILES; i++) {
    int n = snprintf(name, sizeof(name), "many/%d-", i * 7919 % FILES);
    memset(name + n, 'x', 235);
    name[n + 235] = 0;
    tree_file(name, STR("x"));
  }
  ReadRequest request = {.source = str_from_c(tree_path("many"))};
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  while (source_next(s, &arena, &r) == READ_ROW) {
    snprintf(name, sizeof(name), "%.*s", (int)r.article.length, r.article.data);
    CHECK(strcmp(last, name) < 0);
    strcpy(last, name);
    count++;
    arena_reset(&arena);
  }
  CHECK_INT(count, FILES);
  source_close(s);
}

int main(void) {
  make_files();
  test_folder();
  test_file();
  test_pattern();
  test_errors();
  test_one_article();
  test_record_size();
  test_metadata();
  test_stamp();
  test_growing_file();
  test_unreadable();
  test_changing_folder();
  test_interrupt();
  test_many_files();
  tree_remove();
  arena_free(&arena);
  return CHECK_DONE();
}
