/// The encodings that wotu decodes.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// Reads a declared name; GBK, GB2312 and CP936 are read by their superset GB18030.
  public init?(declared name: String) {
    switch name.uppercased().filter({ $0 != "_" && $0 != " " }) {
    case "UTF-8", "UTF8": self = .utf8
    case "GB18030", "GBK", "GB2312", "CP936", "WINDOWS-936": self = .gb18030
    case "UTF-16LE", "UTF16LE", "UTF-16", "UTF16": self = .utf16LittleEndian
    case "UTF-16BE", "UTF16BE": self = .utf16BigEndian
    default: return nil
    }
  }

  /// Bytes of the byte-order mark.
  var markLength: Int {
    switch self {
    case .utf8: 3
    case .gb18030: 4
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}

/// How records end in a file.
public enum LineEnding: String, Sendable {
  case lf = "LF"
  case crlf = "CRLF"
  case cr = "CR"
  case mixed
}
