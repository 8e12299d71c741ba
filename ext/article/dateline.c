/*
** Datelines: see dateline.h.
**
** A row of the table below is a sequence of one-letter parts; the first row
** that fits wins, so rows stand in order of what they prove.
*/
#include "article/dateline_parts.h"
#include "article/place.h"
#include "article/scan.h"

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

enum { MIN_UPPER_PLACE = 4, MAX_TOWN_RANK = 2 };

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
    dateline_place_ends(m->s, at, &m->place);
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
  if (dateline_scan_day(m->s, &m->at, &m->out.day)) return true;
  m->no_day_at[1] = m->no_day_at[0];
  m->no_day_at[0] = at;
  return false;
}

static bool match_agency(Match *m) {
  size_t at = m->at;
  if (at == m->no_agency_at) return false;
  if (dateline_scan_agency(m->s, &m->at, &m->out.agency, m->out.upper))
    return true;
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
    ok = dateline_scan_bracket(m->s, &m->at, &m->out.agency, false);
    break;
  case 'K':
    ok = dateline_scan_bracket(m->s, &m->at, &m->out.agency, true);
    break;
  case '-':
    return scan_dash(m->s, &m->at);
  case '^':
    m->at = scan_space(m->s, m->at);
    return dateline_story_starts(m->s, m->at);
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

static bool has_part_of(const char *parts, uint32_t set) {
  for (; *parts; parts++) {
    if (dateline_part_bit(*parts) & set) return true;
  }
  return false;
}

/* Tries a row with one end of the place after another. */
static bool try_row(Match *m, size_t row) {
  bool weak = ROWS[row].strength == DATELINE_WEAK;
  for (m->choice = 0;; m->choice++) {
    bool fits = match_row(m, ROWS[row].parts);
    if (fits && weak && m->out.rest < m->s.length) {
      fits = dateline_story_starts(m->s, m->out.rest);
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
  uint32_t missing = dateline_missing_parts(m.s);
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
