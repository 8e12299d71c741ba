/*
** Language: by script and letters, and by stop words for the Latin script.
**
** In:  the text. Out: a BCP 47 code, or "not known".
**
** Stop words make up 40 % of running English and about as much of its
** neighbours; few of them are words of two languages, and those count for
** each. Some 600 words from the start and the middle of the text decide.
** A text too short to tell, in plain letters, is taken for English: a
** headline has hardly any stop words.
**
**   "Le ministre a dit que les pourparlers ..."  -> "fr"
**   "Talks stall"                                -> "en"
*/
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/lines.h"

enum {
  SAMPLE_WORDS = 300,
  SAMPLE_BYTES = 8192, /* looked through for them */
  LONGEST = 8,
  FEW_WORDS = 12
};

/* Stop words, each with a space on both sides. Those that are frequent in
** English ("in", "die", "was") are left out of the others. */
typedef struct Profile {
  char code[4];
  const char *words;
} Profile;

static const Profile PROFILES[] = {
    {"en", " the of to and in that is was for on with he it as at by his said "
           "be has from have had are not an will they but who this which been "
           "were their after its she more would about up when out her or one "
           "over what new than how why we you if can could says into against "
           "there some also all no our your i my do did "},
    {"es", " el la los las de que y en un una por con para del se su al es lo "
           "como más pero sus le ha fue este está entre sobre también desde "
           "según dijo no "},
    {"fr", " le la les de des du et en un une est que qui dans pour par au aux "
           "sur pas ce cette avec il elle son ses sa plus ont été selon mais "
           "ne se après leur dit "},
    {"de", " der die das und den von zu mit sich des auf für ist im dem nicht "
           "ein eine als auch es er sie werden aus hat dass nach bei einer um "
           "noch wie einen sind wird über zum zur "},
    {"pt", " o os as de que e do da em um uma para com não no na por mais dos "
           "das se foi ao pelo pela são está como seu sua mas também ele ela "
           "segundo disse à "},
    {"it", " il lo la gli le di che e un una in per con del della dei delle è "
           "non si da sono al alla nel nella più anche come ha ma dal dalla "
           "sul ai ed stato "},
    {"nl", " de het een van en in is dat op te zijn voor met die niet aan er "
           "om ook als dan bij uit nog naar door over wordt heeft maar worden "
           "hij zij deze werd "},
    {"sv", " och att det i en som på är av för med till den har de inte om ett "
           "han var jag från men vi så kan när ska också efter under säger "},
    {"da", " og at det i en som på er af for med til den har de ikke om et han "
           "var fra men vi så kan når skal også efter blev siger være "},
    {"no", " og at det i en som på er av for med til den har de ikke om et han "
           "var fra men vi så kan når skal også etter ble sier være "},
    {"fi", " ja on ei että se oli hän mutta ovat kun myös joka mukaan sen kuin "
           "ole vuoden jo nyt sekä jos niin voi hänen tai "},
    {"pl", " i w na z do się nie że jest o jak po co to od za ale tym przez "
           "są ma dla już był była tego oraz który która jego "},
    {"tr", " ve bir bu için da de ile olarak olan çok daha ne gibi ancak kadar "
           "sonra en dedi olduğunu ise var değil her göre "},
    {"id", " yang di dan untuk dengan ini dari itu dalam tidak pada akan ke "
           "ada juga oleh saya kami karena bisa telah kata tersebut sudah "
           "adalah "},
    {"ro", " și în de la a cu pe din că nu pentru un o care mai este sunt au "
           "fost prin se lui ce sau după către iar "},
    {"cs", " a se v na je že s z do o i to ve pro za po by jako ale od jsou "
           "jeho byl podle který které jsem "},
    {"hu",
     " a az és hogy nem is egy volt meg de csak már azt ez ki el még mint "
     "vagy szerint lehet van után "},
    {"vi", " và của là có trong được cho các với không một người những đã này "
           "để khi đến từ ở về tại "},
    {"sw", " ya na wa kwa ni katika za la kuwa hiyo huo hii hilo alisema "
           "kwamba baada yake watu wakati "},
    {"tl", " ang ng sa mga na ay ni kay para hindi ito siya niya si nila rin "
           "lang kung "},
    {"so", " iyo oo ka ku ee in la waxaa uu ay ayaa soo si waa aan "},
    {"ha", " da na ta ya a ba shi an su wani cewa kuma wannan domin "},
};
enum { PROFILE_COUNT = sizeof(PROFILES) / sizeof(PROFILES[0]) };

