/* Hints of a page decide what is the story, whatever the lines look like. */
#include "article/article.h"
#include "check.h"
#include "read/read.h"

static const char PAGE[] =
    "<html><body><nav><a href=/>Home</a></nav><h1>Harbour to close</h1>"
    "<div class=related><p>The mayor of Liepaja opened the new bridge to the "
    "island on Sunday, and the people of the city came to see it.</p></div>"
    "<div class=article-body>"
    "<p>The harbour of Riga will close for the winter, the mayor of the city "
    "said on Monday at the town hall.</p>"
    "<figure><figcaption>The harbour of Riga, which will be closed for all of "
    "the winter.</figcaption></figure>"
    "<p>No.</p>"
    "<p>Ferries will call at the other quay until the ice has gone, and that "
    "may take until the end of April.</p>"
    "<p>ADVERTISEMENT</p>"
    "<p>It is the first time since the war that it has been closed for so "
    "long, and the owners of ships are not happy with it.</p></div>"
    "<section class=comments><p>I have said for years that it would come to "
    "this, and nobody in the city would hear it.</p></section></body></html>";

int main(void) {
  Arena arena = {0};
  Document d;
  Metadata meta = {0};
  Str text = html_extract(&arena, STR(PAGE), &meta);
  document_init(&d, &arena, text);
  d.meta = meta;
  CHECK_STR(article_body(&d),
            "The harbour of Riga will close for the winter, the mayor of the "
            "city said on Monday at the town hall.\n\nNo.\n\n"
            "Ferries will call at the other quay until the ice has gone, and "
            "that may take until the end of April.\n\n"
            "It is the first time since the war that it has been closed for "
            "so long, and the owners of ships are not happy with it.");
  const Article *a = document_article(&d);
  CHECK_STR(a->headline_text, "Harbour to close");
  CHECK_STR(str_span(text, a->headline), "Harbour to close");
  /* the last block is what a reader wrote */
  CHECK_INT(a->segments[a->segment_count - 1].role, ROLE_COMMENT);
  /* without hints the words alone decide: the same text is still an article */
  Document plain;
  document_init(&plain, &arena, text);
  CHECK(str_find(article_body(&plain), STR("The harbour of Riga will"), 0) !=
        SIZE_MAX);
  arena_free(&arena);
  return CHECK_DONE();
}
