/*
** Words: the few hundred words that tell what a line of a page is for.
*/
#ifndef NEWSEXT_ARTICLE_WORDS_H
#define NEWSEXT_ARTICLE_WORDS_H

#include "base/str.h"

/* Classes of words; a word may be in several. */
enum {
  WORD_STOP = 1,      /* the, of, and: the glue of sentences */
  WORD_SOCIAL = 2,    /* facebook, share, whatsapp */
  WORD_MENU = 4,      /* home, login, menu, search */
  WORD_REPLY = 8,     /* comment, reply, respond */
  WORD_PHOTO = 16,    /* photo, getty, image, courtesy */
  WORD_DATE = 32,     /* monday, february, gmt, updated */
  WORD_LEGAL = 64,    /* copyright, rights, privacy, cookies */
  WORD_PROMO = 128,   /* subscribe, newsletter, free, click */
  WORD_AUTHOR = 256,  /* by, reporter, editor, contributed */
  WORD_RELATED = 512, /* related, trending, recommended, next */
  WORD_SAY = 1024,    /* said, told, according */
  WORD_PERSON = 2048, /* i, you, my, your: comments and appeals */
  WORD_CLASS_COUNT = 12
};

enum { WORD_SLOTS = 1024 };

/* From a word's hash to its classes; made once for a document. */
typedef struct WordIndex {
  uint32_t hash[WORD_SLOTS]; /* 0: empty */
  uint16_t classes[WORD_SLOTS];
} WordIndex;

void words_index(WordIndex *index);

/* The hash of a word is built letter by letter, in lower case. */
enum { WORD_HASH_START = 2166136261u };
static inline uint32_t word_hash_add(uint32_t hash, unsigned char c) {
  return (hash ^ c) * 16777619u;
}

static inline uint16_t words_classes(const WordIndex *index, uint32_t hash) {
  uint32_t slot = (hash ^ hash >> 15) % WORD_SLOTS;
  while (index->hash[slot] != 0) {
    if (index->hash[slot] == hash) return index->classes[slot];
    slot = (slot + 1) % WORD_SLOTS;
  }
  return 0;
}

#endif
