/*
** Gazetteer: look-up in the constant tables of ext/model/. See gazetteer.h.
*/
#include "article/gazetteer.h"

#include "article/fold.h"
#include "article/gazetteer_table.h"

enum { MAX_WORDS = 9 }; /* in the longest name that is matched in text */

/* How a name is printed: tells "US" from "us" and "Turkey" from "turkey". */
typedef struct Print {
  bool capital;  /* its last word has a capital, or a digit */
  bool capitals; /* no lower-case letter but a final s ("MPs") */
  bool dot;      /* a dot ends it */
} Print;

/* A capital of any script starts at `at`, or a digit ("G7" has no other). */
static bool is_capital(Str s, size_t at) {
  unsigned char c = (unsigned char)s.data[at];
  if (c < 128) return ascii_is_upper((char)c) || ascii_is_digit((char)c);
  /* É, Ö, Š …: two-byte capitals; other scripts have names of their own. */
  unsigned char next = at + 1 < s.length ? (unsigned char)s.data[at + 1] : 0;
  if (c == 0xC3) return next < 0xA0;
  if (c == 0xC4 || c == 0xC5) return (next & 1) == 0 || next == 0xBB;
  return c > 0xC5 && c < 0xE2;
}

static Print print_of(Str name) {
  Print p = {false, true, false};
  for (size_t i = 0; i < name.length; i++) {
    char c = name.data[i];
    if (ascii_is_lower(c) && !(c == 's' && i + 1 == name.length && i > 1))
      p.capitals = false;
    if (c == ' ' || c == '-' || c == '\n')
      p.capital = false;
    else
      p.capital |= is_capital(name, i);
  }
  p.dot = name.length > 0 && name.data[name.length - 1] == '.';
  return p;
}

static bool print_allows(const GazetteerRow *row, Print print) {
  if ((row->flags & GAZ_NEEDS_DOT) && !print.dot) return false;
  if (row->flags & GAZ_CAPITALS) return print.capitals;
  return (row->flags & GAZ_ANY_CASE) || print.capital;
}

static Str table_name(uint16_t offset) {
  const char *at = GAZETTEER_NAMES + offset;
  return offset ? (Str){at + 1, (unsigned char)*at} : STR_NULL;
}

static void entry_fill(GazetteerEntry *entry, const GazetteerRow *row) {
  if (!entry) return;
  *entry = (GazetteerEntry){.kind = 1u << row->kind,
                            .name = table_name(row->name),
                            .gender = row->gender,
                            .number = row->number};
  memcpy(entry->country, row->country, 2);
}

/* Rows of one folded name: first, and how many (prefix markers too). */
typedef struct Rows {
  const GazetteerRow *first;
  uint32_t count;
} Rows;

static Rows rows_of(Str key) {
  uint64_t hash = hash_mix(hash_str(key), 0);
  uint32_t bucket = gazetteer_bucket(hash), tag = (uint32_t)hash;
  uint32_t i = GAZETTEER_BUCKETS[bucket], end = GAZETTEER_BUCKETS[bucket + 1];
  while (i < end && GAZETTEER_ROWS[i].tag != tag) i++;
  uint32_t first = i;
  while (i < end && GAZETTEER_ROWS[i].tag == tag) i++;
  return (Rows){GAZETTEER_ROWS + first, i - first};
}

/* The row of the lowest kind among `kinds`; rows are in order of kind. */
static const GazetteerRow *rows_pick(Rows rows, uint32_t kinds, Print print) {
  for (uint32_t i = 0; i < rows.count; i++) {
    const GazetteerRow *row = rows.first + i;
    if (row->kind != GAZ_PREFIX && (kinds >> row->kind & 1) &&
        print_allows(row, print))
      return row;
  }
  return NULL;
}

static bool rows_go_on(Rows rows) {
  return rows.count > 0 && rows.first[rows.count - 1].kind == GAZ_PREFIX;
}

uint32_t gazetteer_kinds(Str name) {
  char key[FOLD_MAX];
  Str folded = {key, fold_name(name, key, sizeof key)};
  if (folded.length == 0) return 0;
  Rows rows = rows_of(folded);
  Print print = print_of(name);
  uint32_t kinds = 0;
  for (uint32_t i = 0; i < rows.count; i++)
    if (rows.first[i].kind != GAZ_PREFIX && print_allows(rows.first + i, print))
      kinds |= 1u << rows.first[i].kind;
  return kinds;
}

bool gazetteer_find(Str name, uint32_t kinds, GazetteerEntry *entry) {
  char key[FOLD_MAX];
  name = str_trim(name);
  Str folded = {key, fold_name(name, key, sizeof key)};
  if (folded.length == 0) return false;
  const GazetteerRow *row = rows_pick(rows_of(folded), kinds, print_of(name));
  if (row) entry_fill(entry, row);
  return row != NULL;
}

/* The start of the next word of a name: behind one space, hyphen or line end.
 */
