/* Candidates of the linker and its choices: see linker.h. */
#include "quote/linker.h"

#include "quote/cue.h"

enum {
  NONE = UINT32_MAX,
  PIECES_ASIDE = 64,  /* pieces looked at on each side of a content */
  CUES_ASIDE = 8,     /* candidates on each side of a content */
  SOURCES_ASIDE = 12, /* pieces looked at on each side of a cue */
  BLOCKS_BACK = 3,    /* how far back a cue may govern */
  NOUN_REACH = 100,   /* tokens on each side of a cue */
  NOUN_WORDS = 9,
  OTHER_CUE_WORDS = 6, /* longer than that it is no cue */
  OTHER_SOURCE_WORDS = 12
};

/* How the head of a cue ends; PolNeAR's cues hang on it. */
typedef enum WordEnding { END_BASE, END_ING, END_ED, END_S } WordEnding;

static WordEnding ending_of(Str word) {
  static const Str PAST[] = {STR("said"), STR("told"), STR("wrote")};
  for (size_t i = 0; i < sizeof(PAST) / sizeof(*PAST); i++) {
    if (str_equal_nocase(word, PAST[i])) return END_ED;
  }
  if (word.length < 3) return END_BASE;
  char last = ascii_lower(word.data[word.length - 1]);
  Str end = str_slice(word, word.length - 2, 2);
  if (last == 'g' && str_equal_nocase(end, STR("ng"))) return END_ING;
  if (last == 'd' && str_equal_nocase(end, STR("ed"))) return END_ED;
  return last == 's' ? END_S : END_BASE;
}

/* ---- pieces ---- */

/* May a noun phrase begin with a word of this class? */
static bool begins_noun(uint8_t class) {
  switch (class) {
  case CLASS_PRONOUN:
  case CLASS_IT:
  case CLASS_RELATIVE:
  case CLASS_ARTICLE:
  case CLASS_POSSESSIVE:
  case CLASS_DEMONSTRATIVE:
  case CLASS_QUANTIFIER:
  case CLASS_HONORIFIC:
  case CLASS_ROLE:
  case CLASS_ORGANIZATION:
  case CLASS_CAPITAL:
  case CLASS_ALL_CAPITALS:
  case CLASS_ADDRESS:
    return true;
  default:
    return false;
  }
}

/* A cue's head: its first word that is often in cues, else its last. */
static uint32_t head_of(const Linker *l, Run run) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (l->words[i].cue) return i;
  }
  return run.end - 1;
}

static bool reports(const Linker *l, Run run) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (l->words[i].speech) return true;
  }
  return false;
}

/* Has the run a word that is in cues, if not of speech: "rejected"? */
static bool has_cue_word(const Linker *l, Run run) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (l->words[i].cue || cue_word_class(reading_word(l->r, i)) != CUE_NONE) {
      return true;
    }
  }
  return false;
}

/* What a span of the group "other" may stand for. */
static void set_other_roles(const Linker *l, LinkPiece *p) {
  uint32_t length = p->run.end - p->run.first;
  const Word *first = &l->words[p->run.first];
  bool is_short = length <= OTHER_CUE_WORDS && !first->quoted;
  bool speech = is_short && reports(l, p->run);
  p->is_cue = speech || (is_short && has_cue_word(l, p->run));
  p->is_content = !speech && length >= 2;
  p->is_source = length <= OTHER_SOURCE_WORDS &&
                 (begins_noun(first->class) || first->class == CLASS_NUMBER);
}

static LinkPiece piece_make(const Linker *l, Run run, uint8_t group) {
  LinkPiece p = {.run = run, .group = group};
  p.block = reading_block(l->r, run.first);
  p.first_sentence = l->r->sentence_of[run.first];
  p.last_sentence = l->r->sentence_of[run.end - 1];
  p.head = head_of(l, run);
  p.ending = (uint8_t)ending_of(reading_word(l->r, p.head));
  p.is_cue = group == GROUP_CUE;
  p.is_source = group == GROUP_SOURCE_LEFT || group == GROUP_SOURCE_RIGHT ||
                group == LINK_NOUN;
  p.is_content = group >= GROUP_CONTENT_RIGHT && group <= GROUP_CONTENT_FAR;
  if (group == GROUP_OTHER) set_other_roles(l, &p);
  return p;
}

