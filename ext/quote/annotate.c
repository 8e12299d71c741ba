/*
** An article as a page of HTML: see annotate.h.
**
** Mentions, quotations, cues and sources overlap, and HTML only nests. So the
** text is cut at every edge of any of them, and each piece gets one <span>
** with the classes of all that cover it.
*/
#include "quote/annotate.h"

#include <stdlib.h>

#include "text/text.h"

enum { NONE = UINT32_MAX };

/* One kind of marking: intervals in order of their start. */
typedef struct Interval {
  uint32_t start, end, index; /* index of the mention or quotation */
} Interval;
typedef struct Layer {
  Interval *items;
  size_t count, capacity;
  size_t next;    /* intervals before this one have been opened */
  uint32_t *open; /* of those, a stack of the ones not yet closed */
  size_t open_count;
} Layer;

typedef enum LayerKind { MENTIONS, PARTS, SOURCES, CUES, LAYERS } LayerKind;

typedef struct Page {
  Document *d;
  const Article *article;
  const Entities *e;
  const Quotes *q;
  Buffer out;
  Layer layers[LAYERS];
} Page;

static void put(Page *page, const char *text) {
  buffer_add(&page->out, str_from_c(text));
}

/* Text with everything escaped that HTML could take for its own. */
static void put_text(Page *page, Str s) {
  size_t from = 0;
  for (size_t i = 0; i <= s.length; i++) {
    const char *entity = NULL;
    char c = i < s.length ? s.data[i] : 0;
    if (c == '&')
      entity = "&amp;";
    else if (c == '<')
      entity = "&lt;";
    else if (c == '>')
      entity = "&gt;";
    else if (c == '"')
      entity = "&quot;";
    else if (c == '\'')
      entity = "&#39;";
    else if (i < s.length && (unsigned char)c < 32 && c != '\n' && c != '\t')
      entity = " ";
    if (!entity && i < s.length) continue;
    buffer_add(&page->out, str_slice(s, from, i - from));
    if (entity) put(page, entity);
    from = i + 1;
  }
}

