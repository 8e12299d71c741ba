/*
** RTF: the text of a document without its formatting.
**
**   {\rtf1\ansi\ansicpg1252{\fonttbl …}\pard Caf\'e9 \b opens\b0\par}
**   ->  "Café opens\n"
**
** Groups that hold no text (fonts, styles, pictures, whatever begins with
** "\*") are passed over. Nothing recurses: groups are a stack of flags.
*/
#include "base/utf8.h"
#include "read/charset.h"
#include "read/reader.h"

enum { DEEPEST = 256 };

typedef struct Group {
  bool hidden;
  uint8_t skip; /* characters behind \u that stand for it elsewhere: \uc */
} Group;

typedef struct Rtf {
  Arena *arena;
  Str in;
  size_t at;
  Buffer text, bytes; /* bytes: \'hh not yet decoded */
  Group group[DEEPEST];
  size_t depth, beyond; /* beyond: groups deeper than DEEPEST */
  int skip;             /* characters still to be left out */
  long code_page;
  uint32_t high; /* first half of a pair of surrogates */
} Rtf;

/* Words that stand for characters. */
static const struct {
  const char *word;
  const char *text;
} CHARACTERS[] = {
    {"par", "\n"},
    {"line", "\n"},
    {"sect", "\n"},
    {"page", "\n"},
    {"row", "\n"},
    {"cell", "\t"},
    {"tab", "\t"},
    {"emdash", "\xE2\x80\x94"},
    {"endash", "\xE2\x80\x93"},
    {"lquote", "\xE2\x80\x98"},
    {"rquote", "\xE2\x80\x99"},
    {"ldblquote", "\xE2\x80\x9C"},
    {"rdblquote", "\xE2\x80\x9D"},
    {"bullet", "\xE2\x80\xA2"},
};

/* Groups without text of the document. */
static const char *const HIDDEN[] = {
    "fonttbl",   "colortbl",  "stylesheet", "info",    "pict",
    "header",    "footer",    "headerl",    "headerr", "headerf",
    "footerl",   "footerr",   "footerf",    "object",  "listtable",
    "themedata", "generator", "xmlnstbl",   "fldinst", "rsidtbl"};

static Group *top(Rtf *r) {
  return &r->group[r->depth];
}

/* Bytes of \'hh belong together: two may be one character. */
static void flush_bytes(Rtf *r) {
  Str bytes = buffer_str(&r->bytes), text = STR_NULL;
  size_t replaced;
  if (r->bytes.count == 0) return;
  if (r->code_page != 1252 && r->code_page != 0) {
    Str label = arena_printf(r->arena, "windows-%ld", r->code_page);
    text = charset_icu_decode(r->arena, label, bytes, &replaced);
  }
  if (!text.data) {
    text = charset_decode(r->arena, CHARSET_1252, bytes, &replaced);
  }
  buffer_add(&r->text, text);
  r->bytes.count = 0;
}

/* Bytes that wait to be decoded come first. */
static void write_text(Rtf *r, Str s) {
  if (top(r)->hidden || r->beyond) return;
  flush_bytes(r);
  buffer_add(&r->text, s);
}

/* \u holds UTF-16: a pair of surrogates comes as two of them. */
static void write_code(Rtf *r, uint32_t c) {
  char bytes[UTF8_MAX_BYTES];
  bool low = c >= 0xDC00 && c < 0xE000;
  if (c >= 0xD800 && c < 0xDC00) {
    r->high = c;
    return;
  }
  if (low && r->high) c = 0x10000 + ((r->high - 0xD800) << 10) + (c - 0xDC00);
  r->high = 0;
  if (c == 0) c = UTF8_REPLACEMENT;
  write_text(r, (Str){bytes, utf8_encode(c, bytes)});
}

/* --- control words -------------------------------------------------------- */

static char char_at(const Rtf *r, size_t at) {
  return at < r->in.length ? r->in.data[at] : 0;
}

