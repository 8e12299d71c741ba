/*
** Trains the tagger of mentions.
**
** In:  the folder of annotated news (ner/worldwide-train.jsonl, ner/extra/…)
**      and the word vectors' file. Out: the weights that ext/entity reads.
**
**   train_mentions --data ../shared/data --vectors V.json --cv 2
**   train_mentions --data ../shared/data --vectors V.json --seeds 3
**       --out ext/model/mentions.bin
**
** --cv N      trains on 4/5 of the documents, scores the rest, N of 5 times
** --dev       scores ner/worldwide-dev.jsonl, too, as it is and re-cased
** --epochs N, --seed N, --seeds N
*/
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "mentions/evaluate.h"
#include "mentions/pack.h"

typedef struct Settings {
  const char *data, *vectors, *out;
  int folds, seeds, least, common;
  float row_least;
  uint64_t seed;
  bool dev, twins, extra;
  TrainOptions train;
} Settings;

static const char *const USAGE =
    "usage: train_mentions --data DIR --vectors FILE [--out FILE] [--cv N]\n"
    "       [--dev] [--seed N] [--seeds N] [--epochs N] [--least N]\n";

static bool settings_read(Settings *s, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *name = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
    if (!strcmp(name, "--dev")) {
      s->dev = true;
      continue;
    }
    if (!strcmp(name, "--no-twins")) {
      s->twins = false;
      continue;
    }
    if (!strcmp(name, "--no-extra")) {
      s->extra = false;
      continue;
    }
    if (!strcmp(name, "--data"))
      s->data = value;
    else if (!strcmp(name, "--vectors"))
      s->vectors = value;
    else if (!strcmp(name, "--out"))
      s->out = value;
    else if (!strcmp(name, "--cv"))
      s->folds = atoi(value);
    else if (!strcmp(name, "--seeds"))
      s->seeds = atoi(value);
    else if (!strcmp(name, "--seed"))
      s->seed = (uint64_t)atoll(value);
    else if (!strcmp(name, "--least"))
      s->least = atoi(value);
    else if (!strcmp(name, "--common"))
      s->common = atoi(value);
    else if (!strcmp(name, "--row-least"))
      s->row_least = strtof(value, 0);
    else if (!strcmp(name, "--epochs"))
      s->train.epochs = atoi(value);
    else if (!strcmp(name, "--hd"))
      s->train.hidden_dropout = strtof(value, 0);
    else if (!strcmp(name, "--rd"))
      s->train.row_dropout = strtof(value, 0);
    else if (!strcmp(name, "--id"))
      s->train.input_dropout = strtof(value, 0);
    else if (!strcmp(name, "--dr"))
      s->train.dense_rate = strtof(value, 0);
    else
      return false;
    i++;
  }
  return s->data && s->vectors && s->seeds > 0;
}

typedef struct Corpora {
  Vocabulary vocabulary;
  Dictionary dictionary;
  Corpus train, twins, wikigold, uner, dev, dev_upper, dev_title;
} Corpora;

