/*
** Finding roles around names: see role.h.
**
** Everything is told from the tokens next to a name and four word lists: role
** nouns, modifiers, words that end a role, and the mentions themselves.
*/
#include "entity/role.h"

#include "entity/role_noun.h"
#include "text/text.h"

enum {
  TITLE_TOKENS = 14,     /* longest title before a name */
  APPOSITIVE_TOKENS = 32 /* longest appositive */
};

typedef struct RoleFinder {
  const Document *d;
  const Text *t;
  const Entities *e;
} RoleFinder;

/* A run of tokens [first, end); empty when first == end. */
typedef struct Run {
  uint32_t first, end;
} Run;

/* Words that no title holds, also when a sentence begins with them. */
static const char *const TITLE_STOPS[] = {
    "a",         "about",     "above",   "according",  "across",    "after",
    "against",   "all",       "along",   "alongside",  "also",      "although",
    "amid",      "an",        "and",     "another",    "around",    "as",
    "at",        "away",      "back",    "because",    "before",    "beside",
    "between",   "but",       "by",      "despite",    "down",      "during",
    "each",      "earlier",   "even",    "ever",       "few",       "following",
    "for",       "from",      "he",      "her",        "here",      "his",
    "how",       "however",   "if",      "in",         "including", "into",
    "is",        "its",       "just",    "late",       "later",     "like",
    "many",      "meanwhile", "more",    "most",       "much",      "my",
    "near",      "no",        "not",     "now",        "of",        "off",
    "on",        "once",      "only",    "onto",       "or",        "other",
    "our",       "out",       "over",    "past",       "per",       "said",
    "same",      "says",      "several", "she",        "since",     "so",
    "some",      "still",     "such",    "than",       "that",      "the",
    "their",     "then",      "there",   "these",      "they",      "this",
    "those",     "though",    "through", "throughout", "to",        "today",
    "together",  "told",      "too",     "toward",     "towards",   "under",
    "until",     "up",        "upon",    "very",       "via",       "was",
    "were",      "what",      "when",    "where",      "whether",   "which",
    "while",     "who",       "whose",   "with",       "within",    "without",
    "yesterday", "yet",       "your"};

/* Words that end an appositive behind its head noun. */
static const char *const APPOSITIVE_STOPS[] = {
    "added",   "adds",   "after", "although", "are",   "as",    "asked",
    "because", "before", "but",   "had",      "has",   "have",  "he",
    "if",      "is",     "it",    "made",     "may",   "might", "not",
    "said",    "saying", "says",  "she",      "since", "so",    "spoke",
    "that",    "then",   "they",  "though",   "to",    "told",  "took",
    "was",     "went",   "were",  "when",     "where", "which", "while",
    "who",     "whom",   "whose", "will",     "would", "wrote"};

/* Prepositions that lead from a role to its organization. */
static const char *const ROLE_LINKS[] = {"at", "for", "in",  "of",
                                         "on", "to",  "with"};

/* Verbs without a regular ending that stand before a title: "met actor Bay". */
static const char *const PAST_VERBS[] = {
    "beat",    "became", "began",  "brought", "came",  "chose", "did",  "drew",
    "fed",     "felt",   "fought", "found",   "gave",  "get",   "got",  "had",
    "has",     "have",   "heard",  "held",    "kept",  "led",   "left", "lost",
    "made",    "met",    "paid",   "put",     "quit",  "ran",   "sang", "saw",
    "see",     "sent",   "shot",   "sold",    "spoke", "stood", "take", "thank",
    "thought", "took",   "went",   "will",    "won",   "would", "wrote"};

/* Opens an appositive and is left out of it. */
static const char *const DETERMINERS[] = {"a",   "an",  "both", "her",  "his",
                                          "its", "our", "the",  "their"};

#define WORD_IN(finder, token, table)                                          \
  word_in((finder), (token), (table), sizeof(table) / sizeof(*(table)))

static Str word(const RoleFinder *f, uint32_t token) {
  return token_str(f->d, &f->t->tokens[token]);
}

static bool word_in(const RoleFinder *f, uint32_t token,
                    const char *const *table, size_t count) {
  return str_is_in(word(f, token), table, count);
}

static bool is_mark(const RoleFinder *f, uint32_t token, char mark) {
  return token_is_mark(f->d, &f->t->tokens[token], mark);
}

static bool is_capital(const RoleFinder *f, uint32_t token) {
  return f->t->tokens[token].flags & TOKEN_CAPITAL;
}

/* True when a hyphen joins this token to the one before: vice - president. */
static bool is_joined(const RoleFinder *f, uint32_t token) {
  return token && is_mark(f, token - 1, '-') &&
         !(f->t->tokens[token].flags & TOKEN_SPACE_BEFORE) &&
         !(f->t->tokens[token - 1].flags & TOKEN_SPACE_BEFORE);
}

