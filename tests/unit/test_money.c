/* Sums of money: values, and their exact extent in running text. */
#include "article/money.h"
#include "article/money_table.h"
#include "check.h"

static Arena arena;

static Str value(const char *text) {
  return money_parse(&arena, str_from_c(text));
}

static void test_signs(void) {
  CHECK_STR(value("$1.5bn"), "USD 1500000000");
  CHECK_STR(value("\xE2\x82\xAC"
                  "300 million"),
            "EUR 300000000");
  CHECK_STR(value("US$ 2.3 trillion"), "USD 2300000000000");
  CHECK_STR(value("US $3.4 million"), "USD 3400000");
  CHECK_STR(value("HK$35"), "HKD 35");
  CHECK_STR(value("Rs 20 crore"), "INR 200000000");
  CHECK_STR(value("Tk 26 lakh"), "BDT 2600000");
  CHECK_STR(value("N7.2 billion"), "NGN 7200000000");
  CHECK_STR(value("R120 000"), "ZAR 120000");
  CHECK_STR(value("ZAR1,7 million"), "ZAR 1700000");
  CHECK_STR(value("RM750mil"), "MYR 750000000");
  CHECK_STR(value("$1,450,000"), "USD 1450000");
  CHECK_STR(value("Rs 1,50,000"), "INR 150000");
  CHECK_STR(value("$0.05"), "USD 0.05");
  CHECK_STR(value("$12.50"), "USD 12.5");
  CHECK_STR(value("US$25.5 million dollars"), "USD 25500000");
}

static void test_nouns(void) {
  CHECK_STR(value("500,000 naira"), "NGN 500000");
  CHECK_STR(value("10m yuan"), "CNY 10000000");
  CHECK_STR(value("50 pence"), "GBP 0.5");
  CHECK_STR(value("5 cents"), "USD 0.05");
  CHECK_STR(value("7CUP"), "CUP 7");
  CHECK_STR(value("20 billion US dollars"), "USD 20000000000");
  CHECK_STR(value("3,500 Egyptian Pounds"), "EGP 3500");
  CHECK_STR(value("2 million Australian dollars"), "AUD 2000000");
  CHECK_STR(value("69.8-million-peso"), "MXN 69800000");
  CHECK_STR(value("600-plus billion pesos"), "MXN 600000000000");
  CHECK_STR(value("100 CFA francs"), "XOF 100");
}

static void test_words(void) {
  CHECK_STR(value("half a million dollars"), "USD 500000");
  CHECK_STR(value("a million dollars"), "USD 1000000");
  CHECK_STR(value("Ten Lempira"), "HNL 10");
  CHECK_STR(value("two billion euros"), "EUR 2000000000");
  CHECK_STR(value("millions of dollars"), NULL); /* nobody counted */
}

static void test_ranges(void) {
  CHECK_STR(value("$25-35 million"), "USD 25000000/35000000");
  CHECK_STR(value("$2-$3"), "USD 2/3");
  CHECK_STR(value("3-5 million euros"), "EUR 3000000/5000000");
}

static void test_country(void) {
  CHECK_STR(money_parse_in(&arena, STR("Rs 500"), "PK"), "PKR 500");
  CHECK_STR(money_parse_in(&arena, STR("500 pesos"), "PH"), "PHP 500");
  CHECK_STR(money_parse_in(&arena, STR("500 Chilean pesos"), "PH"), "CLP 500");
  CHECK_STR(money_parse_in(&arena, STR("$500"), "PH"), "USD 500");
  CHECK_STR(money_parse_in(&arena, STR("300 dinars"), "KW"), "KWD 300");
  CHECK_STR(value("300 dinars"), NULL);
}

static void test_nothing(void) {
  static const char *const NOT[] = {
      "",      "$",      "100",  "COP26",  "N12",     "R2", "5 kilograms",
      "Apr 5", "dollar", "2022", "SDG 15", "a dollar"};
  for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++)
    CHECK_STR(value(NOT[i]), NULL);
}

/* The sums found in `text`, parted by bars. */
static Str sums(const char *text) {
  Buffer b = {.arena = &arena};
  Str s = str_from_c(text);
  Span span;
  for (size_t at = 0; money_find(s, at, &span);
       at = (size_t)span.start + span.length) {
    if (b.count) buffer_add(&b, STR("|"));
    buffer_add(&b, str_span(s, span));
  }
  return b.count ? buffer_str(&b) : STR_NULL;
}

static void test_find(void) {
  CHECK_STR(sums("It cost $1.5bn, not US$2 million, he said."),
            "$1.5bn|US$2 million");
  CHECK_STR(sums("They paid 600,000 yen (US$4,353) in all."),
            "600,000 yen|US$4,353");
  CHECK_STR(sums("tens of millions of dinars were lost"),
            "tens of millions of dinars");
  CHECK_STR(sums("In 2022 about 300 people came on May 5."), NULL);
  CHECK_STR(sums("a 20-billion US-dollar project"), "20-billion US-dollar");
  CHECK_STR(sums("a Rs 20 crore sum, $5 million won"),
            "Rs 20 crore|$5 million");
  CHECK_STR(sums("A$5 million dollars"), "A$5 million dollars");
  CHECK_STR(sums("R92 million of R3.5 billion."), "R92 million|R3.5 billion");
}

static void test_tables(void) {
  const MoneyNoun *noun = money_noun(STR("Rupees"));
  CHECK(noun && !strcmp(noun->code, "INR") && noun->family == FAMILY_RUPEE);
  noun = money_noun(STR("pence"));
  CHECK(noun && noun->exponent == -2);
  CHECK(money_noun(STR("people")) == NULL);
  CHECK(money_code(STR("AED")) && money_code(STR("ZWL")));
  CHECK(money_code(STR("usd")) == NULL);
  CHECK(money_code(STR("XYZ")) == NULL);
  const MoneySign *sign = money_sign_before(STR("about HK$"));
  CHECK(sign && !strcmp(sign->code, "HKD"));
  CHECK(money_sign_before(STR("cars")) == NULL); /* ends in no "Rs" */
  CHECK(money_sign_before(STR("")) == NULL);
  CHECK_STR(str_from_c(money_of_country(FAMILY_PESO, "PH", "MXN")), "PHP");
  CHECK_STR(str_from_c(money_of_country(FAMILY_PESO, "FR", "MXN")), "MXN");
}

static void test_hostile(void) {
  static char digits[100000];
  memset(digits, '9', sizeof digits);
  Span span;
  CHECK(!money_find((Str){digits, sizeof digits}, 0, &span));
  memset(digits, '$', sizeof digits);
  CHECK(!money_find((Str){digits, sizeof digits}, 0, &span));
  CHECK_STR(value("$99999999999999999999999999 trillion"), NULL);
}

int main(void) {
  test_signs();
  test_nouns();
  test_words();
  test_ranges();
  test_country();
  test_nothing();
  test_find();
  test_tables();
  test_hostile();
  arena_free(&arena);
  return CHECK_DONE();
}
