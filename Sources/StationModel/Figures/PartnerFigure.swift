/// A partner of the green channel and what it was called for in the report period; one that was never called has a row too.
public struct PartnerFigure: Sendable, Hashable {
  /// Index into the partners.
  public var partner = 0
  public var id = ""
  public var name = ""
  /// 质量基础设施 or 公共服务.
  public var kind = ""
  public var requests = 0
  public var urgent = 0
  public var free = 0
  public var completed = 0
  /// Merchants and sites served, each counted once.
  public var merchants = 0
  public var sites = 0
  public var firstRequest: Day?
  public var lastRequest: Day?
  public init() {}

  public var wasCalled: Bool { requests > 0 }
}
