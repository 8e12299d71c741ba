/* Which blocks of a page are the article: see html_main.h. */
#include "read/html_main.h"

#include "article/article.h" /* the names of the roles, nothing else */
#include "base/utf8.h"

/* A class may be believed while it takes no more than this of the page. */
static const float NEGATIVE_SHARE = 0.30f;
static const float COMMENTS_SHARE = 0.90f;
/* What an element is worth from one level to the next. */
static const float DECAY = 0.85f;
enum { LEVELS = 5 };

/* --- good text ------------------------------------------------------------ */

/* Closing marks may stand behind the stop. */
static bool ends_sentence(Str s) {
  static const char *const closing[] = {
      "\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")", "\xC2\xBB"};
  static const char *const marks[] = {
      ".", "!", "?", ":", "\xE2\x80\xA6", "\xE3\x80\x82"};
  for (size_t i = 0; i < sizeof(closing) / sizeof(*closing);) {
    Str c = str_from_c(closing[i]);
    bool ends = s.length > c.length &&
                !memcmp(s.data + s.length - c.length, c.data, c.length);
    if (ends) s.length -= c.length;
    i = ends ? 0 : i + 1;
  }
  for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
    Str m = str_from_c(marks[i]);
    if (s.length >= m.length &&
        !memcmp(s.data + s.length - m.length, m.data, m.length)) {
      return true;
    }
  }
  return false;
}

static float link_share(const HtmlBlock *b) {
  return b->length ? (float)b->link_bytes / (float)b->length : 0;
}

static bool is_heading(const HtmlBlock *b) {
  return b->tag >= TAG_H1 && b->tag <= TAG_H6;
}

/*
** Words of languages other than English are not in our list: on a page that
** has next to none of them they are not asked for.
*/
static bool page_is_english(const HtmlTree *tree) {
  size_t words = 0, stop = 0;
  for (size_t i = 0; i < tree->block_count; i++) {
    if (tree->blocks[i].words < 8) continue;
    words += tree->blocks[i].words;
    stop += tree->blocks[i].stop_words;
  }
  return stop * 10 >= words;
}

/* Bytes of Chinese or Japanese: three of them are about half a word. */
static uint32_t word_count(const HtmlTree *tree, const HtmlBlock *b) {
  uint32_t by_bytes = b->length / 14;
  Str text = str_slice(tree->text, b->start, b->length);
  bool wide = utf8_ascii_length(text, 0) * 8 < text.length;
  return wide && by_bytes > b->words ? by_bytes : b->words;
}

/* Headings are never good text: a page of teasers has many. */
static void grade(HtmlTree *tree) {
  bool english = page_is_english(tree);
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlBlock *b = &tree->blocks[i];
    Str text = str_slice(tree->text, b->start, b->length);
    uint32_t words = english ? b->words : word_count(tree, b);
    float links = link_share(b);
    if (is_heading(b)) continue;
    if (words >= 12 && links <= 0.5f &&
        (!english || b->stop_words * 5 >= words)) {
      b->good = 2;
    } else if (words >= 5 && links < 0.34f && ends_sentence(text)) {
      b->good = 1;
    }
  }
}

/* Bytes of running text that a block counts for. */
static float block_mass(const HtmlBlock *b) {
  if (!b->good) return 0;
  float share = b->good == 2 ? 1.0f : 0.5f;
  return (float)b->length * (1 - link_share(b)) * share;
}

/* --- what is left out ----------------------------------------------------- */

/* Parents come before their children, so one pass backwards sums them up. */
static void sum_masses(HtmlTree *tree) {
  for (size_t i = 0; i < tree->node_count; i++) {
    HtmlNode *n = &tree->nodes[i];
    n->mass = n->content = 0;
    n->texts = 0;
  }
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlNode *n = &tree->nodes[tree->blocks[i].node];
    n->mass += block_mass(&tree->blocks[i]);
    n->texts++;
  }
  for (size_t i = tree->node_count; i-- > 1;) {
    HtmlNode *n = &tree->nodes[i], *parent = &tree->nodes[n->parent];
    if (n->kind & NODE_CONTENT) n->content = n->mass;
    parent->mass += n->mass;
    parent->content += n->content;
    parent->texts += n->texts;
  }
}

/* What is inside of what is left out is left out too. */
static void drop_negative(HtmlTree *tree) {
  float total = tree->nodes[0].mass;
  for (size_t i = 1; i < tree->node_count; i++) {
    HtmlNode *n = &tree->nodes[i];
    bool negative = (n->kind & (NODE_NEGATIVE | NODE_CAPTION)) &&
                    n->mass < NEGATIVE_SHARE * total;
    negative |= (n->kind & NODE_COMMENTS) && n->mass < COMMENTS_SHARE * total;
    /* "sidebar article-content": what is named for the article wins */
    negative &= !(n->kind & NODE_BODY_PROP) && n->content * 2 <= n->mass;
    n->dropped = negative || tree->nodes[n->parent].dropped;
  }
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlBlock *b = &tree->blocks[i];
    if (tree->nodes[b->node].dropped) b->good = 0;
  }
}

