/// One line of the evidence file of a chosen merchant.
public struct LeaderEvidence: Sendable, Hashable {
  /// What a line is about.
  public enum Section: String, Sendable, CaseIterable {
    case gate, indicator, source, rank

    public var chineseName: String {
      switch self {
      case .gate: "门槛"
      case .indicator: "指标"
      case .source: "来源"
      case .rank: "名次"
      }
    }
  }

  /// Index into the merchants.
  public var merchant = 0
  public var section = Section.indicator
  /// Gate, indicator or method.
  public var name = ""
  /// Before scaling, in its own unit. Missing: no number.
  public var raw: Double?
  /// 0…100, more is better.
  public var scaled: Double?
  /// 0…1.
  public var weight: Double?
  /// What the indicator adds to the composite: weight × scaled ÷ coverage.
  public var points: Double?
  /// Chinese: what was found, of how many answers, by which rule.
  public var text = ""
  /// The row of a source file that it rests on. Missing: it rests on many, told in `text`.
  public var origin: RowOrigin?
  public init() {}
}
