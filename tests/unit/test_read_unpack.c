/*
** Compressed files and archives: what is in them is read as if it lay beside
** them; damage, bombs and nesting end with an error. And one collection of
** articles gives the same texts from whatever it is kept in.
*/
#include "tree.h"

#ifdef NEWSEXT_ZLIB
#include <zlib.h>
#endif

static Arena arena;

typedef struct Bytes {
  char *data;
  size_t length, capacity;
} Bytes;

static void add(Bytes *b, Str s) {
  if (b->capacity - b->length < s.length) {
    b->capacity = (b->length + s.length) * 2;
    b->data = realloc(b->data, b->capacity);
  }
  memcpy(b->data + b->length, s.data, s.length);
  b->length += s.length;
}

static Str bytes_str(const Bytes *b) {
  return (Str){b->data, b->length};
}

/* --- a tar file, by hand
 * ------------------------------------------------------------ */

static void add_tar(Bytes *tar, const char *name, char type, Str content) {
  char block[512] = {0};
  unsigned sum = 0;
  snprintf(block, 100, "%s", name);
  memcpy(block + 100, "0000644", 8);
  memcpy(block + 108, "0000000", 8);
  memcpy(block + 116, "0000000", 8);
  snprintf(block + 124, 12, "%011zo", content.length);
  snprintf(block + 136, 12, "%011o", 1644624000u);
  memset(block + 148, ' ', 8);
  block[156] = type;
  memcpy(block + 257, "ustar\00000", 8);
  for (int i = 0; i < 512; i++) sum += (unsigned char)block[i];
  snprintf(block + 148, 8, "%06o", sum);
  add(tar, (Str){block, 512});
  add(tar, content);
  memset(block, 0, sizeof(block));
  add(tar, (Str){block, (512 - content.length % 512) % 512});
}

static void end_tar(Bytes *tar) {
  char block[1024] = {0};
  add(tar, (Str){block, sizeof(block)});
}

/* --- gzip
 * ----------------------------------------------------------------------------
 */

#ifdef NEWSEXT_ZLIB
static void add_gzip(Bytes *to, Str plain) {
  z_stream z = {0};
  size_t room = plain.length + plain.length / 100 + 1000;
  char *out = malloc(room);
  deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  z.next_in = (Bytef *)plain.data;
  z.avail_in = (uInt)plain.length;
  z.next_out = (Bytef *)out;
  z.avail_out = (uInt)room;
  CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
  add(to, (Str){out, z.total_out});
  deflateEnd(&z);
  free(out);
}

static void test_gzip(void) {
  Bytes one = {0}, twice = {0}, thrice = {0};
  add_gzip(&one, STR("one\n"));
  tree_file("a.txt.gz", bytes_str(&one));
  CHECK_STR(tree_read_name(&arena, "a.txt.gz"), "a.txt.gz|text|one\n\n");
  /* compressed twice is read, three times is not */
  add_gzip(&twice, bytes_str(&one));
  tree_file("b.gz", bytes_str(&twice));
  CHECK_STR(tree_read_name(&arena, "b.gz"), "b.gz|text|one\n\n");
  add_gzip(&thrice, bytes_str(&twice));
  tree_file("c.gz", bytes_str(&thrice));
  CHECK_STR(tree_read_name(&arena, "c.gz"),
            "c.gz|text|newsext: data compressed three times is not read\n");
  /* cut off at each byte: an error or, behind the data, the text */
  for (size_t cut = 3; cut < one.length; cut++) {
    tree_file("d.gz", (Str){one.data, cut});
    Str have = tree_read_name(&arena, "d.gz");
    CHECK_STR(have, "d.gz|text|newsext: the gzip data is cut off\n");
  }
  one.data[14] ^= 0x55;
  tree_file("d.gz", bytes_str(&one));
  CHECK(str_find(tree_read_name(&arena, "d.gz"), STR("newsext: the gzip data"),
                 0) != SIZE_MAX);
  /* members one behind another, and what is no member behind them */
  one.data[14] ^= 0x55;
  add_gzip(&one, STR("two\n"));
  add(&one, STR("garbage"));
  tree_file("e.gz", bytes_str(&one));
  CHECK_STR(tree_read_name(&arena, "e.gz"), "e.gz|text|one\ntwo\n\n");
  free(one.data);
  free(twice.data);
  free(thrice.data);
}

