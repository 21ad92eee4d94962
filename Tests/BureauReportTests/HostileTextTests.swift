import Diagnostics
import Foundation
import StationModel
import Testing
import WorkbookReading
import Workbooks

@testable import BureauReport

/// Whatever stands in the data, every workbook opens clean and shows it as text.
@Suite struct HostileTextTests {
  static let texts = [
    "=cmd|' /C calc'!A0", "+8613800001234", "@SUM(1+1)", "-1+1", "\u{0}\u{1}\u{8}\u{1F}控制", "尾\u{FFFE}\u{FFFF}",
    "_x0041_",
    "🍜🏮👨‍👩‍👧", "</t><t>", "&amp;\"'<>", "]]>", "\t制表\n换行\r\n", "'引号", "={1,2}", "\u{202E}反向",
    String(repeating: "长", count: 40_000),
    "[园]:*?/\\区", "History", "", " ", "#REF!x", "1E5", "0123",
  ]

  /// Every text of figures and settings that comes from data or from a file, each with another one of the texts behind it.
  private func hostile(_ seed: Int, sites: Int = 3) -> (ReportFigures, PipelineSettings) {
    var (figures, settings) = Fixture(sites: sites, merchants: sites * 3).make()
    var number = seed
    func next(_ suffix: String = "") -> String {
      number += 1
      return Self.texts[number % Self.texts.count] + suffix
    }
    for index in settings.sites.indices { settings.sites[index].name = next("\(index)") }
    for index in settings.taxonomy.classes.indices { settings.taxonomy.classes[index].name = next("\(index)") }
    for index in settings.taxonomy.items.indices { settings.taxonomy.items[index].name = next("\(index)") }
    for index in settings.satisfaction.items.indices { settings.satisfaction.items[index].name = next() }
    settings.title = next("题")
    settings.bureau = next()
    settings.station = next()
    settings.siteWord = next("街")
    settings.form.issuedBy = next()
    settings.form.approval = next()
    for index in figures.merchants.indices {
      figures.merchants[index].id = next("\(index)")
      figures.merchants[index].name = next()
    }
    for index in figures.complaints.classes.indices { figures.complaints.classes[index].name = next() }
    for index in figures.services.kinds.indices { figures.services.kinds[index].name = next() }
    for index in figures.leaders.indicators.indices { figures.leaders.indicators[index].name = next() }
    for index in figures.leaders.scores.indices { figures.leaders.scores[index].reason = next() }
    for index in figures.satisfaction.drivers.indices { figures.satisfaction.drivers[index].name = next() }
    for index in figures.methods.indices { figures.methods[index].method = next() }
    for index in figures.quality.files.indices { figures.quality.files[index].name = next() }
    figures.generator = next()
    var sentence = KeySentence()
    sentence.text = next()
    figures.sentences = [sentence]
    return (figures, settings)
  }

  private func check(_ workbook: WorkbookDescription) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook, to: path)
    let inspection = try WorkbookInspection.read(path)
    #expect(inspection.brokenParts.isEmpty && inspection.errors.isEmpty && inspection.uncached.isEmpty)
    let contents = try WorkbookReader.read(path)
    #expect(contents.sheets.map(\.name) == workbook.sheets.map(\.name))
    for sheet in workbook.sheets {
      let read = try #require(contents.sheet(sheet.name))
      for row in read.rows {
        for cell in row.cells where cell.formula == nil {
          guard case .text(let shown) = cell.value else { continue }
          #expect(shown.unicodeScalars.count <= 32_767)
          #expect(
            !shown.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" || $0.value & 0xFFFE == 0xFFFE })
        }
        // Formulas are the sheets' own; none is a text from the data.
        for cell in row.cells { #expect(cell.formula?.contains("cmd|") != true) }
      }
    }
  }

  @Test(arguments: [0, 5, 11])
  func `every text column takes every text`(seed: Int) throws {
    let (figures, settings) = hostile(seed)
    try check(Report.summaryWorkbook(figures: figures, settings: settings))
    try check(Report.siteWorkbook(figures: figures, settings: settings, site: 1).workbook)
    try check(Report.publicWorkbook(figures: figures, settings: settings).workbook)
    try check(Report.merchantBook(figures: figures, settings: settings))
    for index in figures.merchants.indices {
      let name = Report.merchantFileName(figures: figures, merchant: index)
      #expect(!name.contains("/") && !name.contains("\0") && name.utf8.count <= 255)
    }
  }

  @Test func `sixty sites with such names have workbooks of their own`() throws {
    let (figures, settings) = hostile(3, sites: 60)
    try check(Report.summaryWorkbook(figures: figures, settings: settings))
    try check(Report.publicWorkbook(figures: figures, settings: settings).workbook)
    try check(Report.siteWorkbook(figures: figures, settings: settings, site: 59).workbook)
  }
}
