internal import Characters
public import Classification
public import StationModel
public import TextModel

/// Sorts complaints by the rules and, where there is one, by the learned model beside them; the scheme is that of ``NeedReader``.
public struct ComplaintReader: Sendable {
  private let classifier: ComplaintClassifier
  private let model: PreparedModel?
  /// For each label of the model: number of the class, −1: none of this taxonomy.
  private let places: [Int]
  /// For each class: number of the model's label, −1: not known to it.
  private let labels: [Int]
  /// Bit c: class c is known to the model.
  private let known: UInt64

  /// Memory for reading, one for each thread.
  public struct Scratch {
    var phrases = PhraseScratch()
    var model = LearnedModel.Scratch()
    var votes: [RuleVote] = []
    var named: [NamedPlace] = []
    /// Characters of the texts that were read ahead.
    var ahead: [TextCharacters] = []
    /// The classes of the text that was read last beside its primary one.
    public internal(set) var mentions: [ComplaintMention] = []
    public init() {}
  }

  public init(_ taxonomy: ComplaintTaxonomy, model: LearnedModel?) {
    classifier = ComplaintClassifier(taxonomy)
    self.model = model?.prepared
    let codes = taxonomy.classes.map(\.code)
    let names = model?.labels ?? []
    places = names.map { codes.firstIndex(of: $0) ?? -1 }
    labels = codes.map { names.firstIndex(of: $0) ?? -1 }
    known = places.reduce(0) { $1 >= 0 ? $0 | 1 << UInt64($1) : $0 }
  }

  /// Class of what nothing fits.
  public var otherClass: Int { classifier.otherClass }

  /// Texts that are best read ahead at once.
  public static let texts = 16

  /// Does of some texts what can be done without asking what the rules say, so that ``read(_:ahead:_:)`` need not wait for it.
  public func readAhead(_ count: Int, _ scratch: inout Scratch, _ text: (Int) -> UnsafeBufferPointer<UInt8>) {
    while scratch.ahead.count < count { scratch.ahead.append(TextCharacters()) }
    for number in 0..<count {
      let text = text(number)
      scratch.ahead[number].read(text)
      model?.score(ahead: number, text, &scratch.ahead[number], into: &scratch.model)
    }
  }

  /// - Parameter ahead: number of the text among those that were read ahead last; nil: it was not.
  public func read(
    _ text: UnsafeBufferPointer<UInt8>, ahead: Int? = nil, _ scratch: inout Scratch
  ) -> ComplaintAssignment {
    if let ahead { swap(&scratch.ahead[ahead], &scratch.phrases.characters) }
    let ruled = classifier.classify(text, scratch: &scratch.phrases, isRead: ahead != nil)
    scratch.mentions.removeAll(keepingCapacity: true)
    guard let model, !text.isEmpty else {
      mention(ruled, ruled, &scratch)
      return ruled
    }
    score(text, ahead, model, &scratch)
    decide(text, ruled, model, &scratch)
    guard let best = primary(ruled, scratch) else {
      mention(ruled, ruled, &scratch)
      return ruled
    }
    var assignment = ruled
    let number = places[best.label]
    assignment.primary = Int16(number)
    assignment.confidence = Float(best.confidence)
    // Classes that the model knows are given by the outcome; of the others the rules' word stands.
    var classes: UInt64 = ruled.phrase >= 0 ? ruled.classes : 0
    if model.isMultiLabel { classes &= ~known }
    for label in scratch.model.given where places[label.label] >= 0 { classes |= 1 << UInt64(places[label.label]) }
    assignment.classes = classes
    settle(&assignment, ruled, scratch)
    assignment.isContested = ruled.phrase >= 0 && ruled.classes & (1 << UInt64(number)) == 0
    mention(assignment, ruled, &scratch)
    return assignment
  }

  /// Scores the text without what it denies.
  private func score(
    _ text: UnsafeBufferPointer<UInt8>, _ ahead: Int?, _ model: PreparedModel, _ scratch: inout Scratch
  ) {
    if !scratch.phrases.masks.isEmpty {
      model.score(text, without: scratch.phrases.masks, into: &scratch.model)
    } else if let ahead {
      model.take(ahead: ahead, text, into: &scratch.model)
    } else {
      model.score(text, &scratch.phrases.characters, into: &scratch.model)
    }
  }

