/* Tests of ext/text: tokens and sentences, each case checked by hand. */
#include "check.h"
#include "text/abbreviation.h"
#include "text/text.h"
#include "text/token.h"

/* The tokens of `text` joined by a space, sentences by " | ". */
static void check_cut(const char *text, bool sentences, const char *want,
                      int line) {
  Arena a = {0};
  Document d;
  document_init(&d, &a, str_from_c(text));
  const Text *t = document_text(&d);
  Buffer b = {.arena = &a};
  for (uint32_t i = 0; i < t->sentence_count; i++) {
    Sentence s = t->sentences[i];
    if (i && sentences) buffer_add(&b, STR(" |"));
    for (uint32_t k = s.first_token; k < s.end_token; k++) {
      if (k) buffer_add_char(&b, ' ');
      buffer_add(&b, token_str(&d, &t->tokens[k]));
    }
  }
  check_str(buffer_str(&b), str_from_c(want), __FILE__, line);
  arena_free(&a);
}
#define TOKENS(text, want)    check_cut(text, false, want, __LINE__)
#define SENTENCES(text, want) check_cut(text, true, want, __LINE__)

static void test_words(void) {
  TOKENS("", "");
  TOKENS("Talks began.", "Talks began .");
  TOKENS("Yoon Suk-yeol's US-led trip", "Yoon Suk - yeol 's US - led trip");
  TOKENS("(the \"plan\"), he", "( the \" plan \" ) , he");
  TOKENS("AT&T, R&D and 24/7", "AT & T , R & D and 24 / 7");
  TOKENS("caf\xC3\xA9 \xC3\x89"
         "cole M\xC3\xBCnchen",
         "caf\xC3\xA9 \xC3\x89"
         "cole M\xC3\xBCnchen");
  TOKENS("Reykjavi\xCC\x81k", "Reykjavi\xCC\x81k"); /* combining accent */
  TOKENS("co\xC2\xADoperate", "co\xC2\xADoperate"); /* soft hyphen */
  TOKENS("a\xC2\xA0"
         "b\xE2\x80\x8B"
         "c",
         "a b c");
  TOKENS("under_score", "under _ score");
}

static void test_clitics(void) {
  TOKENS("Osei's it's they're we've she'll he'd I'm",
         "Osei 's it 's they 're we 've she 'll he 'd I 'm");
  TOKENS("Osei\xE2\x80\x99s don\xE2\x80\x99t",
         "Osei \xE2\x80\x99s do n\xE2\x80\x99t");
  TOKENS("didn't can't won't DON'T", "did n't ca n't wo n't DO N'T");
  TOKENS("O'Neill D'Souza N'Djamena L\xE2\x80\x99Or\xC3\xA9"
         "al o'clock",
         "O'Neill D'Souza N'Djamena L\xE2\x80\x99Or\xC3\xA9"
         "al o'clock");
  TOKENS("O'Neill's", "O'Neill 's");
  TOKENS("U.S.'s the U.S.\xE2\x80\x99s", "U.S. 's the U.S. \xE2\x80\x99s");
  TOKENS("workers' rights 'go'", "workers ' rights ' go '");
  TOKENS("it`s it\xC2\xB4s", "it `s it \xC2\xB4s");
  TOKENS("KENYA'S", "KENYA 'S");
  TOKENS("(NATO)'s", "( NATO ) 's");
}

static void test_numbers(void) {
  TOKENS("$1,000.50 10:30 3.5% 2nd 5pm 1.5bn", /* inner marks stay */
         "$ 1,000.50 10:30 3.5 % 2nd 5pm 1.5bn");
  TOKENS("the 1990s, 20s and '90s", "the 1990 s , 20 s and ' 90 s");
  TOKENS("747s F16s", "747s F16s"); /* no decades */
  TOKENS("in 2020. Then 5, 6", "in 2020 . Then 5 , 6");
  TOKENS("12/5/2022 2-1", "12 / 5 / 2022 2 - 1");
  TOKENS("\xD9\xA3\xD9\xA4 dinars", "\xD9\xA3\xD9\xA4 dinars");
}

