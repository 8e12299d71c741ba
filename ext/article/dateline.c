/*
** Datelines: see dateline.h.
**
** A row of the table below is a sequence of one-letter parts; the first row
** that fits wins, so rows stand in order of what they prove.
*/
#include "article/dateline.h"

#include "article/agency.h"
#include "article/place.h"
#include "article/region.h"
#include "article/scan.h"
#include "base/chunk.h"

/*
**   P  a place: cities, with region:  "DAKAR, Senegal", "Oyam & Gulu, Uganda"
**   D  a day, month or date:          "July 3", "26 July 2022", "June 2022"
**   A  a service or outlet:           "CNBC Indonesia", "AFP"
**   X  a name in brackets:            "(MNN)"
**   K  a known service in brackets:   "(Reuters)"
**   ,  a comma, optional before D    -  a dash    :  a colon    .  a dot
**   ^  the story follows at once, with a capital or a quotation mark
*/
static const struct {
  const char *parts;
  DatelineStrength strength;
} ROWS[] = {
    {"P,DX-", DATELINE_STRONG},  /* NAIROBI, July 3 (Xinhua) -- */
    {"P,DX:", DATELINE_STRONG},  /* YANGON, July 25 (Reuters): */
    {"P,DX^", DATELINE_STRONG},  /* Washington, Jan 8 (MNN) US Secretary */
    {"P,D,A-", DATELINE_STRONG}, /* WASHINGTON, March 12, Reuter - */
    {"P,DA-", DATELINE_STRONG},  /* SEOUL, May 4 Yonhap - */
    {"P,D-A-", DATELINE_STRONG}, /* Cairo, May 4 - MENA - */
    {"P,A,D-", DATELINE_STRONG}, /* Lima, Andina, May 4 - */
    {"P,A,D:", DATELINE_STRONG}, /* Lima, Andina, May 4: */
    {"P,D,-", DATELINE_STRONG},  /* SALVADOR, Feb 26 - */
    {"P,D:", DATELINE_STRONG},   /* Beijing, Feb 12: */
    {"P,D.-", DATELINE_STRONG},  /* LONDON, March 2. – */
    {"P-D:", DATELINE_STRONG},   /* CAIRO – 26 July 2022: */
    {"P-D-", DATELINE_STRONG},   /* RICHMOND, Va — Oct 03, 2025 — */
    {"PX,D-", DATELINE_STRONG},  /* BERLIN (dpa), 4 May - */
    {"PX-D-", DATELINE_STRONG},  /* BERLIN (dpa) - 4 May - */
    {"PKX-", DATELINE_STRONG},   /* ROME (ANSA) (Updated) - */
    {"PK-", DATELINE_STRONG},    /* PARIS (AP) — */
    {"PK:", DATELINE_STRONG},    /* Tokyo (Kyodo): */
    {"PK^", DATELINE_STRONG},    /* Sanaa (AFP) Fighters … */
    {"PX-", DATELINE_WEAK},      /* HOBART (Mercury Wire) — */
    {"P,A-", DATELINE_WEAK},     /* Jakarta, CNBC Indonesia – */
    {"P,A:", DATELINE_WEAK},     /* Lahore, APP: */
    {"A.-P-", DATELINE_STRONG},  /* AFP.- London - */
    {"A-P-", DATELINE_WEAK},     /* EFE - Madrid - */
    {"A,P,D-", DATELINE_STRONG}, /* AFP, PARIS, May 4 - */
    {"A,D-", DATELINE_STRONG},   /* afrol News, 24 March - */
    {"A,D:", DATELINE_STRONG},   /* SAnews, 24 March: */
    {"DK-", DATELINE_STRONG},    /* Aug 27 (Reuters) - */
    {"DK:", DATELINE_STRONG},    /* Aug 27 (Reuters): */
    {"K-", DATELINE_STRONG},     /* (Reuters) - */
    {"K^", DATELINE_STRONG},     /* (CNN) Residents */
    {"P.-", DATELINE_WEAK},      /* LEON, GUANAJUATO.- */
    {"P-A-", DATELINE_WEAK},     /* Quito - EFE - */
    {"P-", DATELINE_WEAK},       /* AMMAN — */
    {"P:", DATELINE_WEAK},       /* Munich: */
};

