import ArgumentParser
import Diagnostics
import Stages

/// `wotu trace PIPELINE ADDRESS`: from a finding, a rejected record or a workbook's cell to what it came from. Each kind of
/// address has a file of its own under `Trace`.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Show where something came from, down to file, line and bytes.",
    discussion: """
      ADDRESS is one of
        FILE:LINE[:COLUMN]   a record of a source file, as findings name it: its bytes, its cells by heading, and what
                             every stage made of it
        WT2104-0a1b2c3d4e    a finding, by the id that findings --json and --csv print: the finding and its record
        SHEET!CELL           a cell of the summary workbook, such as '满意度!I9': its formula, the figures behind it, its base,
                             and the files and lines that fed it; [LMH]SHEET!CELL is of that site's workbook,
                             [公开]SHEET!CELL of the published one, [LMH-003]LMH-003!CELL of that merchant's page
      Personal values are masked unless --show-personal is given.
      """)

  @OptionGroup var options: PipelineOptions
  @Argument(help: "What to trace, such as needs-wjx.csv:42.") var address: String
  @Flag(help: "Show personal values as they stand in the source.") var showPersonal = false
  @Flag(help: "Write the record's original bytes to standard output, unmasked, and nothing else.") var bytes = false

  func validate() throws {
    if TraceAddress(address) == nil {
      throw ValidationError(
        "ADDRESS is FILE:LINE, FILE:LINE:COLUMN, SHEET!CELL or a finding's id such as WT2104-0a1b2c3d4e.")
    }
    if bytes && options.json { throw ValidationError("--bytes and --json exclude each other.") }
  }

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      switch TraceAddress(address) {
      case .record(let file, let line, _):
        show(try runner.trace(file: file, line: line, showsPersonal: showPersonal), language)
      case .finding(let text):
        guard let id = FindingID(text) else { return .usage }
        try show(try runner.finding(id), runner, language)
      case .cell(let sheet, let cell):
        let text = CellTraceText(try runner.trace(sheet: sheet, cell: cell), language)
        for line in options.json ? text.jsonLines : text.lines { Console.result(line) }
      case nil: return .usage
      }
      return .done
    }
  }

  private func show(_ finding: Finding, _ runner: StageRunner, _ language: Language) throws(Failure) {
    if options.json {
      Console.result(JSONLine(finding, language).text)
    } else if !bytes {
      Console.result(FindingCatalogue.format(finding, language))
    }
    guard let line = finding.position.line else { return }
    show(try runner.trace(file: finding.position.file, line: line, showsPersonal: showPersonal), language)
  }

  private func show(_ trace: RecordTrace, _ language: Language) {
    if bytes {
      trace.bytes.withUnsafeBytes { Console.result($0) }
    } else if options.json {
      for line in RecordTraceText(trace, language).jsonLines { Console.result(line) }
    } else {
      for line in RecordTraceText(trace, language).lines { Console.result(line) }
    }
  }
}
