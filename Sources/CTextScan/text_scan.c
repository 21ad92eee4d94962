#include "text_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WOTU_X86 1
#endif

// Eight bytes at a time: the high bit of each byte that equals `pattern`'s, gathered into eight bits by a multiplication.
static inline uint64_t equal_bits(uint64_t word, uint64_t pattern) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  uint64_t difference = word ^ pattern;
  uint64_t zero = ~(((difference & low) + low) | difference | low);
  return (zero >> 7) * 0x0102040810204080ull >> 56;
}

static void find_portably(const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter, wotu_masks *masks) {
  const uint64_t ones = 0x0101010101010101ull;
  for (size_t block = 0; block < blocks; block++) {
    wotu_masks found = {0, 0, 0, 0};
    for (int part = 0; part < 8; part++) {
      uint64_t word = 0;
      for (int byte = 0; byte < 8; byte++) word |= (uint64_t)bytes[block * 64 + part * 8 + byte] << (8 * byte);
      found.quote |= equal_bits(word, ones * quote) << (8 * part);
      found.delimiter |= equal_bits(word, ones * delimiter) << (8 * part);
      found.line_feed |= equal_bits(word, ones * 10) << (8 * part);
      found.carriage_return |= equal_bits(word, ones * 13) << (8 * part);
    }
    masks[block] = found;
  }
}

#ifdef WOTU_X86
static inline uint64_t equal16(const __m128i *parts, __m128i value) {
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++)
    bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[part], value)) << (16 * part);
  return bits;
}

static void find_sse2(const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter, wotu_masks *masks) {
  for (size_t block = 0; block < blocks; block++) {
    __m128i parts[4];
    for (int part = 0; part < 4; part++)
      parts[part] = _mm_loadu_si128((const __m128i *)(bytes + block * 64 + part * 16));
    masks[block].quote = equal16(parts, _mm_set1_epi8((char)quote));
    masks[block].delimiter = equal16(parts, _mm_set1_epi8((char)delimiter));
    masks[block].line_feed = equal16(parts, _mm_set1_epi8(10));
    masks[block].carriage_return = equal16(parts, _mm_set1_epi8(13));
  }
}

__attribute__((target("avx2"))) static inline uint64_t equal32(__m256i low, __m256i high, __m256i value) {
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, value));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, value));
  return first | (uint64_t)second << 32;
}

__attribute__((target("avx2"))) static void find_avx2(
    const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter, wotu_masks *masks) {
  const __m256i quotes = _mm256_set1_epi8((char)quote);
  const __m256i delimiters = _mm256_set1_epi8((char)delimiter);
  const __m256i line_feeds = _mm256_set1_epi8(10);
  const __m256i carriage_returns = _mm256_set1_epi8(13);
  for (size_t block = 0; block < blocks; block++) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + block * 64));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + block * 64 + 32));
    masks[block].quote = equal32(low, high, quotes);
    masks[block].delimiter = equal32(low, high, delimiters);
    masks[block].line_feed = equal32(low, high, line_feeds);
    masks[block].carriage_return = equal32(low, high, carriage_returns);
  }
}

// The three tables of the look-up algorithm: what a pair of bytes may be guilty of by the first byte's two halves and the
// second byte's upper half. Two bytes are wrong where all three agree on a charge.
enum {
  too_short = 1 << 0,
  too_long = 1 << 1,
  overlong_3 = 1 << 2,
  too_large = 1 << 3,
  surrogate = 1 << 4,
  overlong_2 = 1 << 5,
  too_large_1000 = 1 << 6,
  overlong_4 = 1 << 6,
  two_continuations = 1 << 7,
  carry = too_short | too_long | two_continuations,
};
#define FIRST_HIGH                                                                                                   \
  too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long, (char)two_continuations,           \
      (char)two_continuations, (char)two_continuations, (char)two_continuations, too_short | overlong_2, too_short,  \
      too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4
#define FIRST_LOW                                                                                                    \
  (char)(carry | overlong_3 | overlong_2 | overlong_4), (char)(carry | overlong_2), (char)carry, (char)carry,        \
      (char)(carry | too_large), (char)(carry | too_large | too_large_1000),                                         \
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),                        \
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),                        \
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000),                        \
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000 | surrogate),            \
      (char)(carry | too_large | too_large_1000), (char)(carry | too_large | too_large_1000)
