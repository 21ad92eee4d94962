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
  /// The label that says that none was found.
  public var unclassified: Int?
  /// What the rules say of the rows that are texts, row after row, one a label; empty where there are no rules.
  public var votes: [RuleVote] = []
  /// Where the rules' phrases stand, one list a row that is a text; empty where there are no rules.
  public var places: [[NamedPlace]] = []
  /// Spans of each of these rows that the rules found to say what is not so.
  public var masks: [[Range<Int32>]] = []
  /// Rows from here on were read while phrases were written. No confidence is fitted to them, since what the rules make of them says
  /// nothing about texts that nobody has seen; from which confidence a label is given is chosen by them too. Nil: there are none.
  public var studied: Int?
  /// Rows from here on, behind all others, are learned from and no more: phrases of a taxonomy. Nil: there are none.
  public var asides: Int?
  /// How much each row weighs in learning; empty: all alike.
  public var weights: [Float] = []

  public init() {}

  public var count: Int { texts.count }
  /// Rows that confidences are fitted to.
  public var mainCount: Int { studied ?? textCount }
  /// Rows that are texts.
  public var textCount: Int { asides ?? texts.count }

  /// Keys of the rows that are texts, in which those that say the same agree; see ``TextIdentity``.
  public var textKeys: [UInt64] { texts.prefix(textCount).map(TextIdentity.key) }

  /// The votes on one row's labels.
  public func votes(of row: Int) -> ArraySlice<RuleVote> {
    votes.isEmpty ? [] : votes[row * labelNames.count..<(row + 1) * labelNames.count]
  }

  /// The same texts, only these rows, which rise.
  public func subset(_ rows: [Int]) -> TrainingSet {
    var result = self
    result.texts = rows.map { texts[$0] }
    result.labels = rows.map { labels[$0] }
    if !votes.isEmpty { result.votes = rows.filter { $0 < textCount }.flatMap { Array(votes(of: $0)) } }
    if !places.isEmpty { result.places = rows.filter { $0 < textCount }.map { places[$0] } }
    if !masks.isEmpty { result.masks = rows.filter { $0 < textCount }.map { masks[$0] } }
    if !weights.isEmpty { result.weights = rows.map { weights[$0] } }
    if let studied { result.studied = rows.count { $0 < studied } }
    if let asides { result.asides = rows.count { $0 < asides } }
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
  /// Characters of the longest grams, 1 to 3; nil: two or three, what does better in the folds.
  public var longestGram: Int?
  /// Results do not depend on it.
  public var threads = 1
  public init() {}
}
