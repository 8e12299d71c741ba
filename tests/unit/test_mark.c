/* Pairing of quotation marks: one text for each flag and each trap. */
#include "quote/mark.h"

#include <stdio.h>

#include "check.h"

enum { MAX_BLOCKS = 8 };

/* Blocks are the lines of `text`; shows spans as [words] with their flags. */
static Str show(Arena *arena, Str text) {
  Block blocks[MAX_BLOCKS] = {{0}};
  Text lines = {.blocks = blocks};
  Marks marks;
  for (size_t i = 0; i < text.length;) {
    size_t end = str_find(text, STR("\n"), i);
    if (end == SIZE_MAX) end = text.length;
    blocks[lines.block_count++] =
        (Block){.start = (uint32_t)i, .length = (uint32_t)(end - i)};
    i = end + 1;
  }
  marks_find(&marks, arena, text, &lines);
  Buffer out = {.arena = arena};
  for (size_t i = 0; i < marks.count; i++) {
    const MarkSpan *m = &marks.items[i];
    Str words =
        str_slice(text, m->start + m->open, m->length - m->open - m->close);
    buffer_printf(&out, "%s[%.*s]%s%s%s%s%s", m->single ? "s" : "",
                  (int)words.length, words.data,
                  m->flags & MARK_CONTINUES ? " continues" : "",
                  m->flags & MARK_CONTINUED ? " continued" : "",
                  m->flags & MARK_UNCLOSED ? " unclosed" : "",
                  m->flags & MARK_UNOPENED ? " unopened" : "",
                  m->flags & MARK_REVERSED ? " reversed" : "");
  }
  Str s = buffer_str(&out);
  return s.data ? s : STR("");
}

static const struct {
  Str text, spans;
} CASES[] = {
    /* Plain marks of each kind. */
    {STR("\"We sail at dawn,\" the captain said."), STR("[We sail at dawn,]")},
    {STR("“We sail,” he said. “Not you.”"), STR("[We sail,][Not you.]")},
    {STR("''We sail,'' he said. ''Not you.''"), STR("[We sail,][Not you.]")},
    {STR("``We sail,'' he said."), STR("[We sail,]")},
    {STR("«Nous partons», dit-il."), STR("[Nous partons]")},
    {STR("Er sagte: „Wir gehen.“"), STR("[Wir gehen.] reversed")},
    {STR("The ferry (\"Aurora\") left."), STR("[Aurora]")},
    /* Single marks, apostrophes and clipped words. */
    {STR("The mayor called it 'a shambles', then left."), STR("s[a shambles]")},
    {STR("‘It’s over,’ she said."), STR("s[It’s over,]")},
    {STR("It's the unions' view, isn't it."), STR("")},
    {STR("She said the 'workers' rights and pay' bill is dead."),
     STR("s[workers' rights and pay]")},
    {STR("Get 'em out, the '90s are over, he said, 'for good'."),
     STR("s[for good]")},
    {STR("\"He told me 'no' twice,\" she said."),
     STR("[He told me 'no' twice,]")},
    /* Inches and feet. */
    {STR("A 19\" screen beside a 6'2\" guard."), STR("")},
    {STR("\"He is 6'2\" and fast,\" the coach said."),
     STR("[He is 6'2\" and fast,]")},
    /* Several paragraphs. */
    {STR("\"First part.\n\"Second part,\" he said."),
     STR("[First part.] continues[Second part,] continued")},
    {STR("\"First part.\nSecond part.\" She left."),
     STR("[First part.] unclosed[Second part.] unopened")},
    {STR("``First part.\n``Second part,'' he said."),
     STR("[First part.] continues[Second part,] continued")},
    /* Lost marks: the damage ends with the block. */
    {STR("\"We sail, he said.\nThe \"Aurora\" left."),
     STR("[We sail, he said.] unclosed[Aurora]")},
    {STR("“We sail, “not you,” he said."),
     STR("[We sail,] unclosed[not you,]")},
    {STR("He left. We sail at dawn,” she said."),
     STR("[We sail at dawn,] unopened")},
    /* Reversed marks. */
    {STR("”We sail,” he said."), STR("[We sail,] reversed")},
    {STR("“We sail,“ he said."), STR("[We sail,] reversed")},
    {STR(""), STR("")},
    {STR("\""), STR("[] unclosed")},
};

static void test_cases(void) {
  Arena arena = {0};
  for (size_t i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
    Str have = show(&arena, CASES[i].text);
    CHECK_STR(have, CASES[i].spans.data);
    arena_reset(&arena);
  }
  arena_free(&arena);
}

/* A million marks of any sort take linear time: this ends at once. */
static void test_many(void) {
  static const char *const UNITS[] = {" 'a", "\"a ", " 'a\"b' ", "” a", "''"};
  Arena arena = {0};
  enum { TIMES = 400000 };
  for (size_t u = 0; u < sizeof(UNITS) / sizeof(*UNITS); u++) {
    size_t unit = strlen(UNITS[u]);
    char *bytes = arena_alloc(&arena, unit * TIMES);
    for (size_t i = 0; i < TIMES; i++) memcpy(bytes + i * unit, UNITS[u], unit);
    Str text = {bytes, unit * TIMES};
    Block block = {.length = (uint32_t)text.length};
    Text lines = {.blocks = &block, .block_count = 1};
    Marks marks;
    marks_find(&marks, &arena, text, &lines);
    uint64_t end = 0;
    bool in_order = true;
    for (size_t i = 0; i < marks.count; i++) {
      if (marks.items[i].start < end) in_order = false;
      end = marks.items[i].start + (uint64_t)marks.items[i].length;
    }
    CHECK(in_order && end <= text.length);
    arena_reset(&arena);
  }
  arena_free(&arena);
}

static void test_length(void) {
  CHECK_INT(mark_length(STR("\"a"), 0), 1);
  CHECK_INT(mark_length(STR("''a"), 0), 2);
  CHECK_INT(mark_length(STR("“a"), 0), 3);
  CHECK_INT(mark_length(STR("’’"), 0), 6);
  CHECK_INT(mark_length(STR("a\""), 0), 0);
  CHECK_INT(mark_length(STR("a\""), 1), 1);
  CHECK_INT(mark_length(STR("a"), 5), 0);
}

static void test_no_memory(void) {
  Arena arena = {.failed = true};
  Block block = {.length = 4};
  Text lines = {.blocks = &block, .block_count = 1};
  Marks marks;
  marks_find(&marks, &arena, STR("\"so\""), &lines);
  CHECK_INT(marks.count, 0);
}

int main(void) {
  test_cases();
  test_many();
  test_length();
  test_no_memory();
  return CHECK_DONE();
}
