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

  public func read(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch) -> ComplaintAssignment {
    var assignment = classifier.classify(text, scratch: &scratch.phrases)
    guard let model, !text.isEmpty else { return assignment }
    model.score(text, into: &scratch.model)
    if scratch.votes.count != places.count { scratch.votes = Array(repeating: .silent, count: places.count) }
    vote(assignment, &scratch.votes)
    model.decide(&scratch.model, votes: scratch.votes)
    guard let best = scratch.model.given.first(where: { places[$0.label] >= 0 }) else { return assignment }
    let ruled = assignment
    let number = places[best.label]
    assignment.primary = Int16(number)
    assignment.confidence = Float(best.confidence)
    // Classes that the model knows are given by the outcome; of the others the rules' word stands.
    var classes: UInt64 = ruled.phrase >= 0 ? ruled.classes : 0
    if model.isMultiLabel { classes &= ~known }
    for label in scratch.model.given where places[label.label] >= 0 { classes |= 1 << UInt64(places[label.label]) }
    assignment.classes = classes
    let isAgreed = ruled.phrase >= 0 && Int(ruled.primary) == number
    assignment.method = isAgreed ? 2 : 1
    assignment.isContested = ruled.phrase >= 0 && ruled.classes & (1 << UInt64(number)) == 0
    if !isAgreed {
      assignment.phrase = -3
      (assignment.start, assignment.end) = (0, 0)
    }
    return assignment
  }

  /// What the rules say of each label of the model.
  private func vote(_ given: ComplaintAssignment, _ votes: inout [RuleVote]) {
    for label in votes.indices { votes[label] = .silent }
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
