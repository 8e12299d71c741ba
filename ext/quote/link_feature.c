/*
** Features of the linker's candidates: see linker.h. Each is a number for the
** template and up to five small values; a hash of them names its weight.
*/
#include "base/hash.h"
#include "quote/linker.h"

/* Adds a feature: `kind` is its template. */
static void add(LinkFeatures *f, uint32_t kind, uint32_t a, uint32_t b,
                uint32_t c) {
  uint64_t h = hash_mix(kind, ((uint64_t)a << 32) | b);
  h = hash_mix(h, c);
  if (f->count < LINK_FEATURES) f->items[f->count++] = (uint32_t)(h >> 7);
}

static uint32_t at_most(uint32_t n, uint32_t limit) {
  return n < limit ? n : limit;
}

/* Small values side by side in one number, four bits each. */
static uint32_t pack(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return ((a * 16 + b) * 16 + c) * 16 + d;
}

/* ---- around a piece ---- */

static bool starts_block(const Linker *l, uint32_t token) {
  return token == 0 ||
         reading_block(l->r, token - 1) != reading_block(l->r, token);
}

static bool starts_sentence(const Linker *l, uint32_t token) {
  return token == 0 || l->r->sentence_of[token - 1] != l->r->sentence_of[token];
}

static uint32_t class_before(const Linker *l, uint32_t token) {
  return starts_block(l, token) ? 254 : l->words[token - 1].class;
}

/* `token` is one past the end of a piece of block `block`. */
static uint32_t class_behind(const Linker *l, uint32_t token, uint32_t block) {
  if (token >= l->r->text->token_count) return 255;
  if (reading_block(l->r, token) != block) return 255;
  return l->words[token].class;
}

/* Pieces between two, tagged as source, cue and content. */
typedef struct Between {
  uint32_t sources, cues, contents;
} Between;

