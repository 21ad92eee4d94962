import StationModel
import Workbooks

/// The tables that are published, small counts protected.
struct PublicTables {
  let figures: ReportFigures
  let settings: PipelineSettings

  private typealias Value = PublicTable.Value
  private typealias Column = PublicTable.Column
  private typealias Text = Words.Public

  func make() -> [PublicTable] {
    let rule = SmallCells(smallest: settings.report.smallestCount)
    var tables = [coverage, needs, satisfaction, items, months, comparison, classes, services].filter {
      !$0.rows.isEmpty
    }
    if !leaders.rows.isEmpty { tables.append(leaders) }
    return rule.protect(tables.map { $0.rounded() }).enumerated().map { number, table in
      var table = table
      table.name = Text.sheet(number + 1, table.name)
      table.title = Text.title(number + 1, table.title)
      return table
    }
  }

  private var siteNames: [String] { settings.sites.map(\.name) }
  private var total: String { settings.sites.count > 1 ? Words.sitesTotal(settings) : Words.total }
  private var lineage: Lineage { Lineage(settings: settings, merchants: figures.merchants) }
  private func figure(_ value: Double?) -> Value { value.map { .figure($0) } ?? .none }
  /// A p of zero does not exist.
  private func p(_ value: Double?) -> Value {
    value.map { $0 < 0.0005 ? .verdict(Text.leastP) : .figure($0) } ?? .none
  }
  private func plain(_ value: Double?) -> Value { value.map { .plain($0) } ?? .none }

  private var coverage: PublicTable {
    var rows: [[Value]] = []
    var sums = [0, 0]
    for site in settings.sites.indices {
      let own = figures.merchants.filter { $0.site == site }
      let counts = [own.count, own.count { $0.needAnswers > 0 }]
      for index in counts.indices { sums[index] += counts[index] }
      rows.append([.text(siteNames[site])] + counts.map { .count($0) })
    }
    rows.append([.text(total)] + sums.map { .count($0) })
    let text = Text.coverage(settings.siteWord)
    var table = PublicTable(
      text.name, title: text.title, unit: "家", summary: text.summary,
      columns: [Column(settings.siteWord)] + Text.coverageHeads.map { Column($0, NumberFormat.count) }, rows: rows)
    table.hasTotalRow = true
    table.lineSources = groups.map { [lineage.merchantList($0)] }
    return table
  }

  /// The sites and all.
  private var groups: [FigureGroup] { settings.sites.indices.map { .site($0) } + [.all] }

  private var needs: PublicTable {
    let items = settings.taxonomy.items
    let answered = figures.merchants.filter { $0.needAnswers > 0 }
    let rows = items.enumerated().map { number, item -> [Value] in
      let counts = settings.sites.indices.map { site -> Int? in
        let own = answered.filter { $0.site == site }
        // Where nobody was asked, nobody can be said to want nothing.
        return own.isEmpty ? nil : own.count { $0.needItems >> UInt64(number) & 1 == 1 }
      }
      let sum = counts.reduce(0) { $0 + ($1 ?? 0) }
      let share = answered.isEmpty ? nil : Double(sum) / Double(answered.count)
      let category = settings.taxonomy.classes.first { $0.code == item.classCode }?.name ?? item.classCode
      return [.text(category), .text(item.name)] + counts.map { $0.map { .count($0) } ?? .none } + [
        .count(sum), plain(share),
      ]
    }
    var table = PublicTable(
      Text.needs.name, title: Text.needs.title, unit: "家、%", summary: Text.needs.summary,
      columns: [Column(Words.Needs.category), Column(Words.Needs.item)]
        + siteNames.map { Column($0 + "（家）", NumberFormat.count) }
        + [
          Column(Words.total + "（家）", NumberFormat.count),
          Column(Words.Needs.share(allAnswered: answered.count == figures.merchants.count), NumberFormat.share),
        ], rows: rows)
    let sum = 2 + settings.sites.count
    table.summedColumns = 2...(sum - 1)
    for (row, item) in items.enumerated() {
      table.names[row * table.columns.count + sum] = "needs " + item.code
      table.bases[row * table.columns.count + sum + 1] = "needs " + item.code
    }
    table.lineSources = items.map { [lineage.needs(.all, items: [$0.code])] }
    for (row, item) in items.enumerated() {
      for site in settings.sites.indices {
        table.cellSources[row * table.columns.count + 2 + site] = [lineage.needs(.site(site), items: [item.code])]
      }
    }
    return table
  }

