import Glibc
import SideBySide

/// Learns a model from labelled texts.
///
/// Each text is scored by a model that did not see its fold, in which all texts lie that say the same; these scores calibrate, and they decide how long the grams are. Then
/// one model is fitted to all texts. The folds are worked on side by side, each on one thread: the result is that of one thread.
public struct Trainer: Sendable {
  private let options: TrainingOptions

  public init(_ options: TrainingOptions) { self.options = options }

  /// - Precondition: at least two labels, at least one text.
  public func train(_ set: TrainingSet) -> LearnedModel {
    let lengths = options.longestGram.map { [$0] } ?? [2, 3]
    let trials = lengths.map { Trial(set, options, longestGram: $0) }
    let keys = set.textKeys
    let folds = max(2, min(options.folds, Set(keys).count))
    let parts = dealtFolds(Array(set.labels.prefix(set.textCount)), alike: keys, into: folds, seed: options.seed)
    let fits = concurrentMap(trials.count * folds, threads: options.threads) { index in
      let fold = index % folds
      return trials[index / folds].fit((0..<set.count).filter { $0 >= set.textCount || parts[$0] != fold })
    }
    var best: (quality: Double, trial: Trial, scores: [Float])?
    for (number, trial) in trials.enumerated() {
      let scores = trial.outsideScores(parts, Array(fits[number * folds..<(number + 1) * folds]))
      var model = trial.model(weights: [])
      calibrate(&model, scores, set)
      let quality = trials.count > 1 ? macroF1(model, scores, set) : 0
      // Longer grams must earn their place.
      if quality > (best?.quality ?? -1) + (number == 0 ? 0 : 0.005) { best = (quality, trial, scores) }
    }
    guard let best else { preconditionFailure("there is at least one length of grams") }
    var model = best.trial.model(weights: best.trial.fit(Array(0..<set.count)))
    calibrate(&model, best.scores, set)
    return model.pruned()
  }

  /// Mean F1 of the labels that a model gives texts that it has not seen.
  private func macroF1(_ model: LearnedModel, _ scores: [Float], _ set: TrainingSet) -> Double {
    let k = set.labelNames.count
    let choice = LabelChoice(model)
    var hits = [Double](repeating: 0, count: k)
    var both = [Double](repeating: 0, count: k)
    for row in 0..<set.textCount {
      for label in set.labels[row] { both[label] += 1 }
      for given in choice.choose(scores[row * k..<(row + 1) * k], votes: []) {
        both[given.label] += 1
        if set.labels[row].contains(given.label) { hits[given.label] += 1 }
      }
    }
    return (0..<k).reduce(0) { $0 + (both[$1] > 0 ? 2 * hits[$1] / both[$1] : 0) } / Double(k)
  }

  private func calibrate(_ model: inout LearnedModel, _ scores: [Float], _ set: TrainingSet) {
    let k = set.labelNames.count
    let labels = Array(set.labels.prefix(set.mainCount))
    model.calibration = Combination.fitted(
      scores: scores, votes: [], labels: labels, labelCount: k, exclusive: set.exclusive)
    model.combination =
      set.votes.isEmpty
      ? model.calibration
      : Combination.fitted(
        scores: scores, votes: set.votes, labels: labels, labelCount: k, exclusive: set.exclusive)
    if set.isMultiLabel { model.thresholds = thresholds(model, scores, set) }
    model.reliability = reliability(model, scores, set, votes: false)
    model.combinedReliability =
      set.votes.isEmpty ? model.reliability : reliability(model, scores, set, votes: true)
  }

  private func reliability(_ model: LearnedModel, _ scores: [Float], _ set: TrainingSet, votes: Bool) -> Reliability {
    let k = set.labelNames.count
    let choice = LabelChoice(model)
    var given: [(confidence: Double, isRight: Bool)] = []
    for row in 0..<set.mainCount {
      for label in choice.choose(scores[row * k..<(row + 1) * k], votes: votes ? set.votes(of: row) : []) {
        given.append((label.confidence, set.labels[row].contains(label.label)))
      }
    }
    return Reliability.fitted(given)
  }

  /// The confidence from which a label is given: half of the F1 that it reaches, which makes F1 highest where confidences hold
  /// (Z. C. Lipton, C. Elkan and B. Naryanaswamy, ECML PKDD 2014). Searching for the threshold with the highest F1 instead would
  /// follow the chances of few texts. F1 is that of texts outside the training parts, held near the mean where a label is rare.
  private func thresholds(_ model: LearnedModel, _ scores: [Float], _ set: TrainingSet) -> [Double] {
    let k = set.labelNames.count
    let scheme = CombinedTerms(set.votes.isEmpty ? model.calibration : model.combination, labelCount: k)
    var hits = [Double](repeating: 0, count: k)
    var given = hits
    var truth = hits
    for row in 0..<set.textCount {
      let votes = set.votes(of: row)
      let highest = scores[row * k..<(row + 1) * k].max() ?? 0
      let named = Elsewhere.named(votes, set.exclusive.contains)
      for label in 0..<k {
        let vote = votes.isEmpty ? RuleVote.silent : votes[votes.startIndex + label]
        let odds = scheme.logOdds(
          label: label, score: scores[row * k + label], highest: highest, vote: vote,
          elsewhere: named.of(set.exclusive.contains(label)))
        // 0.4: near where the outcome lies for most labels; F1 is flat there.
        let isGiven = 1 / (1 + exp(-odds)) >= 0.4
        let isTrue = set.labels[row].contains(label)
        if isTrue { truth[label] += 1 }
        if isGiven { given[label] += 1 }
        if isTrue && isGiven { hits[label] += 1 }
      }
    }
    let reached = (0..<k).map { given[$0] + truth[$0] > 0 ? 2 * hits[$0] / (given[$0] + truth[$0]) : 0 }
    let mean = reached.reduce(0, +) / Double(k)
    return (0..<k).map { label in
      let trust = truth[label] / (truth[label] + 40)
      return (trust * reached[label] + (1 - trust) * mean) / 2
    }
  }
}
