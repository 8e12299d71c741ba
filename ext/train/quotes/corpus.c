/* Attributed news in memory: see corpus.h. */
#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>

#include "read/json.h"

static void die(const char *what, const char *detail) {
  fprintf(stderr, "train_quotes: %s: %s\n", what, detail);
  exit(1);
}

/* A file as a whole; never freed, since documents point into it. */
static Str read_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) die("cannot open", path);
  size_t count = 0, capacity = 1 << 20;
  char *bytes = malloc(capacity);
  for (size_t n; bytes && (n = fread(bytes + count, 1, capacity - count, f));) {
    count += n;
    if (count == capacity) bytes = realloc(bytes, capacity *= 2);
  }
  fclose(f);
  if (!bytes) die("out of memory", path);
  return (Str){bytes, count};
}

/* ---- code points to tokens ---- */

/* Byte offset of code point `point`: gold is sparse, so one scan each. */
static uint32_t byte_at(Str text, uint32_t point) {
  uint32_t seen = 0;
  for (uint32_t i = 0; i < text.length; i++) {
    if (((unsigned char)text.data[i] & 0xC0) == 0x80) continue;
    if (seen++ == point) return i;
  }
  return (uint32_t)text.length;
}

/* Tokens that start in [start, end) bytes. */
static Run tokens_in(const Reading *r, uint32_t start, uint32_t end) {
  Run run = {reading_token_at(r, start), 0};
  while (run.first < r->text->token_count &&
         r->text->tokens[run.first].start < start) {
    run.first++;
  }
  run.end = run.first;
  while (run.end < r->text->token_count &&
         r->text->tokens[run.end].start < end) {
    run.end++;
  }
  return run;
}

static Run json_run(const CorpusDocument *d, const Json *pair) {
  const Json *start = json_first(pair);
  if (!start || !start->next) return (Run){0, 0};
  return tokens_in(&d->reading,
                   byte_at(d->document.text, (uint32_t)start->number),
                   byte_at(d->document.text, (uint32_t)start->next->number));
}

/* The spans of content, cue or source. Empty ones are left out. */
static void load_part(const CorpusDocument *d, const Json *spans,
                      GoldPart *part) {
  JSON_EACH(pair, spans) {
    Run run = json_run(d, pair);
    if (run.end > run.first && part->count < GOLD_RUNS) {
      part->runs[part->count++] = run;
    }
  }
}

/* Cuts an article as the product does and finds its gold among the tokens. */
static void load_document(CorpusDocument *d, Str line) {
  JsonError error;
  const Json *o = json_parse(&d->arena, line, &error);
  if (!o) die("not JSON", error.message);
  d->id = json_string(json_member(o, "doc_id"));
  document_init(&d->document, &d->arena, json_string(json_member(o, "text")));
  d->document.options.whole = true;
  const Json *list = json_member(o, "attributions");
  d->gold = arena_zero(&d->arena, (list ? list->count : 0) * sizeof(Gold));
  if (!reading_init(&d->reading, &d->document)) die("out of memory", "text");
  JSON_EACH(item, list) {
    Gold *g = &d->gold[d->gold_count++];
    load_part(d, json_member(item, "content"), &g->content);
    load_part(d, json_member(item, "cue"), &g->cue);
    load_part(d, json_member(item, "source"), &g->source);
  }
  d->ignored = arena_zero(&d->arena, d->reading.text->token_count);
  JSON_EACH(pair, json_member(o, "ignore")) {
    Run run = json_run(d, pair);
    for (uint32_t i = run.first; i < run.end; i++) d->ignored[i] = 1;
  }
}

Corpus corpus_load(const char *path) {
  Corpus corpus = {0};
  Str file = read_file(path); /* documents point into it: never freed */
  size_t lines = 0;
  for (size_t i = 0; i < file.length; i++) lines += file.data[i] == '\n';
  corpus.items = calloc(lines + 1, sizeof(*corpus.items));
  for (size_t i = 0; i < file.length;) {
    size_t end = str_find(file, STR("\n"), i);
    if (end == SIZE_MAX) end = file.length;
    Str line = str_trim(str_slice(file, i, end - i));
    if (line.length) load_document(&corpus.items[corpus.count++], line);
    i = end + 1;
  }
  return corpus;
}

