import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Workspace

@Suite struct WorkspaceStoreTests {
  private func temporaryPath() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent("workspace.sqlite").path
  }

  @Test func `rows written in bulk come back as they were`() throws {
    let store = try WorkspaceStore(writing: temporaryPath(), satisfactionItems: ["quality \"a\""])
    try store.withTransaction { (transaction) throws(Failure) in
      try transaction.recreate(["satisfaction_response", "rejected_record"])
      let writer = try transaction.bulkWriter(
        into: "satisfaction_response",
        columns: ["response_id", "quality \"a\"", "weight", "comment", "file_id", "line"])
      writer.bind(1, at: 4)
      for number in 0..<1000 {
        let text = Array("回答\(number)".utf8)
        let failure = text.withUnsafeBytes { bytes -> Failure? in
          writer.bind(bytes, at: 0)
          writer.bind(number, at: 1)
          writer.bind(0.5, at: 2)
          if number == 0 {
            writer.bind(UnsafeRawBufferPointer(start: nil, count: 0), at: 3)
          } else {
            writer.bindNull(at: 3)
          }
          writer.bind(number + 2, at: 5)
          do throws(Failure) { try writer.append() } catch { return error }
          return nil
        }
        if let failure { throw failure }
      }
    }
    let rows = try store.read { (transaction) throws(Failure) in
      try transaction.rows(
        "SELECT response_id, \"quality \"\"a\"\"\", comment, line FROM satisfaction_response ORDER BY line")
    }
    #expect(rows.count == 1000)
    #expect(rows.first == [.text("回答0"), .integer(0), .text(""), .integer(2)])
    #expect(rows.last == [.text("回答999"), .integer(999), .null, .integer(1001)])
  }

  @Test func `a transaction that throws leaves the state before it`() throws {
    let store = try WorkspaceStore(writing: temporaryPath(), satisfactionItems: [])
    try store.withTransaction { (transaction) throws(Failure) in
      try transaction.insert([[.text("a"), .text("1")]], into: "meta")
    }
    #expect(throws: Failure.self) {
      try store.withTransaction { (transaction) throws(Failure) in
        try transaction.recreate(["meta"])
        throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: "")))
      }
    }
    let rows = try store.read { (transaction) throws(Failure) in try transaction.rows("SELECT * FROM meta") }
    #expect(rows == [[.text("a"), .text("1")]])
  }

  @Test func `a second writer is refused and a reader is not`() throws {
    let path = try temporaryPath()
    let first = try WorkspaceStore(writing: path, satisfactionItems: [])
    let failure = #expect(throws: Failure.self) { try WorkspaceStore(writing: path, satisfactionItems: []) }
    #expect(failure?.status == .cannotWrite)
    #expect(failure?.findings.first?.code == .workspaceBusy)
    #expect(try WorkspaceStore(reading: path, satisfactionItems: []) != nil)
    try first.close()
  }

  @Test func `a file that is no database is called damaged`() throws {
    let path = try temporaryPath()
    try Data("this is no database, it is prose of some length, longer than a header of SQLite would be".utf8)
      .write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: Failure.self) { try WorkspaceStore(writing: path, satisfactionItems: []) }
    #expect(failure?.findings.first?.code == .workspaceDamaged)
  }

  @Test func `a workspace that is not there reads as none`() throws {
    #expect(try WorkspaceStore(reading: temporaryPath(), satisfactionItems: []) == nil)
  }
}
