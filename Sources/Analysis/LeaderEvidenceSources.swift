internal import Measures
internal import StationModel

/// What an indicator of a merchant rests on: counts of answers and complaints in words, rows of small tables with file and line.
struct EvidenceSources {
  private let input: AnalysisInput
  private let met: MetNeeds
  private let cells: SatisfactionCells
  private let exposure: MerchantExposure

  init(_ input: AnalysisInput, _ met: MetNeeds) {
    self.input = input
    self.met = met
    cells = SatisfactionCells(input)
    exposure = MerchantExposure(input)
  }

  /// In words, without a person in it.
  func text(_ indicator: LeaderIndicator, _ merchant: Int) -> String {
    switch indicator.source {
    case "satisfaction": satisfaction(merchant)
    case "bottom_share": "满意度调查：" + levels(merchant) + "；最低两级占比（%）向全体收缩"
    case "complaint_rate": complaintRate(merchant)
    case "mediation": mediation(merchant)
    case "needs_met": needs(merchant)
    default: assessment(indicator, merchant)
    }
  }

  private func satisfaction(_ merchant: Int) -> String {
    let total = cells.total(.report, merchant, cells.overall)
    guard total.n > 0 else { return "满意度调查：本期没有有效评价" }
    let mean = Double(input.settings.satisfaction.minimum) + Double(total.sum) / Double(total.n)
    return "满意度调查：" + levels(merchant) + "，本户平均\(fixed(mean, 2))分；原始值为向全体均值收缩后的指数"
  }

  private func levels(_ merchant: Int) -> String {
    let counts = cells.byMerchant(.report, merchant, cells.overall)
    let minimum = input.settings.satisfaction.minimum
    let parts = counts.enumerated().map { "\(minimum + $0.offset)分\($0.element)份" }
    return "有效评价\(counts.reduce(0, +))份（" + parts.joined(separator: "，") + "）"
  }

  private func complaintRate(_ merchant: Int) -> String {
    let count = complaintsNaming(input.tallies.complaints, merchant, input.reportMonths)
    let share = complaintShare(input.tallies.complaints, of: merchant, input.reportMonths)
    let part = share == Double(count) ? "" : "（一案涉及多户的按份额，计\(fixed(share, 2))件）"
    let unit = exposure.isTransactions ? "千笔交易" : "营业户月"
    return "投诉记录：本期接收\(count)件\(part)，暴露\(fixed(exposure.values[merchant], 1))\(unit)；原始值为向全体收缩后的投诉率"
  }

  private func mediation(_ merchant: Int) -> String {
    let tally = input.tallies.complaints.mediation
    return "投诉记录：办结且结果已知\(tally[merchant * 2 + 1])件，其中调解成功\(tally[merchant * 2])件；成功率（%）向全体收缩"
  }

  private func needs(_ merchant: Int) -> String {
    let items = input.settings.taxonomy.items
    let named = items.indices.filter { input.tallies.needs.items[merchant] >> UInt64($0) & 1 == 1 }
    guard !named.isEmpty else { return "需求调研：未提出需求" }
    let names = named.map { items[$0].code + items[$0].name }.joined(separator: "、")
    let servable = (input.tallies.needs.items[merchant] & met.servable).nonzeroBitCount
    let without = servable < named.count ? "，其中\(servable)项有对应服务类型" : ""
    return "需求调研：提出\(named.count)项（\(names)）\(without)，服务办结\(met.items[merchant].nonzeroBitCount)项"
  }

  private func assessment(_ indicator: LeaderIndicator, _ merchant: Int) -> String {
    let count = assessments(indicator, merchant).count
    return count == 0 ? "指标采集：本期没有记录" : "指标采集：本期\(count)次评定的平均"
  }

  private func assessments(_ indicator: LeaderIndicator, _ merchant: Int) -> [Assessment] {
    inOrder { row in
      row.merchant == merchant && (row.indicator == indicator.name || row.indicator == indicator.id)
        && (row.assessedOn.map { input.settings.periods.report.contains($0.month) } ?? true)
    }
  }

  /// By day and value: the order of the file says nothing.
  private func inOrder(_ isWanted: (Assessment) -> Bool) -> [Assessment] {
    input.tables.assessments.filter(isWanted).sorted { one, other in
      (one.assessedOn ?? Day(number: 0), one.value) < (other.assessedOn ?? Day(number: 0), other.value)
    }
  }

  // MARK: Rows with file and line

  /// The records behind an indicator that are one row of a small table each.
  func rows(_ indicator: LeaderIndicator, _ merchant: Int) -> [LeaderEvidence] {
    switch indicator.source {
    case "assessment":
      assessments(indicator, merchant).map { row in
        source(merchant, indicator.name, row.value, "指标采集 " + dayText(row.assessedOn), row.origin)
      }
    case "needs_met": metRows(indicator, merchant)
    default: []
    }
  }

  private func metRows(_ indicator: LeaderIndicator, _ merchant: Int) -> [LeaderEvidence] {
    let items = input.settings.taxonomy.items
    return items.indices.compactMap { item in
      let place = merchant * input.tallies.needs.shape.needItems + item
      let index = Int(met.services[place])
      guard input.tables.services.indices.contains(index) else { return nil }
      let service = input.tables.services[index]
      let text = "服务台账 \(service.id) \(service.kind)：\(items[item].code)\(items[item].name)，提出后\(met.days[place])日办结"
      return source(merchant, indicator.name, nil, text, service.origin)
    }
  }

  /// What was recorded of the indicators that must be 0.
  func gateRows(_ merchant: Int) -> [LeaderEvidence] {
    input.settings.leaders.mustBeZero.flatMap { name in
      inOrder { row in
        row.merchant == merchant && row.indicator == name
          && (row.assessedOn.map { input.settings.periods.all.contains($0.month) } ?? true)
      }.map { source(merchant, name, $0.value, "指标采集 " + dayText($0.assessedOn), $0.origin) }
    }
  }

  private func dayText(_ day: Day?) -> String { day?.text ?? "日期不详" }

  private func source(_ merchant: Int, _ name: String, _ value: Double?, _ text: String, _ origin: RowOrigin)
    -> LeaderEvidence
  {
    var row = LeaderEvidence(merchant, .source, name)
    row.raw = value
    row.text = text
    row.origin = origin
    return row
  }
}
