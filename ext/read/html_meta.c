/* Metadata of a page: see html_meta.h. */
#include "read/html_meta.h"

#include "read/date.h"

/* Ranks of places that are not in the table of <meta> names. */
enum { RANK_ITEMPROP = 40, RANK_TIME = 70 };

/* <meta name or property>: what it holds and how sure that is. */
static const struct {
  const char *name;
  MetaField field;
  int rank;
} NAMES[] = {
    {"og:title", META_OG_TITLE, 20},
    {"twitter:title", META_TWITTER_TITLE, 30},
    {"parsely-title", META_HEADLINE, 15},
    {"sailthru.title", META_HEADLINE, 25},
    {"dc.title", META_HEADLINE, 35},
    {"hdl", META_HEADLINE, 16},
    {"headline", META_HEADLINE, 17},
    {"og:description", META_DECK, 20},
    {"description", META_DECK, 30},
    {"author", META_BYLINE, 20},
    {"parsely-author", META_BYLINE, 18},
    {"article:author", META_BYLINE, 25},
    {"article:author_name", META_BYLINE, 19},
    {"sailthru.author", META_BYLINE, 22},
    {"byl", META_BYLINE, 17},
    {"dc.creator", META_BYLINE, 30},
    {"dcterms.creator", META_BYLINE, 30},
    {"article:published_time", META_PUBLISHED, 20},
    {"article:published", META_PUBLISHED, 21},
    {"og:article:published_time", META_PUBLISHED, 21},
    {"og:published_time", META_PUBLISHED, 22},
    {"datepublished", META_PUBLISHED, 23},
    {"parsely-pub-date", META_PUBLISHED, 24},
    {"publish-date", META_PUBLISHED, 25},
    {"publishdate", META_PUBLISHED, 25},
    {"publish_date", META_PUBLISHED, 25},
    {"publication_date", META_PUBLISHED, 25},
    {"pubdate", META_PUBLISHED, 26},
    {"ptime", META_PUBLISHED, 26},
    {"pdate", META_PUBLISHED, 27},
    {"sailthru.date", META_PUBLISHED, 28},
    {"cxenseparse:recs:publishtime", META_PUBLISHED, 28},
    {"dc.date.issued", META_PUBLISHED, 29},
    {"dcterms.created", META_PUBLISHED, 30},
    {"dc.date", META_PUBLISHED, 31},
    {"date", META_PUBLISHED, 32},
    {"article.published", META_PUBLISHED, 24},
    {"og:url", META_URL, 30},
    {"og:site_name", META_SITE, 10},
    {"application-name", META_SITE, 30},
    {"publisher", META_SITE, 40},
    {"content-language", META_LANGUAGE, 30},
    {"og:locale", META_LANGUAGE, 40},
};

/*
** What cannot be used does not stand in the way of a later place: a date that
** is none, an author that is an address.
*/
void html_meta_take(HtmlMeta *m, MetaField field, int rank, Str value) {
  if (m->value[field].data && m->rank[field] <= rank) return;
  value = html_plain(m->arena, str_trim(value));
  if (field == META_PUBLISHED) value = date_iso(m->arena, value);
  bool address = str_starts_nocase(value, STR("http"));
  if (field == META_BYLINE && address) return;
  if (field == META_URL && !address) return;
  if (value.length == 0) return;
  m->value[field] = value;
  m->rank[field] = rank;
}

/* Pages confuse name, property and itemprop. */
static void visit_meta(HtmlMeta *m, Str attributes) {
  Str content = html_value(attributes, "content");
  Str name = html_value(attributes, "property");
  if (!name.data) name = html_value(attributes, "name");
  if (!name.data) name = html_value(attributes, "itemprop");
  if (!name.data) name = html_value(attributes, "http-equiv");
  if (!name.data || !content.data) return;
  name = str_trim(name);
  for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++) {
    if (str_equal_nocase(name, str_from_c(NAMES[i].name))) {
      html_meta_take(m, NAMES[i].field, NAMES[i].rank, content);
      return;
    }
  }
}

static bool has_word(Str attributes, const char *name, Str part) {
  Str value = html_value(attributes, name);
  for (size_t i = 0; i + part.length <= value.length; i++) {
    if (str_starts_nocase(str_slice(value, i, value.length - i), part)) {
      return true;
    }
  }
  return false;
}

/* <time datetime>: the first one is mostly the article's. */
static void visit_time(HtmlMeta *m, Str attributes) {
  Str value = html_value(attributes, "datetime");
  int rank = RANK_TIME + 5;
  if (!value.data) return;
  if (has_word(attributes, "itemprop", STR("datePublished"))) {
    rank = RANK_ITEMPROP;
  } else if (html_value(attributes, "pubdate").data ||
             has_word(attributes, "class", STR("publish")) ||
             has_word(attributes, "class", STR("entry-date"))) {
    rank = RANK_TIME;
  } else if (has_word(attributes, "class", STR("update")) ||
             has_word(attributes, "itemprop", STR("dateModified"))) {
    return;
  }
  html_meta_take(m, META_PUBLISHED, rank, value);
}

/* itemprop="datePublished" content="…" on any element. */
static void visit_other(HtmlMeta *m, Str attributes) {
  if (!str_equal_nocase(html_value(attributes, "itemprop"),
                        STR("datePublished"))) {
    return;
  }
  Str value = html_value(attributes, "content");
  if (!value.data) value = html_value(attributes, "datetime");
  if (value.data) html_meta_take(m, META_PUBLISHED, RANK_ITEMPROP, value);
}

