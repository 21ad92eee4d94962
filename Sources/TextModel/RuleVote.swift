/// What the rules say of one label for one text.
public enum RuleVote: UInt8, Sendable, CaseIterable {
  /// Nothing.
  case silent
  /// It is named.
  case named
  /// It is named, and it is what the rules take for the text's main subject.
  case first
  /// It is named and taken back: refused, settled, denied.
  case against
  /// Only something weak points at it.
  case hinted
}
