/// Time that a statutory clock does not count: inspection, testing and appraisal.
///
/// Source: 市场监督管理投诉举报处理暂行办法 (order 20) art. 20, 消费者权益保护法实施条例 art. 46: what these take is not part of the term.
public struct Suspension: Sendable, Hashable {
  /// Day on which it began; the day itself still counts. Missing: only its length is known.
  public var from: Int32?
  /// Last day that does not count. Missing: not over yet.
  public var to: Int32?
  /// Length in the unit of the term, working or calendar days, where no dates are given.
  public var days: Int32

  public init(from: Int32?, to: Int32?, days: Int32 = 0) {
    self.from = from
    self.to = to
    self.days = days
  }

  /// Whether a term may have been suspended for a time that nobody can tell: an end without its beginning, one before it, or a
  /// beginning without an end where the case is closed.
  public enum Reading: Sendable, Hashable {
    case none
    case told(Suspension)
    /// - Parameter from: the first day on which it can have begun. Missing: any.
    case untold(from: Int32?)
  }

  /// What a record's three columns say; dates say more than a length, and a length more than half of a pair of dates.
  public static func reading(from: Int32?, to: Int32?, days: Int32, isClosed: Bool) -> Reading {
    if let from, let to, from <= to { return .told(Suspension(from: from, to: to)) }
    if days > 0 { return .told(Suspension(from: nil, to: nil, days: days)) }
    switch (from, to) {
    case (nil, nil): return .none
    case (let from?, nil): return isClosed ? .untold(from: from) : .told(Suspension(from: from, to: nil))
    case (nil, .some), (.some, .some): return .untold(from: nil)
    }
  }

  /// Whether a day is left out of the count.
  func holds(_ day: Int32) -> Bool { from.map { day > $0 && (to.map { day <= $0 } ?? true) } ?? false }
}
