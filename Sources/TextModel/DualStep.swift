import Glibc

/// The best share of one row in the weights while those of all others stay: the step of ``LinearFit``. Holds what a step needs, so that
/// no memory is taken for each.
struct DualStep {
  /// How much a row with the label weighs, and one without it.
  typealias Importance = (positive: Float, negative: Float)

  private let labelCount: Int
  /// Scores of the row by the weights as they are, read before a step; worked on by it.
  let scores: FloatBlock
  /// What the step adds to the weights for each unit of a feature, one a label.
  let change: FloatBlock
  private let logs: FloatBlock

  init(labelCount: Int, stride: Int) {
    self.labelCount = labelCount
    scores = FloatBlock(stride)
    change = FloatBlock(stride)
    logs = FloatBlock(stride)
  }

  /// Each label by itself. The share α of (0, most) solves α = most · σ(−m) with the margin m = ±score + size · (α − α before), which
  /// rises with m on one side and falls on the other: one root, by Newton's method between bounds.
  ///
  /// - Parameters:
  ///   - size: square of the row's length.
  ///   - cost: the row's weight in the loss.
  /// - Returns: how far the shares moved, as a part of what they could, times the cost.
  func several(
    _ truths: [Int], _ shares: UnsafeMutablePointer<Float>, _ size: Float, _ cost: Float, _ importance: [Importance]
  ) -> Float {
    var moved: Float = 0
    for label in 0..<labelCount {
      let isTrue = truths.contains(label)
      let most = isTrue ? importance[label].positive : importance[label].negative
      let share =
        cost * most * best(isTrue ? scores.base[label] : -scores.base[label], shares[label], size, cost * most)
      let move = share - shares[label]
      change.base[label] = isTrue ? move : -move
      shares[label] = share
      moved += abs(move) / most
    }
    return moved / Float(labelCount)
  }

  /// The best share as a part of the most.
  @inline(__always)
  private func best(_ margin: Float, _ before: Float, _ size: Float, _ most: Float) -> Float {
    var low = margin - size * before
    var high = margin + size * (most - before)
    var point = min(max(margin, low), high)
    for _ in 0..<30 {
      let part = 1 / (1 + expf(point))
      let miss = point - margin - size * (most * part - before)
      if miss > 0 { high = point } else { low = point }
      var next = point - miss / (1 + size * most * part * (1 - part))
      if !(next > low && next < high) { next = (low + high) / 2 }
      let distance = abs(next - point)
      point = next
      if distance < 1e-4 { break }
    }
    return 1 / (1 + expf(point))
  }

  /// All labels together. The shares p solve ln p + t·p = score + t·p before − λ with the one λ at which they add up to 1, where t is
  /// size times cost: Newton's method for λ between bounds, and within it for each ln p.
  func single(
    _ truth: Int?, _ shares: UnsafeMutablePointer<Float>, _ size: Float, _ cost: Float, _ importance: [Importance]
  ) -> Float {
    guard let truth, importance[truth].positive > 0 else {
      change.scale(0)
      return 0
    }
    let most = cost * importance[truth].positive
    let slope = size * most
    for label in 0..<labelCount {
      scores.base[label] += slope * shares[label]
      logs.base[label] = logf(max(shares[label], 1e-30))
    }
    balance(shares, slope)
    var sum: Float = 0
    for label in 0..<labelCount {
      logs.base[label] = expf(logs.base[label])
      sum += logs.base[label]
    }
    var moved: Float = 0
    for label in 0..<labelCount {
      let share = logs.base[label] / sum
      change.base[label] = most * (shares[label] - share)
      moved += abs(share - shares[label])
      shares[label] = share
    }
    return moved * cost / 2
  }

  /// Finds λ; `logs` become the logarithms of the shares.
  @inline(__always)
  private func balance(_ shares: UnsafeMutablePointer<Float>, _ slope: Float) {
    var highest = -Float.infinity
    // The λ of the shares as they are, if they were the best.
    var level: Float = 0
    for label in 0..<labelCount {
      highest = max(highest, scores.base[label])
      level += shares[label] * (scores.base[label] - logs.base[label] - slope * shares[label])
    }
    let spread = logf(Float(labelCount)) + 1
    var low = highest - slope - spread
    var high = highest + spread
    level = min(max(level, low), high)
    for _ in 0..<40 {
      var (sum, fall): (Float, Float) = (0, 0)
      for label in 0..<labelCount {
        let target = scores.base[label] - level
        let share = settle(label, target, slope)
        sum += share
        fall += share / (1 + slope * share)
      }
      let miss = sum - 1
      if abs(miss) < 1e-4 { break }
      if miss > 0 { low = level } else { high = level }
      var next = level + miss / fall
      if !(next > low && next < high) { next = (low + high) / 2 }
      level = next
    }
  }

  /// Solves ln p + slope·p = target for one label, from where it stood before; the function is convex, so no bounds are needed.
  @inline(__always)
  private func settle(_ label: Int, _ target: Float, _ slope: Float) -> Float {
    var log = min(logs.base[label], target)
    var share: Float = 0
    for _ in 0..<30 {
      share = expf(log)
      let move = (log + slope * share - target) / (1 + slope * share)
      log -= move
      if abs(move) < 1e-4 { break }
    }
    logs.base[label] = log
    return expf(log)
  }
}
