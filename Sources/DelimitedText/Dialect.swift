/// How fields and records are written in a file.
public struct Dialect: Sendable, Hashable {
  /// ASCII byte between fields.
  public var delimiter: UInt8 = UInt8(ascii: ",")
  /// Byte that opens and closes a field that may hold delimiters and line ends.
  public var quote: UInt8 = UInt8(ascii: "\"")

  public init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")) {
    self.delimiter = delimiter
    self.quote = quote
  }

  /// Reads a declared delimiter: one character, or `tab`.
  public init?(declaredDelimiter text: String) {
    switch text {
    case "tab", "\\t", "\t": self.init(delimiter: 9)
    default:
      guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80 else { return nil }
      self.init(delimiter: byte)
    }
  }

  public var delimiterText: String { delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter)) }
}

/// Finds the delimiter: the candidate that cuts most records into the same number (above one) of fields, outside quotes.
///
/// Ties go to the earlier candidate: comma, tab, semicolon, pipe.
public func detectDialect(in head: UnsafeRawBufferPointer) -> (dialect: Dialect, evidence: String) {
  var best = (dialect: Dialect(), score: -1.0, evidence: "one column: no delimiter found")
  for candidate in [UInt8(ascii: ","), 9, UInt8(ascii: ";"), UInt8(ascii: "|")] {
    let dialect = Dialect(delimiter: candidate)
    let counts = fieldCounts(head, dialect)
    var frequency: [Int: Int] = [:]
    for count in counts where count > 1 { frequency[count, default: 0] += 1 }
    let commonest = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let commonest, !counts.isEmpty else { continue }
    let score = Double(commonest.value) / Double(counts.count) * (2 - 1 / Double(commonest.key))
    if score > best.score + 1e-9 {
      best = (
        dialect, score,
        "\(commonest.value) of the first \(counts.count) records have \(commonest.key) fields by “\(dialect.delimiterText)”"
      )
    }
  }
  return (best.dialect, best.evidence)
}

private func fieldCounts(_ head: UnsafeRawBufferPointer, _ dialect: Dialect) -> [Int] {
  let batch = RecordBatch()
  batch.load(head)
  batch.parse(dialect)
  return (0..<batch.recordCount).filter { !batch.isBlank($0) }.prefix(500).map { batch.fieldCount($0) }
}
