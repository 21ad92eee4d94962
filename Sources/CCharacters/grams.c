#include "characters.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define WOTU_X86 1
#endif

// A product and a sum are rounded each by itself, as everywhere else.
#pragma STDC FP_CONTRACT OFF

enum { class_unknown = 0, class_begin = 1, class_end = 2 };
// From so many on, pairs go by their rows; from so many places on, they are put together by sorting.
enum { few_pairs = 64, few_places = 2048 };

#define BODY static inline __attribute__((always_inline))
typedef int16_t short16 __attribute__((vector_size(32)));
typedef int32_t whole16 __attribute__((vector_size(64)));
typedef float float16 __attribute__((vector_size(64)));
typedef int16_t short8 __attribute__((vector_size(16)));
typedef int32_t whole8 __attribute__((vector_size(32)));
typedef float float8 __attribute__((vector_size(32)));

static int by_row(const void *left, const void *right) {
  uint32_t one = ((const wotu_pair *)left)->row, other = ((const wotu_pair *)right)->row;
  return one < other ? -1 : one > other;
}

BODY wotu_repeat repeated(const wotu_grams *grams, uint32_t row, uint32_t first, int32_t times) {
  float value = grams->damped[times < grams->damped_count ? times : grams->damped_count - 1];
  float square = value * value;
  return (wotu_repeat){row, first, value - (float)times, square - (float)times};
}

// How often a row comes before a place, and at all. What lies behind the last row does not count.
BODY void count_row(const uint32_t *rows, int32_t places, int32_t place, uint32_t row, int32_t *before, int32_t *times) {
  const whole16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  whole16 earlier = {0}, all = {0};
  for (int32_t start = 0; start < places; start += 16) {
    whole16 group;
    memcpy(&group, rows + start, sizeof group);
    whole16 same = group == (whole16){0} + (int32_t)row;
    earlier -= same & (lanes < (whole16){0} + (place - start));
    all -= same & (lanes < (whole16){0} + (places - start));
  }
  *before = __builtin_reduce_add(earlier);
  *times = __builtin_reduce_add(all);
}

// Whether so many places have pairs of which both characters come more than once that the pairs go by their rows.
static int goes_by_rows(const wotu_gram_memory *memory, int32_t places) {
  if (places <= few_pairs) return 0;
  int32_t number = 0;
  uint32_t before = 0;
  for (int32_t place = 0; place < places; place++) {
    uint32_t now = memory->times[memory->classes[place]] - memory->start > 1;
    number += (int32_t)(before & now);
    before = now;
  }
  return number > few_pairs;
}

// The pairs that come more than once, each with how often; for very long texts.
static int32_t sorted_pairs(const wotu_grams *grams, const wotu_gram_memory *memory, int32_t places) {
  wotu_pair *pairs = memory->pairs;
  int32_t count = 0, number = 0;
  for (int32_t place = 0; place < places; place++) {
    pairs[count] = (wotu_pair){memory->rows[place], grams->singles[memory->classes[place]].row};
    count += pairs[count].row != pairs[count].first;
  }
  qsort(pairs, (size_t)count, sizeof(wotu_pair), by_row);
  for (int32_t start = 0, end; start < count; start = end) {
    for (end = start + 1; end < count && pairs[end].row == pairs[start].row;) end++;
    if (end - start > 1)
      memory->repeats[number++] = repeated(grams, pairs[start].row, pairs[start].first, end - start);
  }
  return number;
}

// The same of pairs of which both characters have stood before: the second of its kind speaks for all.
BODY int32_t few_repeats(const wotu_grams *grams, const wotu_gram_memory *memory, int32_t places, int32_t count) {
  int32_t kept = 0;
  for (int32_t index = 0; index < count; index++) {
    int32_t place = (int32_t)memory->candidates[index];
    uint32_t row = memory->rows[place];
    int32_t before, times;
    count_row(memory->rows, places, place, row, &before, &times);
    uint32_t first = grams->singles[memory->classes[place]].row;
    memory->repeats[kept] = repeated(grams, row, first, times);
    kept += (before == 1) & (row != first);
  }
  // The order in which numbers are rounded must not depend on how they are found.
  if (kept > 1 && goes_by_rows(memory, places)) qsort(memory->repeats, (size_t)kept, sizeof(wotu_repeat), by_row);
  return kept;
}

