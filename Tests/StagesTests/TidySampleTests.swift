import DelimitedText
import Diagnostics
import Foundation
import Stages
import StationModel
import Testing

/// The samples of Tests/Tidy: a small invented file for each defect, and what a person would make of it.
@Suite struct TidySampleTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Tidy")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".expected.csv") }.map { String($0.dropLast(".expected.csv".count)) }.sorted()
  }()

  private func tidied(_ path: String, step: Int) throws -> (text: String, outcome: TidyTable.Outcome) {
    var bytes: [UInt8] = []
    var tidy = TidyTable(try OpenedTable(path, vocabulary: PipelineSettings())) { bytes += $0 }
    let outcome = try tidy.run(chunkBytes: step)
    return (String(decoding: bytes, as: UTF8.self), outcome)
  }

  @Test(arguments: names) func `tidy makes of a messy file what a person would`(_ name: String) throws {
    let path = Self.folder.appending(path: name + ".csv").path
    let expected = try String(contentsOf: Self.folder.appending(path: name + ".expected.csv"), encoding: .utf8)
    let result = try tidied(path, step: 1 << 18)
    // Line ends inside cells stay as they are in the file.
    #expect(result.text.replacing("\r\n", with: "\n") == expected.replacing("\r\n", with: "\n"))
    #expect(result.outcome.setAside == 0)
    // Any window gives the same.
    #expect(try tidied(path, step: 17).text == result.text)
  }

  @Test func `there are samples`() { #expect(Self.names.count > 80) }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-tidy-\(UUID().uuidString).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func `a total that differs from its rows is told, one that agrees is not`() throws {
    let wrong = try tidied(try file("编号,名称,金额\n1,甲,10\n2,乙,20\n合计,,31\n"), step: 1 << 16)
    #expect(wrong.outcome.findings.map(\.code) == [.totalDiffers])
    #expect(wrong.outcome.findings.first?.position.line == 4)
    let right = try tidied(try file("编号,名称,金额\n1,甲,10\n2,乙,20\n合计,,30\n"), step: 1 << 16)
    #expect(right.outcome.findings.isEmpty)
  }

  @Test func `another table is named with its line`() throws {
    let result = try tidied(
      try file("街区,客流\n弹子石,120\n龙门浩,80\n\n编号,日期,金额\n1,2022/3/1,12\n2,2022/3/2,3\n"), step: 1 << 16)
    #expect(result.outcome.findings.map(\.code) == [.otherTable])
    #expect(result.outcome.findings.first?.position.line == 5)
  }

  @Test func `a byte that cannot be decoded costs its cell, not its record`() throws {
    let path = try file("")
    try Data(Array("姓名,金额\n甲,1\n".utf8) + [0x61, 0xFF, 0x62] + Array(",2\n丙,3\n".utf8)).write(to: URL(filePath: path))
    let result = try tidied(path, step: 1 << 16)
    #expect(result.text == "姓名,金额\r\n甲,1\r\na\u{FFFD}b,2\r\n丙,3\r\n")
    #expect(result.outcome.unreadable == 1)
    #expect(result.outcome.setAside == 0)
    #expect(result.outcome.findings.map(\.code) == [.unreadableText])
    #expect(result.outcome.findings.first?.position.line == 3)
    #expect(result.outcome.findings.first?.found == "byte 21")
  }

  @Test func `text garbled before it was saved is told`() throws {
    let result = try tidied(try file("编号,名称\n1,锟斤拷锟斤拷\n"), step: 1 << 16)
    #expect(result.outcome.findings.map(\.code) == [.bakedMojibake])
    let misread = try tidied(try file("缂栧彿,鍚嶇О,琛楀尯,璇勫垎\n1,a,b,3\n"), step: 1 << 16)
    #expect(misread.outcome.findings.map(\.code) == [.bakedMojibake])
  }

  @Test func `an encoding that nothing tells is refused, and read where it is declared`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "wotu-latin-\(UUID().uuidString).csv").path
    let bytes =
      Array("name;city\n".utf8) + [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72] + Array(";K".utf8) + [0xF6] + Array("ln\n".utf8)
    try Data(bytes).write(to: URL(filePath: path))
    let opened = try OpenedTable(path, vocabulary: PipelineSettings())
    #expect(opened.encoding == nil)
    #expect(opened.delimiter == ";")
    #expect(throws: Failure.self) {
      var tidy = TidyTable(opened) { _ in }
      _ = try tidy.run(chunkBytes: 1 << 16)
    }
    var text: [UInt8] = []
    var tidy = TidyTable(
      try OpenedTable(path, declaredEncoding: .windows1252, vocabulary: PipelineSettings())
    ) { text += $0 }
    _ = try tidy.run(chunkBytes: 1 << 16)
    #expect(String(decoding: text, as: UTF8.self) == "name,city\r\nMüller,Köln\r\n")
  }
}
