public import Diagnostics
import Pipeline
import StationModel
public import TextModel

/// How `train` and `score` are asked for.
public struct LabelledOptions: Sendable {
  public var columns = LabelledTexts.Columns()
  public var training = TrainingOptions()
  /// Path of the model; nil: the pipeline's own.
  public var model: String?
  /// Cross-validate with so many folds; nil: hold the texts against the model where there is one that has not seen them.
  public var folds: Int?
  /// A further hand-coded file to learn from before the texts are scored.
  public var trainingFile: String?
  /// Hand-coded files that were read while phrases were written: learned from, but confidences are not fitted to them.
  public var studied: [String] = []
  public init() {}
}

extension StageRunner {
  /// What came of training.
  public struct TrainingOutcome: Sendable {
    public var modelPath: String
    public var kind: LabelScheme.Kind
    public var texts: Int
    /// Verdicts of people that it learned from besides.
    public var verdicts: Int
    public var labels: [String]
    public var isMultiLabel: Bool
    public var bytes: Int
    public var findings: [Finding]
  }

  /// Learns from hand-coded texts and writes the model.
  ///
  /// - Parameter path: the first file, whose labels decide what is learned; `further` are of the same kind.
  public func train(
    _ path: String, further: [String] = [], _ options: LabelledOptions
  ) throws(Failure) -> TrainingOutcome {
    var texts = try LabelledTexts(path, options.columns, pipeline.settings)
    for path in further { texts.add(try read(path, like: texts, options)) }
    var studied: [LabelledTexts] = []
    for path in options.studied { studied.append(try read(path, like: texts, options)) }
    let verdicts = try addVerdicts(to: &texts)
    let run = TrainingRun(pipeline.settings, options.training)
    let (model, findings) = try run.train(texts, studied: studied)
    let bytes = model.encoded()
    let target = options.model ?? ModelFiles.own(texts.scheme.kind, folder: folder)
    try ModelFiles.write(bytes, to: target)
    return TrainingOutcome(
      modelPath: target, kind: texts.scheme.kind, texts: texts.texts.count, verdicts: verdicts, labels: model.labels,
      isMultiLabel: model.isMultiLabel, bytes: bytes.count, findings: texts.findings + findings)
  }

  /// Scores hand-coded texts: by cross-validation where it is asked for or nothing else is there, else held against a model
  /// that has not seen them.
  public func score(
    _ path: String, _ options: LabelledOptions
  ) throws(Failure) -> (report: TrainingRun.Report, findings: [Finding]) {
    let texts = try LabelledTexts(path, options.columns, pipeline.settings)
    let run = TrainingRun(pipeline.settings, options.training)
    if let folds = options.folds { return (try run.crossValidate(texts, folds: folds), texts.findings) }
    if let file = options.trainingFile {
      let known = try read(file, like: texts, options)
      var studied: [LabelledTexts] = []
      for path in options.studied { studied.append(try read(path, like: texts, options)) }
      let model = try run.train(known, studied: studied).model
      let outcome = try score(texts, with: model, run, folds: options.training.folds)
      return (outcome.report, outcome.findings + known.findings)
    }
    let declared = options.model ?? ModelFiles.path(texts.scheme.kind, pipeline.settings, folder: folder)
    if options.model != nil || ModelFiles.exists(declared) {
      let model = try ModelFiles.read(declared)
      if model.labels.contains(where: texts.labelNames.contains) {
        return try score(texts, with: model, run, folds: options.training.folds)
      }
    }
    // One label can only be scored against the rules.
    if texts.labelNames.count < 2, texts.scheme.kind != .flat { return (run.scoreRules(texts), texts.findings) }
    return (try run.crossValidate(texts, folds: options.training.folds), texts.findings)
  }

  /// Scores the texts that the model did not learn from: it is no witness of the others. Where there is nothing else, by
  /// cross-validation. Findings: WT3088 for texts that the model knows.
  private func score(
    _ texts: LabelledTexts, with model: LearnedModel, _ run: TrainingRun, folds: Int
  ) throws(Failure) -> (report: TrainingRun.Report, findings: [Finding]) {
    let seen = SeenTexts(model, texts)
    guard seen.count > 0 else { return (run.score(texts, with: model), texts.findings) }
    let finding = Finding(
      .seenTexts, at: SourcePosition(file: texts.file), found: "\(seen.count)", expected: "\(texts.texts.count)")
    let others = seen.others
    if others.texts.isEmpty {
      return (try run.crossValidate(texts, folds: folds), texts.findings + [finding])
    }
    var report = run.score(others, with: model)
    report.seen = seen.count
    return (report, texts.findings + [finding])
  }

  /// A further file with labels of the same kind.
  private func read(
    _ path: String, like texts: LabelledTexts, _ options: LabelledOptions
  ) throws(Failure) -> LabelledTexts {
    var columns = options.columns
    columns.kind = texts.scheme.kind
    return try LabelledTexts(path, columns, pipeline.settings)
  }

  /// Adds what people decided on review sheets; their word stands where a text is coded otherwise in the file.
  private func addVerdicts(to texts: inout LabelledTexts) throws(Failure) -> Int {
    let source = texts.scheme.kind.rawValue
    let usable = pipeline.settings.verdicts.filter { verdict in
      verdict.source == source && !verdict.codes.isEmpty && !verdict.text.isEmpty
        && verdict.codes.allSatisfy { texts.scheme.code($0) != nil }
    }
    let judged = Set(usable.map(\.text))
    texts.texts.removeAll { judged.contains($0.text) }
    for verdict in usable { texts.texts.append((0, verdict.text, verdict.codes)) }
    return usable.count
  }
}
