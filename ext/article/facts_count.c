/*
** The words and marks of a block: see facts_count.h.
**
** Sixty-four bytes at a time become bitmaps. Marks are counted as bits; each
** word is hashed and looked up, and what else it counts for is again read off
** the bits: a capitalised word is a start of a word that is a capital. A chunk
** ends in front of a word that goes on behind it, so that each is whole.
**
**   "The UN said: “No.”"  ->  4 words, 3 capitals, 1 of capitals, 2 quotes
*/
#include "article/facts_count.h"

#include "article/scan.h"
#include "base/chunk.h"

enum {
  STOP_WORDS = 1 << 16, /* after so many it is asked whether to stop */
  MIN_PARAGRAPH_WORDS = 15,
  COUNTED = ((1 << WORD_CLASS_COUNT) - 1) & ~WORD_STOP
};

static uint32_t vocabulary_bit(uint32_t hash) {
  return (hash ^ hash >> 16) % VOCABULARY_BITS;
}

static void vocabulary_add(Vocabulary *v, uint32_t hash) {
  uint32_t bit = vocabulary_bit(hash);
  v->bits[bit / 32] |= 1u << bit % 32;
}

static bool vocabulary_has(const Vocabulary *v, uint32_t hash) {
  uint32_t bit = vocabulary_bit(hash);
  return v->bits[bit / 32] >> bit % 32 & 1;
}

/* What is where in a chunk of a block. */
typedef struct Map {
  Chunk chunk;
  size_t at;      /* of the chunk, in the text */
  size_t length;  /* bytes that are mapped; 0: a word longer than a chunk */
  uint64_t keep;  /* these bytes */
  uint64_t ended; /* what is behind the block */
  uint64_t word, upper, lower, digit;
  uint64_t stop; /* . ! ? */
  uint64_t wide; /* E2: a sign of three bytes; no other begins with it */
} Map;

static Map map_chunk(Str text, size_t at, size_t end) {
  Map m = {.chunk = chunk_at(text, at), .at = at};
  const Chunk *c = &m.chunk;
  m.upper = chunk_between(c, 'A', 'Z');
  m.lower = chunk_between(c, 'a', 'z');
  m.digit = chunk_between(c, '0', '9');
  m.stop = chunk_equal(c, '.') | chunk_equal(c, '!') | chunk_equal(c, '?');
  m.word = chunk_high(c);
  if (m.word) {
    m.wide = chunk_equal(c, 0xE2);
    m.word &= ~(m.wide | m.wide << 1 | m.wide << 2);
  }
  m.word |= m.upper | m.lower | m.digit;
  if (end - at <= CHUNK) {
    m.length = end - at;
  } else {
    /* What needs the bytes behind the chunk is left for the next one. */
    uint64_t last = (uint64_t)1 << (CHUNK - 1);
    uint64_t open = m.word | m.wide | m.wide << 1 | (m.stop & last);
    m.length = ~open ? CHUNK - (size_t)__builtin_clzll(~open) : 0;
  }
  m.keep = chunk_first(m.length);
  m.ended = ~chunk_first(end - at);
  m.word &= m.keep;
  return m;
}

static void count_wide(BlockFacts *f, const Map *m) {
  uint64_t general = m->wide & m->keep & chunk_equal(&m->chunk, 0x80) >> 1;
  if (!general) return;
  /* “ • */
  f->quotes += chunk_count(general & chunk_equal(&m->chunk, 0x9C) >> 2);
  f->bars += chunk_count(general & chunk_equal(&m->chunk, 0xA2) >> 2);
}

static void count_addresses(BlockFacts *f, Str text, const Map *m) {
  f->addresses += chunk_count(chunk_equal(&m->chunk, '@') & m->keep);
  uint64_t colons = chunk_equal(&m->chunk, ':') & m->keep;
  for (; colons; colons &= colons - 1) {
    f->addresses += scan_is(text, m->at + chunk_lowest(colons), STR("://"));
  }
}

static void count_marks(BlockFacts *f, Str text, const Map *m) {
  const Chunk *c = &m->chunk;
  uint64_t quote = chunk_equal(c, '"');
  uint64_t behind = chunk_equal(c, ' ') | quote | m->wide | m->ended;
  /* The last bit: a stop stands there only at the end of the block. */
  behind = behind >> 1 | (uint64_t)1 << (CHUNK - 1);
  f->sentence_ends += chunk_count(m->stop & behind & m->keep);
  f->quotes += chunk_count(quote & m->keep);
  f->commas += chunk_count(chunk_equal(c, ',') & m->keep);
  f->bars += chunk_count(chunk_equal(c, '|') & m->keep);
  count_addresses(f, text, m);
  if (m->wide) count_wide(f, m);
}

