/* Which field of a record is what: see fields.h. */
#include "read/fields.h"

#include <stdio.h>

#include "read/date.h"

/* Our names, as the option `fields` has them. "body" is "text" too. */
static const char *const FIELD_NAMES[FIELD_COUNT] = {
    "text",      "headline", "deck", "byline",   "agency",
    "published", "url",      "site", "language", "crawled"};

enum { MOST_NAMES = 24 };

/*
** The names that dumps use, the surest first. Compared without case; "_", "-"
** and spaces do not count, and "a.b" is member b of member a.
*/
static const char *const NAMES[FIELD_COUNT][MOST_NAMES] = {
    [FIELD_TEXT] = {"maintext",                /* news-please, CC-News */
                    "plaintext",               /* Fundus */
                    "textcontent",             /* mcmetadata */
                    "articlebody",             /* JSON-LD */
                    "articletext", "bodytext", /* Nexis */
                    "fulltext", "text", /* RealNews, trafilatura, webz, C4 */
                    "content",          /* All the news, NELA */
                    "body",             /* Event Registry, Fundus */
                    "article", "story", "post", "html", "rawtext"},
    [FIELD_HEADLINE] = {"headline", "title", "articletitle", "titlefull",
                        "thread.title", "hl1", "head", "headlinetext",
                        "titlepage", "pagetitle"},
    [FIELD_DECK] = {"deck", "subtitle", "subheadline", "standfirst",
                    "description", "summary", "lead", "body.summary",
                    "articlesummary", "desc"},
    [FIELD_BYLINE] = {"byline", "authors", "author", "articleauthor", "creator",
                      "writer", "by", "pageauthors"},
    [FIELD_AGENCY] = {"agency", "newsagency", "wire", "credit"},
    [FIELD_PUBLISHED] = {"published", "datepublish", "publishdate",
                         "publicationdate", "publishingdate", "datepublished",
                         "publisheddate", "publishedat", "pubdate",
                         "datetimepub", "publishedutc",
                         "pageprecisepubtimestamp", "thread.published",
                         "datetime", "date", "datetext", "timestamp",
                         "dateline.date", "time"},
    [FIELD_URL] = {"url", "originalurl", "canonicalurl", "articleurl", "link",
                   "respondedurl", "html.respondedurl", "requestedurl",
                   "html.requestedurl", "urlused", "canonicallink",
                   "v2documentidentifier", "guid", "uri"},
    [FIELD_SITE] = {"site", "sitename", "outlet", "publication", "publisher",
                    "newspaper", "source.name", "source.title", "source",
                    "sourcedomain", "domain", "hostname", "thread.site",
                    "canonicaldomain", "v2sourcecommonname", "namesource",
                    "newssource"},
    [FIELD_LANGUAGE] = {"language", "lang", "fulllanguage", "metalang",
                        "languagecode", "inlanguage"},
    [FIELD_CRAWLED] = {"warcdate", "datedownload", "crawled", "crawldate",
                       "html.crawldate", "filedate", "collectionutc",
                       "scrapedat", "fetched"},
};

/* --- names ---------------------------------------------------------------- */

/* Equal but for case, "_", "-" and spaces in `name`. */
static bool is_name(Str name, const char *plain) {
  for (size_t i = 0; i < name.length; i++) {
    char c = ascii_lower(name.data[i]);
    if (c == '_' || c == '-' || c == ' ') continue;
    if (c != *plain) return false;
    plain++;
  }
  return *plain == 0;
}

/* "body" may be mapped too: it is what the column of articles is called. */
Str field_mapped(const Json *fields, Field field) {
  const Json *member = json_member(fields, FIELD_NAMES[field]);
  if (!member && field == FIELD_TEXT) member = json_member(fields, "body");
  return json_string(member);
}

int field_rank(const Json *fields, Field field, Str name) {
  Str mapped = field_mapped(fields, field);
  if (mapped.data) return str_equal(mapped, name);
  for (int i = 0; i < MOST_NAMES && NAMES[field][i]; i++) {
    if (is_name(name, NAMES[field][i])) return i + 1;
  }
  return 0;
}

Str field_unknown(const Json *fields) {
  JSON_EACH(member, fields) {
    bool known = str_equal(member->key, STR("body"));
    for (int i = 0; i < FIELD_COUNT; i++) {
      known |= str_equal(member->key, str_from_c(FIELD_NAMES[i]));
    }
    if (!known) return member->key;
  }
  return STR_NULL;
}

void field_list(char *to, size_t size) {
  size_t used = 0;
  for (int i = 0; i < FIELD_COUNT && used < size; i++) {
    int n =
        snprintf(to + used, size - used, "%s%s", i ? ", " : "", FIELD_NAMES[i]);
    used += n > 0 ? (size_t)n : 0;
  }
}

