/* Look-ups in the quotation model: see model.h. */
#include "quote/model.h"

_Static_assert(sizeof(QuoteModel) % 4 == 0 && LABEL_COUNT < LABEL_LANES,
               "a row has room for all labels");

const Lexeme *model_lexeme(const QuoteModel *model, uint32_t form) {
  uint32_t slot = form & (LEXICON_SLOTS - 1);
  for (uint32_t tries = 0; tries < LEXICON_SLOTS; tries++) {
    const Lexeme *l = &model->lexicon[slot];
    if (l->form == form) return l;
    if (l->form == 0) return NULL;
    slot = (slot + 1) & (LEXICON_SLOTS - 1);
  }
  return NULL;
}

/*
** Inside a span only behind its beginning or its inside. What is joined by a
** hyphen has one label.
*/
static bool is_legal(uint32_t set, uint32_t from, uint32_t to) {
  if (set == SET_JOINED && to < LABEL_COUNT && from < LABEL_COUNT) {
    return from == 0 ? to == 0 : to == 2 + 2 * (uint32_t)label_group(from);
  }
  if (to == LABEL_COUNT || to == 0 || label_begins(to)) return true;
  return from != 0 && from < LABEL_COUNT &&
         label_group(from) == label_group(to);
}

bool model_crf(const QuoteModel *model, Crf *crf, Arena *arena) {
  uint8_t legal[(LABEL_COUNT + 1) * (LABEL_COUNT + 1)];
  for (uint32_t a = 0; a <= LABEL_COUNT; a++) {
    for (uint32_t b = 0; b <= LABEL_COUNT; b++) {
      legal[a * (LABEL_COUNT + 1) + b] = is_legal(0, a, b);
    }
  }
  if (!crf_init(crf, arena, LABEL_COUNT, TRANSITION_SETS, legal)) return false;
  for (uint32_t s = 0; s < TRANSITION_SETS; s++) {
    for (uint32_t a = 0; a <= LABEL_COUNT; a++) {
      for (uint32_t b = 0; b < LABEL_COUNT; b++) {
        crf_row(crf, s, a)[b] =
            is_legal(s, a, b) ? model->transition[s][a][b] : CRF_NEVER;
      }
    }
  }
  return true;
}
