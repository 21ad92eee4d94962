import StationModel
import Workbooks

/// What became of needs, which are named together, and how they changed between the periods: the second page of the summary's 需求分析.
struct NeedPatternBlock {
  let sheet: NeedsSheet

  private typealias Text = Words.NeedPatterns
  private static let pairs = 14
  private var scope: ReportScope { sheet.scope }
  private var figures: NeedFigures { scope.figures.needs }
  private var number: CellStyle { Look.number(NumberFormat.count) }
  /// Columns of figures: the narrow one before the charts is none.
  private var columns: [Int] { (3...sheet.lastColumn).filter { scope.isWide || $0 != sheet.tableEnd + 1 } }
  /// Pairs and chart stand beside the tables where those have room left of them.
  private var isBeside: Bool { !scope.isWide && sheet.tableEnd >= 3 + Text.changeHeads.count - 1 }
  /// Last column of the tables on the left.
  private var leftEnd: Int { isBeside ? sheet.tableEnd : sheet.lastColumn }

  /// Writes what there is from a row on.
  ///
  /// - Returns: first rows of the parts that must not lie across two pages, and the row after them.
  func write(_ target: inout SheetDescription, from top: Int) -> (blocks: [Int], end: Int) {
    guard scope.isSummary, columns.count >= Text.changeHeads.count else { return ([], top) }
    var blocks: [Int] = []
    var row = top
    let outcome = writeOutcomes(&target, from: row)
    if outcome > row {
      blocks.append(row)
      let right = isBeside ? writePairs(&target, from: row) : row
      row = max(outcome, right)
    }
    let change = writeChanges(&target, from: row)
    if change > row {
      blocks.append(row)
      if isBeside, outcome > top {
        addChart(&target, outcomes: top + 3, first: sheet.chartColumn, rows: (row + 1)...max(row + 12, change - 1))
        if change < row + 13 { target.height(change...(row + 12), 19) }
      }
      row = isBeside && outcome > top ? max(change, row + 13) : change
    } else if outcome > top {
      // Nobody answered in both periods: the page has room below.
      blocks.append(row)
      target.height(row, 9)
      target.height((row + 1)...(row + 15), 20)
      addChart(&target, outcomes: top + 3, first: 0, rows: (row + 1)...(row + 15))
      row += 16
    }
    if !isBeside || outcome == top {
      let pairs = writePairs(&target, from: row)
      if pairs > row { blocks.append(row) }
      row = pairs
    }
    return (blocks, row)
  }

  private func begin(
    _ target: inout SheetDescription, _ top: Int, _ title: String, _ first: Int, _ last: Int
  ) {
    target.height(top, 9)
    target.merge(top + 1, first, top + 1, last, .text(title), Look.section)
    target.height(top + 1, 22)
    target.height(top + 2, 34)
  }

  private func value(
    _ target: inout SheetDescription, _ row: Int, _ column: Int, _ value: Double?, _ style: CellStyle
  ) {
    target.put(row, column, value.map { .number($0) } ?? .text(Words.none), style)
  }

  private func name(_ code: String) -> String {
    code.split(separator: "+").map { part in
      scope.settings.taxonomy.items.first { $0.code == part }?.name ?? String(part)
    }.joined(separator: "、")
  }

  // MARK: What became of them

  private func writeOutcomes(_ target: inout SheetDescription, from top: Int) -> Int {
    guard !figures.outcomes.isEmpty else { return top }
    begin(&target, top, Text.outcomes, 0, columns[Text.outcomeHeads.count - 1])
    target.header(top + 2, 0, top + 2, 2, Words.Needs.item)
    for (place, head) in Text.outcomeHeads.enumerated() {
      target.text(top + 2, columns[place], head, Look.header.sized(9))
    }
    var row = top + 3
    let byItem = Dictionary(grouping: figures.outcomes, by: \.item)
    for (place, item) in sheet.items.enumerated() {
      let own = byItem[item.code] ?? []
      target.merge(row, 0, row, 2, .text(item.name), Look.text)
      writeOutcome(&target, row, own, asked: sheet.firstRow + place)
      target.origin(
        CellRange(row: row, column: columns[0], toRow: row, toColumn: columns[Text.outcomeHeads.count - 1]),
        [scope.lineage.needs(.all, items: [item.code]), scope.lineage.services(.all, meeting: [item.code])])
      target.height(row, 19)
      row += 1
    }
    target.merge(row, 0, row, 2, .text(Words.total), Look.center.total)
    for place in 0..<4 where place != 3 {
      target.formula(
        row, columns[place], "SUM(\(span(top + 3, columns[place], row - 1, columns[place])))", number.total)
    }
    share(&target, row) { $0.total }
    writeDays(&target, row, figures.outcomes) { $0.total }
    // The longest wait is that of the items', and what no service is for adds up.
    for (place, function) in [(5, "MAX"), (6, "SUM")] {
      let own = span(top + 3, columns[place], row - 1, columns[place])
      let isTold = place == 6 || figures.outcomes.contains { !$0.isMet && $0.days != nil }
      if isTold { target.formula(row, columns[place], "\(function)(\(own))", number.total) }
    }
    target.height(row, 20)
    return row + 1
  }

