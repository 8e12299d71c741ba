/*
** The tagger of mentions: see tagger.h. A passage at a time, it looks up words,
** scores the labels of each candidate, pools what is said of the same word,
** finds the mentions of each run of candidates, and says how sure it is.
*/
#include "entity/tagger.h"

#include <stdlib.h>

#include "entity/mention_cache.h"

typedef struct Tagger {
  Document *d;
  const Text *text;
  const Article *article; /* NULL: all is read */
  MentionCache *cache;
  MentionList list;
} Tagger;

/* ---- scores of a sentence ---- */

/* Looks up features of pairs and evidence; tells the memory ahead of use. */
static void sentence_find_rows(MentionCache *c, const PassageSentence *s) {
  TaggerWork *w = c->work;
  const Model *m = &c->model;
  const ModelRow *rows = m->section[SECTION_ROW];
  uint32_t count = s->end - s->first;
  for (uint32_t i = 0; i < count; i++) {
    w->feature_count[i] = w->row_count[i] = 0;
    if (!w->passage.candidate[s->first + i]) continue;
    w->feature_count[i] =
        passage_features(&w->passage, s, s->first + i, w->feature[i]);
    for (uint32_t k = 0; k < w->feature_count[i]; k++) {
      __builtin_prefetch(model_row_bucket(m, w->feature[i][k]));
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    for (uint32_t k = 0; k < w->feature_count[i]; k++) {
      uint64_t feature = w->feature[i][k];
      uint32_t row =
          bucket_find(model_row_bucket(m, feature), model_key(feature));
      if (row >= m->header->rows) continue;
      __builtin_prefetch(rows + row);
      w->row[i][w->row_count[i]++] = rows + row;
    }
  }
}

static const WordRecord *record_of(const MentionCache *c, const Passage *p,
                                   const PassageSentence *s, uint32_t i,
                                   int offset) {
  int64_t at = (int64_t)i + offset;
  if (at < (int64_t)s->first) return c->before;
  return at < (int64_t)s->end ? (const WordRecord *)(const void *)p->form[at]
                              : c->behind;
}

/* Adds the sparse scores of candidate i of the passage. */
static void candidate_add_rows(MentionCache *c, const PassageSentence *s,
                               uint32_t i, float *score) {
  TaggerWork *w = c->work;
  uint32_t at = i - s->first;
  for (int k = -REACH; k <= REACH; k++) {
    const WordRecord *r = record_of(c, &w->passage, s, i, k);
    int sum = k == 0 && i == s->first ? UNARY_OPENING : k + REACH;
    c->kernels->scores_add(score, r->sum[sum], 1.0f);
  }
  for (uint32_t k = 0; k < w->row_count[at]; k++) {
    c->kernels->row_add(score, w->row[at][k], c->model.header->row_unit);
  }
}

/* A candidate's outputs (hidden units, cells), and its gates behind them. */
static int16_t *candidate_dense(const MentionCache *c, uint32_t at) {
  return c->dense + (size_t)at * (c->model.outputs + c->model.gates);
}

/* Where the blocks of products that a candidate uses begin. */
static void candidate_blocks(const MentionCache *c, const PassageSentence *s,
                             uint32_t i, const int8_t *block[PRODUCT_BLOCKS]) {
  const Passage *p = &c->work->passage;
  for (uint32_t k = 0; k < PRODUCT_BLOCKS; k++) {
    int offset = k < HIDDEN_WINDOW ? (int)k - HIDDEN_WINDOW / 2
                                   : (int)k - HIDDEN_WINDOW - GATE_WINDOW / 2;
    block[k] = record_products(record_of(c, p, s, i, offset)) +
               model_block_first(&c->model, k);
  }
}

static void candidate_sum(MentionCache *c, const PassageSentence *s, uint32_t i,
                          int16_t *out) {
  enum { LINE = 64, LINES_AHEAD = 5 };
  const Model *m = &c->model;
  const int16_t *bias = m->section[SECTION_BIAS];
  const int8_t *block[PRODUCT_BLOCKS];
  uint32_t hidden = m->header->hidden;
  /* Asks for the beginnings of what will be read next. */
  candidate_blocks(c, s, i + 1, block);
  for (int k = 0; k < PRODUCT_BLOCKS; k++) {
    for (int n = 0; n < LINES_AHEAD; n++) {
      __builtin_prefetch(block[k] + n * LINE);
    }
  }
  candidate_blocks(c, s, i, block);
  c->kernels->hidden_window(out, bias, block, hidden);
  c->kernels->positive(out, hidden);
  c->kernels->gate_window(out + m->outputs, bias + hidden,
                          block + HIDDEN_WINDOW, m->gates);
}

/* The memory over the candidates of a sentence, in one direction. */
static void sentence_remember(MentionCache *c, const PassageSentence *s,
                              bool forward) {
  const Model *m = &c->model;
  uint32_t size = m->header->cells / 2, half = forward ? 0 : size;
  uint32_t count = s->end - s->first;
  memset(c->cell, 0, size * sizeof(*c->cell));
  for (uint32_t k = 0; k < count; k++) {
    uint32_t at = forward ? k : count - 1 - k;
    if (!c->work->passage.candidate[s->first + at]) continue;
    int16_t *out = candidate_dense(c, at), *gate = out + m->outputs + half;
    c->kernels->remember(c->cell, out + m->header->hidden + half, gate,
                         gate + m->header->cells, size);
  }
}

/* True when the word has a capital here and elsewhere in the passage. */
static bool token_is_pooled(const Passage *p, uint32_t i) {
  const WordForm *form = p->form[i];
  return (form->flags & FORM_CAPITAL) &&
         p->groups[form->group].capital_count > 1;
}

/* Dense scores of the sentence's candidates, or of those that are pooled. */
static void sentence_score_dense(MentionCache *c, const PassageSentence *s,
                                 bool pooled) {
  TaggerWork *w = c->work;
  const Model *m = &c->model;
  const int16_t *from[SENTENCE_TOKENS];
  float *to[SENTENCE_TOKENS];
  uint32_t count = 0;
  for (uint32_t i = s->first; i < s->end; i++) {
    if (!w->passage.candidate[i]) continue;
    if (pooled && !token_is_pooled(&w->passage, i)) continue;
    from[count] = candidate_dense(c, i - s->first);
    to[count++] = pooled ? w->pooled[i] : w->score[i];
  }
  c->kernels->scores(
      to, m, m->section[pooled ? SECTION_POOL : SECTION_SCORE],
      m->section[pooled ? SECTION_POOL_SCALE : SECTION_SCORE_SCALE], from,
      count);
}

static void sentence_score(MentionCache *c, const PassageSentence *s) {
  TaggerWork *w = c->work;
  sentence_find_rows(c, s);
  for (uint32_t i = s->first; i < s->end; i++) {
    if (!w->passage.candidate[i]) continue;
    candidate_sum(c, s, i, candidate_dense(c, i - s->first));
  }
  sentence_remember(c, s, true);
  sentence_remember(c, s, false);
  sentence_score_dense(c, s, false);
  sentence_score_dense(c, s, true);
  for (uint32_t i = s->first; i < s->end; i++) {
    if (w->passage.candidate[i]) candidate_add_rows(c, s, i, w->score[i]);
  }
}

/* ---- the passage ---- */

/* Adds to each place what is thought of the same word in other places. */
static void passage_pool(MentionCache *c) {
  TaggerWork *w = c->work;
  const Passage *p = &w->passage;
  memset(w->group_sum, 0, p->group_count * sizeof(w->group_sum[0]));
  for (uint32_t i = 0; i < p->token_count; i++) {
    if (!token_is_pooled(p, i)) continue;
    c->kernels->scores_add(w->group_sum[p->form[i]->group], w->pooled[i], 1);
  }
  for (uint32_t i = 0; i < p->token_count; i++) {
    if (!token_is_pooled(p, i)) continue;
    uint32_t group = p->form[i]->group;
    float share = 1.0f / (float)(p->groups[group].capital_count - 1);
    c->kernels->scores_add(w->score[i], w->group_sum[group], share);
    c->kernels->scores_add(w->score[i], w->pooled[i], -share);
  }
}

/* What the chain's probability is worth: lines between the model's knots. */
static float score_calibrate(const Model *m, float p) {
  float at = p * (SCORE_KNOTS - 1);
  if (!(at > 0)) return m->header->score[0];
  if (at >= SCORE_KNOTS - 1) return m->header->score[SCORE_KNOTS - 1];
  int knot = (int)at;
  const float *y = m->header->score + knot;
  return y[0] + (y[1] - y[0]) * (at - (float)knot);
}

/* Adds a mention of the run that begins at candidate `run`. */
static void tagger_add(Tagger *t, const PassageSentence *s, uint32_t run,
                       const BioesSpan *span) {
  const Passage *passage = &t->cache->work->passage;
  uint32_t first_token = passage->token[run + span->first];
  const Token *a = &t->text->tokens[first_token];
  const Token *b = &t->text->tokens[passage->token[run + span->end - 1]];
  if (!ARENA_PUSH(t->d->arena, &t->list)) return;
  t->list.items[t->list.count++] =
      (Mention){.span = {a->start, b->start + b->length - a->start},
                .first_token = first_token,
                .end_token = first_token + span->end - span->first,
                .sentence = s->sentence,
                .segment = t->text->sentences[s->sentence].block,
                .type = span->type,
                .score = score_calibrate(&t->cache->model, span->probability)};
}

/* The mentions among candidates [first, end). */
static void tagger_run(Tagger *t, const PassageSentence *s, uint32_t first,
                       uint32_t end) {
  MentionCache *c = t->cache;
  TaggerWork *w = c->work;
  uint32_t count = bioes_find(&c->chain, c->kernels, &w->chain, w->score[first],
                              end - first, c->model.header->least, w->spans);
  for (uint32_t i = 0; i < count; i++) {
    tagger_add(t, s, first, &w->spans[i]);
  }
}

static void tagger_finish_passage(Tagger *t) {
  TaggerWork *w = t->cache->work;
  const Passage *p = &w->passage;
  passage_finish(&w->passage);
  mention_cache_complete(t->cache);
  for (uint32_t k = 0; k < p->sentence_count; k++) {
    sentence_score(t->cache, &p->sentences[k]);
  }
  passage_pool(t->cache);
  for (uint32_t k = 0; k < p->sentence_count; k++) {
    const PassageSentence *s = &p->sentences[k];
    for (uint32_t i = s->first, end; i < s->end; i = end) {
      for (end = i; end < s->end && p->candidate[end]; end++) {
      }
      if (end > i) tagger_run(t, s, i, end);
      if (end == i) end++;
    }
  }
}

/* ---- the document ---- */

static void tagger_begin_passage(Tagger *t, uint32_t next_token) {
  uint32_t left = t->text->token_count - next_token;
  mention_cache_reserve(t->cache,
                        left < PASSAGE_TOKENS ? left : PASSAGE_TOKENS);
  /* 0 is the stamp of forms that were in no passage yet. */
  if (++t->cache->passages == 0) t->cache->passages = 1;
  passage_clear(&t->cache->work->passage, t->cache->passages);
}

static void tagger_add_sentence(Tagger *t, uint32_t sentence, bool opens) {
  const Sentence *s = &t->text->sentences[sentence];
  Passage *p = &t->cache->work->passage;
  WordForm *forms[SENTENCE_TOKENS];
  for (uint32_t i = s->first_token, n; i < s->end_token; i += n) {
    n = s->end_token - i;
    if (n > SENTENCE_TOKENS) n = SENTENCE_TOKENS;
    if (!passage_has_room(p, n)) {
      tagger_finish_passage(t);
      tagger_begin_passage(t, i);
    }
    for (uint32_t j = 0; j < n; j++) {
      const Token *token = &t->text->tokens[i + j];
      forms[j] =
          mention_cache_find(t->cache, token_str(t->d, token), token->flags);
    }
    passage_add(p, forms, n, i, sentence, opens);
  }
}

static bool tagger_reads(const Tagger *t, uint32_t block) {
  if (!t->article || block >= t->article->segment_count) return true;
  return article_role_is_read((SegmentRole)t->article->segments[block].role);
}

static void tagger_run_document(Tagger *t) {
  bool opens = true;
  tagger_begin_passage(t, 0);
  for (uint32_t i = 0; i < t->text->sentence_count; i++) {
    if (!tagger_reads(t, t->text->sentences[i].block)) continue;
    if (i % 64 == 0 && document_stopped(t->d)) break;
    tagger_add_sentence(t, i, opens);
    opens = false;
  }
  tagger_finish_passage(t);
}

/* What was learned is English; other languages are left alone, or on demand. */
static bool text_is_read(const Document *d, const Text *t) {
  if (!t->token_count) return false;
  if (d->options.any_language || !t->language.data) return true;
  return str_starts_nocase(t->language, STR("en"));
}

MentionList mention_tag(Document *d) {
  Tagger t = {.d = d, .text = document_text(d)};
  /* Roles cost more than tagging does: not asked for where all is read. */
  if (!d->options.all && !d->options.whole) t.article = document_article(d);
  if (d->arena->failed || !text_is_read(d, t.text)) return t.list;
  t.cache = d->caches ? d->caches->mentions : NULL;
  if (!t.cache) t.cache = mention_cache_new(model_embedded(), kernels_choose());
  if (t.cache) {
    tagger_run_document(&t);
  } else {
    d->arena->failed = true;
  }
  if (d->caches) {
    d->caches->mentions = t.cache;
  } else {
    mention_cache_free(t.cache);
  }
  if (d->arena->failed) t.list = (MentionList){0};
  return t.list;
}
