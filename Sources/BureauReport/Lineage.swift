import StationModel
import Workbooks

/// Says of figures which rows of the workspace they were made from, with the same conditions by which those rows were counted.
struct Lineage {
  let settings: PipelineSettings
  let merchants: [MerchantFigures]

  private func months(isReport: Bool) -> CellSource.Condition {
    let range = isReport ? settings.periods.report : settings.periods.base
    return .between("month", range.first.text, range.last.text)
  }

  /// The rows of a group, without its period.
  private func conditions(_ group: FigureGroup) -> [CellSource.Condition] {
    switch group {
    case .all: []
    case .site(let site): [.equals("site", settings.sites[site].name)]
    case .trade(let trade): [.equals("trade", trade)]
    case .siteTrade(let site, let trade): conditions(.site(site)) + [.equals("trade", trade)]
    case .merchant(let index): [.equals("merchant_id", merchants[index].id)]
    case .month(let month): [.equals("month", month.text)]
    case .siteMonth(let site, let month): conditions(.site(site)) + [.equals("month", month.text)]
    case .complaintClass(let code): [.equals("class", code)]
    case .siteClass(let site, let code): conditions(.site(site)) + [.equals("class", code)]
    case .unassigned: [.absent("merchant_id")]
    }
  }

  private func hasMonth(_ group: FigureGroup) -> Bool {
    switch group {
    case .month, .siteMonth: true
    default: false
    }
  }

  private func period(_ group: FigureGroup, isReport: Bool) -> [CellSource.Condition] {
    hasMonth(group) ? conditions(group) : conditions(group) + [months(isReport: isReport)]
  }

  func satisfaction(_ group: FigureGroup, isReport: Bool = true) -> CellSource {
    let who = settings.satisfaction.respondent
    let respondent: [CellSource.Condition] = ["消费者", "商户"].contains(who) ? [.equals("respondent", who)] : []
    return CellSource("satisfaction_response", respondent + period(group, isReport: isReport))
  }

  /// Answers to the overall question.
  func overall(_ group: FigureGroup) -> CellSource {
    satisfaction(group).and(.present("overall"))
  }

  func complaints(_ group: FigureGroup, isReport: Bool) -> CellSource {
    CellSource("complaint", [.equals("kind", "投诉")] + period(group, isReport: isReport))
  }

  /// Missing months: both periods.
  func complaints(_ group: FigureGroup) -> CellSource {
    let all = settings.periods.all
    return CellSource(
      "complaint", [.equals("kind", "投诉")] + conditions(group) + [.between("month", all.first.text, all.last.text)])
  }

  /// Complaints of a stretch of months, and what their rate is divided by.
  func complaints(_ group: FigureGroup, _ range: MonthRange) -> CellSource {
    let months = CellSource.Condition.between("month", range.first.text, range.last.text)
    return CellSource("complaint", [.equals("kind", "投诉")] + conditions(group) + [months])
  }

  func exposure(_ group: FigureGroup, _ range: MonthRange) -> CellSource {
    guard settings.complaints.denominator != "merchant_months" else { return CellSource("merchant", conditions(group)) }
    let months = CellSource.Condition.between("month", range.first.text, range.last.text)
    return CellSource("exposure", conditions(group) + [months, .present("visitors")])
  }

  /// What complaint rates are divided by; classes and trades have none of their own.
  func exposure(_ group: FigureGroup, isReport: Bool) -> CellSource {
    var own = group
    switch group {
    case .siteTrade(let site, _), .siteClass(let site, _): own = .site(site)
    case .complaintClass, .trade, .unassigned: own = .all
    default: break
    }
    guard settings.complaints.denominator != "merchant_months" else {
      return CellSource("merchant", hasMonth(own) ? [] : conditions(own))
    }
    return CellSource("exposure", period(own, isReport: isReport) + [.present("visitors")])
  }

  /// Services of the report period; those whose day of request is not told count too.
  func services(_ group: FigureGroup, kind: String? = nil) -> CellSource {
    var result = CellSource("service", conditions(group) + [.oneOf("in_report", ["1"])])
    guard let kind else { return result }
    let known = settings.services.kinds.first { $0.name == kind }
    result.conditions.append(.oneOf("kind", known.map { [$0.name] + $0.aliases } ?? [kind]))
    return result
  }

  /// Services that met a need for one of the items.
  func services(_ group: FigureGroup, meeting items: [String]) -> CellSource {
    CellSource("service", conditions(group) + [.oneOf("met_item", items)])
  }

  /// Answers that name one of the items.
  func needs(_ group: FigureGroup, items: [String]) -> CellSource {
    CellSource("need_response", conditions(group) + [.oneOf("item", items)])
  }

  /// All answers of the survey of needs.
  func needAnswers(_ group: FigureGroup) -> CellSource { CellSource("need_response", conditions(group)) }

  func merchantList(_ group: FigureGroup) -> CellSource { CellSource("merchant", conditions(group)) }

  /// The value of an indicator of the leader evaluation.
  func indicator(_ id: String, _ group: FigureGroup) -> CellSource {
    guard let indicator = settings.leaders.indicators.first(where: { $0.id == id }) else {
      return CellSource("assessment", conditions(group))
    }
    switch indicator.source {
    case "satisfaction", "bottom_share": return overall(group)
    case "complaint_rate", "mediation": return complaints(group, isReport: true)
    case "needs_met": return needs(group, items: settings.taxonomy.items.map(\.code))
    default: return CellSource("assessment", conditions(group) + [.oneOf("indicator", [indicator.name, indicator.id])])
    }
  }
}

extension ReportScope {
  var lineage: Lineage { Lineage(settings: settings, merchants: figures.merchants) }
}
