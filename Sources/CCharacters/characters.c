#include "characters.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WOTU_X86 1
#endif

wotu_vectors wotu_widest_vectors(void) {
#ifdef WOTU_X86
  if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2"))
    return wotu_vectors_512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return wotu_vectors_256;
#endif
  return wotu_vectors_none;
}

static int32_t read_portably(const uint8_t *bytes, int32_t count, uint16_t *characters, uint16_t *offsets,
                             int32_t *has_blanks) {
  int32_t blanks = 0;
  int32_t number = 0;
  int32_t position = 0;
  while (position < count) {
    uint8_t first = bytes[position];
    offsets[number] = (uint16_t)position;
    if (first < 0x80) {
      characters[number] = first;
      blanks |= first <= 0x20;
      position += 1;
    } else if ((first & 0xF0) == 0xE0 && position + 2 < count && (bytes[position + 1] & 0xC0) == 0x80 &&
               (bytes[position + 2] & 0xC0) == 0x80) {
      characters[number] =
          (uint16_t)(first << 12 | (bytes[position + 1] & 0x3F) << 6 | (bytes[position + 2] & 0x3F));
      position += 3;
    } else {
      return -1;
    }
    blanks |= characters[number] == 0x3000 || characters[number] == 0xFEFF;
    number += 1;
  }
  *has_blanks = blanks;
  characters[number] = 0;
  offsets[number] = (uint16_t)count;
  return number;
}

#ifdef WOTU_X86
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt")))

// Sixteen-bit characters of thirty-two first, second and third bytes.
WIDE static inline __m512i joined(__m256i first, __m256i second, __m256i third) {
  const __m512i low_bits = _mm512_set1_epi16(0x3F);
  __m512i one = _mm512_cvtepu8_epi16(first);
  __m512i two = _mm512_and_si512(_mm512_cvtepu8_epi16(second), low_bits);
  __m512i three = _mm512_and_si512(_mm512_cvtepu8_epi16(third), low_bits);
  __m512i all = _mm512_or_si512(_mm512_slli_epi16(one, 12), _mm512_or_si512(_mm512_slli_epi16(two, 6), three));
  return _mm512_mask_mov_epi16(one, _mm512_cmpge_epu16_mask(one, _mm512_set1_epi16(0x80)), all);
}

// Which bits of a vector of characters are white space.
WIDE static inline uint32_t blanks_of(__m512i characters) {
  return _mm512_cmple_epu16_mask(characters, _mm512_set1_epi16(0x20)) |
         _mm512_cmpeq_epi16_mask(characters, _mm512_set1_epi16(0x3000)) |
         _mm512_cmpeq_epi16_mask(characters, _mm512_set1_epi16((short)0xFEFF));
}

WIDE static int32_t read_512(const uint8_t *bytes, int32_t count, uint16_t *characters, uint16_t *offsets,
                             int32_t *has_blanks) {
  const __m512i places = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
      34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
      4, 3, 2, 1, 0);
  int32_t number = 0;
  // Bytes at the beginning of the block that belong to a character of the block before.
  uint64_t open = 0;
  uint64_t blanks = 0;
  for (int32_t position = 0; position < count; position += 64) {
    int32_t left = count - position;
    uint64_t valid = left >= 64 ? ~0ull : _bzhi_u64(~0ull, (unsigned)left);
    __m512i first = _mm512_maskz_loadu_epi8(valid, bytes + position);
    uint64_t leads = _mm512_cmpeq_epi8_mask(_mm512_and_si512(first, _mm512_set1_epi8((char)0xF0)),
                                            _mm512_set1_epi8((char)0xE0));
    uint64_t following = _mm512_cmpeq_epi8_mask(_mm512_and_si512(first, _mm512_set1_epi8((char)0xC0)),
                                                _mm512_set1_epi8((char)0x80));
    uint64_t starts = (leads | ~_mm512_movepi8_mask(first)) & valid;
    if (following != (leads << 1 | leads << 2 | open) || (starts | following) != valid) return -1;
    open = leads >> 63 | leads >> 62;
    // Nothing is read behind the text.
    uint64_t one_on = left > 64 ? ~0ull : valid >> 1;
    uint64_t two_on = left > 65 ? ~0ull : left > 64 ? ~0ull >> 1 : valid >> 2;
    __m512i second = _mm512_maskz_loadu_epi8(one_on, bytes + position + 1);
    __m512i third = _mm512_maskz_loadu_epi8(two_on, bytes + position + 2);
    first = _mm512_maskz_compress_epi8(starts, first);
    second = _mm512_maskz_compress_epi8(starts, second);
    third = _mm512_maskz_compress_epi8(starts, third);
    __m512i place = _mm512_maskz_compress_epi8(starts, places);
    __m512i base = _mm512_set1_epi16((short)position);
    int32_t found = (int32_t)__builtin_popcountll(starts);
    __m512i read = joined(_mm512_castsi512_si256(first), _mm512_castsi512_si256(second), _mm512_castsi512_si256(third));
    blanks |= _bzhi_u64(blanks_of(read), (unsigned)found);
    _mm512_storeu_si512(characters + number, read);
    _mm512_storeu_si512(offsets + number,
                        _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(place))));
    if (found > 32) {
      read = joined(_mm512_extracti64x4_epi64(first, 1), _mm512_extracti64x4_epi64(second, 1),
                    _mm512_extracti64x4_epi64(third, 1));
      blanks |= _bzhi_u64(blanks_of(read), (unsigned)found - 32);
      _mm512_storeu_si512(characters + number + 32, read);
      _mm512_storeu_si512(offsets + number + 32,
                          _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(place, 1))));
    }
    number += found;
  }
  if (open != 0) return -1;
  *has_blanks = blanks != 0;
  characters[number] = 0;
  offsets[number] = (uint16_t)count;
  return number;
}
#endif

int32_t wotu_read_characters(wotu_vectors vectors, const uint8_t *bytes, int32_t count, uint16_t *characters,
                             uint16_t *offsets, int32_t *has_blanks) {
#ifdef WOTU_X86
  if (vectors == wotu_vectors_512) return read_512(bytes, count, characters, offsets, has_blanks);
#endif
  (void)vectors;
  return read_portably(bytes, count, characters, offsets, has_blanks);
}
