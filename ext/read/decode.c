/*
** Decoding: bytes of unknown encoding to UTF-8 without NUL: decode_text.
**
** In:  bytes, and what the page or the server said of them. Out: text, the
** name of the encoding; or an error for what is no text.
**
** Order of evidence: byte order mark, valid UTF-8, UTF-16 by its zeros, the
** declared charset, nearly valid UTF-8, windows-1252 by its looks, and ICU's
** detector last: it is slow and takes windows-1252 for anything.
**
**   "caf\xE9 in Paris"  ->  "café in Paris", "windows-1252"
*/
#include "base/chunk.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/read.h"

enum {
  SAMPLE = 64 << 10,        /* bytes looked at for zeros and controls */
  DETECTOR_SAMPLE = 4 << 10 /* ICU's detector reads 2 MB/s */
};

/* --- what is no text ------------------------------------------------------ */

/* Files that are found beside articles in a dump, by their first bytes. */
static const struct {
  Str magic;
  const char *what;
} BINARY[] = {
    {STR("%PDF-"), "a PDF document"},
    {STR("\x89PNG\r\n"), "a PNG image"},
    {STR("\xFF\xD8\xFF"), "a JPEG image"},
    {STR("GIF87a"), "a GIF image"},
    {STR("GIF89a"), "a GIF image"},
    {STR("PK\x03\x04"), "a ZIP archive or office document"},
    {STR("\x1F\x8B\x08"), "gzip data"},
    {STR("\x28\xB5\x2F\xFD"), "Zstandard data"},
    {STR("\xFD\x37zXZ"), "xz data"},
    {STR("BZh9"), "bzip2 data"},
    {STR("7z\xBC\xAF"), "a 7-Zip archive"},
    {STR("Rar!\x1A"), "a RAR archive"},
    {STR("\x7F"
         "ELF"),
     "a program"},
    {STR("\xD0\xCF\x11\xE0"), "an old Office document"},
    {STR("SQLite format 3"), "a SQLite database"},
    {STR("OggS"), "a sound or film"},
    {STR("ID3"), "a sound or film"},
    {STR("\x00\x00\x00\x18\x66typ"), "a sound or film"},
};

static const char *binary_kind(Str bytes) {
  for (size_t i = 0; i < sizeof(BINARY) / sizeof(*BINARY); i++) {
    Str magic = BINARY[i].magic;
    if (bytes.length > magic.length &&
        memcmp(bytes.data, magic.data, magic.length) == 0) {
      return BINARY[i].what;
    }
  }
  return NULL;
}

/* What the bytes of a sample are. */
typedef struct Census {
  size_t total, even_zeros, odd_zeros;
  size_t controls;  /* zeros included; not white space, ESC or ^C */
  size_t letters;   /* ASCII */
  size_t high;      /* 0x80 and above */
  size_t in_runs;   /* of these, in runs of three and more */
  size_t undefined; /* in windows-1252 */
} Census;

/* Controls that a text has no use for. */
static bool is_control(unsigned char c) {
  /* Reuters ends its texts with ^C; ISO-2022 texts hold ESC */
  return c < 32 && !ascii_is_space((char)c) && c != 27 && c != 3;
}

/* UTF-8 without a control: nearly all files, and no census is needed. */
static bool is_plain(Str s) {
  for (size_t at = 0; at < s.length; at += CHUNK) {
    Chunk c = chunk_at(s, at);
    uint64_t low = chunk_between(&c, 0, ' ' - 1) & chunk_first(s.length - at);
    low &= ~chunk_equal(&c, '\n');
    for (; low; low &= low - 1) {
      if (is_control((unsigned char)s.data[at + chunk_lowest(low)])) {
        return false;
      }
    }
  }
  return utf8_is_valid(s);
}

/*
** One pass over a sample, so that a large file costs no more than a small one.
*/
static Census take_census(Str bytes) {
  Census n = {.total = bytes.length < SAMPLE ? bytes.length : SAMPLE};
  size_t run = 0;
  for (size_t i = 0; i < n.total; i++) {
    unsigned char c = (unsigned char)bytes.data[i];
    if (c == 0) ++*(i % 2 ? &n.odd_zeros : &n.even_zeros);
    n.controls += is_control(c);
    n.letters += ascii_is_alpha((char)c);
    n.undefined += c >= 0x80 && charset_1252(c) == 0xFFFD;
    n.high += c >= 0x80;
    run = c >= 0x80 ? run + 1 : 0;
    if (run >= 3) n.in_runs += run == 3 ? 3 : 1;
  }
  return n;
}

/* --- the guesses ---------------------------------------------------------- */

