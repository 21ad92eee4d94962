/// Savings and gains of one group of services, with how many records state an amount at all.
public struct ServiceMoneyFigure: Sendable, Hashable {
  /// `all`, `site`, `kind`, `partner` or `merchant`; services of none known have rows of their own, so that each grouping adds up.
  public var group = ServiceGroup.all
  public var services = 0
  public var completed = 0
  /// Services whose savings are recorded, whose gains are, and with either. 0 yuan recorded is an amount.
  public var withSaved = 0
  public var withGained = 0
  public var valued = 0
  /// Fen.
  public var saved: Int64 = 0
  public var gained: Int64 = 0
  /// The largest saving and gain of a single service together, fen.
  public var largest: Int64 = 0
  /// Services with an amount whose completion is not recorded, and their amounts, fen. They are within the sums: the ledger states
  /// them, and not every office records completions; how much of the total they are is told beside it.
  public var pendingValued = 0
  public var pending: Int64 = 0
  public init() {}

  /// Fen.
  public var total: Int64 { saved + gained }
  /// valued / services, 0…1: the completeness. Missing: no services.
  public var completeness: Double? { services > 0 ? Double(valued) / Double(services) : nil }
  /// Share of the largest service in the total, 0…1. Missing: no money.
  public var largestShare: Double? { total > 0 ? Double(largest) / Double(total) : nil }
}
