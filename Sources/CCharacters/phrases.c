#include "characters.h"

static const uint32_t found_bit = 1u << 31;

// The row and the place in it of a character's hash.
static inline uint32_t hash(uint16_t character) { return character * 0x9E3779B1u; }
static inline uint32_t row_of(uint32_t hash) { return hash >> 20; }
static inline uint32_t bit_of(uint32_t hash) { return hash >> 14 & 63; }

void wotu_note_beginning(uint64_t *beginnings, uint16_t first, int32_t second) {
  beginnings[row_of(hash(first))] |= second < 0 ? ~0ull : 1ull << bit_of(hash((uint16_t)second));
}

// Where a phrase may begin. No branches: a place where none does is overwritten by the next.
static int32_t find_places(const uint64_t *beginnings, const uint16_t *characters, int32_t count, uint16_t *places) {
  int32_t number = 0;
  uint32_t own = hash(characters[0]);
  for (int32_t place = 0; place < count; place++) {
    uint32_t next = hash(characters[place + 1]);
    places[number] = (uint16_t)place;
    number += (int32_t)(beginnings[row_of(own)] >> bit_of(next) & 1);
    own = next;
  }
  return number;
}

int32_t wotu_find_phrases(const wotu_phrases *phrases, const uint16_t *characters, const uint16_t *offsets,
                          int32_t count, uint16_t *places, wotu_match *found, int32_t room) {
  int32_t number = find_places(phrases->beginnings, characters, count, places);
  // Where nothing else begins, no first part does.
  if (number == 0) return 0;
  places[number] = (uint16_t)count;
  int32_t matches = 0;
  // The last place where a second part may begin.
  int32_t last = -1;
  int32_t place = places[0];
  while (place < count) {
    uint32_t class = phrases->classes[characters[place]];
    uint32_t target = phrases->root[class];
    uint32_t slot = phrases->step_count + class;
    while (1) {
      place += 1;
      if (target & found_bit) {
        for (int32_t output = phrases->output_start[slot]; output < phrases->output_start[slot + 1]; output++) {
          if (matches == room) return -1;
          wotu_output own = phrases->outputs[output];
          last = own.length & 1 ? place + phrases->reach : last;
          found[matches++] = (wotu_match){offsets[place - (own.length >> 1)], offsets[place], own.phrase};
        }
      }
      uint32_t base = target & ~found_bit;
      if (base == 0 || place >= count) break;
      slot = base + phrases->classes[characters[place]];
      // What the state does not do itself the root does: nothing that began before this character goes on, so that the next
      // phrase begins at a place where one may.
      if (phrases->steps[slot].owner != base) break;
      target = phrases->steps[slot].target;
    }
    while (*places < place) places++;
    int32_t next = *places;
    for (; place <= last && place < next; place++)
      if (phrases->tails[characters[place] >> 6] >> (characters[place] & 63) & 1) break;
    place = place <= last && place < next ? place : next;
  }
  return matches;
}