static size_t next_word(Str text, size_t end) {
  if (end < text.length && text.data[end] == '.') end++;
  if (end + 2 < text.length && !memcmp(text.data + end, "\r\n", 2)) end++;
  if (end + 1 >= text.length) return text.length;
  char c = text.data[end];
  bool parts = c == ' ' || c == '-' || c == '\n';
  bool joins = parts && text.data[end + 1] == '&' && end + 3 < text.length;
  return joins || (parts && fold_is_word(text, end + 1)) ? end + 1
                                                         : text.length;
}

/* "U.S" takes its final dot with it, and so does "Calif" if a dot is there. */
static size_t with_dot(Str text, size_t start, size_t end, uint8_t flags) {
  bool inner = memchr(text.data + start, '.', end - start) != NULL;
  bool here = end < text.length && text.data[end] == '.';
  return here && (inner || (flags & (GAZ_NEEDS_DOT | GAZ_TAKES_DOT))) ? end + 1
                                                                      : end;
}

size_t gazetteer_match(Str text, size_t from, uint32_t kinds,
                       GazetteerEntry *entry) {
  char key[FOLD_MAX];
  size_t key_length = 0, best = 0, at = from, last = from;
  for (int words = 0; words < MAX_WORDS && at < text.length; words++) {
    size_t end = text.data[at] == '&' ? at + 1 : fold_word_end(text, at);
    Str word = str_slice(text, at, end - at);
    if (key_length) key[key_length++] = ' ';
    size_t n = end > at ? fold_name(word, key + key_length,
                                    sizeof key - key_length - 1)
                        : 0;
    if (n == 0) break;
    key_length += n;
    last = word.data[0] == '&' ? last : at;
    Rows rows = rows_of((Str){key, key_length});
    if (rows.count == 0) break;
    bool dot = end < text.length && text.data[end] == '.';
    Print print = print_of(str_slice(text, from, end - from));
    print.dot = dot;
    const GazetteerRow *row = rows_pick(rows, kinds, print);
    if (row) {
      entry_fill(entry, row);
      best = with_dot(text, at, end, row->flags) - from;
    }
    if (!rows_go_on(rows)) break;
    size_t next = next_word(text, end);
    at = next > end ? next : text.length;
  }
  return best;
}

/* A row of FIRST_NAMES: the letters that it does not share with the one before.
 */
typedef struct NameRow {
  size_t shared, length; /* letters shared, letters of its own */
  const unsigned char *letters;
  Gender gender;
} NameRow;

static NameRow name_row(const unsigned char *at) {
  NameRow r = {.shared = *at >> 2, .letters = at + 1, .gender = *at & 3};
  while (r.letters[r.length++] < 0x80) continue;
  return r;
}

/*
** Compares a row's own letters with those of `key` from `*same` on, the letters
** that both have up to there, and counts on. Below 0: the row is before `key`.
*/
static int name_compare(const NameRow *r, Str key, size_t *same) {
  for (size_t i = 0; i < r->length; i++, ++*same) {
    if (*same == key.length) return 1;
    int order = (r->letters[i] & 0x7F) - (unsigned char)key.data[*same];
    if (order) return order;
  }
  return *same == key.length ? 0 : -1;
}

/* The block that would hold `key`: the last that does not begin behind it. */
static uint32_t name_block(Str key) {
  uint32_t low = 0, high = FIRST_NAME_BLOCK_COUNT;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    NameRow first = name_row(FIRST_NAMES + FIRST_NAME_BLOCKS[middle]);
    size_t same = 0;
    if (name_compare(&first, key, &same) <= 0)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/*
** A folded name of one word. The rows before it are known by how much they
** share: as long as the row before had letters in common with `key` (`same`), a
** row that shares more has no others, and one that shares less is behind it.
*/
static bool name_find(Str key, Gender *gender) {
  if (!filter_has(FIRST_NAME_FILTER, key)) return false;
  uint32_t block = name_block(key);
  const unsigned char *at = FIRST_NAMES + FIRST_NAME_BLOCKS[block];
  const unsigned char *end = FIRST_NAMES + FIRST_NAME_BLOCKS[block + 1];
  size_t same = 0;
  while (at < end) {
    NameRow r = name_row(at);
    at = r.letters + r.length;
    if (r.shared > same) continue;
    int order = r.shared < same ? 1 : name_compare(&r, key, &same);
    if (order >= 0) {
      *gender = r.gender;
      return order == 0;
    }
  }
  return false;
}

bool gazetteer_first_name(Str word, Gender *gender) {
  char key[32];
  size_t n = fold_name(word, key, sizeof key);
  char *space = memchr(key, ' ', n);
  size_t first = space ? (size_t)(space - key) : n;
  Gender found = GENDER_UNKNOWN, second = GENDER_UNKNOWN;
  if (first == 0 || !name_find((Str){key, first}, &found)) return false;
  /* "Jean-Luc": where the first part does not tell, the second may. */
  if (space && found == GENDER_UNKNOWN &&
      name_find((Str){space + 1, n - first - 1}, &second))
    found = second;
  if (gender) *gender = found;
  return true;
}

Str gazetteer_country_name(const char *code) {
  uint32_t low = 0, high = GAZETTEER_COUNTRY_COUNT;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = memcmp(GAZETTEER_COUNTRIES[middle].code, code, 2);
    if (order == 0) return table_name(GAZETTEER_COUNTRIES[middle].name);
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return STR_NULL;
}
