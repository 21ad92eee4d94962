// What every character of every text goes through, where Swift's compiler leaves too much on the path: reading UTF-8 as characters of
// sixteen bits, finding phrases, adding up the grams of a learned model. Every function has a portable body; on x86-64 the widest
// vectors that the processor has are chosen at run time. All bodies give the same bits.
#ifndef WOTU_CHARACTERS_H
#define WOTU_CHARACTERS_H
#include <stdint.h>

// The vectors that a body may use; for the tests that hold the bodies together.
typedef enum { wotu_vectors_none, wotu_vectors_256, wotu_vectors_512 } wotu_vectors;
// The widest that the processor has.
wotu_vectors wotu_widest_vectors(void);

// Reads a text that consists of ASCII and of well-formed sequences of three bytes. `characters` and `offsets` (where each character
// begins, and the end behind them) have room for 65 more than `count`, which is below 65536; a 0 is put behind the characters.
// Returns the number of characters, -1 where the text has others: it is for a slower reader. `has_blanks` becomes whether any of them
// may be white space or a mark of order.
int32_t wotu_read_characters(wotu_vectors vectors, const uint8_t *bytes, int32_t count, uint16_t *characters,
                             uint16_t *offsets, int32_t *has_blanks);

// A step of the automaton, as the Swift side lays it out: who may take it, where the next row begins, and in the highest bit
// whether a phrase ends there.
typedef struct {
  uint32_t owner;
  uint32_t target;
} wotu_step;

// A phrase that ends somewhere: its number; its characters, times two, and one more where it is the first part of others, whose
// second parts begin within `reach` characters behind it.
typedef struct {
  int32_t phrase;
  int32_t length;
} wotu_output;

typedef struct {
  const uint16_t *classes;
  const wotu_step *steps;
  const uint32_t *root;
  const int32_t *output_start;
  const wotu_output *outputs;
  // Where a phrase may begin, by two characters: see wotu_note_beginning.
  const uint64_t *beginnings;
  // One bit a character: whether it is, alone, such a second part and nothing else. Looked for only behind a first part.
  const uint64_t *tails;
  int32_t reach;
  uint32_t step_count;
} wotu_phrases;

typedef struct {
  int32_t start;
  int32_t end;
  int32_t phrase;
} wotu_match;

// Rows of `beginnings`.
enum { wotu_beginning_rows = 4096 };
// Notes that a phrase may begin with these two characters; `second` below 0: with the first and any other.
void wotu_note_beginning(uint64_t *beginnings, uint16_t first, int32_t second);

// Every occurrence of every phrase, by where it ends, but for second parts out of reach. `places` has room for one more than the characters.
// Returns their number; -1: there are more than `room`.
int32_t wotu_find_phrases(const wotu_phrases *phrases, const uint16_t *characters, const uint16_t *offsets,
                          int32_t count, uint16_t *places, wotu_match *found, int32_t room);

// A character of a learned model: where its pairs stand among the branches, and the row of its weights.
typedef struct {
  uint32_t base;
  uint32_t row;
} wotu_single;

typedef struct {
  const uint16_t *classes;
  const wotu_single *singles;
  const uint32_t *branches;
  // `stride` numbers a row, a multiple of 8; the first is the square of the rarity, then comes one a label. Row 0 has zeros.
  const int16_t *rows;
  // Shifted as the numbers of a row are, `stride` of them.
  const float *constants;
  // 1 + ln tf, by tf.
  const float *damped;
  int32_t damped_count;
  int32_t stride;
  int32_t label_count;
  float square_unit;
  float unit;
} wotu_grams;

// A pair that a text has more than once: its row, and that of its first character alone.
typedef struct {
  uint32_t row;
  uint32_t first;
} wotu_pair;

// A gram that a text has more than once: its row, the row that is to be taken from it, and what is still to be added of its weights
// and of its square.
typedef struct {
  uint32_t row;
  uint32_t first;
  float weights;
  float square;
} wotu_repeat;

// Memory for one text after the other, each part with room for 66 more than the text has characters.
typedef struct {
  uint32_t *rows;
  uint32_t *candidates;
  uint16_t *classes;
  uint16_t *again;
  uint16_t *befores;
  wotu_pair *pairs;
  wotu_repeat *repeats;
  // One a class; how often the text has it, counted from `start`, which is above all that stands there and rises from text to text.
  uint32_t *times;
  uint32_t start;
} wotu_gram_memory;

// Scores of all labels for a text without such runs, and without the marks of beginning and end.
// `table` gives the classes of the characters; 0: `text` consists of classes. One more than the text must be readable.
void wotu_score(wotu_vectors vectors, const wotu_grams *grams, const uint16_t *table, const uint16_t *text, int32_t count,
                const wotu_gram_memory *memory, float *scores);

// What turns scores and votes into log-odds: one number a label, and one for each vote and each place that the rules point at
// otherwise (nowhere, at another label, at one that stands beside others).
typedef struct {
  double slope;
  double gap;
  const double *offsets;
  const double *votes;
} wotu_terms;

// The votes that name a label, one bit each; the vote against it; the vote beyond doubt.
typedef struct {
  uint32_t naming;
  uint32_t against;
  uint32_t sure;
} wotu_vote_kinds;

// Log-odds of all labels, and the labels that reach their limits, rising; returns their number. Where none does, `best` is the label
// that comes nearest to being right, −1 where every label is voted against.
int32_t wotu_reached(const wotu_terms *terms, const wotu_vote_kinds *kinds, const float *scores, const uint8_t *votes,
                     const uint8_t *alone, const double *limits, int32_t count, double *odds, int32_t *reached,
                     int32_t *best);
#endif