enum {
  MIN_UPPER_PLACE = 4,
  MAX_TOWN_RANK = 2,
  MAX_LOWER = 5,
  MAX_DATELINE = 140,
  MAX_ENDS = 6,
  MAX_CITY_WORDS = 5
};

/* Ways to end the place that starts at one point, the longest first. */
typedef struct PlaceEnds {
  size_t end[MAX_ENDS];
  int count;
  size_t city_end;
  bool upper, region;
} PlaceEnds;

/* Small words within a place: "DAR es SALAAM", "Port of Spain". */
static bool is_particle(Str word) {
  static const char *const PARTICLES[] = {
      "de",   "del", "la",  "las", "los", "el", "al", "of",
      "the",  "es",  "do",  "da",  "dos", "am", "an", "der",
      "upon", "on",  "sur", "le",  "en",  "ad", "of", "and"};
  for (size_t i = 0; i + 1 < sizeof PARTICLES / sizeof *PARTICLES; i++) {
    if (str_is_nocase(word, PARTICLES[i])) return true;
  }
  return false;
}

/* First words that look like a place and are none. */
static bool is_label(Str word) {
  static const char *const LABELS[] = {"advertisement",
                                       "after",
                                       "also",
                                       "analysis",
                                       "and",
                                       "as",
                                       "at",
                                       "breaking",
                                       "by",
                                       "caption",
                                       "correction",
                                       "dear",
                                       "editor",
                                       "exclusive",
                                       "explainer",
                                       "fact",
                                       "feature",
                                       "file",
                                       "for",
                                       "from",
                                       "graphic",
                                       "he",
                                       "her",
                                       "his",
                                       "how",
                                       "i",
                                       "image",
                                       "in",
                                       "it",
                                       "latest",
                                       "live",
                                       "more",
                                       "note",
                                       "on",
                                       "opinion",
                                       "photo",
                                       "photos",
                                       "picture",
                                       "pictured",
                                       "posted",
                                       "published",
                                       "read",
                                       "related",
                                       "review",
                                       "see",
                                       "she",
                                       "since",
                                       "source",
                                       "tags",
                                       "that",
                                       "there",
                                       "they",
                                       "this",
                                       "to",
                                       "topics",
                                       "update",
                                       "updated",
                                       "video",
                                       "views",
                                       "watch",
                                       "we",
                                       "what",
                                       "when",
                                       "where",
                                       "who",
                                       "why",
                                       "with",
                                       "you"};
  char first = ascii_lower(word.data[0]);
  for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
    if (LABELS[i][0] != first) continue;
    if (str_is_nocase(word, LABELS[i])) return true;
  }
  return day_month(word) > 0;
}

/* "St.", "Ft." and initials keep their dot within a city's name. */
static size_t with_dot(Str s, size_t at, size_t n) {
  if (scan_byte(s, at + n) != '.') return n;
  Str word = str_slice(s, at, n);
  bool initials = n == 1 || (n >= 3 && word.data[n - 2] == '.');
  static const char *const SHORT[] = {"st", "ste", "sta", "sto",
                                      "ft", "mt",  "pt"};
  for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
    initials |= str_is_nocase(word, SHORT[i]);
  }
  return n + initials;
}

/* Where the words of one city or region end; `at` when there is none. */
static size_t city_end(Str s, size_t at, bool *upper) {
  size_t end = at, next = at;
  for (int words = 0; words < MAX_CITY_WORDS; words++) {
    size_t n = scan_word(s, next);
    Str word = str_slice(s, next, n);
    if (n == 0 || ascii_is_digit(word.data[0])) break;
    bool capital = scan_is_capital(word);
    if (words == 0) *upper = scan_is_upper(word) || n == 1;
    if (words == 0 && !capital) break;
    bool fits = capital && (!*upper || scan_is_upper(word) || words == 0 ||
                            !ascii_is_lower(word.data[n - 1]));
    if (words > 0 && day_month(word) > 0) break;
    if (fits) {
      n = with_dot(s, next, n);
      end = next + n;
    } else if (!is_particle(word)) {
      break;
    }
    next = scan_space(s, next + n);
    if (next == end) break; /* punctuation follows */
  }
  return end;
}

