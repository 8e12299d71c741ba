/*
** Folding, sounds and skeletons of names: see spell.h.
*/
#include "entity/spell.h"

#include <utf8proc.h>

/* Letters that have no accent to take away. */
typedef struct SpecialLetter {
  int32_t letter;
  const char *plain;
} SpecialLetter;
static const SpecialLetter SPECIAL_LETTERS[] = {
    {0xDF, "ss"}, /* ß */
    {0xE6, "ae"}, /* æ */
    {0xF0, "d"},  /* ð */
    {0xF8, "o"},  /* ø */
    {0xFE, "th"}, /* þ */
    {0x111, "d"}, /* đ */
    {0x131, "i"}, /* ı */
    {0x142, "l"}, /* ł */
    {0x153, "oe"} /* œ */
};

/* Marks inside a word that part nothing: O'Neill, U.S., Sana‘a, ʻAlī. */
static bool is_silent(int32_t c) {
  return c == '\'' || c == '.' || c == '`' || (c >= 0x2018 && c <= 0x201B) ||
         (c >= 0x2BB && c <= 0x2BF) || c == 0xB4;
}

static void fold_add(Buffer *out, int32_t c) {
  if (c < 0x80) {
    char lower = ascii_lower((char)c);
    if (ascii_is_lower(lower) || ascii_is_digit(lower) || c == '+' || c == '&')
      buffer_add_char(out, lower);
    else if (!is_silent(c) && out->count && out->items[out->count - 1] != ' ')
      buffer_add_char(out, ' ');
    return;
  }
  for (size_t i = 0; i < sizeof(SPECIAL_LETTERS) / sizeof(*SPECIAL_LETTERS);
       i++) {
    if (SPECIAL_LETTERS[i].letter != c) continue;
    buffer_add(out, str_from_c(SPECIAL_LETTERS[i].plain));
    return;
  }
  if (is_silent(c)) return;
  utf8proc_category_t category = utf8proc_category(c);
  if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) {
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char(c, bytes);
    buffer_add(out, (Str){(const char *)bytes, (size_t)length});
  } else if (out->count && out->items[out->count - 1] != ' ') {
    buffer_add_char(out, ' ');
  }
}

/* One code point at `at`, decomposed; returns the bytes that it took. */
static size_t fold_point(Buffer *out, Str name, size_t at) {
  if (!(name.data[at] & 0x80)) {
    fold_add(out, name.data[at]);
    return 1;
  }
  utf8proc_int32_t c, parts[16];
  utf8proc_ssize_t bytes =
      utf8proc_iterate((const utf8proc_uint8_t *)name.data + at,
                       (utf8proc_ssize_t)(name.length - at), &c);
  if (bytes <= 0) return 1; /* broken: skip the byte */
  int class = 0;
  utf8proc_ssize_t n =
      utf8proc_decompose_char(c, parts, 16,
                              UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                  UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
                              &class);
  for (utf8proc_ssize_t i = 0; i < n && i < 16; i++) fold_add(out, parts[i]);
  return (size_t)bytes;
}

Str spell_fold(Arena *arena, Str name) {
  Buffer out = {.arena = arena, .items = arena_alloc(arena, name.length)};
  if (out.items) out.capacity = name.length;
  for (size_t at = 0; at < name.length;) {
    char lower = ascii_lower(name.data[at]); /* most are plain letters */
    if (ascii_is_lower(lower) && out.count < out.capacity) {
      out.items[out.count++] = lower;
      at++;
    } else {
      at += fold_point(&out, name, at);
    }
  }
  Str folded = buffer_str(&out);
  if (arena->failed) return STR_NULL;
  if (!folded.data) return STR("");
  return str_trim(folded);
}

/*
** How transcriptions differ. Applied in this order; `before` restricts a rule
** by what follows: v a vowel, e the end, f one of e i y, 0 anything.
*/
typedef struct SoundRule {
  const char *from, *to;
  char before;
} SoundRule;
static const SoundRule SOUND_RULES[] = {
    {"tsch", "ch", 0},  /* Tschaikowski */
    {"tch", "ch", 0},   /* Tchaikovsky */
    {"cz", "ch", 0},    /* Walczak */
    {"sch", "sh", 0},   /* Schmidt, Bosch, Schulz */
    {"sz", "s", 0},     /* Kalisz */
    {"dj", "j", 0},     /* Djokovic */
    {"dzh", "j", 0},    /* Dzhaparidze */
    {"zh", "j", 0},     /* Zhukov */
    {"kh", "h", 0},     /* Khan */
    {"gh", "g", 'v'},   /* Ghani */
    {"ph", "f", 0},     /* Stephen */
    {"th", "t", 0},     /* Anthony */
    {"ck", "k", 0},     /* Beck */
    {"cq", "k", 0},     /* Jacques */
    {"q", "k", 0},      /* Qasim */
    {"x", "ks", 0},     /* Maxim */
    {"c", "s", 'f'},    /* Vucic */
    {"ch", "#", 0},     /* (kept from the next rule) */
    {"c", "k", 0},      /* Marco */
    {"#", "ch", 0},     /* */
    {"w", "v", 0},      /* Walesa */
    {"ou", "u", 0},     /* Mahmoud */
    {"oo", "u", 0},     /* Mahmood */
    {"ov", "of", 'e'},  /* (of Ivanov and Ivanow) */
    {"eff", "of", 'e'}, /* Gorbatcheff */
    {"ev", "of", 'e'},  /* Medvedev */
    {"ij", "i", 0},     /* Sergij */
    {"iy", "i", 0},     /* Anatoliy */
    {"yi", "i", 0},     /* Yisrael */
    {"yj", "i", 0},     /* Zelenskyj */
    {"yy", "i", 0},     /* Zelenskyy */
    {"ii", "i", 0},     /* Dmitrii */
    {"ey", "i", 'e'},   /* Sergey */
    {"ei", "i", 'e'},   /* Sergei */
    {"ej", "i", 'e'},   /* Sergej */
    {"y", "i", 0},      /* Dmytro */
    {"j", "i", 'v'},    /* Jelzin */
    {"ae", "e", 0},     /* Baerbock */
    {"ai", "e", 0},     /* Hussain */
    {"tz", "s", 0},     /* Schultz */
    {"ts", "s", 0},     /* Yeltsin */
    {"z", "s", 0},      /* Scholz */
    {"dt", "t", 'e'},   /* Schmidt */
};

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool rule_fits(char before, const char *rest, size_t length) {
  switch (before) {
  case 'v':
    return length && is_vowel(*rest);
  case 'e':
    return !length;
  case 'f':
    return length && (*rest == 'e' || *rest == 'i' || *rest == 'y');
  default:
    return true;
  }
}