/* ---- lexicon ---- */

/* The slot of a form, made when it is new. */
static Lexeme *lexicon_slot(QuoteModel *model, uint32_t form) {
  uint32_t slot = form & (LEXICON_SLOTS - 1);
  while (model->lexicon[slot].form && model->lexicon[slot].form != form) {
    slot = (slot + 1) & (LEXICON_SLOTS - 1);
  }
  model->lexicon[slot].form = form;
  return &model->lexicon[slot];
}

/* Calls for each word of a list that is parted by spaces. */
static void add_listed(QuoteModel *model, const char *words, uint8_t class,
                       uint8_t speech) {
  while (*words) {
    size_t length = strcspn(words, " ");
    Lexeme *l = lexicon_slot(model, word_form((Str){words, length}));
    if (l->class == 0) l->class = class;
    l->speech |= speech;
    words += length + (words[length] == ' ');
  }
}

/* How often a form is seen, and how often in a cue. */
typedef struct FormCount {
  uint32_t form, seen, cue;
  bool letters;
} FormCount;

enum { FORM_SLOTS = 1 << 18 };

/* A hash table by form; a colon counts as a word, since it is a cue. */
static FormCount *count_forms(const Corpus *corpus) {
  FormCount *table = calloc(FORM_SLOTS, sizeof(*table));
  for (uint32_t d = 0; d < corpus->count; d++) {
    const CorpusDocument *doc = &corpus->items[d];
    uint32_t tokens = doc->reading.text->token_count;
    uint8_t *in_cue = calloc(tokens + 1, 1);
    for (uint32_t g = 0; g < doc->gold_count; g++) {
      const GoldPart *cue = &doc->gold[g].cue;
      for (uint32_t i = 0; i < cue->count; i++) {
        memset(in_cue + cue->runs[i].first, 1,
               cue->runs[i].end - cue->runs[i].first);
      }
    }
    for (uint32_t i = 0; i < tokens; i++) {
      Str word = reading_word(&doc->reading, i);
      uint32_t form = word_form(word), slot = form & (FORM_SLOTS - 1);
      while (table[slot].form && table[slot].form != form) {
        slot = (slot + 1) & (FORM_SLOTS - 1);
      }
      table[slot].form = form;
      table[slot].seen++;
      table[slot].cue += in_cue[i];
      table[slot].letters = ascii_is_alpha(word.data[0]) ||
                            (word.length == 1 && word.data[0] == ':');
    }
    free(in_cue);
  }
  return table;
}

/* Levels of cues are shares of a form that are in a cue: > .1, .3, .6. */
void corpus_make_lexicon(const Corpus *corpus, QuoteModel *model) {
  enum { SEEN_IN_CUES = 5 };
  for (size_t i = 0; i < WORD_LIST_COUNT; i++) {
    add_listed(model, WORD_LISTS[i].words, WORD_LISTS[i].class, 0);
  }
  for (size_t i = 0; i < SPEECH_WORD_COUNT; i++) {
    add_listed(model, SPEECH_WORDS[i], 0, 1);
  }
  FormCount *forms = count_forms(corpus);
  for (uint32_t i = 0; i < FORM_SLOTS; i++) {
    const FormCount *f = &forms[i];
    if (f->cue < SEEN_IN_CUES || !f->letters) continue;
    double share = (double)f->cue / f->seen;
    uint8_t level = share > 0.6 ? 3 : share > 0.3 ? 2 : share > 0.1 ? 1 : 0;
    if (level) lexicon_slot(model, f->form)->cue = level;
  }
  free(forms);
  uint32_t filled = 0;
  for (uint32_t i = 0; i < LEXICON_SLOTS; i++) {
    filled += model->lexicon[i].form != 0;
  }
  fprintf(stderr, "lexicon: %u forms\n", filled);
}

