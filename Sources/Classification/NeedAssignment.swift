/// An item or residual code given to a needs text, with its evidence.
public struct NeedAssignment: Sendable, Equatable {
  /// What the text says about the item.
  public enum Standing: String, Sendable { case needed, refused, resolved, residual, hinted }

  /// Code of the item or residual code.
  public var code: String
  public var standing: Standing
  /// 0…1.
  public var confidence: Double
  /// Byte span in the text; empty for a residual code that no phrase gave.
  public var start: Int
  public var end: Int
  /// Index of the phrase in the taxonomy, −1 where none decided.
  public var phrase: Int
  public var method = AssignmentMethod.phrase
  /// A phrase of four characters or more says so, or more than one phrase.
  public var isSpecific = false
  /// Item of the earlier version that the text was read by, where it has another code now; empty: the same.
  public var former = ""

  public init(
    code: String, standing: Standing, confidence: Double, start: Int, end: Int, phrase: Int,
    method: AssignmentMethod = .phrase
  ) {
    self.code = code
    self.standing = standing
    self.confidence = confidence
    self.start = start
    self.end = end
    self.phrase = phrase
    self.method = method
  }
}
