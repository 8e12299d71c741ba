/* Finds mentions by their shape, until weights are there: see tagger.h. */
#include "entity/tagger.h"

/* A word and the type of the name that it stands in. */
typedef struct WordType {
  const char *word;
  uint8_t type;
} WordType;

static const WordType LAST_WORDS[] = {
    {"Ministry", TYPE_ORGANIZATION},   /* the Foreign Ministry */
    {"University", TYPE_ORGANIZATION}, /* Makerere University */
    {"Party", TYPE_ORGANIZATION},      /* the Labour Party */
    {"Bank", TYPE_ORGANIZATION},       /* the World Bank */
    {"Nations", TYPE_ORGANIZATION},    /* the United Nations */
    {"Union", TYPE_ORGANIZATION},      /* the African Union */
    {"Monday", TYPE_DATE},             /* on Monday */
    {"Tuesday", TYPE_DATE},
    {"Wednesday", TYPE_DATE},
    {"Thursday", TYPE_DATE},
    {"Friday", TYPE_DATE},
    {"Saturday", TYPE_DATE},
    {"Sunday", TYPE_DATE},
};

static bool token_is_name(const Token *t) {
  return t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

static uint8_t run_type(const Document *d, const Text *t, uint32_t first,
                        uint32_t end) {
  Str last = token_str(d, &t->tokens[end - 1]);
  for (size_t i = 0; i < sizeof(LAST_WORDS) / sizeof(*LAST_WORDS); i++) {
    if (str_equal(last, str_from_c(LAST_WORDS[i].word))) {
      return LAST_WORDS[i].type;
    }
  }
  if (end - first > 1) return TYPE_PERSON;
  bool acronym = t->tokens[first].flags & TOKEN_ALL_CAPITALS;
  return acronym ? TYPE_ORGANIZATION : TYPE_LOCATION;
}

static void sentence_tag(Document *d, const Text *t, uint32_t sentence,
                         MentionList *list) {
  const Sentence *s = &t->sentences[sentence];
  for (uint32_t i = s->first_token; i < s->end_token; i++) {
    if (!token_is_name(&t->tokens[i])) continue;
    uint32_t first = i;
    while (i < s->end_token && token_is_name(&t->tokens[i])) i++;
    /* A single capitalised word opens every sentence. */
    if (first == s->first_token && i - first == 1) continue;
    if (!ARENA_PUSH(d->arena, list)) return;
    const Token *last = &t->tokens[i - 1];
    uint32_t start = t->tokens[first].start;
    list->items[list->count++] =
        (Mention){.span = {start, last->start + last->length - start},
                  .first_token = first,
                  .end_token = i,
                  .sentence = sentence,
                  .segment = s->block,
                  .type = run_type(d, t, first, i),
                  .score = 0.5f};
  }
}

MentionList mention_tag(Document *d) {
  MentionList list = {0};
  const Text *t = document_text(d);
  const Article *a = document_article(d);
  bool all = d->options.all || d->options.whole;
  for (uint32_t i = 0; i < t->sentence_count && !d->arena->failed; i++) {
    uint32_t block = t->sentences[i].block;
    bool read = all || block >= a->segment_count ||
                article_role_is_read(a->segments[block].role);
    if (read) sentence_tag(d, t, i, &list);
  }
  if (d->arena->failed) list = (MentionList){0};
  return list;
}

void mention_cache_free(struct MentionCache *cache) {
  (void)cache;
}
