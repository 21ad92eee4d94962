/// Merchants' complaints of the report period against what their exposure lets expect.
public struct ComplaintFunnel: Sendable {
  /// In the order of the merchants' list.
  public var points: [ComplaintFunnelPoint] = []
  /// True: the exposure is thousands of transactions; false: months in operation.
  public var isByTransactions = false
  /// Complaints per unit of exposure over all merchants. Missing: no exposure at all.
  public var pooledRate: Double?
  /// Merchants with exposure: as many tests were made.
  public var tested = 0
  /// Merchants that chance alone puts outside the 99.8 % limits.
  public var expectedAlarms = 0.0
  /// Merchants with two complaints or more (重复被投诉商户).
  public var repeated = 0
  /// The sentence, Chinese; empty where nothing was tested.
  public var wording = ""
  public init() {}
}

/// One merchant's place in the funnel.
public struct ComplaintFunnelPoint: Sendable {
  /// Index into the merchants.
  public var merchant = 0
  public var count = 0
  /// The merchant's part of them: cases that name several merchants count for each by its share. Rates and signals rest on it.
  public var share = 0.0
  /// Missing: closed throughout, or no exposure known.
  public var exposure: Double?
  public var rate: Double?
  /// Empirical-Bayes rate: what a ranking may use. Missing: with the exposure.
  public var estimate: Double?
  /// pooled rate × exposure.
  public var expected: Double?
  /// Counts outside signal: 95 % and 99.8 %.
  public var warning: (lower: Int, upper: Int)?
  public var alarm: (lower: Int, upper: Int)?
  public var signal = FunnelSignal.none
  /// Two-sided central p of the pooled rate, and adjusted after Benjamini and Hochberg.
  public var p: Double?
  public var adjustedP: Double?
  /// True where the adjusted p is at most 10 %: whom to look at first.
  public var isScreened = false
  public init() {}
}

/// Where a merchant lies in the funnel.
public enum FunnelSignal: String, Sendable, CaseIterable {
  case none
  case aboveWarning = "above_95"
  case aboveAlarm = "above_998"
  case belowWarning = "below_95"
  case belowAlarm = "below_998"
}
