/*
** HTML: what the other readers need of it beside html_extract (read.h).
*/
#ifndef NEWSEXT_READ_HTML_H
#define NEWSEXT_READ_HTML_H

#include "read/read.h"

/* The charset that a page's own <meta> names, or STR_NULL. */
Str html_charset(Str bytes);

#endif
