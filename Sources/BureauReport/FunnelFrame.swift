import StationModel

/// How far the axes of the funnel go: a few merchants with many times what all others have would squeeze these into a corner.
struct FunnelFrame {
  /// Ends of the axes, where any merchant lies beyond them.
  private(set) var expected = 0.0
  private(set) var count = 0.0
  /// Merchants beyond, the one with most complaints first; none where the axes hold all.
  private(set) var outside: [ComplaintFunnelPoint] = []

  /// More merchants than that are no exception.
  private static let most = 5
  /// Beyond so many times the largest of the others a merchant lies outside.
  private static let factor = 2.5

  init(_ points: [ComplaintFunnelPoint]) {
    guard points.count > 2 * Self.most else { return }
    let least = Self.bound(points.map { $0.expected ?? 0 }, atLeast: 0)
    let others = points.filter { ($0.expected ?? 0) <= least }
    // The limits of those that are drawn stay in sight.
    let limit = others.reduce(0.0) { max($0, Double($1.alarm?.upper ?? 0)) }
    let highest = Self.bound(points.map { Double($0.count) }, atLeast: limit)
    outside = points.filter { ($0.expected ?? 0) > least || Double($0.count) > highest }
      .sorted { ($1.count, $0.merchant) < ($0.count, $1.merchant) }
    if outside.count > Self.most { outside = [] }
    guard !outside.isEmpty else { return }
    expected = Self.rounded(least * 1.15)
    count = Self.rounded(max(highest, limit) * 1.25)
  }

  /// The largest value behind which no gap of the factor comes among the few largest.
  private static func bound(_ values: [Double], atLeast floor: Double) -> Double {
    let sorted = values.sorted(by: >)
    for index in 0..<min(most, sorted.count - 1) {
      let next = max(sorted[index + 1], floor, 0.5)
      if sorted[index] > factor * next { return max(sorted[index + 1], floor) }
    }
    return sorted.first ?? 0
  }

  /// Up to 1, 2, 2.5 or 5 times a power of ten, or a tenth step of it.
  private static func rounded(_ value: Double) -> Double {
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value, power > 0.001 { power /= 10 }
    return (value / power * 2).rounded(.up) / 2 * power
  }
}
