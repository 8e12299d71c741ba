/*
** Names, signs and codes of currencies: between money.c and money_table.c.
*/
#ifndef NEWSEXT_ARTICLE_MONEY_TABLE_H
#define NEWSEXT_ARTICLE_MONEY_TABLE_H

#include "base/str.h"

/* "dollars", "pence": whose, and the power of ten of the unit. */
typedef struct MoneyNoun {
  char word[12];
  char code[4];    /* the commonest; "": told by the country alone */
  int8_t exponent; /* -2: a hundredth */
  uint8_t family;  /* MoneyFamily: the currencies that share the noun */
} MoneyNoun;

typedef enum MoneyFamily {
  FAMILY_NONE,
  FAMILY_DOLLAR,
  FAMILY_POUND,
  FAMILY_PESO,
  FAMILY_RUPEE,
  FAMILY_DINAR,
  FAMILY_RIYAL,
  FAMILY_SHILLING,
  FAMILY_FRANC,
  FAMILY_KRONE,
  FAMILY_WON,
  FAMILY_DIRHAM,
  FAMILY_RUBLE,
  FAMILY_LEU,
  FAMILY_KWACHA,
  FAMILY_MANAT,
  FAMILY_SOM
} MoneyFamily;

/* What stands before a number: "$", "Rs", "HK$". */
typedef struct MoneySign {
  char sign[8];
  uint8_t length; /* of it */
  char code[4];
  uint8_t family;
  bool tight; /* only without a space: "R500", "N20bn" */
} MoneySign;

/* A word in small letters, singular or plural; NULL: none. */
const MoneyNoun *money_noun(Str word);
/* The longest sign that ends `before`; NULL: none. */
const MoneySign *money_sign_before(Str before);
/* ISO 4217 codes in capitals: the code within the table, NULL: none. */
const char *money_code(Str word);
/* The currency of `family` in `country`; `otherwise` where it has none. */
const char *money_of_country(uint8_t family, const char *country,
                             const char *otherwise);

#endif
