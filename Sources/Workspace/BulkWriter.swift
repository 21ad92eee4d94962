public import Diagnostics
import GRDB
import GRDBSQLite

/// Inserts rows by the million: one prepared statement, bound by position, nothing allocated a row.
///
/// A column keeps its value until it is bound again, so that what is the same in every row is bound once. Text is not
/// copied when bound: the bytes must live until ``append()`` returns, and must be bound anew for the next row.
///
/// Not to be used by two threads at once, nor after the transaction that made it.
public final class BulkWriter: @unchecked Sendable {
  private let statement: Statement
  private let handle: OpaquePointer
  private let path: String
  /// Rows appended so far.
  public private(set) var count = 0

  init(_ statement: Statement, path: String) {
    self.statement = statement
    handle = statement.sqliteStatement
    self.path = path
  }

  /// Binds an integer; columns count from 0 in the order that the writer was made with.
  @inline(__always) public func bind(_ value: Int64, at column: Int) {
    sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: column + 1), value)
  }

  /// Binds an integer.
  @inline(__always) public func bind(_ value: Int, at column: Int) { bind(Int64(value), at: column) }

  /// Binds a real number.
  @inline(__always) public func bind(_ value: Double, at column: Int) {
    sqlite3_bind_double(handle, Int32(truncatingIfNeeded: column + 1), value)
  }

  /// Binds NULL.
  @inline(__always) public func bindNull(at column: Int) {
    sqlite3_bind_null(handle, Int32(truncatingIfNeeded: column + 1))
  }

  /// Binds UTF-8 text without copying it.
  @inline(__always) public func bind(_ text: UnsafeRawBufferPointer, at column: Int) {
    // A null pointer would bind NULL; an empty buffer may have one.
    let base = text.baseAddress ?? UnsafeRawPointer(emptyText.utf8Start)
    sqlite3_bind_text(
      handle, Int32(truncatingIfNeeded: column + 1), base.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: text.count), nil)
  }

  /// Binds text with a copy.
  public func bind(_ text: String, at column: Int) {
    sqlite3_bind_text(
      handle, Int32(truncatingIfNeeded: column + 1), text, -1,
      unsafeBitCast(-1, to: sqlite3_destructor_type.self))
  }

  /// Binds bytes as a blob without copying them.
  public func bind(blob bytes: UnsafeRawBufferPointer, at column: Int) {
    let base = bytes.baseAddress ?? UnsafeRawPointer(emptyText.utf8Start)
    sqlite3_bind_blob(
      handle, Int32(truncatingIfNeeded: column + 1), base, Int32(truncatingIfNeeded: bytes.count), nil)
  }

  /// Binds a value of the small tables with a copy.
  public func bind(_ value: CellValue, at column: Int) {
    switch value {
    case .null: bindNull(at: column)
    case .integer(let value): bind(value, at: column)
    case .real(let value): bind(value, at: column)
    case .text(let value): bind(value, at: column)
    }
  }

  /// Writes the row that is bound.
  @inline(__always) public func append() throws(Failure) {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    if code != SQLITE_DONE { throw refusal() }
    count += 1
  }

  private func refusal() -> Failure {
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
    return Failure(.cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: message))
  }
}

/// Somewhere for an empty buffer to point at.
private let emptyText: StaticString = ""
