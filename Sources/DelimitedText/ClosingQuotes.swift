import Glibc

/// Finds the quotes that close fields: a quote before a delimiter, a line end or the end of the text, behind an even number of others.
///
/// What was searched once is not searched again: where no quote closes, every later opening quote would have to look through the
/// same bytes.
struct ClosingQuotes {
  /// How a search ended.
  enum Outcome: Equatable {
    case found(Int)
    /// None before the limit.
    case none
    /// The bytes end before the limit, and more will follow.
    case undecided
  }

  private let dialect: Dialect
  /// From `from` on, the first closing quote is `known`, or none stands before `to`.
  private var from = 0
  private var to = 0
  private var known: Int?

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// The quote that closes the field opened at `open` and stands before `limit`.
  mutating func search(
    _ bytes: UnsafePointer<UInt8>, openedAt open: Int, _ count: Int, limit: Int, isLast: Bool
  ) -> Outcome {
    // Quotes right behind the opening one belong to this field alone.
    var position = open + 1
    let own = run(bytes, at: position, count)
    if own > 0 {
      if position + own == count, !isLast { return .undecided }
      if isClosing(bytes, at: position, own, count) { return answer(position + own - 1, limit) }
      position += own
    }
    let start = position
    if start >= from, start < to {
      if let known { return answer(known, limit) }
      position = to
    }
    while position < min(limit, count),
      let hit = memchr(bytes + position, Int32(dialect.quote), min(limit, count) - position)
    {
      let at = UnsafePointer<UInt8>(hit.assumingMemoryBound(to: UInt8.self)) - bytes
      let length = run(bytes, at: at, count)
      if at + length == count, !isLast { return .undecided }
      if isClosing(bytes, at: at, length, count) {
        remember(start, at, at + length - 1)
        return answer(at + length - 1, limit)
      }
      position = at + length
    }
    remember(start, max(start, min(limit, count)), nil)
    return limit <= count || isLast ? .none : .undecided
  }

  private mutating func remember(_ start: Int, _ end: Int, _ found: Int?) {
    // A search that went on behind what was known makes it longer.
    if !(start >= from && start < to && known == nil) { from = start }
    (to, known) = (end, found)
  }

  private func answer(_ position: Int, _ limit: Int) -> Outcome { position < limit ? .found(position) : .none }

  private func run(_ bytes: UnsafePointer<UInt8>, at start: Int, _ count: Int) -> Int {
    var end = start
    while end < count, bytes[end] == dialect.quote { end += 1 }
    return end - start
  }

  private func isClosing(_ bytes: UnsafePointer<UInt8>, at start: Int, _ length: Int, _ count: Int) -> Bool {
    guard length & 1 == 1 else { return false }
    let next = start + length
    return next >= count || bytes[next] == dialect.delimiter || bytes[next] == 10 || bytes[next] == 13
  }
}
