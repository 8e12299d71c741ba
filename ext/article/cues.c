/*
** Phrases that tell what a line is: see cues.h.
**
** There are hundreds of them, and nearly no line has one. So a line is asked
** for few: for those that begin with its first two bytes, and for those with a
** word that is rare elsewhere and stands in the line (the phrase's key word).
** CUE_INDEX has both lists.
*/
#include "article/cue_rows.h"
#include "article/scan.h"

enum {
  MAX_CUE_LINE = 400,
  MAX_LEAD = 96 /* phrases that a line begins with, and a rest */
};

/* Of lines and phrases alike; a phrase has no capitals. */
static bool is_letter(unsigned char c) {
  return ascii_is_alpha((char)c) || ascii_is_digit((char)c) ||
         (c >= 0xC3 && c != 0xE2);
}

/* `phrase` at `at`, in any case, at the ends of words. */
static bool phrase_at(Str line, size_t at, Str phrase) {
  size_t end = at + phrase.length;
  if (end > line.length) return false;
  for (size_t i = 0; i < phrase.length; i++) {
    if (ascii_lower(line.data[at + i]) != phrase.data[i]) return false;
  }
  bool inside = is_letter((unsigned char)phrase.data[phrase.length - 1]) &&
                is_letter(scan_byte(line, end));
  return !inside && (at == 0 || !is_letter(scan_byte(line, at - 1)) ||
                     !is_letter((unsigned char)phrase.data[0]));
}

/* Nothing but punctuation and digits behind `at`: "Comments (3)". */
static bool nothing_follows(Str line, size_t at) {
  for (; at < line.length; at++) {
    unsigned char c = (unsigned char)line.data[at];
    if (ascii_is_alpha((char)c) || c >= 0xC3) return false;
  }
  return true;
}

static uint32_t phrase_cue(Str line, size_t at, const CueRow *row) {
  if (!phrase_at(line, at, row->phrase)) return 0;
  bool whole = nothing_follows(line, at + row->phrase.length);
  if ((row->where == WHOLE || row->where == LAST) && !whole) return 0;
  return row->cue | (whole && at == 0 ? CUE_WHOLE : 0u);
}

/* "(tfa)", "(KNP/ed)": initials of those who wrote or edited, in brackets. */
static bool is_initials(Str line) {
  if (line.length < 4 || line.length > 14 || line.data[0] != '(' ||
      line.data[line.length - 1] != ')') {
    return false;
  }
  for (size_t i = 1; i + 1 < line.length; i++) {
    char c = line.data[i];
    if (!ascii_is_alpha(c) && c != '/' && c != '-' && c != '.') return false;
  }
  return true;
}

/* "***", "— 30 —" has digits: nothing that is read. */
static bool has_letters(Str line) {
  for (size_t i = 0; i < line.length; i++) {
    if (is_letter((unsigned char)line.data[i])) return true;
  }
  return false;
}

/* The bucket of a phrase or line by its first two bytes. */
static uint32_t start_bucket(Str s) {
  uint32_t first = (unsigned char)ascii_lower((char)scan_byte(s, 0));
  uint32_t second = (unsigned char)ascii_lower((char)scan_byte(s, 1));
  return (first * 31 + second) % CUE_BUCKETS;
}

static uint32_t cues_at_start(Str line) {
  const CueTable *table = &CUE_INDEX.start;
  uint32_t cues = 0, bucket = start_bucket(line);
  for (int i = table->first[bucket]; i < table->first[bucket + 1]; i++) {
    cues |= phrase_cue(line, 0, &CUE_STARTS[table->row[i]]);
  }
  return cues;
}

/* The cues of the phrases whose key word has this hash and stands at `at`. */
static uint32_t cues_around(Str line, size_t at, uint32_t hash) {
  const CueTable *table = &CUE_INDEX.within;
  uint32_t cues = 0, bucket = hash % CUE_BUCKETS;
  for (int i = table->first[bucket]; i < table->first[bucket + 1]; i++) {
    uint16_t row = table->row[i];
    uint8_t key_at = CUE_INDEX.key_at[row];
    if (at < key_at) continue;
    cues |= phrase_cue(line, at - key_at, &CUE_WITHIN[row]);
  }
  return cues;
}

static uint32_t cues_within(Str line) {
  uint32_t cues = 0;
  for (size_t at = 0; at < line.length;) {
    uint32_t hash;
    size_t n = words_scan(line, at, &hash);
    if (n > 0 && words_classes(hash) & WORD_CUE) {
      cues |= cues_around(line, at, hash);
    }
    at += n ? n : words_gap(line, at);
  }
  return cues;
}

uint32_t cues_find(Str line, uint32_t classes) {
  if (line.length == 0 || line.length > MAX_CUE_LINE) return 0;
  if (is_initials(line)) return CUE_END | CUE_WHOLE;
  if (classes & WORD_CUE) return cues_within(line) | cues_at_start(line);
  if (line.length > MAX_LEAD) line.length = MAX_LEAD;
  return cues_at_start(line) | (has_letters(line) ? 0 : CUE_END);
}

/* --- the index ------------------------------------------------------------ */

/* Puts rows 0 … count - 1 into the table, each in the bucket of its key. */
static void table_fill(CueTable *table, const uint32_t *keys, int count) {
  int filled = 0;
  for (uint32_t bucket = 0; bucket < CUE_BUCKETS; bucket++) {
    table->first[bucket] = (uint16_t)filled;
    for (int i = 0; i < count; i++) {
      if (keys[i] % CUE_BUCKETS == bucket) table->row[filled++] = (uint16_t)i;
    }
  }
  table->first[CUE_BUCKETS] = (uint16_t)filled;
}

/* The longest word of a phrase that is no small word: the rarest, mostly. */
static Str key_word(const WordIndex *index, Str phrase) {
  Str best = {phrase.data, 0};
  for (size_t at = 0; at < phrase.length;) {
    uint32_t hash;
    size_t n = words_scan(phrase, at, &hash);
    bool stop = index_classes(index, hash) & WORD_STOP;
    if (n >= best.length && n > 0 && !stop) best = str_slice(phrase, at, n);
    at += n ? n : words_gap(phrase, at);
  }
  return best;
}

void cues_index(WordIndex *words, CueIndex *index) {
  uint32_t starts[CUE_START_COUNT], within[CUE_WITHIN_COUNT];
  memset(index, 0, sizeof *index);
  for (int i = 0; i < CUE_START_COUNT; i++) {
    starts[i] = start_bucket(CUE_STARTS[i].phrase);
  }
  for (int i = 0; i < CUE_WITHIN_COUNT; i++) {
    Str phrase = CUE_WITHIN[i].phrase, key = key_word(words, phrase);
    words_scan(key, 0, &within[i]);
    words_add(words, key, WORD_CUE);
    index->key_at[i] = (uint8_t)(key.data - phrase.data);
  }
  table_fill(&index->start, starts, CUE_START_COUNT);
  table_fill(&index->within, within, CUE_WITHIN_COUNT);
}
