#include "CDigest.h"
#include "constants.h"

#if defined(__x86_64__)

#include <immintrin.h>

/// With the SHA extensions (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2:
/// SHA256RNDS2, SHA256MSG1, SHA256MSG2). The state lies in two registers, as those instructions want it: ABEF
/// and CDGH.
__attribute__((target("sha,sse4.1,ssse3")))
static void mix_with_extensions(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  const __m128i byte_order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i dcba = _mm_loadu_si128((const __m128i *)&state[0]);
  __m128i hgfe = _mm_loadu_si128((const __m128i *)&state[4]);
  __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1);
  __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);

  for (; blocks > 0; blocks -= 1, bytes += 64) {
    __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i words[4];
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group += 1) {
      // Four words of the schedule in one register; words[group & 3] holds those of 16 rounds ago.
      __m128i word;
      if (group < 4) {
        word = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + group * 16)), byte_order);
      } else {
        __m128i before = words[(group + 3) & 3];
        __m128i sum = _mm_sha256msg1_epu32(words[group & 3], words[(group + 1) & 3]);
        sum = _mm_add_epi32(sum, _mm_alignr_epi8(before, words[(group + 2) & 3], 4));
        word = _mm_sha256msg2_epu32(sum, before);
      }
      words[group & 3] = word;
      __m128i input = _mm_add_epi32(word, _mm_load_si128((const __m128i *)&round_constants[group * 4]));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)&state[0], _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)&state[4], _mm_alignr_epi8(dchg, feba, 8));
}

bool parlance_sha256_is_accelerated(void) {
  return __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
}

#else

bool parlance_sha256_is_accelerated(void) { return false; }

#endif

void parlance_sha256_mix(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
#if defined(__x86_64__)
  if (parlance_sha256_is_accelerated()) {
    mix_with_extensions(state, bytes, blocks);
    return;
  }
#endif
  parlance_sha256_mix_portably(state, bytes, blocks);
}
