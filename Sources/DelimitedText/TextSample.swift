public import Diagnostics

/// Decoded text of a file by which its dialect and structure are decided: all of it where it is small, else its beginning and pieces
/// from all over it, each cut at line ends.
public struct TextSample: Sendable {
  /// The beginning of the file, by which the heading is found.
  public let head: [UInt8]
  /// The pieces behind the beginning; empty where the beginning is all.
  private let pieces: [UInt8]
  /// The delimiter that a first line `sep=;` declares.
  private let declared: Dialect?

  static let headLimit = 1 << 19
  private static let pieceLimit = 1 << 15
  private static let pieceCount = 8

  public init(_ path: String, displayName: String, scan: FileScan) throws(Failure) {
    var limit = Self.headLimit
    var head = try readHead(path, displayName: displayName, scan: scan, limit: limit)
    // A heading may be longer than any beginning; without a line behind it nothing can be told of it.
    while limit < scan.bytes, limit < ChunkReader.longestRecord, Self.lines(head) < 2 {
      limit *= 4
      head = try readHead(path, displayName: displayName, scan: scan, limit: limit)
    }
    self.head = head
    pieces =
      scan.bytes <= limit
      ? [] : readPieces(path, scan: scan, from: limit, count: Self.pieceCount, limit: Self.pieceLimit)
    declared = Self.separatorLine(head)
  }

  /// Line ends of a text, two at most.
  private static func lines(_ text: [UInt8]) -> Int {
    var lines = 0
    for (index, byte) in text.enumerated() where byte == 10 || byte == 13 && !text[(index + 1)...].starts(with: [10]) {
      lines += 1
      if lines == 2 { break }
    }
    return lines
  }

  public init(text: [UInt8]) {
    head = text
    pieces = []
    declared = Self.separatorLine(text)
  }

  /// The dialect to read by, and what speaks for it.
  public func dialect() -> DialectCandidate {
    let table = declared == nil ? head : Array(head.drop { $0 != 10 && $0 != 13 })
    let search = DialectSearch(table + pieces)
    guard let declared else { return search.best() }
    return search.best(delimiter: declared)
  }

  /// The dialect, what is declared of it taken as it is: a delimiter, a quote (empty: none), an escape.
  public func dialect(delimiter: String?, quote: String?, escape: String?) -> Dialect {
    var dialect: Dialect
    if let delimiter, let declared = Dialect(declaredDelimiter: delimiter) {
      dialect = DialectSearch(head + pieces).best(delimiter: declared).dialect
      if delimiter.count == 2 { dialect.skipsInitialSpace = declared.skipsInitialSpace }
    } else {
      dialect = self.dialect().dialect
    }
    if let quote {
      dialect.hasCurlyQuotes = quote == "“"
      dialect.quote = quote.utf8.count == 1 ? quote.utf8.first ?? 0 : 0
      if dialect.escape != UInt8(ascii: "\\") { dialect.escape = dialect.quote }
    }
    if let escape { dialect.escape = escape == "\\" ? UInt8(ascii: "\\") : dialect.quote }
    return dialect
  }

  /// The records of the beginning; at most 400.
  public func records(_ dialect: Dialect) -> [LogicalRecord] {
    let stream = stream(dialect)
    var records: [LogicalRecord] = []
    // A text that is at hand cannot fail to be read.
    while records.count < 400, let record = try? stream.next() { records.append(record) }
    return records
  }

  /// The beginning, record by record.
  public func stream(_ dialect: Dialect) -> RecordStream { RecordStream(text: head, dialect: dialect) }

  /// How lines end. A line feed inside a quoted cell does not make a file mixed.
  public var lineEnding: LineEnding {
    var (lf, crlf, cr) = (0, 0, 0)
    for (index, byte) in head.enumerated() {
      if byte == 10 { if index > 0, head[index - 1] == 13 { crlf += 1 } else { lf += 1 } }
      if byte == 13, index + 1 >= head.count || head[index + 1] != 10 { cr += 1 }
    }
    let most = max(lf, crlf, cr)
    if most == 0 { return .lf }
    if most * 2 <= lf + crlf + cr { return .mixed }
    return most == lf ? .lf : most == crlf ? .crlf : .cr
  }

  /// Reads a first line that Excel understands: `sep=` and one character.
  private static func separatorLine(_ text: [UInt8]) -> Dialect? {
    let line = text.prefix { $0 != 10 && $0 != 13 }
    guard line.count < 16 else { return nil }
    let plain = String(decoding: line, as: UTF8.self).filter { $0 != "\"" }
    guard plain.lowercased().hasPrefix("sep="), plain.count >= 5 else { return nil }
    return Dialect(declaredDelimiter: String(plain.dropFirst(4).prefix(1)))
  }
}
