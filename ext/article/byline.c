/* Who wrote it: see byline.h. */
#include "article/byline.h"

#include "article/agency.h"
#include "article/cues.h"
#include "article/day.h"
#include "article/gazetteer.h"
#include "article/scan.h"

/* What stands in front of the names; longest first. */
static const char *const LEADS[] = {
    "analysis by", /* Analysis by Jane Doe */
    "opinion by",  "written by", "story by", "posted by", "published by",
    "reported by", "author:",    "by:",      "by", /* By Jane Doe */
};

/* Words of offices: they end a name, and what begins with one is none. */
static const char *const OFFICES[] = {
    "by",           "staff",     "writer",    "writers",       "reporter",
    "reporters",    "editor",    "editors",   "correspondent", "special",
    "contributor",  "columnist", "analyst",   "producer",      "bureau",
    "chief",        "desk",      "agencies",  "team",          "admin",
    "newsroom",     "published", "updated",   "posted",        "author",
    "photographer", "web",       "senior",    "deputy",        "political",
    "business",     "assistant", "associate", "executive",     "managing",
    "head",         "director",  "freelance", "investigative", "digital",
};

/* What a page puts behind a writer's name, and the small words in capitals
** that lead on to an outlet or a day. */
static const char *const FOLLOWERS[] = {
    "follow",  /* Jane Doe Follow */
    "view",    /* Jane DoeView More Articles */
    "twitter", /* Jane DoeTwitter */
    "facebook", "instagram", "linkedin", "email", "e-mail",
    "share",    "bio",       "profile",  "news", /* Jane DoeNews Reporter */
    "for",                                       /* Jane Doe For Example.com */
    "on",                                        /* Jane Doe On 12/2/22 */
    "at",       "in",        "from",     "via",   "of",
    "with",     "contact",   "about",    "today", "yesterday",
};

/* Small words within a name: "Ursula von der Leyen". */
static const char *const PARTICLES[] = {
    "de", "del", "der", "van", "von", "da",  "di",  "la", "le", "el",
    "al", "bin", "ibn", "dos", "den", "ter", "ten", "du", "y",  "e",
};

/* Length of "By " and the like, 0 when there is none. */
static size_t lead_length(Str line) {
  for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS; i++) {
    Str lead = str_from_c(LEADS[i]);
    if (!str_starts_nocase(line, lead)) continue;
    size_t next = scan_space(line, lead.length);
    if (scan_byte(line, next) == ':') next = scan_space(line, next + 1);
    if (next > lead.length && next < line.length) return next;
  }
  return 0;
}

/* "editor" of "Editor-at-large" */
static Str first_part(Str word) {
  size_t hyphen = str_find(word, STR("-"), 0);
  return hyphen == SIZE_MAX ? word : str_slice(word, 0, hyphen);
}

/* True for a word that is no part of a name, but may follow one. */
static bool is_follower(Str word) {
  return STR_IS_IN(first_part(word), OFFICES) || STR_IS_IN(word, FOLLOWERS) ||
         day_weekday(word, 0) == word.length || day_month(word) > 0;
}

/*
** Where a page's next word is glued to a name: "Doe" of "DoeTwitter", "Doe2"
** and "DoeApril". The word's own length when nothing is.
*/
static size_t glued_length(Str word) {
  for (size_t i = 2; i < word.length; i++) {
    if (!ascii_is_lower(word.data[i - 1])) continue;
    Str rest = str_slice(word, i, word.length - i);
    if (ascii_is_digit(rest.data[0])) return i;
    if (ascii_is_upper(rest.data[0]) && is_follower(rest)) return i;
  }
  return word.length;
}

/* A name as it is read, word by word. */
typedef struct NameScan {
  size_t end;   /* of the name */
  size_t past;  /* of it and the words that follow it */
  size_t words; /* of the name */
  bool ended;   /* the words that follow have begun */
  bool bad;     /* it begins with a word that is none of names */
} NameScan;

/* "April" of "April Jones" is a name, "Apr" of "Apr. 28" none. */
static bool is_month_of_date(Str s, size_t at, Str word) {
  if (day_month(word) == 0) return false;
  size_t next = at + word.length;
  if (scan_byte(s, next) == '.') next++;
  return ascii_is_digit((char)scan_byte(s, scan_space(s, next)));
}

static bool ends_name(Str s, const NameScan *scan, size_t at, Str word) {
  if (scan->words > 0 && STR_IS_IN(word, PARTICLES)) return false;
  if (day_month(word) > 0) return is_month_of_date(s, at, word);
  return is_follower(word);
}

/* Takes the word at `at`, which is capitalised or small within a name. */
static void take_name_word(Str s, NameScan *scan, size_t at, size_t n) {
  size_t own = glued_length(str_slice(s, at, n));
  if (!scan->ended && ends_name(s, scan, at, str_slice(s, at, n))) {
    scan->ended = true;
    scan->bad = scan->words == 0;
  }
  scan->past = at + n;
  if (scan->ended) return;
  scan->words++;
  scan->end = at + own;
  scan->ended = own < n;
  /* initials, "Jr." */
  if (n <= 2 && scan_byte(s, scan->end) == '.') scan->past = ++scan->end;
}

static bool has_line_end(Str s, size_t from, size_t end) {
  return memchr(s.data + from, '\n', end - from) != NULL;
}

