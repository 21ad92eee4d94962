import Diagnostics
import StationModel
import Stages

/// What a run came to: the row account of every file, the findings folded by code, the workbooks.
struct RunReport {
  let outcome: RunOutcome
  let options: PipelineOptions
  let language: Language
  /// Findings shown of each code.
  private let shownOfACode = 3

  init(_ outcome: RunOutcome, _ options: PipelineOptions, _ language: Language) {
    self.outcome = outcome
    self.options = options
    self.language = language
  }

  /// Prints it and gives the exit status.
  func print(tolerance: Double) -> Diagnostics.ExitStatus {
    if options.json { printJSON() } else if !options.quiet { printAccounts() }
    if !options.quiet {
      printFindings()
      UnresolvedNamesText(outcome.unresolvedNames, language).show()
    }
    if !options.json { printWorkbooks() }
    guard !outcome.isWithinTolerance else { return .done }
    Console.message(FindingCatalogue.format(aboveTolerance(tolerance), language))
    return .rejected
  }

  private func aboveTolerance(_ tolerance: Double) -> Finding {
    let read = outcome.accounts.map(\.read).reduce(0, +)
    let rejected = outcome.accounts.map(\.rejected).reduce(0, +)
    return Finding(
      .rejectsAboveTolerance, at: SourcePosition(file: options.pipeline), found: "\(rejected)/\(read)",
      expected: "\(tolerance)")
  }

  private func printAccounts() {
    for account in outcome.accounts {
      let counts =
        language == .chinese
        ? "读入 \(account.read) = 保留 \(account.kept) + 剔除 \(account.rejected) + 重复 \(account.duplicates)"
        : "read \(account.read) = kept \(account.kept) + rejected \(account.rejected) + duplicates \(account.duplicates)"
      Console.result("\(account.name): \(counts)")
    }
  }

  private func printJSON() {
    for account in outcome.accounts {
      var line = JSONLine(type: "file")
      line.add("table", account.table.rawValue)
      line.add("name", account.name)
      line.add("sha256", account.sha256)
      line.add("encoding", account.encoding)
      line.add("header_line", account.headerLine)
      line.add("read", account.read)
      line.add("kept", account.kept)
      line.add("rejected", account.rejected)
      line.add("duplicates", account.duplicates)
      line.add("skipped_lines", account.skippedLines)
      Console.result(line.text)
    }
    for name in outcome.unresolvedNames { Console.result(UnresolvedNamesText.json(name)) }
    for workbook in outcome.workbooks {
      var line = JSONLine(type: "workbook")
      line.add("path", workbook)
      Console.result(line.text)
    }
  }

  /// A few of each code, the worst first, and how many there are in all.
  private func printFindings() {
    var codes: [FindingCode: [Finding]] = [:]
    for finding in outcome.findings { codes[finding.code, default: []].append(finding) }
    let sorted = codes.sorted { left, right in
      let severities = (left.value.map(\.severity).max() ?? .note, right.value.map(\.severity).max() ?? .note)
      return severities.0 == severities.1 ? left.key.rawValue < right.key.rawValue : severities.0 > severities.1
    }
    for (code, findings) in sorted {
      let total = findings.map(\.count).reduce(0, +)
      let texts = FindingCatalogue.entry(for: code).texts(language)
      // Notes tell of what was mended: the total is enough.
      if findings.contains(where: { $0.severity > .note }) {
        for finding in findings.prefix(shownOfACode) { Console.message(FindingCatalogue.line(finding, language)) }
        Console.message("    " + (language == .chinese ? "处理：" : "remedy: ") + texts.remedy)
      }
      let sum = language == .chinese ? "共 \(total) 处" : "\(total) in all"
      Console.message("\(code.rawValue) \(texts.title): \(sum)")
    }
    guard !outcome.findings.isEmpty else { return }
    Console.message((language == .chinese ? "全部见：" : "all of them: ") + "wotu findings \(options.pipeline)")
  }

  private func printWorkbooks() {
    guard let summary = outcome.workbooks.first else { return }
    for workbook in outcome.workbooks.dropFirst() where !options.quiet { Console.result(workbook) }
    Console.result((language == .chinese ? "汇总工作簿：" : "summary workbook: ") + summary)
  }
}