bool linker_init(Linker *l, const Reading *r, const Word *words,
                 const PieceList *pieces) {
  Arena *arena = r->d->arena;
  uint32_t sources = 0, cues = 0, contents = 0;
  *l = (Linker){.r = r, .words = words};
  l->pieces = ARENA_ARRAY(arena, LinkPiece, pieces->count);
  l->group_of = arena_zero(arena, r->text->token_count);
  if (arena->failed) return false;
  for (size_t i = 0; i < pieces->count; i++) {
    const Piece *from = &pieces->items[i];
    LinkPiece p = piece_make(l, from->run, from->group);
    p.order = l->count;
    p.sources = sources;
    p.cues = cues;
    p.contents = contents;
    sources += from->group <= GROUP_SOURCE_LEFT;
    cues += from->group == GROUP_CUE;
    contents += p.is_content && from->group != GROUP_OTHER;
    for (uint32_t t = p.run.first; t < p.run.end; t++) {
      l->group_of[t] = (uint8_t)(1 + from->group);
    }
    l->pieces[l->count++] = p;
  }
  return true;
}

/* ---- candidates ---- */

static void choice_add(LinkChoice *choice, const LinkPiece *p) {
  if (choice->count + 1 < LINK_CANDIDATES) choice->items[choice->count++] = *p;
}

void link_cues(const Linker *l, uint32_t x, LinkChoice *choice) {
  uint32_t block = l->pieces[x].block, near = 0, looked = 0;
  choice->count = 0;
  for (uint32_t i = x; i-- > 0 && looked++ < PIECES_ASIDE;) {
    const LinkPiece *p = &l->pieces[i];
    if (p->block + BLOCKS_BACK < block) break;
    if (!p->is_cue || (p->block == block && near++ >= CUES_ASIDE)) continue;
    choice_add(choice, p);
    if (p->block != block) break; /* the last cue before this paragraph */
  }
  near = 0;
  for (uint32_t i = x + 1;
       i < l->count && near < CUES_ASIDE && i < x + PIECES_ASIDE; i++) {
    if (l->pieces[i].block != block) break;
    if (!l->pieces[i].is_cue) continue;
    choice_add(choice, &l->pieces[i]);
    near++;
  }
}

/* May a noun phrase go on with token `i`? */
static bool continues_noun(const Linker *l, uint32_t i) {
  const Word *w = &l->words[i];
  switch (w->class) {
  case CLASS_CAPITAL:
  case CLASS_ALL_CAPITALS:
  case CLASS_HONORIFIC:
  case CLASS_ROLE:
  case CLASS_ORGANIZATION:
  case CLASS_NUMBER:
  case CLASS_GENITIVE:
  case CLASS_OF:
  case CLASS_PUNCTUATION + '-':
    return true;
  case CLASS_LOWER:
  case CLASS_S:
  case CLASS_ING:
    return w->cue == 0;
  default:
    return false;
  }
}

/* The noun phrase that begins at `at`: as far as classes tell. */
static Run noun_at(const Linker *l, uint32_t at, uint32_t end) {
  Run run = {at, at + 1};
  uint8_t class = l->words[at].class;
  if (class == CLASS_PRONOUN || class == CLASS_IT || class == CLASS_RELATIVE) {
    return run;
  }
  while (run.end < end && run.end - at < NOUN_WORDS &&
         !l->words[run.end].quoted && continues_noun(l, run.end)) {
    run.end++;
  }
  while (run.end - 1 > at) {
    uint8_t last = l->words[run.end - 1].class;
    if (last != CLASS_OF && last != CLASS_GENITIVE &&
        last != CLASS_PUNCTUATION + '-') {
      break;
    }
    run.end--;
  }
  return run;
}

/* True when tagged speech (other than "other") overlaps the run. */
static bool is_taken(const Linker *l, Run run) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (l->group_of[i] && l->group_of[i] != 1 + GROUP_OTHER) return true;
  }
  return false;
}

