internal import StationModel

/// The months at the end of the report period in which nothing at all is told although sources told of most months before: the
/// records have most likely not come in yet, and no complaint among them means nothing.
///
/// Complaints alone never make a month silent: few complaints leave many months without one. Some other source (visitors, answers,
/// services) has to have told of at least two thirds of the months before.
struct SilentMonths: Sendable {
  /// Places among the months of the tallies; empty where there are none.
  let months: Range<Int>
  /// «2022年2月—2022年3月»; empty where there are none.
  let name: String

  init(_ input: AnalysisInput) {
    let sources = [visitors(input), answers(input), services(input)]
    let complaints = complaintMonths(input)
    let report = input.reportMonths
    let told = Set(sources.flatMap { $0 }).union(complaints)
    let first = report.reversed().first(where: told.contains).map { $0 + 1 } ?? report.lowerBound
    // Months between the two periods belong to neither.
    let own = (Array(input.baseMonths) + Array(report)).filter { $0 < first }
    let wasRegular = sources.contains { source in
      guard let start = own.first(where: source.contains) else { return false }
      let since = own.filter { $0 >= start }
      return since.count >= 3 && 3 * since.count(where: source.contains) >= 2 * since.count
    }
    months = wasRegular ? first..<report.upperBound : report.upperBound..<report.upperBound
    name =
      months.isEmpty ? "" : MonthRange(input.months[months.lowerBound], input.months[months.upperBound - 1]).chineseText
  }
}

private func visitors(_ input: AnalysisInput) -> Set<Int> {
  let first = input.settings.periods.all.first.index
  return Set(input.tables.exposure.filter { $0.visitors != nil }.map { Int($0.month.index - first) })
}

private func services(_ input: AnalysisInput) -> Set<Int> {
  let first = input.settings.periods.all.first.index
  return Set(input.tables.services.compactMap { $0.requestedAt.map { Int($0.day.month.index - first) } })
}

private func answers(_ input: AnalysisInput) -> Set<Int> {
  let cells = SatisfactionCells(input)
  return Set(
    input.months.indices.filter { month in
      (0..<cells.tally.shape.questions).contains { question in
        cells.byMonth(0..<(input.sites + 1), month..<(month + 1), question).contains { $0 > 0 }
      }
    })
}

private func complaintMonths(_ input: AnalysisInput) -> Set<Int> {
  let tally = input.tallies.complaints
  let width = input.months.count * tally.shape.complaintClasses
  return Set(
    input.months.indices.filter { month in
      (0...input.sites).contains { site in
        let start = site * width + month * tally.shape.complaintClasses
        return tally.byClass[start..<(start + tally.shape.complaintClasses)].contains { $0 > 0 }
      }
    })
}
