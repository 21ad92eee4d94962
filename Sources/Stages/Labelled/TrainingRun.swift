public import Analysis
import Classification
public import Diagnostics
public import StationModel
import Tallying
public import TextModel

/// Learns from hand-coded texts, and tells how good rules, model and both together are.
public struct TrainingRun: Sendable {
  private let settings: PipelineSettings
  private let options: TrainingOptions

  public init(_ settings: PipelineSettings, _ options: TrainingOptions) {
    self.settings = settings
    self.options = options
  }

  /// How the figures of a score came about.
  public enum Validation: Sendable, Equatable {
    /// Texts that the model did not learn from.
    case heldOut
    /// Each text by a model that learned from the other parts.
    case crossValidation(folds: Int)
  }

  /// Scores of the methods that there are.
  public struct Report: Sendable {
    public var kind = LabelScheme.Kind.flat
    public var validation = Validation.heldOut
    public var isMultiLabel = false
    /// `rules`, `model`, `combined`, as far as each applies.
    public var methods: [(name: String, score: ClassificationScore)] = []
    /// Texts that say the same as one before them.
    public var repeated = 0
    /// Texts of the file that the model learned from and that the figures are therefore without.
    public var seen = 0
    /// Share of texts for which no label was found (Z9), by the best method.
    public var unclassifiedShare = 0.0

    /// The method that a run uses.
    public var best: (name: String, score: ClassificationScore)? { methods.last }
    public func isItem(_ label: String) -> Bool { kind != .needs || !label.hasPrefix("Z") }
  }

  /// The texts as a training set over their own labels, with the votes of the rules; behind them texts that phrases were written
  /// after, and the phrases and words of the taxonomy as short texts of their own.
  public func trainingSet(_ texts: LabelledTexts, studied: [LabelledTexts] = []) -> TrainingSet {
    let labels = texts.labelNames
    let own = Set(texts.texts.map(\.text))
    var all = texts
    all.texts += studied.flatMap(\.texts).filter { !own.contains($0.text) && $0.codes.contains(where: labels.contains) }
    var set = trainingSet(all, labels: labels)
    if all.texts.count > texts.texts.count { set.studied = texts.texts.count }
    let numbers = labels.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    let phrases = phrases(texts.scheme.kind).filter { !$0.isExclusion && $0.typo == nil && numbers[$0.code] != nil }
    guard !phrases.isEmpty else { return set }
    set.asides = set.count
    for phrase in phrases {
      // «秤…准»: the parts are what is said.
      set.texts.append(Array(phrase.text.filter { $0 != "…" }.utf8))
      set.labels.append([numbers[phrase.code]].compactMap { $0 })
    }
    return set
  }

  private func phrases(_ kind: LabelScheme.Kind) -> [Phrase] {
    switch kind {
    case .needs: settings.taxonomy.phrases + settings.taxonomy.words
    case .complaints: settings.complaintClasses.phrases + settings.complaintClasses.words
    case .flat: []
    }
  }

  private func trainingSet(_ texts: LabelledTexts, labels: [String]) -> TrainingSet {
    var set = TrainingSet()
    set.labelNames = labels
    let numbers = labels.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    set.isMultiLabel = texts.isMultiLabel
    set.exclusive = Set(labels.indices.filter { texts.scheme.exclusive.contains(labels[$0]) })
    if texts.scheme.kind == .needs { set.unclassified = numbers["Z9"] }
    let reader = reader(texts.scheme.kind, labels)
    for entry in texts.texts {
      let bytes = Array(entry.text.utf8)
      set.texts.append(bytes)
      set.labels.append(entry.codes.compactMap { numbers[$0] })
      guard let reader else { continue }
      let reading = bytes.withUnsafeBufferPointer { reader.read($0) }
      set.votes += reading.votes
      set.places.append(reading.places)
      set.masks.append(reading.masks)
    }
    return set
  }

