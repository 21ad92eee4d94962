import BureauReport
import Diagnostics
import Foundation
import StationModel
import Testing
import Workbooks

@Suite struct ReportTests {
  static let shapes: [Fixture] = {
    var parks = Fixture(sites: 2, merchants: 30)
    parks.hasBase = false
    parks.asksRecommendation = false
    parks.usesVisitors = false
    var hostile = Fixture(sites: 2, merchants: 20)
    hostile.trades = ["=餐饮*", "KTV?", "<零售>", ""]
    hostile.names = ["=HYPERLINK(\"x\")&'老街'", "[园]:*?/\\\u{1}区"]
    return [
      Fixture(), Fixture(sites: 1, merchants: 40), Fixture(sites: 60, merchants: 600), Fixture(merchants: 0), parks,
      hostile,
    ]
  }()

  private func books(_ fixture: Fixture) -> [WorkbookDescription] {
    let (figures, settings) = fixture.make()
    return [Report.summaryWorkbook(figures: figures, settings: settings)]
      + Report.siteWorkbooks(figures: figures, settings: settings).prefix(2).map(\.workbook)
  }

  @Test func hasThirteenSheetsInOrder() throws {
    for book in books(Fixture()) {
      #expect(
        book.sheets.map(\.name) == [
          "封面与目录", "总览", "需求分析", "满意度", "满意度驱动", "投诉趋势", "投诉同比", "标杆评价", "服务台账与绿色通道", "商户明细", "需求明细", "数据质量", "方法说明",
        ])
    }
  }

  @Test func everyFormulaHasAValue() throws {
    for fixture in Self.shapes {
      for book in books(fixture) { _ = try calculate(book) }
    }
  }

  @Test func overviewShowsTheFigures() throws {
    let (figures, settings) = Fixture().make()
    let book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    let card = { (number: Int) in book.value("总览", CellAddress(4, number * 2)) }
    #expect(card(0) == .number(124))
    #expect(card(1) == .number(Double(figures.merchants.reduce(0) { $0 + $1.needItems.nonzeroBitCount })))
    let index = try #require(figures.satisfaction.index(of: .all)?.index)
    guard case .number(let shown)? = card(2) else { throw CocoaError(.coderInvalidValue) }
    #expect(abs(shown - index) < 1e-9)
    #expect(card(4) == .number(0))
    #expect(card(5) == .number(Double(figures.leaders.chosenBySite.reduce(0, +))))
    #expect(card(6) == .number(Double(figures.services.total.requests)))
  }

  @Test func everyFigureLeadsToRows() throws {
    let (figures, settings) = Fixture(merchants: 40).make()
    for description in [Report.summaryWorkbook(figures: figures, settings: settings)]
      + Report.siteWorkbooks(figures: figures, settings: settings).prefix(1).map(\.workbook)
    {
      let book = try calculate(description)
      let tracer = FigureTracer(book)
      var traced = 0
      for sheet in book.sheets.dropFirst() {
        let area = try #require(sheet.page.printArea)
        for row in area.first.row...area.last.row {
          for column in area.first.column...area.last.column {
            let cell = CellAddress(row, column)
            guard case .number? = book.value(sheet.name, cell) else { continue }
            let trace = try #require(tracer.trace(sheet: sheet.name, cell: cell))
            // The scale's levels and the indicators' weights are settings; 序号 counts nothing.
            let isSetting = row == 4 && ["满意度", "标杆评价"].contains(sheet.name) || sheet.name == "方法说明"
            #expect(trace.rows.isEmpty == isSetting, "\(sheet.name)!\(cell.text) \(trace.formula ?? "")")
            traced += 1
          }
        }
      }
      #expect(traced > 700)
    }
  }

  @Test func `tracing names a cell as a reader would`() throws {
    let (figures, settings) = Fixture().make()
    let book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    let tracer = FigureTracer(book)
    func label(_ sheet: String, _ row: Int, _ column: Int) -> String? {
      tracer.trace(sheet: sheet, cell: CellAddress(row, column))?.label
    }
    // A card's lower line is of the card, not of the cards beside it.
    #expect(label("总览", 5, 6)?.hasPrefix("投诉率") == true)
    // The line of weights below the heading heads nothing.
    #expect(label("标杆评价", 5, 0) == "名次")
    // A sentence speaks for itself.
    #expect(label("总览", 8, 0) == "")
    let totals = try #require((20..<40).first { book.value("投诉趋势", CellAddress($0, 0)) == .text("基期合计") })
    #expect(label("投诉趋势", totals, 7) == "基期合计 · 投诉率同比")
  }

  @Test func everyPercentageOfComplaintsHasItsVerdict() throws {
    let (figures, settings) = Fixture().make()
    for description in Report.siteWorkbooks(figures: figures, settings: settings).map(\.workbook) {
      let book = try calculate(description)
      var rows = 0
      for row in 5..<40 {
        let value = { (column: Int) in book.value("投诉同比", CellAddress(row, column)) }
        guard [4, 9, 10].contains(where: { if case .number? = value($0) { true } else { false } }) else { continue }
        guard case .number? = value(11), case .number? = value(13), case .text(let verdict)? = value(14) else {
          Issue.record("row \(row) has a change and no interval")
          continue
        }
        #expect(verdict != "—")
        rows += 1
      }
      #expect(rows > 12)
    }
  }

  @Test func crossChecksAgree() throws {
    let (figures, settings) = Fixture().make()
    let book = try calculate(Report.summaryWorkbook(figures: figures, settings: settings))
    var checks = 0
    for sheet in book.sheets {
      for row in 0..<sheet.rowCount {
        for column in 0..<20 {
          guard case .text(let text)? = book.value(sheet.name, CellAddress(row, column)) else { continue }
          if text.hasPrefix("√ ") { checks += 1 }
          #expect(!text.hasPrefix("× ") || text == "× 错误", "\(sheet.name): \(text)")
        }
      }
    }
    #expect(checks >= 4)
  }

  /// Excel repairs a file whose merged cells overlap or lie in a table; the library writes both without a word.
  @Test func mergesNeitherOverlapNorLieInTables() {
    for fixture in Self.shapes {
      for book in books(fixture) {
        for sheet in book.sheets {
          var taken: Set<CellAddress> = []
          for merge in sheet.merges {
            #expect(!merge.isSingleCell)
            for row in merge.first.row...merge.last.row {
              for column in merge.first.column...merge.last.column {
                #expect(taken.insert(CellAddress(row, column)).inserted, "\(sheet.name) \(merge.text)")
              }
            }
          }
          for table in sheet.tables {
            for (number, column) in table.columns.enumerated() {
              let cell = CellAddress(table.range.first.row, table.range.first.column + number)
              #expect(book.value(sheet.name, cell) == .text(column))
            }
            #expect(Set(table.columns).count == table.columns.count)
            #expect(!taken.contains { $0.row >= table.range.first.row && $0.row <= table.range.last.row })
          }
        }
      }
    }
  }

  @Test func chartsCoverNoFigures() {
    for book in books(Fixture()) {
      for sheet in book.sheets {
        for (number, chart) in sheet.charts.enumerated() {
          #expect(!chart.altText.isEmpty)
          for row in chart.area.first.row...chart.area.last.row {
            for column in chart.area.first.column...chart.area.last.column {
              let value = book.value(sheet.name, CellAddress(row, column))
              #expect(value == .empty, "\(sheet.name) \(CellAddress(row, column).text) lies under a chart")
            }
          }
          for other in sheet.charts.dropFirst(number + 1) {
            let apart =
              chart.area.last.row < other.area.first.row || other.area.last.row < chart.area.first.row
              || chart.area.last.column < other.area.first.column || other.area.last.column < chart.area.first.column
            #expect(apart, "\(sheet.name): charts overlap")
          }
        }
      }
    }
  }

  @Test func writesTheSameBytesTwice() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for fixture in Self.shapes {
      let (figures, settings) = fixture.make()
      let paths = ["a.xlsx", "b.xlsx"].map { folder.appendingPathComponent($0) }
      for path in paths { try write(Report.summaryWorkbook(figures: figures, settings: settings), to: path.path) }
      #expect(try Data(contentsOf: paths[0]) == Data(contentsOf: paths[1]))
    }
  }

  /// Recalculated in LibreOffice, every formula and every chart shows what was cached.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["WOTU_FULL_TESTS"] != nil))
  func agreesWithLibreOffice() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (number, fixture) in Self.shapes.enumerated() {
      for (part, book) in books(fixture).enumerated() {
        paths.append(folder.appendingPathComponent("\(number)-\(part).xlsx").path)
        try write(book, to: paths[paths.count - 1])
      }
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    check.arguments =
      [
        ProcessInfo.processInfo.environment["WOTU_PYTHON"] ?? "python3", "-W", "ignore",
        root.appendingPathComponent("scripts/check-workbook.py").path,
      ] + paths
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  @Test func fileNamesAreSafe() {
    var fixture = Fixture(sites: 1, merchants: 3)
    fixture.names = ["../a/b:c\u{0}"]
    let (figures, settings) = fixture.make()
    let name = Report.siteWorkbook(figures: figures, settings: settings, site: 0).fileName
    #expect(name == ".._a_b_c_-DZS.xlsx")
  }
}
