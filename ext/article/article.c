/* What the lines of a record are: see article.h. */
#include "article/article.h"

#include "article/body.h"
#include "article/hints.h"
#include "article/parts.h"
#include "article/segment_model.h"

const char *const SEGMENT_ROLE_NAMES[ROLE_COUNT] = {
    "headline",   "deck",    "byline",     "dateline", "paragraph",
    "subheading", "caption", "list",       "teaser",   "navigation",
    "comment",    "credit",  "boilerplate"};

bool article_role_is_read(SegmentRole role) {
  return role <= ROLE_LIST;
}

/* Runs of what is no white space, as Block.words counts them. */
static uint32_t count_runs(Str s) {
  uint32_t count = 0;
  bool within = false;
  for (size_t i = 0; i < s.length; i++) {
    bool space = ascii_is_space(s.data[i]);
    count += !space && !within;
    within = !space;
  }
  return count;
}

/* Those of the body: a dateline before a paragraph is none of it. */
static void count_words(Document *d, Article *a, const Text *text) {
  for (uint32_t i = 0; i < a->segment_count; i++) {
    const Segment *s = &a->segments[i];
    if (!body_has_role(s->role)) continue;
    bool dated =
        a->dateline.span.length > 0 && a->dateline.span.start == s->span.start;
    a->words += dated ? count_runs(body_words_of(d, a, s->span))
                      : text->blocks[i].words;
  }
}

static SegmentBlock *make_blocks(Document *d, const Text *text) {
  const BlockFacts *facts = facts_gather(d, text);
  SegmentBlock *blocks = ARENA_ARRAY(d->arena, SegmentBlock, text->block_count);
  if (!facts || !blocks) return NULL;
  for (uint32_t i = 0; i < text->block_count; i++) {
    const Block *b = &text->blocks[i];
    blocks[i] = (SegmentBlock){.facts = &facts[i],
                               .text = str_slice(d->text, b->start, b->length)};
  }
  return blocks;
}

static void set_segments(Document *d, Article *a, const Text *text,
                         const SegmentBlock *blocks) {
  a->segments = ARENA_ARRAY(d->arena, Segment, text->block_count);
  if (!a->segments) return;
  a->segment_count = text->block_count;
  for (uint32_t i = 0; i < text->block_count; i++) {
    const Block *b = &text->blocks[i];
    a->segments[i] =
        (Segment){{b->start, b->length}, blocks[i].role, blocks[i].score};
  }
}

static void analyse(Document *d, Article *a) {
  const Text *text = document_lines(d);
  if (text->block_count > 0) {
    SegmentBlock *blocks = make_blocks(d, text);
    if (!blocks) return;
    segment_find_states(d, &SEGMENT_MODEL, blocks, text->block_count);
    if (document_stopped(d)) return;
    hints_set_states(d, blocks, text->block_count);
    segment_find_roles(blocks, text->block_count);
    hints_set_roles(d, blocks, text->block_count);
    parts_find_dateline(d, a, blocks);
    set_segments(d, a, text, blocks);
    if (document_stopped(d)) return;
    parts_find_head(d, a, blocks);
    parts_find_published(d, a, blocks);
    count_words(d, a, text);
  }
  a->language = d->meta.language.data ? d->meta.language : text->language;
}

const Article *document_article(Document *d) {
  static const Article empty = {0};
  if (d->stage_article) return d->stage_article;
  Article *a = ARENA_NEW(d->arena, Article);
  if (!a) return &empty;
  analyse(d, a);
  if (d->arena->failed) *a = (Article){0};
  d->stage_article = a;
  return a;
}
