import StationModel

/// What short dates of one shape show about the order of year, month and day.
struct OrderEvidence: Sendable, Hashable {
  typealias Cell = DateEvidence.Cell

  private(set) var cells = 0
  /// Cells that each of the orders fits, and those that lie near the periods then; see ``DateOrder/known``.
  private var fits = [0, 0, 0]
  private var inside = [0, 0, 0]
  /// The first cell that an order does not fit.
  private var misfits: [Cell?] = [nil, nil, nil]
  /// The first cells that are different days in different orders.
  private var open: [Cell] = []

  /// - Parameter near: the days that a date of this source may well have.
  mutating func add(_ date: ShortDate, _ cell: Cell, near: ClosedRange<Int32>) {
    cells += 1
    var found: Set<Day> = []
    for (index, order) in DateOrder.known.enumerated() {
      guard let day = date.day(order, year: 0) else {
        if misfits[index] == nil { misfits[index] = cell }
        continue
      }
      fits[index] += 1
      found.insert(day)
      if near.contains(day.number) { inside[index] += 1 }
    }
    if found.count > 1, open.count < DateEvidence.shown { open.append(cell) }
  }

  /// Adds what a later chunk shows, its cells moved to their lines.
  mutating func add(_ later: OrderEvidence, moved: (Cell) -> Cell) {
    cells += later.cells
    for index in fits.indices {
      fits[index] += later.fits[index]
      inside[index] += later.inside[index]
      misfits[index] = misfits[index] ?? later.misfits[index].map(moved)
    }
    open += later.open.prefix(DateEvidence.shown - open.count).map(moved)
  }

  /// The order that the cells decide, or those between which they do not.
  struct Choice {
    var order: DateOrder?
    var reasons: [String] = []
    var open: [DateOrder] = []
    /// The cells contradict one another.
    var isContradictory = false

    func mayBe(_ order: DateOrder) -> Bool { !isContradictory && open.contains(order) }
  }

  func choice(_ near: ClosedRange<Int32>) -> Choice {
    var choice = Choice()
    guard cells > 0 else { return choice }
    let orders = DateOrder.known
    let candidates = orders.indices.filter { fits[$0] == cells }
    let nearby = candidates.filter { inside[$0] == cells }
    if candidates.count == 1 {
      choice.order = orders[candidates[0]]
      // The line that leaves no other order.
      let proof = orders.indices.compactMap { misfits[$0] }.max { $0.line < $1.line }
      choice.reasons.append(Self.text(proof))
    } else if nearby.count == 1 {
      choice.order = orders[nearby[0]]
      choice.reasons += orders.indices.compactMap { misfits[$0] }.prefix(1).map { Self.text($0) }
      choice.reasons.append(
        "\(cells) × \(Day(number: near.lowerBound).month.text)..\(Day(number: near.upperBound).month.text)")
    } else if candidates.isEmpty {
      let partly = orders.indices.filter { fits[$0] > 0 }
      choice.open = (partly.isEmpty ? Array(orders.indices) : partly).map { orders[$0] }
      choice.isContradictory = true
    } else {
      choice.open = (nearby.isEmpty ? candidates : nearby).map { orders[$0] }
    }
    return choice
  }

  /// Names the orders and the lines that would decide between them.
  func leaveOpen(_ decision: inout DateDecision, _ choice: Choice) {
    decision.openOrders += choice.open.filter { !decision.openOrders.contains($0) }
    decision.open +=
      choice.isContradictory
      ? choice.open.map { order in
        Self.text(misfits[DateOrder.known.firstIndex(of: order) ?? 0]) + " ≠ " + order.name
      }
      : open.map { cell in
        let readings = choice.open.compactMap { ShortDate(cell: cell.text)?.day($0, year: 0)?.text }
        return Self.text(cell) + " = " + readings.joined(separator: " | ")
      }
  }

  static func text(_ cell: Cell?) -> String { cell.map { "\($0.line): “\($0.text)”" } ?? "" }
}
