public import Diagnostics
public import StationModel

/// All figures of a run, from settings, small tables and tallies alone. Deterministic: same input, same bits.
///
/// The parts can be had one by one: ``needFigures(_:)``, ``satisfactionFigures(_:)``, ``complaintFigures(_:)``,
/// ``serviceFigures(_:)``, ``programmeFigures(_:)``, ``leaderFigures(_:needs:)``,
/// ``qualityFigures(accounts:findings:siteWord:)``.
public func analyse(
  settings: PipelineSettings, tables: SmallTables, tallies: Tallies, accounts: [SourceFileAccount],
  findings: [Finding]
) -> ReportFigures {
  analyse(AnalysisInput(settings: settings, tables: tables, tallies: tallies), accounts: accounts, findings: findings)
}

/// All figures of a prepared input.
public func analyse(_ input: AnalysisInput, accounts: [SourceFileAccount], findings: [Finding]) -> ReportFigures {
  var figures = ReportFigures()
  let met = metNeeds(input)
  figures.dataUntil = input.lastReportDay
  figures.trades = input.trades
  figures.needs = needFigures(input, met: met)
  figures.satisfaction = satisfactionFigures(input)
  figures.complaints = complaintFigures(input)
  figures.services = serviceFigures(input, met: met)
  figures.programmes = programmeFigures(input)
  figures.leaders = leaderFigures(input, met: met)
  figures.quality = qualityFigures(
    accounts: accounts, findings: findings, siteWord: input.settings.siteWord)
  figures.merchants = merchantFigures(input, met: met, satisfaction: figures.satisfaction)
  figures.methods = methodNotes(input, figures)
  figures.sentences = keySentences(input, figures)
  figures.siteSentences = (0..<input.sites).map { siteSentences(input, figures, site: $0) }
  figures.lints = lint(printedReport(input, figures), report: input.settings.title)
  return figures
}