/* A bit for each letter; other bytes share those of letters. */
static uint32_t letter_bit(char c) {
  return 1u << (c & 31);
}

static uint32_t letter_bits(const char *letters, size_t count) {
  uint32_t bits = 0;
  for (size_t i = 0; i < count; i++) bits |= letter_bit(letters[i]);
  return bits;
}

/* Replaces in place; no rule makes a word longer than 2 bytes a letter. */
static size_t rule_apply(const SoundRule *rule, char *word, size_t length) {
  size_t from = strlen(rule->from), to = strlen(rule->to);
  char out[2 * SPELL_LONGEST];
  size_t n = 0;
  for (size_t i = 0; i < length && n < SPELL_LONGEST - 2;) {
    if (length - i >= from && memcmp(word + i, rule->from, from) == 0 &&
        rule_fits(rule->before, word + i + from, length - i - from)) {
      memcpy(out + n, rule->to, to);
      n += to, i += from;
    } else {
      out[n++] = word[i++];
    }
  }
  memcpy(word, out, n);
  return n;
}

/* First letter (any vowel as "a"), then consonants without h. */
static void skeleton_make(Spelling *s) {
  for (uint8_t i = 0; i < s->sound_length; i++) {
    char c = s->sound[i];
    if (i && (is_vowel(c) || c == 'h')) continue;
    s->skeleton[s->skeleton_length++] = is_vowel(c) ? 'a' : c;
  }
}

void spell_word(Str folded, Spelling *out) {
  char word[SPELL_LONGEST];
  size_t n =
      folded.length < SPELL_LONGEST - 2 ? folded.length : SPELL_LONGEST - 2;
  memcpy(word, folded.data, n);
  /* Letters that the word may have; and the NUL of a rule for one letter. */
  uint32_t have = letter_bits(word, n) | letter_bit(0);
  for (size_t i = 0; i < sizeof(SOUND_RULES) / sizeof(*SOUND_RULES); i++) {
    const SoundRule *rule = &SOUND_RULES[i];
    if (letter_bits(rule->from, 2) & ~have) continue;
    n = rule_apply(rule, word, n);
    have |= letter_bits(rule->to, strlen(rule->to));
  }
  *out = (Spelling){.sound_length = 0};
  for (size_t i = 0; i < n; i++) { /* double letters are one */
    if (i && word[i] == word[i - 1]) continue;
    out->sound[out->sound_length++] = word[i];
  }
  skeleton_make(out);
}

double spell_similarity(Str a, Str b) {
  uint8_t row[SPELL_LONGEST + 1];
  if (a.length > SPELL_LONGEST) a.length = SPELL_LONGEST;
  if (b.length > SPELL_LONGEST) b.length = SPELL_LONGEST;
  size_t longer = a.length > b.length ? a.length : b.length;
  if (longer == 0) return 1;
  for (size_t j = 0; j <= b.length; j++) row[j] = (uint8_t)j;
  for (size_t i = 0; i < a.length; i++) {
    uint8_t corner = row[0];
    row[0] = (uint8_t)(i + 1);
    for (size_t j = 0; j < b.length; j++) {
      uint8_t best = (uint8_t)(corner + (a.data[i] != b.data[j]));
      corner = row[j + 1];
      if (corner + 1 < best) best = (uint8_t)(corner + 1);
      if (row[j] + 1 < best) best = (uint8_t)(row[j] + 1);
      row[j + 1] = best;
    }
  }
  return 1 - (double)row[b.length] / (double)longer;
}

/* Another number is another thing, never a slip: "Route66", "Route67". */
static bool has_digit(Str s) {
  for (size_t i = 0; i < s.length; i++) {
    if (ascii_is_digit(s.data[i])) return true;
  }
  return false;
}

bool spell_one_slip(Str a, Str b) {
  if (has_digit(a) || has_digit(b)) return false;
  return a.length >= 6 && b.length >= 6 && memcmp(a.data, b.data, 3) == 0 &&
         spell_similarity(a, b) >= 0.85;
}

bool spell_alike(Str a, Str b, double least) {
  if (str_equal(a, b)) return true;
  if (a.length < 3 || b.length < 3 || has_digit(a) || has_digit(b))
    return false;
  if (spell_one_slip(a, b)) return true;
  Spelling x, y;
  spell_word(a, &x);
  spell_word(b, &y);
  Str sound_a = {x.sound, x.sound_length}, sound_b = {y.sound, y.sound_length};
  return x.skeleton_length == y.skeleton_length &&
         memcmp(x.skeleton, y.skeleton, x.skeleton_length) == 0 &&
         spell_similarity(sound_a, sound_b) >= least;
}
