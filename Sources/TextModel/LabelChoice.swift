internal import CCharacters
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
  private let standsAlone: FixedTable<UInt8>
  /// No votes at all, and limits that nothing reaches.
  private let silence: FixedTable<UInt8>
  private let never: FixedTable<Double>
  private let hasLoners: Bool

  init(_ model: LearnedModel) {
    isMultiLabel = model.isMultiLabel
    alwaysLabels = model.alwaysLabels
    calibration = CombinedTerms(model.calibration, labelCount: model.labels.count)
    combination = CombinedTerms(model.combination, labelCount: model.labels.count)
    limits = FixedTable(model.thresholds.map { $0 <= 0 ? -.infinity : $0 >= 1 ? .infinity : log($0 / (1 - $0)) })
    standsAlone = FixedTable(model.labels.indices.map { model.exclusive.contains($0) ? 1 : 0 })
    silence = FixedTable(model.labels.map { _ in 0 })
    never = FixedTable(model.labels.map { _ in .infinity })
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
    var terms = votes.isEmpty ? calibration.terms : combination.terms
    var kinds = Self.kinds
    let alone = standsAlone.base
    let count = scores.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { odds in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + 1) { reached in
        var best: Int32 = -1
        // Votes are held as their raw values.
        let given = UnsafeRawPointer(votes.baseAddress)?.assumingMemoryBound(to: UInt8.self) ?? silence.base
        let number = wotu_reached(
          &terms, &kinds, scores.baseAddress, votes.isEmpty ? silence.base : given, alone,
          isMultiLabel ? limits.base : never.base, Int32(truncatingIfNeeded: count), odds.baseAddress,
          reached.baseAddress, &best)
        for place in 0..<Int(number) {
          let label = Int(reached[place])
          insert(LearnedModel.Given(label: label, confidence: odds[label]), into: &chosen)
        }
        if best >= 0, alwaysLabels || !isMultiLabel {
          chosen.append(LearnedModel.Given(label: Int(best), confidence: odds[Int(best)]))
        }
      }
    }
    if let first = chosen.first, isMultiLabel, hasLoners {
      if alone[first.label] != 0 {
        chosen.removeLast(chosen.count - 1)
      } else if chosen.contains(where: { alone[$0.label] != 0 }) {
        chosen.removeAll { alone[$0.label] != 0 }
      }
    }
  }

  func isAlone(_ label: Int) -> Bool { standsAlone[label] != 0 }

  private static let kinds = wotu_vote_kinds(
    naming: RuleVote.allCases.reduce(0) { $0 | ($1.isNaming ? 1 << UInt32($1.rawValue) : 0) },
    against: UInt32(RuleVote.against.rawValue), sure: UInt32(RuleVote.sure.rawValue))

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