static int interval_compare(const void *a, const void *b) {
  const Interval *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void layer_add(Page *page, LayerKind kind, Span span, uint32_t index) {
  Layer *layer = &page->layers[kind];
  if (span.length == 0 || span.start + span.length > page->d->text.length)
    return;
  if (ARENA_PUSH(page->d->arena, layer))
    layer->items[layer->count++] =
        (Interval){span.start, span.start + span.length, index};
}

static bool layers_make(Page *page) {
  for (uint32_t i = 0; i < page->e->mention_count; i++)
    layer_add(page, MENTIONS, page->e->mentions[i].span, i);
  for (uint32_t i = 0; i < page->q->quote_count; i++) {
    const Quote *q = &page->q->quotes[i];
    for (uint32_t p = 0; p < q->part_count; p++)
      layer_add(page, PARTS, q->parts[p], i);
    layer_add(page, SOURCES, q->source, i);
    layer_add(page, CUES, q->cue, i);
  }
  for (int k = 0; k < LAYERS; k++) {
    Layer *layer = &page->layers[k];
    if (!layer->count) continue;
    qsort(layer->items, layer->count, sizeof(*layer->items), interval_compare);
    layer->open = ARENA_ARRAY(page->d->arena, uint32_t, layer->count);
  }
  return !page->d->arena->failed;
}

/* Opens what starts at or before `at`, closes what has ended. */
static void layer_move(Layer *layer, uint32_t at) {
  while (layer->next < layer->count && layer->items[layer->next].start <= at)
    layer->open[layer->open_count++] = (uint32_t)layer->next++;
  while (layer->open_count &&
         layer->items[layer->open[layer->open_count - 1]].end <= at)
    layer->open_count--;
}

/* The innermost interval that covers the present place, or NULL. */
static const Interval *layer_top(const Layer *layer) {
  return layer->open_count ? &layer->items[layer->open[layer->open_count - 1]]
                           : NULL;
}

/* Where the layer changes next, at most at `end`. */
static uint32_t layer_edge(const Layer *layer, uint32_t end) {
  const Interval *top = layer_top(layer);
  if (top && top->end < end) end = top->end;
  if (layer->next < layer->count && layer->items[layer->next].start < end)
    end = layer->items[layer->next].start;
  return end;
}

static void put_tooltip(Page *page, const Mention *m) {
  const Entity *entity = &page->e->entities[m->entity];
  put(page, "\" title=\"");
  put(page, ENTITY_TYPE_NAMES[m->type]);
  put(page, ": ");
  put_text(page, entity->name);
  Str role = m->role.data ? m->role : entity->role;
  if (role.length) {
    put(page, ", ");
    put_text(page, role);
  }
  if (entity->place.country[0]) {
    put(page, " (");
    put_text(page, str_from_c(entity->place.country));
    put(page, ")");
  }
  if (m->value.length) {
    put(page, " = ");
    put_text(page, m->value);
  }
}

/* Anchors that speakers' links lead to: s<byte> a source, e<n> an entity. */
static void put_anchors(Page *page, const Interval *source,
                        const Interval *mention, uint32_t at) {
  if (source && source->start == at)
    buffer_printf(&page->out, "<a id=\"s%u\"></a>", (unsigned)at);
  if (!mention || mention->start != at) return;
  uint32_t entity = page->e->mentions[mention->index].entity;
  if (page->e->entities[entity].first_mention == mention->index)
    buffer_printf(&page->out, "<a id=\"e%u\"></a>", (unsigned)entity);
}

/* One piece of text on which no layer changes. */
static void put_piece(Page *page, uint32_t at, uint32_t end) {
  const Interval *top[LAYERS];
  bool plain = true;
  for (int k = 0; k < LAYERS; k++) {
    top[k] = layer_top(&page->layers[k]);
    plain &= !top[k];
  }
  Str text = str_slice(page->d->text, at, end - at);
  if (plain) {
    put_text(page, text);
    return;
  }
  put_anchors(page, top[SOURCES], top[MENTIONS], at);
  put(page, "<span class=\"");
  if (top[PARTS]) {
    put(page, QUOTE_KIND_NAMES[page->q->quotes[top[PARTS]->index].kind]);
    put(page, " ");
  }
  if (top[SOURCES]) put(page, "source ");
  if (top[CUES]) put(page, "cue ");
  if (top[MENTIONS]) {
    const Mention *m = &page->e->mentions[top[MENTIONS]->index];
    put(page, "m ");
    put(page, ENTITY_TYPE_NAMES[m->type]);
    put_tooltip(page, m);
  }
  put(page, "\">");
  put_text(page, text);
  put(page, "</span>");
}

/* Opens a link to where the speaker is named; false when there is no place. */
static bool put_link(Page *page, const Quote *q, const char *class) {
  if (q->source.length)
    buffer_printf(&page->out, "<a class=\"%s\" href=\"#s%u\">", class,
                  (unsigned)q->source.start);
  else if (q->entity < page->e->entity_count)
    buffer_printf(&page->out, "<a class=\"%s\" href=\"#e%u\">", class,
                  (unsigned)q->entity);
  else
    return false;
  return true;
}

static void put_speaker(Page *page, const Quote *q) {
  if (q->speaker.length)
    put_text(page, q->speaker);
  else
    put(page, SPEAKER_KIND_NAMES[q->speaker_kind]);
}

/* A chip with the speaker's name behind the last part of a quotation. */
static void put_chip(Page *page, const Quote *q) {
  if (q->kind == QUOTE_SCARE) return;
  bool link = put_link(page, q, "by");
  if (!link) put(page, "<span class=\"by\">");
  put_speaker(page, q);
  if (q->cue_class < CUE_CLASS_COUNT && q->cue_class != CUE_SAY) {
    put(page, " \xC2\xB7 ");
    put(page, CUE_CLASS_NAMES[q->cue_class]);
  }
  put(page, link ? "</a>" : "</span>");
}

/* Chips of the parts that end at `at` and are the last of their quotation. */
static void put_chips(Page *page, uint32_t at) {
  const Interval *top = layer_top(&page->layers[PARTS]);
  if (!top || top->end != at) return;
  const Quote *q = &page->q->quotes[top->index];
  Span last = q->parts[q->part_count - 1];
  if (last.start + last.length == at) put_chip(page, q);
}

static void put_block(Page *page, uint32_t start, uint32_t end) {
  uint32_t at = start;
  while (at < end && !page->d->arena->failed) {
    uint32_t edge = end;
    for (int k = 0; k < LAYERS; k++) layer_move(&page->layers[k], at);
    for (int k = 0; k < LAYERS; k++) edge = layer_edge(&page->layers[k], edge);
    put_piece(page, at, edge);
    put_chips(page, edge);
    at = edge;
  }
}

static SegmentRole role_of(const Page *page, uint32_t block) {
  return block < page->article->segment_count
             ? page->article->segments[block].role
             : ROLE_PARAGRAPH;
}

static void put_blocks(Page *page) {
  const Text *t = document_text(page->d);
  bool all = page->d->options.whole || page->d->options.all;
  for (uint32_t i = 0; i < t->block_count && !page->d->arena->failed; i++) {
    SegmentRole role = role_of(page, i);
    bool title = role == ROLE_HEADLINE && !page->d->options.whole;
    put(page, title ? "<h1>" : "<p class=\"");
    if (!title) {
      put(page, SEGMENT_ROLE_NAMES[role]);
      put(page, all || article_role_is_read(role) ? "\">" : " out\">");
    }
    put_block(page, t->blocks[i].start,
              t->blocks[i].start + t->blocks[i].length);
    put(page, title ? "</h1>\n" : "</p>\n");
  }
}

static void put_legend(Page *page) {
  uint32_t counts[TYPE_COUNT] = {0};
  for (uint32_t i = 0; i < page->e->mention_count; i++)
    counts[page->e->mentions[i].type]++;
  put(page, "<div class=\"legend\">");
  for (int type = 0; type < TYPE_COUNT; type++) {
    if (!counts[type]) continue;
    buffer_printf(&page->out, "<span class=\"m %s\">%s</span> %u &ensp;",
                  ENTITY_TYPE_NAMES[type], ENTITY_TYPE_NAMES[type],
                  (unsigned)counts[type]);
  }
  for (int kind = 0; kind < QUOTE_KIND_COUNT; kind++)
    buffer_printf(&page->out, "<span class=\"%s\">%s</span> &ensp;",
                  QUOTE_KIND_NAMES[kind], QUOTE_KIND_NAMES[kind]);
  put(page, "</div>\n");
}

/* The list of who said what, below the text. */
static void put_quotes(Page *page) {
  bool any = false;
  for (uint32_t i = 0; i < page->q->quote_count; i++) {
    const Quote *q = &page->q->quotes[i];
    if (q->kind == QUOTE_SCARE) continue;
    if (!any)
      put(page, "<h2>Who said what</h2>\n<table><tr><th>Speaker</th>"
                "<th>Kind</th><th>Words</th></tr>\n");
    any = true;
    put(page, "<tr><td>");
    bool link = put_link(page, q, "who");
    put_speaker(page, q);
    if (link) put(page, "</a>");
    if (q->role.length) {
      put(page, "<br><span class=\"role\">");
      put_text(page, q->role);
      put(page, "</span>");
    }
    put(page, "</td><td>");
    put(page, QUOTE_KIND_NAMES[q->kind]);
    if (q->cue_class < CUE_CLASS_COUNT) {
      put(page, "<br><span class=\"role\">");
      put(page, CUE_CLASS_NAMES[q->cue_class]);
      put(page, "</span>");
    }
    put(page, "</td><td>");
    put_text(page, q->words);
    put(page, "</td></tr>\n");
  }
  if (any) put(page, "</table>\n");
}

static void put_head(Page *page) {
  put(page, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width\">"
            "<meta http-equiv=\"Content-Security-Policy\" content=\""
            "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\">"
            "\n<title>");
  Str title = page->article->headline_text;
  put_text(page, title.length ? title : STR("Annotated text"));
  put(page, "</title>\n<style>");
  put(page, ANNOTATE_STYLE);
  put(page, "</style></head><body>\n");
}

Str annotate_html(Document *d) {
  Page page = {.d = d, .out = {.arena = d->arena}};
  page.article = document_article(d);
  page.e = document_entities(d);
  page.q = document_quotes(d);
  if (!layers_make(&page)) return STR_NULL;
  put_head(&page);
  put_legend(&page);
  put_blocks(&page);
  put_quotes(&page);
  put(&page, "</body></html>\n");
  return d->arena->failed ? STR_NULL : buffer_str(&page.out);
}
