/*
** Names, signs and codes of currencies. Names of currencies that several
** countries share ("peso") stand for the one that news speaks of most.
*/
#include "article/money_table.h"

/* In order of the alphabet, for binary search. Plurals in -s need no row. */
static const MoneyNoun NOUNS[] = {
    {"afghani", "AFN", 0, 0},
    {"ariary", "MGA", 0, 0},
    {"baht", "THB", 0, 0},
    {"balboa", "PAB", 0, 0},
    {"birr", "ETB", 0, 0},
    {"bolivar", "VES", 0, 0},
    {"bolivares", "VES", 0, 0},
    {"boliviano", "BOB", 0, 0},
    {"buck", "USD", 0, FAMILY_DOLLAR},
    {"cedi", "GHS", 0, 0},
    {"cent", "USD", -2, FAMILY_DOLLAR},
    {"colones", "CRC", 0, 0},
    {"cordoba", "NIO", 0, 0},
    {"dalasi", "GMD", 0, 0},
    {"dinar", "", 0, FAMILY_DINAR},
    {"dirham", "AED", 0, FAMILY_DIRHAM},
    {"dollar", "USD", 0, FAMILY_DOLLAR},
    {"dong", "VND", 0, 0},
    {"dram", "AMD", 0, 0},
    {"euro", "EUR", 0, 0},
    {"eurocent", "EUR", -2, 0},
    {"forint", "HUF", 0, 0},
    {"franc", "CHF", 0, FAMILY_FRANC},
    {"gourde", "HTG", 0, 0},
    {"guarani", "PYG", 0, 0},
    {"hryvnia", "UAH", 0, 0},
    {"kina", "PGK", 0, 0},
    {"kip", "LAK", 0, 0},
    {"kobo", "NGN", -2, 0},
    {"kopeck", "RUB", -2, 0},
    {"koruna", "CZK", 0, 0},
    {"krona", "SEK", 0, FAMILY_KRONE},
    {"krone", "NOK", 0, FAMILY_KRONE},
    {"kroner", "NOK", 0, FAMILY_KRONE},
    {"kronor", "SEK", 0, FAMILY_KRONE},
    {"kuna", "HRK", 0, 0},
    {"kwacha", "ZMW", 0, FAMILY_KWACHA},
    {"kwanza", "AOA", 0, 0},
    {"kyat", "MMK", 0, 0},
    {"lari", "GEL", 0, 0},
    {"lei", "RON", 0, FAMILY_LEU},
    {"lek", "ALL", 0, 0},
    {"lempira", "HNL", 0, 0},
    {"leone", "SLL", 0, 0},
    {"leu", "RON", 0, FAMILY_LEU},
    {"leva", "BGN", 0, 0},
    {"lira", "TRY", 0, 0},
    {"manat", "AZN", 0, FAMILY_MANAT},
    {"meticais", "MZN", 0, 0},
    {"metical", "MZN", 0, 0},
    {"naira", "NGN", 0, 0},
    {"paisa", "INR", -2, FAMILY_RUPEE},
    {"pence", "GBP", -2, 0},
    {"penny", "GBP", -2, 0},
    {"peso", "MXN", 0, FAMILY_PESO},
    {"pound", "GBP", 0, FAMILY_POUND},
    {"pula", "BWP", 0, 0},
    {"quetzal", "GTQ", 0, 0},
    {"quetzales", "GTQ", 0, 0},
    {"rand", "ZAR", 0, 0},
    {"reais", "BRL", 0, 0},
    {"renminbi", "CNY", 0, 0},
    {"rial", "IRR", 0, FAMILY_RIYAL},
    {"riel", "KHR", 0, 0},
    {"ringgit", "MYR", 0, 0},
    {"riyal", "SAR", 0, FAMILY_RIYAL},
    {"rouble", "RUB", 0, FAMILY_RUBLE},
    {"ruble", "RUB", 0, FAMILY_RUBLE},
    {"rupee", "INR", 0, FAMILY_RUPEE},
    {"rupiah", "IDR", 0, 0},
    {"sen", "MYR", -2, 0},
    {"shekel", "ILS", 0, 0},
    {"shilling", "KES", 0, FAMILY_SHILLING},
    {"soles", "PEN", 0, 0},
    {"som", "KGS", 0, FAMILY_SOM},
    {"soum", "UZS", 0, FAMILY_SOM},
    {"sterling", "GBP", 0, 0},
    {"taka", "BDT", 0, 0},
    {"tenge", "KZT", 0, 0},
    {"tugrik", "MNT", 0, 0},
    {"won", "KRW", 0, FAMILY_WON},
    {"yen", "JPY", 0, 0},
    {"yuan", "CNY", 0, 0},
    {"zloty", "PLN", 0, 0},
    {"zlotys", "PLN", 0, 0},
};

