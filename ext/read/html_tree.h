/*
** Tree of HTML: elements that hold text, and the blocks of that text.
**
** In:  a page. Out: nodes in document order (parents first), blocks in order
** of the text, the text itself: visible characters, white space runs as one
** space, a block a line with an empty line behind it, <br> a line end.
**
** No tree of HTML 5 is built: an element ends where its end tag, or the one
** of what holds it, is; <p>, <li> and the like end where the next begins.
*/
#ifndef NEWSEXT_READ_HTML_TREE_H
#define NEWSEXT_READ_HTML_TREE_H

#include "read/html_scan.h"

enum { HTML_DEPTH = 512, HTML_NODES = 1 << 19 };

/* What an element is, by its tag, role, class and id. Bits. */
enum {
  NODE_NEGATIVE = 1,  /* navigation, sharing, related stories … */
  NODE_COMMENTS = 2,  /* what readers wrote */
  NODE_ARTICLE = 4,   /* <article>, <main> */
  NODE_CONTENT = 512, /* its class calls it the article's text */
  NODE_BODY_PROP = 8, /* itemprop="articleBody" */
  NODE_CAPTION = 16,
  NODE_BYLINE = 32,
  NODE_HEADER = 64, /* <header>: the headline's, or the site's */
  NODE_LIST_ITEM = 128,
  NODE_QUOTE = 256
};

typedef struct HtmlNode {
  uint32_t parent;     /* the root, node 0, is its own */
  uint32_t end;        /* nodes [this, end) are within it */
  uint16_t kind;       /* NODE_… of its own */
  uint8_t tag;         /* HtmlTag */
  bool dropped;        /* set by html_choose: it or what holds it is negative */
  float mass;          /* of good text within it */
  float score;         /* as the article's container */
  float run;           /* of good text that stands in runs of paragraphs */
  float content;       /* of good text that a class calls the article's */
  uint32_t texts;      /* blocks within it */
  uint32_t paragraphs; /* good ones side by side in it */
} HtmlNode;

typedef struct HtmlBlock {
  uint32_t node;          /* innermost element around it */
  uint32_t start, length; /* in the text */
  uint32_t words, stop_words, link_bytes;
  uint8_t tag;  /* innermost of the elements that begin a line */
  uint8_t good; /* 2: surely running text, 1: perhaps, 0: not by itself */
  uint8_t role; /* SegmentRole, set by html_choose */
} HtmlBlock;

typedef struct HtmlTree {
  HtmlNode *nodes;
  size_t node_count;
  HtmlBlock *blocks;
  size_t block_count;
  Str text;
} HtmlTree;

/* What is found on the way that is no text: called for each start tag. */
typedef void (*HtmlVisit)(void *context, const HtmlToken *token);

/* Empty when out of memory (`arena->failed`). */
HtmlTree html_tree(Arena *arena, Str page, HtmlVisit visit, void *context);

/* NODE_… bits by tag and attributes (html_kind.c). */
uint16_t html_kind(const HtmlToken *token);

#endif
