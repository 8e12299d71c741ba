/* Frames of marked words without a reporting verb: see frame.h. */
#include "quote/frame.h"

enum { NAME_WORDS = 8, REACH = 60 /* tokens on each side */ };

/* What follows the name in "as Lind put it". */
static const Str PUTS[] = {STR("put"), STR("puts"), STR("phrased"),
                           STR("phrases")};

static bool is_word(const Reading *r, uint32_t at, uint32_t end, Str word) {
  return at < end && str_equal_nocase(reading_word(r, at), word);
}

static bool is_put(const Reading *r, uint32_t at) {
  for (size_t i = 0; i < sizeof(PUTS) / sizeof(*PUTS); i++) {
    if (str_equal_nocase(reading_word(r, at), PUTS[i])) return true;
  }
  return false;
}

static bool is_stop(const Word *w) {
  return w->quoted ||
         (w->class >= CLASS_PUNCTUATION && w->class != CLASS_PUNCTUATION + '-');
}

/* as | Lind | put it */
static bool find_put(const Reading *r, const Word *words, uint32_t at,
                     uint32_t end, Run *cue, Run *source) {
  if (!is_word(r, at, end, STR("as"))) return false;
  for (uint32_t i = at + 2; i < end && i <= at + NAME_WORDS; i++) {
    if (is_stop(&words[i])) return false;
    if (!is_put(r, i) || !is_word(r, i + 1, end, STR("it"))) continue;
    *source = (Run){at + 1, i};
    *cue = (Run){i, i + 2};
    return true;
  }
  return false;
}

/* in the words of | Lind */
static bool find_words_of(const Reading *r, const Word *words, uint32_t at,
                          uint32_t end, Run *cue, Run *source) {
  if (!is_word(r, at, end, STR("in")) || !is_word(r, at + 1, end, STR("the")) ||
      !is_word(r, at + 2, end, STR("words")) ||
      !is_word(r, at + 3, end, STR("of"))) {
    return false;
  }
  Run name = {at + 4, at + 4};
  while (name.end < end && name.end < name.first + NAME_WORDS &&
         !is_stop(&words[name.end])) {
    name.end++;
  }
  if (name.end == name.first) return false;
  *cue = (Run){at, at + 4};
  *source = name;
  return true;
}

/*
** "…" – Ida Lind: behind the mark a dash and a name, which a comma or the
** paragraph ends.
*/
static bool find_signature(const Reading *r, const Word *words, Run marked,
                           Run *source) {
  uint32_t end = r->text->blocks[reading_block(r, marked.first)].end_token;
  Run name = {marked.end, marked.end};
  while (name.first < end &&
         (words[name.first].class == CLASS_PUNCTUATION + '_' ||
          words[name.first].class == CLASS_PUNCTUATION + '-')) {
    name.first++;
  }
  if (name.first == marked.end) return false;
  name.end = name.first;
  while (name.end < end && name.end < name.first + NAME_WORDS &&
         (r->text->tokens[name.end].flags & TOKEN_CAPITAL)) {
    name.end++;
  }
  bool ends = name.end == end || is_stop(&words[name.end]);
  if (name.end < name.first + 2 || !ends) return false;
  *source = name;
  return true;
}

bool frame_find(const Reading *r, const Word *words, Run marked, Run *cue,
                Run *source) {
  const Sentence *first = &r->text->sentences[r->sentence_of[marked.first]];
  const Sentence *last = &r->text->sentences[r->sentence_of[marked.end - 1]];
  uint32_t from = first->first_token, to = last->end_token;
  if (find_signature(r, words, marked, source)) return true;
  if (from + REACH < marked.first) from = marked.first - REACH;
  if (to > marked.end + REACH) to = marked.end + REACH;
  for (uint32_t i = from; i < to; i++) {
    if (i == marked.first) i = marked.end;
    if (i < to && (find_put(r, words, i, to, cue, source) ||
                   find_words_of(r, words, i, to, cue, source))) {
      return true;
    }
  }
  return false;
}
