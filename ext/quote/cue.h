/*
** Cues: the words that report speech, and how much distance they take.
**
** In:  a cue as printed: "has denied", "said in a statement", "according to".
** Out: its class. "said" tells no attitude, "claimed" keeps its distance,
**      "confirmed" vouches.
**
**   cue_class(STR("has repeatedly denied")) == CUE_DENY
*/
#ifndef NEWSEXT_QUOTE_CUE_H
#define NEWSEXT_QUOTE_CUE_H

#include "quote/quote.h"

/*
** Class of one word in any of its forms (say, says, said, saying), without
** regard to case; CUE_NONE when it reports nothing.
*/
CueClass cue_word_class(Str word);

/*
** Class of a cue of several words: the strongest class among them ("said he
** denied" is deny: the words that tell more than CUE_SAY win, the first of
** them). CUE_SAY for a mark (":") and for words that are in no list, because
** a cue was found all the same; CUE_NONE when `cue` is empty.
*/
CueClass cue_class(Str cue);

#endif
