internal import Glibc
internal import SparseRows

/// Which labels a text is given, with confidences as the schemes of ``Combination`` state them.
final class LabelChoice: Sendable {
  private let isMultiLabel: Bool
  private let alwaysLabels: Bool
  private let calibration: CombinedTerms
  private let combination: CombinedTerms
  /// Log-odds from which a label is given.
  private let limits: FixedTable<Double>
  /// Whether a label stands alone.
  private let standsAlone: FixedTable<Bool>
  private let hasLoners: Bool

  init(_ model: LearnedModel) {
    isMultiLabel = model.isMultiLabel
    alwaysLabels = model.alwaysLabels
    calibration = CombinedTerms(model.calibration, labelCount: model.labels.count)
    combination = CombinedTerms(model.combination, labelCount: model.labels.count)
    limits = FixedTable(model.thresholds.map { $0 <= 0 ? -.infinity : $0 >= 1 ? .infinity : log($0 / (1 - $0)) })
    standsAlone = FixedTable(model.labels.indices.map(model.exclusive.contains))
    hasLoners = !model.exclusive.isEmpty
  }

  func choose(_ scores: ArraySlice<Float>, votes: ArraySlice<RuleVote>) -> [LearnedModel.Given] {
    var given: [LearnedModel.Given] = []
    scores.withUnsafeBufferPointer { scores in
      votes.withUnsafeBufferPointer { choose(scores, votes: $0, into: &given) }
    }
    for index in given.indices { given[index].confidence = Reliability.share(given[index].confidence) }
    return given
  }

  /// The same with log-odds in the place of confidences, which rise as these do: exponentials are taken of the few labels that are
  /// given, by whoever needs them.
  func choose(
    _ scores: UnsafeBufferPointer<Float>, votes: UnsafeBufferPointer<RuleVote>, into chosen: inout [LearnedModel.Given]
  ) {
    chosen.removeAll(keepingCapacity: true)
    let terms = votes.isEmpty ? calibration : combination
    let alone = standsAlone.base
    var named = Elsewhere.nowhere
    // A label that stands alone takes nothing away that a phrase names beyond doubt.
    var isNamed = false
    for (label, vote) in votes.enumerated() where vote.isNaming {
      named = named == .aside || !alone[label] ? .aside : .elsewhere
      isNamed = isNamed || (vote == .sure && !alone[label])
    }
    var highest = -Float.infinity
    for score in scores { highest = max(highest, score) }
    var best = LearnedModel.Given(label: -1, confidence: -.infinity)
    for label in scores.indices {
      let vote = votes.isEmpty ? RuleVote.silent : votes[label]
      if vote == .against || (isNamed && alone[label]) { continue }
      let elsewhere = named.of(alone[label])
      let odds = terms.logOdds(label: label, score: scores[label], highest: highest, vote: vote, elsewhere: elsewhere)
      if odds > best.confidence || best.label < 0 { best = LearnedModel.Given(label: label, confidence: odds) }
      if isMultiLabel, odds >= limits.base[label] {
        insert(LearnedModel.Given(label: label, confidence: odds), into: &chosen)
      }
    }
    if chosen.isEmpty, best.label >= 0, alwaysLabels || !isMultiLabel { chosen.append(best) }
    if let first = chosen.first, isMultiLabel, hasLoners {
      if alone[first.label] {
        chosen.removeLast(chosen.count - 1)
      } else if chosen.contains(where: { alone[$0.label] }) {
        chosen.removeAll { alone[$0.label] }
      }
    }
  }

  func isAlone(_ label: Int) -> Bool { standsAlone[label] }

  @inline(__always)
  private func insert(_ given: LearnedModel.Given, into chosen: inout [LearnedModel.Given]) {
    chosen.append(given)
    var place = chosen.count - 1
    while place > 0, chosen[place - 1].confidence < given.confidence {
      chosen[place] = chosen[place - 1]
      place -= 1
    }
    chosen[place] = given
  }
}
