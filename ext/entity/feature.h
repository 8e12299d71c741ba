/*
** What the tagger of mentions sees of a text: the one place where features
** are made, for the tagger and for its trainer alike.
**
** In:  tokens of a document, a passage of whole sentences at a time.
** Out: for each distinct word a WordForm (hashes of the word, its shape, its
**      affixes); for each token of the passage whether it is a candidate, and
**      hashed features of three kinds:
**
**   of one word    at an offset of -3 to +3: summed once for each word, kept
**   of word pairs  "prime minister", Xx-x: looked up for each candidate
**   of evidence    what the passage says elsewhere of the same word
**
** Example: in "Mr Banda said. Critics of Banda disagree." both Bandas get the
** evidence "seen twice with a capital in mid-sentence, never in lower case"
** and the neighbours of the other one.
*/
#ifndef NEWSEXT_ENTITY_FEATURE_H
#define NEWSEXT_ENTITY_FEATURE_H

#include "text/text.h"

enum {
  AFFIXES = 4,        /* prefixes and suffixes of 1 to 4 bytes */
  REACH = 3,          /* words to each side that have features */
  FORM_FEATURES = 18, /* at most, of one word at one offset */
  TOKEN_FEATURES = 24 /* at most, of pairs and evidence of one token */
};

typedef enum FormFlag {
  FORM_CAPITAL = 1,
  FORM_ALL_CAPITALS = 2,
  FORM_DIGIT = 4,
  FORM_LETTERS = 8, /* has a letter */
  FORM_TRIGGER = 16 /* makes its neighbours candidates */
} FormFlag;

enum { KNOWN_FIRST_NAME = 1 << 21, KNOWN_PLACE = 1 << 22 };

/* What is known of a distinct word. Hashes are never 0 but for lacking affixes.
 */
typedef struct WordForm {
  uint64_t word;        /* the word as printed, curly marks made straight */
  uint64_t lower;       /* in lower case, each digit as 0 */
  uint64_t shape;       /* "Xxx-dd": runs of a class are cut at 3 */
  uint64_t short_shape; /* "Xx-d" */
  uint64_t prefix[AFFIXES], suffix[AFFIXES];
  uint32_t length; /* bytes, at most 12 */
  uint32_t flags;  /* FormFlag */
  /* What the word alone is known to name: GAZ_…, KNOWN_FIRST_NAME, and from
  ** KNOWN_PLACE on how well known a place it is, 0 to 5. */
  uint32_t known;
  /* Which group of the passage the form is in: see passage_add. */
  uint32_t passage, group;
} WordForm;

/* The form of a word: `word` as it stands in the text, with its TOKEN_ flags.
 */
void form_make(WordForm *form, Str word, uint8_t token_flags);
/* Identity of a word: what `form->word` will be, without making the form. */
uint64_t form_hash(Str word);
/* What stands before and behind every sentence. */
extern const WordForm FORM_BEFORE, FORM_BEHIND;

/*
** The keys under which a word's vector may be stored, the best first: in lower
** case; with digits as 0; without accents. Returns how many (1 to 3).
*/
enum { VECTOR_KEYS = 3 };
uint32_t form_vector_keys(Str word, uint64_t keys[VECTOR_KEYS]);

/*
** The yes-or-no inputs of the dense branch beside the word's vector, as bits.
** FORM_BEFORE and FORM_BEHIND have INPUT_PADDING alone.
*/
enum {
  INPUT_NO_VECTOR = 1,
  INPUT_CAPITAL = 2,
  INPUT_ALL_CAPITALS = 4,
  INPUT_DIGIT = 8,
  INPUT_PADDING = 16,
  INPUT_NO_LETTER = 32,
  INPUT_LOWER = 64,
  INPUT_LONE_CAPITAL = 128, /* "J" */
  /* What the gazetteer knows: words that are … or end in names of … */
  INPUT_FIRST_NAME = 1 << 8,   /* "Olena" */
  INPUT_PLACE = 1 << 9,        /* "Kumasi", "Paris" */
  INPUT_GREAT_PLACE = 1 << 10, /* "Paris", "Kenya", "Kremlin" */
  INPUT_NORP = 1 << 11,        /* "Kenyan", "Muslims" */
  INPUT_ORG_WORD = 1 << 12,    /* "NATO", "Ministry", "Inc." */
  INPUT_OFFICE = 1 << 13,      /* "Mr", "spokesman" */
  INPUT_THING_HEAD = 1 << 14,  /* "Airport", "River", "Summit" */
  INPUT_SMALL_WORD = 1 << 15,  /* "bin", "Monday", "September" */
  INPUT_COUNT = 16
};
uint32_t form_inputs(const WordForm *form, bool has_vector);

