import BureauReport
public import Diagnostics
import Glibc
import Pipeline
import StationModel
import Workbooks
import Workspace

/// Makes the workbook anew from the workspace and finds out what one of its cells was made from.
struct CellTracer {
  let runner: StageRunner

  private var settings: PipelineSettings { runner.pipeline.settings }

  /// - Parameter sheet: name of a sheet, of the summary; of another workbook with its name before it in brackets, as spreadsheets
  ///   write it: `[LMH]满意度`, see ``TraceableWorkbooks``.
  func trace(sheet: String, cell: String) throws(Failure) -> CellTrace {
    let store = try openStore()
    let figures = try PipelineRun(runner, store, due: []).allFigures()
    let place = try workbook(of: sheet, figures)
    let calculated = try calculate(place.workbook)
    guard let address = CellAddress(text: cell),
      let figure = FigureTracer(calculated).trace(sheet: place.sheet, cell: address)
    else { throw nothing(at: sheet + "!" + cell, calculated) }
    var trace = CellTrace(figure: figure)
    trace.workbook = place.file
    trace.isStale = isStale
    trace.rows = try rows(figure, store)
    return trace
  }

  /// The figures of the last run.
  func figures() throws(Failure) -> ReportFigures {
    try PipelineRun(runner, try openStore(), due: []).allFigures()
  }

  private func openStore() throws(Failure) -> WorkspaceStore {
    guard let store = try WorkspaceStore(reading: runner.workspacePath, satisfactionItems: runner.satisfactionItems)
    else {
      throw Failure(
        .missingInput,
        Finding(.missingFile, at: SourcePosition(file: runner.pipeline.path), found: runner.workspacePath))
    }
    return store
  }

  private struct Place {
    var file: String
    var workbook: WorkbookDescription
    var sheet: String
  }

  private func workbook(of text: String, _ figures: ReportFigures) throws(Failure) -> Place {
    var sheet = text
    if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count > 2 {
      sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
    }
    let books = TraceableWorkbooks(figures: figures, settings: settings)
    guard sheet.hasPrefix("["), let end = sheet.firstIndex(of: "]") else {
      return Place(file: Report.summaryFileName(settings: settings), workbook: books.summary, sheet: sheet)
    }
    let name = String(sheet[sheet.index(after: sheet.startIndex)..<end])
    sheet = String(sheet[sheet.index(after: end)...])
    guard let (file, workbook) = books.workbook(named: name) else {
      throw Failure(
        .missingInput,
        Finding(
          .nothingThere, at: SourcePosition(file: runner.pipeline.path), found: text,
          expected: books.names.joined(separator: ", ")))
    }
    return Place(file: file, workbook: workbook, sheet: sheet)
  }

  private func nothing(at address: String, _ workbook: WorkbookDescription) -> Failure {
    Failure(
      .missingInput,
      Finding(
        .nothingThere, at: SourcePosition(file: runner.pipeline.path), found: address,
        expected: workbook.sheets.map(\.name).joined(separator: ", ")))
  }

  private var isStale: Bool {
    do throws(Failure) { return try runner.plan().contains(where: \.reason.isDue) } catch { return true }
  }

  // MARK: Rows

  private func rows(_ figure: FigureTrace, _ store: WorkspaceStore) throws(Failure) -> [CellTrace.Rows] {
    let kept = settings.retain != .summaries || !figure.rows.contains { RowQuery.isOfRows($0.source.table) }
    if kept {
      return try store.read { (transaction) throws(Failure) in try rows(figure, in: transaction) }
    }
    let isOfOutcomes = figure.rows.contains { RowQuery.isOfOutcomes($0.source) }
    return try rereading(upTo: isOfOutcomes ? .needs : .classify) { (transaction) throws(Failure) in
      try rows(figure, in: transaction)
    }
  }

  private func rows(_ figure: FigureTrace, in transaction: WorkspaceTransaction) throws(Failure) -> [CellTrace.Rows] {
    var result: [CellTrace.Rows] = []
    for asked in figure.rows { result.append(try RowQuery(asked, settings).run(in: transaction)) }
    return result
  }

  /// Where the rows are not kept, the sources are read again into a workspace that is thrown away.
  private func rereading<Result>(
    upTo stage: StageName, _ body: (WorkspaceTransaction) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var pipeline = runner.pipeline
    pipeline.settings.retain = .typed
    var options = runner.options
    options.output = runner.folder + "/.trace"
    let again = StageRunner(
      pipeline, options, clock: runner.clock, isInterrupted: runner.isInterrupted, report: { _ in })
    defer {
      for ending in ["", ".lock", "-wal", "-shm", "-journal"] { unlink(again.workspacePath + ending) }
      rmdir(again.folder)
      rmdir(options.output)
    }
    _ = try again.run(upTo: stage)
    guard let store = try WorkspaceStore(reading: again.workspacePath, satisfactionItems: again.satisfactionItems)
    else {
      throw Failure(
        .cannotWrite, Finding(.workspaceDamaged, at: SourcePosition(file: again.workspacePath), found: "source_file"))
    }
    return try store.read(body)
  }
}

extension StageRunner {
  /// What a cell of a workbook was made from.
  ///
  /// Findings: WT6001 where nothing has run yet, WT6040 where there is no such sheet or the cell is empty; status 66.
  public func trace(sheet: String, cell: String) throws(Failure) -> CellTrace {
    try CellTracer(runner: self).trace(sheet: sheet, cell: cell)
  }
}
