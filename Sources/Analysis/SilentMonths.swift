internal import StationModel

/// The months at the beginning of the base period and at the end of the report period in which nothing at all is told although sources
/// tell of most months between: the records begin later or have most likely not come in yet, and no complaint among them means nothing.
///
/// Complaints alone never make a month silent: few complaints leave many months without one. Some other source (visitors, answers,
/// services) has to have told of at least two thirds of the months that are told of.
struct SilentMonths: Sendable {
  /// Places among the months of the tallies; empty where there are none.
  private(set) var atStart = 0..<0
  private(set) var atEnd = 0..<0
  /// Runs of months that belong to neither period and of which nothing is told: their files were not given.
  private(set) var between: [Range<Int>] = []
  private var months: [Month] = []

  /// None.
  init() {}

  init(_ input: AnalysisInput) {
    months = input.months
    let sources = [visitors(input), answers(input), services(input)]
    let told = sources.reduce(complaintMonths(input)) { $0.union($1) }
    let (base, report) = (input.baseMonths, input.reportMonths)
    let own = Array(base) + Array(report)
    let end = report.reversed().first(where: told.contains).map { $0 + 1 } ?? report.lowerBound
    let isRegular = { (months: [Int]) in
      sources.contains { source in
        guard let start = months.first(where: source.contains) else { return false }
        let since = months.filter { $0 >= start }
        return since.count >= 3 && 3 * since.count(where: source.contains) >= 2 * since.count
      }
    }
    if isRegular(own.filter { $0 < end }) { atEnd = end..<report.upperBound }
    let start = base.first(where: told.contains) ?? base.upperBound
    let later = own.filter { $0 >= start && $0 < end }
    if start > base.lowerBound, isRegular(later) { atStart = base.lowerBound..<start }
    for month in input.months.indices where !base.contains(month) && !report.contains(month) && !told.contains(month) {
      if let last = between.last, last.upperBound == month {
        between[between.count - 1] = last.lowerBound..<(month + 1)
      } else {
        between.append(month..<(month + 1))
      }
    }
  }

  var isEmpty: Bool { atStart.isEmpty && atEnd.isEmpty }
  func contains(_ month: Int) -> Bool { atStart.contains(month) || atEnd.contains(month) }

  /// «2022年2月—2022年3月»; empty where there are none.
  var name: String { [atStart, atEnd].filter { !$0.isEmpty }.map(name(of:)).joined(separator: "、") }

  func name(of range: Range<Int>) -> String {
    range.isEmpty ? "" : MonthRange(months[range.lowerBound], months[range.upperBound - 1]).chineseText
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
  Set(input.months.indices.filter { complaintsReceived(input, site: nil, input.days(of: $0..<($0 + 1))) > 0 })
}