/* Words of capitals: those that begin with two, and have no small letter. */
static void count_uppers(BlockFacts *f, const Map *m, uint64_t starts) {
  uint64_t left = starts & m->upper & m->upper >> 1 & m->word >> 1;
  for (; left; left &= left - 1) {
    unsigned bit = chunk_lowest(left);
    uint64_t rest = ~(m->word >> bit);
    uint64_t word = rest ? chunk_first(chunk_lowest(rest)) : UINT64_MAX;
    f->uppers += (m->lower >> bit & word) == 0;
  }
}

/* The classes of a word are counted where it has one beside WORD_STOP. */
static void count_classes(BlockFacts *f, uint32_t classes) {
  for (classes &= COUNTED; classes; classes &= classes - 1) {
    uint16_t *count = &f->class_words[chunk_lowest(classes)];
    if (*count < UINT16_MAX) ++*count;
  }
}

static void count_hashes(BlockFacts *f, Vocabulary *v, const uint32_t *hashes,
                         unsigned count) {
  uint32_t hash = f->hash, all = f->classes, stops = f->stops;
  for (unsigned i = 0; i < count; i++) {
    uint32_t classes = words_classes(hashes[i]);
    hash = hash * 31 + hashes[i];
    all |= classes;
    stops += classes & WORD_STOP;
    if (classes & COUNTED) count_classes(f, classes);
  }
  f->hash = hash;
  f->classes = all;
  f->stops = stops;
  unsigned skip = f->words >= MIN_PARAGRAPH_WORDS - 1
                      ? 0
                      : MIN_PARAGRAPH_WORDS - 1 - f->words;
  for (unsigned i = skip; i < count; i++) vocabulary_add(v, hashes[i]);
  f->words += count;
}

static void count_words(BlockFacts *f, Vocabulary *v, Str text, const Map *m) {
  uint64_t starts = m->word & ~(m->word << 1);
  f->capitals += chunk_count(starts & m->upper);
  f->numbers += chunk_count(starts & m->digit);
  count_uppers(f, m, starts);
  uint32_t hashes[CHUNK / 2];
  unsigned count = 0;
  for (uint64_t left = starts; left; left &= left - 1) {
    unsigned bit = chunk_lowest(left);
    uint64_t rest = ~(m->word >> bit); /* none: a word of a whole chunk */
    size_t length = rest ? chunk_lowest(rest) : CHUNK;
    hashes[count++] = words_hash(text, m->at + bit, length);
  }
  count_hashes(f, v, hashes, count);
}

/* A word that does not fit into a chunk. Returns its length. */
static size_t count_long_word(BlockFacts *f, Vocabulary *v, Str s) {
  uint32_t hash;
  size_t n = words_scan(s, 0, &hash), small = 0;
  for (size_t i = 0; i < n; i++) small += ascii_is_lower(s.data[i]);
  bool capital = ascii_is_upper(s.data[0]);
  f->capitals += capital;
  f->uppers += capital && ascii_is_upper(s.data[1]) && small == 0;
  f->numbers += ascii_is_digit(s.data[0]);
  count_hashes(f, v, &hash, 1);
  return n;
}

void facts_count(Document *d, BlockFacts *f, Vocabulary *v,
                 const Block *block) {
  Str text = d->text;
  size_t end = (size_t)block->start + block->length;
  uint32_t asked = 0;
  f->hash = 1;
  for (size_t at = block->start; at < end;) {
    Map m = map_chunk(text, at, end);
    if (m.length > 0) {
      count_marks(f, text, &m);
      count_words(f, v, text, &m);
      at += m.length;
    } else {
      at += count_long_word(f, v, str_slice(text, at, end - at));
    }
    if (f->words - asked >= STOP_WORDS) {
      if (document_stopped(d)) return;
      asked = f->words;
    }
  }
  f->class_words[0] = f->stops < UINT16_MAX ? (uint16_t)f->stops : UINT16_MAX;
}

uint8_t facts_share(const Vocabulary *v, Str heading) {
  uint32_t found = 0, looked = 0;
  for (size_t at = 0; at < heading.length;) {
    uint32_t hash;
    size_t n = words_scan(heading, at, &hash);
    if (n > 0 && !(words_classes(hash) & WORD_STOP)) {
      looked++;
      found += vocabulary_has(v, hash);
    }
    at += n ? n : words_gap(heading, at);
  }
  return looked ? (uint8_t)(found * 100 / looked) : 0;
}