  private func writeOutcome(_ target: inout SheetDescription, _ row: Int, _ own: [NeedOutcome], asked: Int) {
    let merchants = scope.figures.merchants
    let code = asked - sheet.firstRow
    // The table above, where it counts the same needs.
    if own.count == merchants.count(where: { $0.needItems >> UInt64(code) & 1 == 1 }) {
      target.formula(row, columns[0], at(asked, sheet.totalColumn), number)
    } else {
      target.count(row, columns[0], own.count)
    }
    target.count(row, columns[1], own.count(where: \.isMet))
    target.formula(row, columns[2], "\(at(row, columns[0]))-\(at(row, columns[1]))", number)
    share(&target, row) { $0 }
    writeDays(&target, row, own) { $0 }
  }

  private func share(_ target: inout SheetDescription, _ row: Int, _ style: (CellStyle) -> CellStyle) {
    let (met, all) = (at(row, columns[1]), at(row, columns[0]))
    target.formula(
      row, columns[3], "IF(\(all)=0,\"—\",\(met)/\(all))", style(Look.number(NumberFormat.share)))
  }

  private func writeDays(
    _ target: inout SheetDescription, _ row: Int, _ own: [NeedOutcome], _ style: (CellStyle) -> CellStyle
  ) {
    let met = own.filter(\.isMet).compactMap(\.days)
    let open = own.filter { !$0.isMet }
    value(&target, row, columns[4], Self.median(met), style(Look.number(NumberFormat.index)))
    value(&target, row, columns[5], open.compactMap(\.days).max().map(Double.init), style(number))
    target.count(row, columns[6], open.count { $0.kinds.isEmpty }, style(number))
  }

  /// Missing: no days.
  static func median(_ days: [Int]) -> Double? {
    guard !days.isEmpty else { return nil }
    let sorted = days.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
  }

  // MARK: Change between the periods

  private func writeChanges(_ target: inout SheetDescription, from top: Int) -> Int {
    guard !figures.changes.isEmpty else { return top }
    begin(&target, top, Text.changes, 0, leftEnd)
    target.header(top + 2, 0, top + 2, 2, Words.Needs.item)
    let heads = Text.changeHeads
    for (place, head) in heads.enumerated() {
      let column = columns[place]
      let isLast = place == heads.count - 1
      target.header(top + 2, column, top + 2, isLast ? max(column, leftEnd) : column, head)
    }
    var row = top + 3
    for change in figures.changes {
      let title = (change.basis == .part ? Text.part : "") + name(change.item)
      target.merge(row, 0, row, 2, .text(title), Look.text)
      target.text(row, columns[0], Text.basis(change.basis), Look.center.sized(9))
      target.count(row, columns[1], change.merchants)
      target.formula(row, columns[2], "\(at(row, columns[3]))-\(at(row, columns[4]))+\(at(row, columns[5]))", number)
      target.count(row, columns[3], change.namedReport)
      target.count(row, columns[4], change.gained)
      target.count(row, columns[5], change.lost)
      value(&target, row, columns[6], change.adjustedP, Look.number(NumberFormat.p))
      let p = at(row, columns[6])
      let alpha = Report.decimal(1 - scope.settings.satisfaction.confidence)
      let words =
        "IF(ISNUMBER(\(p)),IF(\(p)<\(alpha),IF(\(at(row, columns[4]))>\(at(row, columns[5])),\"\(Text.rose)\",\"\(Text.fell)\"),\"\(Text.same)\"),\"—\")"
      let column = columns[7]
      target.merge(row, column, row, max(column, leftEnd), .formula("=" + words, cached: nil), Look.text.sized(9))
      let codes = change.item.split(separator: "+").map(String.init)
      target.origin(
        CellRange(row: row, column: columns[1], toRow: row, toColumn: columns[6]),
        [scope.lineage.needs(.all, items: codes)])
      target.height(row, 19)
      row += 1
    }
    return row
  }

