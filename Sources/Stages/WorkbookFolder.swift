import BureauReport
import Diagnostics
import Dispatch
import Glibc
import StationModel
import Synchronization
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
  func write(_ figures: ReportFigures, replacing before: [OutputFile]) throws(Failure) -> [OutputFile] {
    let names =
      [Report.summaryFileName(settings: settings)]
      + settings.sites.indices.map { Report.siteFileName(settings: settings, site: $0) }
    let results = ResultBox<Result<Void, Failure>>(names.count)
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(max(threads, 1), names.count)) { _ in
      while true {
        // The summary is the largest and comes first.
        let index = next.withLock { number in
          defer { number += 1 }
          return number
        }
        guard index < names.count else { return }
        results.set(index, Result { () throws(Failure) in try writeUnfinished(figures, index, names[index]) })
      }
    }
    var outputs: [OutputFile] = []
    do throws(Failure) {
      for result in results.values() { try result.get() }
      for name in names { outputs.append(try finish(name)) }
    } catch {
      for name in names { unlink(path + "/" + name + Self.unfinished) }
      throw error
    }
    for old in before where !names.contains(old.name) && !old.name.contains("/") { unlink(path + "/" + old.name) }
    return outputs
  }

  /// Number 0 is the summary, the sites follow.
  private func writeUnfinished(_ figures: ReportFigures, _ index: Int, _ name: String) throws(Failure) {
    if isInterrupted() { throw Failure(.interrupted, Finding(.interrupted, at: SourcePosition(file: ""))) }
    let workbook =
      index == 0
      ? Report.summaryWorkbook(figures: figures, settings: settings)
      : Report.siteWorkbook(figures: figures, settings: settings, site: index - 1).workbook
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
