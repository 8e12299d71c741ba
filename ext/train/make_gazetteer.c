/*
** Makes ext/model/gazetteer.c: names of countries by ICU, and the hand-written
** rows of ext/train/gazetteer.txt (which tells its own form).
**
**   build/train/make_gazetteer ext/train/gazetteer.txt > ext/model/gazetteer.c
*/
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ustring.h>

#include "article/fold.h"
#include "article/gazetteer.h"
#include "article/gazetteer_table.h"

enum { MAX_ROWS = 40000, MAX_NAMES = 60000 };

typedef struct Row {
  uint64_t hash;
  int order; /* of the file: earlier rows win */
  GazetteerRow row;
} Row;

static Row rows[MAX_ROWS];
static int row_count;
static char names[MAX_NAMES] = "\1";
static int name_bytes = 1;
static GazetteerCountry countries[300];
static int country_count;

/* Sections of the file and the number of their GAZ_… bit. */
static const struct {
  const char *name;
  uint8_t kind;
} SECTIONS[] = {{"country", 0},       {"demonym", 1},     {"people", 2},
                {"religion", 3},      {"politics", 4},    {"seat", 5},
                {"capital", 5},       {"state", 6},       {"region", 7},
                {"month", 8},         {"weekday", 9},     {"honorific", 10},
                {"office", 11},       {"org_head", 12},   {"org_suffix", 13},
                {"organization", 14}, {"agency", 15},     {"facility_head", 16},
                {"place_head", 17},   {"event_head", 18}, {"particle", 19},
                {"landmark", 20},     {"first_name", 100}};

static void die(const char *what, const char *which) {
  fprintf(stderr, "make_gazetteer: %s: %s\n", what, which);
  exit(1);
}

static uint16_t name_offset(const char *name) {
  size_t n = strlen(name);
  for (int i = 1; i < name_bytes; i += 1 + (unsigned char)names[i])
    if ((unsigned char)names[i] == n && !memcmp(names + i + 1, name, n))
      return (uint16_t)i;
  if (name_bytes + (int)n + 1 > MAX_NAMES || n > 120) die("too long", name);
  int at = name_bytes;
  names[at] = (char)n;
  memcpy(names + at + 1, name, n);
  name_bytes += (int)n + 1;
  return (uint16_t)at;
}

static void row_add(const char *key, size_t length, GazetteerRow row) {
  if (row_count == MAX_ROWS) die("too many rows", key);
  uint64_t hash = hash_mix(hash_bytes(key, length), 0);
  row.tag = (uint32_t)hash;
  rows[row_count] = (Row){hash, row_count, row};
  row_count++;
}

/* Adds a printed name, and markers for all that it begins with. */
static void name_add(const char *printed, GazetteerRow row) {
  char key[FOLD_MAX];
  size_t n = fold_name(str_from_c(printed), key, sizeof key);
  if (n == 0) die("no key", printed);
  row_add(key, n, row);
  for (size_t i = 0; i < n; i++)
    if (key[i] == ' ') row_add(key, i, (GazetteerRow){.kind = GAZ_PREFIX});
}

/* "Tory" -> "Tories", "Dane" -> "Danes"; nothing for "Swiss", "Chinese". */
static bool plural_of(const char *singular, char *out, size_t size) {
  static const char *const NONE[] = {"s", "ese", "ish", "sh", "ch",
                                     "x", "z",   "men", "man"};
  size_t n = strlen(singular);
  for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
    size_t m = strlen(NONE[i]);
    if (n >= m && !strcmp(singular + n - m, NONE[i])) return false;
  }
  bool y = n > 2 && singular[n - 1] == 'y' && !strchr("aeiou", singular[n - 2]);
  snprintf(out, size, "%.*s%s", (int)(n - y), singular, y ? "ies" : "s");
  return true;
}

static void alias_add(char *alias, GazetteerRow row, bool plural) {
  size_t n = strlen(alias);
  if (alias[n - 1] == '^')
    row.flags = GAZ_CAPITALS;
  else if (alias[n - 1] == '!')
    row.flags = GAZ_ANY_CASE;
  else if (alias[n - 1] == '.')
    row.flags |= memchr(alias, ' ', n) ? GAZ_TAKES_DOT : GAZ_NEEDS_DOT;
  if (alias[n - 1] == '^' || alias[n - 1] == '!') alias[n - 1] = 0;
  name_add(alias, row);
  char more[200];
  if (plural && !(row.flags & GAZ_CAPITALS) &&
      plural_of(alias, more, sizeof more))
    name_add(more, row);
}

static char *trim(char *s) {
  while (*s == ' ') s++;
  size_t n = strlen(s);
  while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n')) s[--n] = 0;
  return s;
}

