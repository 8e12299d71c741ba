/*
** The weights of the tagger of mentions, read by the assembler: nothing is
** parsed, copied or relocated when the library is loaded. See README.md.
*/
#include "entity/model.h"

__asm__(".pushsection .rodata\n"
        ".balign 64\n"
        ".globl newsext_mentions_begin\n"
        ".hidden newsext_mentions_begin\n"
        ".globl newsext_mentions_end\n"
        ".hidden newsext_mentions_end\n"
        "newsext_mentions_begin:\n"
        ".incbin \"ext/model/mentions.bin\"\n"
        "newsext_mentions_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern const char newsext_mentions_begin[], newsext_mentions_end[];

Str model_embedded(void) {
  size_t length = (size_t)(newsext_mentions_end - newsext_mentions_begin);
  return (Str){newsext_mentions_begin, length};
}
