import Diagnostics
import Foundation
import StationModel
import Testing
import WorkbookReading

@testable import BureauReport
@testable import Workbooks

/// What stands on the second page of 投诉趋势, and the workbook that goes back to a clerk.
@Suite struct ComplaintBlocksTests {
  private func figures() -> (ReportFigures, PipelineSettings) {
    var (figures, settings) = Fixture(merchants: 9).make()
    for isBase in [false, true] {
      var duration = ComplaintDuration()
      duration.isBasePeriod = isBase
      duration.closed = 40
      duration.open = 5
      duration.median = isBase ? nil : 12
      duration.closedWithin = [0.2, 0.6, 0.8, 0.9]
      figures.complaints.durations.append(duration)
    }
    var effect = ComplaintEffect()
    effect.method = .ratio
    (effect.before, effect.exposureBefore) = (40, 100)
    (effect.after, effect.exposureAfter) = (30, 150)
    (effect.ratio, effect.ratioLow, effect.p) = (0.5, 0.31, 0.004)
    effect.wording = "前后相比，不能归因于驿站。"
    figures.complaints.effects = [effect]
    figures.complaints.funnel.wording = "共检验9户。"
    figures.complaints.funnel.points = figures.merchants.indices.map { index in
      var point = ComplaintFunnelPoint()
      point.merchant = index
      point.count = index == 4 ? 9 : 1
      point.expected = 1 + Double(index) / 10
      point.warning = (0, 4)
      point.alarm = (0, 6)
      point.signal = index == 4 ? .aboveAlarm : .none
      point.p = index == 4 ? 0.0001 : 0.6
      point.adjustedP = index == 4 ? 0.0009 : 0.7
      return point
    }
    return (figures, settings)
  }

  private func readBack(_ workbook: WorkbookDescription) throws -> WorkbookContents {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString + ".xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbooks.write(workbook, to: path)
    let inspection = try WorkbookInspection.read(path)
    #expect(inspection.brokenParts.isEmpty && inspection.errors.isEmpty && inspection.uncached.isEmpty)
    return try WorkbookReader.read(path)
  }

  private func texts(_ row: RowContents) -> [String] {
    row.cells.compactMap { if case .text(let text) = $0.value { text } else { nil } }
  }

  @Test func `handling times, the opening and the funnel stand on the trend sheet, rates as formulas`() throws {
    let (figures, settings) = figures()
    let contents = try readBack(Report.summaryWorkbook(figures: figures, settings: settings))
    let sheet = try #require(contents.sheet("投诉趋势"))
    let all = sheet.rows.flatMap(texts)
    #expect(all.contains(Words.CaseTimes.durations) && all.contains(Words.Funnel.title))
    #expect(all.contains("前后相比，不能归因于驿站。") || all.contains { $0.hasSuffix("前后相比，不能归因于驿站。") })
    let ratios = sheet.rows.flatMap(\.cells).filter { cell in
      if case .number(let value) = cell.value { abs(value - 0.5) < 1e-12 && cell.formula != nil } else { false }
    }
    #expect(ratios.count == 1)
    // The one merchant above the limit is named, with how many times the expected count it has.
    let named = try #require(sheet.rows.first { texts($0).contains(Words.Funnel.alarm) })
    #expect(texts(named).contains(figures.merchants[4].name))
    let numbers = named.cells.compactMap { if case .number(let value) = $0.value { value } else { nil } }
    #expect(numbers.contains { abs($0 - 9 / 1.4) < 1e-9 })
  }

  @Test func `nothing is written where nothing is known`() throws {
    let (figures, settings) = Fixture(merchants: 9).make()
    let workbook = Report.summaryWorkbook(figures: figures, settings: settings)
    let sheet = try #require(workbook.sheets.first { $0.name == "投诉趋势" })
    #expect(sheet.page.breaksBefore.isEmpty)
  }

  @Test func `a clerk's list opens only the column to fill in, and holds any text`() throws {
    let columns = ["文件", "行", "现有内容", "更正为"]
    let rows = HostileTextTests.texts.enumerated().map { ["a.csv", "\($0 + 2)", $1, ""] }
    let workbook = CorrectionWorkbook(file: "../=1.csv", columns: columns, rows: rows).description()
    let sheet = try #require(workbook.sheets.first)
    #expect(sheet.isProtected && sheet.page.repeatedRows == 3...3)
    for row in 4..<(4 + rows.count) {
      let open = (0..<columns.count).filter { column in
        sheet.cell(row, column).style.map { sheet.styles[Int($0.index)].isUnlocked } ?? false
      }
      #expect(open == [3])
    }
    let contents = try readBack(workbook)
    let read = try #require(contents.sheet(CorrectionWorkbook.sheetName))
    #expect(read.cell(4, 1)?.value == .number(2))
    #expect(read.cell(4, 2)?.value == .text(HostileTextTests.texts[0]))
    #expect(contents.properties["行数"] == "\(rows.count)")
  }
}