/* " and ", " & ", "/": another city follows. Moves `*at` to it. */
static bool scan_joiner(Str s, size_t *at) {
  size_t next = scan_space(s, *at);
  if (scan_byte(s, next) == '&' || scan_byte(s, next) == '/') {
    *at = scan_space(s, next + 1);
    return true;
  }
  size_t n = scan_word(s, next);
  if (next > *at && str_equal_nocase(str_slice(s, next, n), STR("and"))) {
    *at = scan_space(s, next + n);
    return true;
  }
  return false;
}

static size_t cities_end(Str s, size_t at, bool *upper) {
  size_t end = city_end(s, at, upper);
  for (int cities = 1; end > at && cities < 5; cities++) {
    size_t next = end;
    bool next_upper;
    if (!scan_joiner(s, &next)) break;
    size_t more = city_end(s, next, &next_upper);
    if (more == next) break;
    end = more;
  }
  return end;
}

/* A region after a comma: " , Uganda"; moves `*at`, false when none. */
static bool scan_region(Str s, size_t *at, bool *known) {
  size_t next = scan_space(s, *at);
  if (scan_byte(s, next) != ',') return false;
  next = scan_space(s, next + 1);
  size_t n = region_match(s, next);
  *known = n > 0;
  if (n > 0) {
    *at = next + n;
    return true;
  }
  bool upper;
  Day day;
  if (day_scan(s, next, &day) > 0 || day_weekday(s, next) > 0) return false;
  size_t end = cities_end(s, next, &upper);
  if (end == next) return false;
  *at = end;
  return true;
}

/* " (South Africa)" behind the city, when it is no service. */
static size_t bracket_region_end(Str s, size_t at) {
  size_t next = scan_space(s, at);
  if (scan_byte(s, next) != '(') return at;
  size_t n = region_match(s, next + 1);
  return n > 0 && scan_byte(s, next + 1 + n) == ')' ? next + n + 2 : at;
}

static void find_place_ends(Str s, size_t at, PlaceEnds *ends) {
  *ends = (PlaceEnds){.count = 0};
  size_t n = scan_word(s, at);
  if (n == 0 || is_label(str_slice(s, at, n)) || day_weekday(s, at)) return;
  size_t end = cities_end(s, at, &ends->upper);
  if (end == at) return;
  ends->city_end = end;
  size_t all[MAX_ENDS];
  int count = 0;
  end = bracket_region_end(s, end);
  ends->region = end > ends->city_end;
  all[count++] = end;
  bool known;
  while (count < MAX_ENDS && scan_region(s, &end, &known)) {
    /* What is known to be a region belongs to the place in any case. */
    if (known && count == 1) {
      ends->region = true;
      count = 0;
    }
    all[count++] = end;
  }
  while (count > 0) ends->end[ends->count++] = all[--count];
}

/* A name in brackets, no longer than services' names are. */
static bool scan_bracket(Str s, size_t *at, Span *name, bool known) {
  size_t open = scan_space(s, *at);
  if (scan_byte(s, open) != '(') return false;
  size_t close = open + 1;
  while (close < s.length && close - open < 42 && s.data[close] != ')' &&
         s.data[close] != '(') {
    close++;
  }
  if (scan_byte(s, close) != ')' || close < open + 3) return false;
  Str inside = str_trim(str_slice(s, open + 1, close - open - 1));
  if (inside.length == 0 || !ascii_is_alpha(inside.data[0])) return false;
  if (known && !agency_is_known(inside)) {
    return false;
  }
  *name = (Span){(uint32_t)(inside.data - s.data), (uint32_t)inside.length};
  *at = close + 1;
  return true;
}

