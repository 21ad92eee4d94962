// What does not add up: L01–L04, L06, L09, L10, L22.

/// L01.
func partsAndTotal(_ report: PrintedReport) -> [LintHit] { report.tables.filter { !$0.isBySite }.compactMap(unequal) }

/// L22.
func sitesAndTotal(_ report: PrintedReport) -> [LintHit] { report.tables.filter(\.isBySite).compactMap(unequal) }

/// A table with a hidden part cannot be added up.
private func unequal(_ table: PrintedTable) -> LintHit? {
  let counts = table.parts.compactMap(\.count)
  guard table.isPartition, let total = table.total, counts.count == table.parts.count, !counts.isEmpty else {
    return nil
  }
  let sum = counts.reduce(0, +)
  return sum == total ? nil : LintHit(place: table.place, found: "\(sum)", expected: "\(total)")
}

/// L02: a printed share must be the rounded quotient of its counts, with half away from zero.
func sharesOfCounts(_ report: PrintedReport) -> [LintHit] {
  report.tables.flatMap { table -> [LintHit] in
    guard let total = table.total, total > 0 else { return [] }
    return table.parts.compactMap { part in
      guard let count = part.count, let share = part.share else { return nil }
      let right = fixed(Double(count) / Double(total) * 100, share.decimals)
      let printed = fixed(share.percent, share.decimals)
      guard right != printed else { return nil }
      return LintHit(place: table.place + "·" + part.name, found: printed + "%", expected: right + "%")
    }
  }
}

/// L03: the printed change against the one that the two figures give, at the printed decimals.
func printedChanges(_ report: PrintedReport) -> [LintHit] {
  report.changes.compactMap { change in
    guard let printed = PrintedNumber(change.printed), change.then != 0 else { return nil }
    let value =
      printed.isPoints
      ? (change.now - change.then) * 100 : (change.now - change.then) / change.then.magnitude * 100
    let right = fixed(value, printed.decimals)
    guard right != fixed(printed.value, printed.decimals) else { return nil }
    // The difference of two rates with a percent sign is L05's.
    let points = fixed((change.now - change.then) * 100, printed.decimals)
    if change.isRate, !printed.isPoints, points == fixed(printed.value, printed.decimals) { return nil }
    return LintHit(
      place: change.place, found: change.printed, expected: right + (printed.isPoints ? "个百分点" : "%"))
  }
}

/// L04: of two rows or more, every one with the same two changes.
func sameChanges(_ report: PrintedReport) -> [LintHit] {
  let rows = report.changes.filter { PrintedNumber($0.printed) != nil && PrintedNumber($0.printedMonthly) != nil }
  guard rows.count >= 2, rows.allSatisfy({ $0.printed == $0.printedMonthly }) else { return [] }
  return [LintHit(place: rows[0].place, found: "\(rows.count)")]
}

/// L06.
func changesFromZero(_ report: PrintedReport) -> [LintHit] {
  report.changes.compactMap { change in
    guard change.then == 0, let printed = PrintedNumber(change.printed), !printed.isPoints else { return nil }
    return LintHit(place: change.place, found: change.printed)
  }
}

/// L09.
func closedAboveReceived(_ report: PrintedReport) -> [LintHit] {
  report.closings.compactMap { closing in
    let possible = closing.received + closing.carriedOver
    guard closing.closed > possible else { return nil }
    return LintHit(place: closing.place, found: "\(closing.closed)", expected: "\(possible)")
  }
}

/// L10: all of last year's cases are closed, and not all of them have a day of closing; equal by chance where there are few.
func closedEqualsReceived(_ report: PrintedReport) -> [LintHit] {
  report.closings.compactMap { closing in
    guard let closed = closing.closedBefore, closed == closing.receivedBefore, closed >= Sentences.fewestForComfort,
      closing.datedBefore.map({ $0 < closed }) ?? (closing.closed != closing.received)
    else { return nil }
    return LintHit(place: closing.place, found: "\(closed)", expected: closing.datedBefore.map { "\($0)" } ?? "")
  }
}

/// A printed percentage or difference in points: `-10.0%`, `+2.7个百分点`.
struct PrintedNumber {
  var value: Double
  var decimals: Int
  var isPoints: Bool

  /// Nil for dashes, words and empty texts.
  init?(_ text: String) {
    isPoints = text.contains("百分点")
    let digits = text.filter { "+-−.0123456789".contains($0) }.map { $0 == "−" ? "-" : $0 }
    guard text.contains("%") || text.contains("％") || isPoints, let value = Double(String(digits)) else { return nil }
    self.value = value
    decimals = digits.firstIndex(of: ".").map { digits.count - $0 - 1 } ?? 0
  }
}
