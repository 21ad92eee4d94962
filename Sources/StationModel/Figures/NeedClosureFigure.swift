/// How needs were met by services: a need is one item that one merchant named.
public struct NeedClosureFigure: Sendable, Hashable {
  /// `all`, `site`, `item`, `siteItem` or `kind`; of a kind: the needs that it can meet, and those that it met first.
  public var group = ServiceGroup.all
  public var named = 0
  public var met = 0
  /// Open needs that no kind of service in the settings could meet.
  public var withoutKind = 0
  /// met / named, 0…1: a count of all there are, so without interval. Missing: none named.
  public var share: Double?
  /// Days from the first naming to the service that met it, over `met`; quantiles of type 7. Missing: none met.
  public var firstQuartile: Double?
  public var median: Double?
  public var thirdQuartile: Double?
  public var longest: Int?
  /// The same median with the needs still open counted as followed until the period's end (Kaplan–Meier): the first day by which half
  /// were met. Missing: not reached.
  public var medianOfAll: Int?
  /// Share met within 30 and 90 days, 1 − S(d) by Kaplan–Meier. Missing: nothing was followed so long.
  public var within30: Double?
  public var within90: Double?
  /// Days that the oldest open need has waited at the period's end. Missing: none open.
  public var longestOpen: Int?
  public init() {}

  /// Named and not met.
  public var open: Int { named - met }
}