#define SIGN(text) text, sizeof(text) - 1

/* Longer signs before those that end them. */
static const MoneySign SIGNS[] = {
    {SIGN("U.S.$"), "USD", 0, false}, /* U.S.$5 million */
    {SIGN("COP$"), "COP", 0, false},
    {SIGN("Mex$"), "MXN", 0, false},
    {SIGN("Can$"), "CAD", 0, false},
    {SIGN("US $"), "USD", 0, false},
    {SIGN("US$"), "USD", 0, false},
    {SIGN("AU$"), "AUD", 0, false},
    {SIGN("CA$"), "CAD", 0, false},
    {SIGN("NZ$"), "NZD", 0, false},
    {SIGN("HK$"), "HKD", 0, false},
    {SIGN("NT$"), "TWD", 0, false},
    {SIGN("MX$"), "MXN", 0, false},
    {SIGN("TT$"), "TTD", 0, false},
    {SIGN("EC$"), "XCD", 0, false},
    {SIGN("RD$"), "DOP", 0, false},
    {SIGN("A$"), "AUD", 0, false},
    {SIGN("C$"), "CAD", 0, false},
    {SIGN("S$"), "SGD", 0, false},
    {SIGN("N$"), "NAD", 0, false},
    {SIGN("R$"), "BRL", 0, false},
    {SIGN("J$"), "JMD", 0, false},
    {SIGN("Z$"), "ZWL", 0, false},
    {SIGN("B$"), "BND", 0, false},
    {SIGN("G$"), "GYD", 0, false},
    {SIGN("$"), "USD", 0, false},
    {SIGN("\xE2\x82\xAC"), "EUR", 0, false}, /* € */
    {SIGN("\xC2\xA3"), "GBP", 0, false},     /* £ */
    {SIGN("RMB\xC2\xA5"), "CNY", 0, false},
    {SIGN("\xC2\xA5"), "JPY", 0, false},       /* ¥ */
    {SIGN("\xE2\x82\xB9"), "INR", 0, false},   /* ₹ */
    {SIGN("\xE2\x82\xA6"), "NGN", 0, false},   /* ₦ */
    {SIGN("\xE2\x82\xB1"), "PHP", 0, false},   /* ₱ */
    {SIGN("\xE2\x82\xA9"), "KRW", 0, false},   /* ₩ */
    {SIGN("\xE2\x82\xAA"), "ILS", 0, false},   /* ₪ */
    {SIGN("\xE2\x82\xAB"), "VND", 0, false},   /* ₫ */
    {SIGN("\xE0\xB8\xBF"), "THB", 0, false},   /* ฿ */
    {SIGN("\xE2\x82\xB4"), "UAH", 0, false},   /* ₴ */
    {SIGN("\xE2\x82\xBD"), "RUB", 0, false},   /* ₽ */
    {SIGN("\xE2\x82\xBA"), "TRY", 0, false},   /* ₺ */
    {SIGN("GH\xE2\x82\xB5"), "GHS", 0, false}, /* GH₵ */
    {SIGN("GH\xC2\xA2"), "GHS", 0, false},     /* GH¢ */
    {SIGN("\xE2\x82\xB5"), "GHS", 0, false},   /* ₵ */
    {SIGN("\xE2\x82\xA1"), "CRC", 0, false},   /* ₡ */
    {SIGN("\xE2\x82\xB2"), "PYG", 0, false},   /* ₲ */
    {SIGN("\xE2\x82\xB8"), "KZT", 0, false},   /* ₸ */
    {SIGN("\xE2\x82\xBC"), "AZN", 0, false},   /* ₼ */
    {SIGN("\xE2\x82\xBE"), "GEL", 0, false},   /* ₾ */
    {SIGN("Rs."), "INR", FAMILY_RUPEE, false},
    {SIGN("Rs"), "INR", FAMILY_RUPEE, false},
    {SIGN("Re"), "INR", FAMILY_RUPEE, false},
    {SIGN("Tk."), "BDT", 0, false},
    {SIGN("Tk"), "BDT", 0, false},
    {SIGN("Dhs"), "AED", FAMILY_DIRHAM, false},
    {SIGN("Dh"), "AED", FAMILY_DIRHAM, false},
    {SIGN("Ksh"), "KES", 0, false},
    {SIGN("KSh"), "KES", 0, false},
    {SIGN("Sh"), "KES", FAMILY_SHILLING, true},
    {SIGN("Tsh"), "TZS", 0, false},
    {SIGN("TSh"), "TZS", 0, false},
    {SIGN("Ush"), "UGX", 0, false},
    {SIGN("USh"), "UGX", 0, false},
    {SIGN("LE"), "EGP", 0, false},
    {SIGN("KD"), "KWD", 0, false},
    {SIGN("BD"), "BHD", 0, false},
    {SIGN("QR"), "QAR", 0, false},
    {SIGN("SR"), "SAR", 0, false},
    {SIGN("RO"), "OMR", 0, false},
    {SIGN("RM"), "MYR", 0, false},
    {SIGN("Rp"), "IDR", 0, false},
    {SIGN("RMB"), "CNY", 0, false},
    {SIGN("FCFA"), "XOF", 0, false},
    {SIGN("CFA"), "XOF", 0, false},
    {SIGN("S/."), "PEN", 0, false},
    {SIGN("S/"), "PEN", 0, false},
    {SIGN("Bs."), "BOB", 0, false},
    {SIGN("GH"), "GHS", 0, true},
    {SIGN("MK"), "MWK", 0, true},
    {SIGN("Gs."), "PYG", 0, false},
    {SIGN("Fr."), "CHF", 0, false},
    {SIGN("kr"), "SEK", FAMILY_KRONE, false},
    {SIGN("R"), "ZAR", 0, true}, /* R92 million */
    {SIGN("N"), "NGN", 0, true}, /* N7.2 billion */
    {SIGN("K"), "ZMW", 0, true},
    {SIGN("P"), "PHP", 0, true},
};

