import ArgumentParser
import Diagnostics
import Stages

/// `wotu score PIPELINE LABELLED.csv`.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "How right the labels are, against texts that people coded: precision, recall, confusion, calibration.",
    discussion: """
      The rules, the learned model and both together are scored side by side. Texts that a trained model has not seen are held \
      against it, those that it learned from are left out; without such a model, or with --folds, each part of the texts is scored by a model of the other parts.
      """)

  @OptionGroup var options: PipelineOptions
  @Argument(help: "The hand-coded file.", completion: .file()) var labelled: String
  @OptionGroup var labels: LabelledArguments
  @Option(name: .customLong("train"), help: "Learn from this hand-coded file first; nothing is written.")
  var trainingFile: String?
  @Option(help: "With --train: a further file that was read while phrases were written.")
  var studied: [String] = []

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      var asked = labels.options(threads: options.threads ?? SystemClock.processors)
      asked.folds = labels.folds
      asked.trainingFile = trainingFile
      asked.studied = studied
      let (report, findings) = try runner.score(labelled, asked)
      for finding in folded(findings) where !options.quiet { Console.message(FindingCatalogue.line(finding, language)) }
      if options.json {
        Console.result(ScoreText.json(report, file: labelled))
      } else {
        for line in ScoreText(language: language).lines(report) { Console.result(line) }
      }
      return .done
    }
  }
}