static void test_dots(void) {
  TOKENS("U.S. U.N.-backed a.m. e.g. D.C., Ph.D. J.K. Rowling",
         "U.S. U.N. - backed a.m. e.g. D.C. , Ph.D. J.K. Rowling");
  TOKENS("the U.S troops", "the U.S troops");
  TOKENS("Mr. Okoro met Gen. Diaz and Dr.Park",
         "Mr. Okoro met Gen. Diaz and Dr. Park");
  TOKENS("Jan. 8, Sept. 11", "Jan. 8 , Sept. 11");
  TOKENS("Donald J. Trump, J. Edgar Hoover, J.Smith",
         "Donald J. Trump , J. Edgar Hoover , J. Smith");
  TOKENS("Plan B. The end", "Plan B . The end");
  TOKENS("so did I. Johnson left", "so did I . Johnson left");
  TOKENS("Joseph I. Adeyemi", "Joseph I. Adeyemi");
  TOKENS("Acme Inc. and Tata Ltd. rose", "Acme Inc . and Tata Ltd . rose");
  TOKENS("No. 10 and he said no. Then", "No. 10 and he said no . Then");
  TOKENS("in Gary, Ind., and with Mo. Then",
         "in Gary , Ind. , and with Mo . Then");
  TOKENS("wait... what.. --- a--b", "wait ... what .. --- a -- b");
  TOKENS("the end.Then", "the end . Then");
  TOKENS("gen. rep", "gen . rep"); /* lower case: ordinary words */
  TOKENS(
      "\xD0\x90. \xD0\xA1. \xD0\x9F\xD1\x83\xD1\x88\xD0\xBA\xD0\xB8\xD0\xBD",
      "\xD0\x90. \xD0\xA1. "
      "\xD0\x9F\xD1\x83\xD1\x88\xD0\xBA\xD0\xB8\xD0\xBD"); /* A. S. Pushkin */
}

static void test_addresses(void) {
  TOKENS("see https://un.org/en?a=1#b, or (www.bbc.co.uk/news).",
         "see https://un.org/en?a=1#b , or ( www.bbc.co.uk/news ) .");
  TOKENS("https://en.wiki.org/Kyiv_(city) ok",
         "https://en.wiki.org/Kyiv_(city) ok");
  TOKENS("write to jane.doe-smith+news@mail.un.org.",
         "write to jane.doe-smith+news@mail.un.org .");
  TOKENS("o'neill@un.org", "o'neill@un.org");
  TOKENS("by @UN_Women on #COP27 and #1", "by @UN_Women on #COP27 and # 1");
  TOKENS("booking.com, gov.uk and example.co.uk/x said.In",
         "booking.com , gov.uk and example.co.uk/x said . In");
  TOKENS("http:// @ # a@b", "http : / / @ # a @b");
}

static void test_marks(void) {
  TOKENS("\xE2\x80\x9CGo,\xE2\x80\x9D he said\xE2\x80\xA6",
         "\xE2\x80\x9C Go , \xE2\x80\x9D he said \xE2\x80\xA6");
  TOKENS("``Go'' 'x", "`` Go '' ' x");
  TOKENS("\xF0\x9F\x98\x80\xEF\xB8\x8F ok", "\xF0\x9F\x98\x80 ok");
  TOKENS("a\xE2\x80\x94"
         "b",
         "a \xE2\x80\x94 b");
}

static void check_token(const char *text, uint32_t i, TokenKind kind,
                        unsigned flags, int line) {
  Arena a = {0};
  Document d;
  document_init(&d, &a, str_from_c(text));
  const Text *t = document_text(&d);
  bool good = i < t->token_count && t->tokens[i].kind == kind &&
              t->tokens[i].flags == flags;
  if (!good && i < t->token_count) {
    printf("line %d: kind %d, flags %d\n", line, t->tokens[i].kind,
           t->tokens[i].flags);
  }
  CHECK(good);
  arena_free(&a);
}
#define TOKEN(text, i, kind, flags) check_token(text, i, kind, flags, __LINE__)

