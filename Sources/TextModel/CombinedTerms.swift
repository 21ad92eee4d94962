internal import CCharacters
internal import SparseRows

/// The numbers of a ``Combination`` as they are used: one sum for each vote and each place that the rules point at otherwise.
final class CombinedTerms: Sendable {
  private let slope: Double
  private let gap: Double
  /// One a label, the constant included.
  private let offsets: FixedTable<Double>
  /// By vote, then by ``Elsewhere``.
  private let votes: FixedTable<Double>

  init(_ scheme: Combination, labelCount: Int) {
    offsets = FixedTable(
      (0..<labelCount).map { scheme.constant + ($0 < scheme.offsets.count ? scheme.offsets[$0] : 0) })
    votes = FixedTable(
      RuleVote.allCases.flatMap { vote in Elsewhere.allCases.map { Self.weight(vote, $0, scheme) } })
    (slope, gap) = (scheme.slope, scheme.gap)
  }

  /// The same for `wotu_reached`; good as long as this lives.
  @inline(__always)
  var terms: wotu_terms { wotu_terms(slope: slope, gap: gap, offsets: offsets.base, votes: votes.base) }

  private static func weight(_ vote: RuleVote, _ place: Elsewhere, _ scheme: Combination) -> Double {
    let elsewhere =
      switch place {
      case .nowhere: 0.0
      case .elsewhere: scheme.elsewhere
      case .aside: scheme.aside
      }
    return switch vote {
    case .silent: elsewhere
    case .named: scheme.named
    case .first: scheme.first
    case .sure, .certain: scheme.sure
    case .against: scheme.against
    case .hinted: scheme.hinted + elsewhere
    }
  }

  /// Log-odds that the label is right; `wotu_reached` gives the same of all labels.
  ///
  /// - Parameter highest: the highest score of the text's labels.
  @inline(__always)
  func logOdds(label: Int, score: Float, highest: Float, vote: RuleVote, elsewhere: Elsewhere) -> Double {
    let own = Combination.bounded(score)
    return slope * own + gap * (own - Combination.bounded(highest)) + offsets[label]
      + votes[Int(vote.rawValue) * 3 + Int(elsewhere.rawValue)]
  }
}