/* --- JSON values to text -------------------------------------------------- */

static void add_value(Buffer *to, const Json *value, Str between, int depth);

/* Depth is bounded by add_value, as values nest. */
static void add_each(Buffer *to, const Json *list, Str between, int depth) {
  JSON_EACH(item, list) {
    add_value(to, item, between, depth);
  }
}

/* An object stands for its name ({"name": "Jane Doe"}) or its text. */
static void add_object(Buffer *to, const Json *object, Str between, int depth) {
  static const char *const parts[] = {"name",     "title",      "headline",
                                      "sections", "paragraphs", "text"};
  for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
    add_value(to, json_member(object, parts[i]), between, depth);
  }
}

/* Strings and numbers, each but the first behind `between`. */
static void add_value(Buffer *to, const Json *value, Str between, int depth) {
  if (!value || depth > 6) return;
  if (value->kind == JSON_ARRAY) add_each(to, value, between, depth + 1);
  if (value->kind == JSON_OBJECT) add_object(to, value, between, depth + 1);
  if (value->kind != JSON_STRING && value->kind != JSON_NUMBER) return;
  if (value->text.length == 0) return;
  if (to->count) buffer_add(to, between);
  buffer_add(to, value->text);
}

/* A string is not copied: it points into the record's bytes. */
static Str json_text(Arena *arena, const Json *value, Str between) {
  if (!value) return STR_NULL;
  if (value->kind == JSON_STRING) return value->text;
  Buffer all = {.arena = arena};
  add_value(&all, value, between, 0);
  return all.count ? buffer_str(&all) : STR_NULL;
}

static const Json *find_plain(const Json *object, const char *plain,
                              size_t length) {
  char name[40];
  if (length >= sizeof(name)) return NULL;
  memcpy(name, plain, length);
  name[length] = 0;
  if (!object || object->kind != JSON_OBJECT) return NULL;
  JSON_EACH(member, object) {
    if (is_name(member->key, name)) return member;
  }
  return NULL;
}

/* By a name of the table: "title", "thread.title". */
static const Json *find_known(const Json *object, const char *path) {
  const char *dot = strchr(path, '.');
  if (!dot) return find_plain(object, path, strlen(path));
  object = find_plain(object, path, (size_t)(dot - path));
  return find_plain(object, dot + 1, strlen(dot + 1));
}

/* By the user's name, which may itself hold dots. */
static const Json *find_mapped(const Json *object, Str path) {
  while (object) {
    const Json *whole = json_member_str(object, path);
    size_t dot = str_find(path, STR("."), 0);
    if (whole || dot == SIZE_MAX) return whole;
    object = json_member_str(object, str_slice(path, 0, dot));
    path = str_slice(path, dot + 1, path.length - dot - 1);
  }
  return NULL;
}

/*
** The first name of the table that has a value; an empty one is kept for want
** of a better, so that "text": "" is an empty text and no error.
*/
static Str field_of_json(Arena *arena, const Json *fields, Field field,
                         const Json *object) {
  Str between = field == FIELD_TEXT ? STR("\n\n") : STR(", ");
  Str mapped = field_mapped(fields, field), best = STR_NULL;
  if (mapped.data) {
    return json_text(arena, find_mapped(object, mapped), between);
  }
  for (int i = 0; i < MOST_NAMES && NAMES[field][i]; i++) {
    const Json *found = find_known(object, NAMES[field][i]);
    Str text = json_text(arena, found, between);
    if (text.length) return text;
    if (text.data && !best.data) best = text;
  }
  return best;
}

Values values_of_json(Arena *arena, const Json *fields, const Json *object) {
  Values values;
  for (int i = 0; i < FIELD_COUNT; i++) {
    values.of[i] = field_of_json(arena, fields, (Field)i, object);
  }
  return values;
}

/* --- values to a record --------------------------------------------------- */

/* Only these are addresses of articles: "uri" may hold a number. */
static bool is_address(Str s) {
  return str_starts_nocase(s, STR("http://")) ||
         str_starts_nocase(s, STR("https://"));
}

/* Values that say nothing: "", "nan", "None", "null", "[]". */
static Str meaning(Str value) {
  static const char *const nothing[] = {"",    "nan", "none", "null",
                                        "n/a", "[]",  "-"};
  if (!value.data) return STR_NULL;
  value = str_trim(value);
  for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++) {
    if (str_is_nocase(value, nothing[i])) return STR_NULL;
  }
  return value;
}

