/*
** Tokens and sentences: the stages of document_text. Private to ext/text.
*/
#ifndef NEWSEXT_TEXT_TOKEN_H
#define NEWSEXT_TEXT_TOKEN_H

#include "text/text.h"

/* Fills tokens, token_count and each block's first_token, end_token. */
void tokens_find(Document *d, Text *t);
/* Fills sentences, sentence_count and each block's range of them. */
void sentences_find(Document *d, Text *t);

/*
** Addresses, recognised in bytes [at, end) of a text. Each returns the end of
** the address, or 0 when there is none.
*/
/* "https://un.org/en", "www.bbc.co.uk": `at` is its first byte. */
size_t address_url_end(const char *p, size_t at, size_t end);
/* "booking.com", "bbc.co.uk/news": `dot` is the first dot behind `at`. */
size_t address_domain_end(const char *p, size_t at, size_t dot, size_t end);
/* "jane.doe@un.org": `sign` is the @. `*start` gets where it starts, not
** before `low`. */
size_t address_mail_end(const char *p, size_t low, size_t sign, size_t end,
                        size_t *start);
/* "@UN_Women", "#COP27": `at` is the sign. */
size_t address_tag_end(const char *p, size_t at, size_t end);

/* True for scripts written without spaces: Han, kana, Thai, Lao, Khmer … */
bool script_is_unspaced(uint32_t cp);

/*
** Cuts runs of such scripts into words. One for each document: `{0}` is ready
** for use, close it at the end. Without ICU a Han or kana character is a word,
** and a Thai, Lao, Khmer or Burmese run is one.
*/
typedef struct WordCutter {
  void *iterator;
  void *text;
  bool failed; /* ICU could not: cut as without it */
} WordCutter;
/* Starts on a run; false when out of memory. */
bool word_cutter_start(WordCutter *cutter, Str run);
/* End of the word that starts at `from` of the run, > from. */
size_t word_cutter_next(WordCutter *cutter, Str run, size_t from);
void word_cutter_close(WordCutter *cutter);

#endif
