/* Formats: each with what is right and what is broken in real files. */
#include "read/date.h"
#include "tree.h"

static Arena arena;

/* The records of one file, read with its name. */
static Str read_as(const char *name, Str bytes) {
  tree_file(name, bytes);
  return tree_read_name(&arena, name);
}

/* The first record of a file with all it has. */
static Record read_first(const char *name, Str bytes) {
  Source *s;
  ReadError e;
  Record r = {0};
  tree_file(name, bytes);
  ReadRequest request = {.source = str_from_c(tree_path(name))};
  CHECK_INT(source_open(&s, &request, &e), READ_OK);
  CHECK_INT(source_next(s, &arena, &r), READ_ROW);
  source_close(s);
  return r;
}

static Str read_one(const char *name, const char *article) {
  return tree_read(&arena, (ReadRequest){.source = str_from_c(tree_path(name)),
                                         .article = str_from_c(article)});
}

/* --- JSON
 * ---------------------------------------------------------------------- */

static void test_json_lines(void) {
  Str file = STR("{\"title\": \"A\", \"text\": \"one\"}\n\n"
                 "{\"title\": \"B\", \"maintext\": \"tw\\u00f6\"}\r\n"
                 "{\"broken\": \n"
                 "[1]\n"
                 "{\"title\": \"only\"}\n"
                 "{\"x\": 1, \"y\": 2}");
  CHECK_STR(read_as("a.jsonl", file),
            "a.jsonl#1|jsonl|one\n"
            "a.jsonl#2|jsonl|twö\n"
            "a.jsonl#3|jsonl|newsext: not JSON: a value is missing at byte 11\n"
            "a.jsonl#4|jsonl|newsext: not a JSON object\n"
            "a.jsonl#5|jsonl|\n"
            "a.jsonl#6|jsonl|newsext: no text: there is x, y (name one by "
            "option fields)\n");
  CHECK_STR(read_one("a.jsonl", "a.jsonl#2"), "a.jsonl#2|jsonl|twö\n");
  CHECK_STR(read_one("a.jsonl", "a.jsonl#9"), "");
  CHECK_STR(read_one("a.jsonl", "a.jsonl"), "");
}

static void test_json_forms(void) {
  CHECK_STR(
      read_as("b.json", STR("[{\"text\": \"one\"},\n {\"text\":\"two\"}]")),
      "b.json#1|json|one\nb.json#2|json|two\n");
  CHECK_STR(read_as("c.json", STR("{\"status\": \"ok\", \"articles\": "
                                  "[{\"content\": \"one\"}, "
                                  "{\"content\": \"two\"}]}")),
            "c.json#1|json|one\nc.json#2|json|two\n");
  /* one object that is an article has no number, on one line or several */
  CHECK_STR(read_as("d.json", STR("{\"text\":\n \"one\"}\n")),
            "d.json|json|one\n");
  CHECK_STR(read_as("e.json", STR("{\"text\": \"one\"}\n")),
            "e.json|json|one\n");
  CHECK_STR(read_as("f.json", STR("{\"text\":\n\"one\"}{\"text\":\"two\"}")),
            "f.json#1|json|one\nf.json#2|json|two\n");
  CHECK_STR(read_as("g.json", STR("{\"text\": \"on")),
            "g.json#1|json|newsext: not JSON: the value does not end\n");
  CHECK_STR(read_as("h.json", STR("[]")), "");
  CHECK_STR(read_one("b.json", "b.json#2"), "b.json#2|json|two\n");
  CHECK_STR(read_one("c.json", "c.json#2"), "c.json#2|json|two\n");
}

