import DelimitedText
import Diagnostics
import StationModel

/// Words, numbers and amounts of single cells; what is wrong with one is reported.
extension RowCleaner {
  /// 1 yes, 0 no, −1 missing or unknown (reported).
  func yesNo(_ records: RecordBatch, _ record: Int, _ position: Int) -> Int8 {
    let bytes = trimmed(records.field(record, position))
    if bytes.isEmpty { return -1 }
    let value = word(words.yesNo, bytes, records.line(record), position)
    if value >= 0 { return Int8(truncatingIfNeeded: value) }
    if !isMissing(bytes) {
      notes.add(.notYesNo, line: records.line(record), position: position, found: string(bytes), expected: "是 / 否")
    }
    return -1
  }

  /// The value of a word in a dictionary, −1 where it has none; a word in full width or with blanks or remains of a page in it
  /// is found as what it means, with a note.
  func word(_ lookup: ByteLookup, _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int) -> Int32 {
    let value = lookup.value(bytes)
    if value >= 0 || bytes.isEmpty || bytes.count > 96 { return value }
    let raw = string(bytes)
    var folded = AnswerReader.rules.apply(to: raw)
    guard !folded.applied.isEmpty else { return -1 }
    let found = folded.text.withUTF8 { lookup.value($0) }
    if found >= 0 {
      notes.add(
        .valueRewritten, line: line, position: position, found: raw, expected: folded.text,
        rule: folded.applied.joined(separator: " "))
    }
    return found
  }

  /// A number in any notation; nil where missing, wrong, or a range (reported).
  func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ position: Int, factor: Int64 = 1,
    wrong: (code: FindingCode, expected: String)
  ) -> ExactNumber? {
    if factor == 1, let plain = readPlainNumber(bytes) { return plain }
    let cell = NumberCell(bytes, words.rules, factor: factor, wrong: wrong)
    if let code = cell.code {
      notes.add(code, line: line, position: position, found: string(bytes), expected: cell.expected, rule: cell.rule)
    }
    return cell.number
  }

  /// Fen, −1 where missing or wrong (reported).
  ///
  /// - Parameter factor: of the unit that the heading or units row names.
  func money(_ records: RecordBatch, _ record: Int, _ position: Int, factor: Int64 = 1) -> Int64 {
    let bytes = trimmed(records.field(record, position))
    if isMissing(bytes) { return -1 }
    let line = records.line(record)
    guard let number = number(bytes, line, position, factor: factor, wrong: (.notMoney, "0.00")) else { return -1 }
    guard let fen = number.scaled(to: 2) else {
      notes.add(.notMoney, line: line, position: position, found: string(bytes), expected: "0.00")
      return -1
    }
    if fen < 0 {
      notes.add(.negativeValue, line: records.line(record), position: position, found: string(bytes), expected: "≥ 0")
      return -1
    }
    return fen
  }
}