/* Rows in front of the damage are given out. */
static void test_cut_tables(void) {
  Bytes packed = {0};
  Str rows = STR("title,text\nA,one\nB,two\nC,three and more of it\n");
  add_gzip(&packed, rows);
  tree_file("cut.csv.gz", (Str){packed.data, packed.length - 14});
  Str have = tree_read_name(&arena, "cut.csv.gz");
  CHECK(str_find(have,
                 STR("cut.csv.gz#1|csv|one\ncut.csv.gz#2|csv|two\n"
                     "cut.csv.gz#3|csv|newsext: the gzip data is cut "
                     "off\n"),
                 0) == 0);
  packed.length = 0;
  add_gzip(&packed, STR("{\"text\": \"one\"}\n{\"text\": \"two of it\"}\n"));
  tree_file("cut.jsonl.gz", (Str){packed.data, packed.length - 14});
  CHECK_STR(tree_read_name(&arena, "cut.jsonl.gz"),
            "cut.jsonl.gz#1|jsonl|one\n"
            "cut.jsonl.gz#2|json|newsext: the gzip data is cut off\n");
  free(packed.data);
}

static void test_bomb(void) {
  enum { HUGE_SIZE = 40 << 20 };
  char *zeros = calloc(1, HUGE_SIZE);
  memset(zeros, 'a', HUGE_SIZE);
  Bytes bomb = {0};
  add_gzip(&bomb, (Str){zeros, HUGE_SIZE});
  tree_file("bomb.gz", bytes_str(&bomb));
  CHECK_STR(tree_read_name(&arena, "bomb.gz"),
            "bomb.gz|text|newsext: compressed data that grows more than 200 "
            "times is not read\n");
  free(zeros);
  free(bomb.data);
}
#endif

/* --- archives
 * ------------------------------------------------------------------------- */

#ifdef NEWSEXT_ARCHIVE
static void test_tar(void) {
  Bytes tar = {0}, outer = {0}, outest = {0};
  add_tar(&tar, "in/a.txt", '0', STR("one"));
  add_tar(&tar, "./b.jsonl", '0',
          STR("{\"text\":\"two\"}\n{\"text\":\"3\"}\n"));
  add_tar(&tar, "link", '2', STR(""));
  add_tar(&tar, ".hidden", '0', STR("no"));
  add_tar(&tar, "__MACOSX/x", '0', STR("no"));
  end_tar(&tar);
  tree_file("t.tar", bytes_str(&tar));
  CHECK_STR(tree_read_name(&arena, "t.tar"), "t.tar/in/a.txt|text|one\n"
                                             "t.tar/b.jsonl#1|jsonl|two\n"
                                             "t.tar/b.jsonl#2|jsonl|3\n");
  ReadRequest request = {.source = str_from_c(tree_path("")),
                         .article = STR("t.tar/b.jsonl#2")};
  CHECK_STR(tree_read(&arena, request), "t.tar/b.jsonl#2|jsonl|3\n");
  /* an archive in an archive is read, a third is not */
  add_tar(&outer, "i.tar", '0', bytes_str(&tar));
  end_tar(&outer);
  tree_file("o.tar", bytes_str(&outer));
  CHECK(str_find(tree_read_name(&arena, "o.tar"),
                 STR("o.tar/i.tar/in/a.txt|text|one\n"), 0) == 0);
  add_tar(&outest, "o.tar", '0', bytes_str(&outer));
  end_tar(&outest);
  tree_file("p.tar", bytes_str(&outest));
  CHECK_STR(tree_read_name(&arena, "p.tar"),
            "p.tar/o.tar/i.tar|-|newsext: archives within archives within "
            "archives are not read\n");
  /* cut off within a member */
  tree_file("cut.tar", (Str){outer.data, 1600});
  CHECK(str_find(tree_read_name(&arena, "cut.tar"), STR("newsext: "), 0) !=
        SIZE_MAX);
  free(tar.data);
  free(outer.data);
  free(outest.data);
}
#endif

/* --- one collection in many forms
 * -------------------------------------------------------- */

enum { ARTICLES = 40 };

static Str make_article(int i) {
  return arena_printf(
      &arena,
      "RIGA, Feb %d (MNN) \xE2\x80\x94 The harbour of district %d will close, "
      "the mayor said.\n\n\"It is too shallow,\" caf\xC3\xA9 owner Jane Doe "
      "told reporters, \"and ships, even small ones, need %d feet.\"\n",
      i % 28 + 1, i, i + 5);
}

