import Glibc

/// What stated confidences of labels that were given turned out to be worth: a curve that never falls, through groups of equal
/// size of the texts outside the training parts (pool-adjacent-violators; B. Zadrozny and C. Elkan, KDD 2002), straight between
/// its points. A label is given because it was the best, and that alone makes its confidence too high or too low.
public struct Reliability: Sendable, Equatable {
  /// Stated log-odds and those that hold, rising; empty: they hold as stated.
  public var points: [(stated: Double, holds: Double)] = []

  public static func == (left: Reliability, right: Reliability) -> Bool {
    left.points.elementsEqual(right.points) { $0 == $1 }
  }

  /// A confidence as it holds, of log-odds as stated.
  func confidence(_ stated: Double) -> Double {
    guard let first = points.first, let last = points.last else { return Self.share(stated) }
    let odds = min(max(stated, -Self.bound), Self.bound)
    if odds <= first.stated { return Self.share(first.holds + odds - first.stated) }
    if odds >= last.stated { return Self.share(last.holds + (odds - last.stated) / 2) }
    var number = 1
    while odds > points[number].stated { number += 1 }
    let (left, right) = (points[number - 1], points[number])
    let part = right.stated > left.stated ? (odds - left.stated) / (right.stated - left.stated) : 1
    return Self.share(left.holds + part * (right.holds - left.holds))
  }

  /// Log-odds of 1 − 1e−6.
  private static let bound = logOdds(1)

  /// - Parameter given: stated confidence and whether the label was right, for every label given.
  static func fitted(_ given: [(confidence: Double, isRight: Bool)]) -> Reliability {
    let groups = min(12, given.count / 25)
    guard groups >= 2 else { return Reliability() }
    let sorted = given.sorted { ($0.confidence, $0.isRight ? 1 : 0) < ($1.confidence, $1.isRight ? 1 : 0) }
    var pools: [(stated: Double, right: Double, count: Double)] = []
    for group in 0..<groups {
      let slice = sorted[sorted.count * group / groups..<sorted.count * (group + 1) / groups]
      let stated = slice.reduce(0) { $0 + logOdds($1.confidence) } / Double(slice.count)
      // Half a case of either outcome, so that no group claims certainty.
      pools.append((stated, Double(slice.count { $0.isRight }) + 0.5, Double(slice.count) + 1))
      while pools.count > 1 {
        let (one, two) = (pools[pools.count - 2], pools[pools.count - 1])
        guard one.right / one.count >= two.right / two.count else { break }
        let sum = one.count + two.count
        pools.removeLast(2)
        pools.append(((one.stated * one.count + two.stated * two.count) / sum, one.right + two.right, sum))
      }
    }
    var result = Reliability()
    result.points = pools.map { ($0.stated, logOdds($0.right / $0.count)) }
    return result
  }

  private static func logOdds(_ share: Double) -> Double {
    let bounded = min(max(share, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))
  }

  static func share(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  var numbers: [Double] { points.flatMap { [$0.stated, $0.holds] } }

  init() {}

  init(numbers: [Double]) {
    points = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }
}
