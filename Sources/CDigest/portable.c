#include "CDigest.h"
#include "constants.h"

static inline uint32_t turn(uint32_t word, int count) { return word >> count | word << (32 - count); }

static inline uint32_t read_word(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/// The message schedule in a ring of 16 words: word t replaces word t - 16.
static inline uint32_t next_word(uint32_t words[16], int t) {
  uint32_t near = words[(t + 1) & 15], far = words[(t + 14) & 15];
  uint32_t low = turn(near, 7) ^ turn(near, 18) ^ near >> 3;
  uint32_t high = turn(far, 17) ^ turn(far, 19) ^ far >> 10;
  return words[t & 15] += low + words[(t + 9) & 15] + high;
}

/// One round. Instead of moving all eight working variables along, each call names them one place further.
#define ROUND(a, b, c, d, e, f, g, h, t, word)                                                           \
  do {                                                                                                   \
    uint32_t first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) +                \
                     round_constants[t] + (word);                                                        \
    d += first;                                                                                          \
    h = first + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));                    \
  } while (0)

#define EIGHT_ROUNDS(t, WORD)                                                                            \
  ROUND(a, b, c, d, e, f, g, h, (t), WORD(t));                                                           \
  ROUND(h, a, b, c, d, e, f, g, (t) + 1, WORD((t) + 1));                                                 \
  ROUND(g, h, a, b, c, d, e, f, (t) + 2, WORD((t) + 2));                                                 \
  ROUND(f, g, h, a, b, c, d, e, (t) + 3, WORD((t) + 3));                                                 \
  ROUND(e, f, g, h, a, b, c, d, (t) + 4, WORD((t) + 4));                                                 \
  ROUND(d, e, f, g, h, a, b, c, (t) + 5, WORD((t) + 5));                                                 \
  ROUND(c, d, e, f, g, h, a, b, (t) + 6, WORD((t) + 6));                                                 \
  ROUND(b, c, d, e, f, g, h, a, (t) + 7, WORD((t) + 7))

#define READ(t) (words[t] = read_word(bytes + (t) * 4))
#define NEXT(t) next_word(words, (t))

void parlance_sha256_mix_portably(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  for (; blocks > 0; blocks -= 1, bytes += 64) {
    uint32_t words[16];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    EIGHT_ROUNDS(0, READ);
    EIGHT_ROUNDS(8, READ);
    for (int t = 16; t < 64; t += 16) {
      EIGHT_ROUNDS(t, NEXT);
      EIGHT_ROUNDS(t + 8, NEXT);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
