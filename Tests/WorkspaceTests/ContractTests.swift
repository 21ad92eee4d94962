import Foundation
import Testing

@testable import Workspace

/// The contracts under `pipelines/contracts/` are the schema in words: the same tables, columns and types, in order.
@Suite struct ContractTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("pipelines/contracts")

  /// `column TYPE` of every table that the contracts describe.
  private static func described() throws -> [String: [String]] {
    var tables: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".md") {
      var table: String?
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        if line.hasPrefix("## ") { table = String(line.dropFirst(3)).trimmingCharacters(in: .init(charactersIn: "` ")) }
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .init(charactersIn: "` ")) }
        if let table, cells.count >= 2, ["TEXT", "INTEGER", "REAL", "BLOB"].contains(cells[1]) {
          tables[table, default: []].append(cells[0] + " " + cells[1])
        }
      }
    }
    return tables
  }

  @Test(arguments: WorkspaceSchema.tables(satisfactionItems: [])) func `a table is described as it is`(
    table: TableSchema
  ) throws {
    let described = try #require(try Self.described()[table.name], "no contract describes \(table.name)")
    let columns = table.columns.map { $0.name + " " + $0.storage.rawValue }
    // The items of the satisfaction survey are the pipeline's own: one line stands for them all.
    #expect(described.filter { !$0.hasPrefix("…") && !$0.hasPrefix("<") && !$0.hasPrefix("(") } == columns)
  }
}
