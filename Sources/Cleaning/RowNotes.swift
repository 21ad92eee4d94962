public import DelimitedText
public import Diagnostics

/// A record that was set aside.
public struct RejectedRow: Sendable {
  /// Index in the batch of records.
  public var record: Int
  public var line: Int
  public var code: FindingCode
  /// Heading and value in words, masked where the column is personal.
  public var reason: String
}

/// What cleaning says about a chunk: findings and rejects in the order of the records.
public final class RowNotes {
  public private(set) var findings: [Finding] = []
  public private(set) var rejected: [RejectedRow] = []
  /// Dates by form and column position, to report columns that mix forms: `position * 4 + form`.
  public private(set) var dateForms: [Int]
  /// Line of the first date of each form, in the same order.
  public private(set) var firstLines: [Int]

  let binding: TableBinding

  public init(_ binding: TableBinding) {
    self.binding = binding
    dateForms = Array(repeating: 0, count: max(binding.headings.count, 1) * DateForm.allCases.count)
    firstLines = dateForms
  }

  public func clear() {
    findings.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    for index in dateForms.indices { dateForms[index] = 0 }
  }

  /// Notes a line that is no record; blank lines and unit rows need no note.
  public func skip(_ kind: LineKind, line: Int, in records: RecordBatch, _ record: Int) {
    let code: FindingCode
    switch kind {
    case .total: code = .totalLine
    case .note: code = .noteLine
    case .repeatedHeader: code = .repeatedHeader
    case .data, .blank, .units: return
    }
    let cells = records.texts(record).map(trimmedText).filter { !$0.isEmpty }
    // Footers name those who filled in and signed the form: the label is enough to find the line.
    let lead = cells.first ?? ""
    let isRemark = lead.hasPrefix("注") || lead.hasPrefix("备注") || lead.hasPrefix("说明") || kind != .note
    add(code, line: line, position: nil, found: isRemark ? lead : String(lead.prefix { $0 != "：" && $0 != ":" }))
  }

  @inline(__always)
  func count(_ form: DateForm, at position: Int, line: Int) {
    let index = position * DateForm.allCases.count + form.rawValue
    guard index < dateForms.count else { return }
    if dateForms[index] == 0 { firstLines[index] = line }
    dateForms[index] += 1
  }

  func add(
    _ code: FindingCode, line: Int, position: Int?, found: String = "", expected: String = "", rule: String = "",
    severity: Severity? = nil
  ) {
    let heading = position.flatMap { $0 >= 0 && $0 < binding.headings.count ? binding.headings[$0] : nil } ?? ""
    findings.append(
      Finding(
        code, severity: severity,
        at: SourcePosition(file: binding.fileName, line: line, column: position.flatMap { $0 >= 0 ? $0 + 1 : nil }),
        heading: heading, found: shown(found, position), expected: expected, rule: rule))
  }

  /// Sets a record aside, with a finding of severity error.
  func reject(
    _ code: FindingCode, record: Int, line: Int, position: Int?, found: String = "", expected: String = ""
  ) {
    add(code, line: line, position: position, found: found, expected: expected, severity: .error)
    let heading = findings.last?.heading ?? ""
    let what = heading.isEmpty ? shown(found, position) : heading + " “" + shown(found, position) + "”"
    rejected.append(RejectedRow(record: record, line: line, code: code, reason: what))
  }

  /// Personal values stay off the terminal; long ones are cut.
  private func shown(_ value: String, _ position: Int?) -> String {
    if let position, binding.personal.contains(position) { return value.isEmpty ? "" : "***" }
    return maskingPersonalNumbers(value.count > 60 ? String(value.prefix(60)) + "…" : value)
  }
}
