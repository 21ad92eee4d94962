import Diagnostics
import StationModel

/// Finds questions that run against the overall question: their scale may be turned round in the source (1 = best).
///
/// Source: reverse-coded items show a negative item-total correlation; a third of it on thirty complete answers is no chance.
struct ReversedItems {
  private static let fewest: Int64 = 30
  private static let limit = -0.3

  static func findings(_ tally: SatisfactionTally, _ settings: PipelineSettings) -> [Finding] {
    let rows = tally.completeRows
    guard rows >= fewest else { return [] }
    let overall = settings.satisfaction.questions.count - 1
    return settings.satisfaction.items.indices.compactMap { item in
      guard let correlation = correlation(tally, item, overall), correlation < limit else { return nil }
      let found = (correlation * 100).rounded() / 100
      return Finding(
        .looksReversed, at: SourcePosition(file: settings.name), heading: settings.satisfaction.items[item].name,
        found: "\(found)", expected: "\(rows)")
    }
  }

  /// Pearson's correlation over complete answers; nil where a question has one answer only.
  private static func correlation(_ tally: SatisfactionTally, _ left: Int, _ right: Int) -> Double? {
    let questions = tally.shape.questions
    let n = Double(tally.completeRows)
    func sum(_ question: Int) -> Double { Double(tally.completeSums[question]) }
    func product(_ a: Int, _ b: Int) -> Double { Double(tally.completeProducts[min(a, b) * questions + max(a, b)]) }
    let covariance = n * product(left, right) - sum(left) * sum(right)
    let first = n * product(left, left) - sum(left) * sum(left)
    let second = n * product(right, right) - sum(right) * sum(right)
    guard first > 0, second > 0 else { return nil }
    return covariance / (first * second).squareRoot()
  }
}
