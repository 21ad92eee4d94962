/// A way to bring indicators together.
public enum LeaderMethod: String, Sendable, CaseIterable {
  /// The headline: weighted sum with the weights used.
  case weightedSum = "weighted_sum"
  /// Closeness to the ideal with the weights used, 0…100; the ideals are the ends of the scale.
  case topsis
  /// Weighted sums with other weights: as declared, by judgements, by entropy, and both combined.
  case declared, ahp, entropy, combined

  public var chineseName: String {
    switch self {
    case .weightedSum: "加权合成"
    case .topsis: "TOPSIS贴近度"
    case .declared: "设定权重"
    case .ahp: "层次分析权重"
    case .entropy: "熵权"
    case .combined: "组合权重"
    }
  }
}

/// A merchant by one method; only merchants with a composite have one.
public struct LeaderMethodScore: Sendable, Hashable {
  public var method = LeaderMethod.weightedSum
  /// 0…100.
  public var value = 0.0
  /// Competition ranks over all merchants with a composite, and within the site.
  public var rank = 0
  public var siteRank = 0
  public init() {}
}
