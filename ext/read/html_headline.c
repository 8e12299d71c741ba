/*
** The headline of a page: JSON-LD, og:title, twitter:title, <title> and <h1>
** often differ. They vote.
**
** Texts that are the same but for case and marks count as one. One that is the
** start of another takes its votes when two places have it: the rest is the
** outlet's name or a tail for search engines. "LIVE:" is the title of a running
** page, which grows with the day; where another place is without, that is it.
*/
#include "read/html_main.h"
#include "read/html_meta.h"

enum { MOST_CANDIDATES = 8, MOST_H1 = 4, LEAST_WORDS = 4 };

typedef struct Candidate {
  Str text;
  float votes;
  int places;
} Candidate;

typedef struct Vote {
  Candidate items[MOST_CANDIDATES];
  int count;
} Vote;

/* Bytes of any other script are letters. */
static bool is_letter(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c) || (c & 0x80);
}

/* Bytes in marks like the curly apostrophe are no letters of a headline. */
static size_t skip_marks(Str s, size_t i) {
  for (;;) {
    if (i < s.length && !is_letter(s.data[i])) {
      i++;
    } else if (i + 2 < s.length && (unsigned char)s.data[i] == 0xE2 &&
               (unsigned char)s.data[i + 1] == 0x80) {
      i += 3; /* U+2000 … U+203F: dashes and quotation marks */
    } else {
      return i;
    }
  }
}

/* Does `s` begin with the letters of `start`? `*rest`: and go on. */
static bool begins_with(Str s, Str start, bool *rest) {
  size_t i = skip_marks(s, 0), k = skip_marks(start, 0);
  while (k < start.length) {
    if (i >= s.length || ascii_lower(s.data[i]) != ascii_lower(start.data[k])) {
      return false;
    }
    i = skip_marks(s, i + 1);
    k = skip_marks(start, k + 1);
  }
  *rest = i < s.length;
  return start.length > 0;
}

static size_t count_words(Str s) {
  size_t words = 0;
  for (size_t i = 0; i < s.length; i++) {
    words += is_letter(s.data[i]) && (i == 0 || s.data[i - 1] == ' ');
  }
  return words;
}

static bool is_live(Str s) {
  return str_find(s, STR("LIVE:"), 0) != SIZE_MAX ||
         str_find(s, STR("LIVE "), 0) != SIZE_MAX;
}

/* A text that is there already gets the votes. */
static void vote(Vote *v, Str text, float votes) {
  bool rest;
  if (!text.data || count_words(text) == 0) return;
  for (int i = 0; i < v->count; i++) {
    Candidate *c = &v->items[i];
    if (begins_with(c->text, text, &rest) && !rest) {
      c->votes += votes;
      c->places++;
      return;
    }
  }
  if (v->count == MOST_CANDIDATES) return;
  v->items[v->count++] = (Candidate){text, votes, 1};
}

/* One place alone may have been cut for want of room: two have not. */
static void merge_starts(Vote *v) {
  for (int i = 0; i < v->count; i++) {
    Candidate *start = &v->items[i];
    if (start->places < 2 || count_words(start->text) < LEAST_WORDS) continue;
    for (int k = 0; k < v->count; k++) {
      bool rest;
      Candidate *whole = &v->items[k];
      if (k == i || !begins_with(whole->text, start->text, &rest)) continue;
      start->votes += whole->votes;
      whole->votes = 0;
    }
  }
}

static void drop_live(Vote *v) {
  bool other = false;
  for (int i = 0; i < v->count; i++) other |= !is_live(v->items[i].text);
  for (int i = 0; i < v->count && other; i++) {
    if (is_live(v->items[i].text)) v->items[i].votes = 0;
  }
}

/* <h1>s: the only one, or those that another place has too. */
static void vote_h1(Vote *v, const HtmlTree *tree) {
  Str found[MOST_H1];
  int count = 0, meta = v->count;
  for (size_t i = 0; i < tree->block_count && count < MOST_H1; i++) {
    const HtmlBlock *b = &tree->blocks[i];
    Str text = str_slice(tree->text, b->start, b->length);
    if (b->tag == TAG_H1 && b->words > 1) found[count++] = text;
  }
  for (int i = 0; i < count; i++) {
    bool known = count == 1, rest;
    for (int k = 0; k < meta && !known; k++) {
      known = begins_with(v->items[k].text, found[i], &rest);
    }
    if (known) vote(v, found[i], 2.1f);
  }
}

Str html_meta_headline(const HtmlMeta *m, const HtmlTree *tree) {
  Vote v = {.count = 0};
  Str best = STR_NULL;
  float votes = 0;
  vote(&v, m->value[META_HEADLINE], 2);
  vote(&v, m->value[META_OG_TITLE], 1);
  vote(&v, m->value[META_TWITTER_TITLE], 1);
  vote(&v, m->value[META_TITLE], 1);
  vote_h1(&v, tree);
  merge_starts(&v);
  drop_live(&v);
  for (int i = 0; i < v.count; i++) {
    if (v.items[i].votes <= votes) continue;
    votes = v.items[i].votes;
    best = v.items[i].text;
  }
  return best;
}