/* ICU's name of a territory, "&" as "and". */
static void icu_name(const char *code, char *out, size_t size) {
  char locale[16];
  UChar wide[200];
  char narrow[400];
  UErrorCode e = U_ZERO_ERROR;
  snprintf(locale, sizeof locale, "und_%s", code);
  uloc_getDisplayCountry(locale, "en", wide, 200, &e);
  u_strToUTF8(narrow, sizeof narrow, NULL, wide, -1, &e);
  if (U_FAILURE(e)) die("ICU", code);
  char *amp = strstr(narrow, " & ");
  if (amp)
    snprintf(out, size, "%.*s and %s", (int)(amp - narrow), narrow, amp + 3);
  else
    snprintf(out, size, "%s", narrow);
}

/* Codes that ICU knows and ISO 3166-1 does not have. */
static bool is_iso(const char *code) {
  static const char *const NOT[] = {"AC", "CP", "DG", "EA", "IC", "TA"};
  for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++)
    if (!strcmp(code, NOT[i])) return false;
  return strlen(code) == 2 && ascii_is_alpha(code[0]);
}

static GazetteerCountry *country_of(const char *code) {
  for (int i = 0; i < country_count; i++)
    if (!memcmp(countries[i].code, code, 2)) return countries + i;
  return NULL;
}

static void add_icu_countries(void) {
  UErrorCode e = U_ZERO_ERROR;
  UEnumeration *all = uregion_getAvailable(URGN_TERRITORY, &e);
  const char *code;
  while ((code = uenum_next(all, NULL, &e))) {
    if (!is_iso(code)) continue;
    char name[400];
    icu_name(code, name, sizeof name);
    GazetteerCountry *c = &countries[country_count++];
    memcpy(c->code, code, 2);
    c->name = name_offset(name);
  }
  uenum_close(all);
}

/* ICU's names become rows once the file has said what each is called. */
static void add_icu_rows(void) {
  for (int i = 0; i < country_count; i++) {
    char code[3] = {countries[i].code[0], countries[i].code[1], 0};
    char name[400];
    icu_name(code, name, sizeof name);
    GazetteerRow row = {.name = countries[i].name};
    memcpy(row.country, code, 2);
    char *bracket = strchr(name, '(');
    if (bracket) *bracket = 0;
    name_add(trim(name), row);
    char official[420]; /* the file's rows win: "Republic of China" */
    snprintf(official, sizeof official, "Republic of %s", name);
    name_add(official, row);
    if (!strncmp(name, "St. ", 4)) {
      char saint[420];
      snprintf(saint, sizeof saint, "Saint %s", name + 4);
      name_add(saint, row);
    }
  }
}

typedef struct Section {
  int kind;
  bool any, plural;
} Section;

static Section section_read(const char *line) {
  Section s = {-1, strstr(line, " any") != NULL,
               strstr(line, " plural") != NULL};
  for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
    size_t n = strlen(SECTIONS[i].name);
    if (!strncmp(line + 1, SECTIONS[i].name, n) &&
        (line[1 + n] == ']' || line[1 + n] == ' '))
      s.kind = SECTIONS[i].kind;
  }
  if (s.kind < 0) die("unknown section", line);
  return s;
}

/* What the value before the bar says, for each kind of section. */
static GazetteerRow row_of_value(Section s, char *value) {
  GazetteerRow row = {.kind = (uint8_t)s.kind,
                      .flags = s.any ? GAZ_ANY_CASE : 0};
  const char *name = NULL;
  switch (s.kind) {
  case 0:
  case 1:
    if (!country_of(value)) die("no country", value);
    memcpy(row.country, value, 2);
    row.name = country_of(value)->name;
    break;
  case 5:
  case 6:
  case 20: /* "US New York" */
    if (!country_of(value)) die("no country", value);
    memcpy(row.country, value, 2);
    name = value[3] == '-' ? NULL : value + 3;
    break;
  case 8:
  case 9:
    row.number = (uint8_t)atoi(value);
    break;
  case 10:
  case 11:
    row.gender = *value == 'm'   ? GENDER_MALE
                 : *value == 'f' ? GENDER_FEMALE
                                 : GENDER_UNKNOWN;
    break;
  case 7:
  case 14:
  case 15:
    name = value;
    break;
  }
  if (name) row.name = name_offset(name);
  return row;
}

/* Regions name themselves: "Eastern Europe", not "Europe". */
static uint16_t own_name(Section s, const char *alias, uint16_t name) {
  return s.kind == 7 && *alias ? name_offset(alias) : name;
}

static void line_read(Section s, char *line) {
  char *bar = strstr(line, " | ");
  if (!bar) die("no bar", line);
  *bar = 0;
  char *value = trim(line), *rest = bar + 3;
  if (s.kind == 100) return; /* make_names reads these */
  GazetteerRow row = row_of_value(s, value);
  for (char *a = strtok(rest, ";"); a; a = strtok(NULL, ";")) {
    char alias[200];
    a = trim(a);
    if (!*a) continue;
    if (s.kind == 0 && *a == '=') { /* replaces ICU's name */
      country_of(value)->name = row.name = name_offset(a + 1);
      a++;
    }
    const char *self = s.kind == 6 ? value + 3 : value;
    snprintf(alias, sizeof alias, "%s", strcmp(a, "=") ? a : self);
    GazetteerRow own = row;
    own.name = own_name(s, strpbrk(alias, "^!") ? "" : alias, row.name);
    alias_add(alias, own, s.plural);
  }
}