  private func reader(_ kind: LabelScheme.Kind, _ labels: [String]) -> RuleReader? {
    switch kind {
    case .needs: RuleReader(needs: NeedClassifier(settings.taxonomy), codes: labels)
    case .complaints:
      RuleReader(
        complaints: ComplaintClassifier(settings.complaintClasses), settings.complaintClasses, codes: labels)
    case .flat: nil
    }
  }

  /// Findings: WT3023 labels with few texts, WT3087 texts that repeat others, WT3027 where there is but one label (status 65).
  ///
  /// - Parameter studied: texts that phrases were written after; see ``trainingSet(_:studied:)``.
  public func train(
    _ texts: LabelledTexts, studied: [LabelledTexts] = []
  ) throws(Failure) -> (model: LearnedModel, findings: [Finding]) {
    let set = trainingSet(texts, studied: studied)
    let findings = try check(set, texts)
    var model = Trainer(options).train(set)
    model.notes = [
      ("kind", texts.scheme.kind.rawValue), ("texts", "\(set.mainCount)"),
      ("studied_texts", "\(set.textCount - set.mainCount)"), ("phrases", "\(set.count - set.textCount)"),
      ("texts_digest", (texts.parts + studied.flatMap(\.parts)).joined(separator: " ")),
      ("taxonomy", taxonomyVersion(texts.scheme.kind)), ("folds", "\(options.folds)"), ("seed", "\(options.seed)"),
      ("cost", "\(options.cost)"),
    ]
    model.notes += SeenTexts.notes((texts.texts + studied.flatMap(\.texts)).map(\.text))
    return (model, findings)
  }

  private func taxonomyVersion(_ kind: LabelScheme.Kind) -> String {
    switch kind {
    case .needs: settings.taxonomy.version
    case .complaints: settings.complaintClasses.version
    case .flat: "-"
    }
  }

  private func check(_ set: TrainingSet, _ texts: LabelledTexts) throws(Failure) -> [Finding] {
    let place = SourcePosition(file: texts.file)
    guard set.labelNames.count > 1 else {
      throw Failure(.rejected, texts.findings + [Finding(.oneLabelOnly, at: place, found: set.labelNames.first ?? "")])
    }
    var counts = [Int](repeating: 0, count: set.labelNames.count)
    for labels in set.labels { for label in labels { counts[label] += 1 } }
    let rare = set.labelNames.indices.filter { counts[$0] < 10 }.map { label in
      Finding(.rareLabel, at: place, found: set.labelNames[label], expected: "\(counts[label])")
    }
    let repeated = TextIdentity.repeated(texts.texts.map(\.text))
    guard repeated > 0 else { return rare }
    return rare + [Finding(.repeatedTexts, at: place, found: "\(repeated)", expected: "\(texts.texts.count)")]
  }

  /// Scores by a model that is there already.
  public func score(_ texts: LabelledTexts, with model: LearnedModel) -> Report {
    // Labels that the model never saw are scored too: they are missed.
    let labels = model.labels + texts.labelNames.filter { !model.labels.contains($0) }
    let set = trainingSet(texts, labels: labels)
    var rows = Rows()
    predict(model, set, Array(0..<set.count), &rows)
    return report(texts, labels, rows, .heldOut)
  }

  /// Scores of the rules alone, where there is nothing to learn from.
  public func scoreRules(_ texts: LabelledTexts) -> Report {
    let labels = texts.scheme.codes
    let set = trainingSet(texts, labels: labels)
    var rows = Rows()
    addRules(set, Array(0..<set.count), texts, labels, &rows)
    return report(texts, labels, rows, .heldOut)
  }

  /// Scores by cross-validation: every part by a model, calibration and combination that know the other parts only. Texts that say
  /// the same lie in one part.
  public func crossValidate(_ texts: LabelledTexts, folds: Int) throws(Failure) -> Report {
    let set = trainingSet(texts)
    _ = try check(set, texts)
    let keys = set.textKeys
    let count = max(2, min(folds, Set(keys).count))
    let main = set.textCount
    let asides = Array(main..<set.count)
    let parts = dealtFolds(Array(set.labels.prefix(main)), alike: keys, into: count, seed: options.seed &+ 1)
    var rows = Rows()
    var inner = options
    inner.folds = min(options.folds, 3)
    for part in 0..<count {
      let others = (0..<main).filter { parts[$0] != part }
      let own = (0..<main).filter { parts[$0] == part }
      predict(Trainer(inner).train(set.subset(others + asides)), set, own, &rows)
    }
    return report(texts, set.labelNames, rows, .crossValidation(folds: count))
  }

