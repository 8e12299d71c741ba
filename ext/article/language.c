/*
** A cheap guess of a text's language: small words for languages in Latin
** letters, the script for the others.
*/
#include "article/parts.h"
#include "article/scan.h"

enum { LANGUAGE_SAMPLE = 4096, MIN_SAMPLE_WORDS = 4 };

/* The commonest small words, chosen so that few are shared. */
static const struct {
  const char *tag, *words;
} LANGUAGES[] = {
    {"en", " the of and to in is that for was with on said by from has have "},
    {"es", " el los las del que y por una con para se su como pero fue "},
    {"fr", " le les des du et est que une dans pour qui sur avec au par "},
    {"de", " der die und das den von mit ist nicht ein eine auf im sich "},
    {"pt", " o os da do das dos e uma com para em que por foi mais "},
    {"it", " il gli della di che e per una con del sono alla nel ha "},
    {"nl", " het een van en de dat niet zijn op te voor met aan bij "},
    {"id", " yang dan di dengan untuk dari ini pada tidak itu akan dalam "},
    {"tr", " ve bir bu ile da de olarak olan daha gibi ama "},
    {"pl", " i w nie na to si\xC4\x99 z do jest \xC5\xBC"
           "e przez po "},
    {"sv",
     " och att det som en p\xC3\xA5 \xC3\xA4r av f\xC3\xB6r med den till "},
};

/* Scripts by the first bytes of their letters in UTF-8. */
static const struct {
  unsigned char low, high;
  const char *tag;
} SCRIPTS[] = {
    {0xCE, 0xCF, "el"}, {0xD0, 0xD3, "ru"}, {0xD7, 0xD7, "he"},
    {0xD8, 0xDB, "ar"}, {0xE3, 0xE3, "ja"}, {0xE4, 0xE9, "zh"},
    {0xEA, 0xED, "ko"},
};

enum {
  LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES,
  SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS
};

typedef struct Counts {
  uint32_t words, letters;
  uint32_t hits[LANGUAGE_COUNT], scripts[SCRIPT_COUNT];
} Counts;

static void count_word(Counts *c, Str word) {
  char key[16];
  if (word.length + 2 > sizeof key) return;
  key[0] = ' ';
  for (size_t i = 0; i < word.length; i++)
    key[i + 1] = ascii_lower(word.data[i]);
  key[word.length + 1] = ' ';
  for (int l = 0; l < LANGUAGE_COUNT; l++) {
    Str words = str_from_c(LANGUAGES[l].words);
    c->hits[l] += str_find(words, (Str){key, word.length + 2}, 0) != SIZE_MAX;
  }
}

static void count_letters(Counts *c, Str word) {
  for (size_t i = 0; i < word.length; i++) {
    unsigned char b = (unsigned char)word.data[i];
    c->letters += (b & 0xC0) != 0x80;
    for (int k = 0; k < SCRIPT_COUNT; k++) {
      c->scripts[k] += b >= SCRIPTS[k].low && b <= SCRIPTS[k].high;
    }
  }
}

static Str best_guess(const Counts *c) {
  for (int k = 0; k < SCRIPT_COUNT; k++) {
    /* Kana is rarer than the Chinese characters around it. */
    uint32_t share = SCRIPTS[k].low == 0xE3 ? 6 : 2;
    if (c->scripts[k] * share > c->letters) return str_from_c(SCRIPTS[k].tag);
  }
  int best = 0;
  for (int l = 1; l < LANGUAGE_COUNT; l++) {
    if (c->hits[l] > c->hits[best]) best = l;
  }
  bool enough = c->words >= MIN_SAMPLE_WORDS && c->hits[best] * 12 >= c->words;
  return enough ? str_from_c(LANGUAGES[best].tag) : STR_NULL;
}

Str parts_guess_language(Document *d, Str text) {
  (void)d;
  Counts c = {0};
  if (text.length > LANGUAGE_SAMPLE) text.length = LANGUAGE_SAMPLE;
  for (size_t at = 0; at < text.length;) {
    size_t n = scan_word(text, at);
    if (n > 0) {
      Str word = str_slice(text, at, n);
      c.words++;
      count_word(&c, word);
      count_letters(&c, word);
    }
    at += n ? n : 1;
  }
  return best_guess(&c);
}