/* The first token of the hyphenated word that ends with `token`. */
static uint32_t word_first(const RoleFinder *f, uint32_t token) {
  while (token > 1 && is_joined(f, token)) token -= 2;
  return token;
}

static bool is_role(const RoleFinder *f, uint32_t token) {
  if (role_is_noun(word(f, token))) return true;
  uint32_t first = word_first(f, token); /* Secretary - General */
  return first < token && role_is_noun(word(f, first));
}

static Run sentence_of(const RoleFinder *f, const Mention *m) {
  if (m->sentence >= f->t->sentence_count) return (Run){0, 0};
  const Sentence *s = &f->t->sentences[m->sentence];
  return (Run){s->first_token, s->end_token};
}

/* The person's mention that begins at `token`, or NULL. */
static const Mention *mention_at(const RoleFinder *f, uint32_t index,
                                 uint32_t token) {
  for (; index < f->e->mention_count; index++) {
    const Mention *m = &f->e->mentions[index];
    if (m->first_token > token) return NULL;
    if (m->first_token <= token && token < m->end_token) return m;
  }
  return NULL;
}

static bool ends_with(Str s, const char *ending) {
  size_t n = strlen(ending);
  return s.length > n + 1 && memcmp(s.data + s.length - n, ending, n) == 0;
}

/* Looks like a verb or an adverb: "featuring", "named", "sees", "newly". */
static bool looks_like_verb(const RoleFinder *f, uint32_t token) {
  Str w = word(f, token);
  return ends_with(w, "ing") || ends_with(w, "ed") || ends_with(w, "ly") ||
         (ends_with(w, "s") && !ends_with(w, "ss") && !is_capital(f, token)) ||
         WORD_IN(f, token, PAST_VERBS);
}

/* "the Fisher's Diary producer": a possessive within a name. */
static bool is_inner_possessive(const RoleFinder *f, uint32_t token,
                                uint32_t start) {
  return f->t->tokens[token].kind == TOKEN_CLITIC && token > start &&
         is_capital(f, token - 1) && is_capital(f, token + 1) &&
         !is_role(f, token + 1) && !role_is_modifier(word(f, token + 1));
}

/* "University of Arle chemist": "of" between two capitals. */
static bool is_inner_link(const RoleFinder *f, uint32_t token, uint32_t start) {
  return WORD_IN(f, token, ((const char *const[]){"of"})) && token > start &&
         is_capital(f, token - 1) && is_capital(f, token + 1);
}

/* A word that may stand left of a role noun within a title. */
static bool extends_title(const RoleFinder *f, uint32_t token, uint32_t start) {
  const Token *t = &f->t->tokens[token];
  if (is_inner_link(f, token, start)) return true;
  if (t->kind == TOKEN_CLITIC) return is_inner_possessive(f, token, start);
  if (WORD_IN(f, token, TITLE_STOPS)) return false;
  if (t->kind != TOKEN_WORD) return false;
  if (role_is_courtesy(word(f, token))) return false;
  if (role_is_modifier(word(f, token)) || is_role(f, token)) return true;
  if (is_capital(f, token) && token > start) return true;
  return !looks_like_verb(f, token) && t->length > 1;
}

/* Walks from a role noun to the first word of the title. */
static uint32_t title_start(const RoleFinder *f, uint32_t head,
                            uint32_t start) {
  uint32_t at = word_first(f, head);
  while (at > start && head - at < TITLE_TOKENS) {
    uint32_t before = at - 1;
    /* "comedian and actor", "producer, director" */
    if (before > start && WORD_IN(f, before, ((const char *const[]){"and"})) &&
        is_role(f, before - 1)) {
      at = word_first(f, before - 1);
      continue;
    }
    if (is_joined(f, at)) before = at - 2;
    if (!extends_title(f, before, start)) break;
    at = word_first(f, before);
  }
  return at;
}

/* "Secretary for Education |Name", "President of the Republic |Name". */
static uint32_t title_with_link(const RoleFinder *f, uint32_t end,
                                uint32_t start) {
  uint32_t at = end;
  while (at > start && end - at < TITLE_TOKENS) {
    at--;
    if (is_capital(f, at) || is_mark(f, at, '-')) continue;
    if (WORD_IN(f, at, ((const char *const[]){"the", "and"}))) continue;
    if (at > start && WORD_IN(f, at, ((const char *const[]){"of", "for"})) &&
        at + 1 < end && is_role(f, at - 1))
      return at - 1;
    if (WORD_IN(f, at, ROLE_LINKS)) continue;
    break;
  }
  return UINT32_MAX;
}

