/* Repairs of attributions by grammar: see mend.h. */
#include "quote/mend.h"

enum { SOURCE_WORDS = 15 };

static bool has_word(const Reading *r, uint32_t at, const char *word) {
  return at < r->text->token_count &&
         str_equal_nocase(reading_word(r, at), str_from_c(word));
}

static bool is_empty(Run run) {
  return run.first >= run.end;
}

/* The first comma outside of marks in [from, to), or `to`. */
static uint32_t find_comma(const Word *words, uint32_t from, uint32_t to) {
  while (from < to &&
         (words[from].quoted || words[from].class != CLASS_PUNCTUATION + ',')) {
    from++;
  }
  return from;
}

/*
** "According to a report by the court, it rained": up to the first comma it is
** the source, also where the tagger took all of it for content.
*/
static void mend_according(const Reading *r, const Word *words,
                           Attribution *a) {
  uint32_t at = a->cue.end - 1;
  Run content = a->contents[0];
  if (at == 0 || !is_empty(a->source) || content.first != a->cue.end ||
      !has_word(r, at, "to") || !has_word(r, at - 1, "according")) {
    return;
  }
  uint32_t comma = find_comma(words, content.first, content.end);
  if (comma == content.first || comma + 1 >= content.end ||
      comma - content.first > SOURCE_WORDS) {
    return;
  }
  Run *contents = ARENA_ARRAY(r->d->arena, Run, a->content_count);
  if (!contents) return;
  memcpy(contents, a->contents, a->content_count * sizeof(Run));
  a->source = (Run){content.first, comma};
  contents[0].first = comma + 1;
  a->contents = contents;
}

/* "quoted Lind as saying": Lind says it, not the paper. */
static void mend_quoted(const Reading *r, Attribution *a) {
  uint32_t at = a->cue.end - 1, sentence = r->sentence_of[at];
  uint32_t first = r->text->sentences[sentence].first_token;
  if (at < first + 3 || !has_word(r, at, "saying") ||
      !has_word(r, at - 1, "as")) {
    return;
  }
  for (uint32_t i = at - 2; i > first && i + SOURCE_WORDS > at; i--) {
    bool quoted = has_word(r, i, "quoted") || has_word(r, i, "quotes") ||
                  has_word(r, i, "quoting");
    if (quoted && i + 1 < at - 1 && !has_word(r, i + 1, "by")) {
      a->source = (Run){i + 1, at - 1};
    }
    if (quoted) return;
  }
}

/* "Lind was quoted by the paper as saying": the subject says it. */
static void mend_passive(const Reading *r, const Word *words, Attribution *a) {
  uint32_t first = a->cue.first, from = first;
  bool passive =
      words[first].class == CLASS_BE || words[first].class == CLASS_HAVE;
  bool quoted = false;
  for (uint32_t i = first; i < a->cue.end; i++) {
    quoted |= has_word(r, i, "quoted");
  }
  if (!is_empty(a->source) || !passive || !quoted) return;
  uint32_t begin = r->text->sentences[r->sentence_of[first]].first_token;
  while (from > begin && first - from < SOURCE_WORDS &&
         !words[from - 1].quoted && words[from - 1].class < CLASS_PUNCTUATION) {
    from--;
  }
  a->source = (Run){from, first};
}

/* Do all words of a run stand between marks (true), or none (false)? */
static bool is_all(const Reading *r, const Word *words, Run run, bool marked) {
  for (uint32_t i = run.first; i < run.end; i++) {
    if (!token_has_word(&r->text->tokens[i])) continue;
    if ((words[i].quoted != 0) != marked) return false;
  }
  return true;
}

/*
** Words without marks that follow marked ones ("We stay," he said, cutting off
** a question) are the reporter's: on the train part of PolNeAR, where both
** were linked to a cue, they were wrong five times as often as right. Before
** marked words they belong to what was said as often as not.
*/
static void mend_direct(const Reading *r, const Word *words, Attribution *a) {
  uint32_t kept = 0;
  if (a->content_count < 2 || !is_all(r, words, a->contents[0], true)) return;
  Run *contents = ARENA_ARRAY(r->d->arena, Run, a->content_count);
  if (!contents) return;
  for (uint32_t i = 0; i < a->content_count; i++) {
    if (!is_all(r, words, a->contents[i], false)) {
      contents[kept++] = a->contents[i];
    }
  }
  a->contents = contents;
  a->content_count = kept;
}

bool attribution_mend(const Reading *r, const Word *words, Attribution *a) {
  if (is_empty(a->cue)) return true;
  /* It is worth noting: the writer's own voice. */
  if (a->cue.first > 0 && has_word(r, a->cue.first - 1, "worth")) return false;
  mend_according(r, words, a);
  mend_quoted(r, a);
  mend_passive(r, words, a);
  mend_direct(r, words, a);
  return true;
}
