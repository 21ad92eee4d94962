public import Classification
public import StationModel
public import TextModel

/// What the rules of a taxonomy say of a text, as votes on a list of codes.
public final class RuleReader: Sendable {
  private enum Rules: Sendable {
    case needs(NeedClassifier)
    case complaints(ComplaintClassifier, [String])
  }

  private let rules: Rules
  private let numbers: [String: Int]
  private let count: Int
  /// Label of each item of need, −1: none.
  private let labelOfItem: [Int]

  /// What the rules make of one text.
  public struct Reading: Sendable {
    /// One a code.
    public var votes: [RuleVote]
    /// Where what is named stands, in the order of the text; what only weak phrases point at is left out.
    public var places: [NamedPlace] = []
    /// Parts of the text that say what is not so.
    public var masks: [Range<Int32>] = []
    /// Codes given by the rules alone, the main one first, with the rules' own confidence.
    public var given: [(label: Int, confidence: Double)] = []
  }

  /// - Parameter codes: the codes to vote on; others are left out.
  public convenience init(needs classifier: NeedClassifier, codes: [String]) {
    self.init(.needs(classifier), codes, items: classifier.taxonomy.items.map(\.code))
  }

  public convenience init(complaints classifier: ComplaintClassifier, _ taxonomy: ComplaintTaxonomy, codes: [String]) {
    self.init(.complaints(classifier, taxonomy.classes.map(\.code)), codes)
  }

  private init(_ rules: Rules, _ codes: [String], items: [String] = []) {
    self.rules = rules
    count = codes.count
    let numbers = codes.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    self.numbers = numbers
    labelOfItem = items.map { numbers[$0] ?? -1 }
  }

  public func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading {
    switch rules {
    case .needs(let classifier):
      var scratch = NeedClassifier.Scratch()
      var result = votes(classifier.classify(text, &scratch))
      result.masks = scratch.phrases.masks
      return result
    case .complaints(let classifier, let codes): return votes(classifier, codes, text)
    }
  }

  /// The first item that is wanted is the main one; what is refused or settled is voted against.
  func votes(_ reading: NeedReading) -> Reading {
    var result = Reading(votes: Array(repeating: .silent, count: count))
    var denied = reading.denied
    while denied != 0 {
      let label = labelOfItem[denied.trailingZeroBitCount]
      denied &= denied - 1
      if label >= 0 { result.votes[label] = .against }
    }
    for assignment in reading.assignments {
      guard let label = numbers[assignment.code] else { continue }
      switch assignment.standing {
      case .refused, .resolved:
        if result.votes[label] == .silent { result.votes[label] = .against }
      case .hinted: if result.votes[label] == .silent { result.votes[label] = .hinted }
      case .needed, .residual:
        // Z9 says that the rules found nothing.
        if assignment.code == "Z9" {
          result.given.append((label, assignment.confidence))
          continue
        }
        // What only weak phrases point at is no more than a hint, even where nothing else is named.
        if assignment.confidence <= 0.5 {
          result.votes[label] = .hinted
        } else {
          let isCertain = assignment.standing == .residual && assignment.confidence >= 0.95
          if assignment.phrase >= 0 {
            result.places.append(
              NamedPlace(
                label: label, start: assignment.start, end: assignment.end, isSure: assignment.isSpecific))
          }
          result.votes[label] =
            isCertain ? .certain : assignment.isSpecific ? .sure : result.given.isEmpty ? .first : .named
        }
        result.given.append((label, assignment.confidence))
      }
    }
    return result
  }

  private func votes(
    _ classifier: ComplaintClassifier, _ codes: [String], _ text: UnsafeBufferPointer<UInt8>
  ) -> Reading {
    var scratch = PhraseScratch()
    let given = classifier.classify(text, scratch: &scratch)
    var result = Reading(votes: Array(repeating: .silent, count: count))
    result.masks = scratch.masks
    classifier.forEachPhrase(scratch) { number, match in
      if let label = numbers[codes[number]] { result.places.append(NamedPlace(label: label, match)) }
    }
    for number in codes.indices where given.denied >> UInt64(number) & 1 == 1 {
      if let label = numbers[codes[number]] { result.votes[label] = .against }
    }
    if let label = numbers[codes[Int(given.primary)]] {
      result.given.append((label, Double(given.confidence)))
      if given.phrase >= 0 { result.votes[label] = given.isSpecific ? .sure : .first }
    }
    guard given.phrase >= 0 else { return result }
    for number in codes.indices where number != Int(given.primary) && given.classes & (1 << UInt64(number)) != 0 {
      guard let label = numbers[codes[number]] else { continue }
      result.votes[label] = .named
      result.given.append((label, Double(classifier.mention(of: number, scratch).confidence)))
    }
    return result
  }
}
