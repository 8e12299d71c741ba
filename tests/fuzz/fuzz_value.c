/*
** Fuzz target: what stands for a value: dates, sums of money, names. The first
** line is the day of reference, the rest is the text.
*/
#include "article/date.h"
#include "article/money.h"
#include "base/utf8.h"
#include "entity/spell.h"
#include "invariants.h"

enum { MOST_FOUND = 2000 };

static void must_be_inside(Str text, Span span) {
  size_t end = (size_t)span.start + span.length;
  MUST(end <= text.length);
  MUST(utf8_is_boundary(text, span.start) && utf8_is_boundary(text, end));
}

/* Every date in the text, found from left to right, and its value. */
static void must_hold_dates(Arena *arena, Str text, const DateReference *r) {
  DateSpan found;
  size_t from = 0;
  for (int i = 0; i < MOST_FOUND && date_find(text, from, &found); i++) {
    MUST(found.all.length > 0 && found.all.start >= from);
    must_be_inside(text, found.all);
    if (found.core.length) must_be_inside(text, found.core);
    must_be_text(date_value(arena, text, found.all, r));
    must_be_text(date_parse(arena, str_span(text, found.all), r));
    from = found.all.start + found.all.length;
  }
}

static void must_hold_sums(Arena *arena, Str text) {
  Span found;
  size_t from = 0;
  for (int i = 0; i < MOST_FOUND && money_find(text, from, &found); i++) {
    MUST(found.length > 0 && found.start >= from);
    must_be_inside(text, found);
    must_be_text(money_parse(arena, str_span(text, found)));
    from = found.start + found.length;
  }
}

static void must_hold_names(Arena *arena, Str first, Str second) {
  Str a = spell_fold(arena, first), b = spell_fold(arena, second);
  Spelling spelling;
  must_be_text(a);
  MUST(a.data && b.data);
  spell_word(a, &spelling);
  MUST(spelling.sound_length <= SPELL_LONGEST);
  MUST(spelling.skeleton_length <= SPELL_LONGEST);
  if (a.length > SPELL_LONGEST || b.length > SPELL_LONGEST) return;
  double alike = spell_similarity(a, b);
  MUST(alike >= 0 && alike <= 1 && alike == spell_similarity(b, a));
  MUST(spell_similarity(a, a) == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FuzzDocument f;
  fuzz_open(&f, data, size);
  Str text = f.d.text, first = text;
  const char *end = text.length ? memchr(text.data, '\n', text.length) : NULL;
  if (end) {
    first = str_slice(text, 0, (size_t)(end - text.data));
    text = str_slice(text, first.length + 1, text.length - first.length - 1);
  }
  DateReference r = date_reference(first);
  MUST(r.year >= 0 && r.month >= 0 && r.month <= 12 && r.day <= 31);
  must_be_text(date_parse(&f.arena, text, &r));
  must_be_text(date_parse(&f.arena, first, NULL));
  must_be_text(money_parse(&f.arena, first));
  must_be_text(money_parse_in(&f.arena, text, "PK"));
  must_hold_dates(&f.arena, text, &r);
  must_hold_sums(&f.arena, text);
  must_hold_names(&f.arena, first, text);
  fuzz_close(&f);
  return 0;
}
