import StationModel

/// What the cells of one date column show about how the column is to be read. Gathered chunk by chunk and added up in the
/// order of the file, so that it does not depend on how the file was cut.
public struct DateEvidence: Sendable, Hashable {
  /// A cell with its line.
  public struct Cell: Sendable, Hashable {
    public var line: Int
    public var text: String
  }

  /// Short dates of three numbers: those with a year of two digits, which may stand at either end, and those that end with a whole
  /// year. A column may have both, and they need not be of one order.
  private(set) var short = OrderEvidence()
  private(set) var long = OrderEvidence()
  /// The days that a date of this source may well have.
  private var near: ClosedRange<Int32> = 0...0
  /// The first date without a year, and how many there are.
  private(set) var yearless: Cell?
  private(set) var yearlessCount = 0
  static let shown = 3

  public init() {}

  /// Adds a date that its cell alone does not decide.
  ///
  /// - Parameter near: the days that a date of this source may well have.
  mutating func add(_ text: String, line: Int, near days: ClosedRange<Int32>) {
    near = days
    let cell = Cell(line: line, text: text)
    guard let date = ShortDate(cell: text), date.numbers.count == 3 else {
      if yearless == nil { yearless = cell }
      yearlessCount += 1
      return
    }
    if date.endsWithYear { long.add(date, cell, near: days) } else { short.add(date, cell, near: days) }
  }

  /// Adds what a later chunk shows.
  public mutating func add(_ later: DateEvidence, lineOffset: Int) {
    func moved(_ cell: Cell) -> Cell { Cell(line: cell.line + lineOffset, text: cell.text) }
    if later.short.cells + later.long.cells > 0 { near = later.near }
    yearlessCount += later.yearlessCount
    yearless = yearless ?? later.yearless.map(moved)
    short.add(later.short, moved: moved)
    long.add(later.long, moved: moved)
  }

  /// How a column is to be read, or why that stays open; nil where nothing is open.
  ///
  /// - Parameters:
  ///   - rule: what is known of the column.
  ///   - days: the first and last day that the column names in full.
  ///   - contextYears: years that the file's title or name speaks of, with what names them.
  public func decision(
    _ rule: DateRule, days: ClosedRange<Int32>?, contextYears: [(year: Int, source: String)]
  ) -> DateDecision? {
    guard short.cells + long.cells > 0 || yearlessCount > 0 else { return nil }
    var decision = DateDecision(rule: rule)
    if short.cells + long.cells > 0, rule.order == .unknown { decideOrder(&decision) }
    if yearlessCount > 0, rule.year == 0 { decideYear(&decision, days, contextYears) }
    return decision
  }

  /// Each of the two decides for itself; what stays open in one is read as in the other, where that is one of its readings.
  private func decideOrder(_ decision: inout DateDecision) {
    let (first, last) = (short.choice(near), long.choice(near))
    decision.reasons += first.reasons + last.reasons
    let one = first.order ?? last.order.flatMap { short.cells == 0 || first.mayBe($0) ? $0 : nil }
    let other = last.order ?? first.order.flatMap { last.mayBe($0) ? $0 : nil }
    decision.rule.order = one ?? .unknown
    if long.cells > 0, other != one { decision.rule.longOrder = other ?? .unknown }
    if short.cells > 0, one == nil { short.leaveOpen(&decision, first) }
    if long.cells > 0, other == nil { long.leaveOpen(&decision, last) }
  }

  private func decideYear(
    _ decision: inout DateDecision, _ days: ClosedRange<Int32>?, _ contextYears: [(year: Int, source: String)]
  ) {
    if let days {
      let (first, last) = (Day(number: days.lowerBound), Day(number: days.upperBound))
      if first.civil.year == last.civil.year {
        decision.rule.year = first.civil.year
        decision.reasons.append(first.text + ".." + last.text)
        return
      }
    }
    if Set(contextYears.map(\.year)).count == 1, let context = contextYears.first {
      decision.rule.year = context.year
      decision.reasons.append(context.source)
      return
    }
    decision.open.append(OrderEvidence.text(yearless))
  }
}
