/// The encodings that wotu decodes: those that it finds by itself, and those that it reads where they are declared.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  // Only where declared: nothing in the bytes tells them from one another.
  case latin1 = "ISO-8859-1"
  case latin2 = "ISO-8859-2"
  case latin9 = "ISO-8859-15"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case macRoman = "macintosh"
  case big5 = "Big5"
  case shiftJIS = "Shift_JIS"
  case koreanEUC = "EUC-KR"

  /// Reads a declared name; GBK, GB2312 and CP936 are read by their superset GB18030.
  public init?(declared name: String) {
    switch name.uppercased().filter({ $0 != "_" && $0 != " " && $0 != "-" }) {
    case "UTF8": self = .utf8
    case "GB18030", "GBK", "GB2312", "CP936", "WINDOWS936": self = .gb18030
    case "UTF16LE", "UTF16": self = .utf16LittleEndian
    case "UTF16BE": self = .utf16BigEndian
    case "ISO88591", "LATIN1": self = .latin1
    case "ISO88592", "LATIN2": self = .latin2
    case "ISO885915", "LATIN9": self = .latin9
    case "WINDOWS1250", "CP1250": self = .windows1250
    case "WINDOWS1251", "CP1251": self = .windows1251
    case "WINDOWS1252", "CP1252", "ANSI": self = .windows1252
    case "MACINTOSH", "MACROMAN", "MAC": self = .macRoman
    case "BIG5", "CP950", "WINDOWS950": self = .big5
    case "SHIFTJIS", "SJIS", "CP932", "WINDOWS932": self = .shiftJIS
    case "EUCKR", "CP949", "WINDOWS949": self = .koreanEUC
    default: return nil
    }
  }

  /// Bytes of the byte-order mark.
  var markLength: Int {
    switch self {
    case .utf8: 3
    case .gb18030: 4
    case .utf16LittleEndian, .utf16BigEndian: 2
    default: 0
    }
  }

  /// The C library's name of an encoding that is decoded by a table; nil for those that have decoders of their own.
  var tableName: String? {
    switch self {
    case .utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1250: "CP1250"
    case .windows1251: "CP1251"
    case .windows1252: "CP1252"
    case .big5: "CP950"
    case .shiftJIS: "CP932"
    case .koreanEUC: "CP949"
    default: rawValue
    }
  }
}