/* Called for each tag of the page: what is not one of these must be cheap. */
void html_meta_visit(void *context, const HtmlToken *token) {
  HtmlMeta *m = context;
  Str a = token->text;
  switch (token->tag) {
  case TAG_META:
    visit_meta(m, a);
    break;
  case TAG_TIME:
    visit_time(m, a);
    break;
  case TAG_TITLE:
    html_meta_take(m, META_TITLE, 10, token->raw);
    break;
  case TAG_HTML:
    html_meta_take(m, META_LANGUAGE, 10, html_value(a, "lang"));
    break;
  case TAG_LINK:
    if (str_equal_nocase(html_value(a, "rel"), STR("canonical"))) {
      html_meta_take(m, META_URL, 10, html_value(a, "href"));
    }
    break;
  case TAG_SCRIPT:
    if (has_word(a, "type", STR("ld+json"))) {
      html_meta_read_json(m, token->raw);
    }
    break;
  default:
    if (str_find(a, STR("datePublished"), 0) != SIZE_MAX) visit_other(m, a);
  }
}

/* --- the headline without the outlet -------------------------------------- */

static const char *const SEPARATORS[] = {
    " | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ",
    " \xC2\xBB ", " :: ", " \xE2\x80\xBA ", " \xE2\x80\xA2 "};

/* Position of the last separator, and its length; SIZE_MAX: there is none. */
static size_t last_separator(Str s, size_t *length) {
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < sizeof(SEPARATORS) / sizeof(*SEPARATORS); i++) {
    Str separator = str_from_c(SEPARATORS[i]);
    size_t at = str_find(s, separator, 0);
    for (; at != SIZE_MAX; at = str_find(s, separator, at + 1)) {
      if (best != SIZE_MAX && at <= best) continue;
      best = at;
      *length = separator.length;
    }
  }
  return best;
}

static size_t count_words(Str s) {
  size_t words = 0;
  for (size_t i = 0; i < s.length; i++) {
    words += s.data[i] != ' ' && (i == 0 || s.data[i - 1] == ' ');
  }
  return words;
}

/* Letters alone compared: "The New York Times" is "thenewyorktimes". */
static bool is_same_name(Str a, Str b) {
  size_t i = 0, k = 0, same = 0;
  while (i < a.length && k < b.length) {
    if (!ascii_is_alpha(a.data[i])) {
      i++;
    } else if (!ascii_is_alpha(b.data[k])) {
      k++;
    } else if (ascii_lower(a.data[i]) == ascii_lower(b.data[k])) {
      i++, k++, same++;
    } else {
      return false;
    }
  }
  return same >= 2;
}

/* Is `tail` the outlet: the site's name, or a name within its address? */
static bool is_outlet(Str tail, Str site, Str url) {
  if (site.data && is_same_name(tail, site)) return true;
  size_t host = str_find(url, STR("://"), 0);
  if (host == SIZE_MAX) return false;
  for (size_t at = host + 3; at < url.length && url.data[at] != '/'; at++) {
    if (url.data[at - 1] != '.' && url.data[at - 1] != '/') continue;
    const char *dot = memchr(url.data + at, '.', url.length - at);
    size_t length = dot ? (size_t)(dot - url.data) - at : 0;
    if (length >= 3 && is_same_name(tail, str_slice(url, at, length)) &&
        tail.length >= length) {
      return true;
    }
  }
  return false;
}

/* "Headline - Section | Outlet" to "Headline". */
static Str without_outlet(const HtmlMeta *m, Str s, bool any) {
  Str site = m->value[META_SITE], url = m->value[META_URL];
  size_t length = 0;
  for (int i = 0; i < 2; i++) {
    size_t at = last_separator(s, &length);
    if (at == SIZE_MAX) break;
    Str tail = str_slice(s, at + length, s.length - at - length);
    Str head = str_slice(s, 0, at);
    bool outlet = is_outlet(tail, site, url);
    /* a <title> nearly always ends in the outlet */
    bool guess = any && count_words(tail) <= 4 && count_words(head) >= 4;
    if (!outlet && !guess) break;
    s = str_trim(head);
    if (guess && !outlet) break;
  }
  return s;
}

/* --- the result ----------------------------------------------------------- */

static void fill(Str *to, Str value) {
  if (!to->data && value.length) *to = value;
}

/* A code of BCP 47, or nothing: some put sentences there. */
static Str language_code(Str value) {
  if (value.length < 2 || value.length > 11) return STR_NULL;
  for (size_t i = 0; i < value.length; i++) {
    char c = value.data[i];
    if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '_') {
      return STR_NULL;
    }
  }
  return value;
}

void html_meta_finish(HtmlMeta *m, Metadata *meta) {
  Str *v = m->value;
  for (int i = META_HEADLINE; i < META_TITLE; i++) {
    v[i] = without_outlet(m, v[i], false);
  }
  v[META_TITLE] = without_outlet(m, v[META_TITLE], true);
  fill(&meta->byline, v[META_BYLINE]);
  fill(&meta->url, v[META_URL]);
  fill(&meta->site, v[META_SITE]);
  fill(&meta->language, language_code(v[META_LANGUAGE]));
  if (!meta->published.data && v[META_PUBLISHED].length) {
    meta->published = v[META_PUBLISHED];
    meta->published_from = STR("metadata");
  }
}