#define SECOND_HIGH                                                                                                  \
  too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,                            \
      (char)(too_long | overlong_2 | two_continuations | overlong_3 | too_large_1000 | overlong_4),                  \
      (char)(too_long | overlong_2 | two_continuations | overlong_3 | too_large),                                    \
      (char)(too_long | overlong_2 | two_continuations | surrogate | too_large),                                     \
      (char)(too_long | overlong_2 | two_continuations | surrogate | too_large), too_short, too_short, too_short,    \
      too_short

__attribute__((target("avx2"))) static inline __m256i halves(__m256i bytes, __m256i table) {
  return _mm256_shuffle_epi8(table, bytes);
}

__attribute__((target("avx2"))) static inline __m256i shifted(__m256i bytes, __m256i before, const int count) {
  __m256i joined = _mm256_permute2x128_si256(before, bytes, 0x21);
  return count == 1   ? _mm256_alignr_epi8(bytes, joined, 15)
         : count == 2 ? _mm256_alignr_epi8(bytes, joined, 14)
                      : _mm256_alignr_epi8(bytes, joined, 13);
}

__attribute__((target("avx2"))) static size_t prefix_avx2(const uint8_t *bytes, size_t count) {
  const __m256i first_high = _mm256_setr_epi8(FIRST_HIGH, FIRST_HIGH);
  const __m256i first_low = _mm256_setr_epi8(FIRST_LOW, FIRST_LOW);
  const __m256i second_high = _mm256_setr_epi8(SECOND_HIGH, SECOND_HIGH);
  const __m256i low_half = _mm256_set1_epi8(0x0F);
  const __m256i high_bit = _mm256_set1_epi8((char)0x80);
  __m256i before = _mm256_setzero_si256();
  size_t position = 0;
  while (position + 32 <= count) {
    __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + position));
    if (_mm256_movemask_epi8(block) == 0) {
      // A sequence that the block before left open ends wrongly here.
      uint32_t last = (uint32_t)_mm256_extract_epi32(before, 7);
      if ((last >> 24) >= 0xC0 || (last >> 16 & 0xFF) >= 0xE0 || (last >> 8 & 0xFF) >= 0xF0) return position;
    } else {
      __m256i one = shifted(block, before, 1);
      __m256i special = _mm256_and_si256(
          _mm256_and_si256(
              halves(_mm256_and_si256(_mm256_srli_epi16(one, 4), low_half), first_high),
              halves(_mm256_and_si256(one, low_half), first_low)),
          halves(_mm256_and_si256(_mm256_srli_epi16(block, 4), low_half), second_high));
      __m256i third = _mm256_subs_epu8(shifted(block, before, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
      __m256i fourth = _mm256_subs_epu8(shifted(block, before, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
      __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), high_bit);
      __m256i wrong = _mm256_xor_si256(must, special);
      if (!_mm256_testz_si256(wrong, wrong)) return position;
    }
    before = block;
    position += 32;
  }
  return position;
}

__attribute__((target("avx2"))) static int high_avx2(const uint8_t *bytes, size_t count) {
  size_t position = 0;
  for (; position + 32 <= count; position += 32)
    if (_mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)(bytes + position))) != 0) return 1;
  for (; position < count; position++)
    if (bytes[position] >= 0x80) return 1;
  return 0;
}
#endif

void wotu_find_structure(const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter, wotu_masks *masks) {
  wotu_find_structure_at(wotu_widest, bytes, blocks, quote, delimiter, masks);
}

void wotu_find_structure_at(wotu_width width, const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter,
                            wotu_masks *masks) {
#ifdef WOTU_X86
  if (width == wotu_widest && __builtin_cpu_supports("avx2")) {
    find_avx2(bytes, blocks, quote, delimiter, masks);
    return;
  }
  if (width != wotu_portable) {
    find_sse2(bytes, blocks, quote, delimiter, masks);
    return;
  }
#endif
  (void)width;
  find_portably(bytes, blocks, quote, delimiter, masks);
}

size_t wotu_valid_utf8_prefix(const uint8_t *bytes, size_t count) {
#ifdef WOTU_X86
  if (__builtin_cpu_supports("avx2")) return prefix_avx2(bytes, count);
#endif
  return 0;
}

int wotu_has_high_byte(const uint8_t *bytes, size_t count) {
#ifdef WOTU_X86
  if (__builtin_cpu_supports("avx2")) return high_avx2(bytes, count);
#endif
  for (size_t position = 0; position < count; position++)
    if (bytes[position] >= 0x80) return 1;
  return 0;
}
