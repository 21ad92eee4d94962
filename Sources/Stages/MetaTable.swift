import Diagnostics
import StationModel
import Workspace

/// The table `meta`: what a reader of the workspace must know of the settings behind it.
enum MetaTable {
  static func store(_ settings: PipelineSettings, in transaction: WorkspaceTransaction) throws(Failure) {
    let periods = settings.periods
    let values = [
      ("base_period", periods.base.first.text + ".." + periods.base.last.text),
      ("data_until", periods.lastDay.text),
      ("pipeline", settings.name),
      ("report_period", periods.report.first.text + ".." + periods.report.last.text),
      ("respondent", settings.satisfaction.respondent),
      ("retain", settings.retain.rawValue),
      ("title", settings.title),
    ]
    try transaction.execute("DELETE FROM meta")
    try transaction.insert(values.map { [.text($0.0), .text($0.1)] }, into: "meta")
  }
}
