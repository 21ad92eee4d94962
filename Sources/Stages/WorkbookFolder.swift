import Analysis
import BureauReport
import Diagnostics
import Glibc
import SideBySide
import StationModel
import WorkbookReading
import Workbooks

/// The workbooks in the output folder: written under other names, then renamed, so that none is ever half-written;
/// those of an earlier run that are no longer made are removed.
struct WorkbookFolder: Sendable {
  let path: String
  let settings: PipelineSettings
  let threads: Int
  let isInterrupted: @Sendable () -> Bool

  /// Ends of names that a workbook has until it is whole.
  private static let unfinished = ".part"

  /// Writes the summary and a workbook for each site, as many at a time as there are threads: sixty sites' workbooks are not in
  /// memory together.
  ///
  /// - Returns: the files, and what the lints object to in what is printed in them.
  func write(
    _ figures: ReportFigures, replacing before: [OutputFile]
  ) throws(Failure) -> (files: [OutputFile], lints: [Finding]) {
    try ReleaseGate.check(figures.lints, pipeline: settings.name)
    let books = WorkbookList(figures: figures, settings: settings)
    let names = books.names
    try makeFolders(names)
    // The summary is the largest and comes first.
    let results = concurrentMap(names.count, threads: threads) { index in
      Result { () throws(Failure) in try writeUnfinished(books, index) }
    }
    var lints: [Finding] = []
    var outputs: [OutputFile] = []
    do throws(Failure) {
      var replaced: Set<String> = []
      for result in results {
        let one = try result.get()
        lints += one.lints
        replaced.formUnion(one.replacedTexts)
      }
      lints += idleTexts(replaced)
      try ReleaseGate.check(lints, pipeline: settings.name)
      for name in names { outputs.append(try finish(name)) }
    } catch {
      for name in names { unlink(path + "/" + name + Self.unfinished) }
      throw error
    }
    for old in before where !names.contains(old.name) && WorkbookList.isOwn(old.name) { unlink(path + "/" + old.name) }
    rmdir(path + "/" + WorkbookList.merchantFolder)
    return (outputs, lints)
  }

  /// Texts that the layout file replaces and no workbook has.
  private func idleTexts(_ replaced: Set<String>) -> [Finding] {
    let layout = settings.report.layout
    return layout.texts.keys.filter { !replaced.contains($0) }.sorted().map { text in
      Finding(.idleText, at: layout.textPlaces[text] ?? SourcePosition(file: ""), found: text)
    }
  }

  /// What came of a workbook.
  private struct Written {
    var lints: [Finding] = []
    var replacedTexts: Set<String> = []
  }

  /// Written, then read back: what must not leave the house never gets its name.
  private func writeUnfinished(_ books: WorkbookList, _ index: Int) throws(Failure) -> Written {
    if isInterrupted() { throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: ""))) }
    let file = path + "/" + books.names[index] + Self.unfinished
    let (workbook, tables) = books.workbook(index)
    try Workbooks.write(workbook, to: file)
    try ReleaseGate(settings).check(file, as: books.names[index], tables: tables)
    var written = Written(replacedTexts: workbook.replacedTexts)
    guard books.isLinted(index) else { return written }
    // Lists of merchants and their needs print nothing that a lint reads, and may be long.
    let layout = settings.report.layout
    let lists = [("merchants", "商户明细"), ("need_matrix", "需求明细")].map { key, name in
      layout.sheets[key].flatMap { $0.name.isEmpty ? nil : $0.name } ?? name
    }
    let contents = try WorkbookReader.read(file, limits: ReleaseGate.limits, leavingOut: Set(lists))
    written.lints = lint(PrintedSheets(contents, settings).report, report: books.names[index])
    return written
  }

  private func makeFolders(_ names: [String]) throws(Failure) {
    for folder in Set(names.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }).sorted() {
      guard mkdir(path + "/" + folder, 0o755) != 0, errno != EEXIST else { continue }
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: path + "/" + folder), found: String(cString: strerror(errno))))
    }
  }

  private func finish(_ name: String) throws(Failure) -> OutputFile {
    let whole = path + "/" + name
    guard let sha256 = FileDigest.sha256(whole + Self.unfinished), rename(whole + Self.unfinished, whole) == 0 else {
      throw Failure(
        .cannotWrite,
        Finding(.cannotWrite, at: SourcePosition(file: whole), found: String(cString: strerror(errno))))
    }
    return OutputFile(name: name, sha256: sha256)
  }
}