// Sums of the numbers from `from` on as scores, with what repeats; the square's sum gives the scale.
#define FINISH(width, shorts, wholes, floats)                                                                          \
  BODY void finish##width(const wotu_grams *grams, const wotu_repeat *repeats, int32_t count, int32_t from,            \
                          const wholes *sum, float *scale, float *scores) {                                            \
    const int16_t *base = grams->rows + from;                                                                          \
    floats result = __builtin_convertvector(*sum, floats);                                                             \
    for (int32_t index = 0; index < count; index++) {                                                                  \
      wotu_repeat given = repeats[index];                                                                              \
      shorts numbers, others;                                                                                          \
      memcpy(&numbers, base + given.row * (int64_t)grams->stride, sizeof numbers);                                     \
      memcpy(&others, base + given.first * (int64_t)grams->stride, sizeof others);                                     \
      wholes rest = __builtin_convertvector(numbers, wholes) - __builtin_convertvector(others, wholes);                \
      floats factors = (floats){0} + given.weights;                                                                    \
      if (from == 0) factors[0] = given.square;                                                                        \
      floats product = factors * __builtin_convertvector(rest, floats);                                                \
      result += product;                                                                                               \
    }                                                                                                                  \
    if (from == 0) {                                                                                                   \
      float squares = result[0] * grams->square_unit;                                                                  \
      *scale = squares > 0 ? grams->unit / __builtin_sqrtf(squares) : 0;                                               \
    }                                                                                                                  \
    floats constants;                                                                                                  \
    memcpy(&constants, grams->constants + from, sizeof constants);                                                     \
    floats scaled = result * *scale;                                                                                   \
    result = constants + scaled;                                                                                       \
    float out[width];                                                                                                  \
    memcpy(out, &result, sizeof result);                                                                               \
    int32_t end = grams->label_count + 1 - from < width ? grams->label_count + 1 - from : width;                       \
    for (int32_t lane = from == 0; lane < end; lane++) scores[from + lane - 1] = out[lane];                            \
  }
FINISH(16, short16, whole16, float16)
FINISH(8, short8, whole8, float8)

#define ADD(width, shorts, wholes)                                                                                     \
  BODY void add##width(const wotu_grams *grams, const uint32_t *rows, int32_t places, int32_t from, wholes *sum) {     \
    *sum = (wholes){0};                                                                                                \
    for (int32_t place = 0; place < places; place++) {                                                                 \
      shorts numbers;                                                                                                  \
      memcpy(&numbers, grams->rows + from + rows[place] * (int64_t)grams->stride, sizeof numbers);                     \
      *sum += __builtin_convertvector(numbers, wholes);                                                                \
    }                                                                                                                  \
  }
ADD(16, short16, whole16)
ADD(8, short8, whole8)

// Of 64 numbers, which are 1, and which are above 0: one bit each.
typedef void (*seen_finder)(const uint16_t *befores, uint64_t *ones, uint64_t *above);

BODY void find_seen_portably(const uint16_t *befores, uint64_t *ones, uint64_t *above) {
  *ones = *above = 0;
  for (int32_t place = 0; place < 64; place++) {
    *ones |= (uint64_t)(befores[place] == 1) << place;
    *above |= (uint64_t)(befores[place] != 0) << place;
  }
}

