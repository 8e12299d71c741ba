/* SQL that is run to its end on a new connection: see body.h. */
#include "body.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "newsext.h"
#include "packed.h"

#define ARTICLE                                                                \
  "'NAIROBI, July 3 (MNN) -- President Alma Otieno said \"we will mend the "   \
  "road\" on Monday.'||char(10,10)||'She told reporters it cost 5 million "    \
  "euros.'||char(10,10)||'Otieno denied the claim of \xE2\x80\x9Cwaste"        \
  "\xE2\x80\x9D in Kisumu.'"
#define PAGE                                                                   \
  "'<!DOCTYPE html><html><head><title>Road mended</title><meta "               \
  "property=\"og:site_name\" content=\"Lake Post\"></head><body><h1>Road "     \
  "mended</h1><p>KISUMU, July 3 - The road along the lake was mended on "      \
  "Monday, the mayor said.</p><p>It had been shut since May, when rain "       \
  "washed a part of it away.</p></body></html>'"

/* Every public table and function, and errors that users make. */
const Body BODIES[] = {
    {"articles", {"SELECT * FROM articles('$D')"}},
    {"segments", {"SELECT rowid, * FROM segments('$D')"}},
    {"mentions", {"SELECT * FROM mentions('$D', '{\"all\": true}')"}},
    {"quotes", {"SELECT * FROM quotes('$D', '{\"language\": \"any\"}')"}},
    {"join",
     {"SELECT a.headline, m.text, q.quote FROM articles('$D') a LEFT JOIN "
      "mentions('$D') m USING (article) LEFT JOIN quotes('$D') q USING "
      "(article)"}},
    {"one article",
     {"SELECT article, body FROM articles('$D/*') WHERE article IN "
      "('one.txt', 'two.jsonl#2', 'none.txt')"}},
    {"created",
     {"CREATE VIRTUAL TABLE temp.t USING mentions('$D', '{\"types\": "
      "[\"PERSON\"]}')",
      "SELECT * FROM t", "DROP TABLE t"}},
    {"options",
     {"SELECT * FROM articles('$D', '{\"year\": 2022, \"format\": \"text\", "
      "\"max_record\": 9000, \"fields\": {\"text\": \"content\"}}')"}},
    {"value tables",
     {"SELECT * FROM extract_article(" PAGE ")",
      "SELECT * FROM extract_segments(" ARTICLE ")",
      "SELECT * FROM extract_entities(" ARTICLE ", '{\"published\": "
      "\"2022-07-03\"}')",
      "SELECT * FROM extract_quotes(" ARTICLE ")"}},
    {"value JSON",
     {"SELECT extract_article(" PAGE "), extract_segments(" ARTICLE
      "), extract_entities(" ARTICLE
      ", '{\"types\": \"DATE\"}'), extract_quotes(" ARTICLE ")"}},
    {"scalars",
     {"SELECT dateline(" ARTICLE "), dateline(" ARTICLE
      ", 'place'), headline(" PAGE "), byline(" ARTICLE "), body(" PAGE
      "), news_fingerprint(" ARTICLE "), news_distance(1, 6)",
      "SELECT annotate(" ARTICLE "), news_date('last Friday', '2022-07-03')",
      "SELECT newsext_version(), newsext_info()"}},
    {"long text",
     {"SELECT length(text), text, text FROM extract_article(replace(hex("
      "zeroblob(9000)), '00', 'rain '))"}},
    {"broken text",
     {"SELECT * FROM extract_article(CAST(x'C3A9FF80C3' AS TEXT))",
      "SELECT text FROM extract_article(x'C3A9FF80C3')"}},
    {"bad option", {"SELECT * FROM quotes('$D', '{\"colour\": 1}')"}},
    {"bad JSON", {"SELECT extract_quotes('a', '{')"}},
    {"bad source", {"SELECT * FROM articles('$D/nothing')"}},
    {"no source", {"SELECT * FROM articles"}},
    {"bad field", {"SELECT dateline('a', 'colour')"}},
    {"stays", {"CREATE VIRTUAL TABLE main.t USING articles('$D')"}},
    {"stays too", {"CREATE VIRTUAL TABLE articles USING articles"}},
};
const int BODY_COUNT = (int)(sizeof(BODIES) / sizeof(BODIES[0]));

/* `sql` with the folder put in, into `room`. */
static void put_folder(char *room, size_t size, const char *sql,
                       const char *folder) {
  size_t used = 0, length = strlen(folder);
  for (; *sql && used + length + 1 < size; sql++) {
    if (sql[0] == '$' && sql[1] == 'D') {
      memcpy(room + used, folder, length);
      used += length;
      sql++;
    } else {
      room[used++] = *sql;
    }
  }
  room[used] = 0;
}

