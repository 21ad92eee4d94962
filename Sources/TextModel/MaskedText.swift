/// A text without some of its parts.
public enum MaskedText {
  /// Bytes of a text that say too little to be read by themselves.
  private static let least = 6

  /// Writes the text without the parts, which rise by their beginnings; false where too little would be left.
  public static func write(
    _ text: UnsafeBufferPointer<UInt8>, without masks: [Range<Int32>], to shown: inout [UInt8]
  ) -> Bool {
    shown.removeAll(keepingCapacity: true)
    var place = 0
    for mask in masks {
      if Int(mask.lowerBound) > place { shown += text[place..<Int(mask.lowerBound)] }
      place = max(place, Int(mask.upperBound))
    }
    if place < text.count { shown += text[place...] }
    return shown.count >= least
  }
}

extension PreparedModel {
  /// Scores a text without the parts that the rules found to say what is not so; whole, where nothing would be left.
  public func score(
    _ text: UnsafeBufferPointer<UInt8>, without masks: [Range<Int32>], into scratch: inout Scratch
  ) {
    if masks.isEmpty { return score(text, into: &scratch) }
    var shown = scratch.shown
    scratch.shown = []
    if MaskedText.write(text, without: masks, to: &shown) {
      shown.withUnsafeBufferPointer { score($0, into: &scratch) }
    } else {
      score(text, into: &scratch)
    }
    scratch.shown = shown
  }
}

extension LearnedModel {
  /// Reads a text as a run does: see ``PreparedModel/restore(_:_:into:)``.
  public func read(
    _ text: UnsafeBufferPointer<UInt8>, votes: [RuleVote], _ places: [NamedPlace], masks: [Range<Int32>],
    into scratch: inout Scratch
  ) {
    prepared.score(text, without: masks, into: &scratch)
    prepared.decide(&scratch, votes: votes)
    if !votes.contains(.certain) { prepared.restore(text, places, into: &scratch) }
    prepared.leadWithMain(places, &scratch)
  }
}