static Str json_quoted(Str s) {
  Buffer out = {.arena = &arena};
  for (size_t i = 0; i < s.length; i++) {
    char c = s.data[i];
    if (c == '"' || c == '\\') buffer_add_char(&out, '\\');
    buffer_add(&out, c == '\n' ? STR("\\n") : str_slice(s, i, 1));
  }
  return buffer_str(&out);
}

static Str csv_quoted(Str s) {
  Buffer out = {.arena = &arena};
  for (size_t i = 0; i < s.length; i++) {
    if (s.data[i] == '"') buffer_add_char(&out, '"');
    buffer_add(&out, str_slice(s, i, 1));
  }
  return buffer_str(&out);
}

static void add_warc(Bytes *to, const char *type, Str body) {
  const char *http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; "
                     "charset=utf-8\r\n\r\n";
  bool response = !strcmp(type, "response");
  Str headers = response ? str_from_c(http) : STR("");
  add(to, arena_printf(&arena,
                       "WARC/1.0\r\nWARC-Type: %s\r\nContent-Type: "
                       "text/plain\r\nContent-Length: %zu\r\n\r\n",
                       type, headers.length + body.length));
  add(to, headers);
  add(to, body);
  add(to, STR("\r\n\r\n"));
}

/* The texts of all records, each behind a line of its own. */
static Str texts_of(const char *name) {
  Source *s;
  ReadError e;
  Record r;
  Arena own = {0};
  Buffer all = {.arena = &arena};
  int count = 0;
  ReadRequest request = {.source = str_from_c(tree_path(name))};
  if (source_open(&s, &request, &e) != READ_OK) return STR_NULL;
  while (source_next(s, &own, &r) == READ_ROW) {
    CHECK_STR(r.error, NULL);
    buffer_add(&all, STR("-----\n"));
    buffer_add(&all, r.text.data ? r.text : STR("?"));
    count++;
    arena_reset(&own);
  }
  CHECK_INT(count, ARTICLES);
  source_close(s);
  arena_free(&own);
  return buffer_str(&all);
}

static void check_same(const char *name, Str want) {
  Str have = texts_of(name);
  CHECK(str_equal(have, want));
}

static void test_same_articles(void) {
  Bytes jsonl = {0}, csv = {0}, warc = {0}, wet = {0}, tar = {0};
  tree_folder("same");
  add(&csv, STR("id,title,content\n"));
  for (int i = 0; i < ARTICLES; i++) {
    char name[40];
    Str text = make_article(i);
    snprintf(name, sizeof(name), "same/%03d.txt", i);
    tree_file(name, text);
    add(&jsonl, STR("{\"text\": \""));
    add(&jsonl, json_quoted(text));
    add(&jsonl, STR("\"}\n"));
    add(&csv, arena_printf(&arena, "%d,,\"", i));
    add(&csv, csv_quoted(text));
    add(&csv, STR("\"\r\n"));
    add_tar(&tar, name + 5, '0', text);
    add_warc(&warc, "request", STR("GET / HTTP/1.1\r\n\r\n"));
    add_warc(&warc, "response", text);
    add_warc(&wet, "conversion", text);
  }
  end_tar(&tar);
  tree_file("same.jsonl", bytes_str(&jsonl));
  tree_file("same.csv", bytes_str(&csv));
  tree_file("same.warc", bytes_str(&warc));
  tree_file("same.wet", bytes_str(&wet));
  Str want = texts_of("same");
  check_same("same.jsonl", want);
  check_same("same.csv", want);
  check_same("same.warc", want);
  check_same("same.wet", want);
#if defined(NEWSEXT_ZLIB) && defined(NEWSEXT_ARCHIVE)
  Bytes packed = {0};
  add_gzip(&packed, bytes_str(&tar));
  tree_file("same.tar.gz", bytes_str(&packed));
  check_same("same.tar.gz", want);
  packed.length = 0;
  add_gzip(&packed, bytes_str(&warc));
  tree_file("same.warc.gz", bytes_str(&packed));
  check_same("same.warc.gz", want);
  free(packed.data);
#endif
  free(jsonl.data);
  free(csv.data);
  free(warc.data);
  free(wet.data);
  free(tar.data);
}

int main(void) {
  tree_make();
#ifdef NEWSEXT_ZLIB
  test_gzip();
  test_cut_tables();
  test_bomb();
#endif
#ifdef NEWSEXT_ARCHIVE
  test_tar();
#endif
  test_same_articles();
  tree_remove();
  arena_free(&arena);
  return CHECK_DONE();
}