  private var satisfaction: PublicTable {
    let groups = settings.sites.indices.map { (siteNames[$0], FigureGroup.site($0)) } + [(total, .all)]
    let rows = groups.map { name, group -> [Value] in
      let found = figures.satisfaction.index(of: group) ?? SatisfactionIndex()
      // Mean, interval and score of a few answers tell every one of them.
      guard found.n >= SatisfactionIndex.fewestPublished else {
        return [.text(name), .count(found.n)] + Array(repeating: figure(nil), count: 6)
      }
      return [
        .text(name), .count(found.n), figure(found.mean), figure(found.index), figure(found.interval?.low),
        figure(found.interval?.high), figure(found.topTwo),
        figure(settings.satisfaction.asksRecommendation ? found.nps : nil),
      ]
    }
    let formats = [
      NumberFormat.count, NumberFormat.decimal, NumberFormat.index, NumberFormat.index, NumberFormat.index,
      NumberFormat.share, NumberFormat.signed,
    ]
    let level = Report.percent(settings.satisfaction.confidence)
    var table = PublicTable(
      Text.satisfaction.name, title: Text.satisfaction.title, unit: "份、分、%", summary: Text.satisfaction.summary,
      columns: [Column(settings.siteWord)] + zip(Text.satisfactionHeads(level), formats).map { Column($0, $1) },
      rows: rows)
    let found = groups.map { figures.satisfaction.index(of: $0.1) ?? SatisfactionIndex() }
    // Answers that name no site stand in the total alone.
    table.hasTotalRow = found.dropLast().reduce(0) { $0 + $1.n } == found.last?.n
    let satisfied = found.map { $0.levels.suffix(2).reduce(0, +) }
    table.shared = [satisfied, zip(found, satisfied).map { $0.n - $1 }].map {
      PublicTable.SharedCount(column: 6, counts: $0, with: [4, 5])
    }
    for row in groups.indices { table.names[row * table.columns.count + 1] = "answers \(row)" }
    table.lineSources = self.groups.map { [lineage.overall($0)] }
    return table
  }

  private var items: PublicTable {
    let groups = settings.sites.indices.map { (siteNames[$0], FigureGroup.site($0)) } + [(total, .all)]
    let questions = settings.satisfaction.items
    let rows = groups.map { name, group -> [Value] in
      [.text(name)]
        + questions.map { item in
          let found = figures.satisfaction.items.first {
            $0.group == group && $0.item == item.id && $0.n >= SatisfactionIndex.fewestPublished
          }
          return plain(found?.index)
        }
    }
    var table = PublicTable(
      Text.items.name, title: Text.items.title, unit: "分", summary: Text.items.summary,
      columns: [Column(settings.siteWord)] + questions.map { Column($0.name + "（分）", NumberFormat.index) },
      rows: questions.isEmpty ? [] : rows)
    let answers = questions.map { item in
      groups.map { group in
        figures.satisfaction.items.first { $0.group == group.1 && $0.item == item.id }?.n ?? 0
      }
    }
    // The answers behind an item stand in no column, but the fractions that an index can be tell of them: few are protected here,
    // and another line so that the total does not tell them; and a line whose answers are hidden in the table before.
    table.hasTotalRow = answers.allSatisfy { $0.dropLast().reduce(0, +) == $0.last }
    table.shared = answers.enumerated().map { PublicTable.SharedCount(column: 1 + $0, counts: $1) }
    for row in groups.indices {
      for column in questions.indices { table.bases[row * table.columns.count + 1 + column] = "answers \(row)" }
    }
    table.lineSources = self.groups.map { [lineage.satisfaction($0)] }
    return table
  }

