import Cleaning
import DelimitedText
import Diagnostics
import StationModel

/// Keeps the account of every file: what was read, kept, set aside, and everything that was found on the way.
final class RowLedger {
  private(set) var accounts: [SourceFileAccount]
  private(set) var folder = FindingFolder()
  private var folding = NoteFolding()
  private let sources: [RowPlaneSource]
  let sink: RowSink?
  /// Dates by form, `position * 4 + form`, of each file.
  private var dateForms: [[Int]]
  /// Line of the first date of each form, in the same order.
  private var dateLines: [[Int]]
  /// First and last day named in full in each column of each file, and the dates that their cells do not decide.
  private var days: [[Int: ClosedRange<Int32>]]
  private var dateEvidence: [[Int: DateEvidence]]
  /// Answers that were doubted, by file and reason.
  private(set) var screened: [[Screened: Int]]
  /// Lines of each file before the chunk that is being committed.
  private var lineOffsets: [Int]
  private var bytesDone = 0
  /// Files with lines of totals, which are compared with their rows at the end.
  private var withTotals: Set<Int> = []
  private(set) var merchantNames = MerchantNameTable()

  init(_ sources: [RowPlaneSource], _ sink: RowSink?) {
    self.sources = sources
    self.sink = sink
    accounts = sources.map(\.account)
    dateForms = sources.map { _ in [] }
    dateLines = dateForms
    days = sources.map { _ in [:] }
    dateEvidence = sources.map { _ in [:] }
    screened = sources.map { _ in [:] }
    lineOffsets = sources.map { _ in 0 }
  }

  /// Sets the digest of a file that was not hashed before.
  func setDigest(_ digest: String, file: Int) {
    if accounts[file].sha256.isEmpty { accounts[file].sha256 = digest }
  }

  /// Lines before the chunk.
  func lineOffset(_ file: Int) -> Int { lineOffsets[file] }

  /// Takes what a chunk says: its findings and rejects, with line numbers of the file.
  func take(_ notes: RowNotes, of records: RecordBatch, file: Int, read: Int, skipped: Int) throws(Failure) {
    let offset = lineOffsets[file]
    accounts[file].read += read
    accounts[file].skippedLines += skipped
    accounts[file].rejected += notes.rejected.count
    accounts[file].screened += notes.rejected.count(where: \.isScreened)
    for (reason, count) in notes.screened { screened[file][reason, default: 0] += count }
    for finding in notes.findings {
      if finding.code == .totalLine { withTotals.insert(file) }
      var moved = finding
      moved.position.line = finding.position.line.map { $0 + offset }
      try add(moved, stage: .clean)
    }
    for name in notes.merchantNames { merchantNames.add(name, file: accounts[file].name, lineOffset: offset) }
    for damage in records.damagedFields() { try reportDamage(damage.record, damage.column, records, file) }
    for row in notes.rejected { try sink?.reject(row, records, sources[file], file: file, lineOffset: offset) }
    if dateForms[file].isEmpty {
      dateForms[file] = Array(repeating: 0, count: notes.dateForms.count)
      dateLines[file] = dateForms[file]
    }
    for (index, count) in notes.dateForms.enumerated() where count > 0 {
      if dateForms[file][index] == 0 { dateLines[file][index] = notes.firstLines[index] + offset }
      dateForms[file][index] += count
    }
    takeDays(notes, file, offset)
    try sink?.raw(records, sources[file], file: file, lineOffset: offset)
  }

  private func takeDays(_ notes: RowNotes, _ file: Int, _ offset: Int) {
    for position in notes.firstDays.indices where notes.firstDays[position] <= notes.lastDays[position] {
      let found = notes.firstDays[position]...notes.lastDays[position]
      let known = days[file][position] ?? found
      days[file][position] =
        min(known.lowerBound, found.lowerBound)...max(known.upperBound, found.upperBound)
    }
    for (position, evidence) in notes.dateEvidence {
      dateEvidence[file][position, default: DateEvidence()].add(evidence, lineOffset: offset)
    }
  }

  /// What the whole columns say about dates that their cells leave open: by file and column.
  func dateDecisions() -> [Int: [Int: DateDecision]] {
    var decisions: [Int: [Int: DateDecision]] = [:]
    for (file, source) in sources.enumerated() {
      for (position, evidence) in dateEvidence[file] {
        decisions[file, default: [:]][position] = evidence.decision(
          source.binding.dateRule(position), days: days[file][position], contextYears: source.contextYears)
      }
    }
    return decisions
  }

  /// Says that the chunk is done; what follows begins behind it.
  func close(_ records: RecordBatch, file: Int) { lineOffsets[file] += records.nextLine - 1 }

  /// The answers that were doubted, by file and code.
  var screening: [ScreeningRow] {
    screened.enumerated().flatMap { file, reasons in
      reasons.map { reason, count in
        ScreeningRow(
          file: file, reason: reason.code, isExcluded: reason.isExcluded, count: count, read: accounts[file].read)
      }.sorted { ($0.reason.rawValue, $0.isExcluded ? 0 : 1) < ($1.reason.rawValue, $1.isExcluded ? 0 : 1) }
    }
  }

