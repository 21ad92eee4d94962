import Glibc
import SideBySide

/// Learns a model from labelled texts.
///
/// Each text is scored by a model that did not see its fold; these scores calibrate. Then one model is fitted to all texts.
/// The folds are worked on side by side, each on one thread: the result is that of one thread.
public struct Trainer: Sendable {
  private let options: TrainingOptions

  public init(_ options: TrainingOptions) { self.options = options }

  /// - Precondition: at least two labels, at least one text.
  public func train(_ set: TrainingSet) -> LearnedModel {
    let minimum = set.count >= 50 ? 2 : 1
    let vocabulary = Vocabulary(of: set.texts, minimum: minimum)
    let rows = FeatureRows(set.texts, vocabulary)
    let folds = max(2, min(options.folds, set.count))
    let parts = dealtFolds(set.labels, into: folds, seed: options.seed)
    // The last fit is the one to all rows: it is the largest and begins first.
    let weights = Array(
      concurrentMap(folds + 1, threads: options.threads) { index in
        let fold = folds - index
        let subset = (0..<set.count).filter { parts[$0] != fold }
        return fit(rows, subset, set, vocabulary.count)
      }.reversed())
    var model = LearnedModel(
      labels: set.labelNames, isMultiLabel: set.isMultiLabel, exclusive: set.exclusive,
      alwaysLabels: set.labels.allSatisfy { !$0.isEmpty },
      thresholds: Array(repeating: 0.5, count: set.labelNames.count), vocabulary: vocabulary, weights: weights[folds])
    let scores = outsideScores(rows, parts, weights, set, vocabulary.count)
    calibrate(&model, scores, set)
    return model.pruned()
  }

  private func fit(_ rows: FeatureRows, _ subset: [Int], _ set: TrainingSet, _ features: Int) -> [Float] {
    LinearFit(
      rows: rows, subset: subset, labels: set.labels, labelCount: set.labelNames.count, featureCount: features,
      isMultiLabel: set.isMultiLabel, cost: options.cost
    ).solve()
  }

  /// Scores of every row by the model that did not see it.
  private func outsideScores(
    _ rows: FeatureRows, _ parts: [Int], _ weights: [[Float]], _ set: TrainingSet, _ features: Int
  ) -> [Float] {
    let k = set.labelNames.count
    var scores = [Float](repeating: 0, count: set.count * k)
    for row in 0..<set.count {
      let own = weights[parts[row]]
      var line = Array(own[features * k..<(features + 1) * k])
      for place in rows.starts[row]..<rows.starts[row + 1] {
        let base = Int(rows.features[place]) * k
        for label in 0..<k { line[label] += rows.values[place] * own[base + label] }
      }
      if !set.isMultiLabel { oddsOfShares(&line) }
      for label in 0..<k { scores[row * k + label] = line[label] }
    }
    return scores
  }

  private func calibrate(_ model: inout LearnedModel, _ scores: [Float], _ set: TrainingSet) {
    let k = set.labelNames.count
    model.calibration = Combination.fitted(scores: scores, votes: [], labels: set.labels, labelCount: k)
    model.combination =
      set.votes.isEmpty
      ? model.calibration
      : Combination.fitted(scores: scores, votes: set.votes, labels: set.labels, labelCount: k)
    if set.isMultiLabel { model.thresholds = thresholds(model, scores, set) }
    model.reliability = reliability(model, scores, set, votes: false)
    model.combinedReliability =
      set.votes.isEmpty ? model.reliability : reliability(model, scores, set, votes: true)
  }

  private func reliability(_ model: LearnedModel, _ scores: [Float], _ set: TrainingSet, votes: Bool) -> Reliability {
    let k = set.labelNames.count
    var given: [(confidence: Double, isRight: Bool)] = []
    for row in 0..<set.count {
      for label in model.choose(scores[row * k..<(row + 1) * k], votes: votes ? set.votes(of: row) : []) {
        given.append((label.confidence, set.labels[row].contains(label.label)))
      }
    }
    return Reliability.fitted(given)
  }

  /// The confidence from which a label is given: what makes F1 highest over the texts outside, held near the common one
  /// where a label has few examples.
  private func thresholds(_ model: LearnedModel, _ scores: [Float], _ set: TrainingSet) -> [Double] {
    let k = set.labelNames.count
    let scheme = set.votes.isEmpty ? model.calibration : model.combination
    var confidences = [Double](repeating: 0, count: scores.count)
    for row in 0..<set.count {
      let votes = set.votes(of: row)
      let hasVote = votes.contains { $0 == .named || $0 == .first }
      for label in 0..<k {
        let vote = votes.isEmpty ? RuleVote.silent : votes[votes.startIndex + label]
        let odds = scheme.logOdds(label: label, score: scores[row * k + label], vote: vote, isElsewhere: hasVote)
        confidences[row * k + label] = 1 / (1 + exp(-odds))
      }
    }
    let grid = (2...14).map { Double($0) * 0.05 }
    var counts = [[(hit: Double, given: Double, truth: Double)]](
      repeating: Array(repeating: (0, 0, 0), count: k), count: grid.count)
    for (number, threshold) in grid.enumerated() {
      for row in 0..<set.count {
        for label in 0..<k {
          let isTrue = set.labels[row].contains(label)
          let isGiven = confidences[row * k + label] >= threshold
          if isTrue { counts[number][label].truth += 1 }
          if isGiven { counts[number][label].given += 1 }
          if isTrue && isGiven { counts[number][label].hit += 1 }
        }
      }
    }
    func f1(_ count: (hit: Double, given: Double, truth: Double)) -> Double {
      count.given + count.truth > 0 ? 2 * count.hit / (count.given + count.truth) : 0
    }
    let means = counts.map { labels in labels.map(f1).reduce(0, +) / Double(k) }
    let common = means.indices.max { (means[$0], -abs(grid[$0] - 0.5)) < (means[$1], -abs(grid[$1] - 0.5)) } ?? 0
    return (0..<k).map { label in
      let truth = counts[common][label].truth
      guard truth >= 10 else { return grid[common] }
      let best = grid.indices.max { f1(counts[$0][label]) < f1(counts[$1][label]) } ?? common
      let trust = truth / (truth + 40)
      return trust * grid[best] + (1 - trust) * grid[common]
    }
  }
}
