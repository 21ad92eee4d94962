/// What the rules say of one label for one text.
public enum RuleVote: UInt8, Sendable, CaseIterable {
  /// Nothing.
  case silent
  /// It is named.
  case named
  /// It is named, and it is what the rules take for the text's main subject.
  case first
  /// It is named and taken back: refused, settled, denied. Such a label is never given.
  case against
  /// Only something weak points at it.
  case hinted
  /// It is beyond doubt: the whole text is one that means nothing else.
  case certain
  /// It is named by a phrase of four characters or more, or by several: that means one thing more often than a single short one does.
  case sure

  /// Whether the label is named as such.
  public var isNaming: Bool { self == .named || self == .first || self == .sure || self == .certain }
}
