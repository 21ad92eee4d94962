import Glibc

/// Fits the weights of a linear classifier: logistic loss over all labels (of one label a text) or for each label by itself
/// (of several), with a penalty on the squares of the weights, by L-BFGS (D. C. Liu and J. Nocedal, Mathematical
/// Programming 45, 1989). On one thread and in the order of the rows: the same input gives the same bits.
struct LinearFit {
  let rows: FeatureRows
  /// The rows to learn from.
  let subset: [Int]
  /// How much each row weighs; empty: all alike.
  let rowWeights: [Float]
  /// `labels[row]`: numbers of the row's labels.
  let labels: [[Int]]
  let labelCount: Int
  let featureCount: Int
  let isMultiLabel: Bool
  /// Inverse strength of the penalty, as in other programs.
  let cost: Double
  private let mostIterations = 80

  /// Weights by feature, then by label, and behind them the labels' constants.
  func solve() -> [Float] {
    let size = (featureCount + 1) * labelCount
    var point = FloatBlock(size)
    var gradient = FloatBlock(size)
    var next = FloatBlock(size)
    var nextGradient = FloatBlock(size)
    let weights = labelWeights()
    var value = loss(point, weights, gradient)
    let memory = StepMemory(size: size)
    for _ in 0..<mostIterations {
      let length = gradient.norm
      guard length > 1e-5 else { break }
      let direction = memory.direction(gradient)
      let slope = direction.dot(gradient)
      guard slope < 0 else { break }
      var step = memory.isEmpty ? 1 / length : 1
      var nextValue = value
      var isBetter = false
      for _ in 0..<20 {
        next.set(point, plus: direction, times: Float(step))
        nextValue = loss(next, weights, nextGradient)
        isBetter = nextValue <= value + 1e-4 * step * slope
        if isBetter { break }
        step *= 0.5
      }
      guard isBetter else { break }
      memory.add(point, next, gradient, nextGradient)
      let change = value - nextValue
      swap(&point, &next)
      swap(&gradient, &nextGradient)
      value = nextValue
      if change < 1e-5 * max(value, 1e-3) { break }
    }
    return point.array
  }

  /// Rare labels weigh as much as common ones: n / (labels · n of the label); for several labels, positives against negatives.
  private func labelWeights() -> [(positive: Double, negative: Double)] {
    var counts = [Double](repeating: 0, count: labelCount)
    var total = 0.0
    for row in subset {
      let weight = Double(weight(row))
      total += weight
      for label in labels[row] { counts[label] += weight }
    }
    if isMultiLabel {
      return counts.map { count in
        guard count > 0, count < total else { return (1, 1) }
        return (total / (2 * count), total / (2 * (total - count)))
      }
    }
    let present = Double(max(counts.count { $0 > 0 }, 1))
    return counts.map { (positive: $0 > 0 ? total / (present * $0) : 0, negative: 1) }
  }

  @inline(__always)
  private func weight(_ row: Int) -> Float { rowWeights.isEmpty ? 1 : rowWeights[row] }

  /// Mean loss with penalty, and its gradient.
  private func loss(
    _ point: FloatBlock, _ weights: [(positive: Double, negative: Double)], _ gradient: FloatBlock
  ) -> Double {
    let k = labelCount
    let penalty = 1 / (cost * Double(max(subset.count, 1)))
    let constants = featureCount * k
    // The constants are free of the penalty.
    gradient.copy(point)
    gradient.scale(Float(penalty))
    var squares = point.dot(point)
    for index in constants..<constants + k {
      gradient.base[index] = 0
      squares -= Double(point.base[index]) * Double(point.base[index])
    }
    let scores = FloatBlock(k)
    let rest = FloatBlock(k)
    var total = 0.0
    rows.features.withUnsafeBufferPointer { features in
      rows.values.withUnsafeBufferPointer { values in
        for row in subset {
          let places = rows.starts[row]..<rows.starts[row + 1]
          for label in 0..<k { scores.base[label] = point.base[constants + label] }
          for place in places { add(point.base + Int(features[place]) * k, values[place], to: scores.base) }
          total += isMultiLabel ? several(row, scores, weights, rest) : single(row, scores, weights, rest)
          for place in places { add(rest.base, values[place], to: gradient.base + Int(features[place]) * k) }
          add(rest.base, 1, to: gradient.base + constants)
        }
      }
    }
    return total + 0.5 * penalty * squares
  }

