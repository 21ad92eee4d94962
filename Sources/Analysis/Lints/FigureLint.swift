public import Diagnostics

/// One named check of a finished report: what is known to go wrong in published ones.
struct FigureLint {
  /// L01 … L25.
  var name: String
  var code: FindingCode
  /// Every place that the check objects to.
  var check: @Sendable (PrintedReport) -> [LintHit]

  init(_ name: String, _ code: FindingCode, _ check: @escaping @Sendable (PrintedReport) -> [LintHit]) {
    self.name = name
    self.code = code
    self.check = check
  }

  /// All of them, in order.
  static let all: [FigureLint] = [
    FigureLint("L01", .partsDifferFromTotal, partsAndTotal),
    FigureLint("L02", .shareOfRoundedParts, sharesOfCounts),
    FigureLint("L03", .printedChangeWrong, printedChanges),
    FigureLint("L04", .sameYearAndMonthChange, sameChanges),
    FigureLint("L05", .percentForPoints, percentForPoints),
    FigureLint("L06", .changeFromZero, changesFromZero),
    FigureLint("L07", .smallBaseUnsaid, smallBases),
    FigureLint("L08", .unitHidesNumber, hidingUnits),
    FigureLint("L09", .closedAboveReceived, closedAboveReceived),
    FigureLint("L10", .closedEqualsReceived, closedEqualsReceived),
    FigureLint("L11", .superlativeContradicted, superlatives),
    FigureLint("L12", .rateWithoutDenominator, ratesWithoutDenominator),
    FigureLint("L13", .falsePrecision, falsePrecision),
    FigureLint("L14", .marginWithoutSample, marginsWithoutSample),
    FigureLint("L15", .zeroWithoutBound, zerosWithoutBound),
    FigureLint("L16", .indexWithoutMethod, indexesWithoutMethod),
    FigureLint("L17", .outsideCalendar, clocksOutsideCalendar),
    FigureLint("L18", .personalDatum, personalData),
    FigureLint("L19", .smallCellRecoverable, recoverableCells),
    FigureLint("L20", .merchantsDiffer, merchantCount),
    FigureLint("L21", .taxonomyDiffers, taxonomySize),
    FigureLint("L22", .sitesDifferFromTotal, sitesAndTotal),
    FigureLint("L23", .mixedClassifications, mixedClassifications),
    FigureLint("L24", .partialPeriod, partialPeriods),
    FigureLint("L25", .festivalUnaligned, unalignedFestivals),
  ]
}

/// A place that a lint objects to.
struct LintHit {
  var place: String
  var found = ""
  var expected = ""
}

/// Runs every lint over a report; findings in the order of the lints, then of the report.
///
/// Findings: WT4031 (L01) … WT4055 (L25); `rule` names the lint.
public func lint(_ report: PrintedReport, report name: String) -> [Finding] {
  FigureLint.all.flatMap { lint in
    lint.check(report).map { hit in
      Finding(
        lint.code, at: SourcePosition(file: name), heading: hit.place, found: hit.found, expected: hit.expected,
        rule: lint.name)
    }
  }
}
