/*
** Addresses: URLs, domains, e-mail addresses, handles and tags.
**
** In:  bytes and a place where one may start. Out: where it ends, see token.h.
**
**   "see https://un.org/en (in English)."   -> "https://un.org/en"
**   "write to jane.doe@un.org."             -> "jane.doe@un.org"
*/
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/token.h"

/* RFC 5321 and 1035; they also keep a chain of dotted words from costing time
** in the square of its length. */
enum { LONGEST_LOCAL = 64, LONGEST_DOMAIN = 255 };

static bool is_alnum(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c);
}

static bool starts_with(const char *p, size_t at, size_t end, Str prefix) {
  return str_starts_nocase((Str){p + at, end - at}, prefix);
}

/* ASCII that never stands in a URL, and what is not a letter beyond ASCII. */
static size_t url_character(const char *p, size_t at, size_t end) {
  char c = p[at];
  if ((unsigned char)c < 0x80) {
    return c > ' ' && c != 0x7F && !strchr("<>\"`{}|\\^", c) ? 1 : 0;
  }
  uint32_t cp;
  size_t n = utf8_decode(p + at, p + end, &cp);
  UnicodeClass k = unicode_class(cp);
  return k == UNICODE_MARK || k == UNICODE_SPACE ? 0 : n;
}

/* The closing marks of the sentence around it do not belong to a URL. */
static size_t url_trim(const char *p, size_t at, size_t end) {
  bool open = memchr(p + at, '(', end - at) != NULL;
  while (end > at &&
         (strchr(".,;:!?'*_[]", p[end - 1]) || (p[end - 1] == ')' && !open))) {
    end--;
  }
  return end;
}

static size_t url_rest(const char *p, size_t start, size_t at, size_t end) {
  for (size_t n; at < end && (n = url_character(p, at, end)) > 0;) at += n;
  return url_trim(p, start, at);
}

size_t address_url_end(const char *p, size_t at, size_t end) {
  static const Str schemes[] = {STR("http://"), STR("https://"), STR("ftp://"),
                                STR("www.")};
  for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
    size_t body = at + schemes[i].length;
    if (!starts_with(p, at, end, schemes[i])) continue;
    if (body >= end || !url_character(p, body, end)) return 0;
    size_t stop = url_rest(p, at, body, end);
    return stop > body ? stop : 0;
  }
  return 0;
}

/* End of one label of a domain: "un" in "un.org". */
static size_t label_end(const char *p, size_t at, size_t end) {
  while (at < end && (is_alnum(p[at]) || p[at] == '-')) at++;
  return at;
}

/* Domains of everybody, so that "said.In" and "end.it" are none. */
static bool is_common_top(Str label) {
  static const Str tops[] = {STR("com"), STR("org"),  STR("net"),
                             STR("gov"), STR("edu"),  STR("mil"),
                             STR("int"), STR("info"), STR("biz")};
  for (size_t i = 0; i < sizeof(tops) / sizeof(tops[0]); i++) {
    if (str_equal(label, tops[i])) return true;
  }
  return false;
}

/* "co.uk", "com.au", "ac.za": a second label that countries use. */
static bool is_country_top(Str label, Str before) {
  static const Str seconds[] = {STR("co"), STR("com"), STR("org"), STR("gov"),
                                STR("ac"), STR("net"), STR("gob"), STR("go")};
  if (label.length != 2 || !ascii_is_lower(label.data[0])) return false;
  for (size_t i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++) {
    if (str_equal(before, seconds[i])) return true;
  }
  return false;
}

size_t address_domain_end(const char *p, size_t at, size_t dot, size_t end) {
  Str before, label = {p + at, dot - at};
  size_t good = 0,
         limit = end - at > LONGEST_DOMAIN ? at + LONGEST_DOMAIN : end;
  while (dot + 1 < limit && p[dot] == '.' && is_alnum(p[dot + 1])) {
    size_t stop = label_end(p, dot + 1, limit);
    before = label;
    label = (Str){p + dot + 1, stop - dot - 1};
    if (is_common_top(label) || is_country_top(label, before)) good = stop;
    dot = stop;
  }
  if (good && good < end && p[good] == '/') return url_rest(p, at, good, end);
  return good;
}

static bool is_local(char c) {
  return is_alnum(c) || (c && strchr("._%+-", c));
}

size_t address_mail_end(const char *p, size_t low, size_t sign, size_t end,
                        size_t *start) {
  if (sign + 1 >= end || !is_alnum(p[sign + 1])) return 0;
  size_t from = sign, stop = sign + 1, dots = 0;
  while (from > low && sign - from < LONGEST_LOCAL && is_local(p[from - 1])) {
    from--;
  }
  while (from < sign && !is_alnum(p[from])) from++;
  if (from == sign) return 0;
  for (;;) {
    stop = label_end(p, stop, end);
    if (stop + 1 >= end || p[stop] != '.' || !is_alnum(p[stop + 1])) break;
    stop++, dots++;
  }
  while (stop > sign && !is_alnum(p[stop - 1])) stop--;
  *start = from;
  return dots ? stop : 0;
}

size_t address_tag_end(const char *p, size_t at, size_t end) {
  size_t i = at + 1;
  bool letter = false;
  while (i < end) {
    uint32_t cp;
    size_t n = utf8_decode(p + i, p + end, &cp);
    UnicodeClass k = unicode_class(cp);
    if (k == UNICODE_SPACE || (k == UNICODE_MARK && cp != '_')) break;
    if (k != UNICODE_DIGIT && k != UNICODE_EXTEND && cp != '_') letter = true;
    i += n;
  }
  return letter ? i : 0;
}