  /// target += factor·source, over the labels.
  @inline(__always)
  private func add(_ source: UnsafePointer<Float>, _ factor: Float, to target: UnsafeMutablePointer<Float>) {
    var label = 0
    while label + 4 <= labelCount {
      let sum =
        UnsafeRawPointer(target + label).loadUnaligned(as: SIMD4<Float>.self)
        + factor * UnsafeRawPointer(source + label).loadUnaligned(as: SIMD4<Float>.self)
      UnsafeMutableRawPointer(target + label).storeBytes(of: sum, as: SIMD4<Float>.self)
      label += 4
    }
    while label < labelCount {
      target[label] += factor * source[label]
      label += 1
    }
  }

  /// Loss of a row with one label; `rest` becomes the derivative by the scores.
  private func single(
    _ row: Int, _ scores: FloatBlock, _ weights: [(positive: Double, negative: Double)], _ rest: FloatBlock
  ) -> Double {
    guard let truth = labels[row].first else {
      rest.scale(0)
      return 0
    }
    var highest = scores.base[0]
    for label in 1..<max(labelCount, 1) { highest = max(highest, scores.base[label]) }
    var sum: Float = 0
    for label in 0..<labelCount {
      rest.base[label] = expf(scores.base[label] - highest)
      sum += rest.base[label]
    }
    let share = weights[truth].positive * Double(weight(row)) / Double(subset.count)
    for label in 0..<labelCount {
      rest.base[label] = Float(share) * (rest.base[label] / sum - (label == truth ? 1 : 0))
    }
    return share * Double(logf(sum) + highest - scores.base[truth])
  }

  private func several(
    _ row: Int, _ scores: FloatBlock, _ weights: [(positive: Double, negative: Double)], _ rest: FloatBlock
  ) -> Double {
    var total = 0.0
    let own = Double(weight(row)) / Double(subset.count)
    for label in 0..<labelCount {
      let isTrue = labels[row].contains(label)
      let score = isTrue ? scores.base[label] : -scores.base[label]
      let share = Float((isTrue ? weights[label].positive : weights[label].negative) * own)
      let term = expf(-abs(score))
      total += Double(share * (log1pf(term) + max(-score, 0)))
      let miss = score > 0 ? term / (1 + term) : 1 / (1 + term)
      rest.base[label] = isTrue ? -share * miss : share * miss
    }
    return total
  }
}

/// The last steps of L-BFGS.
private final class StepMemory {
  private let size: Int
  private let depth = 6
  private var steps: [FloatBlock] = []
  private var turns: [FloatBlock] = []
  private var scales: [Double] = []
  private let result: FloatBlock

  init(size: Int) {
    self.size = size
    result = FloatBlock(size)
  }

  var isEmpty: Bool { steps.isEmpty }

  func add(_ from: FloatBlock, _ to: FloatBlock, _ gradient: FloatBlock, _ nextGradient: FloatBlock) {
    let isFull = steps.count == depth
    let step = isFull ? steps.removeFirst() : FloatBlock(size)
    let turn = isFull ? turns.removeFirst() : FloatBlock(size)
    if isFull { scales.removeFirst() }
    step.set(to, plus: from, times: -1)
    turn.set(nextGradient, plus: gradient, times: -1)
    let product = step.dot(turn)
    guard product > 1e-12 else { return }
    steps.append(step)
    turns.append(turn)
    scales.append(1 / product)
  }

  /// Downhill from here; valid until the next call.
  func direction(_ gradient: FloatBlock) -> FloatBlock {
    result.copy(gradient)
    var shares = [Double](repeating: 0, count: steps.count)
    for index in steps.indices.reversed() {
      shares[index] = scales[index] * steps[index].dot(result)
      result.set(result, plus: turns[index], times: Float(-shares[index]))
    }
    var scale: Float = -1
    if let step = steps.last, let turn = turns.last { scale *= Float(step.dot(turn) / max(turn.dot(turn), 1e-30)) }
    result.scale(scale)
    for index in steps.indices {
      // The result has its sign already.
      let share = scales[index] * turns[index].dot(result)
      result.set(result, plus: steps[index], times: Float(-shares[index] - share))
    }
    return result
  }
}