/* Names of RealNews, news-please, Fundus and webz, and nested ones. */
static void test_json_metadata(void) {
  Record r = read_first(
      "m.json",
      STR("{\"headline\": \" Port closes \", \"authors\": [\"Jane Doe\", "
          "{\"name\": \"Li Wei\"}], \"publish_date\": \"06-13-2014\", "
          "\"url\": \"https://x.example/a\", \"source\": {\"name\": \"The "
          "Herald\"}, \"language\": \"en\", \"warc_date\": "
          "\"2014-06-15T10:00:00Z\", \"text\": \"Body.\", \"id\": 5}"));
  CHECK_STR(r.text, "Body.");
  CHECK_STR(r.meta.headline, "Port closes");
  CHECK_STR(r.meta.byline, "Jane Doe, Li Wei");
  CHECK_STR(r.meta.published, "2014-06-13");
  CHECK_STR(r.meta.published_from, "metadata");
  CHECK_STR(r.meta.url, "https://x.example/a");
  CHECK_STR(r.meta.site, "The Herald");
  CHECK_STR(r.meta.language, "en");
  CHECK_STR(r.meta.file_modified, "2014-06-15");
  r = read_first("n.json",
                 STR("{\"thread\": {\"title\": \"T\", \"site\": \"x.example\"},"
                     " \"published\": \"nan\", \"text\": \"<p>One.</p>"
                     "<p>Two &amp; three.</p>\"}"));
  CHECK_STR(r.meta.headline, "T");
  CHECK_STR(r.meta.site, "x.example");
  CHECK_STR(r.meta.published, NULL);
  CHECK_STR(r.text, "One.\n\nTwo & three.");
}

static void test_fields_option(void) {
  tree_file("o.json", STR("{\"a.b\": \"whole\", \"a\": {\"b\": \"inner\"}, "
                          "\"story\": {\"words\": \"Mine.\"}, \"text\": "
                          "\"Not mine.\"}"));
  ReadRequest request = {
      .source = str_from_c(tree_path("o.json")),
      .fields = STR("{\"text\": \"story.words\", \"headline\": \"a.b\"}")};
  CHECK_STR(tree_read(&arena, request), "o.json|json|Mine.\n");
  request.fields = STR("{\"body\": \"a.b\"}");
  CHECK_STR(tree_read(&arena, request), "o.json|json|whole\n");
  request.fields = STR("{\"titel\": \"x\"}");
  Str error = tree_read(&arena, request);
  CHECK(str_find(error, STR("unknown field: titel (there are text, "), 0) == 9);
}

static void test_json_limits(void) {
  tree_file("p.jsonl", STR("{\"text\": \"one\"}\n"
                           "{\"text\": \"much too long a text\"}\n"
                           "{\"text\": \"two\"}\n"));
  ReadRequest request = {.source = str_from_c(tree_path("p.jsonl")),
                         .max_record = 20};
  CHECK_STR(tree_read(&arena, request),
            "p.jsonl#1|jsonl|one\n"
            "p.jsonl#2|jsonl|newsext: a record of more than 20 bytes\n"
            "p.jsonl#3|jsonl|two\n");
  enum { DEEP = 1000000 };
  char *deep = malloc(DEEP);
  memset(deep, '[', DEEP);
  memcpy(deep, "{\"text\":", 8);
  CHECK_STR(read_as("q.json", (Str){deep, DEEP}),
            "q.json#1|json|newsext: not JSON: the value does not end\n");
  deep[DEEP - 1] = '\n';
  CHECK(str_find(read_as("q.jsonl", (Str){deep, DEEP}), STR("newsext: "), 0) !=
        SIZE_MAX);
  free(deep);
}

/* --- CSV
 * ------------------------------------------------------------------------- */

static void test_csv(void) {
  CHECK_STR(
      read_as("a.csv", STR("\xEF\xBB\xBFid,title,content\r\n"
                           "1,\"A, \"\"b\"\"\",\"two\r\nlines, \"\"x\"\"\"\r\n"
                           "\r\n"
                           "2,B,plain \"mark\" here\r\n"
                           "3,C")),
      "a.csv#1|csv|two\r\nlines, \"x\"\n"
      "a.csv#2|csv|plain \"mark\" here\n"
      "a.csv#3|csv|\n");
  CHECK_STR(read_as("b.csv", STR("title;text\nA;\"x;y\"\n")),
            "b.csv#1|csv|x;y\n");
  CHECK_STR(read_as("c.tsv", STR("text\tdate\none\t2020-01-01\n")),
            "c.tsv#1|tsv|one\n");
  CHECK_STR(read_one("a.csv", "a.csv#2"), "a.csv#2|csv|plain \"mark\" here\n");
  /* by content alone; prose with commas is prose */
  CHECK_STR(read_as("dump", STR("url,title,text\nx,A,one\n")),
            "dump#1|csv|one\n");
  CHECK_STR(read_as("prose", STR("Title, text and date, he said.\n")),
            "prose|text|Title, text and date, he said.\n\n");
}