/* What stands behind a name in a dateline: a comma, a dot, a dash, a day. */
static bool is_after_name(Str s, size_t at) {
  unsigned char c = scan_byte(s, scan_space(s, at));
  return c == ',' || c == '.' || c == '-' || c == ':' || c == 0xE2 ||
         ascii_is_digit((char)c);
}

/* A service or outlet without brackets: up to four words. */
static bool scan_agency(Str s, size_t *at, Span *name, bool upper_city) {
  size_t ends[4];
  int count = 0;
  size_t next = scan_space(s, *at), start = next;
  while (count < 4) {
    size_t n = scan_word(s, next);
    if (n == 0 || ascii_is_digit(s.data[next])) break;
    ends[count++] = next + n;
    next = scan_space(s, next + n);
  }
  while (count > 0) {
    Str words = str_slice(s, start, ends[--count] - start);
    if (!is_after_name(s, ends[count])) continue;
    bool outlet = agency_is_outlet(words);
    /* "LEON, GTO -" is a state; "Lahore, GTO -" would be a service. */
    if (outlet && upper_city && scan_is_upper(words) &&
        !agency_lookup(words).data) {
      outlet = false;
    }
    if (!outlet) continue;
    *name = (Span){(uint32_t)start, (uint32_t)words.length};
    *at = ends[count];
    return true;
  }
  return false;
}

static bool scan_day(Str s, size_t *at, Day *day) {
  size_t next = scan_space(s, *at);
  if (scan_byte(s, next) == ',') next = scan_space(s, next + 1);
  next += day_weekday(s, next);
  bool bracket = scan_byte(s, next) == '(';
  size_t n = day_scan(s, next + bracket, day);
  bool glued = next > 0 && ascii_is_alpha(s.data[next - 1]);
  if (n == 0 || glued) return false;
  next += bracket + n;
  if (bracket && scan_byte(s, next++) != ')') return false;
  *at = next;
  return true;
}

/* The story begins here: a capital, a digit, a quotation mark, no small word.
 */
static bool story_starts(Str s, size_t at) {
  unsigned char c = scan_byte(s, at);
  return ascii_is_upper((char)c) || ascii_is_digit((char)c) || c >= 0x80 ||
         c == '"' || c == '\'' || c == '<' || c == '$' ||
         (ascii_is_lower((char)c) &&
          ascii_is_upper((char)scan_byte(s, at + 1)));
}

/* One try of a row with the `choice`-th end of its place. */
typedef struct Match {
  Str s;
  size_t at, end; /* `end`: of the words, before the mark */
  int choice;
  bool more_choices;
  PlaceEnds place; /* of the place that starts at `place_at` */
  size_t place_at;
  size_t no_agency_at; /* here no service's name starts */
  size_t no_day_at[2]; /* and here no day: the last two places looked at */
  DatelineParts out;
} Match;

static bool match_place(Match *m) {
  size_t at = scan_space(m->s, m->at);
  if (m->place_at != at) {
    find_place_ends(m->s, at, &m->place);
    m->place_at = at;
  }
  if (m->choice >= m->place.count) return false;
  m->more_choices = m->choice + 1 < m->place.count;
  m->at = m->place.end[m->choice];
  m->out.city = (Span){(uint32_t)at, (uint32_t)(m->place.city_end - at)};
  m->out.place = (Span){(uint32_t)at, (uint32_t)(m->at - at)};
  m->out.upper = m->place.upper;
  m->out.region = m->place.region;
  return true;
}

static bool match_mark(Match *m, char mark) {
  size_t at = scan_space(m->s, m->at);
  if (mark == ',') {
    if (scan_byte(m->s, at) == ',') m->at = scan_space(m->s, at + 1);
    return true;
  }
  if (scan_byte(m->s, at) != (unsigned char)mark) return false;
  m->at = at + 1;
  if (mark == ':') {
    m->out.colon = true;
    size_t next = scan_space(m->s, m->at);
    if (next == m->at && next < m->s.length) return false;
  }
  return true;
}

static bool match_day(Match *m) {
  size_t at = m->at;
  if (at == m->no_day_at[0] || at == m->no_day_at[1]) return false;
  if (scan_day(m->s, &m->at, &m->out.day)) return true;
  m->no_day_at[1] = m->no_day_at[0];
  m->no_day_at[0] = at;
  return false;
}