/* Scripts by block, and the language that most news in it has. */
static const struct {
  uint32_t first, last;
  char code[4];
} SCRIPTS[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"},
    {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"},
    {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"}, {0x0A80, 0x0AFF, "gu"},
    {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"},
    {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"}, {0x0E00, 0x0E7F, "th"},
    {0x0E80, 0x0EFF, "lo"}, {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"},
    {0x1200, 0x137F, "am"}, {0x1780, 0x17FF, "km"}, {0x3040, 0x30FF, "ja"},
    {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7A3, "ko"},
};
enum { SCRIPT_COUNT = sizeof(SCRIPTS) / sizeof(SCRIPTS[0]) };

/* Letters that tell languages of one script apart, first match wins. */
static const struct {
  char script[4];
  char code[4];
  uint16_t letters[6];
} LETTERS[] = {
    {"ru", "uk", {0x456, 0x457, 0x454, 0x491}}, /* і ї є ґ */
    {"ru", "sr", {0x452, 0x458, 0x45B, 0x45F}}, /* ђ ј ћ џ */
    {"ru", "ru", {0x44B, 0x44D}},               /* ы э: not in Bulgarian */
    {"ru", "bg", {0x44A}},                      /* ъ without ы, э */
    {"ar", "ur", {0x679, 0x6BA, 0x6D2, 0x688}}, /* ٹ ں ے ڈ */
    {"ar", "fa", {0x67E, 0x686, 0x6AF, 0x6A9}}, /* پ چ گ ک */
};

/* Goes through the words of a part of the text: runs of letters. */
typedef struct Words {
  Str text;
  size_t at, end;
  Str word;   /* the one that words_next found */
  bool ascii; /* it has no other letters */
} Words;

/* Length of the letter at `at`, or of what extends one; 0: none. */
static size_t letter_at(const Words *w, size_t at, bool first) {
  char c = w->text.data[at];
  if ((unsigned char)c < 0x80) return ascii_is_alpha(c);
  uint32_t cp;
  size_t n = utf8_decode(w->text.data + at, w->text.data + w->end, &cp);
  UnicodeClass k = unicode_class(cp);
  if (k == UNICODE_EXTEND) return first ? 0 : n;
  return k == UNICODE_UPPER || k == UNICODE_LOWER || k == UNICODE_LETTER ? n
                                                                         : 0;
}

static bool words_next(Words *w) {
  size_t n;
  while (w->at < w->end && !letter_at(w, w->at, true)) w->at++;
  size_t start = w->at;
  w->ascii = true;
  while (w->at < w->end && (n = letter_at(w, w->at, false)) > 0) {
    if (n > 1) w->ascii = false;
    w->at += n;
  }
  w->word = str_slice(w->text, start, w->at - start);
  return w->word.length > 0;
}

/* The words from byte `from` on. */
static Words words_from(Str text, size_t from) {
  size_t left = text.length - from;
  while (from < text.length && utf8_is_tail(text.data[from])) from++, left--;
  return (Words){.text = text,
                 .at = from,
                 .end = from + (left < SAMPLE_BYTES ? left : SAMPLE_BYTES)};
}

typedef struct Counts {
  uint32_t words;                 /* of Latin script */
  uint32_t latin_high;            /* of them, with letters beyond ASCII */
  uint32_t hits[PROFILE_COUNT];   /* stop words of each language */
  uint32_t scripts[SCRIPT_COUNT]; /* letters of each script */
  uint32_t letters[sizeof(LETTERS) / sizeof(LETTERS[0])];
  uint32_t other; /* letters of all other scripts together */
} Counts;

/*
** English first, since nearly all texts are: a small table of hashed words,
** built on the stack, spares them the search through all the profiles.
*/
static const char *const ENGLISH[] = {
    "the",  "of",   "to",   "and",  "in",   "that", "is",    "was",  "for",
    "on",   "with", "he",   "it",   "as",   "at",   "by",    "his",  "said",
    "be",   "has",  "from", "have", "had",  "are",  "not",   "an",   "will",
    "they", "but",  "who",  "this", "been", "were", "their", "its",  "she",
    "more", "we",   "you",  "i",    "a",    "our",  "which", "would"};
enum { SLOTS = 256, FIRST_WORDS = 50 };

/* The letters of a word packed into a number; at most eight are kept. */
static uint64_t pack_letter(uint64_t key, char lower) {
  return key << 8 | (unsigned char)lower;
}

static uint64_t pack_word(const char *word) {
  uint64_t key = 0;
  while (*word) key = pack_letter(key, *word++);
  return key;
}

static unsigned slot_of(uint64_t key) {
  return (unsigned)(key * 0x9E3779B97F4A7C15ull >> 56);
}

static void english_table(uint64_t slots[SLOTS]) {
  memset(slots, 0, SLOTS * sizeof(slots[0]));
  for (size_t i = 0; i < sizeof(ENGLISH) / sizeof(ENGLISH[0]); i++) {
    uint64_t key = pack_word(ENGLISH[i]);
    unsigned slot = slot_of(key);
    while (slots[slot]) slot = (slot + 1) % SLOTS;
    slots[slot] = key;
  }
}

static bool is_in_table(const uint64_t slots[SLOTS], uint64_t key) {
  unsigned slot = slot_of(key);
  while (slots[slot] && slots[slot] != key) slot = (slot + 1) % SLOTS;
  return slots[slot] == key;
}

/*
** True when a fifth of the first words are stop words of English: no other
** language comes near. A list of names at the start may hide it, so it is asked
** again a few times. Runs over bytes, since this is done for every text.
*/
static bool is_plainly_english(Str text) {
  uint64_t slots[SLOTS], key = 0;
  uint32_t words = 0, hits = 0;
  size_t end = text.length < SAMPLE_BYTES ? text.length : SAMPLE_BYTES;
  english_table(slots);
  for (size_t i = 0; i < end && words < SAMPLE_WORDS; i++) {
    char c = (char)(text.data[i] | 0x20); /* lower case, if a letter */
    if (c >= 'a' && c <= 'z') {
      key = pack_letter(key, c);
    } else if (key) {
      words++;
      hits += is_in_table(slots, key);
      key = 0;
      if (words % FIRST_WORDS == 0 && hits * 5 >= words) return true;
    }
  }
  return words >= FEW_WORDS && hits * 5 >= words;
}

/* All profiles as one table, also on the stack: a bit for each language. */
enum { ALL_SLOTS = 2048 };

typedef struct StopWords {
  uint64_t keys[ALL_SLOTS]; /* 0: free */
  uint32_t languages[ALL_SLOTS];
} StopWords;

/* The slot of a word, with its key or free. ASCII letters without case. */
static unsigned stop_word_slot(const StopWords *s, Str word, uint64_t *key) {
  char lower[2 * LONGEST];
  for (size_t i = 0; i < word.length; i++) lower[i] = ascii_lower(word.data[i]);
  *key = hash_bytes(lower, word.length) | 1;
  unsigned slot = (unsigned)(*key >> 53);
  while (s->keys[slot] && s->keys[slot] != *key) slot = (slot + 1) % ALL_SLOTS;
  return slot;
}

static void stop_words_fill(StopWords *s) {
  memset(s, 0, sizeof(*s));
  for (int i = 0; i < PROFILE_COUNT; i++) {
    const char *p = PROFILES[i].words + 1; /* behind the first space */
    while (*p) {
      uint64_t key;
      size_t length = strcspn(p, " ");
      unsigned slot = stop_word_slot(s, (Str){p, length}, &key);
      s->keys[slot] = key;
      s->languages[slot] |= (uint32_t)1 << i;
      p += length + 1;
    }
  }
}

static void count_stop_word(Counts *c, const StopWords *s, Str word) {
  uint64_t key;
  if (word.length > 2 * LONGEST) return;
  uint32_t bits = s->languages[stop_word_slot(s, word, &key)];
  for (; bits; bits &= bits - 1) c->hits[__builtin_ctz(bits)]++;
}

static void count_letter(Counts *c, uint32_t cp) {
  for (int i = 0; i < SCRIPT_COUNT; i++) {
    if (cp < SCRIPTS[i].first || cp > SCRIPTS[i].last) continue;
    c->scripts[i]++;
    c->other++;
  }
  for (size_t i = 0; i < sizeof(LETTERS) / sizeof(LETTERS[0]); i++) {
    for (int k = 0; k < 6 && LETTERS[i].letters[k]; k++) {
      c->letters[i] += LETTERS[i].letters[k] == cp;
    }
  }
}

static void count_word(Counts *c, const StopWords *s, Str word, bool ascii) {
  uint32_t first;
  utf8_decode(word.data, word.data + word.length, &first);
  if (first < 0x370) {
    c->words++;
    c->latin_high += !ascii;
    count_stop_word(c, s, word);
    return;
  }
  const char *end = word.data + (word.length < 64 ? word.length : 64);
  for (const char *p = word.data; p < end;) {
    uint32_t cp;
    p += utf8_decode(p, end, &cp);
    count_letter(c, unicode_to_lower(cp));
  }
}

static void count_words(Counts *c, const StopWords *s, Words w) {
  for (int i = 0; i < SAMPLE_WORDS && words_next(&w); i++) {
    count_word(c, s, w.word, w.ascii);
  }
}

/* The language of a text in a script other than Latin. */
static const char *code_of_script(const Counts *c) {
  int best = 0;
  for (int i = 1; i < SCRIPT_COUNT; i++) {
    if (c->scripts[i] > c->scripts[best]) best = i;
  }
  const char *code = SCRIPTS[best].code;
  if (strcmp(code, "zh") == 0) { /* kana among the Han */
    for (int i = 0; i < SCRIPT_COUNT; i++) {
      if (strcmp(SCRIPTS[i].code, "ja")) continue;
      if (c->scripts[i] * 20 > c->scripts[best]) return SCRIPTS[i].code;
    }
  }
  for (size_t i = 0; i < sizeof(LETTERS) / sizeof(LETTERS[0]); i++) {
    if (strcmp(LETTERS[i].script, code)) continue;
    if (c->letters[i] * 200 > c->other) return LETTERS[i].code;
  }
  return code;
}

/* The language with most stop words; English when nothing speaks against. */
static const char *code_of_words(const Counts *c) {
  enum { EVIDENCE = 3 }; /* stop words that are no accident */
  int best = 0;
  for (int i = 1; i < PROFILE_COUNT; i++) {
    if (c->hits[i] > c->hits[best]) best = i;
  }
  bool plain = c->latin_high * 10 < c->words;
  bool enough = c->hits[best] * 12 >= c->words;
  if (best && enough && (!plain || c->hits[best] >= c->hits[0] + EVIDENCE)) {
    return PROFILES[best].code;
  }
  return plain || (best == 0 && enough) ? PROFILES[0].code : NULL;
}

Str language_find(Str text) {
  Counts c = {0};
  StopWords s;
  if (is_plainly_english(text)) return str_from_c(PROFILES[0].code);
  stop_words_fill(&s);
  count_words(&c, &s, words_from(text, 0));
  if (text.length > 2 * SAMPLE_BYTES) {
    count_words(&c, &s, words_from(text, text.length / 2));
  }
  if (c.words == 0 && c.other == 0) return STR_NULL;
  bool latin = c.words * 3 >= c.other; /* a word has more than three letters */
  return str_from_c(latin ? code_of_words(&c) : code_of_script(&c));
}