/* Skips "Mr", "Dr." back from the name. */
static uint32_t courtesies_skip(const RoleFinder *f, uint32_t at,
                                uint32_t start) {
  while (at > start && role_is_courtesy(word(f, at - 1))) at--;
  return at;
}

/* A title that stands directly before the name. */
static Run title_before(const RoleFinder *f, const Mention *m, Run sentence) {
  uint32_t end = courtesies_skip(f, m->first_token, sentence.first);
  if (end == sentence.first) return (Run){0, 0};
  if (f->t->tokens[end - 1].kind == TOKEN_PUNCT) return (Run){0, 0};
  if (is_role(f, end - 1))
    return (Run){title_start(f, end - 1, sentence.first), end};
  if (!is_capital(f, end - 1)) return (Run){0, 0};
  uint32_t head = title_with_link(f, end, sentence.first);
  if (head == UINT32_MAX) return (Run){0, 0};
  return (Run){title_start(f, head, sentence.first), end};
}

/*
** Finds the head of a run: its last role noun before any preposition. What
** possesses the head ("the mayor's |aide") is cut off the run.
*/
static bool has_head(const RoleFinder *f, Run *part, uint32_t *head) {
  Run run = *part;
  bool found = false;
  for (uint32_t i = run.first; i < run.end; i++) {
    if (found && WORD_IN(f, i, ROLE_LINKS)) break;
    if (!found && WORD_IN(f, i, ROLE_LINKS)) return false;
    if (f->t->tokens[i].kind == TOKEN_CLITIC) {
      found = false;
      part->first = i + 1;
    } else if (is_role(f, i)) {
      *head = i;
      found = true;
    }
  }
  return found;
}

/* Cuts a trailing "(ABC)" off. */
static uint32_t bracket_cut(const RoleFinder *f, uint32_t first, uint32_t end) {
  if (end <= first || !is_mark(f, end - 1, ')')) return end;
  uint32_t at = end - 1;
  while (at > first && !is_mark(f, at, '(')) at--;
  return at > first ? at : end;
}

/* "the deputy mayor of Arle, |Name|,": an appositive before the name. */
static Run appositive_before(const RoleFinder *f, const Mention *m,
                             Run sentence) {
  const Run none = {0, 0};
  uint32_t end = courtesies_skip(f, m->first_token, sentence.first);
  if (end <= sentence.first + 1 || !is_mark(f, end - 1, ',')) return none;
  if (m->end_token < sentence.end &&
      f->t->tokens[m->end_token].kind == TOKEN_WORD && m->end_token + 1 < end)
    return none;
  uint32_t stop = bracket_cut(f, sentence.first, end - 1);
  uint32_t at = stop;
  while (at > sentence.first && stop - at < APPOSITIVE_TOKENS) {
    const Token *t = &f->t->tokens[at - 1];
    if (t->kind == TOKEN_PUNCT && !is_mark(f, at - 1, '-')) break;
    if (WORD_IN(f, at - 1, APPOSITIVE_STOPS)) break;
    at--;
    bool inner = at > sentence.first && WORD_IN(f, at - 1, ROLE_LINKS);
    if (WORD_IN(f, at, DETERMINERS) && !inner) {
      at++;
      break;
    }
  }
  uint32_t head;
  Run run = {at, stop};
  if (!has_head(f, &run, &head) || role_is_plural(word(f, head))) return none;
  /* "deputy mayor of Arle", "top aide", but not "prosecutors charged ten" */
  return head + 1 == stop || WORD_IN(f, head + 1, ROLE_LINKS) ? run : none;
}

/* Skips "(D-Ohio)" and ", 45" behind a name. */
static uint32_t asides_skip(const RoleFinder *f, uint32_t at, uint32_t end) {
  if (at < end && is_mark(f, at, '(')) {
    uint32_t close = at;
    while (close < end && close - at < 8 && !is_mark(f, close, ')')) close++;
    if (close < end && is_mark(f, close, ')')) at = close + 1;
  }
  if (at + 1 < end && is_mark(f, at, ',') &&
      f->t->tokens[at + 1].kind == TOKEN_NUMBER)
    at += 2;
  return at;
}

/* A mark that parts phrases: no hyphen, no apostrophe ("Dockers' Union"). */
static bool is_break(const RoleFinder *f, uint32_t at) {
  const Token *t = &f->t->tokens[at];
  if (t->kind != TOKEN_PUNCT) return false;
  bool space = t->flags & TOKEN_SPACE_BEFORE;
  bool apostrophe =
      is_mark(f, at, '\'') || str_equal(word(f, at), STR("\xE2\x80\x99"));
  if (apostrophe && !space) return false;
  return at + 1 >= f->t->token_count || !is_joined(f, at + 1);
}

