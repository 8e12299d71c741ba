/*
** The place of a dateline: where its words end, and how it is written. See
** dateline_parts.h.
**
**   "SADDLE BROOK, N.J., March 2 -"  ->  behind "N.J.", or behind "BROOK"
**   "Oyam & Gulu, Uganda , Jun 14"   ->  behind "Uganda", or behind "Gulu"
*/
#include "article/dateline_parts.h"
#include "article/region.h"
#include "article/scan.h"

enum { MAX_CITY_WORDS = 5 };

/* Small words within a place: "DAR es SALAAM", "Port of Spain". */
static const char *const PARTICLES[] = {
    "de", "del", "la", "las", "los", "el",   "al", "of",  "the", "es", "do",
    "da", "dos", "am", "an",  "der", "upon", "on", "sur", "le",  "en", "ad",
};

/* First words that look like a place and are none. */
static const char *const LABELS[] = {
    "advertisement",
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
    "you",
};

/* Words that keep their dot. */
static const char *const SHORT[] = {"st", "ste", "sta", "sto",
                                    "ft", "mt",  "pt"};

static bool is_particle(Str word) {
  return STR_IS_IN(word, PARTICLES);
}

/* "St.", "Ft." and initials keep their dot within a city's name. */
static size_t with_dot(Str s, size_t at, size_t n) {
  if (scan_byte(s, at + n) != '.') return n;
  Str word = str_slice(s, at, n);
  bool initials = n == 1 || (n >= 3 && word.data[n - 2] == '.');
  return n + (initials || STR_IS_IN(word, SHORT));
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

void dateline_place_ends(Str s, size_t at, PlaceEnds *ends) {
  *ends = (PlaceEnds){.count = 0};
  size_t n = scan_word(s, at);
  Str first = str_slice(s, at, n);
  if (n == 0 || STR_IS_IN(first, LABELS) || day_month(first) > 0) return;
  if (day_weekday(s, at)) return;
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
