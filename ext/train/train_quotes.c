/*
** train_quotes: learns the quotation model.
**
**   train_quotes model TRAIN.jsonl quotes.bin    learns from all articles
**   train_quotes cv TRAIN.jsonl SYSTEM.jsonl     5-fold cross-validation: what
**       models that have not seen an article make of it, in code points, in
**       the form that quotation scorers read
**   train_quotes try TRAIN.jsonl SYSTEM.jsonl    the same for folds 0 and 1,
**       each with a linker learned on the other, to compare features; the
**       model of fold 0 is written beside it (SYSTEM.jsonl.bin)
**   train_quotes run MODEL ARTICLES.jsonl SYSTEM.jsonl    what a model finds
**
** In:  articles with attributions (see quotes/corpus.h). Deterministic: the
** same data on the same kind of machine give the same bytes.
**
** The linker is learned on pieces found by taggers that had not seen the
** article, as they will be in use. So learning "model" takes
** five taggers for the linker, and four that are added for use.
*/
#include <stdio.h>
#include <stdlib.h>

#include "quote/attribute.h"
#include "quotes/learn.h"

enum { FOLDS = 5, SEED = 1, SEEDS = 4 };

static void *must(void *p) {
  if (p) return p;
  fprintf(stderr, "train_quotes: out of memory\n");
  exit(1);
}

/* ---- cases for the rankers ---- */

static void add_candidate(RankData *data, const LinkFeatures *f, bool right) {
  if (!ARENA_PUSH(&data->arena, &data->candidates)) must(NULL);
  data->candidates.items[data->candidates.count++] = (RankCandidate){
      .first = data->features.count, .count = f->count, .right = right};
  for (uint32_t i = 0; i < f->count; i++) {
    if (!ARENA_PUSH(&data->arena, &data->features)) must(NULL);
    data->features.items[data->features.count++] = f->items[i];
  }
}

static void add_case(RankData *data, uint32_t document, size_t first) {
  if (!ARENA_PUSH(&data->arena, &data->cases)) must(NULL);
  data->cases.items[data->cases.count++] =
      (RankCase){document, first, (uint32_t)(data->candidates.count - first)};
}

/* The gold attribution that shares most tokens of one part with a run. */
static const Gold *best_gold(const CorpusDocument *d, Run run, bool by_cue) {
  const Gold *best = NULL;
  uint32_t most = 0;
  for (uint32_t g = 0; g < d->gold_count; g++) {
    const Gold *gold = &d->gold[g];
    uint32_t n = part_overlap(by_cue ? &gold->cue : &gold->content, run);
    if (n > most) {
      most = n;
      best = gold;
    }
  }
  return best;
}

/* A content's choice among cues; dropped when it is mostly no content. */
static void add_cue_case(RankData *data, const CorpusDocument *d,
                         uint32_t document, const Linker *l, uint32_t x) {
  Run run = l->pieces[x].run;
  const Gold *gold = best_gold(d, run, false);
  bool real =
      gold && 2 * part_overlap(&gold->content, run) >= run.end - run.first;
  LinkChoice choice;
  LinkFeatures f;
  bool right[LINK_CANDIDATES] = {false}, any = false;
  link_cues(l, x, &choice);
  for (uint32_t i = 0; real && i < choice.count; i++) {
    right[i] = part_overlap(&gold->cue, choice.items[i].run) > 0;
    any |= right[i];
  }
  if (real && !any) return; /* its cue was not found: nothing to learn */
  right[choice.count] = !any;
  size_t first = data->candidates.count;
  for (uint32_t i = 0; i <= choice.count; i++) {
    link_cue_features(l, x, &choice, i, &f);
    add_candidate(data, &f, right[i]);
  }
  add_case(data, document, first);
}

