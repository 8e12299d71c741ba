/*
** LexisNexis' plain text: many articles in a file.
**
**                        2 of 10 DOCUMENTS
**
**                        The Baltic Herald
**
**                     January 11, 2010 Monday
**                          Final Edition
**
**   Harbour to close in winter
**
**   BYLINE: Jane Doe
**   SECTION: NEWS; Pg. 3
**   LENGTH: 355 words
**   DATELINE: RIGA
**
**   The harbour will …
**
**   LOAD-DATE: January 11, 2010
**   LANGUAGE: ENGLISH
**
** The text is headline and body, with the dateline in front of it as it was
** printed; the labelled lines are metadata.
*/
#include "read/date.h"
#include "read/reader.h"

/* Labels, and whether they stand in front of the body or behind it. */
typedef enum Label {
  LABEL_BYLINE,
  LABEL_DATELINE,
  LABEL_HIGHLIGHT,
  LABEL_LANGUAGE,
  LABEL_SOURCE,
  LABEL_FRONT, /* others in front of the body */
  LABEL_BACK   /* others behind it */
} Label;

static const struct {
  Str name;
  Label label;
} LABELS[] = {
    {STR("BYLINE:"), LABEL_BYLINE},
    {STR("DATELINE:"), LABEL_DATELINE},
    {STR("HIGHLIGHT:"), LABEL_HIGHLIGHT},
    {STR("LANGUAGE:"), LABEL_LANGUAGE},
    {STR("SECTION:"), LABEL_FRONT},
    {STR("LENGTH:"), LABEL_FRONT},
    {STR("SERIES:"), LABEL_FRONT},
    {STR("LOAD-DATE:"), LABEL_BACK},
    {STR("PUBLICATION-TYPE:"), LABEL_BACK},
    {STR("GRAPHIC:"), LABEL_BACK},
    {STR("JOURNAL-CODE:"), LABEL_BACK},
    {STR("DOCUMENT-TYPE:"), LABEL_BACK},
    {STR("SUBJECT:"), LABEL_BACK},
    {STR("ORGANIZATION:"), LABEL_BACK},
    {STR("PERSON:"), LABEL_BACK},
    {STR("GEOGRAPHIC:"), LABEL_BACK},
    {STR("NOTES:"), LABEL_BACK},
};

enum { LONGEST_HEADLINE = 400 };
static const Str LEAST = STR("0 of 0 DOCUMENTS");

static size_t skip_digits(Str s, size_t at) {
  while (at < s.length && ascii_is_digit(s.data[at])) at++;
  return at;
}

/* "  2 of 10 DOCUMENTS" */
static bool is_start(Str line) {
  size_t indent = 0;
  while (indent < line.length && ascii_is_space(line.data[indent])) indent++;
  if (indent == line.length || !ascii_is_digit(line.data[indent])) return false;
  Str s = str_trim(line);
  if (s.length < LEAST.length) return false;
  size_t at = skip_digits(s, 0);
  if (!str_starts_nocase(str_slice(s, at, s.length - at), STR(" of "))) {
    return false;
  }
  size_t end = skip_digits(s, at + 4);
  return end > at + 4 &&
         str_equal(str_slice(s, end, s.length - end), STR(" DOCUMENTS"));
}

/* The cover page may stand in front of the first article. */
bool lexis_is_file(Str head) {
  size_t at = 0;
  while (at < head.length) {
    const char *end = memchr(head.data + at, '\n', head.length - at);
    if (!end) return false;
    size_t length = (size_t)(end - head.data) - at;
    if (is_start(str_slice(head, at, length))) return true;
    at += length + 1;
  }
  return false;
}

/* --- one article ---------------------------------------------------------- */

typedef struct Lexis {
  Arena *arena;
  Metadata *meta;
  Buffer text;
  Str dateline;
  bool in_body, behind; /* the body has begun, has ended */
  bool has_label, has_date;
  int gap; /* blank lines since the last one that was taken */
} Lexis;

/* Stands in front of the body or behind it, by the year of the export. */
static bool is_copyright(Str s) {
  return str_starts_nocase(s, STR("Copyright ")) ||
         str_starts_nocase(s, STR("All Rights Reserved"));
}

/* Labels are upper case at the start of a line: "LENGTH: 355 words". */
static bool take_label(Lexis *x, Str s) {
  for (size_t i = 0; i < sizeof(LABELS) / sizeof(*LABELS); i++) {
    Str name = LABELS[i].name;
    if (s.length < name.length || memcmp(s.data, name.data, name.length)) {
      continue;
    }
    Str value = str_trim(str_slice(s, name.length, s.length - name.length));
    switch (LABELS[i].label) {
    case LABEL_BYLINE:
      x->meta->byline = value;
      break;
    case LABEL_DATELINE:
      x->dateline = value;
      break;
    case LABEL_HIGHLIGHT:
      x->meta->deck = value;
      break;
    case LABEL_LANGUAGE:
      if (str_starts_nocase(value, STR("english"))) {
        x->meta->language = STR("en");
      }
      x->behind = true;
      break;
    case LABEL_BACK:
      x->behind = true;
      break;
    default:
      break;
    }
    x->has_label = true;
    return true;
  }
  return false;
}

