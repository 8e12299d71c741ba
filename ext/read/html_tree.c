/* Elements that hold text, and its blocks: see html_tree.h. */
#include "read/html_tree.h"

#include "base/utf8.h"

/* An open element. */
typedef struct Open {
  uint32_t node;
  uint8_t tag;
  bool hidden;
  Str name; /* of TAG_OTHER */
} Open;

typedef struct Nodes {
  HtmlNode *items;
  size_t count, capacity;
} Nodes;
typedef struct Blocks {
  HtmlBlock *items;
  size_t count, capacity;
} Blocks;

typedef struct Builder {
  Arena *arena;
  Nodes nodes;
  Blocks blocks;
  Buffer text;
  Open open[HTML_DEPTH];
  size_t depth;
  size_t hidden, links, pres; /* open ones of each */
  size_t open_tags[TAG_COUNT];
  HtmlBlock block; /* the one being written; length 0: none */
  bool space;      /* white space is due before the next character */
  int breaks;      /* <br> since the last character */
} Builder;

/* --- blocks --------------------------------------------------------------- */

/* The commonest words of English: a fifth of any running text and more. */
static bool is_stop_word(Str w) {
  static const char *const words[] = {
      "a",     "about", "after", "all",  "also", "an",   "and",   "are",
      "as",    "at",    "be",    "been", "but",  "by",   "can",   "for",
      "from",  "had",   "has",   "have", "he",   "her",  "his",   "i",
      "if",    "in",    "into",  "is",   "it",   "its",  "more",  "not",
      "of",    "on",    "one",   "or",   "our",  "out",  "over",  "said",
      "she",   "so",    "some",  "than", "that", "the",  "their", "them",
      "there", "they",  "this",  "to",   "up",   "was",  "we",    "were",
      "what",  "when",  "which", "who",  "will", "with", "would", "you"};
  size_t low = 0, high = sizeof(words) / sizeof(*words);
  if (w.length > 5) return false;
  while (low < high) {
    size_t middle = (low + high) / 2, i = 0;
    const char *other = words[middle];
    while (i < w.length && ascii_lower(w.data[i]) == other[i]) i++;
    int order = i == w.length ? -(other[i] != 0)
                              : (unsigned char)ascii_lower(w.data[i]) -
                                    (unsigned char)other[i];
    if (order == 0) return true;
    if (order > 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

static bool is_word_end(char c) {
  return c == ' ' || c == '\n' || c == ',' || c == '.';
}

/* Commas and stops end words too, so that "and," is a common word. */
static void count_words(HtmlBlock *block, Str text) {
  size_t i = 0;
  while (i < text.length) {
    size_t start = i;
    while (i < text.length && !is_word_end(text.data[i])) i++;
    if (i > start) {
      block->words++;
      block->stop_words += is_stop_word(str_slice(text, start, i - start));
    }
    while (i < text.length && is_word_end(text.data[i])) i++;
  }
}

/* Innermost open element that begins a line. */
static uint8_t block_tag(const Builder *b) {
  for (size_t i = b->depth; i-- > 0;) {
    uint8_t tag = b->open[i].tag;
    if (tag != TAG_OTHER && tag != TAG_A && tag != TAG_TIME) return tag;
  }
  return TAG_BODY;
}

/* Ends the block that is being written, if there is one. */
static void end_block(Builder *b) {
  HtmlBlock *block = &b->block;
  b->space = false;
  b->breaks = 0;
  if (b->text.count <= block->start || block->length == 0) return;
  block->length = (uint32_t)b->text.count - block->start;
  count_words(block,
              str_slice(buffer_str(&b->text), block->start, block->length));
  if (ARENA_PUSH(b->arena, &b->blocks)) {
    b->blocks.items[b->blocks.count++] = *block;
  }
  block->length = 0;
}

/* Length 1 marks it as open; end_block sets it. */
static void start_block(Builder *b) {
  if (b->blocks.count) buffer_add(&b->text, STR("\n\n"));
  b->block = (HtmlBlock){.start = (uint32_t)b->text.count,
                         .length = 1,
                         .node = b->open[b->depth - 1].node,
                         .tag = block_tag(b)};
}

/* --- characters ----------------------------------------------------------- */

/* White space that is due, before a character is written. */
static void write_space(Builder *b) {
  if (b->breaks > 1 && b->block.length) end_block(b);
  if (b->block.length == 0) {
    start_block(b);
  } else if (b->breaks) {
    buffer_add_char(&b->text, '\n');
  } else if (b->space) {
    buffer_add_char(&b->text, ' ');
  }
  b->breaks = 0;
  b->space = false;
}

/* Counts what stands in links, by which menus are told from prose. */
static void write_bytes(Builder *b, Str bytes) {
  write_space(b);
  buffer_add(&b->text, bytes);
  if (b->links) b->block.link_bytes += (uint32_t)bytes.length;
}

static bool is_plain(char c) {
  return c != '&' && !ascii_is_space(c);
}

/* One reference or one white space at `*at` of the piece. */
static void write_special(Builder *b, Str piece, size_t *at) {
  uint32_t code = (unsigned char)piece.data[*at];
  Str rest = str_slice(piece, *at, piece.length - *at);
  size_t n = code == '&' ? html_reference(rest, &code) : 0;
  size_t space = n ? (code == 0xA0) * n : html_space(rest);
  *at += n ? n : space ? space : 1;
  if (code == '\n' && b->pres) {
    b->breaks++;
  } else if (space) {
    b->space = true;
  } else if (n && code != 0xAD) {
    char bytes[UTF8_MAX_BYTES];
    write_bytes(b, (Str){bytes, utf8_encode(code, bytes)});
  } else if (!n) {
    write_bytes(b, str_slice(rest, 0, 1));
  }
}

static void write_text(Builder *b, Str piece) {
  size_t i = 0;
  while (i < piece.length) {
    size_t start = i;
    while (i < piece.length && is_plain(piece.data[i])) i++;
    if (i > start) write_bytes(b, str_slice(piece, start, i - start));
    if (i < piece.length) write_special(b, piece, &i);
  }
}

/* --- elements ------------------------------------------------------------- */

static bool is_heading(uint8_t tag) {
  return tag >= TAG_H1 && tag <= TAG_H6;
}

/* The element's nodes end where it does. */
static void pop(Builder *b) {
  Open *open = &b->open[--b->depth];
  /* there is no node when memory ran out with the first one */
  if (open->node < b->nodes.count) {
    b->nodes.items[open->node].end = (uint32_t)b->nodes.count;
  }
  b->open_tags[open->tag]--;
  b->hidden -= open->hidden;
  b->links -= open->tag == TAG_A;
  b->pres -= open->tag == TAG_PRE;
}

/* Elements that keep an end tag from closing what is outside of them. */
static bool is_wall(uint8_t tag, uint8_t closing) {
  bool cell = tag == TAG_TD || tag == TAG_TH || tag == TAG_TABLE;
  bool part = closing == TAG_TR || closing == TAG_TBODY ||
              closing == TAG_TABLE || closing == TAG_BODY ||
              closing == TAG_TD || closing == TAG_TH || closing == TAG_HTML;
  return cell && !part;
}

/* Closes elements up to and with the one that the end tag names, if any. */
static void close_tag(Builder *b, const HtmlToken *token) {
  size_t i = b->open_tags[token->tag] ? b->depth : 0;
  while (i > 1) {
    const Open *open = &b->open[i - 1];
    bool same =
        open->tag == token->tag &&
        (open->tag != TAG_OTHER || str_equal_nocase(open->name, token->name));
    if (same) break;
    if (is_wall(open->tag, token->tag)) return;
    i--;
  }
  if (i <= 1) return;
  while (b->depth >= i) pop(b);
}

/* <p>, <li>, <td> … end where the next one begins. */
static void close_before(Builder *b, const HtmlToken *token) {
  uint8_t tag = token->tag;
  bool item = tag == TAG_LI || tag == TAG_DD || tag == TAG_DT ||
              tag == TAG_TR || tag == TAG_TD || tag == TAG_TH ||
              tag == TAG_OPTION;
  while (b->depth > 1) {
    uint8_t top = b->open[b->depth - 1].tag;
    bool ends = top == TAG_P && (token->flags & TAG_IS_BLOCK);
    ends |= is_heading(top) && is_heading(tag);
    ends |= top == TAG_A && tag == TAG_A;
    ends |= item && (top == tag || (top == TAG_TD && tag != TAG_LI) ||
                     (top == TAG_TH && tag != TAG_LI) ||
                     (top == TAG_DT && tag == TAG_DD) ||
                     (top == TAG_DD && tag == TAG_DT));
    if (!ends) return;
    pop(b);
  }
}

/* Inline elements are no nodes of their own. */
static bool is_node(const HtmlToken *token, uint16_t kind) {
  return (token->flags & TAG_IS_BLOCK) || (kind & ~NODE_BYLINE);
}

/* Deeper elements than HTML_DEPTH are taken as part of what is around them. */
static void push(Builder *b, const HtmlToken *token) {
  uint32_t parent = b->depth ? b->open[b->depth - 1].node : 0;
  uint32_t node = parent;
  if (b->depth == HTML_DEPTH) return;
  uint16_t kind = html_kind(token);
  bool wanted = is_node(token, kind) && b->nodes.count < HTML_NODES;
  if (wanted && ARENA_PUSH(b->arena, &b->nodes)) {
    node = (uint32_t)b->nodes.count++;
    b->nodes.items[node] = (HtmlNode){
        .parent = parent, .end = node + 1, .kind = kind, .tag = token->tag};
  }
  bool hidden = token->flags & TAG_IS_HIDDEN;
  b->open[b->depth++] = (Open){node, token->tag, hidden, token->name};
  b->open_tags[token->tag]++;
  b->hidden += hidden;
  b->links += token->tag == TAG_A;
  b->pres += token->tag == TAG_PRE;
}

/* Raw elements have been passed whole by the scanner. */
static void open_tag(Builder *b, const HtmlToken *token) {
  if (token->tag == TAG_BR) b->breaks++;
  if (token->flags & TAG_IS_BLOCK) end_block(b);
  if (token->flags & (TAG_IS_VOID | TAG_IS_RAW)) return;
  if (token->closed && token->tag == TAG_OTHER) return;
  close_before(b, token);
  push(b, token);
}

HtmlTree html_tree(Arena *arena, Str page, HtmlVisit visit, void *context) {
  HtmlTree tree = {.text = STR("")};
  HtmlScan scan = {.page = page};
  HtmlToken token, root = {.tag = TAG_BODY, .flags = TAG_IS_BLOCK};
  Builder *b = arena_zero(arena, sizeof(*b));
  if (!b) return tree;
  b->arena = b->text.arena = arena;
  push(b, &root);
  while (!arena->failed && html_scan_next(&scan, &token)) {
    if (token.kind == HTML_TEXT) {
      if (!b->hidden) write_text(b, token.text);
    } else if (token.kind == HTML_CLOSE) {
      if (token.flags & TAG_IS_BLOCK) end_block(b);
      if (token.tag == TAG_BR) b->breaks++;
      close_tag(b, &token);
    } else {
      visit(context, &token);
      open_tag(b, &token);
    }
  }
  end_block(b);
  while (b->depth) pop(b);
  if (arena->failed) return tree;
  if (b->text.count) tree.text = buffer_str(&b->text);
  tree.nodes = b->nodes.items;
  tree.node_count = b->nodes.count;
  tree.blocks = b->blocks.items;
  tree.block_count = b->blocks.count;
  return tree;
}
