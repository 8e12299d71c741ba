/* Who wrote it: see byline.h. */
#include "article/byline.h"

#include "article/agency.h"
#include "article/cues.h"
#include "article/day.h"
#include "article/scan.h"

/* What stands in front of the names; longest first. */
static const char *const LEADS[] = {
    "analysis by", /* Analysis by Jane Doe */
    "opinion by",  "written by", "story by", "posted by", "published by",
    "reported by", "author:",    "by:",      "by", /* By Jane Doe */
};

/* Words of offices: what holds one of them is no name. */
static const char *const OFFICES[] = {
    "by",           "staff",     "writer",   "writers",       "reporter",
    "reporters",    "editor",    "editors",  "correspondent", "special",
    "contributor",  "columnist", "analyst",  "producer",      "bureau",
    "chief",        "desk",      "agencies", "team",          "admin",
    "newsroom",     "published", "updated",  "posted",        "author",
    "photographer", "web",       "senior",   "deputy",        "political",
    "business",
};

/* Small words within a name: "Ursula von der Leyen". */
static const char *const PARTICLES[] = {
    "de", "del", "der", "van", "von", "da",  "di",  "la", "le", "el",
    "al", "bin", "ibn", "dos", "den", "ter", "ten", "du", "y",  "e",
};

static bool in_list(Str word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (str_is_nocase(word, list[i])) return true;
  }
  return false;
}

#define IN_LIST(word, list) in_list(word, list, sizeof(list) / sizeof *(list))

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

/*
** Reads one name at `*at`: two to five capitalised words, or one. Returns how
** many words; an office or an outlet counts as none.
*/
static size_t read_name(Str s, size_t *at, Str *name) {
  size_t end = *at, next = *at, words = 0;
  bool bad = false;
  while (words < 6) {
    size_t n = scan_word(s, next);
    Str word = str_slice(s, next, n);
    if (n == 0) break;
    bool particle = words > 0 && IN_LIST(word, PARTICLES);
    if (!particle && !scan_is_capital(word)) break;
    bad |= IN_LIST(word, OFFICES) || day_month(word) > 0;
    words++;
    end = next + n;
    if (n <= 2 && scan_byte(s, end) == '.') end++; /* initials, "Jr." */
    next = scan_space(s, end);
    if (next == end) break;
  }
  *name = str_slice(s, *at, end - *at);
  *at = end;
  if (bad || agency_lookup(*name).data) return 0;
  bool outlet = words != 2 && agency_is_outlet(*name);
  return outlet ? 0 : words;
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
    return next - at;
  }
  size_t n = scan_word(s, next);
  Str word = str_slice(s, next, n);
  if (str_equal_nocase(word, STR("and")) || str_equal_nocase(word, STR("with")))
    return scan_space(s, next + n) - at;
  return 0;
}

bool byline_is_name(Str line) {
  size_t at = 0, upper = 0;
  Str name;
  if (line.length > 60 || agency_is_outlet(line)) return false;
  size_t words = read_name(line, &at, &name);
  if (at != line.length || words < 2 || words > 4) return false;
  for (size_t i = 0; i < name.length; i++) {
    if (ascii_is_digit(name.data[i])) return false;
    upper += ascii_is_upper(name.data[i]);
  }
  return upper >= 2;
}

bool byline_is_line(Str line, const BlockFacts *facts) {
  if (facts->words > 30 || line.length > 250) return false;
  size_t at = lead_length(line);
  Str name;
  if (at == 0) return false;
  return read_name(line, &at, &name) >= 1 &&
         (facts->quality != QUALITY_GOOD || facts->words < 12);
}

Str byline_names(Arena *arena, Str line) {
  Buffer out = {.arena = arena};
  size_t at = lead_length(line);
  while (at < line.length) {
    Str name;
    if (read_name(line, &at, &name) > 0) {
      if (out.count > 0) buffer_add(&out, STR(", "));
      buffer_add(&out, name);
    }
    size_t n = separator_length(line, at);
    if (n == 0) break;
    at += n;
  }
  return out.count ? buffer_str(&out) : STR_NULL;
}
