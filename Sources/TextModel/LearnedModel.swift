import Glibc

/// A linear model over character grams with its calibration: labels for a text, each with a confidence.
public struct LearnedModel: Sendable {
  public var labels: [String]
  public var isMultiLabel: Bool
  /// Labels that stand alone.
  public var exclusive: Set<Int>
  /// The label that says that none was found. It takes the place of one that is hardly likely: who must give every text a label gives some
  /// text the least unlikely of nineteen.
  public var unclassified: Int?
  /// Whether every text it learned from had a label, so that every text gets one.
  public var alwaysLabels: Bool
  /// How scores become confidences without rules, and with them.
  public var calibration = Combination()
  public var combination = Combination()
  /// What the confidences of labels given are worth, without rules and with them.
  var reliability = Reliability()
  var combinedReliability = Reliability()
  /// Confidence from which a label is given, one a label; only where a text may have several.
  public var thresholds: [Double]
  /// What it learned from, for people: rows, digests, settings; in order.
  public var notes: [(name: String, value: String)] = []

  var vocabulary: Vocabulary
  /// By feature, then by label; the labels' constants behind them.
  var weights: [Float]
  /// What the above comes to when texts are scored; see ``prepare()``.
  private var scorer: PreparedModel?

  public typealias Scratch = PreparedModel.Scratch

  /// A label given to a text.
  public struct Given: Sendable, Equatable {
    public var label: Int
    /// 0…1; right in that share of cases, as far as could be measured in training.
    public var confidence: Double
  }

  init(
    labels: [String], isMultiLabel: Bool, exclusive: Set<Int>, alwaysLabels: Bool, thresholds: [Double],
    vocabulary: Vocabulary, weights: [Float]
  ) {
    (self.labels, self.isMultiLabel, self.exclusive, self.alwaysLabels) = (
      labels, isMultiLabel, exclusive, alwaysLabels
    )
    (self.thresholds, self.vocabulary, self.weights) = (thresholds, vocabulary, weights)
  }

  /// Lays the model out for scoring. To be called when nothing will be changed any more.
  mutating func prepare() { scorer = PreparedModel(self) }

  /// The model as readers of many texts use it.
  public var prepared: PreparedModel {
    guard let scorer else { preconditionFailure("a model is prepared before it is handed out") }
    return scorer
  }

  /// Scores of all labels for a text; a text without any known gram gets the constants.
  public func score(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    prepared.score(text, into: &scratch)
  }

  /// The labels of a text from its scores and the rules' votes (none: without rules), the surest first.
  public func decide(_ scores: [Float], votes: ArraySlice<RuleVote> = []) -> [Given] {
    prepared.decide(scores, votes: votes)
  }
}

/// Scores of labels that exclude each other, as log-odds of each label's share.
func oddsOfShares(_ scores: inout [Float]) {
  guard scores.count > 1, let highest = scores.max() else { return }
  let terms = scores.map { exp(Double($0 - highest)) }
  let sum = terms.reduce(0, +)
  for label in scores.indices {
    // Through the terms, not through 1 − p, so that shares near 1 keep their difference.
    var others = 0.0
    for (other, term) in terms.enumerated() where other != label { others += term }
    scores[label] = Float(log(max(terms[label], 1e-30)) - log(max(min(others, sum), 1e-30)))
  }
}