static void test_csv_metadata(void) {
  Record r = read_first(
      "m.csv", STR(",id,title,publication,author,date,year,url,content\n"
                   "0,1,Port closes,The Herald,\"['Jane Doe', 'Al O'Neil']\","
                   "2016-12-31,2016.0,https://x.example/a,Body.\n"));
  CHECK_STR(r.text, "Body.");
  CHECK_STR(r.meta.headline, "Port closes");
  CHECK_STR(r.meta.site, "The Herald");
  CHECK_STR(r.meta.byline, "Jane Doe, Al O'Neil");
  CHECK_STR(r.meta.published, "2016-12-31");
  CHECK_STR(r.meta.url, "https://x.example/a");
}

static void test_csv_broken(void) {
  CHECK_STR(read_as("u.csv", STR("title,text\nA,\"never closed\nB,two\n")),
            "u.csv#1|csv|newsext: a quotation mark in this row is not closed\n"
            "u.csv#2|csv|two\n");
  /* windows-1252, and UTF-16 as spreadsheets write it */
  CHECK_STR(read_as("w.csv", STR("title,text\nA,caf\xE9 in Paris\n")),
            "w.csv#1|csv|café in Paris\n");
  CHECK_STR(read_as("x.csv", STR("\xFF\xFEt\0i\0t\0l\0e\0,\0t\0e\0x\0t\0\n\0"
                                 "A\0,\0\x14\x20\n\0")),
            "x.csv#1|csv|—\n");
  /* ten thousand unclosed marks do not cost a square of time */
  Buffer all = {.arena = &arena};
  buffer_add(&all, STR("title,text\n"));
  for (int i = 0; i < 10000; i++) buffer_add(&all, STR("A,\"x\"\"\n"));
  Str rows = read_as("y.csv", buffer_str(&all));
  CHECK(str_find(rows, STR("\ny.csv#10000|csv|"), 0) != SIZE_MAX);
}

/* --- WARC
 * ------------------------------------------------------------------------- */

#define WARC(type, length, block)                                              \
  "WARC/1.0\r\nWARC-Type: " type                                               \
  "\r\nWARC-Target-URI: https://x.example/a/\r\n"                              \
  "WARC-Date: 2022-02-12T10:00:00Z\r\nContent-Length: " length                 \
  "\r\nContent-Type: text/plain\r\n\r\n" block "\r\n\r\n"

static void test_warc(void) {
  Str file =
      STR(WARC("warcinfo", "4", "a: b") WARC("request", "3", "GET")
              WARC("response", "67",
                   "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\none")
                  WARC("response", "26", "HTTP/1.1 404 No\r\n\r\nlost it") WARC(
                      "response", "49",
                      "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n12345")
                      WARC("revisit", "2", "xx") WARC("conversion", "3", "two")
                          WARC("conversion", "9999", "cut off"));
  CHECK_STR(read_as("a.warc", file), "a.warc#1|warc|one\na.warc#2|wet|two\n"
                                     "a.warc#3|wet|cut off\r\n\r\n\n");
  Record r = read_first("b.wet", STR(WARC("conversion", "3", "two")));
  CHECK_STR(r.meta.url, "https://x.example/a/");
  CHECK_STR(r.meta.file_modified, "2022-02-12");
  CHECK_STR(r.meta.published, NULL);
  CHECK_STR(read_one("a.warc", "a.warc#2"), "a.warc#2|wet|two\n");
}

