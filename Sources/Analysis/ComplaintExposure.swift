internal import StationModel

/// What complaint rates are divided by: visitors or merchant-months, in the settings' unit, by site and month.
struct ComplaintExposure {
  /// `site * months + month`. Missing: no source tells; a month without visitors is 0.
  private(set) var bySite: [Double?]
  private let months: Int
  private let sites: Int
  /// Complaints by `site * months + month`, one site more for «not resolved».
  private let counts: [Int]
  /// Whether the month has complaints, be it of a period or not.
  private let hasComplaints: [Bool]
  /// Whether a merchant of the site is open in the month, `site * months + month`.
  private let isOpen: [Bool]

  init(_ input: AnalysisInput) {
    months = input.months.count
    sites = input.sites
    counts = complaintsBySite(input)
    hasComplaints = (0..<input.sites * input.months.count).map { cell in
      let month = cell % input.months.count
      return complaintsReceived(input, site: cell / input.months.count, input.days(of: month..<(month + 1))) > 0
    }
    var isOpen = Array(repeating: false, count: input.sites * input.months.count)
    for merchant in input.tables.merchants where merchant.site < input.sites {
      for month in activeMonths(of: merchant, input) { isOpen[merchant.site * input.months.count + month] = true }
    }
    self.isOpen = isOpen
    bySite =
      input.settings.complaints.denominator == "merchant_months"
      ? Self.merchantMonths(input) : Self.visitors(input)
  }

  /// Exposure of some months of a site (nil: of all sites). Missing where a month that has complaints has no
  /// exposure: its complaints would be counted over the other months' visitors.
  func total(site: Int?, _ range: Range<Int>) -> Double? {
    var sum: Double?
    // A whole that lacks one of its sites throughout is no whole.
    if site == nil, (0..<sites).contains(where: { lacksExposure($0, range) }) { return nil }
    for site in site.map({ $0..<($0 + 1) }) ?? 0..<sites {
      for month in range {
        if let exposure = bySite[site * months + month] {
          sum = (sum ?? 0) + exposure
        } else if hasComplaints[site * months + month] {
          return nil
        }
      }
    }
    return sum
  }

  /// Whether a site with merchants open has no exposure in any of the months, or complaints and not one visitor.
  private func lacksExposure(_ site: Int, _ range: Range<Int>) -> Bool {
    let told = range.compactMap { bySite[site * months + $0] }
    if told.isEmpty { return range.contains { isOpen[site * months + $0] } }
    return told.allSatisfy { $0 == 0 } && count(site: site, range) > 0
  }

  /// Complaints of a site (nil: all, with those of no known site).
  func count(site: Int?, _ range: Range<Int>) -> Int {
    var sum = 0
    for site in site.map({ $0..<($0 + 1) }) ?? 0..<(sites + 1) {
      for month in range { sum += counts[site * months + month] }
    }
    return sum
  }

  /// The site's own figure of a month; where there is none, the sum of its merchants' figures.
  private static func visitors(_ input: AnalysisInput) -> [Double?] {
    let first = input.settings.periods.all.first.index
    let cells = input.sites * input.months.count
    var own = Array(repeating: nil as Int?, count: cells)
    var merchants = own
    for row in input.tables.exposure {
      let month = Int(row.month.index - first)
      guard let visitors = row.visitors, input.months.indices.contains(month), row.site < input.sites else { continue }
      let cell = row.site * input.months.count + month
      if row.merchant == nil {
        own[cell] = (own[cell] ?? 0) + visitors
      } else {
        merchants[cell] = (merchants[cell] ?? 0) + visitors
      }
    }
    return zip(own, merchants).enumerated().map { cell, counts in
      (counts.0 ?? counts.1).map { visitors in
        Double(visitors) * share(input.months[cell % input.months.count], input)
          / input.settings.complaints.denominatorUnit
      }
    }
  }

  /// A base month that is cut to match the report's has its visitors by its days; those of the report's own last month are as
  /// far as they were counted.
  private static func share(_ month: Month, _ input: AnalysisInput) -> Double {
    month == input.settings.periods.report.last ? 1 : input.settings.periods.coverage(of: month)
  }

  /// Merchants open on any day of the month, a cut month by its days; an unknown opening day is taken as open from the start.
  private static func merchantMonths(_ input: AnalysisInput) -> [Double?] {
    var active = Array(repeating: 0, count: input.sites * input.months.count)
    for merchant in input.tables.merchants where merchant.site < input.sites {
      for month in activeMonths(of: merchant, input) { active[merchant.site * input.months.count + month] += 1 }
    }
    return active.enumerated().map { cell, count in
      Double(count) * input.settings.periods.coverage(of: input.months[cell % input.months.count])
        / input.settings.complaints.denominatorUnit
    }
  }
}

/// Places of the months in which a merchant was open on at least one day.
func activeMonths(of merchant: Merchant, _ input: AnalysisInput) -> Range<Int> {
  let first = input.settings.periods.all.first.index
  let from = merchant.openedOn.map { max(0, Int($0.month.index - first)) } ?? 0
  let end = merchant.closedOn.map { min(input.months.count, Int($0.month.index - first) + 1) } ?? input.months.count
  return min(from, max(0, end))..<max(0, min(from, max(0, end)), end)
}

/// Complaints by site and month, over all classes; one row more for those of no known site.
private func complaintsBySite(_ input: AnalysisInput) -> [Int] {
  let tally = input.tallies.complaints
  let classes = tally.shape.complaintClasses
  return (0..<(input.sites + 1) * input.months.count).map { cell in
    tally.byClass[(cell * classes)..<((cell + 1) * classes)].reduce(0) { $0 + Int($1) }
  }
}
