import ArgumentParser
import Diagnostics
import Stages

/// `wotu findings PIPELINE`: what was found in the data, from the workspace.
struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "List the data-quality findings of the last run: table, CSV or JSON Lines.")

  @OptionGroup var options: PipelineOptions
  @Option(help: "Only this code, such as WT2104.") var code: String?
  @Option(help: "Only files whose name contains this.") var file: String?
  @Option(help: "Only this severity: note, warning or error.") var severity: String?
  @Option(help: "Only findings about this merchant: its number, credit code or name, or a name as a source writes it.")
  var merchant: String?
  @Flag(help: "CSV on standard output.") var csv = false
  @Option(
    help: "Write a list of corrections for each source file into this folder, for the clerks who filled them in.",
    completion: .directory)
  var corrections: String?

  func validate() throws {
    if let code, FindingCode(rawValue: code.uppercased()) == nil { throw ValidationError("there is no code \(code).") }
    if let severity, Severity(rawValue: severity) == nil {
      throw ValidationError("--severity takes note, warning or error, not \(severity).")
    }
    if csv && options.json { throw ValidationError("--csv and --json exclude each other.") }
  }

  func run() {
    options.withRunner { (runner, language) throws(Failure) in
      var filter = FindingTable.Filter()
      filter.code = code?.uppercased()
      filter.file = file
      filter.severity = severity.flatMap(Severity.init(rawValue:))
      filter.merchant = merchant
      guard let findings = try runner.findings(filter) else {
        throw Failure(
          .missingInput,
          Finding(.missingFile, at: SourcePosition(file: options.pipeline), found: runner.workspacePath))
      }
      if let corrections {
        for path in try CorrectionLists(findings).write(to: corrections) { Console.result(path) }
      } else {
        show(findings, language)
      }
      return .done
    }
  }

  private func show(_ findings: [Finding], _ language: Language) {
    if csv {
      Console.result("code,severity,file,line,column,heading,found,expected,rule,count,message,remedy,id,merchant")
    }
    for finding in findings {
      if options.json {
        Console.result(JSONLine(finding, language).text)
      } else if csv {
        Console.result(row(finding, language))
      } else {
        Console.result(FindingCatalogue.line(finding, language))
      }
    }
    guard !csv, !options.json, !options.quiet else { return }
    Console.message(language == .chinese ? "共 \(findings.count) 条" : "\(findings.count) findings")
  }

  private func row(_ finding: Finding, _ language: Language) -> String {
    let position = finding.position
    let fields = [
      finding.code.rawValue, finding.severity.rawValue, position.file, position.line.map { "\($0)" } ?? "",
      position.column.map { "\($0)" } ?? "", finding.heading, finding.found, finding.expected, finding.rule,
      "\(finding.count)", FindingCatalogue.message(finding, language),
      FindingCatalogue.entry(for: finding.code).texts(language).remedy, FindingID(finding).text, finding.merchant,
    ]
    return fields.map(CSVField.text).joined(separator: ",")
  }
}
