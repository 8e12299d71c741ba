/*
** Kinds of elements: what tag, role, class and id say of them.
**
**   <div class="SocialShare__bar" id="x">  ->  NODE_NEGATIVE, by "social"
**
** A class is cut into words at what is no letter and at capitals; a row of
** the table matches a word that it begins ("shar" matches "sharing"), or, with
** '$', only the whole word.
*/
#include "read/html_tree.h"

enum { MOST_WORDS = 24, LONGEST_CLASS = 200 };

typedef struct KindRow {
  const char *word;
  uint16_t kind;
} KindRow;

/* In order of their first letter. */
static const KindRow KINDS[] = {
    {"ad$", NODE_NEGATIVE}, /* class="ad ad-leaderboard" */
    {"ads$", NODE_NEGATIVE},
    {"advert", NODE_NEGATIVE},
    {"also$", NODE_NEGATIVE}, /* read-also */
    {"attribution", NODE_NEGATIVE},
    {"banner", NODE_NEGATIVE},
    {"bio$", NODE_NEGATIVE}, /* author-bio */
    {"breadcrumb", NODE_NEGATIVE},
    {"button", NODE_NEGATIVE},
    {"byline", NODE_BYLINE},
    {"caption", NODE_CAPTION}, /* wp-caption-text */
    {"carousel", NODE_NEGATIVE},
    {"comment", NODE_COMMENTS},
    {"comments", NODE_COMMENTS},
    {"consent", NODE_NEGATIVE},
    {"cookie", NODE_NEGATIVE},
    {"copyright", NODE_NEGATIVE},
    {"credit", NODE_CAPTION},
    {"dek$", 0},
    {"disclaimer", NODE_NEGATIVE},
    {"disqus", NODE_COMMENTS},
    {"donat", NODE_NEGATIVE},
    {"follow$", NODE_NEGATIVE},
    {"footer", NODE_NEGATIVE},
    {"footnote", NODE_NEGATIVE},
    {"gallery", NODE_NEGATIVE},
    {"gdpr", NODE_NEGATIVE},
    {"hidden$", NODE_NEGATIVE},
    {"infobox", NODE_NEGATIVE},
    {"login", NODE_NEGATIVE},
    {"masthead", NODE_NEGATIVE},
    {"mainmenu", NODE_NEGATIVE},
    {"menu", NODE_NEGATIVE},
    {"meta$", NODE_NEGATIVE}, /* post-meta */
    {"modal", NODE_NEGATIVE},
    {"nav$", NODE_NEGATIVE},
    {"navbar", NODE_NEGATIVE},
    {"navigation", NODE_NEGATIVE},
    {"newsletter", NODE_NEGATIVE},
    {"outbrain", NODE_NEGATIVE},
    {"pagination", NODE_NEGATIVE},
    {"paywall", 0},
    {"popular", NODE_NEGATIVE},
    {"popup", NODE_NEGATIVE},
    {"print$", NODE_NEGATIVE},
    {"promo", NODE_NEGATIVE},
    {"rating", NODE_NEGATIVE},
    {"readmore", NODE_NEGATIVE},
    {"recirc", NODE_NEGATIVE},
    {"recommend", NODE_NEGATIVE},
    {"related", NODE_NEGATIVE},
    {"respond$", NODE_COMMENTS}, /* WordPress's comment form */
    {"search", NODE_NEGATIVE},
    {"share", NODE_NEGATIVE},
    {"sharing", NODE_NEGATIVE},
    {"sidebar", NODE_NEGATIVE},
    {"signin", NODE_NEGATIVE},
    {"signup", NODE_NEGATIVE},
    {"skip$", NODE_NEGATIVE},
    {"social", NODE_NEGATIVE},
    {"sponsor", NODE_NEGATIVE},
    {"subscri", NODE_NEGATIVE},
    {"taboola", NODE_NEGATIVE},
    {"tags$", NODE_NEGATIVE},
    {"teaser", NODE_NEGATIVE},
    {"timestamp", NODE_NEGATIVE},
    {"toolbar", NODE_NEGATIVE},
    {"topics$", NODE_NEGATIVE},
    {"trending", NODE_NEGATIVE},
    {"widget", NODE_NEGATIVE},
};
enum { KIND_COUNT = sizeof(KINDS) / sizeof(*KINDS) };

/* Names of the element that holds the article: compared with whole classes. */
static const char *const ARTICLE_CLASSES[] = {
    "articlebody",  "articlecontent", "articletext", "entrycontent",
    "postcontent",  "postbody",       "storybody",   "storycontent",
    "bodycontent",  "contentbody",    "mainarticle", "articlecopy",
    "bodycopy",     "storytext",      "newsbody",    "newscontent",
    "articlesbody", "contentarticle", "maincontent", "singlecontent",
    "richtext",     "tdpostcontent",  "textcontent"};

/* --- words of a class ----------------------------------------------------- */

static bool row_matches(const KindRow *row, Str word) {
  size_t i = 0;
  for (; row->word[i] && row->word[i] != '$'; i++) {
    if (i >= word.length || ascii_lower(word.data[i]) != row->word[i]) {
      return false;
    }
  }
  return row->word[i] != '$' || i == word.length;
}

