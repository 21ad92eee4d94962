import Glibc

/// How sure one can be that a label is right, from the model's score and what the rules say:
///
///     confidence = 1 / (1 + exp(−(slope·score + gap·(score − highest score) + vote + constant + offset of the label)))
///
/// with a number for each kind of vote. The numbers are those that fit best what texts outside the training parts turned out to be
/// (J. C. Platt, Advances in Large Margin Classifiers, 1999, with the votes as further terms; D. H. Wolpert, Neural Networks
/// 5, 1992). A vote that helps gets weight, one that does not gets none: so the combination is no worse than either part.
public struct Combination: Sendable, Equatable {
  public var slope = 1.0
  public var named = 0.0
  public var first = 0.0
  public var sure = 0.0
  public var against = 0.0
  /// The rules name another label, and not this one.
  public var elsewhere = 0.0
  /// The rules name a label that stands beside others, and this one stands alone.
  public var aside = 0.0
  public var hinted = 0.0
  public var constant = 0.0
  /// Weight of how far the score lies below the highest of the text's scores.
  public var gap = 0.0
  /// One a label; held near 0 where a label has few examples.
  public var offsets: [Double] = []

  public init() {}

  static let terms = 10

  /// The terms of one label of one text.
  @inline(__always)
  private static func inputs(
    _ score: Float, _ highest: Float, _ vote: RuleVote, _ elsewhere: Elsewhere
  ) -> SIMD16<Double> {
    var inputs = SIMD16<Double>(repeating: 0)
    inputs[0] = bounded(score)
    inputs[7] = bounded(score) - bounded(highest)
    switch vote {
    case .silent: inputs[elsewhere.place] = elsewhere == .nowhere ? inputs[elsewhere.place] : 1
    case .named: inputs[1] = 1
    case .first: inputs[2] = 1
    case .sure, .certain: inputs[8] = 1
    case .against: inputs[3] = 1
    case .hinted:
      inputs[6] = 1
      inputs[elsewhere.place] = elsewhere == .nowhere ? inputs[elsewhere.place] : 1
    }
    inputs[5] = 1
    return inputs
  }

  @inline(__always)
  static func bounded(_ score: Float) -> Double { Double(max(-12, min(12, score))) }

  /// The best numbers by Newton's method, with a small penalty on the terms and a larger one on the offsets.
  ///
  /// - Parameters:
  ///   - scores: row after row, one a label, of models that did not learn from the row.
  ///   - votes: likewise; empty: no rules.
  static func fitted(
    scores: [Float], votes: [RuleVote], labels: [[Int]], labelCount: Int, exclusive: Set<Int>
  ) -> Combination {
    let size = terms + labelCount
    var point = [Double](repeating: 0, count: size)
    point[0] = 1
    var penalty = [Double](repeating: 0.01, count: terms) + Array(repeating: 2, count: labelCount)
    penalty[0] = 0.001
    for _ in 0..<25 {
      var gradient = [Double](repeating: 0, count: size)
      var hessian = [Double](repeating: 0, count: size * size)
      for (row, truths) in labels.enumerated() {
        let base = row * labelCount
        let named = Elsewhere.named(votes.isEmpty ? [] : votes[base..<base + labelCount], exclusive.contains)
        let highest = scores[base..<base + labelCount].max() ?? 0
        for label in 0..<labelCount {
          let inputs = inputs(
            scores[base + label], highest, votes.isEmpty ? .silent : votes[base + label],
            named.of(exclusive.contains(label)))
          var odds = point[terms + label]
          for term in 0..<terms { odds += point[term] * inputs[term] }
          let probability = 1 / (1 + exp(-odds))
          let miss = probability - (truths.contains(label) ? 1 : 0)
          let curve = max(probability * (1 - probability), 1e-9)
          for term in 0..<terms where inputs[term] != 0 {
            gradient[term] += miss * inputs[term]
            for other in 0...term { hessian[term * size + other] += curve * inputs[term] * inputs[other] }
            hessian[(terms + label) * size + term] += curve * inputs[term]
          }
          gradient[terms + label] += miss
          hessian[(terms + label) * size + terms + label] += curve
        }
      }
      for index in 0..<size {
        gradient[index] += penalty[index] * (point[index] - (index == 0 ? 1 : 0))
        hessian[index * size + index] += penalty[index]
      }
      let step = solved(hessian, gradient, size)
      // Steps are cut so that separable data cannot throw the search off.
      let longest = step.map(\.magnitude).max() ?? 0
      let scale = longest > 4 ? 4 / longest : 1
      for index in 0..<size { point[index] -= scale * step[index] }
      if longest < 1e-8 { break }
    }
    var result = Combination()
    result.slope = max(point[0], 0.05)
    (result.named, result.first, result.against) = (point[1], point[2], point[3])
    (result.elsewhere, result.constant, result.hinted) = (point[4], point[5], point[6])
    (result.gap, result.sure, result.aside) = (point[7], point[8], point[9])
    result.offsets = Array(point[terms...])
    return result
  }

  /// Solves a positive definite system by Cholesky's method; only the lower triangle is read.
  private static func solved(_ matrix: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var lower = matrix
    for column in 0..<size {
      for row in column..<size {
        var sum = lower[row * size + column]
        for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
        lower[row * size + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column * size + column]
      }
    }
    var result = right
    for row in 0..<size {
      for k in 0..<row { result[row] -= lower[row * size + k] * result[k] }
      result[row] /= lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      for k in row + 1..<max(size, row + 1) { result[row] -= lower[k * size + row] * result[k] }
      result[row] /= lower[row * size + row]
    }
    return result
  }
}
