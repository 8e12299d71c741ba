/* What must hold for every text: see invariants.h. */
#include "invariants.h"

#include "base/hash.h"
#include "base/utf8.h"

static size_t copy_well_formed(char *out, const uint8_t *data, size_t size) {
  Str s = {(const char *)data, size};
  for (size_t i = 0; i < size;) {
    uint32_t cp;
    size_t n = utf8_decode_strict(s.data + i, s.data + size, &cp);
    memcpy(out + i, s.data + i, n ? n : 1);
    if (n == 0) out[i] = '?';
    if (n == 1 && cp == 0) out[i] = ' ';
    i += n ? n : 1;
  }
  return size;
}

/* Most documents share the taggers' caches, as those of a connection do; some
** go without, as those of another program may. */
static Caches caches;

void fuzz_open(FuzzDocument *f, const uint8_t *data, size_t size) {
  *f = (FuzzDocument){0};
  f->copy = malloc(size ? size : 1);
  MUST(f->copy);
  size_t length = copy_well_formed(f->copy, data, size);
  document_init(&f->d, &f->arena, (Str){f->copy, length});
  uint64_t bits = hash_bytes(f->copy, length);
  f->d.options.whole = bits & 1;
  f->d.options.all = bits >> 1 & 1;
  f->d.options.any_language = bits >> 2 & 1;
  if (bits >> 5 & 7) f->d.caches = &caches;
  if (bits >> 3 & 1) f->d.options.published = STR("2022-02-12");
  if (bits >> 4 & 1) f->d.options.year = 2022;
}

void fuzz_close(FuzzDocument *f) {
  MUST(!f->arena.failed);
  arena_free(&f->arena);
  free(f->copy);
}

void must_be_text(Str s) {
  if (s.data) MUST(utf8_is_valid(s));
}

/* Inside the text, on boundaries of characters; may be empty. */
static void must_be_span(const Document *d, Span span) {
  size_t end = (size_t)span.start + span.length;
  if (span.length == 0) return;
  MUST(end <= d->text.length);
  MUST(utf8_is_boundary(d->text, span.start));
  MUST(utf8_is_boundary(d->text, end));
}

static void must_be_score(float score) {
  MUST(score >= 0 && score <= 1);
}

void must_hold_lines(Document *d) {
  const Text *t = document_lines(d);
  uint32_t end = 0, line = 0;
  for (uint32_t i = 0; i < t->line_count; i++) {
    const Line *l = &t->lines[i];
    MUST(l->start >= end);
    must_be_span(d, (Span){l->start, l->length});
    MUST((l->length == 0) == (l->words == 0));
    end = l->start + l->length;
  }
  for (uint32_t i = 0; i < t->block_count; i++) {
    const Block *b = &t->blocks[i];
    MUST(b->length > 0 && b->words > 0);
    MUST(b->first_line < b->end_line && b->end_line <= t->line_count);
    for (; line < b->first_line; line++) MUST(t->lines[line].length == 0);
    MUST(b->start == t->lines[b->first_line].start);
    const Line *last = &t->lines[b->end_line - 1];
    MUST(b->start + b->length == last->start + last->length);
    line = b->end_line;
  }
  for (; line < t->line_count; line++) MUST(t->lines[line].length == 0);
}

static void must_hold_tokens(Document *d, const Text *t) {
  uint32_t end = 0;
  for (uint32_t i = 0; i < t->token_count; i++) {
    const Token *k = &t->tokens[i];
    MUST(k->length > 0 && k->start >= end);
    must_be_span(d, (Span){k->start, k->length});
    end = k->start + k->length;
  }
}

void must_hold_text(Document *d) {
  const Text *t = document_text(d);
  uint32_t token = 0, sentence = 0;
  must_hold_tokens(d, t);
  for (uint32_t i = 0; i < t->block_count; i++) {
    const Block *b = &t->blocks[i];
    MUST(b->first_token == token && b->first_sentence == sentence);
    MUST(b->end_token >= token && b->end_sentence >= sentence);
    for (; sentence < b->end_sentence; sentence++) {
      const Sentence *s = &t->sentences[sentence];
      MUST(s->block == i && s->first_token == token);
      MUST(s->end_token > s->first_token);
      token = s->end_token;
    }
    MUST(token == b->end_token);
    if (b->first_token == b->end_token) continue;
    const Token *last = &t->tokens[b->end_token - 1];
    MUST(t->tokens[b->first_token].start >= b->start);
    MUST(last->start + last->length <= b->start + b->length);
  }
  MUST(token == t->token_count && sentence == t->sentence_count);
  must_be_text(t->language);
}