  private var complaintHeads: [String] {
    let settings = settings.complaints
    return [
      "投诉件数（件）", Words.Trend.exposureName(self.settings) + "（\(settings.exposureUnit)）", "投诉率（\(settings.rateUnit)）",
    ]
  }

  private var months: PublicTable {
    let own = figures.complaints.months.filter { $0.group == .all && $0.isReportPeriod }.sorted { $0.month < $1.month }
    var rows = own.map { month -> [Value] in
      [.month(serial(month.month.firstDay)), .count(month.count), plain(month.exposure), figure(month.rate)]
    }
    let exposure = own.compactMap(\.exposure).reduce(0, +)
    let count = own.reduce(0) { $0 + $1.count }
    let rate = exposure > 0 ? Double(count) / exposure : nil
    rows.append([.text(Words.total), .count(count), plain(exposure), figure(rate)])
    var table = PublicTable(
      Text.months.name, title: Text.months.title, unit: Words.Trend.unit(settings), summary: Text.months.summary,
      columns: [Column(Words.Trend.month, NumberFormat.month)]
        + zip(complaintHeads, [NumberFormat.count, NumberFormat.exposure, NumberFormat.rate]).map { Column($0, $1) },
      rows: own.isEmpty ? [] : rows)
    table.hasTotalRow = true
    table.names[own.count * table.columns.count + 1] = "complaints"
    table.lineSources = (own.map { .month($0.month) } + [.all]).map { complaintSources($0, base: false) }
    for (row, group) in (own.map { FigureGroup.month($0.month) } + [.all]).enumerated() {
      table.cellSources[row * table.columns.count + 1] = [lineage.complaints(group, isReport: true)]
      table.cellSources[row * table.columns.count + 2] = [lineage.exposure(group, isReport: true)]
    }
    return table
  }

  private func compared(_ name: String, _ row: ComplaintComparison?) -> [Value] {
    let row = row ?? ComplaintComparison()
    return [
      .text(name), .count(row.countReport), .count(row.countBase), figure(row.rateReport), figure(row.rateBase),
      figure(row.ratio), figure(row.decisive.low), figure(row.decisive.high), p(row.decisive.p),
      .verdict(row.verdict.chineseText),
    ]
  }

  private func complaintSources(_ group: FigureGroup, base: Bool) -> [CellSource] {
    (base ? [true, false] : [true]).flatMap {
      [lineage.complaints(group, isReport: $0), lineage.exposure(group, isReport: $0)]
    }
  }

  private func comparisonTable(
    _ text: Text.TableText, _ head: String, _ rows: [[Value]], _ groups: [FigureGroup] = []
  ) -> PublicTable {
    let level = Report.percent(settings.satisfaction.confidence)
    let formats = [
      NumberFormat.count, NumberFormat.count, NumberFormat.rate, NumberFormat.rate, NumberFormat.decimal,
      NumberFormat.decimal, NumberFormat.decimal, NumberFormat.rate, "",
    ]
    let heads = Text.comparisonHeads(settings.complaints.rateUnit, level)
    var table = PublicTable(
      text.name, title: text.title, unit: Words.Trend.unit(settings), summary: text.summary,
      columns: [Column(head)] + zip(heads, formats).map { Column($0, $1) }, rows: rows)
    table.hasTotalRow = true
    if !rows.isEmpty {
      let last = (rows.count - 1) * table.columns.count
      table.names = [last + 1: "complaints", last + 2: "complaints before"]
    }
    table.lineSources = groups.map { complaintSources($0, base: true) }
    for (row, group) in groups.enumerated() {
      // Cases of the report and the base period, then the rates of both.
      for (column, isReport) in [(1, true), (2, false), (3, true), (4, false)] {
        let cases = lineage.complaints(group, isReport: isReport)
        table.cellSources[row * table.columns.count + column] =
          column < 3 ? [cases] : [cases, lineage.exposure(group, isReport: isReport)]
      }
    }
    return table
  }

  private var comparisons: [ComplaintComparison] { figures.complaints.comparisons }

