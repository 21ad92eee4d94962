/// The texts of a training set as features with grams of one length.
struct Trial: Sendable {
  private let set: TrainingSet
  private let options: TrainingOptions
  private let vocabulary: Vocabulary
  private let rows: FeatureRows

  init(_ set: TrainingSet, _ options: TrainingOptions, longestGram: Int) {
    self.set = set
    self.options = options
    // What stands in a single text mostly is chance; of a phrase that somebody wrote down it is not.
    let minimum = set.count >= 50 && set.asides == nil ? 2 : 1
    vocabulary = Vocabulary(of: set.texts, minimum: minimum, longest: longestGram)
    rows = FeatureRows(set.texts, vocabulary)
  }

  /// Weights from these rows.
  func fit(_ subset: [Int]) -> [Float] {
    LinearFit(
      rows: rows, subset: subset, rowWeights: set.weights, labels: set.labels, labelCount: set.labelNames.count,
      featureCount: vocabulary.count, isMultiLabel: set.isMultiLabel, cost: options.cost,
      seed: options.seed
    ).solve()
  }

  func model(weights: [Float]) -> LearnedModel {
    var model = LearnedModel(
      labels: set.labelNames, isMultiLabel: set.isMultiLabel, exclusive: set.exclusive,
      alwaysLabels: set.labels.allSatisfy { !$0.isEmpty },
      thresholds: Array(repeating: 0.5, count: set.labelNames.count), vocabulary: vocabulary, weights: weights)
    model.unclassified = set.unclassified
    return model
  }

  /// Scores of every main row by the weights that did not see it. What only the row itself has is unknown to these weights, and is left
  /// out as it would be of a text that comes later: it must not make the text longer.
  func outsideScores(_ parts: [Int], _ weights: [[Float]]) -> [Float] {
    let k = set.labelNames.count
    let constants = vocabulary.count * k
    var scores = [Float](repeating: 0, count: parts.count * k)
    for (part, own) in weights.enumerated() {
      let isKnown = known(without: part, parts)
      for row in parts.indices where parts[row] == part {
        let places = (rows.starts[row]..<rows.starts[row + 1]).filter { isKnown[Int(rows.features[$0])] }
        let length = places.reduce(Float(0)) { $0 + rows.values[$1] * rows.values[$1] }.squareRoot()
        var line = Array(own[constants..<constants + k])
        for place in places {
          let base = Int(rows.features[place]) * k
          let value = rows.values[place] / max(length, 1e-6)
          for label in 0..<k { line[label] += value * own[base + label] }
        }
        if !set.isMultiLabel { oddsOfShares(&line) }
        for label in 0..<k { scores[row * k + label] = line[label] }
      }
    }
    return scores
  }

  /// Which features the rows outside a part have.
  private func known(without part: Int, _ parts: [Int]) -> [Bool] {
    var result = [Bool](repeating: false, count: vocabulary.count)
    for row in 0..<rows.count where row >= parts.count || parts[row] != part {
      for place in rows.starts[row]..<rows.starts[row + 1] { result[Int(rows.features[place])] = true }
    }
    return result
  }
}
