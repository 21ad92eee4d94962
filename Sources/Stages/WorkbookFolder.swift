import BureauReport
import Diagnostics
import Glibc
import StationModel

/// The workbooks in the output folder: written under other names, then renamed, so that none is ever half-written;
/// those of an earlier run that are no longer made are removed.
struct WorkbookFolder {
  let path: String
  let settings: PipelineSettings

  func write(_ figures: ReportFigures, replacing before: [OutputFile]) throws(Failure) -> [OutputFile] { [] }
}
