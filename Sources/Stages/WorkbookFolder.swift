import BureauReport
import Diagnostics
import Glibc
import StationModel
import Workbooks

/// The workbooks in the output folder: written under other names, then renamed, so that none is ever half-written;
/// those of an earlier run that are no longer made are removed.
struct WorkbookFolder {
  let path: String
  let settings: PipelineSettings
  let isInterrupted: () -> Bool

  /// Ends of names that a workbook has until it is whole.
  private static let unfinished = ".part"

  /// Writes the summary and a workbook for each site.
  func write(_ figures: ReportFigures, replacing before: [OutputFile]) throws(Failure) -> [OutputFile] {
    var names: [String] = []
    do throws(Failure) {
      let summary = Report.summaryFileName(settings: settings)
      names.append(summary)
      try writeUnfinished(Report.summaryWorkbook(figures: figures, settings: settings), summary)
      for site in settings.sites.indices {
        if isInterrupted() { throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: ""))) }
        // One at a time: sixty sites' workbooks are not in memory together.
        let workbook = Report.siteWorkbook(figures: figures, settings: settings, site: site)
        names.append(workbook.fileName)
        try writeUnfinished(workbook.workbook, workbook.fileName)
      }
    } catch {
      for name in names { unlink(path + "/" + name + Self.unfinished) }
      throw error
    }
    var outputs: [OutputFile] = []
    for name in names { outputs.append(try finish(name)) }
    for old in before where !names.contains(old.name) && !old.name.contains("/") { unlink(path + "/" + old.name) }
    return outputs
  }

  private func writeUnfinished(_ workbook: WorkbookDescription, _ name: String) throws(Failure) {
    try Workbooks.write(workbook, to: path + "/" + name + Self.unfinished)
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
