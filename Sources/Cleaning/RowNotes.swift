public import DelimitedText
public import Diagnostics
import StationModel

/// A record that was set aside.
public struct RejectedRow: Sendable {
  /// Index in the batch of records.
  public var record: Int
  public var line: Int
  public var code: FindingCode
  /// Heading and value in words, masked where the column is personal.
  public var reason: String
  /// Set aside by a rule of response quality: the record is right, the answer is doubted.
  public var isScreened = false
}

/// What cleaning says about a chunk: findings and rejects in the order of the records.
public final class RowNotes {
  public private(set) var findings: [Finding] = []
  public private(set) var rejected: [RejectedRow] = []
  /// Dates by form and column position, to report columns that mix forms: `position * 4 + form`.
  public private(set) var dateForms: [Int]
  /// Line of the first date of each form, in the same order.
  public private(set) var firstLines: [Int]
  /// First and last day named in full, by column position; empty ranges are `Int32.max` to `Int32.min`.
  public private(set) var firstDays: [Int32]
  public private(set) var lastDays: [Int32]
  /// Dates that their cell does not decide, by column position.
  public private(set) var dateEvidence: [Int: DateEvidence] = [:]

  /// Answers that were doubted, by reason.
  public private(set) var screened: [Screened: Int] = [:]
  /// Merchant names of the chunk that an analyst may have to decide on, by site and text.
  private var merchants: [String: MerchantName] = [:]

  /// Whether doubts are counted; those of records that are set aside anyway are told, and belong to no count of doubted answers.
  var countsDoubts = true

  let binding: TableBinding

  public init(_ binding: TableBinding) {
    self.binding = binding
    dateForms = Array(repeating: 0, count: max(binding.headings.count, 1) * DateForm.allCases.count)
    firstLines = dateForms
    firstDays = Array(repeating: .max, count: max(binding.headings.count, 1))
    lastDays = Array(repeating: .min, count: max(binding.headings.count, 1))
  }

  public func clear() {
    findings.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    screened.removeAll(keepingCapacity: true)
    merchants.removeAll(keepingCapacity: true)
    dateEvidence.removeAll(keepingCapacity: true)
    for index in dateForms.indices { dateForms[index] = 0 }
    for index in firstDays.indices {
      firstDays[index] = .max
      lastDays[index] = .min
    }
  }

  /// Merchant names that no key fits, in the order of their first lines.
  public var merchantNames: [MerchantName] {
    merchants.values.sorted { ($0.line, $0.text) < ($1.line, $1.text) }
  }

  func count(_ name: MerchantName) {
    let key = (name.site.map { "\($0)" } ?? "") + "|" + name.text
    if merchants[key] == nil { merchants[key] = name } else { merchants[key]?.rows += 1 }
  }

  /// Notes a line that is no record; blank lines and unit rows need no note.
  public func skip(_ kind: LineKind, line: Int, in records: RecordBatch, _ record: Int) {
    let code: FindingCode
    switch kind {
    case .total: code = .totalLine
    case .note: code = .noteLine
    case .repeatedHeader: code = .repeatedHeader
    case .title: code = .titleLine
    case .data, .blank, .units, .comment, .otherTable: return
    }
    let cells = records.texts(record).map(trimmedText).filter { !$0.isEmpty }
    // Footers name those who filled in and signed the form: the label is enough to find the line.
    let lead = cells.first ?? ""
    let isRemark = lead.hasPrefix("注") || lead.hasPrefix("备注") || lead.hasPrefix("说明") || kind != .note
    add(code, line: line, position: nil, found: isRemark ? lead : String(lead.prefix { $0 != "：" && $0 != ":" }))
  }

  @inline(__always)
  func count(_ form: DateForm, _ day: Day, at position: Int, line: Int) {
    let index = position * DateForm.allCases.count + form.rawValue
    guard index < dateForms.count else { return }
    if dateForms[index] == 0 { firstLines[index] = line }
    dateForms[index] += 1
    if form == .short { return }
    firstDays[position] = min(firstDays[position], day.number)
    lastDays[position] = max(lastDays[position], day.number)
  }

  /// Notes a date that was written in another form than it is kept in.
  func noteDate(_ form: DateForm, _ text: String, _ moment: Moment, line: Int, position: Int) {
    let isDay = moment.seconds % 86_400 == 0
    let written = form == .short ? binding.dateRule(position).order.formText : form == .serial ? "" : form.name
    add(
      form == .serial ? .excelSerialDate : .valueRewritten, line: line, position: position, found: text,
      expected: isDay ? moment.day.text : moment.text, rule: written)
  }

  /// Characters that a cell of a workbook holds, in UTF-16 units; Excel's specification.
  private static let longestCell = 32_767

  /// Says of a text that no cell of a workbook can hold it whole.
  @inline(__always)
  func noteLength(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, position: Int) {
    // No text has more units than bytes.
    guard bytes.count > Self.longestCell else { return }
    let units = String(decoding: bytes, as: UTF8.self).utf16.count
    guard units > Self.longestCell else { return }
    add(.cutInWorkbook, line: line, position: position, found: "\(units)", expected: "\(Self.longestCell)")
  }

  /// Keeps a date that its cell does not decide as evidence about its column.
  func addOpenDate(_ text: String, at position: Int, line: Int) {
    guard position >= 0 else { return }
    dateEvidence[position, default: DateEvidence()].add(text, line: line, near: binding.nearDays)
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

  /// Says of the findings made since there were `count` which merchant's record they are about.
  public func attribute(from count: Int, to merchant: String) {
    for index in count..<findings.count where findings[index].merchant.isEmpty { findings[index].merchant = merchant }
  }

  /// Sets a record aside, with a finding of severity error. What else is wrong with it is told too, so that whoever corrects it sees
  /// all of it at once; the first decides why it was set aside.
  func reject(
    _ code: FindingCode, record: Int, line: Int, position: Int?, found: String = "", expected: String = ""
  ) {
    add(code, line: line, position: position, found: found, expected: expected, severity: .error)
    if let last = rejected.last, last.record == record { return }
    let heading = findings.last?.heading ?? ""
    let what = heading.isEmpty ? shown(found, position) : heading + " “" + shown(found, position) + "”"
    rejected.append(RejectedRow(record: record, line: line, code: code, reason: what))
  }

  /// Notes an answer that is doubted, and sets it aside where the settings say so; whether it stays.
  func screen(_ doubt: Screening.Doubt, record: Int, line: Int, position: Int) -> Bool {
    // What is missing from a record that is set aside has been said where it was looked for.
    if !countsDoubts, doubt.code == .mostlyMissing { return true }
    let isExcluded = doubt.action == .exclude
    if countsDoubts { screened[Screened(code: doubt.code, isExcluded: isExcluded), default: 0] += 1 }
    add(
      doubt.code, line: line, position: position, found: doubt.found, expected: doubt.expected,
      rule: "response_quality: " + doubt.action.rawValue)
    guard isExcluded, countsDoubts else { return !isExcluded }
    if let last = rejected.last, last.record == record { return false }
    let heading = findings.last?.heading ?? ""
    var row = RejectedRow(record: record, line: line, code: doubt.code, reason: heading + " " + doubt.found)
    row.isScreened = true
    rejected.append(row)
    return false
  }

  /// Personal values stay off the terminal; long ones are cut.
  private func shown(_ value: String, _ position: Int?) -> String {
    if let position, binding.personal.contains(position) { return value.isEmpty ? "" : "***" }
    // Masked before it is cut: half a telephone number would pass.
    let masked = PersonalText.masked(value)
    return masked.count > 60 ? String(masked.prefix(60)) + "…" : masked
  }
}
