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
  WORD_CLASS_COUNT = 12,
  /* Beyond the classes that are counted: bits that save looking further. */
  WORD_CUE = 4096,      /* a phrase of cues.c may be around it */
  WORD_MOMENT = 8192,   /* monday, last, two: a date of date.h may begin */
  WORD_SOURCE = 16384,  /* reported, according: a source may be named */
  WORD_SERVICE = 32768, /* xinhua, reuters: begins a name of agency.c */
  WORD_AMOUNT = 65536,  /* half, several: a sum of money.h may begin */
  WORD_TENSE = 131072   /* was, will: tells date.c what was and what will be */
};

enum { WORD_SLOTS = 2048 };

/*
** From a word's hash to its classes. A word is in one of two slots (cuckoo
** hashing, Pagh and Rodler 2001), so that a look-up has no loop and no branch:
** half of the words are in the index and half are not, which no processor
** predicts.
*/
typedef struct WordSlot {
  uint32_t hash; /* 0: empty */
  uint32_t classes;
} WordSlot;

typedef struct WordIndex {
  WordSlot slots[WORD_SLOTS];
  uint32_t lost; /* words that found no slot: none */
} WordIndex;

/* Made by make_words from the lists of words.c, cue_rows.c, agency.c, date.c,
** date_lex.c and money.c. */
extern const WordIndex WORD_INDEX;

/* Fills an index from the lists of words.c. */
void words_index(WordIndex *index);
/* Adds one word, in any case. */
void words_add(WordIndex *index, Str word, uint32_t class);

/* 1 for the bytes of words: letters, digits, and what is beyond ASCII but for
** punctuation, which begins with E2. */
extern const uint8_t WORD_BYTES[256];

/* Up to eight bytes as a number, the first byte lowest on every machine. */
static inline uint64_t words_load(const char *data, size_t count) {
  uint64_t x = 0;
  memcpy(&x, data, count);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  return x;
}

/* Setting bit 5 takes away the case of letters, in Latin scripts at least. */
static inline uint64_t words_hash_8(uint64_t h, Str s, size_t at, size_t n) {
  uint64_t mask = UINT64_MAX >> (64 - 8 * n);
  uint64_t x = s.length - at >= 8 ? words_load(s.data + at, 8)
                                  : words_load(s.data + at, n);
  h = (h ^ ((x | 0x2020202020202020u) & mask)) * 0xff51afd7ed558ccdu;
  return h ^ h >> 32;
}

/* The hash of a whole word, without case; never 0. */
static inline uint32_t words_hash(Str s, size_t at, size_t length) {
  uint64_t h = length * 0x9E3779B97F4A7C15u;
  for (; length > 8; at += 8, length -= 8) h = words_hash_8(h, s, at, 8);
  h = words_hash_8(h, s, at, length);
  return (uint32_t)h ? (uint32_t)h : 1;
}

/*
** The length of the run of word bytes at `at`. Eight at a time where all are
** ASCII: a loop over bytes would be mispredicted at the end of each word.
*/
static inline size_t words_length(Str s, size_t at) {
  const uint64_t each = 0x0101010101010101u, high = each * 0x80;
  size_t end = at;
  for (; s.length - end >= 8; end += 8) {
    uint64_t x = words_load(s.data + end, 8);
    if (x & high) break;
    uint64_t y = x | each * ' '; /* no case */
    uint64_t letter = (y + each * (0x80 - 'a')) & ~(y + each * (0x7F - 'z'));
    uint64_t digit = (x + each * (0x80 - '0')) & ~(x + each * (0x7F - '9'));
    uint64_t other = ~(letter | digit) & high;
    if (other) return end - at + (size_t)(__builtin_ctzll(other) / 8);
  }
  while (end < s.length && WORD_BYTES[(unsigned char)s.data[end]]) end++;
  return end - at;
}

/*
** Length of the word at `at`, a run of letters and digits, and its hash
** without case; 0 when there is none.
*/
static inline size_t words_scan(Str s, size_t at, uint32_t *hash) {
  size_t n = words_length(s, at);
  *hash = n > 0 ? words_hash(s, at, n) : 0;
  return n;
}

/* Length of the sign at `at` where no word is: punctuation may be E2 xx xx. */
static inline size_t words_gap(Str s, size_t at) {
  bool wide = (unsigned char)s.data[at] == 0xE2 && s.length - at >= 3;
  return wide ? 3 : 1;
}

/* The two places where the word with this hash may be. */
static inline uint32_t words_slot(uint32_t hash, int which) {
  return (which ? hash >> 16 : hash) % WORD_SLOTS;
}

/* The classes of the word with this hash; 0 when it is in no list. */
static inline uint32_t index_classes(const WordIndex *index, uint32_t hash) {
  const WordSlot *a = &index->slots[words_slot(hash, 0)];
  const WordSlot *b = &index->slots[words_slot(hash, 1)];
  return (a->classes & -(uint32_t)(a->hash == hash)) |
         (b->classes & -(uint32_t)(b->hash == hash));
}

static inline uint32_t words_classes(uint32_t hash) {
  return index_classes(&WORD_INDEX, hash);
}

/*
** Where something may begin that numbers or words of `class` begin: the first
** start, at or behind `at`, of a run of ASCII digits, of a run of ASCII letters
** in `class`, or an apostrophe ("'89"). The length of `s` when there is none.
*/
size_t words_seek(Str s, size_t at, uint32_t class);

#endif
