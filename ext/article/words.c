/* Words that tell what a line is for: see words.h. */
#include "article/words.h"

#include "base/chunk.h"

static const struct {
  uint16_t class;
  const char *words; /* separated by spaces */
} CLASSES[] = {
    {WORD_STOP,
     "a about after against all also although among an and any are as at be "
     "because been before being between both but by can could did do does "
     "during each even for from further had has have having he her here him "
     "his how however i if in into is it its just like may me might more most "
     "much must my near no nor not now of off on once one only or other our "
     "out over own same she should since so some still such than that the "
     "their them then there these they this those though through to too under "
     "until up upon us very was we were what when where whether which while "
     "who whose why will with within without would yet you your"},
    {WORD_SOCIAL,
     "facebook twitter whatsapp linkedin pinterest reddit tumblr instagram "
     "telegram flipboard youtube share shares tweet tweets email e-mail print "
     "messenger sms pocket snapchat tiktok like follow followers pin"},
    {WORD_MENU,
     "home menu login log logout sign register search sections section account "
     "profile sitemap rss about contact help faq jobs careers shop store "
     "weather sport sports business politics opinion lifestyle entertainment "
     "technology tech science health travel culture world local video videos "
     "photos podcasts podcast games crosswords horoscopes obituaries "
     "classifieds archive archives categories topics tags skip navigation "
     "toggle close open back top previous page pages replay play watched "
     "duration episodes markets edition cart main content"},
    {WORD_REPLY,
     "comment comments commenting reply replies respond responses conversation "
     "discuss discussion disqus post posting moderated report vote votes join "
     "published required website"},
    {WORD_PHOTO,
     "photo photos photograph photography photographer image images picture "
     "pictured pictures getty afp reuters ap shutterstock istock unsplash epa "
     "file courtesy credit credits caption illustration graphic screengrab "
     "screenshot handout via copyright source pool left right above below "
     "shows seen poses gallery"},
    {WORD_DATE,
     "monday tuesday wednesday thursday friday saturday sunday january "
     "february march april may june july august september october november "
     "december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
     "thu fri sat sun am pm gmt est edt pst pdt et bst utc ist published "
     "updated posted modified date last ago hours hour minutes min mins read "
     "first"},
    {WORD_LEGAL,
     "copyright rights reserved privacy policy terms conditions cookie cookies "
     "consent disclaimer trademark trademarks permission reproduced "
     "redistributed rewritten broadcast llc ltd inc agreement guidelines "
     "service services use materials"},
    {WORD_PROMO,
     "subscribe subscriber subscribers subscription newsletter newsletters "
     "sign signup inbox free click here download app apps offer offers trial "
     "support donate donation membership member members premium advertise "
     "advertisement advertising sponsored promoted ad ads deals buy read get "
     "email join register enter alerts notifications access unlimited "
     "exclusive learn continue"},
    {WORD_AUTHOR,
     "by reporter correspondent editor staff writer writers author authors "
     "columnist contributor contributed contributing reporting editing "
     "reported written compiled additional journalist bureau agencies desk "
     "analyst producer"},
    {WORD_RELATED,
     "related more read also see next previous recommended recommendations "
     "popular trending latest stories articles posts news top most viewed "
     "editors picks interested you might like elsewhere web around promoted "
     "sponsored links link topics tags tagged story article today headlines "
     "viewed shared happening now"},
    {WORD_SAY,
     "said says say saying told tells added adding according reported reports "
     "announced stated claimed explained noted asked warned confirmed wrote "
     "believes believe think"},
    {WORD_PERSON,
     "i me my mine you your yours we our us please thanks thank hi hello lol "
     "im dont"},
    {WORD_SOURCE, "reported reports according"},
};

const uint8_t WORD_BYTES[256] = {
    ['0' ... '9'] = 1,   ['A' ... 'Z'] = 1,   ['a' ... 'z'] = 1,
    [0x80 ... 0xE1] = 1, [0xE3 ... 0xFF] = 1,
};

/* The slot of a word that is in the index, else NULL. */
static WordSlot *find_slot(WordIndex *index, uint32_t hash) {
  for (int which = 0; which < 2; which++) {
    WordSlot *slot = &index->slots[words_slot(hash, which)];
    if (slot->hash == hash) return slot;
  }
  return NULL;
}

/*
** A word takes its first slot; what was there moves to its other one, and so
** on. The slots are three times as many as the words, so this ends soon; a word
** that is left over is counted, and a test sees it.
*/
static void add_slot(WordIndex *index, WordSlot word) {
  uint32_t at = words_slot(word.hash, 0);
  for (int moves = 0; word.hash != 0 && moves < WORD_SLOTS; moves++) {
    WordSlot before = index->slots[at];
    index->slots[at] = word;
    word = before;
    bool first = at == words_slot(word.hash, 0);
    at = words_slot(word.hash, first);
  }
  index->lost += word.hash != 0;
}

void words_add(WordIndex *index, Str word, uint32_t class) {
  uint32_t hash = 0;
  if (words_scan(word, 0, &hash) == 0) return;
  WordSlot *slot = find_slot(index, hash);
  if (slot) {
    slot->classes |= class;
  } else {
    add_slot(index, (WordSlot){hash, class});
  }
}

void words_index(WordIndex *index) {
  memset(index, 0, sizeof *index);
  for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
    const char *word = CLASSES[i].words;
    while (*word) {
      size_t n = strcspn(word, " ");
      words_add(index, (Str){word, n}, CLASSES[i].class);
      word += n + (word[n] == ' ');
    }
  }
}

/* What is where in a chunk, and what it is the rest of. */
typedef struct Runs {
  uint64_t letter, digit, start;
} Runs;

static Runs runs_of(Str s, size_t at) {
  Chunk c = chunk_at(s, at);
  char before = at > 0 ? s.data[at - 1] : 0;
  Runs r = {.letter = chunk_between(&c, 'A', 'Z') | chunk_between(&c, 'a', 'z'),
            .digit = chunk_between(&c, '0', '9')};
  r.start = (r.letter & ~(r.letter << 1 | ascii_is_alpha(before))) |
            (r.digit & ~(r.digit << 1 | ascii_is_digit(before))) |
            chunk_equal(&c, '\'');
  return r;
}

size_t words_seek(Str s, size_t at, uint32_t class) {
  while (at < s.length) {
    Runs r = runs_of(s, at);
    size_t next = at + CHUNK;
    for (uint64_t left = r.start; left; left &= left - 1) {
      unsigned bit = chunk_lowest(left);
      uint64_t behind = ~(r.letter >> bit);
      /* A whole chunk of letters is no word of a list. */
      size_t length = behind ? chunk_lowest(behind) : CHUNK;
      if (length > 0 && bit > 0 && bit + length == CHUNK) {
        next = at + bit; /* the word may go on behind the chunk */
        break;
      }
      if (length == 0 ||
          words_classes(words_hash(s, at + bit, length)) & class) {
        return at + bit;
      }
    }
    at = next;
  }
  return s.length;
}
