/* What can be counted in a block: see facts.h. */
#include "article/facts.h"

#include "article/cues.h"
#include "article/dateline.h"
#include "article/facts_count.h"
#include "article/scan.h"

enum {
  MAX_HEADING_WORDS = 30, /* longer blocks are not looked up in it */
  MIN_SENTENCE_WORDS = 8, /* behind a weak dateline, with it */
  MIN_OPEN_WORDS = 15,    /* the same, without a final mark */
};

static uint8_t first_kind(Str s) {
  unsigned char c = scan_byte(s, 0);
  if (ascii_is_upper((char)c)) return FIRST_UPPER;
  if (ascii_is_lower((char)c)) return FIRST_LOWER;
  if (ascii_is_digit((char)c)) return FIRST_DIGIT;
  if (c == '"' || c == '\'' || scan_is(s, 0, STR("\xE2\x80\x9C")) ||
      scan_is(s, 0, STR("\xE2\x80\x98"))) {
    return FIRST_QUOTE;
  }
  if (c == '-' || c == '*' || c == '>' || scan_is(s, 0, STR("\xE2\x80\xA2"))) {
    return FIRST_BULLET;
  }
  return c >= 0xC3 && c != 0xE2 ? FIRST_UPPER : FIRST_OTHER;
}

static bool ends_with(Str s, Str end) {
  return s.length >= end.length && scan_is(s, s.length - end.length, end);
}

static uint8_t last_kind(Str s) {
  while (s.length > 1) { /* closing marks tell nothing */
    char c = s.data[s.length - 1];
    if (c == '"' || c == '\'') {
      s.length--;
    } else if (ends_with(s, STR("\xE2\x80\x9D")) ||
               ends_with(s, STR("\xE2\x80\x99"))) {
      s.length -= 3;
    } else {
      break;
    }
  }
  if (ends_with(s, STR("...")) || ends_with(s, STR("\xE2\x80\xA6"))) {
    return LAST_ELLIPSIS;
  }
  unsigned char c = scan_byte(s, s.length - 1);
  if (c == '.' || c == '!' || c == '?') return LAST_STOP;
  if (ends_with(s, STR("\xE3\x80\x82"))) return LAST_STOP; /* 。 */
  if (c == ':') return LAST_COLON;
  if (c == ',' || c == ';') return LAST_COMMA;
  if (c == ')' || c == ']') return LAST_BRACKET;
  if (ascii_is_digit((char)c)) return LAST_DIGIT;
  return ascii_is_alpha((char)c) || c >= 0x80 ? LAST_LETTER : LAST_OTHER;
}

static uint8_t judge(const BlockFacts *f, uint32_t bytes) {
  bool stop = f->last == LAST_STOP || f->last == LAST_COLON;
  bool glue = f->stops * 100 >= f->words * 18 || bytes > f->words * 12;
  if (f->words >= 20 && glue && f->last != LAST_ELLIPSIS) return QUALITY_GOOD;
  if (f->words >= 8 && stop && f->stops * 100 >= f->words * 12) {
    return QUALITY_GOOD;
  }
  if (f->words >= 20) return QUALITY_LONG;
  if (f->words >= 3 && stop) return QUALITY_SENTENCE;
  return f->words <= 3 ? QUALITY_STUB : QUALITY_SHORT;
}

/* "Munich: " opens a story only where a sentence follows it. */
static bool opens_story(const BlockFacts *f, Str s,
                        const DatelineParts *parts) {
  if (parts->strength == DATELINE_STRONG) return true;
  bool alone = parts->rest >= s.length;
  /* Headlines have colons as well: "Tokyo: A Guide to Its Best Gardens". */
  bool title = f->capitals * 2 > f->words && f->words < MIN_OPEN_WORDS;
  bool ends = f->last != LAST_LETTER && f->last != LAST_ELLIPSIS;
  bool sentence = f->words >= (ends ? MIN_SENTENCE_WORDS : MIN_OPEN_WORDS);
  if (alone ? !parts->upper || parts->colon : title || !sentence) return false;
  return dateline_is_place(s, parts);
}

static void find_dateline(Arena *arena, BlockFacts *f, Str s) {
  DatelineParts parts;
  if (!dateline_parse(s, &parts) || !opens_story(f, s, &parts)) return;
  DatelineParts *kept = ARENA_NEW(arena, DatelineParts);
  if (!kept) return;
  *kept = parts;
  f->parts = kept;
  f->dateline = (uint8_t)parts.strength;
}

static void read_block(Document *d, BlockFacts *f, Vocabulary *v,
                       const Block *block) {
  Str s = str_slice(d->text, block->start, block->length);
  facts_count(d, f, v, block);
  f->first = first_kind(s);
  f->last = last_kind(s);
  f->quality = judge(f, (uint32_t)s.length);
  f->cues = cues_find(s, f->classes);
  find_dateline(d->arena, f, s);
  Day day;
  f->dated = s.length < 120 && f->classes & WORD_DATE && day_find(s, &day);
}

/* Finds repeated lines by their hash, in a table twice as large as the text. */
static void find_repeats(Document *d, BlockFacts *facts, uint32_t count) {
  ArenaMark mark = arena_mark(d->arena);
  size_t slots = 16;
  while (slots < 2 * (size_t)count) slots *= 2;
  uint32_t *seen = arena_zero(d->arena, slots * sizeof *seen);
  for (uint32_t i = 0; seen && i < count; i++) {
    if (facts[i].words < 2) continue;
    size_t slot = (facts[i].hash * 2654435769u) & (slots - 1);
    while (seen[slot] && facts[seen[slot] - 1].hash != facts[i].hash) {
      slot = (slot + 1) & (slots - 1);
    }
    if (seen[slot]) {
      facts[i].repeats = true;
      facts[seen[slot] - 1].is_repeated = true;
    } else {
      seen[slot] = i + 1;
    }
  }
  arena_rewind(d->arena, mark);
}

BlockFacts *facts_gather(Document *d, const Text *text) {
  size_t bytes = text->block_count * sizeof(BlockFacts);
  BlockFacts *facts = arena_zero(d->arena, bytes ? bytes : 1);
  Vocabulary *v = ARENA_NEW(d->arena, Vocabulary);
  if (!facts || !v) return NULL;
  for (uint32_t i = 0; i < text->block_count; i++) {
    read_block(d, &facts[i], v, &text->blocks[i]);
    if (i % 1024 == 1023 && document_stopped(d)) return NULL;
  }
  for (uint32_t i = 0; i < text->block_count; i++) {
    const Block *b = &text->blocks[i];
    bool paragraph = facts[i].quality == QUALITY_GOOD;
    if (paragraph || facts[i].words > MAX_HEADING_WORDS) continue;
    Str heading = str_slice(d->text, b->start, b->length);
    facts[i].in_text = facts_share(v, heading);
  }
  find_repeats(d, facts, text->block_count);
  return facts;
}
