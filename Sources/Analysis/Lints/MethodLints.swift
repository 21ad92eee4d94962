// What is left unsaid, or compared amiss: L12, L14–L17, L20, L21, L23–L25.

/// L12.
func ratesWithoutDenominator(_ report: PrintedReport) -> [LintHit] {
  report.rates.filter { $0.denominator.isEmpty && !$0.printed.isEmpty }.map {
    LintHit(place: $0.place, found: $0.printed)
  }
}

/// L14.
func marginsWithoutSample(_ report: PrintedReport) -> [LintHit] {
  report.rates.filter {
    $0.hasInterval && !$0.isProbabilitySample && !$0.note.contains("非概率") && !$0.note.contains("仅供参考")
  }.map {
    LintHit(place: $0.place)
  }
}

/// L15.
func zerosWithoutBound(_ report: PrintedReport) -> [LintHit] {
  report.rates.filter { rate in
    rate.isCountOfEvents && rate.events == 0 && !rate.hasInterval && !rate.note.contains("上限")
  }.map { LintHit(place: $0.place) }
}

/// L16.
func indexesWithoutMethod(_ report: PrintedReport) -> [LintHit] {
  report.indexes.filter { $0.method.isEmpty || $0.isComposite && !$0.hasWeights }.map { LintHit(place: $0.place) }
}

/// L17.
func clocksOutsideCalendar(_ report: PrintedReport) -> [LintHit] {
  report.clocks.filter { $0.untold > 0 }.map { LintHit(place: $0.place, found: "\($0.untold)") }
}

/// L20.
func merchantCount(_ report: PrintedReport) -> [LintHit] {
  guard let declared = report.frame.declaredMerchants, declared != report.frame.merchants else { return [] }
  return [LintHit(place: "商户", found: "\(report.frame.merchants)", expected: "\(declared)")]
}

/// L21.
func taxonomySize(_ report: PrintedReport) -> [LintHit] {
  let frame = report.frame
  guard frame.classes != frame.declaredClasses || frame.items != frame.declaredItems else { return [] }
  return [
    LintHit(
      place: "需求分类", found: "\(frame.classes)类\(frame.items)项",
      expected: "\(frame.declaredClasses)类\(frame.declaredItems)项")
  ]
}

/// L23.
func mixedClassifications(_ report: PrintedReport) -> [LintHit] {
  report.tables.filter { Set($0.classifications).count > 1 }.map {
    LintHit(place: $0.place, found: Set($0.classifications).sorted().joined(separator: "、"))
  }
}

/// L24: a leap day is no partial period.
func partialPeriods(_ report: PrintedReport) -> [LintHit] {
  report.changes.compactMap { change in
    guard let days = change.days, (days.now - days.then).magnitude > 1 else { return nil }
    return LintHit(place: change.place, found: "\(days.now)", expected: "\(days.then)")
  }
}

/// L25.
func unalignedFestivals(_ report: PrintedReport) -> [LintHit] {
  report.changes.filter { !$0.festivalMonth.isEmpty && !$0.note.contains("春节") }.map {
    LintHit(place: $0.place, found: $0.festivalMonth)
  }
}
