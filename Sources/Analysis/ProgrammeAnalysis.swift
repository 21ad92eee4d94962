public import StationModel

/// Programmes and their states in sheet order; others follow by name.
private let programmeOrder = ["标杆企业", "对标达标", "市长质量管理奖", "领跑者"]
private let statusOrder = ["培育", "申报", "参与", "获得标识", "获奖"]

/// The quality programmes up to the end of the report period, each enterprise counted once.
public func programmeFigures(_ input: AnalysisInput) -> ProgrammeFigures {
  struct Key: Hashable {
    var programme: String
    var status: String
  }
  var enterprises: [Key: Set<String>] = [:]
  var bySite: [Key: [Set<String>]] = [:]
  var award: Set<String> = []
  var benchmark: Set<String> = []
  for row in input.tables.programmes where row.recordedOn.map({ $0 <= input.lastReportDay }) ?? true {
    let key = Key(programme: row.programme, status: row.status)
    enterprises[key, default: []].insert(row.enterprise)
    let site = row.site ?? row.merchant.map { input.tables.merchants[$0].site }
    var sites = bySite[key] ?? Array(repeating: [], count: input.sites)
    if let site, site < input.sites { sites[site].insert(row.enterprise) }
    bySite[key] = sites
    if row.programme == "市长质量管理奖", row.status == "申报" || row.status == "获奖" { award.insert(row.enterprise) }
    if row.programme == "对标达标", row.status != "培育" { benchmark.insert(row.enterprise) }
  }
  var result = ProgrammeFigures()
  let keys = enterprises.keys.sorted { left, right in
    let a = (place(left.programme, programmeOrder), left.programme, place(left.status, statusOrder), left.status)
    let b = (place(right.programme, programmeOrder), right.programme, place(right.status, statusOrder), right.status)
    return a < b
  }
  result.rows = keys.map { key in
    var row = ProgrammeFigure()
    row.programme = key.programme
    row.status = key.status
    row.enterprises = enterprises[key]?.count ?? 0
    row.bySite = bySite[key]?.map(\.count) ?? []
    return row
  }
  result.awardApplications = award.count
  result.benchmarkEnterprises = benchmark.count
  result.firstFreeCalibration = firstCalibrations(input).count
  return result
}

private func place(_ name: String, _ order: [String]) -> Int { order.firstIndex(of: name) ?? order.count }
