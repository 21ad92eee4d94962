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
  public var item = ""
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
  public init() {}
}
