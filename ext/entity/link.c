/*
** From mentions to forms, and from drafts to entities: see link.h.
*/
#include "entity/link.h"

#include "base/hash.h"
#include "entity/gender.h"
#include "entity/linker.h"
#include "entity/spell.h"

static FormClass class_of(EntityType type) {
  switch (type) {
  case TYPE_PERSON:
    return CLASS_PERSON;
  case TYPE_DATE:
  case TYPE_MONEY:
  case TYPE_MISC:
    return CLASS_ALONE;
  default:
    return CLASS_THING;
  }
}

static bool text_is_shouted(Str s) {
  size_t capitals = 0;
  for (size_t i = 0; i < s.length; i++) {
    if (ascii_is_lower(s.data[i])) return false;
    capitals += ascii_is_upper(s.data[i]);
  }
  return capitals > 5;
}

/* "the U.S. Navy" -> "usnavy": what remains when spelling habits are gone. */
static void thing_key(Arena *arena, Form *form) {
  Str folded = spell_fold(arena, form->text);
  if (folded.length > 4 && memcmp(folded.data, "the ", 4) == 0)
    folded = str_slice(folded, 4, folded.length - 4);
  char *key = arena_alloc(arena, folded.length + 1);
  if (!key) return;
  size_t n = 0, spaces = 0;
  for (size_t i = 0; i < folded.length; i++) {
    if (folded.data[i] == ' ')
      spaces++;
    else
      key[n++] = folded.data[i];
  }
  form->words = (uint8_t)(spaces < 200 ? spaces + 1 : 200);
  form->key = (Str){key, n};
  form->fold = folded;
}

static void form_fill(Linker *l, Form *form) {
  Arena *arena = l->d->arena;
  if (form->class == CLASS_PERSON) {
    form->name = ARENA_NEW(arena, Name);
    if (!form->name) return;
    name_parse(arena, form->text, form->name);
    name_sound(form->name);
    if (form->name->text.length) form->text = form->name->text;
    form->words = form->name->count;
    form->shouted = form->name->shouted;
  } else {
    thing_key(arena, form);
    form->shouted = text_is_shouted(form->text);
  }
}

/* A sentence of which seven in ten words have a capital, without a stop. */
static bool sentence_is_title(const Linker *l, uint32_t sentence) {
  enum { LOOK = 40 }; /* words: longer ones are no headlines */
  const Text *text = document_text(l->d);
  const Sentence *s = &text->sentences[sentence];
  uint32_t words = 0, capitals = 0;
  if (token_is_mark(l->d, &text->tokens[s->end_token - 1], '.')) return false;
  for (uint32_t i = s->first_token; i < s->end_token && words < LOOK; i++) {
    const Token *t = &text->tokens[i];
    bool capital = t->flags & TOKEN_CAPITAL;
    words += capital || ascii_is_lower(l->d->text.data[t->start]);
    capitals += capital;
  }
  return words > 3 && capitals * 10 >= words * 7;
}

/* The form of a mention: a known one, or a new one. */
static uint32_t form_of_mention(Linker *l, Chain *known, uint32_t mention,
                                bool title) {
  const Mention *m = &l->e->mentions[mention];
  FormClass class = class_of(m->type);
  Str text = name_clean(l->d->arena, str_span(l->d->text, m->span));
  uint64_t salt = class == CLASS_ALONE ? 16u + m->type : class;
  uint64_t key = hash_mix(hash_str(text), salt);
  uint32_t item = chain_find(known, key);
  if (item) {
    Form *form = &l->forms.items[known->items[item].value];
    form->count++;
    form->title &= title;
    return known->items[item].value;
  }
  if (!ARENA_PUSH(l->d->arena, &l->forms)) return 0;
  uint32_t form = (uint32_t)l->forms.count++;
  l->forms.items[form] = (Form){.text = text,
                                .class = class,
                                .type = m->type,
                                .first = mention,
                                .count = 1,
                                .title = title,
                                .draft = NO_DRAFT};
  form_fill(l, &l->forms.items[form]);
  chain_add(known, key, form);
  return form;
}

static void forms_collect(Linker *l) {
  uint32_t n = l->e->mention_count;
  Chain known;
  chain_init(&known, l->d->arena, n);
  l->form_of = ARENA_ARRAY(l->d->arena, uint32_t, n);
  uint32_t sentence = UINT32_MAX;
  bool title = false;
  for (uint32_t i = 0; i < n && l->form_of && !l->d->arena->failed; i++) {
    if (l->e->mentions[i].sentence != sentence) {
      sentence = l->e->mentions[i].sentence;
      title = sentence_is_title(l, sentence);
    }
    l->form_of[i] = form_of_mention(l, &known, i, title);
  }
}

uint32_t linker_draft_add(Linker *l, uint32_t form) {
  if (!ARENA_PUSH(l->d->arena, &l->drafts)) return NO_DRAFT;
  uint32_t draft = (uint32_t)l->drafts.count++;
  l->drafts.items[draft] = (Draft){.parent = draft,
                                   .form = form,
                                   .last = UINT32_MAX,
                                   .first = l->forms.items[form].first,
                                   .entity = UINT32_MAX};
  return draft;
}