/* True where the appositive's words are over. */
static bool appositive_ends(const RoleFinder *f, uint32_t at, uint32_t head) {
  if (is_break(f, at) || WORD_IN(f, at, APPOSITIVE_STOPS)) return true;
  if (at <= head || is_capital(f, at)) return false;
  Str w = word(f, at); /* "the head of the union reported" */
  return w.length > 3 && memcmp(w.data + w.length - 2, "ed", 2) == 0 &&
         is_capital(f, at - 1);
}

/* Without an article only a title will do: ", chairman of", ", TTAA chief". */
static bool is_bare_title(const RoleFinder *f, uint32_t first, uint32_t head) {
  if (role_is_plural(word(f, head))) return false;
  for (uint32_t i = first; i < head; i++) {
    if (f->t->tokens[i].kind == TOKEN_WORD && !is_capital(f, i) &&
        !role_is_modifier(word(f, i)) && !is_role(f, i))
      return false;
  }
  return true;
}

/* "|Name|, 45, a lawyer for the union,": an appositive behind the name. */
static Run appositive_after(const RoleFinder *f, uint32_t index,
                            const Mention *m, Run sentence) {
  const Run none = {0, 0};
  uint32_t at = asides_skip(f, m->end_token, sentence.end);
  if (at + 1 >= sentence.end || !is_mark(f, at, ',')) return none;
  uint32_t opening = ++at;
  while (at < sentence.end && WORD_IN(f, at, DETERMINERS)) at++;
  uint32_t end = at;
  while (end < sentence.end && end - at < APPOSITIVE_TOKENS &&
         !(end + 1 < sentence.end && is_break(f, end)))
    end++;
  uint32_t head;
  Run run = {at, end};
  if (end == at || !has_head(f, &run, &head)) return none;
  if (at == opening && !is_bare_title(f, at, head)) return none;
  const Mention *next =
      head + 1 < end ? mention_at(f, index + 1, head + 1) : NULL;
  if (next && next->type == TYPE_PERSON) return none; /* a list of names */
  run.end = run.first;
  while (run.end < end && !appositive_ends(f, run.end, head)) run.end++;
  return run.end > head ? run : none;
}

/* A plural title is shared: "actors Rosa Lind, |Tom Bay| and |Ann Ruiz|". */
static bool list_inherits(const RoleFinder *f, uint32_t index,
                          const Mention *m) {
  if (index == 0) return false;
  const Mention *before = &f->e->mentions[index - 1];
  if (before->type != TYPE_PERSON || before->sentence != m->sentence ||
      before->role_span.length == 0 ||
      before->role_span.start > before->span.start)
    return false;
  uint32_t at = courtesies_skip(f, m->first_token, before->end_token);
  if (at <= before->end_token || at - before->end_token > 2) return false;
  for (uint32_t i = before->end_token; i < at; i++) {
    if (!is_mark(f, i, ',') && !WORD_IN(f, i, ((const char *const[]){"and"})))
      return false;
  }
  Span s = before->role_span;
  uint32_t end = s.start + s.length, start = end;
  while (start > s.start && f->d->text.data[start - 1] != ' ') start--;
  return role_is_plural(str_slice(f->d->text, start, end - start));
}

static Span run_span(const RoleFinder *f, Run run) {
  if (run.first >= run.end) return (Span){0, 0};
  const Token *a = &f->t->tokens[run.first], *b = &f->t->tokens[run.end - 1];
  return (Span){a->start, b->start + b->length - a->start};
}

static Span role_of(const RoleFinder *f, uint32_t index) {
  const Mention *m = &f->e->mentions[index];
  Run sentence = sentence_of(f, m);
  if (m->first_token < sentence.first || m->end_token > sentence.end)
    return (Span){0, 0};
  Run run = appositive_after(f, index, m, sentence);
  if (run.first == run.end) run = title_before(f, m, sentence);
  if (run.first == run.end) run = appositive_before(f, m, sentence);
  if (run.first == run.end && list_inherits(f, index, m))
    return f->e->mentions[index - 1].role_span;
  return run_span(f, run);
}

void roles_find(Document *d, Entities *e) {
  RoleFinder f = {d, document_text(d), e};
  for (uint32_t i = 0; i < e->mention_count && !d->arena->failed; i++) {
    Mention *m = &e->mentions[i];
    if (m->type != TYPE_PERSON) continue;
    m->role_span = role_of(&f, i);
    if (m->role_span.length) m->role = str_span(d->text, m->role_span);
  }
}
