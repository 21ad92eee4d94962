/// What may be typed into cells. Lists are always taken from a range or name: typed lists overflow a buffer of the library.
public struct CellValidation: Sendable, Hashable {
  public enum Rule: Sendable, Hashable {
    /// `=名称`, or a formula that gives a range.
    case list(String)
    /// A day not before this serial number.
    case dayFrom(Double)
  }

  public var range: CellRange
  public var rule: Rule
  /// What a refusal says.
  public var message: String

  public init(_ range: CellRange, _ rule: Rule, message: String) {
    self.range = range
    self.rule = rule
    self.message = message
  }
}