/* --- the element that holds the article ----------------------------------- */

/*
** Each level up is worth less, so that the smallest element that holds most
** of the text wins.
*/
static void lift(HtmlTree *tree, const HtmlBlock *b) {
  float value = block_mass(b);
  uint32_t node = b->node;
  for (int level = 0; value > 0 && level < LEVELS; level++) {
    tree->nodes[node].score += value;
    value *= DECAY;
    if (node == 0) return;
    node = tree->nodes[node].parent;
  }
}

/* What calls itself the article is worth more, the whole page less. */
static float weighted(const HtmlNode *n) {
  float score = n->score;
  if (n->kind & NODE_BODY_PROP) {
    score *= 1.5f;
  } else if (n->kind & (NODE_ARTICLE | NODE_CONTENT)) {
    score *= 1.15f;
  }
  return n->tag == TAG_BODY ? score * 0.7f : score;
}

/*
** The element in which a block stands beside others: around its <p>, and
** around boxes that hold nothing else.
*/
static uint32_t container_of(const HtmlTree *tree, const HtmlBlock *b) {
  uint32_t node = b->node;
  while (node && tree->nodes[node].texts == 1) node = tree->nodes[node].parent;
  return node;
}

/*
** Bytes of good text that stands in runs: two and more paragraphs side by
** side. Teasers of other stories stand alone, each in a box of its own.
*/
static void sum_runs(HtmlTree *tree) {
  for (size_t i = 0; i < tree->node_count; i++) {
    tree->nodes[i].run = 0;
    tree->nodes[i].paragraphs = 0;
  }
  for (size_t i = 0; i < tree->block_count; i++) {
    const HtmlBlock *b = &tree->blocks[i];
    bool item = tree->nodes[b->node].kind & NODE_LIST_ITEM;
    if (b->good && !item) tree->nodes[container_of(tree, b)].paragraphs++;
  }
  for (size_t i = 0; i < tree->block_count; i++) {
    const HtmlBlock *b = &tree->blocks[i];
    if (tree->nodes[container_of(tree, b)].paragraphs > 1) {
      tree->nodes[b->node].run += block_mass(b);
    }
  }
  for (size_t i = tree->node_count; i-- > 1;) {
    tree->nodes[tree->nodes[i].parent].run += tree->nodes[i].run;
  }
}

/*
** Up from the best element, while it has little of the page's text and what is
** around it has much more: stories are cut into pieces by what stands between.
*/
static size_t widen(const HtmlTree *tree, size_t best) {
  float total = tree->nodes[0].run;
  size_t above = best;
  while (above && tree->nodes[best].run < 0.75f * total) {
    above = tree->nodes[above].parent;
    if (tree->nodes[above].run > 1.25f * tree->nodes[best].run) best = above;
  }
  return best;
}

static size_t best_node(HtmlTree *tree) {
  size_t best = 0;
  for (size_t i = 0; i < tree->block_count; i++) {
    lift(tree, &tree->blocks[i]);
  }
  for (size_t i = 1; i < tree->node_count; i++) {
    const HtmlNode *n = &tree->nodes[i];
    if (!n->dropped && weighted(n) > weighted(&tree->nodes[best])) best = i;
  }
  sum_runs(tree);
  return widen(tree, best);
}

/* --- roles ---------------------------------------------------------------- */

/* What an element and those around it are, up to the root. */
static uint16_t kinds_around(const HtmlTree *tree, size_t node) {
  uint16_t kinds = 0;
  for (int level = 0; level < 24; level++) {
    const HtmlNode *n = &tree->nodes[node];
    kinds |= n->kind;
    if (node == 0) break;
    node = n->parent;
  }
  return kinds;
}

/* "Read more", "Share this article": stubs that stand between paragraphs. */
static bool is_stub(Str text) {
  static const char *const stubs[] = {
      "read more",      "read also",  "also read",        "see also",
      "related:",       "share this", "share on",         "advertisement",
      "sign up",        "subscribe",  "click here",       "follow us",
      "watch:",         "photo:",     "image:",           "story continues",
      "recommended",    "more:",      "read next",        "continue reading",
      "listen to this", "skip ad",    "this article was", "article continues"};
  if (text.length > 160) return false;
  for (size_t i = 0; i < sizeof(stubs) / sizeof(*stubs); i++) {
    if (str_starts_nocase(text, str_from_c(stubs[i]))) return true;
  }
  return false;
}