  // MARK: Named together

  private func writePairs(_ target: inout SheetDescription, from top: Int) -> Int {
    let shown = figures.pairs.filter { $0.both > 0 && $0.lift ?? 0 > 1 }
      .sorted { ($1.both, $1.lift ?? 0, $0.first + $0.second) < ($0.both, $0.lift ?? 0, $1.first + $1.second) }
      .prefix(Self.pairs)
    guard !shown.isEmpty else { return top }
    let first = isBeside ? sheet.chartColumn : 0
    let last = isBeside ? sheet.lastColumn : min(sheet.lastColumn, 8)
    // Two names, and two figures in the last columns.
    let half = isBeside ? first + (last - 1 - first) / 2 : 2
    begin(&target, top, Text.pairs, first, last)
    target.header(top + 2, first, top + 2, half - (isBeside ? 1 : 0), Text.pairHeads[0])
    let second = half + (isBeside ? 0 : 1)
    target.header(top + 2, second, top + 2, last - 2, Text.pairHeads[1])
    target.text(top + 2, last - 1, Text.pairHeads[2], Look.header.sized(9))
    target.text(top + 2, last, Text.pairHeads[3], Look.header.sized(9))
    var row = top + 3
    for pair in shown {
      target.merge(row, first, row, second - 1, .text(name(pair.first)), Look.text.sized(9))
      target.merge(row, second, row, last - 2, .text(name(pair.second)), Look.text.sized(9))
      target.count(row, last - 1, pair.both)
      target.number(row, last, pair.lift, Look.number(NumberFormat.decimal))
      target.origin(
        CellRange(row: row, column: last - 1, toRow: row, toColumn: last),
        [scope.lineage.needs(.all, items: [pair.first, pair.second])])
      if target.height(of: row) == nil { target.height(row, 19) }
      row += 1
    }
    return row
  }

  private func addChart(
    _ target: inout SheetDescription, outcomes first: Int, first column: Int, rows: ClosedRange<Int>
  ) {
    let last = first + sheet.items.count - 1
    var chart = ChartDescription(
      .stackedBar, title: Text.chart,
      area: CellRange(row: rows.lowerBound, column: column, toRow: rows.upperBound, toColumn: sheet.lastColumn))
    for (place, name, color) in [(1, Text.met, Palette.blue), (2, Text.waiting, Palette.orange)] {
      var series = SeriesDescription(
        .text(name), categories: target.cells(first, 0, last, 0),
        values: target.cells(first, columns[place], last, columns[place]), color: color)
      series.labels = SeriesLook.segmentLabels(place - 1, from: 3)
      chart.series.append(series)
    }
    chart.readAsTable()
    chart.xAxis.title = Text.axis
    chart.gap = 40
    chart.altText = "各需求项已由服务满足的项次与仍在等待的项次。"
    target.add(chart)
  }
}

extension Words {
  enum NeedPatterns {
    static let outcomes = "需求满足情况（一户一项为一项次，服务在提出之后办结才算满足）"
    static let outcomeHeads = [
      "提出\n（项次）", "已满足\n（项次）", "等待中\n（项次）", "满足率", "已满足的\n中位天数", "最长已等\n（天）", "无对应\n服务类型",
    ]
    static let changes = "两期需求变化（两期都作答的同一批商户，McNemar 精确检验）"
    static let changeHeads = [
      "口径", "两期都答\n（家）", "基期提出\n（家）", "本期提出\n（家）", "新提出\n（家）", "不再提出\n（家）", "校正 p\n（Holm）", "结论",
    ]
    static let part = "　其中："
    static func basis(_ basis: NeedChange.Basis) -> String {
      switch basis {
      case .same: "同一项"
      case .joined: "合并比较"
      case .part: "只计数"
      case .new: "新增项"
      }
    }
    static let rose = "▲ 上升，差异显著"
    static let fell = "▼ 下降，差异显著"
    static let same = "变化不显著"
    static let pairs = "经常一起提出的需求（多于偶然，按同时提出的商户数）"
    static let pairHeads = ["需求项甲", "需求项乙", "同时提出\n（家）", "为互不相干\n时的倍数"]
    static let chart = "各项需求：已满足与等待中（项次）"
    static let met = "已满足"
    static let waiting = "等待中"
    static let axis = "项次"
  }
}