/* The index of the first piece that begins at or behind `token`. */
static uint32_t piece_at(const Linker *l, uint32_t token) {
  uint32_t low = 0, high = l->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (l->pieces[middle].run.first < token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static Between between(const Linker *l, const LinkPiece *a,
                       const LinkPiece *b) {
  const LinkPiece *left = a->run.first < b->run.first ? a : b;
  const LinkPiece *right = left == a ? b : a;
  uint32_t from = piece_at(l, left->run.end);
  uint32_t to = piece_at(l, right->run.first);
  if (from >= to) return (Between){0, 0, 0};
  const LinkPiece *p = &l->pieces[from], *q = &l->pieces[to - 1];
  return (Between){
      q->sources - p->sources + (q->group <= GROUP_SOURCE_LEFT),
      q->cues - p->cues + (q->group == GROUP_CUE),
      q->contents - p->contents + (q->is_content && q->group != GROUP_OTHER),
  };
}

/* ---- content and cue ---- */

/* What dropping a content is judged by. */
static void drop_features(const Linker *l, const LinkPiece *x,
                          const LinkChoice *choice, LinkFeatures *f) {
  uint32_t here = 0, gap = 99, beside = 0;
  for (uint32_t i = 0; i < choice->count; i++) {
    const LinkPiece *c = &choice->items[i];
    if (c->block != x->block) continue;
    here += c->first_sentence >= x->first_sentence &&
            c->first_sentence <= x->last_sentence;
    uint32_t g = c->run.first < x->run.first ? x->run.first - c->run.end
                                             : c->run.first - x->run.end;
    if (g < gap) gap = g;
  }
  for (uint32_t i = x->order > 8 ? x->order - 8 : 0;
       i < l->count && i < x->order + 8; i++) {
    beside += l->pieces[i].is_content &&
              l->pieces[i].first_sentence == x->first_sentence;
  }
  uint32_t length = step_of(x->run.end - x->run.first);
  uint32_t quoted = l->words[x->run.first].quoted, group = x->group;
  uint32_t first = l->words[x->run.first].class;
  uint32_t last = l->words[x->run.end - 1].class;
  uint32_t behind = class_behind(l, x->run.end, x->block);
  uint32_t starts = starts_sentence(l, x->run.first);
  here = at_most(here, 2);
  beside = at_most(beside, 3);
  /* How often contents are dropped at all, and by group and cues near. */
  add(f, 1, 0, 0, 0);
  add(f, 2, group, here, 0);
  add(f, 3, quoted, l->words[x->run.end - 1].quoted, 0);
  add(f, 4, length, quoted, 0);
  add(f, 5, length, here, group);
  add(f, 6, step_of(gap), group, 0);
  /* What stands around it and at its edges. */
  add(f, 7, behind, 0, 0);
  add(f, 8, class_before(l, x->run.first), 0, 0);
  add(f, 9, first, starts, 0);
  add(f, 10, last, 0, 0);
  /* Contents beside it; its first word. */
  add(f, 11, beside, group, 0);
  add(f, 12, l->words[x->run.first].form, 0, 0);
  add(f, 13, starts, length, behind);
  add(f, 14, beside, length, 0);
  add(f, 15, pack(group, starts, here, quoted), 0, 0);
}

/* Where a cue stands, seen from a content. */
typedef struct CuePlace {
  uint32_t side;      /* 0: to the left of the content, 1: to the right */
  uint32_t gap;       /* tokens between */
  uint32_t sentences; /* between, at most 2; 3: none, but the wrong way */
  uint32_t blocks;
} CuePlace;

static CuePlace place_of(const LinkPiece *x, const LinkPiece *c) {
  CuePlace p = {0};
  if (c->run.first < x->run.first) {
    p.gap = x->run.first - c->run.end;
    p.sentences = at_most(x->first_sentence - c->first_sentence, 2);
    p.blocks = at_most(x->block - c->block, 2);
  } else {
    p.side = 1;
    p.gap = c->run.first - x->run.end;
    p.sentences = at_most(c->first_sentence - x->last_sentence, 2);
  }
  return p;
}

/* Other contents that touch the cue: 1 behind it, 2 before it. */
static uint32_t other_contents(const Linker *l, const LinkPiece *x,
                               const LinkPiece *c) {
  uint32_t found = 0;
  for (uint32_t i = c->order + 1; i < l->count && i < c->order + 4; i++) {
    const LinkPiece *p = &l->pieces[i];
    if (p->run.first >= c->run.end + 4) break;
    if (p->is_content && p->block == c->block && i != x->order) found |= 1;
  }
  for (uint32_t i = c->order, n = 0; i-- > 0 && n < 4; n++) {
    const LinkPiece *p = &l->pieces[i];
    if (p->block != c->block) break;
    if (p->is_content && i != x->order && p->run.end + 8 > c->run.first) {
      found |= 2;
    }
  }
  return found;
}

void link_cue_features(const Linker *l, uint32_t x, const LinkChoice *choice,
                       uint32_t i, LinkFeatures *f) {
  const LinkPiece *content = &l->pieces[x], *c = &choice->items[i];
  f->count = 0;
  if (i == choice->count) {
    drop_features(l, content, choice, f);
    return;
  }
  CuePlace p = place_of(content, c);
  Between n = between(l, content, c);
  uint32_t where = pack(0, p.side, p.sentences, 0), group = content->group;
  uint32_t quoted = l->words[content->run.first].quoted;
  uint32_t beside = other_contents(l, content, c);
  uint32_t cues = at_most(n.cues, 2), contents = at_most(n.contents, 2);
  uint32_t behind =
      c->run.end < l->r->text->token_count ? l->words[c->run.end].form : 0;
  /* Side and distance, with the group that says where the cue should be. */
  add(f, 20, c->group == GROUP_OTHER, group, where);
  add(f, 21, where, p.blocks, 0);
  add(f, 22, p.side, step_of(p.gap), 0);
  add(f, 23, where, group, 0);
  /* What lies between: a nearer cue, another content, a source. */
  add(f, 24, contents, where, 0);
  add(f, 25, cues, where, 0);
  add(f, 26, cues, p.side, group);
  add(f, 27, at_most(n.sources, 2), p.side, at_most(n.cues, 1));
  add(f, 28, pack(contents, cues, quoted, 0), where, 0);
  /* The cue itself: "adding" governs what follows, "said" both sides. */
  add(f, 29, l->words[c->head].form, p.side, 0);
  add(f, 30, c->ending, p.side, 0);
  /* Marked or not, with all of the above. */
  add(f, 31, quoted, where, group);
  add(f, 32, pack(p.side, p.sentences, p.blocks, group), at_most(n.cues, 1),
      at_most(n.contents, 1));
  /* Is the cue taken by another content on this or the other side? */
  add(f, 33, beside, where, 0);
  add(f, 34, beside, p.side, group);
  /* "said: …" and the like; a paragraph that goes on. */
  if (p.side == 0 && p.gap <= 3) add(f, 35, 0, 0, 0);
  add(f, 36, behind, where, 0);
  if (p.blocks > 0) {
    add(f, 37, quoted, class_before(l, content->run.first), 0);
  }
}

/* ---- cue and source ---- */

/* What the source of a cue is judged by, whatever the candidate. */
typedef struct CueFacts {
  uint32_t before, behind; /* classes of the words around it */
  uint32_t head, ending;
  bool passive;     /* "was told" */
  uint32_t sources; /* pieces in its sentence */
  bool touched;     /* one of them stands directly beside it */
} CueFacts;

static CueFacts cue_facts(const Linker *l, const LinkPiece *c) {
  CueFacts k = {.before = class_before(l, c->run.first),
                .behind = class_behind(l, c->run.end, c->block),
                .head = l->words[c->head].form,
                .ending = c->ending};
  for (uint32_t i = c->run.first; i < c->head; i++) {
    if (l->words[i].class == CLASS_BE && c->ending == 2) k.passive = true;
  }
  for (uint32_t i = c->order > 12 ? c->order - 12 : 0;
       i < l->count && i < c->order + 12; i++) {
    const LinkPiece *p = &l->pieces[i];
    if (!p->is_source || p->first_sentence != c->first_sentence) continue;
    k.sources++;
    k.touched |= p->run.end == c->run.first || p->run.first == c->run.end;
  }
  return k;
}

static void no_source_features(const Linker *l, const LinkPiece *c,
                               const CueFacts *k, LinkFeatures *f) {
  /* Passives and nouns have no source: "was asked", "the claim that". */
  add(f, 50, 0, 0, 0);
  add(f, 51, k->ending, k->before, 0);
  add(f, 52, k->passive, k->ending, 0);
  add(f, 53, k->head, 0, 0);
  add(f, 54, at_most(k->sources, 2), 0, 0);
  add(f, 55, k->touched, k->passive, 0);
  add(f, 56, k->behind, k->ending, 0);
  add(f, 57, l->words[c->run.first].form, 0, 0);
}

/* Commas between two places, outside marks. */
static uint32_t commas_between(const Linker *l, uint32_t from, uint32_t to) {
  uint32_t n = 0;
  for (uint32_t i = from; i < to && n < 3; i++) {
    n += l->words[i].class == CLASS_PUNCTUATION + ',' && !l->words[i].quoted;
  }
  return n;
}

/* Does another cue stand directly beside the source? */
static bool serves_another(const Linker *l, const LinkPiece *c,
                           const LinkPiece *s) {
  uint32_t at = piece_at(l, s->run.first);
  for (uint32_t i = at > 1 ? at - 2 : 0; i < l->count && i < at + 3; i++) {
    const LinkPiece *p = &l->pieces[i];
    if (!p->is_cue || i == c->order) continue;
    if (p->run.end == s->run.first || p->run.first == s->run.end) return true;
  }
  return false;
}

void link_source_features(const Linker *l, uint32_t cue,
                          const LinkChoice *choice, uint32_t i,
                          LinkFeatures *f) {
  const LinkPiece *c = &l->pieces[cue], *s = &choice->items[i];
  CueFacts k = cue_facts(l, c);
  f->count = 0;
  if (i == choice->count) {
    no_source_features(l, c, &k, f);
    return;
  }
  bool left = s->run.first < c->run.first;
  uint32_t from = left ? s->run.end : c->run.end;
  uint32_t to = left ? c->run.first : s->run.first;
  uint32_t gap = to > from ? to - from : 0;
  uint32_t type = s->group * 2u + left, first = l->words[s->run.first].class;
  bool same = s->first_sentence == c->first_sentence;
  bool starts = starts_sentence(l, s->run.first);
  uint32_t before = starts ? 254 : class_before(l, s->run.first);
  uint32_t behind = class_behind(l, s->run.end, s->block);
  bool by = s->run.first > 0 &&
            str_equal_nocase(reading_word(l->r, s->run.first - 1), STR("by"));
  Between n = between(l, c, s);
  uint32_t cues = at_most(n.cues, 2), cued = at_most(n.cues, 1);
  uint32_t sources = at_most(n.sources, 2);
  /* Where it stands, and what lies between it and the cue. */
  add(f, 60, type, same, 0);
  add(f, 61, type, step_of(gap), 0);
  add(f, 62, type, cues, sources);
  add(f, 63, type, at_most(n.contents, 2), cues);
  add(f, 64, type, commas_between(l, from, to), 0);
  /* ", adding" and "and said" take the source of the cue before. */
  add(f, 65, type, k.ending, k.before);
  add(f, 66, pack(left, k.ending, cued, at_most(n.contents, 1)),
      at_most(n.sources, 1), k.before);
  add(f, 67, type, k.head, 0);
  /* "was told by"; how it begins, what is around it. */
  add(f, 68, type, by, k.passive);
  add(f, 69, type, first, 0);
  add(f, 70, type, before, 0);
  add(f, 71, type, behind, 0);
  /* Subjects start sentences; a source may serve two cues. */
  add(f, 72, type, starts, k.ending);
  add(f, 73, type, pack(serves_another(l, c, s), k.ending, 0, 0), step_of(gap));
  add(f, 74, type, k.behind, 0);
  add(f, 75, k.touched, s->group, gap == 0);
  add(f, 76, pack(sources, left, same, k.ending), 0, 0);
  add(f, 77, s->group, first, behind);
  add(f, 78, type, pack(starts, cued, 0, 0), k.before);
}
