/// Texts with the labels that people gave them.
public struct TrainingSet: Sendable {
  /// UTF-8.
  public var texts: [[UInt8]] = []
  /// Numbers into `labelNames`, the main one first; a text may have none where there are several a text.
  public var labels: [[Int]] = []
  public var labelNames: [String] = []
  /// Whether texts may have several labels.
  public var isMultiLabel = false
  /// Labels that stand alone: no other may be given beside them.
  public var exclusive: Set<Int> = []
  /// What the rules say, row after row, one a label; empty where there are no rules.
  public var votes: [RuleVote] = []

  public init() {}

  public var count: Int { texts.count }

  /// The votes on one row's labels.
  public func votes(of row: Int) -> ArraySlice<RuleVote> {
    votes.isEmpty ? [] : votes[row * labelNames.count..<(row + 1) * labelNames.count]
  }

  /// The same texts, only these rows.
  public func subset(_ rows: [Int]) -> TrainingSet {
    var result = self
    result.texts = rows.map { texts[$0] }
    result.labels = rows.map { labels[$0] }
    if !votes.isEmpty { result.votes = rows.flatMap { Array(votes(of: $0)) } }
    return result
  }
}

/// How to train.
public struct TrainingOptions: Sendable {
  /// Parts for the scores that calibrate: each text is scored by a model that did not see its part.
  public var folds = 5
  public var seed: UInt64 = 1
  /// Inverse strength of the penalty on weights.
  public var cost = 10.0
  /// Results do not depend on it.
  public var threads = 1
  public init() {}
}
