/*
** The story alone, and its fingerprint: see article.h.
*/
#include "article/article.h"
#include "base/hash.h"

static bool is_body(uint8_t role) {
  return role == ROLE_PARAGRAPH || role == ROLE_SUBHEADING || role == ROLE_LIST;
}

static bool is_mark_or_space(Str s, size_t *n) {
  static const char *const MARKS[] = {" ",
                                      "-",
                                      ":",
                                      ".",
                                      "\t",
                                      "\xC2\xA0",
                                      "\xE2\x80\x93",
                                      "\xE2\x80\x94",
                                      "\xE2\x80\x95",
                                      "\xE2\x80\x92"};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    Str mark = str_from_c(MARKS[i]);
    if (s.length >= mark.length &&
        memcmp(s.data, mark.data, mark.length) == 0) {
      *n = mark.length;
      return true;
    }
  }
  return false;
}

/* A segment's words without the dateline in front of them. */
static Str without_dateline(const Document *d, const Article *a, Span span) {
  Str text = str_span(d->text, span);
  Span dateline = a->dateline.span;
  if (dateline.length == 0 || dateline.start != span.start) return text;
  text = str_slice(text, dateline.length, text.length - dateline.length);
  for (size_t n; text.length > 0 && is_mark_or_space(text, &n);) {
    text = str_slice(text, n, text.length - n);
  }
  return text;
}

Str article_body(Document *d) {
  const Article *a = document_article(d);
  Buffer out = {.arena = d->arena};
  bool any = false;
  for (uint32_t i = 0; i < a->segment_count; i++) {
    if (!is_body(a->segments[i].role)) continue;
    Str text = without_dateline(d, a, a->segments[i].span);
    if (text.length == 0) continue;
    if (any) buffer_add(&out, STR("\n\n"));
    buffer_add(&out, text);
    any = true;
  }
  return any ? buffer_str(&out) : STR_NULL;
}

/*
** SimHash (Charikar 2002) over overlapping runs of words. Each run votes for
** the bits of its hash; the majority of a bit is the bit of the fingerprint.
*/
enum { SHINGLE_WORDS = 2 };

typedef struct Votes {
  int32_t bits[64];
  uint64_t words[SHINGLE_WORDS];
  uint32_t count;
} Votes;

static void vote(Votes *v, uint64_t hash) {
  for (int i = 0; i < 64; i++) v->bits[i] += (hash >> i & 1) ? 1 : -1;
}

static void add_word(Votes *v, uint64_t word) {
  memmove(v->words + 1, v->words, sizeof v->words - sizeof *v->words);
  v->words[0] = word;
  v->count++;
  if (v->count < SHINGLE_WORDS) return;
  uint64_t hash = 0;
  for (int i = 0; i < SHINGLE_WORDS; i++) hash = hash_mix(hash, v->words[i]);
  vote(v, hash_mix(hash, 0));
}

/* Words as runs of letters and digits, without case. */
static void add_text(Votes *v, Str text) {
  enum { BASIS = 5381 };
  uint64_t word = BASIS;
  for (size_t i = 0; i <= text.length; i++) {
    char c = i < text.length ? ascii_lower(text.data[i]) : ' ';
    bool letter = ascii_is_lower(c) || ascii_is_digit(c) ||
                  ((unsigned char)c >= 0x80 && (unsigned char)c != 0xE2);
    if (letter) {
      word = word * 33 + (unsigned char)c;
    } else if (word != BASIS) {
      add_word(v, word);
      word = BASIS;
    }
    if ((unsigned char)c == 0xE2) i += 2; /* punctuation beyond ASCII */
  }
}

uint64_t article_fingerprint(Document *d, bool *known) {
  const Article *a = document_article(d);
  Votes v = {.count = 0};
  for (uint32_t i = 0; i < a->segment_count; i++) {
    if (!is_body(a->segments[i].role)) continue;
    add_text(&v, without_dateline(d, a, a->segments[i].span));
  }
  *known = v.count >= SHINGLE_WORDS;
  uint64_t out = 0;
  for (int i = 0; *known && i < 64; i++) {
    out |= (uint64_t)(v.bits[i] > 0) << i;
  }
  return out;
}
