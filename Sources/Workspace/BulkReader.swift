public import Diagnostics
import GRDB
import GRDBSQLite

/// Reads rows by the million, one at a time; texts are views of SQLite's own bytes.
///
/// Not to be used by two threads at once, nor after the transaction that made it.
public final class BulkReader: @unchecked Sendable {
  private let statement: Statement
  private let handle: OpaquePointer
  private let path: String

  init(_ statement: Statement, path: String) {
    self.statement = statement
    handle = statement.sqliteStatement
    self.path = path
  }

  /// Goes to the next row; false after the last.
  public func next() throws(Failure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    default:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
      throw Failure(.cannotWrite, Finding(.workspaceDamaged, at: SourcePosition(file: path), found: message))
    }
  }

  /// Whether the column is NULL; columns count from 0.
  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// The integer in a column, 0 for NULL.
  public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  /// The number in a column, 0 for NULL.
  public func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// The UTF-8 bytes in a column, valid until the next row; empty for NULL.
  public func text(_ column: Int) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_column_blob(handle, Int32(column)) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  /// A column as a value.
  public func value(_ column: Int) -> CellValue {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    case SQLITE_NULL: .null
    default: .text(String(decoding: text(column), as: UTF8.self))
    }
  }

  /// Number of columns of the statement.
  public var columnCount: Int { Int(sqlite3_column_count(handle)) }
}
