internal import Cleaning

// What must not be told: L18, L19.

/// L18: telephone and identity numbers in any text.
func personalData(_ report: PrintedReport) -> [LintHit] {
  report.texts.compactMap { text in
    let masked = maskingPersonalNumbers(text.text)
    return masked == text.text ? nil : LintHit(place: text.place, found: masked, expected: "个人号码")
  }
}

/// L19: hidden cells that the total gives back, and small ones that are shown where small ones are hidden.
func recoverableCells(_ report: PrintedReport) -> [LintHit] {
  report.tables.compactMap { table in
    let smallest = report.frame.smallestCount
    let shown = table.parts.compactMap(\.count)
    if shown.contains(where: { $0 > 0 && $0 < smallest }) {
      return LintHit(place: table.place, found: "\(shown.count { $0 > 0 && $0 < smallest })")
    }
    let hidden = table.parts.count - shown.count
    guard hidden > 0, let total = table.total else { return nil }
    let rest = total - shown.reduce(0, +)
    // One cell is the rest; several are known when they can only all be the least or all be the most.
    let isKnown = hidden == 1 || rest <= hidden || smallest > 1 && rest >= hidden * (smallest - 1)
    return isKnown ? LintHit(place: table.place, found: "\(hidden)") : nil
  }
}