/* Features of one word at `offset` from the token; returns their number. */
uint32_t form_features(const WordForm *form, int offset, bool opens_sentence,
                       uint64_t features[FORM_FEATURES]);

/* A sentence, or a part of an over-long one, in a passage. */
typedef struct PassageSentence {
  uint32_t first, end; /* tokens of the passage */
  uint32_t sentence;   /* index into Text.sentences */
  bool title;          /* most words have a capital: a headline */
  bool opens_document;
} PassageSentence;

/* A word in any case, as it occurs in the passage. */
typedef struct WordGroup {
  uint64_t lower;
  uint32_t lower_count;   /* without a capital */
  uint32_t middle_count;  /* with one, in mid-sentence, not in titles */
  uint32_t capital_count; /* with one, anywhere */
  uint32_t first_capital, last_capital; /* tokens of the passage */
} WordGroup;

enum {
  PASSAGE_TOKENS = 4096,
  SENTENCE_TOKENS = 256, /* longer ones are cut */
  GROUP_SLOTS = 8192,
  NO_TOKEN = UINT32_MAX
};

/*
** Some consecutive sentences, seen as one: a short document or a part of a
** long one. Evidence is drawn from the passage, so memory is bounded. About
** half a megabyte; cleared by passage_clear, never freed in parts.
*/
typedef struct Passage {
  uint32_t number; /* of this passage: stamps the forms */
  uint32_t token_count, sentence_count, group_count;
  WordForm *form[PASSAGE_TOKENS];
  uint32_t token[PASSAGE_TOKENS];        /* index into Text.tokens */
  uint32_t next_capital[PASSAGE_TOKENS]; /* of the same group, or NO_TOKEN */
  bool candidate[PASSAGE_TOKENS];
  PassageSentence sentences[PASSAGE_TOKENS];
  WordGroup groups[PASSAGE_TOKENS];
  uint16_t slots[GROUP_SLOTS]; /* hash table of groups: index + 1 */
} Passage;

/* Empties it. `number` is to differ from that of the last passage, not 0. */
void passage_clear(Passage *p, uint32_t number);
/* True when a sentence part of `tokens` fits. */
bool passage_has_room(const Passage *p, uint32_t tokens);
/*
** Adds `count` (1 to SENTENCE_TOKENS) tokens of one sentence, whose forms are
** given: token i of Text.tokens from `first_token` has forms[i].
*/
void passage_add(Passage *p, WordForm *const *forms, uint32_t count,
                 uint32_t first_token, uint32_t sentence, bool opens_document);
/* To be called when all is added: counts the evidence, finds candidates. */
void passage_finish(Passage *p);

/* The form at `offset` from token `i` within its sentence. */
static inline const WordForm *passage_form(const Passage *p,
                                           const PassageSentence *s, uint32_t i,
                                           int offset) {
  int64_t at = (int64_t)i + offset;
  if (at < (int64_t)s->first) return &FORM_BEFORE;
  return at < (int64_t)s->end ? p->form[at] : &FORM_BEHIND;
}

/* Features of pairs and of evidence of token `i`; returns their number. */
uint32_t passage_features(const Passage *p, const PassageSentence *s,
                          uint32_t i, uint64_t features[TOKEN_FEATURES]);

#endif
