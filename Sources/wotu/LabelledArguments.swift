import ArgumentParser
import Stages
import TextModel

/// What `train` and `score` take alike.
struct LabelledArguments: ParsableArguments {
  @Option(help: "Heading of the column with the texts; by default text, 文本, 原文, 需求描述, 投诉内容 …")
  var text: String?

  @Option(help: "Heading of the column with the labels; by default labels, label, 标签, 编码, 类别, 需求项 …")
  var label: String?

  @Option(
    help:
      "What stands between several labels of a text; by default any of ┋ | ; 、 , / for the pipeline's own codes, ┋ and | for others."
  )
  var separator: String?

  @Option(help: "needs, complaints or flat (labels of any kind); by default what most labels belong to.")
  var kind: String?

  @Option(help: "Parts for cross-validation and for calibrating, 2 to 50.")
  var folds: Int?

  @Option(help: "Seed of the division into parts; the same seed gives the same model.")
  var seed: UInt64 = 1

  @Option(help: "Inverse strength of the penalty on weights.")
  var cost = 10.0

  @Option(help: "Characters of the longest grams, 1 to 3; by default two or three, what does better in the folds.")
  var longestGram: Int?

  @Option(
    help:
      "The model file; by default the one in the output folder, which training writes, else the pipeline's own.")
  var model: String?

  func validate() throws {
    if let kind, LabelScheme.Kind(rawValue: kind) == nil {
      throw ValidationError("--kind takes needs, complaints or flat, not \(kind).")
    }
    if let folds, !(2...50).contains(folds) { throw ValidationError("--folds takes 2 to 50.") }
    if let longestGram, !(1...3).contains(longestGram) { throw ValidationError("--longest-gram takes 1 to 3.") }
    if !(cost > 0 && cost <= 1e6) { throw ValidationError("--cost takes a number above 0, at most 1000000.") }
  }

  func options(threads: Int) -> LabelledOptions {
    var options = LabelledOptions()
    options.columns.text = text
    options.columns.label = label
    options.columns.separator = separator
    options.columns.kind = kind.flatMap(LabelScheme.Kind.init(rawValue:))
    options.training.folds = folds ?? 5
    options.training.seed = seed
    options.training.cost = cost
    options.training.longestGram = longestGram
    options.training.threads = threads
    options.model = model
    return options
  }
}