static bool match_agency(Match *m) {
  size_t at = m->at;
  if (at == m->no_agency_at) return false;
  if (scan_agency(m->s, &m->at, &m->out.agency, m->out.upper)) return true;
  m->no_agency_at = at;
  return false;
}

static bool match_part(Match *m, char part) {
  size_t before = m->at;
  bool ok = false;
  switch (part) {
  case 'P':
    ok = match_place(m);
    break;
  case 'D':
    ok = match_day(m);
    break;
  case 'A':
    ok = match_agency(m);
    break;
  case 'X':
    ok = scan_bracket(m->s, &m->at, &m->out.agency, false);
    break;
  case 'K':
    ok = scan_bracket(m->s, &m->at, &m->out.agency, true);
    break;
  case '-':
    return scan_dash(m->s, &m->at);
  case '^':
    m->at = scan_space(m->s, m->at);
    return story_starts(m->s, m->at);
  default:
    return match_mark(m, part);
  }
  if (ok && m->at > before) m->end = m->at;
  return ok;
}

static bool match_row(Match *m, const char *parts) {
  m->at = m->end = 0;
  m->more_choices = false;
  m->out = (DatelineParts){.strength = DATELINE_NONE};
  for (; *parts; parts++) {
    if (!match_part(m, *parts)) return false;
  }
  m->out.length = m->end;
  m->out.rest = scan_space(m->s, m->at);
  return m->end > 0 && m->end < MAX_DATELINE;
}

/* The last bytes of runs of six letters or more that begin with a small one
** behind a space: no name has such a word, and most sentences do. */
static uint64_t long_words(const Chunk *c) {
  uint64_t lower = chunk_between(c, 'a', 'z');
  uint64_t run =
      lower | chunk_between(c, 'A', 'Z') | chunk_between(c, 0xC3, 0xFF);
  uint64_t starts = lower & chunk_equal(c, ' ') << 1;
  for (int i = 0; i < MAX_LOWER; i++) {
    starts = starts << 1 & run;
  }
  return starts;
}

/* Marks that may end a dateline: a dash, a colon, a bracket. */
static uint64_t end_marks(const Chunk *c) {
  uint64_t wide = chunk_equal(c, 0xE2);
  if (wide) wide &= chunk_equal(c, 0x80) >> 1;
  return wide | chunk_equal(c, ':') | chunk_equal(c, '-') | chunk_equal(c, ')');
}

bool dateline_is_possible(Str block) {
  /* Words and marks that reach into the next chunk are whole there. */
  enum { STEP = CHUNK - MAX_LOWER - 2 };
  unsigned char first = scan_byte(block, 0);
  if (!ascii_is_alpha((char)first) && first != '(' && first < 0xC3 &&
      !ascii_is_digit((char)first)) {
    return false;
  }
  if (block.length > MAX_DATELINE) block.length = MAX_DATELINE;
  for (size_t at = 0; at < block.length; at += STEP) {
    Chunk c = chunk_at(block, at);
    uint64_t marks = end_marks(&c), words = long_words(&c);
    /* The lowest bit of both decides. */
    uint64_t either = marks | words;
    if (either) return (marks & -marks) == (either & -either);
  }
  return false;
}

/* Parts of rows as a set of bits: their five low bits differ. */
static uint32_t part_bit(char part) {
  return (uint32_t)1 << (part & 31);
}

static bool has_part_of(const char *parts, uint32_t set) {
  for (; *parts; parts++) {
    if (part_bit(*parts) & set) return true;
  }
  return false;
}

/* A hyphen between two letters, "Yoon Suk-yeol", is no dash. */
static bool joins_letters(Str s, size_t at) {
  return s.data[at] == '-' && at > 0 && ascii_is_alpha(s.data[at - 1]) &&
         ascii_is_alpha((char)scan_byte(s, at + 1));
}