/* "CC City; CC City": a capital is a seat that bears its own name. */
static void capitals_read(char *line) {
  for (char *a = strtok(line, ";"); a; a = strtok(NULL, ";")) {
    a = trim(a);
    if (strlen(a) < 4) continue;
    GazetteerRow row = {.kind = 5, .name = name_offset(a + 3)};
    memcpy(row.country, a, 2);
    name_add(a + 3, row);
  }
}

static void file_read(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f) die("cannot read", path);
  static char line[40000];
  Section s = {-1, false, false};
  bool capitals = false;
  while (fgets(line, sizeof line, f)) {
    if (*line == '#' || *trim(line) == 0) continue;
    if (*line == '[') {
      s = section_read(line);
      capitals = !strncmp(line, "[capital]", 9);
    } else if (capitals) {
      capitals_read(line);
    } else {
      line_read(s, line);
    }
  }
  fclose(f);
}

/* "Inc." before "Inc": where a dot is printed, it belongs to the name. */
static int by_hash(const void *a, const void *b) {
  const Row *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  if (x->row.kind != y->row.kind) return x->row.kind - y->row.kind;
  int dot = (y->row.flags & GAZ_NEEDS_DOT) - (x->row.flags & GAZ_NEEDS_DOT);
  return dot ? dot : x->order - y->order;
}

/* Of rows that say the same, the first stays. */
static void drop_doubles(void) {
  int kept = 0;
  for (int i = 0; i < row_count; i++) {
    bool same = false;
    for (int j = kept - 1; j >= 0 && rows[j].hash == rows[i].hash; j--)
      same |= rows[j].row.kind == rows[i].row.kind &&
              rows[j].row.flags == rows[i].row.flags;
    if (!same) rows[kept++] = rows[i];
  }
  row_count = kept;
}

static void print_bytes(const char *bytes, int count) {
  for (int i = 0; i < count; i++) {
    if (i % 64 == 0) printf("%s    \"", i ? "\"\n" : "");
    unsigned char c = (unsigned char)bytes[i];
    if (c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?')
      putchar(c);
    else
      printf("\\%03o", c);
  }
  puts("\";");
}

static int by_code(const void *a, const void *b) {
  return memcmp(a, b, 2);
}

static void print_countries(void) {
  qsort(countries, (size_t)country_count, sizeof *countries, by_code);
  printf("const GazetteerCountry GAZETTEER_COUNTRIES[] = {\n");
  for (int i = 0; i < country_count; i++)
    printf("    {{'%c', '%c'}, %u},\n", countries[i].code[0],
           countries[i].code[1], countries[i].name);
  printf("};\nconst uint32_t GAZETTEER_COUNTRY_COUNT = %d;\n\n", country_count);
}

static void print_rows(void) {
  printf("const GazetteerRow GAZETTEER_ROWS[] = {\n");
  for (int i = 0; i < row_count; i++) {
    GazetteerRow *r = &rows[i].row;
    printf("    {%uu, %u, %u, %u, {%d, %d}, %u, %u},\n", r->tag, r->name,
           r->kind, r->flags, r->country[0], r->country[1], r->gender,
           r->number);
  }
  printf("};\n\nconst uint16_t GAZETTEER_BUCKETS[] = {");
  int i = 0;
  for (uint32_t b = 0; b <= 1u << GAZ_BUCKET_BITS; b++) {
    while (i < row_count && gazetteer_bucket(rows[i].hash) < b) i++;
    printf("%s%d,", b % 12 ? " " : "\n    ", i);
  }
  printf("\n};\n\n");
}

int main(int argc, char **argv) {
  if (argc != 2) die("usage", "make_gazetteer gazetteer.txt");
  add_icu_countries();
  file_read(argv[1]);
  add_icu_rows();
  qsort(rows, (size_t)row_count, sizeof *rows, by_hash);
  drop_doubles();
  printf("/*\n** Names of countries (from ICU), nationalities, offices and so "
         "on.\n** Made by ext/train/make_gazetteer.c from "
         "ext/train/gazetteer.txt: do not edit.\n*/\n"
         "#include \"article/gazetteer_table.h\"\n\n");
  print_countries();
  print_rows();
  printf("const char GAZETTEER_NAMES[] =\n");
  print_bytes(names, name_bytes);
  fprintf(stderr, "%d rows, %d bytes of names\n", row_count, name_bytes);
  return 0;
}
