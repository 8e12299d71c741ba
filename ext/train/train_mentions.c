/*
** Trains the tagger of mentions.
**
** In:  the folder of annotated news (ner/worldwide-train.jsonl, ner/extra/…)
**      and the word vectors' file. Out: the weights that ext/entity reads;
**      what was learned from and the scores, printed.
**
**   train_mentions --data ../shared/data --vectors V.json --cv 5
**   train_mentions --data ../shared/data --vectors V.json --seeds 3
**       --silver 0.5 --cv 1 --dev --out ext/model/mentions.bin
*/
#include <cblas.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "mentions/evaluate.h"
#include "mentions/pack.h"

typedef struct Settings {
  const char *data, *vectors, *out;
  float folds, seed, seeds, epochs, least, rows, silver, dev;
} Settings;

/* A setting and where its value goes; a text where `is_text`. */
typedef struct Option {
  const char *name;
  size_t offset;
  bool is_text;
  const char *what;
} Option;

static const Option OPTIONS[] = {
    {"--data", offsetof(Settings, data), true, "folder with ner/, quotes/ …"},
    {"--vectors", offsetof(Settings, vectors), true, "word vectors (JSON)"},
    {"--out", offsetof(Settings, out), true, "file of weights to write"},
    {"--cv", offsetof(Settings, folds), false,
     "train on 4/5 and score the rest, so many of 5 times; the calibration of "
     "--out comes from here"},
    {"--dev", offsetof(Settings, dev), false,
     "1: score ner/worldwide-dev.jsonl, as it is and re-cased"},
    {"--seed", offsetof(Settings, seed), false, "of the first network"},
    {"--seeds", offsetof(Settings, seeds), false, "networks of the team"},
    {"--epochs", offsetof(Settings, epochs), false, "over all texts"},
    {"--silver", offsetof(Settings, silver), false,
     "weight of plain texts, labelled by a first team; 0: none"},
    {"--least", offsetof(Settings, least), false, "times a feature is seen"},
    {"--rows", offsetof(Settings, rows), false,
     "rows of weights in --out, those of most weight"},
};
enum { OPTION_COUNT = sizeof(OPTIONS) / sizeof(*OPTIONS) };

static void usage_print(void) {
  fputs("usage: train_mentions --data DIR --vectors FILE [options]\n", stderr);
  for (int i = 0; i < OPTION_COUNT; i++) {
    fprintf(stderr, "  %-12s %s\n", OPTIONS[i].name, OPTIONS[i].what);
  }
}

static bool settings_read(Settings *s, int argc, char **argv) {
  for (int i = 1; i + 1 < argc; i += 2) {
    int k = 0;
    while (k < OPTION_COUNT && strcmp(argv[i], OPTIONS[k].name) != 0) k++;
    if (k == OPTION_COUNT) return false;
    char *to = (char *)s + OPTIONS[k].offset;
    if (OPTIONS[k].is_text) {
      memcpy(to, &argv[i + 1], sizeof(char *));
    } else {
      float number = strtof(argv[i + 1], NULL);
      memcpy(to, &number, sizeof(number));
    }
  }
  return argc % 2 && s->data && s->vectors && s->seeds >= 1;
}

static TrainOptions train_options(const Settings *s) {
  TrainOptions o = TRAIN_DEFAULTS;
  if (s->epochs >= 1) o.epochs = (int)s->epochs;
  return o;
}

typedef struct Corpora {
  Vocabulary vocabulary;
  Dictionary dictionary;
  Corpus train, twins, others[OTHERS], wikigold, uner, silver;
  Corpus dev, dev_upper, dev_title;
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
  corpus_read_jsonl(&c->twins, v, train, RECASE_SOME);
  for (int k = 0; k < OTHERS; k++) {
    corpus_read_exchanged(&c->others[k], v, train, 1000000 * (uint64_t)(k + 1));
  }
  corpus_read_wikigold(&c->wikigold, v, path_of(s, "extra/wikigold.conll"));
  corpus_read_uner(&c->uner, v, path_of(s, "extra/uner-ewt-1.iob2"));
  corpus_read_uner(&c->uner, v, path_of(s, "extra/uner-ewt-2.iob2"));
  if (s->silver > 0) {
    corpus_read_plain(&c->silver, v,
                      path_of(s, "../quotes/polnear-train.jsonl"), 2);
    corpus_read_plain(&c->silver, v,
                      path_of(s, "../dateline/modern-open.jsonl"), 1);
    corpus_read_plain(&c->silver, v,
                      path_of(s, "../dateline/reuters-open.jsonl"), 6);
  }
  if (s->dev > 0) {
    const char *dev = path_of(s, "worldwide-dev.jsonl");
    corpus_read_jsonl(&c->dev, v, dev, RECASE_NONE);
    corpus_read_jsonl(&c->dev_upper, v, dev, RECASE_UPPER);
    corpus_read_jsonl(&c->dev_title, v, dev, RECASE_TITLE);
  }
  Corpus *learned[] = {&c->train, &c->twins, &c->wikigold, &c->uner,
                       &c->silver};
  for (int i = 0; i < 5; i++) dictionary_count(&c->dictionary, learned[i]);
  dictionary_number(&c->dictionary, (uint32_t)s->least);
  Corpus *all[] = {&c->train,  &c->twins, &c->wikigold,  &c->uner,
                   &c->silver, &c->dev,   &c->dev_upper, &c->dev_title};
  for (int i = 0; i < 8; i++) corpus_number_rows(all[i], &c->dictionary);
  for (int k = 0; k < OTHERS; k++) {
    corpus_number_rows(&c->others[k], &c->dictionary);
  }
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
                     .others = c->others,
                     .folds = folds,
                     .fold = fold};
}

