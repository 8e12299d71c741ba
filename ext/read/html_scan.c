/* A page to tags and pieces of text: see html_scan.h. */
#include "read/html_scan.h"

#include "base/utf8.h"

/* In byte order of the names and in the order of HtmlTag. */
static const struct {
  Str name;
  uint8_t flags;
} TAGS[TAG_COUNT] = {
    [TAG_OTHER] = {STR(""), 0},
    [TAG_A] = {STR("a"), 0},
    [TAG_ADDRESS] = {STR("address"), TAG_IS_BLOCK},
    [TAG_ARTICLE] = {STR("article"), TAG_IS_BLOCK},
    [TAG_ASIDE] = {STR("aside"), TAG_IS_BLOCK},
    [TAG_BLOCKQUOTE] = {STR("blockquote"), TAG_IS_BLOCK},
    [TAG_BODY] = {STR("body"), TAG_IS_BLOCK},
    [TAG_BR] = {STR("br"), TAG_IS_VOID},
    [TAG_BUTTON] = {STR("button"), TAG_IS_BLOCK},
    [TAG_CENTER] = {STR("center"), TAG_IS_BLOCK},
    [TAG_DD] = {STR("dd"), TAG_IS_BLOCK},
    [TAG_DETAILS] = {STR("details"), TAG_IS_BLOCK},
    [TAG_DIALOG] = {STR("dialog"), TAG_IS_BLOCK},
    [TAG_DIV] = {STR("div"), TAG_IS_BLOCK},
    [TAG_DL] = {STR("dl"), TAG_IS_BLOCK},
    [TAG_DT] = {STR("dt"), TAG_IS_BLOCK},
    [TAG_FIGCAPTION] = {STR("figcaption"), TAG_IS_BLOCK},
    [TAG_FIGURE] = {STR("figure"), TAG_IS_BLOCK},
    [TAG_FOOTER] = {STR("footer"), TAG_IS_BLOCK},
    [TAG_FORM] = {STR("form"), TAG_IS_BLOCK},
    [TAG_H1] = {STR("h1"), TAG_IS_BLOCK},
    [TAG_H2] = {STR("h2"), TAG_IS_BLOCK},
    [TAG_H3] = {STR("h3"), TAG_IS_BLOCK},
    [TAG_H4] = {STR("h4"), TAG_IS_BLOCK},
    [TAG_H5] = {STR("h5"), TAG_IS_BLOCK},
    [TAG_H6] = {STR("h6"), TAG_IS_BLOCK},
    [TAG_HEAD] = {STR("head"), TAG_IS_BLOCK},
    [TAG_HEADER] = {STR("header"), TAG_IS_BLOCK},
    [TAG_HR] = {STR("hr"), TAG_IS_BLOCK | TAG_IS_VOID},
    [TAG_HTML] = {STR("html"), TAG_IS_BLOCK},
    [TAG_IFRAME] = {STR("iframe"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_LI] = {STR("li"), TAG_IS_BLOCK},
    [TAG_LINK] = {STR("link"), TAG_IS_VOID},
    [TAG_MAIN] = {STR("main"), TAG_IS_BLOCK},
    [TAG_META] = {STR("meta"), TAG_IS_VOID},
    [TAG_NAV] = {STR("nav"), TAG_IS_BLOCK},
    [TAG_NOSCRIPT] = {STR("noscript"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_OBJECT] = {STR("object"), TAG_IS_HIDDEN},
    [TAG_OL] = {STR("ol"), TAG_IS_BLOCK},
    [TAG_OPTION] = {STR("option"), TAG_IS_BLOCK | TAG_IS_HIDDEN},
    [TAG_P] = {STR("p"), TAG_IS_BLOCK},
    [TAG_PRE] = {STR("pre"), TAG_IS_BLOCK},
    [TAG_SCRIPT] = {STR("script"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_SECTION] = {STR("section"), TAG_IS_BLOCK},
    [TAG_SELECT] = {STR("select"), TAG_IS_BLOCK | TAG_IS_HIDDEN},
    [TAG_STYLE] = {STR("style"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_SVG] = {STR("svg"), TAG_IS_HIDDEN},
    [TAG_TABLE] = {STR("table"), TAG_IS_BLOCK},
    [TAG_TBODY] = {STR("tbody"), TAG_IS_BLOCK},
    [TAG_TD] = {STR("td"), TAG_IS_BLOCK},
    [TAG_TEMPLATE] = {STR("template"), TAG_IS_BLOCK | TAG_IS_HIDDEN},
    [TAG_TEXTAREA] = {STR("textarea"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_TH] = {STR("th"), TAG_IS_BLOCK},
    [TAG_TIME] = {STR("time"), 0},
    [TAG_TITLE] = {STR("title"), TAG_IS_RAW | TAG_IS_HIDDEN},
    [TAG_TR] = {STR("tr"), TAG_IS_BLOCK},
    [TAG_UL] = {STR("ul"), TAG_IS_BLOCK},
    [TAG_VIDEO] = {STR("video"), TAG_IS_HIDDEN},
};

/* <input>, <img> and other void elements that are nothing to us. */
static const Str OTHER_VOID[] = {
    STR("area"),  STR("base"),  STR("col"),    STR("embed"), STR("img"),
    STR("input"), STR("param"), STR("source"), STR("track"), STR("wbr")};

static int compare_name(Str name, Str other) {
  size_t n = name.length < other.length ? name.length : other.length;
  for (size_t i = 0; i < n; i++) {
    int d =
        (unsigned char)ascii_lower(name.data[i]) - (unsigned char)other.data[i];
    if (d) return d;
  }
  return (name.length > other.length) - (name.length < other.length);
}

/* By halves: the table is in order. */
static HtmlTag find_tag(Str name) {
  int low = 1, high = TAG_COUNT;
  if (name.length > 10) return TAG_OTHER;
  while (low < high) {
    int middle = (low + high) / 2;
    int order = compare_name(name, TAGS[middle].name);
    if (order == 0) return (HtmlTag)middle;
    if (order > 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return TAG_OTHER;
}

static bool is_other_void(Str name) {
  for (size_t i = 0; i < sizeof(OTHER_VOID) / sizeof(*OTHER_VOID); i++) {
    if (str_equal_nocase(name, OTHER_VOID[i])) return true;
  }
  return false;
}

/* --- tokens --------------------------------------------------------------- */

static char char_at(const HtmlScan *scan, size_t at) {
  return at < scan->page.length ? scan->page.data[at] : 0;
}

/* Position behind the '>' of a tag whose attributes start at `at`. */
static size_t tag_end(HtmlScan *scan, size_t at) {
  Str page = scan->page;
  while (at < page.length && page.data[at] != '>') {
    char c = page.data[at++];
    /* a mark opens a value only behind "=": <p class=x"> is a broken tag */
    if ((c != '"' && c != '\'') || page.data[at - 2] != '=') continue;
    bool *none = c == '"' ? &scan->no_quote : &scan->no_apostrophe;
    const char *end = NULL;
    if (!*none) end = memchr(page.data + at, c, page.length - at);
    *none = !end;
    if (end) at = (size_t)(end - page.data) + 1;
  }
  return at < page.length ? at + 1 : page.length;
}

/* Passes "<!-- … -->", "<!DOCTYPE …>", "<?xml …?>" at scan->at. */
static void pass_declaration(HtmlScan *scan) {
  Str page = scan->page;
  size_t at = scan->at;
  if (char_at(scan, at + 2) == '-' && char_at(scan, at + 3) == '-') {
    size_t end = SIZE_MAX;
    if (!scan->no_comment) end = str_find(page, STR("-->"), at + 4);
    scan->no_comment = end == SIZE_MAX;
    /* a comment that never ends hides nothing: take its start for text */
    scan->at = end == SIZE_MAX ? at + 4 : end + 3;
    return;
  }
  const char *end = memchr(page.data + at, '>', page.length - at);
  scan->at = end ? (size_t)(end - page.data) + 1 : page.length;
}

/* The content of <script> and the like up to its end tag. */
static Str take_raw(HtmlScan *scan, const HtmlToken *token) {
  Str page = scan->page;
  size_t start = scan->at, at = start;
  if (scan->no_end[token->tag]) return STR_NULL;
  for (;;) {
    const char *hit = memchr(page.data + at, '<', page.length - at);
    if (!hit) break;
    at = (size_t)(hit - page.data);
    Str rest = str_slice(page, at + 1, page.length - at - 1);
    if (rest.length > token->name.length && rest.data[0] == '/' &&
        str_starts_nocase(str_slice(rest, 1, rest.length - 1), token->name)) {
      scan->at = tag_end(scan, at + 2 + token->name.length);
      return str_slice(page, start, at - start);
    }
    at++;
  }
  scan->no_end[token->tag] = true;
  return STR_NULL;
}

/* A tag at scan->at, which is a '<'. False when it is none. */
static bool take_tag(HtmlScan *scan, HtmlToken *token) {
  size_t at = scan->at + 1;
  token->kind = char_at(scan, at) == '/' ? HTML_CLOSE : HTML_OPEN;
  at += token->kind == HTML_CLOSE;
  size_t start = at;
  if (!ascii_is_alpha(char_at(scan, at))) return false;
  while (ascii_is_alpha(char_at(scan, at)) ||
         ascii_is_digit(char_at(scan, at)) || char_at(scan, at) == '-' ||
         char_at(scan, at) == ':') {
    at++;
  }
  token->name = str_slice(scan->page, start, at - start);
  size_t end = tag_end(scan, at);
  token->text = str_slice(scan->page, at, end - at);
  scan->at = end;
  token->tag = (uint8_t)find_tag(token->name);
  token->flags = TAGS[token->tag].flags;
  if (token->tag == TAG_OTHER && is_other_void(token->name)) {
    token->flags = TAG_IS_VOID;
  }
  Str inner = token->text;
  if (inner.length && inner.data[inner.length - 1] == '>') inner.length--;
  token->closed = inner.length && inner.data[inner.length - 1] == '/';
  token->text = inner;
  if (token->kind == HTML_OPEN && (token->flags & TAG_IS_RAW)) {
    token->raw = take_raw(scan, token);
  }
  return true;
}

/* Text runs up to the next "<", whether or not that begins a tag. */
bool html_scan_next(HtmlScan *scan, HtmlToken *token) {
  Str page = scan->page;
  *token = (HtmlToken){.kind = HTML_TEXT};
  while (scan->at < page.length && page.data[scan->at] == '<') {
    char next = char_at(scan, scan->at + 1);
    if (next == '!' || next == '?') {
      pass_declaration(scan);
    } else if (take_tag(scan, token)) {
      return true;
    } else {
      break; /* "<" of a text */
    }
  }
  if (scan->at >= page.length) return false;
  size_t start = scan->at;
  const char *end = memchr(page.data + start + 1, '<', page.length - start - 1);
  scan->at = end ? (size_t)(end - page.data) : page.length;
  token->kind = HTML_TEXT;
  token->text = str_slice(page, start, scan->at - start);
  return true;
}

/* --- attributes ----------------------------------------------------------- */

static bool ends_name(char c) {
  return ascii_is_space(c) || c == '=' || c == '/' || c == '>';
}

/*
** Bad markup is read as browsers do: a mark that never closes takes the rest.
*/
bool html_attribute(Str s, size_t *at, Str *name, Str *value) {
  size_t i = *at;
  while (i < s.length && (ascii_is_space(s.data[i]) || s.data[i] == '/')) i++;
  size_t start = i;
  if (i < s.length) i++; /* a name is one byte or more, so that we advance */
  while (i < s.length && !ends_name(s.data[i])) i++;
  *name = str_slice(s, start, i - start);
  *value = STR("");
  *at = i;
  if (start >= s.length) return false;
  while (i < s.length && ascii_is_space(s.data[i])) i++;
  if (i >= s.length || s.data[i] != '=') return true;
  i++;
  while (i < s.length && ascii_is_space(s.data[i])) i++;
  char mark = i < s.length ? s.data[i] : 0;
  if (mark == '"' || mark == '\'') {
    const char *end = memchr(s.data + i + 1, mark, s.length - i - 1);
    size_t stop = end ? (size_t)(end - s.data) : s.length;
    *value = str_slice(s, i + 1, stop - i - 1);
    *at = stop + 1 < s.length ? stop + 1 : s.length;
    return true;
  }
  start = i;
  while (i < s.length && !ascii_is_space(s.data[i])) i++;
  *value = str_slice(s, start, i - start);
  *at = i;
  return true;
}

Str html_value(Str attributes, const char *name) {
  Str want = str_from_c(name), have, value;
  size_t at = 0;
  while (html_attribute(attributes, &at, &have, &value)) {
    if (str_equal_nocase(have, want)) return value;
  }
  return STR_NULL;
}

size_t html_space(Str s) {
  if (ascii_is_space(s.data[0])) return 1;
  return s.length > 1 && !memcmp(s.data, "\xC2\xA0", 2) ? 2 : 0;
}

Str html_plain(Arena *arena, Str text) {
  Buffer out = {.arena = arena};
  bool space = false;
  if (!text.data) return STR_NULL;
  buffer_add(&out, STR(""));
  for (size_t i = 0; i < text.length;) {
    uint32_t code = (unsigned char)text.data[i];
    Str rest = str_slice(text, i, text.length - i);
    size_t n = code == '&' ? html_reference(rest, &code) : 0;
    size_t wide = n ? (code == 0xA0) * n : html_space(rest);
    i += wide ? wide : n ? n : 1;
    if (wide) {
      space = out.count > 0;
      continue;
    }
    if (space) buffer_add_char(&out, ' ');
    space = false;
    if (n == 0) {
      buffer_add_char(&out, rest.data[0]);
    } else {
      char bytes[UTF8_MAX_BYTES];
      buffer_add(&out, (Str){bytes, utf8_encode(code, bytes)});
    }
  }
  return out.count ? buffer_str(&out) : STR("");
}

/* Most texts have no reference, and are returned as they are. */
Str html_unescape(Arena *arena, Str text) {
  Buffer out = {.arena = arena};
  if (!text.data || !memchr(text.data, '&', text.length)) return text;
  for (size_t i = 0; i < text.length;) {
    Str rest = str_slice(text, i, text.length - i);
    const char *mark = memchr(rest.data, '&', rest.length);
    size_t plain = mark ? (size_t)(mark - rest.data) : rest.length;
    uint32_t code;
    buffer_add(&out, str_slice(rest, 0, plain));
    i += plain;
    if (!mark) break;
    size_t n = html_reference(str_slice(text, i, text.length - i), &code);
    char bytes[UTF8_MAX_BYTES] = {'&'};
    buffer_add(&out, (Str){bytes, n ? utf8_encode(code, bytes) : 1});
    i += n ? n : 1;
  }
  return out.count ? buffer_str(&out) : STR("");
}
