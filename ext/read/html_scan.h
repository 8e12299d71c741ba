/*
** Scanner of HTML: a page to tags and pieces of text.
**
** In:  a page in UTF-8. Out: tokens in order; comments, doctypes and
** processing instructions are passed over. Never fails: what is no tag is
** text. Runs in one pass, whatever the bytes are.
**
**   HtmlScan scan = {.page = page};
**   while (html_scan_next(&scan, &token)) …
*/
#ifndef NEWSEXT_READ_HTML_SCAN_H
#define NEWSEXT_READ_HTML_SCAN_H

#include "base/arena.h"
#include "read/charset.h"

/* The elements that mean something to us. In the order of the table. */
typedef enum HtmlTag {
  TAG_OTHER,
  TAG_A,
  TAG_ADDRESS,
  TAG_ARTICLE,
  TAG_ASIDE,
  TAG_BLOCKQUOTE,
  TAG_BODY,
  TAG_BR,
  TAG_BUTTON,
  TAG_CENTER,
  TAG_DD,
  TAG_DETAILS,
  TAG_DIALOG,
  TAG_DIV,
  TAG_DL,
  TAG_DT,
  TAG_FIGCAPTION,
  TAG_FIGURE,
  TAG_FOOTER,
  TAG_FORM,
  TAG_H1,
  TAG_H2,
  TAG_H3,
  TAG_H4,
  TAG_H5,
  TAG_H6,
  TAG_HEAD,
  TAG_HEADER,
  TAG_HR,
  TAG_HTML,
  TAG_IFRAME,
  TAG_LI,
  TAG_LINK,
  TAG_MAIN,
  TAG_META,
  TAG_NAV,
  TAG_NOSCRIPT,
  TAG_OBJECT,
  TAG_OL,
  TAG_OPTION,
  TAG_P,
  TAG_PRE,
  TAG_SCRIPT,
  TAG_SECTION,
  TAG_SELECT,
  TAG_STYLE,
  TAG_SVG,
  TAG_TABLE,
  TAG_TBODY,
  TAG_TD,
  TAG_TEMPLATE,
  TAG_TEXTAREA,
  TAG_TH,
  TAG_TIME,
  TAG_TITLE,
  TAG_TR,
  TAG_UL,
  TAG_VIDEO,
  TAG_COUNT
} HtmlTag;

enum {
  TAG_IS_VOID = 1,  /* has no content and no end tag */
  TAG_IS_RAW = 2,   /* its content is no markup: <script> */
  TAG_IS_BLOCK = 4, /* begins a new line */
  TAG_IS_HIDDEN = 8 /* its content is not shown */
};

typedef enum HtmlKind { HTML_TEXT, HTML_OPEN, HTML_CLOSE } HtmlKind;

typedef struct HtmlToken {
  HtmlKind kind;
  uint8_t tag;   /* HtmlTag */
  uint8_t flags; /* TAG_IS_… */
  bool closed;   /* <br/> */
  Str name;      /* of the element, as written */
  Str text;      /* HTML_TEXT: with references; HTML_OPEN: the attributes */
  Str raw;       /* HTML_OPEN of <script> and the like: the content */
} HtmlToken;

typedef struct HtmlScan {
  Str page;
  size_t at;
  /* Known to be without an end further on, so that nobody looks again: */
  bool no_end[TAG_COUNT]; /* raw elements */
  bool no_comment, no_quote, no_apostrophe;
} HtmlScan;

bool html_scan_next(HtmlScan *scan, HtmlToken *token);

/* One attribute after another: name and value. Start with `*at` 0. */
bool html_attribute(Str attributes, size_t *at, Str *name, Str *value);
/* The value of one; STR_NULL when it is not there. */
Str html_value(Str attributes, const char *name);

/*
** A character reference at the start of `s`, which begins with '&': returns
** its length and the character; 0 when it is none.
*/
size_t html_reference(Str s, uint32_t *code);
/* Bytes of the white space or no-break space that `s` begins with, or 0. */
size_t html_space(Str s);
/* Text with its references replaced, all else as it is. */
Str html_unescape(Arena *arena, Str text);
/* Text with its references replaced, white space runs as one space. */
Str html_plain(Arena *arena, Str text);

#endif
