/* What the lines of a record are: see article.h. */
#include "article/article.h"

const char *const SEGMENT_ROLE_NAMES[ROLE_COUNT] = {
    "headline", "deck",    "byline",     "dateline", "paragraph",
    "subheading", "caption", "list",     "teaser",   "navigation",
    "comment",  "credit",  "boilerplate"};

const Article *document_article(Document *d) {
  static const Article empty = {0};
  if (!d->stage_article) d->stage_article = ARENA_NEW(d->arena, Article);
  return d->stage_article ? d->stage_article : &empty;
}

Str article_body(Document *d) {
  (void)d;
  return STR_NULL;
}

uint64_t article_fingerprint(Document *d, bool *known) {
  (void)d;
  *known = false;
  return 0;
}

bool article_role_is_read(SegmentRole role) {
  return role <= ROLE_LIST;
}