/*
** Reads one name at `*at`: two to five capitalised words, or one; what follows
** it is passed. Returns how many words; an office or an outlet counts as none.
*/
static size_t read_name(Str s, size_t *at, Str *name) {
  NameScan scan = {.end = *at, .past = *at};
  for (size_t next = *at, count = 0; count < 8; count++) {
    size_t n = scan_word(s, next);
    Str word = str_slice(s, next, n);
    bool particle = scan.words > 0 && STR_IS_IN(word, PARTICLES);
    if (n == 0 || (!particle && !scan_is_capital(word))) break;
    take_name_word(s, &scan, next, n);
    next = scan_space(s, scan.past);
    if (next == scan.past || has_line_end(s, scan.past, next)) break;
  }
  *name = str_slice(s, *at, scan.end - *at);
  *at = scan.past;
  if (scan.bad || scan.words > 6 || agency_lookup(*name).data) return 0;
  /* "Example Web Desk", "AP Auto Writer": no name stands before these offices
   */
  if (scan.ended && (scan.words == 1 || agency_is_known(*name))) return 0;
  bool outlet = scan.words != 2 && agency_is_outlet(*name);
  return outlet ? 0 : scan.words;
}

/* Bytes to the first word of the next line; 0 when words follow on this one. */
static size_t line_end_length(Str s, size_t at) {
  size_t next = at;
  while (next < s.length && scan_word(s, next) == 0) next++;
  return has_line_end(s, at, next) ? next - at : 0;
}

/* What separates two names. 0: nothing, so the names end here. */
static size_t separator_length(Str s, size_t at) {
  size_t next = scan_space(s, at);
  unsigned char c = scan_byte(s, next);
  if (c == ',' || c == '&' || c == '/' || c == ';') {
    next = scan_space(s, next + 1);
    size_t n = scan_word(s, next);
    if (str_equal_nocase(str_slice(s, next, n), STR("and"))) {
      next = scan_space(s, next + n);
    }
    size_t line = line_end_length(s, next);
    return next + line - at;
  }
  size_t n = scan_word(s, next);
  Str word = str_slice(s, next, n);
  if (str_equal_nocase(word, STR("and")) || str_equal_nocase(word, STR("with")))
    return scan_space(s, next + n) - at;
  return line_end_length(s, at);
}

/* Two to four words in ordinary or large letters, the first a first name or
** an initial: "Current Issue" and "Download PDF" stand beside dates, too. */
static bool is_full_name(Str name, size_t words) {
  size_t upper = 0;
  if (words < 2 || words > 4) return false;
  for (size_t i = 0; i < name.length; i++) {
    if (ascii_is_digit(name.data[i])) return false;
    upper += ascii_is_upper(name.data[i]);
  }
  Str first = str_slice(name, 0, scan_word(name, 0));
  bool initial = scan_byte(name, 1) == '.';
  return upper >= 2 && (initial || gazetteer_first_name(first, NULL));
}

/* A day or how long ago: "2 minutes ago", "7 hours", "Published 4 May". */
static bool is_when(Str s, size_t at) {
  static const char *const UNITS[] = {"second", "minute", "min",   "hour", "hr",
                                      "day",    "week",   "month", "year"};
  static const char *const WORDS[] = {"published", "updated", "posted"};
  Day day;
  while (at < s.length && !ascii_is_alpha(s.data[at]) &&
         !ascii_is_digit(s.data[at])) {
    at++;
  }
  if (day_scan(s, at, &day) > 0 || day_weekday(s, at) > 0) return true;
  if (STR_IS_IN(str_slice(s, at, scan_word(s, at)), WORDS)) return true;
  size_t digits = at;
  while (ascii_is_digit((char)scan_byte(s, digits))) digits++;
  size_t unit = scan_space(s, digits);
  Str word = str_slice(s, unit, scan_word(s, unit));
  if (word.length > 3 && word.data[word.length - 1] == 's') word.length--;
  return digits > at && STR_IS_IN(word, UNITS);
}

BylineKind byline_kind(Str line) {
  size_t at = 0;
  Str name;
  if (line.length > 80) return BYLINE_NONE;
  size_t words = read_name(line, &at, &name);
  if (!is_full_name(name, words) || agency_is_outlet(name)) return BYLINE_NONE;
  if (is_when(line, name.length)) return BYLINE_DATED;
  /* "Jane Doe," and "Li Wei &" stand above another name */
  while (at < line.length && strchr(" ,&;/|", line.data[at])) at++;
  return at == line.length ? BYLINE_NAME : BYLINE_NONE;
}

bool byline_is_line(Str line, const BlockFacts *facts) {
  if (facts->words > 30 || line.length > 250) return false;
  size_t at = lead_length(line);
  Str name;
  if (at == 0) return false;
  return read_name(line, &at, &name) >= 1 &&
         (facts->quality != QUALITY_GOOD || facts->words < 12);
}

/* Pages print a name above the writer's picture and below it. */
static bool has_name(const Buffer *names, Str name) {
  Str all = buffer_str(names);
  for (size_t at = 0; at < all.length;) {
    size_t end = str_find(all, STR(", "), at);
    if (end == SIZE_MAX) end = all.length;
    if (str_equal_nocase(str_slice(all, at, end - at), name)) return true;
    at = end + 2;
  }
  return false;
}

Str byline_names(Arena *arena, Str line) {
  enum { MOST_NAMES = 50 }; /* each is compared to those before it */
  Buffer out = {.arena = arena};
  size_t at = lead_length(line);
  for (int names = 0; at < line.length && names < MOST_NAMES; names++) {
    Str name;
    if (read_name(line, &at, &name) > 0 && !has_name(&out, name)) {
      if (out.count > 0) buffer_add(&out, STR(", "));
      buffer_add(&out, name);
    }
    size_t n = separator_length(line, at);
    if (n == 0) break;
    at += n;
  }
  return out.count ? buffer_str(&out) : STR_NULL;
}