void corpus_read_words(Corpus *corpus, const QuoteModel *model) {
  for (uint32_t i = 0; i < corpus->count; i++) {
    CorpusDocument *d = &corpus->items[i];
    d->words = words_read(&d->reading, model);
    for (uint32_t g = 0; g < d->gold_count; g++) {
      const GoldPart *cue = &d->gold[g].cue;
      for (uint32_t k = 0; k < cue->count; k++) {
        for (uint32_t t = cue->runs[k].first; t < cue->runs[k].end; t++) {
          if (d->words[t].speech) d->gold[g].speech = true;
        }
      }
    }
  }
}

/* ---- labels ---- */

uint32_t run_overlap(Run a, Run b) {
  uint32_t from = a.first > b.first ? a.first : b.first;
  uint32_t to = a.end < b.end ? a.end : b.end;
  return to > from ? to - from : 0;
}

uint32_t part_overlap(const GoldPart *part, Run run) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < part->count; i++) {
    n += run_overlap(part->runs[i], run);
  }
  return n;
}

/* The group of a content by where its cue stands. */
static LabelGroup content_group(const CorpusDocument *d, Run run,
                                uint32_t cue) {
  const uint32_t *sentence = d->reading.sentence_of;
  uint32_t at = sentence[cue], first = sentence[run.first];
  uint32_t last = sentence[run.end - 1];
  if (at >= first && at <= last) {
    return cue >= run.first ? GROUP_CONTENT_RIGHT : GROUP_CONTENT_LEFT;
  }
  if (at > last)
    return at == last + 1 ? GROUP_CONTENT_RIGHT : GROUP_CONTENT_FAR;
  bool colon = d->words[cue].class == CLASS_PUNCTUATION + ':';
  return at + 1 == first && colon ? GROUP_CONTENT_LEFT : GROUP_CONTENT_FAR;
}

/* Labels the part of a run that lies in the window. */
static void label_run(Run run, Run window, LabelGroup group, uint8_t *labels) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (i < window.first || i >= window.end) continue;
    labels[i - window.first] = (uint8_t)(1 + 2 * group + (i > run.first));
  }
}

/*
** Sources and contents are labelled by the side of their first cue; all of an
** attribution without words of speech is "other". Later gold wins.
*/
static void label_gold(const CorpusDocument *d, const Gold *g, Run window,
                       uint8_t *labels) {
  bool has_cue = g->cue.count > 0;
  uint32_t cue = has_cue ? g->cue.runs[0].first : 0;
  for (uint32_t i = 0; i < g->content.count; i++) {
    Run run = g->content.runs[i];
    LabelGroup group = has_cue ? content_group(d, run, cue) : GROUP_CONTENT_FAR;
    label_run(run, window, g->speech ? group : GROUP_OTHER, labels);
  }
  for (uint32_t i = 0; i < g->source.count; i++) {
    Run run = g->source.runs[i];
    LabelGroup group =
        !has_cue || cue >= run.first ? GROUP_SOURCE_RIGHT : GROUP_SOURCE_LEFT;
    label_run(run, window, g->speech ? group : GROUP_OTHER, labels);
  }
  for (uint32_t i = 0; i < g->cue.count; i++) {
    label_run(g->cue.runs[i], window, g->speech ? GROUP_CUE : GROUP_OTHER,
              labels);
  }
}

bool corpus_labels(const CorpusDocument *d, Run window, uint8_t *labels) {
  uint32_t count = window.end - window.first;
  memset(labels, 0, count);
  for (uint32_t g = 0; g < d->gold_count; g++) {
    label_gold(d, &d->gold[g], window, labels);
  }
  for (uint32_t i = 0; i < count; i++) {
    if (labels[i] == 0 || label_begins(labels[i])) continue;
    uint32_t before = i ? labels[i - 1] : 0;
    bool joins = before && label_group(before) == label_group(labels[i]);
    if (!joins) labels[i]--;
  }
  for (uint32_t t = window.first; t < window.end; t++) {
    if (d->ignored[t]) return false;
  }
  return true;
}
