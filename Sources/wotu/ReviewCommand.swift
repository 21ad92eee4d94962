import ArgumentParser
import Diagnostics
import Pipeline
import Stages

/// `wotu review PIPELINE FILE`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Take back a filled-in review sheet, keep its verdicts, and run what depends on them.",
    discussion: """
      FILE is the review workbook (xlsx) or list (CSV, in UTF-8 or as Chinese Excel saves it) that the last run wrote. A sheet of \
      another batch is refused; rows whose text is not the one of their number, or that contradict themselves or another row, are \
      told of and not taken. Verdicts are kept in a CSV beside the pipeline file and hold for every later run.
      """)

  @OptionGroup var options: PipelineOptions
  @Argument(help: "The filled-in sheet.", completion: .file()) var file: String
  @Flag(help: "Only keep the verdicts; run nothing.") var noRun = false

  /// Rows that somebody deleted from the sheet.
  private func absent(_ outcome: ReviewOutcome, _ language: Language) -> String {
    guard outcome.absent > 0 else { return "" }
    return language == .chinese ? "（其中表中缺 \(outcome.absent) 条）" : " (\(outcome.absent) of them not on the sheet)"
  }

  private func refused(_ outcome: ReviewOutcome, _ language: Language) -> String {
    guard outcome.refused > 0 else { return "" }
    return language == .chinese ? "填了而没有收 \(outcome.refused) 行（原因见上），" : "\(outcome.refused) filled-in rows not taken, "
  }

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      let outcome = try runner.takeBack(file)
      for finding in folded(outcome.findings) { Console.message(FindingCatalogue.line(finding, language)) }
      if options.json {
        var line = JSONLine(type: "review")
        line.add("verdicts", outcome.verdicts)
        line.add("changed", outcome.changed)
        line.add("open", outcome.open)
        line.add("absent", outcome.absent)
        line.add("refused", outcome.refused)
        line.add("file", outcome.verdictFile)
        Console.result(line.text)
      } else if !options.quiet {
        Console.message(
          language == .chinese
            ? "收回复核结论 \(outcome.verdicts) 条（新增或改动 \(outcome.changed) 条），\(refused(outcome, language))仍待复核 \(outcome.open) 条\(absent(outcome, language))；存于 \(outcome.verdictFile)"
            : "\(outcome.verdicts) verdicts (\(outcome.changed) new or changed), \(refused(outcome, language))\(outcome.open) open\(absent(outcome, language)); kept in \(outcome.verdictFile)"
        )
      }
      let isClean = outcome.findings.isEmpty
      guard !noRun else { return isClean ? .done : .rejected }
      // The settings know the verdicts only when they are read anew.
      let loaded = try LoadedPipeline.read(
        options.pipeline, overrides: options.overrides, toleratesMissingSources: true)
      let status = try RunReport(runner.with(loaded).run(), options, language).print(tolerance: runner.tolerance)
      return status == .done && !isClean ? .rejected : status
    }
  }
}