/* From what is sure to what is a guess. */
static uint8_t role_outside(const HtmlTree *tree, const HtmlBlock *b) {
  uint16_t kinds = kinds_around(tree, b->node);
  if (kinds & NODE_COMMENTS) return ROLE_COMMENT;
  if (kinds & NODE_CAPTION) return ROLE_CAPTION;
  if (kinds & NODE_BYLINE) return ROLE_BYLINE;
  if (link_share(b) > 0.5f) return ROLE_NAVIGATION;
  if (b->good || b->words >= 20) return ROLE_TEASER;
  return ROLE_BOILERPLATE;
}

/* Within the article only stubs and links are not of it. */
static uint8_t role_inside(const HtmlTree *tree, const HtmlBlock *b) {
  Str text = str_slice(tree->text, b->start, b->length);
  uint16_t kinds = tree->nodes[b->node].kind;
  if (b->tag == TAG_H1) return ROLE_BOILERPLATE;
  if (is_heading(b)) {
    return link_share(b) < 0.5f ? ROLE_SUBHEADING : ROLE_TEASER;
  }
  if (is_stub(text)) return ROLE_TEASER;
  if (kinds & NODE_LIST_ITEM) {
    return link_share(b) < 0.5f && b->words >= 3 ? ROLE_LIST : ROLE_NAVIGATION;
  }
  if (b->good) return ROLE_PARAGRAPH;
  bool paragraph = b->tag == TAG_P && link_share(b) < 0.34f && b->words;
  if (paragraph && (ends_sentence(text) || b->words >= 4))
    return ROLE_PARAGRAPH;
  return role_outside(tree, b);
}

static bool is_body(uint8_t role) {
  return role == ROLE_PARAGRAPH || role == ROLE_SUBHEADING || role == ROLE_LIST;
}

/* A heading belongs to the text that follows; the last ones have none. */
static void drop_last_headings(HtmlTree *tree) {
  for (size_t i = tree->block_count; i-- > 0;) {
    HtmlBlock *b = &tree->blocks[i];
    if (b->role == ROLE_PARAGRAPH || b->role == ROLE_LIST) return;
    if (b->role == ROLE_SUBHEADING) b->role = ROLE_BOILERPLATE;
  }
}

/* Letters and digits of two texts compared without case and marks. */
static bool same_words(Str a, Str b) {
  size_t i = 0, k = 0;
  for (;;) {
    while (i < a.length && !ascii_is_alpha(a.data[i]) &&
           !ascii_is_digit(a.data[i])) {
      i++;
    }
    while (k < b.length && !ascii_is_alpha(b.data[k]) &&
           !ascii_is_digit(b.data[k])) {
      k++;
    }
    if (i == a.length || k == b.length) return i == a.length && k == b.length;
    if (ascii_lower(a.data[i++]) != ascii_lower(b.data[k++])) return false;
  }
}

/* The block that is the headline: the metadata's words, else the <h1>. */
static void mark_headline(HtmlTree *tree, Str headline) {
  HtmlBlock *h1 = NULL;
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlBlock *b = &tree->blocks[i];
    Str text = str_slice(tree->text, b->start, b->length);
    if (is_heading(b) && headline.length && same_words(text, headline)) {
      b->role = ROLE_HEADLINE;
      return;
    }
    if (b->tag == TAG_H1 && !h1 && b->words > 2) h1 = b;
    if (is_body(b->role) && b->role != ROLE_SUBHEADING) break;
  }
  if (h1) h1->role = ROLE_HEADLINE;
}

/*
** A description that is printed in front of the story is its deck; others are
** written for search engines.
*/
static bool mark_deck(HtmlTree *tree, Str deck) {
  if (!deck.length) return false;
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlBlock *b = &tree->blocks[i];
    if (same_words(str_slice(tree->text, b->start, b->length), deck)) {
      b->role = ROLE_DECK;
      return true;
    }
    if (b->role == ROLE_PARAGRAPH) return false;
  }
  return false;
}

size_t html_choose(HtmlTree *tree, Str headline, Str deck, bool *deck_shown) {
  size_t bytes = 0;
  *deck_shown = false;
  if (!tree->node_count || !tree->block_count) return 0;
  grade(tree);
  sum_masses(tree);
  drop_negative(tree);
  sum_masses(tree);
  size_t best = best_node(tree);
  uint32_t end = tree->nodes[best].end;
  for (size_t i = 0; i < tree->block_count; i++) {
    HtmlBlock *b = &tree->blocks[i];
    bool inside = b->node >= best && b->node < end;
    inside &= !tree->nodes[b->node].dropped;
    b->role = inside ? role_inside(tree, b) : role_outside(tree, b);
  }
  drop_last_headings(tree);
  mark_headline(tree, headline);
  *deck_shown = mark_deck(tree, deck);
  for (size_t i = 0; i < tree->block_count; i++) {
    if (tree->blocks[i].role == ROLE_PARAGRAPH) bytes += tree->blocks[i].length;
  }
  return bytes;
}
