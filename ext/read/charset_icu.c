/* ICU's converters and detector: see charset.h. Without ICU: never any. */
#include "read/charset.h"

#ifdef NEWSEXT_ICU
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

/* Below this confidence (of 100) the detector is only guessing. */
enum { LEAST_CONFIDENCE = 25 };

/* What our texts never hold, and what stands for bytes that meant nothing. */
/* ICU's lack of memory is ours: not the wrong charset. */
static bool succeeded(Arena *arena, UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) arena->failed = true;
  return U_SUCCESS(status);
}

static bool has_nul_or_replacement(UChar c) {
  return c == 0 || c == 0xFFFD;
}

/* UTF-16 to UTF-8 in the arena. NUL becomes U+FFFD. */
static Str from_utf16(Arena *arena, UChar *units, int32_t count,
                      size_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  for (int32_t i = 0; i < count; i++) {
    if (!has_nul_or_replacement(units[i])) continue;
    units[i] = 0xFFFD;
    ++*replaced;
  }
  char *text = arena_alloc(arena, (size_t)count * 3 + 1);
  if (!text) return STR_NULL;
  u_strToUTF8WithSub(text, (int32_t)(count * 3 + 1), &length, units, count,
                     0xFFFD, NULL, &status);
  return U_SUCCESS(status) ? (Str){text, (size_t)length} : STR_NULL;
}

static Str convert(Arena *arena, UConverter *from, Str bytes,
                   size_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  /* No charset makes more than two units of a byte, but for a few that are
  ** not met in text: those fail with an overflow. */
  int32_t room = (int32_t)bytes.length * 2 + 16;
  UChar *units = arena_array(arena, (size_t)room, sizeof(*units));
  if (!units) return STR_NULL;
  int32_t count = ucnv_toUChars(from, units, room, bytes.data,
                                (int32_t)bytes.length, &status);
  if (!succeeded(arena, status) || count > INT32_MAX / 4) return STR_NULL;
  return from_utf16(arena, units, count, replaced);
}

/* A label comes from a server or a page: it is bounded before ICU sees it. */
Str charset_icu_decode(Arena *arena, Str label, Str bytes, size_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  Str name = arena_str(arena, str_trim(label));
  *replaced = 0;
  if (!name.data || name.length == 0 || name.length > 60) return STR_NULL;
  if (bytes.length > INT32_MAX / 8) return STR_NULL;
  UConverter *from = ucnv_open(name.data, &status);
  Str text = STR_NULL;
  if (succeeded(arena, status)) text = convert(arena, from, bytes, replaced);
  ucnv_close(from);
  return text;
}

Str charset_icu_detect(Arena *arena, Str sample) {
  UErrorCode status = U_ZERO_ERROR;
  Str name = STR_NULL;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, sample.data, (int32_t)sample.length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (succeeded(arena, status) && match &&
      ucsdet_getConfidence(match, &status) >= LEAST_CONFIDENCE) {
    name = arena_str(arena, str_from_c(ucsdet_getName(match, &status)));
  }
  ucsdet_close(detector);
  return name;
}
#else
Str charset_icu_decode(Arena *arena, Str label, Str bytes, size_t *replaced) {
  (void)arena, (void)label, (void)bytes;
  *replaced = 0;
  return STR_NULL;
}

Str charset_icu_detect(Arena *arena, Str sample) {
  (void)arena, (void)sample;
  return STR_NULL;
}
#endif