// `table`: 0 where the text consists of classes already.
BODY void score(seen_finder find_seen, const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                const wotu_gram_memory *memory, float *scores) {
  uint32_t *rows = memory->rows, *candidates = memory->candidates, *times = memory->times;
  uint16_t *classes = memory->classes, *again = memory->again;
  const uint32_t start = memory->start;
  const int64_t stride = grams->stride;
  // The mark of the end begins no gram; without any character there is none at all.
  const int32_t places = count > 0 ? count + 1 : 0;
  // Short loops, one after the other: so the processor waits for the memory of a whole text at once.
  classes[0] = class_begin;
  for (int32_t place = 0; place < count; place++) classes[place + 1] = table ? table[text[place]] : text[place];
  classes[count + 1] = class_end;
  for (int32_t place = 0; place < places; place++) {
    uint32_t character = classes[place];
    wotu_single single = grams->singles[character];
    uint32_t branch = grams->branches[single.base + classes[place + 1]] ^ character << 16;
    uint32_t row = single.row + (__builtin_unpredictable(branch < 1u << 16) ? branch : 0);
    rows[place] = row;
    __builtin_prefetch(grams->rows + row * stride);
  }
  uint16_t *befores = memory->befores;
  for (int32_t place = 0; place < places; place++) {
    uint32_t character = classes[place];
    // What other texts left lies below the start.
    uint32_t before = times[character];
    before = before < start ? start : before;
    times[character] = before + 1;
    befores[place] = (uint16_t)(before - start);
  }
  int32_t again_count = 0, candidate_count = 0;
  uint64_t was_seen = 0;
  for (int32_t first = 0; first < places; first += 64) {
    uint64_t second_times, seen;
    find_seen(befores + first, &second_times, &seen);
    const int32_t left = places - first;
    const uint64_t inside = left >= 64 ? ~0ull : (1ull << left) - 1;
    // The pair that ends here may stand further to the left as well where both its characters do.
    uint64_t both = seen & (seen << 1 | was_seen) & inside;
    was_seen = seen >> 63;
    for (second_times &= inside; second_times; second_times &= second_times - 1) {
      uint16_t character = classes[first + __builtin_ctzll(second_times)];
      again[again_count] = character;
      again_count += character != class_unknown;
    }
    for (; both; both &= both - 1) candidates[candidate_count++] = (uint32_t)(first + __builtin_ctzll(both) - 1);
  }
  whole16 sum;
  add16(grams, rows, places, 0, &sum);
  int32_t repeats = 0;
  if (candidate_count > few_pairs && places > few_places && goes_by_rows(memory, places))
    repeats = sorted_pairs(grams, memory, places);
  else if (candidate_count > 0)
    repeats = few_repeats(grams, memory, places, candidate_count);
  for (int32_t index = 0; index < again_count; index++)
    memory->repeats[repeats++] =
        repeated(grams, grams->singles[again[index]].row, 0, (int32_t)(times[again[index]] - start));
  float scale = 0;
  finish16(grams, memory->repeats, repeats, 0, &sum, &scale, scores);
  for (int32_t from = 16; from < grams->stride; from += 16) {
    if (from + 16 <= grams->stride) {
      add16(grams, rows, places, from, &sum);
      finish16(grams, memory->repeats, repeats, from, &sum, &scale, scores);
    } else {
      whole8 rest;
      add8(grams, rows, places, from, &rest);
      finish8(grams, memory->repeats, repeats, from, &rest, &scale, scores);
    }
  }
}

BODY void score_any(seen_finder find_seen, const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                    const wotu_gram_memory *memory, float *scores) {
  if (table)
    score(find_seen, grams, table, text, count, memory, scores);
  else
    score(find_seen, grams, 0, text, count, memory, scores);
}

#ifdef WOTU_X86
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2,popcnt")))
#define NARROW __attribute__((target("avx2,bmi,bmi2,popcnt")))

WIDE static inline void find_seen_512(const uint16_t *befores, uint64_t *ones, uint64_t *above) {
  __m512i low = _mm512_loadu_si512(befores), high = _mm512_loadu_si512(befores + 32);
  const __m512i one = _mm512_set1_epi16(1);
  *ones = _mm512_cmpeq_epi16_mask(low, one) | (uint64_t)_mm512_cmpeq_epi16_mask(high, one) << 32;
  *above = _mm512_test_epi16_mask(low, low) | (uint64_t)_mm512_test_epi16_mask(high, high) << 32;
}

NARROW static inline void find_seen_256(const uint16_t *befores, uint64_t *ones, uint64_t *above) {
  *ones = *above = 0;
  for (int32_t half = 0; half < 2; half++) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(befores + half * 32));
    __m256i high = _mm256_loadu_si256((const __m256i *)(befores + half * 32 + 16));
    // Numbers stay below 32768, so that none changes its kind by being packed; lanes are put in their order.
    __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xD8);
    uint32_t is_one = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(1)));
    uint32_t is_zero = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
    *ones |= (uint64_t)is_one << (half * 32);
    *above |= (uint64_t)~is_zero << (half * 32);
  }
}

WIDE static void score_512(const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                           const wotu_gram_memory *memory, float *scores) {
  score_any(find_seen_512, grams, table, text, count, memory, scores);
}

NARROW static void score_256(const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                             const wotu_gram_memory *memory, float *scores) {
  score_any(find_seen_256, grams, table, text, count, memory, scores);
}
#endif

void wotu_score(wotu_vectors vectors, const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                const wotu_gram_memory *memory, float *scores) {
#ifdef WOTU_X86
  if (vectors == wotu_vectors_512) {
    score_512(grams, table, text, count, memory, scores);
    return;
  }
  if (vectors == wotu_vectors_256) {
    score_256(grams, table, text, count, memory, scores);
    return;
  }
#endif
  (void)vectors;
  score_any(find_seen_portably, grams, table, text, count, memory, scores);
}
