import Foundation
import Testing

@testable import Workspace

/// `pipelines/contracts/` documents every table and column of the workspace, and nothing else.
@Suite struct ContractTests {
  private func documented() throws -> [String: [String]] {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = repository.appendingPathComponent("pipelines/contracts")
    var tables: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name != "README.md" {
      var table = ""
      for line in try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n") {
        if line.hasPrefix("## ") {
          table = String(line.dropFirst(3))
          tables[table] = []
        } else if line.hasPrefix("| "), !line.hasPrefix("| column | type ") {
          let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
          tables[table, default: []].append(cells[0] + " " + cells[1])
        }
      }
    }
    return tables
  }

  @Test func `every table and column is documented`() throws {
    let documented = try documented()
    let schema = WorkspaceSchema.tables(satisfactionItems: [])
    #expect(documented.keys.sorted() == schema.map(\.name).sorted())
    for table in schema {
      let columns = table.columns.map { $0.name + " " + $0.storage.rawValue }
      #expect(documented[table.name] == columns, "\(table.name)")
    }
  }
}
