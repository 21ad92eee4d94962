import Foundation
import Testing

/// Every module with the modules that it may import: those below it, and the packages that are its own to use.
private let layers: [(modules: [String], packages: [String: [String]])] = [
  (
    [
      "Diagnostics", "SideBySide", "SparseRows", "CSpecialFunctions", "CXlsxWriter", "CCombinedChart", "CZip", "CZlib",
      "CXml2",
      "CTextScan", "CCharacters",
    ],
    [:]
  ),
  (["Characters", "DelimitedText", "StationModel", "Measures"], [:]),
  (
    [
      "Cleaning", "Classification", "Workspace", "Workbooks", "WorkbookReading", "TextModel", "Pipeline",
      "MeasureCatalogue",
    ],
    ["Workspace": ["GRDB", "GRDBSQLite"], "Pipeline": ["Yams", "Crypto"]]
  ),
  (["Tallying", "Analysis", "BureauReport", "SampleData"], [:]),
  (["Stages"], ["Stages": ["Crypto"]]),
  (["wotu"], ["wotu": ["ArgumentParser"]]),
]

/// What every module may import.
private let system = ["Glibc", "Synchronization", "Dispatch"]

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The Swift files below a folder of the repository, as module, name and text.
private func files(in folder: String) throws -> [(module: String, name: String, text: String)] {
  let base = root.appendingPathComponent(folder)
  let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }
  return try names.sorted().map { name in
    let module = String(name.split(separator: "/")[0])
    return (module, folder + "/" + name, try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8))
  }
}

/// The code of a line that holds one of the words: comments and what stands in string literals taken out. Most lines
/// hold none, and a regular expression over all of them would take long.
private func suspects(_ text: String, _ words: [String]) -> [(number: Int, code: String)] {
  var found: [(number: Int, code: String)] = []
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    guard words.contains(where: { line.contains($0) }) else { continue }
    let bare = line.replacing(/\\./, with: "").replacing(/"[^"]*"/, with: "\"\"")
    found.append((index + 1, String(bare.prefix(upTo: bare.firstRange(of: "//")?.lowerBound ?? bare.endIndex))))
  }
  return found
}

@Suite struct HouseRulesTests {
  @Test func `imports go downward only`() throws {
    var allowed: [String: Set<String>] = [:]
    var below: [String] = system
    for layer in layers {
      for module in layer.modules { allowed[module] = Set(below + (layer.packages[module] ?? [])) }
      below += layer.modules
    }
    // The one C library has one importer; the chart that the library lacks is a shim beside it.
    for module in allowed.keys where module != "Workbooks" {
      allowed[module]?.subtract(["CXlsxWriter", "CCombinedChart"])
    }
    for module in allowed.keys where module != "WorkbookReading" { allowed[module]?.remove("CXml2") }
    for module in allowed.keys where module != "Workbooks" { allowed[module]?.remove("CZlib") }
    for module in allowed.keys where !["WorkbookReading", "Workbooks"].contains(module) {
      allowed[module]?.remove("CZip")
    }
    for module in allowed.keys where module != "Measures" { allowed[module]?.remove("CSpecialFunctions") }
    for module in allowed.keys where module != "DelimitedText" { allowed[module]?.remove("CTextScan") }
    for module in allowed.keys where !["Characters", "Classification", "TextModel"].contains(module) {
      allowed[module]?.remove("CCharacters")
    }
    for file in try files(in: "Sources") {
      for line in file.text.split(separator: "\n") {
        guard let match = line.wholeMatch(of: /(?:@\w+ |public |internal |private |package )*import (?:\w+ )?(\w+).*/)
        else { continue }
        #expect(
          allowed[file.module]?.contains(String(match.1)) == true,
          "\(file.name) imports \(match.1), which is not below \(file.module)")
      }
    }
  }

  @Test func `no input can end the process from below the command`() throws {
    let banned = [
      #/\bfatalError\(/#, #/\btry!/#, #/\bexit\(/#, #/\babort\(/#, #/\bas! /#,
    ]
    for file in try files(in: "Sources") {
      let words = ["fatalError", "try!", "exit", "abort", "as!"]
      for (number, line) in suspects(file.text, words) {
        for pattern in banned where line.contains(pattern) {
          #expect(file.module == "wotu" && line.contains(#/\bexit\(/#), "\(file.name):\(number): \(line)")
        }
      }
    }
  }

  @Test func `nothing below the command prints or reads the clock`() throws {
    let banned = [
      #/(^|[^\w.])print\(/#, #/()\bDate\(\)/#, #/()\bLocale\b/#, #/()\bclock_gettime\(/#, #/(^|[^\w.])time\(nil\)/#,
      #/()\bsetlocale\(/#,
    ]
    for file in try files(in: "Sources") where file.module != "wotu" {
      let words = ["print", "Date()", "Locale", "clock_gettime", "time(nil)", "setlocale"]
      for (number, line) in suspects(file.text, words) {
        #expect(!banned.contains { line.contains($0) }, "\(file.name):\(number): \(line)")
      }
    }
  }

  @Test func `every finding code is made somewhere`() throws {
    let register = try String(
      contentsOf: root.appendingPathComponent("Sources/Diagnostics/FindingCode.swift"), encoding: .utf8)
    let sources = try files(in: "Sources").filter { $0.module != "Diagnostics" }.map(\.text).joined()
    for match in register.matches(of: /case (\w+) = "(WT\d{4})"/) {
      #expect(sources.contains("." + match.1), "nothing makes \(match.2), \(match.1)")
    }
  }

  @Test func `the sources speak of the product alone`() throws {
    for file in try files(in: "Sources") + files(in: "Tests") {
      #expect(!file.text.contains(/\/(?:home|root|work|tmp)\/\w/), "\(file.name) names a place of some machine")
    }
  }

  @Test func `files stay small enough to read`() throws {
    for file in try files(in: "Sources") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 500, "\(file.name) has \(lines) lines")
    }
  }
}

@Suite struct DocumentationTests {
  /// The commands that the sources declare: the stages, and whatever has a `commandName`.
  private func commands() throws -> Set<String> {
    var names: Set<String> = []
    for file in try files(in: "Sources") {
      if file.module == "wotu" {
        names.formUnion(file.text.matches(of: /commandName: "(\w+)"/).map { String($0.1) })
      }
      if file.name.hasSuffix("/StageName.swift"), let cases = file.text.firstMatch(of: /\n  case ([\w, ]+)\n/) {
        names.formUnion(cases.1.split(separator: ", ").map(String.init))
      }
    }
    return names
  }

  @Test(arguments: ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
  func `documents name commands and files that exist`(
    name: String
  ) throws {
    let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    let commands = try commands()
    #expect(commands.count > 15)
    for match in text.matches(of: /(?:^|\n|`)wotu ([a-z]+(?:\|[a-z]+)*)\b/) {
      for command in match.1.split(separator: "|") {
        #expect(commands.contains(String(command)), "\(name) names wotu \(command)")
      }
    }
    for match in text.matches(of: /`((?:pipelines|samples|scripts|Benchmarks|Sources|Tests|\.ci)\/[\w.\/-]+)`/) {
      let path = root.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name) names \(match.1)")
    }
  }

  @Test func `the README stays under 150 lines`() throws {
    for name in ["README.md", "README.zh-CN.md"] {
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 150, "\(name) is too long")
    }
  }
}
