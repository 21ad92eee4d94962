/// One item that one merchant named, and what became of it.
public struct NeedOutcome: Sendable, Hashable {
  /// Index into the merchants.
  public var merchant = 0
  public var item = ""
  /// The day on which the merchant first named it. Missing: not known.
  public var firstNamed: Day?
  /// Index into the services of the one that met it. Missing: it waits.
  public var service: Int?
  /// That service, for the page of the merchant.
  public var metBy: MerchantService?
  /// Calendar days from the first naming to the service that met it, or to the period's end where it waits. Missing: no first day.
  public var days: Int?
  /// Kinds of service in the settings that can meet the item; none: nothing on offer does.
  public var kinds: [String] = []
  public init() {}

  public var isMet: Bool { service != nil }
}
