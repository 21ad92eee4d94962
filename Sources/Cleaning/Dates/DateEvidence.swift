import StationModel

/// What the cells of one date column show about how the column is to be read. Gathered chunk by chunk and added up in the
/// order of the file, so that it does not depend on how the file was cut.
public struct DateEvidence: Sendable, Hashable {
  /// A cell with its line.
  public struct Cell: Sendable, Hashable {
    public var line: Int
    public var text: String
  }

  /// Short dates of three numbers.
  private(set) var cells = 0
  /// Of these, those that each of the orders fits, and those that lie near the periods then; see ``DateOrder/known``.
  private(set) var fits = [0, 0, 0]
  private(set) var inside = [0, 0, 0]
  /// The days that a date of this source may well have.
  private var near: ClosedRange<Int32> = 0...0
  /// The first cell that an order does not fit.
  private(set) var misfits: [Cell?] = [nil, nil, nil]
  /// The first cells that are different days in different orders.
  private(set) var open: [Cell] = []
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
    guard let date = ShortDate(foldedDate(text)), date.numbers.count == 3 else {
      if yearless == nil { yearless = cell }
      yearlessCount += 1
      return
    }
    cells += 1
    var found: Set<Day> = []
    for (index, order) in DateOrder.known.enumerated() {
      guard let day = date.day(order, year: 0) else {
        if misfits[index] == nil { misfits[index] = cell }
        continue
      }
      fits[index] += 1
      found.insert(day)
      if days.contains(day.number) { inside[index] += 1 }
    }
    if found.count > 1, open.count < Self.shown { open.append(cell) }
  }

  /// Adds what a later chunk shows.
  public mutating func add(_ later: DateEvidence, lineOffset: Int) {
    func moved(_ cell: Cell) -> Cell { Cell(line: cell.line + lineOffset, text: cell.text) }
    if later.cells > 0 { near = later.near }
    cells += later.cells
    yearlessCount += later.yearlessCount
    yearless = yearless ?? later.yearless.map(moved)
    for index in fits.indices {
      fits[index] += later.fits[index]
      inside[index] += later.inside[index]
      misfits[index] = misfits[index] ?? later.misfits[index].map(moved)
    }
    open += later.open.prefix(Self.shown - open.count).map(moved)
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
    guard cells > 0 || yearlessCount > 0 else { return nil }
    var decision = DateDecision(rule: rule)
    if cells > 0, rule.order == .unknown { decideOrder(&decision) }
    if yearlessCount > 0, rule.year == 0 { decideYear(&decision, days, contextYears) }
    return decision
  }

  private func decideOrder(_ decision: inout DateDecision) {
    let orders = DateOrder.known
    let candidates = orders.indices.filter { fits[$0] == cells }
    let nearby = candidates.filter { inside[$0] == cells }
    if candidates.count == 1 {
      decision.rule.order = orders[candidates[0]]
      // The line that leaves no other order.
      let proof = orders.indices.compactMap { misfits[$0] }.max { $0.line < $1.line }
      decision.reasons.append(Self.text(proof))
    } else if nearby.count == 1 {
      decision.rule.order = orders[nearby[0]]
      decision.reasons += orders.indices.compactMap { misfits[$0] }.prefix(1).map { Self.text($0) }
      decision.reasons.append(
        "\(cells) × \(Day(number: near.lowerBound).month.text)..\(Day(number: near.upperBound).month.text)")
    } else if candidates.isEmpty {
      // The lines contradict one another.
      let partly = orders.indices.filter { fits[$0] > 0 }
      let shown = partly.isEmpty ? Array(orders.indices) : partly
      decision.openOrders = shown.map { orders[$0] }
      decision.open = shown.map { Self.text(misfits[$0]) + " ≠ " + orders[$0].name }
    } else {
      decision.openOrders = (nearby.isEmpty ? candidates : nearby).map { orders[$0] }
      decision.open = open.map { cell in
        let readings = decision.openOrders.compactMap { ShortDate(foldedDate(cell.text))?.day($0, year: 0)?.text }
        return Self.text(cell) + " = " + readings.joined(separator: " | ")
      }
    }
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
    decision.open.append(Self.text(yearless))
  }

  private static func text(_ cell: Cell?) -> String { cell.map { "\($0.line): “\($0.text)”" } ?? "" }
}
