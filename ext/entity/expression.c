/*
** Dates and sums of money by grammar. See expression.h.
**
** Sentence by sentence: what the grammars find there, in order of the text, is
** merged with the tagger's mentions of the sentence, which are in order too.
*/
#include "entity/expression.h"

#include "article/date.h"
#include "article/money.h"

/* Share of right ones, counted on news that the tagger had learned from. */
static const float SCORE_DATE = 0.75f, SCORE_MONEY = 0.85f,
                   SCORE_RELATIVE = 0.95f, SCORE_UNREAD = 0.7f;

typedef struct Merger {
  Document *d;
  const Text *text;
  bool seen_from; /* the day is known that "last week" is seen from */
  MentionList tagged, out;
  size_t next; /* of `tagged` */
} Merger;

/* The text up to the end of a sentence, so that no grammar looks behind it. */
static Str sentence_window(const Merger *m, const Sentence *s, size_t *from) {
  const Token *first = &m->text->tokens[s->first_token];
  const Token *last = &m->text->tokens[s->end_token - 1];
  *from = first->start;
  return (Str){m->d->text.data, (size_t)last->start + last->length};
}

/* What a finder saw next; length 0: nothing more in the sentence. */
typedef struct Found {
  Span span;
  size_t end; /* where to look on */
  uint8_t type;
  bool relative; /* "last week", "Friday night" */
  bool hidden;   /* the same without a day to see it from: no mention */
  float score;
} Found;

static Found find_date(const Merger *m, Str window, size_t from) {
  DateSpan span;
  if (!date_find(window, from, &span))
    return (Found){.type = TYPE_DATE, .score = 0};
  bool core = span.core.length > 0;
  return (Found){.span = core ? span.core : span.all,
                 .end = (size_t)span.all.start + span.all.length,
                 .type = TYPE_DATE,
                 .relative = !core,
                 .hidden = !core && !m->seen_from,
                 .score = core ? SCORE_DATE : SCORE_RELATIVE};
}

static Found find_money(Str window, size_t from) {
  Span span;
  if (!money_find(window, from, &span))
    return (Found){.type = TYPE_MONEY, .score = 0};
  return (Found){.span = span,
                 .end = (size_t)span.start + span.length,
                 .type = TYPE_MONEY,
                 .score = SCORE_MONEY};
}

static uint32_t span_end(Span s) {
  return s.start + s.length;
}

static bool overlap(Span a, Span b) {
  return a.start < span_end(b) && b.start < span_end(a);
}

/*
** A DATE with digits that the grammar cannot read ("SKW 1") is one only where
** the tagger is rather sure.
*/
static bool is_doubtful(const Merger *m, const Mention *t) {
  bool digit = false;
  for (uint32_t i = t->span.start; i < span_end(t->span); i++)
    digit |= ascii_is_digit(m->d->text.data[i]);
  return t->type == TYPE_DATE && digit && t->score < SCORE_UNREAD;
}

static void merger_push(Merger *m, Mention mention) {
  if (ARENA_PUSH(m->d->arena, &m->out)) m->out.items[m->out.count++] = mention;
}

/* The tokens that a span touches; searched from the sentence's first. */
static void set_tokens(const Merger *m, const Sentence *s, Mention *mention) {
  uint32_t low = s->first_token, high = s->end_token;
  while (low < high) { /* first token that ends behind the span's start */
    uint32_t middle = low + (high - low) / 2;
    const Token *t = &m->text->tokens[middle];
    if (t->start + t->length <= mention->span.start)
      low = middle + 1;
    else
      high = middle;
  }
  mention->first_token = low;
  while (low < s->end_token &&
         m->text->tokens[low].start < span_end(mention->span))
    low++;
  mention->end_token = low;
}

/* Takes over the tagger's mentions up to the one that ends behind `start`. */
static void take_before(Merger *m, uint32_t sentence, uint32_t start) {
  while (m->next < m->tagged.count) {
    const Mention *t = &m->tagged.items[m->next];
    if (t->sentence > sentence ||
        (t->sentence == sentence && span_end(t->span) > start))
      break;
    if (!is_doubtful(m, t)) merger_push(m, *t);
    m->next++;
  }
}

/*
** True where a mention of another type stands in the way of a find. The Friday
** of "Friday night", a time, is MISC to English Worldwide: it does not.
*/
static bool is_in_the_way(const Mention *t, const Found *found) {
  bool within = t->span.start >= found->span.start &&
                span_end(t->span) <= span_end(found->span);
  bool time = t->type == TYPE_MISC && within && found->relative;
  return t->type != found->type && (!time || found->hidden);
}

/* "£3bpvt4,000 euros": a word in which the mention before ends. */
static bool shares_token(const Merger *m, const Mention *mention) {
  return m->out.count > 0 &&
         mention->first_token < m->out.items[m->out.count - 1].end_token;
}

/*
** One find: replaces the tagger's mentions of its type that it overlaps, is
** dropped where it overlaps one of another type, is added where there is none.
*/
static void merge_found(Merger *m, uint32_t sentence, const Found *found) {
  take_before(m, sentence, found->span.start);
  Mention mention = {.span = found->span,
                     .sentence = sentence,
                     .segment = m->text->sentences[sentence].block,
                     .type = found->type,
                     .score = found->score};
  size_t i = m->next;
  bool other = false, same = false;
  for (; i < m->tagged.count && m->tagged.items[i].sentence == sentence &&
         overlap(m->tagged.items[i].span, found->span);
       i++) {
    const Mention *t = &m->tagged.items[i];
    other |= is_in_the_way(t, found);
    if (t->type == found->type && (!same || t->score > mention.score))
      mention.score = t->score;
    same |= t->type == found->type;
  }
  if (other) return;
  set_tokens(m, &m->text->sentences[sentence], &mention);
  if (shares_token(m, &mention)) return;
  m->next = i;
  if (found->hidden) return;
  merger_push(m, mention);
}

static void merge_sentence(Merger *m, uint32_t sentence) {
  const Sentence *s = &m->text->sentences[sentence];
  if (s->first_token == s->end_token) return;
  size_t from;
  Str window = sentence_window(m, s, &from);
  Found date = find_date(m, window, from), sum = find_money(window, from);
  while (date.span.length || sum.span.length) {
    /* "$5 million in 2022": the one that starts first; sums before dates */
    bool take_sum = sum.span.length &&
                    (!date.span.length || sum.span.start <= date.span.start);
    merge_found(m, sentence, take_sum ? &sum : &date);
    if (take_sum)
      sum = find_money(window, sum.end);
    else
      date = find_date(m, window, date.end);
  }
}

/* True for sentences of segments that are read, as the tagger has it. */
static bool merger_reads(const Merger *m, const Article *article,
                         uint32_t block) {
  if (m->d->options.whole || m->d->options.all) return true;
  if (block >= article->segment_count) return true;
  return article_role_is_read((SegmentRole)article->segments[block].role);
}

MentionList expressions_merge(Document *d, MentionList tagged) {
  const Article *article = document_article(d);
  Merger m = {.d = d,
              .text = document_text(d),
              .seen_from = d->options.published.data || d->meta.published.data,
              .tagged = tagged};
  for (uint32_t i = 0; i < m.text->sentence_count; i++) {
    if (i % 256 == 0 && document_stopped(d)) break;
    if (merger_reads(&m, article, m.text->sentences[i].block))
      merge_sentence(&m, i);
    take_before(&m, i, UINT32_MAX);
  }
  take_before(&m, UINT32_MAX, UINT32_MAX);
  return d->arena->failed ? (MentionList){.items = NULL} : m.out;
}
