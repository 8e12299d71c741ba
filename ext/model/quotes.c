/*
** The quotation model's weights, linked in as they are (ext/quote/model.h).
** Made by `make model`; what they were learned from is in README.md here.
*/
#include "quote/model.h"

__asm__(".section .rodata\n"
        ".balign 64\n"
        ".globl newsext_quotes_model\n"
        ".hidden newsext_quotes_model\n"
        "newsext_quotes_model:\n"
        ".incbin \"ext/model/quotes.bin\"\n"
        ".previous\n");

extern const QuoteModel newsext_quotes_model
    __attribute__((visibility("hidden")));

const QuoteModel *quote_model(void) {
  return &newsext_quotes_model;
}