static Charset charset_of_mark(Str b, size_t *mark) {
  static const struct {
    Str bytes;
    Charset charset;
  } marks[] = {{STR("\xEF\xBB\xBF"), CHARSET_UTF8},
               {STR("\xFF\xFE\x00\x00"), CHARSET_UTF32LE},
               {STR("\x00\x00\xFE\xFF"), CHARSET_UTF32BE},
               {STR("\xFF\xFE"), CHARSET_UTF16LE},
               {STR("\xFE\xFF"), CHARSET_UTF16BE}};
  for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
    *mark = marks[i].bytes.length;
    if (b.length >= *mark && !memcmp(b.data, marks[i].bytes.data, *mark)) {
      return marks[i].charset;
    }
  }
  *mark = 0;
  return CHARSET_UNKNOWN;
}

/* UTF-16 of mostly Latin text: every other byte is zero. */
static Charset charset_of_zeros(const Census *n) {
  size_t pairs = n->total / 2;
  if (pairs == 0) return CHARSET_UNKNOWN;
  if (n->odd_zeros * 3 > pairs && n->even_zeros * 20 < pairs) {
    return CHARSET_UTF16LE;
  }
  if (n->even_zeros * 3 > pairs && n->odd_zeros * 20 < pairs) {
    return CHARSET_UTF16BE;
  }
  return CHARSET_UNKNOWN;
}

/*
** English or another western language in windows-1252: letters are ASCII,
** what is not stands alone or in twos ("caf\xE9", "\x93Yes,\x94").
*/
static bool looks_like_1252(const Census *n) {
  return n->undefined == 0 && n->in_runs * 4 <= n->high &&
         n->letters >= n->high * 3;
}

/* --- nearly valid UTF-8 ----------------------------------------------------
 */

/*
** A lone byte between ASCII characters came from a windows-1252 text that was
** pasted into this one; anything longer is a sequence that was cut.
*/
static uint32_t mend_byte(Str bytes, size_t at, size_t length) {
  bool before = at == 0 || !(bytes.data[at - 1] & 0x80);
  bool after = at + 1 >= bytes.length || !(bytes.data[at + 1] & 0x80);
  if (length != 1 || !before || !after || at + 1 >= bytes.length) {
    return 0xFFFD;
  }
  return charset_1252((unsigned char)bytes.data[at]);
}

/* Bytes of the valid character at the start of `s`, or 0. */
static size_t sequence_length(Str s) {
  uint32_t c;
  return utf8_decode_strict(s.data, s.data + s.length, &c);
}

/* Counts what is valid beyond ASCII and what is not. */
static bool is_mostly_utf8(Str bytes) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < bytes.length;) {
    Str rest = {bytes.data + i, bytes.length - i};
    size_t ascii = utf8_ascii_length(rest, 0);
    i += ascii;
    if (ascii) continue;
    size_t n = sequence_length(rest);
    size_t broken = n ? 0 : charset_broken_utf8(rest);
    /* the last character of a text that was cut counts for UTF-8 */
    if (broken > 1 && broken == rest.length) n = broken;
    *(n ? &good : &bad) += 1;
    i += n ? n : broken;
  }
  return good >= 2 * bad;
}

/*
** Keeps what is valid and puts a character for each broken sequence. Bytes of
** the result, which is written to `to` unless that is NULL.
*/
static size_t mend(Str bytes, char *to) {
  char spare[UTF8_MAX_BYTES];
  size_t length = 0;
  for (size_t i = 0; i < bytes.length;) {
    Str rest = {bytes.data + i, bytes.length - i};
    size_t n = sequence_length(rest);
    if (n && rest.data[0]) {
      if (to) memcpy(to + length, rest.data, n);
      length += n;
    } else {
      n = charset_broken_utf8(rest);
      uint32_t c = rest.data[0] ? mend_byte(bytes, i, n) : UTF8_REPLACEMENT;
      length += utf8_encode(c, to ? to + length : spare);
    }
    i += n;
  }
  return length;
}

static Str mend_utf8(Arena *arena, Str bytes) {
  char *text = arena_alloc(arena, mend(bytes, NULL) + UTF8_MAX_BYTES);
  return text ? (Str){text, mend(bytes, text)} : STR_NULL;
}

/* --- the order of evidence --------------------------------------------------
 */

typedef struct Decoder {
  Arena *arena;
  Str bytes, declared;
  bool plain; /* is_plain: then there is no census */
  Census census;
  Str text, encoding;
} Decoder;

static bool take(Decoder *d, Charset charset, Str bytes) {
  size_t replaced;
  d->encoding = charset_name(charset);
  d->text = charset_decode(d->arena, charset, bytes, &replaced);
  return true;
}

/* A label that can be shown: what a server sends may be anything. */
static bool is_printable(Str label) {
  for (size_t i = 0; i < label.length; i++) {
    if ((unsigned char)label.data[i] < 0x20 ||
        (unsigned char)label.data[i] > 0x7E)
      return false;
  }
  return true;
}

