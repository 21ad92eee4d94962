import BureauReport
import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing

@testable import Stages
@testable import Workbooks

/// What must not leave the house never gets its name.
@Suite struct ReleaseTests {
  private func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
  }

  private func code(_ workbook: WorkbookDescription, tables: [PublicTable] = []) throws -> FindingCode? {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook, to: path)
    do throws(Failure) {
      try ReleaseGate(PipelineSettings()).check(path, as: "a.xlsx", tables: tables)
      return nil
    } catch {
      #expect(error.status == .rejected)
      return error.findings.first?.code
    }
  }

  private func workbook(_ change: (inout SheetDescription) -> Void) -> WorkbookDescription {
    var workbook = WorkbookDescription()
    var sheet = SheetDescription(name: "表")
    sheet.put(0, 0, .text("老街"), CellStyle())
    change(&sheet)
    workbook.sheets = [sheet]
    return workbook
  }

  @Test func `personal data is refused wherever it stands`() throws {
    #expect(try code(workbook { _ in }) == nil)
    #expect(try code(workbook { $0.put(1, 0, .text("电话138****5678"), CellStyle()) }) == nil)
    #expect(try code(workbook { $0.put(1, 0, .text("请联系13800005678"), CellStyle()) }) == .personalDatum)
    #expect(try code(workbook { $0.comment(CellAddress(0, 0), "身份证号 11010519491231002X") }) == .personalDatum)
    #expect(try code(workbook { $0.page.footerLeft = "电话 13800005678" }) == .personalDatum)
    #expect(
      try code(workbook { $0.put(1, 0, .formula("=A1", cached: .text("手机13800005678")), CellStyle()) })
        == .personalDatum)
    var hidden = workbook { _ in }
    hidden.properties.comments = "13800005678"
    #expect(try code(hidden) == .personalDatum)
  }

  /// The writer writes none, so the value is taken out of the finished file.
  @Test func `a formula without a stored value is refused`() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook { $0.put(1, 0, .formula("=LEN(A1)", cached: .number(2)), CellStyle()) }, to: path)
    try ReleaseGate().check(path, as: "a.xlsx")
    let archive = try PartReplacement(path)
    let part = String(decoding: try archive.part("xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(part.contains("</f><v>2</v>"))
    let bytes = DeflatedBytes()
    Array(part.replacing("</f><v>2</v>", with: "</f>").utf8).withUnsafeBytes { bytes.append($0) }
    bytes.finish()
    try archive.replace("xl/worksheets/sheet1.xml", with: bytes)
    try archive.close()
    do throws(Failure) {
      try ReleaseGate().check(path, as: "a.xlsx")
      Issue.record("released")
    } catch {
      #expect(error.status == .rejected)
      #expect(error.findings.map(\.code) == [.formulaWithoutValue])
      #expect(error.findings.first?.found == "xl/worksheets/sheet1.xml!A2")
    }
  }

  @Test func `corrections and reviews pass the gate and leave nothing where they do not`() throws {
    let path = path()
    let secret = workbook { $0.page.footerLeft = "电话 13800005678" }
    #expect(throws: Failure.self) { try ReleasedWorkbook(secret, for: path) }
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    let masked = try ReleasedWorkbook(workbook { $0.put(1, 0, .text("请联系13800005678"), CellStyle()) }, for: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try masked.rename(to: path)
    try ReleaseGate().check(path, as: "a.xlsx")
  }

  @Test func `error values and small counts are refused`() throws {
    #expect(
      try code(workbook { $0.put(1, 0, .formula("=A9", cached: .text("#REF!")), CellStyle()) }) == .errorValue)
    let table = PublicTable(
      "表", title: "", unit: "", summary: "", columns: [.init("街区"), .init("件数")],
      rows: [[.text("甲"), .count(1)], [.text("乙"), .count(9)]])
    let open = workbook {
      $0.put(4, 1, .number(1), CellStyle())
      $0.put(5, 1, .number(9), CellStyle())
    }
    #expect(try code(open, tables: [table]) == .smallCellRecoverable)
    let closed = workbook {
      $0.put(4, 1, .text("×"), CellStyle())
      $0.put(5, 1, .number(9), CellStyle())
    }
    #expect(try code(closed, tables: [table]) == nil)
  }

  @Test func `a lint of severity error refuses every workbook, a warning none`() throws {
    let warning = Finding(.smallBaseUnsaid, severity: .warning, at: SourcePosition(file: "x"), found: "")
    try ReleaseGate.check([warning], pipeline: "x")
    let error = Finding(.partsDifferFromTotal, severity: .error, at: SourcePosition(file: "x"), found: "")
    let failure = #expect(throws: Failure.self) { try ReleaseGate.check([warning, error], pipeline: "x") }
    #expect(failure?.status == .rejected && failure?.findings.map(\.code) == [.partsDifferFromTotal, .lintedRelease])
  }

  @Test func `profile and merchants' books decide what is written, and what is no longer made is removed`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var sample = SampleSettings()
    sample.merchants = 40
    try writeSample(sample, to: folder.path + "/sample")
    func names(_ overrides: [String]) throws -> [String] {
      let pipeline = try LoadedPipeline.read(folder.path + "/sample/nanan.yaml", overrides: overrides)
      var options = StageRunner.Options()
      options.output = folder.path + "/output"
      let clock = StageClock(now: { "2022-02-01T00:00:00+00:00" }, seconds: { 0 })
      let outcome = try StageRunner(pipeline, options, clock: clock).run()
      return outcome.workbooks.map { String($0.split(separator: "/").last ?? "") }
    }
    let title = "沃土质量驿站三条老街质量服务-"
    #expect(try names([]).filter { $0.hasPrefix(title) } == [title + "汇总.xlsx", title + "公开.xlsx"])
    #expect(try names(["profile=public"]) == [title + "公开.xlsx"])
    #expect(try names(["profile=internal", "merchant_books=book"]).last == title + "一户一册.xlsx")
    let files = try names(["profile=internal", "merchant_books=files"])
    #expect(files.count == 4 + 40)
    let own = folder.path + "/output/nanan/一户一册"
    #expect(try FileManager.default.contentsOfDirectory(atPath: own).count == 40)
    #expect(try names(["profile=public"]) == [title + "公开.xlsx"])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/output/nanan")
    #expect(left.filter { $0.hasSuffix(".xlsx") && !$0.contains("待复核") || $0.hasPrefix("一户") } == [title + "公开.xlsx"])
  }

  @Test func `a refused workbook leaves those of the run before as they were, and nothing half-written`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var sample = SampleSettings()
    sample.merchants = 40
    try writeSample(sample, to: folder.path + "/sample")
    let own = folder.path + "/output/nanan"
    func run(_ overrides: [String]) throws {
      let pipeline = try LoadedPipeline.read(folder.path + "/sample/nanan.yaml", overrides: overrides)
      var options = StageRunner.Options()
      options.output = folder.path + "/output"
      let clock = StageClock(now: { "2022-02-01T00:00:00+00:00" }, seconds: { 0 })
      _ = try StageRunner(pipeline, options, clock: clock).run()
    }
    func workbooks() throws -> [String: String?] {
      let names = try FileManager.default.contentsOfDirectory(atPath: own)
      #expect(!names.contains { $0.hasSuffix(".part") })
      let books = names.filter { $0.hasSuffix(".xlsx") }
      return Dictionary(uniqueKeysWithValues: books.map { ($0, FileDigest.sha256(own + "/" + $0)) })
    }
    try run([])
    let before = try workbooks()
    #expect(before.count > 4)
    // The footer of every sheet names the bureau.
    let failure = #expect(throws: Failure.self) { try run(["bureau=南岸局13800005678"]) }
    #expect(failure?.findings.contains { $0.code == .personalDatum } ?? false)
    #expect(try workbooks() == before)
  }
}
