/*
** Folding of names: see fold.h. ASCII by hand, the rest by utf8proc.
*/
#include "article/fold.h"

#include <utf8proc.h>

/* Letters that do not decompose, as English writes them. */
static const struct {
  int32_t letter;
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
static bool is_apostrophe(int32_t c) {
  return c == '\'' || c == '`' || c == 0xB4 || c == 0x2019 || c == 0x2018 ||
         c == 0x201D || c == 0x201B || (c >= 0x2B9 && c <= 0x2C1) ||
         c == 0x2032;
}

static int32_t code_at(Str s, size_t at, size_t *length) {
  utf8proc_int32_t c = 0;
  utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.data + at,
                                        (utf8proc_ssize_t)(s.length - at), &c);
  *length = n > 0 ? (size_t)n : 1;
  return n > 0 ? c : -1;
}

static bool is_letter_or_digit(int32_t c) {
  if (c < 0) return false;
  if (c < 128) return ascii_is_alpha((char)c) || ascii_is_digit((char)c);
  utf8proc_category_t category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU &&
          category <= UTF8PROC_CATEGORY_ME) ||
         category == UTF8PROC_CATEGORY_ND;
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
static void key_add_code(Key *key, int32_t c) {
  for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
    if (PLAIN[i].letter == c) {
      key_add(key, PLAIN[i].plain, strlen(PLAIN[i].plain));
      return;
    }
  }
  utf8proc_int32_t parts[16];
  int boundary = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      c, parts, 16, UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK,
      &boundary);
  for (utf8proc_ssize_t i = 0; i < n && i < 16; i++) {
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t m = utf8proc_encode_char(parts[i], bytes);
    key_add(key, (const char *)bytes, (size_t)m);
  }
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
  int32_t code = code_at(name, at, &length);
  if (is_letter_or_digit(code) && !is_apostrophe(code)) {
    key_add_code(key, code);
  } else if (!is_apostrophe(code)) {
    key->parted = true;
  }
  return length;
}

size_t fold_name(Str name, char *key, size_t size) {
  Key k = {.data = key, .size = size};
  for (size_t i = 0; i < name.length && !k.too_long;)
    i += key_add_at(&k, name, i);
  return k.too_long ? 0 : k.length;
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
    int32_t c = code_at(text, at, &length);
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