/* A converter's result counts when it makes sense of nearly all. */
static bool take_icu(Decoder *d, Str label) {
  size_t replaced;
  label = str_trim(label);
  if (!is_printable(label)) return false;
  Str text = charset_icu_decode(d->arena, label, d->bytes, &replaced);
  if (!text.data || replaced * 20 > text.length + 20) return false;
  d->text = text;
  d->encoding = arena_str(d->arena, label);
  return true;
}

static bool try_mark(Decoder *d) {
  size_t mark;
  Charset charset = charset_of_mark(d->bytes, &mark);
  Str rest = {d->bytes.data + mark, d->bytes.length - mark};
  if (charset == CHARSET_UNKNOWN) return false;
  if (charset != CHARSET_UTF8) return take(d, charset, rest);
  d->bytes = rest; /* and see whether it keeps what the mark promises */
  return false;
}

/* Text that is valid is not copied: nearly all files end here. */
static bool try_utf8(Decoder *d) {
  /* ISO-2022 is all ASCII: only its name tells */
  if (str_starts_nocase(str_trim(d->declared), STR("iso-2022")) &&
      memchr(d->bytes.data, 27, d->bytes.length) && take_icu(d, d->declared)) {
    return true;
  }
  if (!d->plain) {
    if (utf8_valid_length(d->bytes) < d->bytes.length) return false;
    if (charset_of_zeros(&d->census) != CHARSET_UNKNOWN) return false;
    if (memchr(d->bytes.data, 0, d->bytes.length)) {
      return take(d, CHARSET_UTF8, d->bytes);
    }
  }
  d->text = d->bytes;
  d->encoding = STR("UTF-8");
  return true;
}

static bool try_utf16(Decoder *d) {
  Charset charset = charset_of_zeros(&d->census);
  return charset != CHARSET_UNKNOWN && take(d, charset, d->bytes);
}

static bool try_declared(Decoder *d) {
  Charset charset = charset_of(d->declared);
  if (charset == CHARSET_1252) {
    /* often a default that nobody set: only when the bytes agree */
    return looks_like_1252(&d->census) && take(d, charset, d->bytes);
  }
  if (charset == CHARSET_OTHER) return take_icu(d, d->declared);
  /* UTF-8 it is not, and what is UTF-16 has zeros */
  return false;
}

static bool try_mended_utf8(Decoder *d) {
  if (!is_mostly_utf8(d->bytes)) return false;
  d->encoding = STR("UTF-8");
  d->text = mend_utf8(d->arena, d->bytes);
  return true;
}

/*
** Before the detector, which knows no curly quotation marks in Latin-1 text.
*/
static bool try_1252(Decoder *d) {
  return looks_like_1252(&d->census) && take(d, CHARSET_1252, d->bytes);
}

/* The detector needs a sample that is not all ASCII. */
static bool try_detector(Decoder *d) {
  size_t from = utf8_valid_length(d->bytes);
  from = from > 256 ? from - 256 : 0;
  Str sample = {d->bytes.data + from, d->bytes.length - from};
  if (sample.length > DETECTOR_SAMPLE) sample.length = DETECTOR_SAMPLE;
  Str label = charset_icu_detect(d->arena, sample);
  if (!label.data || charset_of(label) == CHARSET_UTF8) return false;
  if (charset_of(label) != CHARSET_1252) return take_icu(d, label);
  return d->census.undefined == 0 && take(d, CHARSET_1252, d->bytes);
}

/* More controls than any text has. In UTF-16 they are the zeros. */
static bool is_binary(const Decoder *d) {
  const Census *n = &d->census;
  if (charset_of_zeros(n) != CHARSET_UNKNOWN) return false;
  bool valid = utf8_valid_length(d->bytes) == d->bytes.length;
  return n->controls > 2 + n->total / (valid ? 10 : 50);
}

static Str refuse(Arena *arena, const char *what) {
  return what ? arena_printf(arena, "newsext: not text but %s", what)
              : STR("newsext: not text, or in an unknown encoding");
}

bool decode_text(Arena *arena, Str bytes, Str declared, Str *text,
                 Str *encoding, Str *error) {
  static bool (*const tries[])(Decoder *) = {try_utf8,     try_utf16,
                                             try_declared, try_mended_utf8,
                                             try_1252,     try_detector};
  Decoder d = {.arena = arena, .bytes = bytes, .declared = declared};
  *text = *encoding = *error = STR_NULL;
  if (!d.bytes.data) d.bytes = STR("");
  bool done = try_mark(&d);
  if (!done) {
    d.plain = is_plain(d.bytes);
    if (!d.plain) d.census = take_census(d.bytes);
    const char *what = binary_kind(d.bytes);
    if (what || (!d.plain && is_binary(&d))) {
      *error = refuse(arena, what);
      return false;
    }
  }
  for (size_t i = 0; !done && i < sizeof(tries) / sizeof(*tries); i++) {
    done = tries[i](&d);
  }
  if (!done) *error = refuse(arena, NULL);
  *text = d.text;
  *encoding = d.encoding;
  return done && d.text.data;
}
