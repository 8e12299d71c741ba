/*
** HTML: a page to its text with metadata: html_is_page, html_extract.
**
** The text is all that a reader sees, a block a line; hints say of each line
** what it is, so that nothing is lost and `segments` can show what was
** dropped.
*/
#include "read/html.h"

#include "article/article.h" /* the names of the roles, nothing else */
#include "read/html_main.h"
#include "read/html_meta.h"
#include "read/http.h"

enum { LEAST_TEXT = 200 /* bytes; with less, JSON-LD's text is looked for */ };

/* --- is it a page --------------------------------------------------------- */

static size_t skip_to_markup(Str s) {
  size_t i = 0;
  if (s.length >= 3 && !memcmp(s.data, "\xEF\xBB\xBF", 3)) i = 3;
  while (i < s.length && ascii_is_space(s.data[i])) i++;
  return i;
}

/*
** By what a page starts with, not by tags somewhere: news quotes markup too.
*/
bool html_is_page(Str bytes) {
  size_t at = skip_to_markup(bytes);
  /* comments and an XML declaration may stand in front */
  for (int i = 0; i < 8; i++) {
    Str rest = str_slice(bytes, at, bytes.length - at);
    bool comment = str_starts_nocase(rest, STR("<!--"));
    if (!comment && !str_starts_nocase(rest, STR("<?xml"))) break;
    if (rest.length > 16384) rest.length = 16384;
    size_t end = str_find(rest, comment ? STR("-->") : STR("?>"), 2);
    if (end == SIZE_MAX) return false;
    at += end + (comment ? 3 : 2);
    at += skip_to_markup(str_slice(bytes, at, bytes.length - at));
  }
  Str rest = str_slice(bytes, at, bytes.length - at);
  if (str_starts_nocase(rest, STR("<!doctype html"))) return true;
  HtmlScan scan = {.page = rest};
  HtmlToken token;
  /* any element of HTML that we know; <rss> and <pictured> are none */
  return rest.length && rest.data[0] == '<' && html_scan_next(&scan, &token) &&
         token.kind == HTML_OPEN && token.tag != TAG_OTHER;
}

/* Only the first bytes are looked at, as browsers do it. */
Str html_charset(Str bytes) {
  enum { LOOK = 16384 };
  HtmlScan scan = {.page = bytes};
  HtmlToken token;
  if (scan.page.length > LOOK) scan.page.length = LOOK;
  while (html_scan_next(&scan, &token)) {
    if (token.kind != HTML_OPEN) continue;
    if (token.tag == TAG_BODY) break;
    if (token.tag != TAG_META) continue;
    Str charset = html_value(token.text, "charset");
    if (charset.length) return charset;
    http_type(html_value(token.text, "content"), &charset);
    if (charset.length) return charset;
  }
  return STR_NULL;
}

/* --- text and hints ------------------------------------------------------- */

/* One hint for each line of each block. */
static void add_hints(Arena *arena, const HtmlTree *tree, Metadata *meta) {
  struct {
    RoleHint *items;
    size_t count, capacity;
  } hints = {0};
  for (size_t i = 0; i < tree->block_count; i++) {
    const HtmlBlock *b = &tree->blocks[i];
    uint32_t at = b->start, end = b->start + b->length;
    while (at < end) {
      const char *from = tree->text.data + at;
      const char *line = memchr(from, '\n', end - at);
      uint32_t length = line ? (uint32_t)(line - from) : end - at;
      if (length && ARENA_PUSH(arena, &hints)) {
        hints.items[hints.count++] =
            (RoleHint){.span = {at, length}, .role = b->role};
      }
      at += length + 1;
    }
  }
  meta->hints = hints.items;
  meta->hint_count = hints.count;
}

/* JSON-LD's text when the page itself has next to none. */
static Str stored_text(Arena *arena, Str stored, Metadata *meta) {
  RoleHint *hint = ARENA_NEW(arena, RoleHint);
  Str text = html_plain(arena, stored);
  if (!hint) return STR("");
  *hint = (RoleHint){{0, (uint32_t)text.length}, ROLE_PARAGRAPH};
  meta->hints = hint;
  meta->hint_count = 1;
  return text;
}

Str html_extract(Arena *arena, Str page, Metadata *meta) {
  HtmlMeta found = {.arena = arena};
  HtmlTree tree = html_tree(arena, page, html_meta_visit, &found);
  html_meta_finish(&found, meta);
  if (!meta->headline.data) meta->headline = html_meta_headline(&found, &tree);
  Str deck = found.value[META_DECK];
  bool deck_shown;
  size_t bytes = html_choose(&tree, meta->headline, deck, &deck_shown);
  if (deck_shown && !meta->deck.data) meta->deck = deck;
  if (bytes < LEAST_TEXT && found.stored_text.length > 2 * bytes) {
    return stored_text(arena, found.stored_text, meta);
  }
  add_hints(arena, &tree, meta);
  return tree.text;
}
