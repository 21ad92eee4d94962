/// Outcome of an answer that is no level. What is missing and what was skipped have different bases: a question that was
/// not put (跳过) is out of the denominator, one that was put and not answered (空) is item non-response.
public enum AnswerCode {
  /// Not answered: (空), −2, a blank.
  public static let missing: Int8 = -1
  /// No opinion: 不了解, 没用过, 不适用.
  public static let nonAnswer: Int8 = -2
  /// Not put to the respondent: (跳过), −3.
  public static let skipped: Int8 = -3
  /// Refused: 拒答.
  public static let refused: Int8 = -4

  /// Values of a dictionary of answers: levels, then these.
  static let nonAnswerValue: Int32 = 100
  static let skippedValue: Int32 = 101
  static let refusedValue: Int32 = 102

  /// The code of a dictionary's value.
  static func code(_ value: Int32) -> Int8 {
    switch value {
    case nonAnswerValue: nonAnswer
    case skippedValue: skipped
    case refusedValue: refused
    default: Int8(truncatingIfNeeded: value)
    }
  }
}
