public import Diagnostics
import GRDB

/// What may be done inside one transaction of the workspace. All of it is kept, or nothing.
public final class WorkspaceTransaction {
  let database: Database
  let path: String
  let satisfactionItems: [String]

  /// The database file.
  public var workspacePath: String { path }

  init(_ database: Database, path: String, satisfactionItems: [String]) {
    self.database = database
    self.path = path
    self.satisfactionItems = satisfactionItems
  }

  /// Drops the tables and makes them again, empty, with the columns of this pipeline.
  public func recreate(_ tables: [String]) throws(Failure) {
    for name in tables {
      let schema = self.schema(name)
      try execute("DROP TABLE IF EXISTS \(quoted(name))")
      try execute(schema.createSQL)
    }
  }

  /// A table as this pipeline has it. Precondition: a table of ``WorkspaceSchema``.
  public func schema(_ table: String) -> TableSchema {
    guard let schema = WorkspaceSchema.table(table, satisfactionItems: satisfactionItems) else {
      preconditionFailure("the workspace has no table \(table)")
    }
    return schema
  }

  /// A writer of all columns of a table, in the schema's order.
  public func bulkWriter(into table: String) throws(Failure) -> BulkWriter {
    try bulkWriter(into: table, columns: schema(table).columnNames)
  }

  /// A writer of the columns named, in that order.
  public func bulkWriter(into table: String, columns: [String]) throws(Failure) -> BulkWriter {
    let sql = schema(table).insertSQL(columns)
    return try translated(path) { BulkWriter(try database.makeStatement(sql: sql), path: path) }
  }

  /// A reader of a query.
  public func bulkReader(_ sql: String) throws(Failure) -> BulkReader {
    try translated(path) { BulkReader(try database.makeStatement(sql: sql), path: path) }
  }

  /// Writes rows of a small table; each has the schema's columns in order.
  public func insert(_ rows: [[CellValue]], into table: String) throws(Failure) {
    let writer = try bulkWriter(into: table)
    for row in rows {
      for (column, value) in row.enumerated() { writer.bind(value, at: column) }
      try writer.append()
    }
  }

  /// All rows of a query.
  public func rows(_ sql: String, _ arguments: [CellValue] = []) throws(Failure) -> [[CellValue]] {
    try translated(path) {
      let statement = try database.makeStatement(sql: sql)
      try statement.setArguments(StatementArguments(arguments.map(databaseValue)))
      let reader = BulkReader(statement, path: path)
      var rows: [[CellValue]] = []
      while try reader.next() { rows.append((0..<reader.columnCount).map(reader.value)) }
      return rows
    }
  }

  /// Runs a statement that gives no rows.
  public func execute(_ sql: String, _ arguments: [CellValue] = []) throws(Failure) {
    try translated(path) {
      try database.execute(sql: sql, arguments: StatementArguments(arguments.map(databaseValue)))
    }
  }

  private func databaseValue(_ value: CellValue) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    }
  }
}

/// Turns SQLite's errors into failures that name the workspace.
func translated<Result>(_ path: String, _ body: () throws -> Result) throws(Failure) -> Result {
  do {
    return try body()
  } catch let failure as Failure {
    throw failure
  } catch let error as DatabaseError {
    let isDamage = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    let isBusy = [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    let code: FindingCode = isDamage ? .workspaceDamaged : isBusy ? .workspaceBusy : .cannotWrite
    throw Failure(
      .cannotWrite, Finding(code, at: SourcePosition(file: path), found: error.message ?? "\(error.resultCode)"))
  } catch {
    throw Failure(.cannotWrite, Finding(.cannotWrite, at: SourcePosition(file: path), found: "\(error)"))
  }
}