static int hex_digit(char c) {
  if (ascii_is_digit(c)) return c - '0';
  c = ascii_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_word(Str word, const char *name) {
  return str_equal(word, str_from_c(name));
}

/*
** The words that mean something to a text; the hundreds of others are layout.
*/
static void do_word(Rtf *r, Str word, long value, bool has_value) {
  if (is_word(word, "u") && has_value) {
    write_code(r, (uint32_t)(value < 0 ? value + 65536 : value) & 0xFFFF);
    r->skip = top(r)->skip;
  } else if (is_word(word, "uc") && has_value) {
    top(r)->skip = (uint8_t)(value < 0 || value > 8 ? 1 : value);
  } else if (is_word(word, "ansicpg")) {
    r->code_page = value;
  } else if (is_word(word, "bin") && value > 0) {
    size_t left = r->in.length - r->at;
    r->at += (size_t)value < left ? (size_t)value : left;
  } else {
    for (size_t i = 0; i < sizeof(HIDDEN) / sizeof(*HIDDEN); i++) {
      if (is_word(word, HIDDEN[i])) top(r)->hidden = true;
    }
    for (size_t i = 0; i < sizeof(CHARACTERS) / sizeof(*CHARACTERS); i++) {
      if (is_word(word, CHARACTERS[i].word)) {
        write_text(r, str_from_c(CHARACTERS[i].text));
      }
    }
  }
}

/* "\word", "\word-12 ", r->at behind the backslash. */
static void take_word(Rtf *r) {
  size_t start = r->at;
  while (ascii_is_alpha(char_at(r, r->at))) r->at++;
  Str word = str_slice(r->in, start, r->at - start);
  bool minus = char_at(r, r->at) == '-';
  bool has_value = ascii_is_digit(char_at(r, r->at + minus));
  long value = 0;
  if (has_value) r->at += minus;
  while (has_value && ascii_is_digit(char_at(r, r->at))) {
    if (value < 100000000) value = value * 10 + (char_at(r, r->at) - '0');
    r->at++;
  }
  if (char_at(r, r->at) == ' ') r->at++;
  do_word(r, word, minus ? -value : value, has_value);
}

/* "\'e9" */
static void take_byte(Rtf *r) {
  int high = hex_digit(char_at(r, r->at + 1));
  int low = hex_digit(char_at(r, r->at + 2));
  r->at += high >= 0 && low >= 0 ? 3 : 1;
  if (high < 0 || low < 0) return;
  if (r->skip > 0) {
    r->skip--;
  } else if (!top(r)->hidden && !r->beyond) {
    buffer_add_char(&r->bytes, (char)(high * 16 + low));
  }
}

/* A control symbol is one character behind the backslash. */
static void take_symbol(Rtf *r) {
  char c = char_at(r, r->at);
  if (c & 0x80) return; /* text, and no symbol */
  r->at++;
  switch (c) {
  case '*':
    top(r)->hidden = true;
    break;
  case '~':
    write_text(r, STR(" "));
    break;
  case '_':
    write_text(r, STR("-"));
    break;
  case '\n':
  case '\r':
    write_text(r, STR("\n"));
    break;
  case '{':
  case '}':
  case '\\':
    write_text(r, str_slice(r->in, r->at - 1, 1));
    break;
  default: /* "\-": where a word may be broken; or a character beyond ASCII */
    while (utf8_is_tail(char_at(r, r->at))) r->at++;
    break;
  }
}

static void take_control(Rtf *r) {
  r->at++;
  char c = char_at(r, r->at);
  if (ascii_is_alpha(c)) {
    take_word(r);
  } else if (c == '\'') {
    take_byte(r);
  } else if (r->at < r->in.length) {
    take_symbol(r);
  }
}

/* --- groups and text ------------------------------------------------------ */

/* A group starts with what holds around it. */
static void open_group(Rtf *r) {
  flush_bytes(r);
  if (r->depth + 1 == DEEPEST) {
    r->beyond++;
    return;
  }
  r->group[r->depth + 1] = r->group[r->depth];
  r->depth++;
}

/* One brace too many at the end does no harm. */
static void close_group(Rtf *r) {
  flush_bytes(r);
  if (r->beyond) {
    r->beyond--;
  } else if (r->depth) {
    r->depth--;
  }
}

static bool is_plain(char c) {
  return c != '\\' && c != '{' && c != '}' && c != '\r' && c != '\n';
}

/* Characters behind \u are what older readers show instead. */
static void take_plain(Rtf *r) {
  size_t start = r->at;
  while (r->at < r->in.length && is_plain(r->in.data[r->at])) r->at++;
  Str s = str_slice(r->in, start, r->at - start);
  for (; r->skip > 0 && s.length; r->skip--) {
    do {
      s = str_slice(s, 1, s.length - 1);
    } while (s.length && utf8_is_tail(s.data[0]));
  }
  if (s.length) write_text(r, s);
}

static Str rtf_text(Arena *arena, Str in) {
  Rtf *r = arena_zero(arena, sizeof(*r));
  if (!r) return STR_NULL;
  r->arena = r->text.arena = r->bytes.arena = arena;
  r->in = in;
  r->group[0].skip = 1;
  while (r->at < in.length && !arena->failed) {
    switch (in.data[r->at]) {
    case '\\':
      take_control(r);
      break;
    case '{':
      open_group(r), r->at++;
      break;
    case '}':
      close_group(r), r->at++;
      break;
    case '\r':
    case '\n':
      r->at++;
      break;
    default:
      take_plain(r);
    }
  }
  flush_bytes(r);
  return r->text.count ? buffer_str(&r->text) : STR("");
}

ReadResult rtf_next(Reader *reader, Arena *arena, Record *record) {
  Str bytes;
  if (!reader_whole(reader, arena, record, &bytes)) return READ_END;
  if (record->error.data) return READ_ROW;
  reader_text(arena, record, bytes, STR_NULL);
  if (record->text.data) record->text = rtf_text(arena, record->text);
  return READ_ROW;
}