/* Noun phrases in the cue's sentence that the tagger did not mark. */
static void add_nouns(const Linker *l, const LinkPiece *cue,
                      LinkChoice *choice) {
  const Sentence *s = &l->r->text->sentences[cue->first_sentence];
  uint32_t from = s->first_token, to = s->end_token;
  if (from + NOUN_REACH < cue->run.first) from = cue->run.first - NOUN_REACH;
  if (to > cue->run.end + NOUN_REACH) to = cue->run.end + NOUN_REACH;
  for (uint32_t i = from; i < to;) {
    if (l->words[i].quoted || !begins_noun(l->words[i].class)) {
      i++;
      continue;
    }
    Run run = noun_at(l, i, to);
    if (!is_taken(l, run)) {
      LinkPiece p = piece_make(l, run, LINK_NOUN);
      choice_add(choice, &p);
    }
    i = run.end;
  }
}

static bool is_near_source(const LinkPiece *p, const LinkPiece *cue) {
  uint32_t a = p->first_sentence, b = cue->first_sentence;
  return p->is_source && (a > b ? a - b : b - a) <= 2;
}

void link_sources(const Linker *l, uint32_t c, LinkChoice *choice) {
  const LinkPiece *cue = &l->pieces[c];
  choice->count = 0;
  for (uint32_t i = c, n = 0; i-- > 0 && n < SOURCES_ASIDE; n++) {
    if (l->pieces[i].block != cue->block) break;
    if (is_near_source(&l->pieces[i], cue)) choice_add(choice, &l->pieces[i]);
  }
  for (uint32_t i = c + 1, n = 0; i < l->count && n < SOURCES_ASIDE; i++, n++) {
    if (l->pieces[i].block != cue->block) break;
    if (is_near_source(&l->pieces[i], cue)) choice_add(choice, &l->pieces[i]);
  }
  add_nouns(l, cue, choice);
}

/* ---- choosing ---- */

static int32_t weigh(const int16_t *weights, const LinkFeatures *f) {
  int32_t sum = 0;
  for (uint32_t i = 0; i < f->count; i++) {
    sum += weights[f->items[i] & (LINK_WEIGHTS - 1)];
  }
  return sum;
}

/* The best candidate and by how much it is better than the next. */
typedef struct Best {
  uint32_t index;
  int32_t margin;
} Best;

typedef void FeatureFunction(const Linker *, uint32_t, const LinkChoice *,
                             uint32_t, LinkFeatures *);

static Best choose(const Linker *l, uint32_t x, const LinkChoice *choice,
                   FeatureFunction *features, const int16_t *weights) {
  Best best = {0, 0};
  int32_t top = INT32_MIN, second = INT32_MIN;
  for (uint32_t i = 0; i <= choice->count; i++) {
    LinkFeatures f;
    features(l, x, choice, i, &f);
    int32_t score = weigh(weights, &f);
    if (score > top) {
      second = top;
      top = score;
      best.index = i;
    } else if (score > second) {
      second = score;
    }
  }
  best.margin = second == INT32_MIN ? 4 * LINK_UNIT : top - second;
  return best;
}

/* What each content chose, and the chain of contents of each cue. */
typedef struct Links {
  uint32_t *first; /* of a cue: its first content, or NONE */
  uint32_t *last;
  uint32_t *next;  /* of a content: the next of the same cue */
  int32_t *margin; /* of a content's choice */
} Links;

static void link_contents(const Linker *l, const QuoteModel *model,
                          Links *links) {
  for (uint32_t x = 0; x < l->count; x++) {
    LinkChoice choice;
    if (!l->pieces[x].is_content) continue;
    link_cues(l, x, &choice);
    if (choice.count == 0) continue;
    Best best = choose(l, x, &choice, link_cue_features, model->cue_weights);
    if (best.index == choice.count) continue;
    uint32_t cue = choice.items[best.index].order;
    links->margin[x] = best.margin;
    if (links->first[cue] == NONE) {
      links->first[cue] = x;
    } else {
      links->next[links->last[cue]] = x;
    }
    links->last[cue] = x;
  }
}

