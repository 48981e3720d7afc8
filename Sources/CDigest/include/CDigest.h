#ifndef PARLANCE_CDIGEST_H
#define PARLANCE_CDIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Mixes whole 64-byte blocks into a SHA-256 state (FIPS 180-4, section 6.2.2), with the processor's own
/// instructions where it has them.
void parlance_sha256_mix(uint32_t state[8], const uint8_t *bytes, size_t blocks);

/// The same in plain C, for processors without them.
void parlance_sha256_mix_portably(uint32_t state[8], const uint8_t *bytes, size_t blocks);

/// Whether `parlance_sha256_mix` has the processor's help.
bool parlance_sha256_is_accelerated(void);

#endif
