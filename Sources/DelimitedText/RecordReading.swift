/// Reads one record after another from decoded text.
///
/// The same text gives the same records wherever it is cut into chunks behind a record's end: a reader decides by the bytes from the
/// record's start on and by nothing else.
protocol RecordReading {
  /// Appends the fields of the record that begins at `start` and returns the position behind its line end.
  ///
  /// - Parameter isLast: nothing follows behind `count`. Where something does and the bytes do not decide, nothing is
  ///   appended and nil returned.
  mutating func readRecord(
    _ bytes: UnsafePointer<UInt8>, at start: Int, _ count: Int, isLast: Bool, into columns: inout FieldColumns
  ) -> Int?
}

/// What the parser noticed about a record.
public struct RecordFlags: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// A quote stands inside a quoted field and neither closes nor doubles.
  public static let strayQuote = RecordFlags(rawValue: 1)
  /// A quote opens a field and nothing closes it, or closing it would swallow lines that are records; it was taken as text.
  public static let unclosedQuote = RecordFlags(rawValue: 2)
  /// The record holds NUL bytes.
  public static let nulByte = RecordFlags(rawValue: 4)
  /// The record is longer than any may be; only its beginning is here.
  public static let tooLong = RecordFlags(rawValue: 8)
}

/// How line ends are counted everywhere: LF, CRLF as one, and a CR by itself.
func lineBreaks(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
  var total = 0
  for index in start..<max(end, start) {
    if bytes[index] == 10 {
      total += index > start && bytes[index - 1] == 13 ? 0 : 1
    } else if bytes[index] == 13 {
      total += 1
    }
  }
  return total
}
