/*
** Gender: what a text says of a person's gender, in words that are certain
** (an honorific, "spokeswoman") or likely (the first name). Unknown else.
*/
#ifndef NEWSEXT_ENTITY_GENDER_H
#define NEWSEXT_ENTITY_GENDER_H

#include "entity/entity.h"

/*
** Of the honorific or gendered noun just before byte `at`: "Mrs. |Clinton",
** "spokeswoman |Ana Gil".
*/
Gender gender_before(const Document *d, uint32_t at);

/* Of a role: "spokeswoman for the union", "king of Jordan". */
Gender gender_of_role(Str role);

/* Of a whole name, by its first name: "Olena Koval". */
Gender gender_of_name(Str name);

#endif