/* The parts that cannot be in a block, for it does not have their marks. */
static uint32_t missing_parts(Str s) {
  uint64_t colons = 0, brackets = 0;
  bool dash = false;
  for (size_t at = 0; at < s.length; at += CHUNK) {
    Chunk c = chunk_at(s, at);
    uint64_t dashes = chunk_equal(&c, '-') | chunk_equal(&c, 0xE2);
    for (; dashes && !dash; dashes &= dashes - 1) {
      dash = !joins_letters(s, at + chunk_lowest(dashes));
    }
    colons |= chunk_equal(&c, ':');
    brackets |= chunk_equal(&c, '(');
  }
  return (dash ? 0 : part_bit('-')) | (colons ? 0 : part_bit(':')) |
         (brackets ? 0 : part_bit('X') | part_bit('K'));
}

/* Tries a row with one end of the place after another. */
static bool try_row(Match *m, size_t row) {
  bool weak = ROWS[row].strength == DATELINE_WEAK;
  for (m->choice = 0;; m->choice++) {
    bool fits = match_row(m, ROWS[row].parts);
    if (fits && weak && m->out.rest < m->s.length) {
      fits = story_starts(m->s, m->out.rest);
    }
    m->out.strength = ROWS[row].strength;
    if (fits || !m->more_choices) return fits;
  }
}

bool dateline_parse(Str block, DatelineParts *parts) {
  *parts = (DatelineParts){.strength = DATELINE_NONE};
  if (!dateline_is_possible(block)) return false;
  Match m = {.s = block,
             .place_at = SIZE_MAX,
             .no_agency_at = SIZE_MAX,
             .no_day_at = {SIZE_MAX, SIZE_MAX}};
  /* Only the beginning is looked at, but `rest` may be behind it. */
  if (m.s.length > 2 * MAX_DATELINE) m.s.length = 2 * MAX_DATELINE;
  uint32_t missing = missing_parts(m.s);
  for (size_t row = 0; row < sizeof ROWS / sizeof *ROWS; row++) {
    if (has_part_of(ROWS[row].parts, missing)) continue;
    if (ROWS[row].parts[0] == 'K' && m.s.data[0] != '(') continue;
    if (try_row(&m, row)) {
      *parts = m.out;
      return true;
    }
  }
  return false;
}

bool dateline_is_place(Str block, const DatelineParts *parts) {
  Str city = str_span(block, parts->city);
  Str place = str_span(block, parts->place);
  int rank = place_rank(city), whole = place_rank(place);
  if (whole > rank) rank = whole;
  /* "Obama: " is a town, too; speakers and topics come before colons. */
  bool label = parts->colon && !parts->upper && !parts->region;
  if (rank > (label ? MAX_TOWN_RANK : 0)) return true;
  if (parts->colon) return false;
  return parts->upper && (parts->region || city.length >= MIN_UPPER_PLACE);
}

/* Appends a word of a place printed in capitals: first letter kept. */
static void add_clean_word(Buffer *out, Str word, bool first) {
  bool small = !first && is_particle(word);
  bool start = !small;
  for (size_t i = 0; i < word.length; i++) {
    char c = word.data[i];
    buffer_add_char(out, start ? c : ascii_lower(c));
    /* "PORT-AU-PRINCE", "ST.JOHN'S": a new part, but no "'S". */
    start = c == '-' || c == '.';
  }
}

Str dateline_clean_place(Arena *arena, Str printed) {
  Buffer out = {.arena = arena};
  bool first = true;
  for (size_t at = 0; at < printed.length;) {
    size_t n = scan_word(printed, at);
    Str word = str_slice(printed, at, n);
    size_t space = scan_space_length(printed, at);
    bool short_name = n == 2 && !is_particle(word); /* US, UK */
    if (n > 1 && !short_name && scan_is_upper(word) &&
        scan_byte(printed, at + 1) != '.') {
      add_clean_word(&out, word, first);
    } else if (n > 0) {
      buffer_add(&out, word);
    } else if (space > 0) {
      buffer_add_char(&out, ' ');
    } else {
      buffer_add_char(&out, printed.data[at]);
    }
    first = n == 0 && first;
    at += n ? n : space ? space : 1;
  }
  return buffer_str(&out);
}
