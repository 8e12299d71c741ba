/* Marks that nobody said, told by what surrounds them: see scare.h. */
#include "quote/scare.h"

#include "quote/cue.h"

/* What stands before words that are named, not said. */
static const Str NAMING[] = {
    STR("called"),   STR("dubbed"),   STR("titled"),    STR("entitled"),
    STR("named"),    STR("labelled"), STR("nicknamed"), STR("labeled"),
    STR("branded"),  STR("termed"),   STR("so-called"), STR("known"),
    STR("baptised"), STR("styled"),
};

/* Words that only clauses have: "It will be over" is more than a name. */
static const Str CLAUSE[] = {
    STR("is"),    STR("are"),   STR("was"),    STR("were"),  STR("be"),
    STR("been"),  STR("am"),    STR("has"),    STR("have"),  STR("had"),
    STR("will"),  STR("would"), STR("can"),    STR("could"), STR("may"),
    STR("might"), STR("must"),  STR("should"), STR("shall"), STR("do"),
    STR("does"),  STR("did"),   STR("he"),     STR("she"),   STR("they"),
    STR("we"),    STR("I"),     STR("it's"),
};

/* The rest of a noun phrase follows: the "peace plan", Lind's "plan". */
static const Str DETERMINERS[] = {
    STR("a"),   STR("an"),  STR("the"),   STR("this"), STR("that"),
    STR("his"), STR("her"), STR("their"), STR("its"),  STR("'s"),
    STR("’s"),  STR("own"), STR("=")};

#define IN_TABLE(word, table)                                                  \
  in_table((word), (table), sizeof(table) / sizeof(*(table)))

static bool in_table(Str word, const Str *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (str_equal_nocase(word, table[i])) return true;
  }
  return false;
}

/* What the rule looks at. */
typedef struct Surroundings {
  Run inner;       /* the span without its marks */
  uint32_t words;  /* in the span */
  bool letters;    /* some word has letters */
  bool capitals;   /* all words of more than three letters are capitalised */
  bool clause;     /* has a word that only clauses have */
  bool stop;       /* ends in . , ? or ! before the closing mark */
  bool comma;      /* ends in , ? or ! */
  bool starts;     /* the span starts its sentence */
  bool report;     /* a reporting word in the sentence, outside the marks */
  bool near;       /* a cue within six tokens before or five behind */
  bool after_verb; /* directly behind a reporting word, ":" or "that" */
  bool determiner; /* directly behind a, the, his … */
  bool naming;     /* directly behind "called", "known as a" … */
} Surroundings;

/* Reporting by words: thinking, praise and blame are no report. */
static bool is_report(Str word) {
  CueClass c = cue_word_class(word);
  return c < CUE_PRAISE;
}

static bool is_cue(Str word) {
  return cue_word_class(word) != CUE_NONE;
}

static void look_inside(const Reading *r, Surroundings *s) {
  uint32_t capitalised = 0, plain = 0;
  for (uint32_t i = s->inner.first; i < s->inner.end; i++) {
    const Token *t = &r->text->tokens[i];
    Str word = reading_word(r, i);
    if (!token_has_word(t)) continue;
    s->words++;
    if (t->kind != TOKEN_NUMBER) s->letters = true;
    if (t->length > 3) {
      capitalised += (t->flags & TOKEN_CAPITAL) != 0;
      plain += !(t->flags & TOKEN_CAPITAL);
    }
    if (IN_TABLE(word, CLAUSE) || t->kind == TOKEN_CLITIC) s->clause = true;
  }
  s->capitals = capitalised > 0 && plain == 0;
  if (s->inner.first < s->inner.end) {
    char last = r->d->text.data[r->text->tokens[s->inner.end - 1].start];
    s->comma = last == ',' || last == '?' || last == '!';
    s->stop = s->comma || last == '.';
  }
}

/* Tokens before and behind the span, within its block. */
static void look_beside(const Reading *r, Run run, Surroundings *s) {
  const Block *b = &r->text->blocks[reading_block(r, run.first)];
  uint32_t from =
      run.first > b->first_token + 6 ? run.first - 6 : b->first_token;
  uint32_t to = run.end + 5 < b->end_token ? run.end + 5 : b->end_token;
  for (uint32_t i = from; i < run.first; i++) {
    if (is_cue(reading_word(r, i))) s->near = true;
  }
  for (uint32_t i = run.end; i < to; i++) {
    if (is_cue(reading_word(r, i))) s->near = true;
  }
  if (run.first == b->first_token) return;
  Str before = reading_word(r, run.first - 1);
  s->after_verb = is_report(before) || str_equal(before, STR(":")) ||
                  str_equal_nocase(before, STR("that"));
  s->determiner = IN_TABLE(before, DETERMINERS);
  s->naming = IN_TABLE(before, NAMING);
  if (run.first < b->first_token + 2) return;
  Str second = reading_word(r, run.first - 2);
  if (IN_TABLE(second, NAMING) &&
      (s->determiner || str_equal_nocase(before, STR("as")))) {
    s->naming = true;
  }
  /* so-called: hyphens part tokens. */
  if (str_equal_nocase(before, STR("called")) && str_equal(second, STR("-"))) {
    s->naming = true;
  }
}

/* Reporting words in the sentences that the span touches. */
static void look_around(const Reading *r, Run run, Surroundings *s) {
  enum { FAR = 200 }; /* tokens: longer sentences are no sentences */
  uint32_t first = r->sentence_of[run.first];
  uint32_t last = r->sentence_of[run.end - 1];
  uint32_t from = r->text->sentences[first].first_token;
  uint32_t to = r->text->sentences[last].end_token;
  s->starts = run.first == from;
  if (from + FAR < run.first) from = run.first - FAR;
  if (to > run.end + FAR) to = run.end + FAR;
  for (uint32_t i = from; i < to && !s->report; i++) {
    if (i == run.first) i = run.end;
    if (i < to && is_report(reading_word(r, i))) s->report = true;
  }
}

/* The first rule that fits decides. */
static bool decide(const Surroundings *s) {
  bool title = s->capitals && s->words <= 6 && !s->clause;
  if (!s->letters) return false;             /* "2022" */
  if (s->naming) return false;               /* dubbed "the wall" */
  if (title && !s->after_verb) return false; /* the host of "Early Bird," */
  if (s->starts && s->stop && s->words >= 3) return true;
  if (s->words >= 9) return true;
  if (s->comma && s->words >= 2 && s->near && !s->determiner) return true;
  if (s->after_verb) return true; /* vowed to "act now" */
  if (s->words <= 3) return s->report && s->near && !s->determiner;
  return s->report || (s->clause && s->near);
}

bool mark_is_said(const Reading *r, Run run) {
  Surroundings s = {0};
  if (run.first >= run.end || r->mark_of[run.first] == NO_MARK) return false;
  s.inner = reading_mark_inner(r, &r->marks.items[r->mark_of[run.first]], run);
  look_inside(r, &s);
  look_beside(r, run, &s);
  look_around(r, run, &s);
  return decide(&s);
}
