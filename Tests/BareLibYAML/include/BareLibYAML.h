#ifndef BARE_LIBYAML_H
#define BARE_LIBYAML_H

#include <stddef.h>
#include <stdint.h>

/// Drains libyaml's events over `bytes`, with nothing around it, and prints them in the notation of the YAML test
/// suite's `test.event`. A refusal ends the text with a line `ERROR`. The caller frees the text.
char *bare_libyaml_events(const uint8_t *bytes, size_t count);

/// Drains libyaml's events over `bytes` and gives their number, or -1 if it refuses the text.
long bare_libyaml_drain(const uint8_t *bytes, size_t count);

#endif
