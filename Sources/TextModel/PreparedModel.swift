public import Characters

/// A model laid out for scoring many texts. Held by reference, since copying what it consists of costs more than to use it.
public final class PreparedModel: Sendable {
  public let labels: [String]
  public let isMultiLabel: Bool
  private let scorer: Scorer?
  /// For models of grams of one and of two characters.
  private let pairs: PairScorer?
  private let choice: LabelChoice
  private let unclassified: Int?
  /// A label whose confidence is lower is hardly likely: of five such texts, less than one has it.
  private static let least = 0.2
  private let reliability: Reliability
  private let combinedReliability: Reliability

  /// Memory for scoring, one for each thread.
  public struct Scratch: Sendable {
    var reading = GramReader.Scratch()
    var pairs = PairScorer.Scratch()
    /// Log-odds of each label after ``PreparedModel/score(_:into:)``.
    public internal(set) var scores: [Float] = []
    /// The same of texts that were scored ahead.
    var ahead: [[Float]] = []
    /// The labels given after ``PreparedModel/decide(_:votes:)-swift.method``, the surest first.
    public internal(set) var given: [LearnedModel.Given] = []
    /// The same of a part of the text, and the votes on it.
    var part: [LearnedModel.Given] = []
    var votes: [RuleVote] = []
    var shown: [UInt8] = []
    public init() {}
  }

  init(_ model: LearnedModel) {
    labels = model.labels
    isMultiLabel = model.isMultiLabel
    let (words, weights, count) = (model.vocabulary, model.weights, model.labels.count)
    pairs = words.longest > 2 ? nil : PairScorer(words, weights, labelCount: count)
    scorer = words.longest > 2 ? Scorer(words, weights, labelCount: count) : nil
    choice = LabelChoice(model)
    unclassified = model.unclassified
    reliability = model.reliability
    combinedReliability = model.combinedReliability
  }

  /// Scores of all labels for a text; a text without any known gram gets the constants.
  public func score(_ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch) {
    if let pairs {
      pairs.score(text, &scratch.pairs, &scratch.scores)
    } else {
      scorer?.score(text, &scratch.reading, &scratch.scores)
    }
    if !isMultiLabel { oddsOfShares(&scratch.scores) }
  }

  /// The same of a text whose characters have been read.
  public func score(
    _ text: UnsafeBufferPointer<UInt8>, _ characters: inout TextCharacters, into scratch: inout Scratch
  ) {
    guard let pairs else { return score(text, into: &scratch) }
    pairs.score(text, &characters, &scratch.pairs, &scratch.scores)
    if !isMultiLabel { oddsOfShares(&scratch.scores) }
  }

  /// Scores one of several texts ahead of what will be asked of it: so the processor need not wait for one text's weights before it
  /// turns to the next.
  public func score(
    ahead number: Int, _ text: UnsafeBufferPointer<UInt8>, _ characters: inout TextCharacters,
    into scratch: inout Scratch
  ) {
    while scratch.ahead.count <= number { scratch.ahead.append([]) }
    pairs?.score(text, &characters, &scratch.pairs, &scratch.ahead[number])
  }

  /// Scores of a text that was scored ahead.
  public func take(
    ahead number: Int, _ text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch
  ) {
    guard pairs != nil else { return score(text, into: &scratch) }
    swap(&scratch.scores, &scratch.ahead[number])
    if !isMultiLabel { oddsOfShares(&scratch.scores) }
  }

  /// The labels of the text that was scored last, from the rules' votes besides (none: without rules).
  public func decide(_ scratch: inout Scratch, votes: [RuleVote]) {
    scratch.scores.withUnsafeBufferPointer { scores in
      votes.withUnsafeBufferPointer { decide(scores, votes: $0, into: &scratch.given) }
    }
  }

  /// The same of a part of the text, by the votes on it.
  func decidePart(_ scratch: inout Scratch) {
    scratch.scores.withUnsafeBufferPointer { scores in
      scratch.votes.withUnsafeBufferPointer { decide(scores, votes: $0, into: &scratch.part) }
    }
  }

  /// Whether no other label may be given beside this one.
  func standsAlone(_ label: Int) -> Bool { choice.isAlone(label) }

  func decide(_ scores: [Float], votes: ArraySlice<RuleVote>) -> [LearnedModel.Given] {
    var given: [LearnedModel.Given] = []
    scores.withUnsafeBufferPointer { scores in
      votes.withUnsafeBufferPointer { decide(scores, votes: $0, into: &given) }
    }
    return given
  }

  private func decide(
    _ scores: UnsafeBufferPointer<Float>, votes: UnsafeBufferPointer<RuleVote>, into given: inout [LearnedModel.Given]
  ) {
    if let certain = votes.firstIndex(of: .certain) {
      given.removeAll(keepingCapacity: true)
      given.append(LearnedModel.Given(label: certain, confidence: 0.95))
      return
    }
    choice.choose(scores, votes: votes, into: &given)
    for index in given.indices {
      given[index].confidence =
        votes.isEmpty
        ? reliability.confidence(given[index].confidence) : combinedReliability.confidence(given[index].confidence)
    }
    if let unclassified, given.count == 1, given[0].confidence < Self.least {
      given[0].label = votes.firstIndex(where: \.isNaming) ?? unclassified
    }
  }
}