/* Whose dollar, pound, peso … each country's is. */
static const struct {
  uint8_t family;
  char country[3];
  char code[4];
} SHARED[] = {
    {FAMILY_DOLLAR, "AU", "AUD"},   {FAMILY_DOLLAR, "CA", "CAD"},
    {FAMILY_DOLLAR, "NZ", "NZD"},   {FAMILY_DOLLAR, "SG", "SGD"},
    {FAMILY_DOLLAR, "HK", "HKD"},   {FAMILY_DOLLAR, "TW", "TWD"},
    {FAMILY_DOLLAR, "ZW", "ZWL"},   {FAMILY_DOLLAR, "NA", "NAD"},
    {FAMILY_DOLLAR, "JM", "JMD"},   {FAMILY_DOLLAR, "TT", "TTD"},
    {FAMILY_DOLLAR, "BB", "BBD"},   {FAMILY_DOLLAR, "BS", "BSD"},
    {FAMILY_DOLLAR, "BZ", "BZD"},   {FAMILY_DOLLAR, "FJ", "FJD"},
    {FAMILY_DOLLAR, "LR", "LRD"},   {FAMILY_DOLLAR, "BN", "BND"},
    {FAMILY_DOLLAR, "GY", "GYD"},   {FAMILY_DOLLAR, "SR", "SRD"},
    {FAMILY_POUND, "EG", "EGP"},    {FAMILY_POUND, "LB", "LBP"},
    {FAMILY_POUND, "SY", "SYP"},    {FAMILY_POUND, "SD", "SDG"},
    {FAMILY_POUND, "SS", "SSP"},    {FAMILY_PESO, "PH", "PHP"},
    {FAMILY_PESO, "AR", "ARS"},     {FAMILY_PESO, "CL", "CLP"},
    {FAMILY_PESO, "CO", "COP"},     {FAMILY_PESO, "CU", "CUP"},
    {FAMILY_PESO, "UY", "UYU"},     {FAMILY_PESO, "DO", "DOP"},
    {FAMILY_RUPEE, "PK", "PKR"},    {FAMILY_RUPEE, "LK", "LKR"},
    {FAMILY_RUPEE, "NP", "NPR"},    {FAMILY_RUPEE, "MU", "MUR"},
    {FAMILY_RUPEE, "SC", "SCR"},    {FAMILY_DINAR, "IQ", "IQD"},
    {FAMILY_DINAR, "KW", "KWD"},    {FAMILY_DINAR, "JO", "JOD"},
    {FAMILY_DINAR, "BH", "BHD"},    {FAMILY_DINAR, "DZ", "DZD"},
    {FAMILY_DINAR, "TN", "TND"},    {FAMILY_DINAR, "LY", "LYD"},
    {FAMILY_DINAR, "RS", "RSD"},    {FAMILY_RIYAL, "QA", "QAR"},
    {FAMILY_RIYAL, "OM", "OMR"},    {FAMILY_RIYAL, "YE", "YER"},
    {FAMILY_RIYAL, "IR", "IRR"},    {FAMILY_RIYAL, "SA", "SAR"},
    {FAMILY_SHILLING, "TZ", "TZS"}, {FAMILY_SHILLING, "UG", "UGX"},
    {FAMILY_SHILLING, "SO", "SOS"}, {FAMILY_FRANC, "RW", "RWF"},
    {FAMILY_FRANC, "CD", "CDF"},    {FAMILY_FRANC, "BI", "BIF"},
    {FAMILY_FRANC, "GN", "GNF"},    {FAMILY_FRANC, "DJ", "DJF"},
    {FAMILY_FRANC, "KM", "KMF"},    {FAMILY_FRANC, "SN", "XOF"},
    {FAMILY_FRANC, "CI", "XOF"},    {FAMILY_FRANC, "ML", "XOF"},
    {FAMILY_FRANC, "BF", "XOF"},    {FAMILY_FRANC, "NE", "XOF"},
    {FAMILY_FRANC, "TG", "XOF"},    {FAMILY_FRANC, "BJ", "XOF"},
    {FAMILY_FRANC, "CM", "XAF"},    {FAMILY_FRANC, "GA", "XAF"},
    {FAMILY_FRANC, "CG", "XAF"},    {FAMILY_FRANC, "TD", "XAF"},
    {FAMILY_FRANC, "CF", "XAF"},    {FAMILY_FRANC, "GQ", "XAF"},
    {FAMILY_KRONE, "DK", "DKK"},    {FAMILY_KRONE, "IS", "ISK"},
    {FAMILY_KRONE, "SE", "SEK"},    {FAMILY_KRONE, "NO", "NOK"},
    {FAMILY_WON, "KP", "KPW"},      {FAMILY_DIRHAM, "MA", "MAD"},
    {FAMILY_RUBLE, "BY", "BYN"},    {FAMILY_LEU, "MD", "MDL"},
    {FAMILY_KWACHA, "MW", "MWK"},   {FAMILY_MANAT, "TM", "TMT"},
    {FAMILY_SOM, "KG", "KGS"},      {FAMILY_SOM, "UZ", "UZS"},
};