static void dev_print(const Corpora *c, Team *t, float least) {
  Counts as_is = {0}, upper = {0}, title = {0};
  counts_corpus(&as_is, &least, 1, t, &c->dev, 0, 0);
  counts_corpus(&upper, &least, 1, t, &c->dev_upper, 0, 0);
  counts_corpus(&title, &least, 1, t, &c->dev_title, 0, 0);
  counts_print(&as_is);
  printf("  re-cased, names: upper %.2f, title %.2f\n", counts_f1_names(&upper),
         counts_f1_names(&title));
}

/*
** A team; with --silver one that learned from another team's labels of plain
** text as well.
*/
static void learn(Corpora *c, const Settings *s, TrainData data, uint64_t seed,
                  Team *t) {
  uint32_t rows = c->dictionary.rows, seeds = (uint32_t)s->seeds;
  TrainOptions o = train_options(s);
  if (s->silver > 0) {
    Team teachers;
    team_train(&teachers, &c->vocabulary, rows, &data, &o, seed + 50, seeds);
    team_soften(&teachers, &c->silver, s->silver);
    team_free(&teachers);
    data.corpora[data.count++] = &c->silver;
  }
  team_train(t, &c->vocabulary, rows, &data, &o, seed, seeds);
}

/* What was learned from the parts that were not trained on. */
typedef struct Validation {
  Counts counts[LEAST_COUNT];
  int best; /* of counts: counts_best */
} Validation;

/*
** The lowest probability that is as good as the best: what is reported with a
** doubt can be filtered by its score, what is left out cannot be had.
*/
static int counts_best(const Counts counts[LEAST_COUNT]) {
  const double alike = 0.05;
  double best = 0;
  for (int k = 0; k < LEAST_COUNT; k++) {
    double f1 = counts_f1(&counts[k]);
    best = f1 > best ? f1 : best;
  }
  int k = 0;
  while (counts_f1(&counts[k]) < best - alike) k++;
  return k;
}

/* Trains on four fifths and labels the last, `folds` of five times. */
static void cross_validate(Corpora *c, const Settings *s, Validation *v) {
  TrainOptions o = train_options(s);
  float least[LEAST_COUNT];
  for (int k = 0; k < LEAST_COUNT; k++) least[k] = least_of(k);
  for (int fold = 0; fold < (int)s->folds; fold++) {
    double start = seconds();
    TrainData data = train_data(c, FOLDS, (uint32_t)fold);
    Team t;
    team_train(&t, &c->vocabulary, c->dictionary.rows, &data, &o,
               (uint64_t)s->seed + 100 * (uint64_t)fold, (uint32_t)s->seeds);
    counts_corpus(v->counts, least, LEAST_COUNT, &t, &c->train, FOLDS,
                  (uint32_t)fold);
    fprintf(stderr, "fold %d: %.0f s\n", fold, seconds() - start);
    team_free(&t);
  }
  for (int k = 0; k < LEAST_COUNT; k++) {
    double f1 = counts_f1(&v->counts[k]);
    printf("mentions more probable than %.2f: F1 %.2f\n", (double)least[k], f1);
  }
  v->best = counts_best(v->counts);
  counts_print(&v->counts[v->best]);
  fflush(stdout);
}

/* Trains on everything; scores dev, writes the model. */
static void train_final(Corpora *c, const Settings *s, const Validation *v) {
  TrainData data = train_data(c, 0, 0);
  Team t;
  learn(c, s, data, (uint64_t)s->seed, &t);
  if (s->dev > 0) dev_print(c, &t, least_of(v->best));
  if (s->out) {
    Pack pack;
    pack_init(&pack, &c->vocabulary, &c->dictionary);
    for (uint32_t k = 0; k < t.count; k++) pack_add(&pack, t.network[k]);
    counts_calibrate(&v->counts[v->best], pack.score);
    pack.least = least_of(v->best);
    if (s->rows > 0) pack.rows_most = (uint32_t)s->rows;
    pack_write(&pack, s->out);
  }
  team_free(&t);
}

int main(int argc, char **argv) {
  static Corpora c;
  static Vectors vectors;
  static Validation validation;
  Settings s = {.seeds = 1, .seed = 1, .least = 3};
  if (!settings_read(&s, argc, argv)) {
    usage_print();
    return 2;
  }
  openblas_set_num_threads(1);
  vectors_read(&vectors, s.vectors);
  vectors_quantise(&vectors);
  corpora_read(&c, &vectors, &s);
  corpus_print("train", &c.train);
  corpus_print("exchanged", &c.others[0]);
  corpus_print("wikigold", &c.wikigold);
  corpus_print("uner", &c.uner);
  corpus_print("silver", &c.silver);
  corpus_print("dev", &c.dev);
  printf("%u words, %u rows\n", c.vocabulary.count, c.dictionary.rows);
  fflush(stdout);
  if (s.folds >= 1) cross_validate(&c, &s, &validation);
  if (s.dev > 0 || s.out) train_final(&c, &s, &validation);
  return 0;
}