  /// Asks the model, and once more for what the rules name and the outcome lacks.
  private func decide(
    _ text: UnsafeBufferPointer<UInt8>, _ ruled: ComplaintAssignment, _ model: PreparedModel, _ scratch: inout Scratch
  ) {
    if scratch.votes.count != places.count { scratch.votes = Array(repeating: .silent, count: places.count) }
    vote(ruled, &scratch.votes)
    model.decide(&scratch.model, votes: scratch.votes)
    guard ruled.phrase >= 0 else { return }
    var lost = ruled.classes & known
    for label in scratch.model.given where places[label.label] >= 0 { lost &= ~(1 << UInt64(places[label.label])) }
    guard lost != 0 else { return }
    scratch.named.removeAll(keepingCapacity: true)
    for match in scratch.phrases.matches {
      let number = classifier.number(of: match)
      if number >= 0, labels[number] >= 0 { scratch.named.append(NamedPlace(label: labels[number], match)) }
    }
    model.restore(text, scratch.named, into: &scratch.model)
  }

  /// The first harm named, as ``TextModel/PreparedModel/main(_:)`` says.
  private func primary(_ ruled: ComplaintAssignment, _ scratch: borrowing Scratch) -> LearnedModel.Given? {
    guard let first = scratch.model.given.firstIndex(where: { places[$0.label] >= 0 }) else { return nil }
    guard ruled.phrase >= 0, scratch.model.given.count > 1 else { return scratch.model.given[first] }
    var surest = 0.0
    for label in scratch.model.given where places[label.label] >= 0 { surest = max(surest, label.confidence) }
    var main = MainLabel(surest: surest)
    for label in scratch.model.given {
      let number = places[label.label]
      if number < 0 {
        main.pass()
      } else if ruled.classes >> UInt64(number) & 1 == 1 {
        main.take(label.confidence, Int(classifier.mention(of: number, scratch.phrases).start))
      } else {
        main.take(label.confidence, nil)
      }
    }
    return main.place.map { scratch.model.given[$0] }
  }

  /// Who gave the primary class, and by which phrase.
  private func settle(
    _ assignment: inout ComplaintAssignment, _ ruled: ComplaintAssignment, _ scratch: borrowing Scratch
  ) {
    let number = Int(assignment.primary)
    let isNamed = ruled.phrase >= 0 && ruled.classes & (1 << UInt64(number)) != 0
    assignment.method = isNamed ? 2 : 1
    assignment.phrase = -3
    (assignment.start, assignment.end) = (0, 0)
    guard isNamed else { return }
    if ruled.primary == assignment.primary {
      (assignment.start, assignment.end, assignment.phrase) = (ruled.start, ruled.end, ruled.phrase)
    } else {
      let own = classifier.mention(of: number, scratch.phrases)
      (assignment.start, assignment.end, assignment.phrase) = (own.start, own.end, own.phrase)
    }
  }

  /// Evidence and confidence of each class beside the primary one.
  private func mention(_ assignment: ComplaintAssignment, _ ruled: ComplaintAssignment, _ scratch: inout Scratch) {
    var rest = assignment.classes & ~(1 << UInt64(assignment.primary))
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest - 1
      let isNamed = ruled.phrase >= 0 && ruled.classes & (1 << UInt64(number)) != 0
      var mention =
        isNamed ? classifier.mention(of: number, scratch.phrases) : ComplaintMention(number: number, confidence: 0)
      if assignment.method > 0, let given = scratch.model.given.first(where: { places[$0.label] == number }) {
        mention.method = isNamed ? 2 : 1
        mention.confidence = Float(given.confidence)
      }
      scratch.mentions.append(mention)
    }
  }

  /// What the rules say of each label of the model.
  private func vote(_ given: ComplaintAssignment, _ votes: inout [RuleVote]) {
    for label in votes.indices { votes[label] = .silent }
    var denied = given.denied & known
    while denied != 0 {
      votes[labels[denied.trailingZeroBitCount]] = .against
      denied &= denied - 1
    }
    guard given.phrase >= 0 else { return }
    var rest = given.classes & known
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest - 1
      let isFirst = number == Int(given.primary)
      votes[labels[number]] = !isFirst ? .named : given.isSpecific ? .sure : .first
    }
  }
}

extension NamedPlace {
  init(label: Int, _ match: PhraseMatch) {
    self.init(label: label, start: Int(match.start), end: Int(match.end), isSure: match.end - match.start >= 12)
  }
}
