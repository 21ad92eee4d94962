import Analysis
import Diagnostics
import StationModel

/// From tallies and small tables to figures.
enum FigurePlane {
  static func figures(
    _ settings: PipelineSettings, _ small: SmallTables, _ tallies: Tallies, _ accounts: [SourceFileAccount],
    _ findings: [Finding]
  ) -> ReportFigures { ReportFigures() }
}