/* In front of the labels: outlet, date, edition, headline. */
static void take_front(Lexis *x, Str s) {
  if (is_copyright(s)) return;
  if (!x->meta->site.data) {
    x->meta->site = s;
    return;
  }
  Str date = x->has_date ? STR_NULL : date_iso(x->arena, s);
  if (date.data) {
    x->meta->published = date;
    x->meta->published_from = STR("metadata");
    x->has_date = true;
    return;
  }
  /* the last lines before the labels are the headline; "Final Edition" is
  ** replaced by what follows behind a blank line */
  bool goes_on = x->meta->headline.data && x->gap == 0 &&
                 x->meta->headline.length < LONGEST_HEADLINE;
  if (goes_on) {
    x->meta->headline =
        arena_printf(x->arena, "%.*s %.*s", (int)x->meta->headline.length,
                     x->meta->headline.data, (int)s.length, s.data);
  } else {
    x->meta->headline = s;
  }
}

/* Paragraphs keep their line ends: where they are wrapped is found later. */
static void take_body(Lexis *x, Str line) {
  bool first = !x->in_body;
  if (first) {
    if (x->meta->headline.data) {
      buffer_add(&x->text, x->meta->headline);
      buffer_add(&x->text, STR("\n\n"));
    }
    if (x->dateline.length) {
      buffer_add(&x->text, x->dateline);
      buffer_add(&x->text, STR(" \xE2\x80\x94 "));
    }
  } else {
    buffer_add(&x->text, x->gap ? STR("\n\n") : STR("\n"));
  }
  x->in_body = true;
  buffer_add(&x->text, line);
}

/* A line is a label, front matter, body, or what stands behind the body. */
static void take_line(Lexis *x, Str line) {
  Str s = str_trim(line);
  if (s.length == 0) {
    x->gap++;
    return;
  }
  if (take_label(x, s)) {
    x->gap = 0;
    return;
  }
  if (!x->behind && !is_copyright(s)) {
    if (x->has_label) {
      take_body(x, s);
    } else {
      take_front(x, s);
    }
  }
  x->gap = 0;
}

static ReadResult fill(Arena *arena, Record *record, Str bytes) {
  Str all;
  Lexis x = {.arena = arena, .meta = &record->meta, .text = {.arena = arena}};
  if (!decode_text(arena, bytes, STR_NULL, &all, &record->encoding,
                   &record->error)) {
    return READ_ROW;
  }
  for (size_t at = 0; at < all.length;) {
    const char *end = memchr(all.data + at, '\n', all.length - at);
    size_t length = end ? (size_t)(end - all.data) - at : all.length - at;
    take_line(&x, str_slice(all, at, length));
    at += length + 1;
  }
  buffer_add(&x.text, STR(""));
  if (!x.in_body && x.meta->headline.data) {
    buffer_add(&x.text, x.meta->headline);
  }
  record->text = x.text.count ? buffer_str(&x.text) : STR("");
  return READ_ROW;
}

/* --- the file ------------------------------------------------------------- */

/* Passes the cover page, or the rest of an article that was too long. */
static bool skip_to_start(Reader *r) {
  Str line;
  bool cut;
  while (stream_line(r->stream, r->guard->max_record, &line, &cut)) {
    if (is_start(line)) return true;
  }
  return false;
}

/* Lines up to the next start, which is passed. */
static Str gather(Reader *r, Arena *arena, bool keep, bool *too_long) {
  Buffer all = {.arena = arena};
  Str line;
  bool cut, *more = r->state;
  *more = *too_long = false;
  buffer_add(&all, STR("\n"));
  while (stream_line(r->stream, r->guard->max_record, &line, &cut)) {
    if (is_start(line)) {
      *more = true;
      break;
    }
    *too_long |= cut || all.count + line.length > r->guard->max_record;
    if (keep && !*too_long) buffer_add(&all, line);
  }
  return buffer_str(&all);
}

ReadResult lexis_next(Reader *r, Arena *arena, Record *record) {
  bool *more = r->state, too_long;
  if (!more) {
    r->state = more = arena_zero(&r->memory, sizeof(*more));
    if (!more) return READ_END;
    *more = skip_to_start(r);
  }
  while (*more && !arena->failed) {
    bool wanted = reader_count(r, record);
    if (r->done) return READ_END;
    Str bytes = gather(r, arena, wanted, &too_long);
    if (!*more && r->stream->problem) return READ_END;
    if (too_long) return reader_too_long(r, arena, record);
    if (wanted && bytes.data) return fill(arena, record, bytes);
  }
  return READ_END;
}
