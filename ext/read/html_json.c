/*
** JSON-LD: what a page's <script type="application/ld+json"> says of the
** article, by the names of schema.org.
**
**   {"@graph": [{"@type": "NewsArticle", "headline": "…",
**                "datePublished": "2022-02-12T10:00:00Z",
**                "author": [{"@type": "Person", "name": "Jane Doe"}]}]}
*/
#include "read/html_meta.h"
#include "read/json.h"

enum { MOST_SCRIPTS = 40, LONGEST_SCRIPT = 4 << 20, RANK = 10, DEEPEST = 6 };

static bool contains(Str s, const char *part) {
  return str_find(s, str_from_c(part), 0) != SIZE_MAX;
}

/* NewsArticle, ReportageNewsArticle, OpinionNewsArticle, LiveBlogPosting … */
static bool is_article_name(Str type) {
  return contains(type, "Article") || contains(type, "BlogPosting") ||
         contains(type, "Report") || contains(type, "Review");
}

static bool is_article(const Json *object) {
  const Json *type = json_member(object, "@type");
  if (type && type->kind == JSON_ARRAY) {
    JSON_EACH(item, type) {
      if (is_article_name(json_string(item))) return true;
    }
  }
  return is_article_name(json_string(type));
}

/* The first article in the value, in what it is a list of, or its graph. */
static const Json *find_article(const Json *value, int depth) {
  if (!value || depth > DEEPEST) return NULL;
  if (value->kind == JSON_OBJECT && is_article(value)) return value;
  if (value->kind == JSON_OBJECT) {
    const Json *inner = find_article(json_member(value, "@graph"), depth + 1);
    if (inner) return inner;
    return find_article(json_member(value, "mainEntity"), depth + 1);
  }
  if (value->kind != JSON_ARRAY) return NULL;
  JSON_EACH(item, value) {
    const Json *inner = find_article(item, depth + 1);
    if (inner) return inner;
  }
  return NULL;
}

/* A string, an object's name, or a list of them: "Jane Doe, Li Wei". */
static void add_names(Buffer *to, const Json *value, int depth) {
  if (!value || depth > DEEPEST) return;
  if (value->kind == JSON_ARRAY) {
    JSON_EACH(item, value) {
      add_names(to, item, depth + 1);
    }
  } else if (value->kind == JSON_OBJECT) {
    add_names(to, json_member(value, "name"), depth + 1);
  } else if (value->kind == JSON_STRING && value->text.length) {
    if (str_starts_nocase(value->text, STR("http"))) return;
    if (to->count) buffer_add(to, STR(", "));
    buffer_add(to, str_trim(value->text));
  }
}

static Str names_of(Arena *arena, const Json *value) {
  Buffer all = {.arena = arena};
  add_names(&all, value, 0);
  return all.count ? buffer_str(&all) : STR_NULL;
}

/*
** Ranks: what JSON-LD says of the article is mostly better than <meta>, but
** for the address and the site, where it speaks of other things too.
*/
static void take_article(HtmlMeta *m, const Json *a) {
  html_meta_take(m, META_HEADLINE, RANK,
                 json_string(json_member(a, "headline")));
  html_meta_take(m, META_DECK, RANK,
                 json_string(json_member(a, "description")));
  html_meta_take(m, META_PUBLISHED, RANK,
                 json_string(json_member(a, "datePublished")));
  html_meta_take(m, META_PUBLISHED, RANK + 80,
                 json_string(json_member(a, "dateCreated")));
  html_meta_take(m, META_LANGUAGE, RANK + 10,
                 json_string(json_member(a, "inLanguage")));
  html_meta_take(m, META_BYLINE, RANK,
                 names_of(m->arena, json_member(a, "author")));
  html_meta_take(m, META_SITE, RANK + 10,
                 names_of(m->arena, json_member(a, "publisher")));
  html_meta_take(m, META_URL, RANK + 10, json_string(json_member(a, "url")));
  Str text = json_string(json_member(a, "articleBody"));
  if (text.length > m->stored_text.length) m->stored_text = text;
}

/* A script that is no JSON is passed over: the page has other places. */
void html_meta_read_json(HtmlMeta *m, Str script) {
  if (!script.data || script.length > LONGEST_SCRIPT) return;
  if (m->scripts++ >= MOST_SCRIPTS) return;
  /* some wrap it into a comment or CDATA */
  const char *brace = memchr(script.data, '{', script.length);
  const char *bracket = memchr(script.data, '[', script.length);
  const char *from = brace && (!bracket || brace < bracket) ? brace : bracket;
  if (!from) return;
  Str s = {from, script.length - (size_t)(from - script.data)};
  while (s.length && s.data[s.length - 1] != '}' &&
         s.data[s.length - 1] != ']') {
    s.length--;
  }
  const Json *article = find_article(json_parse(m->arena, s, NULL), 0);
  if (article) take_article(m, article);
}
