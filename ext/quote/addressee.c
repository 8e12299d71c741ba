/*
** Whom it was said to: "told journalists", "told the Munich Security
** Conference", "in an interview with Radio Sol". See discourse.h.
*/
#include "quote/discourse.h"

enum { ADDRESSEE_TOKENS = 10 };

/* Verbs whose object is who hears it. */
static const char *const TOLD[] = {
    "addressed", "addressing", "advised",   "asked",     "assured",
    "assuring",  "briefed",    "informed",  "informing", "promised",
    "reminded",  "reassured",  "reminding", "tell",      "telling",
    "tells",     "told",       "urged",     "warned",    "warning"};

/* "spoke to", "interview with": a word and the preposition behind it. */
static const struct {
  const char *word, *link;
} SPOKE[] = {{"interview", "with"}, {"spoke", "to"},      {"spoke", "with"},
             {"speaking", "to"},    {"speaking", "with"}, {"speech", "to"},
             {"statement", "to"},   {"talking", "to"},    {"testimony", "to"},
             {"letter", "to"},      {"remarks", "to"}};

/* Words that end an addressee. */
static const char *const ENDS[] = {
    "after",     "as",        "at",       "because", "before",   "during",
    "earlier",   "he",        "how",      "i",       "if",       "in",
    "it",        "last",      "not",      "on",      "over",     "she",
    "that",      "they",      "this",     "to",      "via",      "we",
    "what",      "when",      "where",    "whether", "which",    "while",
    "who",       "why",       "about",    "against", "by",       "monday",
    "tuesday",   "wednesday", "thursday", "friday",  "saturday", "sunday",
    "yesterday", "today",     "and",      "but"};

/* Hearers that tell nothing. */
static const char *const PRONOUNS[] = {
    "him", "her", "me", "them", "us", "you", "himself", "herself", "it"};

/* Tokens from `first` on that name a hearer. */
static TokenRun hearer_at(const Discourse *c, uint32_t first, uint32_t limit) {
  TokenRun run = {first, first};
  while (run.end < limit && run.end - first < ADDRESSEE_TOKENS) {
    const Token *t = &c->t->tokens[run.end];
    if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_ADDRESS) {
      bool hyphen = str_equal(token_str(c->d, t), STR("-")) &&
                    !(t->flags & TOKEN_SPACE_BEFORE);
      if (!hyphen) break;
    }
    if (WORD_AMONG(token_str(c->d, t), ENDS)) break;
    run.end++;
  }
  if (run.end - first == ADDRESSEE_TOKENS) run.end = first;
  if (run.end - first == 1 && WORD_AMONG(discourse_word(c, first), PRONOUNS))
    run.end = first;
  return run;
}

/* The first token behind the cue that belongs to the words reported. */
static uint32_t content_limit(const Discourse *c, const Quote *q,
                              uint32_t from) {
  uint32_t limit = c->t->sentences[c->sentence_of[from]].end_token;
  for (uint32_t p = 0; p < q->part_count; p++) {
    uint32_t token = discourse_token_at(c, q->parts[p].start);
    if (token > from && token < limit) limit = token;
  }
  return limit;
}

static bool is_spoken_to(const Discourse *c, uint32_t token) {
  Str word = discourse_word(c, token), next = discourse_word(c, token + 1);
  for (size_t i = 0; i < sizeof(SPOKE) / sizeof(*SPOKE); i++) {
    if (str_is_nocase(word, SPOKE[i].word) &&
        str_is_nocase(next, SPOKE[i].link))
      return true;
  }
  return false;
}

static Str run_text(const Discourse *c, TokenRun run) {
  static const char *const ARTICLES[] = {"the", "a", "an"};
  if (run.end > run.first + 1 &&
      WORD_AMONG(discourse_word(c, run.first), ARTICLES))
    run.first++;
  if (run.first == run.end) return STR_NULL;
  const Token *a = &c->t->tokens[run.first], *b = &c->t->tokens[run.end - 1];
  return str_slice(c->d->text, a->start, b->start + b->length - a->start);
}

Str addressee_find(const Discourse *c, const Quote *q) {
  TokenRun cue = discourse_run(c, q->cue);
  if (cue.first == cue.end) return STR_NULL;
  uint32_t limit = content_limit(c, q, cue.end - 1);
  /* "said in an interview with": the link may follow the cue itself. */
  uint32_t end = cue.end + 6 < limit ? cue.end + 6 : limit;
  for (uint32_t i = cue.first; i < end; i++) {
    uint32_t from = 0;
    if (i < cue.end && WORD_AMONG(discourse_word(c, i), TOLD))
      from = i + 1;
    else if (i + 1 < limit && is_spoken_to(c, i))
      from = i + 2;
    if (!from || from >= limit) continue;
    TokenRun run = hearer_at(c, from, limit);
    if (run.first < run.end) return run_text(c, run);
  }
  return STR_NULL;
}
