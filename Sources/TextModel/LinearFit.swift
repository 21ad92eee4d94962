import Measures

/// Fits the weights of a linear classifier: logistic loss over all labels (of one label a text) or for each label by itself (of several),
/// with a penalty on the squares of the weights, by dual coordinate descent (H.-F. Yu, F.-L. Huang and C.-J. Lin, Machine Learning 85,
/// 2011): a row at a time is given the share in the weights that is best while those of the others stay. Some fifteen passes over the
/// rows do what a method by gradients needs a hundred for. On one thread, rows in an order drawn from the seed: the same input gives the
/// same bits.
///
/// The constant of a label is the weight of a feature that every row has with the value 1, and is penalised like the others.
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
  let seed: UInt64
  private let mostPasses = 60
  /// A pass that moves less than this part of all that the shares could move is the last.
  private let rest = 0.002

  /// Weights by feature, then by label, and behind them the labels' constants.
  func solve() -> [Float] {
    let weights = LabelLines(lines: featureCount + 1, labels: labelCount)
    let step = DualStep(labelCount: labelCount, stride: weights.stride)
    let costs = subset.map(weight)
    let importance = labelWeights(costs)
    // What each row has put into the weights, one a label. With one label a row they add up to 1, and begin alike.
    let shares = FloatBlock(subset.count * labelCount)
    if !isMultiLabel { begin(weights, step, shares, costs, importance) }
    let room = costs.reduce(0) { $0 + Double($1) }
    var order = Array(subset.indices)
    var generator = DeterministicGenerator(seed: seed, stream: 0)
    for _ in 0..<mostPasses {
      order.shuffle(using: &generator)
      var moved = 0.0
      for index in order where costs[index] > 0 {
        let row = subset[index]
        weights.read(rows, row, into: step.scores)
        let own = shares.base + index * labelCount
        moved += Double(
          isMultiLabel
            ? step.several(labels[row], own, size(row), costs[index], importance)
            : step.single(labels[row].first, own, size(row), costs[index], importance))
        weights.add(step.change, rows, row)
      }
      if moved <= rest * room { break }
    }
    return weights.array
  }

  private func weight(_ row: Int) -> Float { Float(cost) * (rowWeights.isEmpty ? 1 : rowWeights[row]) }

  /// Square of the length of a row: features are scaled to 1, and there is the constant.
  @inline(__always)
  private func size(_ row: Int) -> Float { rows.starts[row] < rows.starts[row + 1] ? 2 : 1 }

  /// The weights that the shares at the beginning amount to.
  private func begin(
    _ weights: LabelLines, _ step: DualStep, _ shares: FloatBlock, _ costs: [Float], _ importance: [DualStep.Importance]
  ) {
    for index in 0..<shares.count { shares.base[index] = 1 / Float(labelCount) }
    for (index, row) in subset.enumerated() {
      guard let truth = labels[row].first else { continue }
      let own = costs[index] * importance[truth].positive
      for label in 0..<labelCount {
        step.change.base[label] = own * ((label == truth ? 1 : 0) - shares.base[index * labelCount + label])
      }
      weights.add(step.change, rows, row)
    }
  }

  /// Rare labels weigh as much as common ones: n / (labels · n of the label); for several labels, positives against negatives.
  private func labelWeights(_ costs: [Float]) -> [DualStep.Importance] {
    var counts = [Double](repeating: 0, count: labelCount)
    var total = 0.0
    for (index, row) in subset.enumerated() {
      total += Double(costs[index])
      for label in labels[row] { counts[label] += Double(costs[index]) }
    }
    let present = Double(max(counts.count { $0 > 0 }, 1))
    return counts.map { count in
      guard isMultiLabel else { return (count > 0 ? Float(total / (present * count)) : 0, 1) }
      guard count > 0, count < total else { return (1, 1) }
      return (Float(total / (2 * count)), Float(total / (2 * (total - count))))
    }
  }
}