static void test_flags(void) {
  enum {
    SP = TOKEN_SPACE_BEFORE,
    LS = TOKEN_LINE_START | TOKEN_SPACE_BEFORE,
    CAP = TOKEN_CAPITAL,
    ALL = TOKEN_ALL_CAPITALS | TOKEN_CAPITAL,
    DIG = TOKEN_HAS_DIGIT,
    NA = TOKEN_NOT_ASCII,
    ABB = TOKEN_ABBREVIATION
  };
  TOKEN("the NATO", 0, TOKEN_WORD, LS);
  TOKEN("the NATO", 1, TOKEN_WORD, SP | ALL);
  TOKEN("A man", 0, TOKEN_WORD, LS | CAP);
  TOKEN("Mr. X", 0, TOKEN_WORD, LS | CAP | ABB);
  TOKEN("U.S. x", 0, TOKEN_WORD, LS | ALL | ABB);
  TOKEN("a.m. x", 0, TOKEN_WORD, LS | ABB);
  TOKEN("G7 won", 0, TOKEN_WORD, LS | CAP | DIG);
  TOKEN("in 2nd", 1, TOKEN_NUMBER, SP | DIG);
  TOKEN("F-35", 1, TOKEN_PUNCT, 0);
  TOKEN("F-35", 2, TOKEN_NUMBER, DIG);
  TOKEN("is \xC3\x89"
        "cole",
        1, TOKEN_WORD, SP | CAP | NA);
  TOKEN("\xC3\x89T\xC3\x89", 0, TOKEN_WORD, LS | ALL | NA);
  TOKEN("it's", 1, TOKEN_CLITIC, 0);
  TOKEN("see un.org", 1, TOKEN_ADDRESS, SP);
  TOKEN("see @x1", 1, TOKEN_ADDRESS, SP | DIG);
  TOKEN("x\ny", 1, TOKEN_WORD, LS);
}

static void test_sentences(void) {
  SENTENCES("He left. She stayed!\nWhy? Nobody knows",
            "He left . | She stayed ! | Why ? | Nobody knows");
  SENTENCES("Gen. Mark A. Milley spoke.", "Gen. Mark A. Milley spoke .");
  SENTENCES("In the U.S. He said so. The U.S. Army left.",
            "In the U.S. | He said so . | The U.S. Army left .");
  SENTENCES("On Jan. 8 he left at 5 p.m. Sunday. No. 10 knew.",
            "On Jan. 8 he left at 5 p.m. Sunday . | No. 10 knew .");
  SENTENCES("Acme Inc. Chief Li quit. Acme Inc. The rest",
            "Acme Inc . Chief Li quit . | Acme Inc . | The rest");
  SENTENCES("food, e.g. Rice, etc. The rest", /* e.g. is never an end */
            "food , e.g. Rice , etc. | The rest");
  SENTENCES("1. The plan. 2. The cost.", "1 . The plan . | 2 . The cost .");
  SENTENCES("It grew 3.5 percent. 40 died.",
            "It grew 3.5 percent . | 40 died .");
  SENTENCES("He ran. and hid. iPhone", "He ran . and hid . iPhone");
  SENTENCES("the statement.He said", "the statement . | He said");
  SENTENCES("Well... I think. Well... maybe",
            "Well ... | I think . | Well ... maybe");
}

static void test_closing_marks(void) {
  SENTENCES("\"Go.\" He left. (It rained.) She stayed.",
            "\" Go . \" | He left . | ( It rained . ) | She stayed .");
  SENTENCES("\"Why?\" he asked. \"Go!\" she said.",
            "\" Why ? \" he asked . | \" Go ! \" she said .");
  SENTENCES("\xE2\x80\x9CGo.\xE2\x80\x9D \xE2\x80\x9CNo.\xE2\x80\x9D",
            "\xE2\x80\x9C Go . \xE2\x80\x9D | \xE2\x80\x9C No . \xE2\x80\x9D");
  SENTENCES("He left.\" \"I know", "He left . \" | \" I know");
  SENTENCES("Really?! Yes.", "Really ? ! | Yes .");
  SENTENCES("He said: go. ,\xE2\x80\x9DHe said.",
            "He said : go . , \xE2\x80\x9D He said .");
}

/* Sentences never cross a block; the tokens of each block are partitioned. */
static void test_partition(void) {
  Arena a = {0};
  Document d;
  document_init(&d, &a, STR("Talks stall\n\nVienna (AP): He left. She\n x"));
  const Text *t = document_text(&d);
  CHECK_INT(t->block_count, 3);
  CHECK_INT(t->sentence_count, 4);
  uint32_t token = 0, sentence = 0;
  for (uint32_t i = 0; i < t->block_count; i++) {
    const Block *b = &t->blocks[i];
    CHECK_INT(b->first_token, token);
    CHECK_INT(b->first_sentence, sentence);
    for (; sentence < b->end_sentence; sentence++) {
      CHECK_INT(t->sentences[sentence].block, i);
      CHECK_INT(t->sentences[sentence].first_token, token);
      token = t->sentences[sentence].end_token;
    }
    CHECK_INT(b->end_token, token);
  }
  CHECK_INT(token, t->token_count);
  arena_free(&a);
}