/* A cue's choice among sources; tagged ones go before mere noun phrases. */
static void add_source_case(RankData *data, const CorpusDocument *d,
                            uint32_t document, const Linker *l, uint32_t c) {
  const Gold *gold = best_gold(d, l->pieces[c].run, true);
  LinkChoice choice;
  LinkFeatures f;
  bool right[LINK_CANDIDATES] = {false}, any = false, tagged = false;
  if (!gold) return;
  link_sources(l, c, &choice);
  for (uint32_t i = 0; i < choice.count; i++) {
    right[i] = part_overlap(&gold->source, choice.items[i].run) > 0;
    any |= right[i];
    tagged |= right[i] && choice.items[i].group != LINK_NOUN;
  }
  if (gold->source.count > 0 && !any) return;
  for (uint32_t i = 0; tagged && i < choice.count; i++) {
    if (choice.items[i].group == LINK_NOUN) right[i] = false;
  }
  right[choice.count] = gold->source.count == 0;
  size_t first = data->candidates.count;
  for (uint32_t i = 0; i <= choice.count; i++) {
    link_source_features(l, c, &choice, i, &f);
    add_candidate(data, &f, right[i]);
  }
  add_case(data, document, first);
}

typedef struct LinkData {
  RankData cues, sources;
} LinkData;

/* Tags a document with a model that has not seen it; adds its cases. */
static void add_document(LinkData *data, CorpusDocument *d, uint32_t document,
                         const QuoteModel *model) {
  ArenaMark mark = arena_mark(&d->arena);
  PieceList pieces = {0};
  Linker l;
  if (!quote_tag(&d->reading, model, d->words, &pieces) ||
      !linker_init(&l, &d->reading, d->words, &pieces)) {
    must(NULL);
  }
  for (uint32_t i = 0; i < l.count; i++) {
    if (l.pieces[i].is_content) add_cue_case(&data->cues, d, document, &l, i);
    if (l.pieces[i].is_cue) add_source_case(&data->sources, d, document, &l, i);
  }
  arena_rewind(&d->arena, mark);
}

/* ---- output in code points ---- */

static void print_span(FILE *out, const Points *points, Span s) {
  fprintf(out, "[%u,%u]", points_at(points, s.start),
          points_at(points, s.start + s.length));
}

static void print_part(FILE *out, const Points *points, const char *name,
                       const Span *spans, uint32_t count) {
  fprintf(out, "\"%s\":[", name);
  for (uint32_t i = 0; i < count; i++) {
    if (i) fputc(',', out);
    print_span(out, points, spans[i]);
  }
  fputs("],", out);
}

static void print_document(FILE *out, CorpusDocument *d,
                           const QuoteModel *model) {
  ArenaMark mark = arena_mark(&d->arena);
  AttributionList list = {0};
  Points points = points_make(&d->arena, d->document.text);
  if (!quotes_attribute(&d->reading, model, &list)) must(NULL);
  Quotes quotes = rows_make(&d->reading, &list);
  bool first = true;
  fprintf(out, "{\"doc_id\":\"%.*s\",\"attributions\":[", (int)d->id.length,
          d->id.data);
  for (uint32_t i = 0; i < quotes.quote_count; i++) {
    const Quote *q = &quotes.quotes[i];
    if (q->kind == QUOTE_SCARE) continue;
    fputs(first ? "{" : ",{", out);
    first = false;
    print_part(out, &points, "content", q->parts, q->part_count);
    print_part(out, &points, "cue", &q->cue, q->cue.length > 0);
    print_part(out, &points, "source", &q->source, q->source.length > 0);
    fprintf(out, "\"score\":%.4f,\"kind\":\"%s\"}", (double)q->score,
            QUOTE_KIND_NAMES[q->kind]);
  }
  fputs("]}\n", out);
  arena_rewind(&d->arena, mark);
}

/* ---- the two commands ---- */

/* Taggers of all folds, and the linker's cases from what each had not seen. */
static QuoteModel **jackknife(Corpus *corpus, const TaggerData *data,
                              const QuoteModel *base, LinkData *links,
                              uint32_t folds) {
  QuoteModel **models = must(calloc(FOLDS, sizeof(*models)));
  for (uint32_t k = 0; k < folds; k++) {
    models[k] = must(malloc(sizeof(QuoteModel)));
    *models[k] = *base;
    fprintf(stderr, "fold %u\n", k);
    tagger_learn(data, FOLDS, k, SEED, 1, models[k]);
    for (uint32_t d = k; d < corpus->count; d += FOLDS) {
      add_document(links, &corpus->items[d], d, models[k]);
    }
  }
  return models;
}

