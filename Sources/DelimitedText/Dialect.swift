/// How fields and records are written in a file.
public struct Dialect: Sendable, Hashable {
  /// Byte between fields; the first one where the delimiter is longer.
  public var delimiter: UInt8 = UInt8(ascii: ",")
  /// The other bytes of a delimiter that is longer than one, such as the full-width comma.
  public var delimiterTail: [UInt8] = []
  /// Byte that opens and closes a field that may hold delimiters and line ends; 0 where nothing does.
  public var quote: UInt8 = UInt8(ascii: "\"")
  /// “ and ” open and close fields, instead of ``quote``.
  public var hasCurlyQuotes = false
  /// Byte that makes a quote inside a quoted field a text: the quote itself where quotes are doubled, or a backslash.
  public var escape: UInt8 = UInt8(ascii: "\"")
  /// Spaces behind a delimiter belong to it.
  public var skipsInitialSpace = false
  /// A run of delimiters counts as one: columns set out with spaces.
  public var mergesDelimiters = false
  /// Every record stands between two delimiters of its own, as in a table drawn with bars: they bound no cell.
  public var isFramed = false
  /// Every record stands in quotes as a whole, the quotes of its cells doubled once more.
  public var isWrapped = false
  /// Fields of the commonest record, the blank ones outside a frame among them; 0 where it is not known. Decides between readings of a damaged record.
  public var width = 0

  public init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")) {
    self.delimiter = delimiter
    self.quote = quote
    escape = quote
  }

  /// Reads a declared delimiter: a character, or its name.
  public init?(declaredDelimiter text: String) {
    switch text {
    case "tab", "\\t", "\t": self.init(delimiter: 9)
    case "space", " ": self.init(delimiter: 32)
    case "comma": self.init()
    case "semicolon": self.init(delimiter: UInt8(ascii: ";"))
    case "pipe": self.init(delimiter: UInt8(ascii: "|"))
    default:
      // `, ` is a comma whose space belongs to it.
      let isSpaced = text.count == 2 && text.last == " "
      guard let character = text.unicodeScalars.first, text.unicodeScalars.count == (isSpaced ? 2 : 1),
        character != "\"", character.value > 0x20
      else { return nil }
      let bytes = Array(String(character).utf8)
      self.init(delimiter: bytes[0])
      delimiterTail = Array(bytes.dropFirst())
      skipsInitialSpace = isSpaced
    }
  }

  /// One byte delimits, one byte quotes, and a quote is written twice: what the fast reader knows.
  public var isPlain: Bool {
    delimiter != quote && quote != 0 && escape == quote && delimiterTail.isEmpty && !hasCurlyQuotes
      && !skipsInitialSpace && !mergesDelimiters && !isFramed && !isWrapped
  }

  /// Columns of the table whose commonest record has ``width`` fields.
  public var columns: Int { max(width - (isFramed ? 2 : 0), min(width, 1)) }

  /// Spaces set bars apart from the cells on both their sides.
  var trimsTrailingSpace: Bool { skipsInitialSpace && delimiter == UInt8(ascii: "|") || isFramed }

  /// The fields of a record that are cells: without the blank ones outside a frame, and without the spaces before a bar.
  func cells(_ fields: [ParsedField], _ bytes: UnsafePointer<UInt8>) -> [ParsedField] {
    guard trimsTrailingSpace else { return fields }
    var cells = fields
    for index in cells.indices where !cells[index].isQuoted {
      if isFramed {
        while cells[index].start < cells[index].end, bytes[cells[index].start] == 32 { cells[index].start += 1 }
      }
      while cells[index].start < cells[index].end, bytes[cells[index].end - 1] == 32 { cells[index].end -= 1 }
    }
    guard isFramed, cells.count > 1 else { return cells }
    if let last = cells.last, last.start >= last.end { cells.removeLast() }
    if let first = cells.first, first.start >= first.end { cells.removeFirst() }
    return cells
  }

  /// The delimiter as it is printed: `tab`, or the character itself.
  public var delimiterText: String {
    delimiter == 9 ? "tab" : String(decoding: [delimiter] + delimiterTail, as: UTF8.self)
  }

  /// The opening quote as text; empty where the file uses none.
  public var quoteText: String {
    hasCurlyQuotes ? "“" : quote == 0 ? "" : String(UnicodeScalar(quote))
  }

  /// The escape as text: the quote where quotes are doubled, a backslash, or empty.
  public var escapeText: String {
    hasCurlyQuotes ? "“" : escape == 0 ? "" : String(UnicodeScalar(escape))
  }

  /// A quoted field that goes on for more bytes than this behind its first line is a stray quote: it must not swallow the rest of
  /// the file.
  static let longestQuotedField = 1 << 20
  /// A quote with more stray ones behind it before its closing one is itself one.
  static let mostStrayQuotes = 100
}
