/// Two items that the same merchants name.
public struct NeedPair: Sendable, Hashable {
  public var first = ""
  public var second = ""
  /// Merchants that named either item, and both.
  public var firstMerchants = 0
  public var secondMerchants = 0
  public var both = 0
  /// Merchants that would name both if one had nothing to do with the other.
  public var expected = 0.0
  /// both / expected. Missing: expected is 0.
  public var lift: Double?
  /// both / (either or both), 0…1. Missing: nobody named either.
  public var overlap: Double?
  public init() {}
}

/// An item in the base and the report period, among the merchants who answered in both.
public struct NeedChange: Sendable, Hashable {
  /// Code; of items that an earlier version did not tell apart all codes, joined by `+`.
  public var item = ""
  /// Whether the two periods mean the same by it.
  public var basis = Basis.same
  /// Merchants who answered in both periods: the base of all figures here.
  public var merchants = 0
  public var namedBase = 0
  public var namedReport = 0
  /// Named now and not before; named before and not now.
  public var gained = 0
  public var lost = 0
  /// Exact two-sided p of McNemar's test, mid-p beside it. Missing: nobody changed.
  public var exactP: Double?
  public var midP: Double?
  /// ``exactP`` after Holm, over all rows that are tested. Missing: as there.
  public var adjustedP: Double?
  public init() {}

  /// What a row compares.
  public enum Basis: String, Sendable {
    /// An item that is one in every version of the taxonomy.
    case same
    /// Items that were one before: the row to read.
    case joined
    /// One of these by itself: counted, not tested.
    case part
    /// An item that no earlier version has: counted, not tested.
    case new
  }
}