uint32_t linker_root(const Linker *l, uint32_t draft) {
  while (l->drafts.items[draft].parent != draft)
    draft = l->drafts.items[draft].parent;
  return draft;
}

/* Words of two letters or more: "J." adds less to a name than "John". */
static int full_words(const Form *form) {
  if (form->class != CLASS_PERSON || !form->name) return form->words;
  int n = 0;
  for (int i = 0; i < form->name->count; i++)
    n += form->name->words[i].length > 1;
  return n;
}

static bool form_is_fuller(const Form *a, const Form *b) {
  if (a->shouted != b->shouted) return b->shouted;
  if (a->standard != b->standard) return a->standard;
  int x = full_words(a), y = full_words(b);
  /* "Critics Slam Ana Gil": not her name when the story has a full one. */
  if (a->title != b->title && (a->title ? y : x) > 1) return b->title;
  if (x != y) return x > y;
  if (a->words != b->words) return a->words > b->words;
  if (a->count != b->count) return a->count > b->count;
  return a->first < b->first;
}

void linker_draft_name(Linker *l, uint32_t draft, uint32_t form) {
  Draft *to = &l->drafts.items[draft];
  Form *f = &l->forms.items[form];
  if (form_is_fuller(f, &l->forms.items[to->form])) to->form = form;
  if (f->first < to->first) to->first = f->first;
}

static void alone_link(Linker *l) {
  for (uint32_t i = 0; i < l->forms.count; i++) {
    Form *form = &l->forms.items[i];
    if (form->class == CLASS_ALONE) form->draft = linker_draft_add(l, i);
  }
}

/* A candidate whose gender contradicts the mention's honorific is out. */
static bool gender_fits(const Linker *l, uint32_t draft, Gender gender) {
  Gender have = l->drafts.items[draft].gender;
  return !gender || !have || have == gender;
}

/* Of several candidates: the one that was named last, else the first to come.
 */
static uint32_t draft_choose(const Linker *l, const Form *form,
                             uint32_t mention) {
  Gender gender = gender_before(l->d, l->e->mentions[mention].span.start);
  uint32_t best = NO_DRAFT, ahead = NO_DRAFT;
  for (uint32_t i = 0; i < form->candidate_count; i++) {
    uint32_t draft = linker_root(l, form->candidates[i]);
    const Draft *x = &l->drafts.items[draft];
    if (!gender_fits(l, draft, gender)) continue;
    if (x->last != UINT32_MAX &&
        (best == NO_DRAFT || x->last > l->drafts.items[best].last))
      best = draft;
    if (ahead == NO_DRAFT || x->first < l->drafts.items[ahead].first)
      ahead = draft;
  }
  if (best != NO_DRAFT) return best;
  return ahead != NO_DRAFT ? ahead : linker_root(l, form->candidates[0]);
}

static uint32_t draft_of_mention(Linker *l, uint32_t mention) {
  const Form *form = &l->forms.items[l->form_of[mention]];
  uint32_t draft = form->draft != NO_DRAFT ? linker_root(l, form->draft)
                                           : draft_choose(l, form, mention);
  l->drafts.items[draft].last = mention;
  return draft;
}

static void entity_begin(Linker *l, uint32_t draft, uint32_t mention) {
  Entity *entity = &l->e->entities[l->e->entity_count];
  l->drafts.items[draft].entity = l->e->entity_count++;
  *entity = (Entity){.name = l->forms.items[l->drafts.items[draft].form].text,
                     .type = l->e->mentions[mention].type,
                     .first_mention = mention};
}

/* The type that most of an entity's mentions have; the earlier on a tie. */
static void types_decide(Linker *l) {
  Entities *e = l->e;
  uint32_t(*votes)[TYPE_COUNT] =
      arena_zero(l->d->arena, (size_t)e->entity_count * sizeof(*votes));
  if (!votes) return;
  for (uint32_t i = 0; i < e->mention_count; i++)
    votes[e->mentions[i].entity][e->mentions[i].type]++;
  for (uint32_t i = 0; i < e->entity_count; i++) {
    for (uint8_t t = 0; t < TYPE_COUNT; t++) {
      if (votes[i][t] > votes[i][e->entities[i].type]) e->entities[i].type = t;
    }
  }
}

static void entities_make(Linker *l) {
  Entities *e = l->e;
  e->entities = ARENA_ARRAY(l->d->arena, Entity, e->mention_count);
  if (!e->entities || l->d->arena->failed) return;
  for (uint32_t i = 0; i < e->mention_count; i++) {
    uint32_t draft = draft_of_mention(l, i);
    if (l->drafts.items[draft].entity == UINT32_MAX) entity_begin(l, draft, i);
    e->mentions[i].entity = l->drafts.items[draft].entity;
    e->entities[e->mentions[i].entity].mention_count++;
  }
  types_decide(l);
}

void entities_link(Document *d, Entities *e) {
  Linker l = {.d = d, .e = e};
  e->entity_count = 0;
  e->entities = NULL;
  forms_collect(&l);
  if (!d->arena->failed) alone_link(&l);
  if (!d->arena->failed) linker_persons(&l);
  if (!d->arena->failed) linker_things(&l);
  if (!d->arena->failed) entities_make(&l);
  if (d->arena->failed) e->mention_count = e->entity_count = 0;
}