/* True when some word of a run stands between marks. */
static bool is_marked(const Linker *l, Run run) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (l->words[i].quoted) return true;
  }
  return false;
}

/* "that", "whether", "how": words that open reported clauses. */
static bool opens_clause(const Linker *l, Run run) {
  uint8_t class = l->words[run.first].class;
  return class == CLASS_THAT || class == CLASS_QUESTION;
}

/* A single "which", "what" or "it": it only points to what was said. */
static bool is_pointer(const Linker *l, Run run) {
  const Word *w = &l->words[run.first];
  if (run.end - run.first != 1 || w->quoted) return false;
  switch (w->class) {
  case CLASS_PRONOUN:
  case CLASS_IT:
  case CLASS_RELATIVE:
  case CLASS_QUESTION:
  case CLASS_THAT:
  case CLASS_OBJECT:
  case CLASS_DEMONSTRATIVE:
    return true;
  default:
    return false;
  }
}

/*
** Is what a cue governs worth a row? Of cues without words of speech when words
** are quoted ("dismissed it as a 'stunt'"), or when the cue is of a class that
** speaks, rather than thinks, and a clause follows ("demanded that it stop").
*/
static bool is_worth_it(const Linker *l, const LinkPiece *cue,
                        const Run *contents, uint32_t count) {
  CueClass class = cue_word_class(reading_word(l->r, cue->head));
  if (count == 1 && is_pointer(l, contents[0])) return false;
  if (cue->group != GROUP_OTHER || reports(l, cue->run)) return true;
  if (class == CUE_NONE) return false;
  for (uint32_t i = 0; i < count; i++) {
    if (is_marked(l, contents[i])) return true;
    if (class < CUE_PRAISE && opens_clause(l, contents[i])) return true;
  }
  return false;
}

/* One cue with its contents; "other" contents only when it has no better. */
static void link_one(const Linker *l, const QuoteModel *model,
                     const Links *links, uint32_t cue, AttributionList *list) {
  Arena *arena = l->r->d->arena;
  uint32_t count = 0, kept = 0;
  bool speech = false;
  LinkChoice choice;
  for (uint32_t x = links->first[cue]; x != NONE; x = links->next[x]) {
    speech |= l->pieces[x].group != GROUP_OTHER;
    count++;
  }
  Run *contents = ARENA_ARRAY(arena, Run, count);
  if (!contents || !ARENA_PUSH(arena, list)) return;
  link_sources(l, cue, &choice);
  Best best =
      choose(l, cue, &choice, link_source_features, model->source_weights);
  int32_t margin = best.margin;
  for (uint32_t x = links->first[cue]; x != NONE; x = links->next[x]) {
    if (speech && l->pieces[x].group == GROUP_OTHER) continue;
    contents[kept++] = l->pieces[x].run;
    if (links->margin[x] < margin) margin = links->margin[x];
  }
  Attribution a = {.contents = contents,
                   .content_count = kept,
                   .cue = l->pieces[cue].run,
                   .margin = (float)margin / LINK_UNIT};
  if (!is_worth_it(l, &l->pieces[cue], contents, kept)) return;
  if (best.index < choice.count) a.source = choice.items[best.index].run;
  list->items[list->count++] = a;
}

void link_all(const Linker *l, const QuoteModel *model, AttributionList *list) {
  Arena *arena = l->r->d->arena;
  Links links = {.first = ARENA_ARRAY(arena, uint32_t, l->count),
                 .last = ARENA_ARRAY(arena, uint32_t, l->count),
                 .next = ARENA_ARRAY(arena, uint32_t, l->count),
                 .margin = ARENA_ARRAY(arena, int32_t, l->count)};
  if (arena->failed) return;
  for (uint32_t i = 0; i < l->count; i++) {
    links.first[i] = links.next[i] = NONE;
    links.margin[i] = 0;
  }
  link_contents(l, model, &links);
  for (uint32_t i = 0; i < l->count && !arena->failed; i++) {
    if (links.first[i] != NONE) link_one(l, model, &links, i, list);
  }
}
