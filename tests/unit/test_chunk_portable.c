/* The tests of test_chunk.c for machines without SSE2. */
#define CHUNK_PORTABLE
#include "test_chunk.c"
