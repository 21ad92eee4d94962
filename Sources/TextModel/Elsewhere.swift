/// Where the rules point when they do not point at a label.
public enum Elsewhere: UInt8, Sendable, CaseIterable {
  /// Nowhere.
  case nowhere
  /// At another label.
  case elsewhere
  /// At a label that may stand beside others, while this one stands alone: «希望» of a text that names something.
  case aside

  /// Place among the terms of ``Combination``.
  var place: Int { self == .aside ? 9 : 4 }

  /// What a text's votes name, before one looks at single labels.
  @inline(__always)
  static func named(_ votes: some Sequence<RuleVote>, _ standsAlone: (Int) -> Bool) -> Elsewhere {
    var result = Elsewhere.nowhere
    for (label, vote) in votes.enumerated() where vote.isNaming {
      if !standsAlone(label) { return .aside }
      result = .elsewhere
    }
    return result
  }

  /// The same as seen from one label.
  func of(_ standsAlone: Bool) -> Elsewhere {
    self == .aside && !standsAlone ? .elsewhere : self
  }
}