/* ['Jane Doe', 'Li Wei']: Python's print of a list, as CSV files have it. */
static Str plain_list(Arena *arena, Str s) {
  if (s.length < 2 || s.data[0] != '[' || s.data[s.length - 1] != ']') {
    return s;
  }
  Buffer all = {.arena = arena};
  for (size_t i = 1; i + 1 < s.length; i++) {
    char c = s.data[i];
    bool inner = c == '\'' && ascii_is_alpha(s.data[i - 1]) &&
                 ascii_is_alpha(s.data[i + 1]);
    if ((c != '\'' && c != '"') || inner) buffer_add_char(&all, c);
  }
  return meaning(buffer_str(&all));
}

static Str language_of(Str value) {
  /* "English" is no BCP 47; other names are rare enough to be left out */
  if (str_equal_nocase(value, STR("english"))) return STR("en");
  bool code = value.length == 2 || value.length == 3 ||
              (value.length > 3 && value.length < 12 &&
               (value.data[2] == '-' || value.data[2] == '_'));
  return code ? value : STR_NULL;
}

/* "Port closes - The Herald" of The Herald is "Port closes". */
static Str without_site(Str headline, Str site) {
  if (!site.length || headline.length < site.length + 4) return headline;
  size_t at = headline.length - site.length;
  Str tail = str_slice(headline, at, site.length);
  bool mark = headline.data[at - 1] == ' ' && headline.data[at - 3] == ' ' &&
              (headline.data[at - 2] == '-' || headline.data[at - 2] == '|');
  if (!mark || !str_equal_nocase(tail, site)) return headline;
  return str_trim(str_slice(headline, 0, at - 3));
}

/* What is not known stays NULL; a day of crawling is the last possible one. */
static void fill_meta(Arena *arena, Metadata *meta, const Values *values) {
  Str v[FIELD_COUNT];
  for (int i = 0; i < FIELD_COUNT; i++) v[i] = meaning(values->of[i]);
  meta->headline = without_site(v[FIELD_HEADLINE], v[FIELD_SITE]);
  meta->deck = v[FIELD_DECK];
  meta->byline = plain_list(arena, v[FIELD_BYLINE]);
  meta->agency = v[FIELD_AGENCY];
  meta->site = v[FIELD_SITE];
  meta->language = language_of(v[FIELD_LANGUAGE]);
  if (is_address(v[FIELD_URL])) meta->url = v[FIELD_URL];
  meta->published = date_iso(arena, v[FIELD_PUBLISHED]);
  if (meta->published.data) meta->published_from = STR("metadata");
  Str crawled = date_iso(arena, v[FIELD_CRAWLED]);
  if (crawled.length >= 10) meta->file_modified = str_slice(crawled, 0, 10);
}

/* Two tags and more: the text is a piece of a page. */
static bool has_markup(Str s) {
  static const char *const tags[] = {"<p>",    "</p>", "<p ",  "<br",
                                     "</div>", "</a>", "</li>"};
  int found = 0;
  for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
    found += str_find(s, str_from_c(tags[i]), 0) != SIZE_MAX;
  }
  return found >= 2;
}

/* The page's own metadata give way to what the record says. */
static void take_html(Arena *arena, Record *record, Str page) {
  Metadata said = record->meta, *meta = &record->meta;
  *meta = (Metadata){.file_modified = said.file_modified};
  record->text = html_extract(arena, page, meta);
  if (said.url.data) meta->url = said.url;
  if (said.site.data) meta->site = said.site;
  if (said.language.data) meta->language = said.language;
  if (said.headline.data) meta->headline = said.headline;
  if (said.deck.data) meta->deck = said.deck;
  if (said.byline.data) meta->byline = said.byline;
  if (said.agency.data) meta->agency = said.agency;
  if (said.published.data) {
    meta->published = said.published;
    meta->published_from = said.published_from;
  }
}

ReadResult record_fill(Arena *arena, Record *record, const Values *values,
                       Str names) {
  Str text = values->of[FIELD_TEXT];
  fill_meta(arena, &record->meta, values);
  /* a list of articles has their first words only */
  if (!text.data) text = values->of[FIELD_DECK];
  if (!text.data && record->meta.headline.data) text = STR("");
  if (!text.data) {
    names = reader_shown(names, 300);
    record->error = arena_printf(
        arena, "newsext: no text: there is %.*s (name one by option fields)",
        (int)names.length, names.data);
    return READ_ROW;
  }
  record->encoding = STR("UTF-8");
  if (html_is_page(text) || has_markup(text)) {
    take_html(arena, record, text);
    return READ_ROW;
  }
  return reader_text(arena, record, text, STR_NULL);
}
