public import Classification
public import StationModel
public import TextModel

/// Reads needs out of texts by the rules and, where there is one, by the learned model beside them.
///
/// The scheme: the model scores every code, the rules vote, and ``TextModel/Combination`` turns both into confidences; a code
/// is given from its threshold on. Three things keep what the rules see from being lost: what a negation refuses or denies and what an
/// exclusion rejects is never given by the model, which reads the text without the parts that are denied; what a phrase names and
/// the whole text's outcome lacks is asked for once more of the phrase's own part of the text (``TextModel/PreparedModel/restore(_:_:into:)``),
/// so that a list loses nothing; and where the model has next to nothing to say, the rules' word stands. What the rules say of codes that
/// the model does not know stands as it is; what is refused or settled stays on record. Without a model the rules decide alone.
public struct NeedReader: Sendable {
  public let classifier: NeedClassifier
  private let model: PreparedModel?
  private let rules: RuleReader?
  /// For each label of the model: number of the item, or −1 − number of the residual code; nil: not of this taxonomy.
  private let places: [Int?]
  private let taxonomy: NeedTaxonomy

  /// Memory for reading, one for each thread.
  public struct Scratch {
    var rules = NeedClassifier.Scratch()
    var model = LearnedModel.Scratch()
    public init() {}
  }

  public init(_ taxonomy: NeedTaxonomy, model: LearnedModel?) {
    self.taxonomy = taxonomy
    classifier = NeedClassifier(taxonomy)
    self.model = model?.prepared
    rules = model.map { RuleReader(needs: NeedClassifier(taxonomy), codes: $0.labels) }
    places = (model?.labels ?? []).map { label in
      if let item = taxonomy.items.firstIndex(where: { $0.code == label }) { return item }
      return taxonomy.residuals.firstIndex { $0.code == label }.map { -1 - $0 }
    }
  }

  /// Index of a residual code.
  public func residual(_ code: String) -> Int? { classifier.residual(code) }

  public func read(_ text: UnsafeBufferPointer<UInt8>, _ scratch: inout Scratch) -> NeedReading {
    let reading = classifier.classify(text, &scratch.rules)
    guard let model, let rules else { return reading }
    // A whole answer such as 无 is beyond doubt.
    if reading.items == 0, reading.assignments.count == 1, reading.assignments[0].confidence >= 0.95 { return reading }
    model.score(text, without: scratch.rules.phrases.masks, into: &scratch.model)
    let ruled = rules.votes(reading)
    model.decide(&scratch.model, votes: ruled.votes)
    if !ruled.places.isEmpty { model.restore(text, ruled.places, into: &scratch.model) }
    return combined(reading, scratch.model.given, model)
  }

  private func combined(_ reading: NeedReading, _ given: [LearnedModel.Given], _ model: PreparedModel) -> NeedReading {
    var result = NeedReading()
    for label in given {
      guard let place = places[label.label] else { continue }
      let code = model.labels[label.label]
      var assignment =
        reading.assignments.first { $0.code == code && ($0.standing == .needed || $0.standing == .residual) }
        ?? NeedAssignment(
          code: code, standing: place >= 0 ? .needed : .residual, confidence: 0, start: 0, end: 0, phrase: -1,
          method: .model)
      if assignment.method != .model { assignment.method = .both }
      assignment.confidence = label.confidence
      if place >= 0 { result.items |= 1 << UInt64(place) } else { result.residuals |= 1 << UInt64(-1 - place) }
      result.assignments.append(assignment)
    }
    for assignment in reading.assignments where !result.assignments.contains(where: { $0.code == assignment.code }) {
      let isUnknown = !model.labels.contains(assignment.code)
      switch assignment.standing {
      case .refused, .resolved: result.assignments.append(assignment)
      case .needed where isUnknown:
        guard let item = taxonomy.items.firstIndex(where: { $0.code == assignment.code }) else { continue }
        result.items |= 1 << UInt64(item)
        result.assignments.append(assignment)
      default: break
      }
    }
    takeUnknownResiduals(of: reading, model, into: &result)
    if result.items != 0 {
      result.residuals = 0
      result.assignments.removeAll { $0.standing == .residual }
    } else if result.residuals == 0, let nine = residual("Z9") {
      result.residuals = 1 << UInt64(nine)
      result.assignments.append(
        NeedAssignment(code: "Z9", standing: .residual, confidence: 0, start: 0, end: 0, phrase: -1, method: .model))
    }
    // The rules are sure of items of which the outcome has none.
    let sure = reading.items & ~reading.hints
    result.isContested = sure != 0 && sure & result.items == 0
    return result
  }

  /// Residual codes that the model never learned stand, by the rules' word, in the place of Z9.
  private func takeUnknownResiduals(of reading: NeedReading, _ model: PreparedModel, into result: inout NeedReading) {
    let nine = residual("Z9").map { UInt64(1) << UInt64($0) } ?? 0
    guard result.items == 0, result.residuals & ~nine == 0 else { return }
    let own = reading.assignments.filter { $0.standing == .residual && !model.labels.contains($0.code) }
    guard !own.isEmpty else { return }
    result.assignments.removeAll { $0.standing == .residual }
    result.assignments += own
    result.residuals = own.compactMap { residual($0.code) }.reduce(0) { $0 | 1 << UInt64($1) }
  }
}
