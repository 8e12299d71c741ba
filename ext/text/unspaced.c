/*
** Scripts written without spaces: their words, by ICU's dictionaries.
**
** In:  a run of such characters. Out: the end of each word, see token.h.
*/
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/token.h"

#ifdef NEWSEXT_ICU
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#endif

/* Blocks of such scripts, in order. */
static const struct {
  uint32_t first, last;
  bool syllables; /* without a dictionary: each character is a word */
} UNSPACED[] = {{0x0E00, 0x0EFF, false},   /* Thai, Lao */
                {0x1000, 0x109F, false},   /* Burmese */
                {0x1780, 0x17FF, false},   /* Khmer */
                {0x3005, 0x3007, true},    /* Han: repetition mark, zero */
                {0x3041, 0x30FF, true},    /* Hiragana, Katakana */
                {0x31F0, 0x31FF, true},    /* Katakana, small */
                {0x3400, 0x4DBF, true},    /* Han */
                {0x4E00, 0x9FFF, true},    /* Han */
                {0xAA60, 0xAA7F, false},   /* Burmese */
                {0xF900, 0xFAFF, true},    /* Han */
                {0xFF66, 0xFF9D, true},    /* Katakana, half width */
                {0x20000, 0x323AF, true}}; /* Han */

/* Index of the row, or -1. */
static int unspaced_row(uint32_t cp) {
  int count = (int)(sizeof(UNSPACED) / sizeof(UNSPACED[0]));
  if (cp < UNSPACED[0].first) return -1;
  for (int i = 0; i < count && cp >= UNSPACED[i].first; i++) {
    if (cp <= UNSPACED[i].last) return i;
  }
  return -1;
}

bool script_is_unspaced(uint32_t cp) {
  if (cp < 0x0E00 || unspaced_row(cp) < 0) return false;
  UnicodeClass k = unicode_class(cp);
  return k == UNICODE_LETTER || k == UNICODE_EXTEND;
}

/* Without a dictionary: one character and what extends it, or the whole run. */
static size_t plain_next(Str run, size_t from) {
  uint32_t cp;
  size_t at = from + utf8_decode(run.data + from, run.data + run.length, &cp);
  int row = unspaced_row(cp);
  if (row >= 0 && !UNSPACED[row].syllables) return run.length;
  while (at < run.length) {
    size_t n = utf8_decode(run.data + at, run.data + run.length, &cp);
    if (unicode_class(cp) != UNICODE_EXTEND) break;
    at += n;
  }
  return at;
}

#ifdef NEWSEXT_ICU
bool word_cutter_start(WordCutter *cutter, Str run) {
  UErrorCode status = U_ZERO_ERROR;
  if (cutter->failed) return true;
  if (!cutter->iterator) {
    cutter->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  }
  cutter->text =
      utext_openUTF8(cutter->text, run.data, (int64_t)run.length, &status);
  if (U_SUCCESS(status)) ubrk_setUText(cutter->iterator, cutter->text, &status);
  cutter->failed = U_FAILURE(status);
  return status != U_MEMORY_ALLOCATION_ERROR;
}

size_t word_cutter_next(WordCutter *cutter, Str run, size_t from) {
  if (cutter->failed) return plain_next(run, from);
  int32_t next = ubrk_following(cutter->iterator, (int32_t)from);
  if (next == UBRK_DONE || (size_t)next <= from || (size_t)next > run.length) {
    return run.length;
  }
  return (size_t)next;
}

void word_cutter_close(WordCutter *cutter) {
  if (cutter->iterator) ubrk_close(cutter->iterator);
  if (cutter->text) utext_close(cutter->text);
  *cutter = (WordCutter){0};
}
#else
bool word_cutter_start(WordCutter *cutter, Str run) {
  (void)run;
  cutter->failed = true;
  return true;
}

size_t word_cutter_next(WordCutter *cutter, Str run, size_t from) {
  (void)cutter;
  return plain_next(run, from);
}

void word_cutter_close(WordCutter *cutter) {
  *cutter = (WordCutter){0};
}
#endif
