/// Where the rules point when they do not point at a label.
public enum Elsewhere: Sendable {
  /// Nowhere.
  case nowhere
  /// At another label.
  case elsewhere
  /// At a label that may stand beside others, while this one stands alone: «希望» of a text that names something.
  case aside

  /// Place among the terms of ``Combination``.
  var place: Int { self == .aside ? 9 : 4 }

  /// What a text's votes name, before one looks at single labels.
  static func named(_ votes: ArraySlice<RuleVote>, _ exclusive: Set<Int>) -> Elsewhere {
    var result = Elsewhere.nowhere
    for (label, vote) in votes.enumerated() where vote.isNaming {
      if !exclusive.contains(label) { return .aside }
      result = .elsewhere
    }
    return result
  }

  /// The same as seen from one label.
  func of(_ label: Int, _ exclusive: Set<Int>) -> Elsewhere {
    self == .aside && !exclusive.contains(label) ? .elsewhere : self
  }
}
