/*
** Folding of names: see fold.h. ASCII by hand, the rest by the base room.
*/
#include "article/fold.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Letters that do not decompose, as English writes them. */
static const struct {
  uint32_t letter;
  char plain[3];
} PLAIN[] = {
    {0xC6, "ae"}, /* Æ: Ærø */
    {0xD0, "d"},  /* Ð: Guðni */
    {0xD8, "o"},  /* Ø: Tromsø */
    {0xDE, "th"}, /* Þ: Þórður */
    {0xDF, "ss"}, /* ß: Weißenburg */
    {0xE6, "ae"},  {0xF0, "d"},   {0xF8, "o"},
    {0xFE, "th"},  {0x110, "d"},  {0x111, "d"}, /* Đ: Đinđić */
    {0x131, "i"},                               /* ı: Diyarbakır */
    {0x141, "l"},  {0x142, "l"},                /* Ł: Łódź */
    {0x152, "oe"}, {0x153, "oe"},               /* Œ */
    {0x18F, "a"},  {0x259, "a"},                /* Ə: Əliyev */
};

/* Marks that stand inside a word without parting it: ' ’ ‘ ʼ ʻ ` ´ and so on.
 */
static bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == '`' || c == 0xB4 || c == 0x2019 || c == 0x2018 ||
         c == 0x201D || c == 0x201B || (c >= 0x2B9 && c <= 0x2C1) ||
         c == 0x2032;
}

static uint32_t code_at(Str s, size_t at, size_t *length) {
  uint32_t c;
  *length = utf8_decode(s.data + at, s.data + s.length, &c);
  return c;
}

/* Joiners and soft hyphens extend a word, but are no letters of a name. */
static bool is_letter_or_digit(uint32_t c) {
  UnicodeClass class = unicode_class(c);
  if (class == UNICODE_EXTEND) {
    return c != 0xAD && c != 0x200C && c != 0x200D && c != 0x2060;
  }
  return class != UNICODE_SPACE && class != UNICODE_MARK;
}

typedef struct Key {
  char *data;
  size_t length, size;
  bool parted; /* a space is due before the next letter */
  bool too_long;
} Key;

static void key_add(Key *key, const char *bytes, size_t count) {
  bool space = key->parted && key->length > 0;
  if (key->length + count + space > key->size) {
    key->too_long = true;
    return;
  }
  if (space) key->data[key->length++] = ' ';
  key->parted = false;
  memcpy(key->data + key->length, bytes, count);
  key->length += count;
}

/* A letter beyond ASCII: its plain form, or its base letters in lower case. */
static void key_add_code(Key *key, uint32_t c) {
  for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
    if (PLAIN[i].letter == c) {
      key_add(key, PLAIN[i].plain, strlen(PLAIN[i].plain));
      return;
    }
  }
  char bare[UNICODE_BARE_MAX];
  size_t n = unicode_bare(c, bare);
  if (n > 0) key_add(key, bare, n);
}

static size_t key_add_at(Key *key, Str name, size_t at) {
  char c = name.data[at];
  if ((unsigned char)c < 128) {
    c = ascii_lower(c);
    if (ascii_is_lower(c) || ascii_is_digit(c)) {
      key_add(key, &c, 1);
    } else if (c == '&') {
      key->parted = true;
      key_add(key, "and", 3);
      key->parted = true;
    } else if (c != '.' && c != '\'' && c != '`') {
      key->parted = true;
    }
    return 1;
  }
  size_t length;
  uint32_t code = code_at(name, at, &length);
  if (is_letter_or_digit(code) && !is_apostrophe(code)) {
    key_add_code(key, code);
  } else if (!is_apostrophe(code)) {
    key->parted = true;
  }
  return length;
}

size_t fold_name(Str name, char *key, size_t size) {
  Key k = {.data = key, .size = size};
  for (size_t i = 0; i < name.length && !k.too_long;) {
    char c = ascii_lower(name.data[i]); /* most are plain letters */
    if (ascii_is_lower(c) && !k.parted && k.length < k.size) {
      key[k.length++] = c;
      i++;
    } else {
      i += key_add_at(&k, name, i);
    }
  }
  return k.too_long ? 0 : k.length;
}

/* What folding makes of the byte at `at`; 0 where it takes more to tell. */
static char folded_plainly(Str name, size_t at) {
  char c = ascii_lower(name.data[at]);
  if (ascii_is_lower(c)) return c;
  bool parts = (c == ' ' || c == '-') && at > 0 && at + 1 < name.length;
  return parts && ascii_is_alpha(name.data[at + 1]) ? ' ' : 0;
}

int fold_compare(Str name, Str key) {
  for (size_t i = 0; i < name.length; i++) {
    char letter = folded_plainly(name, i);
    if (!letter) {
      char folded[FOLD_MAX];
      return str_compare((Str){folded, fold_name(name, folded, FOLD_MAX)}, key);
    }
    if (i == key.length) return 1;
    if (letter != key.data[i]) {
      return (unsigned char)letter - (unsigned char)key.data[i];
    }
  }
  return name.length == key.length ? 0 : -1;
}

bool fold_is_word(Str text, size_t at) {
  size_t length;
  return at < text.length && is_letter_or_digit(code_at(text, at, &length));
}

/* True when only "s" stands behind the apostrophe that ends at `at`. */
static bool is_possessive(Str text, size_t at) {
  return at < text.length && ascii_lower(text.data[at]) == 's' &&
         !fold_is_word(text, at + 1);
}

size_t fold_word_end(Str text, size_t at) {
  while (at < text.length) {
    size_t length;
    uint32_t c = code_at(text, at, &length);
    bool inside = is_letter_or_digit(c);
    if (c == '.')
      inside = fold_is_word(text, at + 1) && !ascii_is_digit(text.data[at + 1]);
    else if (is_apostrophe(c))
      inside =
          fold_is_word(text, at + length) && !is_possessive(text, at + length);
    if (!inside) break;
    at += length;
  }
  return at;
}