static void test_warc_bodies(void) {
  CHECK_STR(read_as("c.warc",
                    STR(WARC("response", "99",
                             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n"
                             "3\r\none\r\n4;x=y\r\n two\r\n0\r\n\r\n"))),
            "c.warc#1|warc|one two\n");
  /* the crawler has joined the chunks and kept the header */
  CHECK_STR(read_as("d.warc",
                    STR(WARC("response", "80",
                             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                             "Transfer-Encoding: chunked\r\n\r\none two"))),
            "d.warc#1|warc|one two\n");
  /* a page in the charset that the server says */
  CHECK_STR(
      read_as("e.warc",
              STR(WARC("response", "88",
                       "HTTP/1.1 200 OK\r\nContent-Type: text/html;"
                       " charset=iso-8859-1\r\n\r\n<html><p>Caf\xE9 opens."
                       "</p>"))),
      "e.warc#1|warc|Café opens.\n");
}

/* A length that is too small or too large costs no record but its own. */
static void test_warc_lengths(void) {
  Str rows = read_as("f.warc", STR(WARC("conversion", "2", "short")
                                       WARC("conversion", "x", "none")
                                           WARC("conversion", "3", "two")));
  CHECK_STR(rows, "f.warc#1|wet|sh\n"
                  "f.warc#2|warc|newsext: a WARC record without its length\n"
                  "f.warc#3|wet|two\n");
}

/* --- other formats
 * ------------------------------------------------------------------ */

static void test_reuters(void) {
  Str file = STR("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
                 "<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 15:01:01.79</DATE>\n"
                 "<TEXT>&#2;<TITLE>PORT &lt;RIG> OPENS</TITLE>\n"
                 "<DATELINE>    RIGA, Feb 26 - </DATELINE><BODY>It opened &amp;"
                 " closed.\n Reuter\n&#3;</BODY></TEXT></REUTERS>\n"
                 "<REUTERS NEWID=\"2\"><TEXT TYPE=\"BRIEF\"><TITLE>SHORT"
                 "</TITLE></TEXT></REUTERS>\n<REUTERS NEWID=\"3\"><TEXT>cut");
  CHECK_STR(read_as("r.sgm", file),
            "r.sgm#1|reuters|PORT <RIG> OPENS\n\n"
            "RIGA, Feb 26 - It opened & closed.\n"
            "r.sgm#2|reuters|SHORT\n"
            "r.sgm#3|reuters|newsext: the story does not end\n");
  Record r = read_first("r.sgm", file);
  CHECK_STR(r.meta.headline, "PORT <RIG> OPENS");
  CHECK_STR(r.meta.published, "1987-02-26T15:01:01");
  CHECK_STR(r.meta.agency, "Reuters");
  CHECK_STR(read_one("r.sgm", "r.sgm#2"), "r.sgm#2|reuters|SHORT\n");
}

static void test_lexis(void) {
  Str file = STR("Cover page\n\n          1 of 2 DOCUMENTS\n\n"
                 "        The Baltic Herald\n\n  January 11, 2010 Monday\n"
                 "      Final Edition\n\nHarbour to close\nin winter\n\n"
                 "BYLINE: Jane Doe\n\nLENGTH: 355 words\n\nDATELINE: RIGA\n\n"
                 "The harbour will close.\n\nSecond paragraph.\n\n"
                 "LOAD-DATE: January 11, 2010\n\nLANGUAGE: ENGLISH\n\n"
                 "      Copyright 2010 The Baltic Herald\n\n"
                 "          2 of 2 DOCUMENTS\n\nEvening Star\n\nMay 2, 2011\n\n"
                 "Other story\n\nLENGTH: 3 words\n\nOne line only.\n");
  CHECK_STR(read_as("l.txt", file),
            "l.txt#1|lexis|Harbour to close in winter\n\n"
            "RIGA — The harbour will close.\n\nSecond paragraph.\n"
            "l.txt#2|lexis|Other story\n\nOne line only.\n");
  Record r = read_first("l.txt", file);
  CHECK_STR(r.meta.byline, "Jane Doe");
  CHECK_STR(r.meta.site, "The Baltic Herald");
  CHECK_STR(r.meta.published, "2010-01-11");
  CHECK_STR(r.meta.language, "en");
}

