/*
** Speakers: who said each quotation of an article.
**
** In:  document_entities(d), and quotations with kind, parts, cue and source
**      filled, in order of their first byte. A source without length means
**      that none was printed with it.
** Out: in each quotation: entity, speaker, speaker_kind, role, addressee,
**      cue_class.
**
**   "He said the talks failed."  source "He" -> speaker "Marta Lindqvist"
**   "Several aides said …"       speaker NULL, speaker_kind group
**
** `speaker` is NULL where a careful reader could not tell the name.
*/
#ifndef NEWSEXT_QUOTE_SPEAKER_H
#define NEWSEXT_QUOTE_SPEAKER_H

#include "quote/quote.h"

/* Time grows with the text plus the quotations. Scare marks are left alone. */
void speaker_resolve(Document *d, Quote *quotes, uint32_t count);

#endif
