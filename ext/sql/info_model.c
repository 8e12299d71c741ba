/*
** The tagger's weights for newsext_info(), apart from info.c because the two
** taggers' models use the same names for their labels.
*/
#include "base/hash.h"
#include "entity/model.h"
#include "sql/functions.h"

uint64_t info_mentions_model(void) {
  return hash_str(model_embedded());
}
