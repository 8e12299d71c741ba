/*
** Fuzz target: a file of any format to its records, compressed or not.
**
** A first line "ext:csv" sets the file's extension and is taken off. Each of
** the first records is asked for by its address as well and must be the same.
*/
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "invariants.h"
#include "read/read.h"

enum { MOST_RECORDS = 200, ASKED_AGAIN = 3 };

static char folder[] = "/tmp/newsext-fuzz-XXXXXX";
static char path[64];

static void remove_file(void) {
  if (path[0]) unlink(path);
  rmdir(folder);
}

static void write_file(Str extension, Str bytes) {
  static bool made;
  if (!made) {
    MUST(mkdtemp(folder));
    atexit(remove_file);
    made = true;
  }
  if (path[0]) unlink(path);
  snprintf(path, sizeof(path), "%s/a.%.*s", folder, (int)extension.length,
           extension.data);
  FILE *file = fopen(path, "wb");
  MUST(file);
  MUST(fwrite(bytes.data, 1, bytes.length, file) == bytes.length);
  fclose(file);
}

/* The extension that the first line names; `bytes` loses that line. */
static Str take_extension(Str *bytes) {
  static const Str known[] = {
      STR("txt"),  STR("csv"),  STR("tsv"), STR("json"), STR("jsonl"),
      STR("html"), STR("warc"), STR("wet"), STR("sgm"),  STR("rtf"),
      STR("md"),   STR("gz"),   STR("zip"), STR("zst"),  STR("tar")};
  for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
    size_t length = 4 + known[i].length;
    if (!str_starts_nocase(*bytes, STR("ext:")) || bytes->length <= length ||
        bytes->data[length] != '\n' ||
        !str_equal(str_slice(*bytes, 4, known[i].length), known[i])) {
      continue;
    }
    *bytes = str_slice(*bytes, length + 1, bytes->length - length - 1);
    return known[i];
  }
  return STR("txt");
}

static void must_hold_record(const Record *r) {
  MUST(r->article.data && r->number >= 0);
  must_be_text(r->article);
  must_be_text(r->path);
  must_be_text(r->encoding);
  must_be_text(r->error);
  must_be_text(r->meta.url);
  must_be_text(r->meta.headline);
  must_be_text(r->meta.byline);
  must_be_text(r->meta.published);
  must_be_text(r->meta.language);
  MUST(r->error.data || r->text.data);
  if (!r->text.data) return;
  MUST(utf8_is_valid(r->text));
  MUST(r->text.length == 0 || !memchr(r->text.data, 0, r->text.length));
}

static bool same_record(const Record *a, const Record *b) {
  return str_equal(a->text, b->text) &&
         !a->error.data == !b->error.data; /* details may differ */
}

/*
** The record that has this address, read again by itself. Two members of an
** archive may have one name: then one of them is it. Whether a damaged archive
** is seen to be damaged depends on which of its members are read.
*/
static void must_be_found(const Record *wanted) {
  Arena arena = {0};
  Record r;
  Source *s = NULL;
  ReadError e;
  ReadRequest request = {.source = str_from_c(path),
                         .article = wanted->article,
                         .max_record = 1 << 20};
  MUST(source_open(&s, &request, &e) == READ_OK);
  do {
    ReadResult result = source_next(s, &arena, &r);
    if (result == READ_END && wanted->error.data) break;
    MUST(result == READ_ROW);
    MUST(str_equal(r.article, wanted->article));
  } while (!same_record(&r, wanted));
  source_close(s);
  arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Str bytes = {(const char *)data, size};
  Str extension = take_extension(&bytes);
  write_file(extension, bytes);
  ReadRequest request = {.source = str_from_c(path), .max_record = 1 << 20};
  Arena arena = {0};
  Source *s = NULL;
  ReadError e;
  MUST(source_open(&s, &request, &e) == READ_OK);
  int records = 0;
  for (; records < MOST_RECORDS; records++) {
    Record r;
    ReadResult result = source_next(s, &arena, &r);
    MUST(result == READ_ROW || result == READ_END);
    if (result == READ_END) break;
    must_hold_record(&r);
    if (records < ASKED_AGAIN) must_be_found(&r);
    arena_reset(&arena);
  }
  source_close(s);
  arena_free(&arena);
  return 0;
}
