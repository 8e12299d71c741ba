/* One record of news: see document.h. */
#include "text/document.h"

void document_init(Document *d, Arena *arena, Str text) {
  *d = (Document){.arena = arena, .text = text};
}

bool document_stopped(Document *d) {
  if (!d->arena->failed && d->interrupted &&
      d->interrupted(d->interrupt_context)) {
    d->arena->failed = true;
  }
  return d->arena->failed;
}
