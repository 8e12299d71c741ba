/*
** What dates and sums of money say: ISO 8601, currency and amount. See
** entity_parts.h.
*/
#include "article/date.h"
#include "article/money.h"
#include "entity/entity_parts.h"

/* The day that "Thursday" is seen from: the option, else the article's. */
static DateReference date_seen_from(Document *d) {
  const Article *article = document_article(d);
  if (d->options.published.data) return date_reference(d->options.published);
  if (article->published.data) return date_reference(article->published);
  if (article->dateline.date.data)
    return date_reference(article->dateline.date);
  return (DateReference){.year = 0};
}

void values_find(Document *d, Entities *e) {
  DateReference seen_from = date_seen_from(d);
  const char *country = document_article(d)->dateline.place.country;
  for (uint32_t i = 0; i < e->mention_count && !d->arena->failed; i++) {
    Mention *m = &e->mentions[i];
    if (m->type == TYPE_DATE)
      m->value = date_value(d->arena, d->text, m->span, &seen_from);
    else if (m->type == TYPE_MONEY)
      m->value = money_parse_in(d->arena, str_span(d->text, m->span), country);
  }
}