static void test_other_scripts(void) {
  SENTENCES("Он ушёл. Она осталась? Да.", "Он ушёл . | Она осталась ? | Да .");
  SENTENCES("قال الوزير ذلك. ثم غادر؟ نعم",
            "قال الوزير ذلك . | ثم غادر ؟ | نعم");
  SENTENCES("वह गया। वह रही।", "वह गया । | वह रही ।");
#ifdef NEWSEXT_ICU
  SENTENCES("部长说桥将开放。他离开了。",
            "部长 说 桥 将 开放 。 | 他 离开 了 。");
  TOKENS("รัฐมนตรีกล่าวว่า 5 คน", "รัฐมนตรี กล่าว ว่า 5 คน");
  TOKENS("在UN总部", "在 UN 总部");
#else
  SENTENCES("部长说。他离开了。", "部 长 说 。 | 他 离 开 了 。");
  TOKENS("รัฐมนตรีกล่าวว่า 5 คน", "รัฐมนตรีกล่าวว่า 5 คน");
#endif
}

static void test_abbreviations(void) {
  CHECK_INT(abbreviation_find(STR("Gen"), false), ABBREVIATION_TITLE);
  CHECK_INT(abbreviation_find(STR("gen"), false), ABBREVIATION_NONE);
  CHECK_INT(abbreviation_find(STR("SEPT"), false), ABBREVIATION_MONTH);
  CHECK_INT(abbreviation_find(STR("inc"), false), ABBREVIATION_NONE);
  CHECK_INT(abbreviation_find(STR("Inc"), false), ABBREVIATION_COMPANY);
  CHECK_INT(abbreviation_find(STR("Ind"), false), ABBREVIATION_NONE);
  CHECK_INT(abbreviation_find(STR("Ind"), true), ABBREVIATION_OTHER);
  CHECK_INT(abbreviation_find(STR("etc"), false), ABBREVIATION_OTHER);
  CHECK_INT(abbreviation_find(STR("adm"), false), ABBREVIATION_NONE);
  CHECK_INT(abbreviation_find(STR("Adm"), false), ABBREVIATION_TITLE);
  CHECK_INT(abbreviation_find(STR("Wyo"), true), ABBREVIATION_OTHER);
  CHECK_INT(abbreviation_find(STR(""), false), ABBREVIATION_NONE);
  CHECK_INT(abbreviation_find(STR("Messrsssssss"), false), ABBREVIATION_NONE);
  CHECK(abbreviation_is_starter(STR("The")));
  CHECK(abbreviation_is_starter(STR("a")));
  CHECK(abbreviation_is_starter(STR("your")));
  CHECK(!abbreviation_is_starter(STR("Army")));
  CHECK(!abbreviation_is_starter(STR("")));
}

/* What a hostile dump may hold: ends in good time and keeps its promises. */
static void test_hostile(void) {
  static const Str units[] = {STR("a"),
                              STR("a.b."),
                              STR("a@"),
                              STR("'s"),
                              STR("x'"),
                              STR("\""),
                              STR("aa.aa-"),
                              STR("#1"),
                              STR("A. "),
                              STR("www."),
                              STR("Abc "),
                              STR(". "),
                              STR("\xE4\xB8\xAD"),
                              STR("\xE0\xB8\x81"),
                              STR("\xCC\x81"),
                              STR("http://a ")};
  enum { SIZE = 200000 };
  static char text[SIZE];
  for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
    size_t n = 0;
    while (n + units[u].length <= SIZE) {
      memcpy(text + n, units[u].data, units[u].length);
      n += units[u].length;
    }
    Arena a = {0};
    Document d;
    document_init(&d, &a, (Str){text, n});
    const Text *t = document_text(&d);
    uint32_t end = 0;
    bool good = !a.failed && t->block_count == 1;
    for (uint32_t i = 0; i < t->token_count; i++) {
      good &= t->tokens[i].start >= end && t->tokens[i].length > 0;
      end = t->tokens[i].start + t->tokens[i].length;
    }
    CHECK(good && end <= n);
    arena_free(&a);
  }
}

int main(void) {
  test_words();
  test_clitics();
  test_numbers();
  test_dots();
  test_addresses();
  test_marks();
  test_flags();
  test_sentences();
  test_closing_marks();
  test_partition();
  test_other_scripts();
  test_abbreviations();
  test_hostile();
  return CHECK_DONE();
}
