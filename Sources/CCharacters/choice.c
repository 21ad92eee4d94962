#include "characters.h"

// A product and a sum are rounded each by itself, as everywhere else.
#pragma STDC FP_CONTRACT OFF

static inline double bounded(float score) { return score < -12 ? -12 : score > 12 ? 12 : score; }

int32_t wotu_reached(const wotu_terms *terms, const wotu_vote_kinds *kinds, const float *scores, const uint8_t *votes,
                     const uint8_t *alone, const double *limits, int32_t count, double *odds, int32_t *reached,
                     int32_t *best) {
  const wotu_terms own_terms = *terms;
  const uint32_t naming = kinds->naming, against = kinds->against, sure = kinds->sure;
  uint32_t is_named = 0, is_named_beside = 0, is_sure = 0;
  float highest = -__builtin_inff();
  for (int32_t label = 0; label < count; label++) {
    uint32_t beside = alone[label] == 0, names = naming >> votes[label] & 1;
    is_named |= names;
    is_named_beside |= names & beside;
    is_sure |= (votes[label] == sure) & beside;
    highest = scores[label] > highest ? scores[label] : highest;
  }
  // As seen from a label that stands alone, and from the others.
  const uint32_t places[2] = {is_named, is_named_beside ? 2 : is_named};
  const double top = bounded(highest);
  double most = -__builtin_inf();
  int32_t number = 0;
  for (int32_t label = 0; label < count; label++) {
    uint32_t stands_alone = alone[label] & 1, vote = votes[label];
    double own = bounded(scores[label]);
    double value = own_terms.slope * own;
    value = value + own_terms.gap * (own - top);
    value = value + own_terms.offsets[label];
    value = value + own_terms.votes[vote * 3 + places[stands_alone]];
    // No branches: which label leads is anybody's guess. A label that stands alone takes nothing away that is named beyond doubt.
    uint32_t is_out = (vote == against) | (is_sure & stands_alone);
    reached[number] = label;
    number += (value >= limits[label]) & (is_out ^ 1);
    double counts = __builtin_unpredictable(is_out) ? -__builtin_inf() : value;
    odds[label] = value;
    most = counts > most ? counts : most;
  }
  *best = -1;
  if (number > 0) {
    // Whoever is best has reached a limit or is not asked for.
    return number;
  }
  for (int32_t label = count - 1; label >= 0; label--) {
    uint32_t is_out = (votes[label] == against) | (is_sure & alone[label]);
    if (!is_out && odds[label] == most) *best = label;
  }
  return 0;
}
