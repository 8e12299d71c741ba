/*
** Features: conjunctions of columns, hashed to rows of the weight table.
**
** In:  the columns of a window. Out: for each token FEATURE_COUNT row numbers.
*/
#ifndef NEWSEXT_QUOTE_FEATURE_H
#define NEWSEXT_QUOTE_FEATURE_H

#include "quote/column.h"

enum { FEATURE_COUNT = 109 };

/* Rows of the features of token `at` of the window that `c` holds. */
void features_make(const Columns *c, uint32_t at, uint16_t *rows);

#endif
