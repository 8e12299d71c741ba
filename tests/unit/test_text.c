/* Tests of ext/text: lines, points, languages. Tokens and sentences have a file
** of their own, and blocks too. */
#include "base/utf8.h"
#include "check.h"
#include "text/lines.h"
#include "text/token.h"

typedef struct Case {
  Arena arena;
  Document d;
  const Text *t;
} Case;

static void open_lines(Case *c, Str text) {
  *c = (Case){0};
  document_init(&c->d, &c->arena, text);
  c->t = document_lines(&c->d);
}

static Str line_of(const Case *c, uint32_t i) {
  if (i >= c->t->line_count) return STR_NULL;
  const Line *l = &c->t->lines[i];
  return str_slice(c->d.text, l->start, l->length);
}

static void test_line_ends(void) {
  Case c;
  open_lines(&c, STR("one\ntwo\r\nthree\rfour\ffive\xE2\x80\xA8six\xE2\x80"
                     "\xA9seven"));
  CHECK_INT(c.t->line_count, 7);
  CHECK_STR(line_of(&c, 0), "one");
  CHECK_STR(line_of(&c, 1), "two");
  CHECK_STR(line_of(&c, 2), "three");
  CHECK_STR(line_of(&c, 3), "four");
  CHECK_STR(line_of(&c, 4), "five");
  CHECK_STR(line_of(&c, 5), "six");
  CHECK_STR(line_of(&c, 6), "seven");
  arena_free(&c.arena);
}

static void test_blank_lines(void) {
  Case c;
  open_lines(&c, STR("\n\r\n\r\r\nx\n"));
  CHECK_INT(c.t->line_count, 5); /* LF, CR LF, CR, CR LF, x */
  for (uint32_t i = 0; i < 4; i++) CHECK_INT(c.t->lines[i].length, 0);
  CHECK_STR(line_of(&c, 4), "x");
  CHECK_INT(c.t->block_count, 1);
  arena_free(&c.arena);
  open_lines(&c, STR(""));
  CHECK_INT(c.t->line_count, 0);
  CHECK_INT(c.t->block_count, 0);
  arena_free(&c.arena);
  open_lines(&c, STR(" \t \xC2\xA0\n\xE2\x80\x8B")); /* nothing to be seen */
  CHECK_INT(c.t->line_count, 2);
  CHECK_INT(c.t->lines[0].words, 0);
  CHECK_INT(c.t->lines[1].words, 0);
  CHECK_INT(c.t->block_count, 0);
  arena_free(&c.arena);
}

static void test_line_words(void) {
  Case c;
  open_lines(&c, STR("\xC2\xA0 Talks  began\ton Monday.\xE2\x80\x83\n"
                     "a\xC2\xA0"
                     "b\xE3\x80\x80"
                     "c\n"
                     "caf\xC3\xA9 \xE2\x80\x9Cquote\xE2\x80\x9D"));
  CHECK_STR(line_of(&c, 0), "Talks  began\ton Monday.");
  CHECK_INT(c.t->lines[0].words, 4);
  CHECK_INT(c.t->lines[1].words, 3);
  CHECK_INT(c.t->lines[2].words, 2);
  CHECK_INT(c.t->blocks[0].words, 4);
  arena_free(&c.arena);
}

/* Every position of a line end and of a wide space in the 64-byte chunks. */
static void test_chunk_edges(void) {
  for (size_t at = 0; at < 140; at++) {
    char text[160];
    memset(text, 'x', sizeof(text));
    memcpy(text + at, "\xE2\x80\x83\n", 4); /* em space, line end */
    Case c;
    open_lines(&c, (Str){text, sizeof(text)});
    bool good = c.t->line_count == 2 && c.t->lines[0].length == at &&
                c.t->lines[0].words == (at > 0) &&
                c.t->lines[1].start == at + 4 &&
                c.t->lines[1].length == sizeof(text) - at - 4 &&
                c.t->lines[1].words == 1;
    if (!good) CHECK_INT(at, -1);
    memcpy(text + at, "\r\n y", 4);
    arena_free(&c.arena);
    open_lines(&c, (Str){text, sizeof(text)});
    good = c.t->line_count == 2 && c.t->lines[1].start == at + 3 &&
           c.t->lines[1].words == 1;
    if (!good) CHECK_INT(at, -2);
    arena_free(&c.arena);
  }
  CHECK(true);
}

static void test_trim(void) {
  Str s = STR(" \xC2\xA0 \xC3\xA0 b \xE2\x80\xAF\t");
  Span span = text_trim(s, (Span){0, (uint32_t)s.length});
  CHECK_STR(str_span(s, span), "\xC3\xA0 b");
  span = text_trim(STR("   "), (Span){0, 3});
  CHECK_INT(span.length, 0);
  span = text_trim(STR("ab"), (Span){1, 0});
  CHECK_INT(span.start, 1);
}

static void test_points(void) {
  Arena a = {0};
  Str plain = STR("Talks stall in Vienna");
  Points p = points_make(&a, plain);
  CHECK(p.every == NULL);
  CHECK_INT(points_at(&p, 21), 21);
  char text[400];
  Str s = {text, sizeof(text)};
  for (size_t i = 0; i < sizeof(text); i += 4)
    memcpy(text + i, "\xE2\x82\xAC!", 4);
  p = points_make(&a, s);
  CHECK_INT(points_at(&p, 0), 0);
  CHECK_INT(points_at(&p, 3), 1);
  CHECK_INT(points_at(&p, 4), 2);
  CHECK_INT(points_at(&p, 400), 200);
  bool good = true;
  for (uint32_t i = 0; i <= 400; i += 4) good &= points_at(&p, i) == i / 2;
  CHECK(good);
  p = points_make(&a, (Str){text, 64}); /* ends where a step ends */
  CHECK_INT(points_at(&p, 64), 32);
  arena_free(&a);
}

