/// Keeps of overlapping matches the longest, of equally long ones the first; the rest stands in the order of the text.
func keepLongest(_ matches: inout [PhraseMatch]) {
  guard matches.count > 1 else { return }
  // Nearly every text has few matches. Very long texts are resolved from left to right, which needs no comparing of all pairs.
  if matches.count > 256 { return keepLongestFromLeft(&matches) }
  sortInPlace(&matches) { left, right in
    let (leftLength, rightLength) = (left.end - left.start, right.end - right.start)
    return (-leftLength, left.start, left.phrase) < (-rightLength, right.start, right.phrase)
  }
  var kept = 0
  for index in matches.indices {
    let match = matches[index]
    var overlaps = false
    for other in 0..<kept where matches[other].start < match.end && match.start < matches[other].end {
      overlaps = true
      break
    }
    if overlaps { continue }
    matches[kept] = match
    kept += 1
  }
  matches.removeLast(matches.count - kept)
  sortInPlace(&matches) { $0.start < $1.start }
}

private func keepLongestFromLeft(_ matches: inout [PhraseMatch]) {
  matches.sort { left, right in
    (left.start, right.end - right.start, left.phrase) < (right.start, left.end - left.start, right.phrase)
  }
  var kept: [PhraseMatch] = []
  for match in matches where kept.last.map({ $0.end <= match.start }) ?? true { kept.append(match) }
  matches = kept
}

/// Sorts a few matches where they are, or many as the library does.
@inline(__always)
func sortInPlace(_ matches: inout [PhraseMatch], _ isBefore: (PhraseMatch, PhraseMatch) -> Bool) {
  if matches.count > 64 { return matches.sort(by: isBefore) }
  for index in 1..<max(matches.count, 1) {
    let match = matches[index]
    var place = index
    while place > 0, isBefore(match, matches[place - 1]) {
      matches[place] = matches[place - 1]
      place -= 1
    }
    if place != index { matches[place] = match }
  }
}
