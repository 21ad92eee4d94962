import BureauReport
import Diagnostics
import Foundation
import Pipeline
import SampleData
import StationModel
import Testing
import Workbooks

@testable import Stages

/// Every figure of every sheet leads to rows, whatever workbook it stands in.
@Suite struct EveryCellTraceTests {
  private func figures(_ folder: URL) throws -> (ReportFigures, PipelineSettings, StageRunner) {
    try writeSample(SampleSettings(), to: folder.path + "/sample")
    let pipeline = try LoadedPipeline.read(folder.path + "/sample/nanan.yaml", overrides: [])
    var options = StageRunner.Options()
    options.output = folder.path + "/output"
    options.threads = 2
    let clock = StageClock(now: { "2022-02-01T00:00:00+00:00" }, seconds: { 0 })
    let runner = StageRunner(pipeline, options, clock: clock)
    _ = try runner.run()
    let figures = try CellTracer(runner: runner).figures()
    return (figures, pipeline.settings, runner)
  }

  /// Cells of the printed part that show a number and lead to no rows and no setting. Ordinals of lists lead nowhere.
  private func untraced(_ workbook: WorkbookDescription) throws -> (cells: Int, untraced: [String]) {
    let calculated = try calculate(workbook)
    let tracer = FigureTracer(calculated)
    var cells = 0
    var result: [String] = []
    for sheet in calculated.sheets {
      guard let area = sheet.page.printArea else { continue }
      // Of long lists, whose columns have one origin each, the first and the last lines.
      let list = sheet.tables.first.map { table in
        let first = table.range.first.row + 8
        return first..<max(first, table.range.last.row - 2)
      }
      for row in area.first.row...area.last.row where list?.contains(row) != true {
        for column in area.first.column...area.last.column {
          let address = CellAddress(row, column)
          guard let trace = tracer.trace(sheet: sheet.name, cell: address), trace.cell == address,
            case .number = trace.value
          else { continue }
          cells += 1
          if trace.rows.isEmpty, !sheet.origins.contains(where: { $0.range.contains(address) && $0.sources.isEmpty }) {
            result.append("\(sheet.name)!\(address.text)")
          }
        }
      }
    }
    return (cells, result)
  }

  @Test func `no figure of any workbook is without rows behind it`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wotu-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (figures, settings, runner) = try figures(folder)
    var books = [
      ("汇总", Report.summaryWorkbook(figures: figures, settings: settings)),
      ("公开", Report.publicWorkbook(figures: figures, settings: settings).workbook),
      ("LMH", Report.siteWorkbook(figures: figures, settings: settings, site: 1).workbook),
    ]
    for merchant in [0, 40, figures.merchants.count - 1] {
      let made = Report.merchantWorkbook(figures: figures, settings: settings, merchant: merchant)
      books.append((figures.merchants[merchant].id, made))
    }
    for (name, workbook) in books {
      let (cells, untraced) = try untraced(workbook)
      #expect(cells > 10, "\(name)")
      #expect(untraced.isEmpty, "\(name): \(untraced.count) of \(cells), such as \(untraced.prefix(12))")
    }
    let published = try runner.trace(sheet: "[公开]表1_调研范围", cell: "B5")
    #expect(published.rows.reduce(0) { $0 + $1.count } == figures.merchants.count { $0.site == 0 })
    let own = try runner.trace(sheet: "[\(figures.merchants[0].id)]\(figures.merchants[0].id)", cell: "A1")
    #expect(own.workbook.hasSuffix(".xlsx"))
  }
}
