/// The shortest and the longest time that can have passed between two moments, of which each may be a day without a time of day.
///
/// Unit: seconds. A promise in hours is kept where even the longest is within it, broken where even the shortest is beyond, and
/// otherwise nobody can tell: a day that is taken for its midnight would invent up to 24 hours.
public struct WaitRange: Sendable, Hashable {
  public let shortest: Int64
  public let longest: Int64

  /// - Returns: nil where the end lies before the beginning, whatever the time of day.
  public init?(from start: Moment, startIsDay: Bool, to end: Moment, endIsDay: Bool) {
    let lastStart = startIsDay ? Moment(start.day).seconds + Self.lastSecond : start.seconds
    let firstStart = startIsDay ? Moment(start.day).seconds : start.seconds
    let firstEnd = endIsDay ? Moment(end.day).seconds : end.seconds
    let lastEnd = endIsDay ? firstEnd + Self.lastSecond : end.seconds
    guard lastEnd >= firstStart else { return nil }
    shortest = max(0, firstEnd - lastStart)
    longest = lastEnd - firstStart
  }

  /// Both times are known.
  public var isExact: Bool { shortest == longest }

  /// Missing: the times of day, which are not told, decide.
  public func isWithin(hours: Double) -> Bool? {
    if Double(longest) <= hours * 3600 { return true }
    return Double(shortest) > hours * 3600 ? false : nil
  }

  private static let lastSecond: Int64 = 86_399
}