static void test_rtf(void) {
  CHECK_STR(read_as("a.rtf", STR("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 "
                                 "Arial;}}{\\*\\generator x;}\\pard Caf\\'e9 "
                                 "\\b opens\\b0  \\u8220?now\\u8221?\\par\r\n"
                                 "It {\\i is}\\emdash so\\~\\{1\\}.}")),
            "a.rtf|rtf|Café opens “now”\nIt is—so {1}.\n");
  CHECK_STR(read_as("b.rtf", STR("{\\rtf1 open {{{ \\u-10179?\\u-8704?")),
            "b.rtf|rtf|open  \xF0\x9F\x98\x80\n");
}

static void test_markdown(void) {
  Str file = STR("---\ntitle: \"Port: closed\"\ndate: 2022-02-12\n---\n"
                 "# Port closed #\n\nThe **port** will _not_ [open]"
                 "(https://x.example/a_(b)). ![img](x.png)\n"
                 "> snake_case and 2 * 3\n```\ncode\n```\n* item \\* one\n");
  CHECK_STR(read_as("a.md", file), "a.md|markdown|Port closed\n\n"
                                   "The port will not open. \n"
                                   "snake_case and 2 * 3\n* item * one\n\n");
  Record r = read_first("a.md", file);
  CHECK_STR(r.meta.headline, "Port: closed");
  CHECK_STR(r.meta.published, "2022-02-12");
  /* a rule at the start is no front matter */
  CHECK_STR(read_as("b.txt", STR("---\nThe talks opened.\n---\n")),
            "b.txt|text|---\nThe talks opened.\n---\n\n");
}

/* --- dates
 * -------------------------------------------------------------------------- */

static void test_dates(void) {
  static const char *const dates[][2] = {
      {"2022-02-12", "2022-02-12"},
      {"2022-02-12T10:30:00Z", "2022-02-12T10:30:00Z"},
      {"2022-02-12 10:30:00.123+01:00", "2022-02-12T10:30:00+01:00"},
      {"2022-02-12T10:30-0500", "2022-02-12T10:30-05:00"},
      {"20220212T103000Z", "2022-02-12T10:30:00Z"},
      {"20220212", "2022-02-12"},
      {"06-13-2014", "2014-06-13"},
      {"13/06/2014", "2014-06-13"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
      {"Sat, 12 Feb 2022 10:00:00 GMT", "2022-02-12T10:00:00Z"},
      {"January 11, 2010 Monday", "2010-01-11"},
      {"Feb. 12, 2022 1:05 PM", "2022-02-12T13:05"},
      {"Sat Feb 12 10:00:00 +0000 2022", "2022-02-12T10:00:00Z"},
      {"2022-02", "2022-02"},
      {"February 2022", "2022-02"},
      {"1644624000", "2022-02-12T00:00:00Z"},
      {"1644624000123", "2022-02-12T00:00:00Z"},
      {"2022-13-12", NULL},
      {"2022-02-30", NULL},
      {"2024-02-29", "2024-02-29"},
      {"yesterday", NULL},
      {"12:30:00", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
    CHECK_STR(date_iso(&arena, str_from_c(dates[i][0])), dates[i][1]);
  }
  CHECK_STR(date_iso(&arena, STR_NULL), NULL);
  CHECK_STR(date_day(&arena, 1644624000), "2022-02-12");
  CHECK_STR(date_of_seconds(&arena, -1), "1969-12-31T23:59:59Z");
}

/* --- a format that the user names
 * ------------------------------------------------------ */

static void test_forced_format(void) {
  tree_file("z.txt", STR("{\"text\": \"one\"}"));
  ReadRequest request = {.source = str_from_c(tree_path("z.txt")),
                         .format = STR("text")};
  CHECK_STR(tree_read(&arena, request), "z.txt|text|{\"text\": \"one\"}\n");
  request.format = STR("JSONL");
  CHECK_STR(tree_read(&arena, request), "z.txt|jsonl|one\n");
}

int main(void) {
  tree_make();
  test_json_lines();
  test_json_forms();
  test_json_metadata();
  test_fields_option();
  test_json_limits();
  test_csv();
  test_csv_metadata();
  test_csv_broken();
  test_warc();
  test_warc_bodies();
  test_warc_lengths();
  test_reuters();
  test_lexis();
  test_rtf();
  test_markdown();
  test_dates();
  test_forced_format();
  tree_remove();
  arena_free(&arena);
  return CHECK_DONE();
}