/* The first row that matches, of those with the same first letter. */
static uint16_t kind_of_word(Str word) {
  char first = ascii_lower(word.data[0]);
  int low = 0, high = KIND_COUNT;
  while (low < high) {
    int middle = (low + high) / 2;
    if (KINDS[middle].word[0] < first) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < KIND_COUNT && KINDS[low].word[0] == first; low++) {
    if (row_matches(&KINDS[low], word)) return KINDS[low].kind;
  }
  return 0;
}

/* Words are cut at "-", "_" and at capitals: socialShare, social-share. */
static uint16_t kind_of_words(Str value) {
  uint16_t kind = 0;
  size_t i = 0;
  if (value.length > LONGEST_CLASS) value.length = LONGEST_CLASS;
  for (int n = 0; i < value.length && n < MOST_WORDS; n++) {
    while (i < value.length && !ascii_is_alpha(value.data[i])) i++;
    size_t start = i;
    while (i < value.length && ascii_is_alpha(value.data[i])) {
      bool hump = i > start && ascii_is_upper(value.data[i]) &&
                  ascii_is_lower(value.data[i - 1]);
      if (hump) break;
      i++;
    }
    if (i > start) kind |= kind_of_word(str_slice(value, start, i - start));
  }
  return kind;
}

/* Is a class, but for case and what is no letter, one of the article's? */
static bool names_article(Str value) {
  char plain[24];
  size_t n = 0;
  for (size_t i = 0; i <= value.length; i++) {
    bool end = i == value.length || ascii_is_space(value.data[i]);
    if (!end) {
      if (ascii_is_alpha(value.data[i]) && n < sizeof(plain)) {
        plain[n++] = ascii_lower(value.data[i]);
      }
      continue;
    }
    for (size_t k = 0; k < sizeof(ARTICLE_CLASSES) / sizeof(char *); k++) {
      Str name = str_from_c(ARTICLE_CLASSES[k]);
      bool within = n >= name.length &&
                    !memcmp(plain + n - name.length, name.data, name.length);
      if (within) return true;
    }
    n = 0;
  }
  return false;
}

/* --- one element ---------------------------------------------------------- */

/* What HTML 5 itself says. */
static uint16_t kind_of_tag(HtmlTag tag) {
  switch (tag) {
  case TAG_ASIDE:
  case TAG_NAV:
  case TAG_FOOTER:
  case TAG_FORM:
  case TAG_DIALOG:
  case TAG_BUTTON:
  case TAG_ADDRESS:
    return NODE_NEGATIVE;
  case TAG_FIGURE:
  case TAG_FIGCAPTION:
    return NODE_CAPTION;
  case TAG_ARTICLE:
  case TAG_MAIN:
    return NODE_ARTICLE;
  case TAG_HEADER:
    return NODE_HEADER;
  case TAG_LI:
    return NODE_LIST_ITEM;
  case TAG_BLOCKQUOTE:
    return NODE_QUOTE;
  default:
    return 0;
  }
}

/* ARIA: what is written for readers who do not see the page. */
static uint16_t kind_of_role(Str role) {
  static const char *const negative[] = {
      "navigation", "complementary", "banner",  "contentinfo", "search",
      "dialog",     "menu",          "toolbar", "alert",       "menubar"};
  for (size_t i = 0; i < sizeof(negative) / sizeof(*negative); i++) {
    if (str_equal_nocase(role, str_from_c(negative[i]))) return NODE_NEGATIVE;
  }
  bool main = str_equal_nocase(role, STR("main")) ||
              str_equal_nocase(role, STR("article"));
  return main ? NODE_ARTICLE : 0;
}

/* style="display: none", with or without the space. */
static bool hides(Str style) {
  size_t at = str_find(style, STR("display"), 0);
  if (at == SIZE_MAX) return false;
  Str rest = str_slice(style, at + 7, style.length - at - 7);
  size_t none = str_find(rest, STR("none"), 0);
  return none != SIZE_MAX && none <= 3;
}

static uint16_t kind_of_attribute(Str name, Str value) {
  switch (ascii_lower(name.data[0])) {
  case 'c':
  case 'i':
    if (str_equal_nocase(name, STR("class")) ||
        str_equal_nocase(name, STR("id"))) {
      uint16_t kind = kind_of_words(value);
      return names_article(value) ? kind | NODE_CONTENT : kind;
    }
    if (str_equal_nocase(name, STR("itemprop"))) {
      if (str_equal_nocase(value, STR("articleBody"))) return NODE_BODY_PROP;
      return str_equal_nocase(value, STR("author")) ? NODE_BYLINE : 0;
    }
    return 0;
  case 'r':
    return str_equal_nocase(name, STR("role")) ? kind_of_role(value) : 0;
  case 'h':
    return str_equal_nocase(name, STR("hidden")) ? NODE_NEGATIVE : 0;
  case 's':
    return str_equal_nocase(name, STR("style")) && hides(value) ? NODE_NEGATIVE
                                                                : 0;
  default:
    return 0;
  }
}

uint16_t html_kind(const HtmlToken *token) {
  uint16_t kind = kind_of_tag((HtmlTag)token->tag);
  Str name, value;
  size_t at = 0;
  /* classes of the page as a whole say what is somewhere on it */
  if (token->tag == TAG_BODY || token->tag == TAG_HTML) return 0;
  while (html_attribute(token->text, &at, &name, &value)) {
    kind |= kind_of_attribute(name, value);
  }
  if (kind & NODE_BODY_PROP) kind &= (uint16_t)~NODE_NEGATIVE;
  return kind;
}
