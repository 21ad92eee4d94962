// What Swift's vectors cannot say: one bit for each byte of a block that equals a given one, and the validation of UTF-8 by table
// look-ups. Every function has a portable body; on x86-64 the widest vectors that the processor has are chosen once, at run time.
#ifndef WOTU_TEXT_SCAN_H
#define WOTU_TEXT_SCAN_H
#include <stddef.h>
#include <stdint.h>

// One bit for each of 64 bytes, the first byte in the lowest bit.
typedef struct {
  uint64_t quote;
  uint64_t delimiter;
  uint64_t line_feed;
  uint64_t carriage_return;
} wotu_masks;

// Fills one entry for each block of 64 bytes. All 64 * blocks bytes must be readable.
void wotu_find_structure(const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter, wotu_masks *masks);

// The same by vectors of a chosen width, or without any; for the tests that hold them together.
typedef enum { wotu_portable, wotu_narrow, wotu_widest } wotu_width;
void wotu_find_structure_at(wotu_width width, const uint8_t *bytes, size_t blocks, uint8_t quote, uint8_t delimiter,
                            wotu_masks *masks);

// Length of a prefix without an error of UTF-8, but that a sequence may be cut at its end. Not always the longest such
// prefix: what follows is for a slower judge. 0 where the processor lacks the instructions.
// Source: J. Keiser, D. Lemire, Validating UTF-8 in less than one instruction per byte, 2021.
size_t wotu_valid_utf8_prefix(const uint8_t *bytes, size_t count);

// Whether any byte is above 0x7F.
int wotu_has_high_byte(const uint8_t *bytes, size_t count);
#endif