  private var comparison: PublicTable {
    guard !comparisons.isEmpty else {
      return comparisonTable(Text.comparison(settings.siteWord), settings.siteWord, [])
    }
    var rows = settings.sites.indices.map { site in
      compared(siteNames[site], comparisons.first { $0.group == .site(site) })
    }
    let rest = comparisons.first { $0.group == .unassigned }
    if let rest { rows.append(compared(Words.unresolved, rest)) }
    rows.append(compared(total, comparisons.first { $0.group == .all }))
    let sites = settings.sites.indices.map { FigureGroup.site($0) }
    return comparisonTable(
      Text.comparison(settings.siteWord), settings.siteWord, rows, sites + (rest == nil ? [] : [.unassigned]) + [.all])
  }

  private var classes: PublicTable {
    guard !comparisons.isEmpty else { return comparisonTable(Text.classes, Text.classHead, []) }
    var rows = figures.complaints.classes.map { item in
      compared(item.name, comparisons.first { $0.group == .complaintClass(item.code) })
    }
    rows.append(compared(total, comparisons.first { $0.group == .all }))
    return comparisonTable(
      Text.classes, Text.classHead, figures.complaints.classes.isEmpty ? [] : rows,
      figures.complaints.classes.map { .complaintClass($0.code) } + [.all])
  }

  private var services: PublicTable {
    let rate = { (part: Int, whole: Int) -> Double? in whole > 0 ? Double(part) / Double(whole) : nil }
    let row = { (name: String, found: ServiceFigure) -> [Value] in
      [
        .text(name), .count(found.requests), figure(rate(found.respondedInTime, found.respondDue)),
        figure(rate(found.completedInTime, found.completeDue)), figure(found.meanResponse),
        figure(found.tellsSaved ? yuan(found.saved) : nil), figure(found.tellsGained ? yuan(found.gained) : nil),
      ]
    }
    let formats = [
      NumberFormat.count, NumberFormat.share, NumberFormat.share, NumberFormat.index, NumberFormat.money,
      NumberFormat.money,
    ]
    var table = PublicTable(
      Text.services.name, title: Text.services.title, unit: "次、%、小时、元", summary: Text.services.summary,
      columns: [Column(Text.serviceHead)] + zip(Text.serviceHeads, formats).map { Column($0, $1) },
      rows: figures.services.kinds.map { row($0.name, $0) } + [row(Words.total, figures.services.total)])
    table.hasTotalRow = true
    let all = figures.services.kinds + [figures.services.total]
    table.shared = [
      (2, all.map(\.respondedInTime)), (2, all.map { $0.respondDue - $0.respondedInTime }),
      (3, all.map(\.completedInTime)), (3, all.map { $0.completeDue - $0.completedInTime }),
      (4, all.map(\.timedResponses)),
    ].map { PublicTable.SharedCount(column: $0, counts: $1) }
    let kinds = figures.services.kinds
    table.amounts = [
      PublicTable.Amount(column: 5, contributions: kinds.map(\.savers)),
      PublicTable.Amount(column: 6, contributions: kinds.map(\.gainers)),
    ]
    table.sources = [lineage.services(.all)]
    table.lineSources = figures.services.kinds.map { [lineage.services(.all, kind: $0.name)] }
    return table
  }

  /// The one list that names merchants: they are praised in it.
  private var leaders: PublicTable {
    let chosen = figures.leaders.scores.filter(\.isChosen).sorted {
      ($0.rank ?? .max, $0.merchant) < ($1.rank ?? .max, $1.merchant)
    }
    let rows = chosen.filter { figures.merchants.indices.contains($0.merchant) }.map { score -> [Value] in
      let merchant = figures.merchants[score.merchant]
      return [.text(siteNames[merchant.site]), .text(merchant.name), .text(ReportScope.trade(merchant))]
    }
    return PublicTable(
      Text.leaders.name, title: Text.leaders.title, unit: "家",
      summary: Text.leaders.summary + Text.unstable(figures.leaders.sites.reduce(0) { $0 + $1.unstable.count }),
      columns: [Column(settings.siteWord), Column(Words.Leaders.name), Column(Words.trade)], rows: rows)
  }
}
