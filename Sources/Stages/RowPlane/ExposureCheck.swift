import Diagnostics
import StationModel

/// Looks at the visitors before any rate is made of them: months that are not there, and figures whose unit must be another.
struct ExposureCheck {
  let settings: PipelineSettings
  let accounts: [SourceFileAccount]

  func findings(_ exposure: [Exposure]) -> [Finding] {
    let figures = exposure.filter { $0.merchant == nil && $0.visitors != nil }
    return settings.sites.indices.flatMap { site in
      let rows = figures.filter { $0.site == site }
      return gaps(site, rows) + oddFigures(rows)
    }
  }

  private func gaps(_ site: Int, _ rows: [Exposure]) -> [Finding] {
    guard let first = rows.first else { return [] }
    let known = Set(rows.map(\.month))
    let wanted = settings.periods.base.months + settings.periods.report.months
    let missing = wanted.filter { !known.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        .exposureGap, at: SourcePosition(file: accounts[first.origin.file].name),
        heading: SourceTable.exposure.chineseName,
        found: settings.sites[site].name + ": " + missing.map(\.text).joined(separator: ", "))
    ]
  }

  /// Figures a hundred times off the street's middle one: 万人次 among 人次.
  private func oddFigures(_ rows: [Exposure]) -> [Finding] {
    let values = rows.compactMap(\.visitors).filter { $0 > 0 }.sorted()
    guard values.count >= 3 else { return [] }
    let middle = values[values.count / 2]
    return rows.compactMap { row in
      guard let value = row.visitors, value > 0, value * 100 < middle || value > middle * 100 else { return nil }
      return Finding(
        .oddMagnitude,
        at: SourcePosition(file: accounts[row.origin.file].name, line: row.origin.line), heading: "客流量",
        found: "\(value)", expected: "\(middle)")
    }
  }
}
