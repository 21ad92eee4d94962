/// Which answers are doubted, and what becomes of them. Thresholds after 2.6 of the field's practice: what is set aside is
/// counted by reason and listed, never dropped silently.
public struct ResponseQualitySettings: Sendable {
  /// What becomes of an answer that a rule finds.
  public enum Action: String, Sendable, CaseIterable {
    /// Set aside and counted (废卷).
    case exclude
    /// Kept and told.
    case flag
    case ignore
  }

  /// Answered in less than `leastSeconds`, or less than `secondsPerAnswer` for each answer given.
  public var speeder = Action.exclude
  public var leastSeconds = 15.0
  public var secondsPerAnswer = 2.0
  /// The same level throughout, in at least so many questions with a scale.
  public var straightLine = Action.flag
  public var straightLineQuestions = 4
  /// A comment or merchant that is nothing but one of the words.
  public var testRow = Action.exclude
  public var testWords = ["测试", "测试数据", "测试测试", "test", "Test", "TEST", "111", "1111", "123", "aaa", "asdf"]
  /// A residual option such as 暂无需求 ticked beside a need.
  public var exclusiveOption = Action.flag
  public var exclusiveCodes = ["Z0"]
  /// At least this share of the questions that were put is not answered.
  public var mostlyMissing = Action.flag
  public var missingShare = 0.5
  /// The same answers from the same address about the same merchant once more; the first is kept.
  public var repeated = Action.exclude
  /// A case of the other platform that names this one's number, or has its telephone number, merchant and day.
  public var sameDispute = Action.exclude

  public init() {}
}
