import Foundation
import Testing

/// The kinds of mess that files from offices and platforms show, each with a sample in a folder of its own: M01…M60 of
/// layouts and values, F1…F8 of answer labels. The case runner holds the command to what it must print.
@Suite struct MessRegistryTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Cases/mess")

  private static let entries: [String] = {
    let kinds = (1...60).map { number in number < 10 ? "M0\(number)" : "M\(number)" }
    let families = (1...8).map { number in "F\(number)" }
    return kinds + families
  }()

  @Test(arguments: entries)
  func `every kind of mess has a sample and a case that names it`(_ id: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasPrefix(id + "-") }
    #expect(names.count == 1, "\(id) has the folders \(names)")
    for name in names {
      let command = try String(contentsOf: Self.folder.appendingPathComponent(name + "/cmd"), encoding: .utf8)
      #expect(command.hasPrefix("# \(id): "), "the case \(name) does not begin by naming \(id)")
      for part in ["output", "errors", "status"] {
        let path = Self.folder.appendingPathComponent(name + "/expected-" + part).path
        #expect(FileManager.default.fileExists(atPath: path), "\(name) lacks expected-\(part)")
      }
    }
  }

  @Test func `the row account closes in every sample`() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where name.contains("-") {
      let output = try String(
        contentsOf: Self.folder.appendingPathComponent(name + "/expected-output"), encoding: .utf8)
      #expect(!output.contains("DOES NOT CLOSE"), "\(name)")
    }
  }
}
