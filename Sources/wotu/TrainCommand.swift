import ArgumentParser
import Diagnostics
import Stages

/// `wotu train PIPELINE LABELLED.csv`.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn from hand-coded texts: a model that stands beside the rules, or by itself for other labels.",
    discussion: """
      LABELLED is a CSV (any encoding) or xlsx with a column of texts and one of labels: codes or names of the needs \
      taxonomy or of the complaint classes, or any labels at all. The next run uses the model, \
      which lies in the output folder, instead of one that the pipeline names. \
      Verdicts that `wotu review` took back are learned from too.
      """)

  @OptionGroup var options: PipelineOptions
  @Argument(help: "The hand-coded file, or several of the same kind.", completion: .file()) var labelled: [String]
  @Option(
    help: "A hand-coded file that was read while phrases were written: learned from, but no confidence is fitted to it."
  )
  var studied: [String] = []
  @OptionGroup var labels: LabelledArguments

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      var asked = labels.options(threads: options.threads ?? SystemClock.processors)
      asked.studied = studied
      let outcome = try runner.train(labelled[0], further: Array(labelled.dropFirst()), asked)
      for finding in folded(outcome.findings) where !options.quiet {
        Console.message(FindingCatalogue.line(finding, language))
      }
      if options.json {
        var line = JSONLine(type: "model")
        line.add("model", outcome.modelPath)
        line.add("kind", outcome.kind.rawValue)
        line.add("texts", outcome.texts)
        line.add("verdicts", outcome.verdicts)
        line.add("labels", outcome.labels.count)
        line.add("several_labels", outcome.isMultiLabel)
        line.add("bytes", outcome.bytes)
        Console.result(line.text)
      } else {
        Console.result(
          language == .chinese
            ? "模型：\(outcome.modelPath)（\(outcome.kind.rawValue)，\(outcome.texts) 条文本，\(outcome.labels.count) 种标签）"
            : "model: \(outcome.modelPath) (\(outcome.kind.rawValue), \(outcome.texts) texts, \(outcome.labels.count) labels)"
        )
      }
      return .done
    }
  }
}

/// Findings of one kind about one value are told once, with their number.
func folded(_ findings: [Finding]) -> [Finding] {
  var result: [Finding] = []
  var places: [String: Int] = [:]
  for finding in findings {
    let key = finding.code.rawValue + "\n" + finding.heading + "\n" + finding.found
    if let place = places[key] {
      result[place].count += finding.count
    } else {
      places[key] = result.count
      result.append(finding)
    }
  }
  return result
}