static void cross_validate(Corpus *corpus, QuoteModel **models,
                           const LinkData *links, uint32_t folds_shown,
                           FILE *out) {
  for (uint32_t k = 0; k < folds_shown; k++) {
    rank_learn(&links->cues, FOLDS, k, SEED, models[k]->cue_weights);
    rank_learn(&links->sources, FOLDS, k, SEED, models[k]->source_weights);
  }
  for (uint32_t d = 0; d < corpus->count; d++) {
    if (d % FOLDS >= folds_shown) continue;
    print_document(out, &corpus->items[d], models[d % FOLDS]);
  }
}

static void write_model(const QuoteModel *model, const char *path) {
  FILE *f = fopen(path, "wb");
  if (!f || fwrite(model, sizeof(*model), 1, f) != 1 || fclose(f)) {
    fprintf(stderr, "train_quotes: cannot write %s\n", path);
    exit(1);
  }
}

static void print_all(Corpus *corpus, const QuoteModel *model,
                      const char *path) {
  FILE *out = must(fopen(path, "w"));
  for (uint32_t d = 0; d < corpus->count; d++) {
    print_document(out, &corpus->items[d], model);
  }
  fclose(out);
}

static void run_model(const char *path, const char *articles,
                      const char *system) {
  QuoteModel *model = must(calloc(1, sizeof(*model)));
  Corpus corpus = corpus_load(articles);
  FILE *f = must(fopen(path, "rb"));
  if (fread(model, sizeof(*model), 1, f) != 1) must(NULL);
  fclose(f);
  print_all(&corpus, model, system);
}

/* Models of the first `folds` folds to a file of what they find, unseen. */
static void try_folds(Corpus *corpus, QuoteModel **models,
                      const LinkData *links, uint32_t folds, const char *path) {
  FILE *out = must(fopen(path, "w"));
  cross_validate(corpus, models, links, folds, out);
  fclose(out);
}

int main(int argc, char **argv) {
  const char *command = argc > 1 ? argv[1] : "";
  bool trial = strcmp(command, "try") == 0, cv = strcmp(command, "cv") == 0;
  if (argc == 5 && strcmp(command, "run") == 0) {
    run_model(argv[2], argv[3], argv[4]);
    return 0;
  }
  if (argc != 4 || (!trial && !cv && strcmp(command, "model") != 0)) {
    fprintf(stderr, "usage: train_quotes model|cv|try TRAIN.jsonl OUT\n"
                    "       train_quotes run MODEL ARTICLES.jsonl OUT\n");
    return 2;
  }
  QuoteModel *model = must(calloc(1, sizeof(*model)));
  LinkData links = {0};
  Corpus corpus = corpus_load(argv[2]);
  memcpy(model->magic, QUOTE_MAGIC, sizeof(model->magic));
  model->seed = SEED;
  corpus_make_lexicon(&corpus, model);
  corpus_read_words(&corpus, model);
  TaggerData data = tagger_data_make(&corpus);
  QuoteModel **models =
      jackknife(&corpus, &data, model, &links, trial ? 2 : FOLDS);
  fprintf(stderr, "%zu contents, %zu cues\n", links.cues.cases.count,
          links.sources.cases.count);
  if (trial || cv) {
    try_folds(&corpus, models, &links, trial ? 2 : FOLDS, argv[3]);
    if (!trial) return 0;
    Str name = arena_printf(&links.cues.arena, "%s.bin", argv[3]);
    write_model(models[0], name.data);
    return 0;
  }
  tagger_learn(&data, 0, 0, SEED, SEEDS, model);
  rank_learn(&links.cues, 0, 0, SEED, model->cue_weights);
  rank_learn(&links.sources, 0, 0, SEED, model->source_weights);
  write_model(model, argv[3]);
  return 0;
}
