public import Diagnostics
public import StationModel

/// One record of a source file, from its bytes to everything that was made of it.
public struct RecordTrace: Sendable {
  /// What stands on the line.
  public enum Kind: String, Sendable {
    case data, title, header, blank, total, note, repeatedHeader, units, otherTable
  }

  /// A cell as it was decoded.
  public struct Cell: Sendable {
    /// 1-based.
    public var column = 0
    /// Heading in the file; empty beyond the last.
    public var heading = ""
    /// Column of the data contract; empty where it is none.
    public var name = ""
    /// Masked where personal, unless the tracer was told otherwise.
    public var text = ""
    public var isPersonal = false
    /// Hexadecimal of the bytes of the cell in the file where they could not be decoded.
    public var undecodable = ""
  }

  /// A row of the workspace that came of the record.
  public struct Row: Sendable {
    public var stage = ""
    public var table = ""
    public var values: [(name: String, value: String)] = []
  }

  /// Why the record was set aside.
  public struct Rejection: Sendable {
    public var stage = ""
    public var code = ""
    public var reason = ""
  }

  public var table = SourceTable.merchants
  /// Name of the file as the pipeline spells it.
  public var file = ""
  /// Lower-case hexadecimal digest of the file as it is now.
  public var sha256 = ""
  /// 1-based lines of the record in the file.
  public var lines = 1...1
  /// 1-based number of the record among all lines that the parser cut, titles and heading included.
  public var number = 1
  /// Offset of its first byte in the file, and the number of its bytes there, without the line end.
  public var byteOffset = 0
  public var byteCount = 0
  public var encoding = ""
  public var kind = Kind.data
  /// The text of the record, decoded; masked like the cells.
  public var text = ""
  /// Its bytes as they stand in the file, never masked.
  public var bytes: [UInt8] = []
  public var cells: [Cell] = []
  public var findings: [Finding] = []
  public var rejections: [Rejection] = []
  public var rows: [Row] = []
  /// The file has changed since the last run: rows and findings tell of what stood there then.
  public var isChangedSinceRun = false
  /// There is a workspace that knows the file.
  public var isInWorkspace = false
  public init() {}

  /// Read, neither rejected nor among the rows, and its identifier was reported as taken.
  public var isDuplicate: Bool {
    rejections.isEmpty && findings.contains { $0.code == .duplicateIdentifier }
  }
}