static void hash_row(Outcome *outcome, sqlite3_stmt *statement) {
  outcome->rows++;
  for (int i = 0; i < sqlite3_column_count(statement); i++) {
    int type = sqlite3_column_type(statement, i);
    const char *text = (const char *)sqlite3_column_text(statement, i);
    size_t length = (size_t)sqlite3_column_bytes(statement, i);
    /* a number cannot be shown as text for lack of memory */
    if (!text && type != SQLITE_NULL) outcome->code = SQLITE_NOMEM;
    uint64_t value = text ? hash_bytes(text, length) : 0;
    outcome->hash = hash_mix(outcome->hash, value + (uint64_t)type);
  }
}

static void body_statement(sqlite3 *db, const char *sql, Outcome *outcome) {
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (rc == SQLITE_OK) {
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
      hash_row(outcome, statement);
      if (outcome->code) break;
    }
  }
  if (rc != SQLITE_ROW && rc != SQLITE_DONE && !outcome->code) {
    outcome->code = rc & 0xff;
  }
  sqlite3_finalize(statement);
}

Outcome body_run(const Body *body, const char *folder) {
  static char sql[8192];
  Outcome outcome = {0};
  sqlite3 *db = NULL;
  char *message = NULL;
  outcome.code = sqlite3_open(":memory:", &db);
  if (!outcome.code) outcome.code = sqlite3_newsext_init(db, &message, NULL);
  sqlite3_free(message);
  for (int i = 0; body->sql[i] && !outcome.code; i++) {
    put_folder(sql, sizeof(sql), body->sql[i], folder);
    body_statement(db, sql, &outcome);
  }
  outcome.close_code = sqlite3_close(db);
  outcome.memory = sqlite3_memory_used();
  return outcome;
}

bool body_write_file(const char *folder, const char *name, const void *bytes,
                     unsigned long length) {
  char path[512];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  if (!f) return false;
  bool good = fwrite(bytes, 1, length, f) == length;
  return fclose(f) == 0 && good;
}

bool body_write_dump(char *folder) {
  static const struct {
    const char *name, *text;
  } files[] = {
      {"one.txt", "Road mended along the lake\n\nKISUMU, July 3 (MNN) -- "
                  "Mayor Alma Otieno said \"the road is open\" on Monday.\n\n"
                  "She thanked engineers from Uganda.\n"},
      {"two.jsonl", "{\"title\": \"Rain\", \"text\": \"Rain fell on Kisumu, "
                    "officials said.\"}\n{\"title\": \"Sun\", \"text\": "
                    "\"\\u201cIt shone,\\u201d said Grace Wanjiru.\"}\n"},
      {"three.html", "<html><head><title>Bridge</title></head><body><h1>Bridge"
                     "</h1><p>MOMBASA \xE2\x80\x94 The bridge will open in "
                     "May, the ministry said.</p></body></html>"},
      {"four.txt", "The caf\xE9 on Moi Avenue was \x93"
                   "closed\x94.\n"},
      {"five.csv", "title,text\nFerry,\"The ferry sank, police said.\"\n"},
      {"six.warc", "WARC/1.0\r\nWARC-Type: conversion\r\n"
                   "WARC-Target-URI: http://example.org/tram\r\n"
                   "Content-Type: text/plain\r\nContent-Length: 47\r\n\r\n"
                   "Tram line opens\n\nThe tram ran at last, she said.\n\r\n"
                   "\r\n"},
      {"koi8.html", "<html><head><meta charset=\"koi8-r\"><title>x</title>"
                    "</head><body><p>\xEE\xCF\xD7\xCF\xD3\xD4\xC9 "
                    "\xC4\xCE\xD1</p></body></html>"},
      {"empty.txt", ""},
  };
  strcpy(folder, "/tmp/newsext-fault-XXXXXX");
  if (!mkdtemp(folder)) return false;
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
    if (!body_write_file(folder, files[i].name, files[i].text,
                         strlen(files[i].text))) {
      return false;
    }
  }
  if (!body_write_file(folder, "seven.txt.gz", PACKED_GZIP,
                       sizeof(PACKED_GZIP)) ||
      !body_write_file(folder, "eight.zip", PACKED_ZIP, sizeof(PACKED_ZIP))) {
    return false;
  }
  return body_write_file(folder, "binary.txt",
                         "\x7F"
                         "ELF\1\0\0\0\2",
                         9);
}

void body_remove_dump(const char *folder) {
  char path[1024];
  struct dirent *entry;
  DIR *dir = opendir(folder);
  while (dir && (entry = readdir(dir)) != NULL) {
    snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
    if (entry->d_name[0] != '.') unlink(path);
  }
  if (dir) closedir(dir);
  rmdir(folder);
}
