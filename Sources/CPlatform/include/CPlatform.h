#ifndef CPLATFORM_H
#define CPLATFORM_H

/// Exchanges two paths in one step: after it, each name stands for what the other did, and no moment lies between.
/// Returns 0, or -1 with errno set (ENOSYS or EINVAL where the kernel or the file system can't).
int platform_exchange(const char *first, const char *second);

/// Tells the allocator that about so many bytes will be wanted soon: it then takes them at once, in large pages where
/// the system has them, instead of a page fault for every 4 kB. Changes nothing but speed.
void platform_expect_memory(unsigned long bytes);

#endif
