import Analysis
import StationModel

extension StationFixture {
  var input: AnalysisInput { AnalysisInput(settings: settings, tables: tables, tallies: tallies) }
  var figures: ReportFigures {
    analyse(settings: settings, tables: tables, tallies: tallies, accounts: [], findings: [])
  }
}

func isClose(_ value: Double?, _ reference: Double, _ tolerance: Double = 1e-12) -> Bool {
  guard let value else { return false }
  return (value - reference).magnitude <= tolerance * max(1, reference.magnitude)
}
