#define _GNU_SOURCE
#include "CPlatform.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE_PAGE = 2 << 20, LARGEST_THRESHOLD = 32 << 20 };

void platform_expect_memory(unsigned long bytes) {
  // Large blocks come from the heap too, and what is freed stays in it.
  mallopt(M_MMAP_THRESHOLD, LARGEST_THRESHOLD);
  mallopt(M_TRIM_THRESHOLD, bytes > INT32_MAX ? INT32_MAX : (int)bytes);
  mallopt(M_TOP_PAD, bytes > INT32_MAX ? INT32_MAX : (int)bytes);
  uintptr_t start = (uintptr_t)sbrk(0);
  // Volatile, or the compiler would see that nothing uses the block and leave it out.
  void *volatile block = malloc(LARGEST_THRESHOLD / 2);
  free(block);
  uintptr_t end = (uintptr_t)sbrk(0);
  start = (start + LARGE_PAGE - 1) & ~(uintptr_t)(LARGE_PAGE - 1);
  if (end > start + LARGE_PAGE) madvise((void *)start, end - start, MADV_HUGEPAGE);
}
#else
void platform_expect_memory(unsigned long bytes) { (void)bytes; }
#endif