  private struct Rows {
    var rules: [ScoredText] = []
    var model: [ScoredText] = []
    var combined: [ScoredText] = []
  }

  private func predict(_ model: LearnedModel, _ set: TrainingSet, _ rows: [Int], _ result: inout Rows) {
    var scratch = LearnedModel.Scratch()
    let known = model.labels.count
    for row in rows {
      set.texts[row].withUnsafeBufferPointer { model.score($0, into: &scratch) }
      let alone = model.decide(scratch.scores)
      result.model.append(
        ScoredText(truth: set.labels[row], given: alone.map { ($0.label, $0.confidence) }))
      guard !set.votes.isEmpty else { continue }
      let places = set.places[row].filter { Int($0.label) < known }
      set.texts[row].withUnsafeBufferPointer { text in
        model.read(text, votes: Array(set.votes(of: row).prefix(known)), places, masks: set.masks[row], into: &scratch)
      }
      result.combined.append(
        ScoredText(truth: set.labels[row], given: scratch.given.map { ($0.label, $0.confidence) }))
      result.rules.append(
        ScoredText(truth: set.labels[row], given: mainFirst(byVotes(set.votes(of: row)), set.places[row])))
    }
  }

  /// The main label in front, by the same rule as that of a run.
  private func mainFirst(
    _ given: [(label: Int, confidence: Double)], _ places: [NamedPlace]
  ) -> [(label: Int, confidence: Double)] {
    let main = PreparedModel.main(
      given.map { label, confidence in
        (confidence, places.first { Int($0.label) == label }.map { Int($0.start) })
      })
    guard let main, main > 0 else { return given }
    var result = given
    result.insert(result.remove(at: main), at: 0)
    return result
  }

  /// What the rules alone would give, from their votes.
  private func byVotes(_ votes: ArraySlice<RuleVote>) -> [(label: Int, confidence: Double)] {
    let first = votes.indices.filter { votes[$0] == .first || votes[$0] == .certain || votes[$0] == .sure }
      .map { ($0 - votes.startIndex, 0.9) }
    let named = votes.indices.filter { votes[$0] == .named }.map { ($0 - votes.startIndex, 0.8) }
    if !first.isEmpty || !named.isEmpty { return first + named }
    return votes.indices.filter { votes[$0] == .hinted }.map { ($0 - votes.startIndex, 0.5) }
  }

  private func addRules(
    _ set: TrainingSet, _ rows: [Int], _ texts: LabelledTexts, _ labels: [String], _ result: inout Rows
  ) {
    guard let reader = reader(texts.scheme.kind, labels) else { return }
    for row in rows {
      let given = set.texts[row].withUnsafeBufferPointer { reader.read($0).given }
      result.rules.append(ScoredText(truth: set.labels[row], given: given))
    }
  }

  private func report(
    _ texts: LabelledTexts, _ labels: [String], _ rows: Rows, _ validation: Validation
  ) -> Report {
    var report = Report()
    report.kind = texts.scheme.kind
    report.validation = validation
    report.isMultiLabel = texts.isMultiLabel
    report.repeated = TextIdentity.repeated(texts.texts.map(\.text))
    for (name, list) in [("rules", rows.rules), ("model", rows.model), ("combined", rows.combined)]
    where !list.isEmpty {
      report.methods.append((name, ClassificationScore(list, labels: labels)))
    }
    let best = [rows.combined, rows.model, rows.rules].first { !$0.isEmpty } ?? []
    let none = best.count { row in row.given.first.map { labels[$0.label] == "Z9" } ?? true }
    report.unclassifiedShare = best.isEmpty ? 0 : Double(none) / Double(best.count)
    return report
  }
}

/// FNV-1a of a text.
func textDigest(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
