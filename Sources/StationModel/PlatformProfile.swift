/// What is known of the exports of one survey or complaint platform, as `platforms.yaml` says it.
public struct PlatformProfile: Sendable, Hashable {
  /// `wjx`, `tencent`, `12315` …
  public var id = ""
  /// 问卷星 …
  public var name = ""
  /// Headings of the columns that the platform itself adds.
  public var headings: [String] = []
  /// How many of them a file must have.
  public var fewest = 3
  /// The platform writes answers as numbers in two ways, the option's place and its score, that a column alone does not tell
  /// apart.
  public var hasNumberedAnswers = false
  /// Heading of the sum of scores, where the platform adds one.
  public var totalHeading = ""

  public init() {}
}

/// How a survey platform writes answers.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// The option's text (按选项文本).
  case text
  /// The option's place in the question, from 1 (按选项序号).
  case codes
  /// The option's score (按分数).
  case scores
}