static const char *path_of(const Settings *s, const char *name) {
  static char path[4096];
  snprintf(path, sizeof(path), "%s/ner/%s", s->data, name);
  return path;
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void corpora_read(Corpora *c, const Vectors *vectors,
                         const Settings *s) {
  Vocabulary *v = &c->vocabulary;
  vocabulary_init(v, vectors);
  const char *train = path_of(s, "worldwide-train.jsonl");
  corpus_read_jsonl(&c->train, v, train, RECASE_NONE);
  if (s->twins) corpus_read_jsonl(&c->twins, v, train, RECASE_SOME);
  if (s->extra) {
    corpus_read_wikigold(&c->wikigold, v, path_of(s, "extra/wikigold.conll"));
    corpus_read_uner(&c->uner, v, path_of(s, "extra/uner-ewt-1.iob2"));
    corpus_read_uner(&c->uner, v, path_of(s, "extra/uner-ewt-2.iob2"));
  }
  if (s->dev) {
    const char *dev = path_of(s, "worldwide-dev.jsonl");
    corpus_read_jsonl(&c->dev, v, dev, RECASE_NONE);
    corpus_read_jsonl(&c->dev_upper, v, dev, RECASE_UPPER);
    corpus_read_jsonl(&c->dev_title, v, dev, RECASE_TITLE);
  }
  Corpus *learned[] = {&c->train, &c->twins, &c->wikigold, &c->uner};
  for (int i = 0; i < 4; i++) dictionary_count(&c->dictionary, learned[i]);
  dictionary_number(&c->dictionary, (uint32_t)s->least);
  Corpus *all[] = {&c->train, &c->twins,     &c->wikigold, &c->uner,
                   &c->dev,   &c->dev_upper, &c->dev_title};
  for (int i = 0; i < 7; i++) corpus_number_rows(all[i], &c->dictionary);
}

static void corpus_print(const char *name, const Corpus *c) {
  size_t tokens = 0, candidates = 0;
  for (size_t i = 0; i < c->count; i++) {
    tokens += c->samples[i].token_count;
    candidates += c->samples[i].candidate_count;
  }
  printf("%-10s %u documents, %zu tokens, %zu candidates, %u of %u spans "
         "expressible\n",
         name, c->documents, tokens, candidates, c->kept_spans, c->gold_spans);
}

static TrainData train_data(const Corpora *c, uint32_t folds, uint32_t fold) {
  return (TrainData){.corpora = {&c->train, &c->wikigold, &c->uner},
                     .count = 3,
                     .twins = c->twins.count ? &c->twins : NULL,
                     .folds = folds,
                     .fold = fold};
}

static void dev_print(const Corpora *c, Team *t) {
  Counts as_is = {0}, upper = {0}, title = {0};
  counts_corpus(&as_is, t, &c->dev, 0, 0);
  counts_corpus(&upper, t, &c->dev_upper, 0, 0);
  counts_corpus(&title, t, &c->dev_title, 0, 0);
  counts_print(&as_is);
  printf("  re-cased, names: upper %.2f, title %.2f\n", counts_f1_names(&upper),
         counts_f1_names(&title));
}

/* Trains on four fifths and labels the last, `folds` of five times. */
static void cross_validate(const Corpora *c, const Settings *s, int folds,
                           Counts *all) {
  for (int fold = 0; fold < folds; fold++) {
    double start = seconds(), before = counts_f1(all);
    TrainData data = train_data(c, 5, (uint32_t)fold);
    Team t;
    team_train(&t, &c->vocabulary, c->dictionary.rows, &data, &s->train,
               s->seed + 100 * (uint64_t)fold, (uint32_t)s->seeds);
    counts_corpus(all, &t, &c->train, 5, (uint32_t)fold);
    printf("fold %d: F1 %.2f before, %.2f with it (%.0f s)\n", fold, before,
           counts_f1(all), seconds() - start);
    fflush(stdout);
    team_free(&t);
  }
  counts_print(all);
}

/* Trains on everything; scores dev, writes the model. */
static void train_final(const Corpora *c, const Settings *s,
                        const Counts *validation) {
  TrainData data = train_data(c, 0, 0);
  Team t;
  team_train(&t, &c->vocabulary, c->dictionary.rows, &data, &s->train, s->seed,
             (uint32_t)s->seeds);
  if (s->dev) dev_print(c, &t);
  if (s->out) {
    Pack pack;
    pack_init(&pack, &c->vocabulary, &c->dictionary);
    for (uint32_t k = 0; k < t.count; k++) pack_add(&pack, t.network[k]);
    if (s->folds) counts_calibrate(validation, pack.score);
    if (s->row_least > 0) pack.row_least = s->row_least;
    if (s->common) pack.common_words = (uint32_t)s->common;
    pack_write(&pack, s->out);
  }
  team_free(&t);
}

int main(int argc, char **argv) {
  static Corpora c;
  static Vectors vectors;
  Counts validation = {0};
  Settings s = {.seeds = 1,
                .seed = 1,
                .least = 3,
                .twins = true,
                .extra = true,
                .train = TRAIN_DEFAULTS};
  if (!settings_read(&s, argc, argv)) {
    fputs(USAGE, stderr);
    return 2;
  }
  openblas_set_num_threads(1);
  vectors_read(&vectors, s.vectors);
  corpora_read(&c, &vectors, &s);
  corpus_print("train", &c.train);
  corpus_print("wikigold", &c.wikigold);
  corpus_print("uner", &c.uner);
  corpus_print("dev", &c.dev);
  printf("%u words, %u rows\n", c.vocabulary.count, c.dictionary.rows);
  fflush(stdout);
  if (s.folds) cross_validate(&c, &s, s.folds, &validation);
  if (s.dev || s.out) train_final(&c, &s, &validation);
  return 0;
}