/* ISO 4217, in order of the alphabet. */
static const char CODES[][4] = {
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM",
    "BBD", "BDT", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN",
    "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR",
    "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK",
    "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN",
    "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK",
    "SGD", "SHP", "SLE", "SLL", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL",
    "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF",
    "YER", "ZAR", "ZMW", "ZWL",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const MoneyNoun *noun_find(const char *word) {
  size_t low = 0, high = COUNT(NOUNS);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(NOUNS[middle].word, word);
    if (order == 0) return &NOUNS[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const MoneyNoun *money_noun(Str word) {
  char lower[14];
  if (word.length < 3 || word.length >= sizeof lower) return NULL;
  for (size_t i = 0; i < word.length; i++) lower[i] = ascii_lower(word.data[i]);
  lower[word.length] = 0;
  const MoneyNoun *noun = noun_find(lower);
  if (noun || lower[word.length - 1] != 's') return noun;
  lower[word.length - 1] = 0;
  return noun_find(lower);
}

const MoneySign *money_sign_before(Str before) {
  if (before.length == 0) return NULL;
  char end = before.data[before.length - 1];
  for (size_t i = 0; i < COUNT(SIGNS); i++) {
    Str sign = {SIGNS[i].sign, SIGNS[i].length};
    if (sign.data[sign.length - 1] != end) continue; /* as most do */
    if (before.length < sign.length) continue;
    size_t at = before.length - sign.length;
    if (memcmp(before.data + at, sign.data, sign.length)) continue;
    /* a sign of letters is no end of a word: "Apr 5" is no kr */
    char last = at > 0 ? before.data[at - 1] : ' ';
    if (ascii_is_alpha(sign.data[0]) &&
        (ascii_is_alpha(last) || ascii_is_digit(last)))
      continue;
    return &SIGNS[i];
  }
  return NULL;
}

const char *money_code(Str word) {
  size_t low = 0, high = COUNT(CODES);
  if (word.length != 3 || !ascii_is_upper(word.data[0])) return NULL;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(CODES[middle], word.data, 3);
    if (order == 0) return CODES[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const char *money_of_country(uint8_t family, const char *country,
                             const char *otherwise) {
  for (size_t i = 0; family && country && country[0] && i < COUNT(SHARED); i++)
    if (SHARED[i].family == family && !strcmp(SHARED[i].country, country))
      return SHARED[i].code;
  return otherwise;
}
