/// How one promise of the green channel was kept: urgent and ordinary requests apart, response and completion apart.
public struct PromiseFigure: Sendable, Hashable {
  /// `all`, `site`, `kind` or `partner`; services of no known site, kind or partner have rows of their own.
  public var group = ServiceGroup.all
  public var isUrgent = false
  /// The promise to complete; otherwise that to respond.
  public var isCompletion = false
  /// Hours from the request, from the settings.
  public var promisedHours = 0.0
  public var requests = 0
  /// Responded or completed, with both times known and in order: those of the quantiles.
  public var done = 0
  /// Known to be kept, or known to be broken: done late, or not done although the promise ran out before the period did. The
  /// base of the share.
  public var due = 0
  public var inTime = 0
  /// Neither known: times that are blank, contradict each other, or are days without a time of day that leave it open.
  public var unknown = 0
  /// inTime / due, 0…1. Missing: nothing due.
  public var share: Double?
  /// Wilson's interval of the share. Missing: nothing due.
  public var interval: FigureInterval?
  /// Hours from request to response or completion over `done`, quantiles of type 7. Missing: none done.
  public var firstQuartile: Double?
  public var median: Double?
  public var thirdQuartile: Double?
  public var longest: Double?
  public init() {}

  /// Not kept: done late, or due and not done.
  public var late: Int { due - inTime }
}