void must_hold_article(Document *d) {
  const Text *t = document_lines(d);
  const Article *a = document_article(d);
  bool known;
  MUST(a->segment_count == t->block_count);
  for (uint32_t i = 0; i < a->segment_count; i++) {
    MUST(a->segments[i].span.start == t->blocks[i].start);
    MUST(a->segments[i].span.length == t->blocks[i].length);
    MUST(a->segments[i].role < ROLE_COUNT);
    must_be_score(a->segments[i].score);
  }
  must_be_span(d, a->headline);
  must_be_span(d, a->deck);
  must_be_span(d, a->byline_span);
  must_be_span(d, a->dateline.span);
  const Str texts[] = {a->headline_text,
                       a->deck_text,
                       a->byline,
                       a->agency,
                       a->published,
                       a->published_from,
                       a->url,
                       a->site,
                       a->language,
                       a->dateline.place_text,
                       a->dateline.place.name,
                       a->dateline.date,
                       a->dateline.agency,
                       article_body(d)};
  for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
    must_be_text(texts[i]);
  }
  article_fingerprint(d, &known);
}

static void must_hold_mention(Document *d, const Mention *m, uint32_t before) {
  const Text *t = document_text(d);
  const Entities *e = document_entities(d);
  MUST(m->first_token >= before && m->first_token < m->end_token);
  MUST(m->end_token <= t->token_count);
  must_be_span(d, m->span);
  MUST(m->span.length > 0);
  MUST(m->span.start >= t->tokens[m->first_token].start);
  const Token *last = &t->tokens[m->end_token - 1];
  MUST(m->span.start + m->span.length <= last->start + last->length);
  MUST(m->sentence < t->sentence_count);
  MUST(m->segment < document_article(d)->segment_count);
  MUST(m->entity < e->entity_count && m->type < TYPE_COUNT);
  must_be_score(m->score);
  must_be_span(d, m->role_span);
  must_be_text(m->role);
  must_be_text(m->value);
}

void must_hold_entities(Document *d) {
  const Entities *e = document_entities(d);
  uint32_t before = 0;
  for (uint32_t i = 0; i < e->mention_count; i++) {
    must_hold_mention(d, &e->mentions[i], before);
    before = e->mentions[i].end_token;
  }
  for (uint32_t i = 0; i < e->entity_count; i++) {
    const Entity *x = &e->entities[i];
    MUST(x->name.data && x->name.length > 0);
    must_be_text(x->name);
    must_be_text(x->role);
    MUST(x->type < TYPE_COUNT && x->gender <= GENDER_MALE);
    MUST(x->mention_count > 0 && x->first_mention < e->mention_count);
  }
}

static void must_hold_quote(Document *d, const Quote *q) {
  uint32_t at = q->span.start, end = q->span.start + q->span.length;
  MUST(q->span.length > 0 && q->part_count > 0);
  must_be_span(d, q->span);
  for (uint32_t i = 0; i < q->part_count; i++) {
    must_be_span(d, q->parts[i]);
    MUST(q->parts[i].start >= at && q->parts[i].length > 0);
    at = q->parts[i].start + q->parts[i].length;
  }
  MUST(at <= end);
  must_be_span(d, q->cue);
  must_be_span(d, q->source);
  MUST(q->kind < QUOTE_KIND_COUNT && q->cue_class <= CUE_CLASS_COUNT);
  MUST(q->speaker_kind < SPEAKER_KIND_COUNT);
  MUST(q->entity == NO_ENTITY ||
       q->entity < document_entities(d)->entity_count);
  MUST(q->sentence < document_text(d)->sentence_count);
  MUST(q->segment < document_article(d)->segment_count);
  must_be_score(q->score);
  must_be_text(q->words);
  must_be_text(q->speaker);
  must_be_text(q->role);
  must_be_text(q->addressee);
}

void must_hold_quotes(Document *d) {
  const Quotes *q = document_quotes(d);
  for (uint32_t i = 0; i < q->quote_count; i++) {
    if (i) MUST(q->quotes[i].span.start >= q->quotes[i - 1].span.start);
    must_hold_quote(d, &q->quotes[i]);
  }
}