  /// How far the pass has come, with this chunk.
  func progress(_ records: RecordBatch) -> RowPlaneProgress {
    var progress = RowPlaneProgress()
    bytesDone += records.textBytes
    progress.bytesRead = bytesDone
    progress.bytesTotal = accounts.map(\.bytes).reduce(0, +)
    progress.rows = accounts.map(\.read).reduce(0, +)
    return progress
  }

  /// Counts a repeated submission or a dispute that stands already, which were set aside with the duplicates.
  func doubted(_ code: FindingCode, isExcluded: Bool, file: Int) {
    screened[file][Screened(code: code, isExcluded: isExcluded), default: 0] += 1
  }

  /// Platforms of the files of complaints; nil for the others, and where it is not known.
  var platforms: [String?] { sources.map { $0.table == .complaints ? $0.binding.platform?.profile.id : nil } }

  func kept(_ rows: Int, duplicates: Int, file: Int) {
    accounts[file].kept += rows
    accounts[file].duplicates += duplicates
  }

  func add(_ finding: Finding, stage: RowStage) throws(Failure) {
    var finding = finding
    finding.found = maskingPersonalNumbers(finding.found)
    if folding.holdsBack(finding) { return }
    try keep(finding, stage)
  }

  private func keep(_ finding: Finding, _ stage: RowStage) throws(Failure) {
    folder.add(finding)
    try sink?.finding(finding, stage: stage)
  }

  /// Findings about whole files and columns.
  func finish() throws(Failure) {
    for (file, source) in sources.enumerated() {
      for finding in source.findings { try add(finding, stage: .ingest) }
      if withTotals.contains(file) { try reportTotals(source) }
      try reportDateDecisions(file, source)
      try reportDateForms(file, source)
    }
    // Last: notes about whole files are counted with those of their rows.
    for finding in folding.rest { try keep(finding, .clean) }
  }

  /// Lines of totals are no records, but what they say is held against the rows.
  private func reportTotals(_ source: RowPlaneSource) throws(Failure) {
    let checks = try TotalVerification(
      source.path, displayName: source.account.name, scan: source.scan, dialect: source.dialect, layout: source.layout
    ).run()
    for check in checks {
      for finding in check.findings(file: source.account.name) { try add(finding, stage: .ingest) }
    }
  }

  /// How the columns were read, and what stays open.
  private func reportDateDecisions(_ file: Int, _ source: RowPlaneSource) throws(Failure) {
    var decisions = source.binding.dateDecisions
    for (position, evidence) in dateEvidence[file] where decisions[position]?.isOpen != true {
      let rule = source.binding.dateRule(position)
      guard let left = evidence.decision(rule, days: days[file][position], contextYears: source.contextYears) else {
        continue
      }
      if decisions[position] == nil { decisions[position] = left }
    }
    for (position, decision) in decisions.sorted(by: { $0.key < $1.key }) {
      let place = SourcePosition(file: source.account.name, line: source.layout.line, column: position + 1)
      let heading = position < source.layout.headings.count ? source.layout.headings[position] : ""
      for finding in decision.findings(at: place, heading: heading) { try add(finding, stage: .clean) }
    }
  }

  /// Bytes that no encoding explains cost their cell, not the file.
  private func reportDamage(_ record: Int, _ column: Int, _ records: RecordBatch, _ file: Int) throws(Failure) {
    let source = sources[file]
    let isPersonal = source.binding.personal.contains(column)
    try add(
      Finding(
        .unreadableText,
        at: SourcePosition(
          file: source.account.name, line: records.line(record) + lineOffsets[file], column: column + 1),
        heading: column < source.layout.headings.count ? source.layout.headings[column] : "",
        found: isPersonal ? "***" : String(records.text(record, column).prefix(60)), expected: source.account.encoding),
      stage: .ingest)
  }

  /// A column that holds dates in several forms is worth a look, though every one was read.
  private func reportDateForms(_ file: Int, _ source: RowPlaneSource) throws(Failure) {
    let forms = DateForm.allCases
    for position in 0..<(dateForms[file].count / forms.count) {
      let counts = forms.map { dateForms[file][position * forms.count + $0.rawValue] }
      let heading = position < source.layout.headings.count ? source.layout.headings[position] : ""
      if counts.filter({ $0 > 0 }).count > 1 {
        let words = zip(forms, counts).filter { $0.1 > 0 }.map { form, count in
          let name = form == .short ? source.binding.dateRule(position).order.formText : form.name
          return "\(name) ×\(count)"
        }.joined(separator: ", ")
        // The example is the first cell in the rarest form: the one to look at.
        let rarest = forms.indices.filter { counts[$0] > 0 }.min { counts[$0] < counts[$1] } ?? 0
        let line = dateLines[file][position * forms.count + rarest]
        let place = SourcePosition(file: source.account.name, line: line, column: position + 1)
        try add(Finding(.mixedDateForms, at: place, heading: heading, found: words), stage: .clean)
      }
    }
  }
}
