import Glibc

/// A linear model over character grams with its calibration: labels for a text, each with a confidence.
public struct LearnedModel: Sendable {
  public var labels: [String]
  public var isMultiLabel: Bool
  /// Labels that stand alone.
  public var exclusive: Set<Int>
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

  /// Memory for scoring, one for each thread.
  public struct Scratch {
    var reading = Vocabulary.Scratch()
    /// Log-odds of each label after ``LearnedModel/score(_:into:)``.
    public internal(set) var scores: [Float] = []
    public init() {}
  }

  /// A label given to a text.
  public struct Given: Sendable, Equatable {
    public var label: Int
    /// 0…1; right in that share of cases, as far as could be measured in training.
    public var confidence: Double
  }

  /// Scores of all labels for a text; a text without any known gram gets the constants.
  public func score(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    vocabulary.read(text, into: &scratch.reading)
    let k = labels.count
    if scratch.scores.count != k { scratch.scores = Array(repeating: 0, count: k) }
    let constants = vocabulary.count * k
    weights.withUnsafeBufferPointer { weights in
      scratch.scores.withUnsafeMutableBufferPointer { scores in
        for label in 0..<k { scores[label] = weights[constants + label] }
        for (place, feature) in scratch.reading.features.enumerated() {
          let base = Int(feature) * k
          let value = scratch.reading.values[place]
          for label in 0..<k { scores[label] += value * weights[base + label] }
        }
      }
    }
    if !isMultiLabel { oddsOfShares(&scratch.scores) }
  }

  /// The labels of a text from its scores and the rules' votes (none: without rules), the surest first.
  public func decide(_ scores: [Float], votes: ArraySlice<RuleVote> = []) -> [Given] {
    if let certain = votes.firstIndex(of: .certain) {
      return [Given(label: certain - votes.startIndex, confidence: 0.95)]
    }
    var given = choose(scores[...], votes: votes)
    let worth = votes.isEmpty ? reliability : combinedReliability
    for index in given.indices { given[index].confidence = worth.corrected(given[index].confidence) }
    return given
  }

  /// The same with confidences as the scheme states them.
  func choose(_ scores: ArraySlice<Float>, votes: ArraySlice<RuleVote>) -> [Given] {
    let scheme = votes.isEmpty ? calibration : combination
    let named = Elsewhere.named(votes, exclusive)
    let isNamed = votes.enumerated().contains { $1 == .sure && !exclusive.contains($0) }
    let highest = scores.max() ?? 0
    var all: [Given] = []
    for label in labels.indices {
      let vote = votes.isEmpty ? RuleVote.silent : votes[votes.startIndex + label]
      // A label that stands alone takes nothing away that a phrase names beyond doubt.
      if vote == .against || (isNamed && exclusive.contains(label)) { continue }
      let odds = scheme.logOdds(
        label: label, score: scores[scores.startIndex + label], highest: highest, vote: vote,
        elsewhere: named.of(label, exclusive))
      all.append(Given(label: label, confidence: 1 / (1 + exp(-odds))))
    }
    all.sort { ($1.confidence, $0.label) < ($0.confidence, $1.label) }
    guard isMultiLabel else { return Array(all.prefix(1)) }
    var chosen = all.filter { $0.confidence >= thresholds[$0.label] }
    if chosen.isEmpty, alwaysLabels { chosen = Array(all.prefix(1)) }
    guard let best = chosen.first else { return [] }
    if exclusive.contains(best.label) { return [best] }
    chosen.removeAll { exclusive.contains($0.label) }
    return chosen
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