static void check_language(const char *text, const char *want) {
  Arena a = {0};
  Document d;
  document_init(&d, &a, str_from_c(text));
  CHECK_STR(document_text(&d)->language, want);
  arena_free(&a);
}

static void test_language(void) {
  check_language("", NULL);
  check_language("12 34 ...", NULL);
  check_language("Talks stall", "en"); /* too short to tell: English */
  check_language("Merkel trifft Macron in Berlin", "en"); /* the same */
  check_language("The minister told reporters that the bridge would be open "
                 "to traffic in the spring, and that it had cost less than "
                 "planned.",
                 "en");
  check_language("El ministro dijo que los puentes de la ciudad estarán "
                 "abiertos en la primavera y que las obras no costaron más "
                 "de lo previsto.",
                 "es");
  check_language("Le ministre a dit que les ponts de la ville seraient "
                 "ouverts au printemps et que les travaux n'ont pas été plus "
                 "chers que prévu.",
                 "fr");
  check_language("Der Minister sagte, dass die Brücke im Frühjahr für den "
                 "Verkehr geöffnet wird und dass sie nicht mehr als geplant "
                 "gekostet hat.",
                 "de");
  check_language("O ministro disse que a ponte será aberta ao trânsito na "
                 "primavera e que as obras não custaram mais do que estava "
                 "previsto para os dois anos.",
                 "pt");
  check_language("Il ministro ha detto che il ponte sarà aperto al traffico "
                 "in primavera e che i lavori non sono costati più di quanto "
                 "era previsto dalla regione.",
                 "it");
  check_language("De minister zei dat de brug in het voorjaar voor het verkeer "
                 "wordt geopend en dat het werk niet meer heeft gekost dan "
                 "gepland.",
                 "nl");
  check_language("Menteri mengatakan bahwa jembatan itu akan dibuka untuk "
                 "umum pada musim semi dan biaya yang dikeluarkan tidak lebih "
                 "dari rencana.",
                 "id");
  check_language("Bakan, köprünün ilkbaharda trafiğe açılacağını ve bu iş "
                 "için daha çok para gerekli olduğunu söyledi. Ancak bir "
                 "tarih de vermedi.",
                 "tr");
  check_language("Minister powiedział, że most zostanie otwarty na wiosnę i "
                 "że prace nie będą droższe, ale nie podał daty, która jest "
                 "już znana.",
                 "pl");
}

static void test_script(void) {
  check_language("Министр сказал, что мост откроют весной, а работы были "
                 "недорогими. Он не назвал точный день этого открытия.",
                 "ru");
  check_language("Міністр сказав, що міст відкриють навесні, а роботи "
                 "коштували не більше, ніж планувалося. Її слова записали.",
                 "uk");
  check_language("Министърът каза, че мостът ще бъде отворен през пролетта и "
                 "че работата не е струвала повече.",
                 "bg");
  check_language("قال الوزير إن الجسر سيفتح في الربيع", "ar");
  check_language("وزیر گفت که پل در بهار باز می‌شود",
                 "fa");
  check_language("وزیر نے کہا ہے کہ پل بہار میں کھلے گا", "ur");
  check_language("השר אמר כי הגשר ייפתח באביב", "he");
  check_language("Ο υπουργός είπε ότι η γέφυρα θα ανοίξει", "el");
  check_language("मंत्री ने कहा कि पुल वसंत में खुलेगा", "hi");
  check_language("รัฐมนตรีกล่าวว่าสะพานจะเปิด", "th");
  check_language("大臣は春に橋を開くと述べた", "ja");
  check_language("部长说桥将在春天开放", "zh");
  check_language("장관은 봄에 다리를 열 것이라고 말했다", "ko");
}

/* Out of memory, or interrupted: nothing is left half done. */
static bool stop_at_once(void *context) {
  (void)context;
  return true;
}

static void test_failure(void) {
  Arena a = {.failed = true};
  Document d;
  document_init(&d, &a, STR("Talks began."));
  CHECK_INT(document_text(&d)->token_count, 0);
  CHECK_INT(document_lines(&d)->line_count, 0);
  arena_free(&a);
}

/* A long text is given up when the user wants to stop. */
static void test_interrupt(void) {
  enum { SIZE = 3 << 20 };
  static char text[SIZE];
  for (size_t i = 0; i < SIZE; i++) text[i] = i % 2 ? ' ' : 'x';
  Arena a = {0};
  Document d;
  document_init(&d, &a, (Str){text, SIZE});
  d.interrupted = stop_at_once;
  CHECK_INT(document_text(&d)->token_count, 0);
  CHECK_INT(document_text(&d)->sentence_count, 0);
  CHECK(a.failed);
  arena_free(&a);
}

/* Each stage is computed once: asked again it is the same object. */
static void test_stages(void) {
  Case c;
  open_lines(&c, STR("Talks began.\n"));
  CHECK(!c.t->has_tokens);
  CHECK_INT(c.t->token_count, 0);
  const Text *t = document_text(&c.d);
  CHECK(t == c.t);
  CHECK(t->has_tokens);
  CHECK_INT(t->token_count, 3);
  CHECK(document_text(&c.d)->tokens == t->tokens);
  arena_free(&c.arena);
}

int main(void) {
  test_line_ends();
  test_blank_lines();
  test_line_words();
  test_chunk_edges();
  test_trim();
  test_points();
  test_language();
  test_script();
  test_failure();
  test_interrupt();
  test_stages();
  return CHECK_DONE();
}
