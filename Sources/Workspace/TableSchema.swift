/// One column of a workspace table.
public struct ColumnSchema: Sendable, Hashable {
  /// SQLite storage of a column.
  public enum Storage: String, Sendable { case integer = "INTEGER", real = "REAL", text = "TEXT", blob = "BLOB" }

  public var name: String
  public var storage: Storage
  /// Whether NULL is refused.
  public var isRequired: Bool

  public init(_ name: String, _ storage: Storage, required: Bool = false) {
    self.name = name
    self.storage = storage
    self.isRequired = required
  }

  static func integer(_ name: String) -> ColumnSchema { ColumnSchema(name, .integer) }
  static func real(_ name: String) -> ColumnSchema { ColumnSchema(name, .real) }
  static func text(_ name: String) -> ColumnSchema { ColumnSchema(name, .text) }
  static func key(_ name: String, _ storage: Storage = .text) -> ColumnSchema {
    ColumnSchema(name, storage, required: true)
  }

  var sql: String { "\(quoted(name)) \(storage.rawValue)" + (isRequired ? " NOT NULL" : "") }
}

/// One table of the workspace: its columns, and the columns by which a row is found once.
///
/// Row-level tables have no index at all: the row plane has already set duplicates aside, and building an index over
/// millions of text keys would cost more than the load itself.
public struct TableSchema: Sendable, Hashable {
  public var name: String
  public var columns: [ColumnSchema]
  /// Columns of the primary key; empty for row-level tables and lists.
  public var key: [String]

  init(_ name: String, key: [String] = [], _ columns: [ColumnSchema]) {
    self.name = name
    self.columns = columns
    self.key = key
  }

  public var columnNames: [String] { columns.map(\.name) }

  var createSQL: String {
    var parts = columns.map(\.sql)
    if !key.isEmpty { parts.append("PRIMARY KEY (" + key.map(quoted).joined(separator: ", ") + ")") }
    return "CREATE TABLE \(quoted(name)) (\(parts.joined(separator: ", ")))" + (key.isEmpty ? "" : " WITHOUT ROWID")
  }

  func insertSQL(_ columns: [String]) -> String {
    "INSERT INTO \(quoted(name)) (\(columns.map(quoted).joined(separator: ", "))) VALUES ("
      + columns.map { _ in "?" }.joined(separator: ", ") + ")"
  }
}

/// An SQL identifier, safe whatever a pipeline calls its items.
func quoted(_ identifier: String) -> String {
  "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
