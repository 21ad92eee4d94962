/// A wrong form that people write for a right one, declared in a data file: 带款 for 贷款.
public struct DeclaredTypo: Sendable, Hashable {
  public var wrong = ""
  public var right = ""
  /// The phrase that the taxonomy has, with the right form in it.
  public var standard = ""
  public init() {}

  /// As assignments show it: `带款→贷款`.
  public var text: String { wrong + "→" + right }
}

/// A word that means another code where one of some words stands near it: 维权 near 商标.
public struct WordSense: Sendable, Hashable {
  /// A phrase of the taxonomy.
  public var word = ""
  public var near: [String] = []
  /// Characters to either side that are looked at.
  public var within = 10
  /// `before` or `after`: only that side is looked at; empty: both.
  public var side = ""
  /// Words that speak against it, where they stand within that many characters to either side: 遭, 被 …
  public var unless: [String] = []
  /// What it means then; empty: nothing.
  public var code = ""
  public init() {}
}

/// The days on which a version is in force. Missing: without end on that side.
public struct EffectiveDays: Sendable, Hashable {
  public var from: Day?
  public var to: Day?
  public init() {}
}

/// What became of the items of an earlier version.
public struct TaxonomyMapping: Sendable, Hashable {
  /// The version that is replaced.
  public var version = ""
  /// Former item and the codes that take its place; none: it was given up.
  public var items: [FormerItem] = []
  public init() {}

  /// One item of the version that is replaced.
  public struct FormerItem: Sendable, Hashable {
    public var code = ""
    public var successors: [String] = []
    public init() {}
  }
}

/// A version that was in force before the one that the figures speak of.
public struct EarlierTaxonomy: Sendable {
  public var taxonomy: NeedTaxonomy
  /// For each of its items the items of the present version that took its place, as bits; 0: none did.
  public var successors: [UInt64]

  public init(taxonomy: NeedTaxonomy, successors: [UInt64]) {
    self.taxonomy = taxonomy
    self.successors = successors
  }
}

extension PipelineSettings {
  /// Number of the earlier version that a day's texts are read by; nil: the present one.
  public func earlierTaxonomy(on day: Day) -> Int? {
    guard !earlierTaxonomies.isEmpty, let from = taxonomy.effective.from, day < from else { return nil }
    // In a gap, and before the first version, the one nearest before or else the first holds.
    return earlierTaxonomies.lastIndex { ($0.taxonomy.effective.from ?? day) <= day } ?? 0
  }

  /// Items of the present version that came of no item of an earlier one, as bits.
  public var itemsWithoutPredecessor: UInt64 {
    let all = taxonomy.items.indices.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    return earlierTaxonomies.reduce(UInt64(0)) { bits, version in
      bits | all & ~version.successors.reduce(0, |)
    }
  }

  /// Items of the present version that an earlier one did not tell apart: bits, by item; an item that always was itself has its own only.
  public var joinedItems: [UInt64] {
    var joined = taxonomy.items.indices.map { UInt64(1) << UInt64($0) }
    for group in earlierTaxonomies.flatMap(\.successors) where group.nonzeroBitCount > 1 {
      let members = taxonomy.items.indices.filter { group >> UInt64($0) & 1 == 1 }
      let whole = members.reduce(group) { $0 | joined[$1] }
      for item in taxonomy.items.indices where whole >> UInt64(item) & 1 == 1 { joined[item] = whole }
    }
    return joined
  }
}
