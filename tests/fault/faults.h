/*
** Faults on order: the n-th allocation, open or read of this process fails.
**
**   fault_start(FAULT_MEMORY, 7, true);   -- the 7th allocation and all after
**   … what is tested …
**   long calls = fault_stop();            -- how many there were
**
** Memory: malloc and its kin are replaced for the whole process, libc, ICU and
** SQLite included. With -DFAULT_WRAP (for sanitizers and valgrind, which
** replace malloc themselves) only calls of newsext and SQLite are caught, by
** the linker's --wrap. Files: calls of newsext, always by --wrap.
*/
#ifndef NEWSEXT_FAULTS_H
#define NEWSEXT_FAULTS_H

#include <stdbool.h>

typedef enum FaultKind {
  FAULT_NONE,
  FAULT_MEMORY,
  FAULT_OPEN,  /* open, openat: EACCES */
  FAULT_READ,  /* read: EIO */
  FAULT_SHORT, /* read: one byte at a time, from the n-th on */
  FAULT_KINDS
} FaultKind;

/* From now on the `n`-th call (from 1; 0: none) of this kind fails, and with
** `for_good` every later one. */
void fault_start(FaultKind kind, long n, bool for_good);
/* Ends it; the number of calls of that kind since. */
long fault_stop(void);
/* Blocks allocated and not freed; -1 where that is not counted. */
long fault_live_blocks(void);
/* A file descriptor that is free: the same before and after, or one leaked. */
int fault_free_file(void);

#endif
