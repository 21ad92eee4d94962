// What is said wrongly: L05, L07, L08, L11, L13.

/// L05.
func percentForPoints(_ report: PrintedReport) -> [LintHit] {
  report.changes.compactMap { change in
    guard change.isRate, let printed = PrintedNumber(change.printed), !printed.isPoints else { return nil }
    let difference = (change.now - change.then) * 100
    // A true relative change of a rate is not the fault; the difference written with a percent sign is.
    guard fixed(difference, printed.decimals) == fixed(printed.value, printed.decimals), difference != 0 else {
      return nil
    }
    let rates = percent(change.then, printed.decimals) + "→" + percent(change.now, printed.decimals)
    return LintHit(place: change.place, found: change.printed, expected: rates)
  }
}

/// L07.
func smallBases(_ report: PrintedReport) -> [LintHit] {
  report.changes.compactMap { change in
    guard let base = change.base, base > 0, base < Sentences.fewestForComfort,
      change.isSentence || PrintedNumber(change.printed) != nil, !change.note.contains("基数较小")
    else { return nil }
    return LintHit(place: change.place, found: "\(base)")
  }
}

/// L08: 37 cases in 万件 read 0.
func hidingUnits(_ report: PrintedReport) -> [LintHit] {
  report.tables.flatMap { table -> [LintHit] in
    guard table.unit > 1 else { return [] }
    let rows = table.parts + [PrintedPart("合计", table.total)]
    return rows.compactMap { row in
      guard let count = row.count, count > 0 else { return nil }
      let shown = fixed(Double(count) / table.unit, table.decimals)
      guard Double(shown) == 0 else { return nil }
      return LintHit(place: table.place + "·" + row.name, found: shown, expected: "\(count)")
    }
  }
}

/// L11: ties are no contradiction.
func superlatives(_ report: PrintedReport) -> [LintHit] {
  report.superlatives.compactMap { claim in
    let values = claim.values.map(\.value)
    guard let extreme = claim.isLargest ? values.max() : values.min(),
      let own = claim.values.first(where: { $0.name == claim.claimed })?.value
    else { return nil }
    guard own != extreme, let right = claim.values.first(where: { $0.value == extreme }) else { return nil }
    return LintHit(place: claim.place, found: claim.claimed, expected: right.name)
  }
}

/// L13: below thirty answers a decimal says nothing.
func falsePrecision(_ report: PrintedReport) -> [LintHit] {
  report.rates.compactMap { rate in
    guard !rate.isCountOfEvents, rate.n > 0, rate.n < Sentences.fewestForComfort,
      let printed = PrintedNumber(rate.printed), printed.decimals > 0, !rate.hasInterval
    else { return nil }
    return LintHit(place: rate.place, found: "\(rate.n)")
  }
}
